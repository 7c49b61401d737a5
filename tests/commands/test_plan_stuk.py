"""`tafel plan toon` as a document: nobody named, nothing that does harm."""

import html
import io
import re
from pathlib import Path

import docx
import pytest

from tests.commands.hulp import sql
from tests.commands.planhulp import NAMEN, casus, concept, geldend, goed
from tests.commands.test_plan_evaluatie import uitslagen
from tests.conftest import Tafel

__all__ = ["casus", "concept", "geldend"]


# --- the document --------------------------------------------------------------------------------

KWAAD = "Noor <b>vet</b> *ster* =1+1 | x"


@pytest.fixture
def stuk(geldend: Tafel) -> Tafel:
    """A plan in which people wrote names and markup in every text."""
    goed(geldend("plan", "maak", "1", "--netwerk", KWAAD, "--tijdsplan", f"- {KWAAD}"))
    goed(geldend("plan", "doel", "1d1", "--tekst", KWAAD, "--maat", "Fatima's brief, PINAS"))
    goed(geldend("plan", "taak", "1d1", "--wat", KWAAD, "--wie", "Fatima Pinas"))
    return geldend


def in_vorm(tafel: Tafel, tmp_path: Path, vorm: str, *opties: str) -> str:
    """The document as text, whatever it is in."""
    pad = tmp_path / f"plan.{vorm}"
    goed(tafel("plan", "toon", "1", "--versie", "2", "-f", vorm, "--uit", str(pad), *opties))
    assert pad.stat().st_mode & 0o777 == 0o600
    if vorm != "docx":
        return pad.read_text(encoding="utf-8-sig")
    gelezen = docx.Document(str(pad))
    cellen = [cel.text for tabel in gelezen.tables for rij in tabel.rows for cel in rij.cells]
    voet = [alinea.text for alinea in gelezen.sections[0].footer.paragraphs]
    return "\n".join([*(alinea.text for alinea in gelezen.paragraphs), *cellen, *voet])


@pytest.mark.parametrize("vorm", ["tabel", "tekst", "markdown", "csv", "html", "docx", "json"])
def test_nobody_is_named_unless_asked(stuk: Tafel, tmp_path: Path, vorm: str) -> None:
    tekst = in_vorm(stuk, tmp_path, vorm)
    assert not [naam for naam in NAMEN if naam.lower() in tekst.lower()]
    assert "F.P. '88, kind '14" in html.unescape(tekst)
    assert "L. Oud" in tekst
    met_namen = in_vorm(stuk, tmp_path, vorm, "--namen")
    assert all(naam in met_namen for naam in NAMEN)
    if vorm != "json":
        assert "vertrouwelijk" in tekst.lower()
        assert "altijd" not in tekst
        for nummer in ("1d1", "1/1", "1/2", "versie 2", "versie 1"):
            assert nummer in tekst


def test_html_is_escaped_and_stands_on_its_own(stuk: Tafel, tmp_path: Path) -> None:
    html = in_vorm(stuk, tmp_path, "html")
    assert "<b>" not in html
    assert "N. &lt;b&gt;vet&lt;/b&gt; *ster* =1+1 | x" in html
    assert not re.search(r"https?:|url\(|@import|<script|<img|<link", html)
    assert 'content: "CONCEPT"' in html


def test_markdown_reads_texts_literally(stuk: Tafel, tmp_path: Path) -> None:
    tekst = in_vorm(stuk, tmp_path, "markdown")
    assert "\n\\- N. &lt;b>vet&lt;/b> \\*ster\\* =1+1 \\| x\n" in tekst
    assert tekst.startswith("# Plan van aanpak, casus 1\n\nF.P. '88, kind '14 · Jeugd en Gezin")


def test_csv_is_harmless_and_complete(stuk: Tafel, tmp_path: Path) -> None:
    regels = in_vorm(stuk, tmp_path, "csv").splitlines()
    assert regels[0] == "deel;tekst"
    assert "Tijdsplan;'- N. <b>vet</b> *ster* =1+1 | x" in regels


def test_word_says_nothing_about_the_machine(stuk: Tafel, tmp_path: Path) -> None:
    in_vorm(stuk, tmp_path, "docx")
    gelezen = docx.Document(io.BytesIO((tmp_path / "plan.docx").read_bytes()))
    eigenschappen = gelezen.core_properties
    assert (eigenschappen.author, eigenschappen.comments) == ("tafel", "")
    assert eigenschappen.title == "Plan van aanpak, casus 1"
    assert eigenschappen.last_modified_by == ""
    breedte, hoogte = gelezen.sections[0].page_width, gelezen.sections[0].page_height
    assert breedte is not None
    assert hoogte is not None
    assert (round(breedte.mm), round(hoogte.mm)) == (210, 297)


def test_the_plan_to_the_letter(geldend: Tafel) -> None:
    assert geldend("plan", "toon", "1").stdout == (
        "Plan van aanpak, casus 1\n"
        "F.P. '88, kind '14 · Jeugd en Gezin · versie 1\n"
        "\n"
        "PLAN\n"
        "  Gezinsmanager         L. Oud (Altra), 020-0000001\n"
        "  Gemaakt               ma 23-11-2026\n"
        "  Vastgesteld           ma 23-11-2026\n"
        "  Evaluatie             di 23-2-2027\n"
        "\n"
        "ANALYSE\n"
        "  F.P. heeft schulden\n"
        "\n"
        "INSTEMMING\n"
        "  Het plan is           nog niet voorgelegd of besproken\n"
        "\n"
        "DOELEN EN TAKEN\n"
        "1d1 inkomen en schulden\n"
        "  geen huurachterstand\n"
        "  Maat                  saldo 0\n"
        "  Streefdatum           ma 1-2-2027\n"
        "  1/1  regeling treffen · MaDi · ma 7-12-2026 · open\n"
        "\n"
        "VERTROUWELIJK  alleen voor wie dit plan uitvoert; niet verder delen\n"
    )


def test_a_version_that_is_not_there(geldend: Tafel) -> None:
    resultaat = geldend("plan", "toon", "1", "--versie", "4")
    assert (resultaat.exit_code, "geen versie 4; er is: 1" in resultaat.stderr) == (66, True)


def test_every_look_and_change_is_logged_without_names(geldend: Tafel, tmp_path: Path) -> None:
    goed(geldend("plan", "toon", "1", "--namen"))
    goed(geldend("plan", "controleer", "1"))
    goed(geldend("plan", "evalueer", "1", *uitslagen("1d1=niet")))
    gelogd = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel WHERE handeling LIKE 'plan%'")
    assert gelogd == [
        ("plan maak", "1 versie 1"),
        ("plan doel", "1d1"),
        ("plan taak", "1/1"),
        ("plan vaststellen", "1 versie 1"),
        ("plan toon", "1 versie 1"),
        ("plan controleer", "1"),
        ("plan evalueer", "1 versie 1"),
    ]
    gebeurd = str(sql(tmp_path, "SELECT tekst, gegevens FROM gebeurtenis"))
    assert not [naam for naam in (*NAMEN, "Oud", "huur", "schulden") if naam in gebeurd]


@pytest.mark.parametrize("naam", ["plan.docx", "plan.HTML"])
def test_a_file_that_promises_another_form_wants_the_form(
    concept: Tafel, tmp_path: Path, naam: str
) -> None:
    geweigerd = concept("plan", "toon", "1", "--uit", naam)
    assert (geweigerd.exit_code, (tmp_path / naam).exists()) == (2, False)
    assert "Geef ook -f" in geweigerd.stderr
