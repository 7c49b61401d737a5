"""The age radar: in which open casussen somebody soon reaches an age (domain §14)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from tafel.domain.basis import Leesbaar
from tafel.domain.casus import Verjaardag
from tafel.kolommen import GEEN, SCHEIDING
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.rules.verjaardagen import Tussen, geboren_bij, geboren_volgens, tellend, wordt
from tafel.services.basis.gezin import gezin, verjaardagen
from tafel.services.zitting import Zitting


def radar(z: Zitting, leeftijden: Sequence[int], dagen: int) -> dict[int, tuple[Verjaardag, ...]]:
    """Per open casus in which somebody reaches one of these ages within so many days, today
    included: who, and when. Without ages those that count in this profile.
    """
    gezocht = set(leeftijden) or {
        leeftijd
        for feit in ("leeftijd", "inwonende_kinderen")
        for leeftijd in tellend(z.profiel, feit)
    }
    binnen = z.vandaag, z.vandaag + timedelta(days=dagen)
    mogelijk = {
        rij["casus"]
        for rij in casusqueries.leeftijden(z.register)
        if any(
            wordt(geboren, leeftijd, binnen) for geboren in _geboren(rij) for leeftijd in gezocht
        )
    }
    meldingen = {
        casus: list(rijen)
        for casus, rijen in groupby(
            meldingqueries.meldingen_van_casussen(z.register, mogelijk), itemgetter("casus")
        )
    }
    gevonden = {}
    for casus in casusqueries.casussen(z.register, mogelijk):
        leden, kinderen = gezin(
            casusqueries.leden(z.register, casus.huishouden), meldingen.get(casus.id, [])
        )
        jarig = [
            verjaardag
            for lid in (*leden, *kinderen)
            for verjaardag in verjaardagen(
                z.profiel, lid, z.vandaag, dagen, sorted(leeftijden) or None
            )
        ]
        if jarig:
            gevonden[casus.id] = tuple(jarig)
    return gevonden


def _geboren(rij: Leesbaar) -> Iterator[Tussen]:
    """Between which days the people of whom a row speaks were born."""
    if rij["geboortedatum"]:
        yield geboren_volgens(rij["geboortedatum"])
    if rij["ontvangen_op"] is None:
        return
    ontvangen = date.fromisoformat(rij["ontvangen_op"])
    if rij["leeftijd"] is not None:
        yield geboren_bij(rij["leeftijd"], ontvangen)
    kinderen = rij["inwonende_kinderen"]
    for kind in kinderen.split(SCHEIDING) if kinderen and kinderen != GEEN else ():
        *naam, laatste = kind.split(" ")
        if laatste == "jaar":
            yield geboren_bij(int(naam[-1]), ontvangen)
        elif laatste != "?":
            yield geboren_volgens(laatste)
