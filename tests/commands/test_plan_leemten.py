"""What a plan lacks, each gap alone."""

from pathlib import Path

import pytest

from tests.commands.hulp import OVERLAST, deel_toe, lees, voer_in
from tests.commands.planhulp import (
    BETROKKEN,
    GEMETEN,
    OPTIES,
    TAAK,
    casus,
    codes,
    concept,
    goed,
    zet,
)
from tests.conftest import Tafel

__all__ = ["casus", "concept"]


# --- the gap check -------------------------------------------------------------------------------


@pytest.fixture
def heel(concept: Tafel) -> Tafel:
    """A concept in which nothing is missing."""
    goed(
        concept("plan", "doel", "1", "--leefgebied", "gezin_opvoeding", "--tekst", "rust", *GEMETEN)
    )
    goed(concept("plan", "taak", "1d2", *TAAK))
    goed(concept("plan", "wijzig", "1", "--instemming", "mee", "--evaluatie-op", "+12w"))
    return concept


def test_nothing_is_missing(heel: Tafel) -> None:
    assert codes(heel) == []
    assert heel("plan", "controleer", "1").stdout == "Er ontbreekt niets aan het plan.\n"


@pytest.mark.parametrize(
    ("weg", "code", "opdracht"),
    [
        (
            "UPDATE melding SET leefgebieden = leefgebieden || '|wonen'",
            "leefgebied_zonder_doel",
            "tafel plan doel 1 --leefgebied wonen",
        ),
        (
            "UPDATE afspraak SET status = 'vervallen' WHERE nummer = 2",
            "doel_zonder_taak",
            "tafel plan taak 1d2",
        ),
        (
            "UPDATE afspraak SET organisatie = NULL WHERE nummer = 1",
            "taak_zonder_organisatie",
            "tafel plan taak 1/1 --organisatie …",
        ),
        (
            "UPDATE afspraak SET uiterlijk = NULL WHERE nummer = 2",
            "taak_zonder_datum",
            "tafel plan taak 1/2 --uiterlijk …",
        ),
        (
            "UPDATE doel SET maat = NULL WHERE nummer = 1",
            "doel_zonder_maat",
            "tafel plan doel 1d1 --maat …",
        ),
        (
            "UPDATE doel SET streefdatum = NULL WHERE nummer = 2",
            "doel_zonder_streefdatum",
            "tafel plan doel 1d2 --streefdatum …",
        ),
        (
            BETROKKEN.format(organisatie="mee", tot="NULL"),
            "twee_gezinsmanagers",
            "tafel casus overdragen 1",
        ),
        (
            "UPDATE casus SET casemanager = NULL",
            "geen_gezinsmanager",
            "tafel plan wijzig 1 --casemanager … --organisatie …",
        ),
        ("UPDATE plan SET analyse = NULL", "geen_analyse", "tafel plan wijzig 1 --analyse …"),
        (
            "UPDATE plan SET instemming = NULL",
            "geen_instemming",
            "tafel plan wijzig 1 --instemming …",
        ),
        (
            "UPDATE plan SET instemming = 'opgelegd'",
            "opgelegd_zonder_grond",
            "tafel plan wijzig 1 --grond …",
        ),
        (
            "UPDATE plan SET evaluatie_op = NULL",
            "geen_evaluatiedatum",
            "tafel plan wijzig 1 --evaluatie-op …",
        ),
    ],
)
def test_each_gap_alone(heel: Tafel, tmp_path: Path, weg: str, code: str, opdracht: str) -> None:
    zet(tmp_path, weg)
    [tekort] = lees(heel, "plan", "controleer", "1")
    assert tekort.keys() == {"code", "tekst", "opdracht"}
    assert (tekort["code"], tekort["opdracht"]) == (code, opdracht)
    assert tekort["tekst"].startswith("advies: ") == (
        code in {"doel_zonder_maat", "doel_zonder_streefdatum", "geen_evaluatiedatum"}
    )
    assert opdracht in heel("plan", "controleer", "1").stdout


@pytest.mark.parametrize(
    ("organisatie", "tot"), [("altra", "NULL"), ("mee", "'2026-11-20'"), ("mee", "'2026-11-23'")]
)
def test_the_same_organisation_or_one_that_left_is_no_second_gezinsmanager(
    heel: Tafel, tmp_path: Path, organisatie: str, tot: str
) -> None:
    zet(tmp_path, BETROKKEN.format(organisatie=organisatie, tot=tot))
    assert codes(heel) == []


def test_without_goals(casus: Tafel) -> None:
    goed(casus("plan", "maak", "1", *OPTIES))
    assert codes(casus)[:3] == ["leefgebied_zonder_doel", "leefgebied_zonder_doel", "geen_doel"]


def test_an_adult_has_a_casemanager(register: Tafel) -> None:
    voer_in(register, OVERLAST)
    deel_toe(register, "M1")
    goed(register("plan", "maak", "1"))
    assert "geen_casemanager" in codes(register)
    assert "er is geen casemanager" in register("plan", "vaststellen", "1").stderr
