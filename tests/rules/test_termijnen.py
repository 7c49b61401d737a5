"""Holidays, meeting days and terms in working days, against the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tafel.rules.termijnen import (
    eerste_werkdag,
    is_feestdag,
    is_werkdag,
    na_dagen,
    na_maanden,
    na_werkdagen,
    onbekend_jaar,
    volgend_overleg,
    vorig_overleg,
    werkdagen_tussen,
)
from tafel.services.regels.profielen import laad_profiel, profielnamen

PROFIEL = laad_profiel("zuidoost")
BESLUITDAGEN = (
    *("2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30"),
    *("2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"),
)
"""Single days of the royal decrees for 2023-2025 and 2026-2028 (formaten.md)."""
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


@given(DAGEN, st.integers(-10, 1200))
def test_working_days_between_are_the_days_that_are_one(dag: date, aantal: int) -> None:
    dagen = [dag + timedelta(days=n + 1) for n in range(aantal)]
    assert werkdagen_tussen(PROFIEL, dag, dag + timedelta(days=aantal)) == sum(map(werkdag, dagen))


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


# --- days that a decree declares equal ------------------------------------------------------------


@pytest.mark.parametrize("naam", profielnamen())
def test_every_profile_knows_the_days_of_the_decrees_and_their_source(naam: str) -> None:
    profiel = laad_profiel(naam)
    assert {dag.isoformat() for dag in profiel.aangewezen_dagen} == set(BESLUITDAGEN)
    assert all("art. 3 lid 3" in bron for bron in profiel.aangewezen_dagen.values())
    assert profiel.dagen_bekend_tot == 2028


@pytest.mark.parametrize("jaar", range(2023, 2029))
def test_liberation_day_counts_every_year(jaar: int) -> None:
    assert is_feestdag(PROFIEL, date(jaar, 5, 5))


@pytest.mark.parametrize(
    ("dag", "aantal", "later"),
    [
        # Thursday 27-4-2023 King's day, Friday by decree, weekend
        ("2023-04-26", 1, "2023-05-01"),
        # Ascension 18-5-2023, Friday by decree
        ("2023-05-17", 1, "2023-05-22"),
        # Ascension 9-5-2024, Friday by decree
        ("2024-05-08", 2, "2024-05-14"),
        # Christmas on Wednesday and Thursday, Friday 27-12-2024 by decree
        ("2024-12-24", 1, "2024-12-30"),
        # Ascension 29-5-2025, Friday by decree; King's day 2025 was Saturday the 26th
        ("2025-05-28", 1, "2025-06-02"),
        ("2025-04-25", 1, "2025-04-28"),
        # New Year 2026 on Thursday, Friday by decree
        ("2025-12-31", 1, "2026-01-05"),
        # Ascension 14-5-2026, Friday by decree
        ("2026-05-13", 1, "2026-05-18"),
        ("2026-05-12", 5, "2026-05-21"),
        # Ascension 6-5-2027, the day after 5 May; Friday by decree
        ("2027-05-04", 1, "2027-05-10"),
        # King's day 27-4-2028 on Thursday, Friday by decree; Ascension 25-5-2028
        ("2028-04-26", 1, "2028-05-01"),
        ("2028-05-24", 1, "2028-05-29"),
        # no decree: the Friday after Ascension 2022 was a working day
        ("2022-05-25", 1, "2022-05-27"),
    ],
)
def test_a_term_ended_on_a_decree_day(dag: str, aantal: int, later: str) -> None:
    assert na_werkdagen(PROFIEL, date.fromisoformat(dag), aantal) == date.fromisoformat(later)
    assert werkdagen_tussen(PROFIEL, *map(date.fromisoformat, (dag, later))) == aantal


@pytest.mark.parametrize(
    ("dag", "aantal", "later"),
    [
        # art. 1: the end moves
        ("2026-05-01", 14, "2026-05-18"),  # Friday 15-5 by decree, weekend
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-23", 28, "2026-12-21"),
        # art. 2: three days from the Wednesday before Ascension 2026 hold no working day
        ("2026-05-13", 3, "2026-05-19"),
        # Maundy Thursday 2-4-2026, five days: only Tuesday; the second is Wednesday
        ("2026-04-02", 5, "2026-04-08"),
        # two days are too short for art. 2: only the end moves
        ("2026-05-13", 2, "2026-05-18"),
        # three ordinary days
        ("2026-11-23", 3, "2026-11-26"),
        # Friday and three days: Monday is one working day, Tuesday the second
        ("2026-11-20", 3, "2026-11-24"),
    ],
)
def test_a_term_in_days_holds_two_working_days(dag: str, aantal: int, later: str) -> None:
    assert na_dagen(PROFIEL, date.fromisoformat(dag), aantal) == date.fromisoformat(later)


@given(DAGEN, st.integers(0, 120))
def test_a_term_in_days_ends_no_earlier_and_on_a_working_day(dag: date, aantal: int) -> None:
    later = na_dagen(PROFIEL, dag, aantal)
    assert werkdag(later)
    assert later >= dag + timedelta(days=aantal)
    if aantal >= 3:
        tussen = (dag + timedelta(days=n) for n in range(1, (later - dag).days + 1))
        assert sum(map(werkdag, tussen)) >= 2


def test_a_meeting_skips_a_decree_day() -> None:
    """Whoever meets on Friday does not on 15-5-2026, nor on Good Friday."""
    overleg = replace(PROFIEL.coordinatoren.overleg, weekdag=4)
    assert volgend_overleg(PROFIEL, overleg, date(2026, 5, 9)) == date(2026, 5, 22)
    assert vorig_overleg(PROFIEL, overleg, date(2026, 5, 22)) == date(2026, 5, 8)
    assert volgend_overleg(PROFIEL, overleg, date(2025, 12, 27)) == date(2026, 1, 9)


@pytest.mark.parametrize(
    ("dagen", "jaar"),
    [
        ((), None),
        ((None, date(2028, 12, 31)), None),
        ((date(2029, 1, 1),), 2029),
        ((date(2031, 2, 1), None, date(2029, 2, 1), date(2027, 1, 1)), 2029),
    ],
)
def test_a_term_past_the_last_known_decree(
    dagen: tuple[date | None, ...], jaar: int | None
) -> None:
    assert onbekend_jaar(PROFIEL, *dagen) == jaar
    assert onbekend_jaar(replace(PROFIEL, dagen_bekend_tot=None), *dagen) is None
