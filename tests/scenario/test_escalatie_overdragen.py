"""Escalations that went to the wrong desk (domain §9; Werkplan §2.4, §3.4).

Each test is named after what a coördinator said went wrong. Spirit works for the stadsregio, MaDi
for the stadsdeel. Day one is Monday 23 November 2026.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tafel.register import beheer
from tafel.register.migrations import migraties
from tests.commands.hulp import GEZIN, OVERLAST, sql
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte, weigert

MAANDAG, LATER, LAATST = "2026-11-23", "2026-12-08", "2026-12-23"
COORDINATOR, PROCESMANAGER = "de coördinator risicogezinnen", "de procesmanager"


def gezin(tafel: Tafel, jeugdhulp: str = "geen") -> None:
    """Casus 1: a multiproblem family; MPG1, or MPG3 with a measure. Without nuisance."""
    velden = GEZIN | {"jeugdhulp": jeugdhulp, "overlast-openbaar": "nee"}
    assert nieuwe_casus(tafel, velden) == 1
    op(tafel, MAANDAG, "casus", "verhelder", "1", "--multiprobleem", "ja")


def manager_van(tafel: Tafel, organisatie: str) -> None:
    regie = ("--casemanager", "L. Oud", "--organisatie", organisatie)
    waarom = ("--reden", "zij komt er al jaren")  # a measure asks for one of Bureau Jeugdzorg
    op(tafel, MAANDAG, "casus", "overdragen", "1", *regie, *waarom)


def uitvoering(tegen: str) -> tuple[str, ...]:
    return ("escaleer", "1", "--spoor", "uitvoering", "--tegen", tegen)


def test_the_wethouder_was_asked_about_spirit_while_the_stadsregio_pays_it(
    register: Tafel,
) -> None:
    gezin(register)
    op(register, MAANDAG, *uitvoering("spirit"))
    for dag, stap in ((LATER, 2), (LAATST, 3)):
        gezet = lees_op(register, dag, *uitvoering("spirit"))
        assert (gezet["stap"], gezet["wie"]) == (stap, PROCESMANAGER)
        assert (gezet["overgedragen_door"], gezet["via"]) == (COORDINATOR, None)
    assert gezet["richting"] == "de portefeuillehouder Jeugdzorg van de stadsregio"


def test_the_procesmanager_was_sent_to_madi_while_the_stadsdeel_pays_it(register: Tafel) -> None:
    gezin(register, "maatregel")
    assert lees_op(register, MAANDAG, "casus", "toon", "1")["categorie"] == "MPG3"
    op(register, MAANDAG, *uitvoering("madi"))
    for dag, stap in ((LATER, 2), (LAATST, 3)):
        gezet = lees_op(register, dag, *uitvoering("madi"))
        assert (gezet["stap"], gezet["wie"]) == (stap, COORDINATOR)
        assert (gezet["overgedragen_door"], gezet["via"]) == (PROCESMANAGER, None)
    assert gezet["richting"] == "de stadsdeelwethouder of portefeuillehouder"
    met = (*uitvoering("madi"), "--stap", "3", "--proef", "--overlast", "ja")
    op(register, LAATST, "escaleer", "afronden", "E3", "--resultaat", "niet_opgelost")
    assert lees_op(register, LAATST, *met)["richting"] == "de stadsdeelvoorzitter"


def test_nobody_at_the_table_knew_who_had_handed_it_over(register: Tafel) -> None:
    """It stands on the screen, the list, the proposal, the casus, the agenda and the letter."""
    gezin(register)
    op(register, MAANDAG, *uitvoering("spirit"))
    door = f"{PROCESMANAGER} (overgedragen door {COORDINATOR}) naar de directie"
    assert door in platte(op(register, LATER, "escaleer", "voorstel").stdout)
    assert f"OVERDRACHT door {COORDINATOR}" in platte(
        op(register, LATER, *uitvoering("spirit")).stdout
    )
    [punt] = lees_op(register, LATER, "agenda", "--tafel", "jeugd")["punten"]
    assert punt["reden"].startswith(f"E2: {door}")
    assert door in platte(op(register, LATER, "casus", "toon", "1").stdout)
    assert COORDINATOR in op(register, LATER, "escaleer", "lijst", "-f", "tekst").stdout
    [regel] = lees_op(register, LATER, "escaleer", "lijst")
    assert (regel["wie"], regel["overgedragen_door"]) == (PROCESMANAGER, COORDINATOR)
    brief = platte(op(register, LATER, "escaleer", "brief", "E2").stdout)
    assert f"Overgedragen door {COORDINATOR}" in brief


# --- never towards one's own side -----------------------------------------------------------------


@pytest.mark.parametrize("jeugdhulp", ["geen", "maatregel"])
def test_the_letter_went_to_our_own_director(register: Tafel, jeugdhulp: str) -> None:
    """The gezinsmanager works at MaDi, and it is MaDi that does not perform."""
    gezin(register, jeugdhulp)
    manager_van(register, "madi")
    op(register, MAANDAG, "partner", "contact", "madi", "--naam", "B. Baas")
    gezet = lees_op(register, MAANDAG, *uitvoering("madi"))
    assert (gezet["wie"], gezet["overgedragen_door"]) == (COORDINATOR, None)
    assert gezet["richting"] == "de leidinggevende van MaDi"
    brief = lees_op(register, MAANDAG, "escaleer", "brief", "E1")
    assert (brief["afzender"]["wie"], brief["namens"]) == (COORDINATOR, None)
    assert brief["afzender"]["contact"] == []
    assert brief["geadresseerde"]["contact"] == ["B. Baas"]
    scherm = platte(op(register, MAANDAG, *uitvoering("altra")).stdout)
    assert "WIE de eigen leidinggevende van MaDi" in scherm  # against another: his own manager


def test_the_coordinator_is_not_told_of_what_he_does_himself(register: Tafel) -> None:
    gezin(register)
    manager_van(register, "madi")
    assert "meld dit direct" not in op(register, MAANDAG, *uitvoering("madi")).stdout
    assert "meld dit direct" in op(register, MAANDAG, *uitvoering("altra")).stdout


def test_an_organisation_never_escalates_against_itself(register: Tafel) -> None:
    gezin(register)
    [regel] = weigert(register, MAANDAG, 2, *uitvoering("madi"), "--namens", "madi")
    assert regel.startswith("tafel: MaDi escaleert niet tegen zichzelf; laat --namens weg")
    assert lees_op(register, MAANDAG, "escaleer", "lijst") == []


def test_another_organisation_than_the_gezinsmanagers_had_the_problem(register: Tafel) -> None:
    """Its own manager calls; and the next step knows still for whom it is."""
    gezin(register)
    manager_van(register, "madi")
    gezet = lees_op(register, MAANDAG, *uitvoering("madi"), "--namens", "altra")
    assert gezet["wie"] == "de eigen leidinggevende van Altra"
    assert lees_op(register, LATER, *uitvoering("madi"))["stap"] == 2
    assert lees_op(register, LATER, "escaleer", "brief", "E2")["namens"] == "Altra"


def test_an_adult_has_a_casemanager_at_the_very_party_too(register: Tafel) -> None:
    assert nieuwe_casus(register, OVERLAST) == 1
    manager_van(register, "madi")
    gezet = lees_op(register, MAANDAG, *uitvoering("madi"))
    assert gezet["wie"] == "de coördinator Meldpunt Zorg & Overlast"


# --- sender and addressee -------------------------------------------------------------------------


def test_the_letter_had_no_address(register: Tafel) -> None:
    """Who is not known to be reached is named, with the command that records it."""
    gezin(register)
    op(register, MAANDAG, *uitvoering("spirit"))
    kaal = op(register, MAANDAG, "escaleer", "brief", "E1").stderr.splitlines()
    assert kaal == [
        (
            "let op: van wie is niet bekend: "
            "tafel escaleer 1 --spoor uitvoering --tegen spirit --namens ORGANISATIE"
        ),
        (
            "Niet bekend is hoe men de eigen leidinggevende bereikt; leg vast: "
            "tafel casus overdragen 1"
        ),
        (
            "Niet bekend is hoe men de leidinggevende van Spirit bereikt; leg vast: "
            "tafel partner contact spirit"
        ),
    ]
    manager_van(register, "altra")
    for partner, naam, functie in (
        ("altra", "A. Chef", "teamleider"),
        ("spirit", "S. Balie", "balie"),
        ("spirit", "S. Manager", "manager zorg"),
        ("spirit", "S. Top", "directeur"),
    ):
        contact = ("--naam", naam, "--functie", functie, "--telefoon", "020-1")
        op(register, MAANDAG, "partner", "contact", partner, *contact)
    brief = op(register, MAANDAG, "escaleer", "brief", "E1")
    assert brief.stderr == ""
    tekst = platte(brief.stdout)
    assert "Bereikbaar A. Chef (teamleider), 020-1 Namens Altra" in tekst
    assert "Bereikbaar S. Manager (manager zorg), 020-1" in tekst
    assert "S. Balie" not in tekst
    op(register, LATER, *uitvoering("spirit"))
    twee = op(register, LATER, "escaleer", "brief", "E2")
    assert twee.stderr.splitlines() == [
        (
            "Niet bekend is hoe men de procesmanager bereikt; leg vast: "
            "tafel escaleer contact procesmanager"
        )
    ]
    assert "S. Top (directeur), 020-1" in platte(twee.stdout)
    rol = (
        "escaleer",
        "contact",
        "procesmanager",
        "--naam",
        "P. Proces",
        "--mail",
        "p@voorbeeld.nl",
    )
    op(register, LATER, *rol)
    assert "Bereikbaar P. Proces, p@voorbeeld.nl" in platte(
        op(register, LATER, "escaleer", "brief", "E2").stdout
    )
    op(register, LAATST, *uitvoering("spirit"))
    drie = lees_op(register, LAATST, "escaleer", "brief", "E3")
    assert drie["geadresseerde"] == {
        "wie": "de portefeuillehouder Jeugdzorg van de stadsregio",
        "contact": [],
        "vervanger": [],
        "opdracht": "tafel escaleer contact portefeuillehouder-jeugdzorg-van-de-stadsregio",
    }


def test_who_stands_between_at_an_adult_table_can_be_reached_too(register: Tafel) -> None:
    assert nieuwe_casus(register, OVERLAST) == 1
    op(register, MAANDAG, *uitvoering("spirit"))
    op(register, MAANDAG, "escaleer", "contact", "stedelijk", "--naam", "O. Opdracht")
    op(register, LATER, *uitvoering("spirit"))
    tekst = platte(op(register, LATER, "escaleer", "brief", "E2").stdout)
    assert "Via de stedelijk opdrachtgever Bereikbaar O. Opdracht" in tekst


def test_the_roles_of_the_ladder_are_those_of_the_profile(register: Tafel) -> None:
    def rollen(*profiel: str) -> dict[str, str | None]:
        return {
            rol["code"]: rol["naam"]
            for rol in lees_op(register, MAANDAG, *profiel, "escaleer", "contact")
        }

    assert set(rollen()) == {
        *("coordinator-risicogezinnen", "coordinator-meldpunt-zorg-overlast"),
        *("coordinator-jong-volwassenen", "coordinator", "procesmanager"),
        *("procesmanager-binnen-ompg", "procesmanager-buiten-ompg", "stedelijk-opdrachtgever"),
        *("stadsdeelwethouder-of-portefeuillehouder", "stadsdeelvoorzitter", "burgemeester"),
        "portefeuillehouder-jeugdzorg-van-de-stadsregio",
    }
    op(register, MAANDAG, "escaleer", "contact", "burgem", "--naam", "J. Halsema")
    assert rollen()["burgemeester"] == "J. Halsema"
    op(register, MAANDAG, "escaleer", "contact", "burgemeester", "--vervalt")
    assert rollen()["burgemeester"] is None
    weigert(register, MAANDAG, 66, "escaleer", "contact", "burgemeester", "--vervalt")
    weigert(register, MAANDAG, 66, "escaleer", "contact", "keizer", "--naam", "X")
    weigert(register, MAANDAG, 2, "escaleer", "contact", "stadsdeel", "--naam", "X")
    weigert(register, MAANDAG, 2, "escaleer", "contact", "--naam", "X")


def test_a_name_in_a_role_is_not_in_the_log(register: Tafel, tmp_path: Path) -> None:
    op(register, MAANDAG, "escaleer", "contact", "burgemeester", "--naam", "Geheim")
    log = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel")
    assert ("escaleer contact", "burgemeester") in log
    assert "Geheim" not in str(log)


# --- what is not known, and what was said before --------------------------------------------------


def test_a_proposal_against_an_unknown_opdrachtgever_says_both(register: Tafel) -> None:
    gezin(register)
    op(register, MAANDAG, "partner", "add", "buurtzorg", "--naam", "Buurtzorg")
    op(register, MAANDAG, *uitvoering("buurtzorg"))
    [voorstel] = lees_op(register, LATER, "escaleer", "voorstel")
    assert voorstel["wie"] == f"{COORDINATOR} of {PROCESMANAGER}"
    assert voorstel["overgedragen_door"] is None
    assert voorstel["via"] == "nog onbekend: de opdrachtgever is niet vastgelegd"
    regels = weigert(register, LATER, 76, *uitvoering("buurtzorg"))
    assert "tafel partner wijzig buurtzorg --opdrachtgever" in regels[1]


def test_a_step_from_before_keeps_its_words(
    tafel: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent through the procesmanager then, is not called handed over afterwards."""
    plek = tmp_path / "register.db"
    with monkeypatch.context() as toen:
        toen.setattr(beheer, "migraties", lambda: migraties()[:4])
        beheer.maak_register(plek)
    with closing(sqlite3.connect(plek)) as db:
        db.execute(
            "INSERT INTO escalatie (spoor, stap, organisatie, wie, richting, via, regels, bron, "
            "gestart_op, uiterlijk, bindend, status, door) VALUES ('structureel', 2, 'spirit', "
            "'de coördinator', 'de directie en leidinggevenden van Spirit', 'de procesmanager', "
            "'EW8|ER5|EV5', 'Werkplan §3.4', '2026-11-16', '2026-11-30', 'nee', 'open', 'kok')"
        )
        db.commit()
    op(tafel, MAANDAG, "beheer", "migreer")
    [regel] = lees_op(tafel, MAANDAG, "escaleer", "lijst")
    assert (regel["wie"], regel["overgedragen_door"], regel["via"]) == (
        *("de coördinator", None, PROCESMANAGER),
    )
    brief = lees_op(tafel, MAANDAG, "escaleer", "brief", "E1")
    assert brief["tussen"]["wie"] == PROCESMANAGER
