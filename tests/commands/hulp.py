"""Entering meldingen and reading answers through the real command line."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from tests.conftest import Tafel

GEZIN = {
    "achternaam": "Pinas",
    "voornaam": "Fatima",
    "geboortedatum": "02-05-1988",
    "woonsituatie": "zelfstandig",
    "inwonende-kinderen": "04-07-2014",
    "zorgen-om-kinderen": "ja",
    "leefgebieden": "gezin_opvoeding|inkomen_schulden",
    "regulier-aanbod": "ontoereikend",
    "jeugdhulp": "geen",
    "urgentie": "regulier",
}
"""Z06: a resident child under 23 with worries → tafel jeugd-en-gezin."""

OVERLAST = {
    "achternaam": "Vos",
    "voornaam": "Karel",
    "geboortedatum": "11-11-1970",
    "woonsituatie": "zelfstandig",
    "inwonende-kinderen": "geen",
    "leefgebieden": "wonen|overlast",
    "regulier-aanbod": "ontoereikend",
    "zelf-oplossen": "nee",
    "risico-samenleving": "ja",
    "urgentie": "regulier",
}
"""Z12: over 25, unable, a risk for society → tafel volwassenen."""

BESPREKEN = OVERLAST | {"risico-samenleving": "nee", "achternaam": "Stil", "voornaam": "Jan"}
"""Z14: unable, no increased risk → bespreken, preference volwassenen."""

CRISIS = {"achternaam": "Nood", "voornaam": "Kim", "urgentie": "crisis"}
"""Z01: a crisis; unknown children do not hold it up."""


def voer_in(tafel: Tafel, velden: dict[str, str], **anders: str) -> str:
    """Enter one melding with these columns; returns its number."""
    alles = velden | {naam.replace("_", "-"): waarde for naam, waarde in anders.items()}
    opties = [deel for naam, waarde in alles.items() for deel in (f"--{naam}", waarde)]
    resultaat = tafel("melding", "add", *opties)
    assert resultaat.exit_code == 0, resultaat.stderr
    return resultaat.stdout.strip()


def lees(tafel: Tafel, *args: str) -> Any:
    """The JSON of a command that must go well."""
    resultaat = tafel(*args, "-f", "json")
    assert resultaat.exit_code == 0, resultaat.stderr
    return json.loads(resultaat.stdout)


def deel_toe(tafel: Tafel, *args: str) -> dict[str, Any]:
    """The one decision of `toedelen`."""
    [besluit] = lees(tafel, "toedelen", *args)
    assert isinstance(besluit, dict)
    return besluit


def sql(tmp_path: Path, vraag: str) -> list[Any]:
    """Rows straight from the register: what is really there."""
    verbinding = sqlite3.connect(tmp_path / "register.db")
    try:
        return verbinding.execute(vraag).fetchall()
    finally:
        verbinding.close()


def zegt_niets(uitvoer: str, code: int) -> bool:
    """Whether stdout holds nothing, or with -f json no more than the object of the error."""
    if uitvoer == "":
        return True
    fout = json.loads(uitvoer)
    return fout.keys() == {"fout", "code"} and bool(fout["code"] == code)


def inhoud(tmp_path: Path) -> list[list[Any]]:
    """Everything of the register but the log."""
    tabellen = ("melding", "casus", "toedelingsbesluit", "persoon", "huishouden")
    return [sql(tmp_path, f"SELECT * FROM {tabel} ORDER BY id") for tabel in tabellen]
