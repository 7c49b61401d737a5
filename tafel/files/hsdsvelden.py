"""One service of HSDS, from its fields to flat text."""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from tafel.files.opmaak import zonder_opmaak

VELDEN: Mapping[str, str] = {
    "organisatie": "organization",
    "product": "name",
    "leefgebieden": "attributes",
    "leeftijd_van": "minimum_age",
    "leeftijd_tot": "maximum_age",
    "gebied": "service_areas",
    "kosten": "cost_options",
    "intake": "application_process",
    "wachttijd": "wait_time",
    "capaciteit": "capacities",
    "omschrijving": "description",
}
"""Column of the sociale kaart → field of a service that it is read from."""
NIET_ACTIEF = frozenset({"inactive", "defunct"})
TIJDELIJK_DICHT = "temporarily closed"
_ONZIN = 1_000_000
"""An age beyond it says nothing."""


class Dienst(Struct, frozen=True):
    """One service: texts by the columns of the sociale kaart, and how it is classified."""

    volgnummer: int
    """Its place in the file, from 1."""
    cellen: Mapping[str, str]
    termen: tuple[str, ...]
    """Codes, names and values of its taxonomy terms."""
    actief: bool
    gedeeld_id: bool = False
    """Whether another service of the file goes by the same id."""


def als_lijst(deel: Any) -> list[Any]:
    return deel if isinstance(deel, list) else [] if deel is None else [deel]


def als_dicts(deel: Any) -> list[Mapping[str, Any]]:
    if not deel:
        return []
    return [onderdeel for onderdeel in als_lijst(deel) if isinstance(onderdeel, dict)]


def lees_dienst(
    ruw: Mapping[str, Any], organisatie: Mapping[str, Any], nummer: int, vandaag: date
) -> Dienst:
    status = als_tekst(ruw.get("status")).lower()
    cellen = {
        "id": als_tekst(ruw.get("id")),
        "organisatie": als_tekst(organisatie.get("name")),
        "product": als_tekst(ruw.get("name")),
        "leeftijd_van": _leeftijd(ruw, "minimum_age"),
        "leeftijd_tot": _leeftijd(ruw, "maximum_age"),
        "gebied": "|".join(_gebieden(ruw)),
        "kosten": "; ".join(dict.fromkeys(_kosten(ruw, vandaag))),
        "intake": als_tekst(ruw.get("application_process")),
        "wachttijd": als_tekst(ruw.get("wait_time")),
        "capaciteit": "geen" if status == TIJDELIJK_DICHT else _capaciteit(ruw),
        "omschrijving": "\n".join(_omschrijving(ruw)),
    }
    return Dienst(
        nummer,
        {kolom: tekst for kolom, tekst in cellen.items() if tekst},
        tuple(dict.fromkeys(_termen(ruw))),
        status not in NIET_ACTIEF,
    )


def als_tekst(waarde: Any, *, regels: bool = False) -> str:
    """Text without the markup that HSDS allows in descriptions; a number as it is written."""
    if isinstance(waarde, str):
        return zonder_opmaak(waarde, regels=regels)
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        return ""
    return str(waarde)


def _omschrijving(ruw: Mapping[str, Any]) -> Iterator[str]:
    """What it is, and for whom where that is told apart."""
    if tekst := als_tekst(ruw.get("description"), regels=True):
        yield tekst
    if tekst := als_tekst(ruw.get("eligibility_description"), regels=True):
        yield f"Voor wie: {tekst}"


def _leeftijd(ruw: Mapping[str, Any], veld: str) -> str:
    """As it stands there, of the service or (before HSDS 3) of its eligibility."""
    waarde = ruw.get(veld)
    if waarde is None:
        lagen = (*als_dicts(ruw.get("eligibilitys")), *als_dicts(ruw.get("eligibility")))
        waarde = next((deel[veld] for deel in lagen if deel.get(veld) is not None), None)
    if isinstance(waarde, float):
        return str(math.floor(waarde)) if abs(waarde) < _ONZIN else ""
    return "" if isinstance(waarde, int) and abs(waarde) >= _ONZIN else als_tekst(waarde)


def _gebieden(ruw: Mapping[str, Any]) -> Iterator[str]:
    """Its own areas, else those of the places where it is given."""
    eigen = als_dicts(ruw.get("service_areas"))
    plaatsen = () if eigen else als_dicts(ruw.get("service_at_locations"))
    for gebied in (*eigen, *(d for p in plaatsen for d in als_dicts(p.get("service_areas")))):
        if tekst := als_tekst(gebied.get("name")) or als_tekst(gebied.get("description")):
            yield tekst


def _kosten(ruw: Mapping[str, Any], vandaag: date) -> Iterator[str]:
    """The cost options that hold today, then what is said of them: "12.5 EUR per maand", "gratis
    met stadspas". An amount that is in the description is not said twice.
    """
    for optie in als_dicts(ruw.get("cost_options")):
        if _geldt(optie, vandaag):
            delen = (als_tekst(optie.get(veld)) for veld in ("amount_description", "option"))
            omschrijving = " ".join(filter(None, dict.fromkeys(delen)))
            bedrag = _bedrag(optie)
            if bedrag and re.search(rf"\b{re.escape(bedrag)}\b", omschrijving, re.IGNORECASE):
                bedrag = ""
            if tekst := f"{bedrag} {omschrijving}".strip():
                yield tekst
    if tekst := als_tekst(ruw.get("fees_description")) or als_tekst(ruw.get("fees")):
        yield tekst


def _bedrag(optie: Mapping[str, Any]) -> str:
    """The amount with its currency; nothing to pay in a word."""
    bedrag = als_tekst(optie.get("amount"))
    if not bedrag:
        return ""
    try:
        gratis = float(bedrag) == 0
    except ValueError:
        gratis = False
    return "gratis" if gratis else f"{bedrag} {als_tekst(optie.get('currency')).upper()}".strip()


def _geldt(optie: Mapping[str, Any], vandaag: date) -> bool:
    """Whether a cost option holds on a day, both ends included; a day that cannot be read ends
    nothing.
    """
    van, tot = _dag(optie.get("valid_from")), _dag(optie.get("valid_to"))
    return (van is None or van <= vandaag) and (tot is None or vandaag <= tot)


def _dag(waarde: Any) -> date | None:
    try:
        return date.fromisoformat(als_tekst(waarde)[:10])
    except ValueError:
        return None


def _capaciteit(ruw: Mapping[str, Any]) -> str:
    """Of `capacities` (HSDS 3.1): room while any unit has some available."""
    vrij = []
    for deel in als_dicts(ruw.get("capacities")):
        try:
            vrij.append(float(als_tekst(deel.get("available"))))
        except ValueError:
            continue
    return ("ruimte" if any(aantal > 0 for aantal in vrij) else "geen") if vrij else ""


def _termen(ruw: Mapping[str, Any]) -> Iterator[str]:
    """Of its attributes, and of `taxonomy_terms` as older files have them."""
    for attribuut in als_dicts(ruw.get("attributes")):
        yield from _woorden(attribuut.get("taxonomy_term"))
        if tekst := als_tekst(attribuut.get("value")):
            yield tekst
    for term in als_dicts(ruw.get("taxonomy_terms")):
        yield from _woorden(term)


def _woorden(term: Any) -> Iterator[str]:
    for deel in als_dicts(term):
        for veld in ("code", "name"):
            if tekst := als_tekst(deel.get(veld)):
                yield tekst
