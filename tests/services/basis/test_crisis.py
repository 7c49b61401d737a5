"""Who was called about a crisis: without Bureau Jeugdzorg it does not end (domain §8, §5.2).

A crisis stays until it is recorded that Bureau Jeugdzorg was called and that the children are safe.
"""

import pytest

from tests.commands.hulp import CRISIS, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op

DAG, LATER = "2026-11-23", "2026-11-24"


@pytest.fixture
def crisis(register: Tafel) -> Tafel:
    voer_in(register, CRISIS)
    op(register, DAG, "toedelen", "M1")
    return register


def bel(tafel: Tafel, dag: str, wie: str, veilig: str) -> None:
    gezegd = ("--uitkomst", "x", "--veilig", veilig)
    op(tafel, dag, "casus", "crisis", "1", "--gebeld", wie, *gezegd, "--volgende", "2026-11-30")


def is_crisis(tafel: Tafel) -> bool:
    """Whether it is still the first item of its table."""
    agenda = lees_op(tafel, LATER, "agenda", "--tafel", "jeugd", "--datum", LATER)
    return any(punt["soort"] == "crisis" for punt in agenda["punten"])


@pytest.mark.parametrize(
    ("eerst", "daarna", "blijft"),
    [
        pytest.param("bjz", "moeder", False, id="called before, safe now"),
        pytest.param("moeder", "bjz", False, id="called last"),
        pytest.param("bjz", "bjz", False, id="called twice"),
        pytest.param("moeder", "oma", True, id="never called"),
        pytest.param("bjz niet bereikt", "moeder", True, id="not reached"),
    ],
)
def test_it_ends_once_the_service_was_called_and_the_children_are_safe(
    crisis: Tafel, eerst: str, daarna: str, *, blijft: bool
) -> None:
    assert is_crisis(crisis)
    bel(crisis, DAG, eerst, "nee")
    assert is_crisis(crisis)
    bel(crisis, LATER, daarna, "ja")
    assert is_crisis(crisis) is blijft


def test_called_but_not_safe_it_stays(crisis: Tafel) -> None:
    bel(crisis, DAG, "bjz", "nee")
    bel(crisis, LATER, "bjz", "nee")
    assert is_crisis(crisis)
