"""Two headers for one column: taken as one when they never contradict each other, else refused."""

import csv
import json
from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import Importeer, inhoud, tellers, waarden

KOPPEN = [
    *("Naam;Naam cliënt", "Lft.;Leeft.", "Naam;naam *", "Datum;Ontvangstdatum", "Naam;Naam"),
    *("Geb.datum;Geboortedatum (dd-mm-jjjj)", "Datum;Datum melding", "Crisis?;Crisis"),
    *("Naam;Volledige naam", "Achternaam;Familienaam", "Melder;Gemeld door", "Urgentie;Spoed"),
    *("Reden melding;Reden", "Kenmerk;Referentie", "Dossiernummer;Zaaknr", "Buurt;Wijk"),
    *("Aanleiding;Reden melding", "Postcode;PC", "Huisnr;Hnr"),
]


def bestand(soort: str, *rijen: list[str]) -> str | bytes:
    tekst = "".join(";".join(rij) + "\n" for rij in rijen)
    return tekst if soort == "csv" else werkmap(*rijen)


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
@pytest.mark.parametrize("koppen", KOPPEN)
def test_that_contradict_each_other_the_file_is_refused_whatever_they_are_called(
    importeer: Importeer, tafel: Tafel, register: Path, koppen: str, soort: str
) -> None:
    eerst = inhoud(register)
    een, ander = koppen.split(";")
    uit, uitslag = importeer(bestand(soort, ["jeugdhulp", een, ander], ["geen", "1", "2"]))
    [fout] = uitslag["fouten"]
    assert (uit.exit_code, fout["rij"], inhoud(register)) == (65, None, eerst)
    assert f"twee keer in de kopregel ({een}, {ander})" in fout["reden"]
    assert fout["reden"].endswith("verwijder of hernoem er een")
    if een != ander:
        assert ", en in rij 2 staat daar niet hetzelfde; " in fout["reden"]
    gezegd = " ".join(tafel("melding", "import", "in.csv", "-f", "tekst").stdout.split())
    assert gezegd.startswith(f"in.csv, {ander}: dezelfde kolom staat twee keer")


GEBOREN = ["Geb.datum", "Naam", "Geboortedatum (dd-mm-jjjj)"]


@pytest.mark.parametrize(
    "rijen",
    [
        [["12-03-1990", "Vos", ""], ["", "Bos", " "]],
        [["", "Vos", "12-03-1990"], ["", "Bos", ""]],
        [["", "Vos", "12-03-1990"], ["", "Bos", "oud"]],
        [["", "Vos", "12-03-1990"], *[["", f"Bos {n}", "1990"] for n in range(30)]],
        [["12-03-1990", "Vos", ""], ["", "Bos", "1990"], ["onbekend", "Mol", "1991"]],
        [["12-03-1990", "Vos", "1990-03-12"], ["", "Bos", ""]],
        [["", "Vos", "12-03-1990"], *[["", f"Bos {n}", "1990"] for n in range(1200)]],
        [["12-03-1990", "Vos", "?"], ["Totaal", "1", "2"]],
    ],
)
@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_that_never_do_are_one_column(
    importeer: Importeer, tafel: Tafel, rijen: list[list[str]], soort: str
) -> None:
    uit, uitslag = importeer(bestand(soort, GEBOREN, *rijen))
    assert uitslag["import"] is not None, uit.stdout
    assert "onbekende kolom" not in uit.stderr
    gevonden = waarden(tafel)
    assert (gevonden["geboortedatum"], gevonden.get("opmerkingen")) == ("1990-03-12", None)


@pytest.mark.parametrize(
    ("koppen", "een", "ander", "kolom", "bewaard"),
    [
        ("Dossiernummer;Zaaknr", "D-1", "d-1 ", "kenmerk", "D-1"),
        ("Dossiernummer;Zaaknr", "", "Z-1", "kenmerk", "Z-1"),
        ("Naam;Volledige naam", "Vries, J. de", "J. de Vries", "achternaam", "Vries"),
        ("Datum;Datum melding", "1-11-2026", "2026-11-01", "ontvangen_op", "2026-11-01"),
        ("Crisis?;Crisis", "nee", "N", "crisis", "nee"),
        ("Lft.;Leeft.", "36", "36", "leeftijd", 36),
        ("Lft.;Leeft.", "36", "", "leeftijd", 36),
        ("Postcode;PC", "1102ab", "1102 AB", "postcode", "1102 AB"),
        ("Problematiek;Leefgebieden", "wonen, schulden", "schulden|wonen", "leefgebieden", None),
        ("Buurt;Wijk", "Holendrecht", "-", "buurt", "Holendrecht"),
        ("Tel. melder;E-mail melder", "020-1234567", "020-1234567", "melder_contact", None),
    ],
)
def test_both_may_say_the_same_in_other_words(
    importeer: Importeer,
    tafel: Tafel,
    koppen: str,
    een: str,
    ander: str,
    kolom: str,
    bewaard: object,
) -> None:
    uit, uitslag = importeer(f"{koppen};urgentie;voornaam\n{een};{ander};spoed;Noor\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0)), uit.stdout
    lijst = {"leefgebieden": "wonen|inkomen_schulden", "melder_contact": "020-1234567"}
    assert waarden(tafel)[kolom] == lijst.get(kolom, bewaard)


EEN_KOLOM = "zeggen hetzelfde; gelezen als één kolom"


@pytest.mark.parametrize("koppen", [kop for kop in KOPPEN if kop != "Naam;Naam"])
@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_which_columns_are_one_is_told_once(importeer: Importeer, koppen: str, soort: str) -> None:
    een, ander = koppen.split(";")
    rijen = [["onbekend", "onbekend"]] * 2
    uit, _ = importeer(bestand(soort, [een, ander, "voorletters"], *([*r, "J."] for r in rijen)))
    regels = [regel for regel in uit.stderr.splitlines() if EEN_KOLOM in regel]
    assert regels == [f"let op: in.csv, {een}, {ander}: {EEN_KOLOM}"]


def test_of_three_they_are_told_together_and_of_different_meaning_nothing(
    importeer: Importeer,
) -> None:
    kop = "Naam;Naam cliënt;Volledige naam;Tel. melder;E-mail melder;BSN;sofi"
    uit, uitslag = importeer(f"{kop}\nJan Vos;Jan Vos;;020-1234567;a@b.nl;;\n")
    assert tellers(uitslag) == (1, 0, 0, 0)
    assert uit.stderr.count(EEN_KOLOM) == 1
    assert f"Naam, Naam cliënt, Volledige naam: {EEN_KOLOM}" in uit.stderr


def test_in_supply_too(tafel: Tafel, register: Path, tmp_path: Path) -> None:
    (tmp_path / "kaart.csv").write_text("organisatie;product;dienst\nMaDi;Maatje;Maatje\n")
    uit = tafel("aanbod", "laad", "kaart.csv")
    assert uit.stderr.count(f"product, dienst: {EEN_KOLOM}") == 1


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_a_refused_cell_is_told_under_the_header_that_it_stands_below(
    importeer: Importeer, tafel: Tafel, tmp_path: Path, soort: str
) -> None:
    rijen = [["oud", "Vos", ""], ["", "Bos", "31-02-1990"], ["", "Mol", "3-4-2030"]]
    importeer(bestand(soort, GEBOREN, *rijen))
    uit = tafel("melding", "import", "in.csv", "--afgewezen", "af.csv", "-f", "tekst")
    tekst = " ".join(uit.stdout.split())
    assert "in.csv, rij 2, Geb.datum: dit is geen datum" in tekst
    assert "in.csv, rij 3, Geboortedatum (dd-mm-jjjj) «31-02-1990»: deze datum" in tekst
    assert "in.csv, rij 4, Geboortedatum (dd-mm-jjjj) «3-4-2030»" in tekst
    with (tmp_path / "af.csv").open(encoding="utf-8-sig", newline="") as open_:
        kop, *rest = csv.reader(open_, delimiter=";")
    assert kop == [*GEBOREN, "reden_afwijzing"]
    assert [rij[:3] for rij in rest] == rijen
    assert rest[0][3].startswith("Geb.datum: ")
    assert rest[1][3].startswith("Geboortedatum (dd-mm-jjjj): ")


def test_of_a_refused_row_both_telephone_and_mail_are_handed_back(
    importeer: Importeer, tmp_path: Path
) -> None:
    importeer(
        "naam;leeftijd;Tel. melder;E-mail melder\nVos;oud;020-1234567;\nBos;oud;;b@x.nl\n",
        "--afgewezen",
        "af.csv",
    )
    regels = (tmp_path / "af.csv").read_text(encoding="utf-8-sig").splitlines()
    assert regels[0] == "naam;leeftijd;Tel. melder;E-mail melder;reden_afwijzing"
    assert regels[1].startswith("Vos;oud;020-1234567;;")
    assert regels[2].startswith("Bos;oud;;b@x.nl;")


def test_of_two_files_each_with_headers_of_its_own_the_refused_rows_go_together(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("Zaaknr;Dossiernummer;Naam;Lft.\n;D1;Vos;oud\n")
    (tmp_path / "b.csv").write_text("Naam;Kenmerk;Lft.\nBos;K1;jong\n")
    tafel("melding", "import", "a.csv", "b.csv", "--afgewezen", "af.csv")
    regels = (tmp_path / "af.csv").read_text(encoding="utf-8-sig").splitlines()
    assert regels[0] == "Zaaknr;Dossiernummer;Naam;Lft.;reden_afwijzing"
    assert regels[1].startswith(";D1;Vos;oud;")
    assert regels[2].startswith("K1;;Bos;jong;")


@pytest.mark.parametrize(
    ("koppen", "rij", "code"),
    [
        ("Product;Naam", "Maatje;", 0),
        ("Product;Naam", ";Maatje", 0),
        ("Product;Naam", "Maatje;maatje", 0),
        ("Product;Naam", "Maatje;Anders", 65),
        ("Aanbod;Dienst", "-;Maatje", 0),
    ],
)
def test_a_sociale_kaart_is_read_alike(
    tafel: Tafel, register: Path, tmp_path: Path, koppen: str, rij: str, code: int
) -> None:
    (tmp_path / "kaart.csv").write_text(f"organisatie;{koppen};leefgebied\nMaDi;{rij};wonen\n")
    uit = tafel("aanbod", "laad", "kaart.csv", "-f", "tekst")
    assert uit.exit_code == code
    if code:
        assert f"twee keer in de kopregel ({koppen.replace(';', ', ')})" in uit.stderr
    else:
        [product] = json.loads(tafel("aanbod", "lijst", "-f", "json").stdout)
        assert product["naam"] == "Maatje"
