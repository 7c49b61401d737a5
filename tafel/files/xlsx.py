"""From an Excel file to its visible sheets, within limits of our own.

A few kilobytes of XLSX can stand for gigabytes: what is inflated, and how many cells and columns
there are, is bounded here. openpyxl streams the sheet and defusedxml refuses entities.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from tafel.files.cel import ZONDER_WAARDE
from tafel.files.gelezen import BestandGeweigerd
from tafel.files.samengevoegd import Bereik, lees_samengevoegd
from tafel.files.werkblad import MEESTE_KOLOMMEN

_STRIKT = (
    "dit is een werkmap volgens Strict Open XML, en die is niet te lezen; open haar in Excel en "
    "sla haar op als Excel-werkmap (*.xlsx)"
)
_BEGIN = 4096
"""Bytes of a part in which its first element ends."""
_STRIKTE_RUIMTE = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_FORMULE = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NOG_REKENEN = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad=[\"'](?:1|true)[\"']")


def toets_soort(inhoud: bytes, naam: str) -> None:
    """Raises BestandGeweigerd for a kind of workbook that the library does not know."""
    if _is_strikt(inhoud):
        raise BestandGeweigerd(naam, _STRIKT)


def zonder_waarschuwingen() -> "warnings.catch_warnings[None]":
    """The library's are about what is not read, and may quote it."""
    return warnings.catch_warnings(action="ignore")


def zichtbare_bladen(inhoud: bytes) -> "list[Excelblad]":
    """Raises whatever a damaged file makes of the library."""
    from openpyxl import load_workbook

    werkmap = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
    bladen = [
        Excelblad(blad, nummer, lees_samengevoegd(inhoud, _deel_van(blad)))
        for nummer, blad in enumerate(werkmap.worksheets, 1)
        if _is_zichtbaar(blad)
    ]
    if _heeft(inhoud, _FORMULE):
        nog_rekenen = _heeft(inhoud, _NOG_REKENEN)
        formules = load_workbook(io.BytesIO(inhoud), read_only=True, keep_links=False)
        zichtbaar = filter(_is_zichtbaar, formules.worksheets)
        for bron, formuleblad in zip(bladen, zichtbaar, strict=True):
            bron.formules, bron.nog_rekenen = formuleblad, nog_rekenen
    return bladen


def _deel_van(blad: Any) -> str:
    return str(blad._worksheet_path)  # noqa: SLF001  nothing else tells which part a sheet is


def _is_zichtbaar(blad: Any) -> bool:
    """Lists to choose from often stand on a hidden sheet."""
    return bool(blad.sheet_state == "visible")


def _is_strikt(inhoud: bytes) -> bool:
    werkmap = "xl/workbook.xml"
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        if werkmap not in archief.namelist():
            return False
        with archief.open(werkmap) as deel:
            return _STRIKTE_RUIMTE in deel.read(_BEGIN)


def _heeft(inhoud: bytes, patroon: re.Pattern[bytes]) -> bool:
    """Whether any part of the file holds this, read a piece at a time."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        for deel in archief.infolist():
            if not deel.filename.endswith(".xml"):
                continue
            with archief.open(deel) as stroom:
                vorige = b""
                while stuk := stroom.read(1 << 20):
                    if patroon.search(vorige + stuk):
                        return True
                    vorige = stuk[-100:]
    return False


class Excelblad(Struct):
    """A sheet of openpyxl, and the same sheet with its formulas when the file has any.

    `nog_rekenen`: the file asks to be worked out when it is opened, so what it holds as the result
    of a formula (some programs write a 0 there) is none.
    """

    waarden: Any
    nummer: int
    samengevoegd: list[Bereik]
    formules: Any = None
    nog_rekenen: bool = False

    def rijen(self) -> Iterator[tuple[int, Sequence[object]]]:
        """Every row; a formula without a value is `ZONDER_WAARDE`, never empty."""
        self.waarden.reset_dimensions()
        if self.formules is None:
            yield from enumerate(self.waarden.iter_rows(values_only=True), 1)
            return
        self.formules.reset_dimensions()
        gebieden: list[tuple[int, ...]] = []
        paren = zip(self.waarden.iter_rows(), self.formules.iter_rows(), strict=True)
        for rij, (cellen, formules) in enumerate(paren, 1):
            gelezen = [cel.value for cel in cellen]
            for plaats, (cel, formule) in enumerate(zip(cellen, formules, strict=True)):
                if formule.data_type != "f" or not self._onberekend(cel):
                    continue
                gelezen[plaats] = ZONDER_WAARDE
                if ref := getattr(formule.value, "ref", None):
                    gebieden.append(_grenzen(ref))
            for van, eerste, tot, laatste in gebieden:
                if eerste <= rij <= laatste:
                    einde = min(tot, MEESTE_KOLOMMEN)
                    gelezen += [None] * (einde - len(gelezen))
                    for plaats in range(van - 1, einde):
                        if gelezen[plaats] is None:
                            gelezen[plaats] = ZONDER_WAARDE
            yield rij, gelezen

    def _onberekend(self, cel: Any) -> bool:
        """A text that is empty is a result, and a common one: =IF(A2="","",B2)."""
        return self.nog_rekenen or (cel.value is None and cel.data_type != "str")


def _grenzen(ref: str) -> tuple[int, ...]:
    """First column, first row, last column and last row of an array formula."""
    from openpyxl.utils import range_boundaries

    return tuple(int(grens or 0) for grens in range_boundaries(ref))
