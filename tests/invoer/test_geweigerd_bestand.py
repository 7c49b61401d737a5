"""A file that is refused whole says at once which of its rows state a crisis, and names nobody."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import Importeer, aantal_meldingen, importeer_met_antwoord

BEL = "bel nu Bureau Jeugdzorg"
ZEKER = f"CRISIS: rij 3 van in.csv is geweigerd: {BEL}"
MISSCHIEN = f"CRISIS: rij 3 van in.csv is geweigerd en kan een crisis zijn: {BEL}"
GOED = "Datum;Naam;Crisis?\n1-11-2026;Rust, An;nee\n2-11-2026;Nood, Kim;ja\n"


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        pytest.param(
            "Datum;Datum melding;Naam;Crisis?\n1-11-2026;2-11-2026;Rust;n\n;;Nood, Kim;ja\n",
            ZEKER,
            id="a column twice",
        ),
        pytest.param("Naam;Naam;Crisis\nRust;;n\nNood, Kim;;ja\n", ZEKER, id="a header twice"),
        pytest.param(
            "Naam;Crisis;Crisis?\nRust;n;n\nNood, Kim;n;j\n", ZEKER, id="the crisis twice"
        ),
        pytest.param("Foto;Crisis?\na;nee\nNood Kim;x\n", ZEKER, id="nobody to be known"),
        pytest.param("Foto;Urgentie\na;spoed\nNood Kim;crisis\n", ZEKER, id="by its urgency"),
        pytest.param("Foto;Bar\na;b\nNood Kim;crisis thuis\n", MISSCHIEN, id="no header known"),
        pytest.param("Foto;Crisis nu\na;nee\nNood Kim;ja\n", MISSCHIEN, id="a header of theirs"),
        pytest.param("Foto;Crisis?\na;nee\nNood Kim;misschien\n", MISSCHIEN, id="the cell itself"),
        pytest.param(
            "Foto;Bar;Crisis?\na;b;nee\nNood Kim;x;b;ja\n", MISSCHIEN, id="another length"
        ),
        pytest.param(
            'Naam;Reden;Crisis\nRust;x;nee\nNood, Kim;"open;ja\nBos;x;nee\n',
            ZEKER,
            id="a quotation mark that is never closed",
        ),
        pytest.param(
            f"Naam;Crisis;{'x' * 300}\nRust;nee;\nNood, Kim;ja;\n", ZEKER, id="a long header"
        ),
        pytest.param("sep=|\nNaam|Crisis\nNood, Kim|ja\n", ZEKER.replace("3", "2"), id="separator"),
        pytest.param(GOED.encode("utf-16-le"), ZEKER, id="UTF-16 without a mark"),
        pytest.param(b"Naam;Crisis\nRust;n\nNood \x81\x8d Kim;ja\n", ZEKER, id="encoding"),
        pytest.param(b"\xef\xbb\xbfNaam;Crisis\nLo\xefs;n\nNood Kim;ja\n", ZEKER, id="not UTF-8"),
    ],
)
@pytest.mark.parametrize("opties", [(), ("--proef", "--stil")])
def test_its_crises_lay_in_it_unsaid(
    importeer: Importeer,
    tafel: Tafel,
    register: Path,
    tmp_path: Path,
    tekst: str | bytes,
    gezegd: str,
    opties: tuple[str, ...],
) -> None:
    (tmp_path / "in.csv").write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    voor = [optie for optie in opties if optie == "--stil"]
    na = [optie for optie in opties if optie != "--stil"]
    uit = tafel(*voor, "melding", "import", "in.csv", *na, "-f", "json")
    assert (uit.exit_code, aantal_meldingen(register)) == (65, 0)
    crises = [regel for regel in uit.stderr.splitlines() if regel.startswith("CRISIS")]
    assert crises == [gezegd]
    assert "bij acuut gevaar 112" in uit.stderr
    assert [naam for naam in ("Nood", "Kim", "thuis") if naam in uit.stderr + uit.stdout] == []


@pytest.mark.parametrize(
    "tekst",
    [
        "Naam;Naam;Crisis\nRust;;nee\nBos;;\n",
        "Foto;Crisis?;Reden\na;nee;geen crisis\n",
        "Foto;Urgentie\na;spoed\n",
        "Foto;Crisis?\nTotaal;\n",
        "Crisis nu;Foto\nnee;a\n",
        "crisis;Foto\nnee;a\n",
        "",
        "%PDF-1.7\ncrisis;naam\n",
        "\x89PNG crisis",
    ],
)
def test_without_one_nothing_is_said(importeer: Importeer, tekst: str) -> None:
    uit, _ = importeer(tekst.encode("latin-1"))
    assert (uit.exit_code, "CRISIS" in uit.stderr) == (65, False)


def test_a_good_file_beside_it_goes_in_and_both_are_said(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "goed.csv").write_text(GOED)
    (tmp_path / "fout.csv").write_text("Naam;Naam;Crisis\nNood;;ja\nBos;;ja\n")
    (tmp_path / "rij.csv").write_text("Naam;Leeftijd;Crisis\nNood;oud;ja\n")
    uit = tafel("melding", "import", "goed.csv", "fout.csv", "rij.csv")
    assert (uit.exit_code, aantal_meldingen(register)) == (65, 2)
    crises = [regel for regel in uit.stderr.splitlines() if regel.startswith("CRISIS")]
    assert crises == [
        "CRISIS: M2. Deel nu toe: tafel toedelen M2",
        f"CRISIS: rij 2-3 van fout.csv zijn geweigerd: {BEL}",
        f"CRISIS: rij 2 van rij.csv is geweigerd: {BEL}",
    ]


# Excel

KOP = ["Naam", "Crisis"]


def twee_bladen(boek: Workbook) -> None:
    ander = boek.create_sheet("Februari")
    ander.append(KOP)
    ander.append(["Rust", "nee"])
    ander.append(["Nood", "ja"])
    lijsten = boek.create_sheet("Lijsten")
    lijsten.append(["Urgentie", "Crisis"])
    lijsten.append(["crisis", "ja"])
    lijsten.append(["spoed", "nee"])


def test_of_more_sheets_each_is_named(importeer: Importeer) -> None:
    uit, _ = importeer(werkmap(KOP, ["Nood", "ja"], vul=twee_bladen))
    crises = [regel for regel in uit.stderr.splitlines() if regel.startswith("CRISIS")]
    assert crises == [
        f"CRISIS: rij 2 van in.csv, blad 1 is geweigerd: {BEL}",
        f"CRISIS: rij 3 van in.csv, blad 2 is geweigerd: {BEL}",
    ]


def test_a_title_and_a_total_are_none(importeer: Importeer) -> None:
    rijen: list[list[object]] = [["Crisis in week 47"], ["Naam", "Naam", "Crisis"]]
    uit, _ = importeer(werkmap(*rijen, ["Nood", None, "ja"], ["Totaal crisis", 1, None]))
    crises = [regel for regel in uit.stderr.splitlines() if regel.startswith("CRISIS")]
    assert crises == [ZEKER]


def test_a_formula_that_nobody_worked_out_may_be_one(importeer: Importeer) -> None:
    uit, _ = importeer(werkmap(["Naam", "Naam", "Crisis"], ["x"], ["Nood", None, '=IF(1,"ja","")']))
    assert MISSCHIEN in uit.stderr


def test_of_a_sheet_that_breaks_off_the_rows_before_that(importeer: Importeer) -> None:
    heel = werkmap(KOP, ["Rust", "nee"], ["Nood", "ja"], *[["Bos", "nee"]] * 3000)
    stuk = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(heel)) as bron, zipfile.ZipFile(stuk, "w") as doel:
        for deel in bron.namelist():
            inhoud = bron.read(deel)
            if deel.endswith("sheet1.xml"):
                inhoud = inhoud[: len(inhoud) // 2]
            doel.writestr(deel, inhoud)
    uit, uitslag = importeer(stuk.getvalue())
    assert "niet te lezen" in uitslag["fouten"][0]["reden"]
    assert ZEKER in uit.stderr


# Asked on a terminal


def test_who_answers_no_hears_it_too(
    register: Path, tmp_path: Path, omgeving: Mapping[str, str]
) -> None:
    tekst = "Foto;Crisis?\na;nee\nNood Kim;ja\n"
    code, gezegd = importeer_met_antwoord(tmp_path, omgeving, tekst, "n")
    assert code == 65
    assert ZEKER in gezegd
    assert aantal_meldingen(register) == 0


@pytest.mark.parametrize(
    ("inhoud", "wat"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\x00\x01", "een PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "een plaatje"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "een foto"),
        (b"\x1f\x8b\x08\x00\x00", "een ingepakt bestand"),
    ],
)
@pytest.mark.parametrize("naam", ["week.csv", "week.xlsx"])
@pytest.mark.parametrize("opdracht", [("melding", "import"), ("aanbod", "laad")])
def test_it_says_what_it_is_whatever_it_is_called(
    tafel: Tafel,
    register: Path,
    tmp_path: Path,
    opdracht: tuple[str, str],
    naam: str,
    inhoud: bytes,
    wat: str,
) -> None:
    (tmp_path / naam).write_bytes(inhoud)
    uit = tafel(*opdracht, naam)
    assert uit.exit_code == 65
    gezegd = " ".join((uit.stdout + uit.stderr).split())
    assert f"dit is {wat} en geen lijst; vraag de lijst als CSV of .xlsx" in gezegd
    assert "codering" not in gezegd
