"""A report as a workbook: numbers to calculate on, and nothing in it that a spreadsheet runs."""

import io
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl.workbook import Workbook

from tafel.domain.rapport import Definitie, Rapport, Rapportkolom
from tafel.render.rapport.xlsx import als_xlsx
from tests.render.rapporten import DEFINITIEF, KANAAL, RAPPORT, STROOM, UITLEG, vervuild

ROND = "Aantallen van mensen zijn afgerond op 5; een 0 kan 1 tot en met 4 zijn"


def gelezen(rapport: Rapport, uitleg: dict[str, Definitie] | None = None) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(als_xlsx(rapport, uitleg or {})))


def test_the_first_sheet_is_about_the_report() -> None:
    boek = gelezen(DEFINITIEF, UITLEG)
    over = {
        str(naam): str(waarde)
        for naam, waarde in boek["Over dit rapport"].iter_rows(
            min_row=3, max_col=2, values_only=True
        )
    }
    assert boek.sheetnames[0] == "Over dit rapport"
    assert boek["Over dit rapport"]["A1"].value == "Kengetallen"
    assert over["Periode"] == "3e kwartaal 2026 (01-07-2026 t/m 30-09-2026)"
    assert over["Stand"] == "DEFINITIEF 05-10-2026"
    assert over["Meldingen naar kanaal"].startswith("Gemeld telt meldingen")
    assert "Bron: domein §12." in over["Meldingen naar kanaal"]
    assert over["Over"] == " · ".join(DEFINITIEF.onder)
    assert over["Let op"] == "uitgesplitst is kwartaal 2026-3, het laatste hele kwartaal"


def test_figures_are_numbers_with_their_form() -> None:
    boek = gelezen(RAPPORT)
    kanaal = boek["Meldingen naar kanaal"]
    assert [cel.value for cel in kanaal[7]] == ["politie", 1234, 601]
    assert kanaal["B7"].number_format == "#,##0"
    deel = boek["Indicatoren"]["D2"]
    assert (deel.value, deel.number_format) == (0.88, "0%")
    sinds = boek["Wachten op een organisatie"]["G2"]
    assert (sinds.value, sinds.number_format) == (datetime(2026, 3, 9), "dd-mm-yyyy")


def test_nothing_given_is_an_empty_cell_and_0_is_a_number() -> None:
    rij = [cel.value for cel in gelezen(RAPPORT)["Wachten op een organisatie"][4]]
    assert rij == ["andere organisatie", 0, None, None, None, None, None]


def test_it_prints_on_its_pages() -> None:
    lang = replace(
        KANAAL,
        titel="Breed",
        kolommen=(Rapportkolom("naam", "Naam"), Rapportkolom("tekst", "Tekst")),
        rijen=(("x" * 60, "y" * 60),),
    )
    boek = gelezen(replace(RAPPORT, titel="Cijfers & zo", tabellen=(KANAAL, lang)))
    for blad in boek.worksheets:
        assert blad.page_setup.paperSize == 9  # A4
        assert blad.sheet_properties.pageSetUpPr is not None
        assert blad.sheet_properties.pageSetUpPr.fitToPage
        assert (blad.page_setup.fitToWidth or 1, blad.page_setup.fitToHeight) == (1, 0)
        kop = blad.oddHeader
        assert kop is not None
        assert kop.left is not None
        assert kop.left.text == "Cijfers && zo, 01-01-2026 t/m 23-11-2026"
    kanaal, breed = boek.worksheets[1:]
    assert kanaal.print_title_rows == breed.print_title_rows == "$1:$1"
    # 9 rows below the heading, and 1
    assert kanaal.print_area.endswith("$A$1:$C$10")
    assert breed.print_area.endswith("$A$1:$B$2")
    assert kanaal.page_setup.orientation == "portrait"
    assert breed.page_setup.orientation == "landscape"


def test_every_page_says_that_people_are_rounded() -> None:
    for rapport, zin in ((RAPPORT, ROND), (DEFINITIEF, None)):
        for blad in gelezen(rapport).worksheets:
            assert blad.oddFooter is not None
            assert blad.oddFooter.center is not None
            assert (blad.oddFooter.center.text or "").strip() == (zin or "")


@pytest.mark.parametrize(
    ("rapport", "merk"),
    [
        (RAPPORT, None),
        (replace(RAPPORT, concept=True), "CONCEPT · VERTROUWELIJK"),
        (replace(RAPPORT, vertrouwelijk="na gebruik vernietigen"), "VERTROUWELIJK"),
    ],
)
def test_every_page_bears_the_mark_of_the_report(rapport: Rapport, merk: str | None) -> None:
    for blad in gelezen(rapport).worksheets:
        assert blad.oddHeader is not None
        assert blad.oddHeader.right is not None
        assert blad.oddHeader.right.text == merk


def test_a_month_is_written_as_elsewhere() -> None:
    stroom = replace(STROOM, rijen=(("2026-07", 1, 2, 3, 4), ("2026-08", 5, 6, 7, 8)))
    blad = gelezen(replace(RAPPORT, tabellen=(stroom,))).worksheets[1]
    assert [blad["A2"].value, blad["A3"].value] == ["jul 2026", "aug 2026"]


def test_headings_stay_in_sight_and_filter() -> None:
    blad = gelezen(RAPPORT)["Meldingen naar kanaal"]
    assert blad.freeze_panes == "B2"
    assert blad.auto_filter.ref == "A1:C10"
    assert blad.column_dimensions["A"].width > 50


def test_a_table_without_rows_says_so() -> None:
    blad = gelezen(RAPPORT)["Aanbod zonder vraag"]
    assert blad["A2"].value == "Voor al het aanbod is er vraag."
    assert blad.auto_filter.ref is None


def test_names_of_sheets_are_legal_and_each_its_own() -> None:
    titels = (
        "Over dit rapport",
        "History",
        "Wacht [per] organisatie: uit?*",
        "'",
        "Een titel die veel te lang is voor een blad",
        "een titel die veel te lang is voor iets anders",
    )
    tabellen = tuple(replace(KANAAL, titel=titel) for titel in titels)
    boek = gelezen(replace(RAPPORT, tabellen=tabellen))
    assert boek.sheetnames == [
        "Over dit rapport",
        "Over dit rapport 2",
        "History 2",
        "Wacht per organisatie uit",
        "2",
        "Naar kanaal",
        "Naar kanaal 2",
    ]


@given(st.text(max_size=40))
def test_no_text_is_a_formula_or_a_link(tekst: str) -> None:
    boek = gelezen(*vervuild(tekst))
    for blad in boek.worksheets:
        for rij in blad.iter_rows():
            assert not [cel for cel in rij if cel.data_type == "f" or cel.hyperlink]
        assert 0 < len(blad.title) <= 31


def test_a_formula_stays_text() -> None:
    boek = gelezen(*vervuild("=HYPERLINK(1)"))
    assert boek.worksheets[1]["A2"].value == "=HYPERLINK(1)"
    assert boek.worksheets[1]["A2"].data_type == "s"
