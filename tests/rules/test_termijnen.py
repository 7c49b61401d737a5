"""Holidays and meeting days, against the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.rules.termijnen import is_feestdag, volgend_overleg, vorig_overleg
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


@pytest.mark.parametrize("dag", ["2025-04-27", "2026-04-30", "2026-12-31", "2026-05-15"])
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
