"""Periods: months, quarters and years, what is broken down, and what each is compared with."""

from datetime import date

import pytest

from tafel.domain.rapport import Periode
from tafel.rules.perioden import eerder, kwartaal, maand, maanden, uitsplitsing


def van_tot(van: str, tot: str) -> Periode:
    return Periode(date.fromisoformat(van), date.fromisoformat(tot))


JAAR = van_tot("2026-01-01", "2026-12-31")


@pytest.mark.parametrize(
    ("tekst", "van", "tot"),
    [
        ("2026-1", "2026-01-01", "2026-03-31"),
        ("2026-2", "2026-04-01", "2026-06-30"),
        ("2026-3", "2026-07-01", "2026-09-30"),
        (" 2027-4 ", "2027-10-01", "2027-12-31"),
    ],
)
def test_a_quarter_is_its_three_months(tekst: str, van: str, tot: str) -> None:
    periode = kwartaal(tekst)
    assert periode == van_tot(van, tot)
    assert periode.kwartaal == tekst.strip()
    assert len(list(maanden(periode))) == 3


@pytest.mark.parametrize(
    "tekst", ["2026-5", "2026-0", "2026", "26-1", "2026-03", "", "0000-1", "1899-4", "3000-1"]
)
def test_anything_else_is_no_quarter(tekst: str) -> None:
    with pytest.raises(ValueError, match="2026-3"):
        kwartaal(tekst)


@pytest.mark.parametrize(
    ("tekst", "tot"),
    [("2026-10", "2026-10-31"), ("2026-2", "2026-02-28"), (" 2028-02 ", "2028-02-29")],
)
def test_a_month(tekst: str, tot: str) -> None:
    assert maand(tekst) == van_tot(f"{tot[:7]}-01", tot)
    assert maand(tekst).maand == tot[:7]


@pytest.mark.parametrize("tekst", ["2026-13", "2026-0", "oktober", "", "1899-12", "3000-01"])
def test_anything_else_is_no_month(tekst: str) -> None:
    with pytest.raises(ValueError, match="2026-10"):
        maand(tekst)


@pytest.mark.parametrize(
    ("van", "tot", "maand_", "kwartaal_", "jaar"),
    [
        ("2026-07-01", "2026-09-30", None, "2026-3", None),
        ("2026-07-01", "2026-09-29", None, None, None),
        ("2026-07-02", "2026-09-30", None, None, None),
        ("2026-06-01", "2026-08-31", None, None, None),
        ("2026-07-01", "2027-09-30", None, None, None),
        ("2026-02-01", "2026-02-28", "2026-02", None, None),
        ("2028-02-01", "2028-02-28", None, None, None),
        ("2026-01-01", "2026-12-31", None, None, 2026),
        ("2025-01-01", "2026-12-31", None, None, None),
    ],
)
def test_a_period_knows_what_it_is(
    van: str, tot: str, maand_: str | None, kwartaal_: str | None, jaar: int | None
) -> None:
    periode = van_tot(van, tot)
    assert (periode.maand, periode.kwartaal, periode.jaar) == (maand_, kwartaal_, jaar)


@pytest.mark.parametrize(
    ("periode", "vast"),
    [
        (kwartaal("2026-1"), kwartaal("2026-1")),
        (JAAR, JAAR),
        (maand("2026-09"), None),
        (van_tot("2026-08-01", "2026-09-30"), None),
        (van_tot("2026-01-01", "2026-10-31"), kwartaal("2026-3")),
        (van_tot("2026-03-01", "2026-08-31"), kwartaal("2026-2")),
        (van_tot("2024-01-01", "2026-02-28"), kwartaal("2025-4")),
    ],
)
def test_what_is_broken_down(periode: Periode, vast: Periode | None) -> None:
    assert uitsplitsing(periode) == vast


@pytest.mark.parametrize(
    ("nu", "jaren", "toen"),
    [
        (kwartaal("2026-1"), 0, kwartaal("2025-4")),
        (kwartaal("2026-4"), 0, kwartaal("2026-3")),
        (kwartaal("2026-4"), 1, kwartaal("2025-4")),
        (kwartaal("2026-4"), 3, kwartaal("2023-4")),
        (maand("2026-03"), 0, maand("2026-02")),
        (maand("2028-02"), 1, maand("2027-02")),
        (maand("2026-01"), 0, maand("2025-12")),
        (JAAR, 0, van_tot("2025-01-01", "2025-12-31")),
        (JAAR, 2, van_tot("2024-01-01", "2024-12-31")),
        (van_tot("2026-01-01", "2026-10-31"), 0, None),
        (van_tot("2025-01-01", "2026-12-31"), 0, None),
        (kwartaal("1900-1"), 0, None),
    ],
)
def test_what_a_period_is_compared_with(nu: Periode, jaren: int, toen: Periode | None) -> None:
    assert eerder(nu, jaren) == toen
