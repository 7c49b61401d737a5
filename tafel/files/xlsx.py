"""From an Excel file to rows of texts, within limits of our own.

A few kilobytes of XLSX can stand for gigabytes: what is inflated, and how many cells and columns
there are, is bounded here. openpyxl streams the sheet and defusedxml refuses entities.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice, zip_longest
from typing import Any

from msgspec import Struct, field

from tafel.files.cel import (
    AFGEROND,
    FORMULE_ZONDER_WAARDE,
    FOUT,
    MEESTE_CIJFERS,
    ZONDER_WAARDE,
    is_foutwaarde,
)
from tafel.files.gelezen import BestandGeweigerd
from tafel.files.kop import MEESTE_TITELS, VindKolom, kopplaats
from tafel.files.samengevoegd import Bereik, Lopend, lees_samengevoegd
from tafel.kolommen import Kolom, Soort

HANDTEKENING = b"PK\x03\x04"
OUD_EXCEL = b"\xd0\xcf\x11\xe0"
GROOTST_UITGEPAKT = 256 * 1024 * 1024
"""Bytes of all parts of the file together, inflated."""
MEESTE_RIJEN = 1_048_576
MEESTE_KOLOMMEN = 500
MEESTE_CELLEN = 20_000_000
"""Empty ones before the last one of a row included: each costs time and memory."""

GEEN_EXCEL = "deze spreadsheet is niet te lezen; sla het blad op als CSV of als .xlsx"
OUD = (
    "dit is een oude spreadsheet (.xls), of een met een wachtwoord; sla het blad op als CSV, of "
    "als .xlsx zonder wachtwoord"
)
_STRIKT = (
    "dit is een werkmap volgens Strict Open XML, en die is niet te lezen; open haar in Excel en "
    "sla haar op als Excel-werkmap (*.xlsx)"
)
_TE_VEEL = "het blad is te groot; verwijder lege rijen en kolommen, of sla het op als CSV"
_DATUM = (
    "Excel heeft van deze cel een datum of tijd gemaakt; zet de kolom op Tekst en typ de waarde "
    "opnieuw"
)
_SAMENGEVOEGD = (
    "deze cel is samengevoegd met die ernaast, zodat niet te zien is wat in welke kolom hoort; hef "
    "de samenvoeging op en vul elke kolom in"
)
_FORMULE_IN_KOP = (
    "in de kopregel staat een formule zonder berekende waarde; open en bewaar het bestand in "
    "Excel, of typ de kolomnaam"
)
_TEKST = {Soort.TEKST, Soort.REGELS, Soort.VOLLEDIGE_NAAM, Soort.VRIJE_LIJST}
"""Kinds in which any number may stand."""
_BEGIN = 4096
"""Bytes of a part in which its first element ends."""
_DUIDELIJK = 2
"""So many known columns make a sheet one of data, whatever the others are: one may be a title."""
_STRIKTE_RUIMTE = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_FORMULE = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NOG_REKENEN = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad=[\"'](?:1|true)[\"']")


class Werkblad(Struct):
    """The rows that are not blank: number as the spreadsheet shows it, and cells as text.

    Every row under the header is as long as that or longer.
    """

    rijen: list[tuple[int, list[str]]] = field(default_factory=list)
    onleesbaar: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    """Row → (place of a cell, why it has no text): a date where none belongs, an error, a formula
    that nobody worked out.
    """
    andere: list[int] = field(default_factory=list)
    """The other visible sheets that are not empty; the first of the file is 1."""


def lees_blad(inhoud: bytes, naam: str, vind: VindKolom, vandaag: date) -> Werkblad:
    """The one visible sheet with a header that names columns; else the first.

    Real dates become ISO text in columns of dates or free text and in those that are not known, and
    are refused in others; the birth date of a child too, unless Excel may have made it of `4-6`.
    Raises BestandGeweigerd when it is no XLSX, is too large, or has more than one such
    sheet.
    """
    if inhoud.startswith(OUD_EXCEL):
        raise BestandGeweigerd(naam, OUD)
    _toets_omvang(inhoud, naam)
    try:
        if _is_strikt(inhoud):
            raise BestandGeweigerd(naam, _STRIKT)
        with zonder_waarschuwingen():
            return _lees(_zichtbare_bladen(inhoud), naam, vind, vandaag)
    except BestandGeweigerd:
        raise
    except Exception:  # noqa: BLE001  whatever a damaged file makes of the library
        raise BestandGeweigerd(naam, GEEN_EXCEL) from None


def losse_bladen(inhoud: bytes) -> Iterator[tuple[int, Iterator[tuple[int, list[str]]]]]:
    """Of a file that is refused the visible sheets by number, each with its rows; raises whatever
    the file makes of the library.
    """
    _toets_omvang(inhoud, "")
    for blad in _zichtbare_bladen(inhoud):
        yield blad.nummer, ((rij, _teksten(cellen)) for rij, cellen in _records(blad, ""))


def zonder_waarschuwingen() -> "warnings.catch_warnings[None]":
    """The library's are about what is not read, and may quote it."""
    return warnings.catch_warnings(action="ignore")


def _zichtbare_bladen(inhoud: bytes) -> list["Rekenblad"]:
    from openpyxl import load_workbook

    werkmap = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
    bladen = [
        Rekenblad(blad, nummer, lees_samengevoegd(inhoud, _deel_van(blad)))
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


def _toets_omvang(inhoud: bytes, naam: str) -> None:
    """zipfile reads no more of a part than it declares, so that the sum is a hard limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            uitgepakt = sum(deel.file_size for deel in archief.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise BestandGeweigerd(naam, GEEN_EXCEL) from None
    if uitgepakt > GROOTST_UITGEPAKT:
        raise BestandGeweigerd(
            naam, f"is uitgepakt groter dan {GROOTST_UITGEPAKT >> 20} MB; splits het bestand"
        )


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


def _lees(bladen: Sequence["Rekenblad"], naam: str, vind: VindKolom, vandaag: date) -> Werkblad:
    begin = [_begin(blad, naam) for blad in bladen]
    bekend = [0 if zijn_lijsten(rijen, vind) else kopplaats(rijen, vind)[1] for rijen in begin]
    if not any(bekend):
        bekend = [kopplaats(rijen, vind)[1] for rijen in begin]
    genoeg = min(max(bekend, default=0), _DUIDELIJK)
    if genoeg and sum(aantal >= genoeg for aantal in bekend) > 1:
        raise BestandGeweigerd(
            naam, "er is meer dan één blad met gegevens; zet elk blad in een eigen bestand"
        )
    if not bladen:
        raise BestandGeweigerd(naam, GEEN_EXCEL)
    plaats = bekend.index(max(bekend))
    gelezen = _blad(bladen[plaats], naam, vind, vandaag)
    gelezen.andere += [
        blad.nummer
        for blad, rijen in zip(bladen, begin, strict=True)
        if rijen and blad is not bladen[plaats]
    ]
    return gelezen


def zijn_lijsten(rijen: Sequence[Sequence[str]], vind: VindKolom) -> bool:
    """Whether a sheet holds nothing but lists to choose from: under headers of such columns only,
    and none of them says anything twice.
    """
    plaats, _ = kopplaats(rijen, vind)
    kolommen = {
        i: kolom for i, cel in enumerate(rijen[plaats] if rijen else ()) if (kolom := vind(cel))
    }
    onder = [[rij[i] for rij in rijen[plaats + 1 :] if i < len(rij) and rij[i]] for i in kolommen]
    return (
        all(kolom.is_keuze for kolom in kolommen.values())
        and max(map(len, onder), default=0) > 1
        and all(len(set(lijst)) == len(lijst) for lijst in onder)
    )


def _begin(blad: "Rekenblad", naam: str) -> list[list[str]]:
    """The first rows of a sheet, the header among them."""
    eerste = islice(_records(blad, naam), MEESTE_TITELS + 1)
    return [_teksten(cellen) for _, cellen in eerste]


def _blad(blad: "Rekenblad", naam: str, vind: VindKolom, vandaag: date) -> Werkblad:
    gelezen = Werkblad()
    begin = _begin(blad, naam)
    titels = kopplaats(begin, vind)[0]
    kop = begin[titels] if begin else []
    if ZONDER_WAARDE in kop:
        raise BestandGeweigerd(naam, _FORMULE_IN_KOP)
    kolommen = [vind(cel) for cel in kop]
    naast_elkaar = Lopend(bereik for bereik in blad.samengevoegd if not bereik.is_kolom)
    for volgnummer, (rij, cellen) in enumerate(_records(blad, naam)):
        teksten = _teksten(cellen)
        gelezen.rijen.append((rij, teksten))
        if volgnummer <= titels:
            continue
        teksten += [""] * (len(kop) - len(teksten))
        redenen = [
            (bereik.van, _SAMENGEVOEGD)
            for bereik in naast_elkaar.in_rij(rij)
            if sum(map(bool, kop[bereik.van : bereik.tot + 1])) > 1
        ]
        for plaats, (cel, kolom) in enumerate(zip_longest(cellen, kolommen)):
            if cel is None or (isinstance(cel, str) and "#" not in cel):
                continue
            if kolom is None and isinstance(cel, datetime) and cel.time() != time():
                teksten[plaats] = f"{cel:%Y-%m-%d %H:%M}"
            if (reden := _waarom_onleesbaar(cel, kolom, vandaag)) is not None:
                redenen.append((plaats, reden))
        if redenen:
            gelezen.onleesbaar[rij] = redenen
    return gelezen


def _waarom_onleesbaar(cel: object, kolom: Kolom | None, vandaag: date) -> str | None:
    """Why a cell below this header has no text."""
    match cel:
        case str():
            if cel == ZONDER_WAARDE:
                return FORMULE_ZONDER_WAARDE
            return FOUT if is_foutwaarde(cel) else None
        case _ if kolom is None:
            return None
        case int() | float():
            is_lang = abs(cel) >= 10**MEESTE_CIJFERS and kolom.soort in _TEKST
            return AFGEROND if is_lang else None
        case datetime() | date() if kolom.soort is Soort.KINDEREN:
            return None if cel.year < vandaag.year else _DATUM
        case datetime() | date() | time() | timedelta():
            return None if kolom.is_datum or kolom.soort is Soort.REGELS else _DATUM
    return None


class Rekenblad(Struct):
    """A sheet of openpyxl, and the same sheet with its formulas when the file has any.

    `nog_rekenen`: the file asks to be worked out when it is opened, so what it holds as the result
    of a formula (some programs write a 0 there) is none.
    """

    waarden: Any
    nummer: int
    samengevoegd: list[Bereik]
    formules: Any = None
    nog_rekenen: bool = False

    def rijen(self) -> Iterator[Sequence[object]]:
        """The values of every row; a formula without one is `ZONDER_WAARDE`, never empty."""
        self.waarden.reset_dimensions()
        if self.formules is None:
            yield from self.waarden.iter_rows(values_only=True)
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
            yield gelezen

    def _onberekend(self, cel: Any) -> bool:
        """A text that is empty is a result, and a common one: =IF(A2="","",B2)."""
        return self.nog_rekenen or (cel.value is None and cel.data_type != "str")


def _grenzen(ref: str) -> tuple[int, ...]:
    """First column, first row, last column and last row of an array formula."""
    from openpyxl.utils import range_boundaries

    return tuple(int(grens or 0) for grens in range_boundaries(ref))


def _records(blad: Rekenblad, naam: str) -> Iterator[tuple[int, list[object]]]:
    """Rows with something in them, without the empty cells at their end. What was merged over rows
    of one column stands in each of them.
    """
    cellen = 0
    boven_elkaar = Lopend(bereik for bereik in blad.samengevoegd if bereik.is_kolom)
    gedeeld: dict[Bereik, object] = {}
    for rij, waarden in enumerate(blad.rijen(), 1):
        cellen += len(waarden)
        if rij > MEESTE_RIJEN or cellen > MEESTE_CELLEN:
            raise BestandGeweigerd(naam, _TE_VEEL)
        einde = len(waarden)
        while einde and (waarden[einde - 1] is None or waarden[einde - 1] == ""):
            einde -= 1
        if einde > MEESTE_KOLOMMEN:
            raise BestandGeweigerd(naam, _TE_VEEL)
        if any(waarde is not None and str(waarde).strip() for waarde in waarden[:einde]):
            gevuld = list(waarden[:einde])
            for bereik in boven_elkaar.in_rij(rij):
                if bereik.eerste == rij and bereik.van < einde:
                    gedeeld[bereik] = gevuld[bereik.van]
                elif bereik in gedeeld:
                    gevuld += [None] * (bereik.van + 1 - len(gevuld))
                    gevuld[bereik.van] = gedeeld[bereik]
            yield rij, gevuld


def _teksten(cellen: Sequence[object]) -> list[str]:
    return [_tekst(cel) for cel in cellen]


def _tekst(cel: object) -> str:
    """A cell as it would be typed: whole numbers without `.0`, dates as JJJJ-MM-DD, and characters
    that XML cannot hold (`_x000D_`) as themselves.
    """
    match cel:
        case None:
            return ""
        case bool():
            return "ja" if cel else "nee"
        case float():
            return str(int(cel)) if cel.is_integer() and abs(cel) < 1e15 else f"{cel:.15g}"
        case datetime():
            return cel.date().isoformat()
        case str():
            from openpyxl.utils.escape import unescape

            return str(unescape(cel))
    return str(cel)
