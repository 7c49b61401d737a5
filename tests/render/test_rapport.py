"""A report in text, JSON, CSV, Markdown and Word: whole, calm, and every row in its place."""

import csv
import io
import json
import re
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tafel.domain.rapport import (
    VERBORGEN,
    Beeld,
    Cijfer,
    Cijfersoort,
    Periode,
    Rapport,
    Rapportkolom,
    Rapporttabel,
)
from tafel.render.rapport.rapport import zet
from tafel.render.vorm import cijfers
from tafel.render.vorm.tekst import Gestileerd, Stijl, breedte_van
from tests.render.rapporten import DEFINITIEF, KANAAL, RAPPORT, UITLEG, VERGELEKEN, vervuild
from tests.render.voorbeelden import KWAAD

TEKENS = set("▏▎▍▌▋▊▉█▁▂▃▄▅▆▇│┤╭╮╯╰─")
VORMEN = ("tabel", "tekst", "markdown", "csv", "json", "html", "docx", "xlsx")


def plat(rapport: Rapport, formaat: str, breedte: int = 80, **opties: bool) -> str:
    gezet = zet(rapport, formaat, breedte, UITLEG, **opties)
    assert not isinstance(gezet, bytes)
    return gezet.plat() if isinstance(gezet, Gestileerd) else gezet


def een(tabel: Rapporttabel) -> Rapport:
    return replace(RAPPORT, tabellen=(tabel,), opmerkingen=())


def staven(**waarden: Cijfer) -> Rapporttabel:
    return Rapporttabel(
        "s",
        "Staven",
        (Rapportkolom("wat", "Wat"), Rapportkolom("n", "Aantal", Cijfersoort.AANTAL)),
        tuple(waarden.items()),
        beeld=Beeld.STAVEN,
    )


def procenten(*waarden: Cijfer, doel: int | None = 80) -> Rapporttabel:
    return Rapporttabel(
        "d",
        "Doel",
        (Rapportkolom("wat", "Wat"), Rapportkolom("p", "Deel", Cijfersoort.PROCENT)),
        tuple((f"rij {nummer}", waarde) for nummer, waarde in enumerate(waarden, 1)),
        beeld=Beeld.DOEL,
        doel=doel,
    )


def regels(tabel: Rapporttabel, breedte: int = 80) -> list[str]:
    """The table itself, as it is on a terminal."""
    _, _, deel = plat(een(tabel), "tabel", breedte).partition(f"{tabel.titel.upper()}\n")
    return deel.splitlines()


# --- text -----------------------------------------------------------------------------------------


def test_a_pipe_gets_text_to_the_letter() -> None:
    kort = replace(
        DEFINITIEF,
        tabellen=(
            replace(KANAAL, rijen=KANAAL.rijen[5:7]),
            replace(KANAAL, titel="Nog een", sleutel="c", rijen=()),
        ),
    )
    assert plat(kort, "tekst") == (
        "Kengetallen\n"
        "3e kwartaal 2026 (01-07-2026 t/m 30-09-2026) · profiel zuidoost 1.0 · "
        "DEFINITIEF 05-10-2026\n"
        "aantallen van mensen zijn afgerond op 5\n"
        "uitgesplitst is kwartaal 2026-3, het laatste hele kwartaal\n"
        "\n"
        "MELDINGEN NAAR KANAAL\n"
        "Gemeld telt meldingen, opgepakt telt casussen.\n"
        "Alle meldingen die in de periode zijn ontvangen, naar de weg waarlangs zij kwamen. "
        "Bron: domein §12.\n"
        "Kanaal            Gemeld  Opgepakt\n"
        "politie            1.234       601\n"
        "woningcorporatie       0         5\n"
        "\n"
        "NOG EEN\n"
        "Gemeld telt meldingen, opgepakt telt casussen.\n"
        "Geen.\n"
    )


def test_nothing_is_drawn_in_a_pipe_or_on_a_terminal_that_draws_nothing() -> None:
    assert TEKENS & set(plat(RAPPORT, "tabel"))
    assert not TEKENS & set(plat(RAPPORT, "tekst"))
    assert not TEKENS & set(plat(RAPPORT, "tabel", beelden=False))


@pytest.mark.parametrize("breedte", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(breedte: int) -> None:
    assert max(map(breedte_van, plat(DEFINITIEF, "tabel", breedte).splitlines())) <= breedte


def test_a_last_text_without_room_stands_below_its_row() -> None:
    tekst = "In 24 van de 34 overleggen was iedere kernpartner er of had hij een vervanger."
    gezet = plat(RAPPORT, "tabel", 80).splitlines()
    plaats = gezet.index(f"  {tekst}")
    assert gezet[plaats - 1].startswith("Organisatie   Alle kernpartners zijn bij het overleg")
    assert gezet[plaats - 1].endswith("71 %")
    assert any(regel.endswith(f"71 %  {tekst}") for regel in plat(RAPPORT, "tekst").splitlines())


def test_a_name_without_room_goes_on_below_itself() -> None:
    gezet = plat(RAPPORT, "tabel", 80).splitlines()
    [plaats] = [i for i, regel in enumerate(gezet) if regel.startswith("Maatschappelijke  ")]
    assert gezet[plaats + 1] == "Dienstverlening"


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    # "wat" 3 + 2 + "Aantal" 6 + 2 = 13 cells, so 67 are left and a bar is at most 60
    _, _, *rijen = regels(staven(aaa=40, bbb=20, ccc=1, ddd=0, eee=None))
    assert [regel[13:] for regel in rijen] == ["█" * 60, "█" * 30, "█▌", "", ""]


def test_a_sum_of_the_others_has_no_bar_and_shortens_none() -> None:
    # "samen" 5 + 2 + "Aantal" 6 + 2 = 15 cells
    _, _, *rijen = regels(staven(aaa=40, bbb=20, samen=60))
    assert [regel[15:] for regel in rijen] == ["█" * 60, "█" * 30, ""]


def test_a_wide_terminal_has_longer_bars() -> None:
    tabel = staven(**{"een naam van vijftig tekens die ruimte nodig heeft": 9})
    smal, breed = (regels(tabel, breedte)[2].count("█") for breedte in (80, 120))
    assert (smal, breed) == (80 - 50 - 10, 120 - 50 - 10)


def test_a_name_gives_way_to_its_bar_and_loses_nothing() -> None:
    naam = "een naam " * 10
    # 80 - 12 for the bar - 2; 6 for the heading of the figure and 2 before it: 58 for the name
    _, _, eerst, dan = regels(staven(**{naam: 9}))
    assert eerst == "een naam " * 6 + "een" + "       9  " + "█" * 13
    assert dan == "naam " + "een naam " * 2 + "een naam"


def test_a_row_without_a_target_of_its_own_has_no_mark() -> None:
    tabel = Rapporttabel(
        "d",
        "Doel",
        (
            Rapportkolom("wat", "Wat"),
            Rapportkolom("p", "Deel", Cijfersoort.PROCENT),
            Rapportkolom("doel", "Doel", Cijfersoort.PROCENT),
        ),
        (("een", 50, 80), ("twee", 50, None)),
        beeld=Beeld.DOEL,
        doel=80,
    )
    # 4 + 2 + 4 + 2 + 4 + 2 = 18 cells, 60 for the bars
    _, _, een_, twee, uitleg = regels(tabel)
    assert een_[18:] == "█" * 30 + " " * 18 + "│"
    assert twee[18:] == "█" * 30
    assert uitleg == "│ = doel 80 %"


def test_months_have_names_for_people_and_numbers_for_programs() -> None:
    tabel = Rapporttabel(
        "m",
        "Maanden",
        (Rapportkolom("maand", "Maand"), Rapportkolom("n", "In", Cijfersoort.AANTAL)),
        (("2026-03", 1), ("2026-10", 5)),
        beeld=Beeld.LIJN,
    )
    tekst = plat(een(tabel), "tekst")
    assert "mrt 2026" in tekst
    assert "okt 2026" in tekst
    assert json.loads(plat(een(tabel), "json"))["tabellen"][0]["rijen"][0] == ["2026-03", 1]
    assert ";2026-03;n;aantal;1" in plat(een(tabel), "csv")


def test_the_target_stands_in_every_bar() -> None:
    # "rij 1" 5 + 2 + "100 %" 5 + 2 = 14 cells; of the 60 for bars the 80 % mark is cell 48
    _, _, *rijen, uitleg = regels(procenten(100, 80, 50, None))
    assert [regel[14:] for regel in rijen] == [
        "█" * 48 + "│" + "█" * 11,
        "█" * 48 + "│",
        "█" * 30 + " " * 18 + "│",
        " " * 48 + "│",
    ]
    assert uitleg == "│ = doel 80 %"


def test_without_a_target_there_is_no_mark() -> None:
    assert not any("│" in regel for regel in regels(procenten(50, doel=None)))


def test_a_line_shows_months_and_leaves_a_gap_where_nothing_is_given() -> None:
    tabel = Rapporttabel(
        "m",
        "Maanden",
        (Rapportkolom("maand", "Maand"), Rapportkolom("n", "In", Cijfersoort.AANTAL)),
        (("jan 2026", 0), ("feb 2026", 5), ("mrt 2026", None), ("apr 2026", 10)),
        beeld=Beeld.LIJN,
    )
    beeld = regels(tabel)[6:]
    # eight heights: 0 the lowest, 5 of 10 step round(3.5) = 4, so the fifth
    # six rows: 5 of 10 is step round(2.5) = 2 from below
    assert beeld == [
        "",
        "In  ▁▅ █  0 tot 10",
        "",
        "In",
        "10 ┤               ─────",
        "   ┤",
        "   ┤",
        "   ┤     ╭────",
        "   ┤     │",
        " 0 ┤─────╯",
        "    jan  feb  mrt  apr",
    ]


def test_nothing_but_zero_draws_no_bars() -> None:
    assert regels(staven(a=0, b=0, c=None)) == [
        "Wat  Aantal",
        "---  ------",
        "a         0",
        "b         0",
        "c         -",
    ]


@pytest.mark.parametrize(
    ("cijfer", "soort", "tekst"),
    [
        (1234, Cijfersoort.AANTAL, "1.234"),
        (45, Cijfersoort.PROCENT, "45 %"),
        (-18, Cijfersoort.AANTAL, "-18"),
        (1234.5, Cijfersoort.DAGEN, "1.234,5"),
        (date(2026, 3, 9), Cijfersoort.DATUM, "09-03-2026"),
        (None, Cijfersoort.PROCENT, "-"),
        (VERBORGEN, Cijfersoort.PROCENT, "·"),
        (True, Cijfersoort.TEKST, "ja"),
        ("✓", Cijfersoort.STAND, "✓"),
    ],
)
def test_a_cell_in_words(cijfer: Cijfer, soort: Cijfersoort, tekst: str) -> None:
    assert cijfers.cel(cijfer, soort) == tekst


BREED = Rapporttabel(
    "b",
    "Breed",
    (
        Rapportkolom("melder", "Melder"),
        *(
            Rapportkolom(naam, naam, Cijfersoort.AANTAL)
            for naam in ("Opschalen", "Bespreken", "Aanvullen", "Regulier of teruggeleid")
        ),
        *(Rapportkolom(f"k{nummer}", "Onbekend", Cijfersoort.AANTAL) for nummer in range(2)),
    ),
    (
        ("GGD", 5, 10, 0, 0, 0, 0),
        ("Eigen Haard", 0, 5, 0, 0, 0, 0),
        ("Streetcornerwork en partners", 5, 5, 0, 0, 0, 0),
        ("onbekend", 0, 0, 0, 0, 0, 0),
    ),
)
"""Columns of 9, 9, 9, 11 (its heading on two lines), 8 and 8 with 12 between: 14 for the names."""


def test_a_heading_goes_on_two_lines_and_a_name_is_never_cut() -> None:
    # a word of 16 does not fit 14: names go on over what is blank, or stand above their figures
    assert regels(BREED) == [
        "                                         Regulier of",
        "Melder  Opschalen  Bespreken  Aanvullen  teruggeleid  Onbekend  Onbekend",
        "------  ---------  ---------  ---------  -----------  --------  --------",
        "GGD             5         10          0            0         0         0",
        "Eigen Haard     0          5          0            0         0         0",
        "Streetcornerwork en partners",
        "                5          5          0            0         0         0",
        "onbekend        0          0          0            0         0         0",
    ]
    assert regels(BREED, 120)[4].startswith("Streetcornerwork en partners          5  ")


def test_a_row_of_nothing_but_zero_is_soft() -> None:
    gezet = zet(een(staven(aaa=40, bbb=0, ccc=None)), "tabel", 80)
    assert isinstance(gezet, Gestileerd)
    stijlen = {span.tekst[:3]: span.stijl for regel in gezet.regels for span in regel[:1]}
    assert stijlen["aaa"] is Stijl.GEWOON
    assert stijlen["bbb"] is stijlen["ccc"] is Stijl.ZACHT


def test_every_row_stays_whatever_its_figures() -> None:
    nul = replace(RAPPORT, tabellen=tuple(_met(tabel, 0) for tabel in RAPPORT.tabellen))
    vol = replace(RAPPORT, tabellen=tuple(_met(tabel, 5) for tabel in RAPPORT.tabellen))
    for formaat in ("tekst", "markdown", "csv"):
        assert _namen(nul, formaat) == _namen(vol, formaat)


def _met(tabel: Rapporttabel, cijfer: int) -> Rapporttabel:
    """The table with the same count everywhere."""
    aantal = [kolom.soort is Cijfersoort.AANTAL for kolom in tabel.kolommen]
    rijen = (
        tuple(cijfer if telt else cel for telt, cel in zip(aantal, rij, strict=True))
        for rij in tabel.rijen
    )
    return replace(tabel, rijen=tuple(rijen))


def _namen(rapport: Rapport, formaat: str) -> list[str]:
    return [re.sub(r"\b[05]\b", "n", regel) for regel in plat(rapport, formaat).splitlines()]


@pytest.mark.parametrize("formaat", ["tabel", "tekst", "markdown", "csv", "json"])
def test_exact_counts_are_marked_in_every_form_of_text(formaat: str) -> None:
    zin = "niet voor verspreiding: exacte aantallen"
    tekst = plat(replace(RAPPORT, intern=True, opmerkingen=(zin,)), formaat)
    assert zin in tekst
    if formaat in ("tabel", "tekst", "markdown"):
        kop, *_, voet = filter(None, tekst.splitlines())
        assert "NIET VOOR VERSPREIDING" in (kop + voet if formaat != "markdown" else voet)
        assert tekst.count("NIET VOOR VERSPREIDING") == 2
    if formaat == "json":
        assert json.loads(tekst)["intern"] is True
        assert json.loads(tekst)["afronding"] == 1
    assert "NIET VOOR VERSPREIDING" not in plat(RAPPORT, formaat)


# --- for other programs ---------------------------------------------------------------------------


def test_json_is_the_contract() -> None:
    uit = json.loads(plat(RAPPORT, "json"))
    assert list(uit)[:4] == ["rapport", "periode", "afronding", "tabellen"]
    assert uit["afronding"] == 5
    assert uit["rapport"] == "kengetallen"
    assert uit["periode"] == {"van": "2026-01-01", "tot": "2026-11-23"}
    assert "definitief_op" not in uit
    kanaal = uit["tabellen"][1]
    assert list(kanaal)[:3] == ["titel", "kolommen", "rijen"]
    assert kanaal["kolommen"] == ["kanaal", "gemeld", "opgepakt"]
    assert kanaal["rijen"][5:7] == [["politie", 1234, 601], ["woningcorporatie", 0, 5]]
    assert uit["tabellen"][4]["rijen"][0][-1] == "2026-03-09"


def test_json_of_final_figures_says_so() -> None:
    uit = json.loads(plat(DEFINITIEF, "json"))
    assert uit["kwartaal"] == "2026-3"
    assert uit["definitief_op"] == "2026-10-05"
    assert [deel["sleutel"] for deel in uit["definities"]] == ["naar_kanaal"]


def test_csv_holds_a_line_per_figure() -> None:
    rijen = list(csv.DictReader(io.StringIO(plat(RAPPORT, "csv")), delimiter=";"))
    politie = [rij for rij in rijen if rij["naam"] == "politie"]
    assert politie[0] == {
        "rapport": "kengetallen",
        "van": "2026-01-01",
        "tot": "2026-11-23",
        "tabel": "naar_kanaal",
        "titel": "Meldingen naar kanaal",
        "rij": "6",
        "naam": "politie",
        "kolom": "gemeld",
        "soort": "aantal",
        "waarde": "1234",
    }
    gezocht = {(rij["tabel"], rij["naam"], rij["kolom"]): rij["waarde"] for rij in rijen}
    assert gezocht["wachten", "andere organisatie", "aantal"] == "0"
    assert gezocht["wachten", "andere organisatie", "vorige"] == ""
    assert gezocht["wachten", "Maatschappelijke Dienstverlening", "verschil"] == "-18"
    assert gezocht["wachten", "Dienst Werk en Inkomen", "sinds"] == "2026-03-09"
    assert gezocht["naar_kanaal", "", ""].startswith("Alle meldingen die in de periode")
    [eerste, _] = [rij["waarde"] for rij in rijen if rij["soort"] == "opmerking"]
    assert eerste == "aantallen van mensen zijn afgerond op 5"
    assert "De melder hoort wat er met de melding gebeurt" in {
        naam.partition(" · ")[2] for tabel, naam, _ in gezocht if tabel == "ggsr"
    }


def test_csv_of_a_list_of_people_holds_a_line_per_row() -> None:
    lijst = replace(RAPPORT, tabellen=(KANAAL, VERGELEKEN), vertrouwelijk="de tafel")
    kop, *rijen = csv.reader(io.StringIO(plat(lijst, "csv")), delimiter=";")
    assert ";".join(kop) == (
        "rapport;van;tot;tabel;titel;kanaal;gemeld;opgepakt;organisatie;aantal;mediaan;procent;"
        "vorige;verschil;sinds"
    )
    assert len(rijen) == 9 + 3
    assert rijen[5][3:] == ["naar_kanaal", KANAAL.titel, "politie", "1234", "601"] + [""] * 7
    assert rijen[9][3:] == [
        *("wachten", VERGELEKEN.titel, "", "", "", "Dienst Werk en Inkomen"),
        *("14", "21", "45", "33", "12", "2026-03-09"),
    ]


def test_a_heading_has_a_capital_and_its_key_has_not() -> None:
    tabel = staven(a=9)
    klein = replace(
        tabel, kolommen=(Rapportkolom("wat", "wat"), Rapportkolom("n", "p90", Cijfersoort.DAGEN))
    )
    assert plat(een(klein), "tekst").splitlines()[4] == "Wat  P90"
    assert json.loads(plat(een(klein), "json"))["tabellen"][0]["kolommen"] == ["wat", "n"]


def test_what_was_not_shown_of_an_earlier_report_stays_so() -> None:
    rapport = een(staven(a=9, b=VERBORGEN))
    assert regels(staven(a=9, b=VERBORGEN))[-1] == "b         ·"
    assert json.loads(plat(rapport, "json"))["tabellen"][0]["rijen"] == [["a", 9], ["b", None]]


@given(st.text(max_size=20))
def test_csv_holds_no_formula(tekst: str) -> None:
    rapport, _ = vervuild(tekst)
    gelezen = csv.reader(io.StringIO(plat(rapport, "csv")), delimiter=";")
    assert not [cel for rij in gelezen for cel in rij if cel.startswith(("=", "+", "-", "@"))]


# --- documents ------------------------------------------------------------------------------------


def test_markdown_has_a_table_under_every_heading() -> None:
    html = MarkdownIt("commonmark").enable("table").render(plat(DEFINITIEF, "markdown"))
    assert html.count("<h1>") == 1
    assert html.count("<h2>") == 6
    assert html.count("<table>") == 5
    assert "<td>1.234</td>" in html


def test_markdown_shows_texts_literally() -> None:
    rapport, uitleg = vervuild(KWAAD)
    gezet = zet(rapport, "markdown", 80, uitleg)
    assert isinstance(gezet, str)
    html = MarkdownIt("commonmark").enable("table").render(gezet)
    assert not any(tag in html for tag in ("<b>", "<em>", "<code>", "\x1b", "\u202e"))


def test_word_holds_every_table_with_its_figures_to_the_right() -> None:
    inhoud = zet(DEFINITIEF, "docx", 80, UITLEG)
    assert isinstance(inhoud, bytes)
    document = docx.Document(io.BytesIO(inhoud))
    assert len(document.tables) == 5
    cel = document.tables[1].cell(6, 1).paragraphs[0]
    assert (cel.text, str(cel.alignment)) == ("1.234", "RIGHT (2)")
    assert document.tables[1].cell(6, 0).paragraphs[0].alignment is None
    assert "VERTROUWELIJK" not in document.sections[0].footer.paragraphs[0].text
    assert "Bron: domein §12." in "\n".join(alinea.text for alinea in document.paragraphs)


def test_word_says_who_may_have_it_when_not_everybody_may() -> None:
    inhoud = zet(replace(RAPPORT, vertrouwelijk="de voorzitter"), "docx", 80)
    assert isinstance(inhoud, bytes)
    voet = docx.Document(io.BytesIO(inhoud)).sections[0].footer.paragraphs[0].text
    assert voet.startswith("VERTROUWELIJK  de voorzitter")


@pytest.mark.parametrize("formaat", VORMEN)
def test_the_same_report_is_the_same_bytes_at_another_moment(
    formaat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bytes_van() -> bytes:
        gezet = zet(DEFINITIEF, formaat, 80, UITLEG)
        if isinstance(gezet, Gestileerd):
            gezet = gezet.plat()
        return gezet if isinstance(gezet, bytes) else gezet.encode()

    eerst = bytes_van()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert bytes_van() == eerst


@pytest.mark.parametrize("formaat", VORMEN)
def test_an_empty_report_is_a_report(formaat: str) -> None:
    leeg = Rapport("leeg", "Leeg", Periode(date(2026, 1, 1), date(2026, 1, 1)), ())
    assert zet(leeg, formaat, 80)


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="pdf"):
        zet(RAPPORT, "pdf", 80)
