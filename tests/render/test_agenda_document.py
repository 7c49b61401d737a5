"""The agenda as Markdown, HTML and Word: whole, self-contained, and deaf to what names contain."""

import csv
import io
import re
from html.parser import HTMLParser

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tafel.domain.agenda import Agenda
from tafel.render.overleg import document
from tafel.render.overleg.rijen import als_rijen
from tafel.render.vorm.document import css_tekst
from tafel.render.vorm.tabel import als_csv
from tests.render import voorbeelden as v

ONGESLOTEN = {"meta", "link", "br", "hr", "img", "input"}


class Ontleed(HTMLParser):
    """Collects tags and text, and insists that every tag is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.tekst = ""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ONGESLOTEN:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.tekst += data

    def namen(self) -> set[str]:
        return {tag for tag, _ in self.tags}


@pytest.mark.parametrize("agenda", [v.AGENDA, v.LEGE_AGENDA, v.KWADE_AGENDA, v.VOLLE_AGENDA])
def test_html_stands_on_its_own(agenda: Agenda) -> None:
    html = document.als_html(agenda, v.LABELS)
    pagina = Ontleed(html)
    assert not pagina.namen() & {"script", "link", "img", "iframe", "object", "form"}
    assert not re.search(r"https?:|url\(|@import|javascript:|\bon\w+=", html)
    assert not any({"src", "href", "style"} & attrs.keys() for _, attrs in pagina.tags)
    assert ("html", {"lang": "nl"}) in pagina.tags
    assert "size: A4" in html
    assert "VERTROUWELIJK" in pagina.tekst


def test_html_shows_names_literally() -> None:
    html = document.als_html(v.KWADE_AGENDA, v.LABELS)
    assert "b" not in Ontleed(html).namen()
    assert "&lt;b&gt;vet&lt;/b&gt;" in html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u200b-\u200f]", html)


def test_html_has_headings_and_headed_tables() -> None:
    pagina = Ontleed(document.als_html(v.AGENDA, v.LABELS))
    koppen = [tag for tag, _ in pagina.tags if tag in {"h1", "h2", "h3"}]
    assert koppen == ["h1", "h2", "h2", "h2", "h2"]
    assert all(attrs.get("scope") in {"row", "col"} for tag, attrs in pagina.tags if tag == "th")
    genoemd = {attrs["aria-labelledby"] for tag, attrs in pagina.tags if tag == "section"}
    assert genoemd == {attrs["id"] for tag, attrs in pagina.tags if tag == "h2"}
    for tekst in ("13.10 Nieuw (15 min)", "F.P. '88, kinderen '09 '14 '14", "M405", "regel Z06"):
        assert tekst in pagina.tekst


@given(st.text())
def test_no_text_can_leave_a_css_string(tekst: str) -> None:
    assert re.fullmatch(r"(?:[A-Za-z0-9]|\\[0-9a-f]{1,6} )*", css_tekst(tekst))


def test_css_escapes_mean_the_same_text() -> None:
    gelezen = re.sub(
        r"\\([0-9a-f]+) ", lambda m: chr(int(m[1], 16)), css_tekst('Gezin "1"; }</style>')
    )
    assert gelezen == 'Gezin "1"; }</style>'


def test_markdown_to_the_letter() -> None:
    tekst = document.als_markdown(v.AGENDA, v.LABELS)
    assert tekst.startswith(
        "# Jeugd en Gezin, do 26-11-2026 13.00-15.00\n"
        "\n"
        "CONCEPT ma 23-11 9.12 · 25 van 120 minuten gevuld, profiel zuidoost 1.0"
        " · 3 van 5 passen; 2 niet\n"
        "\n"
        "WACHT: 24 meldingen niet toegedeeld; 2 wachten op antwoord; waarvan 1 CRISIS: M510\n"
        "\n"
        "Het overleg is een dag later: woensdag was een feestdag.\n"
        "\n"
        "Kern: GGD, MaDi, DWI, MEE, Wijkpolitie\n"
        "\n"
        "## 1. 13.00 Crisis, opvolging (10 min)\n"
        "\n"
        "**147** F.P. '88, kinderen '09 '14 '14 · MPG1 · stap 2 melding verwerken"
        " · M412, sinds 19-11\n"
        "\n"
        "- Gemeld: kind alleen thuis, ruzie en schulden; gezin, inkomen, wonen\n"
        "- Vraag: Zijn de kinderen nu veilig? Zo niet: opschalen.\n"
    )
    assert tekst.endswith("\n**VERTROUWELIJK** exemplaar coördinator; na het overleg vernietigen\n")


def test_markdown_reads_names_literally() -> None:
    html = (
        MarkdownIt("commonmark")
        .enable("table")
        .render(document.als_markdown(v.KWADE_AGENDA, v.LABELS))
    )
    assert html.count("[bold]Evil[/x] rood &lt;b&gt;vet&lt;/b&gt; keer | `x` *y*") == 16
    assert not re.search("<(?:b|em|code|a)[ >]", html)


def test_word_file_says_it_all() -> None:
    gelezen = docx.Document(io.BytesIO(document.als_docx(v.KWADE_AGENDA, v.LABELS)))
    alineas = [alinea.text for alinea in gelezen.paragraphs]
    assert alineas[0].startswith("[bold]Evil[/x] rood <b>vet</b> keer | `x` *y*, do 26-11-2026")
    assert "1. 13.00 Crisis, opvolging (10 min)" in alineas
    assert "Te laat: 1 van 3 open afspraken" in alineas
    assert alineas[-1] == "nieuw: 122"
    blad = gelezen.sections[0]
    assert blad.page_width is not None
    assert blad.page_height is not None
    assert (round(blad.page_width.mm), round(blad.page_height.mm)) == (210, 297)
    assert blad.footer.paragraphs[0].text.startswith("VERTROUWELIJK")
    assert gelezen.core_properties.author == "tafel"


@pytest.mark.parametrize("vorm", [document.als_markdown, document.als_html])
def test_documents_hold_all_that_did_not_fit(vorm: object) -> None:
    assert callable(vorm)
    tekst = vorm(v.VOLLE_AGENDA, v.LABELS)
    genoemd = set(map(int, re.findall(r"(?:\| |<td>)(\d{3,4})\b", tekst)))
    assert set(range(150, 1762)) <= genoemd


def test_csv_has_a_row_for_every_item_placed_or_not() -> None:
    rijen = list(csv.DictReader(io.StringIO(als_csv(als_rijen(v.VOLLE_AGENDA))), delimiter=";"))
    assert [rij["punt"] for rij in rijen[:4]] == ["1", "2", "3", ""]
    assert [rij["casus"] for rij in rijen[3:]] == [str(nummer) for nummer in range(150, 1762)]
    assert rijen[0] | {"reden": ""} == {
        "punt": "1",
        "begin": "13:00",
        "minuten": "10",
        "soort": "crisis",
        "casus": "147",
        "melding": "M412",
        "betrokkene": "F.P. '88, kinderen '09 '14 '14",
        "categorie": "MPG1",
        "stap": "2",
        "sinds": "2026-11-19",
        "vraag": "Zijn de kinderen nu veilig? Zo niet: opschalen.",
        "reden": "",
        "regel": "Z01",
        "bron": "Werkplan §3",
        "vorig_besluit": "19-11: Bureau Jeugdzorg gaat op huisbezoek",
        "casemanager": "L. Oud (Altra)",
        "afspraken_open": "3",
        "afspraken_te_laat": "1",
        "gezin_weet": "moeder weet ervan (17-11); vader niet bereikt",
        "let_op": "adres afgeschermd|tolk Twi|kind '09 wordt 18 op 9-1",
        "afstemmen": "volwassenen",
        "genodigden": "School De Brink|Steunpunt Huiselijk Geweld",
        "ook": "",
        "te_laat": "",
        "gemeld": "kind alleen thuis, ruzie en schulden; gezin, inkomen, wonen",
        "keer": "",
        "onderdeel": "",
        "zonder": "",
        "vervanger": "",
    }
