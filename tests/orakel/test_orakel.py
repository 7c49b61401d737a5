"""The engine against the oracle: same outcome, table, questions in order, and rules.

Every combination with at most one unknown, over the classes of values that a profile cannot tell
apart (see `vergelijk`), and hypothesis over all values beyond that. `make orakel` goes up to three.
"""

from math import prod
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.orakel.gevallen import BASIS, GEVALLEN, NIETS_BEKEND, Geval
from tests.orakel.orakel import REGELS, WAARDEN, Situatie, invullingen, orakel
from tests.orakel.vergelijk import assen, keuzen, situaties, verschil

NOOIT_ONBEKEND = {"complex", "aanvliegroute"}

ages = st.integers(0, 120) | st.integers(15, 29)
birth_years = ages.map(lambda leeftijd: (leeftijd, leeftijd + 1))
child = st.none() | ages | birth_years

arbitrary_facts: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "leeftijd": st.none() | ages | birth_years,
        "inwonende_kinderen": st.none() | st.lists(child, max_size=4).map(tuple),
        **{
            feit: st.sampled_from(waarden if feit in NOOIT_ONBEKEND else (None, *waarden))
            for feit, waarden in WAARDEN.items()
        },
    }
)

taken = [
    (profiel, keuze)
    for profiel in REGELS
    for onbekend in (0, 1)
    for keuze in keuzen(profiel, onbekend)
]


@pytest.mark.parametrize(("profiel", "keuze"), taken)
def test_every_combination_with_at_most_one_unknown(profiel: str, keuze: tuple[int, ...]) -> None:
    for feiten in situaties(profiel, keuze):
        assert verschil(profiel, feiten) is None


@pytest.mark.parametrize("profiel", REGELS)
@settings(max_examples=250, deadline=None)
@given(feiten=arbitrary_facts)
@example(feiten=NIETS_BEKEND)
@example(feiten={**NIETS_BEKEND, "leeftijd": (17, 18), "aanvliegroute": "mss"})
def test_any_number_of_unknowns(profiel: str, feiten: dict[str, Any]) -> None:
    ways = prod(len(invullingen(feit, feiten[feit])) for feit in Situatie._fields)
    assume(ways < 5000)
    assert verschil(profiel, feiten) is None


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: f"{g.profiel}: {g.waar}")
def test_cases_worked_out_by_hand(geval: Geval) -> None:
    assert verschil(geval.profiel, {**BASIS, **geval.anders}) is None


@pytest.mark.parametrize("profiel", REGELS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_values_of_one_class_cannot_be_told_apart(profiel: str, data: st.DataObject) -> None:
    klassen = [data.draw(st.sampled_from(a.bekend)) for a in assen(profiel)]

    def draw_members() -> dict[str, Any]:
        return {
            feit: waarde
            for klasse in klassen
            for feit, waarde in data.draw(st.sampled_from(klasse)).items()
        }

    assert orakel(profiel, draw_members()) == orakel(profiel, draw_members())
