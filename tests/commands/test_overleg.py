"""`tafel overleg`: decisions, the besluitenlijst and the list of meetings."""

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from tests.commands.agendahulp import doe, op
from tests.commands.hulp import BESPREKEN, GEZIN, OVERLAST, lees, sql, voer_in
from tests.commands.test_agenda import VORMEN, als_tekst
from tests.conftest import Tafel

DONDERDAG = "2026-11-19"


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1 at Jeugd en Gezin (Thursdays), opened on Monday 2-11."""
    voer_in(op(register, "2026-11-02"), GEZIN)
    doe(register, "toedelen", "M1", dag="2026-11-02")
    return register


def besluit(tafel: Tafel, *args: str, dag: str = "2026-11-23", tekst: str = "Altra belt") -> str:
    return doe(tafel, "overleg", "besluit", *args, "--tekst", tekst, dag=dag)


# --- the decision ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dag", "overleg"),
    [
        ("2026-11-19", "2026-11-19"),  # Thursday: the meeting of today
        ("2026-11-20", "2026-11-19"),
        ("2026-11-25", "2026-11-19"),
        ("2026-11-04", "2026-11-04"),  # before its first meeting: an extra one
    ],
)
def test_the_meeting_is_the_last_one(gezin: Tafel, tmp_path: Path, dag: str, overleg: str) -> None:
    besluit(gezin, "1", dag=dag)
    assert sql(tmp_path, "SELECT casus, tafel, overleg, tekst, wie FROM overlegbesluit") == [
        (1, "jeugd-en-gezin", overleg, "Altra belt", "tester")
    ]
    assert sql(tmp_path, "SELECT besproken_op FROM casus") == [(overleg,)]


def test_a_meeting_on_a_holiday_did_not_take_place(register: Tafel, tmp_path: Path) -> None:
    """Hemelvaart 2026 is Thursday 14-5; the meeting before it was on 7-5."""
    voer_in(op(register, "2026-05-01"), GEZIN)
    doe(register, "toedelen", "M1", dag="2026-05-01")
    besluit(register, "1", dag="2026-05-14")
    assert sql(tmp_path, "SELECT overleg FROM overlegbesluit") == [("2026-05-07",)]


def test_another_table_and_another_day(gezin: Tafel, tmp_path: Path) -> None:
    besluit(gezin, "1", "--tafel", "coord", "--datum", "2026-11-10")
    assert sql(tmp_path, "SELECT tafel, overleg FROM overlegbesluit") == [
        ("coordinatoren", "2026-11-10")
    ]
    besluit(gezin, "1", "--tafel", "volw")
    assert sql(tmp_path, "SELECT tafel, overleg FROM overlegbesluit")[1] == (
        "volwassenen",
        "2026-11-17",
    )


def test_the_confirmation_and_what_is_kept_of_it(gezin: Tafel, tmp_path: Path) -> None:
    """The text itself is in the decision alone: not in the event, the log or the message."""
    gedaan = gezin("overleg", "besluit", "1", "--tekst", "geheim besluit")
    assert (gedaan.exit_code, gedaan.stdout) == (0, "")
    assert gedaan.stderr.startswith(
        "Besluit B1 bij casus 1 vastgelegd: Jeugd en Gezin, overleg do 19-11-2026.\n"
    )
    [(tekst, gegevens)] = sql(
        tmp_path, "SELECT tekst, gegevens FROM gebeurtenis WHERE soort = 'besluit'"
    )
    assert tekst == "besluit van Jeugd en Gezin, overleg do 19-11-2026"
    assert json.loads(gegevens) == {"tafel": "jeugd-en-gezin", "overleg": "2026-11-19"}
    log = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id DESC LIMIT 1")
    assert log == [("overleg besluit", "1")]
    assert gezin("--stil", "overleg", "besluit", "1", "--tekst", "x").stderr == ""


def test_several_decisions_on_one_day_stay_in_order(gezin: Tafel) -> None:
    besluit(gezin, "1", tekst="eerst")
    besluit(gezin, "1", tekst="daarna")
    [casus] = lees(gezin, "overleg", "besluitenlijst", "--tafel", "jeugd")["casussen"]
    assert [deel["tekst"] for deel in casus["besluiten"]] == ["eerst", "daarna"]


def test_a_decision_of_an_earlier_meeting_does_not_turn_back_the_clock(
    gezin: Tafel, tmp_path: Path
) -> None:
    besluit(gezin, "1", dag=DONDERDAG)
    besluit(gezin, "1", "--datum", "2026-11-12")
    assert sql(tmp_path, "SELECT besproken_op FROM casus") == [("2026-11-19",)]


def test_a_melding_that_came_after_the_meeting_is_still_to_be_discussed(
    gezin: Tafel, tmp_path: Path
) -> None:
    """A second melding on Friday 20-11; the decision of the 19th is noted on Monday."""
    voer_in(op(gezin, "2026-11-20"), GEZIN, kenmerk="tweede")
    doe(gezin, "toedelen", "M2", dag="2026-11-20")
    besluit(gezin, "1")
    assert sql(tmp_path, "SELECT besproken_op FROM casus") == [(None,)]
    assert lees(gezin, "agenda", "--tafel", "jeugd")["punten"][0]["soort"] == "nieuw"


def test_what_is_decided_leaves_the_agenda(gezin: Tafel) -> None:
    doe(gezin, "melding", "terugkoppelen", "M1", "--tekst", "x")
    agenda = ("agenda", "--tafel", "jeugd", "--datum", "2026-11-25")
    assert [punt["soort"] for punt in lees(gezin, *agenda)["punten"]] == ["nieuw"]
    besluit(gezin, "1")
    assert lees(gezin, *agenda)["punten"] == []


def test_it_starts_the_clocks_of_family_and_partners(gezin: Tafel) -> None:
    besluit(gezin, "1", dag=DONDERDAG)
    punten = lees(gezin, "agenda", "--tafel", "jeugd", "--datum", "2026-11-26")["punten"]
    assert [punt["soort"] for punt in punten] == ["stap"]
    blad = gezin("agenda", "--tafel", "jeugd", "--datum", "2026-11-26").stdout
    assert "terugkoppeling aan melder (M1), gezin en partner" in " ".join(blad.split())


@pytest.mark.parametrize(
    ("args", "code", "zin"),
    [
        (("9", "--tekst", "x"), 66, "casus 9 bestaat niet"),
        (("x", "--tekst", "x"), 2, "casusnummer"),
        (("--tekst", "x"), 2, "welke casus"),
        (("1",), 2, "--tekst"),
        (("1", "--tekst", "  "), 65, "zonder tekst"),
        (("1", "--tekst", "x", "--datum", "2026-11-24"), 2, "nog niet geweest"),
        (("1", "--tekst", "x", "--datum", "2026-11-01"), 2, "pas geopend op ma 2-11-2026"),
        (("1", "--tekst", "x", "--datum", "gauw"), 2, "--datum"),
        (("1", "--tekst", "x", "--tafel", "nergens"), 2, "heeft geen tafel"),
    ],
)
def test_what_is_refused_keeps_nothing(
    gezin: Tafel, tmp_path: Path, args: tuple[str, ...], code: int, zin: str
) -> None:
    geweigerd = gezin("overleg", "besluit", *args)
    assert (geweigerd.exit_code, geweigerd.stdout) == (code, "")
    assert zin in geweigerd.stderr
    assert sql(tmp_path, "SELECT * FROM overlegbesluit") == []


def test_a_closed_casus(gezin: Tafel) -> None:
    """With nazorg it is still discussed; without, it is to be reopened first."""
    besluit(gezin, "1", dag=DONDERDAG)
    doe(gezin, "melding", "terugkoppelen", "M1", "--tekst", "x", dag=DONDERDAG)
    sluit = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "goed", "--ja")
    doe(gezin, *sluit, "--nazorg", "2026-12-03")
    besluit(gezin, "1", tekst="gaat goed")
    doe(gezin, "casus", "nazorg", "1", "--klaar", "--gedaan", "goed")
    geweigerd = gezin("overleg", "besluit", "1", "--tekst", "x")
    assert geweigerd.exit_code == 76
    assert "tafel casus heropen 1" in geweigerd.stderr


def test_text_is_read_from_stdin_and_cleaned(gezin: Tafel, tmp_path: Path) -> None:
    gedaan = gezin("overleg", "besluit", "1", "--tekst", "-", input="een\u202e\ntwee\n")
    assert gedaan.exit_code == 0
    assert "let op" in gedaan.stderr
    assert sql(tmp_path, "SELECT tekst FROM overlegbesluit") == [("een\ntwee",)]


def test_a_decision_is_never_changed(gezin: Tafel, tmp_path: Path) -> None:
    besluit(gezin, "1")
    for daad in ("UPDATE overlegbesluit SET tekst = 'anders'", "DELETE FROM overlegbesluit"):
        with pytest.raises(Exception, match="alleen om aan toe te voegen"):
            sql(tmp_path, daad)


# --- the besluitenlijst ---------------------------------------------------------------------------


@pytest.fixture
def besloten(gezin: Tafel) -> Tafel:
    """19-11: a decision and an afspraak for casus 1, only an afspraak for casus 2."""
    voer_in(op(gezin, "2026-11-02"), GEZIN, achternaam="Zon", voornaam="Bo")
    voer_in(op(gezin, "2026-11-02"), OVERLAST)
    doe(gezin, "toedelen", "M2", "M3", dag="2026-11-02")
    besluit(gezin, "1", dag=DONDERDAG)
    taak = ("--organisatie", "madi", "--wie", "A. Bel", "--uiterlijk", "2026-12-01")
    for nummer in ("1", "2", "3"):
        doe(gezin, "afspraak", "add", nummer, "--wat", "schulden", *taak, dag=DONDERDAG)
    doe(gezin, "afspraak", "add", "1", "--wat", "later", *taak, dag="2026-11-20")
    besluit(gezin, "3", dag="2026-11-17", tekst="Rochdale wacht")
    return gezin


def test_the_besluitenlijst_of_the_last_meeting(besloten: Tafel) -> None:
    """Casus 3 is another table's; the afspraak of the day after is not of this meeting."""
    afspraak = {
        "organisatie": "MaDi",
        "wie": "A. Bel",
        "wat": "schulden",
        "uiterlijk": "2026-12-01",
        "status": "open",
        "te_laat": False,
        "keren_doorgeschoven": 0,
        "correcties": [],
    }
    assert lees(besloten, "overleg", "besluitenlijst", "--tafel", "jeugd") == {
        "tafel": "jeugd-en-gezin",
        "datum": "2026-11-19",
        "voor": None,
        "versie": None,
        "wijzigingen": [],
        "afwezig": [],
        "zonder_casus": [],
        "casussen": [
            {
                "casus": 1,
                "betrokkene": "F.P. '88, kind '14",
                "besluiten": [
                    {
                        "besluit": "B1",
                        "tekst": "Altra belt",
                        "vastgelegd_door": "tester",
                        "vervallen": False,
                        "correcties": [],
                    }
                ],
                "doorgeschoven": [],
                "afspraken": [{"afspraak": "1/1", "casus": 1, **afspraak}],
            },
            {
                "casus": 2,
                "betrokkene": "B.Z. '88, kind '14",
                "besluiten": [],
                "doorgeschoven": [],
                "afspraken": [{"afspraak": "2/1", "casus": 2, **afspraak}],
            },
        ],
    }


def test_the_besluitenlijst_of_a_chosen_day(besloten: Tafel) -> None:
    leeg = lees(besloten, "overleg", "besluitenlijst", "--tafel", "jeugd", "--datum", "12-11")
    assert (leeg["datum"], leeg["casussen"]) == ("2026-11-12", [])
    ander = lees(besloten, "overleg", "besluitenlijst", "--tafel", "volw")
    assert [casus["casus"] for casus in ander["casussen"]] == [3]


def test_without_any_decision_it_is_that_of_the_last_meeting(gezin: Tafel) -> None:
    assert lees(gezin, "overleg", "besluitenlijst", "--tafel", "jeugd")["datum"] == "2026-11-19"
    tekst = gezin("overleg", "besluitenlijst", "--tafel", "jeugd").stdout
    assert "geen besluiten of afspraken vastgelegd" in tekst


@pytest.mark.parametrize("vorm", VORMEN)
def test_every_format_says_it_all_without_names(besloten: Tafel, vorm: str) -> None:
    uit = Path("lijst")
    doe(besloten, "overleg", "besluitenlijst", "--tafel", "jeugd", "-f", vorm, "--uit", str(uit))
    tekst = als_tekst(uit.read_bytes(), vorm)
    for verwacht in ("Altra belt", "1/1", "A. Bel", "schulden", "2/1"):
        assert verwacht in tekst
    assert "Pinas" not in tekst
    assert "later" not in tekst.replace("latere", "")
    if vorm not in ("json", "csv"):
        assert "VERTROUWELIJK" in tekst
    assert stat.S_IMODE(uit.stat().st_mode) == 0o600
    args = ("overleg", "besluitenlijst", "--tafel", "jeugd", "--namen", "-f", vorm)
    doe(besloten, *args, "--uit", str(uit))
    assert "Fatima Pinas" in als_tekst(uit.read_bytes(), vorm)


def test_the_coordinators_have_one_too(register: Tafel) -> None:
    voer_in(op(register, "2026-11-02"), BESPREKEN)
    doe(register, "toedelen", "M1", dag="2026-11-02")
    besluit(register, "1", tekst="Volwassenen", dag="2026-11-16")
    lijst = lees(register, "overleg", "besluitenlijst", "--tafel", "coord")
    assert (lijst["datum"], len(lijst["casussen"])) == ("2026-11-16", 1)


def test_looking_is_logged(besloten: Tafel, tmp_path: Path) -> None:
    doe(besloten, "overleg", "besluitenlijst", "--tafel", "jeugd")
    log = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id DESC LIMIT 1")
    assert log == [("overleg besluitenlijst", "jeugd-en-gezin 2026-11-19")]


# --- the list of meetings -------------------------------------------------------------------------


def test_the_next_meetings_and_those_with_decisions(besloten: Tafel) -> None:
    regels = lees(besloten, "overleg", "lijst")
    assert [(r["tafel"], r["datum"], r["gepland"], r["besluiten"]) for r in regels] == [
        ("coordinatoren", "2026-11-23", True, 0),
        ("volwassenen", "2026-11-24", True, 0),
        ("jong-volwassenen", "2026-11-25", True, 0),
        ("jeugd-en-gezin", "2026-11-26", True, 0),
        ("jeugd-en-gezin", "2026-11-19", False, 1),
        ("volwassenen", "2026-11-17", False, 1),
    ]
    eigen = lees(besloten, "overleg", "lijst", "--tafel", "volw")
    assert [regel["datum"] for regel in eigen] == ["2026-11-24", "2026-11-17"]
    assert len(lees(besloten, "overleg", "lijst", "--aantal", "1")) == 5


def test_the_list_counts_decisions_and_casussen(besloten: Tafel) -> None:
    besluit(besloten, "1", dag=DONDERDAG)
    besluit(besloten, "2", dag=DONDERDAG)
    tekst = besloten("overleg", "lijst", "--tafel", "jeugd", "-f", "csv").stdout
    rijen = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert [(r["datum"], r["casussen"], r["besluiten"]) for r in rijen] == [
        ("2026-11-26", "0", "0"),
        ("2026-11-19", "2", "3"),
    ]
    assert "gepland" in besloten("overleg", "lijst").stdout


def test_a_meeting_of_today_with_decisions_is_there_once(besloten: Tafel) -> None:
    besluit(besloten, "1", dag="2026-11-26")
    regels = lees(op(besloten, "2026-11-26"), "overleg", "lijst", "--tafel", "jeugd")
    assert [(r["datum"], r["gepland"]) for r in regels] == [
        ("2026-11-26", False),
        ("2026-11-19", False),
    ]


def test_what_is_decided_outside_the_meetings_is_said_so(gezin: Tafel, tmp_path: Path) -> None:
    """Opened on Monday 2-11; the table first meets on Thursday 5-11."""
    gedaan = op(gezin, "2026-11-02")("overleg", "besluit", "1", "--tekst", "Altra belt")
    assert gedaan.stderr.startswith(
        "Besluit B1 bij casus 1 vastgelegd: Jeugd en Gezin, buiten het overleg om, op ma 2-11.\n"
    )
    [(tekst,)] = sql(tmp_path, "SELECT tekst FROM gebeurtenis WHERE soort = 'besluit'")
    assert tekst == "besluit van Jeugd en Gezin, buiten het overleg om ma 2-11-2026"
    besluit(gezin, "1")
    regels = lees(gezin, "overleg", "lijst", "--tafel", "jeugd")
    assert [(r["datum"], r["begin"]) for r in regels] == [
        ("2026-11-26", "13:00"),
        ("2026-11-19", "13:00"),
        ("2026-11-02", None),
    ]
    [regel] = [
        r for r in doe(gezin, "overleg", "lijst").splitlines() if r.startswith("ma   02-11-2026")
    ]
    assert regel.split()[2:] == ["Jeugd", "en", "Gezin", "1", "1", "buiten", "het", "overleg"]
