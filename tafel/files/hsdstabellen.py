"""The tabular form of HSDS 3: tables that refer to each other by id, as one JSON (`tabular.json`)
or as CSV files in a zip, with or without a `datapackage.json`.
"""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from tafel.files.bron import decodeer
from tafel.files.gelezen import BestandGeweigerd

GROOTST_UITGEPAKT = 256 * 1024 * 1024
"""Bytes of all tables together, inflated."""

_TABELLEN: Mapping[str, tuple[str, ...]] = {
    "services": ("service",),
    "organizations": ("organization",),
    "service_areas": ("service_area",),
    "service_at_locations": ("service_at_location",),
    "cost_options": ("cost_option",),
    "service_capacities": ("service_capacity", "capacities"),
    "attributes": ("attribute",),
    "taxonomy_terms": ("taxonomy_term",),
}
"""The tables that say something of a service → by what name they go too, each also with .csv."""
_NAAM: Mapping[str, str] = {
    f"{naam}{achter}": tabel
    for tabel, namen in _TABELLEN.items()
    for naam in (tabel, *namen)
    for achter in ("", ".csv")
}
_GEEN_LIJST = "dit zip-bestand is niet te lezen; vraag de bron om een nieuw bestand (HSDS 3)"

Rij = Mapping[str, Any]


def is_tabel(inhoud: Mapping[str, Any]) -> bool:
    """Whether this JSON object is tables: rows of services, and of something else beside it."""
    gevonden = {_NAAM[naam] for naam, deel in inhoud.items() if _is_rijen(naam, deel)}
    return "services" in gevonden and ("services.csv" in inhoud or len(gevonden) > 1)


def _is_rijen(naam: str, deel: Any) -> bool:
    return naam in _NAAM and isinstance(deel, list)


def samengevoegd(inhoud: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The services of tables, each with what refers to it."""
    tabellen: dict[str, list[Rij]] = {tabel: [] for tabel in _TABELLEN}
    for naam, rijen in inhoud.items():
        if _is_rijen(naam, rijen):
            tabellen[_NAAM[naam]] += [rij for rij in rijen if isinstance(rij, dict)]
    organisaties = {_id(rij.get("id")): rij for rij in tabellen["organizations"]}
    termen = {_id(rij.get("id")): rij for rij in tabellen["taxonomy_terms"]}
    dienst_van = {
        _id(rij.get("id")): _id(rij.get("service_id")) for rij in tabellen["service_at_locations"]
    }
    gebieden = [
        rij if rij.get("service_id") else {**rij, "service_id": dienst_van.get(_via(rij), "")}
        for rij in tabellen["service_areas"]
    ]
    attributen = [
        {**rij, "taxonomy_term": termen.get(_id(rij.get("taxonomy_term_id")))}
        if "taxonomy_term" not in rij
        else rij
        for rij in tabellen["attributes"]
        if str(rij.get("link_entity") or "service").startswith("service")
    ]
    bij = {
        "service_areas": _per(gebieden, "service_id"),
        "cost_options": _per(tabellen["cost_options"], "service_id"),
        "capacities": _per(tabellen["service_capacities"], "service_id"),
        "attributes": _per(attributen, "link_id"),
    }
    diensten = []
    for rij in tabellen["services"]:
        eigen = _id(rij.get("id"))
        verwijst: dict[str, Any] = {veld: rijen.get(eigen) for veld, rijen in bij.items()}
        verwijst["organization"] = organisaties.get(_id(rij.get("organization_id")))
        diensten.append({**{v: deel for v, deel in verwijst.items() if deel}, **rij})
    return diensten


def _via(rij: Rij) -> str:
    return _id(rij.get("service_at_location_id"))


def _per(rijen: Iterable[Rij], veld: str) -> dict[str, list[Rij]]:
    gevonden: dict[str, list[Rij]] = {}
    for rij in rijen:
        if verwijzing := _id(rij.get(veld)):
            gevonden.setdefault(verwijzing, []).append(rij)
    return gevonden


def _id(waarde: Any) -> str:
    return str(waarde).strip() if isinstance(waarde, str | int) else ""


# --- CSV files in a zip ---------------------------------------------------------------------------


def lees_zip(inhoud: bytes, naam: str, codering: str | None = None) -> dict[str, Any] | None:
    """The tables of a zip called `naam`; None when it holds no table of services, and so is
    something else.

    Raises BestandGeweigerd when it is damaged, locked or too large, or a table cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = _tabellen_in(archief, naam)
            if "services" not in delen.values():
                return None
            _toets(archief, naam)
            return {
                tabel: _lees_tabel(archief.read(deel), f"{naam}: {deel}", codering)
                for deel, tabel in delen.items()
            }
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError):
        raise BestandGeweigerd(naam, _GEEN_LIJST) from None
    except (RuntimeError, zipfile.LargeZipFile):
        raise BestandGeweigerd(
            naam, "op dit zip-bestand zit een wachtwoord; vraag de bron om een bestand zonder"
        ) from None


def _toets(archief: zipfile.ZipFile, naam: str) -> None:
    """zipfile reads no more of a part than it declares, so that the sum is a hard limit."""
    if sum(deel.file_size for deel in archief.infolist()) > GROOTST_UITGEPAKT:
        raise BestandGeweigerd(
            naam, f"is uitgepakt groter dan {GROOTST_UITGEPAKT >> 20} MB; vraag minder tegelijk"
        )


def _tabellen_in(archief: zipfile.ZipFile, naam: str) -> dict[str, str]:
    """Name of a part → the table that it is, by its own name or as datapackage.json calls it."""
    namen = [deel for deel in archief.namelist() if not deel.startswith("__MACOSX/")]
    genoemd: dict[str, str] = {}
    for deel in namen:
        if PurePosixPath(deel).name == "datapackage.json":
            if archief.getinfo(deel).file_size > GROOTST_UITGEPAKT:
                raise BestandGeweigerd(naam, _GEEN_LIJST)
            genoemd |= _genoemd(archief.read(deel), PurePosixPath(deel).parent)
    gevonden = {}
    for deel in namen:
        tabel = genoemd.get(deel) or _NAAM.get(PurePosixPath(deel).name.lower())
        if tabel is not None and deel.lower().endswith(".csv"):
            gevonden[deel] = tabel
    return gevonden


def _genoemd(inhoud: bytes, map_: PurePosixPath) -> dict[str, str]:
    try:
        pakket = json.loads(inhoud)
    except (ValueError, RecursionError):
        return {}
    bronnen = pakket.get("resources") if isinstance(pakket, dict) else None
    return {
        str(map_ / str(bron.get("path"))): _NAAM[str(bron.get("name"))]
        for bron in (bronnen if isinstance(bronnen, list) else ())
        if isinstance(bron, dict) and str(bron.get("name")) in _NAAM
    }


def _lees_tabel(inhoud: bytes, naam: str, codering: str | None) -> list[dict[str, str]]:
    """The rows of one table; refused when one has more or fewer cells than the header."""
    tekst = decodeer(inhoud, naam, codering) if inhoud.strip() else ""
    kopregel = tekst.partition("\n")[0]
    teken = max(",;\t", key=kopregel.count)
    csv.field_size_limit(2**31 - 1)
    rijen = csv.reader(io.StringIO(tekst, newline=""), delimiter=teken, strict=True)
    gevonden: list[dict[str, str]] = []
    try:
        kop = [cel.strip().lower() for cel in next(rijen, [])]
        for nummer, cellen in enumerate(rijen, 2):
            if not any(map(str.strip, cellen)):
                continue
            if len(cellen) != len(kop):
                raise BestandGeweigerd(
                    naam,
                    f"rij {nummer} heeft {len(cellen)} cellen en de kopregel {len(kop)}; vraag de "
                    "bron om een nieuw bestand",
                )
            gevonden.append(dict(zip(kop, cellen, strict=True)))
    except csv.Error:
        raise BestandGeweigerd(
            naam, "een aanhalingsteken wordt niet gesloten; vraag de bron om een nieuw bestand"
        ) from None
    return gevonden
