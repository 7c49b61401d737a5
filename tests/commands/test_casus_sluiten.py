"""Closing a casus and what comes after: nazorg, waakvlam, reopening."""

import json
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.commands.hulp import GEZIN, deel_toe, lees, sql, voer_in
from tests.commands.test_terminal import Terminal, antwoord, einde, terminal
from tests.commands.werkproceshulp import (
    GEEN_TERUGKOPPELING,
    gaat,
    gebeurtenissen,
    gezin,
    maak_plan,
    notities,
    rij,
    sluit,
)
from tests.conftest import Tafel

__all__ = ["gezin", "terminal"]


# --- closing and after ----------------------------------------------------------------------------


def test_closing_needs_evaluation_and_feedback(gezin: Tafel, tmp_path: Path) -> None:
    """The melder is unknown here, and still counts."""
    uit = gezin("casus", "sluit", "1", "--reden", "doelen_bereikt")
    assert uit.exit_code == 76
    assert uit.stderr.splitlines() == [
        "tafel: casus 1 kan nog niet worden gesloten",
        "  poort evaluatie: er is niet geëvalueerd: tafel casus sluit 1 --evaluatie …",
        f"  {GEEN_TERUGKOPPELING} M1",
    ]
    assert rij(tmp_path, "status") == ("open",)
    uit = sluit(gezin)
    assert uit.stderr == "Casus 1 is gesloten; nazorg op di 23-2-2027.\n"
    kolommen = "status, stap, gesloten_op, sluitreden, evaluatie, nazorg_op"
    assert rij(tmp_path, kolommen) == (
        *("gesloten", 10, "2026-11-23", "doelen_bereikt", "het gaat goed", "2027-02-23"),
    )
    [(tekst, gegevens)] = gebeurtenissen(tmp_path, "gesloten")
    assert tekst == "casus gesloten: doelen bereikt"
    assert (gegevens["reden"], gegevens["stap"], gegevens["nazorg"]) == (
        *("doelen_bereikt", 3, "2027-02-23"),
    )
    assert gezin("casus", "stap", "1", "4").exit_code == 76


def test_a_plan_is_evaluated_before_closing(gezin: Tafel) -> None:
    maak_plan(gezin)
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    uit = gezin("casus", "sluit", "1", "--reden", "doelen_bereikt")
    assert uit.exit_code == 76
    assert uit.stderr.splitlines()[1:] == [
        "  poort evaluatie: het plan is niet geëvalueerd: tafel plan evalueer 1"
    ]
    gaat(gezin, "plan", "evalueer", "1", "--doel", "1d1=bereikt", "--tekst", "goed gegaan")
    gaat(gezin, "casus", "sluit", "1", "--reden", "doelen_bereikt", "--ja")


def test_every_melder_counts(gezin: Tafel) -> None:
    """Also of a melding that changed since and waits for a decision; told once is told."""
    voer_in(gezin, GEZIN, kenmerk="tweede", melder_organisatie="school")
    deel_toe(gezin, "M2")
    gaat(gezin, "melding", "terugkoppelen", "M2", "--tekst", "verteld")
    for melding in ("M1", "M2"):
        gaat(gezin, "melding", "wijzig", melding, "--complex", "ja")
    slot = ("casus", "sluit", "1", "--reden", "anders", "--evaluatie", "klaar")
    uit = gezin(*slot)
    assert uit.stderr.splitlines()[1:] == [f"  {GEEN_TERUGKOPPELING} M1"]
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    gaat(gezin, *slot)


@pytest.mark.parametrize("reden", ["loos_alarm", "teruggeleid", "overleden", "verhuisd"])
def test_no_after_care_where_there_is_nobody(gezin: Tafel, tmp_path: Path, reden: str) -> None:
    assert "geen nazorg gepland" in sluit(gezin, reden).stderr
    assert rij(tmp_path, "nazorg_op, sluitreden") == (None, reden)


def test_after_care_as_asked(gezin: Tafel, tmp_path: Path) -> None:
    slot = ("casus", "sluit", "1", "--reden", "verhuisd", "--evaluatie", "weg")
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    assert gezin(*slot, "--nazorg", "gisteren").exit_code == 2
    assert gezin(*slot, "--nazorg", "+2w", "--geen-nazorg").exit_code == 2
    assert rij(tmp_path, "status") == ("open",)
    gaat(gezin, *slot, "--nazorg", "+2w")
    assert rij(tmp_path, "nazorg_op") == ("2026-12-07",)


def test_what_is_open_lapses_and_is_named(gezin: Tafel, tmp_path: Path) -> None:
    for wat in ("bellen", "bezoek"):
        taak = ("--organisatie", "dwi", "--wat", wat, "--uiterlijk", "1-12")
        gaat(gezin, "afspraak", "add", "1", *taak)
    gaat(gezin, "afspraak", "nagekomen", "1/1")
    gaat(gezin, "escaleer", "1", "--spoor", "uitvoering", "--tegen", "dwi")
    slot = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "x")
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    geweigerd = gezin(*slot)
    assert (geweigerd.exit_code, rij(tmp_path, "status")) == (2, ("open",))
    assert geweigerd.stderr == (
        "tafel: Afspraak 1/2, escalatie E1 vervalt met het sluiten; bevestig dat met --ja, of rond "
        "het eerst af: tafel afspraak lijst --casus 1\n"
    )
    uit = gaat(gezin, *slot, "--ja")
    assert "Afspraak 1/2, escalatie E1 vervalt met het sluiten." in uit.stderr
    assert sql(tmp_path, "SELECT nummer, status FROM afspraak ORDER BY nummer") == [
        *((1, "nagekomen"), (2, "vervallen")),
    ]
    assert sql(tmp_path, "SELECT status, resultaat, afgerond_op FROM escalatie") == [
        ("afgerond", "vervallen", "2026-11-23")
    ]


def test_letting_go_is_a_reason_of_its_own(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    slot = ("casus", "sluit", "1", "--reden", "losgelaten", "--evaluatie", "geen contact")
    assert gezin(*slot).exit_code == 2
    assert gezin(*slot, "--toelichting", " ").exit_code == 2
    gaat(gezin, *slot, "--toelichting", "zes keer aangebeld")
    assert rij(tmp_path, "sluitreden, nazorg_op") == ("losgelaten", "2027-02-23")
    assert notities(tmp_path) == ["gesloten (losgelaten): zes keer aangebeld"]


def test_the_waakvlam(gezin: Tafel, tmp_path: Path) -> None:
    """3 months after 27 November is a Saturday: the Monday after."""
    assert gezin("casus", "nazorg", "1", "--klaar").exit_code == 76
    sluit(gezin)
    assert gezin("casus", "nazorg", "1").exit_code == 2
    assert gezin("casus", "nazorg", "1", "--klaar", "--volgende", "+1w").exit_code == 2
    gedaan = ("casus", "nazorg", "1", "--gedaan", "gaat prima")
    uit = gaat(gezin, "--vandaag", "2026-11-27", *gedaan)
    assert uit.stderr == "Nazorg van casus 1: volgend contact ma 1-3-2027.\n"
    gaat(gezin, "casus", "nazorg", "1", "--volgende", "2027-01-04")
    assert rij(tmp_path, "nazorg_op, status") == ("2027-01-04", "gesloten")
    gaat(gezin, *gedaan, "--klaar")
    assert rij(tmp_path, "nazorg_op") == (None,)
    assert gebeurtenissen(tmp_path, "nazorg") == [
        (
            "nazorg gedaan, volgende ma 1-3-2027",
            {"gepland": "2027-02-23", "gedaan": True, "volgende": "2027-03-01"},
        ),
        (
            "nazorg: volgende ma 4-1-2027",
            {"gepland": "2027-03-01", "gedaan": False, "volgende": "2027-01-04"},
        ),
        (
            "nazorg gedaan, klaar",
            {"gepland": "2027-01-04", "gedaan": True, "volgende": None},
        ),
    ]
    assert notities(tmp_path) == ["nazorg: gaat prima", "nazorg: gaat prima"]


def test_reopening(gezin: Tafel, tmp_path: Path) -> None:
    assert gezin("casus", "heropen", "1", "--reden", "x").exit_code == 65
    sluit(gezin)
    assert gezin("casus", "heropen", "1").exit_code == 2
    uit = gaat(gezin, "--vandaag", "2027-01-05", "casus", "heropen", "1", "--reden", "weer mis")
    assert uit.stderr == "Casus 1 is weer open, in stap 3, en komt op de agenda.\n"
    kolommen = "status, stap, stap_sinds, gesloten_op, sluitreden, evaluatie, nazorg_op"
    assert rij(tmp_path, kolommen) == ("open", 3, "2027-01-05", None, None, None, None)
    assert gebeurtenissen(tmp_path, "heropend") == [
        ("casus heropend", {"gesloten_op": "2026-11-23", "sluitreden": "doelen_bereikt"})
    ]
    assert notities(tmp_path) == [
        "evaluatie bij het sluiten op ma 23-11-2026: het gaat goed",
        "heropend: weer mis",
    ]
    assert gezin("casus", "sluit", "1", "--reden", "doelen_bereikt").exit_code == 76


def test_a_reopened_casus_follows_what_changed_meanwhile(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    sluit(gezin)
    gaat(gezin, "melding", "wijzig", "M1", "--jeugdhulp", "vrijwillig")
    assert rij(tmp_path, "categorie") == ("MPG1",)
    resultaat = gaat(gezin, "toedelen", "M1")
    zien = "casus 1 is gesloten; de coördinatoren zien dit op hun agenda"
    assert zien in " ".join(resultaat.stdout.split())
    assert sql(tmp_path, "SELECT id, status FROM casus") == [(1, "gesloten")]
    gaat(gezin, "casus", "heropen", "1", "--reden", "weer mis")
    assert rij(tmp_path, "categorie, uitkomst") == ("MPG2", "opschalen")


def test_deciding_all_again_opens_nothing_that_was_closed(gezin: Tafel, tmp_path: Path) -> None:
    sluit(gezin)
    gaat(gezin, "toedelen", "--alle", "--opnieuw")
    assert sql(tmp_path, "SELECT id, status FROM casus") == [(1, "gesloten")]


def test_a_closed_casus_comes_back_and_finds_its_old_manager(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", "altra")
    sluit(gezin)
    voer_in(gezin, GEZIN, kenmerk="terug")
    uit = gaat(gezin, "toedelen", "M2", "-f", "json")
    assert uit.stderr == (
        "let op: M2: dit huishouden had casus 1, gesloten op 23-11-2026, "
        "met een gezinsmanager van Altra\n"
    )
    assert json.loads(uit.stdout)[0]["casus"] == 2
    assert rij(tmp_path, "vorige, stap", 2) == (1, 3)
    dossier = " ".join(gaat(gezin, "casus", "toon", "2").stdout.split())
    assert "casus 1, gesloten 23-11" in dossier
    assert "Altra L. Oud" in dossier
    uit = gezin("casus", "heropen", "1", "--reden", "toch")
    assert uit.exit_code == 65
    assert "open casus: 2" in uit.stderr


def test_a_melding_sent_back_no_longer_counts(gezin: Tafel, tmp_path: Path) -> None:
    """M2 is a crisis; followed up and sent back, the next decision leaves the casus to M1."""
    voer_in(gezin, GEZIN, kenmerk="tweede", urgentie="crisis")
    deel_toe(gezin, "M2")
    assert rij(tmp_path, "uitkomst") == ("crisis",)
    assert gezin("melding", "terugleiden", "M2", "--naar", "huisarts").exit_code == 76
    gebeld = ("--gebeld", "bjz", "--uitkomst", "loos alarm", "--veilig", "ja")
    gaat(gezin, "casus", "crisis", "1", *gebeld)
    gaat(gezin, "melding", "terugleiden", "M2", "--naar", "huisarts")
    deel_toe(gezin, "M1", "--opnieuw")
    assert rij(tmp_path, "uitkomst") == ("tafel",)


def test_the_volglijst(gezin: Tafel, tmp_path: Path) -> None:
    """4 weeks on (own default): Monday 21 December."""
    assert gezin("casus", "volg", "1", "--stop").exit_code == 65
    uit = gaat(gezin, "casus", "volg", "1", "--reden", "doet niet open")
    assert uit.stderr == "Casus 1 staat op de volglijst; volgend contact ma 21-12.\n"
    gaat(gezin, "casus", "volg", "1", "--op", "2026-12-01")
    assert rij(tmp_path, "volg_op, volgreden") == ("2026-12-01", "doet niet open")
    assert [r["casus"] for r in lees(gezin, "casus", "lijst", "--volglijst")] == [1]
    assert gezin("casus", "volg", "1", "--op", "gisteren").exit_code == 2
    gaat(gezin, "casus", "volg", "1", "--stop")
    assert rij(tmp_path, "volg_op, volgreden") == (None, None)
    assert "doet niet open" not in str(sql(tmp_path, "SELECT * FROM gebeurtenis"))


def _sluit(start: Callable[..., "pexpect.spawn[str]"], reden: str) -> "pexpect.spawn[str]":
    slot = ("--evaluatie", "klaar", "--toelichting", "geprobeerd")
    return start("casus", "sluit", "1", "--reden", reden, *slot)


def test_closing_is_confirmed_and_letting_go_twice(
    gezin: Tafel, terminal: Terminal, tmp_path: Path
) -> None:
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    kind = _sluit(terminal, "losgelaten")
    antwoord(kind, "alles geprobeerd", "n")
    assert einde(kind)[1] == 0
    kind = _sluit(terminal, "losgelaten")
    antwoord(kind, "alles geprobeerd", "j")
    antwoord(kind, "Casus 1 sluiten", "")
    assert einde(kind)[1] == 0
    assert rij(tmp_path, "status") == ("open",)
    kind = _sluit(terminal, "doelen_bereikt")
    antwoord(kind, "Casus 1 sluiten", "ja")
    assert einde(kind)[1] == 0
    assert rij(tmp_path, "status") == ("gesloten",)


def test_closing_as_reached_names_what_was_not(gezin: Tafel) -> None:
    maak_plan(gezin)
    gaat(gezin, "melding", "terugkoppelen", "M1")
    gaat(gezin, "plan", "evalueer", "1", "--doel", "1d1=deels")
    slot = ("casus", "sluit", "1", "--ja", "--reden")
    uit = gaat(gezin, *slot, "doelen_bereikt")
    assert "let op: niet bereikt: doel 1d1; plan versie 2 is nog een concept\n" in uit.stderr
    gaat(gezin, "casus", "heropen", "1", "--reden", "toch niet")
    uit = gaat(gezin, *slot, "verhuisd", "--evaluatie", "weg")
    assert "let op" not in uit.stderr


def test_closing_as_reached_says_nothing_when_all_was(gezin: Tafel) -> None:
    maak_plan(gezin)
    gaat(gezin, "melding", "terugkoppelen", "M1")
    gaat(gezin, "plan", "evalueer", "1", "--doel", "1d1=bereikt")
    assert (
        "let op"
        not in gaat(gezin, "casus", "sluit", "1", "--reden", "doelen_bereikt", "--ja").stderr
    )
