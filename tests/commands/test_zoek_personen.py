"""`tafel zoek` finds who belongs to a casus without a melding, and where he or she lives now."""

from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, lees, sql
from tests.conftest import Tafel
from tests.scenario.hulp import nieuwe_casus

OUD = {"postcode": "1102 AB", "huisnummer": "12"}
NIEUW = ("--postcode", "1103 CD", "--huisnummer", "5")


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1: Fatima (1.1, of M1), Noor (1.2, from its list) and Ruben (1.3, who joined)."""
    kinderen = {"inwonende-kinderen": "Noor 2015-03-01"}
    assert nieuwe_casus(register, GEZIN | OUD | kinderen) == 1
    doe(register, "huishouden", "erbij", "1.k1")
    wie = ("--voornaam", "Ruben", "--achternaam", "Wolff", "--rol", "partner", "--op", "vandaag")
    doe(register, "huishouden", "erbij", "1", *wie)
    return register


def doe(tafel: Tafel, *opdracht: str) -> None:
    gedaan = tafel(*opdracht)
    assert gedaan.exit_code == 0, (opdracht, gedaan.stderr)


def nummers(tafel: Tafel, vraag: str) -> list[str]:
    return [treffer["nummer"] for treffer in lees(tafel, "zoek", vraag)]


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("Noor", ["1.2"]),
        ("noor", ["1.2"]),
        ("ruben wolff", ["1.3"]),
        ("Wolff, R.", ["1.3"]),
        ("Pinas", ["1"]),
        ("1102 AB 12", ["1", "1.2", "1.3"]),
        ("1102ab", ["1", "1.2", "1.3"]),
        ("1", ["1"]),
        ("Noor Wolff", []),
    ],
)
def test_who_is_of_the_household(gezin: Tafel, vraag: str, gevonden: list[str]) -> None:
    gedaan = gezin("zoek", vraag, "-f", "csv")
    assert gedaan.exit_code == (0 if gevonden else 66)
    assert [rij.split(";")[0] for rij in gedaan.stdout.splitlines()[1:]] == gevonden


def test_it_is_the_casus_and_names_are_asked_for(gezin: Tafel, tmp_path: Path) -> None:
    [ruben] = lees(gezin, "zoek", "Wolff")
    assert ruben == {
        "nummer": "1.3",
        "soort": "casus",
        "wie": "R.W.",
        "waar": "1102 AB 12",
        "tafel": ruben["tafel"],
        "status": "open",
    }
    assert "Wolff" not in gezin("zoek", "Wolff").stdout
    assert "Ruben Wolff" in gezin("zoek", "Wolff", "--namen").stdout
    [gelogd] = sql(tmp_path, "SELECT DISTINCT onderwerp FROM logregel WHERE handeling = 'zoek'")
    assert gelogd == ("1 gevonden",)


def test_where_they_live_since_they_left(gezin: Tafel) -> None:
    doe(gezin, "huishouden", "splits", "1.2", "--op", "2026-11-20", *NIEUW)
    assert nummers(gezin, "1103 CD 5") == ["1.2"]
    [noor] = lees(gezin, "zoek", "Noor")
    assert (noor["nummer"], noor["waar"]) == ("1.2", "1103 CD 5")
    hier = {treffer["nummer"]: treffer["waar"] for treffer in lees(gezin, "zoek", "1102 AB 12")}
    assert hier["1.2"] == "eerder adres; nu 1103 CD 5"
    doe(gezin, "casus", "splits", "1", "1.2", "--ja")
    assert [nummers(gezin, vraag) for vraag in ("Noor", "1103 CD", "2")] == [["2.1"]] * 3


@pytest.mark.parametrize("vraag", ["1103 CD 5", "1103cd5", "1103 CD"])
def test_a_shielded_address_finds_nobody(gezin: Tafel, vraag: str) -> None:
    doe(gezin, "huishouden", "splits", "1.2", "--op", "2026-11-20", *NIEUW)
    doe(gezin, "persoon", "afschermen", "1.2")
    assert gezin("zoek", vraag).exit_code == 66
    [noor] = lees(gezin, "zoek", "Noor")
    assert noor["waar"] == "adres afgeschermd"
    assert "1.2" not in nummers(gezin, "1102 AB 12")
