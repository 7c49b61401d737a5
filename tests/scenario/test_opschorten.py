"""A term that stands still with a reason is not late, and comes back on the agenda."""

from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, sql
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, nu_nodig, op, platte, weigert

REDEN = "wacht op de uitspraak van de rechter"
MAANDAG = "2026-11-23"
"""The casus enters step 3 on this day: 10 working days, so until Monday 7-12-2026."""


@pytest.fixture
def casus(register: Tafel) -> Tafel:
    """Casus 1 in step 3 since 23-11-2026, discussed that week."""
    assert nieuwe_casus(register, GEZIN) == 1
    op(register, "2026-11-26", "overleg", "besluit", "1", "--tekst", "informatie verzamelen")
    return register


def uiterlijk(tafel: Tafel, dag: str) -> str:
    dossier = lees_op(tafel, dag, "casus", "toon", "1")
    assert isinstance(dossier["stap_uiterlijk"], str)
    return dossier["stap_uiterlijk"]


def stilstaand(tafel: Tafel, dag: str) -> list[int]:
    return [regel["casus"] for regel in lees_op(tafel, dag, "casus", "lijst", "--stilstaand")]


def schort_op(tafel: Tafel, dag: str, tot: str) -> str:
    return op(tafel, dag, "casus", "stap", "1", "--opschorten", REDEN, "--tot", tot).stderr


def op_agenda(tafel: Tafel, dag: str) -> str:
    """The agenda of Jeugd en Gezin as it reads."""
    vast = ("agenda", "--tafel", "jeugd-en-gezin", "--datum", dag)
    return platte(op(tafel, dag, *vast, "-f", "tekst").stdout)


def test_a_term_that_waits_for_somebody_else_was_called_late(casus: Tafel) -> None:
    """On Monday 30-11 five of the ten working days are left; they run on from Monday 11-1-2027."""
    assert uiterlijk(casus, "2026-11-30") == "2026-12-07"
    gezegd = schort_op(casus, "2026-11-30", "2027-01-11")
    assert "opgeschort tot ma 11-1-2027, uiterlijk ma 18-1-2027" in gezegd
    for dag in ("2026-12-08", "2026-12-21", "2027-01-10"):
        assert uiterlijk(casus, dag) == "2027-01-18"
        assert stilstaand(casus, dag) == []
        assert not any("had klaar moeten zijn" in zin for zin in nu_nodig(casus, dag))
    assert stilstaand(casus, "2027-01-18") == []
    assert stilstaand(casus, "2027-01-19") == [1]
    assert any("stap 3" in zin and "18-1" in zin for zin in nu_nodig(casus, "2027-01-19"))


def test_it_is_said_where_the_contents_may_be_seen(casus: Tafel, tmp_path: Path) -> None:
    schort_op(casus, "2026-11-30", "2027-01-11")
    dossier = lees_op(casus, "2026-12-14", "casus", "toon", "1")
    assert (dossier["opgeschort_op"], dossier["opgeschort_tot"]) == ("2026-11-30", "2027-01-11")
    assert dossier["opschortreden"] == REDEN
    scherm = platte(op(casus, "2026-12-14", "casus", "toon", "1").stdout)
    assert f"termijn van stap 3 op 30-11 opgeschort tot 11-1-2027 omdat: {REDEN}" in scherm
    assert "stap 3 opgeschort tot 11-1-2027" in scherm
    lijst = op(casus, "2026-12-14", "casus", "lijst", "--opgeschort", "-f", "markdown").stdout
    assert "Opgeschort tot" in lijst
    assert "11-01-2027" in lijst
    week = platte(op(casus, "2026-12-14", "rapport", "weeklijst", "--tafel", "jeugd").stdout)
    assert "OPGESCHORT" in week
    assert REDEN in week
    tijdlijn = [g["wat"] for g in dossier["tijdlijn"]]
    assert "termijn van stap 3 opgeschort tot 11-1-2027" in tijdlijn
    assert not any(REDEN in tekst for tekst in tijdlijn)
    # Kept for good, shared with nobody.
    assert dossier["notities"][-1]["tekst"] == f"stap 3 opgeschort: {REDEN}"
    gelogd = sql(tmp_path, "SELECT onderwerp FROM logregel WHERE handeling = 'casus opschorten'")
    assert gelogd == [("1",)]
    for partner in ("mee", "altra"):
        exemplaar = op(casus, "2027-01-11", "agenda", "--tafel", "jeugd", "--voor", partner)
        assert "rechter" not in exemplaar.stdout


def test_a_suspended_casus_came_back_on_no_agenda(casus: Tafel) -> None:
    schort_op(casus, "2026-11-30", "2027-01-11")
    toon = platte(op(casus, "2027-01-07", "casus", "toon", "1").stdout)
    assert "stap 3 opgeschort tot 11-1" in toon
    assert "opschorting van stap 3" not in op_agenda(casus, "2027-01-07")
    for dag in ("2027-01-14", "2027-01-21"):
        assert f"opschorting van stap 3 liep tot 11-1: {REDEN}" in op_agenda(casus, dag)
        assert "opgeschort tot" not in op_agenda(casus, dag)
        scherm = platte(op(casus, dag, "casus", "toon", "1").stdout)
        assert "termijn van stap 3 was op 30-11-2026 opgeschort tot 11-1 omdat" in scherm
        assert "de termijn van stap 3 was opgeschort tot 11-1" in scherm
        assert scherm.count("opgeschort tot") == 3  # the last one is in its history
    assert "stap 3 (informatie verzamelen) had klaar moeten zijn op 18-1" in op_agenda(
        casus, "2027-01-21"
    )
    assert any(
        "opschorting van stap 3 liep tot 11-1" in zin and "tafel casus stap 1 --hervatten" in zin
        for zin in nu_nodig(casus, "2027-01-14")
    )
    op(casus, "2027-01-15", "casus", "stap", "1", "--hervatten")
    assert "opschorting van stap 3" not in op_agenda(casus, "2027-01-21")
    assert uiterlijk(casus, "2027-01-15") == "2027-01-18"


def test_resuming_early_leaves_the_days_that_were_left(casus: Tafel, tmp_path: Path) -> None:
    """Five working days left, taken up again on Monday 14-12-2026: until Monday 21-12."""
    schort_op(casus, "2026-11-30", "2027-01-11")
    hervat = op(casus, "2026-12-14", "casus", "stap", "1", "--hervatten")
    assert "loopt weer, uiterlijk ma 21-12" in hervat.stderr
    assert uiterlijk(casus, "2026-12-14") == "2026-12-21"
    assert stilstaand(casus, "2026-12-21") == []
    assert stilstaand(casus, "2026-12-22") == [1]
    dossier = lees_op(casus, "2026-12-14", "casus", "toon", "1")
    assert (dossier["opgeschort_tot"], dossier["opschortreden"]) == (None, None)
    assert "termijn van stap 3 loopt weer, uiterlijk 21-12-2026" in [
        g["wat"] for g in dossier["tijdlijn"]
    ]
    assert "opschorting van stap 3" not in op_agenda(casus, "2027-01-14")
    [zin] = weigert(casus, "2026-12-15", 65, "casus", "stap", "1", "--hervatten")
    assert "is niet opgeschort" in zin


def test_suspended_twice_the_days_left_are_counted_once(casus: Tafel) -> None:
    """30-11: 5 left. Resumed 7-12, again suspended on 9-12: 3 left, from Monday 4-1-2027."""
    schort_op(casus, "2026-11-30", "2027-01-11")
    op(casus, "2026-12-07", "casus", "stap", "1", "--hervatten")
    assert uiterlijk(casus, "2026-12-07") == "2026-12-14"
    schort_op(casus, "2026-12-09", "2027-01-04")
    assert uiterlijk(casus, "2026-12-09") == "2027-01-07"
    # Longer, while it stands still: the same three days, from 25-1.
    schort_op(casus, "2026-12-21", "2027-01-25")
    assert uiterlijk(casus, "2026-12-21") == "2027-01-28"


def test_another_step_ends_it(casus: Tafel) -> None:
    """Step 4 has a term of its own: five working days from 1-12-2026."""
    schort_op(casus, "2026-11-30", "2027-01-11")
    op(casus, "2026-12-01", "casus", "stap", "1", "4")
    dossier = lees_op(casus, "2026-12-01", "casus", "toon", "1")
    assert (dossier["opgeschort_tot"], dossier["stap_uiterlijk"]) == (None, "2026-12-08")
    assert stilstaand(casus, "2026-12-09") == [1]


def test_a_term_that_was_late_is_late_again_after_it(casus: Tafel) -> None:
    schort_op(casus, "2026-12-14", "2026-12-26")
    assert stilstaand(casus, "2026-12-24") == []
    assert uiterlijk(casus, "2026-12-24") == "2026-12-28"  # Saturday, second Christmas day
    assert stilstaand(casus, "2026-12-29") == [1]


def test_it_lasts_thirteen_weeks_at_most_and_four_unless_said(casus: Tafel) -> None:
    for tot in ("2026-11-30", "2026-11-27", "2027-03-02"):
        vast = ("casus", "stap", "1", "--opschorten", REDEN, "--tot", tot)
        [zin] = weigert(casus, "2026-11-30", 2, *vast)[:1]
        assert "t/m 1-3-2027" in zin
        assert "rechter" not in zin
    schort_op(casus, "2026-11-30", "2027-03-01")
    assert lees_op(casus, "2026-11-30", "casus", "toon", "1")["opgeschort_tot"] == "2027-03-01"
    op(casus, "2026-11-30", "casus", "stap", "1", "--opschorten", REDEN)
    assert lees_op(casus, "2026-11-30", "casus", "toon", "1")["opgeschort_tot"] == "2026-12-28"


def test_a_trial_and_wrong_use_change_nothing(casus: Tafel, tmp_path: Path) -> None:
    voor = sql(tmp_path, "SELECT * FROM casus")
    proef = op(casus, "2026-11-30", "casus", "stap", "1", "--opschorten", REDEN, "--proef")
    assert "Dit was een proef" in proef.stderr
    for opties in (
        (),
        ("4", "--hervatten"),
        ("4", "--tot", "2026-12-28"),
        ("--hervatten", "--opschorten", REDEN),
        ("--tot", "2026-12-28"),  # no terminal to ask the reason
        ("--opschorten", "…"),
    ):
        assert casus("--vandaag", "2026-11-30", "casus", "stap", "1", *opties).exit_code == 2
    assert sql(tmp_path, "SELECT * FROM casus") == voor
    uit_stdin = casus("--vandaag", "2026-11-30", "casus", "stap", "1", "--opschorten", "-",
                      input="omdat het moet\n")  # fmt: skip
    assert uit_stdin.exit_code == 0, uit_stdin.stderr
    assert sql(tmp_path, "SELECT opschortreden FROM casus") == [("omdat het moet",)]


def test_standing_still_in_step_five_is_no_ground_to_escalate(register: Tafel) -> None:
    """Term 10 and grace 5 working days: without it proposed on 15-12, with it not."""
    nieuwe_casus(register, GEZIN)
    op(register, MAANDAG, "casus", "stap", "1", "5")
    assert lees_op(register, "2026-12-15", "escaleer", "voorstel") != []
    schort_op(register, "2026-11-30", "2027-01-11")
    assert lees_op(register, "2026-12-15", "escaleer", "voorstel") == []
    # Five days left from 11-1, five of grace: 25-1 is the tenth, proposed from 26-1 on.
    assert lees_op(register, "2027-01-25", "escaleer", "voorstel") == []
    assert lees_op(register, "2027-01-26", "escaleer", "voorstel") != []


def test_a_closed_casus_takes_no_suspension_along(casus: Tafel, tmp_path: Path) -> None:
    schort_op(casus, "2026-11-30", "2027-01-11")
    op(casus, "2026-12-01", "casus", "terugkoppelen", "1", "--aan", "gezin")
    op(casus, "2026-12-01", "melding", "terugkoppelen", "M1")
    sluit = ("casus", "sluit", "1", "--reden", "verhuisd", "--evaluatie", "weg", "--geen-nazorg")
    op(casus, "2026-12-01", *sluit, "--toelichting", "weg", "--ja")
    assert sql(tmp_path, "SELECT opgeschort_op, opgeschort_tot, opschortreden FROM casus") == [
        (None, None, None)
    ]


def test_a_term_past_the_last_known_decree_is_said_once(casus: Tafel) -> None:
    """Decrees are known up to and including 2028."""
    later = op(casus, "2028-12-27", "casus", "stap", "1", "4")
    assert later.stderr.count("van 2029 zijn de losse vrije dagen nog niet bekend") == 1
    ervoor = op(casus, "2028-12-04", "casus", "stap", "1", "3")
    assert "2029" not in ervoor.stderr
    gezien = op(casus, "2028-12-28", "casus", "stap", "1", "--opschorten", REDEN)
    assert gezien.stderr.count("losse vrije dagen") == 1
    assert op(casus, "2028-12-28", "casus", "toon", "1").stderr.count("losse vrije dagen") == 1
    agenda = op(casus, "2028-12-28", "agenda", "--tafel", "jeugd", "--datum", "2029-01-04")
    assert "Van 2029 zijn de losse vrije dagen nog niet bekend." in platte(agenda.stdout)
