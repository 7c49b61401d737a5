"""A family with a casus, for the tests of `tafel casus`. Today is Monday 23 November 2026."""

import sqlite3
from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, lees, voer_in
from tests.conftest import Tafel


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1 of tafel jeugd-en-gezin, opened by M1 of the police on Monday 9 November."""
    voer_in(register, GEZIN, ontvangen_op="09-11-2026", melder_organisatie="politie")
    assert register("--vandaag", "2026-11-09", "toedelen", "M1").exit_code == 0
    return register


def zet(tmp_path: Path, *opdrachten: str) -> None:
    """Change the register itself, for what belongs to commands tested elsewhere."""
    verbinding = sqlite3.connect(tmp_path / "register.db")
    with verbinding:
        for opdracht in opdrachten:
            verbinding.execute(opdracht)
    verbinding.close()


def doe(tafel: Tafel, *args: str) -> str:
    """A command that must go well; its stdout."""
    resultaat = tafel(*args)
    assert resultaat.exit_code == 0, resultaat.stderr
    return resultaat.stdout


def spreek_af(tafel: Tafel, uiterlijk: str) -> None:
    """DWI does something for casus 1."""
    opties = ("--organisatie", "dwi", "--wat", "x", "--uiterlijk", uiterlijk)
    doe(tafel, "afspraak", "add", "1", *opties)


def toon(tafel: Tafel, *opties: str) -> str:
    """The screen of casus 1, with single blanks."""
    return " ".join(doe(tafel, "casus", "toon", "1", *opties).split())


def delen(tafel: Tafel) -> list[str]:
    """The headings of the screen of casus 1, from top to bottom."""
    regels = doe(tafel, "casus", "toon", "1").splitlines()[1:]
    return [r.split("  ")[0] for r in regels if r[:1] not in ("", " ")]


def nummers(tafel: Tafel, *opties: str) -> list[int]:
    return [regel["casus"] for regel in lees(tafel, "casus", "lijst", *opties)]
