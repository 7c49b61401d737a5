"""The year of the demo goes as it should: who looks at it learns how the work is done well."""

import json
import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Demojaar, Tafel
from tests.scenario.hulp import platte

VANDAAG = "2026-11-23"
PROFIELEN = ("zuidoost", "stedelijk", "werkplan", "almere")
MELD_UITERLIJK = "2026-10-26"
"""Four weeks before today."""

Vraag = Callable[..., Any]


@pytest.fixture(scope="module")
def jaren(
    tmp_path_factory: pytest.TempPathFactory, demojaar: Demojaar
) -> dict[str, tuple[Path, str]]:
    """Per profile the register that `demo --bewaar` left, and what was printed."""
    map_ = tmp_path_factory.mktemp("demojaren")
    paden = {profiel: map_ / f"{profiel}.db" for profiel in PROFIELEN}
    return {profiel: (pad, demojaar(profiel, pad).stdout) for profiel, pad in paden.items()}


@pytest.fixture
def vraag(tafel: Tafel, jaren: dict[str, tuple[Path, str]]) -> Vraag:
    """The JSON of a command on the year of a profile."""

    def lees(profiel: str, *args: str) -> Any:
        pad, _ = jaren[profiel]
        bewaard = ("--register", str(pad), "--profiel", profiel, "--vandaag", VANDAAG)
        gelezen = tafel(*bewaard, *args, "-f", "json")
        assert gelezen.exit_code == 0, (args, gelezen.stderr)
        return json.loads(gelezen.stdout)

    return lees


def dossiers(vraag: Vraag, profiel: str) -> list[dict[str, Any]]:
    lijst = vraag(profiel, "casus", "lijst", "--aantal", "1000")
    return [vraag(profiel, "casus", "toon", str(casus["casus"])) for casus in lijst]


@pytest.fixture(scope="module")
def geheugen() -> dict[str, list[dict[str, Any]]]:
    return {}


@pytest.fixture
def zuidoost(vraag: Vraag, geheugen: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Every casus of the year in Zuidoost; read once."""
    if not geheugen:
        geheugen["zuidoost"] = dossiers(vraag, "zuidoost")
    return geheugen["zuidoost"]


def test_crises_of_september_still_waited_in_november(zuidoost: list[dict[str, Any]]) -> None:
    """Called the day that it came in, and the children safe within the week."""
    crises = [casus["crisis"] for casus in zuidoost if casus["crisis"]]
    assert len(crises) >= 5
    for crisis in crises:
        if crisis["sinds"] == VANDAAG:
            assert (crisis["stand"], crisis["contacten"]) == ("open", [])
            continue
        eerste, laatste = crisis["contacten"][0], crisis["contacten"][-1]
        assert eerste["op"] == crisis["sinds"], crisis
        assert laatste["veilig"] == "ja"
        assert crisis["stand"] in ("veilig", "opgeschaald")
        assert dagen(crisis["sinds"], laatste["op"]) <= 4
    eerste_keer = {crisis["contacten"][0]["veilig"] for crisis in crises if crisis["contacten"]}
    assert len(eerste_keer) > 1
    assert [c["sinds"] for c in crises].count(VANDAAG) == 1


def dagen(van: str, tot: str) -> int:
    return (date.fromisoformat(tot) - date.fromisoformat(van)).days


def test_its_own_agenda_did_not_fit(vraag: Vraag) -> None:
    for tafel in ("jeugd", "volw", "jong", "coord"):
        gemaakt = vraag("zuidoost", "agenda", "--tafel", tafel)
        assert gemaakt["niet_geplaatst"] == [], tafel
        assert gemaakt["punten"], tafel
        assert gemaakt["zonder_tafel"]["crisis"] == 0


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_no_agenda_is_longer_than_its_meeting(
    jaren: dict[str, tuple[Path, str]], profiel: str
) -> None:
    koppen = [r for r in jaren[profiel][1].splitlines() if "minuten gevuld, profiel" in r]
    assert len(koppen) >= 3
    for kop in koppen:
        gevuld, _, van = kop.split()[:3]
        assert int(gevuld) <= int(van), kop


def test_who_was_put_off_came_back_and_was_taken_up(zuidoost: list[dict[str, Any]]) -> None:
    terug = []
    for casus in zuidoost:
        besluiten = casus["besluiten"]
        for eerst, daarna in pairwise(besluiten):
            if eerst["tekst"].startswith("aangehouden"):
                assert dagen(eerst["overleg"], daarna["overleg"]) == 7
                assert daarna["tekst"].startswith("informatie opvragen")
                assert casus["stap"] > 3
                terug.append(casus["tafel"])
    assert "jeugd-en-gezin" in terug


def test_an_escalation_crosses_to_the_procesmanager(vraag: Vraag) -> None:
    over = [
        e
        for e in vraag("zuidoost", "escaleer", "lijst", "--status", "alle")
        if e["overgedragen_door"] == "de coördinator risicogezinnen"
    ]
    assert over
    assert {e["wie"] for e in over} == {"de procesmanager"}
    assert all(e["stap"] >= 2 for e in over)
    assert "opgelost" in {e["resultaat"] for e in over}


def test_every_family_that_goes_up_has_a_name_to_call(zuidoost: list[dict[str, Any]]) -> None:
    """From MPG2 on it was brought in and came back, or it was said why it was not handed over."""
    niet = ingebracht = 0
    for casus in zuidoost:
        hoog = casus["categorie"] in ("MPG2", "MPG3", "MPG4")
        if casus["status"] != "open" or not (hoog or casus["uitkomst"] == "opschalen"):
            continue
        stand = casus["overdracht"]
        assert stand["procesmanager"] or stand["niet_overgedragen"], casus["casus"]
        assert casus["volgende_keer"]["overleg"] > VANDAAG
        if hoog:
            ingebracht += bool(stand["inbreng"] and stand["inbreng"][-1]["terug_op"])
    for casus in zuidoost:
        niet += bool(casus["overdracht"] and casus["overdracht"]["niet_overgedragen"])
    assert niet == 1
    assert ingebracht >= 3


def test_handed_over_it_came_back_every_week(zuidoost: list[dict[str, Any]]) -> None:
    """Now it does not; what has a day of its own, as a look after a crisis, comes up on it."""
    hoog = [c for c in zuidoost if c["opgeschaald_naar"] and c["status"] == "open"]
    assert len(hoog) >= 5
    for casus in hoog:
        rustig = [
            dagen(eerst["overleg"], daarna["overleg"])
            for eerst, daarna in pairwise(casus["besluiten"])
            if "blijft op de hoogte" in eerst["tekst"] and "op de hoogte" in daarna["tekst"]
        ]
        assert all(tussen >= 7 * 6 for tussen in rustig), (casus["casus"], rustig)


def test_good_work_in_which_things_go_wrong(zuidoost: list[dict[str, Any]], vraag: Vraag) -> None:
    soorten = {gebeurtenis["soort"] for casus in zuidoost for gebeurtenis in casus["tijdlijn"]}
    assert soorten >= {
        *("bevestiging", "afgestemd", "opgeschort", "hervat", "besluitcorrectie"),
        *("niet_overgedragen", "inbreng", "instemming", "crisis"),
    }
    opgeschort = [casus for casus in zuidoost if casus["opgeschort_tot"]]
    assert all(casus["opschortreden"] for casus in opgeschort)
    gecorrigeerd = [b for c in zuidoost for b in c["besluiten"] if b["correcties"]]
    assert len(gecorrigeerd) == 1
    laat = vraag("zuidoost", "afspraak", "lijst", "--te-laat")
    assert 0 < len(laat) < 20


def test_nobody_waits_for_an_answer_since_summer(vraag: Vraag) -> None:
    for status in ("nieuw", "aanvullen", "te_beoordelen", "bespreken"):
        wacht = vraag("zuidoost", "melding", "lijst", "--status", status, "--aantal", "500")
        assert all(m["ontvangen_op"] >= MELD_UITERLIJK for m in wacht), (status, wacht)


def test_whose_a_melding_was_did_not_stay_a_question(
    jaren: dict[str, tuple[Path, str]], vraag: Vraag
) -> None:
    """At an address that is known somebody with another name was reported: it is a casus now."""
    gezocht = vraag("zuidoost", "zoek", "Hoogstad")
    assert gezocht
    assert vraag("zuidoost", "melding", "lijst", "--status", "te_beoordelen") == []


def test_it_shows_how_somebody_is_called_and_who_waits(
    jaren: dict[str, tuple[Path, str]], vraag: Vraag
) -> None:
    blad = platte(jaren["zuidoost"][1])
    gebeld = re.search(r"\$ tafel melding add (M\d+) CRISIS: \1\. ", blad)
    assert gebeld
    antwoord = vraag("zuidoost", "melding", "lijst", "--status", "aanvullen")
    assert len(antwoord) > 1
    for verwacht in (
        f"CRISIS: {gebeld[1]}. Deel nu toe: tafel toedelen {gebeld[1]}",
        "Bel Bureau Jeugdzorg (020-0000001) vóór het overleg; nog niet gebeld",
        "bel nu Bureau Jeugdzorg (020-0000001); bij acuut gevaar 112",
        f"WACHT {len(antwoord)} meldingen wachten op antwoord",
        "HAMERSTUKKEN (0 min)",
        "VOLGENDE KEER",
        "Gemeld Twee kinderen willen niet naar huis",
        "de procesmanager (overgedragen door de coördinator risicogezinnen)",
    ):
        assert verwacht in blad, verwacht
