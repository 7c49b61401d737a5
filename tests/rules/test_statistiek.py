"""Percentiles by the nearest rank, and shares."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.rules.statistiek import MEDIAAN, P90, aandeel, percentiel


@pytest.mark.parametrize(
    ("waarden", "mediaan", "p90"),
    [
        ([], None, None),
        ([7], 7, 7),
        ([1, 2], 1, 2),
        ([1, 2, 3], 2, 3),
        ([0, 0, 0, 9], 0, 9),
        (range(1, 11), 5, 9),
        (range(1, 12), 6, 10),
        ([3] * 9 + [100], 3, 3),
        ([3] * 8 + [100] * 2, 3, 100),
    ],
)
def test_by_hand(waarden: list[int], mediaan: int | None, p90: int | None) -> None:
    verdeling = Counter(waarden)
    assert (percentiel(verdeling, MEDIAAN), percentiel(verdeling, P90)) == (mediaan, p90)


def test_a_value_that_does_not_occur_is_no_answer() -> None:
    assert percentiel({1: 0, 5: 2}, MEDIAAN) == 5


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60), st.integers(1, 100))
def test_the_smallest_value_with_so_many_at_or_below_it(waarden: list[int], procent: int) -> None:
    gevonden = percentiel(Counter(waarden), procent)

    def op_of_onder(grens: int) -> Fraction:
        return Fraction(100 * sum(w <= grens for w in waarden), len(waarden))

    assert gevonden in waarden
    assert op_of_onder(gevonden) >= procent
    assert all(op_of_onder(w) < procent for w in waarden if w < gevonden)


@pytest.mark.parametrize(
    ("deel", "geheel", "procent"),
    [(0, 0, None), (0, 5, 0), (5, 5, 100), (1, 3, 33), (2, 3, 67), (1, 8, 13), (3, 8, 38)],
)
def test_a_share_in_whole_percents_with_a_half_rounded_up(
    deel: int, geheel: int, procent: int | None
) -> None:
    assert aandeel(deel, geheel) == procent
