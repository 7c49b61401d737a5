"""Closing months: every month that is long enough over is counted once, and never again."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from tafel.domain.rapport import Periode
from tafel.register.rapport import kengetallen, maandcijfers
from tafel.register.store import nu
from tafel.rules.afronding import recordsleutel
from tafel.rules.perioden import DAG, maand_van, maandnaam, volgende_maand
from tafel.rules.profiel.profiel import Profiel
from tafel.services.knelpunt.beheer import bewaar_gezien
from tafel.services.rapport.knelpunten import structureel
from tafel.services.telling import (
    behoefte,
    gezinnen,
    meldingen,
    methodiek,
    overleggen,
    revisie,
    samenwerking,
    stand,
    toets,
    trajecten,
)
from tafel.services.telling.cijfers import Cijfers
from tafel.services.telling.indelingen import Indelingen
from tafel.services.telling.teller import Teller, Telmaand
from tafel.services.zitting import Zitting

TELLINGEN: Final[tuple[Callable[[Telmaand, Teller], None], ...]] = (
    meldingen.tel,
    trajecten.tel,
    stand.tel,
    behoefte.tel,
    overleggen.tel,
    methodiek.tel,
    samenwerking.tel,
    gezinnen.tel,
    toets.tel,
    revisie.tel,
)
"""Everything that is counted of a month."""


def sluit_af(z: Zitting, *, verder: Callable[[int], None] | None = None) -> tuple[str, ...]:
    """Close every month that can be closed and is not, one by one; returns them (2026-03).

    Raises SettingsWrong under another profile than the register's. `verder` hears of each.
    """
    open_ = tuple(af_te_sluiten(z))
    if not open_:
        return ()
    sleutel_van = partial(recordsleutel, maandcijfers.geheim(z.register))
    maandcijfers.maak_sleutelfunctie(z.register, sleutel_van)
    gedaan = []
    for maand in open_:
        naam = maandnaam(maand.van)
        with z.register.schrijf():
            if naam in maandcijfers.afgesloten(z.register):  # by somebody else, meanwhile
                continue
            _sluit(z, maand)
            z.register.log(z.wie, z.vandaag, "rapport afsluiten", naam)
        gedaan.append(naam)
        if verder is not None:
            verder(1)
    return tuple(gedaan)


def af_te_sluiten(z: Zitting) -> Iterator[Periode]:
    """The months that are over for long enough, but not closed, from the first of the register on.

    Once a month is closed, none before it ever is: it was printed as one that there is nothing of.
    """
    eerste = kengetallen.eerste_dag(z.register)
    if eerste is None:
        return
    klaar = maandcijfers.afgesloten(z.register)
    maand = maand_van(date.fromisoformat(f"{klaar[0]}-01") if klaar else eerste)
    while maand.tot + wachtdagen(z.profiel) <= z.vandaag:
        if maandnaam(maand.van) not in klaar:
            yield maand
        maand = volgende_maand(maand)


def laatste_af_te_sluiten(profiel: Profiel, vandaag: date) -> date:
    """The last day of the last month that is over for long enough."""
    return maand_van(vandaag - wachtdagen(profiel) + DAG).van - DAG


def laatste_dag(z: Zitting) -> date:
    """The last day that a report can be about: of what can be closed, or on a later day already
    was.
    """
    vanzelf = laatste_af_te_sluiten(z.profiel, z.vandaag)
    klaar = maandcijfers.afgesloten(z.register)
    return max(vanzelf, maand_van(date.fromisoformat(f"{klaar[-1]}-01")).tot) if klaar else vanzelf


def wachtdagen(profiel: Profiel) -> timedelta:
    """How long after its end a month is closed."""
    return timedelta(days=profiel.proces.rapportage.afsluiten_dagen)


def _sluit(z: Zitting, maand: Periode) -> None:
    teller = Teller()
    telmaand = Telmaand(
        z.register, z.profiel, Indelingen(z.profiel), maand, maand.tot + wachtdagen(z.profiel)
    )
    for tel in TELLINGEN:
        tel(telmaand, teller)
    maandcijfers.bewaar(
        z.register,
        maandnaam(maand.van),
        teller.regels(maandcijfers.geheim(z.register)),
        profiel=f"{z.profiel.naam} {z.profiel.versie}",
        dag=z.vandaag.isoformat(),
        tijd=nu(),
        wie=z.wie,
    )
    jaar = Periode(maand.van.replace(month=1), maand.tot)
    gezien = structureel(Cijfers(z.register, jaar, intern=True), telmaand.delen)
    bewaar_gezien(z.register, gezien, telmaand.peil)
