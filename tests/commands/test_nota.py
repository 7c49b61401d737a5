"""The quarterly note: a document that a coördinator edits before it goes to the board."""

import io
from pathlib import Path

import docx
import pytest

from tests.commands.hulp import sql
from tests.commands.rapporthulp import vul
from tests.conftest import Tafel

NOTA = ("rapport", "nota", "--kwartaal", "2026-3")
DELEN = [
    "Samenvatting",
    "Wat er in- en uitging",
    "Wat goed gaat en wat niet",
    "Structurele knelpunten",
    "Witte vlekken in het aanbod",
    "Voorstellen",
    "Verantwoording",
]


@pytest.fixture
def gevuld(register: Tafel, tmp_path: Path) -> Tafel:
    with vul(tmp_path) as v:
        for _ in range(12):
            casus = v.casus(categorie="MPG1", casemanager_organisatie="madi", casemanager="L. Oud")
            v.melding(v.persoon_van(casus), casus, besloten="2026-07-01")
            v.plan(casus, netwerk="oma helpt")
            v.afspraak(casus)
    tekst = "opvang <b>vol</b> | wachten"
    opties = ("--soort", "wachten", "--organisatie", "madi", "--tekst", tekst)
    assert register("knelpunt", "add", *opties).exit_code == 0
    return register


def koppen(tafel: Tafel, *args: str) -> tuple[list[str], str]:
    """The headings of the Word file, and all its text."""
    assert tafel(*NOTA, "-f", "docx", "--uit", "nota.docx", *args).exit_code == 0
    blad = docx.Document(io.BytesIO(Path("nota.docx").read_bytes()))
    cellen = [cel.text for tabel in blad.tables for rij in tabel.rows for cel in rij.cells]
    alineas = [alinea.text for alinea in blad.paragraphs]
    delen = [a.text for a in blad.paragraphs if a.style is not None and a.style.name == "Heading 2"]
    return delen, "\n".join((*alineas, *cellen))


def test_what_is_in_it(gevuld: Tafel) -> None:
    delen, tekst = koppen(gevuld)
    assert delen == DELEN
    assert tekst.count("[in te vullen]") == 4  # the summary, and three kinds of proposals
    assert "het sociale netwerk doet mee: 12 van 12 (100 %)" in tekst
    assert "MPG's die gebruikmaken van zorg: 0 van 12 (0 %)" in tekst
    assert "stadsdeel" in tekst  # who commissions MaDi
    assert "opvang <b>vol</b> | wachten" in tekst
    assert "L. Oud" not in tekst


def test_what_stalls_in_the_figures_of_the_quarter(gevuld: Tafel) -> None:
    tekst = gevuld(*NOTA).stdout
    deel = tekst.split("Te zien in de cijfers van dit kwartaal")[1].split("Bekend")[0]
    assert "MaDi" in deel  # 12 of 12 afspraken without an answer
    assert "K1" in tekst.split("Bekend en niet afgehandeld")[1]


def test_texts_are_no_markup(gevuld: Tafel) -> None:
    html = gevuld(*NOTA, "-f", "html").stdout
    assert "opvang &lt;b&gt;vol&lt;/b&gt; | wachten" in html
    markdown = gevuld(*NOTA, "-f", "markdown").stdout
    assert "opvang &lt;b>vol&lt;/b> \\| wachten" in markdown


def test_no_line_is_wider_than_the_screen(gevuld: Tafel) -> None:
    tekst = gevuld(*NOTA, "-f", "tabel").stdout
    assert max(map(len, tekst.splitlines())) <= 80
    assert "·" not in tekst.split("WAT ER IN- EN UITGING")[1].split("WAT GOED GAAT")[0]


def test_the_last_quarter_that_is_over_unless_told_otherwise(register: Tafel) -> None:
    def titel(vandaag: str) -> str:
        return register("--vandaag", vandaag, "rapport", "nota").stdout.splitlines()[0]

    assert titel("2026-11-23").startswith("Kwartaalnota 2026-3")
    assert titel("2026-12-31").startswith("Kwartaalnota 2026-3")
    assert titel("2027-01-01").startswith("Kwartaalnota 2026-4")


def test_final_figures_stay_as_they_were_declared(gevuld: Tafel, tmp_path: Path) -> None:
    assert "cijfers voorlopig" in gevuld(*NOTA, "-f", "markdown").stdout
    for naam in ("kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod"):
        klaar = gevuld("rapport", naam, "--kwartaal", "2026-3", "--definitief", "--ja")
        assert klaar.exit_code == 0, klaar.stderr
    with vul(tmp_path) as v:
        for _ in range(10):
            v.casus(categorie="MPG1")
    tekst = gevuld(*NOTA, "-f", "markdown").stdout
    assert "cijfers definitief" in tekst
    assert "MPG's die gebruikmaken van zorg: 0 van 12 (0 %)" in tekst


def test_the_sign_of_a_hidden_figure_is_explained_where_it_stands(gevuld: Tafel) -> None:
    markdown = gevuld(*NOTA, "-f", "markdown").stdout
    _, stroom = markdown.split("### Instroom, uitstroom en voorraad per maand")
    assert stroom.lstrip().startswith("· = niet getoond")
    assert "1 tot en met 4" in markdown.split("## Verantwoording")[1]
    assert "| Maand    |   Gemeld |" in stroom
    assert "| jul 2026 |       12 |" in stroom


def test_a_word_file_has_its_figures_to_the_right(gevuld: Tafel) -> None:
    assert gevuld(*NOTA, "-f", "docx", "--uit", "nota.docx").exit_code == 0
    cel = docx.Document(io.BytesIO(Path("nota.docx").read_bytes())).tables[0].cell(1, 1)
    assert (cel.text, str(cel.paragraphs[0].alignment)) == ("12", "RIGHT (2)")


def test_what_is_too_small_to_show_is_not_called_unmeasurable(
    gevuld: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as v:
        for _ in range(2):  # 2 of 14: the 2 are not shown
            v.casus(categorie="Risicogezin")
    tekst = gevuld(*NOTA, "-f", "markdown").stdout
    _, klein = tekst.split("### Te klein om te tonen")
    klein, zonder_norm = klein.split("### Zonder norm")
    assert "- in behandeling: risicogezin\n" in klein
    assert "niet getoond" not in zonder_norm.split("##")[0]
    assert "risicogezin" not in tekst.split("### Niet te meten")[1].split("###")[0]


@pytest.mark.parametrize(
    "args",
    [
        ("--kwartaal", "2027-1"),
        ("--kwartaal", "2026-5"),
        ("--kwartaal", "najaar"),
        ("-f", "json"),
        ("-f", "csv"),
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
