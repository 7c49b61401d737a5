"""The sociale kaart as HSDS 3 JSON (Open Referral): from any of its nestings to flat services.

A file may be one organization with its services, one service with its organization, a list of
either, a page of the API (`contents`), or lists of both that refer to each other by id.
"""

import html
import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from tafel.files.gelezen import BestandGeweigerd

NIET_ACTIEF = frozenset({"inactive", "defunct"})
TIJDELIJK_DICHT = "temporarily closed"
OUDSTE = 120
"""An age above it stands for "no limit"."""

_DIEPST = 12
_TAG = re.compile(
    r"</?(?:a|abbr|address|article|b|big|blockquote|br|center|cite|code|dd|div|dl|dt|em|figure|font"
    r"|footer|h[1-6]|header|hr|i|img|li|main|mark|ol|p|pre|q|s|section|small|span|strong|sub|sup"
    r"|table|tbody|td|tfoot|th|thead|tr|tt|u|ul)"
    r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*/?>"
    r"|<!--[^<>]*-->",
    re.IGNORECASE,
)
"""An element that a description may be marked up with; "<18" and "<naam>" are text."""
_DIENSTVELDEN = frozenset(
    {"status", "organization", "organization_id", "minimum_age", "maximum_age"}
    | {"application_process", "fees_description", "service_areas", "eligibility_description"}
)
"""What a service has and an organization has not."""


class Dienst(Struct, frozen=True):
    """One service: texts by the columns of the sociale kaart, and how it is classified."""

    volgnummer: int
    """Its place in the file, from 1."""
    cellen: Mapping[str, str]
    termen: tuple[str, ...]
    """Codes, names and values of its taxonomy terms."""
    actief: bool


def lees_diensten(tekst: str, naam: str) -> tuple[Dienst, ...]:
    """The services of a file called `naam`, one that stands there twice once.

    Raises BestandGeweigerd when it is no JSON, holds no service, or says that it is a part.
    """
    try:
        inhoud = json.loads(tekst)
    except (ValueError, RecursionError):
        raise BestandGeweigerd(
            naam, "dit is geen geldige JSON; vraag de bron om een nieuw bestand (HSDS 3)"
        ) from None
    if isinstance(inhoud, dict) and (deel := _welk_deel(inhoud)) is not None:
        raise BestandGeweigerd(
            naam, f"{deel}; vraag de bron om alles in één bestand, anders zou de rest vervallen"
        )
    organisaties = {_tekst(o.get("id")): o for o in _organisaties(inhoud)}
    diensten: dict[str, Dienst] = {}
    for nummer, (ruw, boven) in enumerate(_diensten(inhoud, None, 0), 1):
        elders = organisaties.get(_tekst(ruw.get("organization_id")) or "?")
        eigen = ruw.get("organization") or boven or elders
        dienst = _dienst(ruw, eigen if isinstance(eigen, dict) else {}, nummer)
        diensten.setdefault(dienst.cellen.get("id") or f"#{nummer}", dienst)
    if not diensten:
        raise BestandGeweigerd(
            naam, "er staat geen enkele service in; lever een bestand volgens HSDS 3"
        )
    return tuple(diensten.values())


def _welk_deel(bladzijde: Mapping[str, Any]) -> str | None:
    """What a page of an API says about being one of several; None when it does not."""
    aantal, nummer = bladzijde.get("total_pages"), bladzijde.get("page_number")
    if isinstance(aantal, int) and aantal > 1:
        return f"dit is bladzijde {nummer if isinstance(nummer, int) else '?'} van {aantal}"
    op_zich = bladzijde.get("first_page") is False or bladzijde.get("last_page") is False
    if op_zich or bladzijde.get("next") or bladzijde.get("previous"):
        return "dit is één bladzijde van meer"
    inhoud = bladzijde.get("contents", bladzijde.get("results"))
    for veld in ("total_items", "count") if isinstance(inhoud, list) else ():
        if isinstance(totaal := bladzijde.get(veld), int) and totaal > len(inhoud):
            return f"het bestand noemt {totaal} producten en bevat er {len(inhoud)}"
    return None


# --- nestings -------------------------------------------------------------------------------------


def _is_dienst(deel: Mapping[str, Any]) -> bool:
    return "services" not in deel and not _DIENSTVELDEN.isdisjoint(deel)


def _diensten(
    deel: Any, organisatie: Mapping[str, Any] | None, diep: int
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any] | None]]:
    """Every service with the organization that it stands under."""
    if diep > _DIEPST:
        return
    if isinstance(deel, list):
        for onderdeel in deel:
            yield from _diensten(onderdeel, organisatie, diep + 1)
    elif isinstance(deel, dict):
        if _is_dienst(deel):
            yield deel, organisatie
            return
        eigen = deel if isinstance(deel.get("name"), str) else organisatie
        for sleutel in ("contents", "organizations", "organization", "services", "service"):
            for onderdeel in _lijst(deel.get(sleutel)):
                if sleutel in {"services", "service"} and isinstance(onderdeel, dict):
                    yield onderdeel, eigen
                else:
                    yield from _diensten(onderdeel, eigen, diep + 1)


def _organisaties(deel: Any, diep: int = 0) -> Iterator[Mapping[str, Any]]:
    if diep > _DIEPST:
        return
    if isinstance(deel, list):
        for onderdeel in deel:
            yield from _organisaties(onderdeel, diep + 1)
    elif isinstance(deel, dict):
        if not _is_dienst(deel):
            yield deel
        for sleutel in ("contents", "organizations", "organization"):
            yield from _organisaties(deel.get(sleutel), diep + 1)


def _lijst(deel: Any) -> list[Any]:
    return deel if isinstance(deel, list) else [] if deel is None else [deel]


def _dicts(deel: Any) -> list[Mapping[str, Any]]:
    return [onderdeel for onderdeel in _lijst(deel) if isinstance(onderdeel, dict)]


# --- fields ---------------------------------------------------------------------------------------


def _dienst(ruw: Mapping[str, Any], organisatie: Mapping[str, Any], nummer: int) -> Dienst:
    status = _tekst(ruw.get("status")).lower()
    cellen = {
        "id": _tekst(ruw.get("id")),
        "organisatie": _tekst(organisatie.get("name")),
        "product": _tekst(ruw.get("name")),
        "leeftijd_van": _leeftijd(ruw.get("minimum_age")),
        "leeftijd_tot": _leeftijd(ruw.get("maximum_age")),
        "gebied": "|".join(_gebieden(ruw)),
        "kosten": _tekst(ruw.get("fees_description")) or _kosten(ruw) or _tekst(ruw.get("fees")),
        "intake": _tekst(ruw.get("application_process")),
        "wachttijd": _tekst(ruw.get("wait_time")),
        "capaciteit": "geen" if status == TIJDELIJK_DICHT else _capaciteit(ruw),
        "omschrijving": _tekst(ruw.get("description")),
    }
    return Dienst(
        nummer,
        {kolom: tekst for kolom, tekst in cellen.items() if tekst},
        tuple(dict.fromkeys(_termen(ruw))),
        status not in NIET_ACTIEF,
    )


def _tekst(waarde: Any) -> str:
    """Text without the markup that HSDS allows in descriptions; a number as it is written."""
    if isinstance(waarde, bool) or not isinstance(waarde, str | int | float):
        return ""
    return html.unescape(_TAG.sub(" ", str(waarde))).strip()


def _leeftijd(waarde: Any) -> str:
    """Whole years; nothing where an age stands for "no limit"."""
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        return _tekst(waarde)
    if isinstance(waarde, float) and not math.isfinite(waarde):
        return ""
    return "" if waarde > OUDSTE else str(math.floor(waarde))


def _gebieden(ruw: Mapping[str, Any]) -> Iterator[str]:
    for gebied in _dicts(ruw.get("service_areas")):
        if tekst := _tekst(gebied.get("name")) or _tekst(gebied.get("description")):
            yield tekst


def _kosten(ruw: Mapping[str, Any]) -> str:
    """The cost options in words: "12.5 EUR per maand; gratis met stadspas"."""
    delen = []
    for optie in _dicts(ruw.get("cost_options")):
        bedrag = " ".join(
            filter(None, (_tekst(optie.get("amount")), _tekst(optie.get("currency"))))
        )
        omschrijving = (_tekst(optie.get(veld)) for veld in ("amount_description", "option"))
        delen.append(" ".join(filter(None, (bedrag, *omschrijving))))
    return "; ".join(filter(None, delen))


def _capaciteit(ruw: Mapping[str, Any]) -> str:
    """Of `capacities` (HSDS 3.1): room while any unit has some available."""
    vrij = [
        deel["available"]
        for deel in _dicts(ruw.get("capacities"))
        if isinstance(deel.get("available"), int | float)
    ]
    return ("ruimte" if any(aantal > 0 for aantal in vrij) else "geen") if vrij else ""


def _termen(ruw: Mapping[str, Any]) -> Iterator[str]:
    """Of its attributes, and of `taxonomy_terms` as older files have them."""
    for attribuut in _dicts(ruw.get("attributes")):
        yield from _woorden(attribuut.get("taxonomy_term"))
        if tekst := _tekst(attribuut.get("value")):
            yield tekst
    for term in _dicts(ruw.get("taxonomy_terms")):
        yield from _woorden(term)


def _woorden(term: Any) -> Iterator[str]:
    for deel in _dicts(term):
        for veld in ("code", "name"):
            if tekst := _tekst(deel.get(veld)):
                yield tekst
