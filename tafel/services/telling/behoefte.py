"""What casussen need when a month ends, against the sociale kaart of the day on which it is closed
(domain §11, §12; 80+20 §2.3).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from tafel.domain.aanbod import Capaciteit, Product
from tafel.domain.basis import Leeftijd, Leesbaar
from tafel.domain.cel import BEREIK, GEEN, Cel
from tafel.domain.rapport import ONBEKEND
from tafel.register import aanbod as queries
from tafel.rules.aanbod import Zoekvraag, leeftijd_op_dag, zoek, zoekvraag
from tafel.services.aanbod.kaart import heel_gebied, producten
from tafel.services.telling.teller import ALLE, Plek, Teller, Telmaand

BEHOEFTE: Final = "behoefte"
"""Casussen with an open goal: by leefgebied, and by product that fits one."""
DOELEN: Final = "doelen"
WIT: Final = "wit"
"""Casussen for whom nothing that fits has room: by leefgebied, and by what is missing per
leefgebied and age group. Not counted without a sociale kaart.
"""
KAART: Final = "kaart"
"""The products that there were."""
GEEN_AANBOD, GEEN_RUIMTE = "geen aanbod", "geen ruimte"
WACHTTIJD, RUIMTE_ONBEKEND = "alleen wachttijd", "ruimte onbekend"
GATEN: Final = (GEEN_AANBOD, GEEN_RUIMTE, WACHTTIJD, RUIMTE_ONBEKEND)
"""What may be missing."""


def van_groep(leefgebied: str, groep: str) -> str:
    """The row of an age group within a leefgebied."""
    return f"{leefgebied} {groep}"


def tel(maand: Telmaand, teller: Teller) -> None:
    """Every casus once per cell, every goal once."""
    dag = maand.maand.tot.isoformat()
    kaart = _Kaart(producten(maand.register), heel_gebied(maand.profiel))
    for plek in kaart.plekken():
        teller.neem_op(plek, Cel(1))
    if kaart.er_is:
        teller.neem_op((WIT, ALLE, ALLE), GEEN)
    doelen = queries.behoeften(maand.register, dag)
    bekend: dict[int, list[Leesbaar]] = {}
    for rij in queries.gezinnen(maand.register, {rij["casus"] for rij in doelen}, dag):
        bekend.setdefault(rij["casus"], []).append(rij)
    for rij in doelen:
        cel = Cel(1, rij["sleutel"] % BEREIK)
        teller.neem_op((DOELEN, ALLE, ALLE), cel)
        teller.neem_op((DOELEN, "leefgebied", maand.delen.leefgebied.rij(rij["leefgebied"])), cel)
    for (casus, sleutel), eigen in groupby(doelen, itemgetter("casus", "sleutel")):
        gebieden = {rij["leefgebied"] for rij in eigen}
        plekken = set(_plekken(maand, kaart, gebieden, bekend.get(casus, ())))
        for plek in plekken:
            teller.neem_op(plek, Cel(1, sleutel % BEREIK))


def _plekken(
    maand: Telmaand, kaart: "_Kaart", gebieden: set[str], meldingen: Sequence[Leesbaar]
) -> Iterator[Plek]:
    """Every cell that a casus with open goals on these leefgebieden counts in."""
    dag = maand.maand.tot
    groep = _groep(maand, leeftijd_op_dag(meldingen[0], dag) if meldingen else None)
    yield BEHOEFTE, ALLE, ALLE
    for gebied in gebieden:
        rij = maand.delen.leefgebied.rij(gebied)
        yield BEHOEFTE, "leefgebied", rij
        passend = kaart.passend(zoekvraag(gebied, meldingen, dag))
        for nummer in passend:
            yield BEHOEFTE, "product", f"A{nummer}"
        if kaart.er_is and (gat := kaart.gat(passend)) is not None:
            yield WIT, ALLE, ALLE
            yield WIT, "leefgebied", rij
            yield WIT, gat, van_groep(rij, groep)


def _groep(maand: Telmaand, leeftijd: Leeftijd) -> str:
    if leeftijd is None:
        return ONBEKEND
    return maand.delen.groep_van(*(leeftijd if isinstance(leeftijd, tuple) else (leeftijd,)))


class _Kaart:
    """The sociale kaart; every question is asked of it once."""

    def __init__(self, kaart: Sequence[Product], heel: str) -> None:
        self._ruimte = {product.nummer: product.beschikbaar for product in kaart}
        self._voor = cache(
            lambda vraag: frozenset(een.product.nummer for een in zoek(kaart, vraag, heel))
        )
        self.gat = cache(self._gat)

    @property
    def er_is(self) -> bool:
        """Whether there is one: without it nothing is known of what is missing."""
        return bool(self._ruimte)

    def plekken(self) -> Iterator[Plek]:
        for nummer in self._ruimte:
            yield KAART, ALLE, ALLE
            yield KAART, "product", f"A{nummer}"

    def passend(self, vraag: Zoekvraag) -> frozenset[int]:
        """The products that fit: those that fit one of the ages."""
        if not vraag.leeftijden:
            return self._voor(vraag)
        ieder = (Zoekvraag(vraag.leefgebied, (een,), vraag.gebied) for een in vraag.leeftijden)
        return frozenset().union(*map(self._voor, ieder))

    def _gat(self, passend: frozenset[int]) -> str | None:
        """What is missing when nothing has room."""
        standen = {self._ruimte[nummer] for nummer in passend}
        if not passend:
            return GEEN_AANBOD
        if Capaciteit.RUIMTE in standen:
            return None
        if None in standen:
            return RUIMTE_ONBEKEND
        return WACHTTIJD if Capaciteit.WACHTLIJST in standen else GEEN_RUIMTE
