"""What fits in a meeting, in which order, and who is invited (domain §8)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from tafel.domain import Agendapunt, Puntsoort
from tafel.rules.profiel import Overlegtijd, Profiel, Tafel

VOORRANG = (Puntsoort.CRISIS, Puntsoort.BESPREKEN, Puntsoort.NIEUW, Puntsoort.VRAGEN)
"""What fits first."""


def past(
    punten: Iterable[Agendapunt], overleg: Overlegtijd
) -> tuple[tuple[Agendapunt, ...], tuple[Agendapunt, ...]]:
    """(what fits, what is left over). By priority, and within it in the order given.

    An item that no longer fits does not keep a shorter one with less priority out.
    """
    over = overleg.minuten
    wel: list[Agendapunt] = []
    niet: list[Agendapunt] = []
    for punt in sorted(punten, key=lambda punt: VOORRANG.index(punt.soort)):
        if punt.minuten <= over:
            wel.append(punt)
            over -= punt.minuten
        else:
            niet.append(punt)
    return tuple(wel), tuple(niet)


def met_tijden(
    punten: Iterable[tuple[Agendapunt, bool]], overleg: Overlegtijd
) -> tuple[Agendapunt, ...]:
    """Items in the order of the meeting, with their times; each comes with: is a child concerned.

    Crisis first; within a kind the cases with children, so that their organisations can leave;
    otherwise the order given.
    """
    begin = datetime.combine(date.min, overleg.begin)
    volgorde = []
    for punt, _ in sorted(punten, key=lambda paar: (VOORRANG.index(paar[0].soort), not paar[1])):
        volgorde.append(replace(punt, begin=begin.time()))
        begin += timedelta(minutes=punt.minuten)
    return tuple(volgorde)


def einde(overleg: Overlegtijd) -> time:
    """When the meeting ends."""
    return (datetime.combine(date.min, overleg.begin) + timedelta(minutes=overleg.minuten)).time()


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


def leeftijdsgrenzen(profiel: Profiel, feit: str) -> tuple[int, ...]:
    """The ages at which the rules may decide otherwise, for `leeftijd` or `inwonende_kinderen`."""
    indelingen = profiel.toedeling.weging.indelingen
    return next((i.grenzen for i in indelingen if i.feit.naam == feit), ())
