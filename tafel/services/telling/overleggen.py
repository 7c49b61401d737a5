"""Whether meetings are long enough: what comes up when it could, and what later (domain §8)."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from tafel.domain.cel import BEREIK, Cel
from tafel.register import overleg as queries
from tafel.register.rapport import maandcijfers
from tafel.rules.afronding import recordsleutel
from tafel.rules.perioden import DAG
from tafel.rules.termijnen import volgend_overleg
from tafel.services.telling.teller import ALLE, Teller, Telmaand

BEURT: Final = "beurt"
"""Casussen that came up, of which it is known in which meeting they could for the first time."""
LATER: Final = "beurt later"
"""Those of them that came up in a later one."""
WACHT_OP_BEURT: Final = "beurt wacht"
"""A state: those that could have come up, but had not yet when the month ended."""
OVERLEG, OVERGELOPEN = "overleg", "overgelopen"
"""Meetings that were held, and those that left over something that could have come up."""
_WEEK: Final = 7


def tel(maand: Telmaand, teller: Teller) -> None:
    """Casussen and meetings by table, and the days that it took from the first meeting on."""
    tot = maand.maand.tot
    gehouden: set[tuple[str, date]] = set()
    gemist: set[tuple[str, date]] = set()
    dagen_van = cache(lambda tafel: tuple(_overlegdagen(maand, tafel)))
    eerste = cache(lambda tafel, sinds: _vanaf(maand, tafel, date.fromisoformat(sinds)))
    for tafel, overleg, sinds, besluit, casus in queries.beurten(
        maand.register, maand.profiel.tafels, maand.maand.van, tot, maand.peil
    ):
        dag = date.max if overleg is None else date.fromisoformat(overleg)
        if dag in dagen_van(tafel):
            gehouden.add((tafel, dag))
        if sinds is None:
            continue
        begin = eerste(tafel, sinds)
        if dag <= tot:
            _kwam(teller, tafel, max((dag - begin).days, 0), Cel(1, besluit % BEREIK))
        elif begin <= tot:
            _neem_op(teller, WACHT_OP_BEURT, tafel, Cel(1, casus % BEREIK))
        gemist |= {(tafel, op) for op in dagen_van(tafel) if begin <= op < dag}
    geheim = maandcijfers.geheim(maand.register)
    for tafel, op in sorted(gehouden):
        cel = Cel(1, recordsleutel(geheim, f"overleg {tafel}", op.toordinal()))
        _neem_op(teller, OVERLEG, tafel, cel)
        if (tafel, op) in gemist:
            _neem_op(teller, OVERGELOPEN, tafel, cel)


def _kwam(teller: Teller, tafel: str, dagen: int, cel: Cel) -> None:
    _neem_op(teller, BEURT, tafel, cel)
    if dagen >= _WEEK:
        _neem_op(teller, LATER, tafel, cel)
    for rij in (ALLE, tafel):
        teller.neem_op((BEURT, f"dagen {rij}", str(dagen)), cel)


def _neem_op(teller: Teller, populatie: str, tafel: str, cel: Cel) -> None:
    for eigenschap, rij in ((ALLE, ALLE), ("tafel", tafel)):
        teller.neem_op((populatie, eigenschap, rij), cel)


def _vanaf(maand: Telmaand, tafel: str, dag: date) -> date:
    return volgend_overleg(maand.profiel, maand.profiel.tafels[tafel].overleg, dag)


def _overlegdagen(maand: Telmaand, tafel: str) -> Iterator[date]:
    """The meetings of a table in the month."""
    dag = _vanaf(maand, tafel, maand.maand.van)
    while dag <= maand.maand.tot:
        yield dag
        dag = _vanaf(maand, tafel, dag + DAG)
