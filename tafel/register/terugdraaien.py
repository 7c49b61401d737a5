"""Named SQL about taking an import back: what it left, and what was built on that since."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from tafel.register.store import Register

AUTOMATISCH = {
    "melding": frozenset({"melding_wijziging", "toedelingsbesluit", "importspoor", "beoordeling"}),
    "casus": frozenset({"melding", "toedelingsbesluit", "gebeurtenis"}),
    "persoon": frozenset({"melding"}),
    "huishouden": frozenset({"persoon", "casus", "importspoor"}),
}
"""Per table the tables that refer to it and that the program fills by itself: a row in any other
one was put there by somebody.
"""
VANZELF = ("geopend", "toedeling", "categorie")
"""Events of a casus that follow from its meldingen alone."""
_WANNEER = ("tijd", "gemaakt_op", "gestart_op", "dag", "sinds")
"""Columns that tell when a row was made; of the first one that a table has."""


class Sinds(Struct, frozen=True):
    """The moment at which an import was done; what was there before is no objection to undoing it.

    `hoogste` tells per table the highest number at that moment (docs/adr/0004). None for an import
    of an older version: then the time of a row decides, or its day, and what is of that very moment
    counts as after it.
    """

    tijd: str
    dag: str
    hoogste: Mapping[str, int] | None

    @property
    def is_exact(self) -> bool:
        return self.hoogste is not None

    def voorwaarde(self, tabel: str, kolommen: Iterable[str]) -> str:
        """SQL that holds for rows of `tabel`, of which these are columns, made since."""
        if self.hoogste is not None:
            return f"id > {self.hoogste.get(tabel, 0):d}"
        wanneer = next((kolom for kolom in _WANNEER if kolom in kolommen), None)
        if wanneer is None:
            return "TRUE"
        return f"{wanneer} >= '{self.tijd if wanneer == 'tijd' else self.dag}'"


ALTIJD = Sinds("", "", {})
"""Whatever was done counts, however long ago."""


def hoogste_nummers(register: Register) -> dict[str, int]:
    """Per table that numbers its rows the highest number there is now."""
    tabellen = register.lees(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) k "
        "WHERE m.type = 'table' AND k.name = 'id' AND k.type = 'INTEGER'"
    )
    return {
        tabel: rij[0]
        for (tabel,) in tabellen
        for rij in register.lees(f'SELECT coalesce(max(id), 0) FROM "{tabel}"')
    }


def _lijst(waarden: Iterable[object]) -> str:
    return json.dumps(list(waarden))


def importering(register: Register, nummer: int) -> sqlite3.Row | None:
    return register.lees_een("SELECT * FROM importering WHERE id = :nummer", nummer=nummer)


def toegevoegd(register: Register, importering: int) -> list[sqlite3.Row]:
    """The meldingen that an import added."""
    return register.lees(
        "SELECT m.id, m.persoon, p.huishouden, m.casus, m.status FROM melding m "
        "JOIN persoon p ON p.id = m.persoon WHERE m.importering = :importering ORDER BY m.id",
        importering=importering,
    )


def sporen(register: Register, importering: int) -> list[sqlite3.Row]:
    """What an import changed of what was there, as it was; in the order in which it did."""
    return register.lees(
        "SELECT * FROM importspoor WHERE importering = :importering ORDER BY id",
        importering=importering,
    )


def wijzigingen(register: Register, importering: int) -> list[sqlite3.Row]:
    """The columns that an import changed, in the order in which it did."""
    return register.lees(
        "SELECT id, melding, veld, oud FROM melding_wijziging WHERE importering = :importering "
        "ORDER BY id",
        importering=importering,
    )


def later_gewijzigd(
    register: Register, meldingen: Iterable[int], importering: int
) -> dict[int, int | None]:
    """Of these meldingen those that were changed after what this import did: by which import, or
    None by hand.
    """
    return {
        rij["melding"]: rij["importering"]
        for rij in register.lees(
            "SELECT w.melding, w.importering FROM melding_wijziging w "
            "LEFT JOIN importering i ON i.id = w.importering "
            "WHERE w.melding IN (SELECT value FROM json_each(:lijst)) AND w.ongedaan IS NULL "
            "AND i.ongedaan_op IS NULL AND w.importering IS NOT :importering "
            "AND w.id > coalesce((SELECT max(e.id) FROM melding_wijziging e "
            "WHERE e.melding = w.melding AND e.importering = :importering), 0) ORDER BY w.id DESC",
            lijst=_lijst(meldingen),
            importering=importering,
        )
    }


def later_geleverd(register: Register, importering: int) -> list[sqlite3.Row]:
    """Per later import that stands (id, runs of meldingen that it held without changing them)."""
    return register.lees(
        "SELECT id, bekend FROM importering WHERE id > :importering AND ongedaan_op IS NULL "
        "AND bekend IS NOT NULL ORDER BY id",
        importering=importering,
    )


def zelf_besloten(register: Register, meldingen: Iterable[int], sinds: Sinds) -> list[int]:
    """Of these meldingen those about which a coördinator decided, from a moment on."""
    rijen = register.lees(
        "SELECT DISTINCT melding FROM toedelingsbesluit WHERE voorstel IS NOT NULL "
        "AND melding IN (SELECT value FROM json_each(:lijst)) "
        f"AND {sinds.voorwaarde('toedelingsbesluit', _WANNEER)}",
        lijst=_lijst(meldingen),
    )
    return [rij["melding"] for rij in rijen]


def beoordeeld(register: Register, meldingen: Iterable[int]) -> list[int]:
    """Of these meldingen those of which somebody said whose they are."""
    rijen = register.lees(
        "SELECT melding, met FROM beoordeling WHERE oordeel IN ('zelfde', 'ander', 'nooit') "
        "AND (melding IN (SELECT value FROM json_each(:lijst)) "
        "OR met IN (SELECT value FROM json_each(:lijst)))",
        lijst=_lijst(meldingen),
    )
    gezocht = set(meldingen)
    return [nummer for rij in rijen for nummer in rij if nummer in gezocht]


def vanzelf_besloten(register: Register, meldingen: Iterable[int], sinds: Sinds) -> set[int]:
    """Of these meldingen those that the rules decided on, from a moment on."""
    rijen = register.lees(
        "SELECT DISTINCT melding FROM toedelingsbesluit "
        "WHERE melding IN (SELECT value FROM json_each(:lijst)) "
        f"AND {sinds.voorwaarde('toedelingsbesluit', _WANNEER)}",
        lijst=_lijst(meldingen),
    )
    return {rij["melding"] for rij in rijen}


def meldingen_per_casus(register: Register, casussen: Iterable[int]) -> dict[int, set[int]]:
    """Per casus every melding that it has or that was decided on in it."""
    per_casus: dict[int, set[int]] = {}
    for rij in register.lees(
        "SELECT casus, id AS melding FROM melding "
        "WHERE casus IN (SELECT value FROM json_each(:lijst)) "
        "UNION SELECT casus, melding FROM toedelingsbesluit "
        "WHERE casus IN (SELECT value FROM json_each(:lijst))",
        lijst=_lijst(casussen),
    ):
        per_casus.setdefault(rij["casus"], set()).add(rij["melding"])
    return per_casus


def eigen_gebeurtenissen(
    register: Register, casussen: Iterable[int], sinds: Sinds = ALTIJD
) -> Iterator[int]:
    """Of these casussen those to which something happened by somebody's hand, from a moment on."""
    for rij in register.lees(
        f"SELECT DISTINCT casus FROM gebeurtenis WHERE {sinds.voorwaarde('gebeurtenis', _WANNEER)} "
        "AND casus IN (SELECT value FROM json_each(:casussen)) "
        "AND soort NOT IN (SELECT value FROM json_each(:vanzelf))",
        casussen=_lijst(casussen),
        vanzelf=_lijst(VANZELF),
    ):
        yield rij["casus"]


def verwijzingen(
    register: Register, naar: str, nummers: Sequence[int], sinds: Sinds = ALTIJD
) -> Iterator[tuple[int, str]]:
    """(number, table) of what somebody hung on these rows of table `naar`, from a moment on.

    Whichever tables there are: one that is added to the register later counts as well.
    """
    if not nummers:
        return
    for tabel, kolom in _verwijzende_kolommen(register, naar):
        kolommen = {rij["name"] for rij in register.lees(f'PRAGMA table_info("{tabel}")')}
        for rij in register.lees(
            f'SELECT DISTINCT "{kolom}" FROM "{tabel}" '
            f'WHERE "{kolom}" IN (SELECT value FROM json_each(:lijst)) '
            f"AND {sinds.voorwaarde(tabel, kolommen)}",
            lijst=_lijst(nummers),
        ):
            yield rij[0], tabel


def _verwijzende_kolommen(register: Register, naar: str) -> Iterator[tuple[str, str]]:
    for rij in register.lees(
        'SELECT m.name AS tabel, f."from" AS kolom FROM sqlite_master m '
        "JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" = :naar "
        "ORDER BY 1, 2",
        naar=naar,
    ):
        if rij["tabel"] not in AUTOMATISCH[naar]:
            yield rij["tabel"], rij["kolom"]


def erbij_gekomen(register: Register, huishoudens: Iterable[int], sinds: Sinds) -> set[int]:
    """Of these households those that somebody joined, or of which a child got a number, since."""
    rijen = register.lees(
        "SELECT DISTINCT huishouden FROM persoon "
        "WHERE huishouden IN (SELECT value FROM json_each(:lijst)) "
        "AND (erbij_op IS NOT NULL OR genoemd IS NOT NULL) "
        f"AND {sinds.voorwaarde('persoon', ('id',))}",
        lijst=_lijst(huishoudens),
    )
    return {rij["huishouden"] for rij in rijen}


def crises(register: Register, meldingen: Iterable[int]) -> set[int]:
    """Of these meldingen those that say that there is a crisis, or were allocated as one."""
    rijen = register.lees(
        "SELECT id FROM melding WHERE id IN (SELECT value FROM json_each(:lijst)) "
        "AND (crisis = 'ja' OR uitkomst = 'crisis')",
        lijst=_lijst(meldingen),
    )
    return {rij["id"] for rij in rijen}


def crisiscasussen(register: Register, casussen: Iterable[int]) -> list[int]:
    """Of these casussen those whose crisis is open."""
    rijen = register.lees(
        "SELECT id FROM casus WHERE id IN (SELECT value FROM json_each(:lijst)) "
        "AND status = 'open' AND crisis = 'open' ORDER BY id",
        lijst=_lijst(casussen),
    )
    return [rij["id"] for rij in rijen]


def vergeet(register: Register, importering: int) -> None:
    """What an import had changed, as it was: once it is put back it need not be kept twice."""
    register.verwijder("DELETE FROM importspoor WHERE importering = :nummer", nummer=importering)


def verwijder(register: Register, meldingen: Sequence[int], casussen: Sequence[int]) -> None:
    """Take these meldingen out with what the program kept of them, the casussen that have no other,
    and the people and households that nobody else speaks of.

    For good: `secure_delete` writes over what they held. The number of a melding or a casus is
    never given again; that of an event may be, so no import remembers one that is gone.
    """
    weg, leeg = _lijst(meldingen), _lijst(casussen)
    in_weg = "IN (SELECT value FROM json_each(:weg))"
    [personen] = register.lees(
        f"SELECT json_group_array(DISTINCT persoon) FROM melding WHERE id {in_weg}", weg=weg
    )
    [huizen] = register.lees(
        "SELECT json_group_array(DISTINCT huishouden) FROM persoon "
        "WHERE id IN (SELECT value FROM json_each(:weg))",
        weg=personen[0],
    )
    niet_bewoond = (
        "NOT IN (SELECT huishouden FROM persoon UNION SELECT huishouden FROM casus "
        "UNION SELECT woont FROM persoon WHERE woont IS NOT NULL)"
    )
    for tabel, waar, nummers in (
        ("toedelingsbesluit", f"melding {in_weg}", weg),
        ("melding_wijziging", f"melding {in_weg}", weg),
        ("importspoor", f"melding {in_weg}", weg),
        ("beoordeling", f"melding {in_weg} OR met {in_weg}", weg),
        ("gebeurtenis", f"casus {in_weg}", leeg),
        ("melding", f"id {in_weg}", weg),
        ("casus", f"id {in_weg}", leeg),
        ("persoon", f"id {in_weg} AND id NOT IN (SELECT persoon FROM melding)", personen[0]),
        ("importspoor", f"huishouden {in_weg} AND huishouden {niet_bewoond}", huizen[0]),
        ("huishouden", f"id {in_weg} AND id {niet_bewoond}", huizen[0]),
    ):
        register.verwijder(f"DELETE FROM {tabel} WHERE {waar}", weg=nummers)
    hoogste = hoogste_nummers(register)
    for rij in register.lees(
        "SELECT id, hoogste FROM importering WHERE hoogste IS NOT NULL AND ongedaan_op IS NULL"
    ):
        eerder: dict[str, int] = json.loads(rij["hoogste"])
        lager = {tabel: min(nummer, hoogste.get(tabel, 0)) for tabel, nummer in eerder.items()}
        if lager != eerder:
            register.werk_bij("importering", rij["id"], {"hoogste": json.dumps(lager)})
