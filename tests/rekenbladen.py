"""Spreadsheets for tests that are no plain XLSX: ODS, old XLS, and those with a password."""

import hashlib
import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from xml.sax.saxutils import escape

import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from olefile import OleFileIO

_RUIMTES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
_STIJLEN = (
    '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)
_ONDERAAN = (
    '<table:table-row table:number-rows-repeated="1048325">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
"""How LibreOffice ends every sheet."""
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods(*rijen: Sequence[object], erbij: str = "", manifest: str = "") -> bytes:
    """A file with these rows on its first sheet, as LibreOffice writes it; `erbij`: more tables."""
    blad = "".join(
        f"<table:table-row>{''.join(map(odscel, rij))}</table:table-row>" for rij in rijen
    )
    return ods_van(
        f'<table:table table:name="Blad1">{blad}{_ONDERAAN}</table:table>{erbij}', manifest
    )


def ods_van(tabellen: str, manifest: str = "") -> bytes:
    """A file with these tables."""
    inhoud = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_RUIMTES} '
        f'office:version="1.3">{_STIJLEN}<office:body><office:spreadsheet>{tabellen}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE)
        archief.writestr(zipfile.ZipInfo("content.xml"), inhoud)
        archief.writestr(
            zipfile.ZipInfo("META-INF/manifest.xml"), f"<manifest>{manifest}</manifest>"
        )
    return uit.getvalue()


def odscel(waarde: object) -> str:
    """A cell; a text that begins with `<` is one already."""
    match waarde:
        case None:
            return "<table:table-cell/>"
        case bool():
            woord = "true" if waarde else "false"
            return _cel(
                f'table:formula="of:={woord.upper()}()"', "boolean", "boolean-", woord, woord
            )
        case int() | float():
            return _cel("", "float", "", str(waarde), str(waarde))
        case datetime() | date():
            return _cel("", "date", "date-", waarde.isoformat(), f"{waarde:%d-%m-%y}")
        case time():
            return _cel("", "time", "time-", f"{waarde:PT%HH%MM%SS}", f"{waarde:%H:%M}")
    tekst = str(waarde)
    if tekst.startswith("<"):
        return tekst
    alineas = "".join(f"<text:p>{escape(deel)}</text:p>" for deel in tekst.split("\n"))
    return f'<table:table-cell office:value-type="string">{alineas}</table:table-cell>'


def _cel(formule: str, soort: str, voor: str, waarde: str, tekst: str) -> str:
    return (
        f'<table:table-cell {formule} office:value-type="{soort}" office:{voor}value="{waarde}">'
        f"<text:p>{tekst}</text:p></table:table-cell>"
    )


def xls(
    *rijen: Sequence[object], vanaf: tuple[int, int] = (0, 0), vanaf_1904: bool = False
) -> bytes:
    """An old file with these rows on its first sheet, from this row and column."""
    boek = xlwt.Workbook()
    boek.dates_1904 = vanaf_1904
    blad = boek.add_sheet("Blad1")
    for nummer, rij in enumerate(rijen, vanaf[0]):
        for plaats, waarde in enumerate(rij, vanaf[1]):
            if waarde is not None:
                blad.write(nummer, plaats, waarde, _stijl(waarde))
    return bewaard(boek)


def bewaard(boek: xlwt.Workbook) -> bytes:
    """A workbook of xlwt as bytes."""
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _stijl(waarde: object) -> xlwt.XFStyle:
    match waarde:
        case datetime():
            return xlwt.easyxf(num_format_str="DD-MM-YYYY HH:MM")
        case date():
            return xlwt.easyxf(num_format_str="DD-MM-YYYY")
        case time():
            return xlwt.easyxf(num_format_str="HH:MM")
    return xlwt.easyxf()


def beveiligd(werkmap: bytes, wachtwoord: str) -> bytes:
    """An XLSX as Excel locks it."""
    uit = io.BytesIO()
    OOXMLFile(io.BytesIO(werkmap)).encrypt(wachtwoord, uit)
    return uit.getvalue()


_BOF, _FILEPASS, _BLAD = 0x809, 0x2F, 0x85
_OPEN = {_BOF, _FILEPASS, 0xE1}
"""Records that stay as they are."""


def beveiligde_xls(werkmap: bytes, wachtwoord: str) -> bytes:
    """An old file as Excel 97 locks it (RC4), record by record of what xlwt wrote."""
    zout, toets = b"zoutzoutzoutzout", b"toetstoetstoetst"
    filepass = struct.pack("<HHH", 1, 1, 1) + zout
    eerste = _rc4(_sleutel(wachtwoord, zout, 0), toets + hashlib.md5(toets).digest())
    filepass += eerste
    with OleFileIO(io.BytesIO(werkmap)) as ole:
        stroom = ole.openstream("Workbook").read()
    erbij = 4 + len(filepass)
    uit, plek = bytearray(), 0
    while plek + 4 <= len(stroom) and stroom[plek : plek + 2] != b"\0\0":
        soort, lengte = struct.unpack_from("<HH", stroom, plek)
        inhoud = stroom[plek + 4 : plek + 4 + lengte]
        if soort == _BLAD:
            inhoud = struct.pack("<I", struct.unpack("<I", inhoud[:4])[0] + erbij) + inhoud[4:]
        uit += struct.pack("<HH", soort, lengte) + inhoud
        if plek == 0:
            uit += struct.pack("<HH", _FILEPASS, len(filepass)) + filepass
        plek += 4 + lengte
    assert len(uit) <= len(stroom)
    geheim = _versleuteld(bytes(uit), wachtwoord, zout).ljust(len(stroom), b"\0")
    bestand = io.BytesIO(werkmap)
    with OleFileIO(bestand, write_mode=True) as ole:
        ole.write_stream("Workbook", geheim)
    return bestand.getvalue()


def _versleuteld(stroom: bytes, wachtwoord: str, zout: bytes) -> bytes:
    blokken = range(len(stroom) // 1024 + 1)
    sleutels = b"".join(_rc4(_sleutel(wachtwoord, zout, blok), bytes(1024)) for blok in blokken)
    uit, plek = bytearray(stroom), 0
    while plek + 4 <= len(stroom):
        soort, lengte = struct.unpack_from("<HH", stroom, plek)
        van = plek + 4 + (4 if soort == _BLAD else 0)
        if soort not in _OPEN:
            for i in range(van, plek + 4 + lengte):
                uit[i] ^= sleutels[i]
        plek += 4 + lengte
    return bytes(uit)


def _sleutel(wachtwoord: str, zout: bytes, blok: int) -> bytes:
    kort = hashlib.md5(wachtwoord.encode("utf-16-le")).digest()[:5]
    half = hashlib.md5((kort + zout) * 16).digest()[:5]
    return hashlib.md5(half + struct.pack("<I", blok)).digest()


def _rc4(sleutel: bytes, tekst: bytes) -> bytes:
    s, j = [*range(256)], 0
    for i in range(256):
        j = (j + s[i] + sleutel[i % len(sleutel)]) % 256
        s[i], s[j] = s[j], s[i]
    uit, i, j = bytearray(), 0, 0
    for teken in tekst:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        uit.append(teken ^ s[(s[i] + s[j]) % 256])
    return bytes(uit)
