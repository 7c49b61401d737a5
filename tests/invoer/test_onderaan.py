"""What stands below a list and is no melding; and who looks like it, and is."""

import datetime as dt
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from tests.excel import eerste_blad, werkmap
from tests.invoer.hulp import Importeer

KENMERK = "Kenmerk;Naam;Geb.dat.;Melder\n1;Jan Aa;1-1-1980;KCC\n"
NAAM = "Naam;Geboortedatum;Klas;Melder\nJan Aa;1-1-1980;3;KCC\n"


@pytest.mark.parametrize("lijst", [KENMERK, NAAM])
@pytest.mark.parametrize(
    "rij",
    [
        "Totaal 2 leerlingen;;;",
        "Totaal: 2 leerlingen;;;",
        ";Totaal: 2 leerlingen;;",
        "Eindtotaal leerlingen;2;;",
        "Gemiddelde leeftijd: 36,5 jaar;;;",
        "TOTAAL;;;\u20ac 200",
        "Subtotaal;;;EUR 1.200,50",
        "Totaal;1;;School",
        "Totaal;;;Basisschool De Ster",
        "* verplicht;;;",
        "*) verplicht veld;;;",
        "* = verplicht in te vullen;;;",
        "Velden met * zijn verplicht;;;",
        "Bron;Magister;;",
        "Bron:;Magister;;",
        "Export;Magister;;",
        "Opsteller;J. de Vries;;",
    ],
)
def test_a_total_a_source_and_a_note_are_left_out(
    importeer: Importeer, lijst: str, rij: str
) -> None:
    uit, uitslag = importeer(f"{lijst}{rij}\n")
    assert (uit.exit_code, uitslag["gelezen"], uitslag["overgeslagen"]) == (0, 1, 1)


@pytest.mark.parametrize("getal", [1, 0, 45, dt.date(1900, 2, 14)])
def test_a_total_below_dates_is_shown_as_one(importeer: Importeer, getal: object) -> None:
    def als_datum(boek: Workbook) -> None:
        eerste_blad(boek)["D3"].number_format = "dd-mm-yyyy"

    kop = ["kenmerk", "naam", "melder", "datum"]
    rijen: Sequence[Sequence[object]] = [
        kop,
        ["1", "Jan Aa", "KCC", dt.date(2026, 2, 1)],
        ["Eindtotaal", None, None, getal],
    ]
    uit, uitslag = importeer(werkmap(*rijen, vul=als_datum))
    assert (uit.exit_code, uitslag["gelezen"], uitslag["overgeslagen"]) == (0, 1, 1)


@pytest.mark.parametrize(
    "lijst",
    [
        f"{KENMERK}Bron;P. Bron;;\n",
        f"{KENMERK}Bron;P. Bron;1-2-1990;\n",
        f"{KENMERK}Bron;Anna;;\n",
        f"{KENMERK}Totaal;Jan Vos;;\n",
        f"{NAAM}Bron;1-2-1990;;\n",
        f"{NAAM}Bron;;;School\n",
        f"{NAAM}Stand;1990;3;\n",
        f"{NAAM}Totaal Jan;1-2-1990;;\n",
        f"{NAAM}Bron;Magister;;\nKees Bos;1990;;School\n",
        "Naam;Voornaam;Geboren\nAa;Jan;1990\nBron;Piet;\n",
        "kenmerk;naam;crisis\n1;Jan Aa;nee\nTotaal;;crisis\n",
        "kenmerk;naam;crisis\n1;Jan Aa;nee\nBron;;crisis\n",
    ],
)
def test_whoever_or_whatever_may_be_somebody_stays(importeer: Importeer, lijst: str) -> None:
    _, uitslag = importeer(lijst)
    assert uitslag["gelezen"] == lijst.count("\n") - 1
    assert uitslag["overgeslagen"] == 0
