"""The plan van aanpak through the real command line: gates, versions, gaps, documents."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import lees, sql
from tests.commands.planhulp import (
    DOEL,
    OPTIES,
    TAAK,
    alles,
    casus,
    codes,
    concept,
    geldend,
    goed,
    poorten,
    zet,
)
from tests.commands.test_terminal import antwoord, einde, terminal
from tests.conftest import ROOT, Tafel

__all__ = ["casus", "concept", "geldend", "terminal"]


# --- vaststellen and its gates -------------------------------------------------------------------


def test_a_whole_plan_is_vastgesteld(concept: Tafel, tmp_path: Path) -> None:
    resultaat = concept("plan", "vaststellen", "1")
    assert resultaat.exit_code == 0
    assert "Evaluatie             di 23-2-2027" in resultaat.stdout  # three months on, a Tuesday
    assert "evaluatie 23-02-2027 (na 3 maanden: eigen instelling)" in resultaat.stderr
    [(status, vastgelegd)] = sql(tmp_path, "SELECT status, vastgelegd FROM plan")
    assert (status, json.loads(vastgelegd)["doelen"][0]["nummer"]) == ("vastgesteld", 1)
    [(tekst, gegevens)] = sql(
        tmp_path, "SELECT tekst, gegevens FROM gebeurtenis WHERE soort = 'plan_vastgesteld'"
    )
    assert tekst == "plan versie 1 vastgesteld"
    assert json.loads(gegevens) == {"versie": 1, "evaluatie_op": "2027-02-23"}


def test_the_date_of_evaluation_falls_on_a_working_day(concept: Tafel) -> None:
    goed(concept("--vandaag", "2026-11-27", "plan", "vaststellen", "1"))  # 27-2-2027: Saturday
    assert lees(concept, "plan", "toon", "1")["evaluatie_op"] == "2027-03-01"


def test_a_date_of_evaluation_can_be_chosen(concept: Tafel) -> None:
    goed(concept("plan", "wijzig", "1", "--evaluatie-op", "+4w"))
    assert lees(concept, "plan", "toon", "1")["evaluatie_op"] == "2026-12-21"
    assert "eigen instelling" not in concept("plan", "vaststellen", "1").stderr
    assert lees(concept, "plan", "toon", "1")["evaluatie_op"] == "2026-12-21"
    assert concept("plan", "maak", "1", "--evaluatie-op", "gisteren").exit_code == 2


@pytest.mark.parametrize(
    ("weg", "poort", "opdracht"),
    [
        ("UPDATE plan SET analyse = NULL", "analyse", "tafel plan wijzig 1 --analyse …"),
        ("UPDATE afspraak SET organisatie = NULL", "taak", "plan taak 1/1 --organisatie …"),
        ("UPDATE afspraak SET uiterlijk = NULL", "taak", "tafel plan taak 1/1 --uiterlijk …"),
        ("UPDATE afspraak SET status = 'vervallen'", "taak", "tafel plan taak 1d1"),
        ("UPDATE afspraak SET status = 'niet_nagekomen'", "taak", "tafel plan taak 1d1"),
        ("UPDATE casus SET casemanager = NULL", "casemanager", "tafel plan wijzig 1 --casem"),
    ],
)
def test_each_gate_alone_refuses(
    concept: Tafel, tmp_path: Path, weg: str, poort: str, opdracht: str
) -> None:
    zet(tmp_path, weg)
    eerst = alles(tmp_path)
    resultaat = concept("plan", "vaststellen", "1")
    assert (resultaat.exit_code, poorten(resultaat)) == (76, [poort])
    assert opdracht in resultaat.stderr
    assert resultaat.stdout == ""
    assert alles(tmp_path) == eerst


@pytest.mark.parametrize("poort", ["analyse", "doel", "taak", "casemanager"])
def test_the_profile_says_which_gates_there_are(casus: Tafel, tmp_path: Path, poort: str) -> None:
    tekst = (ROOT / "data" / "profielen" / "zuidoost.toml").read_text(encoding="utf-8")
    oud = 'vaststellen = ["analyse", "doel", "taak", "casemanager"]'
    assert oud in tekst
    profiel = tmp_path / "eigen.toml"
    profiel.write_text(tekst.replace(oud, f'vaststellen = ["{poort}"]'), encoding="utf-8")
    goed(casus("plan", "maak", "1"))
    assert poorten(casus("plan", "vaststellen", "1")) == ["analyse", "doel", "taak", "casemanager"]
    assert poorten(casus("--profiel", str(profiel), "plan", "vaststellen", "1")) == [poort]
    profiel.write_text(tekst.replace(oud, "vaststellen = []"), encoding="utf-8")
    assert casus("--profiel", str(profiel), "plan", "vaststellen", "1").exit_code == 0


def test_a_gate_of_the_casus_counts_too(concept: Tafel, tmp_path: Path) -> None:
    tekst = (ROOT / "data" / "profielen" / "zuidoost.toml").read_text(encoding="utf-8")
    profiel = tmp_path / "eigen.toml"
    anders = tekst.replace('vaststellen = ["analyse"', 'vaststellen = ["terugkoppeling", "analyse"')
    profiel.write_text(anders, encoding="utf-8")
    resultaat = concept("--profiel", str(profiel), "plan", "vaststellen", "1")
    assert (resultaat.exit_code, poorten(resultaat)) == (76, ["terugkoppeling"])


def test_what_a_gate_misses_is_cured_by_its_command(casus: Tafel) -> None:
    goed(casus("plan", "maak", "1"))
    goed(casus("plan", "wijzig", "1", "--analyse", "schulden"))
    goed(casus("plan", "wijzig", "1", "--casemanager", "L. Oud", "--organisatie", "altra"))
    goed(casus("plan", "doel", "1", *DOEL))
    goed(casus("plan", "taak", "1d1", "--wat", "bellen"))
    assert poorten(casus("plan", "vaststellen", "1")) == ["taak", "taak"]
    goed(casus("plan", "taak", "1/1", "--organisatie", "madi", "--uiterlijk", "+2w"))
    assert casus("plan", "vaststellen", "1").exit_code == 0


def test_a_trial_stores_nothing(concept: Tafel, tmp_path: Path) -> None:
    eerst = alles(tmp_path)
    resultaat = concept("plan", "vaststellen", "1", "--proef")
    assert (resultaat.exit_code, "er is niets bewaard" in resultaat.stderr) == (0, True)
    assert alles(tmp_path) == eerst
    laatst = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id DESC LIMIT 1")
    assert laatst == [("plan vaststellen --proef", "1 versie 1")]


def test_gaps_that_do_not_block_are_named(concept: Tafel) -> None:
    fouten = concept("plan", "vaststellen", "1").stderr
    assert "let op: gezin en opvoeding is gemeld, maar heeft geen doel" in fouten
    assert "let op: de instemming is niet vastgelegd" in fouten


@pytest.mark.parametrize(
    ("opdracht", "code"),
    [
        (("toon", "1"), 66),
        (("controleer", "1"), 66),
        (("wijzig", "1", "--analyse", "x"), 66),
        (("doel", "1", *DOEL), 66),
        (("taak", "1d1", *TAAK), 66),
        (("taak", "1", *TAAK), 66),
        (("vaststellen", "1"), 66),
        (("evalueer", "1"), 66),
        (("toon", "9"), 66),
        (("maak", "9"), 66),
    ],
)
def test_without_a_plan(casus: Tafel, tmp_path: Path, opdracht: tuple[str, ...], code: int) -> None:
    eerst = alles(tmp_path)
    resultaat = casus("plan", *opdracht)
    assert resultaat.exit_code == code
    assert "tafel " in resultaat.stderr.removeprefix("tafel: ")
    assert alles(tmp_path) == eerst


# --- versions ------------------------------------------------------------------------------------


def test_a_plan_in_force_does_not_change(geldend: Tafel, tmp_path: Path) -> None:
    eerst = alles(tmp_path)
    for opdracht in (
        ("wijzig", "1", "--analyse", "anders"),
        ("wijzig", "1", "--casemanager", "J. Bos"),
        ("doel", "1", *DOEL),
        ("doel", "1d1", "--maat", "anders"),
        ("doel", "1d1", "--vervalt"),
        ("vaststellen", "1"),
    ):
        resultaat = geldend("plan", *opdracht)
        assert (resultaat.exit_code, "tafel plan maak 1" in resultaat.stderr) == (76, True)
    assert geldend("plan", "taak", "1/1", "--wat", "anders").exit_code == 76
    assert alles(tmp_path) == eerst


def test_one_concept_at_a_time(geldend: Tafel, tmp_path: Path) -> None:
    assert goed(geldend("plan", "maak", "1")) == "2"
    eerst = alles(tmp_path)
    resultaat = geldend("plan", "maak", "1")
    assert (resultaat.exit_code, "tafel plan wijzig 1" in resultaat.stderr) == (76, True)
    assert alles(tmp_path) == eerst


def test_a_next_version_takes_over_all_but_the_agreement(concept: Tafel) -> None:
    opgelegd = ("--instemming", "opgelegd", "--grond", "bijstand", "--netwerk", "tante helpt")
    goed(concept("plan", "wijzig", "1", *opgelegd))
    goed(concept("plan", "vaststellen", "1"))
    goed(concept("plan", "maak", "1", "--tijdsplan", "eerst rust"))
    volgende = lees(concept, "plan", "toon", "1", "--versie", "2")
    assert (volgende["netwerk"], volgende["tijdsplan"]) == ("tante helpt", "eerst rust")
    assert (volgende["instemming"], volgende["grond"]) == (None, None)
    assert [doel["doel"] for doel in volgende["doelen"]] == ["1d1"]


def test_the_first_version_stays_as_it_was(geldend: Tafel) -> None:
    def versie_1() -> dict[str, Any]:
        plan: dict[str, Any] = lees(geldend, "plan", "toon", "1", "--versie", "1")
        assert plan.pop("versies")
        return plan

    eerst = versie_1()
    goed(geldend("afspraak", "nagekomen", "1/1"))
    goed(geldend("casus", "overdragen", "1", "--casemanager", "J. Bos", "--organisatie", "mee"))
    goed(geldend("plan", "maak", "1", "--analyse", "anders"))
    goed(geldend("plan", "doel", "1d1", "--tekst", "anders", "--maat", ""))
    goed(geldend("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "eigen huis"))
    goed(geldend("plan", "taak", "1d2", *TAAK))
    assert versie_1() == eerst
    goed(geldend("plan", "vaststellen", "1"))
    assert versie_1() == eerst | {"status": "vervallen"}
    nu = lees(geldend, "plan", "toon", "1")
    assert (nu["versie"], nu["status"], nu["analyse"]) == (2, "vastgesteld", "anders")
    assert (nu["casemanager"], eerst["casemanager"]) == ("J. Bos", "L. Oud")
    assert [(d["doel"], d["tekst"]) for d in nu["doelen"]] == [
        ("1d1", "anders"),
        ("1d2", "eigen huis"),
    ]
    assert "versie 1: vastgesteld ma 23-11-2026" in geldend("plan", "toon", "1").stdout


def test_the_plan_in_force_shows_its_tasks_as_they_are_now(geldend: Tafel) -> None:
    goed(geldend("plan", "taak", "1d1", *TAAK))
    goed(geldend("afspraak", "nagekomen", "1/1"))
    [doel] = lees(geldend, "--vandaag", "2026-12-10", "plan", "toon", "1")["doelen"]
    assert [(t["afspraak"], t["status"], t["te_laat"]) for t in doel["taken"]] == [
        ("1/1", "nagekomen", False),
        ("1/2", "open", True),
    ]
    [vast] = lees(geldend, "plan", "toon", "1", "--versie", "1")["doelen"]
    assert [(t["afspraak"], t["status"]) for t in vast["taken"]] == [("1/1", "open")]
    assert "3 dagen te laat" in geldend("--vandaag", "2026-12-10", "plan", "toon", "1").stdout


def test_a_task_under_a_plan_in_force_is_an_afspraak_at_once(
    geldend: Tafel, tmp_path: Path
) -> None:
    eerst = alles(tmp_path)
    resultaat = geldend("plan", "taak", "1d1", "--wat", "bellen", "--organisatie", "mee")
    assert (resultaat.exit_code, "--uiterlijk ontbreekt" in resultaat.stderr) == (76, True)
    assert "--organisatie ontbreekt" not in resultaat.stderr
    assert alles(tmp_path) == eerst
    assert goed(geldend("plan", "taak", "1d1", *TAAK)) == "1/2"


def test_a_task_that_was_agreed_on_only_moves_openly(geldend: Tafel) -> None:
    goed(geldend("plan", "maak", "1"))
    resultaat = geldend("plan", "taak", "1/1", "--uiterlijk", "+8w")
    assert (resultaat.exit_code, "afspraak doorschuiven 1/1" in resultaat.stderr) == (76, True)
    goed(geldend("plan", "taak", "1d1", "--wat", "nieuw"))
    goed(geldend("plan", "taak", "1/2", "--wat", "anders", "--organisatie", "mee"))
    [doel] = lees(geldend, "plan", "toon", "1", "--versie", "2")["doelen"]
    assert [(t["wat"], t["organisatie"], t["uiterlijk"]) for t in doel["taken"]] == [
        ("regeling treffen", "MaDi", "2026-12-07"),
        ("anders", "MEE", None),
    ]


def test_a_goal_that_drops_out_of_the_first_concept(concept: Tafel) -> None:
    goed(concept("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "eigen huis"))
    goed(concept("plan", "doel", "1d1", "--vervalt"))
    assert [d["doel"] for d in lees(concept, "plan", "toon", "1")["doelen"]] == ["1d2"]
    [taak] = lees(concept, "afspraak", "lijst", "--casus", "1", "--status", "alle")
    assert taak["status"] == "vervallen"
    assert concept("plan", "taak", "1d1", *TAAK).exit_code == 66
    assert goed(concept("plan", "doel", "1", *DOEL)) == "1d3"


def test_a_goal_that_drops_out_of_the_next_version(geldend: Tafel) -> None:
    goed(geldend("plan", "maak", "1"))
    goed(geldend("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "eigen huis"))
    goed(geldend("plan", "taak", "1d2", *TAAK))
    goed(geldend("plan", "doel", "1d1", "--vervalt"))
    assert [d["doel"] for d in lees(geldend, "plan", "toon", "1")["doelen"]] == ["1d1"]
    assert [a["status"] for a in lees(geldend, "afspraak", "lijst", "--casus", "1")] == ["open"] * 2
    goed(geldend("plan", "vaststellen", "1"))
    assert [d["doel"] for d in lees(geldend, "plan", "toon", "1")["doelen"]] == ["1d2"]
    assert [a["afspraak"] for a in lees(geldend, "afspraak", "lijst", "--casus", "1")] == ["1/2"]


# --- options -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "opties",
    [
        ("--instemming", "opgelegd"),
        ("--grond", "bijstand"),
        ("--instemming", "ingestemd", "--grond", "bijstand"),
        ("--instemming", "half"),
        ("--dominant", "geld"),
        ("--dominant", "gezondheid"),
        ("--gezamenlijk", "soms"),
        ("--ondersteuning", "tante"),
        ("--organisatie", "altra"),
        ("--casemanager", "L. Oud"),
        ("--analyse-op", "morgen"),
        ("--analyse", "-", "--netwerk", "-"),
    ],
)
def test_wrong_options_make_no_plan(casus: Tafel, tmp_path: Path, opties: tuple[str, ...]) -> None:
    eerst = alles(tmp_path)
    assert casus("plan", "maak", "1", *opties, input="x").exit_code == 2
    assert alles(tmp_path) == eerst
    assert casus("plan", "maak", "1", "--casemanager", "x", "--organisatie", "zz").exit_code == 66
    assert alles(tmp_path) == eerst


def test_every_part_is_kept(casus: Tafel) -> None:
    goed(
        casus(
            *("plan", "maak", "1", *OPTIES, "--analyse-van", "Altra", "--analyse-op", "20-11"),
            *("--gezamenlijk", "ja", "--dominant", "inkomen", "--tijdsplan", "eerst rust"),
            *("--netwerk", "tante helpt", "--instemming", "opgelegd", "--grond", "woning"),
            *("--verwijscriteria", "schuld", "--methodiek", "MST", "--bewezen", "nee"),
            *("--ondersteuning", "familie", "--ondersteuning", "eigen"),
            *("--steunsysteem", "buurvrouw"),
        )
    )
    plan = lees(casus, "plan", "toon", "1", "--namen")
    assert {naam: plan[naam] for naam in plan if naam not in {"doelen", "versies"}} == {
        "casus": 1,
        "versie": 1,
        "status": "concept",
        "betrokkene": "Fatima Pinas '88, kind '14",
        "gemaakt_op": "2026-11-23",
        "vastgesteld_op": None,
        "evaluatie_op": None,
        "geevalueerd_op": None,
        "casemanager": "L. Oud",
        "casemanager_organisatie": "Altra",
        "casemanager_contact": "020-0000001",
        "vervanger": None,
        "analyse": "Fatima Pinas heeft schulden",
        "analyse_van": "Altra",
        "analyse_op": "2026-11-20",
        "analyse_gezamenlijk": "ja",
        "dominant": "inkomen_schulden",
        "tijdsplan": "eerst rust",
        "netwerk": "tante helpt",
        "instemming": "opgelegd",
        "grond": "woningcorporatie",
        "verwijscriteria": "schuld",
        "methodiek": "MST",
        "bewezen": "nee",
        "ondersteuning": ["familiegroepplan", "eigen_kracht_conferentie"],
        "steunsysteem": "buurvrouw",
        "evaluatie": None,
        "gezin_zegt": None,
        "tafel": "jeugd-en-gezin",
        "categorie": None,
    }


def test_an_empty_text_takes_a_part_out(concept: Tafel) -> None:
    goed(concept("plan", "wijzig", "1", "--instemming", "opgelegd", "--grond", "bijstand"))
    goed(concept("plan", "wijzig", "1", "--instemming", "ingestemd", "--analyse", ""))
    plan = lees(concept, "plan", "toon", "1")
    assert (plan["analyse"], plan["instemming"], plan["grond"]) == (None, "ingestemd", None)
    assert "er is niets anders" in concept("plan", "wijzig", "1", "--analyse", "").stderr
    assert concept("plan", "wijzig", "1").exit_code == 2
    assert concept("plan", "wijzig", "1", "--casemanager", "").exit_code == 2


def test_another_gezinsmanager_takes_over_no_contact(concept: Tafel) -> None:
    goed(concept("plan", "wijzig", "1", "--casemanager", "J. Bos"))
    plan = lees(concept, "plan", "toon", "1")
    assert (plan["casemanager"], plan["casemanager_organisatie"]) == ("J. Bos", "Altra")
    assert plan["casemanager_contact"] is None


def test_text_is_cleaned_with_a_warning(casus: Tafel) -> None:
    resultaat = casus("plan", "maak", "1", "--analyse", "-", input="rust\x1b[31m\u202een\nwerk\n")
    assert "let op: --analyse" in resultaat.stderr
    assert lees(casus, "plan", "toon", "1")["analyse"] == "rusten\nwerk"
    resultaat = casus("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "huis\u200b")
    assert "let op: --tekst" in resultaat.stderr
    resultaat = casus("plan", "taak", "1d1", "--wat", "bel\x07", "--uiterlijk", "2026-11-01")
    assert "let op: --wat" in resultaat.stderr
    assert "let op: --uiterlijk 01-11-2026 is al voorbij" in resultaat.stderr


@pytest.mark.parametrize(
    "opdracht",
    [
        ("doel", "1", "--leefgebied", "wonen"),
        ("doel", "1", "--tekst", "x"),
        ("doel", "1", "--leefgebied", "wonen", "--tekst", " "),
        ("doel", "1", *DOEL, "--vervalt"),
        ("doel", "1d1"),
        ("doel", "1d1", "--vervalt", "--maat", "x"),
        ("doel", "1d1", "--streefdatum", "31-2-2027"),
        ("taak", "1d1"),
        ("taak", "1"),
        ("taak", "1/1"),
        ("taak", "1/1", "--wat", ""),
        ("taak", "1/1", "--organisatie", "gg"),
        ("taak", "1d1", "--wat", "x", "--uiterlijk", "ooit"),
    ],
)
def test_wrong_use_changes_nothing(
    concept: Tafel, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    eerst = alles(tmp_path)
    assert concept("plan", *opdracht).exit_code == 2
    assert alles(tmp_path) == eerst


def test_a_task_for_the_only_goal_of_a_casus(concept: Tafel, terminal: Callable[..., Any]) -> None:
    assert goed(concept("plan", "taak", "1", *TAAK)) == "1/2"
    goed(concept("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "eigen huis"))
    resultaat = concept("plan", "taak", "1", *TAAK)
    assert (resultaat.exit_code, "1d1, 1d2" in resultaat.stderr) == (2, True)
    kind = terminal("plan", "taak", "1", *TAAK)
    antwoord(kind, "Welk doel", "1d2")
    assert einde(kind)[1] == 0
    doelen = lees(concept, "plan", "toon", "1")["doelen"]
    assert [len(doel["taken"]) for doel in doelen] == [2, 1]


def test_a_closed_casus_keeps_its_plan_and_gets_no_other(geldend: Tafel, tmp_path: Path) -> None:
    zet(tmp_path, "UPDATE casus SET status = 'gesloten'")
    for opdracht in (("maak", "1"), ("taak", "1d1", *TAAK), ("evalueer", "1")):
        resultaat = geldend("plan", *opdracht)
        assert (resultaat.exit_code, "casus heropen 1" in resultaat.stderr) == (76, True)
    assert lees(geldend, "plan", "toon", "1")["versie"] == 1


# --- on a terminal -------------------------------------------------------------------------------


def test_making_a_plan_asks_what_it_begins_with(casus: Tafel, terminal: Callable[..., Any]) -> None:
    kind = terminal("plan", "maak", "1")
    antwoord(kind, "Wat speelt er", "schulden")
    antwoord(kind, "Wat is het dominante leefgebied", "geld")
    antwoord(kind, "Wat is het dominante leefgebied", "inkomen")
    antwoord(kind, "Wie is de gezinsmanager", "L. Oud")
    antwoord(kind, "Van welke organisatie", "nergens")
    antwoord(kind, "Van welke organisatie", "altra")
    assert einde(kind)[1] == 0
    plan = lees(casus, "plan", "toon", "1")
    assert (plan["analyse"], plan["dominant"]) == ("schulden", "inkomen_schulden")
    assert plan["casemanager_organisatie"] == "Altra"


@pytest.mark.parametrize(
    ("opdracht", "code"),
    [
        (("maak", "1"), 76),
        (("doel", "1"), 76),
        (("taak", "1d1"), 76),
        (("taak", "1d9", "--organisatie", "madi", "--uiterlijk", "7-12"), 66),
        (("taak", "1d1", "--organisatie", "nergens", "--uiterlijk", "7-12"), 66),
    ],
)
def test_what_will_be_refused_is_not_asked_first(
    geldend: Tafel, terminal: Callable[..., Any], opdracht: tuple[str, ...], code: int
) -> None:
    """Under a plan in force there is no goal to add, and a task needs organisation and date."""
    if opdracht[0] == "maak":
        goed(geldend("plan", "maak", "1"))
    uit, gekregen = einde(terminal("plan", *opdracht))
    assert (gekregen, "?" in uit) == (code, False), uit


# --- the cures of what is missing -----------------------------------------------------------------


def test_the_cures_of_a_trial_are_those_of_a_concept(concept: Tafel) -> None:
    """And only after vaststellen those of a plan in force."""
    goed(concept("plan", "doel", "1", "--leefgebied", "gezin_opvoeding", "--tekst", "rust"))
    proef = concept("plan", "vaststellen", "1", "--proef").stderr
    assert [regel for regel in proef.splitlines() if regel.startswith("let op")] == [
        "let op: doel 1d2 heeft geen taak: tafel plan taak 1d2",
        "let op: de instemming is niet vastgelegd: tafel plan wijzig 1 --instemming …",
        "let op: advies: doel 1d2 heeft geen maat: tafel plan doel 1d2 --maat …",
        "let op: advies: doel 1d2 heeft geen streefdatum: tafel plan doel 1d2 --streefdatum …",
    ]
    echt = concept("plan", "vaststellen", "1").stderr
    assert [regel for regel in echt.splitlines() if regel.startswith("let op")] == [
        "let op: doel 1d2 heeft geen taak: tafel plan taak 1d2",
        "let op: de instemming is niet vastgelegd: tafel casus instemming 1.1",
        "let op: advies: doel 1d2 heeft geen maat: tafel plan maak 1",
        "let op: advies: doel 1d2 heeft geen streefdatum: tafel plan maak 1",
    ]


def test_the_instemming_of_every_member_will_do(geldend: Tafel) -> None:
    assert "geen_instemming" in codes(geldend)
    assert "casus instemming 1.1" in goed(geldend("casus", "toon", "1"))
    goed(geldend("casus", "instemming", "1.1", "ja"))
    assert "geen_instemming" not in codes(geldend)
    assert "instemming is niet vastgelegd" not in goed(geldend("casus", "toon", "1"))


def test_two_gezinsmanagers_can_be_cured_both_ways(geldend: Tafel) -> None:
    goed(geldend("casus", "betrek", "1.1", "--organisatie", "mee", "--zorgcoordinatie"))
    [tekort] = [
        tekort
        for tekort in lees(geldend, "plan", "controleer", "1")
        if tekort["code"] == "twee_gezinsmanagers"
    ]
    tweede = "tafel casus betrek 1.1 --organisatie mee --geen-zorgcoordinatie"
    assert tweede in tekort["tekst"]
    goed(geldend(*tweede.split()[1:]))
    assert "twee_gezinsmanagers" not in codes(geldend)


def test_what_changed_is_said_in_words(concept: Tafel) -> None:
    delen = ("--instemming", "ingestemd", "--evaluatie-op", "2027-02-22", "--contact", "020-2")
    uit = concept("plan", "wijzig", "1", *delen)
    assert uit.stderr == "Plan 1: gewijzigd: instemming, evaluatiedatum, contact\n"
    assert concept("plan", "wijzig", "1", *delen).stderr == "Plan 1: er is niets anders\n"


def test_the_dots_of_a_suggested_command_are_no_text(concept: Tafel) -> None:
    for dots in ("…", " ... "):
        geweigerd = concept("plan", "wijzig", "1", "--analyse", dots)
        assert geweigerd.exit_code == 2
        assert "--analyse: op de plaats van … hoort uw eigen tekst" in geweigerd.stderr
