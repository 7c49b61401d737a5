"""A report that was declared final before months were closed: as it was kept, so it is printed."""

from datetime import date
from typing import Any

from msgspec import Struct, convert, json
from msgspec.structs import asdict

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
from tafel.register.store import Register


class _Tabel(Struct, frozen=True):
    sleutel: str
    titel: str
    kolommen: tuple[Rapportkolom, ...]
    rijen: tuple[tuple[Any, ...], ...]
    beeld: Beeld | None
    doel: int | None
    leeg: str
    toelichting: str


class _Inhoud(Struct, frozen=True):
    """What is kept besides is not printed."""

    rapport: str
    titel: str
    periode: Periode
    tabellen: tuple[_Tabel, ...]
    onder: tuple[str, ...]
    opmerkingen: tuple[str, ...]
    definitief_op: date


def uit_json(register: Register, tekst: str) -> Rapport:
    """The report as it was kept. Raises RegisterUnusable."""
    with register.heel():
        inhoud = convert(_herstel(json.decode(tekst)), _Inhoud)
        return Rapport(**asdict(inhoud) | {"tabellen": tuple(map(_tabel, inhoud.tabellen))})


def _herstel(waarde: Any) -> Any:
    """With days and what was not shown in the place of the objects that stand for them."""
    match waarde:
        case {"weg": _}:
            return VERBORGEN
        case {"dag": str(dag)}:
            return date.fromisoformat(dag)
        case dict():
            return {sleutel: _herstel(deel) for sleutel, deel in waarde.items()}
        case list():
            return [_herstel(deel) for deel in waarde]
    return waarde


def _tabel(kaal: _Tabel) -> Rapporttabel:
    for rij in kaal.rijen:
        if len(rij) != len(kaal.kolommen):
            raise ValueError(kaal.sleutel)
        for cel, kolom in zip(rij, kaal.kolommen, strict=True):
            _toets(cel, kolom.soort)
    return Rapporttabel(**asdict(kaal))


def _toets(cel: Cijfer, soort: Cijfersoort) -> None:
    """Raises ValueError for a cell that no report has."""
    goed: Any = int | float | None
    if soort in (Cijfersoort.TEKST, Cijfersoort.DATUM, Cijfersoort.STAND):
        goed = str | int | float | date | None
    if cel != VERBORGEN and not isinstance(cel, goed):
        raise ValueError(soort)
