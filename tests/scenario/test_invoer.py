"""What comes in, and what a coördinator would say went wrong with it."""

import json
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tafel
from tests.excel import werkmap
from tests.scenario.hulp import op

KOP = (
    *("kenmerk", "melder", "achternaam", "geboortejaar", "leeftijd", "kinderen"),
    *("zorgen om kinderen", "problemen", "regulier aanbod", "crisis"),
)
GEZIN = ("K1", "Loket", "Pinas", None, 38, "4 jaar", "ja", "gezin_opvoeding|wonen", "ontoereikend")


def importeer(tafel: Tafel, dag: str, inhoud: bytes | str, *opties: str) -> Any:
    """The JSON of an import of this file, whatever its exit code."""
    Path("in.bin").write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    uit = tafel("--vandaag", dag, "melding", "import", "in.bin", "-f", "json", *opties)
    return json.loads(uit.stdout) | {"code": uit.exit_code, "stderr": uit.stderr}


def waarden(tafel: Tafel, melding: str) -> Mapping[str, Any]:
    gelezen = json.loads(op(tafel, "2026-11-23", "melding", "toon", melding, "-f", "json").stdout)
    return dict(gelezen["waarden"])


@pytest.fixture(autouse=True)
def register(tafel: Tafel) -> None:
    tafel("init")


# --- "the word crisis was a formula, and the child a quiet row"


def met_cel(inhoud: bytes, cel: str, xml: str, *, herrekenen: bool) -> bytes:
    """The file with another cell, as another program would have written it."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for deel in bron.infolist():
            tekst = bron.read(deel)
            if deel.filename == "xl/worksheets/sheet1.xml":
                patroon = rf'<c r="{cel}".*?</c>'.encode()
                tekst, aantal = re.subn(patroon, xml.encode(), tekst, flags=re.DOTALL)
                assert aantal == 1
            if deel.filename == "xl/workbook.xml" and not herrekenen:
                tekst, aantal = re.subn(rb' fullCalcOnLoad="1"', b"", tekst)
                assert aantal == 1
            doel.writestr(deel, tekst)
    return uit.getvalue()


def test_the_word_crisis_was_a_formula_and_the_child_a_quiet_row(tafel: Tafel) -> None:
    blad = werkmap(KOP, [*GEZIN, '=IF(TRUE,"ja","nee")'], ["K2", *GEZIN[1:], "ja"])
    uitslag = importeer(tafel, "2026-11-23", blad, "--afgewezen", "fout.csv")
    assert (uitslag["code"], uitslag["toegevoegd"], uitslag["afgewezen"]) == (65, 1, 1)
    [fout] = uitslag["fouten"]
    assert (fout["rij"], fout["kolom"], fout["waarde"]) == (2, "crisis", None)
    assert "formule zonder berekende waarde" in fout["reden"]
    assert "bewaar het bestand in Excel" in fout["reden"]
    # The file of refusals does not lose the word either: not until somebody typed it.
    tekst = Path("fout.csv").read_text(encoding="utf-8-sig")
    nogmaals = importeer(tafel, "2026-11-23", tekst)
    assert (nogmaals["code"], nogmaals["fouten"][0]["kolom"]) == (65, "crisis")
    beter = importeer(tafel, "2026-11-23", tekst.replace("#FORMULE?", "ja"))
    assert (beter["code"], beter["toegevoegd"]) == (0, 1)
    assert waarden(tafel, "M2")["crisis"] == "ja"


@pytest.mark.parametrize("kolom", range(10))
def test_no_column_at_all_loses_a_formula(tafel: Tafel, kolom: int) -> None:
    rij: list[object] = [*GEZIN, "nee"]
    rij[kolom] = "=A1"
    uitslag = importeer(tafel, "2026-11-23", werkmap(KOP, rij))
    assert (uitslag["code"], uitslag["toegevoegd"], len(uitslag["fouten"])) == (65, 0, 1)


def test_a_row_of_nothing_but_a_formula_is_no_blank_row(tafel: Tafel) -> None:
    uitslag = importeer(tafel, "2026-11-23", werkmap(KOP, [*GEZIN, "nee"], ["=A2"]))
    assert (uitslag["gelezen"], uitslag["afgewezen"]) == (2, 1)


def test_a_formula_for_a_heading_refuses_the_file(tafel: Tafel) -> None:
    uitslag = importeer(tafel, "2026-11-23", werkmap([*KOP[:-1], '="crisis"'], [*GEZIN, "ja"]))
    assert (uitslag["code"], uitslag["toegevoegd"]) == (65, 0)
    assert (uitslag["fouten"][0]["rij"], "kopregel" in uitslag["fouten"][0]["reden"]) == (
        *(None, True),
    )


@pytest.mark.parametrize(
    ("xml", "herrekenen", "crisis"),
    [
        ('<c r="J2" t="str"><f>"ja"</f><v>ja</v></c>', False, "ja"),
        ('<c r="J2"><f>1-1</f><v>0</v></c>', False, "nee"),
        ('<c r="J2" t="str"><f>""</f><v></v></c>', False, None),
        ('<c r="J2"><f>IF(1,"ja")</f></c>', False, "geweigerd"),
        ('<c r="J2"><f>IF(1,"ja")</f><v></v></c>', False, "geweigerd"),
        ('<c r="J2"><f>IF(1,"ja")</f><v>0</v></c>', True, "geweigerd"),
    ],
    ids=["text", "number", "empty text", "no value", "an empty value", "a 0 to be worked out"],
)
def test_what_excel_worked_out_goes_in_and_what_nobody_did_is_refused(
    tafel: Tafel, xml: str, herrekenen: bool, crisis: str | None
) -> None:
    blad = met_cel(werkmap(KOP, [*GEZIN, "=A1"]), "J2", xml, herrekenen=herrekenen)
    uitslag = importeer(tafel, "2026-11-23", blad)
    if crisis == "geweigerd":
        assert [fout["kolom"] for fout in uitslag["fouten"]] == ["crisis"]
        return
    assert uitslag["code"] == 0, uitslag
    assert waarden(tafel, "M1").get("crisis") == crisis


def test_the_rows_under_an_array_formula_are_not_empty_either(tafel: Tafel) -> None:
    rijen = [[f"K{n}", *GEZIN[1:], "nee"] for n in (1, 2, 3)]
    blad = werkmap(KOP, [*rijen[0][:-1], "=A1"], rijen[1][:-1], rijen[2])
    xml = '<c r="J2"><f t="array" ref="J2:J3">A1:A2</f></c>'
    uitslag = importeer(tafel, "2026-11-23", met_cel(blad, "J2", xml, herrekenen=False))
    assert [(fout["rij"], fout["kolom"]) for fout in uitslag["fouten"]] == [
        (2, "crisis"),
        (3, "crisis"),
    ]


def test_a_formula_in_the_sociale_kaart_is_refused_too(tafel: Tafel) -> None:
    kop = ["organisatie", "product", "leeftijd", "wachttijd"]
    Path("kaart.xlsx").write_bytes(
        werkmap(kop, ["MaDi", "Budgetcursus", "=A1", 2], ["Altra", "Thuisbegeleiding", "0-18", 3])
    )
    uit = tafel("aanbod", "laad", "kaart.xlsx", "-f", "json")
    uitslag = json.loads(uit.stdout)
    assert (uit.exit_code, uitslag["toegevoegd"], uitslag["afgewezen"]) == (65, 1, 1)
    [fout] = uitslag["fouten"]
    assert (fout["rij"], fout["kolom"]) == (2, "leeftijd")
    assert "formule" in fout["reden"]
