"""A casus that was closed comes back: who had it, why it ended, and never two at once."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import GEZIN, sql, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, nu_nodig, op, platte, weigert

DICHT, TERUG = "2026-11-23", "2027-02-01"
"""Closed on a Monday; back, before the nazorg of 23 February, on another."""
SLOT = ("casus", "sluit", "1", "--ja", "--evaluatie", "het gaat goed")
NOOR = GEZIN | {
    "inwonende-kinderen": "Noor 04-07-2014",
    "postcode": "1102 AB",
    "huisnummer": "7",
    "melder-organisatie": "school",
}


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1: a risicogezin; L. Oud of Altra is its gezinsmanager, M1's melder knows."""
    assert nieuwe_casus(register, NOOR) == 1
    op(register, DICHT, "casus", "verhelder", "1", "--multiprobleem", "nee")
    manager = ("--casemanager", "L. Oud", "--organisatie", "altra")
    op(register, DICHT, "casus", "overdragen", "1", *manager)
    op(register, DICHT, "melding", "terugkoppelen", "M1")
    return register


@pytest.fixture
def gesloten(gezin: Tafel) -> Tafel:
    op(gezin, DICHT, *SLOT, "--reden", "doelen_bereikt")
    return gezin


def komt_terug(tafel: Tafel, kenmerk: str, dag: str = TERUG, *args: str) -> tuple[Any, str]:
    """A new melding about the same family: its decision, and what is said with it."""
    opties = [d for k, w in (NOOR | {"kenmerk": kenmerk}).items() for d in (f"--{k}", w)]
    melding = op(tafel, dag, "melding", "add", *opties).stdout.strip()
    resultaat = op(tafel, dag, "toedelen", melding, "-f", "json", *args)
    [besluit] = json.loads(resultaat.stdout)
    return besluit, resultaat.stderr


def open_per_huishouden(tmp_path: Path) -> list[int]:
    """How many open casussen each household with one has."""
    vraag = "SELECT count(*) FROM casus WHERE status = 'open' GROUP BY huishouden"
    return [aantal for (aantal,) in sql(tmp_path, vraag)]


def test_a_family_comes_back_and_finds_its_gezinsmanager(gesloten: Tafel, tmp_path: Path) -> None:
    besluit, gezegd = komt_terug(gesloten, "terug")
    assert (besluit["casus"], besluit["tafel"]) == (2, "jeugd-en-gezin")
    assert gezegd == (
        "let op: M2: dit huishouden had casus 1, gesloten op 23-11-2026, "
        "met een gezinsmanager van Altra\n"
    )
    casus = lees_op(gesloten, TERUG, "casus", "toon", "2")
    assert (casus["vorige"], casus["status"], casus["stap"], casus["casemanager"]) == (
        *(1, "open", 3, None),
    )
    scherm = platte(op(gesloten, TERUG, "casus", "toon", "2").stdout)
    for deel in ("casus 1, gesloten 23-11-2026", "doelen bereikt", "L. Oud", "Altra"):
        assert deel in scherm, deel
    oud = lees_op(gesloten, TERUG, "casus", "toon", "1")
    assert (oud["status"], oud["sluitreden"], oud["casemanager"]) == (
        *("gesloten", "doelen_bereikt", "L. Oud"),
    )
    [punt] = lees_op(gesloten, TERUG, "agenda", "--tafel", "jeugd")["punten"]
    assert (punt["casus"], punt["soort"]) == (2, "nieuw")
    assert open_per_huishouden(tmp_path) == [1]


def test_the_screen_of_toedelen_says_it_too(gesloten: Tafel) -> None:
    opties = [d for k, w in (NOOR | {"kenmerk": "terug"}).items() for d in (f"--{k}", w)]
    op(gesloten, TERUG, "melding", "add", *opties)
    resultaat = op(gesloten, TERUG, "toedelen", "M2")
    alles = platte(f"{resultaat.stdout} {resultaat.stderr}")
    assert "dit huishouden had casus 1, gesloten op 23-11-2026" in alles
    assert "Oud" not in alles


def test_another_family_finds_nothing(gesloten: Tafel) -> None:
    melding = voer_in(gesloten, NOOR | {"achternaam": "Anders", "geboortedatum": "01-01-1980"})
    resultaat = op(gesloten, TERUG, "toedelen", melding, "-f", "json")
    assert "had casus" not in resultaat.stderr
    assert lees_op(gesloten, TERUG, "casus", "toon", "2")["vorige"] is None


def test_the_casus_that_was_closed_last_is_named(gesloten: Tafel) -> None:
    komt_terug(gesloten, "tweede")
    op(
        gesloten,
        TERUG,
        "casus",
        "overdragen",
        "2",
        "--casemanager",
        "J. Bos",
        "--organisatie",
        "mee",
    )
    op(gesloten, TERUG, "melding", "terugkoppelen", "M2")
    dicht = ("casus", "sluit", "2", "--evaluatie", "weg", "--reden", "verhuisd")
    op(gesloten, "2027-03-01", *dicht)
    besluit, gezegd = komt_terug(gesloten, "derde", "2027-04-01")
    assert besluit["casus"] == 3
    assert "had casus 2, gesloten op 1-3-2027, met een gezinsmanager van MEE" in gezegd
    scherm = platte(op(gesloten, "2027-04-01", "casus", "toon", "3").stdout)
    assert "J. Bos" in scherm
    assert "verhuisd" in scherm
    assert "L. Oud" not in scherm


def test_letting_go_is_recorded_and_stays_visible(gezin: Tafel, tmp_path: Path) -> None:
    """The family will not cooperate (domain §4): a reason of its own, never without a word."""
    los = (*SLOT, "--reden", "losgelaten")
    weigert(gezin, DICHT, 2, *los)
    weigert(gezin, DICHT, 2, *los, "--toelichting", "  ")
    assert lees_op(gezin, DICHT, "casus", "toon", "1")["status"] == "open"
    op(gezin, DICHT, *los, "--toelichting", "zes keer aangebeld")
    casus = lees_op(gezin, DICHT, "casus", "toon", "1")
    assert (casus["status"], casus["sluitreden"], casus["nazorg_op"]) == (
        *("gesloten", "losgelaten", "2027-02-23"),
    )
    assert "losgelaten" in op(gezin, DICHT, "casus", "toon", "1").stdout
    gebeurd = [deel["wat"] for deel in casus["tijdlijn"] if deel["soort"] == "gesloten"]
    assert gebeurd == ["casus gesloten: losgelaten"]
    assert "zes keer aangebeld" in [n["tekst"].rpartition(": ")[2] for n in casus["notities"]]
    [(gegevens,)] = sql(tmp_path, "SELECT gegevens FROM gebeurtenis WHERE soort = 'gesloten'")
    assert json.loads(gegevens)["reden"] == "losgelaten"
    komt_terug(gezin, "terug")
    assert "losgelaten" in platte(op(gezin, TERUG, "casus", "toon", "2").stdout)


# --- reopening ------------------------------------------------------------------------------------


def test_reopening_keeps_the_number_and_all_that_was(gezin: Tafel) -> None:
    taak = ("--organisatie", "dwi", "--wat", "bellen", "--uiterlijk", "2027-01-15")
    op(gezin, DICHT, "afspraak", "add", "1", *taak)
    op(gezin, DICHT, *SLOT, "--reden", "doelen_bereikt")
    weigert(gezin, TERUG, 2, "casus", "heropen", "1")
    op(gezin, TERUG, "casus", "heropen", "1", "--reden", "het gaat weer mis")
    casus = lees_op(gezin, TERUG, "casus", "toon", "1")
    assert (casus["status"], casus["stap"], casus["stap_sinds"], casus["casemanager"]) == (
        *("open", 3, TERUG, "L. Oud"),
    )
    assert (casus["gesloten_op"], casus["sluitreden"], casus["nazorg_op"]) == (None, None, None)
    assert [(a["afspraak"], a["status"]) for a in casus["afspraken"]] == [("1/1", "open")]
    soorten = [deel["soort"] for deel in casus["tijdlijn"]]
    assert soorten[soorten.index("gesloten") :] == ["gesloten", "heropend", "afspraak"]
    [punt] = lees_op(gezin, TERUG, "agenda", "--tafel", "jeugd")["punten"]
    assert (punt["casus"], punt["soort"]) == (1, "escalatie")  # what came back is late
    assert op(gezin, TERUG, "afspraak", "add", "1", *taak).stdout == "1/2\n"


def test_closing_again_asks_for_a_new_evaluation(gesloten: Tafel) -> None:
    op(gesloten, TERUG, "casus", "heropen", "1", "--reden", "het gaat weer mis")
    regels = weigert(gesloten, TERUG, 76, "casus", "sluit", "1", "--reden", "doelen_bereikt")
    assert [regel.split(":")[0].strip() for regel in regels[1:]] == ["poort evaluatie"]


def test_closing_again_asks_for_a_new_evaluation_of_a_plan_too(gezin: Tafel) -> None:
    """The evaluation before the first closing says nothing about what came after."""
    op(gezin, DICHT, "plan", "maak", "1", "--analyse", "schulden")
    op(gezin, DICHT, "plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "een huis")
    taak = ("--wat", "bellen", "--organisatie", "mee", "--uiterlijk", "2026-12-01")
    op(gezin, DICHT, "plan", "taak", "1d1", *taak)
    op(gezin, DICHT, "plan", "vaststellen", "1")
    op(gezin, DICHT, "plan", "evalueer", "1", "--doel", "1d1=bereikt")
    slot = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--ja")
    op(gezin, DICHT, *slot)
    op(gezin, TERUG, "casus", "heropen", "1", "--reden", "het gaat weer mis")
    regels = weigert(gezin, TERUG, 76, *slot)
    assert [regel.split(":")[0].strip() for regel in regels[1:]] == ["poort evaluatie"]
    op(gezin, TERUG, *slot, "--evaluatie", "toch goed")


def test_reopening_does_not_bring_back_old_conflicts(gezin: Tafel) -> None:
    """They lapsed with the closing: a new conflict starts at the bottom of the ladder."""
    taak = ("--wat", "bellen", "--uiterlijk", "2026-11-10")
    for nummer, organisatie in enumerate(("dwi", "madi"), 1):
        op(gezin, "2026-11-02", "afspraak", "add", "1", "--organisatie", organisatie, *taak)
        op(gezin, DICHT, "afspraak", "niet-nagekomen", f"1/{nummer}", "--oorzaak", "organisatie")
    op(gezin, DICHT, "escaleer", "1", "--afspraak", "1/1")
    op(gezin, DICHT, "escaleer", "afronden", "E1", "--resultaat", "niet_opgelost")
    op(gezin, DICHT, *SLOT, "--reden", "doelen_bereikt")
    op(gezin, "2027-11-22", "casus", "heropen", "1", "--reden", "weer mis")
    assert lees_op(gezin, "2027-11-22", "escaleer", "voorstel") == []
    zaak = ("escaleer", "1", "--spoor", "uitvoering", "--tegen", "dwi")
    assert lees_op(gezin, "2027-11-22", *zaak)["stap"] == 1


def test_a_casus_that_is_reopened_is_not_elsewhere(gezin: Tafel) -> None:
    """Closed as opgeschaald and back in step 3: this table works on it again."""
    op(gezin, DICHT, "casus", "opschalen", "1", "--naar", "bjz", "--reden", "te zwaar")
    op(gezin, DICHT, *SLOT, "--reden", "opgeschaald")
    op(gezin, TERUG, "casus", "heropen", "1", "--reden", "terug bij ons")
    casus = lees_op(gezin, TERUG, "casus", "toon", "1")
    assert (casus["stap"], casus["opgeschaald_naar"]) == (3, None)
    assert lees_op(gezin, TERUG, "casus", "lijst", "--opgeschaald") == []


# --- never two at once ----------------------------------------------------------------------------


def test_no_two_open_casussen_of_one_family(gesloten: Tafel, tmp_path: Path) -> None:
    komt_terug(gesloten, "terug")
    [regel] = weigert(gesloten, TERUG, 65, "casus", "heropen", "1", "--reden", "toch")
    assert "dit huishouden heeft al een open casus: 2" in regel
    assert open_per_huishouden(tmp_path) == [1]
    besluit, gezegd = komt_terug(gesloten, "nog een")
    assert (besluit["casus"], gezegd) == (2, "")
    op(gesloten, TERUG, "toedelen", "M1")
    op(gesloten, TERUG, "toedelen", "--alle", "--opnieuw")
    assert open_per_huishouden(tmp_path) == [1]
    assert sql(tmp_path, "SELECT id, casus FROM melding ORDER BY id") == [(1, 1), (2, 2), (3, 2)]


def test_after_the_second_was_closed_the_first_may_open(gesloten: Tafel, tmp_path: Path) -> None:
    komt_terug(gesloten, "terug")
    op(gesloten, TERUG, "melding", "terugkoppelen", "M2")
    dicht = ("casus", "sluit", "2", "--evaluatie", "dubbel", "--reden", "anders", "--geen-nazorg")
    op(gesloten, TERUG, *dicht)
    op(gesloten, TERUG, "casus", "heropen", "1", "--reden", "daar hoort het")
    weigert(gesloten, TERUG, 65, "casus", "heropen", "2", "--reden", "toch")
    besluit, _ = komt_terug(gesloten, "derde", "2027-02-02")
    assert besluit["casus"] == 1
    assert open_per_huishouden(tmp_path) == [1]
    assert "melder" in " ".join(nu_nodig(gesloten, "2027-03-01"))


def test_two_meldingen_decided_together_are_one_casus(gesloten: Tafel, tmp_path: Path) -> None:
    for kenmerk in ("a", "b"):
        voer_in(gesloten, NOOR | {"kenmerk": kenmerk})
    besluiten = lees_op(gesloten, TERUG, "toedelen", "--alle")
    assert [besluit["casus"] for besluit in besluiten] == [2, 2]
    assert open_per_huishouden(tmp_path) == [1]
