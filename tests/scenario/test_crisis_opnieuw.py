"""A crisis that was over, or not yet followed, and of which something new is said.

Each scenario is named after what a coördinator said went wrong.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import sql
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nu_nodig, op, platte, weigert
from tests.scenario.samenhanghulp import ADRES, PINAS, WEEK_1, WEEK_2, WEEK_3, lever

CRISIS = PINAS | ADRES | {"urgentie": "crisis", "reden": "klap", "ontvangen_op": WEEK_1}
ALLEEN = CRISIS | {"inwonende_kinderen": "geen", "zorgen_om_kinderen": "nee"}
ALLEEN |= {"zelf_oplossen": "nee", "risico_samenleving": "ja", "geboortedatum": "1970-05-02"}
"""Z12: an adult without a child in the house, at the table for adults."""


def punten(tafel: Tafel, dag: str, welke: str = "jeugd") -> list[dict[str, Any]]:
    agenda: dict[str, Any] = lees_op(tafel, dag, "agenda", "--tafel", welke)
    return [*agenda["punten"], *agenda["niet_geplaatst"]]


def crises(tafel: Tafel, dag: str, welke: str = "jeugd") -> list[int]:
    return [p["casus"] for p in punten(tafel, dag, welke) if p["soort"] == "crisis"]


def wacht(tafel: Tafel, dag: str) -> int:
    """How many crises are not allocated."""
    aantal = lees_op(tafel, dag, "agenda", "--tafel", "jeugd")["zonder_tafel"]["crisis"]
    assert isinstance(aantal, int)
    return aantal


def veilig(tafel: Tafel, dag: str, casus: int = 1) -> None:
    wat = ("--gebeld", "bjz", "--uitkomst", "kind is bij oma", "--veilig", "ja")
    op(tafel, dag, "casus", "crisis", str(casus), *wat)


@pytest.fixture
def voorbij(register: Tafel) -> Tafel:
    """M1 in casus 1: a crisis, called and safe in the first week."""
    lever(register, WEEK_1, CRISIS)
    op(register, WEEK_1, "toedelen", "--alle")
    veilig(register, WEEK_1)
    assert crises(register, WEEK_1) == []
    return register


def sluit(tafel: Tafel, dag: str, *opties: str) -> str:
    op(tafel, dag, "melding", "terugkoppelen", "M1")
    basis = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "x", "--ja")
    return platte(op(tafel, dag, *basis, *opties).stderr)


# --- again, under the same kenmerk ----------------------------------------------------------------


@pytest.mark.parametrize(
    "anders",
    [
        {"reden": "weer klappen"},
        {"ontvangen_op": WEEK_2},
        {"reden": "weer klappen", "ontvangen_op": WEEK_2},
        {"reden": "weer klappen", "telefoon": "x"},
    ],
)
def test_reported_again_under_the_same_kenmerk_it_was_taken_for_the_old_one(
    voorbij: Tafel, anders: dict[str, str]
) -> None:
    _, gezegd = lever(voorbij, WEEK_2, CRISIS | anders)
    assert "CRISIS: M1. Deel nu toe: tafel toedelen M1" in gezegd
    assert wacht(voorbij, WEEK_2) == 1
    op(voorbij, WEEK_2, "toedelen", "--alle")
    assert (wacht(voorbij, WEEK_2), crises(voorbij, WEEK_2)) == (0, [1])
    assert nu_nodig(voorbij, WEEK_2)[0].startswith("crisis: bel nu Bureau Jeugdzorg")
    veilig(voorbij, WEEK_2)
    assert crises(voorbij, WEEK_2) == []


def test_the_call_of_last_week_ended_it(voorbij: Tafel) -> None:
    lever(voorbij, WEEK_2, CRISIS | {"ontvangen_op": "2026-11-07"})
    op(voorbij, WEEK_2, "toedelen", "--alle")
    wat = ("--gebeld", "bjz", "--uitkomst", "x", "--veilig", "ja")
    [zin] = weigert(voorbij, WEEK_2, 2, "casus", "crisis", "1", *wat, "--op", "6-11-2026")
    assert "za 7-11-2026" in zin
    op(voorbij, WEEK_2, "casus", "crisis", "1", *wat, "--op", "7-11-2026")


@pytest.mark.parametrize("anders", [{}, {"buurt": "F-buurt"}, {"melder_contact": "020-0000009"}])
def test_the_same_row_or_a_telephone_number_is_no_new_crisis(
    voorbij: Tafel, anders: dict[str, str]
) -> None:
    _, gezegd = lever(voorbij, WEEK_2, CRISIS | anders)
    assert "CRISIS" not in gezegd
    op(voorbij, WEEK_2, "toedelen", "--alle")
    assert crises(voorbij, WEEK_2) == []


@pytest.mark.parametrize("optie", ["urgentie", "crisis"])
def test_said_again_by_hand_it_was_no_change(voorbij: Tafel, optie: str) -> None:
    waarde = "crisis" if optie == "urgentie" else "ja"
    gezegd = op(voorbij, WEEK_2, "melding", "wijzig", "M1", f"--{optie}", waarde).stderr
    assert "CRISIS: M1. Deel nu toe" in gezegd
    assert wacht(voorbij, WEEK_2) == 1
    op(voorbij, WEEK_2, "toedelen", "--alle")
    assert crises(voorbij, WEEK_2) == [1]


def test_a_typing_error_in_the_reason_is_no_new_crisis(voorbij: Tafel) -> None:
    op(voorbij, WEEK_2, "melding", "wijzig", "M1", "--reden", "klap op de arm")
    op(voorbij, WEEK_2, "toedelen", "--alle")
    assert crises(voorbij, WEEK_2) == []


def test_the_file_is_taken_back_and_whoever_was_called_about_it_is_still_to_be_recorded(
    voorbij: Tafel,
) -> None:
    lever(voorbij, WEEK_2, CRISIS | {"reden": "weer klappen"})
    op(voorbij, WEEK_2, "melding", "import", "--ongedaan", "2", "--ja")
    assert wacht(voorbij, WEEK_2) == 0
    assert lees_op(voorbij, WEEK_2, "melding", "lijst")[0]["status"] == "toegedeeld"
    assert crises(voorbij, WEEK_2) == [1]
    veilig(voorbij, WEEK_2)
    op(voorbij, WEEK_2, "toedelen", "--alle")
    assert crises(voorbij, WEEK_2) == []


# --- the same as another --------------------------------------------------------------------------


@pytest.mark.parametrize("toegedeeld", [True, False])
@pytest.mark.parametrize("eerder", [True, False])
def test_told_to_be_the_same_its_open_crisis_was_gone(
    register: Tafel, eerder: bool, toegedeeld: bool
) -> None:
    """`eerder`: the casus that goes on once had a crisis, which is over."""
    lever(register, WEEK_1, CRISIS if eerder else CRISIS | {"urgentie": "regulier"})
    op(register, WEEK_1, "toedelen", "--alle")
    if eerder:
        veilig(register, WEEK_1)
    lever(register, WEEK_2, CRISIS | {"voornaam": "Nour", "geboortedatum": "1988-05-20"})
    if toegedeeld:
        op(register, WEEK_2, "toedelen", "--alle")
    op(register, WEEK_2, "melding", "beoordeel", "M2", "--zelfde", "M1")
    op(register, WEEK_2, "toedelen", "--alle")
    assert crises(register, WEEK_2) == [1]
    assert wacht(register, WEEK_2) == 0
    op(register, WEEK_2, "melding", "terugkoppelen", "M1")
    basis = ("casus", "sluit", "1", "--reden", "loos_alarm", "--evaluatie", "x", "--ja")
    assert "poort crisis" in weigert(register, WEEK_2, 76, *basis)[1]


# --- not allocated yet ----------------------------------------------------------------------------


@pytest.mark.parametrize("hoe", ["levering", "urgentie", "crisis"])
def test_not_allocated_yet_it_was_said_to_be_none_and_was_gone(register: Tafel, hoe: str) -> None:
    lever(register, WEEK_1, CRISIS)
    if hoe == "levering":
        _, gezegd = lever(register, WEEK_2, CRISIS | {"urgentie": "regulier"})
    else:
        optie = ["--urgentie", "regulier"]
        if hoe == "crisis":
            optie += ["--crisis", "nee"]
        gezegd = op(register, WEEK_2, "melding", "wijzig", "M1", *optie).stderr
    assert "CRISIS: M1" in gezegd
    assert wacht(register, WEEK_2) == 1
    gedaan = platte(op(register, WEEK_2, "toedelen", "--alle").stdout)
    assert "was gemeld als crisis: blijft op de agenda tot is vastgelegd wie is gebeld" in gedaan
    [punt] = [p for p in punten(register, WEEK_2) if p["soort"] == "crisis"]
    assert punt["vraag"] == "Zijn de kinderen nu veilig? Zo niet: opschalen."
    veilig(register, WEEK_2)
    assert crises(register, WEEK_2) == []


def test_regular_by_now_it_still_is_followed_up(register: Tafel) -> None:
    """One problem, nothing complex: Z03 sends it to the Loket, where nobody asks who was called."""
    enkel = CRISIS | {"leefgebieden": "wonen"}
    lever(register, WEEK_1, enkel)
    lever(register, WEEK_2, enkel | {"urgentie": "regulier"})
    [besluit] = lees_op(register, WEEK_2, "toedelen", "--alle")
    assert (besluit["uitkomst"], besluit["regel"], besluit["casus"]) == ("regulier", "Z03", 1)
    assert crises(register, WEEK_2, "coordinatoren") == [1]
    veilig(register, WEEK_2)
    assert crises(register, WEEK_2, "coordinatoren") == []


def test_answers_that_are_missing_do_not_hide_it(register: Tafel) -> None:
    weinig = {k: v for k, v in CRISIS.items() if k not in ("woonsituatie", "leefgebieden")}
    weinig |= {"inwonende_kinderen": "", "geboortedatum": ""}
    lever(register, WEEK_1, weinig)
    lever(register, WEEK_2, weinig | {"urgentie": "regulier"})
    [besluit] = lees_op(register, WEEK_2, "toedelen", "--alle")
    assert besluit["uitkomst"] == "aanvullen"
    assert wacht(register, WEEK_2) == 1


# --- around an adult ------------------------------------------------------------------------------


def test_stated_about_an_adult_nobody_could_record_the_call(register: Tafel) -> None:
    lever(register, WEEK_1, ALLEEN)
    [besluit] = lees_op(register, WEEK_1, "toedelen", "--alle")
    assert (besluit["regel"], besluit["tafel"]) == ("Z12", "volwassenen")
    [punt] = [p for p in punten(register, WEEK_1, "volwassenen") if p["soort"] == "crisis"]
    assert punt["vraag"].startswith("Is er gebeld? Gaat het om een kind elders")
    blad = platte(op(register, WEEK_1, "agenda", "--tafel", "volwassenen").stdout)
    assert "bij een kind elders Bureau Jeugdzorg vóór het overleg; nog niet gebeld" in blad
    assert "bij een kind elders Bureau Jeugdzorg" in nu_nodig(register, WEEK_1)[0]
    op(register, WEEK_1, "melding", "terugkoppelen", "M1")
    basis = ("casus", "sluit", "1", "--reden", "loos_alarm", "--evaluatie", "x", "--ja")
    assert "poort crisis" in weigert(register, WEEK_1, 76, *basis)[1]
    wat = ("--gebeld", "huisarts", "--uitkomst", "opgenomen", "--veilig", "ja")
    op(register, WEEK_1, "casus", "crisis", "1", *wat)
    assert crises(register, WEEK_1, "volwassenen") == []
    op(register, WEEK_1, *basis)


def test_then_a_child_in_the_house_is_a_crisis_of_its_own(register: Tafel) -> None:
    lever(register, WEEK_1, ALLEEN)
    op(register, WEEK_1, "toedelen", "--alle")
    wat = ("--gebeld", "huisarts", "--uitkomst", "opgenomen", "--veilig", "ja")
    op(register, WEEK_1, "casus", "crisis", "1", *wat)
    op(register, WEEK_2, "melding", "wijzig", "M1", "--inwonende-kinderen", "2019-01-01")
    op(register, WEEK_2, "toedelen", "--alle")
    [punt] = [p for p in punten(register, WEEK_2) if p["soort"] == "crisis"]
    assert punt["vraag"] == "Zijn de kinderen nu veilig? Zo niet: opschalen."


# --- after closing --------------------------------------------------------------------------------


@pytest.fixture
def gesloten(register: Tafel) -> Tafel:
    """Casus 1 at Jeugd en Gezin, never a crisis, closed in the first week."""
    lever(register, WEEK_1, CRISIS | {"urgentie": "regulier"})
    op(register, WEEK_1, "toedelen", "--alle")
    sluit(register, WEEK_1)
    return register


def test_a_crisis_in_a_closed_casus_was_shouted_and_then_nowhere(gesloten: Tafel) -> None:
    _, gezegd = lever(gesloten, WEEK_2, CRISIS)
    assert "CRISIS: M1" in gezegd
    assert wacht(gesloten, WEEK_2) == 1
    gedaan = platte(op(gesloten, WEEK_2, "toedelen", "--alle").stdout)
    assert "casus 1 was gesloten en gaat weer open" in gedaan
    assert (wacht(gesloten, WEEK_2), crises(gesloten, WEEK_2)) == (0, [1])
    veilig(gesloten, WEEK_2)


def test_a_crisis_of_a_family_with_another_open_casus_goes_on_there(gesloten: Tafel) -> None:
    nieuw = CRISIS | {"kenmerk": "K9", "urgentie": "regulier", "ontvangen_op": WEEK_2}
    lever(gesloten, WEEK_2, nieuw)
    op(gesloten, WEEK_2, "toedelen", "--alle")
    lever(gesloten, WEEK_3, CRISIS)
    op(gesloten, WEEK_3, "toedelen", "--alle")
    assert crises(gesloten, WEEK_3) == [2]
    assert (
        "heeft al een open casus: 2"
        in weigert(gesloten, WEEK_3, 65, "casus", "heropen", "1", "--reden", "x")[0]
    )
    veilig(gesloten, WEEK_3, 2)
    for melding in ("M1", "M2"):
        op(gesloten, WEEK_3, "melding", "terugkoppelen", melding)
    op(gesloten, WEEK_3, "casus", "sluit", "2", "--reden", "anders", "--evaluatie", "x", "--ja")
    [zin] = weigert(gesloten, WEEK_3, 65, "casus", "heropen", "1", "--reden", "x")
    assert "heeft geen melding meer" in zin


@pytest.mark.parametrize("hoe", ["levering", "met de hand"])
def test_new_facts_of_a_closed_casus_were_allocated_and_nobody_saw(
    gesloten: Tafel, hoe: str
) -> None:
    if hoe == "levering":
        lever(gesloten, WEEK_2, CRISIS | {"urgentie": "regulier", "jeugdhulp": "vrijwillig"})
    else:
        op(gesloten, WEEK_2, "melding", "wijzig", "M1", "--jeugdhulp", "vrijwillig")
    op(gesloten, WEEK_2, "toedelen", "--alle")
    for dag in (WEEK_2, WEEK_3):
        [punt] = [p for p in punten(gesloten, dag, "coordinatoren") if p["casus"] == 1]
        assert "M1 heeft nieuwe feiten en casus 1 is gesloten: heropenen?" in punt["vraag"]
    assert "nieuwe feiten na het sluiten" in nu_nodig(gesloten, WEEK_3)[0]
    op(gesloten, WEEK_3, "casus", "heropen", "1", "--reden", "weer mis")
    assert [p["casus"] for p in punten(gesloten, WEEK_3)] == [1]
    coordinatoren = punten(gesloten, WEEK_3, "coordinatoren")
    assert [p for p in coordinatoren if "nieuwe feiten" in p["vraag"]] == []


def test_seen_by_the_coordinators_it_stays_closed(gesloten: Tafel) -> None:
    op(gesloten, WEEK_2, "melding", "wijzig", "M1", "--jeugdhulp", "vrijwillig")
    op(gesloten, WEEK_2, "toedelen", "--alle")
    over = op(gesloten, WEEK_2, "toedelen", "--bevestig", "--behalve", "M1")
    assert "te bespreken" in over.stdout
    assert len(punten(gesloten, WEEK_2, "coordinatoren")) == 1
    gedaan = op(gesloten, WEEK_2, "toedelen", "--bevestig")
    assert "gezien, casus 1 blijft gesloten" in platte(gedaan.stdout)
    assert punten(gesloten, WEEK_2, "coordinatoren") == []
    assert lees_op(gesloten, WEEK_2, "casus", "toon", "1")["status"] == "gesloten"


def test_deciding_all_again_asks_nothing_about_what_was_closed(gesloten: Tafel) -> None:
    op(gesloten, WEEK_2, "toedelen", "--alle", "--opnieuw")
    assert punten(gesloten, WEEK_2, "coordinatoren") == []


def test_closing_took_the_next_look_after_the_crisis_away(voorbij: Tafel, tmp_path: Path) -> None:
    """Called on 2-11 and safe: the next look is two weeks later, Monday 16 November."""
    gezegd = sluit(voorbij, "2026-11-05", "--nazorg", "3-12-2026")
    assert "gesloten; nazorg op ma 16-11" in gezegd
    assert "Na de crisis moest nog worden gekeken: ma 16-11 is de eerste nazorg" in gezegd
    assert sql(tmp_path, "SELECT nazorg_op FROM casus") == [("2026-11-16",)]


def test_without_after_care_it_is_said_that_the_look_lapses(voorbij: Tafel) -> None:
    gezegd = sluit(voorbij, "2026-11-05", "--geen-nazorg")
    assert "Na de crisis moest nog worden gekeken: dat vervalt" in gezegd


@pytest.mark.parametrize("dag", ["2036-11-02", "2027-12-01"])
def test_after_care_in_another_century_hid_a_family(voorbij: Tafel, dag: str) -> None:
    op(voorbij, WEEK_1, "melding", "terugkoppelen", "M1")
    basis = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "x", "--ja")
    [zin] = weigert(voorbij, WEEK_1, 2, *basis, "--nazorg", dag)
    assert "--nazorg: kies een dag binnen een jaar" in zin
    op(voorbij, WEEK_1, *basis)
    assert (
        "binnen een jaar"
        in weigert(voorbij, WEEK_2, 2, "casus", "nazorg", "1", "--volgende", dag)[0]
    )


def test_sent_down_again_nobody_said_that_the_crisis_is_open(voorbij: Tafel) -> None:
    lever(voorbij, WEEK_2, CRISIS | {"reden": "weer klappen"})
    op(voorbij, WEEK_2, "toedelen", "--alle")
    op(voorbij, WEEK_2, "casus", "opschalen", "1", "--naar", "bjz", "--reden", "x")
    assert crises(voorbij, WEEK_2) == []
    gezegd = platte(
        op(voorbij, WEEK_3, "casus", "afschalen", "1", "--naar", "altra", "--reden", "x").stderr
    )
    assert "over de crisis is nog niet gebeld: bel nu Bureau Jeugdzorg" in gezegd
    assert crises(voorbij, WEEK_3) == [1]
