"""What belongs together is said: persons, households and casussen that may be one.

Each scenario is named after what a coördinator said went wrong.
"""

import json
from pathlib import Path

import pytest

from tests.commands.hulp import sql
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nu_nodig, op, platte, weigert
from tests.scenario.samenhanghulp import (
    ADRES,
    DOORN,
    PINAS,
    SIBLING,
    WEEK_1,
    WEEK_2,
    WEEK_3,
    bekend,
    beoordeel,
    casussen,
    lever,
    samen,
    tel,
    thuis,
)

__all__ = ["bekend", "samen", "thuis"]


# --- the same kenmerk, later ----------------------------------------------------------------------


def test_the_second_file_had_another_child_under_the_same_number_and_the_first_was_overwritten(
    bekend: Tafel,
) -> None:
    uitslag, stderr = lever(bekend, WEEK_2, SIBLING)
    assert tel(uitslag) == (1, 0, 0, 1)
    assert "Sem" not in stderr
    assert "Pinas" not in stderr
    assert "1 melding (M2) te beoordelen" in stderr
    [besluit] = lees_op(bekend, WEEK_2, "toedelen", "--alle")
    assert (besluit["uitkomst"], besluit["tafel"]) == ("tafel", "jeugd-en-gezin")
    assert besluit["casus"] is None
    assert [c["casus"] for c in lees_op(bekend, WEEK_2, "casus", "lijst")] == [1]
    eerste = lees_op(bekend, WEEK_2, "melding", "toon", "M1", "--namen")
    assert (eerste["waarden"]["voornaam"], eerste["wijzigingen"]) == ("Noor", [])
    # again, in either order and alone: nothing happens, nothing is asked twice
    assert tel(lever(bekend, WEEK_2, SIBLING)[0]) == (0, 0, 1, 0)
    assert tel(lever(bekend, WEEK_2, PINAS)[0]) == (0, 0, 1, 0)
    assert tel(lever(bekend, WEEK_2, SIBLING, PINAS)[0]) == (0, 0, 2, 0)


def test_undecided_is_seen_everywhere(bekend: Tafel) -> None:
    lever(bekend, WEEK_2, SIBLING)
    op(bekend, WEEK_2, "toedelen", "--alle")
    regels = lees_op(bekend, WEEK_2, "melding", "lijst", "--status", "te_beoordelen")
    assert [(m["melding"], m["status"], m["casus"]) for m in regels] == [
        ("M2", "te_beoordelen", None)
    ]
    scherm = platte(op(bekend, WEEK_2, "melding", "toon", "M2").stdout)
    assert "M2 dezelfde als M1 (casus 1)?" in scherm
    assert "tafel melding beoordeel M2" in scherm
    assert any("M2 hoort mogelijk bij deze casus" in r for r in nu_nodig(bekend, WEEK_2))
    agenda = ("agenda", "--tafel", "coordinatoren", "--datum", WEEK_2)
    punten = lees_op(bekend, WEEK_2, *agenda)["punten"]
    assert [p["vraag"] for p in punten if p["melding"] == "M2"] == [
        "Hoort M2 bij casus 1? Zelfde kenmerk als M1, andere naam of geboortedatum."
    ]
    tafel = platte(op(bekend, WEEK_2, "agenda", "--tafel", "jeugd").stdout)
    assert "M2 hoort mogelijk bij deze casus" in tafel


def test_whose_it_is_is_asked_at_a_keyboard(bekend: Tafel, aan_toetsen: Tafel) -> None:
    """What is pasted holds no answer, so nothing is settled before somebody gives one."""
    lever(bekend, WEEK_2, SIBLING)
    opdracht = ("--vandaag", WEEK_2, "melding", "beoordeel", "M2", "--proef")
    los = bekend(*opdracht, input="")
    assert (los.exit_code, los.stdout) == (2, "")
    assert "zeg wat het is: --zelfde M…, --ander of --nooit" in los.stderr
    for antwoorden, oordeel in (
        ("\nja\nzelfde m7\nZelfde  M1\n", "zelfde"),
        ("ander\n", "ander"),
        ("Nooit\n", "nooit"),
    ):
        uit = aan_toetsen(*opdracht, "-f", "json", input=antwoorden)
        assert uit.exit_code == 0, uit.stderr
        assert json.loads(uit.stdout)["oordeel"] == oordeel
        assert "M2 dezelfde als M1 (casus 1)? zelfde kenmerk" in uit.stderr
        assert "zelfde M1, ander of nooit" in platte(uit.stderr)
        assert uit.stderr.count("Dit is geen van de antwoorden.") == antwoorden.count("\n") - 1
    assert aan_toetsen(*opdracht, input="").exit_code == 130
    assert casussen(bekend, WEEK_2)["M2"] is None
    klaar = aan_toetsen("melding", "beoordeel", "M1", input="ander\n")
    assert (klaar.exit_code, "over M1 is geen vraag open" in klaar.stderr) == (65, True)


def test_the_question_whose_it_is_was_a_number_without_time(bekend: Tafel) -> None:
    """It takes the minute of an announcement, and so it is on the sheet with its command."""
    lever(bekend, WEEK_2, SIBLING)
    op(bekend, WEEK_2, "toedelen", "--alle")
    agenda = ("agenda", "--tafel", "coordinatoren", "--datum", WEEK_2)
    [punt] = [p for p in lees_op(bekend, WEEK_2, *agenda)["punten"] if p["melding"] == "M2"]
    assert punt["minuten"] == 1
    blad = platte(op(bekend, WEEK_2, *agenda).stdout)
    assert "Hoort M2 bij casus 1?" in blad
    assert "tafel melding beoordeel M2" in blad


def test_a_melding_that_may_belong_for_two_reasons_was_named_twice(
    bekend: Tafel, tmp_path: Path
) -> None:
    lever(bekend, WEEK_1, PINAS | ADRES)
    lever(bekend, WEEK_2, DOORN | ADRES | {"kenmerk": "K1", "melder": "politie"})
    op(bekend, WEEK_2, "toedelen", "--alle")
    redenen = sql(tmp_path, "SELECT reden FROM beoordeling WHERE melding = 2 ORDER BY reden")
    assert [reden for (reden,) in redenen] == ["adres", "kenmerk"]
    tafel = platte(op(bekend, WEEK_2, "agenda", "--tafel", "jeugd").stdout)
    assert "M2 hoort mogelijk bij deze casus" in tafel
    assert tafel.count("M2") == 1
    assert sum("M2 hoort mogelijk" in zin for zin in nu_nodig(bekend, WEEK_2)) == 1


def test_the_same_melding_changes_the_first_and_keeps_what_was(bekend: Tafel) -> None:
    op(bekend, WEEK_1, "melding", "wijzig", "M1", "--aard", "zorg")
    lever(bekend, WEEK_2, PINAS | {"geboortedatum": "1988-05-20", "jeugdhulp": "maatregel"})
    op(bekend, WEEK_2, "toedelen", "--alle")
    gedaan = beoordeel(bekend, WEEK_2, "M2", "--zelfde", "M1")
    assert (gedaan["casus"], [b["melding"] for b in gedaan["toedelingen"]]) == (1, ["M1"])
    eerste = lees_op(bekend, WEEK_2, "melding", "toon", "M1", "--namen")
    waarden = eerste["waarden"]
    assert (waarden["geboortedatum"], waarden["jeugdhulp"], waarden["aard"]) == (
        *("1988-05-20", "maatregel", "zorg"),
    )
    assert waarden["ontvangen_op"] == WEEK_1
    oud = {w["veld"]: w["oud"] for w in eerste["wijzigingen"]}
    assert (oud["geboortedatum"], oud["jeugdhulp"]) == ("1988-05-02", "geen")
    dossier = lees_op(bekend, WEEK_2, "casus", "toon", "1", "--namen")
    assert [m["melding"] for m in dossier["meldingen"]] == ["M1"]
    assert [p["geboortedatum"] for p in dossier["huishouden"]] == ["1988-05-20"]
    assert dossier["uitkomst"] == "opschalen"
    tweede = lees_op(bekend, WEEK_2, "melding", "toon", "M2", "--namen")
    assert (tweede["status"], tweede["zelfde_als"]) == ("samengevoegd", 1)
    assert lees_op(bekend, WEEK_2, "melding", "lijst", "--status", "te_beoordelen") == []
    weigert(bekend, WEEK_2, 65, "melding", "wijzig", "M2", "--aard", "zorg")


def test_what_comes_in_later_under_either_spelling_reaches_the_one_melding(bekend: Tafel) -> None:
    anders = PINAS | {"geboortedatum": "1988-05-20"}
    lever(bekend, WEEK_2, anders)
    beoordeel(bekend, WEEK_2, "M2", "--zelfde", "M1")
    assert tel(lever(bekend, WEEK_3, anders)[0]) == (0, 0, 1, 0)
    assert tel(lever(bekend, WEEK_3, PINAS)[0]) == (0, 0, 1, 0)
    assert tel(lever(bekend, WEEK_3, anders | {"jeugdhulp": "maatregel"})[0]) == (0, 1, 0, 0)
    eerste = lees_op(bekend, WEEK_3, "melding", "toon", "M1", "--namen")["waarden"]
    assert (eerste["jeugdhulp"], eerste["geboortedatum"]) == ("maatregel", "1988-05-20")


@pytest.mark.parametrize("antwoord", ["--ander", "--nooit"])
def test_somebody_else_gets_a_casus_of_his_own(bekend: Tafel, antwoord: str) -> None:
    lever(bekend, WEEK_2, SIBLING)
    op(bekend, WEEK_2, "toedelen", "--alle")
    assert beoordeel(bekend, WEEK_2, "M2", antwoord)["casus"] == 2
    assert casussen(bekend, WEEK_2) == {"M1": 1, "M2": 2}
    assert tel(lever(bekend, WEEK_3, SIBLING)[0]) == (0, 0, 1, 0)
    assert (
        "is geen vraag open"
        in weigert(bekend, WEEK_3, 65, "melding", "beoordeel", "M2", antwoord)[0]
    )


def test_never_is_remembered_for_these_two(bekend: Tafel) -> None:
    """Sem is known now; under the number of Noor he comes in once more with a new melding."""
    lever(bekend, WEEK_2, SIBLING)
    beoordeel(bekend, WEEK_2, "M2", "--nooit")
    ander = SIBLING | {"kenmerk": "K9", "achternaam": "Pinas", "reden": "iets anders"}
    lever(bekend, WEEK_2, PINAS | {"kenmerk": "K9"})
    uitslag, _ = lever(bekend, WEEK_3, ander)
    assert tel(uitslag) == (1, 0, 0, 0)


def test_before_it_is_allocated_it_can_be_settled_too(bekend: Tafel) -> None:
    lever(bekend, WEEK_2, SIBLING)
    assert beoordeel(bekend, WEEK_2, "M2", "--ander")["toedelingen"] == []
    assert [b["casus"] for b in lees_op(bekend, WEEK_2, "toedelen", "--alle")] == [2]


def test_a_crisis_waited_for_an_answer_about_a_name(bekend: Tafel) -> None:
    lever(bekend, WEEK_2, SIBLING | {"urgentie": "crisis"})
    [besluit] = lees_op(bekend, WEEK_2, "toedelen", "--alle")
    assert (besluit["uitkomst"], besluit["casus"]) == ("crisis", 2)
    gedaan = beoordeel(bekend, WEEK_2, "M2", "--zelfde", "M1")
    assert gedaan["casus"] == 1
    dossier = lees_op(bekend, WEEK_2, "casus", "toon", "1", "--namen")
    assert (dossier["uitkomst"], dossier["status"]) == ("crisis", "open")
    dicht = lees_op(bekend, WEEK_2, "casus", "toon", "2", "--namen")
    assert dicht["status"] == "gesloten"
    assert any("opgenomen" in g["wat"] for g in dicht["tijdlijn"])
    lijst = {
        c["casus"]: c for c in lees_op(bekend, WEEK_2, "casus", "lijst", "--status", "gesloten")
    }
    assert lijst[2]["betrokkene"].startswith("S.")


def test_two_casussen_become_one_with_what_runs_in_either(bekend: Tafel) -> None:
    lever(bekend, WEEK_2, SIBLING | {"urgentie": "crisis"})
    op(bekend, WEEK_2, "toedelen", "--alle")
    op(
        bekend,
        WEEK_2,
        "afspraak",
        "add",
        "2",
        "--organisatie",
        "altra",
        "--wat",
        "x",
        "--uiterlijk",
        "+1w",
    )
    beoordeel(bekend, WEEK_2, "M2", "--zelfde", "M1")
    casus = lees_op(bekend, WEEK_2, "casus", "toon", "1")
    assert [a["afspraak"] for a in casus["afspraken"]] == ["1/1"]
    assert casus["crisis"]["stand"] == "open"
    assert lees_op(bekend, WEEK_2, "melding", "lijst", "--status", "te_beoordelen") == []


def test_an_incident_of_three_persons_stays_three(register: Tafel) -> None:
    """And the sheet that names one more of them next week asks nothing about the others."""
    drie = [PINAS, SIBLING, PINAS | {"achternaam": "Vos", "geboortedatum": "2001-01-01"}]
    assert tel(lever(register, WEEK_1, *drie)[0]) == (3, 0, 0, 0)
    assert len({b["casus"] for b in lees_op(register, WEEK_1, "toedelen", "--alle")}) == 3
    assert tel(lever(register, WEEK_2, *drie[::-1])[0]) == (0, 0, 3, 0)
    vierde = PINAS | {"achternaam": "Stil", "geboortedatum": "1999-09-09"}
    assert tel(lever(register, WEEK_2, *drie, vierde)[0]) == (1, 0, 3, 0)
    gewijzigd = [drie[1] | {"jeugdhulp": "vrijwillig"}, drie[0], drie[2]]
    assert tel(lever(register, WEEK_3, *gewijzigd)[0]) == (0, 1, 2, 0)


def test_what_was_corrected_here_first_is_no_question(bekend: Tafel) -> None:
    op(bekend, WEEK_1, "melding", "wijzig", "M1", "--geboortedatum", "20-05-1988")
    beter = PINAS | {"geboortedatum": "1988-05-20"}
    assert tel(lever(bekend, WEEK_2, beter)[0]) == (0, 0, 1, 0)
    assert casussen(bekend, WEEK_2) == {"M1": 1}


def test_every_answer_is_logged_without_a_name(samen: Tafel, tmp_path: Path) -> None:
    op(samen, WEEK_3, "persoon", "losmaken", "M2", "--ja")
    lever(samen, WEEK_3, DOORN | {"kenmerk": "K1", "melder": "politie"})
    op(samen, WEEK_3, "melding", "beoordeel", "M3", "--ander")
    log = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel")
    assert ("persoon losmaken", "M2") in log
    assert ("melding beoordeel", "M3 ander") in log
