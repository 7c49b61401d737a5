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
from tests.scenario.hulp import op, weigert

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
    gelezen = json.loads(
        op(tafel, "2026-11-23", "melding", "toon", melding, "--namen", "-f", "json").stdout
    )
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


# --- "the Monday file put the old age back"

TABEL = "kenmerk;melder;achternaam;leeftijd;reden;woonsituatie;problemen;crisis"


def rij(nr: int, **anders: str) -> str:
    """A row of somebody whom Z12 sends to Volwassenen, once that is known of him or her."""
    cellen = {
        "kenmerk": f"K{nr}",
        "melder": "Loket",
        "achternaam": f"Naam{nr}",
        "leeftijd": "40",
        "reden": "geheim verhaal",
        "woonsituatie": "zelfstandig",
        "problemen": "wonen|overlast",
        "crisis": "nee",
    }
    return ";".join((cellen | anders).values())


def bestand(*rijen: str) -> str:
    return "\n".join((TABEL, *rijen, ""))


def tellers(uitslag: Mapping[str, Any]) -> tuple[int, int, int]:
    return uitslag["toegevoegd"], uitslag["gewijzigd"], uitslag["al_bekend"]


def test_the_monday_file_put_the_old_age_back(tafel: Tafel) -> None:
    """By hand, then twice the same file: the old age stays away, and that is said."""
    importeer(tafel, "2026-11-02", bestand(rij(1)))
    op(tafel, "2026-11-03", "melding", "wijzig", "M1", "--leeftijd", "41")
    for dag in ("2026-11-09", "2026-11-16"):
        uitslag = importeer(tafel, dag, bestand(rij(1)))
        assert tellers(uitslag) == (0, 0, 1)
        assert uitslag["niet_teruggezet"] == [
            {"melding": "M1", "kolom": "leeftijd", "sinds": "2026-11-03", "import": None}
        ]
        regel = "niet teruggezet: M1 leeftijd, sinds 3-11 met de hand gewijzigd"
        assert regel in " ".join(uitslag["stderr"].split())
    assert waarden(tafel, "M1")["leeftijd"] == 41


def test_an_older_file_came_after_the_newer_one(tafel: Tafel) -> None:
    importeer(tafel, "2026-11-02", bestand(rij(1)))
    nieuwer = importeer(tafel, "2026-11-09", bestand(rij(1, leeftijd="41")))
    assert nieuwer["wijzigingen"] == [
        {"melding": "M1", "kolom": "leeftijd", "was": 40, "wordt": 41, "verborgen": False}
    ]
    ouder = importeer(tafel, "2026-11-10", bestand(rij(1, reden="een nieuw verhaal")))
    assert tellers(ouder) == (0, 1, 0)
    assert [w["kolom"] for w in ouder["wijzigingen"]] == ["reden"]
    assert ouder["niet_teruggezet"] == [
        {"melding": "M1", "kolom": "leeftijd", "sinds": "2026-11-09", "import": 2}
    ]
    assert tellers(importeer(tafel, "2026-11-11", bestand(rij(1)))) == (0, 0, 1)
    assert waarden(tafel, "M1")["leeftijd"] == 41
    # What the sender never sent before is news, and goes in.
    assert tellers(importeer(tafel, "2026-11-12", bestand(rij(1, leeftijd="42")))) == (0, 1, 0)
    assert waarden(tafel, "M1")["leeftijd"] == 42


def test_what_was_filled_in_by_hand_stays_while_the_file_is_silent(tafel: Tafel) -> None:
    importeer(tafel, "2026-11-02", bestand(rij(1, leeftijd="", woonsituatie="")))
    op(tafel, "2026-11-03", "melding", "wijzig", "M1", "--leeftijd", "41")
    uitslag = importeer(tafel, "2026-11-09", bestand(rij(1, leeftijd="", woonsituatie="inwonend")))
    assert [w["kolom"] for w in uitslag["wijzigingen"]] == ["woonsituatie"]
    assert (uitslag["niet_teruggezet"], waarden(tafel, "M1")["leeftijd"]) == ([], 41)


def test_a_crisis_that_is_not_put_back_is_called_first(tafel: Tafel) -> None:
    importeer(tafel, "2026-11-02", bestand(rij(1, crisis="ja")))
    op(tafel, "2026-11-03", "melding", "wijzig", "M1", "--crisis", "nee", "--leeftijd", "41")
    fout = importeer(tafel, "2026-11-09", bestand(rij(1, crisis="ja")))["stderr"].splitlines()
    assert fout[0].startswith("CRISIS niet teruggezet: M1 crisis, sinds 3-11 met de hand")
    assert waarden(tafel, "M1")["crisis"] == "nee"


def test_what_changed_is_said_column_by_column_but_not_who_or_what_was_told(tafel: Tafel) -> None:
    importeer(tafel, "2026-11-02", bestand(rij(1), rij(2)))
    nieuw = bestand(rij(1, leeftijd="41", reden="ander verhaal"), rij(2))
    Path("in.csv").write_text(nieuw)
    uit = op(tafel, "2026-11-09", "melding", "import", "in.csv")
    assert "gewijzigd: M1 leeftijd: 40 -> 41" in uit.stdout
    assert "gewijzigd: M1 reden\n" in uit.stdout
    assert "verhaal" not in uit.stdout + uit.stderr
    toon = op(tafel, "2026-11-10", "melding", "toon", "M1").stdout
    assert "9-11 leeftijd: 40 -> 41 (tester, import 2)" in " ".join(toon.split())


def test_a_changed_day_reads_as_a_day(tafel: Tafel) -> None:
    kop = "kenmerk;melder;achternaam;ontvangen op"
    importeer(tafel, "2026-10-01", f"{kop}\nK1;Loket;Vos;2026-09-07")
    Path("in.csv").write_text(f"{kop}\nK1;Loket;Vos;2026-09-28")
    uit = op(tafel, "2026-10-01", "melding", "import", "in.csv").stdout
    assert "M1 ontvangen op: ma 7-9-2026 -> ma 28-9-2026" in uit


# --- "the wrong file was in, and nobody could take it out"


def geheel(tmp_path: Path, *zonder: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the register but the log and the list of imports."""
    from tests.invoer.hulp import inhoud

    return inhoud(tmp_path / "register.db", "importering", "sqlite_sequence", *zonder)


VOLLEDIG = "kenmerk;melder;achternaam;leeftijd;woonsituatie;kinderen;problemen;regulier aanbod;"
VOLLEDIG += "zelf oplossen;risico samenleving;crisis;postcode;huisnummer"


def volledig(nr: int, leeftijd: str = "40", regulier: str = "ontoereikend") -> str:
    return (
        f"K{nr};Loket;Naam{nr};{leeftijd};zelfstandig;geen;wonen|overlast;{regulier};nee;ja;nee;"
        f"1102 AB;{nr}"
    )


def test_the_wrong_file_was_in_and_nobody_could_take_it_out(tafel: Tafel, tmp_path: Path) -> None:
    goed = "\n".join((VOLLEDIG, volledig(1)))
    fout = "\n".join((VOLLEDIG, volledig(1, "41"), volledig(2), volledig(3)))
    importeer(tafel, "2026-11-02", goed)
    op(tafel, "2026-11-02", "toedelen", "--alle")
    voor = geheel(tmp_path)
    assert tellers(importeer(tafel, "2026-11-09", fout)) == (2, 1, 0)
    op(tafel, "2026-11-09", "toedelen", "--alle")
    assert len(geheel(tmp_path)["casus"]) == 3

    proef = op(tafel, "2026-11-10", "melding", "import", "--ongedaan", "2", "--proef").stdout
    assert "2 verwijderd: M2-M3" in proef
    assert len(geheel(tmp_path)["casus"]) == 3
    uit = op(tafel, "2026-11-10", "melding", "import", "--ongedaan", "2", "--ja", "-f", "json")
    assert json.loads(uit.stdout) == {
        "import": 2,
        "proef": False,
        "verwijderd": ["M2", "M3"],
        "hersteld": ["M1"],
        "casussen": [2, 3],
        "uit_casussen": [],
        "crises": [],
        "crisiscasussen": [],
    }
    na = geheel(tmp_path)
    for tabel in ("casus", "persoon", "huishouden"):
        assert na[tabel] == voor[tabel], tabel
    assert (waarden(tafel, "M1")["leeftijd"], len(na["melding"])) == (40, 1)
    assert b"Naam3" not in (tmp_path / "register.db").read_bytes()
    toon = " ".join(op(tafel, "2026-11-10", "melding", "toon", "M1").stdout.split())
    assert "9-11 leeftijd: 40 -> 41 (tester, import 2)" in toon
    assert "10-11 leeftijd: 41 -> 40 (tester, import 2 ongedaan gemaakt)" in toon
    lijst = op(tafel, "2026-11-10", "melding", "imports", "-f", "csv").stdout.splitlines()
    assert lijst[0].endswith(";ongedaan_op;kenteken")
    assert [regel.split(";")[-2] for regel in lijst[1:]] == ["2026-11-10", ""]

    # The same file may come again, and gives new numbers.
    opnieuw = importeer(tafel, "2026-11-11", fout)
    assert (tellers(opnieuw), opnieuw["niet_teruggezet"]) == ((2, 1, 0), [])
    meldingen = json.loads(op(tafel, "2026-11-11", "melding", "lijst", "-f", "json").stdout)
    assert [m["melding"] for m in meldingen] == ["M5", "M4", "M1"]


def test_an_import_is_taken_back_once_and_only_if_it_is_there(tafel: Tafel) -> None:
    importeer(tafel, "2026-11-02", bestand(rij(1)))
    op(tafel, "2026-11-03", "melding", "import", "--ongedaan", "1", "--ja")
    [zin] = weigert(tafel, "2026-11-03", 76, "melding", "import", "--ongedaan", "1", "--ja")
    assert "al ongedaan gemaakt" in zin
    weigert(tafel, "2026-11-03", 66, "melding", "import", "--ongedaan", "7", "--ja")
    weigert(tafel, "2026-11-03", 2, "melding", "import", "in.bin", "--ongedaan", "1", "--ja")


def test_an_import_is_not_taken_back_for_good_without_a_yes(tafel: Tafel, tmp_path: Path) -> None:
    importeer(tafel, "2026-11-02", bestand(rij(1)))
    voor = geheel(tmp_path)
    [zin] = weigert(tafel, "2026-11-03", 2, "melding", "import", "--ongedaan", "1")
    assert "--ja" in zin
    assert "--proef" in zin
    assert geheel(tmp_path) == voor


def test_a_crisis_does_not_go_unseen_with_a_wrong_file(tafel: Tafel) -> None:
    """M1 becomes a crisis, M2 is one with an open casus, M3 is one that was not allocated yet."""
    ernst = [
        volledig(nr).replace(";ja;nee;1102", ";ja;ja;1102").replace(";geen;", ";4;")
        for nr in (1, 2, 3)
    ]
    importeer(tafel, "2026-11-02", "\n".join((VOLLEDIG, volledig(1))))
    importeer(tafel, "2026-11-09", "\n".join((VOLLEDIG, *ernst, volledig(4))))
    op(tafel, "2026-11-09", "toedelen", "M2", "M4")
    opdracht = ("melding", "import", "--ongedaan", "2", "--ja")
    zin = (
        "CRISIS: 3 crises gaan mee: M1-M3; casus met een open crisis: 1. "
        "Zijn zij echt, volg ze dan eerst op"
    )
    assert zin in " ".join(op(tafel, "2026-11-10", *opdracht, "--proef").stdout.split())
    uit = json.loads(op(tafel, "2026-11-10", *opdracht, "--proef", "-f", "json").stdout)
    assert (uit["crises"], uit["crisiscasussen"]) == (["M1", "M2", "M3"], [1])
    assert zin in " ".join(op(tafel, "2026-11-10", *opdracht, "--ja").stdout.split())


BOUWEN = {
    "a change by hand": ("melding", "wijzig", "M2", "--leeftijd", "50"),
    "feedback": ("melding", "terugkoppelen", "M2"),
    "another table": ("toedelen", "M2", "--tafel", "jong", "--motivering", "x"),
    "a note": ("notitie", "2", "--tekst", "x"),
    "a step": ("casus", "stap", "2", "4"),
    "sent back": ("melding", "terugleiden", "M2", "--naar", "madi"),
}


@pytest.mark.parametrize("daad", BOUWEN.values(), ids=BOUWEN)
def test_what_somebody_built_on_it_holds_the_whole_back(
    tafel: Tafel, tmp_path: Path, daad: tuple[str, ...]
) -> None:
    importeer(tafel, "2026-11-02", "\n".join((VOLLEDIG, volledig(1), volledig(2))))
    op(tafel, "2026-11-02", "toedelen", "--alle")
    op(tafel, "2026-11-03", *daad)
    voor = geheel(tmp_path)
    regels = weigert(tafel, "2026-11-04", 76, "melding", "import", "--ongedaan", "1", "--ja")
    assert "1 van haar meldingen" in regels[0]
    assert regels[1].strip().startswith("M2: ")
    assert geheel(tmp_path) == voor


EERST = "draai eerst import 2 terug: tafel melding import --ongedaan 2"


def test_a_later_delivery_is_taken_back_first(tafel: Tafel) -> None:
    importeer(tafel, "2026-11-02", bestand(rij(1)))
    importeer(tafel, "2026-11-09", bestand(rij(1, leeftijd="41")))
    regels = weigert(tafel, "2026-11-10", 76, "melding", "import", "--ongedaan", "1", "--ja")
    assert regels[1].strip() == f"M1: daarna door import 2 gewijzigd; {EERST}"
    op(tafel, "2026-11-10", "melding", "import", "--ongedaan", "2", "--ja")
    op(tafel, "2026-11-10", "melding", "import", "--ongedaan", "1", "--ja")
    assert op(tafel, "2026-11-10", "melding", "lijst", "-f", "json").stdout.strip() == "[]"


def test_what_a_good_file_delivered_too_is_not_lost_with_the_wrong_one(tafel: Tafel) -> None:
    importeer(tafel, "2026-11-02", bestand(rij(1), rij(2)))
    importeer(tafel, "2026-11-09", bestand(rij(2)))
    regels = weigert(tafel, "2026-11-10", 76, "melding", "import", "--ongedaan", "1", "--ja")
    assert [regel.strip() for regel in regels[1:]] == [f"M2: ook geleverd door import 2; {EERST}"]


def test_the_same_file_twice_held_the_first_import_for_ever(tafel: Tafel) -> None:
    tweemaal = "\n".join((VOLLEDIG, *map(volledig, (1, 2, 3))))
    for dag in ("02", "09", "16"):
        importeer(tafel, f"2026-11-{dag}", tweemaal)
    op(tafel, "2026-11-17", "toedelen", "--alle")
    for later in (2, 3):
        regels = weigert(tafel, "2026-11-17", 76, "melding", "import", "--ongedaan", "1", "--ja")
        assert (
            f"M1-M3: ook geleverd door import {later}; draai eerst import {later} terug"
            in (regels[1])
        )
        assert len(regels) == 2
        op(tafel, "2026-11-17", *regels[1].rsplit(": ", 1)[1].split()[1:], "--ja")
    op(tafel, "2026-11-17", "melding", "import", "--ongedaan", "1", "--ja")
    assert op(tafel, "2026-11-17", "melding", "lijst", "-f", "json").stdout.strip() == "[]"


def test_a_change_that_a_later_file_held_too_is_not_lost_without_it(tafel: Tafel) -> None:
    for dag, leeftijd in (("02", "40"), ("09", "41"), ("16", "41")):
        importeer(tafel, f"2026-11-{dag}", bestand(rij(1, leeftijd=leeftijd)))
    regels = weigert(tafel, "2026-11-17", 76, "melding", "import", "--ongedaan", "2", "--ja")
    assert "M1: ook geleverd door import 3; draai eerst import 3 terug" in regels[1]
    for nummer in ("3", "2", "1"):
        op(tafel, "2026-11-17", "melding", "import", "--ongedaan", nummer, "--ja")


# --- "it said that somebody had worked on it since, and nobody had"

EERDER = (
    (
        "2026-09-07",
        "afspraak",
        "add",
        "1",
        "--wat",
        "belt",
        "--organisatie",
        "madi",
        "--uiterlijk",
        "2026-10-01",
    ),
    ("2026-09-21", "overleg", "besluit", "1", "--tekst", "Altra belt."),
    ("2026-09-28", "notitie", "1", "--tekst", "gebeld"),
    ("2026-09-28", "casus", "afstemmen", "1", "--met", "madi"),
    ("2026-09-28", "escaleer", "1", "--spoor", "uitvoering", "--tegen", "altra"),
)
GEWIJZIGD = volledig(1).replace("wonen|overlast", "wonen|overlast|verslaving")


@pytest.fixture
def aangevuld(tafel: Tafel) -> Tafel:
    """A casus on which much was done, the last of it on the day of the import that changed it."""
    importeer(tafel, "2026-09-07", f"{VOLLEDIG}\n{volledig(1)}")
    op(tafel, "2026-09-07", "toedelen", "--alle")
    for dag, *daad in EERDER:
        op(tafel, dag, *daad)
    assert tellers(importeer(tafel, "2026-09-28", f"{VOLLEDIG}\n{GEWIJZIGD}")) == (0, 1, 0)
    return tafel


@pytest.mark.parametrize("toedelen", [False, True])
def test_what_was_done_before_an_import_does_not_hold_it(aangevuld: Tafel, toedelen: bool) -> None:
    if toedelen:
        op(aangevuld, "2026-09-28", "toedelen", "--alle")
    op(aangevuld, "2026-09-28", "melding", "import", "--ongedaan", "2", "--ja")
    assert waarden(aangevuld, "M1")["leefgebieden"] == "wonen|overlast"


@pytest.mark.parametrize("daad", [daad for _, *daad in EERDER], ids=lambda daad: daad[0])
def test_what_was_done_since_an_import_does(aangevuld: Tafel, daad: list[str]) -> None:
    op(aangevuld, "2026-09-28", *(deel.replace("altra", "madi") for deel in daad))
    regels = weigert(aangevuld, "2026-09-28", 76, "melding", "import", "--ongedaan", "2", "--ja")
    assert regels[1].strip().startswith("M1: ")


def test_numbers_that_are_given_again_hide_nothing(tafel: Tafel) -> None:
    importeer(tafel, "2026-11-02", "\n".join((VOLLEDIG, *map(volledig, (1, 2, 3)))))
    op(tafel, "2026-11-02", "toedelen", "--alle")
    importeer(tafel, "2026-11-03", "\n".join((VOLLEDIG, volledig(4))))
    op(tafel, "2026-11-03", "toedelen", "--alle")
    importeer(tafel, "2026-11-04", "\n".join((VOLLEDIG, volledig(4, "44"))))
    op(tafel, "2026-11-05", "melding", "import", "--ongedaan", "1", "--ja")
    op(tafel, "2026-11-05", "notitie", "4", "--tekst", "gebeld")
    weigert(tafel, "2026-11-05", 76, "melding", "import", "--ongedaan", "3", "--ja")


def test_a_melding_that_joined_a_casus_leaves_it_as_it_was(tafel: Tafel, tmp_path: Path) -> None:
    kop = VOLLEDIG + ";geboren"
    een = volledig(1).replace(";40;", ";;") + ";1986-03-04"
    importeer(tafel, "2026-11-02", f"{kop}\n{een}")
    op(tafel, "2026-11-02", "toedelen", "--alle")
    voor = geheel(tmp_path)
    importeer(tafel, "2026-11-09", "\n".join([kop, een.replace("K1;", "K9;")]))
    op(tafel, "2026-11-09", "toedelen", "--alle")
    assert [m["casus"] for m in json.loads(
        op(tafel, "2026-11-09", "melding", "lijst", "-f", "json").stdout
    )] == [1, 1]  # fmt: skip
    op(tafel, "2026-11-10", "melding", "import", "--ongedaan", "2", "--ja")
    na = geheel(tmp_path)
    assert {t for t in voor if voor[t] != na[t]} == set()


def test_an_address_that_it_completed_is_unknown_again(tafel: Tafel, tmp_path: Path) -> None:
    kop = "kenmerk;achternaam;geboren;postcode;huisnummer;buurt"
    importeer(tafel, "2026-11-02", f"{kop}\n1;Bakker;1990-03-04;1102 AB;5;")
    voor = geheel(tmp_path)
    importeer(tafel, "2026-11-09", f"{kop}\n2;Bakker;1990-03-04;1102 AB;5;Gein")
    assert waarden(tafel, "M1")["buurt"] == "Gein"
    op(tafel, "2026-11-10", "melding", "import", "--ongedaan", "2", "--ja")
    assert geheel(tmp_path) == voor


# --- new columns and values


def test_the_group_the_house_letter_and_the_new_channels_are_kept(tafel: Tafel) -> None:
    kop = "kenmerk;achternaam;kanaal;aanvliegroute;groep;huisnummer;huisletter;toevoeging;postcode"
    rijen = (
        "1;Vos;buur;groepsaanpak;Reigersbos 2;37;A;2;1106 AA",
        "2;Vos;Kerk;;;103;c;;1106 AB",
        "3;Vos;steunpunt;;;5;AB;;",
    )
    uitslag = importeer(tafel, "2026-11-23", "\n".join((kop, *rijen)))
    assert [(f["rij"], f["kolom"]) for f in uitslag["fouten"]] == [(4, "huisletter")]
    een, twee = waarden(tafel, "M1"), waarden(tafel, "M2")
    assert (een["kanaal"], een["aanvliegroute"], een["groep"]) == (
        *("buur", "groepsaanpak", "Reigersbos 2"),
    )
    assert (een["huisnummer"], een["huisletter"], een["toevoeging"]) == ("37", "A", "2")
    assert twee["kanaal"] == "vindplaats"
    gevonden = op(tafel, "2026-11-23", "zoek", "Vos", "-f", "csv").stdout
    assert "37 A-2" in gevonden
    assert "103 c" in gevonden


def test_a_house_letter_is_the_same_address_as_that_addition(tafel: Tafel, tmp_path: Path) -> None:
    kop = "kenmerk;achternaam;leeftijd;postcode;huisnummer;huisletter;toevoeging"
    rijen = ("1;Vos;40;1106 AA;12;a;", "2;Vos;30;1106 AA;12;;A", "3;Vos;20;1106 AA;12;B;")
    importeer(tafel, "2026-11-23", "\n".join((kop, *rijen)))
    assert [huis for _, huis, *_ in geheel(tmp_path)["persoon"]] == [1, 1, 2]
