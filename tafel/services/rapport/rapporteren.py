"""A report over closed months: made of what was counted when they were closed, never of records.

Reports are made by modules of their own, each with `maak(verslag)`.
"""

from collections.abc import Mapping
from datetime import date
from importlib import import_module

from tafel.domain.rapport import Periode, Rapport
from tafel.errors import WrongUse
from tafel.register.rapport.maandcijfers import vastgesteld
from tafel.register.store import Register
from tafel.rules.perioden import EERSTE_JAAR, LAATSTE_JAAR, maand_van, maandnaam, telbaar
from tafel.services.rapport.afsluiten import laatste_dag, wachtdagen
from tafel.services.rapport.bestand import uit_json
from tafel.services.telling.verslag import Verslag
from tafel.services.zitting import Zitting

MAKERS: Mapping[str, str] = {
    "kengetallen": "tafel.services.rapport.kengetallen",
    "indicatoren": "tafel.services.rapport.indicatoren",
    "ggsr": "tafel.services.rapport.ggsr",
    "knelpunten": "tafel.services.rapport.knelpunten",
    "aanbod": "tafel.services.rapport.aanbod",
}
"""Every report that may leave the register, with the module that makes it."""


Gevraagd = tuple[date | None, date | None]
"""First and last day that were asked for; without a last one up to the last closed month, without
a first one from January of that year.
"""


def rapporteer(z: Zitting, naam: str, gevraagd: Gevraagd, *, intern: bool = False) -> Rapport:
    """The report `naam`; one that was declared final before months were closed as it was.

    Raises WrongUse for what are no whole months, or more than could be closed. Whoever asks closes
    them first.
    """
    verslag = verslag_van(z, gevraagd, intern=intern)
    rapport = None if intern else _eerder(z.register, naam, verslag.periode)
    if rapport is None:
        rapport = maak(naam, verslag)
    over = f"{rapport.periode.van} t/m {rapport.periode.tot}"
    z.register.log(z.wie, z.vandaag, f"rapport {naam}{' intern' if intern else ''}", over)
    return rapport


def maak(naam: str, verslag: Verslag) -> Rapport:
    """The report `naam` over what was closed."""
    gemaakt: Rapport = import_module(MAKERS[naam]).maak(verslag)
    return gemaakt


def _eerder(register: Register, naam: str, periode: Periode) -> Rapport | None:
    """What was declared final of a quarter, before months were closed."""
    if periode.kwartaal is None:
        return None
    rij = vastgesteld(register, naam, periode.kwartaal)
    return None if rij is None else uit_json(register, rij["cijfers"])


def verslag_van(z: Zitting, gevraagd: Gevraagd, *, intern: bool = False) -> Verslag:
    """What the reports over a period are made of; raises as `rapporteer`."""
    laatste = laatste_dag(z)
    van, tot = gevraagd
    einde = tot or max(laatste, maand_van(van or laatste).tot)
    periode = Periode(van or date(einde.year, 1, 1), einde)
    _toets(periode, laatste, z)
    return Verslag(z, periode, intern=intern)


def _toets(periode: Periode, laatste: date, z: Zitting) -> None:
    if periode.van > periode.tot:
        raise WrongUse("--van ligt na --tot")
    if not (telbaar(periode.van) and telbaar(periode.tot)):
        raise WrongUse(f"een rapport gaat over de jaren {EERSTE_JAAR} tot en met {LAATSTE_JAAR}")
    if periode.van.day != 1 or maand_van(periode.tot).tot != periode.tot:
        raise WrongUse(
            "een rapport gaat over hele maanden; kies --maand 2026-10, --kwartaal 2026-3, of --van "
            "de eerste en --tot de laatste dag van een maand"
        )
    if periode.tot > laatste:
        dag = periode.tot + wachtdagen(z.profiel.proces.rapportage)
        if dag <= z.vandaag:
            raise WrongUse(
                f"{maandnaam(periode.tot)} is niet afgesloten, want het is niet zeker dat zij "
                f"voorbij is; vraag tot en met {maandnaam(laatste)}, en kijk of --vandaag (of "
                "TAFEL_VANDAAG) en de klok van deze computer kloppen"
            )
        raise WrongUse(
            f"{maandnaam(periode.tot)} wordt afgesloten op {dag:%d-%m-%Y}; vraag tot en met "
            f"{maandnaam(laatste)}, of zie hoe het nu staat met: tafel rapport weeklijst"
        )
