"""The age radar: in which open casussen somebody soon reaches an age (domain §14)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from operator import itemgetter

from tafel.domain.basis import Leesbaar
from tafel.domain.casus import Verjaardag
from tafel.kinderen import lees_kinderen
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.rules.verjaardagen import Tussen, geboren_tussen, tellend, wordt
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
    casussen = casusqueries.casussen(z.register, mogelijk)
    personen = casusqueries.leden_van(z.register, [casus.huishouden for casus in casussen])
    gevonden = {}
    for casus in casussen:
        leden, kinderen = gezin(personen[casus.huishouden], meldingen.get(casus.id, []))
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
    mensen = [
        (rij["geboortedatum"], rij["leeftijd"]),
        *((kind.geboortedatum, kind.jaren) for kind in lees_kinderen(rij["inwonende_kinderen"])),
    ]
    for geboortedatum, jaren in mensen:
        if tussen := geboren_tussen(geboortedatum, jaren, rij["ontvangen_op"]):
            yield tussen
