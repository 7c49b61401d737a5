"""What fits in a meeting, in which order, and who is invited (domain §8)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from tafel.domain import Agendapunt, Puntsoort
from tafel.rules.profiel import Overlegtijd, Profiel, Tafel

VOORRANG = (Puntsoort.CRISIS, Puntsoort.BESPREKEN, Puntsoort.NIEUW, Puntsoort.VRAGEN)
"""What fits first."""


def plaats(
    punten: Iterable[Agendapunt], overleg: Overlegtijd, datum: date
) -> tuple[tuple[Agendapunt, ...], tuple[Agendapunt, ...]]:
    """(placed with their times, left over). By priority, and within it in the order given.

    An item that no longer fits does not keep a shorter one with less priority out.
    """
    over = overleg.minuten
    geplaatst: list[Agendapunt] = []
    niet: list[Agendapunt] = []
    for punt in sorted(punten, key=lambda punt: VOORRANG.index(punt.soort)):
        if punt.minuten <= over:
            geplaatst.append(punt)
            over -= punt.minuten
        else:
            niet.append(punt)
    begin = datetime.combine(datum, overleg.begin)
    met_tijd = []
    for punt in sorted(geplaatst, key=_vergadervolgorde):
        met_tijd.append(replace(punt, begin=begin.time()))
        begin += timedelta(minutes=punt.minuten)
    return tuple(met_tijd), tuple(niet)


def _vergadervolgorde(punt: Agendapunt) -> tuple[int, bool]:
    """Crisis first; within a kind the cases with children, so that their organisations can leave."""
    return VOORRANG.index(punt.soort), "kind" not in punt.betrokkene


def einde(overleg: Overlegtijd, datum: date) -> time:
    return (datetime.combine(datum, overleg.begin) + timedelta(minutes=overleg.minuten)).time()


def genodigden(
    profiel: Profiel, tafel: Tafel, betrokken: Sequence[str], leefgebieden: Iterable[str]
) -> tuple[str, ...]:
    """Codes of the schilpartners for one casus: those involved, and by leefgebied."""
    namen = {naam.casefold() for naam in betrokken}
    gebieden = set(leefgebieden)
    return tuple(
        code
        for code in tafel.schil
        if gebieden & set(profiel.partners[code].leefgebieden)
        or any(naam.casefold() in namen for naam in profiel.partners[code].namen)
    )
