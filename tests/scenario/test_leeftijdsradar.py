"""The age radar: who soon reaches an age at which table or law changes, and what (domain §14).

Today is Monday 23 November 2026; twelve weeks on is Monday 15 February 2027.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.casushulp import zet
from tests.commands.hulp import GEZIN
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte, weigert

DAG = "2026-11-23"


@pytest.fixture(autouse=True)
def register(tafel: Tafel) -> None:
    tafel("init")


def radar(tafel: Tafel, *opties: str) -> list[dict[str, Any]]:
    gevonden: list[dict[str, Any]] = lees_op(tafel, DAG, "casus", "lijst", *opties)
    return gevonden


def wie_wordt(tafel: Tafel, *opties: str) -> list[tuple[Any, ...]]:
    return [(r["casus"], r["wie"], r["wordt"], r["op"]) for r in radar(tafel, *opties)]


def met_kinderen(tafel: Tafel, kinderen: str, **anders: str) -> int:
    return nieuwe_casus(tafel, GEZIN | {"inwonende-kinderen": kinderen} | anders)


def test_the_last_day_counts_and_the_day_after_does_not(tafel: Tafel) -> None:
    met_kinderen(tafel, "Noor 15-02-2009|Bo 16-02-2009|Sam 23-11-2008|Kim 22-11-2008")
    assert wie_wordt(tafel, "--wordt", "18", "--binnen", "12w") == [
        (1, "S. '08", 18, "2026-11-23"),
        (1, "N. '09", 18, "2027-02-15"),
    ]
    assert wie_wordt(tafel, "--wordt", "18", "--binnen", "0d") == [(1, "S. '08", 18, "2026-11-23")]
    assert [naam for _, naam, *_ in wie_wordt(tafel, "--wordt", "18", "--binnen", "85d")] == [
        *("S. '08", "N. '09", "B. '09"),
    ]


def test_what_a_birthday_changes(tafel: Tafel) -> None:
    """17, 18, 23 and 25 of the profile, and 26, from where the rules decide otherwise; not 24."""
    jaren = {17: 2009, 18: 2008, 23: 2003, 24: 2002, 25: 2001, 26: 2000}
    met_kinderen(tafel, "|".join(f"0{j % 9 + 1}-12-{jaar}" for j, jaar in jaren.items()))
    gevonden = {r["wordt"]: r["wijzigt"][0] for r in radar(tafel, "--binnen", "4w")}
    assert gevonden == {
        17: "Jong Volwassenen kan",
        18: "recht wijzigt",
        23: "telt niet meer als inwonend kind",
        25: "richtlijn: bovengrens Jong Volwassenen",
    }
    assert [r["wijzigt"] for r in radar(tafel, "--wordt", "24", "--binnen", "4w")] == [[]]


def test_a_year_or_an_age_alone_may_be(tafel: Tafel) -> None:
    """Received today: who is 17 turns 18 tomorrow at the earliest, and a year on at the latest."""
    met_kinderen(tafel, "Noor 2009|Bo 17 jaar|Sam 2010|Kim ?|00-01-2009")
    gevonden = radar(tafel, "--wordt", "18", "--binnen", "12w")
    assert [(r["wie"], r["op"], r["kan_van"], r["kan_tot"]) for r in gevonden] == [
        ("B. 17 jr", None, "2026-11-24", "2027-11-23"),
        ("N. '09", None, "2027-01-01", "2027-12-31"),
        ("kind '09", None, "2027-01-01", "2027-01-31"),
    ]
    scherm = op(tafel, DAG, "casus", "lijst", "--wordt", "18").stdout
    assert "kan, 24-11-2026 t/m 23-11-2027" in scherm


def test_a_person_has_a_number_and_a_table_to_go_to(tafel: Tafel) -> None:
    """Noor, on her own, is of Jeugd en Gezin by Z09 up to the day on which she is 17 (Z08)."""
    nieuwe_casus(
        tafel,
        {
            "voornaam": "Noor",
            "achternaam": "Pinas",
            "geboortedatum": "10-12-2009",
            "woonsituatie": "zelfstandig",
            "inwonende-kinderen": "geen",
            "leefgebieden": "wonen|inkomen_schulden",
            "regulier-aanbod": "ontoereikend",
            "jeugdhulp": "geen",
            "crisis": "nee",
        },
    )
    [regel] = radar(tafel, "--wordt", "17")
    assert (regel["persoon"], regel["wie"], regel["op"]) == ("1.1", "N.P. '09", "2026-12-10")
    assert regel["wijzigt"] == ["Jong Volwassenen kan", "toedeling wordt Jong Volwassenen"]
    assert {"casus", "tafel", "stap", "categorie", "betrokkene", "geopend_op", "status"} <= {*regel}
    agenda = platte(op(tafel, DAG, "agenda", "--tafel", "jeugd").stdout)
    zin = "wordt 17 op 10-12: Jong Volwassenen kan, toedeling wordt Jong Volwassenen"
    assert f"Let op {zin}" in agenda


def test_the_first_birthday_comes_first_and_filters_hold(tafel: Tafel) -> None:
    een = met_kinderen(tafel, "Noor 10-01-2009")
    twee = met_kinderen(tafel, "Bo 10-12-2008|Sam 11-01-2009", achternaam="Stil")
    ander = {"achternaam": "Vos", "voornaam": "Karel", "geboortedatum": "11-11-1970"}
    drie = met_kinderen(tafel, "Kim 10-12-2003", **ander)
    dagen = [(r["casus"], r["op"]) for r in radar(tafel, "--wordt", "18")]
    assert dagen == [(twee, "2026-12-10"), (een, "2027-01-10"), (twee, "2027-01-11")]
    assert len(radar(tafel, "--wordt", "18", "--aantal", "2")) == 2
    assert radar(tafel, "--wordt", "18", "--tafel", "volw") == []
    oud = radar(tafel, "--wordt", "18,25", "--wordt", "23")
    assert [r["wordt"] for r in oud] == [23, 18, 18, 18]  # of one day the newest casus first
    assert {r["casus"] for r in radar(tafel, "--binnen", "12w")} == {een, twee, drie}
    csv = op(tafel, DAG, "casus", "lijst", "--wordt", "18", "-f", "csv").stdout.splitlines()
    assert csv[0].endswith(";persoon;wie;wordt;op;kan_van;kan_tot;wijzigt")
    assert len(csv) == 4


def test_a_closed_casus_is_not_on_the_radar(tafel: Tafel, tmp_path: Path) -> None:
    met_kinderen(tafel, "Noor 10-01-2009")
    assert len(radar(tafel, "--wordt", "18")) == 1
    zet(tmp_path, "UPDATE casus SET status = 'gesloten', gesloten_op = '2026-11-23'")
    assert radar(tafel, "--wordt", "18") == []


@pytest.mark.parametrize(
    ("opties", "zegt"),
    [
        (("--wordt", "achttien"), "--wordt: schrijf hele jaren"),
        (("--wordt", "18,"), "--wordt: schrijf hele jaren"),
        (("--wordt", "121"), "van 0 tot en met 120"),
        (("--wordt", "18", "--binnen", "gisteren"), "--binnen: kies een tijd die nog komt"),
        (("--wordt", "18", "--binnen", "12x"), "--binnen"),
        (("--binnen", "12w", "--status", "gesloten"), "laat --status gesloten weg"),
    ],
)
def test_what_cannot_be_asked(tafel: Tafel, opties: tuple[str, ...], zegt: str) -> None:
    assert zegt in weigert(tafel, DAG, 2, "casus", "lijst", *opties)[0]
