"""Named SQL about taking text out of the register, its papers and its bytes (docs/adr/0015)."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from msgspec import Struct

from tafel.register.plaatsen import GEEN_TEKST, OVERAL, Tekstplaats
from tafel.register.rijen.beheer import Rectificatierij
from tafel.register.rijen.overleg import Overlegversierij
from tafel.register.store import Register, Waarde, als_lijst

_OPEN = -1
"""No rectification has this number: while `bezig` says so no transaction can be committed."""


class Kring(Struct, frozen=True):
    """What is looked through: a casus with its meldingen, a melding that has none, or all."""

    casus: int | None = None
    melding: int | None = None
    meldingen: tuple[int, ...] = ()
    escalaties: tuple[int, ...] = ()

    @property
    def alles(self) -> bool:
        return self.casus is None and self.melding is None


def kring(register: Register, casus: int | None, melding: int | None) -> Kring:
    """Around a casus with the meldingen that are of it; a melding alone; without either all."""
    if casus is None:
        return Kring(None, melding, () if melding is None else (melding,))
    meldingen = register.lees("SELECT id FROM melding WHERE casus = :casus", casus=casus)
    escalaties = register.lees("SELECT id FROM escalatie WHERE casus = :casus", casus=casus)
    return Kring(casus, melding, tuple(r[0] for r in meldingen), tuple(r[0] for r in escalaties))


def rijen(register: Register, tabel: str, plaats: Tekstplaats, rond: Kring) -> list[sqlite3.Row]:
    """The rows of a table that are of these, with `sleutel_` and `dag_`."""
    return register.lees(
        f'SELECT {plaats.sleutel} AS sleutel_, {plaats.dag} AS dag_, * FROM "{tabel}" '
        f"WHERE {OVERAL if rond.alles else plaats.waar} ORDER BY 1",
        casussen=als_lijst([] if rond.casus is None else [rond.casus]),
        meldingen=als_lijst(rond.meldingen),
    )


def schrijf(
    register: Register, tabel: str, plaats: Tekstplaats, sleutel: int, waarden: Mapping[str, Waarde]
) -> None:
    """Set columns of a row, without a trace of what they were."""
    zetten = ", ".join(f"{kolom} = :{kolom}" for kolom in waarden)
    register.lees(
        f'UPDATE "{tabel}" SET {zetten} WHERE {plaats.sleutel} = :sleutel_',
        sleutel_=sleutel,
        **waarden,
    )


@contextmanager
def bezig(register: Register, nummer: int) -> Iterator[None]:
    """Tables that only grow let typed text go in this block, in the caller's write transaction."""
    register.lees(
        "UPDATE rectificatie SET bezig = :open WHERE id = :nummer", open=_OPEN, nummer=nummer
    )
    yield
    register.lees("UPDATE rectificatie SET bezig = NULL WHERE id = :nummer", nummer=nummer)


def laatste_versies(register: Register, nummers: Iterable[int]) -> list[Overlegversierij]:
    """Of these versions of a besluitenlijst those after which none came."""
    return register.rijen(
        Overlegversierij,
        "SELECT * FROM overlegversie v WHERE id IN (SELECT value FROM json_each(:lijst)) "
        "AND versie = (SELECT max(w.versie) FROM overlegversie w WHERE w.overleg = v.overleg)",
        lijst=als_lijst(nummers),
    )


def alle(register: Register) -> list[Rectificatierij]:
    """What was rectified, the last first."""
    return register.rijen(Rectificatierij, "SELECT * FROM rectificatie ORDER BY id DESC")


def van_mensen(register: Register, rond: Kring) -> list[str]:
    """What is known of the people themselves: names, children, where they live or lived."""
    gevraagd = "IN (SELECT value FROM json_each(:meldingen))"
    personen = (
        "SELECT p.* FROM persoon p JOIN casus c ON c.huishouden = p.huishouden WHERE c.id = :casus "
        "UNION SELECT p.* FROM persoon p JOIN melding m ON m.persoon = p.id "
        f"WHERE m.id {gevraagd}"
    )
    if rond.alles:
        personen, gevraagd = "SELECT * FROM persoon", "IS NOT NULL"
    huizen = f"IN (SELECT huishouden FROM ({personen}) UNION SELECT woont FROM ({personen}))"
    waar = "SELECT postcode, huisnummer, huisletter, toevoeging, buurt FROM"
    return [
        " ".join(str(deel) for deel in rij if deel is not None)
        for vraag in (
            f"SELECT voornaam, tussenvoegsel, achternaam FROM ({personen})",
            f"{waar} huishouden WHERE id {huizen}",
            f"{waar} huisadres WHERE huishouden {huizen}",
            f"SELECT inwonende_kinderen FROM melding WHERE id {gevraagd}",
        )
        for rij in register.lees(vraag, casus=rond.casus, meldingen=als_lijst(rond.meldingen))
    ]


def gegevens(register: Register, reden: str) -> list[str]:
    """What stands in the columns that are not looked through for this `reden`, row by row."""
    rijen = []
    for tabel, waarom in GEEN_TEKST.items():
        if kolommen := [kolom for kolom, dit in waarom.items() if dit == reden]:
            rijen += register.lees(f'SELECT {", ".join(kolommen)} FROM "{tabel}"')
    return [" ".join(str(deel) for deel in rij if deel is not None) for rij in rijen]


def papieren(register: Register, rond: Kring, sinds: str) -> list[sqlite3.Row]:
    """What was made since a day of what left the register: handeling, onderwerp, how often, and
    the last day and user; of the casus itself, and of meetings that had it on a paper.
    """
    return register.lees(
        "SELECT handeling, onderwerp, count(*) AS keren, max(dag) AS dag FROM logregel "
        "WHERE dag >= :sinds AND (handeling IN ('plan toon', 'casus toon') "
        "AND (onderwerp = CAST(:casus AS TEXT) OR onderwerp LIKE :casus || ' %') "
        "OR handeling = 'melding toon' "
        "AND onderwerp IN (SELECT 'M' || value FROM json_each(:meldingen)) "
        "OR handeling = 'escaleer brief' "
        "AND onderwerp IN (SELECT 'E' || value FROM json_each(:escalaties)) "
        "OR handeling IN ('agenda', 'overleg besluitenlijst') AND EXISTS (SELECT 1 FROM casus c "
        "WHERE c.id = :casus AND onderwerp LIKE c.tafel || ' %') "
        "OR handeling IN ('rapport weeklijst', 'casus exporteer', 'beheer inzage', "
        "'beheer backup', 'beheer exporteer')) "
        "GROUP BY handeling, onderwerp ORDER BY dag, handeling, onderwerp",
        casus=rond.casus,
        meldingen=als_lijst(rond.meldingen),
        escalaties=als_lijst(rond.escalaties),
        sinds=sinds,
    )


def imports(register: Register, meldingen: tuple[int, ...]) -> list[int]:
    """The imports that these meldingen came with."""
    return [
        rij[0]
        for rij in register.lees(
            "SELECT DISTINCT importering FROM melding WHERE importering IS NOT NULL "
            "AND id IN (SELECT value FROM json_each(:lijst)) ORDER BY 1",
            lijst=als_lijst(meldingen),
        )
    ]
