"""The note to the board: a document that a coördinator edits before it goes there."""

import io
import json
import re
from pathlib import Path

import docx
import openpyxl
import pytest

from tafel.render.rapport.notacijfers import verschil
from tests.commands.hulp import sql
from tests.commands.rapporthulp import vul
from tests.conftest import Tafel

NOTA = ("rapport", "nota", "--kwartaal", "2026-3")
DELEN = [
    "In vijf cijfers",
    "Samenvatting",
    "Wat er veranderde",
    "Wat er in- en uitging",
    "Wat goed gaat en wat niet",
    "Structurele knelpunten",
    "Aanbod en witte vlekken",
    "Voorstellen",
    "Verantwoording",
    "Wat er is geteld",
]
GEEN_JAAR = "Van een jaar eerder zijn er geen cijfers."
GRAFIEK = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


@pytest.fixture
def gevuld(register: Tafel, tmp_path: Path) -> Tafel:
    """Twelve families in July; two more were reported in April."""
    with vul(tmp_path) as v:
        for _ in range(2):
            v.melding(v.persoon(v.huishouden()), op="2026-04-06")
        for _ in range(12):
            casus = v.casus(categorie="MPG1", casemanager_organisatie="madi", casemanager="L. Oud")
            v.melding(v.persoon_van(casus), casus, besloten="2026-07-01")
            v.plan(casus, netwerk="oma helpt")
            v.afspraak(casus)
    tekst = "opvang <b>vol</b> | wachten"
    opties = ("--soort", "wachten", "--organisatie", "madi", "--tekst", tekst)
    assert register("--vandaag", "2026-10-14", "knelpunt", "add", *opties).exit_code == 0
    te_laat = ("--soort", "wachten", "--organisatie", "ggd", "--tekst", "van na het afsluiten")
    assert register("--vandaag", "2026-10-15", "knelpunt", "add", *te_laat).exit_code == 0
    return register


def gelezen(tafel: Tafel, *args: str) -> docx.document.Document:
    gedaan = tafel(*NOTA, "-f", "docx", "--uit", "nota.docx", *args)
    assert gedaan.exit_code == 0, gedaan.stderr
    return docx.Document(io.BytesIO(Path("nota.docx").read_bytes()))


def koppen(blad: docx.document.Document) -> list[str]:
    return [a.text for a in blad.paragraphs if a.style is not None and a.style.name == "Heading 2"]


def alles(blad: docx.document.Document) -> str:
    cellen = [cel.text for tabel in blad.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join((*(alinea.text for alinea in blad.paragraphs), *cellen))


def test_what_is_in_it(gevuld: Tafel) -> None:
    blad = gelezen(gevuld)
    tekst = alles(blad)
    assert koppen(blad) == DELEN
    assert tekst.count("[in te vullen]") == 4  # the summary, and three kinds of proposals
    assert "stadsdeel" in tekst  # who commissions MaDi
    assert "opvang <b>vol</b> | wachten" in tekst
    assert "van na het afsluiten" not in tekst
    assert "L. Oud" not in tekst
    assert "rapport kengetallen --kwartaal 2026-3 --uitleg" in tekst


def test_the_first_page_has_five_figures_beside_the_quarter_before(gevuld: Tafel) -> None:
    blad = gelezen(gevuld)
    kop, *rijen = [[cel.text for cel in rij.cells] for rij in blad.tables[0].rows]
    assert kop == ["Wat", "Kwartaal 2026-3", "Kwartaal eerder", "Verschil"]
    assert [rij[0] for rij in rijen] == [
        *("gemeld", "geopend", "gesloten", "voorraad aan het eind"),
        "afspraken niet op tijd klaar",
    ]
    gemeld, geopend, gesloten, *_ = rijen
    assert gemeld[1] in ("10", "15")  # 12
    assert gemeld[2] in ("0", "5")  # 2
    assert geopend[1:3] == [geopend[1], "0"]
    assert gesloten[1:] == ["0", "0", "ongeveer gelijk"]
    nieuw = [a.text for a in blad.paragraphs if a.paragraph_format.page_break_before]
    assert nieuw == ["Wat er veranderde"]


@pytest.mark.parametrize(
    ("nu", "toen", "zin"),
    [
        (45, 45, "ongeveer gelijk"),
        (0, 0, "ongeveer gelijk"),
        (45, 50, "iets minder"),
        (5, 0, "iets meer"),
        (45, 35, "ongeveer 10 meer"),
        (0, 1250, "ongeveer 1.250 minder"),
        (45, None, "niet te vergelijken"),
    ],
)
def test_a_difference_says_no_more_than_rounding_lets_it(
    nu: int, toen: int | None, zin: str
) -> None:
    assert verschil(nu, toen) == zin


def test_every_subject_has_its_sentence_whatever_the_figures(
    register: Tafel, tmp_path: Path
) -> None:
    def zinnen() -> list[str]:
        tekst = register(*NOTA, "-f", "markdown").stdout
        deel = tekst.split("## Wat er veranderde")[1].split("## Wat er in- en uitging")[0]
        return [regel for regel in deel.splitlines() if regel.startswith(("- ", "### "))]

    with vul(tmp_path) as v:
        v.melding(v.persoon(v.huishouden()), op="2026-03-02")
    leeg = zinnen()
    assert "- Gemeld: 0, ongeveer gelijk aan een kwartaal eerder (0)." in leeg
    assert "- Jeugd en Gezin: 0, ongeveer gelijk aan een kwartaal eerder (0)." in leeg
    erbij = "hoorden bij een ander, ongeveer gelijk aan een kwartaal eerder (0)."
    assert f"- 0 meldingen {erbij}" in leeg
    with vul(tmp_path) as v:
        for _ in range(40):
            casus = v.casus(op="2026-11-02")
            v.melding(v.persoon_van(casus), casus, op="2026-11-02", besloten="2026-11-02")
    tekst = register(
        "--vandaag", "2027-01-20", "rapport", "nota", "--kwartaal", "2026-4", "-f", "markdown"
    ).stdout
    vol = [regel for regel in tekst.splitlines() if regel.startswith("- ")]
    assert "- Gemeld: 40, ongeveer 40 meer dan een kwartaal eerder (0)." in vol
    assert tekst.count(GEEN_JAAR) == 1
    assert tekst.casefold().count(GEEN_JAAR.casefold()) == 1
    onderwerp = re.compile(r"^- (?:(\D+): \d+|\d+ ([^,]+)),")
    eerste, tweede = (
        [gevonden.groups() for regel in regels if (gevonden := onderwerp.match(regel))]
        for regels in (leeg, vol)
    )
    assert len(eerste) == 12 + 5 + 6  # totals, tables with "geen tafel" and "onbekend", kinds
    assert tweede[: len(eerste)] == eerste


def samenvatting(tafel: Tafel, *args: str) -> list[str]:
    tekst = tafel(*args, "-f", "markdown").stdout
    deel = tekst.split("## Samenvatting")[1].split("## Wat er veranderde")[0]
    return [regel for regel in deel.splitlines() if regel][:-1]  # what is to be filled in


def test_the_first_page_says_what_changed_and_how_sure_that_is(
    register: Tafel, tmp_path: Path
) -> None:
    """40 families came; 5 more or less can be rounding. Before the register nothing is known."""
    with vul(tmp_path) as v:
        v.melding(v.persoon(v.huishouden()), op="2026-07-02")
        for _ in range(40):
            casus = v.casus(op="2026-11-02")
            v.melding(v.persoon_van(casus), casus, op="2026-11-02", besloten="2026-11-02")
    [zeker, iets, gelijk] = samenvatting(
        register, "--vandaag", "2027-01-20", "rapport", "nota", "--kwartaal", "2026-4"
    )
    van_gemeld = "35" if "ongeveer 35 meer" in zeker else "40"  # 1 is printed as 0 or 5
    assert zeker == (
        f"Zeker anders dan de periode ervoor: gemeld (ongeveer {van_gemeld} meer), "
        "geopend (ongeveer 40 meer), voorraad aan het eind (ongeveer 40 meer)."
    )
    assert iets.endswith("wat ook van het afronden kan komen: geen van de vijf.")
    assert gelijk == "Ongeveer gelijk: gesloten, afspraken niet op tijd klaar."
    [niet] = samenvatting(register, *NOTA)
    assert niet == (
        "Niet te vergelijken met de periode ervoor: gemeld, geopend, gesloten, "
        "voorraad aan het eind, afspraken niet op tijd klaar."
    )


def test_what_goes_well_keeps_its_rows_in_their_order(gevuld: Tafel) -> None:
    tekst = gevuld(*NOTA, "-f", "markdown").stdout
    deel = tekst.split("## Wat goed gaat en wat niet")[1].split("## Structurele")[0]
    rijen = [regel.split("|")[1:-1] for regel in deel.splitlines() if regel.startswith("| ")]
    gezet = {cellen[0].strip(): [cel.strip() for cel in cellen[1:]] for cellen in rijen}
    stand, aantal, van, procent = gezet["het sociale netwerk doet mee"]
    assert (stand, procent) == ("te weinig", "-")  # 12 plans: too few for a verdict
    assert aantal == van
    assert aantal in ("10", "15")
    assert gezet["afspraken zijn ondertekend"][1] == "0"  # organisations are exact


def test_the_test_on_five_themes_has_the_figures_of_its_own_report(gevuld: Tafel) -> None:
    [tabel] = json.loads(gevuld("rapport", "ggsr", "--kwartaal", "2026-3", "-f", "json").stdout)[
        "tabellen"
    ]
    in_rapport = {rij[1]: rij[3:5] if rij[4] is not None else rij[6:8] for rij in tabel["rijen"]}
    deel = gevuld(*NOTA, "-f", "markdown").stdout.split("### Toets op vijf thema's")[1]
    regels = [regel.split("|")[1:-1] for regel in deel.split("###")[0].splitlines() if "|" in regel]
    in_nota = {
        cellen[0].strip(): [None if cel.strip() == "-" else int(cel) for cel in cellen[2:4]]
        for cellen in regels[2:]
    }
    assert in_nota == in_rapport
    assert in_nota["gezamenlijke doelen"][1] in (10, 15)  # a sign, of 12 plans


def test_what_is_known_and_not_dealt_with(gevuld: Tafel) -> None:
    tekst = gevuld(*NOTA).stdout
    bekend = " ".join(tekst.split("Door mensen genoteerd of doorgegeven")[1].split())
    assert "K1" in bekend
    assert "K2" not in bekend  # noted when the quarter was closed already
    assert "Stand van nu (23-11-2026), van wat tot en met 14-10-2026 bekend was." in bekend
    assert "aanbod, ruimte en ervaringen" not in bekend  # without a sociale kaart
    gezien = tekst.split("Te zien in deze cijfers")[1].split("Door mensen")[0]
    assert "afspraken niet nagekomen" in gezien
    assert gezien.count("te weinig om te zeggen") == 6  # nobody has 50 of anything


def test_what_the_program_saw_is_told_when_somebody_passed_it_on(
    register: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as v:
        for _ in range(9):
            casus = v.casus(op="2026-07-01")
            v.melding(v.persoon_van(casus), casus, op="2026-07-01", besloten="2026-07-01")
            v.afspraak(casus, "2026-07-10", organisatie="madi", gemaakt_op="2026-07-01")
    leeg = "Niemand noteerde er een of gaf er een door."

    def genoteerd() -> str:
        return register(*NOTA, "-f", "markdown").stdout.split("### Door mensen")[1].split("## ")[0]

    assert leeg in genoteerd()
    gezien = json.loads(register("knelpunt", "lijst", "-f", "json").stdout)
    assert gezien, "closing notes what is structural"
    assert "tafel knelpunt lijst (niet voor publicatie)" in genoteerd()
    assert register("knelpunt", "doorgegeven", "K1").exit_code == 0
    rij = next(regel for regel in genoteerd().splitlines() if regel.startswith("| K1 "))
    assert leeg not in genoteerd()
    assert [cel.strip() for cel in rij.split("|")][4:6] == ["-", "-"]  # of exact counts: no days


def test_charts_in_word_and_html(gevuld: Tafel) -> None:
    blad = gelezen(gevuld)
    assert len(list(blad.element.body.iter(GRAFIEK))) >= 3
    html = gevuld(*NOTA, "-f", "html").stdout
    assert html.count("<svg") > 3
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(set(ids)) == len(ids)


def test_every_figure_has_its_definition(gevuld: Tafel) -> None:
    tekst = gevuld(*NOTA, "-f", "markdown").stdout
    deel = tekst.split("## Wat er is geteld")[1]
    for titel in re.findall(r"^### (.*)$", tekst.split("## Voorstellen")[0], re.MULTILINE):
        if titel.startswith(("Instroom", "Naar", "Gesloten", "Doorloop", "Indicat", "Toets")):
            assert f"- {titel}: " in deel, titel
    assert deel.count("Bron: ") > 8


def test_a_workbook_holds_every_table_behind_it(gevuld: Tafel) -> None:
    assert gevuld(*NOTA, "-f", "xlsx", "--uit", "nota.xlsx").exit_code == 0
    boek = openpyxl.load_workbook("nota.xlsx")
    assert boek.sheetnames[:3] == ["Over dit rapport", "In vijf cijfers", "Stroom"]
    assert boek["In vijf cijfers"]["A2"].value == "gemeld"
    assert {"Indicatoren", "Toets op vijf thema's", "Structurele knelpunten"} <= set(
        boek.sheetnames
    )
    for blad in boek.worksheets:
        assert blad.oddHeader is not None
        assert blad.oddHeader.right is not None
        assert blad.oddHeader.right.text == "CONCEPT · VERTROUWELIJK"


def test_its_figures_are_those_of_the_reports(gevuld: Tafel) -> None:
    nota = json.loads(gevuld(*NOTA, "-f", "json").stdout)
    _, *tabellen = nota["tabellen"]
    for naam in ("kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod"):
        eigen = json.loads(gevuld("rapport", naam, *NOTA[2:], "-f", "json").stdout)
        assert nota["periode"] == eigen["periode"]
        assert [tabel for tabel in tabellen if tabel in eigen["tabellen"]] == eigen["tabellen"]
    assert nota["afronding"] == 5
    csv = gevuld(*NOTA, "-f", "csv").stdout
    assert ";In vijf cijfers;1;gemeld;nu;aantal;" in csv


def test_texts_are_no_markup(gevuld: Tafel) -> None:
    html = gevuld(*NOTA, "-f", "html").stdout
    assert "opvang &lt;b&gt;vol&lt;/b&gt; | wachten" in html
    markdown = gevuld(*NOTA, "-f", "markdown").stdout
    assert "opvang &lt;b>vol&lt;/b> \\| wachten" in markdown


def test_no_line_is_wider_than_the_screen(gevuld: Tafel) -> None:
    tekst = gevuld(*NOTA, "-f", "tabel").stdout
    assert max(map(len, tekst.splitlines())) <= 80


def test_a_word_file_has_its_figures_to_the_right(gevuld: Tafel) -> None:
    cel = gelezen(gevuld).tables[0].cell(1, 1)
    assert str(cel.paragraphs[0].alignment) == "RIGHT (2)"


@pytest.mark.parametrize(
    "args",
    [
        ("--kwartaal", "2027-1"),
        ("--kwartaal", "2026-5"),
        ("--kwartaal", "najaar"),
        ("--uit", "nota.docx"),
    ],
)
def test_what_it_cannot_make(register: Tafel, args: tuple[str, ...]) -> None:
    gedaan = register("rapport", "nota", *args)
    assert (gedaan.exit_code, gedaan.stdout) == (2, "")
    assert not Path("nota.docx").exists()


def test_the_look_is_logged(gevuld: Tafel, tmp_path: Path) -> None:
    assert gevuld(*NOTA).exit_code == 0
    [laatste] = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id DESC LIMIT 1")
    assert laatste == ("rapport nota", "2026-3")
