"""Lists in every format: cells are data, whatever is in them."""

import csv
import io
import json
from datetime import date, time
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tafel.domain.melding import Treffer
from tafel.domain.toedeling import Uitkomst
from tafel.render.casus.lijst import casussen
from tafel.render.melding.lijst import meldingen, treffers
from tafel.render.vorm import lijst
from tafel.render.vorm.lijst import Lijst
from tafel.render.vorm.tabel import Kolomkop, Tabel, als_markdown, als_tekst, zet
from tafel.render.vorm.tekst import Gestileerd
from tests.render import voorbeelden as v
from tests.render.test_gouden import CASUSSEN, MELDINGEN

TABEL = Tabel(
    (
        Kolomkop("nr", "Nr", rechts=True),
        Kolomkop("telefoon", "Telefoon"),
        Kolomkop("naam", "Naam", inkorten=True),
        Kolomkop("dag", "Dag"),
        Kolomkop("open", "Open"),
    ),
    (
        (7, "0612.10", "李小龍 uit het verre oosten", date(2026, 1, 2), True),
        (1234, None, v.KWAAD, None, False),
    ),
)
LEEG = Tabel(TABEL.koppen, (), leeg="Geen rijen.")


def _plat(tabel: Tabel, formaat: str, breedte: int | None = None) -> str:
    tekst = zet(tabel, formaat, breedte)
    return tekst.plat() if isinstance(tekst, Gestileerd) else tekst


def test_columns_line_up_in_cells_of_the_screen() -> None:
    assert als_tekst(TABEL, 50).plat() == (
        "  Nr  Telefoon  Naam              Dag         Open\n"
        "   7  0612.10   李小龍 uit het…   02-01-2026  ja\n"
        "1234            [bold]Evil[/x]…               nee\n"
    )


def test_numbers_and_dates_are_never_cut() -> None:
    smal = als_tekst(TABEL, 20).plat()
    assert "1234" in smal
    assert "02-01-2026" in smal
    assert "0612.10" in smal


def test_in_a_pipe_nothing_is_cut_whatever_the_width() -> None:
    assert "uit het verre oosten" in _plat(TABEL, "tekst", 20)


def test_without_a_width_nothing_is_cut_or_left_out() -> None:
    tekst = als_tekst(meldingen(MELDINGEN, v.LABELS).als_tabel()).plat()
    assert "Woningcorporatie met een heel lange naam in Zuidoost" in tekst
    assert "L-2026-77" in tekst


def test_side_issues_leave_before_names_get_unreadable() -> None:
    koppen = [
        als_tekst(meldingen(MELDINGEN, v.LABELS).als_tabel(), breedte).plat().split("\n")[0].split()
        for breedte in (80, 100, 120)
    ]
    assert koppen[0] == ["Melding", "Ontvangen", "Naam", "Geboren", "Uitkomst", "Casus"]
    assert koppen[1] == ["Melding", "Ontvangen", "Naam", "Geboren", "Melder", "Uitkomst", "Casus"]
    assert koppen[2][-2:] == ["Status", "Kenmerk"]


@pytest.mark.parametrize("formaat", ["tabel", "tekst", "markdown"])
def test_an_empty_list_says_so(formaat: str) -> None:
    assert _plat(LEEG, formaat) == "Geen rijen.\n"


def test_markdown_shows_every_cell_literally() -> None:
    html = MarkdownIt("commonmark").enable("table").render(als_markdown(TABEL))
    assert "[bold]Evil[/x] rood &lt;b&gt;vet&lt;/b&gt; keer | `x` *y*" in html
    assert "0612.10" in html
    assert html.count("<td") == 10


def test_csv_is_read_back_as_it_was() -> None:
    rijen = list(csv.reader(io.StringIO(_plat(TABEL, "csv")), delimiter=";"))
    assert rijen[0] == ["nr", "telefoon", "naam", "dag", "open"]
    assert rijen[1] == ["7", "0612.10", "李小龍 uit het verre oosten", "2026-01-02", "ja"]
    assert rijen[2][1] == ""
    assert rijen[2][2].startswith("[bold]Evil[/x] rood")


@pytest.mark.parametrize("formule", ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_in_csv_is_text_to_a_spreadsheet(formule: str) -> None:
    tabel = Tabel((Kolomkop("a", "A"),), ((formule,),))
    cel = next(csv.DictReader(io.StringIO(_plat(tabel, "csv")), delimiter=";"))["a"]
    assert cel == "'" + formule.strip()


def test_json_has_the_keys_of_the_columns() -> None:
    assert json.loads(_plat(TABEL, "json"))[0] == {
        "nr": 7,
        "telefoon": "0612.10",
        "naam": "李小龍 uit het verre oosten",
        "dag": "2026-01-02",
        "open": True,
    }


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="xlsx"):
        zet(TABEL, "xlsx")


def test_codes_and_times_in_cells() -> None:
    tabel = Tabel((Kolomkop("a", "A"), Kolomkop("b", "B")), ((Uitkomst.CRISIS, time(9, 5)),))
    assert _plat(tabel, "tekst") == "A       B\ncrisis  09.05\n"
    assert _plat(tabel, "csv") == "a;b\r\ncrisis;09:05\r\n"


def test_lists_for_programs_have_the_columns_of_the_contract() -> None:
    rijen = _csv(meldingen(MELDINGEN, v.LABELS))
    assert list(rijen[0]) == [
        *("melding", "kenmerk", "ontvangen_op", "naam", "geboortedatum", "melder_organisatie"),
        *("status", "uitkomst", "tafel", "casus"),
    ]
    assert rijen[0]["tafel"] == "jeugd-en-gezin"
    rijen = _csv(casussen(CASUSSEN, v.LABELS, v.VANDAAG))
    assert list(rijen[0]) == [
        *("casus", "tafel", "stap", "categorie", "betrokkene", "geopend_op", "status")
    ]
    assert rijen[1]["tafel"] == ""


def test_an_empty_list_has_its_columns_too() -> None:
    assert lijst.zet(casussen([], v.LABELS, v.VANDAAG), "csv") == (
        "casus;tafel;stap;categorie;betrokkene;geopend_op;status\r\n"
    )


def _csv(regels: Lijst[Any]) -> list[dict[str, str]]:
    tekst = lijst.zet(regels, "csv")
    assert isinstance(tekst, str)
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


def test_what_was_found_has_the_number_to_go_on_with() -> None:
    gevonden = (
        Treffer("melding", 412, "F.P. '88", "naam", None, "toegedeeld", 412, "Fatima Pinas"),
        Treffer("casus", 147, "F.P. '88", "adres", "jeugd-en-gezin", "open", 412, None),
    )
    assert als_tekst(treffers(gevonden, v.LABELS).als_tabel(), 80).plat() == (
        "Nummer  Soort    Wie           Gevonden in  Tafel           Status\n"
        "M412    melding  Fatima Pinas  naam                         toegedeeld\n"
        "147     casus    F.P. '88      adres        Jeugd en Gezin  open\n"
    )
