"""Questions to the melders: a file for each, and what comes back changes what was asked."""

import json
import stat
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import Tafel

LIJST = (
    "kenmerk;melder;naam;leeftijd;kinderen;zorgen om kinderen;risico samenleving;crisis;datum\n"
    "L1;Loket Noord;Vos, Karel;31;;;;nee;20-11-2026\n"
    "L2;Loket Noord;Bos, Anna;41;geen;;;nee;20-11-2026\n"
    ";School De Ark;Stil, Jan;19;;;;nee;20-11-2026\n"
    "B1;;Rust, Piet;50;;;;nee;20-11-2026\n"
)
NOORD = "vragen/vragen-loket-noord-2026-11-23.xlsx"


@pytest.fixture
def wachtend(tafel: Tafel, tmp_path: Path) -> Path:
    """A register of which four meldingen wait for answers."""
    (tmp_path / "in.csv").write_text(LIJST)
    tafel("init")
    tafel("melding", "import", "in.csv")
    tafel("toedelen", "--alle")
    return tmp_path


def blad(pad: Path) -> list[list[Any]]:
    return [list(rij) for rij in openpyxl.load_workbook(pad)["Vragen"].values]


def vul_in(pad: Path, **antwoorden: str) -> None:
    """Fills in what is open: by a word of the question."""
    boek = openpyxl.load_workbook(pad)
    vel = boek["Vragen"]
    for plaats, kop in enumerate(vel[1], 1):
        for woord, antwoord in antwoorden.items():
            for rij in range(2, vel.max_row + 1):
                if woord in str(kop.value) and vel.cell(rij, plaats).value is None:
                    vel.cell(rij, plaats).value = antwoord
    boek.save(pad)


def waarden(tafel: Tafel, nummer: int) -> dict[str, Any]:
    uit = tafel("melding", "toon", f"M{nummer}", "--namen", "-f", "json")
    gevonden: dict[str, Any] = json.loads(uit.stdout)["waarden"]
    return gevonden


def test_each_melder_gets_a_file_without_names_with_only_what_is_open(
    tafel: Tafel, wachtend: Path
) -> None:
    uit = tafel("melding", "vragen", "--map", "vragen")
    assert uit.exit_code == 0, uit.stderr
    assert uit.stdout.splitlines() == [
        f"{NOORD}: 2 meldingen",
        "vragen/vragen-school-de-ark-2026-11-23.xlsx: 1 melding",
    ]
    assert "Zonder organisatie die kan antwoorden: M4" in uit.stderr
    noord = blad(wachtend / NOORD)
    assert noord[0][:5] == ["melding bij tafel", "melder", "kenmerk", "ontvangen op", "initialen"]
    assert [rij[:5] for rij in noord[1:]] == [
        ["M1", "Loket Noord", "L1", "2026-11-20", None],
        ["M2", "Loket Noord", "L2", "2026-11-20", None],
    ]
    assert all("?" in str(kop) for kop in noord[0][5:])
    school = blad(wachtend / "vragen" / "vragen-school-de-ark-2026-11-23.xlsx")
    assert school[1][:5] == ["M3", "School De Ark", None, "2026-11-20", "J.S."]
    tekst = json.dumps([noord, school])
    for naam in ("Vos", "Karel", "Bos", "Anna", "Stil", "Jan"):
        assert naam not in tekst
    assert stat.S_IMODE((wachtend / NOORD).stat().st_mode) == 0o600


def test_answers_come_back_with_import_and_the_melding_can_be_allocated(
    tafel: Tafel, wachtend: Path
) -> None:
    tafel("melding", "vragen", "--map", "vragen")
    open_ = [str(kop) for kop in blad(wachtend / NOORD)[0][5:]]
    assert any("kinderen" in kop for kop in open_), open_
    vul_in(wachtend / NOORD, kinderen="geen")
    uit = tafel("melding", "import", NOORD)
    assert uit.exit_code == 0, uit.stdout
    assert "2 gelezen: 0 toegevoegd" in uit.stdout
    assert waarden(tafel, 1)["inwonende_kinderen"] == "geen"
    assert waarden(tafel, 1)["achternaam"] == "Vos"
    opnieuw = tafel("melding", "import", NOORD)
    assert "2 gelezen: 0 toegevoegd, 0 gewijzigd, 2 al bekend" in opnieuw.stdout
    terug = tafel("melding", "import", "--ongedaan", "3", "--ja")
    assert terug.exit_code == 0, terug.stderr
    terug = tafel("melding", "import", "--ongedaan", "2", "--ja")
    assert terug.exit_code == 0, terug.stderr
    assert "inwonende_kinderen" not in waarden(tafel, 1)


def test_an_answer_about_another_melding_or_that_was_given_meanwhile_is_refused(
    tafel: Tafel, wachtend: Path
) -> None:
    (wachtend / "terug.csv").write_text(
        "melding bij tafel;melder;kenmerk;kinderen\n"
        "M1;Loket Noord;L2;geen\n"
        "M1;School De Ark;L1;geen\n"
        "M99;Loket Noord;L1;geen\n"
        "twaalf;Loket Noord;L1;geen\n"
        "M2;Loket Noord;L2;4 jaar\n"
        "m1;loket noord;L1;geen\n"
    )
    uit = tafel("melding", "import", "terug.csv", "-f", "json", "--afgewezen", "af.csv")
    uitslag = json.loads(uit.stdout)
    assert (uit.exit_code, uitslag["gewijzigd"], uitslag["afgewezen"]) == (65, 1, 5)
    assert [(fout["rij"], fout["kolom"]) for fout in uitslag["fouten"]] == [
        *((rij, "melding_bij_tafel") for rij in (2, 3, 4, 5)),
        (6, "inwonende_kinderen"),
    ]
    assert "intussen anders beantwoord; zie tafel melding toon M2" in uitslag["fouten"][4]["reden"]
    assert waarden(tafel, 2)["inwonende_kinderen"] == "geen"
    assert (wachtend / "af.csv").read_text("utf-8-sig").splitlines()[1].startswith("M1;")


def test_a_crisis_among_the_answers_is_told(tafel: Tafel, wachtend: Path) -> None:
    (wachtend / "in.csv").write_text("kenmerk;melder;naam\nX1;Loket Noord;Storm, E.\n")
    tafel("melding", "import", "in.csv")
    (wachtend / "terug.csv").write_text(
        "melding bij tafel;melder;kenmerk;crisis\nM5;Loket Noord;X1;ja\n"
    )
    uit = tafel("melding", "import", "terug.csv")
    assert uit.exit_code == 0, uit.stdout
    assert "CRISIS" in uit.stderr
    assert waarden(tafel, 5)["crisis"] == "ja"


def test_files_of_today_are_not_replaced_unasked(tafel: Tafel, wachtend: Path) -> None:
    tafel("melding", "vragen", "--map", "vragen")
    vul_in(wachtend / NOORD, kinderen="geen")
    eerst = (wachtend / NOORD).read_bytes()
    uit = tafel("melding", "vragen", "--map", "vragen")
    assert (uit.exit_code, "bestaat al" in uit.stderr) == (2, True)
    assert (wachtend / NOORD).read_bytes() == eerst
    assert tafel("melding", "vragen", "--map", "vragen", "--overschrijf").exit_code == 0


def test_nothing_to_ask_makes_no_folder(tafel: Tafel, tmp_path: Path) -> None:
    tafel("init")
    uit = tafel("melding", "vragen", "--map", "vragen")
    assert (uit.exit_code, "Geen enkele melding wacht op antwoord" in uit.stderr) == (0, True)
    assert not (tmp_path / "vragen").exists()
