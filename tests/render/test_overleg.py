"""Agenda in process, a partner's copy and the besluitenlijst, to the letter and in every format.

`python -m tests.render.test_overleg` writes the expected screens anew.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from markdown_it import MarkdownIt

from tafel.domain.agenda import Partneragenda
from tafel.domain.overleg import Besluitenlijst
from tafel.render.overleg import agenda
from tafel.render.overleg import besluiten as besluitenlijst
from tafel.render.overleg import document as agenda_document
from tafel.render.overleg import partner as partneragenda
from tafel.render.vorm.tabel import als_csv, als_tabel
from tafel.render.vorm.tekst import Gestileerd, breedte_van
from tests.render import voorbeelden_overleg as v
from tests.render.voorbeelden import LABELS

MAP = Path(__file__).parent / "gouden"


def exemplaar(stuk: Partneragenda, vorm: str, breedte: int = 80) -> str | bytes | Gestileerd:
    return partneragenda.zet(stuk, vorm, LABELS, breedte)


def lijst(stuk: Besluitenlijst, vorm: str, breedte: int = 80) -> str | bytes | Gestileerd:
    return besluitenlijst.zet(stuk, vorm, LABELS, breedte)


SCHERMEN: dict[str, Callable[[int], str | bytes | Gestileerd]] = {
    "agenda-proces": lambda b: agenda.als_tekst(v.PROCESAGENDA, LABELS, b),
    "agenda-partner": lambda b: exemplaar(v.EXEMPLAAR, "tabel", b),
    "agenda-partner-leeg": lambda b: exemplaar(v.LEEG_EXEMPLAAR, "tekst", b),
    "agenda-partner-kwaad": lambda b: exemplaar(v.KWAAD_EXEMPLAAR, "tekst", b),
    "besluitenlijst": lambda b: lijst(v.BESLUITENLIJST, "tabel", b),
    "besluitenlijst-leeg": lambda b: lijst(v.LEGE_BESLUITENLIJST, "tekst", b),
    "besluitenlijst-kwaad": lambda b: lijst(v.KWADE_BESLUITENLIJST, "tekst", b),
    "overleggen": lambda b: als_tabel(besluitenlijst.overleggen(v.OVERLEGGEN).als_tabel(), b),
}


def plat(naam: str, breedte: int) -> str:
    scherm = SCHERMEN[naam](breedte)
    assert isinstance(scherm, Gestileerd)
    return scherm.plat()


@pytest.mark.parametrize("breedte", [80, 120])
@pytest.mark.parametrize("naam", SCHERMEN)
def test_to_the_letter(naam: str, breedte: int) -> None:
    assert plat(naam, breedte) == (MAP / f"{naam}-{breedte}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("breedte", [60, 80, 110, 120])
@pytest.mark.parametrize("naam", SCHERMEN)
def test_no_line_is_wider_than_the_screen(naam: str, breedte: int) -> None:
    assert max(map(breedte_van, plat(naam, breedte).splitlines())) <= breedte


def test_documents_of_the_agenda_say_it_too() -> None:
    blad = docx.Document(io.BytesIO(agenda_document.als_docx(v.PROCESAGENDA, LABELS)))
    for tekst in (
        agenda_document.als_markdown(v.PROCESAGENDA, LABELS),
        agenda_document.als_html(v.PROCESAGENDA, LABELS),
        "\n".join(alinea.text for alinea in blad.paragraphs),
    ):
        for verwacht in (
            "Sinds 19-11: 3 nieuw, 6 afspraken nagekomen, 4 te laat, 1 escalatie",
            "2. 13.10 Escalatie uitvoering, stap 1 (15 min)",
            "147/3 DWI inkomen regelen, 12 dagen, 2x doorgeschoven",
            "122/4 MaDi schuldenlijst, 1 dag, 2x doorgeschoven; en nog 1; 4 van 5 open afspraken",
            "stap 5 had klaar moeten zijn op 20-11",
            "tafel escaleer afronden E4",
        ):
            assert verwacht in tekst
    assert "M398" not in agenda_document.als_markdown(v.PROCESAGENDA, LABELS)


@pytest.mark.parametrize(
    ("vorm", "stuk"),
    [(exemplaar, v.KWAAD_EXEMPLAAR), (lijst, v.KWADE_BESLUITENLIJST)],
    ids=["partner", "besluitenlijst"],
)
def test_no_text_is_read_as_markup(
    vorm: Callable[[object, str], str | bytes | Gestileerd], stuk: object
) -> None:
    html, markdown = vorm(stuk, "html"), vorm(stuk, "markdown")
    assert isinstance(html, str)
    assert isinstance(markdown, str)
    for pagina in (html, MarkdownIt("commonmark").enable("table").render(markdown)):
        assert "&lt;b&gt;vet&lt;/b&gt;" in pagina
        assert not re.search("<(?:b|em|code|a|script)[ >]", pagina)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u200b-\u200f]", pagina)
    assert "VERTROUWELIJK" in html


def test_the_besluitenlijst_as_rows_and_as_json() -> None:
    tekst = als_csv(besluitenlijst.als_rijen(v.BESLUITENLIJST, LABELS))
    rijen = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert [(r["casus"], r["soort"], r["nummer"], r["wie"], r["uiterlijk"]) for r in rijen] == [
        ("147", "besluit", "B31", "", ""),
        ("147", "besluit", "B32", "", ""),
        ("147", "afspraak", "147/3", "DWI (A. de Boer)", "2026-12-01"),
        ("147", "afspraak", "147/4", "Altra", ""),
        ("9", "besluit", "B33", "", ""),
    ]
    gelezen = json.loads(besluitenlijst.als_json(v.BESLUITENLIJST, LABELS))
    assert [casus["casus"] for casus in gelezen["casussen"]] == [147, 9]
    assert gelezen["casussen"][0]["afspraken"][1] == {
        "afspraak": "147/4",
        "casus": 147,
        "organisatie": "Altra",
        "wie": None,
        "wat": "school bellen",
        "uiterlijk": None,
        "status": "open",
        "te_laat": True,
        "keren_doorgeschoven": 2,
        "correcties": [],
    }


if __name__ == "__main__":
    for naam_ in SCHERMEN:
        for breedte_ in (80, 120):
            (MAP / f"{naam_}-{breedte_}.txt").write_text(plat(naam_, breedte_), encoding="utf-8")
