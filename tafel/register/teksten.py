"""Free text as it is written, and the names that the register knows around a casus."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tafel.register.store import Register

VRIJE_TEKST: Mapping[str, tuple[str, ...]] = {
    "notitie": ("tekst", "bron"),
    "overlegbesluit": ("tekst",),
    "besluitcorrectie": ("tekst", "reden"),
    "afspraak": ("wat", "toelichting"),
    "afspraakcorrectie": ("reden",),
    "plan": (
        *("analyse", "tijdsplan", "netwerk", "grond", "verwijscriteria", "methodiek"),
        *("ondersteuning", "steunsysteem", "evaluatie", "gezin_zegt"),
    ),
    "doel": ("tekst", "maat", "toelichting"),
    "escalatie": ("toelichting", "motivering", "resultaat_tekst"),
    "casus": ("verheldering", "volgreden", "evaluatie"),
    "terugkoppeling": ("tekst",),
    "toedelingsbesluit": ("motivering",),
}
"""Per table of a casus its columns of free text; a new one belongs here."""
_CASUS: Mapping[str, str] = {
    "casus": "SELECT id FROM casus WHERE id = :nummer",
    "besluitcorrectie": (
        "SELECT b.casus FROM besluitcorrectie c JOIN overlegbesluit b ON b.id = c.besluit "
        "WHERE c.id = :nummer"
    ),
    "afspraakcorrectie": (
        "SELECT a.casus FROM afspraakcorrectie c JOIN afspraak a ON a.id = c.afspraak "
        "WHERE c.id = :nummer"
    ),
    "terugkoppeling": (
        "SELECT coalesce(t.casus, m.casus) FROM terugkoppeling t "
        "LEFT JOIN melding m ON m.id = t.melding WHERE t.id = :nummer"
    ),
    "toedelingsbesluit": (
        "SELECT coalesce(t.casus, m.casus) FROM toedelingsbesluit t "
        "JOIN melding m ON m.id = t.melding WHERE t.id = :nummer"
    ),
}


@dataclass(frozen=True, slots=True)
class Geschreven:
    """One free text that a command wrote, and the row that it is in."""

    tabel: str
    nummer: int | None
    """None: one of many rows that were written at once."""
    tekst: str
    casus: int | None
    """As the row itself has it."""


def vrije_teksten(tabel: str, nummer: int | None, rij: Mapping[str, Any]) -> list[Geschreven]:
    """The free texts of a row as it is written."""
    return [
        Geschreven(tabel, nummer, rij[kolom], rij.get("casus"))
        for kolom in VRIJE_TEKST.get(tabel, ())
        if rij.get(kolom)
    ]


def casus_van(register: "Register", tekst: Geschreven) -> int | None:
    """The casus that a text is about; None when it is about none, or was not kept."""
    if tekst.casus is not None or tekst.nummer is None:
        return tekst.casus
    anders = f"SELECT casus FROM {tekst.tabel} WHERE id = :nummer"
    rij = register.lees_een(_CASUS.get(tekst.tabel, anders), nummer=tekst.nummer)
    return None if rij is None else rij[0]


def personen(register: "Register", casussen: Iterable[int]) -> list[sqlite3.Row]:
    """Everybody of the household, and of whom a melding of the casus is, by casus."""
    return register.lees(
        "WITH gevraagd AS MATERIALIZED (SELECT value AS casus FROM json_each(:lijst)) "
        "SELECT c.id AS casus, p.voornaam, p.tussenvoegsel, p.achternaam FROM gevraagd g "
        "CROSS JOIN casus c ON c.id = g.casus CROSS JOIN persoon p ON p.huishouden = c.huishouden "
        "UNION SELECT m.casus, p.voornaam, p.tussenvoegsel, p.achternaam FROM gevraagd g "
        "CROSS JOIN melding m ON m.casus = g.casus CROSS JOIN persoon p ON p.id = m.persoon",
        lijst=json.dumps(list(casussen)),
    )


def genoemden(register: "Register", casussen: Iterable[int]) -> list[sqlite3.Row]:
    """The meldingen of these casussen that may name children, or their melder."""
    return register.lees(
        "SELECT m.casus, m.inwonende_kinderen, m.melder_naam, m.melder_organisatie "
        "FROM json_each(:lijst) g CROSS JOIN melding m ON m.casus = g.value "
        "WHERE m.inwonende_kinderen IS NOT NULL OR m.melder_naam IS NOT NULL",
        lijst=json.dumps(list(casussen)),
    )
