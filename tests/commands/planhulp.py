"""A casus with a plan that is whole, for the tests of `tafel plan`."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import GEZIN, deel_toe, lees, sql, voer_in
from tests.conftest import Resultaat, Tafel

TABELLEN = ("plan", "doel", "afspraak", "casus", "gebeurtenis")
NAMEN = ("Fatima", "Pinas", "Noor")
DELEN = ("--analyse", "Fatima Pinas heeft schulden", "--casemanager", "L. Oud")
OPTIES = (*DELEN, "--organisatie", "altra", "--contact", "020-0000001")
DOEL = ("--leefgebied", "inkomen_schulden", "--tekst", "geen huurachterstand")
GEMETEN = ("--maat", "saldo 0", "--streefdatum", "2027-02-01")
TAAK = ("--wat", "regeling treffen", "--organisatie", "madi", "--uiterlijk", "2026-12-07")
BETROKKEN = (
    "INSERT INTO betrokkenheid (persoon, organisatie, zorgcoordinatie, tot) "
    "SELECT id, '{organisatie}', 'ja', {tot} FROM persoon"
)


@pytest.fixture
def casus(register: Tafel) -> Tafel:
    """One family casus (1): stated are gezin_opvoeding and inkomen_schulden."""
    voer_in(register, GEZIN, inwonende_kinderen="Noor 04-07-2014")
    assert deel_toe(register, "M1")["casus"] == 1
    return register


@pytest.fixture
def concept(casus: Tafel) -> Tafel:
    """A concept that passes every gate, with one goal (1d1) and one task (1/1)."""
    goed(casus("plan", "maak", "1", *OPTIES))
    goed(casus("plan", "doel", "1", *DOEL, *GEMETEN))
    goed(casus("plan", "taak", "1d1", *TAAK))
    return casus


@pytest.fixture
def geldend(concept: Tafel) -> Tafel:
    """The same plan, vastgesteld."""
    goed(concept("plan", "vaststellen", "1"))
    return concept


def goed(resultaat: Resultaat) -> str:
    assert resultaat.exit_code == 0, resultaat.stderr
    return resultaat.stdout.strip()


def alles(tmp_path: Path) -> list[list[Any]]:
    """What may not change when a command refuses: everything but the log."""
    return [sql(tmp_path, f"SELECT * FROM {tabel} ORDER BY id") for tabel in TABELLEN]


def zet(tmp_path: Path, opdracht: str) -> None:
    """A state that the command line does not make: from before, or by another hand."""
    verbinding = sqlite3.connect(tmp_path / "register.db")
    with verbinding:
        verbinding.execute(opdracht)
    verbinding.close()


def codes(tafel: Tafel) -> list[str]:
    return [tekort["code"] for tekort in lees(tafel, "plan", "controleer", "1")]


def poorten(resultaat: Resultaat) -> list[str]:
    return re.findall(r"poort (\w+):", resultaat.stderr)
