"""Casussen in process, for the tests of the work process."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import GEZIN, OVERLAST, deel_toe, sql, voer_in
from tests.conftest import Resultaat, Tafel

VIER = "gezin_opvoeding|inkomen_schulden|wonen|gezondheid_psychisch|verslaving"
"""Five leefgebieden on four of the seven groups: verslaving is health too (domain §2)."""

GEEN_TERUGKOPPELING = (
    "poort terugkoppeling: de melder van M1 heeft geen terugkoppeling gehad: "
    "tafel melding terugkoppelen"
)


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1: a family at Jeugd en Gezin (Z06), without youth care."""
    voer_in(register, GEZIN)
    assert deel_toe(register, "M1")["casus"] == 1
    return register


@pytest.fixture
def volwassene(register: Tafel) -> Tafel:
    """Casus 1: an adult at Volwassenen (Z12)."""
    voer_in(register, OVERLAST)
    assert deel_toe(register, "M1")["casus"] == 1
    return register


def gaat(tafel: Tafel, *args: str, **anders: Any) -> Resultaat:
    """A command that must go well."""
    resultaat = tafel(*args, **anders)
    assert resultaat.exit_code == 0, resultaat.stderr
    return resultaat


def rij(tmp_path: Path, kolommen: str, nummer: int = 1) -> Any:
    [gevonden] = sql(tmp_path, f"SELECT {kolommen} FROM casus WHERE id = {nummer}")
    return gevonden


def gebeurtenissen(tmp_path: Path, soort: str) -> list[tuple[str, Any]]:
    """(text, data) of the events of this kind, oldest first."""
    vraag = f"SELECT tekst, gegevens FROM gebeurtenis WHERE soort = '{soort}' ORDER BY id"
    return [(tekst, json.loads(gegevens)) for tekst, gegevens in sql(tmp_path, vraag)]


def notities(tmp_path: Path) -> list[str]:
    gevonden = sql(tmp_path, "SELECT tekst, delen_met FROM notitie ORDER BY id")
    assert all(delen_met is None for _, delen_met in gevonden), "shared unasked"
    return [tekst for tekst, _ in gevonden]


def maak_plan(tafel: Tafel) -> None:
    """A plan that meets every gate, vastgesteld today."""
    gaat(
        *(tafel, "plan", "maak", "1", "--analyse", "schulden en zorgen"),
        *("--casemanager", "L. Oud", "--organisatie", "altra"),
    )
    doel = ("--leefgebied", "gezin_opvoeding", "--tekst", "rust thuis")
    gaat(tafel, "plan", "doel", "1", *doel)
    taak = ("--wat", "huisbezoek", "--organisatie", "altra", "--uiterlijk", "1-12")
    gaat(tafel, "plan", "taak", "1d1", *taak)
    gaat(tafel, "plan", "vaststellen", "1")


def sluit(tafel: Tafel, reden: str = "doelen_bereikt", *opties: str) -> Resultaat:
    """Close casus 1, the melder told and with an evaluation."""
    gaat(tafel, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    slot = ("--evaluatie", "het gaat goed")
    return gaat(tafel, "casus", "sluit", "1", "--reden", reden, *slot, *opties)
