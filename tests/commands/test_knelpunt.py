"""Bottlenecks noted by hand: reported, passed on, dealt with (Visie §2.2.1)."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import lees, sql
from tests.commands.test_terminal import Terminal, antwoord, einde, terminal
from tests.conftest import Tafel

__all__ = ["terminal"]

TEKST = "Er is geen crisisopvang voor jongeren"


@pytest.fixture
def knelpunt(register: Tafel) -> Tafel:
    """K1: no supply for housing, at MaDi."""
    gedaan = register(
        *("knelpunt", "add", "--soort", "aanbod", "--organisatie", "mad", "--leefgebied", "won"),
        *("--tafel", "jong", "--tekst", "-"),
        input=TEKST,
    )
    assert (gedaan.exit_code, gedaan.stdout) == (0, "K1\n")
    assert "geen namen" in gedaan.stderr
    return register


def regels(tafel: Tafel, *args: str) -> list[dict[str, Any]]:
    gelezen = lees(tafel, "knelpunt", "lijst", *args)
    assert isinstance(gelezen, list)
    return gelezen


def test_what_is_kept(knelpunt: Tafel) -> None:
    assert regels(knelpunt) == [
        {
            "knelpunt": 1,
            "soort": "aanbod",
            "herkomst": "hand",
            "tafel": "jong-volwassenen",
            "organisatie": "madi",
            "leefgebied": "wonen",
            "buurt": None,
            "aantal": None,
            "eerst_gezien": "2026-11-23",
            "laatst_gezien": "2026-11-23",
            "status": "open",
            "afgehandeld_op": None,
            "tekst": TEKST,
        }
    ]
    tekst = knelpunt("knelpunt", "lijst").stdout
    assert "K1" in tekst
    assert "MaDi, wonen" in tekst


def test_passed_on_dealt_with_and_open_again(knelpunt: Tafel) -> None:
    def zet(stand: str, *args: str) -> int:
        return knelpunt("--vandaag", "2026-12-01", "knelpunt", stand, *args).exit_code

    assert zet("doorgegeven", "k1", "--toelichting", "aan de wethouder") == 0
    assert regels(knelpunt)[0]["status"] == "doorgegeven"
    assert zet("afgehandeld", "1") == 0
    assert regels(knelpunt) == []
    [klaar] = regels(knelpunt, "--alle")
    assert (klaar["status"], klaar["afgehandeld_op"]) == ("afgehandeld", "2026-12-01")
    assert klaar["tekst"].splitlines() == [
        TEKST,
        "01-12-2026 doorgegeven: aan de wethouder",
        "01-12-2026 afgehandeld",
    ]
    assert zet("doorgegeven", "K1") == 65  # it has to be reopened first
    assert zet("heropen", "K1") == 0
    [open_] = regels(knelpunt)
    assert (open_["status"], open_["afgehandeld_op"]) == ("open", None)


def test_twice_the_same_is_refused_with_what_to_do(knelpunt: Tafel) -> None:
    assert knelpunt("knelpunt", "afgehandeld", "K1").exit_code == 0
    nog_eens = knelpunt("knelpunt", "afgehandeld", "K1")
    assert (nog_eens.exit_code, "al afgehandeld" in nog_eens.stderr) == (65, True)


def test_show_one_with_the_next_step(knelpunt: Tafel) -> None:
    tekst = knelpunt("knelpunt", "toon", "K1").stdout
    assert TEKST in tekst
    assert "tafel knelpunt doorgegeven K1" in tekst
    assert lees(knelpunt, "knelpunt", "toon", "K1")["tekst"] == TEKST
    weg = knelpunt("knelpunt", "toon", "K9")
    assert (weg.exit_code, "K9" in weg.stderr) == (66, True)
    assert knelpunt("knelpunt", "toon", "negen").exit_code == 2


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("--tekst", TEKST), 2),
        (("--soort", "onzin", "--tekst", TEKST), 2),
        (("--soort", "wachten"), 2),
        (("--soort", "wachten", "--tekst", " "), 65),
        (("--soort", "wachten", "--tekst", "…"), 2),
        (("--soort", "wachten", "--organisatie", "onbekende club", "--tekst", TEKST), 66),
        (("--soort", "wachten", "--leefgebied", "gezondheid", "--tekst", TEKST), 2),
    ],
)
def test_what_cannot_be_kept(
    register: Tafel, tmp_path: Path, args: tuple[str, ...], code: int
) -> None:
    gedaan = register("knelpunt", "add", *args)
    assert (gedaan.exit_code, gedaan.stdout) == (code, "")
    assert sql(tmp_path, "SELECT count(*) FROM knelpunt") == [(0,)]


def test_every_look_and_change_is_logged_without_its_text(knelpunt: Tafel, tmp_path: Path) -> None:
    knelpunt("knelpunt", "toon", "K1")
    knelpunt("knelpunt", "doorgegeven", "K1", "--toelichting", "geheim")
    log = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id")
    assert log == [
        ("init", ""),
        ("knelpunt add", "K1"),
        ("knelpunt toon", "K1"),
        ("knelpunt doorgegeven", "K1"),
    ]


def test_harmful_characters_go_with_a_warning(register: Tafel) -> None:
    gedaan = register("knelpunt", "add", "--soort", "anders", "--tekst", "de \x1b[31mopvang")
    assert "verwijderd" in gedaan.stderr
    assert "\x1b" not in regels(register)[0]["tekst"]


def test_an_empty_list_says_how_to_begin(register: Tafel) -> None:
    assert "tafel knelpunt add" in register("knelpunt", "lijst").stdout


def test_asked_on_a_terminal(register: Tafel, terminal: Terminal) -> None:
    kind = terminal("knelpunt", "add")
    antwoord(kind, "Wat voor knelpunt", "wach")
    kind.expect("Bij een partner.*: $")
    kind.sendline("j")
    antwoord(kind, "Welke partner", "madi")
    kind.expect("geen namen")
    kind.expect("Wat stokt er.*: $")
    kind.sendline("twee maanden wachten op schuldhulp")
    tekst, code = einde(kind)
    assert (code, "K1" in tekst) == (0, True)
    [regel] = regels(register)
    assert (regel["soort"], regel["organisatie"]) == ("wachten", "madi")
