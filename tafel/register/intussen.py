"""What somebody else changed of a casus or a melding while a run was looking at it."""

from msgspec import Struct

from tafel.register.store import Register

NOTITIE = "notitie"
_SPOREN = {
    "gebeurtenis": ("casus", "tekst"),
    "melding_wijziging": ("melding", "veld"),
    "toedelingsbesluit": ("melding", "'toegedeeld'"),
    "notitie": ("casus", f"'{NOTITIE}'"),
}
"""The tables that keep what changed: of what, and the words for it, without name or free text."""


class Intussenrij(Struct, frozen=True):
    """A change of a casus or a melding."""

    soort: str
    nummer: int
    tijd: str
    wie: str
    wat: str
    """A short phrase, or the column."""


Stand = dict[str, int]
"""How far the register is: per table its last row."""


def stand(register: Register) -> Stand:
    """The register as it is now."""
    laatsten = ", ".join(f"(SELECT max(id) FROM {tabel})" for tabel in _SPOREN)
    rij = register.lees_een(f"SELECT {laatsten}")
    assert rij is not None
    return {tabel: nummer or 0 for tabel, nummer in zip(_SPOREN, rij, strict=True)}


def wijzigingen(register: Register, na: Stand, tot: Stand | None = None) -> list[Intussenrij]:
    """What changed after one moment, up to another."""
    delen = (
        f"SELECT '{soort}' AS soort, {soort} AS nummer, tijd, wie, {wat} AS wat FROM {tabel} "
        f"WHERE id > {na[tabel]}" + (f" AND id <= {tot[tabel]}" if tot else "")
        for tabel, (soort, wat) in _SPOREN.items()
    )
    return register.rijen(Intussenrij, " UNION ALL ".join(delen))
