"""Dates of a melding and the ages that follow from them."""

import re
from datetime import date

from tafel.datums import (
    leeftijd_op,
    leeftijden_in_maand,
    leeftijden_op,
    lees_datum,
    lees_geboorte,
    uiteen,
)
from tafel.domain.basis import Geweigerd
from tafel.kolommen import OUDSTE
from tafel.patronen import patroon

_JAREN = patroon(r"([0-9]{1,3})(?: ?(?:jaar|jr\.?|j\.?))?", re.IGNORECASE)


def _lees(tekst: str) -> date:
    try:
        return lees_datum(tekst)
    except ValueError as fout:
        raise Geweigerd(str(fout)) from None


def datumwaarde(tekst: str, vandaag: date) -> str:
    datum = _lees(uiteen(tekst))
    if datum > vandaag:
        raise Geweigerd("de datum ligt in de toekomst; controleer dag, maand en jaar")
    if leeftijd_op(datum, vandaag) > OUDSTE:
        raise Geweigerd(f"de datum ligt meer dan {OUDSTE} jaar terug; controleer het jaartal")
    return datum.isoformat()


def geboortewaarde(tekst: str, vandaag: date) -> str | None:
    try:
        waarde = lees_geboorte(tekst)
    except ValueError as fout:
        raise Geweigerd(str(fout)) from None
    if waarde is None:
        return None
    try:
        mogelijk = leeftijd_bij(waarde, vandaag)
    except ValueError:
        raise Geweigerd(
            "de geboortedatum ligt in de toekomst; controleer dag, maand en jaar"
        ) from None
    if (min(mogelijk) if isinstance(mogelijk, tuple) else mogelijk) > OUDSTE:
        raise Geweigerd(f"dit geeft een leeftijd boven {OUDSTE} jaar; controleer het jaartal")
    return waarde


def leeftijdwaarde(tekst: str) -> int:
    if not (treffer := _JAREN.fullmatch(tekst)):
        raise Geweigerd(f"dit is geen leeftijd; schrijf hele jaren van 0 tot en met {OUDSTE}")
    if (leeftijd := int(treffer[1])) > OUDSTE:
        raise Geweigerd(f"een leeftijd is hoogstens {OUDSTE} jaar; controleer het getal")
    return leeftijd


def leeftijd_bij(geboortedatum: str, dag: date) -> int | tuple[int, int]:
    """Age on `dag` for a canonical birth date, or the two possible ages for a year, and for a month
    in that month; ValueError when not born yet.
    """
    if len(geboortedatum) < len("jjjj-mm-dd"):
        jaar, _, maand = geboortedatum.partition("-")
        jongste, oudste = (
            leeftijden_in_maand(int(jaar), int(maand), dag)
            if maand
            else leeftijden_op(int(jaar), dag)
        )
        return oudste if jongste == oudste else (jongste, oudste)
    leeftijd = leeftijd_op(date.fromisoformat(geboortedatum), dag)
    if leeftijd < 0:
        raise ValueError("de geboortedatum ligt in de toekomst")
    return leeftijd
