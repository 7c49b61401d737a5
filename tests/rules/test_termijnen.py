"""Holidays, meeting days and terms in working days, against the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.rules.termijnen import (
    eerste_werkdag,
    is_feestdag,
    is_werkdag,
    na_maanden,
    na_werkdagen,
    volgend_overleg,
    vorig_overleg,
    werkdagen_tussen,
)
from tafel.services.profielen import laad_profiel

PROFIEL = laad_profiel("zuidoost")
DAGEN = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "dag",
    [
        *("2026-01-01", "2026-04-03", "2026-04-05", "2026-04-06", "2026-04-27", "2026-05-05"),
        *("2026-05-14", "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26"),
        *("2025-04-26", "2031-04-26"),  # King's Day on a Sunday moves to Saturday
        *("2024-03-29", "2024-05-09", "2038-04-25"),  # Easter at its latest
    ],
)
def test_holiday(dag: str) -> None:
    assert is_feestdag(PROFIEL, date.fromisoformat(dag))


@pytest.mark.parametrize("dag", ["2025-04-27", "2026-04-30", "2026-12-31"])
def test_no_holiday(dag: str) -> None:
    assert not is_feestdag(PROFIEL, date.fromisoformat(dag))


@given(DAGEN, st.sampled_from(sorted(PROFIEL.tafels)))
def test_the_next_and_the_previous_meeting(dag: date, tafel: str) -> None:
    """The nearest day of that weekday that is no holiday, on or after, and before."""
    overleg = PROFIEL.tafels[tafel].overleg
    volgend, vorig = volgend_overleg(PROFIEL, overleg, dag), vorig_overleg(PROFIEL, overleg, dag)
    assert vorig < dag <= volgend
    for een in (vorig, volgend):
        assert een.weekday() == overleg.weekdag
        assert not is_feestdag(PROFIEL, een)
    tussen = (vorig + timedelta(days=n) for n in range(1, (volgend - vorig).days))
    assert all(een.weekday() != overleg.weekdag or is_feestdag(PROFIEL, een) for een in tussen)


# --- working days ---------------------------------------------------------------------------------


def werkdag(dag: date) -> bool:
    return dag.isoweekday() <= 5 and not is_feestdag(PROFIEL, dag)


@pytest.mark.parametrize(
    ("dag", "is_er_een"),
    [
        ("2026-11-23", True),
        ("2026-11-21", False),  # Saturday
        ("2026-11-22", False),  # Sunday
        ("2026-04-03", False),  # Good Friday
        ("2026-05-05", False),  # Liberation Day
        ("2026-12-31", True),
        ("2027-01-01", False),
    ],
)
def test_a_working_day(dag: str, is_er_een: bool) -> None:
    assert is_werkdag(PROFIEL, date.fromisoformat(dag)) is is_er_een


@pytest.mark.parametrize(
    ("dag", "eerste"),
    [
        ("2026-11-23", "2026-11-23"),
        ("2026-11-21", "2026-11-23"),
        ("2026-12-25", "2026-12-28"),  # Friday, then a weekend
        ("2026-04-03", "2026-04-07"),  # Good Friday up to and including Easter Monday
        ("2027-01-01", "2027-01-04"),
    ],
)
def test_a_term_moves_to_the_next_working_day(dag: str, eerste: str) -> None:
    assert eerste_werkdag(PROFIEL, date.fromisoformat(dag)) == date.fromisoformat(eerste)


@pytest.mark.parametrize(
    ("dag", "aantal", "later"),
    [
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-21", 0, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-23", 5, "2026-11-30"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-24", 5, "2027-01-04"),
        ("2026-04-02", 1, "2026-04-07"),
        ("2027-03-25", 1, "2027-03-30"),
        ("2026-05-04", 1, "2026-05-06"),
        ("2024-02-28", 2, "2024-03-01"),
    ],
)
def test_so_many_working_days_on(dag: str, aantal: int, later: str) -> None:
    assert na_werkdagen(PROFIEL, date.fromisoformat(dag), aantal) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("van", "tot", "aantal"),
    [
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-23", "2026-11-20", 0),
        ("2026-11-20", "2026-11-22", 0),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-11-23", "2026-11-30", 5),
        ("2026-12-24", "2027-01-04", 5),
        ("2026-04-02", "2026-04-07", 1),
    ],
)
def test_working_days_between(van: str, tot: str, aantal: int) -> None:
    assert werkdagen_tussen(PROFIEL, *map(date.fromisoformat, (van, tot))) == aantal


@given(DAGEN, st.integers(1, 60))
def test_adding_working_days_and_counting_them_are_inverse(dag: date, aantal: int) -> None:
    later = na_werkdagen(PROFIEL, dag, aantal)
    assert werkdag(later)
    assert werkdagen_tussen(PROFIEL, dag, later) == aantal
    assert werkdagen_tussen(PROFIEL, dag, later - timedelta(days=1)) == aantal - 1


@given(DAGEN, st.integers(1, 20), st.integers(1, 20))
def test_working_days_add_up(dag: date, een: int, twee: int) -> None:
    tussen = na_werkdagen(PROFIEL, dag, een)
    assert na_werkdagen(PROFIEL, tussen, twee) == na_werkdagen(PROFIEL, dag, een + twee)


@given(DAGEN)
def test_the_first_working_day_skips_none(dag: date) -> None:
    eerste = eerste_werkdag(PROFIEL, dag)
    assert eerste >= dag
    assert werkdag(eerste)
    assert not any(werkdag(dag + timedelta(days=n)) for n in range((eerste - dag).days))


@pytest.mark.parametrize(
    ("dag", "maanden", "later"),
    [
        ("2026-11-23", 3, "2027-02-23"),
        ("2026-11-30", 3, "2027-03-01"),  # 28 February is a Sunday
        ("2026-01-31", 1, "2026-03-02"),  # 28 February is a Saturday
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-09-25", 3, "2026-12-28"),  # Christmas, then a weekend
        ("2026-10-01", 3, "2027-01-04"),
        ("2026-11-23", 12, "2027-11-23"),
    ],
)
def test_so_many_months_on(dag: str, maanden: int, later: str) -> None:
    assert na_maanden(PROFIEL, date.fromisoformat(dag), maanden) == date.fromisoformat(later)


@given(DAGEN, st.integers(1, 24))
def test_months_on_is_a_working_day_in_or_just_after_that_month(dag: date, maanden: int) -> None:
    later = na_maanden(PROFIEL, dag, maanden)
    assert werkdag(later)
    nummer = dag.year * 12 + dag.month - 1 + maanden
    streef = date(nummer // 12, nummer % 12 + 1, 1) + timedelta(days=min(dag.day, 28) - 1)
    assert streef <= later <= streef + timedelta(days=3 + 6)
