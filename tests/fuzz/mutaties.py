"""Files as nobody should send them: good ones, and what a seed breaks in them."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import xlwt
from openpyxl import Workbook

from tests.excel import eerste_blad, werkmap
from tests.rekenbladen import beveiligde_xls, bewaard, ods, xls

ROOT = Path(__file__).parents[2]
MEESTE = 6
"""So many breaks in one file at most."""

GETALLEN = ("0", "-1", "9" * 19, "9" * 400, "1e400", "0.1", "NaN", "-0", "1_0", "٤٢", "0x1F")
DATUMS = (
    *("31-02-2010", "0000-00-00", "9999-12-31", "0001-01-01", "00-03-1990", "19900000", "1-1-26"),
    *("2026-11-23T23:30:00+14:00", "12 mei", "60", "44927.5", "29 februari 2100"),
)
TEKENS = (
    *("\x00", "\x1b[31m", "\u202e", "\u200b", "\ufeff", "\ufffd", "\U0001f469\u200d\U0001f469"),
    *("A" * 3000, "é" * 50, "RenÃ©e", "'", '"', "''", '""', "\\", "\t", "\r", "\n", "\u2028"),
    *("=1+1", "@x", "=cmd|'/c'!A1", "<b>", "]]>", "&#0;", "%s", "{}", "_x0000_", "_x000D_"),
)
CSV_STUKKEN = (*";,\t|", "\r\n", '";"', ";;;;;;;;;;", "ja", "geen", "crisis", "totaal", "111222333")
JSON_STUKKEN = ("{", "}", "[", "]", ",", ":", "null", "true", '"id"', '"services"', "\\ud800")
TOML_STUKKEN = (
    *("[", "]", "[[", "]]", "{", "}", "=", ".", "#", '"""', "'''", "true", "inf", "nan", "[x]"),
    *("0", "-1", "9" * 30, "1979-05-27", "00:32:00", '""', "[]", "{}", '["x"]', "[[]]", "'*'"),
)
WAARDEN: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**30, 1e308, float("nan"), float("inf"), "", " ", "x" * 3000),
    *([], {}, [[]], [None], {"id": None}, "\ud800", "\x1b[31m\u202e", "<script>", "9999-12-31"),
    *(999, "18+", "12 jaar", {"a": {"b": {"c": []}}}, ["x", 1, {}]),
)


def bron(soort: str, kans: Random) -> bytes:
    """A good file of this kind."""
    return kans.choice(_BRONNEN[soort])()


def muteer(soort: str, zaad: int) -> bytes:
    """The file of this kind and seed: the same on every machine."""
    kans = Random(f"{soort}-{zaad}")
    return _BREKERS[soort](bron(soort, kans), kans)


def _lees(pad: str) -> Callable[[], bytes]:
    return (ROOT / pad).read_bytes


def _begin(pad: str, regels: int) -> Callable[[], bytes]:
    return lambda: b"".join(_lees(pad)().splitlines(keepends=True)[:regels])


def _kaart_met(*diensten: dict[str, Any]) -> bytes:
    organisatie = {"id": "o1", "name": "MaDi", "services": list(diensten)}
    return json.dumps([organisatie]).encode()


def _hsds() -> bytes:
    cursus = {
        "id": "s1",
        "name": "Budgetcursus",
        "status": "active",
        "description": "<p>Leren <b>rondkomen</b></p>",
        "minimum_age": 18,
        "maximum_age": 65,
        "service_areas": [{"id": "a1", "name": "Gein"}],
        "cost_options": [{"id": "c1", "amount": 12.5, "currency": "EUR"}],
        "attributes": [
            {"id": "l1", "taxonomy_term": {"id": "t1", "code": "wonen", "name": "Wonen"}}
        ],
    }
    return _kaart_met(cursus, {"id": "s2", "name": "Inloop", "status": "inactive"})


def _bladzijde() -> bytes:
    inhoud = json.loads(_hsds())[0]["services"]
    return json.dumps(
        {"total_items": 2, "total_pages": 1, "page_number": 1, "size": 2, "contents": inhoud}
    ).encode()


def _excel() -> bytes:
    return werkmap(
        ("Meldingen november",),
        ("kenmerk", "naam", "geboortedatum", "postcode", "huisnummer", "kinderen", "urgentie"),
        ("K1", "Vos, K.", date(1988, 1, 2), "1102 AB", 7, "2019|?", "regulier"),
        ("K2", "de Vries", "01-02-1990", "1102AB", "12-A", "geen", "crisis"),
        ("Totaal", 2),
    )


_RIJEN: tuple[tuple[Any, ...], ...] = (
    ("Meldingen november",),
    ("kenmerk", "naam", "geboortedatum", "postcode", "huisnummer", "kinderen", "crisis"),
    ("K1", "Vos, K.", date(1988, 1, 2), "1102 AB", 7, "2019|?", False),
    ("K2", "de Vries", "01-02-1990", "1102AB", "12-A", "geen", True),
    ("Totaal", 2),
)


def _ods_met_formule() -> bytes:
    samen = '<table:table-cell table:number-rows-spanned="2" table:formula="of:=1"/>'
    return ods(("naam", "leeftijd", "reden"), ("Vos, K.", samen, "a\nb"), ("Bos, A.", 41.5, None))


def _xls_met_formule() -> bytes:
    boek = xlwt.Workbook()
    blad = boek.add_sheet("Blad1")
    for plaats, kop in enumerate(("naam", "leeftijd", "crisis")):
        blad.write(0, plaats, kop)
        blad.write(1, plaats, xlwt.Formula("A1"))
    blad.write_merge(2, 3, 0, 1, "Vos, K.")
    blad.row(2).set_cell_error(2, 0x2A)
    boek.add_sheet("Verborgen").visibility = 1
    return bewaard(boek)


def _excel_met_formule() -> bytes:
    def vul(boek: Workbook) -> None:
        eerste_blad(boek)["B2"] = "=A2"
        boek.create_sheet("Verborgen").sheet_state = "hidden"

    return werkmap(("kenmerk", "naam", "leeftijd"), ("K1", "x", 40), vul=vul)


def _vast(maak: Callable[[], bytes]) -> Callable[[], bytes]:
    """The same archive on every day: without the time at which it was made."""

    def maak_vast() -> bytes:
        uit = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(maak())) as oud, zipfile.ZipFile(uit, "w") as nieuw:
            for naam in oud.namelist():
                inhoud = re.sub(rb"20..-..-..T..:..:..Z", b"2026-11-23T09:12:00Z", oud.read(naam))
                nieuw.writestr(zipfile.ZipInfo(naam), inhoud)
        return uit.getvalue()

    return maak_vast


_BRONNEN: dict[str, tuple[Callable[[], bytes], ...]] = {
    "csv": (
        _begin("data/voorbeeld/meldingen.csv", 8),
        lambda: b"Naam;Geb.dat.;Crisis?\r\nVos, K.;2-1-1988;ja\r\nTotaal;1\r\n",
        lambda: "naam,geboren\nRen\xe9e,00-03-1990\n".encode("cp1252"),
        lambda: "kenmerk\tnaam\nK1\tVos\n".encode("utf-16"),
    ),
    "xlsx": (_vast(_excel), _vast(_excel_met_formule)),
    "ods": (lambda: ods(*_RIJEN), _ods_met_formule),
    "xls": (
        lambda: xls(*_RIJEN),
        lambda: beveiligde_xls(xls(*_RIJEN), "geheim"),
        _xls_met_formule,
        _xls_met_formule,
    ),
    "hsds": (_hsds, _bladzijde),
    "profiel": (_lees("data/profielen/almere.toml"),),
}


def _breek_tekst(*stukken: str) -> Callable[[bytes, Random], bytes]:
    alle = tuple(stuk.encode("utf-8", "surrogatepass") for stuk in stukken)

    def breek(goed: bytes, kans: Random) -> bytes:
        tekst = bytearray(goed)
        for _ in range(kans.randint(1, MEESTE)):
            van = kans.randrange(len(tekst) + 1)
            tot = min(len(tekst), van + kans.choice((0, 1, 4, 40)))
            match kans.randrange(6):
                case 0:
                    tekst[van:tot] = b""
                case 1:
                    tekst[van:tot] = tekst[van:tot] * kans.choice((2, 20))
                case 2:
                    tekst[van:tot] = bytes(kans.randrange(256) for _ in range(tot - van))
                case 3:
                    del tekst[van:]
                case _:
                    tekst[van:tot] = kans.choice(alle)
        return bytes(tekst)

    return breek


def _breek_zip(goed: bytes, kans: Random) -> bytes:
    """Mostly one part of the archive, packed again: else few get past its checksum."""
    if kans.random() < 0.2:
        return _breek_bytes(goed, kans)
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(goed)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        raak = kans.choice([naam for naam in oud.namelist() if naam.endswith((".xml", ".rels"))])
        for naam in oud.namelist():
            inhoud = oud.read(naam)
            if naam == raak or (
                naam.startswith(("xl/worksheets/sheet", "content")) and kans.random() < 0.5
            ):
                inhoud = (_breek_ods if naam == "content.xml" else _breek_xml)(inhoud, kans)
            if naam != raak or kans.random() > 0.1:
                nieuw.writestr(zipfile.ZipInfo(naam), inhoud)
    return uit.getvalue()


def _breek_ole(goed: bytes, kans: Random) -> bytes:
    """Mostly numbers in the records of the sheets, so that the container itself is still read."""
    if kans.random() < 0.3:
        return _breek_bytes(goed, kans)
    stuk = bytearray(goed)
    for _ in range(kans.randint(1, 3 * MEESTE)):
        plek = kans.randrange(512, len(stuk) - 4)
        if kans.random() < 0.5:
            plek = max(512, goed.find(kans.choice(_MERKEN), kans.randrange(512, len(stuk))))
            plek = min(plek + kans.randrange(16), len(stuk) - 4)
        stuk[plek : plek + 2] = kans.choice(_WOORDEN) or kans.randbytes(2)
    return bytes(stuk)


def _breek_json(goed: bytes, kans: Random) -> bytes:
    """Mostly other values in a text that can still be read."""
    if kans.random() < 0.3:
        return _breek_kaart(goed, kans)
    inhoud = json.loads(goed)
    for _ in range(kans.randint(1, MEESTE)):
        plekken = list(_plekken(inhoud))
        if not plekken:
            break
        houder, sleutel = kans.choice(plekken)
        match kans.randrange(4):
            case 0:
                del houder[sleutel]
            case 1:
                houder[sleutel] = [deepcopy(houder[sleutel]) for _ in range(kans.choice((1, 2, 9)))]
            case _:
                houder[sleutel] = deepcopy(kans.choice(WAARDEN))
    return json.dumps(inhoud).encode()


def _plekken(inhoud: Any) -> Any:
    """Every place in nested lists and dicts where a value stands."""
    if isinstance(inhoud, dict | list):
        for sleutel in list(inhoud) if isinstance(inhoud, dict) else range(len(inhoud)):
            yield inhoud, sleutel
            yield from _plekken(inhoud[sleutel])


def _breek_toml(goed: bytes, kans: Random) -> bytes:
    """Mostly another value on one line, so that more than the reader of TOML is tried."""
    if kans.random() < 0.3:
        return _breek_regels(goed, kans)
    regels = goed.decode().splitlines(keepends=True)
    for _ in range(kans.randint(1, 3)):
        nummer = kans.randrange(len(regels))
        naam, is_, _ = regels[nummer].partition("=")
        match kans.randrange(5):
            case 0:
                del regels[nummer]
            case 1:
                regels.insert(kans.randrange(len(regels)), regels[nummer])
            case 2 if is_:
                _, _, waarde = kans.choice(regels).partition("=")
                regels[nummer] = f"{naam}={waarde or ' 1' + chr(10)}"
            case _:
                regels[nummer] = f"{naam}= {kans.choice((*TOML_STUKKEN, *GETALLEN))}\n"
    return "".join(regels).encode()


_MERKEN = tuple(
    nummer.to_bytes(2, "little")
    for nummer in (0x85, 0x200, 0xFC, 0xFD, 0x203, 0x27E, 0x06, 0x205, 0x809, 0x2F, 0xE5, 0x0A)
)
"""How records of an old file begin: sheets, sizes, texts, cells, formulas, errors, ends."""
_WOORDEN = (b"\xff\xff", b"\0\0", b"\1\0", b"\xfe\xff", b"\0\x80", b"", b"", b"")
_breek_bytes = _breek_tekst(*TEKENS)
_breek_xml = _breek_tekst(*TEKENS, *GETALLEN, *DATUMS, "</c>", '<c t="s">', "<v>99</v>", '="-1"')
_breek_ods = _breek_tekst(
    *(*TEKENS, *GETALLEN, *DATUMS, "</table:table-row>", "<table:table-row>", "</text:p>"),
    *('="-1"', '="99999999"', ' table:number-columns-repeated="999"', "<table:table>", "<!ENTITY"),
    *(' table:number-rows-repeated="999999"', ' office:value-type="date"', "PT99999999H"),
)
_breek_kaart = _breek_tekst(*TEKENS, *GETALLEN, *JSON_STUKKEN, "[" * 3000)
_breek_regels = _breek_tekst(*TEKENS, *GETALLEN, *TOML_STUKKEN, "[" * 3000)
_BREKERS: dict[str, Callable[[bytes, Random], bytes]] = {
    "csv": _breek_tekst(*TEKENS, *GETALLEN, *DATUMS, *CSV_STUKKEN),
    "xlsx": _breek_zip,
    "ods": _breek_zip,
    "xls": _breek_ole,
    "hsds": _breek_json,
    "profiel": _breek_toml,
}
SOORTEN = tuple(_BREKERS)
