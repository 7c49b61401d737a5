"""A report as JSON and back: how figures that were declared final are kept."""

import json
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from tafel.domain.rapport import (
    ONDERDRUKT,
    Beeld,
    Cijfer,
    Kolom,
    Periode,
    Rapport,
    Rapporttabel,
    Soort,
)


def als_json(rapport: Rapport) -> str:
    """The whole report; a suppressed figure stays one."""
    return json.dumps(rapport, default=_bewaar, ensure_ascii=False)


def uit_json(tekst: str) -> Rapport:
    """The report that `als_json` kept."""
    inhoud: dict[str, Any] = json.loads(tekst, object_hook=_herstel)
    return Rapport(
        **{
            **inhoud,
            "periode": Periode(**inhoud["periode"]),
            "tabellen": tuple(map(_tabel, inhoud["tabellen"])),
            "onder": tuple(inhoud["onder"]),
            "opmerkingen": tuple(inhoud["opmerkingen"]),
        }
    )


def _bewaar(waarde: object) -> dict[str, Any]:
    if isinstance(waarde, Struct):
        return asdict(waarde)
    if waarde is ONDERDRUKT:
        return {"weg": ONDERDRUKT.value}
    if isinstance(waarde, date):
        return {"dag": waarde.isoformat()}
    raise TypeError(f"no report holds a {type(waarde).__name__}")


def _herstel(waarde: dict[str, Any]) -> Any:
    match waarde:
        case {"weg": _}:
            return ONDERDRUKT
        case {"dag": str(dag)}:
            return date.fromisoformat(dag)
    return waarde


def _tabel(inhoud: dict[str, Any]) -> Rapporttabel:
    kolommen = (Kolom(k["sleutel"], k["label"], Soort(k["soort"])) for k in inhoud["kolommen"])
    rijen: tuple[tuple[Cijfer, ...], ...] = tuple(map(tuple, inhoud["rijen"]))
    beeld = None if inhoud["beeld"] is None else Beeld(inhoud["beeld"])
    return Rapporttabel(**{**inhoud, "kolommen": tuple(kolommen), "rijen": rijen, "beeld": beeld})
