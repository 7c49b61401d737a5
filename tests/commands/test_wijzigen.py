"""Changing a melding: what gives way to the new value, and what is not shown unasked."""

import json

import pytest

from tests.conftest import Tafel


@pytest.fixture
def melding(tafel: Tafel) -> Tafel:
    tafel("init")
    tafel("melding", "add", "--naam", "Jan Jansen", "--leeftijd", "40", "--huisnummer", "12 A")
    return tafel


def waarden(tafel: Tafel) -> dict[str, object]:
    gelezen: dict[str, dict[str, object]] = json.loads(
        tafel("melding", "toon", "M1", "--namen", "-f", "json").stdout
    )
    return gelezen["waarden"]


def test_a_whole_name_replaces_the_whole_name(melding: Tafel) -> None:
    melding("melding", "wijzig", "M1", "--naam", "Piet de Vries")
    nu = waarden(melding)
    assert (nu["voornaam"], nu["tussenvoegsel"], nu["achternaam"]) == ("Piet", "de", "Vries")
    assert "opmerkingen" not in nu


def test_a_house_number_with_its_addition_replaces_both(melding: Tafel) -> None:
    melding("melding", "wijzig", "M1", "--huisnummer", "14 B")
    nu = waarden(melding)
    assert (nu["huisnummer"], nu["toevoeging"]) == ("14", "B")


def test_a_name_among_the_remarks_is_shown_on_request_only(tafel: Tafel) -> None:
    tafel("init")
    tafel("melding", "add", "--naam", "Jan Geheim", "--achternaam", "Jansen", "--leeftijd", "40")
    assert waarden(tafel)["opmerkingen"] == "naam: Jan Geheim"
    assert "Geheim" not in tafel("melding", "toon", "M1").stdout
    assert "Geheim" in tafel("melding", "toon", "M1", "--namen").stdout


def test_a_casus_on_a_day_before_a_birth(tafel: Tafel) -> None:
    tafel("init")
    for kenmerk, dag, kinderen in (("A", "2026-01-05", "geen"), ("B", "2026-11-20", "2026-10-01")):
        tafel(
            *("melding", "add", "--kenmerk", kenmerk, "--naam", "Jan Jansen"),
            *("--geboortedatum", "1980-01-01", "--ontvangen-op", dag, "--aanvliegroute", "drugs"),
            *("--inwonende-kinderen", kinderen, "--woonsituatie", "zelfstandig", "--crisis", "nee"),
            *("--zorgen-om-kinderen", "nee"),
        )
        assert tafel("--vandaag", dag, "toedelen", "--alle").exit_code == 0
    assert tafel("agenda", "--tafel", "volw", "--datum", "2026-06-02").exit_code == 0
    assert tafel("--vandaag", "2026-06-02", "casus", "toon", "1").exit_code == 0


def test_an_institution_makes_no_household_with_those_next_door(tafel: Tafel) -> None:
    tafel("init")
    adres = ("--postcode", "1102 AB", "--huisnummer", "1", "--achternaam", "Bakker")
    tafel("melding", "add", *adres, "--woonsituatie", "instelling", "--leeftijd", "80")
    ander = tafel("melding", "add", *adres, "--woonsituatie", "zelfstandig", "--leeftijd", "30")
    assert "bij het huishouden gevoegd" not in ander.stderr
