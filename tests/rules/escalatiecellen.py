"""The cells of the escalation ladder, as written by hand in `escalatie_cellen.csv`.

Each row says from domain §9 and the paragraph in `bron` who acts, who handed it over, towards whom
and through whom. The file is never computed from a profile: it is what the profiles are held to.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

VOLWASSENE = "volwassene"
MELDPUNT = "de coördinator Meldpunt Zorg & Overlast"
"""Who runs the table of the adults in the file."""


class Cel(Struct, frozen=True):
    """What the ladder tells apart."""

    spoor: str
    stap: int
    categorie: str
    opdrachtgever: str
    kring: str = "zorg"
    overlast: str = "nee"
    regie_bij_partij: str = "nee"


class Antwoord(Struct, frozen=True):
    """What it must say; `{organisatie}` is who does not perform. None = nobody, straight on."""

    wie: str
    overgedragen_door: str | None
    richting: str
    via: str | None
    bindend: bool
    bron: str

    def bij(self, organisatie: str, meldpunt: str = MELDPUNT) -> "Antwoord":
        """For this organisation, at an adult table that this coördinator runs."""
        return Antwoord(
            self.wie.replace("{organisatie}", organisatie).replace(MELDPUNT, meldpunt),
            self.overgedragen_door,
            self.richting.replace("{organisatie}", organisatie),
            self.via,
            self.bindend,
            self.bron,
        )


@cache
def cellen() -> Mapping[Cel, Antwoord]:
    """Every cell with its answer; each stands in the file once."""
    with Path(__file__).with_name("escalatie_cellen.csv").open(encoding="utf-8") as bestand:
        rijen = list(csv.DictReader(bestand))
    gelezen = {
        Cel(
            rij["spoor"],
            int(rij["stap"]),
            rij["categorie"],
            rij["opdrachtgever"],
            rij["kring"],
            rij["overlast"],
            rij["regie_bij_partij"],
        ): Antwoord(
            rij["wie"],
            rij["overgedragen_door"] or None,
            rij["richting"],
            None if rij["via"] == "rechtstreeks" else rij["via"] or None,
            rij["bindend"] == "ja",
            rij["bron"],
        )
        for rij in rijen
    }
    assert len(gelezen) == len(rijen)
    return gelezen
