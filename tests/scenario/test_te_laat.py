"""A day that is no working day: what was due then can be done on the next one (domain §8).

May 2026: 5-5 (Tuesday, Bevrijdingsdag), 14-5 (Thursday, Hemelvaart), 15-5 (a single day, by decree)
and 25-5 (Monday, Pinksteren) are no working days.
"""

import json

import pytest

from tests.commands.hulp import GEZIN
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nu_nodig, op, platte

BEGIN = "2026-04-30"
TAFEL = ("--tafel", "jeugd-en-gezin")
DAGEN = [
    pytest.param("2026-05-08", "2026-05-08", "2026-05-09", id="a Friday"),
    pytest.param("2026-05-09", "2026-05-11", "2026-05-12", id="a Saturday"),
    pytest.param("2026-05-10", "2026-05-11", "2026-05-12", id="a Sunday"),
    pytest.param("2026-05-05", "2026-05-06", "2026-05-07", id="Bevrijdingsdag"),
    pytest.param("2026-05-14", "2026-05-18", "2026-05-19", id="Hemelvaart and a decree"),
    pytest.param("2026-05-15", "2026-05-18", "2026-05-19", id="a single day by decree"),
    pytest.param("2026-05-23", "2026-05-26", "2026-05-27", id="Pinksteren"),
]
"""Due, the last day on which it is in time, the first on which it is late."""


@pytest.fixture
def casus(register: Tafel) -> Tafel:
    """Casus 1 of Jeugd en Gezin, discussed on 30-4, with nothing to do yet."""
    opties = [d for k, w in GEZIN.items() for d in (f"--{k}", w)]
    melding = op(register, BEGIN, "melding", "add", *opties).stdout.strip()
    [besluit] = json.loads(op(register, BEGIN, "toedelen", melding, "-f", "json").stdout)
    assert besluit["casus"] == 1
    op(register, BEGIN, "overleg", "besluit", "1", "--tekst", "mee belt de school")
    return register


def spreek_af(tafel: Tafel, uiterlijk: str, wat: str = "belt de school") -> str:
    vast = ("--organisatie", "mee", "--wat", wat)
    return op(tafel, BEGIN, "afspraak", "add", "1", *vast, "--uiterlijk", uiterlijk).stdout.strip()


def laat(tafel: Tafel, dag: str) -> list[int]:
    return [regel["te_laat"] for regel in lees_op(tafel, dag, "afspraak", "lijst")]


@pytest.mark.parametrize(("uiterlijk", "op_tijd", "te_laat"), DAGEN)
def test_it_was_called_late_before_it_could_be_done(
    casus: Tafel, uiterlijk: str, op_tijd: str, te_laat: str
) -> None:
    spreek_af(casus, uiterlijk)
    assert laat(casus, op_tijd) == [0]
    assert lees_op(casus, op_tijd, "afspraak", "lijst", "--te-laat") == []
    assert laat(casus, te_laat) == [1]
    [regel] = lees_op(casus, te_laat, "afspraak", "lijst", "--te-laat")
    assert (regel["uiterlijk"], regel["te_laat"]) == (uiterlijk, 1)


@pytest.mark.parametrize(("uiterlijk", "op_tijd", "te_laat"), DAGEN)
def test_every_list_says_late_on_the_same_day(
    casus: Tafel, uiterlijk: str, op_tijd: str, te_laat: str
) -> None:
    """The casus itself, its list, the partner, the weekly lists: none is ahead of another."""
    spreek_af(casus, uiterlijk)
    for dag, aantal in ((op_tijd, 0), (te_laat, 1)):
        assert len(lees_op(casus, dag, "casus", "lijst", "--te-laat")) == aantal
        assert sum("te laat" in zin for zin in nu_nodig(casus, dag)) == aantal
        assert lees_op(casus, dag, "partner", "toon", "mee")["te_laat"] == aantal
        for voor in (TAFEL, ("--organisatie", "mee")):
            week = lees_op(casus, dag, "rapport", "weeklijst", *voor)
            tabellen = {tabel["sleutel"]: tabel["rijen"] for tabel in week["tabellen"]}
            assert len(tabellen["week_afspraken_te_laat"]) == aantal
            andere = "week_afspraken" if voor is TAFEL else "week_afspraken_open"
            assert len(tabellen[andere]) == 1 - aantal


@pytest.mark.parametrize(
    ("uiterlijk", "dag", "aantal"),
    [
        pytest.param("2026-05-15", "2026-05-18", 0, id="in time on the Monday after"),
        pytest.param("2026-05-15", "2026-05-19", 1, id="late on Tuesday"),
        pytest.param("2026-05-13", "2026-05-18", 5, id="a Wednesday, five days ago"),
    ],
)
def test_the_agenda_asks_when_it_is_done_from_the_day_that_it_is_late(
    casus: Tafel, uiterlijk: str, dag: str, aantal: int
) -> None:
    """An agenda of any day; Jeugd en Gezin was last discussed on 30-4."""
    spreek_af(casus, uiterlijk)
    agenda = lees_op(casus, dag, "agenda", *TAFEL, "--datum", dag)
    punten = [punt for punt in agenda["punten"] if punt["casus"] == 1]
    assert sum("te laat" in punt["reden"] for punt in punten) == bool(aantal)
    blad = op(casus, dag, "agenda", *TAFEL, "--datum", dag, "-f", "tekst").stdout
    assert ("1 te laat" in platte(blad)) == bool(aantal)
    if aantal:
        [punt] = punten
        assert punt["afspraken_te_laat"] == 1
        assert punt["reden"].startswith("1 afspraak te laat, sinds ")
        scherm = platte(op(casus, dag, "afspraak", "lijst").stdout)
        assert ("1 dag" if aantal == 1 else f"{aantal} dagen") in scherm


@pytest.mark.parametrize(
    ("uiterlijk", "nog_niet", "wel"),
    [
        # More than five working days after Friday 8-5: after 11, 12, 13, 18 and 19-5.
        pytest.param("2026-05-08", "2026-05-19", "2026-05-20", id="a Friday"),
        # After Monday 11-5, the last day for what was due on Saturday: 12, 13, 18, 19 and 20-5.
        pytest.param("2026-05-09", "2026-05-20", "2026-05-21", id="a Saturday"),
        pytest.param("2026-05-10", "2026-05-20", "2026-05-21", id="a Sunday"),
        pytest.param("2026-05-11", "2026-05-20", "2026-05-21", id="a Monday"),
    ],
)
def test_the_days_of_grace_begin_when_it_is_late(
    casus: Tafel, uiterlijk: str, nog_niet: str, wel: str
) -> None:
    spreek_af(casus, uiterlijk)
    assert lees_op(casus, nog_niet, "escaleer", "voorstel") == []
    [voorstel] = lees_op(casus, wel, "escaleer", "voorstel")
    assert voorstel["grond"] == "afspraak_niet_nagekomen"
    dagen = 12 if uiterlijk == "2026-05-08" else 10
    assert voorstel["reden"] == f"1/1 is {dagen} dagen te laat"


def test_a_ground_follows_only_when_it_is_late(casus: Tafel) -> None:
    """Due Saturday 9-5; on Monday there is nothing yet that was not kept."""
    spreek_af(casus, "2026-05-09")
    stap = ("escaleer", "1", "--spoor", "uitvoering", "--namens", "altra", "--afspraak", "1/1")
    assert "GROND" not in op(casus, "2026-05-11", *stap, "--proef").stdout
    assert "GROND" in op(casus, "2026-05-12", *stap, "--proef").stdout


def test_a_term_that_is_chosen_ends_on_a_working_day(casus: Tafel) -> None:
    stap = ("escaleer", "1", "--spoor", "uitvoering", "--namens", "altra", "--tegen", "mee")
    gezegd = op(casus, "2026-05-04", *stap, "--uiterlijk", "2026-05-14").stderr
    assert "14-05-2026 is geen werkdag; uiterlijk 18-05-2026" in gezegd
    [lopend] = lees_op(casus, "2026-05-18", "escaleer", "lijst")
    assert (lopend["uiterlijk"], lopend["te_laat"]) == ("2026-05-18", 0)
    assert lees_op(casus, "2026-05-19", "escaleer", "lijst")[0]["te_laat"] == 1


def test_what_is_new_on_the_weekly_list_was_not_late_a_week_ago(casus: Tafel) -> None:
    """Due Saturday 9-5, late from Tuesday 12-5: new on Monday 18-5, no longer on Tuesday 19-5."""
    spreek_af(casus, "2026-05-09")
    for dag, nieuw, geworden in (("2026-05-18", "nieuw", 1), ("2026-05-19", "", 0)):
        week = lees_op(casus, dag, "rapport", "weeklijst", *TAFEL)
        [tabel] = [t for t in week["tabellen"] if t["sleutel"] == "week_afspraken_te_laat"]
        [rij] = [dict(zip(tabel["kolommen"], rij, strict=True)) for rij in tabel["rijen"]]
        assert (rij["nieuw"], rij["te_laat"]) == (nieuw, 7 if dag == "2026-05-18" else 8)
        assert f"{geworden} te laat geworden" in week["opmerkingen"][0]


def test_an_afspraak_that_can_still_be_done_holds_its_casus_off_the_agenda(casus: Tafel) -> None:
    """Due Thursday 14-5: on Monday 18-5 nothing brings it back yet, on Tuesday it does."""
    spreek_af(casus, "2026-05-14")
    dossier = lees_op(casus, "2026-05-11", "casus", "toon", "1")
    assert (dossier["volgende_keer"]["soort"], dossier["volgende_keer"]["op"]) == (
        "afspraak",
        "2026-05-19",
    )
    for dag, komt in (("2026-05-18", False), ("2026-05-19", True)):
        agenda = lees_op(casus, dag, "agenda", *TAFEL, "--datum", dag)
        soorten = {punt["soort"] for punt in agenda["punten"] if punt["casus"] == 1}
        assert ("afspraken" in soorten) is komt
        assert "vervolg" not in soorten


def test_a_day_past_the_last_known_decree_is_not_certain(casus: Tafel) -> None:
    """The single days are known up to 2028: said once, of as many afspraken as there are."""
    spreek_af(casus, "2026-05-20")
    zin = "van 2029 zijn de losse vrije dagen nog niet bekend"
    dag = ("--uiterlijk", "2029-02-01")
    vast = ("--organisatie", "mee", "--wat", "belt")
    for opdracht in (
        ("add", "1", *vast, *dag),
        ("corrigeer", "1/2", "--uiterlijk", "2029-03-01"),
        ("doorschuiven", "1/1", "1/2", "--uiterlijk", "2029-04-03"),
    ):
        assert op(casus, BEGIN, "afspraak", *opdracht).stderr.count(zin) == 1
    rustig = op(casus, BEGIN, "afspraak", "add", "1", *vast, "--uiterlijk", "2028-12-29")
    assert "nog niet bekend" not in rustig.stderr


def test_late_when_it_is_made(casus: Tafel) -> None:
    """On Monday 11-5, due last Saturday or last Friday."""
    vast = ("afspraak", "add", "1", "--organisatie", "mee", "--wat", "belt", "--uiterlijk")
    zaterdag = op(casus, "2026-05-11", *vast, "2026-05-09").stderr
    assert "let op: 09-05-2026 is al voorbij" in zaterdag
    assert "meteen te laat" not in zaterdag
    assert "meteen te laat" in op(casus, "2026-05-11", *vast, "2026-05-08").stderr
