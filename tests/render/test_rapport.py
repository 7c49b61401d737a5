"""A report in text, JSON, CSV, Markdown and Word: whole, calm, and silent about what is hidden."""

import csv
import io
import json
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tafel.domain.rapport import (
    ONDERDRUKT,
    Beeld,
    Cijfer,
    Kolom,
    Periode,
    Rapport,
    Rapporttabel,
    Soort,
)
from tafel.render import cijfers
from tafel.render.rapport import zet
from tafel.render.tekst import Gestileerd, breedte_van
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
        (Kolom("wat", "Wat"), Kolom("n", "Aantal", Soort.AANTAL)),
        tuple(waarden.items()),
        beeld=Beeld.STAVEN,
    )


def procenten(*waarden: Cijfer, doel: int | None = 80) -> Rapporttabel:
    return Rapporttabel(
        "d",
        "Doel",
        (Kolom("wat", "Wat"), Kolom("p", "Deel", Soort.PROCENT)),
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
        tabellen=(replace(KANAAL, rijen=KANAAL.rijen[5:7]),),
        correcties=replace(KANAAL, titel="Later gecorrigeerd", sleutel="c", rijen=()),
    )
    assert plat(kort, "tekst") == (
        "Kengetallen\n"
        "3e kwartaal 2026 (01-07-2026 t/m 30-09-2026) · profiel zuidoost 1.0 · "
        "DEFINITIEF 05-10-2026\n"
        "· = minder dan 5, of daaruit af te leiden\n"
        "Voorlopige cijfers: het lopende kwartaal is nog niet voorbij.\n"
        "\n"
        "MELDINGEN NAAR KANAAL\n"
        "Gemeld telt meldingen, opgepakt telt casussen.\n"
        "Alle meldingen die in de periode zijn ontvangen, naar de weg waarlangs zij kwamen. "
        "Bron: domein §12.\n"
        "Kanaal            Gemeld  Opgepakt\n"
        "politie            1.234       601\n"
        "woningcorporatie       ·         ·\n"
        "\n"
        "LATER GECORRIGEERD\n"
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
    [plaats] = [i for i, regel in enumerate(gezet) if regel.startswith("Dienst Werk en  ")]
    assert gezet[plaats + 1] == "Inkomen"


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    # "wat" 3 + 2 + "Aantal" 6 + 2 = 13 cells, so 67 are left and a bar is at most 60
    _, _, *rijen = regels(staven(aaa=40, bbb=20, ccc=1, ddd=0, eee=ONDERDRUKT, fff=None))
    assert [regel[13:] for regel in rijen] == ["█" * 60, "█" * 30, "█▌", "", "·", ""]


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
            Kolom("wat", "Wat"),
            Kolom("p", "Deel", Soort.PROCENT),
            Kolom("doel", "Doel", Soort.PROCENT),
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
        (Kolom("maand", "Maand"), Kolom("n", "In", Soort.AANTAL)),
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
    _, _, *rijen, uitleg = regels(procenten(100, 80, 50, ONDERDRUKT, None))
    assert [regel[14:] for regel in rijen] == [
        "█" * 48 + "│" + "█" * 11,
        "█" * 48 + "│",
        "█" * 30 + " " * 18 + "│",
        "·" + " " * 47 + "│",
        " " * 48 + "│",
    ]
    assert uitleg == "│ = doel 80 %"


def test_without_a_target_there_is_no_mark() -> None:
    assert not any("│" in regel for regel in regels(procenten(50, doel=None)))


def test_a_line_shows_months_and_leaves_a_gap_where_nothing_is_shown() -> None:
    tabel = Rapporttabel(
        "m",
        "Maanden",
        (Kolom("maand", "Maand"), Kolom("n", "In", Soort.AANTAL)),
        (("jan 2026", 0), ("feb 2026", 5), ("mrt 2026", ONDERDRUKT), ("apr 2026", 10)),
        beeld=Beeld.LIJN,
    )
    beeld = regels(tabel)[6:]
    # eight heights: 0 the lowest, 5 of 10 step round(3.5) = 4, so the fifth
    # six rows: 5 of 10 is step round(2.5) = 2 from below
    assert beeld == [
        "",
        "In  ▁▅·█  0 tot 10",
        "",
        "In",
        "10 ┤               ─────",
        "   ┤",
        "   ┤",
        "   ┤     ╭────",
        "   ┤     │",
        " 0 ┤─────╯      ·",
        "    jan  feb  mrt  apr",
    ]


def test_all_zero_or_all_hidden_draws_no_bars() -> None:
    assert regels(staven(a=0, b=ONDERDRUKT, c=None)) == [
        "Wat  Aantal",
        "---  ------",
        "a         0",
        "b         ·",
        "c         -",
    ]


@pytest.mark.parametrize(
    ("cijfer", "soort", "tekst"),
    [
        (1234, Soort.AANTAL, "1.234"),
        (45, Soort.PROCENT, "45 %"),
        (-18, Soort.AANTAL, "-18"),
        (1234.5, Soort.DAGEN, "1.234,5"),
        (date(2026, 3, 9), Soort.DATUM, "09-03-2026"),
        (None, Soort.PROCENT, "-"),
        (ONDERDRUKT, Soort.PROCENT, "·"),
        (True, Soort.TEKST, "ja"),
        ("✓", Soort.STAND, "✓"),
    ],
)
def test_a_cell_in_words(cijfer: Cijfer, soort: Soort, tekst: str) -> None:
    assert cijfers.cel(cijfer, soort) == tekst


def test_the_sign_of_a_hidden_figure_is_explained_once() -> None:
    tabel = staven(a=9, b=ONDERDRUKT)
    assert plat(een(tabel), "tekst").count("· = niet getoond\n") == 1
    assert "· =" not in plat(een(staven(a=9)), "tekst")
    assert plat(RAPPORT, "tekst").count("· =") == 1


# --- for other programs ---------------------------------------------------------------------------


def test_json_is_the_contract() -> None:
    uit = json.loads(plat(RAPPORT, "json"))
    assert list(uit)[:3] == ["rapport", "periode", "tabellen"]
    assert uit["rapport"] == "kengetallen"
    assert uit["periode"] == {"van": "2026-01-01", "tot": "2026-11-23"}
    assert uit["definitief_op"] is None
    assert uit["correcties"] is None
    kanaal = uit["tabellen"][1]
    assert list(kanaal)[:4] == ["titel", "kolommen", "rijen", "onderdrukt"]
    assert kanaal["kolommen"] == ["kanaal", "gemeld", "opgepakt"]
    assert kanaal["rijen"][5:7] == [["politie", 1234, 601], ["woningcorporatie", None, None]]
    assert kanaal["onderdrukt"] == 3
    assert uit["tabellen"][4]["rijen"][0][-1] == "2026-03-09"


def test_json_of_final_figures_says_so() -> None:
    uit = json.loads(plat(DEFINITIEF, "json"))
    assert uit["kwartaal"] == "2026-3"
    assert uit["definitief_op"] == "2026-10-05"
    assert uit["correcties"]["rijen"] == [
        ["Meldingen naar kanaal", "politie", "Gemeld", 1234, 1240]
    ]
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
    assert gezocht["wachten", "andere organisatie", "aantal"] == "onderdrukt"
    assert gezocht["wachten", "andere organisatie", "vorige"] == ""
    assert gezocht["wachten", "Maatschappelijke Dienstverlening", "verschil"] == "-18"
    assert gezocht["wachten", "Dienst Werk en Inkomen", "sinds"] == "2026-03-09"
    assert gezocht["naar_kanaal", "", ""].startswith("Alle meldingen die in de periode")
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


def test_programs_are_told_of_the_word_and_people_of_the_sign() -> None:
    zin = " = minder dan 5, of daaruit af te leiden"
    assert json.loads(plat(RAPPORT, "json"))["opmerkingen"][0] == f"onderdrukt{zin}"
    assert f"\n·{zin}\n" in plat(RAPPORT, "tekst")


def test_a_heading_has_a_capital_and_its_key_has_not() -> None:
    tabel = staven(a=9)
    klein = replace(tabel, kolommen=(Kolom("wat", "wat"), Kolom("n", "p90", Soort.DAGEN)))
    assert plat(een(klein), "tekst").splitlines()[4] == "Wat  P90"
    assert json.loads(plat(een(klein), "json"))["tabellen"][0]["kolommen"] == ["wat", "n"]


def test_a_table_that_mostly_hides_is_not_drawn() -> None:
    # two of four rows have a figure, then one of three; a sum is no row of its own
    assert "█" in "".join(regels(staven(a=9, b=4, c=ONDERDRUKT, d=ONDERDRUKT)))
    assert "█" not in "".join(regels(staven(a=9, b=ONDERDRUKT, c=ONDERDRUKT, samen=22)))


@given(st.text(max_size=20))
def test_csv_holds_no_formula(tekst: str) -> None:
    rapport, _ = vervuild(tekst)
    gelezen = csv.reader(io.StringIO(plat(rapport, "csv")), delimiter=";")
    assert not [cel for rij in gelezen for cel in rij if cel.startswith(("=", "+", "-", "@"))]


# --- documents ------------------------------------------------------------------------------------


def test_markdown_has_a_table_under_every_heading() -> None:
    html = MarkdownIt("commonmark").enable("table").render(plat(DEFINITIEF, "markdown"))
    assert html.count("<h1>") == 1
    assert html.count("<h2>") == 7
    assert html.count("<table>") == 6
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
    assert len(document.tables) == 6
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
