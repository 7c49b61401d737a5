"""`tafel plan evalueer`: every goal gets a result, and what is not reached lives on."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import lees, sql
from tests.commands.planhulp import alles, casus, concept, geldend, goed
from tests.commands.test_terminal import antwoord, einde, terminal
from tests.conftest import Tafel

__all__ = ["casus", "concept", "geldend", "terminal"]


# --- evaluation ----------------------------------------------------------------------------------


@pytest.fixture
def drie_doelen(concept: Tafel) -> Tafel:
    for leefgebied in ("wonen", "onderwijs"):
        goed(concept("plan", "doel", "1", "--leefgebied", leefgebied, "--tekst", leefgebied))
    goed(concept("plan", "vaststellen", "1"))
    return concept


def uitslagen(*gegeven: str) -> list[str]:
    return [deel for doel in gegeven for deel in ("--doel", doel)]


def test_every_goal_gets_a_result(drie_doelen: Tafel, tmp_path: Path) -> None:
    eerst = alles(tmp_path)
    resultaat = drie_doelen("plan", "evalueer", "1", *uitslagen("1d2=deels"))
    assert resultaat.exit_code == 76
    assert re.findall(r"doel (1d\d) heeft geen resultaat", resultaat.stderr) == ["1d1", "1d3"]
    for fout in ("1d9=niet", "2d1=niet", "1d1", "1d1=half"):
        assert drie_doelen("plan", "evalueer", "1", *uitslagen(fout)).exit_code == 2
    assert alles(tmp_path) == eerst


def test_what_is_not_reached_lives_on(drie_doelen: Tafel, tmp_path: Path) -> None:
    gegeven = uitslagen("1d1=bereikt", "1D2=deels", "1d3=niet")
    gezegd = ("--gezin-zegt", "meer rust", "--tekst", "school bleef weg")
    resultaat = drie_doelen("plan", "evalueer", "1", *gegeven, *gezegd)
    assert resultaat.stdout == "versie 1 geëvalueerd: 1 bereikt, 1 deels, 1 niet\n"
    assert "versie 2 staat klaar als concept" in resultaat.stderr
    vorige = lees(drie_doelen, "plan", "toon", "1", "--versie", "1")
    assert [d["resultaat"] for d in vorige["doelen"]] == ["bereikt", "deels", "niet"]
    assert (vorige["gezin_zegt"], vorige["evaluatie"]) == ("meer rust", "school bleef weg")
    assert vorige["geevalueerd_op"] == "2026-11-23"
    volgende = lees(drie_doelen, "plan", "toon", "1", "--versie", "2")
    assert [d["doel"] for d in volgende["doelen"]] == ["1d2", "1d3"]
    assert (volgende["evaluatie"], volgende["casemanager"]) == (None, "L. Oud")
    [(gegevens,)] = sql(
        tmp_path, "SELECT gegevens FROM gebeurtenis WHERE soort = 'plan_geevalueerd'"
    )
    assert json.loads(gegevens) == {"versie": 1, "bereikt": 1, "deels": 1, "niet": 1}
    nogmaals = drie_doelen("plan", "evalueer", "1", *gegeven)
    assert (nogmaals.exit_code, "plan vaststellen 1" in nogmaals.stderr) == (76, True)
    assert "inkomen_schulden" not in "".join(
        t["opdracht"] for t in lees(drie_doelen, "plan", "controleer", "1")
    )


@pytest.mark.parametrize(
    ("uitslag", "optie", "versies", "verder"),
    [
        ("bereikt", [], [1], "tafel casus sluit 1"),
        ("bereikt", ["--volgende"], [1, 2], "tafel plan controleer 1"),
        ("niet", ["--geen-volgende"], [1], "tafel plan maak 1"),
        ("niet", [], [1, 2], "tafel plan controleer 1"),
    ],
)
def test_whether_a_next_version_is_made(
    geldend: Tafel, uitslag: str, optie: list[str], versies: list[int], verder: str
) -> None:
    resultaat = geldend("plan", "evalueer", "1", *uitslagen(f"1d1={uitslag}"), *optie)
    assert verder in resultaat.stderr
    assert lees(geldend, "plan", "toon", "1")["versies"] == versies


def test_an_evaluation_beside_a_concept_makes_no_second_one(geldend: Tafel) -> None:
    goed(geldend("plan", "maak", "1"))
    goed(geldend("plan", "evalueer", "1", *uitslagen("1d1=deels")))
    assert lees(geldend, "plan", "toon", "1")["versies"] == [1, 2]


def test_only_a_plan_in_force_is_evaluated(concept: Tafel) -> None:
    resultaat = concept("plan", "evalueer", "1", *uitslagen("1d1=niet"))
    assert (resultaat.exit_code, "tafel plan vaststellen 1" in resultaat.stderr) == (76, True)
    assert concept("plan", "evalueer", "1", "--volgende", "--geen-volgende").exit_code == 2


def test_evaluating_asks_per_goal(geldend: Tafel, terminal: Callable[..., Any]) -> None:
    kind = terminal("plan", "evalueer", "1")
    antwoord(kind, "1d1 geen huurachterstand", "misschien")
    antwoord(kind, "1d1 geen huurachterstand", "bereikt")
    kind.expect("Wat zegt het gezin")
    kind.sendline("blij")
    assert einde(kind)[1] == 0
    plan = lees(geldend, "plan", "toon", "1")
    assert (plan["doelen"][0]["resultaat"], plan["gezin_zegt"]) == ("bereikt", "blij")
