"""`tafel rapport weeklijst`: one table, the coordinators, one organisation; what is marked as new.

Monday 23-11-2026. A week ago is 16-11; the coming week ends on Sunday 29-11.
"""

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tafel.register.store import Register
from tafel.services.regels.profielen import laad_profiel
from tafel.services.weeklijst.alle import opdrachten
from tests.commands.agendahulp import NU, bespreek, casus, doe, maak_plan, op
from tests.commands.hulp import BESPREKEN, CRISIS, GEZIN, OVERLAST, lees, sql, voer_in, zegt_niets
from tests.conftest import Demojaar, Tafel
from tests.zitting import zitting

TABELLEN = (
    "week_stappen",
    "week_nieuw",
    "week_bespreken",
    "week_afspraken_te_laat",
    "week_afspraken",
    "week_terugkoppeling",
    "week_evaluaties",
    "week_voorstellen",
    "week_escalaties",
    "week_nazorg",
    "week_volglijst",
    "week_opgeschort",
)
VAN_ORGANISATIE = (
    "week_afspraken_te_laat",
    "week_afspraken_open",
    "week_terug_te_horen",
    "week_evaluaties",
    "week_regie",
    "week_escalaties",
)


def lijst(tafel: Tafel, *args: str, dag: str = NU) -> dict[str, list[dict[str, Any]]]:
    """Per table its rows, by column."""
    rapport = json.loads(doe(tafel, "rapport", "weeklijst", *args, "-f", "json", dag=dag))
    assert rapport["rapport"] == "weeklijst"
    return {
        tabel["sleutel"]: [dict(zip(tabel["kolommen"], rij, strict=True)) for rij in tabel["rijen"]]
        for tabel in rapport["tabellen"]
    }


def jeugd(tafel: Tafel, dag: str = NU) -> dict[str, list[dict[str, Any]]]:
    return lijst(tafel, "--tafel", "jeugd", dag=dag)


def nieuw_van(rijen: list[dict[str, Any]], sleutel: str) -> dict[str, bool]:
    """Per line whether it is marked as new."""
    return {rij[sleutel]: rij["nieuw"] == "nieuw" for rij in rijen}


def maak_afspraak(
    tafel: Tafel, uiterlijk: str, organisatie: str = "madi", *meer: str, dag: str = "2026-11-06"
) -> None:
    wat = f"belt namens {organisatie}"
    opdracht = ("afspraak", "add", "1", "--organisatie", organisatie, "--wat", wat)
    doe(tafel, *opdracht, "--uiterlijk", uiterlijk, *meer, dag=dag)


# --- the table's list -----------------------------------------------------------------------------


def test_an_empty_register_gives_every_table_and_no_lines(register: Tafel) -> None:
    rapport = json.loads(doe(register, "rapport", "weeklijst", "--tafel", "jeugd", "-f", "json"))
    assert rapport["periode"] == {"van": "2026-11-23", "tot": "2026-11-29"}
    assert [tabel["sleutel"] for tabel in rapport["tabellen"]] == list(TABELLEN)
    assert all(tabel["rijen"] == [] for tabel in rapport["tabellen"])
    assert rapport["opmerkingen"][0] == (
        "Sinds 16-11: 0 nieuw, 0 nagekomen, 0 te laat geworden, 0 escalaties."
    )
    assert "coördinator" in rapport["vertrouwelijk"]


def test_afspraken_late_and_of_this_week_say_who_and_since_when(register: Tafel) -> None:
    casus(register)
    maak_afspraak(register, "2026-11-13", "madi", "--wie", "S. Bakker")  # late on 14-11
    maak_afspraak(register, "2026-11-15")  # a Sunday: there was until Monday, late on 17-11
    maak_afspraak(register, "2026-11-16")  # late on 17-11
    maak_afspraak(register, "2026-11-22")  # yesterday, a Sunday: there is until today
    maak_afspraak(register, "2026-11-23", "altra")  # today is not late
    maak_afspraak(register, "2026-11-29", "altra", "--wie", "P. Post")
    maak_afspraak(register, "2026-11-30")
    gevonden = jeugd(register)
    laat = gevonden["week_afspraken_te_laat"]
    assert [(rij["afspraak"], rij["uiterlijk"], rij["te_laat"]) for rij in laat] == [
        ("1/1", "2026-11-13", 10),
        ("1/2", "2026-11-15", 7),
        ("1/3", "2026-11-16", 7),
    ]
    assert nieuw_van(laat, "afspraak") == {"1/1": False, "1/2": True, "1/3": True}
    assert laat[0] == {
        "afspraak": "1/1",
        "betrokkene": "F.P. '88",
        "wie": "S. Bakker (MaDi)",
        "wat": "belt namens madi",
        "uiterlijk": "2026-11-13",
        "te_laat": 10,
        "verzet": 0,
        "nieuw": "",
    }
    week = [(rij["afspraak"], rij["wie"]) for rij in gevonden["week_afspraken"]]
    assert week == [("1/4", "MaDi"), ("1/5", "Altra"), ("1/6", "P. Post (Altra)")]
    assert "2 te laat geworden" in doe(register, "rapport", "weeklijst", "--tafel", "jeugd")


def test_what_was_moved_says_how_often(register: Tafel) -> None:
    casus(register)
    maak_afspraak(register, "2026-11-09")
    for uiterlijk in ("2026-11-12", "2026-11-20"):
        schuif = ("afspraak", "doorschuiven", "1/1", "--uiterlijk", uiterlijk)
        doe(register, *schuif, dag="2026-11-07")
    [rij] = jeugd(register)["week_afspraken_te_laat"]
    assert (rij["te_laat"], rij["verzet"], rij["nieuw"]) == (3, 2, "nieuw")
    # Moved twice calls for escalation; nothing of that is of the last week.
    [voorstel] = jeugd(register)["week_voorstellen"]
    assert voorstel["nieuw"] == ""
    doe(register, "afspraak", "doorschuiven", "1/1", "--uiterlijk", "2026-12-01", dag="2026-11-21")
    [voorstel] = jeugd(register)["week_voorstellen"]
    assert (voorstel["reden"], voorstel["nieuw"]) == ("1/1 is 3 keer doorgeschoven", "nieuw")


def test_what_was_opened_again_in_the_last_week_is_new(register: Tafel) -> None:
    """Late since 10-11, but a week ago it stood there as done."""
    casus(register)
    maak_afspraak(register, "2026-11-09")
    doe(register, "afspraak", "nagekomen", "1/1", dag="2026-11-09")
    assert jeugd(register)["week_afspraken_te_laat"] == []
    doe(register, "afspraak", "heropen", "1/1", "--uiterlijk", "2026-11-10", dag="2026-11-18")
    [rij] = jeugd(register)["week_afspraken_te_laat"]
    assert (rij["te_laat"], rij["nieuw"]) == (13, "nieuw")


def test_new_is_opened_reopened_moved_or_with_a_melding_more(register: Tafel) -> None:
    casus(register)  # 1: opened on 2-11
    deel_toe_op(register, OVERLAST, "2026-11-15")  # 2: the day before
    deel_toe_op(register, CRISIS, "2026-11-16")  # 3
    assert [rij["casus"] for rij in jeugd(register)["week_nieuw"]] == [3]
    deel_toe_op(register, GEZIN | {"kenmerk": "tweede"}, "2026-11-20")  # the same family: M4
    motivering = ("--tafel", "jeugd", "--motivering", "het gaat om de kinderen")
    doe(register, "toedelen", "M2", *motivering, dag="2026-11-19")
    rijen = jeugd(register)["week_nieuw"]
    assert [(rij["casus"], rij["wat"], rij["op"]) for rij in rijen] == [
        (3, "crisis, geopend", "2026-11-16"),
        (2, "komt van Volwassenen", "2026-11-19"),
        (1, "melding M4 erbij", "2026-11-20"),
    ]
    assert lijst(register, "--tafel", "volw")["week_nieuw"] == []
    samen = lijst(register, "--tafel", "coord")["week_nieuw"]
    assert [(rij["casus"], rij["tafel"]) for rij in samen] == [
        (3, "Jeugd en Gezin"),
        (2, "Jeugd en Gezin"),
        (1, "Jeugd en Gezin"),
    ]


def test_crisis_comes_first_and_is_counted(register: Tafel) -> None:
    """A crisis of 20-11 before what is older; a second one comes with a melding of a known one."""
    casus(register)  # 1: opened on 2-11
    deel_toe_op(register, GEZIN | {"achternaam": "Eerst"}, "2026-11-17")  # 2
    deel_toe_op(register, CRISIS, "2026-11-20")  # 3
    erger = GEZIN | {"kenmerk": "tweede", "urgentie": "crisis"}
    deel_toe_op(register, erger, "2026-11-21")  # M4
    deel_toe_op(register, GEZIN | {"kenmerk": "derde"}, "2026-11-22")  # M5
    rijen = jeugd(register)["week_nieuw"]
    assert [(rij["casus"], rij["wat"]) for rij in rijen] == [
        (3, "crisis, geopend"),
        (1, "crisis, melding M4 erbij"),
        (2, "geopend"),
    ]
    for naam in ("jeugd", "coord"):
        assert "Sinds 16-11: 3 nieuw (waarvan 2 crisis)" in doe(
            register, "rapport", "weeklijst", "--tafel", naam
        )
    bellen = {rij["casus"]: rij["reden"] for rij in jeugd(register)["week_bespreken"]}
    for nummer in (1, 3):
        assert bellen[nummer].startswith("bel Bureau Jeugdzorg vóór het overleg"), bellen
    assert "bel " not in bellen[2]


def test_a_crisis_around_an_adult_names_whom_to_call_for_a_child_elsewhere(
    register: Tafel,
) -> None:
    deel_toe_op(register, OVERLAST | {"urgentie": "crisis"}, "2026-11-20")
    [rij] = [
        rij
        for rij in lijst(register, "--tafel", "volw")["week_bespreken"]
        if rij["soort"] == "crisis"
    ]
    assert rij["reden"].startswith("bel bij een kind elders Bureau Jeugdzorg vóór het overleg")


def test_a_crisis_of_long_ago_is_not_one_of_this_week(register: Tafel) -> None:
    deel_toe_op(register, GEZIN | {"urgentie": "crisis"}, "2026-11-02")
    deel_toe_op(register, GEZIN | {"kenmerk": "later"}, "2026-11-20")
    [rij] = jeugd(register)["week_nieuw"]
    assert (rij["casus"], rij["wat"]) == (1, "melding M2 erbij")
    assert "Sinds 16-11: 1 nieuw, " in doe(register, "rapport", "weeklijst", "--tafel", "jeugd")


def test_a_term_that_is_still_to_come_is_not_told_as_past(register: Tafel) -> None:
    """Decided on 19-11: the melder by 26-11, the day of the meeting."""
    deel_toe_op(register, GEZIN, "2026-11-19")
    [rij] = jeugd(register)["week_bespreken"]
    assert rij["reden"].endswith("; terugkoppeling aan melder (M1) uiterlijk 26-11")


def test_a_number_of_four_digits_is_shown_as_it_is_typed(register: Tafel, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "register.db")) as verbinding, verbinding:
        verbinding.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('casus', 1233)")
    deel_toe_op(register, GEZIN, "2026-11-20")
    [rij] = jeugd(register)["week_nieuw"]
    assert rij["casus"] == 1234
    for vorm in ("tekst", "markdown", "html", "csv"):
        tekst = doe(register, "rapport", "weeklijst", "--tafel", "jeugd", "-f", vorm)
        assert "1234" in tekst
        assert "1.234" not in tekst


def test_opened_again_is_new(register: Tafel) -> None:
    casus(register)
    sluit = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "x", "--ja")
    doe(register, *sluit, dag="2026-11-10")
    doe(register, "casus", "heropen", "1", "--reden", "x", dag="2026-11-18")
    [rij] = jeugd(register)["week_nieuw"]
    assert (rij["casus"], rij["wat"], rij["op"]) == (1, "heropend", "2026-11-18")


def deel_toe_op(tafel: Tafel, velden: dict[str, str], dag: str) -> str:
    melding = voer_in(op(tafel, dag), velden)
    doe(tafel, "toedelen", melding, dag=dag)
    return melding


def test_what_is_discussed_is_what_the_agenda_says(register: Tafel) -> None:
    casus(register)
    maak_afspraak(register, "2026-11-20")
    deel_toe_op(register, CRISIS, "2026-11-20")
    agenda = lees(op(register, NU), "agenda", "--tafel", "jeugd")
    rijen = jeugd(register)["week_bespreken"]
    assert [(rij["casus"], rij["vraag"]) for rij in rijen] == [
        (punt["casus"], punt["vraag"]) for punt in agenda["punten"]
    ]
    assert [(rij["soort"], rij["nieuw"]) for rij in rijen] == [
        ("crisis", "nieuw"),
        ("afspraken", "nieuw"),
    ]
    assert "TE BESPREKEN OP DO 26-11" in doe(register, "rapport", "weeklijst", "--tafel", "jeugd")


def test_feedback_that_is_late_or_due_this_week(register: Tafel) -> None:
    """Five working days after the decision: 2-11 → 9-11, 19-11 → 26-11, 23-11 → 30-11."""
    deel_toe_op(register, GEZIN | {"melder-organisatie": "MEE"}, "2026-11-02")
    deel_toe_op(register, CRISIS | {"melder-organisatie": "GGD"}, "2026-11-19")
    deel_toe_op(register, GEZIN | {"achternaam": "Laat"}, NU)
    rijen = jeugd(register)["week_terugkoppeling"]
    # 10 11 12 13, 16 17 18 19 20, 23: ten working days after 9-11.
    assert [(rij["aan"], rij["uiterlijk"], rij["te_laat"], rij["nieuw"]) for rij in rijen] == [
        ("melder van M1, MEE", "2026-11-09", 10, ""),
        ("melder van M2, GGD", "2026-11-26", None, "nieuw"),
    ]
    bespreek(register, 1, dag=NU)
    assert [rij["casus"] for rij in jeugd(register)["week_terugkoppeling"]] == [2]


def test_who_must_hear_of_a_melding_without_a_casus_is_for_the_coordinators(
    register: Tafel,
) -> None:
    """Z04, regular care suffices: no table, and yet its melder must hear it."""
    regulier = OVERLAST | {"regulier-aanbod": "toereikend", "melder-organisatie": "Ymere"}
    deel_toe_op(register, regulier, "2026-11-02")
    for naam in ("jeugd", "volw", "jong"):
        assert lijst(register, "--tafel", naam)["week_terugkoppeling"] == []
    [rij] = lijst(register, "--tafel", "coord")["week_terugkoppeling"]
    assert (rij["casus"], rij["aan"]) == (None, "melder van M1, Ymere")
    doe(register, "melding", "terugkoppelen", "M1", "--tekst", "x")
    assert lijst(register, "--tafel", "coord")["week_terugkoppeling"] == []


@pytest.mark.parametrize(
    ("dag", "staat_er", "nieuw"),
    [("2026-11-16", True, False), ("2026-11-23", True, True), ("2026-11-29", True, True),
     ("2026-11-30", False, False)],
)  # fmt: skip
def test_evaluations_that_are_due_by_sunday(
    register: Tafel, dag: str, staat_er: bool, nieuw: bool
) -> None:
    """On 16-11 the list went up to and including 22-11."""
    casus(register)
    maak_plan(register)
    doe(register, "plan", "vaststellen", "1", "--evaluatie-op", dag, dag="2026-11-06")
    rijen = jeugd(register)["week_evaluaties"]
    assert [rij["uiterlijk"] for rij in rijen] == [dag] * staat_er
    assert all((rij["nieuw"] == "nieuw") is nieuw for rij in rijen)
    assert all(rij["casemanager"] == "L. Oud (Altra)" for rij in rijen)


@pytest.mark.parametrize(
    ("uiterlijk", "nieuw"),
    # The grace term is five working days: 6-11 + 5 = 13-11, 9-11 + 5 = 16-11, 13-11 + 5 = 20-11.
    [("2026-11-06", False), ("2026-11-09", True), ("2026-11-13", True)],
)
def test_a_proposal_is_new_when_the_grace_term_ended_in_the_last_week(
    register: Tafel, uiterlijk: str, nieuw: bool
) -> None:
    casus(register)
    maak_afspraak(register, uiterlijk)
    [rij] = jeugd(register)["week_voorstellen"]
    assert (rij["organisatie"], rij["nieuw"] == "nieuw") == ("MaDi", nieuw)
    assert rij["opdracht"] == "tafel escaleer 1 --spoor uitvoering --tegen madi --afspraak 1/1"
    week_geleden = jeugd(register, dag="2026-11-16")["week_voorstellen"]
    assert bool(week_geleden) is not nieuw


def test_running_escalations_with_their_term(register: Tafel) -> None:
    casus(register)
    maak_afspraak(register, "2026-11-09")
    escaleer = ("escaleer", "1", "--spoor", "uitvoering", "--tegen", "madi")
    doe(register, *escaleer, "--afspraak", "1/1", dag="2026-11-18")
    [rij] = jeugd(register)["week_escalaties"]
    # Ten working days after 18-11: 19 20, 23 24 25 26 27, 30, 1 2 → 2-12.
    assert (rij["escalatie"], rij["uiterlijk"], rij["te_laat"]) == ("E1", "2026-12-02", None)
    assert rij["nieuw"] == "nieuw"
    assert rij["stap"].startswith("uitvoering, stap 1: de eigen leidinggevende naar ")
    assert jeugd(register)["week_voorstellen"] == []
    [later] = jeugd(register, dag="2026-12-07")["week_escalaties"]
    assert (later["te_laat"], later["nieuw"]) == (5, "")


def test_nazorg_and_questions(register: Tafel) -> None:
    casus(register)
    sluit = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "goed", "--ja")
    doe(register, *sluit, "--nazorg", "2026-11-27", dag="2026-11-10")
    vaag = {"achternaam": "Vaag", "leeftijd": "40", "melder-organisatie": "Ymere"}
    deel_toe_op(register, vaag, "2026-11-18")
    gevonden = jeugd(register)
    [nazorg] = gevonden["week_nazorg"]
    assert (nazorg["casus"], nazorg["op"], nazorg["nieuw"]) == (1, "2026-11-27", "nieuw")
    assert "week_vragen" not in gevonden
    [vraag] = lijst(register, "--tafel", "coordinatoren")["week_vragen"]
    [besluit] = json.loads(doe(register, "toedelen", "M2", "-f", "json", "--proef"))
    assert len(vraag["vragen"].split(", ")) == len(besluit["vragen"])
    assert (vraag["melding"], vraag["melder"], vraag["nieuw"]) == ("M2", "Ymere", "nieuw")
    assert vraag["betrokkene"] == "V. 40 jr"


def test_the_coordinators_have_what_has_no_table(register: Tafel) -> None:
    deel_toe_op(register, BESPREKEN, "2026-11-20")
    [rij] = lijst(register, "--tafel", "coord")["week_bespreken"]
    assert (rij["casus"], rij["soort"], rij["nieuw"]) == (1, "bespreken", "nieuw")
    assert lijst(register, "--tafel", "volw")["week_nieuw"] == []


def test_the_own_table_is_the_one_without_an_option(register: Tafel) -> None:
    casus(register)
    maak_afspraak(register, "2026-11-20")
    klaar = register("rapport", "weeklijst", env={"TAFEL_TAFEL": "jeugd", "TAFEL_VANDAAG": NU})
    assert klaar.stdout.splitlines()[0].strip() == "Weeklijst Jeugd en Gezin"
    assert register("rapport", "weeklijst").exit_code == 2


# --- what is new, over a whole year ---------------------------------------------------------------


@pytest.fixture(scope="module")
def jaar(tmp_path_factory: pytest.TempPathFactory, demojaar: Demojaar) -> Path:
    pad = tmp_path_factory.mktemp("demo") / "jaar.db"
    demojaar("zuidoost", pad)
    return pad


def test_in_a_register_that_lies_still_new_is_what_was_not_there_a_week_ago(
    tafel: Tafel, jaar: Path
) -> None:
    """Nothing is noted after the last day of the demo: only time makes things late or due."""
    vergeleken = dict.fromkeys((True, False), 0)
    for week in (2, 3, 5, 7):
        dag = date(2026, 11, 23) + timedelta(weeks=week)
        for naam in ("jeugd", "volw", "jong", "coord"):
            nu, toen = (
                van(tafel, jaar, naam, wanneer) for wanneer in (dag, dag - timedelta(weeks=1))
            )
            for sleutel, rijen in nu.items():
                stond = set(map(herken, toen[sleutel]))
                for rij in rijen if "nieuw" in (rijen or [{}])[0] else ():
                    nieuw = rij["nieuw"] == "nieuw"
                    assert nieuw is (herken(rij) not in stond), (dag, sleutel, rij)
                    vergeleken[nieuw] += 1
    assert min(vergeleken.values()) > 20


def van(tafel: Tafel, register: Path, naam: str, wanneer: date) -> dict[str, list[dict[str, Any]]]:
    klaar = tafel(
        *("--register", str(register), "--vandaag", wanneer.isoformat(), "rapport", "weeklijst"),
        *("--tafel", naam, "-f", "json"),
    )
    assert klaar.exit_code == 0, klaar.stderr
    return {
        tabel["sleutel"]: [dict(zip(tabel["kolommen"], rij, strict=True)) for rij in tabel["rijen"]]
        for tabel in json.loads(klaar.stdout)["tabellen"]
    }


def herken(rij: dict[str, Any]) -> tuple[Any, ...]:
    """What makes two lines the same one: not the number of days, nor the words of today."""
    namen = ("afspraak", "casus", "melding", "escalatie", "soort", "aan", "organisatie", "op")
    spoor = rij.get("stap", "").partition(",")[0]
    return (*(rij.get(naam) for naam in namen), spoor)


# --- the list of one organisation -----------------------------------------------------------------


def test_an_organisation_gets_its_own_and_nothing_of_others(register: Tafel) -> None:
    melding = GEZIN | {"melder-organisatie": "madi", "kenmerk": "K-77", "reden": "geheim verhaal"}
    deel_toe_op(register, melding, "2026-11-02")
    maak_afspraak(register, "2026-11-20", "madi", "--wie", "S. Bakker")
    maak_afspraak(register, "2026-12-20", "madi", dag="2026-11-20")
    maak_afspraak(register, "2026-11-09", "altra", "--wie", "P. Post")
    doe(register, "casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", "spirit")
    doe(register, "escaleer", "1", "--spoor", "uitvoering", "--tegen", "altra")
    gevonden = lijst(register, "--organisatie", "MaDi")
    assert tuple(gevonden) == VAN_ORGANISATIE
    [laat] = gevonden["week_afspraken_te_laat"]
    assert (laat["afspraak"], laat["wie"], laat["te_laat"]) == ("1/1", "S. Bakker", 3)
    [open_] = gevonden["week_afspraken_open"]
    assert (open_["afspraak"], open_["nieuw"]) == ("1/2", "nieuw")
    [hoort] = gevonden["week_terug_te_horen"]
    assert (hoort["melding"], hoort["kenmerk"], hoort["te_laat"]) == ("M1", "K-77", 10)
    assert gevonden["week_regie"] == gevonden["week_escalaties"] == []
    for vorm in ("json", "tekst", "html", "markdown"):
        tekst = doe(register, "rapport", "weeklijst", "--organisatie", "madi", "-f", vorm)
        for van_anderen in ("altra", "Altra", "P. Post", "L. Oud", "Spirit", "geheim", "Pinas"):
            assert van_anderen not in tekst, (vorm, van_anderen)
        assert "voorstel" not in tekst.lower()


def test_who_directs_the_plan_and_who_is_escalated_against(register: Tafel) -> None:
    casus(register)
    maak_plan(register)
    doe(register, "plan", "vaststellen", "1", "--evaluatie-op", "2026-11-26", dag="2026-11-06")
    doe(register, "escaleer", "1", "--spoor", "uitvoering", "--tegen", "spirit")
    altra = lijst(register, "--organisatie", "altra")
    [regie] = altra["week_regie"]
    assert (regie["casus"], regie["casemanager"], regie["tafel"]) == (
        1,
        "L. Oud",
        "Jeugd en Gezin",
    )
    [evaluatie] = altra["week_evaluaties"]
    assert (evaluatie["casus"], evaluatie["uiterlijk"]) == (1, "2026-11-26")
    assert altra["week_escalaties"] == []
    spirit = lijst(register, "--organisatie", "spirit")
    [escalatie] = spirit["week_escalaties"]
    assert (escalatie["escalatie"], escalatie["casus"]) == ("E1", 1)
    assert spirit["week_evaluaties"] == spirit["week_regie"] == []


# --- the command ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "code", "zin"),
    [
        (("--tafel", "jeugd", "--organisatie", "madi"), 2, "niet allebei"),
        ((), 2, "of geef --organisatie PARTNER, of --alle --uit MAP"),
        (("--alle",), 2, "--uit MAP"),
        (("--alle", "--uit", "x", "--tafel", "jeugd"), 2, "laat --tafel"),
        (("--alle", "--uit", "x", "-f", "json"), 2, "laat --tafel"),
        (("--organisatie", "bestaatniet"), 66, "niet bekend"),
        (("--tafel", "bestaatniet"), 2, "geen tafel"),
    ],
)
def test_wrong_use_says_what_to_do(
    register: Tafel, tmp_path: Path, args: tuple[str, ...], code: int, zin: str
) -> None:
    klaar = register("rapport", "weeklijst", *args)
    assert (klaar.exit_code, zegt_niets(klaar.stdout, code)) == (code, True)
    assert zin in klaar.stderr
    assert not (tmp_path / "x").exists()


def test_looking_is_logged(register: Tafel, tmp_path: Path) -> None:
    casus(register)
    jeugd(register)
    lijst(register, "--organisatie", "madi")
    assert sql(
        tmp_path, "SELECT onderwerp FROM logregel WHERE handeling = 'rapport weeklijst' ORDER BY id"
    ) == [("jeugd-en-gezin",), ("voor madi",)]


def test_no_list_holds_a_name(register: Tafel, tmp_path: Path) -> None:
    for velden in (GEZIN, OVERLAST, BESPREKEN, CRISIS):
        deel_toe_op(register, velden | {"melder-organisatie": "MEE"}, "2026-11-02")
    map_ = tmp_path / "lijsten"
    klaar = register("rapport", "weeklijst", "--alle", "--uit", str(map_))
    assert (klaar.exit_code, klaar.stdout) == (0, "")
    assert klaar.stderr == f"Geschreven: 10 bestanden; begin bij {map_}/index.html\n"
    for bestand in map_.iterdir():
        tekst = bestand.read_text(encoding="utf-8")
        for naam in ("Pinas", "Fatima", "Karel", "Vos", "Stil", "Nood", "Kim", "1988-05", "02-05"):
            assert naam not in tekst, bestand.name


def test_no_question_is_asked_of_the_register_per_casus(register: Tafel, tmp_path: Path) -> None:
    """As many queries for ten casussen with a plan as for two."""

    def vragen() -> int:
        gesteld: list[str] = []
        with Register(tmp_path / "register.db") as lezer:
            lezer._verbinding.set_trace_callback(gesteld.append)
            profiel = laad_profiel("zuidoost")
            for deel in opdrachten(
                zitting(register=lezer, geladen=profiel, vandaag=date(2026, 11, 23))
            ):
                deel.maak()
        return len(gesteld)

    aantallen = []
    for eerste, laatste in ((1, 2), (3, 10)):
        for nummer in range(eerste, laatste + 1):
            velden = {"achternaam": f"Nr{nummer}", "kenmerk": f"K{nummer}"}
            deel_toe_op(register, GEZIN | velden, "2026-11-02")
            bespreek(register, nummer)
            doe(register, "plan", "maak", str(nummer), "--analyse", "x", dag="2026-11-06")
        aantallen.append(vragen())
    assert aantallen[0] == aantallen[1]


def test_the_index_tells_what_is_in_each_list(register: Tafel, tmp_path: Path) -> None:
    casus(register)
    maak_afspraak(register, "2026-11-20")
    maak_afspraak(register, "2026-11-25")
    map_ = tmp_path / "lijsten"
    doe(register, "rapport", "weeklijst", "--alle", "--uit", str(map_))
    index = (map_ / "index.html").read_text(encoding="utf-8")
    assert "Gemaakt voor ma 23-11-2026." in index
    assert "Afspraken die te laat zijn: 1 · Afspraken van deze week: 1" in index
    assert '<a href="organisatie-madi.html" data-lijst>Weeklijst</a>' in index
    assert "do 26-11-2026 13.00-15.00, 1 punt" in index
    assert "Crisis" not in index
    for vreemd in ("http:", "https:", "<script", "src="):
        assert vreemd not in index


def test_the_index_says_where_a_crisis_is(register: Tafel, tmp_path: Path) -> None:
    deel_toe_op(register, CRISIS, "2026-11-20")
    deel_toe_op(register, OVERLAST, "2026-11-20")
    map_ = tmp_path / "lijsten"
    doe(register, "rapport", "weeklijst", "--alle", "--uit", str(map_))
    index = (map_ / "index.html").read_text(encoding="utf-8")
    jeugd_, volwassenen, coordinatoren = (
        next(deel for deel in index.split("<article>") if f"<h3>{titel}</h3>" in deel)
        for titel in ("Jeugd en Gezin", "Volwassenen", "Coördinatorenoverleg")
    )
    assert "<strong>Crisis: 1 op de agenda.</strong>" in jeugd_
    assert "1 nieuw (waarvan 1 crisis)" in jeugd_
    assert "crisis" not in volwassenen.lower()
    assert "2 nieuw (waarvan 1 crisis)" in coordinatoren
