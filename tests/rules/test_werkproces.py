"""The ten steps, their gates and their terms, from domain §4."""

from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.rules.profiel.profiel import Profiel
from tafel.rules.termijnen import is_werkdag, werkdagen_tussen
from tafel.rules.werkproces import poorten_naar, stap_uiterlijk
from tafel.services.regels.profielen import laad_profiel

PROFIELEN = ("almere", "stedelijk", "werkplan", "zuidoost")
STAP = st.integers(1, 10)
PROFIEL = st.sampled_from(PROFIELEN)


@lru_cache
def laad(naam: str = "zuidoost") -> Profiel:
    return laad_profiel(naam)


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_there_are_ten_steps_in_the_order_of_the_source(profiel: str) -> None:
    namen = [stap.naam for stap in laad(profiel).proces.stappen.values()]
    assert list(laad(profiel).proces.stappen) == list(range(1, 11))
    assert namen == [
        *("signaleren en melden", "melding ontvangen en verwerken", "informatie verzamelen"),
        *("ondersteuningsbehoefte vaststellen", "plannen en besluiten", "terugkoppelen"),
        *("uitvoeren", "volgen/monitoren", "op- of afschalen", "afsluiten en evalueren"),
    ]


@pytest.mark.parametrize("profiel", PROFIELEN)
@pytest.mark.parametrize(
    ("van", "naar", "poorten"),
    [
        (1, 4, ()),
        (3, 4, ()),
        (3, 5, ("toedeling",)),
        (4, 5, ("toedeling",)),
        (5, 6, ()),
        (4, 6, ("toedeling",)),
        (5, 7, ("plan_vastgesteld",)),
        (3, 7, ("toedeling", "plan_vastgesteld")),
        (7, 8, ("plan_vastgesteld",)),
        (3, 10, ("toedeling", "plan_vastgesteld")),
        (8, 10, ()),
        (10, 1, ()),
        (7, 3, ()),
        (5, 5, ()),
        (7, 7, ()),
    ],
)
def test_gates_of_every_step_that_is_entered_or_passed(
    profiel: str, van: int, naar: int, poorten: tuple[str, ...]
) -> None:
    assert poorten_naar(laad(profiel), van, naar) == poorten


@given(PROFIEL, STAP, STAP, STAP)
def test_going_in_two_goes_asks_for_no_more_and_no_less(
    profiel: str, a: int, b: int, c: int
) -> None:
    van, tussen, naar = sorted((a, b, c))
    heel = poorten_naar(laad(profiel), van, naar)
    twee = (
        *poorten_naar(laad(profiel), van, tussen),
        *poorten_naar(laad(profiel), tussen, naar),
    )
    assert heel == tuple(dict.fromkeys(twee))
    assert poorten_naar(laad(profiel), naar, van) == ()


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_what_a_plan_and_a_closing_ask(profiel: str) -> None:
    proces = laad(profiel).proces
    assert set(proces.vaststellen) == {"analyse", "doel", "taak", "casemanager"}
    assert set(proces.sluiten) == {"evaluatie", "terugkoppeling", "crisis"}


@pytest.mark.parametrize("profiel", PROFIELEN)
@pytest.mark.parametrize(
    ("stap", "sinds", "uiterlijk"),
    [
        (1, "2026-11-23", None),
        (2, "2026-11-23", "2026-11-25"),
        (3, "2026-11-23", "2026-12-07"),
        (3, "2026-12-18", "2027-01-05"),
        (4, "2026-11-23", "2026-11-30"),
        (5, "2026-11-23", "2026-12-07"),
        (5, "2027-03-18", "2027-04-05"),
        (6, "2026-12-22", "2026-12-30"),
        *((stap, "2026-11-23", None) for stap in (7, 8, 9, 10)),
    ],
)
def test_the_term_of_a_step_in_working_days(
    profiel: str, stap: int, sinds: str, uiterlijk: str | None
) -> None:
    verwacht = None if uiterlijk is None else date.fromisoformat(uiterlijk)
    assert stap_uiterlijk(laad(profiel), stap, date.fromisoformat(sinds)) == verwacht


@given(STAP, st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_a_term_ends_on_a_working_day_and_is_as_long_as_it_says(stap: int, sinds: date) -> None:
    werkdagen = {2: 2, 3: 10, 4: 5, 5: 10, 6: 5}
    uiterlijk = stap_uiterlijk(laad(), stap, sinds)
    if stap not in werkdagen:
        assert uiterlijk is None
        return
    assert uiterlijk is not None
    assert is_werkdag(laad(), uiterlijk)
    assert werkdagen_tussen(laad(), sinds, uiterlijk) == werkdagen[stap]
