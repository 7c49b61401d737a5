"""Periods of a report: quarters, the one before, and the parts in which figures are counted."""

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tafel.domain.rapport import Periode, Tijdvak

_KWARTAAL = re.compile(r"(\d{4})-([1-4])")
DAG = timedelta(days=1)
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2999
"""The years that a report can be about."""


def telbaar(dag: date) -> bool:
    """Whether a report can be about this day."""
    return EERSTE_JAAR <= dag.year <= LAATSTE_JAAR


def einde_maand(dag: date) -> bool:
    return dag.day == calendar.monthrange(dag.year, dag.month)[1]


def einde_kwartaal(dag: date) -> bool:
    return dag.month % 3 == 0 and einde_maand(dag)


def is_peildag(dag: date, vandaag: date) -> bool:
    """Whether a state is told of this day: of every day it would tell when each casus came."""
    return dag == vandaag or einde_maand(dag)


def hele_kwartalen(periode: Periode, vandaag: date) -> bool:
    """Whether a period cuts no quarter in two, but for what is still to come."""
    begint = periode.van.day == 1 and periode.van.month % 3 == 1
    return begint and (periode.tot >= vandaag or einde_kwartaal(periode.tot))


def kwartaal(tekst: str) -> Periode:
    """`2026-3` → July up to and including September. Raises ValueError, in Dutch."""
    gevonden = _KWARTAAL.fullmatch(tekst.strip())
    if gevonden is None:
        raise ValueError("een kwartaal schrijft u als 2026-3")
    jaar, nummer = map(int, gevonden.groups())
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise ValueError(f"een kwartaal schrijft u als 2026-3, vanaf {EERSTE_JAAR}-1")
    van = date(jaar, 3 * nummer - 2, 1)
    return Periode(van, van + relativedelta(months=3) - DAG, tekst.strip())


def als_periode(van: date, tot: date) -> Periode:
    """The period of these days; knows when it is a quarter.

    Raises ValueError, in Dutch, for days that no report is about (`telbaar`).
    """
    if not (telbaar(van) and telbaar(tot)):
        raise ValueError(f"een rapport gaat over de jaren {EERSTE_JAAR} tot en met {LAATSTE_JAAR}")
    geheel = kwartaal(f"{van.year}-{(van.month + 2) // 3}")
    return geheel if (van, tot) == (geheel.van, geheel.tot) else Periode(van, tot)


def vorige(periode: Periode) -> Periode | None:
    """What a period is compared with: the quarter before, or the whole year before for a year or a
    part of one from 1 January; None where nothing compares.
    """
    tot = periode.van - DAG if periode.van > date.min else None
    if tot is None or not telbaar(tot):
        return None
    if periode.kwartaal is not None:
        return als_periode(periode.van - relativedelta(months=3), tot)
    if (periode.van.month, periode.van.day) == (1, 1) and periode.van.year == periode.tot.year:
        return Periode(date(tot.year, 1, 1), tot)
    return None


def tijdvakken(perioden: Iterable[Periode], vandaag: date) -> tuple[Tijdvak, ...]:
    """The whole years that the periods touch, month by month, cut where a period begins or ends and
    after `vandaag`; in order, without gaps.
    """
    perioden = list(perioden)
    jaren = range(min(p.van.year for p in perioden), max(p.tot.year for p in perioden) + 1)
    begin = {date(jaar, maand, 1) for jaar in jaren for maand in range(1, 13)}
    begin |= {p.van for p in perioden} | {p.tot + DAG for p in perioden} | {vandaag + DAG}
    binnen = sorted(dag for dag in begin if dag.year in jaren)
    einden = (*(dag - DAG for dag in binnen[1:]), date(jaren[-1], 12, 31))
    return tuple(Tijdvak(van, tot) for van, tot in zip(binnen, einden, strict=True))
