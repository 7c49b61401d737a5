"""Spreadsheets of every kind that offices send, known by what is in them and not by their name."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date

from tafel.files import ods, xls, xlsx
from tafel.files.gelezen import BestandGeweigerd
from tafel.files.kop import VindKolom
from tafel.files.werkblad import (
    GEEN_SPREADSHEET,
    GROOTST_UITGEPAKT,
    Rekenblad,
    Werkblad,
    als_teksten,
    gevulde_rijen,
    lees_werkblad,
)

ZIP = b"PK\x03\x04"


def is_rekenmap(inhoud: bytes) -> bool:
    """Whether it begins as a spreadsheet does."""
    return inhoud.startswith((ZIP, xls.OLE))


def lees_blad(inhoud: bytes, naam: str, vind: VindKolom, vandaag: date) -> Werkblad:
    """As `lees_werkblad`, of the visible sheets; raises BestandGeweigerd when it is none that can
    be read.
    """
    try:
        with xlsx.zonder_waarschuwingen():
            return lees_werkblad(_zichtbare_bladen(inhoud, naam), naam, vind, vandaag)
    except BestandGeweigerd:
        raise
    except Exception:  # noqa: BLE001  whatever a damaged file makes of a library
        raise BestandGeweigerd(naam, GEEN_SPREADSHEET) from None


def losse_bladen(inhoud: bytes) -> Iterator[tuple[int, Iterator[tuple[int, list[str]]]]]:
    """Of a file that is refused the visible sheets by number, each with its rows; raises whatever
    the file makes of a library.
    """
    for blad in _zichtbare_bladen(inhoud, ""):
        yield blad.nummer, ((rij, als_teksten(cellen)) for rij, cellen in gevulde_rijen(blad, ""))


def _zichtbare_bladen(inhoud: bytes, naam: str) -> Sequence[Rekenblad]:
    if inhoud.startswith(xls.OLE):
        return xls.zichtbare_bladen(inhoud, naam)
    _toets_omvang(inhoud, naam)
    if ods.is_ods(inhoud):
        return ods.zichtbare_bladen(inhoud, naam)
    xlsx.toets_soort(inhoud, naam)
    return xlsx.zichtbare_bladen(inhoud)


def _toets_omvang(inhoud: bytes, naam: str) -> None:
    """zipfile reads no more of a part than it declares, so that the sum is a hard limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            uitgepakt = sum(deel.file_size for deel in archief.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise BestandGeweigerd(naam, GEEN_SPREADSHEET) from None
    if uitgepakt > GROOTST_UITGEPAKT:
        raise BestandGeweigerd(
            naam, f"is uitgepakt groter dan {GROOTST_UITGEPAKT >> 20} MB; splits het bestand"
        )
