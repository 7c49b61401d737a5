"""What is done with an old or protected workbook in the process that may die.

calamine makes an empty cell of an error, and of a formula that nobody worked out; so the records of
the sheets are gone through here too.
"""

import io
import math
import struct
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct, field

from tafel.files.cel import ZONDER_WAARDE

STANDAARDWACHTWOORD = "VelvetSweatshop"
"""With this Excel locks what it then opens without asking."""
FOUT = "#WAARDE!"
MEESTE_BLADEN = 256
MEESTE_CELLEN = 4_000_000
"""Between the corners of a sheet: the library keeps the empty ones too."""
_STROMEN = ("Workbook", "Book")
_BLAD, _BEGIN, _EINDE = 0x85, (0x009, 0x209, 0x409, 0x809), 0x0A
_FORMULE, _TEKST_VAN_FORMULE, _FOUT_OF_JA = (0x006, 0x206, 0x406), 0x207, 0x205
_CELLEN = frozenset({0x203, 0x204, 0x27E, 0x0FD, 0x0D6, 0x0BD, _FOUT_OF_JA, *_FORMULE})
_HERBEREKEND = 0x1C1
"""Excel notes which version of it worked out the formulas last."""


def bekijk(inhoud: bytes) -> str:
    """`xls`, `wachtwoord`, or what else such a container may hold: `anders`."""
    from msoffcrypto import OfficeFile
    from olefile import OleFileIO

    with OleFileIO(io.BytesIO(inhoud)) as ole:
        if ole.exists("EncryptedPackage"):
            return "wachtwoord"
        if not any(map(ole.exists, _STROMEN)):
            return "anders"
        if not ole.exists("Workbook"):
            return "xls"
    return "wachtwoord" if OfficeFile(io.BytesIO(inhoud)).is_encrypted() else "xls"


def ontsleutel(inhoud: bytes, wachtwoord: str) -> bytes | None:
    """The workbook without its password; None when it is another one."""
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import InvalidKeyError

    for kans in (wachtwoord, STANDAARDWACHTWOORD):
        if not kans:
            continue
        werkmap = OfficeFile(io.BytesIO(inhoud))
        uit = io.BytesIO()
        try:
            werkmap.load_key(password=kans)
            werkmap.decrypt(uit)
        except InvalidKeyError:
            continue
        return uit.getvalue()
    return None


def lees(inhoud: bytes) -> list[Any] | str:
    """Of each visible sheet its number, its merged ranges as first row and column and last ones,
    and its rows that are not empty, each with its number; else `te groot`, or as `bekijk`.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    if (soort := bekijk(inhoud)) != "xls":
        return soort
    gezien = _bladen(inhoud)
    if any(blad.omvang > MEESTE_CELLEN for blad in gezien):
        return "te groot"
    werkmap = CalamineWorkbook.from_object(io.BytesIO(inhoud))
    bladen = []
    for plaats, kenmerken in enumerate(werkmap.sheets_metadata):
        gewoon = kenmerken.typ == SheetTypeEnum.WorkSheet
        if not gewoon or kenmerken.visible != SheetVisibleEnum.Visible:
            continue
        blad = werkmap.get_sheet_by_index(plaats)
        rijen = [*_rijen(blad, gezien[plaats] if plaats < len(gezien) else _Bijzonder())]
        samen = [(*van, *tot) for van, tot in blad.merged_cell_ranges or ()]
        bladen.append((plaats + 1, samen, rijen))
    return bladen


def _rijen(blad: Any, gezien: "_Bijzonder") -> Iterator[tuple[int, list[Any]]]:
    per_rij: dict[int, list[Any]] = {}
    if blad.start is not None:
        eerste, links = blad.start
        for rij, waarden in enumerate(blad.to_python(skip_empty_area=True), eerste):
            if any(waarde != "" for waarde in waarden):
                per_rij[rij] = [None] * links + [_over(waarde) for waarde in waarden]
    erbij = dict.fromkeys(gezien.fout, FOUT) | dict.fromkeys(gezien.onberekend, ZONDER_WAARDE)
    for (rij, plaats), wat in erbij.items():
        cellen = per_rij.setdefault(rij, [])
        cellen += [None] * (plaats + 1 - len(cellen))
        cellen[plaats] = wat
    for rij in sorted(per_rij):
        yield rij + 1, per_rij[rij]


def _over(waarde: Any) -> Any:
    """A cell as it crosses to the other process: what is no text, number or truth value as a pair
    of its kind and its text.
    """
    match waarde:
        case "":
            return None
        case float():
            return waarde if math.isfinite(waarde) else FOUT
        case datetime():
            return ("moment", waarde.isoformat())
        case date():
            return ("dag", waarde.isoformat())
        case time():
            return ("tijd", waarde.isoformat())
        case timedelta():
            return ("duur", waarde.total_seconds())
    return waarde


class _Bijzonder(Struct):
    """What the library does not tell of a sheet: cells by row and column from 0."""

    fout: set[tuple[int, int]] = field(default_factory=set)
    onberekend: set[tuple[int, int]] = field(default_factory=set)
    """Formulas of which the text that came out is not there."""
    leeg: set[tuple[int, int]] = field(default_factory=set)
    """Formulas out of which came nothing, or that nobody worked out."""
    is_berekend: bool = False
    """Whether anything came out of a formula."""
    omvang: int = 0
    """Cells between its corners."""


def _bladen(inhoud: bytes) -> list[_Bijzonder]:
    from olefile import OleFileIO

    with OleFileIO(io.BytesIO(inhoud)) as ole:
        stroom = ole.openstream(next(filter(ole.exists, _STROMEN))).read()
    delen = [*_delen(stroom, 0)]
    begin = [
        struct.unpack_from("<I", stroom, plek)[0]
        for soort, plek, lengte in delen
        if soort == _BLAD and lengte >= 4
    ]
    bladen = [_in_blad(stroom, plek) for plek in begin[:MEESTE_BLADEN]]
    door_excel = any(soort == _HERBEREKEND for soort, _, _ in delen)
    if not door_excel and not any(blad.is_berekend for blad in bladen):
        for blad in bladen:
            blad.onberekend |= blad.leeg
    return bladen


def _in_blad(stroom: bytes, begin: int) -> _Bijzonder:
    blad = _Bijzonder()
    wacht: tuple[int, int] | None = None
    rijen, plaatsen = [1 << 16, -1], [1 << 16, -1]
    for soort, plek, lengte in _delen(stroom, begin):
        if soort == _TEKST_VAN_FORMULE and wacht is not None:
            blad.onberekend.discard(wacht)
            blad.is_berekend = True
        if soort not in _CELLEN or lengte < 6:
            continue
        rij, plaats = cel = struct.unpack_from("<HH", stroom, plek)
        rijen = [min(rijen[0], rij), max(rijen[1], rij)]
        plaatsen = [min(plaatsen[0], plaats), max(plaatsen[1], plaats)]
        if soort == _FOUT_OF_JA and lengte >= 8 and stroom[plek + 7] == 1:
            blad.fout.add(cel)
        wacht = cel if soort in _FORMULE and lengte >= 14 else None
        if wacht is not None:
            _noteer_formule(blad, cel, stroom[plek + 6 : plek + 14])
    blad.omvang = max(0, rijen[1] - rijen[0] + 1) * max(0, plaatsen[1] - plaatsen[0] + 1)
    return blad


def _noteer_formule(blad: _Bijzonder, cel: tuple[int, int], uitkomst: bytes) -> None:
    if not uitkomst.endswith(b"\xff\xff"):
        blad.is_berekend = True
        return
    match uitkomst[0]:
        case 0:
            blad.onberekend.add(cel)
        case 2:
            blad.fout.add(cel)
        case 3:
            blad.leeg.add(cel)
        case _:
            blad.is_berekend = True


def _delen(stroom: bytes, begin: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of the records of one part, nested ones too, up to its end."""
    plek, diepte = begin, 0
    while plek + 4 <= len(stroom):
        soort, lengte = struct.unpack_from("<HH", stroom, plek)
        yield soort, plek + 4, min(lengte, len(stroom) - plek - 4)
        diepte += (soort in _BEGIN) - (soort == _EINDE)
        if soort == _EINDE and diepte <= 0:
            return
        plek += 4 + lengte
