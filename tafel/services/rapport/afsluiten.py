"""Closing months: every month that is long enough over is counted once, and never again.

So one mistyped `--vandaag` may not close what has yet to come. What is over is over by the real
clock too, in a register that keeps real time: one of which the first line of the log, that of its
making, was written on its own day. A register that was made on a day that is played (a demo, a
trial) goes by `--vandaag` alone. A clock that is suddenly more than a year beyond the
last line of the log is not believed either, the first time that it is. Months after that are closed
by somebody who says so, never unattended.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

from msgspec import Struct

from tafel.domain.rapport import Periode
from tafel.register.rapport import kengetallen, maandcijfers
from tafel.register.rijen.rapport import Maandafsluitingrij
from tafel.register.store import nu
from tafel.rules.afronding import recordsleutel
from tafel.rules.perioden import DAG, begin, maand_van, maanden, maandnaam
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.rapportage import Rapportage
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
from tafel.services.telling.maandstand import als_tekst, kaart_nu, stand_nu
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
_STILTE: Final = timedelta(days=366)
"""So long nobody looks at a register that is in use."""


class Maanden(Struct, frozen=True):
    """What is over for long enough and not closed."""

    zeker: tuple[Periode, ...]
    vooruit: tuple[Periode, ...]
    """Of these it is not sure that they are over."""
    bezig: date
    """The day that surely came, and need not be over."""
    te_oud: tuple[tuple[str, date], ...] = ()
    """Before the first month is closed: what is older, and its day. It will never count."""


def sluit_af(
    z: Zitting, welke: Sequence[Periode], *, verder: Callable[[int], None] | None = None
) -> tuple[str, ...]:
    """Close these months, one by one; returns those that were not closed yet (2026-03).

    Raises SettingsWrong under another profile than the register's. `verder` hears of each.
    """
    if not welke:
        return ()
    sleutel_van = partial(recordsleutel, maandcijfers.geheim(z.register))
    maandcijfers.maak_sleutelfunctie(z.register, sleutel_van)
    gedaan = []
    for maand in welke:
        naam = maandnaam(maand.van)
        with z.register.schrijf(terloops=True):
            if naam in maandcijfers.afgesloten(z.register):  # by somebody else, meanwhile
                continue
            _sluit(z, maand)
            z.register.log(z.wie, z.vandaag, maandcijfers.AFSLUITEN, naam)
        gedaan.append(naam)
        if verder is not None:
            verder(1)
    return tuple(gedaan)


def af_te_sluiten(z: Zitting) -> Maanden:
    """The months that are over for long enough, but not closed, from the first of the register on.

    Once a month is closed, none before it ever is: it was printed as one that there is nothing of.
    """
    bezig = _bezig(z)
    with z.register.momentopname():
        klaar = maandcijfers.afgesloten(z.register)
        eerste = klaar[0] if klaar else begin(kengetallen.per_maand(z.register, z.vandaag))
        if eerste is None:
            return Maanden((), (), bezig)
        te_oud = () if klaar else kengetallen.van_voor(z.register, eerste)
    van, einde = date.fromisoformat(f"{eerste}-01"), laatste_af_te_sluiten(z.profiel, z.vandaag)
    open_ = [maand for maand in maanden(Periode(van, einde)) if maandnaam(maand.van) not in klaar]
    return Maanden(
        tuple(maand for maand in open_ if maand.tot < bezig),
        tuple(maand for maand in open_ if maand.tot >= bezig),
        bezig,
        tuple((wat, date.fromisoformat(dag)) for wat, dag in te_oud),
    )


def laatste_af_te_sluiten(profiel: Profiel, vandaag: date) -> date:
    """The last day of the last month that is over for long enough."""
    return maand_van(vandaag - wachtdagen(profiel.proces.rapportage) + DAG).van - DAG


def laatste_dag(z: Zitting) -> date:
    """The last day that a report can be about: of what can be closed, or on a later day already
    was.
    """
    vanzelf = min(laatste_af_te_sluiten(z.profiel, z.vandaag), maand_van(_bezig(z)).van - DAG)
    klaar = maandcijfers.afgesloten(z.register)
    return max(vanzelf, maand_van(date.fromisoformat(f"{klaar[-1]}-01")).tot) if klaar else vanzelf


def _bezig(z: Zitting) -> date:
    """The day that surely came; see the head of this module."""
    gelogd = maandcijfers.gelogd(z.register)
    if gelogd is None or not gelogd.in_echte_tijd:
        return z.vandaag + DAG
    klok, laatst = _klok(), date.fromisoformat(gelogd.laatste_tijd[:10])
    return laatst if klok - laatst > _STILTE else klok


def _sluitdag(z: Zitting) -> date:
    """The day on which a month is closed: the real one, but where days are played."""
    gelogd = maandcijfers.gelogd(z.register)
    return _klok() if gelogd is not None and gelogd.in_echte_tijd else z.vandaag


def _klok() -> date:
    return date.fromisoformat(nu()[:10])


def wachtdagen(rapportage: Rapportage) -> timedelta:
    """How long after its end a month is closed."""
    return timedelta(days=rapportage.afsluiten_dagen)


def _sluit(z: Zitting, maand: Periode) -> None:
    teller = Teller()
    telmaand = Telmaand(
        z.register,
        z.profiel,
        Indelingen(z.profiel),
        maand,
        maand.tot + wachtdagen(z.profiel.proces.rapportage),
    )
    for tel in TELLINGEN:
        tel(telmaand, teller)
    erbij = stand_nu(z.register, z.profiel, maand.tot)
    maandcijfers.bewaar(
        z.register,
        Maandafsluitingrij(
            maand=maandnaam(maand.van),
            profiel=erbij.profiel,
            dag=_sluitdag(z),
            tijd=nu(),
            wie=z.wie,
            stand=als_tekst(erbij),
            kaart=kaart_nu(z.register),
        ),
        teller.regels(maandcijfers.geheim(z.register)),
    )
    jaar = Periode(maand.van.replace(month=1), maand.tot)
    gezien = structureel(Cijfers(z.register, jaar, intern=True), erbij)
    bewaar_gezien(z.register, gezien, telmaand.peil)
