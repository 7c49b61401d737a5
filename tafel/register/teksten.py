"""Free text as it is written: which columns hold it, and who wrote it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

VRIJE_TEKST: Mapping[str, tuple[str, ...]] = {
    "notitie": ("tekst", "bron"),
    "overlegbesluit": ("tekst",),
    "besluitcorrectie": ("tekst", "reden"),
    "overlegregel": ("tekst",),
    "overlegverzet": ("reden",),
    "afspraak": ("wat", "toelichting"),
    "afspraakcorrectie": ("reden",),
    "plan": (
        *("analyse", "tijdsplan", "netwerk", "grond", "verwijscriteria", "methodiek"),
        *("ondersteuning", "steunsysteem", "evaluatie", "gezin_zegt"),
    ),
    "doel": ("tekst", "maat", "toelichting"),
    "escalatie": ("toelichting", "motivering", "resultaat_tekst"),
    "casus": (
        *("verheldering", "volgreden", "evaluatie", "opschortreden", "casemanager_reden"),
        "niet_overgedragen",
    ),
    "crisiscontact": ("uitkomst",),
    "inbreng": ("uitkomst", "niet"),
    "afstemming": ("uitkomst",),
    "casuszonder": ("reden",),
    "knelpunt": ("tekst",),
    "ervaring": ("tekst",),
    "rectificatie": ("reden",),
    "terugkoppeling": ("tekst",),
    "toedelingsbesluit": ("motivering",),
}
"""Per table its columns of free text; a new one belongs here."""
HANDELENDE: Mapping[str, tuple[str, ...]] = {"afspraak": ("wie",)}
"""Columns that say who does something: mostly a professional, at times the client."""


class Geschreven(Struct, frozen=True):
    """One free text that a command wrote, and the row that it is in."""

    tabel: str
    nummer: int | None
    """None: one of many rows that were written at once."""
    tekst: str
    casus: int | None
    """As the row itself has it."""
    wie: bool = False
    """It says who does something."""


def vrije_teksten(tabel: str, nummer: int | None, rij: Mapping[str, Any]) -> list[Geschreven]:
    """The free texts of a row as it is written."""
    return [
        Geschreven(tabel, nummer, rij[kolom], rij.get("casus"), wie)
        for kolommen, wie in ((VRIJE_TEKST, False), (HANDELENDE, True))
        for kolom in kolommen.get(tabel, ())
        if rij.get(kolom)
    ]
