"""The quarterly note to the board: the reports of a quarter, and what structurally stalls."""

from datetime import date

from dateutil.relativedelta import relativedelta

from tafel.domain.kwartaalnota import Kwartaalnota, Notaknelpunt
from tafel.domain.rapport import Periode
from tafel.errors import WrongUse
from tafel.register.store import Register
from tafel.rules.perioden import kwartaal
from tafel.rules.procesregie import HEFBOMEN
from tafel.rules.profiel import Profiel
from tafel.services.knelpuntbeheer import alle_van
from tafel.services.partners import bijgewerkt
from tafel.services.rapporteren import rapporteer


def gekozen_kwartaal(tekst: str | None, vandaag: date) -> Periode:
    """The quarter asked for, or else the last one that is over.

    Raises WrongUse for what is no quarter, or has not begun.
    """
    if tekst is None:
        eerder = vandaag - relativedelta(months=3)
        return kwartaal(f"{eerder.year}-{(eerder.month + 2) // 3}")
    try:
        periode = kwartaal(tekst)
    except ValueError as fout:
        raise WrongUse(f"--kwartaal: {fout}") from None
    if periode.van > vandaag:
        raise WrongUse(f"--kwartaal: {tekst} is nog niet begonnen")
    return periode


def maak(
    register: Register, profiel: Profiel, periode: Periode, *, wie: str, vandaag: date
) -> Kwartaalnota:
    """What the note is made of; of a quarter that was declared final its figures of then."""
    rapporten = {
        naam: rapporteer(register, profiel, naam, periode, wie=wie, vandaag=vandaag)
        for naam in ("kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod")
    }
    register.log(wie, vandaag, "rapport nota", periode.kwartaal or "")
    partners = bijgewerkt(register, profiel).partners
    return Kwartaalnota(
        periode=periode,
        gemeente=profiel.titel,
        profiel=f"{profiel.naam} {profiel.versie}",
        structureel=tuple(
            Notaknelpunt(
                knelpunt,
                partner.opdrachtgever if partner else None,
                HEFBOMEN.get(partner.hefboom or "") if partner else None,
            )
            for knelpunt in alle_van(register, alle=False)
            for partner in (partners.get(knelpunt.organisatie or ""),)
        ),
        **rapporten,
    )
