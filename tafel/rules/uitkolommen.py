"""Facts that, when not stated, follow from columns of a melding (domain §5.1, risico_samenleving).

They are worked out before the table decides: a list in the profile says which values make it `ja`;
without any of them the fact stays unknown.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from tafel.domain.basis import Leesbaar
from tafel.kolommen import KOLOM_VAN, SCHEIDING, in_woorden
from tafel.rules.beslistabel.beslistabel import Bevinding
from tafel.rules.feiten import FEITEN


class Volgfeit(Struct, frozen=True):
    """One fact that is `ja` when one of these columns holds one of its values."""

    feit: str
    kolommen: tuple[tuple[str, frozenset[str]], ...]
    bron: str

    def volgt_uit(self, rij: Leesbaar) -> str | None:
        """The first column that says so, in words ("aard overlast"); None when none does."""
        for kolom, waarden in self.kolommen:
            if gevonden := waarden.intersection((rij[kolom] or "").split(SCHEIDING)):
                return f"{KOLOM_VAN[kolom].label} {in_woorden(min(gevonden))}"
        return None


def lees_volgfeiten(inhoud: Mapping[str, Mapping[str, Any]]) -> tuple[Volgfeit, ...]:
    """From the section `uit_kolommen` of a profile that `toets_volgfeiten` approved."""
    return tuple(
        Volgfeit(
            feit,
            tuple((rij["kolom"], frozenset(rij["waarden"])) for rij in deel["ja"]),
            deel["bron"],
        )
        for feit, deel in inhoud.items()
    )


def toets_volgfeiten(inhoud: Mapping[str, Mapping[str, Any]]) -> Iterator[Bevinding]:
    """What it names and is not there."""
    for feit, deel in inhoud.items():
        plaats = f"uit_kolommen.{feit}"
        bekend = FEITEN.get(feit)
        if bekend is None or bekend.waarden != ("ja", "nee") or bekend.verstek is not None:
            yield Bevinding(plaats, "dit is geen feit dat ja, nee of onbekend is")
        for rij in deel["ja"]:
            yield from _toets_kolom(plaats, rij["kolom"], rij["waarden"])


def _toets_kolom(plaats: str, naam: str, waarden: Sequence[str]) -> Iterator[Bevinding]:
    kolom = KOLOM_VAN.get(naam)
    if kolom is None or not kolom.waarden:
        yield Bevinding(plaats, f"«{naam}» is geen kolom met vaste waarden")
        return
    for waarde in waarden:
        if waarde not in kolom.waarden:
            yield Bevinding(plaats, f"«{waarde}» is geen waarde van kolom {naam}")
