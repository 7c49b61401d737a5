"""What stands around the list: titles, totals, empty columns, other sheets."""

import datetime as dt

import pytest
from openpyxl import Workbook

from tests.conftest import Tafel
from tests.excel import eerste_blad, werkmap
from tests.invoer.hulp import Importeer, tellers, waarden

# Titles, totals and sources

RIJEN = "kenmerk;naam;leeftijd;reden\nA;Jan Vos;36;hulp\nB;Piet Bos;40;hulp\n"


@pytest.mark.parametrize(
    ("voor", "na", "over"),
    [
        ("Meldingen week 48\n", "", 1),
        ("Gemeente;Zuidoost;;\n\nDatum:;20-11-2026;;\n;;;\n", "", 2),
        ("Naam;rapport\nOverzicht;1\n", "", 2),
        ("", "Totaal 12\n", 1),
        ("", "Totaal;;76;\n", 1),
        ("", "\nAantal:;2;;\nBron: loket Zuidoost\n", 2),
        ("", "Bron:;GGD;;\nPeildatum: 20-11-2026;;;\nPagina 1 van 1;;;\n", 3),
        ("", "Subtotaal;;;\nEindtotaal;2;76;\n", 2),
        ("Titel\n", "Afgedrukt op 20-11-2026\n", 2),
        ("", "Totaal;2;;\nBron: loket;;;\nOpgemaakt door: A. Jansen, 27-11-2026;;;\n", 3),
        ("", ";Gemiddelde leeftijd: 17;;\nGem. leeftijd;;34,5;\n;;Mediaan: 34;\n", 3),
        ("", "Som;2;76;\nPrintdatum 27-11-2026 09:12;;;\nPrintdatum;27-11-2026;;\n", 3),
        ("", "2;Totaal;;\n(c) Gemeente Amsterdam;;;\nStrikt vertrouwelijk;;;\n", 3),
    ],
)
def test_rows_that_are_no_melding_are_left_out_and_counted(
    importeer: Importeer, voor: str, na: str, over: int
) -> None:
    uit, uitslag = importeer(f"{voor}{RIJEN}{na}")
    if over:
        assert (uit.exit_code, tellers(uitslag)) == (0, (2, 0, 0, 0))
        assert "overgeslagen: een titel, een totaal of een bron" in uit.stderr
    assert uitslag["overgeslagen"] == over


@pytest.mark.parametrize(
    "bijschrift",
    [
        "Alleen voor intern gebruik;;;",
        "Verwerkt deze maand;1;;",
        ";1;;",
        ";Nog te bellen: zie map;;",
        "Uitdraai 3: december;;;",
    ],
)
def test_a_label_that_is_not_known_is_refused_and_hides_no_total(
    importeer: Importeer, bijschrift: str
) -> None:
    uit, uitslag = importeer(f"{RIJEN}Totaal;2;;\n{bijschrift}\nBron: loket;;;\n")
    assert (uit.exit_code, tellers(uitslag), uitslag["overgeslagen"]) == (65, (2, 0, 0, 1), 2)
    [fout] = uitslag["fouten"]
    assert (fout["rij"], fout["kolom"], fout["waarde"]) == (5, None, None)
    assert "over wie" in fout["reden"]


@pytest.mark.parametrize(
    "rij",
    [
        ";Som;45;",
        "C-2026 12;;;",
        ";Kees Tak;;",
        "Totaal;Jan Vos;36;",
        "Bron;Anna;;",
        ";Bron;;",
        "Aantal Vermeer;;36;",
        "C;Totaal;36;hulp",
        "C;;36;Bron: buurman",
    ],
)
def test_a_melding_that_looks_like_one_is_kept(importeer: Importeer, rij: str) -> None:
    _, uitslag = importeer(f"{RIJEN}{rij}\n")
    assert (tellers(uitslag)[0], uitslag["overgeslagen"]) == (3, 0)


def test_a_total_with_meldingen_below_it_is_a_row_like_any(importeer: Importeer) -> None:
    _, uitslag = importeer(f"{RIJEN}Totaal;;76;\nC;Kees Tak;50;\n")
    assert (tellers(uitslag)[0], uitslag["overgeslagen"]) == (4, 0)


def test_the_rows_keep_their_numbers(importeer: Importeer) -> None:
    uit, uitslag = importeer(f"Week 48\n\n{RIJEN}C;Kees Tak;oud;\nTotaal;3;;\n")
    assert [(f["rij"], f["kolom"]) for f in uitslag["fouten"]] == [(6, "leeftijd")]
    assert "rij 1 en 7: overgeslagen" in uit.stderr


KOP = ["kenmerk", "naam", "geboortedatum", "leeftijd"]


def test_a_title_and_an_empty_first_column_in_excel(importeer: Importeer, tafel: Tafel) -> None:
    bestand = werkmap(
        ["Overzicht meldingen"],
        [],
        [None, None, "week 48"],
        [None, *KOP],
        [None, "A", "Jan Vos", dt.date(1990, 3, 12), 36],
        [None, "Totaal", None, None, 1],
    )
    uit, uitslag = importeer(bestand)
    assert (uit.exit_code, tellers(uitslag), uitslag["overgeslagen"]) == (0, (1, 0, 0, 0), 3)
    assert waarden(tafel)["geboortedatum"] == "1990-03-12"


def test_an_empty_first_column_in_csv(importeer: Importeer) -> None:
    assert tellers(importeer(";kenmerk;naam\n;A;Jan Vos\n;B;Piet Bos\n")[1]) == (2, 0, 0, 0)


@pytest.mark.parametrize(
    ("cel", "bewaard"),
    [
        (dt.date(2026, 11, 12), "2026-11-12"),
        (dt.datetime(2026, 11, 12), "2026-11-12"),
        (dt.datetime(2026, 11, 12, 14, 30), "2026-11-12 14:30"),
        (dt.time(14, 30), "14:30:00"),
        (dt.date(1999, 1, 1), "1999-01-01"),
    ],
)
def test_a_real_date_under_an_unknown_header_stays_one(
    importeer: Importeer, tafel: Tafel, cel: object, bewaard: str
) -> None:
    importeer(werkmap(["kenmerk", "naam", "Laatst gezien"], ["A", "Jan Vos", cel]))
    assert waarden(tafel)["opmerkingen"] == f"Laatst gezien: {bewaard}"


@pytest.mark.parametrize(
    "lijsten",
    [
        [["Keuzes", "Lijst 2"], ["ja", "loket"], ["nee", "telefoon"]],
        [["crisis"], ["spoed"]][1:],
        [["Toelichting"], ["Vul dit blad in"]],
        [["1", "2"], ["wonen", "crisis"], ["overlast", "spoed"], ["onderwijs", "ja"]],
        [["Uitleg"], ["crisis"], ["wonen"]],
    ],
)
def test_a_second_sheet_with_an_unknown_header_does_not_count(
    importeer: Importeer, lijsten: list[list[str]]
) -> None:
    def erbij(boek: Workbook) -> None:
        blad = boek.create_sheet("Lijsten", 0)
        for rij in lijsten:
            blad.append(rij)

    uit, uitslag = importeer(werkmap(["kenmerk", "naam"], ["A", "Jan Vos"], vul=erbij))
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
    assert "blad 1 is niet gelezen" in uit.stderr


@pytest.mark.parametrize(
    "lijsten",
    [
        [
            ["Kanaal", "Urgentie"],
            ["loket", "regulier"],
            ["telefoon", "spoed"],
            ["school", "crisis"],
        ],
        [["Lijsten"], ["Kanaal", "Urgentie"], ["loket", "regulier"], ["telefoon", "spoed"]],
        [
            ["Woonsituatie", "Jeugdhulp", "Crisis"],
            ["thuis", "OTS", "ja"],
            ["zelfst.", "geen", "nee"],
        ],
        [["Buurt", "Organisatie"], ["Gein", "MaDi"], ["Holendrecht", "Altra"], [None, "Spirit"]],
        [["Organisatie", "Naam melder", "Tel. melder"], ["MaDi", "Jo", 1], ["Altra", "Bo", 2]],
    ],
)
@pytest.mark.parametrize("plaats", [0, 1])
def test_a_second_sheet_with_nothing_but_lists_does_not_count(
    importeer: Importeer, lijsten: list[list[object]], plaats: int
) -> None:
    def erbij(boek: Workbook) -> None:
        blad = boek.create_sheet("Keuzes", plaats)
        for rij in lijsten:
            blad.append(rij)

    uit, uitslag = importeer(
        werkmap(["kenmerk", "naam", "urgentie"], ["A", "Jan Vos", "crisis"], vul=erbij)
    )
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
    assert f"blad {plaats + 1} is niet gelezen: er staat niets op dat hier hoort" in uit.stderr


@pytest.mark.parametrize(
    "blad",
    [
        [["Naam", "Urgentie"], ["Piet Bos", "crisis"]],
        [["Kenmerk", "Urgentie"], ["B", "crisis"], ["C", "spoed"]],
        [["Melder", "Urgentie"], ["MaDi", "crisis"], ["MaDi", "spoed"]],
        [["Reden", "Crisis"], ["slaat", "ja"], ["belt", "nee"]],
        [["Melder", "Crisis"], ["MaDi", "ja"]],
    ],
)
def test_a_second_sheet_with_meldingen_still_refuses_the_file(
    importeer: Importeer, blad: list[list[object]]
) -> None:
    def erbij(boek: Workbook) -> None:
        tweede = boek.create_sheet("Meer")
        for rij in blad:
            tweede.append(rij)

    uit, uitslag = importeer(werkmap(["kenmerk", "naam"], ["A", "Jan Vos"], vul=erbij))
    assert uit.exit_code == 65
    assert "meer dan één blad" in uitslag["fouten"][0]["reden"]


def test_a_total_that_excel_never_worked_out_is_no_melding(importeer: Importeer) -> None:
    def totaal(boek: Workbook) -> None:
        eerste_blad(boek)["C3"] = "=COUNTA(A2:A2)"

    _, uitslag = importeer(
        werkmap(["kenmerk", "naam", "leeftijd"], ["A", "Jan", 3], ["Totaal"], vul=totaal)
    )
    assert (tellers(uitslag), uitslag["overgeslagen"]) == ((1, 0, 0, 0), 1)
