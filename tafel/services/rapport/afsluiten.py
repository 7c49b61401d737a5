"""Closing months: every month that is long enough over is counted once, and never again."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from tafel.domain.rapport import Periode
from tafel.register.rapport import kengetallen, maandcijfers
from tafel.register.store import Register, nu
from tafel.rules.afronding import recordsleutel
from tafel.rules.perioden import DAG, maand_van, maandnaam, volgende_maand
from tafel.rules.profiel.profiel import Profiel
from tafel.services.knelpunt.beheer import bewaar_gezien
from tafel.services.partner.partners import bijgewerkt
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


def sluit_af(
    register: Register,
    profiel: Profiel,
    *,
    wie: str,
    vandaag: date,
    verder: Callable[[int], None] | None = None,
) -> tuple[str, ...]:
    """Close every month that can be closed and is not, one by one; returns them (2026-03).

    Raises SettingsWrong under another profile than the register's. `verder` hears of each.
    """
    open_ = tuple(af_te_sluiten(register, profiel, vandaag))
    if not open_:
        return ()
    sleutel_van = partial(recordsleutel, maandcijfers.geheim(register))
    maandcijfers.maak_sleutelfunctie(register, sleutel_van)
    gedaan = []
    for maand in open_:
        naam = maandnaam(maand.van)
        with register.schrijf():
            if naam in maandcijfers.afgesloten(register):  # by somebody else, meanwhile
                continue
            nu_ = bijgewerkt(register, profiel)
            _sluit(register, nu_, maand, wie=wie, vandaag=vandaag)
            register.log(wie, vandaag, "rapport afsluiten", naam)
        gedaan.append(naam)
        if verder is not None:
            verder(1)
    return tuple(gedaan)


def af_te_sluiten(register: Register, profiel: Profiel, vandaag: date) -> Iterator[Periode]:
    """The months that are over for long enough, but not closed, from the first of the register on.

    Once a month is closed, none before it ever is: it was printed as one that there is nothing of.
    """
    eerste = kengetallen.eerste_dag(register)
    if eerste is None:
        return
    klaar = maandcijfers.afgesloten(register)
    maand = maand_van(date.fromisoformat(f"{klaar[0]}-01") if klaar else eerste)
    while maand.tot + wachtdagen(profiel) <= vandaag:
        if maandnaam(maand.van) not in klaar:
            yield maand
        maand = volgende_maand(maand)


def laatste_af_te_sluiten(profiel: Profiel, vandaag: date) -> date:
    """The last day of the last month that is over for long enough."""
    return maand_van(vandaag - wachtdagen(profiel) + DAG).van - DAG


def wachtdagen(profiel: Profiel) -> timedelta:
    """How long after its end a month is closed."""
    return timedelta(days=profiel.proces.rapportage.afsluiten_dagen)


def _sluit(
    register: Register, profiel: Profiel, maand: Periode, *, wie: str, vandaag: date
) -> None:
    teller = Teller()
    telmaand = Telmaand(
        register, profiel, Indelingen(profiel), maand, maand.tot + wachtdagen(profiel)
    )
    for tel in TELLINGEN:
        tel(telmaand, teller)
    maandcijfers.bewaar(
        register,
        maandnaam(maand.van),
        teller.regels(maandcijfers.geheim(register)),
        profiel=f"{profiel.naam} {profiel.versie}",
        dag=vandaag.isoformat(),
        tijd=nu(),
        wie=wie,
    )
    jaar = Periode(maand.van.replace(month=1), maand.tot)
    gezien = structureel(Cijfers(register, jaar, intern=True), telmaand.delen)
    bewaar_gezien(register, gezien, telmaand.peil)
