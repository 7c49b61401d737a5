"""Whose manager takes the first step: "de eigen leidinggevende" of nobody helps nobody (§9)."""

import pytest

from tests.commands.hulp import GEZIN
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte, weigert

DAG = "2026-11-23"
ZAAK = ("escaleer", "1", "--spoor", "uitvoering", "--tegen", "spirit")
ZIN = "van wie is niet bekend"
OPDRACHT = "tafel escaleer 1 --spoor uitvoering --tegen spirit --namens ORGANISATIE"


@pytest.fixture
def casus(register: Tafel) -> Tafel:
    """Casus 1: a family of which nobody has the regie yet."""
    assert nieuwe_casus(register, GEZIN) == 1
    op(register, DAG, "partner", "wijzig", "spirit", "--opdrachtgever", "stad")
    return register


def test_the_step_was_taken_by_the_manager_of_nobody(casus: Tafel) -> None:
    gezet = op(casus, DAG, *ZAAK)
    assert ZIN in platte(gezet.stdout)
    assert OPDRACHT in platte(gezet.stdout)
    assert f"let op: {ZIN}: {OPDRACHT}" in gezet.stderr
    stap = lees_op(casus, DAG, "escaleer", "lijst")[0]
    assert (stap["wie"], stap["stap"], stap["status"]) == ("de eigen leidinggevende", 1, "open")
    brief = op(casus, DAG, "escaleer", "brief", "E1")
    assert f"Namens {ZIN}" in platte(brief.stdout)
    assert "tafel escaleer" not in brief.stdout
    assert f"let op: {ZIN}: {OPDRACHT}" in brief.stderr


def test_a_trial_says_it_too_and_json_keeps_its_keys(casus: Tafel) -> None:
    proef = op(casus, DAG, *ZAAK, "--proef", "-f", "json")
    assert '"wie": "de eigen leidinggevende"' in proef.stdout
    assert f"let op: {ZIN}: {OPDRACHT}" in proef.stderr


def test_the_command_that_is_named_cures_it(casus: Tafel) -> None:
    """The step that runs gets its manager; it is no second step, and its term stays."""
    op(casus, DAG, *ZAAK)
    gezet = op(casus, "2026-11-26", *ZAAK, "--namens", "altra")
    assert ZIN not in gezet.stdout + gezet.stderr
    assert "Bekend is nu namens wie" in gezet.stderr
    [stap] = lees_op(casus, "2026-11-26", "escaleer", "lijst")
    assert stap["wie"] == "de eigen leidinggevende van Altra"
    assert (stap["escalatie"], stap["gestart_op"], stap["uiterlijk"]) == ("E1", DAG, "2026-12-07")
    brief = op(casus, "2026-11-26", "escaleer", "brief", "E1")
    assert "Namens Altra" in platte(brief.stdout)
    assert ZIN not in brief.stdout + brief.stderr
    tijdlijn = [g["wat"] for g in lees_op(casus, "2026-11-26", "casus", "toon", "1")["tijdlijn"]]
    assert "escalatie E1 (stap 1): bekend is namens wie" in tijdlijn


def test_a_step_that_is_known_is_not_changed_by_it(casus: Tafel) -> None:
    op(casus, DAG, *ZAAK, "--namens", "altra")
    weigert(casus, DAG, 76, *ZAAK, "--namens", "mee")
    [stap] = lees_op(casus, DAG, "escaleer", "lijst")
    assert stap["wie"] == "de eigen leidinggevende van Altra"


def test_nor_does_a_trial_fill_it_in(casus: Tafel) -> None:
    op(casus, DAG, *ZAAK)
    op(casus, DAG, *ZAAK, "--namens", "altra", "--proef")
    [stap] = lees_op(casus, DAG, "escaleer", "lijst")
    assert stap["wie"] == "de eigen leidinggevende"


def test_who_does_not_perform_is_not_asked_for_himself(casus: Tafel) -> None:
    op(casus, DAG, *ZAAK)
    [zin, *_] = weigert(casus, DAG, 2, *ZAAK, "--namens", "spirit")
    assert "tegen zichzelf" in zin


def test_on_a_terminal_it_is_asked(casus: Tafel, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[str] = []
    antwoorden = iter(["bestaatniet", "altra"])

    def vraag(label: str) -> str:
        gevraagd.append(label)
        return next(antwoorden)

    monkeypatch.setattr("tafel.commands.escaleer.stdin_is_terminal", lambda: True)
    monkeypatch.setattr("tafel.commands.escaleer.vraag", vraag)
    op(casus, DAG, *ZAAK)
    assert gevraagd == ["Wiens medewerker ervaart het probleem? (Enter slaat over)"] * 2
    [stap] = lees_op(casus, DAG, "escaleer", "lijst")
    assert stap["wie"] == "de eigen leidinggevende van Altra"


@pytest.mark.parametrize(
    "zaak",
    [
        pytest.param((*ZAAK, "--namens", "altra"), id="said"),
        pytest.param(
            ("escaleer", "1", "--spoor", "opstellen", "--tegen", "spirit"), id="opstellen"
        ),
    ],
)
def test_it_is_not_asked_where_it_makes_no_difference(
    casus: Tafel, monkeypatch: pytest.MonkeyPatch, zaak: tuple[str, ...]
) -> None:
    def vraag(label: str) -> str:
        raise AssertionError(label)

    monkeypatch.setattr("tafel.commands.escaleer.stdin_is_terminal", lambda: True)
    monkeypatch.setattr("tafel.commands.escaleer.vraag", vraag)
    assert ZIN not in op(casus, DAG, *zaak).stderr


def test_nor_where_the_gezinsmanager_is_known(casus: Tafel) -> None:
    manager = ("--casemanager", "L. Oud", "--organisatie", "altra")
    op(casus, DAG, "casus", "overdragen", "1", *manager)
    gezet = op(casus, DAG, *ZAAK)
    assert ZIN not in gezet.stdout + gezet.stderr
    assert "de eigen leidinggevende van Altra" in platte(gezet.stdout)
