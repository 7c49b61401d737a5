"""Who was reported, and what was taken on, by every property."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import Any, Final

from tafel.domain.rapport import ONBEKEND
from tafel.kolommen import LEEFGEBIEDEN
from tafel.register.rapport import kengetallen as queries
from tafel.register.rapport.kengetallen import GEEN_TAFEL
from tafel.services.telling.teller import ALLE, Teller, Telmaand

GEMELD: Final = "gemeld"
OPGEPAKT: Final = "opgepakt"


def tel(maand: Telmaand, teller: Teller) -> None:
    """Meldingen by day of receipt, casussen by day of opening, as their first melding was."""
    dagen = maand.maand.van, maand.maand.tot, maand.profiel.meervoudig_vanaf
    for rij in queries.gemeld(maand.register, *dagen):
        _neem_op(maand, teller, GEMELD, tuple(rij))
    for rij in queries.opgepakt(maand.register, *dagen):
        _neem_op(maand, teller, OPGEPAKT, tuple(rij))


def _neem_op(maand: Telmaand, teller: Teller, populatie: str, rij: tuple[Any, ...]) -> None:
    """Add one line of counts: what it is about, up to four values, how many."""
    wat, *waarden, aantal, laag, hoog = rij
    for eigenschap, waar in _RIJEN[wat](maand, populatie == GEMELD, *waarden):
        teller.tel(populatie, eigenschap, waar, aantal, laag, hoog)


_Rijen = Iterator[tuple[str, str]]
"""Every property and row that a line counts in."""


def _plek(maand: Telmaand, gemeld: bool, tafel: str, plek: str, aard: str, urgentie: str) -> _Rijen:
    delen = maand.delen
    yield ALLE, ALLE
    yield "aard", delen.aard.rij(aard)
    yield "urgentie", delen.urgentie.rij(urgentie)
    yield "tafel", (delen.plek if gemeld else delen.tafel).rij(tafel)
    if gemeld:
        yield "uitkomst", _uitkomst(maand, tafel, plek)
    else:
        yield "categorie", delen.categorie_van(tafel, plek)


def _melder(
    maand: Telmaand, gemeld: bool, organisatie: str, kanaal: str, tafel: str, plek: str
) -> _Rijen:
    melder = maand.delen.melder(organisatie)
    yield "melder", melder
    yield "kanaal", maand.delen.kanaal.rij(kanaal)
    if gemeld:
        yield f"uitkomst van {melder}", _uitkomst(maand, tafel, plek)


def _leeftijd(maand: Telmaand, _: bool, leeftijd: int, *__: None) -> _Rijen:
    yield "leeftijd", maand.delen.leeftijdsgroep(leeftijd)


def _buurt(maand: Telmaand, _: bool, buurt: str, *__: None) -> _Rijen:
    yield "buurt", maand.delen.buurt_van(buurt)


def _route(maand: Telmaand, gemeld: bool, route: str, onderdeel: str, *_: None) -> _Rijen:
    yield "aanvliegroute", maand.delen.aanvliegroute.rij(route)
    if not gemeld:
        yield "onderdeel", maand.delen.onderdeel.rij(onderdeel)


def _leefgebieden(_: Telmaand, __: bool, masker: int | None, *___: None) -> _Rijen:
    return (("leefgebied", rij) for rij in _rijen_van(masker))


def _kwadrant(
    maand: Telmaand, _: bool, meervoudig: int, complex_: str, zelf: str, __: None
) -> _Rijen:
    yield "kwadrant", maand.delen.kwadrant_van(meervoudig, complex_, zelf)


_RIJEN: Mapping[str, Callable[..., _Rijen]] = {
    "plek": _plek,
    "melder": _melder,
    "leeftijd": _leeftijd,
    "buurt": _buurt,
    "route": _route,
    "leefgebieden": _leefgebieden,
    "kwadrant": _kwadrant,
}


def _uitkomst(maand: Telmaand, tafel: str | None, uitkomst: str | None) -> str:
    return GEEN_TAFEL if tafel == GEEN_TAFEL else maand.delen.uitkomst.rij(uitkomst)


@cache
def _rijen_van(masker: int | None) -> tuple[str, ...]:
    """The rows that one set of leefgebieden counts in: each, and each pair of them."""
    if not masker:
        return (ONBEKEND,)
    codes = [code for nummer, code in enumerate(LEEFGEBIEDEN) if masker >> nummer & 1]
    return (*codes, *(paar(*twee) for twee in combinations(codes, 2)))


def paar(een: str, ander: str) -> str:
    """The row of two leefgebieden that are stated together, in the order of the list."""
    return f"{een}+{ander}"
