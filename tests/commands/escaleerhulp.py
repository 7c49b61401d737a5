"""A casus and its escalations, for the tests of `tafel escaleer`; Monday 23 November 2026."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.commands.hulp import GEZIN, deel_toe, lees, voer_in
from tests.conftest import Resultaat, Tafel

COORDINATOR = "de coördinator risicogezinnen"
PROCESMANAGER = "de procesmanager"
MELDPUNT = "de coördinator Meldpunt Zorg & Overlast"
SLEUTELS = [
    "escalatie", "casus", "spoor", "stap", "wie", "overgedragen_door", "richting", "via",
    "uiterlijk", "bindend",
]  # fmt: skip


def op(tafel: Tafel, dag: str, *args: str) -> Resultaat:
    """A command on another day, which must go well."""
    resultaat = tafel("--vandaag", dag, *args)
    assert resultaat.exit_code == 0, resultaat.stderr
    return resultaat


def maak_casus(tafel: Tafel, velden: Mapping[str, str], **anders: str) -> int:
    """A casus of its own; returns its number."""
    melding = voer_in(tafel, dict(velden), **anders)
    casus = deel_toe(tafel, melding)["casus"]
    assert isinstance(casus, int)
    return casus


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1: a risicogezin at tafel Jeugd en Gezin."""
    assert maak_casus(register, GEZIN) == 1
    return register


def escaleer(tafel: Tafel, *args: str) -> dict[str, Any]:
    """A step that may be taken, as JSON."""
    gezet = lees(tafel, "escaleer", *args)
    assert isinstance(gezet, dict)
    return gezet


def stap(tafel: Tafel, casus: int, tegen: str, nr: int, *args: str) -> dict[str, Any]:
    """One step tried out, whatever went before."""
    proef = ("--spoor", "uitvoering", "--tegen", tegen, "--stap", str(nr))
    return escaleer(tafel, str(casus), *proef, "--motivering", "proef", "--proef", *args)


# --- the order of the steps -----------------------------------------------------------------------

ZAAK = ("1", "--spoor", "uitvoering", "--tegen", "dwi")


# --- proposals ------------------------------------------------------------------------------------


def spreek_af(tafel: Tafel, uiterlijk: str, organisatie: str = "dwi") -> str:
    args = ("--organisatie", organisatie, "--wat", "inkomen regelen", "--uiterlijk", uiterlijk)
    return op(tafel, "2026-10-01", "afspraak", "add", "1", *args).stdout.strip()


def voorstellen(tafel: Tafel, *args: str) -> list[dict[str, Any]]:
    gevonden = lees(tafel, "escaleer", "voorstel", *args)
    assert isinstance(gevonden, list)
    return gevonden
