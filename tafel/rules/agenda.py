"""What fits in a meeting, in which order, and who is invited (domain §8)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from tafel.domain.agenda import Agendapunt, Puntsoort
from tafel.rules.profiel import Overlegtijd, Profiel, Tafel

VOORRANG = {soort: plaats for plaats, soort in enumerate(Puntsoort)}
"""What fits first (domain §8): the lowest number."""
VASTE_PLEK = {Puntsoort.CRISIS: 0, Puntsoort.ESCALATIE: 1, Puntsoort.BESPREKEN: 2}
"""Kinds that open a meeting, in this order."""
TUSSENIN, LAATST = 3, 4


def een_per_casus(punten: Iterable[Agendapunt]) -> tuple[Agendapunt, ...]:
    """Items by priority, one per casus: its first reason; the other reasons are in `ook`.

    What is not about a casus stays an item of its own, and so do the questions about a melding
    when nothing else asks for its casus.
    """
    per_casus: dict[object, Agendapunt] = {}
    for plek, punt in enumerate(_op_voorrang(punten)):
        los = punt.casus is None or (punt.soort is Puntsoort.VRAGEN and punt.casus not in per_casus)
        sleutel = ("los", plek) if los else punt.casus
        eerste = per_casus.get(sleutel)
        if eerste is None:
            per_casus[sleutel] = replace(punt, casus=None) if los else punt
        elif punt.reden not in (eerste.reden, *eerste.ook):
            per_casus[sleutel] = replace(eerste, ook=(*eerste.ook, punt.reden))
    return tuple(per_casus.values())


def past(
    punten: Iterable[Agendapunt], overleg: Overlegtijd
) -> tuple[tuple[Agendapunt, ...], tuple[Agendapunt, ...]]:
    """(what fits, what is left over). By priority, and within it in the order given.

    An item that no longer fits does not keep a shorter one with less priority out.
    """
    over = overleg.minuten
    wel: list[Agendapunt] = []
    niet: list[Agendapunt] = []
    for punt in _op_voorrang(punten):
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

    Crisis, escalatie and what must be allocated come first, questions last; in between the cases
    of one schilpartner stay together. Cases with children always go first, so that their
    organisations can leave; for the rest priority decides, and then the order given.
    """
    paren = sorted(punten, key=lambda paar: VOORRANG[paar[0].soort])
    vast = [paar for paar in paren if _plek(paar[0]) != TUSSENIN]
    kinderen = [punt for punt, kind in paren if kind and _plek(punt) == TUSSENIN]
    anderen = [punt for punt, kind in paren if not kind and _plek(punt) == TUSSENIN]
    vast.sort(key=lambda paar: (_plek(paar[0]), not paar[1]))
    volgorde = [punt for punt, _ in vast if _plek(punt) < TUSSENIN]
    for groep in (kinderen, anderen):
        volgorde += _bijeen(groep, na=volgorde[-1] if volgorde else None)
    volgorde += [punt for punt, _ in vast if _plek(punt) > TUSSENIN]
    begin = datetime.combine(date.min, overleg.begin)
    met_begin = []
    for punt in volgorde:
        met_begin.append(replace(punt, begin=begin.time()))
        begin += timedelta(minutes=punt.minuten)
    return tuple(met_begin)


def _op_voorrang(punten: Iterable[Agendapunt]) -> list[Agendapunt]:
    return sorted(punten, key=lambda punt: VOORRANG[punt.soort])


def _plek(punt: Agendapunt) -> int:
    laatste = LAATST if punt.soort is Puntsoort.VRAGEN else TUSSENIN
    return VASTE_PLEK.get(punt.soort, laatste)


def _bijeen(punten: Sequence[Agendapunt], *, na: Agendapunt | None) -> list[Agendapunt]:
    """Each item is followed by the one that shares most guests with it, the first one if more do.

    When none shares any, the first that is left follows.
    """
    over, keten = list(punten), list[Agendapunt]()
    while over:
        vorige = set(keten[-1].genodigden if keten else na.genodigden if na else ())
        volgende = max(over, key=lambda punt: len(vorige & set(punt.genodigden)))
        over.remove(volgende)
        keten.append(volgende)
    return keten


def einde(overleg: Overlegtijd) -> time:
    """When the meeting ends."""
    return (datetime.combine(date.min, overleg.begin) + timedelta(minutes=overleg.minuten)).time()


def genodigden(
    profiel: Profiel,
    tafel: Tafel,
    betrokken: Sequence[str],
    leefgebieden: Iterable[str],
    altijd: Iterable[str] = (),
) -> tuple[str, ...]:
    """Codes of the partners invited for one casus: schil by involvement and by leefgebied.

    And whoever has something to answer for here (`altijd`: codes), also when it is no schilpartner
    of this table; kernpartners come anyway. At a table without partners nobody is invited.
    """
    if not tafel.kern and not tafel.schil:
        return ()
    namen = {naam.casefold() for naam in betrokken}
    gebieden = set(leefgebieden)
    zeker = dict.fromkeys(code for code in altijd if code not in tafel.kern)
    schil = [
        code
        for code in tafel.schil
        if code in zeker
        or gebieden & set(profiel.partners[code].leefgebieden)
        or any(naam.casefold() in namen for naam in profiel.partners[code].namen)
    ]
    return tuple(dict.fromkeys((*schil, *zeker)))


def leeftijdsgrenzen(profiel: Profiel, feit: str) -> tuple[int, ...]:
    """The ages at which the rules may decide otherwise, for `leeftijd` or `inwonende_kinderen`."""
    indelingen = profiel.toedeling.weging.indelingen
    return next((i.grenzen for i in indelingen if i.feit.naam == feit), ())
