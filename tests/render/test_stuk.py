"""A document of parts in every format: whole, in order, and deaf to what texts contain."""

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tafel.render.vorm.stuk import Deel, Raster, Stuk, alineas, als_docx, veilig, zet
from tafel.render.vorm.tekst import Gestileerd, breedte_van
from tests.render.test_agenda_document import Ontleed
from tests.render.voorbeelden import KWAAD

SCHOON = "[bold]Evil[/x] rood <b>vet</b> keer | `x` *y*"
STUK = Stuk(
    titel="Brief 12",
    onder=("F.P. '88", "", "stap 2"),
    stand="CONCEPT",
    vertrouwelijk="exemplaar coördinator",
    delen=(
        Deel("Feiten", ("eerste", "", "tweede"), (("Sinds", "9-11"), ("Niets", ""))),
        Deel("Leeg", ("",), (("Niets", ""),), ("",), Raster(("Nr",), ())),
        Deel("Altijd", altijd=True),
        Deel("Punten", punten=("een", "twee"), niveau=3),
        Deel("Taken", raster=Raster(("Nr", "Wat", "Wie"), (("147/1", "bellen", ""),))),
    ),
)
KWAAD_STUK = Stuk(
    KWAAD,
    (KWAAD,),
    (
        Deel(
            KWAAD,
            (KWAAD,),
            ((KWAAD, KWAAD),),
            (KWAAD,),
            Raster((KWAAD, KWAAD), ((KWAAD, KWAAD),)),
        ),
    ),
    KWAAD,
    KWAAD,
)


def plat(stuk: Stuk, formaat: str, breedte: int = 80) -> str:
    gezet = zet(stuk, formaat, breedte)
    assert not isinstance(gezet, bytes)
    return gezet.plat() if isinstance(gezet, Gestileerd) else gezet


def test_text_to_the_letter() -> None:
    assert plat(STUK, "tekst") == (
        "Brief 12                                                                 CONCEPT\n"
        "F.P. '88 · stap 2\n"
        "\n"
        "FEITEN\n"
        "  eerste\n"
        "  tweede\n"
        "  Sinds                 9-11\n"
        "\n"
        "ALTIJD\n"
        "Punten\n"
        "  -  een\n"
        "  -  twee\n"
        "\n"
        "TAKEN\n"
        "  147/1  bellen\n"
        "\n"
        "VERTROUWELIJK  exemplaar coördinator\n"
    )


def test_markdown_to_the_letter() -> None:
    assert plat(STUK, "markdown") == (
        "# Brief 12\n"
        "\n"
        "F.P. '88 · stap 2 · CONCEPT\n"
        "\n"
        "## Feiten\n"
        "\n"
        "eerste\n"
        "\n"
        "tweede\n"
        "\n"
        "- Sinds: 9-11\n"
        "\n"
        "## Altijd\n"
        "\n"
        "### Punten\n"
        "\n"
        "- een\n"
        "- twee\n"
        "\n"
        "## Taken\n"
        "\n"
        "| Nr    | Wat    | Wie   |\n"
        "|-------|--------|-------|\n"
        "| 147/1 | bellen |       |\n"
        "\n"
        "**VERTROUWELIJK** exemplaar coördinator\n"
    )


def test_csv_to_the_letter() -> None:
    assert plat(STUK, "csv").splitlines() == [
        "deel;tekst",
        "titel;Brief 12 · F.P. '88 · stap 2 · CONCEPT",
        "Feiten;eerste",
        "Feiten;tweede",
        "Feiten;Sinds: 9-11",
        "Punten;een",
        "Punten;twee",
        'Taken;"147/1; Wat: bellen"',
        "vertrouwelijk;exemplaar coördinator",
    ]


def test_html_is_well_formed_and_headed() -> None:
    pagina = Ontleed(plat(STUK, "html"))
    koppen = [tag for tag, _ in pagina.tags if tag in {"h1", "h2", "h3"}]
    assert koppen == ["h1", "h2", "h2", "h3", "h2"]
    genoemd = {attrs["aria-labelledby"] for tag, attrs in pagina.tags if tag == "section"}
    assert genoemd == {attrs["id"] for tag, attrs in pagina.tags if tag in {"h2", "h3"}}
    assert "Leeg" not in pagina.tekst
    assert not pagina.namen() & {"script", "link", "img", "iframe", "object", "form"}


def test_html_shows_texts_literally() -> None:
    pagina = Ontleed(plat(KWAAD_STUK, "html"))
    assert "b" not in pagina.namen()
    assert pagina.tekst.count(SCHOON) == 14


def test_markdown_shows_texts_literally() -> None:
    html = MarkdownIt("commonmark").enable("table").render(plat(KWAAD_STUK, "markdown"))
    assert html.count("[bold]Evil[/x] rood &lt;b&gt;vet&lt;/b&gt; keer | `x` *y*") == 13
    assert "<code>" not in html
    assert "<em>" not in html


@given(st.text(alphabet="-+>=.)1 #*_a", min_size=1, max_size=8))
def test_no_line_of_text_begins_anything(tekst: str) -> None:
    kaal = " ".join(tekst.split())
    gelezen = MarkdownIt("commonmark").parse(f"vooraf\n\n{veilig(tekst)}\n\nna\n")
    soorten = [token.type for token in gelezen if token.type.endswith("_open")]
    assert soorten == ["paragraph_open"] * (3 if kaal else 2)
    if kaal:
        inline = [token for token in gelezen if token.type == "inline"][1]
        assert "".join(kind.content for kind in inline.children or ()) == kaal


def test_word_file_says_it_all() -> None:
    gelezen = docx.Document(io.BytesIO(als_docx(KWAAD_STUK)))
    cellen = [cel.text for tabel in gelezen.tables for rij in tabel.rows for cel in rij.cells]
    assert cellen == [SCHOON] * 4
    assert [alinea.text for alinea in gelezen.paragraphs] == [
        SCHOON,
        f"{SCHOON} · {SCHOON}",
        SCHOON,
        SCHOON,
        f"{SCHOON}: {SCHOON}",
        SCHOON,
    ]
    assert gelezen.sections[0].footer.paragraphs[0].text.startswith(f"VERTROUWELIJK  {SCHOON}")
    assert gelezen.core_properties.author == "tafel"


@pytest.mark.parametrize("breedte", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(breedte: int) -> None:
    lang = Deel("kop " * 40, ("woord " * 60,), (("label", "x" * 300),), ("punt " * 60,))
    stuk = Stuk("titel " * 30, ("onder " * 30,), (lang,), "wie " * 60, "CONCEPT")
    regels = plat(stuk, "tabel", breedte).splitlines()
    assert max(map(breedte_van, regels)) <= min(breedte, 100)


def test_lines_become_paragraphs() -> None:
    assert alineas("een\n\n  twee\x07 \n") == ("een", "twee")
    assert alineas(None) == ()
