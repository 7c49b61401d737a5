"""`tafel toedelen`: outcomes worked out by hand from the decision tables of the sources."""

import json
from pathlib import Path

import pytest

from tests.commands.hulp import (
    BESPREKEN,
    CRISIS,
    GEZIN,
    OVERLAST,
    deel_toe,
    inhoud,
    lees,
    sql,
    voer_in,
)
from tests.conftest import Tafel

SLEUTELS = [
    *("melding", "kenmerk", "uitkomst", "tafel", "onderdeel", "voorkeur", "naar", "regel"),
    *("regels", "profiel", "profielversie", "afstemmen", "vragen", "bron", "casus"),
    "bel",
]
MEER_SLEUTELS = ["feiten", "onbekend", "afgevallen", "anders_als", "gevolgd", "eigen"]


@pytest.mark.parametrize("nummer", ["M1", "m1", "1"])
def test_a_number_in_any_form(register: Tafel, nummer: str) -> None:
    voer_in(register, GEZIN)
    besluit = deel_toe(register, nummer)
    assert list(besluit) == SLEUTELS
    assert (besluit["melding"], besluit["uitkomst"], besluit["tafel"]) == (
        *("M1", "tafel", "jeugd-en-gezin"),
    )
    assert (besluit["regel"], besluit["regels"], besluit["vragen"]) == ("Z06", ["Z06"], [])
    assert besluit["afstemmen"] == ["volwassenen"]
    assert besluit["casus"] == 1


def test_several_numbers_and_a_missing_one(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, GEZIN)
    voer_in(register, OVERLAST)
    weg = register("toedelen", "M2", "M9")
    assert (weg.exit_code, weg.stdout) == (66, "")
    assert "M9 bestaat niet" in weg.stderr
    assert sql(tmp_path, "SELECT * FROM toedelingsbesluit") == []
    assert [b["melding"] for b in lees(register, "toedelen", "M2", "1", "m2")] == ["M2", "M1"]


def test_all_is_only_what_is_undecided(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, GEZIN)
    voer_in(register, {"achternaam": "Vaag", "urgentie": "regulier"})
    assert [b["uitkomst"] for b in lees(register, "toedelen", "--alle")] == ["tafel", "aanvullen"]
    eerst = inhoud(tmp_path)
    assert [b["melding"] for b in lees(register, "toedelen", "--alle")] == ["M2"]
    assert inhoud(tmp_path) == eerst
    opnieuw = lees(register, "toedelen", "--alle", "--opnieuw")
    assert [b["melding"] for b in opnieuw] == ["M1", "M2"]
    aantal = "SELECT melding, count(*) FROM toedelingsbesluit GROUP BY 1 ORDER BY 1"
    assert sql(tmp_path, aantal) == [(1, 2), (2, 1)]


def test_looking_again_is_no_new_decision(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    eerst = inhoud(tmp_path)
    deel_toe(register, "M1", "--uitleg")
    assert inhoud(tmp_path) == eerst
    deel_toe(register, "M1", "--opnieuw")
    assert len(inhoud(tmp_path)[2]) == len(eerst[2]) + 1


def test_a_trial_stores_nothing(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, GEZIN)
    eerst = inhoud(tmp_path)
    proef = register("toedelen", "--alle", "--proef")
    assert "tafel Jeugd en Gezin" in proef.stdout
    assert "er is niets bewaard" in proef.stderr
    assert inhoud(tmp_path) == eerst


def test_the_ledger_only_grows(register: Tafel, tmp_path: Path) -> None:
    import sqlite3

    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    for daad in ("UPDATE toedelingsbesluit SET tafel = 'x'", "DELETE FROM toedelingsbesluit"):
        with pytest.raises(sqlite3.IntegrityError, match="alleen om aan toe te voegen"):
            sql(tmp_path, daad)


def test_explanation_as_json(register: Tafel) -> None:
    """M1 without jeugdhulp and risico: both Z05 and Z06 are possible, so that one is asked."""
    voer_in(register, GEZIN, jeugdhulp="onbekend")
    besluit = deel_toe(register, "M1", "--uitleg")
    assert list(besluit) == SLEUTELS + MEER_SLEUTELS
    assert (besluit["uitkomst"], besluit["vragen"]) == ("aanvullen", ["jeugdhulp"])
    assert (besluit["regel"], besluit["regels"]) == (None, ["Z05", "Z06"])
    assert besluit["casus"] is None
    assert besluit["feiten"]["leeftijd"] == 38
    assert besluit["feiten"]["meervoudig"] == "ja"
    assert besluit["feiten"]["inwonende_kinderen"] == [12]
    assert besluit["feiten"]["jeugdhulp"] is None
    assert {"jeugdhulp", "risico_samenleving", "zelf_oplossen"} == set(besluit["onbekend"])
    gevallen = ["Z01", "Z02", "Z16", "Z03", "Z04", "Z15"]
    assert [a["regel"] for a in besluit["afgevallen"]] == gevallen
    assert all(list(a) == ["regel", "voorwaarde"] for a in besluit["afgevallen"])
    anders = [tuple(a.values()) for a in besluit["anders_als"]]
    assert ("jeugdhulp", "geen", "tafel", "jeugd-en-gezin") in anders
    assert ("jeugdhulp", "maatregel", "opschalen", None) in anders


def test_explanation_as_text(register: Tafel) -> None:
    voer_in(register, GEZIN)
    tekst = register("toedelen", "M1", "--uitleg").stdout
    assert "M1  F.P. '88, kind '14" in tekst
    assert "-> tafel JEUGD EN GEZIN   regel Z06" in tekst
    assert "Want" in tekst
    assert "Visie §3.2.2" in tekst
    assert "Z01 crisis: nee" in tekst
    assert "jeugdhulp vrijwillig of maatregel -> opschalen" in tekst
    assert "Profiel zuidoost" in tekst
    assert "Pinas" not in tekst


# --- crisis ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("wijze", [(), ("--uitleg",)])
@pytest.mark.parametrize("vorm", ["tekst", "tabel", "markdown"])
def test_a_crisis_warns_first(register: Tafel, vorm: str, wijze: tuple[str, ...]) -> None:
    voer_in(register, GEZIN)
    voer_in(register, CRISIS)
    tekst = register("toedelen", "--alle", *wijze, "-f", vorm).stdout
    kop = tekst.lstrip("*")[: len("CRISIS")]
    assert kop == "CRISIS"
    assert tekst.index("Bureau Jeugdzorg") < tekst.index("Jeugd en Gezin")


@pytest.mark.parametrize("vorm", ["csv", "json"])
def test_a_crisis_in_data_warns_on_stderr(register: Tafel, vorm: str) -> None:
    voer_in(register, CRISIS)
    resultaat = register("toedelen", "M1", "-f", vorm)
    assert resultaat.stdout[0] in "[m"
    assert resultaat.stderr.startswith("CRISIS M1: bel nu Bureau Jeugdzorg")


def test_the_follow_up_of_a_crisis_is_first_on_the_agenda(register: Tafel) -> None:
    voer_in(register, GEZIN, urgentie="spoed")
    voer_in(register, CRISIS)
    besluit = lees(register, "toedelen", "--alle")[1]
    assert (besluit["uitkomst"], besluit["tafel"], besluit["naar"]) == (
        *("crisis", None, "Bureau Jeugdzorg"),
    )
    [eerste, tweede] = lees(register, "agenda", "--tafel", "jeugd-en-gezin")["punten"]
    assert (eerste["soort"], eerste["melding"], eerste["casus"]) == ("crisis", "M2", 2)
    assert (tweede["soort"], tweede["melding"]) == ("nieuw", "M1")


def test_an_adult_without_children_is_no_crisis_but_gets_the_notice(register: Tafel) -> None:
    voer_in(register, OVERLAST, urgentie="crisis")
    resultaat = register("toedelen", "M1")
    assert "tafel Volwassenen" in resultaat.stdout
    assert resultaat.stdout.startswith("LET OP  M1")
    assert "een melding is geen noodlijn: bij acuut gevaar 112" in resultaat.stdout


# --- overruling -----------------------------------------------------------------------------------


def test_overruling_asks_its_motivation(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, BESPREKEN)
    deel_toe(register, "M1")
    eerst = inhoud(tmp_path)
    for opties in ([], ["--motivering", "  "], ["--motivering", "\x1b[31m\u200b"]):
        geweigerd = register("toedelen", "M1", "--tafel", "jeugd", *opties)
        assert geweigerd.exit_code == 2
        assert "--motivering" in geweigerd.stderr
    assert inhoud(tmp_path) == eerst


@pytest.mark.parametrize("hoe", ["optie", "stdin"])
def test_overruling_keeps_the_proposal_beside_it(register: Tafel, tmp_path: Path, hoe: str) -> None:
    voer_in(register, BESPREKEN)
    deel_toe(register, "M1")
    zin = "zorgt voor een neefje"
    waarde = "-" if hoe == "stdin" else zin
    resultaat = register("toedelen", "M1", "--tafel", "jeugd", "--motivering", waarde, input=zin)
    assert resultaat.exit_code == 0
    rijen = sql(tmp_path, "SELECT uitkomst, tafel, motivering, voorstel FROM toedelingsbesluit")
    assert rijen == [
        ("bespreken", None, None, None),
        ("tafel", "jeugd-en-gezin", zin, '["bespreken", null]'),
    ]
    casus = lees(register, "casus", "toon", "1")
    assert (casus["tafel"], casus["uitkomst"]) == ("jeugd-en-gezin", "tafel")
    besluit = casus["toedelingen"][-1]
    assert (besluit["tafel"], besluit["motivering"], besluit["voorstel"]) == (
        *("jeugd-en-gezin", zin, ["bespreken", None]),
    )
    tekst = " ".join(register("casus", "toon", "1").stdout.split())
    assert f"overruled door tester: {zin} (voorstel: bespreken, regel Z14)" in tekst
    punt = lees(register, "agenda", "--tafel", "jeugd")["punten"][0]
    assert punt["reden"] == "keuze van de coördinator; het voorstel was bespreken"


def test_the_choice_of_a_coordinator_stays(register: Tafel, tmp_path: Path) -> None:
    """Only its own number with --opnieuw, or a changed fact, asks the rules again."""
    voer_in(register, BESPREKEN)
    register("toedelen", "M1", "--tafel", "jeugd", "--motivering", "zorgt voor een neefje")
    eerst = inhoud(tmp_path)
    for opties in (["M1"], ["M1", "--uitleg"], ["--alle", "--opnieuw"]):
        assert deel_toe(register, *opties)["tafel"] == "jeugd-en-gezin"
    assert inhoud(tmp_path) == eerst
    assert deel_toe(register, "M1", "--opnieuw")["uitkomst"] == "bespreken"
    assert lees(register, "casus", "toon", "1")["tafel"] is None


def test_confirming_needs_no_motivation_and_loses_nothing(register: Tafel, tmp_path: Path) -> None:
    """Z07: an independent adult reported through MSS → volwassenen, part MSS."""
    voer_in(register, OVERLAST, aanvliegroute="mss")
    besluit = deel_toe(register, "M1", "--tafel", "volwassenen")
    assert (besluit["tafel"], besluit["onderdeel"], besluit["regel"]) == (
        *("volwassenen", "mss", "Z07"),
    )
    [(voorstel, motivering)] = sql(tmp_path, "SELECT voorstel, motivering FROM toedelingsbesluit")
    assert (json.loads(voorstel), motivering) == (["tafel", "volwassenen"], None)
    assert "bevestigd door tester" in register("casus", "toon", "1").stdout


def test_a_table_that_the_profile_does_not_have(register: Tafel) -> None:
    voer_in(register, OVERLAST)
    geweigerd = register("toedelen", "M1", "--tafel", "volwasenen", "--motivering", "x")
    assert geweigerd.exit_code == 2
    for woord in ("jeugd-en-gezin", "jong-volwassenen", "bedoelt u volwassenen?"):
        assert woord in geweigerd.stderr


# --- replay ---------------------------------------------------------------------------------------


def test_replay_under_other_rules(register: Tafel, tmp_path: Path) -> None:
    """Worked out by hand:
    M1 Z06 → S05 the same table; M2 Z14 bespreken → S08 volwassenen; M3 (20, independent) Z08
    jong-volwassenen → S06 jeugd-en-gezin; M4 Z12 → S08 the same table; M5 (drugs, over 25, able)
    Z11 volwassenen → S07 regulier.
    """
    for velden in (
        GEZIN,
        BESPREKEN,
        OVERLAST | {"geboortedatum": "01-02-2006", "achternaam": "Jong"},
        OVERLAST,
        OVERLAST | {"aanvliegroute": "drugs", "zelf-oplossen": "ja", "achternaam": "Kan"},
    ):
        voer_in(register, velden)
    register("toedelen", "--alle")
    eerst = inhoud(tmp_path)
    argumenten = ("--profiel", "stedelijk", "toedelen", "--alle", "--opnieuw", "--proef")
    tekst = register(*argumenten).stdout
    assert " ".join(tekst.split()).startswith(
        "3 van de 5 meldingen komen ergens anders uit onder stedelijk 1.1 (was zuidoost 1.1)."
    )
    rijen = register(*argumenten, "-f", "csv").stdout.splitlines()
    assert [rij.split(";") for rij in rijen[1:]] == [
        ["M2", "J.S. '70", "bespreken", "tafel Volwassenen", "Z14", "S08"],
        ["M3", "K.J. '06", "tafel jong-volwassenen", "tafel Jeugd en Gezin", "Z08", "S06"],
        ["M5", "K.K. '70", "tafel Volwassenen", "regulier", "Z11", "S07"],
    ]
    assert inhoud(tmp_path) == eerst


def test_contradictory_options(register: Tafel) -> None:
    voer_in(register, GEZIN)
    for opties in (
        ["M1", "--alle"],
        ["--alle", "--tafel", "jeugd"],
        ["M1", "--motivering", "x"],
        ["--opnieuw"],
        [],
        ["abc"],
    ):
        assert register("toedelen", *opties).exit_code == 2, opties


def test_the_trace_of_the_crisis_exception_says_what_was_found(tafel: Tafel) -> None:
    """An adult in a crisis without children: the rule falls because children are ruled out."""
    tafel("init")
    tafel("melding", "add", "--naam", "Jan Los", "--leeftijd", "44", "--crisis", "ja",
          "--inwonende-kinderen", "geen")  # fmt: skip
    tekst = tafel("toedelen", "M1", "--uitleg", "--proef").stdout
    assert "Z01 zeker geen kind in het huishouden: ja" in " ".join(tekst.split())
