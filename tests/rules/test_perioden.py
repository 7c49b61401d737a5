"""Periods: quarters, the one before, and the parts in which is counted."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.domain.rapport import Periode
from tafel.rules.perioden import (
    als_periode,
    hele_kwartalen,
    is_peildag,
    kwartaal,
    tijdvakken,
    vorige,
)

DAGEN = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("tekst", "van", "tot"),
    [
        ("2026-1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-3", date(2026, 7, 1), date(2026, 9, 30)),
        (" 2027-4 ", date(2027, 10, 1), date(2027, 12, 31)),
    ],
)
def test_a_quarter_is_its_three_months(tekst: str, van: date, tot: date) -> None:
    assert kwartaal(tekst) == Periode(van, tot, tekst.strip())


@pytest.mark.parametrize(
    "tekst", ["2026-5", "2026-0", "2026", "26-1", "2026-03", "", "0000-1", "1899-4", "3000-1"]
)
def test_anything_else_is_no_quarter(tekst: str) -> None:
    with pytest.raises(ValueError, match="2026-3"):
        kwartaal(tekst)


@pytest.mark.parametrize(
    ("van", "tot"),
    [("0001-01-01", "2026-01-01"), ("1899-12-31", "1900-03-31"), ("2999-12-31", "9999-12-31")],
)
def test_no_report_is_about_years_that_nobody_asks_for(van: str, tot: str) -> None:
    with pytest.raises(ValueError, match="1900 tot en met 2999"):
        als_periode(date.fromisoformat(van), date.fromisoformat(tot))


def test_nothing_compares_with_the_first_quarter_or_year_that_is_counted() -> None:
    assert vorige(kwartaal("1900-1")) is None
    assert vorige(kwartaal("1900-2")) == kwartaal("1900-1")
    assert vorige(als_periode(date(1900, 1, 1), date(1900, 12, 31))) is None
    assert als_periode(date(2999, 10, 1), date(2999, 12, 31)).kwartaal == "2999-4"


@pytest.mark.parametrize(
    ("dag", "peildag"),
    [("2026-02-28", True), ("2028-02-28", False), ("2026-11-23", True), ("2026-11-22", False)],
)
def test_a_state_is_told_of_the_end_of_a_month_and_of_today(dag: str, peildag: bool) -> None:
    assert is_peildag(date.fromisoformat(dag), date(2026, 11, 23)) is peildag


@pytest.mark.parametrize(
    ("van", "tot", "heel"),
    [
        ("2026-07-01", "2026-09-30", True),
        ("2026-07-01", "2026-11-23", True),
        ("2026-07-01", "2027-02-10", True),
        ("2026-07-02", "2026-09-30", False),
        ("2026-08-01", "2026-09-30", False),
        ("2026-07-01", "2026-11-22", False),
    ],
)
def test_a_period_of_whole_quarters_may_end_today_or_later(van: str, tot: str, heel: bool) -> None:
    periode = Periode(date.fromisoformat(van), date.fromisoformat(tot))
    assert hele_kwartalen(periode, date(2026, 11, 23)) is heel


def test_a_period_knows_when_it_is_a_quarter() -> None:
    assert als_periode(date(2026, 7, 1), date(2026, 9, 30)).kwartaal == "2026-3"
    assert als_periode(date(2026, 7, 1), date(2026, 9, 29)).kwartaal is None
    assert als_periode(date(2026, 7, 1), date(2027, 9, 30)).kwartaal is None


@pytest.mark.parametrize(
    ("nu", "eerder"),
    [
        (kwartaal("2026-1"), kwartaal("2025-4")),
        (kwartaal("2026-4"), kwartaal("2026-3")),
        (
            Periode(date(2026, 1, 1), date(2026, 11, 22)),
            Periode(date(2025, 1, 1), date(2025, 12, 31)),
        ),
        (Periode(date(2026, 2, 1), date(2026, 11, 22)), None),
        (Periode(date(2025, 1, 1), date(2026, 12, 31)), None),
    ],
)
def test_what_a_period_is_compared_with(nu: Periode, eerder: Periode | None) -> None:
    assert vorige(nu) == eerder


@given(van=DAGEN, lengte=st.integers(0, 800), vandaag=DAGEN)
def test_parts_cover_whole_years_in_months_and_never_cross_a_boundary(
    van: date, lengte: int, vandaag: date
) -> None:
    periode = Periode(van, van + timedelta(days=lengte))
    vakken = tijdvakken([periode], vandaag)
    assert vakken[0].van == date(van.year, 1, 1)
    assert vakken[-1].tot == date(periode.tot.year, 12, 31)
    for eerste, tweede in pairwise(vakken):
        assert eerste.tot + timedelta(days=1) == tweede.van
    for vak in vakken:
        assert vak.van <= vak.tot
        assert vak.van.month == vak.tot.month
        assert not vak.van <= vandaag < vak.tot
        assert (vak.van >= periode.van and vak.tot <= periode.tot) or (
            vak.tot < periode.van or vak.van > periode.tot
        )
