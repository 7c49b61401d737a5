"""The sociale kaart as HSDS 3 (Open Referral): from any of its shapes to flat services.

A file may be one organization with its services, one service with its organization, a list of
either or of services at locations, a page of the API (`contents`) or all pages together, a line of
JSON each, or tables that refer to each other by id (`tabular.json`, or CSV files in a zip).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from tafel.files.gelezen import BestandGeweigerd
from tafel.files.hsdstabellen import is_tabel, samengevoegd
from tafel.files.hsdsvelden import Dienst, als_dicts, als_lijst, als_tekst, lees_dienst

_DIEPST = 12
_DIENSTVELDEN = frozenset(
    {"status", "organization", "organization_id", "minimum_age", "maximum_age"}
    | {"application_process", "fees_description", "service_areas", "eligibility_description"}
)
"""What a service has and an organization has not."""
_HOUDERS = frozenset({"services", "service", "contents", "content", "results"})
"""What stands around services: no service has one of these itself."""
_BLADZIJDE = ("contents", "content", "results")
_OM_BLADZIJDE = ("links", "_links", "meta", "_meta", "page", "pagination", "paging")
"""What holds, beside the services, what is said of the page."""
_RANDEN = ("first_page", "last_page", "first", "last")
_VERDER = (
    *("next", "previous", "prev", "next_page", "nextPage", "previous_page", "prev_page"),
    *("next_page_url", "nextLink", "@odata.nextLink"),
    *("has_more", "hasMore", "has_next", "hasNext", "has_next_page", "hasNextPage"),
)
"""That there are other pages, or where."""
_TOTALEN = (
    *("total_items", "totalItems", "totalElements", "total_count", "totalCount", "total_results"),
    *("totalResults", "total", "count"),
)


def lees_diensten(
    tekst: str, naam: str, vandaag: date, geen_dienst: list[object] | None = None
) -> tuple[Dienst, ...]:
    """The services of a JSON file called `naam`, one that stands there twice once; two that share
    an id both. Of costs only what holds `vandaag`. Entries without an id or a name, and so nothing
    at all, are put in `geen_dienst`.

    Raises BestandGeweigerd when it is no JSON, holds no service, or says that it is a part.
    """
    try:
        inhoud = _ontleed(tekst)
    except (ValueError, RecursionError):
        raise BestandGeweigerd(
            naam, "dit is geen geldige JSON; vraag de bron om een nieuw bestand (HSDS 3)"
        ) from None
    if (deel := _welk_deel_van(inhoud)) is not None:
        raise BestandGeweigerd(
            naam, f"{deel}; vraag de bron om alles in één bestand, anders zou de rest vervallen"
        )
    return diensten_uit(inhoud, naam, vandaag, geen_dienst)


def diensten_uit(
    inhoud: Any,
    naam: str,
    vandaag: date,
    geen_dienst: list[object] | None = None,
    *,
    eerste: int = 1,
) -> tuple[Dienst, ...]:
    """The services of what a file called `naam` holds; `eerste` is the place of the first one.

    Raises BestandGeweigerd when there is none.
    """
    organisaties: dict[str, Mapping[str, Any]] | None = None
    diensten: list[Dienst] = []
    los: list[object] = [] if geen_dienst is None else geen_dienst
    for nummer, (ruw, boven) in enumerate(_diensten(inhoud, None, 0, los), eerste):
        eigen = ruw.get("organization") or boven
        if not eigen and (verwijzing := als_tekst(ruw.get("organization_id"))):
            if organisaties is None:
                organisaties = {als_tekst(o.get("id")): o for o in _organisaties(inhoud)}
            eigen = organisaties.get(verwijzing)
        diensten.append(lees_dienst(ruw, eigen if isinstance(eigen, dict) else {}, nummer, vandaag))
    if not diensten:
        raise BestandGeweigerd(
            naam, "er staat geen enkele service in; lever een bestand volgens HSDS 3"
        )
    return tuple(_elk_een_keer(diensten))


def _ontleed(tekst: str) -> Any:
    """One JSON text, or one per line (NDJSON)."""
    try:
        return json.loads(tekst)
    except ValueError:
        regels = [regel for regel in tekst.split("\n") if regel.strip()]
        if len(regels) < 2 or not all(regel.strip()[-1] in "}]" for regel in regels):
            raise
        return [json.loads(regel) for regel in regels]


def _elk_een_keer(diensten: Sequence[Dienst]) -> Iterator[Dienst]:
    """One service that is told twice, the second time in fewer or more words, is one."""
    per_id: dict[str, list[Dienst]] = {}
    for dienst in diensten:
        zelfde = per_id.setdefault(dienst.cellen.get("id") or f"#{dienst.volgnummer}", [])
        for plaats, ander in enumerate(zelfde):
            if _is_zelfde(ander, dienst):
                zelfde[plaats] = replace(
                    ander,
                    cellen={**dienst.cellen, **ander.cellen},
                    termen=tuple(dict.fromkeys((*ander.termen, *dienst.termen))),
                )
                break
        else:
            zelfde.append(dienst)
    alle = [
        replace(dienst, gedeeld_id=True) if len(zelfde) > 1 else dienst
        for zelfde in per_id.values()
        for dienst in zelfde
    ]
    yield from sorted(alle, key=lambda dienst: dienst.volgnummer)


def _is_zelfde(een: Dienst, ander: Dienst) -> bool:
    return een.actief == ander.actief and all(
        ander.cellen.get(kolom, tekst) == tekst for kolom, tekst in een.cellen.items()
    )


# --- pages ----------------------------------------------------------------------------------------


def _welk_deel_van(inhoud: Any) -> str | None:
    """What a file says about being a part; None when it is whole, or says nothing."""
    bladzijden = [deel for deel in als_lijst(inhoud) if isinstance(deel, dict)]
    if not isinstance(inhoud, dict):
        bladzijden = [deel for deel in bladzijden if any(veld in deel for veld in _BLADZIJDE)]
    if len(bladzijden) > 1 and _zijn_alle(bladzijden):
        return None
    return next(filter(None, map(_welk_deel, bladzijden)), None)


def _zijn_alle(bladzijden: Sequence[Mapping[str, Any]]) -> bool:
    """Whether these are all the pages that they say there are, each once."""
    aantallen = {_getal(deel, "total_pages", "totalPages") for deel in bladzijden}
    nummers = sorted(_getal(deel, "page_number", "number", "page") or 0 for deel in bladzijden)
    begin = nummers[0]
    heel = list(range(begin, begin + len(bladzijden)))
    return aantallen == {len(bladzijden)} and begin in {0, 1} and nummers == heel


def _welk_deel(bladzijde: Mapping[str, Any]) -> str | None:
    """What a page of an API says about being one of several; None when it does not."""
    inhoud: Any = next((bladzijde[veld] for veld in _BLADZIJDE if veld in bladzijde), None)
    lagen = [
        bladzijde,
        *(deel for veld in _OM_BLADZIJDE for deel in als_dicts(bladzijde.get(veld))),
    ]
    for laag in lagen:
        aantal = _getal(laag, "total_pages", "totalPages", "last_page") or 0
        nummer = _getal(laag, "page_number", "pageNumber", "page", "current_page", "currentPage")
        if aantal > 1:
            return f"dit is bladzijde {'?' if nummer is None else nummer} van {aantal}"
        vanaf_nul = 0 if aantal else _getal(laag, "number") or 0
        is_latere = isinstance(inhoud, list) and ((nummer or 0) > 1 or vanaf_nul > 0)
        if is_latere or any(_ontkent(laag.get(veld)) for veld in _RANDEN):
            return "dit is één bladzijde van meer"
        if any(_verwijst(laag.get(veld)) for veld in _VERDER):
            return "dit is één bladzijde van meer"
        totaal = _getal(laag, *_TOTALEN)
        if isinstance(inhoud, list) and totaal is not None and totaal > len(inhoud):
            return f"het bestand noemt {totaal} producten en bevat er {len(inhoud)}"
    return None


def _verwijst(waarde: Any) -> bool:
    """Whether there is another page."""
    leeg = not waarde or str(waarde).strip().lower() in {"", "null", "none"}
    return not leeg and not _ontkent(waarde)


def _ontkent(waarde: Any) -> bool:
    """Whether a field says no: false, or how a program or a table writes that."""
    return waarde is not None and str(waarde).strip().lower() in {"false", "0", "no", "nee", "n"}


def _getal(deel: Mapping[str, Any], *velden: str) -> int | None:
    """The first of these fields that holds a whole number."""
    for veld in velden:
        waarde = deel.get(veld)
        if isinstance(waarde, str) and waarde.isascii() and waarde.isdigit() and len(waarde) < 10:
            return int(waarde)
        if isinstance(waarde, int) and not isinstance(waarde, bool):
            return waarde
    return None


# --- nestings -------------------------------------------------------------------------------------


def _is_dienst(deel: Mapping[str, Any]) -> bool:
    return _HOUDERS.isdisjoint(deel) and not _DIENSTVELDEN.isdisjoint(deel)


def _diensten(
    deel: Any, organisatie: Mapping[str, Any] | None, diep: int, los: list[object]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any] | None]]:
    """Every service with the organization that it stands under; what is nothing is put in `los`."""
    if diep > _DIEPST:
        return
    if isinstance(deel, list):
        for onderdeel in deel:
            yield from _diensten(onderdeel, organisatie, diep + 1, los)
    elif isinstance(deel, dict):
        if _is_dienst(deel):
            yield deel, organisatie
            return
        if is_tabel(deel):
            deel = {**deel, "services": samengevoegd(deel)}
        eigen = _organisatie_van(deel) or organisatie
        for houder in (*_BLADZIJDE, "organizations", "organization", "services", "service"):
            for onderdeel in als_lijst(deel.get(houder)):
                if houder in {"services", "service"} and isinstance(onderdeel, dict):
                    yield _met_gebied(onderdeel, deel), eigen
                else:
                    yield from _diensten(onderdeel, eigen, diep + 1, los)
        if _is_niets(deel):
            los.append(deel)
    else:
        los.append(deel)


def _is_niets(deel: Mapping[str, Any]) -> bool:
    """Whether an entry holds no services, and has not the id and name of an organization."""
    houders = {*_HOUDERS, "organizations", "organization"}
    return houders.isdisjoint(deel) and not (
        als_tekst(deel.get("id")) and als_tekst(deel.get("name"))
    )


def _organisatie_van(deel: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The organization that what stands in `deel` is of: itself, or one that stands beside it."""
    if isinstance(deel.get("name"), str):
        return deel
    return next(iter(als_dicts(deel.get("organization"))), None)


def _met_gebied(dienst: dict[str, Any], houder: Mapping[str, Any]) -> Mapping[str, Any]:
    """A service at a location: the areas may stand there (HSDS 3.1)."""
    if "service" not in houder or dienst.get("service_areas") or not houder.get("service_areas"):
        return dienst
    return {**dienst, "service_areas": houder["service_areas"]}


def _organisaties(deel: Any, diep: int = 0) -> Iterator[Mapping[str, Any]]:
    if diep > _DIEPST:
        return
    if isinstance(deel, list):
        for onderdeel in deel:
            yield from _organisaties(onderdeel, diep + 1)
    elif isinstance(deel, dict):
        if not _is_dienst(deel):
            yield deel
        for houder in (*_BLADZIJDE, "organizations", "organization"):
            yield from _organisaties(deel.get(houder), diep + 1)
