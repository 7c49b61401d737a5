"""Two who turn out to be one, by hand: with both histories, and back."""

from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, lees, sql, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import nieuwe_casus

ELDERS = GEZIN | {"achternaam": "Pinas-Bos", "postcode": "1104 CC", "huisnummer": "8"}


@pytest.fixture
def twee(register: Tafel) -> Tafel:
    """Casus 1 of Fatima Pinas (M1), and casus 2 of Fatima Pinas-Bos (M2) at another address."""
    assert nieuwe_casus(register, GEZIN | {"postcode": "1102 AA", "huisnummer": "1"}) == 1
    assert nieuwe_casus(register, ELDERS) == 2
    return register


def test_one_person_one_casus_and_both_histories(twee: Tafel) -> None:
    twee("notitie", "2", "--tekst", "gebeld")
    gedaan = twee("persoon", "samenvoegen", "M2", "--met", "M1", "--ja")
    assert gedaan.exit_code == 0
    assert "M2: dezelfde persoon als M1; casus 1" in gedaan.stdout
    assert "Casus 2 is opgenomen in casus 1 en gesloten." in gedaan.stdout
    assert gedaan.stderr.endswith("Klopt het niet: tafel persoon losmaken M2\n")
    casus = lees(twee, "casus", "toon", "1")
    assert [m["melding"] for m in casus["meldingen"]] == ["M1", "M2"]
    assert [n["tekst"] for n in lees(twee, "casus", "toon", "2")["notities"]] == ["gebeld"]


def test_and_back_each_is_who_it_was(twee: Tafel) -> None:
    assert twee("persoon", "samenvoegen", "M2", "--met", "M1", "--ja").exit_code == 0
    assert twee("persoon", "losmaken", "M2", "--ja").exit_code == 0
    namen = {r["melding"]: r["naam"] for r in lees(twee, "melding", "lijst", "--namen")}
    assert namen == {"M1": "Fatima Pinas", "M2": "Fatima Pinas-Bos"}
    assert twee("casus", "toon", "M1").stdout.startswith("1 ")
    assert not twee("casus", "toon", "M2").stdout.startswith("1 ")


def test_the_papers_of_the_family_stay_about_the_family(register: Tafel) -> None:
    """Ali Bos '86 joins the household of Fatima Pinas '88; each names the child of 2014."""
    ali = ELDERS | {"achternaam": "Bos", "voornaam": "Ali", "geboortedatum": "03-06-1986"}
    assert nieuwe_casus(register, GEZIN | {"postcode": "1102 AA", "huisnummer": "1"}) == 1
    assert nieuwe_casus(register, ali) == 2
    gedaan = register("persoon", "samenvoegen", "M2", "--met", "M1", "--huishouden", "--ja")
    assert gedaan.exit_code == 0
    over = {rij["casus"]: rij["betrokkene"] for rij in lees(register, "casus", "lijst")}
    assert over == {1: "F.P. '88, kind '14", 2: "A.B. '86, kind '14"}  # 2 was taken up in 1
    [punt] = lees(register, "agenda", "--tafel", "jeugd")["punten"]
    assert punt["betrokkene"] == "F.P. '88, kind '14"


def test_one_household_stays_two_people(twee: Tafel) -> None:
    gedaan = twee("persoon", "samenvoegen", "M2", "--met", "M1", "--huishouden", "--ja")
    assert "M2: hetzelfde huishouden als M1; casus 1" in gedaan.stdout
    assert len(lees(twee, "casus", "toon", "1")["huishouden"]) == 2


@pytest.mark.parametrize(
    ("anders", "wat"),
    [
        ({"voornaam": "Farida"}, "voornaam"),
        ({"geboortedatum": "03-05-1988"}, "geboortedatum"),
        ({"voornaam": "Farida", "achternaam": "Bos"}, "voornaam en achternaam"),
    ],
)
def test_what_contradicts_it_is_said(register: Tafel, anders: dict[str, str], wat: str) -> None:
    voer_in(register, GEZIN, postcode="1102 AA", huisnummer="1")
    voer_in(register, GEZIN, postcode="1104 CC", huisnummer="8", **anders)
    gedaan = register("persoon", "samenvoegen", "M2", "--met", "M1", "--proef")
    zin = f"let op: {wat} verschilt; wie een tweeling is, is niet dezelfde"
    assert zin in gedaan.stderr
    assert "Farida" not in gedaan.stderr
    assert "dezelfde persoon als M1" in gedaan.stdout


def test_a_trial_keeps_nothing(twee: Tafel, tmp_path: Path) -> None:
    tellen = (
        "SELECT (SELECT count(*) FROM beoordeling), "
        "(SELECT count(*) FROM casus WHERE status = 'open')"
    )
    voor = sql(tmp_path, tellen)
    assert twee("persoon", "samenvoegen", "M2", "--met", "M1", "--proef").exit_code == 0
    assert sql(tmp_path, tellen) == voor


def test_what_cannot_be(twee: Tafel) -> None:
    for woorden, code, zin in (
        (("M2", "--met", "M1"), 2, "geef --ja"),
        (("M2",), 2, "bij welke melding hoort het?"),
        (("M2", "--met", "M2", "--ja"), 65, "M2 en M2 zijn al één persoon"),
        (("M2", "--met", "M99", "--ja"), 66, "M99"),
    ):
        gedaan = twee("persoon", "samenvoegen", *woorden)
        assert (gedaan.exit_code, zin in gedaan.stderr) == (code, True), gedaan
    assert twee("persoon", "samenvoegen", "M2", "--met", "M1", "--ja").exit_code == 0
    weer = twee("persoon", "samenvoegen", "M2", "--met", "M1", "--ja")
    assert (weer.exit_code, "zijn al één persoon" in weer.stderr) == (65, True)


def test_a_question_that_is_open_is_answered_where_it_is_asked(register: Tafel) -> None:
    """Same address, birth date and surname, a shorter first name."""
    voer_in(register, GEZIN, postcode="1102 AA", huisnummer="1")
    zonder = {naam: waarde for naam, waarde in GEZIN.items() if naam != "voornaam"}
    voer_in(register, zonder, postcode="1102 AA", huisnummer="1", voorletters="F.")
    gedaan = register("persoon", "samenvoegen", "M2", "--met", "M1", "--ja")
    assert gedaan.exit_code == 65
    assert "tafel melding beoordeel M2 --zelfde M1" in gedaan.stderr


def test_twins_are_never_joined_by_themselves(register: Tafel) -> None:
    """Same surname, birth date and address, two first names: two people of one household."""
    for naam in ("Noor", "Sem"):
        voer_in(register, GEZIN, postcode="1102 AA", huisnummer="1", voornaam=naam)
    leden = lees(register, "melding", "lijst", "--namen")
    assert sorted(r["naam"] for r in leden) == ["Noor Pinas", "Sem Pinas"]
    assert {r["status"] for r in leden} == {"nieuw"}
