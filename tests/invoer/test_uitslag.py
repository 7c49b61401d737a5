"""What an import prints fits a screen, and where the refused rows go."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import Tafel
from tests.excel import eerste_blad, werkmap
from tests.invoer.hulp import Importeer, aantal_meldingen, tellers

KOP = "Uw kenmerk;Naam *;Geb.dat.;Urgentie?;Problematiek\n"


def draai(tafel: Tafel, tmp_path: Path, tekst: str, *opties: str) -> list[str]:
    (tmp_path / "in.csv").write_text(tekst)
    uit = tafel("melding", "import", "in.csv", "-f", "tekst", *opties)
    assert uit.exit_code == 65
    return uit.stdout.splitlines()


def test_equal_refusals_are_one_line_with_their_rows_and_the_summary_is_last(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    rijen = [f"{n};Jan {n};{1950 + n};{'gauw' if n % 2 else 'spoed'};wonen" for n in range(1, 41)]
    regels = draai(tafel, tmp_path, KOP + "\n".join(rijen))
    geweigerd = ", ".join(str(n) for n in range(2, 26, 2))
    assert " ".join(regels[:-2]) == (
        f"in.csv, rij {geweigerd} en nog 8, Urgentie? «gauw»: staat niet in de lijst"
    )
    assert regels[-2] == "Urgentie?: kies uit regulier, spoed, crisis"
    assert regels[-1] == (
        "import 1: 40 gelezen: 20 toegevoegd, 0 gewijzigd, 0 al bekend, 20 afgewezen"
    )


def test_the_allowed_values_stand_there_once_and_every_text_once(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    waarden = ("gauw", "vlug", "gauw", "rap", "fluks", "dra", "weldra")
    regels = draai(tafel, tmp_path, KOP + "\n".join(f"{w};Jan Vos;1990;{w};" for w in waarden))
    tekst = " ".join(regels)
    assert tekst.count("kies uit") == 1
    assert "rij 2-8, Urgentie? «gauw», «vlug», «rap», «fluks», «dra», …: staat niet" in tekst


def test_other_reasons_and_columns_stay_apart(tafel: Tafel, register: Path, tmp_path: Path) -> None:
    rijen = "A;Jan Vos;31-02-1990;spoed;wonen\nB;Piet Bos;1990;spoed;woonen\nC;Ida Bol;oud;gauw;\n"
    regels = draai(tafel, tmp_path, KOP + rijen)
    tekst = " ".join(regels)
    for deel in (
        "in.csv, rij 2, Geb.dat. «31-02-1990»: deze datum bestaat niet",
        "in.csv, rij 3, Problematiek «woonen»: staat niet in de lijst (het dichtst erbij: wonen)",
        "in.csv, rij 4, Urgentie? «gauw»: staat niet in de lijst",
        "in.csv, rij 4, Geb.dat.: dit is geen datum",
    ):
        assert deel in tekst
    assert regels[-1].endswith("3 afgewezen")


def test_hundreds_of_reasons_still_fit(tafel: Tafel, register: Path, tmp_path: Path) -> None:
    rijen = "\n".join(f"{n};Jan Vos;1990;spoed;{'wonen|' * n}luk" for n in range(1, 200))
    regels = draai(tafel, tmp_path, KOP + rijen)
    assert len(regels) < 60
    assert any("en nog 179 redenen; zie -f json" in regel for regel in regels)


def test_equal_warnings_are_one_line(importeer: Importeer) -> None:
    rijen = "\n".join(f"K{n};{n + 20}" for n in range(30))
    uit, _ = importeer(f"kenmerk;leeftijd;hobby;kleur\n{rijen.replace(chr(10), ';;' + chr(10))};;")
    assert uit.stderr.count("de melding heeft geen naam") == 1
    assert "let op: in.csv, rij 2-31, achternaam: de melding heeft geen naam" in uit.stderr
    assert "let op: in.csv, hobby, kleur: onbekende kolom" in uit.stderr


# The refused rows

FOUT = (
    "nummer;naam;geboortedatum;huisnummer;reden\n"
    "007;Jan Vos;31-02-1990;2-3;=1+1\n"
    'B;Piet Bos;oud;12;"twee\nregels"\n'
    "C;Ida Bol;1990;14;goed\n"
)


def test_as_excel_they_are_texts_that_come_back_the_same(
    importeer: Importeer, tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    importeer(FOUT, "--afgewezen", "af.xlsx")
    boek = load_workbook(tmp_path / "af.xlsx")
    blad = eerste_blad(boek)
    rijen = [[cel.value for cel in rij] for rij in blad.iter_rows()]
    assert rijen[0] == ["nummer", "naam", "geboortedatum", "huisnummer", "reden", "reden_afwijzing"]
    assert rijen[1][:5] == ["007", "Jan Vos", "31-02-1990", "2-3", "=1+1"]
    assert rijen[2][4] == "twee\nregels"
    cellen = [cel for rij in blad.iter_rows(min_row=2) for cel in rij if cel.value is not None]
    assert {(cel.data_type, cel.number_format) for cel in cellen} == {("s", "@")}
    assert (tmp_path / "af.xlsx").stat().st_mode & 0o777 == 0o600

    uit = tafel("melding", "import", "af.xlsx", "--afgewezen", "weer.csv")
    assert uit.exit_code == 65
    with (tmp_path / "weer.csv").open(encoding="utf-8-sig", newline="") as bestand:
        weer = list(csv.reader(bestand, delimiter=";"))
    assert weer[1][:5] == ["007", "Jan Vos", "31-02-1990", "2-3", "'=1+1"]
    assert weer[2][4] == "twee\nregels"

    blad["C2"], blad["C3"] = "28-02-1990", "1990"
    boek.save(tmp_path / "goed.xlsx")
    assert tafel("melding", "import", "goed.xlsx").exit_code == 0
    assert aantal_meldingen(register) == 3


@pytest.mark.parametrize("naam", ["af.csv", "af.xlsx", "AF.XLSX", "af.txt", "af"])
def test_they_never_replace_a_file_unless_told_to(
    importeer: Importeer, tafel: Tafel, register: Path, tmp_path: Path, naam: str
) -> None:
    importeer(FOUT)
    (tmp_path / naam).write_bytes(b"van mij")
    for proef in ((), ("--proef",)):
        uit = tafel("melding", "import", "in.csv", "--afgewezen", naam, *proef)
        assert (uit.exit_code, uit.stdout) == (2, "")
        assert "bestaat al; kies een andere naam, of geef --overschrijf" in uit.stderr
    assert (tmp_path / naam).read_bytes() == b"van mij"
    uit = tafel("melding", "import", "in.csv", "--afgewezen", naam, "--overschrijf")
    assert uit.exit_code == 65
    soort = b"PK" if naam.lower().endswith("xlsx") else b"\xef\xbb\xbf"
    assert (tmp_path / naam).read_bytes().startswith(soort)


@pytest.mark.parametrize("naam", ["af.ods", "af.xls", "af.xlsm", "af.pdf", "af.docx", "af.json"])
def test_a_kind_that_is_not_written_is_wrong_use(
    importeer: Importeer, tafel: Tafel, tmp_path: Path, naam: str
) -> None:
    importeer(FOUT)
    uit = tafel("melding", "import", "in.csv", "--proef", "--afgewezen", naam)
    assert (uit.exit_code, (tmp_path / naam).exists()) == (2, False)
    assert "eindigen op .csv of .xlsx" in uit.stderr


def test_overschrijf_belongs_to_afgewezen(importeer: Importeer, tafel: Tafel) -> None:
    importeer(FOUT)
    uit = tafel("melding", "import", "in.csv", "--proef", "--overschrijf")
    assert (uit.exit_code, "hoort bij --afgewezen" in uit.stderr) == (2, True)


def test_the_reason_calls_the_column_as_the_file_does(importeer: Importeer, tmp_path: Path) -> None:
    importeer(KOP + "A;Jan Vos;31-02-1990;spoed;\n", "--afgewezen", "af.csv")
    assert "Geb.dat.: deze datum bestaat niet" in (tmp_path / "af.csv").read_text()


def test_without_refused_rows_no_file_is_made(importeer: Importeer, tmp_path: Path) -> None:
    _, uitslag = importeer(werkmap(["kenmerk", "naam"], ["A", "Jan Vos"]), "--afgewezen", "af.xlsx")
    assert (tellers(uitslag), (tmp_path / "af.xlsx").exists()) == ((1, 0, 0, 0), False)


def test_of_an_address_of_many_households_the_rows_are_told_on_one_line(
    importeer: Importeer,
) -> None:
    """A shelter: of the first the others may be one household, after eight that is not asked."""
    rijen = [f"{n};Bewoner{'abcdefghijklmn'[n]};1102 AB;5;Zij belde" for n in range(14)]
    uit, _ = importeer("\n".join(["kenmerk;achternaam;postcode;huisnummer;reden", *rijen]) + "\n")
    regels = [regel for regel in uit.stderr.splitlines() if "huishoudens" in regel]
    [regel] = regels
    assert regel == (
        "let op: in.csv, rij 11-15: op dit adres staan al meer dan 8 huishoudens; "
        "niet gevraagd of het er een van is"
    )


def test_an_import_is_not_taken_back_when_the_answer_is_no(
    importeer: Importeer, tafel: Tafel, monkeypatch: pytest.MonkeyPatch
) -> None:
    importeer("naam;urgentie\nIda Bol;crisis\n")
    assert tafel("toedelen", "--alle").exit_code == 0
    monkeypatch.setattr("tafel.commands.melding.importuitslag.stdin_is_terminal", lambda: True)
    monkeypatch.setattr("tafel.commands.melding.importuitslag.bevestig", lambda _: False)
    uit = tafel("melding", "import", "--ongedaan", "1")
    assert uit.exit_code == 0
    assert "1 casus die alleen daardoor bestond, weg: 1" in uit.stderr
    assert uit.stderr.splitlines()[-1] == "Er is niets gewijzigd."
    assert tafel("melding", "toon", "M1").exit_code == 0


def test_a_text_that_is_shown_stands_beside_its_own_rows_alone(
    tafel: Tafel, register: Path
) -> None:
    """Two refused for one reason: `gisteren` might be a name, and the row had the other's value."""
    invoer = "kenmerk;naam;datum melding\n1;Jan;gisteren\n2;Wim;2026-11\n3;Eva;morgen\n"
    gezegd = " ".join(tafel("melding", "import", "-", input=invoer).stdout.split())
    assert "stdin, rij 2 en 4, datum melding: dit is geen datum" in gezegd
    assert "stdin, rij 3, datum melding \u00ab2026-11\u00bb: dit is geen datum" in gezegd
