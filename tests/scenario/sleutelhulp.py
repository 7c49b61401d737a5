"""Deliveries of persons in many spellings, for the scenarios about keys."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Tafel

DAG = "2026-11-23"
KOP = (
    "kenmerk;datum;melder;naam;geboren;postcode;huisnummer;toevoeging;kinderen;problemen;"
    "bijzonderheden;betrokken_organisaties;reden;regulier aanbod"
)
KOLOMMEN = KOP.split(";")
RIJ = {
    "kenmerk": "LK-1",
    "datum": "19-11-2026",
    "melder": "Loket d'Oost",
    "naam": "Chiara d'Orme-Meijer",
    "geboren": "12-03-1968",
    "postcode": "1102 AB",
    "huisnummer": "12",
    "toevoeging": "A",
    "kinderen": "4 jaar|7 jaar",
    "problemen": "wonen|overlast",
    "bijzonderheden": "tolk|drugs",
    "betrokken_organisaties": "Altra|GGD",
    "reden": "Zo'n man - hij belt",
    "regulier aanbod": "ontoereikend",
}


def schrijf(map_: Path, *rijen: dict[str, str]) -> str:
    pad = map_ / "week.csv"
    regels = (";".join(rij.get(kolom, "") for kolom in KOLOMMEN) for rij in rijen)
    pad.write_text("\n".join([KOP, *regels]), encoding="utf-8")
    return str(pad)


def lever(tafel: Tafel, map_: Path, *rijen: dict[str, str]) -> dict[str, Any]:
    gedaan = tafel("melding", "import", schrijf(map_, *rijen), "-f", "json")
    assert gedaan.exit_code == 0, gedaan.stderr
    uitslag: dict[str, Any] = json.loads(gedaan.stdout)
    return {soort: uitslag[soort] for soort in ("toegevoegd", "gewijzigd", "al_bekend")}


def bekend(aantal: int = 1) -> dict[str, int]:
    return {"toegevoegd": 0, "gewijzigd": 0, "al_bekend": aantal}
