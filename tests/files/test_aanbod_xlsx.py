"""Excel files: what a cell becomes, and files made to break a reader."""

import datetime as dt
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tafel.files import rekenmap, werkblad
from tafel.files.gelezen import BestandGeweigerd
from tafel.files.rekenmap import lees_blad
from tafel.files.werkblad import Werkblad
from tafel.kolommen import Kolom, Soort
from tests.excel import eerste_blad, werkmap

KOLOMMEN = {
    "product": Kolom("product", Soort.TEKST, "product"),
    "getal": Kolom("getal", Soort.LEEFTIJD, "getal"),
    "start": Kolom("start", Soort.DATUM, "start"),
}


def lees(inhoud: bytes) -> Werkblad:
    """The columns `product`, `getal` and `start` are known, `start` is a date."""
    return lees_blad(inhoud, "in.xlsx", KOLOMMEN.get, dt.date(2026, 11, 23))


def geweigerd(inhoud: bytes) -> str:
    with pytest.raises(BestandGeweigerd) as fout:
        lees(inhoud)
    return fout.value.fout.reden


def test_cells_become_the_texts_that_one_would_type() -> None:
    gelezen = lees(
        werkmap(
            ["product", "getal", "start"],
            [" x ", 12.0, dt.date(2026, 3, 4)],
            [True, 12.5, dt.datetime(2026, 3, 4, 9, 30)],
            [None, 1e20, "2026"],
            ["'=1+1", 7],
        )
    )
    assert gelezen.rijen == [
        (1, ["product", "getal", "start"]),
        (2, [" x ", "12", "2026-03-04"]),
        (3, ["ja", "12.5", "2026-03-04"]),
        (4, ["", "1e+20", "2026"]),
        (5, ["'=1+1", "7", ""]),
    ]
    assert gelezen.onleesbaar == {}


def test_rows_keep_their_number_and_blank_ones_are_left_out() -> None:
    gelezen = lees(werkmap([], ["product"], [], [" "], ["x"]))
    assert gelezen.rijen == [(2, ["product"]), (5, ["x"])]


def test_a_date_where_none_belongs_and_an_error_are_refused_with_their_place() -> None:
    gelezen = lees(
        werkmap(
            ["product", "getal", "start"],
            ["x", dt.date(2026, 12, 23), None],
            ["#N/A", dt.time(9, 30), dt.date(2026, 1, 1)],
        )
    )
    assert [plaats for plaats, _ in gelezen.onleesbaar[2]] == [1]
    assert "Excel heeft van deze cel een datum" in gelezen.onleesbaar[2][0][1]
    assert [plaats for plaats, _ in gelezen.onleesbaar[3]] == [0, 1]


def test_the_sheet_with_a_known_column_is_read_and_two_are_refused() -> None:
    def erbij(boek: Workbook) -> None:
        boek.create_sheet("Toelichting", 0).append(["Lees eerst dit"])

    assert lees(werkmap(["product"], ["x"], vul=erbij)).rijen[1] == (2, ["x"])
    twee = werkmap(["product"], vul=lambda boek: boek.create_sheet("ook").append(["product"]))
    assert "meer dan één blad" in geweigerd(twee)


def test_a_small_file_that_stands_for_a_huge_sheet_is_refused_soon() -> None:
    def hoeken(boek: Workbook) -> None:
        eerste_blad(boek)["A1"] = "product"
        eerste_blad(boek)["XFD1048576"] = 1

    inhoud = werkmap(vul=hoeken)
    assert len(inhoud) < 6000
    assert "te groot" in geweigerd(inhoud)


def _vervang_blad(xml: str) -> bytes:
    bron, uit = zipfile.ZipFile(io.BytesIO(werkmap(["product"], ["x"]))), io.BytesIO()
    with bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for deel in bron.infolist():
            blad = deel.filename.endswith("sheet1.xml")
            doel.writestr(deel, xml.encode() if blad else bron.read(deel))
    return uit.getvalue()


_KOP = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_EIND = "</sheetData></worksheet>"


@pytest.mark.parametrize(
    "rijen",
    [
        '<row r="1"/><row r="99999999999"><c r="A99999999999"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZ1"><v>1</v></c></row>',
        "".join(f'<row r="{n}"><c r="XFD{n}" s="0"/></row>' for n in range(1, 3000)),
    ],
    ids=["a row far away", "a column far away", "many wide rows of nothing"],
)
def test_a_crafted_sheet_ends_in_a_refusal(rijen: str) -> None:
    assert "te groot" in geweigerd(_vervang_blad(_KOP + rijen + _EIND))


def test_entities_are_not_expanded() -> None:
    lol = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    rij = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    assert geweigerd(_vervang_blad(lol + _KOP + rij + _EIND)) == werkblad.GEEN_SPREADSHEET


def test_more_than_the_limit_inflated_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    inhoud = werkmap(["product"], ["x" * 2000])
    monkeypatch.setattr(rekenmap, "GROOTST_UITGEPAKT", 1024)
    assert "uitgepakt groter" in geweigerd(inhoud)


def test_what_is_no_xlsx_is_refused_with_the_remedy() -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("word/document.xml", "<w/>")
    assert "als CSV" in geweigerd(uit.getvalue())
    assert geweigerd(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)) == werkblad.GEEN_SPREADSHEET


_GAAF = werkmap(["product", "start"], ["x", dt.date(2026, 3, 4)], ["y", 3])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(_GAAF) - 1), st.integers(0, 255)), max_size=8))
def test_a_damaged_file_is_read_or_refused(schade: list[tuple[int, int]]) -> None:
    inhoud = bytearray(_GAAF)
    for plek, teken in schade:
        inhoud[plek] = teken
    try:
        reden = ""
        lees(bytes(inhoud))
    except BestandGeweigerd as fout:
        reden = fout.fout.reden
    assert not reden or re.search(r"CSV|splits", reden)
