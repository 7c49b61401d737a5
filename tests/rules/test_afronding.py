"""Unbiased random rounding to base 5, by sets of records (domain §12)."""

from math import sqrt
from random import Random
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.domain.cel import BEREIK, GEEN, Cel, met_teken
from tafel.rules.afronding import (
    deel,
    getoond,
    oordeel,
    recordsleutel,
    rond,
    tijd,
    trekking,
)

GEHEIMEN = [nummer.to_bytes(32) for nummer in range(200)]
sleutels = st.integers(0, BEREIK - 1)


def verzameling(geheim: bytes, nummers: range, soort: str = "melding") -> Cel:
    return sum((Cel(1, recordsleutel(geheim, soort, nummer)) for nummer in nummers), GEEN)


@given(st.integers(0, 10**7), st.floats(0, 1, exclude_max=True))
def test_a_figure_is_a_multiple_of_5_less_than_5_away(aantal: int, getrokken: float) -> None:
    uit = rond(aantal, getrokken)
    assert uit % 5 == 0
    assert abs(uit - aantal) < 5
    assert uit == aantal or aantal % 5


@pytest.mark.parametrize("geheim", GEHEIMEN[:3])
def test_nobody_is_nobody(geheim: bytes) -> None:
    assert getoond(GEEN, geheim) == 0


@pytest.mark.parametrize(
    ("aantal", "getrokken", "uit"),
    [
        *((1, 0.0, 5), (1, 0.19, 5), (1, 0.2, 0), (1, 0.99, 0)),
        *((4, 0.79, 5), (4, 0.8, 0), (7, 0.39, 10), (7, 0.4, 5)),
        *((5, 0.0, 5), (10, 0.99, 10), (0, 0.0, 0)),
    ],
)
def test_up_as_often_as_it_lies_nearer(aantal: int, getrokken: float, uit: int) -> None:
    assert rond(aantal, getrokken) == uit


@given(st.lists(sleutels, max_size=30), st.randoms())
def test_the_same_set_is_the_same_cell_however_it_is_added_up(
    gekozen: list[int], keus: Random
) -> None:
    heel = sum((Cel(1, sleutel) for sleutel in gekozen), GEEN)
    gehusseld = keus.sample(gekozen, len(gekozen))
    knip = keus.randint(0, len(gekozen))
    delen = [
        sum((Cel(1, sleutel) for sleutel in stuk), GEEN)
        for stuk in (gehusseld[:knip], gehusseld[knip:])
    ]
    assert delen[0] + delen[1] == heel
    assert heel - delen[1] == delen[0]
    laag, hoog = sum(s & (1 << 32) - 1 for s in gekozen), sum(s >> 32 for s in gekozen)
    assert Cel.uit_helften(len(gekozen), laag, hoog) == heel
    # As SQLite keeps keys: with a sign, of which it takes halves too.
    met = [met_teken(sleutel) for sleutel in gekozen]
    assert all(-(1 << 63) <= sleutel < 1 << 63 for sleutel in met)
    laag, hoog = sum(s & (1 << 32) - 1 for s in met), sum(s >> 32 for s in met)
    assert Cel.uit_helften(len(gekozen), laag, hoog) == heel


@given(st.integers(0, 10**6), sleutels, st.binary(min_size=16, max_size=32))
def test_one_secret_prints_one_set_one_way(aantal: int, som: int, geheim: bytes) -> None:
    assert getoond(Cel(aantal, som), geheim) == getoond(Cel(aantal, som), geheim)
    assert 0 <= trekking(geheim, som) < 1


def test_another_record_or_kind_or_secret_is_another_key() -> None:
    namen = {
        recordsleutel(geheim, soort, nummer)
        for geheim in GEHEIMEN[:2]
        for soort in ("melding", "casus")
        for nummer in range(2_000)
    }
    assert len(namen) == 8_000


@pytest.mark.parametrize("aantal", [1, 2, 3, 4, 6, 13, 47, 104])
def test_over_many_secrets_a_count_is_right_on_average(aantal: int) -> None:
    fouten = [
        getoond(verzameling(geheim, range(begin, begin + aantal)), geheim) - aantal
        for geheim in GEHEIMEN
        for begin in (1, 1001, 2001, 3001, 4001)
    ]
    assert abs(fmean(fouten)) <= 3 * pstdev(fouten) / sqrt(len(fouten))
    assert set(fouten) == {-(aantal % 5), 5 - aantal % 5}


def test_sets_that_differ_by_one_record_are_drawn_apart() -> None:
    """Who knows what was drawn for a set knows nothing of another: half of the pairs agree."""
    paren = [
        (trekking(geheim, een.som) < 0.5, trekking(geheim, ander.som) < 0.5)
        for geheim in GEHEIMEN
        for n in range(5, 10)
        for een, ander in [(verzameling(geheim, range(n)), verzameling(geheim, range(n + 1)))]
    ]
    gelijk = sum(een == ander for een, ander in paren)
    assert abs(gelijk - len(paren) / 2) <= 3 * sqrt(len(paren)) / 2


def test_a_change_of_5_or_more_has_the_right_sign() -> None:
    """From quarter to quarter, of counts as a district has them; of 10 or more always."""
    keus, goed, alle = Random(12), 0, 0
    for geheim in GEHEIMEN:
        for _ in range(30):
            toen, erbij = keus.randint(0, 60), keus.randint(5, 25)
            laag, hoog = (
                getoond(Cel(aantal, keus.randrange(BEREIK)), geheim)
                for aantal in (toen, toen + erbij)
            )
            goed, alle = goed + (hoog > laag), alle + 1
            assert hoog > laag or erbij < 10
    assert goed >= 0.85 * alle


@pytest.mark.parametrize(
    ("aantal", "van", "uit"),
    [(25, 50, 50), (0, 50, 0), (55, 50, 100), (25, 45, None), (0, 0, None), (40, 60, 67)],
)
def test_a_share_from_50_under_the_line(aantal: int, van: int, uit: int | None) -> None:
    assert deel(aantal, van) == uit


@pytest.mark.parametrize(
    ("aantal", "van", "uit"),
    [
        *((80, 100, "✓"), (75, 100, "✗"), (85, 95, "rond het doel"), (0, 50, "rond het doel")),
        *((45, 45, "te weinig"), (0, 0, "te weinig")),
    ],
)
def test_a_target_is_judged_from_100(aantal: int, van: int, uit: str) -> None:
    assert oordeel(aantal, van, 80) == uit


def test_times_from_so_many_printed() -> None:
    verdeling = {3: 8, 10: 7}
    assert tijd(verdeling, 50, 15, 15) == 3
    assert tijd(verdeling, 90, 15, 15) == 10
    assert tijd(verdeling, 50, 10, 15) is None
