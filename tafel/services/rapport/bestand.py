"""A report that was declared final before months were closed: as it was kept, so it is printed."""

import json
from datetime import date
from typing import Any

from tafel.domain.rapport import (
    VERBORGEN,
    Beeld,
    Cijfer,
    Cijfersoort,
    Periode,
    Rapport,
    Rapportkolom,
    Rapporttabel,
)


def uit_json(tekst: str) -> Rapport:
    """The report as it was kept."""
    inhoud: dict[str, Any] = json.loads(tekst, object_hook=_herstel)
    periode = inhoud["periode"]
    return Rapport(
        rapport=inhoud["rapport"],
        titel=inhoud["titel"],
        periode=Periode(periode["van"], periode["tot"]),
        tabellen=tuple(map(_tabel, inhoud["tabellen"])),
        onder=tuple(inhoud["onder"]),
        opmerkingen=tuple(inhoud["opmerkingen"]),
        definitief_op=inhoud["definitief_op"],
    )


def _herstel(waarde: dict[str, Any]) -> Any:
    match waarde:
        case {"weg": _}:
            return VERBORGEN
        case {"dag": str(dag)}:
            return date.fromisoformat(dag)
    return waarde


def _tabel(inhoud: dict[str, Any]) -> Rapporttabel:
    kolommen = (
        Rapportkolom(k["sleutel"], k["label"], Cijfersoort(k["soort"])) for k in inhoud["kolommen"]
    )
    rijen: tuple[tuple[Cijfer, ...], ...] = tuple(map(tuple, inhoud["rijen"]))
    beeld = None if inhoud["beeld"] is None else Beeld(inhoud["beeld"])
    return Rapporttabel(**{**inhoud, "kolommen": tuple(kolommen), "rijen": rijen, "beeld": beeld})
