"""Periods of a report: months, quarters and years, and what each is compared with."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tafel.domain.rapport import Periode

_MAAND = re.compile(r"(\d{4})-(0?[1-9]|1[0-2])")
_KWARTAAL = re.compile(r"(\d{4})-([1-4])")
DAG = timedelta(days=1)
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2999
"""The years that a report can be about."""
ALLEEN = 5
"""Fewer than so many at the begin of a register may be mistakes."""
_JAAR_STIL = 12
"""Months between two of which something is known, when there are more none at all in between."""


def telbaar(dag: date) -> bool:
    """Whether a report can be about this day."""
    return EERSTE_JAAR <= dag.year <= LAATSTE_JAAR


def maandnaam(dag: date) -> str:
    """The month of a day: 2026-03."""
    return f"{dag:%Y-%m}"


def maand_van(dag: date) -> Periode:
    """The whole month that a day lies in."""
    van = dag.replace(day=1)
    return Periode(van, van + relativedelta(months=1) - DAG)


def volgende_maand(maand: Periode) -> Periode:
    return maand_van(maand.tot + DAG)


def maanden(periode: Periode) -> Iterator[Periode]:
    """The months of a period that consists of whole ones."""
    maand = maand_van(periode.van)
    while maand.van <= periode.tot:
        yield maand
        maand = volgende_maand(maand)


def begin(per_maand: Sequence[tuple[str, int]]) -> str | None:
    """The month in which a register begins, of how much there is of every month, in order.

    A few (fewer than `ALLEEN`, and than what follows) that are more than a year before all that
    follows are no beginning but a mistyped year, or something old that was noted later.
    """
    eerste, samen, vorige = None, 0, None
    rest = sum(aantal for _, aantal in per_maand)
    for naam, aantal in per_maand:
        jaar, nummer = map(int, naam.split("-"))
        maand_ = 12 * jaar + nummer
        if vorige is None or (maand_ - vorige > _JAAR_STIL and samen < min(ALLEEN, rest)):
            eerste, samen = naam, 0
        samen, rest, vorige = samen + aantal, rest - aantal, maand_
    return eerste


def kwartaal(tekst: str) -> Periode:
    """`2026-3` → July up to and including September. Raises ValueError, in Dutch."""
    gevonden = _KWARTAAL.fullmatch(tekst.strip())
    if gevonden is None:
        raise ValueError("een kwartaal schrijft u als 2026-3")
    jaar, nummer = map(int, gevonden.groups())
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise ValueError(f"een kwartaal schrijft u als 2026-3, vanaf {EERSTE_JAAR}-1")
    van = date(jaar, 3 * nummer - 2, 1)
    return Periode(van, van + relativedelta(months=3) - DAG)


def maand(tekst: str) -> Periode:
    """`2026-10` → October. Raises ValueError, in Dutch."""
    gevonden = _MAAND.fullmatch(tekst.strip())
    if gevonden is None or not EERSTE_JAAR <= int(gevonden[1]) <= LAATSTE_JAAR:
        raise ValueError("een maand schrijft u als 2026-10")
    return maand_van(date(int(gevonden[1]), int(gevonden[2]), 1))


def uitsplitsing(periode: Periode) -> Periode | None:
    """What is broken down of a period: a whole quarter or year, else the last quarter in it.

    None when it holds none: of months only totals and stock are published (domain §12).
    """
    if periode.kwartaal or periode.jaar:
        return periode
    einde = maand_van(periode.tot)
    while einde.van >= periode.van:
        if einde.tot.month % 3 == 0 and einde.tot <= periode.tot:
            van = einde.van - relativedelta(months=2)
            return Periode(van, einde.tot) if van >= periode.van else None
        einde = maand_van(einde.van - DAG)
    return None


def soort(periode: Periode) -> str | None:
    """What it is exactly one of: maand, kwartaal, halfjaar or jaar."""
    soorten = ("maand", "kwartaal", "halfjaar", "jaar")
    return next((naam for naam in soorten if getattr(periode, naam)), None)


def eerder(periode: Periode, jaren: int = 0) -> Periode | None:
    """What a month, quarter, half year or year is compared with: the one before it, or so many
    years before.

    None for other periods, and before the years that a report can be about.
    """
    maanden_ = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}.get(soort(periode) or "", 0)
    terug = relativedelta(years=jaren) if jaren else relativedelta(months=maanden_)
    if not maanden_ or periode.van.year - max(jaren, 1) < EERSTE_JAAR:
        return None
    van = periode.van - terug
    return Periode(van, van + relativedelta(months=maanden_) - DAG)
