"""Two casussen become one: what was open of a crisis goes on there (domain §8: a crisis stays)."""

import pytest

from tests.conftest import Tafel
from tests.scenario.hulp import nu_nodig, op
from tests.scenario.samenhanghulp import WEEK_1, WEEK_2, WEEK_3, lever
from tests.scenario.test_crisis_opnieuw import CRISIS, crises

GEWOON = CRISIS | {"urgentie": "regulier"}
NOOD = CRISIS | {"kenmerk": "K8", "achternaam": "Bos", "geboortedatum": "1990-01-01"}
OMHOOG = ("--procesmanager", "Els Baas", "--contact", "020", "--reden", "x")


def wordt_een(tafel: Tafel, *vooraf: tuple[str, ...]) -> None:
    """Casus 1 without a crisis, casus 2 with one at that address; then M2 is M1."""
    lever(tafel, WEEK_1, GEWOON)
    op(tafel, WEEK_1, "toedelen", "--alle")
    lever(tafel, WEEK_2, NOOD)
    op(tafel, WEEK_2, "toedelen", "--alle")
    for opdracht in vooraf:
        op(tafel, WEEK_2, *opdracht)
    op(tafel, WEEK_3, "melding", "beoordeel", "M2", "--zelfde", "M1")


def bel(veilig: str) -> tuple[str, ...]:
    gezegd = ("--gebeld", "bjz", "--uitkomst", "x", "--veilig", veilig, "--volgende", WEEK_3)
    return ("casus", "crisis", "2", *gezegd)


@pytest.mark.parametrize(
    ("vooraf", "volgt"),
    [
        pytest.param((), True, id="open"),
        pytest.param((("casus", "opschalen", "2", *OMHOOG),), True, id="handed up"),
        pytest.param((bel("nee"), ("casus", "opschalen", "2", *OMHOOG)), True, id="called, and up"),
        pytest.param((bel("nee"),), True, id="called, not safe"),
        pytest.param((bel("ja"),), False, id="safe"),
    ],
)
def test_a_crisis_goes_on_in_the_casus_that_takes_the_other_up(
    register: Tafel, vooraf: tuple[tuple[str, ...], ...], *, volgt: bool
) -> None:
    """Who was handed up with casus 2 was not handed up with casus 1: it is to be followed here."""
    wordt_een(register, *vooraf)
    assert crises(register, WEEK_3) == [1] * volgt
    assert any(zin.startswith("crisis: ") for zin in nu_nodig(register, WEEK_3)) is volgt


def test_it_is_as_old_there_as_it_was(register: Tafel) -> None:
    """Reported in week 2 and handed up: who was called then can still be recorded in week 3."""
    wordt_een(register, ("casus", "opschalen", "2", *OMHOOG))
    gezegd = ("--gebeld", "bjz", "--uitkomst", "x", "--veilig", "nee", "--volgende", WEEK_3)
    op(register, WEEK_3, "casus", "crisis", "1", *gezegd, "--op", WEEK_2)
