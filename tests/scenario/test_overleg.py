"""The meeting itself, line by line: what is said is kept, can go back, and stays (domain §8)."""

import csv
from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, sql, voer_in
from tests.conftest import Resultaat, Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte, weigert

DAG, LATER = "2026-11-26", "2026-11-30"
"""A Thursday on which Jeugd en Gezin meets, and the Monday after it."""
BEGIN = ("overleg", "begin", "--tafel", "jeugd")
SLUIT = ("overleg", "sluit", "--tafel", "jeugd")
LIJST = ("overleg", "besluitenlijst", "--tafel", "jeugd", "--datum", DAG)


@pytest.fixture
def gezinnen(register: Tafel) -> Tafel:
    """Casussen 1, 2 and 3 at Jeugd en Gezin, new to it."""
    for nummer in (1, 2, 3):
        velden = GEZIN | {
            "achternaam": f"Gezin{nummer}",
            "kenmerk": f"K{nummer}",
            "postcode": "1102 AB",
            "huisnummer": str(nummer),
            "geboortedatum": f"0{nummer}-03-1988",
        }
        assert nieuwe_casus(register, velden) == nummer
    return register


def zeg(tafel: Tafel, *regels: str, dag: str = DAG, code: int = 0) -> Resultaat:
    """A meeting in which these lines are typed, in a pipe."""
    gezegd = tafel("--vandaag", dag, *BEGIN, input="".join(f"{regel}\n" for regel in regels))
    assert gezegd.exit_code == code, gezegd.stderr
    return gezegd


def besluiten(tafel: Tafel, dag: str = DAG) -> dict[int, list[str]]:
    """Per casus the text of what was decided at the meeting."""
    lijst = lees_op(tafel, dag, *LIJST)
    return {c["casus"]: [b["tekst"] for b in c["besluiten"]] for c in lijst["casussen"]}


def agendapunten(tafel: Tafel, dag: str) -> list[int]:
    agenda = lees_op(tafel, dag, "agenda", "--tafel", "jeugd", "--datum", dag)
    return [punt["casus"] for punt in agenda["punten"]]


def test_a_decision_two_afspraken_and_the_next_case_are_four_lines(gezinnen: Tafel) -> None:
    zeg(gezinnen, "b Moeder krijgt hulp", "+ Altra huisbezoek vr", "+ DWI inkomen regelen", "klaar")
    lijst = lees_op(gezinnen, DAG, *LIJST)
    [casus] = lijst["casussen"]
    assert (casus["casus"], [b["tekst"] for b in casus["besluiten"]]) == (1, ["Moeder krijgt hulp"])
    assert [
        (a["afspraak"], a["organisatie"], a["wat"], a["uiterlijk"]) for a in casus["afspraken"]
    ] == [
        ("1/1", "Altra", "huisbezoek", "2026-11-27"),
        ("1/2", "DWI", "inkomen regelen", "2026-12-03"),  # no day was said: the next meeting
    ]
    assert zeg(gezinnen).stdout.count("\n2  ") == 1, "the second item is on the screen"


@pytest.mark.parametrize(
    ("getypt", "partner", "wie", "wat", "uiterlijk"),
    [
        ("+ altra huisbezoek vr", "Altra", None, "huisbezoek", "2026-11-27"),
        ("+Altra: huisbezoek 4-12", "Altra", None, "huisbezoek", "2026-12-04"),
        ("+ bureau jeugdzorg gesprek +2w", "Bureau Jeugdzorg", None, "gesprek", "2026-12-10"),
        ("+ Altra (L. Oud) belt school morgen", "Altra", "L. Oud", "belt school", "2026-11-27"),
        ("+ MaDi brief voor 3 december", "MaDi", None, "brief", "2026-12-03"),
        ("+ GGD huis 12 bekijken uiterlijk do", "GGD", None, "huis 12 bekijken", "2026-11-26"),
    ],
)
def test_an_afspraak_as_it_is_said(
    gezinnen: Tafel, getypt: str, partner: str, wie: str | None, wat: str, uiterlijk: str
) -> None:
    zeg(gezinnen, getypt)
    [casus] = lees_op(gezinnen, DAG, *LIJST)["casussen"]
    [afspraak] = casus["afspraken"]
    gelezen = (afspraak["organisatie"], afspraak["wie"], afspraak["wat"], afspraak["uiterlijk"])
    assert gelezen == (partner, wie, wat, uiterlijk)


@pytest.mark.parametrize(
    ("getypt", "waarom"),
    [
        ("moeder wil niet", "begint met geen woord"),
        ("b", "na b hoort de tekst"),
        ("+", "na + hoort wie wat wanneer"),
        ("+ moeder belt vr", "na + hoort eerst een partner"),
        ("+ Altra", "wat doet Altra?"),
        ("+ Altra belt gisteren", "die dag is geweest"),
        ("klaar ooit", "na klaar hoort een dag"),
        ("door 25-11-2026", "kies een dag na vandaag"),
        ("9", "er zijn 3 punten"),
        ("casus 99", "casus 99 bestaat niet"),
        ("casus", "welke casus?"),
        ("afwezig Niemand", "deze partner is niet bekend"),
        ("weg", "u hebt nog niets gezegd"),
    ],
)
def test_a_line_that_cannot_be_done_says_why_and_keeps_nothing(
    gezinnen: Tafel, tmp_path: Path, getypt: str, waarom: str
) -> None:
    gezegd = zeg(gezinnen, getypt, code=65)
    assert waarom in platte(gezegd.stderr)
    assert sql(tmp_path, "SELECT count(*) FROM overlegregel") == [(0,)]
    assert besluiten(gezinnen) == {}


def test_the_meeting_goes_on_where_it_was(gezinnen: Tafel) -> None:
    zeg(gezinnen, "b Eerste", "klaar", "n tante belde")
    verder = zeg(gezinnen)
    assert "Verder waar u was; het laatst: punt 2, notitie." in verder.stderr
    assert "\n2  13.10" in verder.stdout
    assert "\n1  13.00" not in verder.stdout


def test_an_item_that_is_done_without_a_decision_was_discussed(gezinnen: Tafel) -> None:
    zeg(gezinnen, "klaar", "door", "b Al besloten", "klaar")
    assert besluiten(gezinnen) == {1: ["Besproken."], 2: [], 3: ["Al besloten"]}


def test_what_is_put_off_stands_with_its_casus(gezinnen: Tafel) -> None:
    """With a decision or without; on no copy of a partner."""
    zeg(gezinnen, "b Eerst bellen", "door", "door", "b Hulp", "klaar")
    naar = "doorgeschoven naar do 3-12"
    lijst = lees_op(gezinnen, DAG, *LIJST)
    assert lijst["zonder_casus"] == []
    assert {c["casus"]: c["doorgeschoven"] for c in lijst["casussen"]} == {
        1: [naar],
        2: [naar],
        3: [],
    }
    kop, een, twee, drie = op(gezinnen, DAG, *LIJST).stdout.split("CASUS ")
    assert "Eerst bellen" in een
    assert [naar in deel for deel in (kop, een, twee, drie)] == [False, True, True, False]
    op(gezinnen, DAG, *SLUIT)
    assert op(gezinnen, DAG, *LIJST).stdout.count(naar) == 2
    assert naar not in op(gezinnen, DAG, *LIJST, "--voor", "dwi").stdout


def test_what_is_put_off_comes_back_as_it_was(gezinnen: Tafel) -> None:
    """New, with its question and its minutes; and how often it was put off."""
    zeg(gezinnen, "casus 2", "door")
    zeg(gezinnen, "casus 2", "door", dag="2026-12-03")
    agenda = lees_op(gezinnen, "2026-12-10", "agenda", "--tafel", "jeugd")
    [punt] = [punt for punt in agenda["punten"] if punt["casus"] == 2]
    assert (punt["soort"], punt["minuten"]) == ("nieuw", 10)
    assert (
        "Vorig      2x doorgeschoven"
        in op(gezinnen, "2026-12-10", "agenda", "--tafel", "jeugd").stdout
    )


def test_for_which_time_it_is_up(gezinnen: Tafel) -> None:
    """Four new casussen, of which nothing is said at any meeting: whose turn it is, is no matter.
    A day in between on which the table does not meet (24-12) does not count.
    """
    vervalt = ("--datum", "24-12", "--vervalt")
    op(gezinnen, DAG, "overleg", "verzet", "--tafel", "jeugd", *vervalt)
    assert nieuwe_casus(gezinnen, GEZIN) == 4
    dagen = (DAG, "2026-12-03", "2026-12-10", "2026-12-17", "2026-12-31", "2027-01-07")
    for keer, dag in enumerate(dagen, 1):
        assert keer_per_casus(gezinnen, dag) == dict.fromkeys("1234", str(keer)), dag
        for vorm in ("tekst", "markdown", "html"):
            blad = op(gezinnen, dag, "agenda", "--tafel", "jeugd", "-f", vorm).stdout
            assert blad.count("e keer") == (4 if keer > 1 else 0), vorm
            assert blad.count(f", {keer}e keer") == (4 if keer > 1 else 0), vorm
        getoond = zeg(gezinnen, "", "2", "3", "4", dag=dag).stdout
        assert getoond.count(f", {keer}e keer") == (5 if keer > 1 else 0)
        op(gezinnen, dag, *SLUIT)


def test_what_was_discussed_is_not_counted_as_waiting(gezinnen: Tafel) -> None:
    """All three would come back on 3-12, and are past the term of their step since 15-12. On 24-12
    casus 1 is discussed, and of casus 2, put on the next meeting by hand, nobody counts then; on
    7-1 it is for each of them the second time since. Casus 3 is discussed nowhere.
    """
    for casus in ("1", "2", "3"):
        terug = ("--tekst", "Altra gaat langs", "--terug", "3-12")
        op(gezinnen, DAG, "overleg", "besluit", casus, *terug)
    assert keer_per_casus(gezinnen, "2026-12-03") == dict.fromkeys("123", "")
    assert keer_per_casus(gezinnen, "2026-12-10") == dict.fromkeys("123", "2")
    assert keer_per_casus(gezinnen, "2026-12-17") == dict.fromkeys("123", "1")
    zeg(gezinnen, "casus 1", "b Nog eens", "casus 2", "door", dag="2026-12-24")
    assert keer_per_casus(gezinnen, "2026-12-31") == {"1": "1", "2": "", "3": "3"}
    assert keer_per_casus(gezinnen, "2027-01-07") == {"1": "2", "2": "2", "3": "4"}


def keer_per_casus(tafel: Tafel, dag: str) -> dict[str, str]:
    """For which time each casus of the agenda is up."""
    csv_ = op(tafel, dag, "agenda", "--tafel", "jeugd", "-f", "csv").stdout.removeprefix("\ufeff")
    return {
        punt["casus"]: punt["keer"] for punt in csv.DictReader(csv_.splitlines(), delimiter=";")
    }


def test_a_casus_comes_back_on_the_day_that_is_said(gezinnen: Tafel, tmp_path: Path) -> None:
    """Unless something else, as the feedback to its melder, brings it back before."""
    gezegd = zeg(gezinnen, "b Later verder", "klaar 10-12", "klaar 3-12", "klaar 9-12")
    een, twee, drie = [r.strip() for r in gezegd.stdout.splitlines() if " besproken" in r]
    assert een.startswith("1 besproken; terug do 10-12, eerder al do 3-12: er is terugkoppeling")
    assert twee == "2 besproken; terug do 3-12: zij zou terugkomen op 3-12"
    assert drie.startswith("3 besproken; terug do 10-12, eerder al do 3-12: er is terugkoppeling")
    assert sql(tmp_path, "SELECT terug_op FROM casus WHERE id = 1") == [("2026-12-10",)]
    assert 1 in agendapunten(gezinnen, "2026-12-10")


def test_a_hamerstuk_is_a_next_time_too(gezinnen: Tafel) -> None:
    """The melder had to hear on Monday 30-11: on Thursday 3-12 that is late, and on 10-12 still."""
    klaar = ("b Later verder", "klaar 17-12")
    gezegd = zeg(gezinnen, *klaar, dag="2026-12-03").stdout
    terug = "do 17-12, eerder al do 10-12: er is terugkoppeling te doen, uiterlijk 30-11"
    assert f"1 besproken; terug {terug}" in platte(gezegd)
    assert 1 in agendapunten(gezinnen, "2026-12-10")
    op(gezinnen, "2026-12-03", "melding", "terugkoppelen", "M1")
    for aan in ("gezin", "partner"):
        op(gezinnen, "2026-12-03", "casus", "terugkoppelen", "1", "--aan", aan)
    assert 1 not in agendapunten(gezinnen, "2026-12-10")
    keer = lees_op(gezinnen, "2026-12-04", "casus", "toon", "1")["volgende_keer"]
    assert keer["overleg"] == "2026-12-17"


STAND = (
    "SELECT besproken_op, terug_op FROM casus WHERE id = 1",
    "SELECT count(*) FROM overlegbesluit",
    "SELECT count(*) FROM afspraak",
    "SELECT count(*) FROM notitie",
    "SELECT count(*) FROM gebeurtenis",
)


@pytest.mark.parametrize(
    "regel",
    ["b Iets", "+ Altra huisbezoek vr", "n iets", "d iets", "door", "klaar", "klaar 10-12"],
)
def test_the_last_line_can_be_taken_back(gezinnen: Tafel, tmp_path: Path, regel: str) -> None:
    zeg(gezinnen, "2", "1")
    voor = [sql(tmp_path, vraag) for vraag in STAND]
    zeg(gezinnen, regel)
    assert [sql(tmp_path, vraag) for vraag in STAND] != voor
    terug = zeg(gezinnen, "weg")
    assert "weg: " in terug.stdout
    assert [sql(tmp_path, vraag) for vraag in STAND] == voor
    assert "\n1  13.00" in zeg(gezinnen).stdout, "the meeting is at that item again"


def test_two_lines_are_taken_back_the_last_one_first(gezinnen: Tafel) -> None:
    zeg(gezinnen, "b Een", "b Twee", "b Drie", "weg", "weg")
    assert besluiten(gezinnen) == {1: ["Een"]}


def test_what_was_built_on_stays(gezinnen: Tafel) -> None:
    zeg(gezinnen, "b Hulp")
    op(gezinnen, DAG, "casus", "verhelder", "1", "--multiprobleem", "nee")
    gezegd = zeg(gezinnen, "weg", code=65)
    assert "op deze regel over punt 1 is daarna voortgebouwd" in platte(gezegd.stderr)
    assert besluiten(gezinnen) == {1: ["Hulp"]}


def test_what_is_taken_back_leaves_no_text(gezinnen: Tafel, tmp_path: Path) -> None:
    zeg(gezinnen, "b Zeldzaamwoord bij het verkeerde gezin", "weg")
    assert b"Zeldzaamwoord" not in (tmp_path / "register.db").read_bytes()


def test_outside_a_meeting_nothing_that_was_decided_goes(gezinnen: Tafel, tmp_path: Path) -> None:
    zeg(gezinnen, "b Hulp")
    import sqlite3

    for tabel in ("overlegbesluit", "gebeurtenis", "notitie"):
        zeg(gezinnen, "n iets")
        with pytest.raises(sqlite3.IntegrityError, match="alleen om aan toe te voegen"):
            sql(tmp_path, f"DELETE FROM {tabel}")


def test_a_casus_that_was_not_on_the_agenda(gezinnen: Tafel) -> None:
    op(gezinnen, "2026-11-25", "overleg", "besluit", "3", "--tekst", "rust", "--terug", "17-12")
    gezegd = zeg(gezinnen, "casus 3", "b Toch hulp", "klaar", "3", "1", "b Nu deze")
    assert "3 komt erbij" in gezegd.stdout
    assert besluiten(gezinnen) == {1: ["Nu deze"], 3: ["Toch hulp"]}


def test_who_was_not_there_stands_on_the_list(gezinnen: Tafel) -> None:
    op(gezinnen, LATER, "overleg", "afmeld", "ggd", "--tafel", "jeugd")
    op(gezinnen, DAG, "overleg", "afmeld", "madi", "--tafel", "jeugd", "--vervanger", "P. Bos")
    gezegd = zeg(gezinnen, "afwezig DWI, MEE", "aanwezig mee")
    assert "Afwezig  MaDi (vervangen: P. Bos)" in gezegd.stdout
    assert lees_op(gezinnen, DAG, *LIJST)["afwezig"] == ["DWI", "MaDi (vervangen: P. Bos)"]


def test_a_meeting_begins_on_its_own_day(gezinnen: Tafel) -> None:
    [regel] = weigert(gezinnen, "2026-11-25", 2, *BEGIN)
    assert "Jeugd en Gezin heeft vandaag geen overleg; het volgende is do 26-11-2026" in regel
    [regel] = weigert(gezinnen, "2026-11-25", 2, *BEGIN, "--datum", "2026-11-26")
    assert "is nog niet begonnen" in regel
    weigert(gezinnen, DAG, 66, *SLUIT)


def test_a_meeting_can_be_written_up_the_day_after(gezinnen: Tafel) -> None:
    gezegd = gezinnen(
        *("--vandaag", "2026-11-27", *BEGIN, "--datum", "26-11"),
        input="b Hulp\n+ Altra huisbezoek vr\nklaar\n",
    )
    assert gezegd.exit_code == 0
    [casus] = lees_op(gezinnen, "2026-11-27", *LIJST)["casussen"]
    assert [a["uiterlijk"] for a in casus["afspraken"]] == ["2026-11-27"]
    assert [b["tekst"] for b in casus["besluiten"]] == ["Hulp"]


def test_two_tables_meet_at_once(gezinnen: Tafel) -> None:
    zeg(gezinnen, "b Hier")
    ander = gezinnen("--vandaag", "2026-11-25", "overleg", "begin", "--tafel", "jong", input="1\n")
    assert "JONG VOLWASSENEN" in ander.stdout
    zeg(gezinnen, "b Nog eens hier")
    assert besluiten(gezinnen) == {1: ["Hier", "Nog eens hier"]}


def test_what_is_closed_stays_what_it_was(gezinnen: Tafel, tmp_path: Path) -> None:
    """Every format of both documents, on every later day, whatever happens to the casussen."""
    zeg(gezinnen, "b Hulp voor moeder", "+ Altra huisbezoek vr", "klaar", "door", "klaar")
    op(gezinnen, DAG, *SLUIT)
    stukken = {
        (stuk, formaat): ("overleg", "besluitenlijst") if stuk == "lijst" else ("agenda",)
        for stuk in ("lijst", "agenda")
        for formaat in ("tekst", "markdown", "csv", "json", "html", "docx")
    }

    def maak(dag: str, map_: Path) -> dict[tuple[str, str], bytes]:
        map_.mkdir()
        for (stuk, formaat), opdracht in stukken.items():
            pad = map_ / f"{stuk}.{formaat}"
            opties = ("--tafel", "jeugd", "--datum", DAG, "-f", formaat, "--uit", str(pad))
            op(gezinnen, dag, *opdracht, *opties)
        return {naam: (map_ / f"{naam[0]}.{naam[1]}").read_bytes() for naam in stukken}

    eerst = maak(DAG, tmp_path / "eerst")
    op(gezinnen, LATER, "afspraak", "nagekomen", "1/1")
    op(gezinnen, LATER, "melding", "wijzig", "M1", "--achternaam", "Anders")
    op(gezinnen, LATER, "melding", "terugkoppelen", "M2")
    op(gezinnen, LATER, "casus", "sluit", "2", "--ja", "--evaluatie", "x", "--reden", "verhuisd")
    op(gezinnen, LATER, "partner", "wijzig", "altra", "--naam", "Altra Nieuw")
    assert maak("2027-03-01", tmp_path / "later") == eerst


def test_a_correction_makes_a_next_version_that_says_what_changed(gezinnen: Tafel) -> None:
    zeg(gezinnen, "b Hulp", "+ Altra huisbezoek vr", "klaar")
    op(gezinnen, DAG, *SLUIT)
    assert lees_op(gezinnen, DAG, *LIJST)["versie"] == 1
    op(gezinnen, DAG, "overleg", "corrigeer", "B1", "--tekst", "Hulp thuis")
    op(gezinnen, LATER, "afspraak", "corrigeer", "1/1", "--wat", "gesprek")
    op(gezinnen, LATER, "overleg", "besluit", "2", "--tekst", "Ook hulp", "--datum", "26-11-2026")
    lijst = lees_op(gezinnen, LATER, *LIJST)
    assert lijst["versie"] == 4
    assert lijst["wijzigingen"] == [
        "versie 2, 26-11: B1 gecorrigeerd",
        "versie 3, 30-11: 1/1 gecorrigeerd",
        "versie 4, 30-11: B2 erbij",
    ]
    assert [a["wat"] for a in lijst["casussen"][0]["afspraken"]] == ["gesprek"]
    stand = {r["datum"]: r for r in lees_op(gezinnen, LATER, "overleg", "lijst")}
    assert stand[DAG]["stand"] == "gesloten, versie 4"
    eerste = weigert(gezinnen, DAG, 76, *BEGIN)[0]
    assert eerste.endswith("het overleg van Jeugd en Gezin van do 26-11-2026 is gesloten")


def test_what_was_not_discussed_comes_back(gezinnen: Tafel) -> None:
    zeg(gezinnen, "b Hulp", "klaar 17-12")
    gesloten = op(gezinnen, DAG, *SLUIT)
    assert "Niet besproken, komt vanzelf terug: 2, 3." in gesloten.stderr
    assert {2, 3} <= set(agendapunten(gezinnen, "2026-12-03"))


def test_a_meeting_on_another_day(gezinnen: Tafel) -> None:
    verzet = ("overleg", "verzet", "--tafel", "jeugd")
    gezegd = op(gezinnen, DAG, *verzet, "--datum", "3-12", "--naar", "2-12").stderr
    assert "van do 3-12 is verzet naar wo 2-12. Het volgende: do 26-11." in gezegd
    agenda = lees_op(gezinnen, "2026-11-27", "agenda", "--tafel", "jeugd")
    assert agenda["datum"] == "2026-12-02"
    tekst = op(gezinnen, "2026-11-27", "agenda", "--tafel", "jeugd").stdout
    assert "Dit overleg is verzet naar deze dag." in tekst
    [fout] = weigert(gezinnen, DAG, 2, *verzet, "--datum", "3-12", "--naar", "9-12")
    assert "op do 3-12-2026 is er geen overleg van Jeugd en Gezin" in fout
    op(gezinnen, DAG, *verzet, "--datum", "2-12", "--naar", "3-12")  # back where it was
    assert lees_op(gezinnen, "2026-11-27", "agenda", "--tafel", "jeugd")["datum"] == "2026-12-03"


def test_a_meeting_that_lapses_and_comes_back(gezinnen: Tafel) -> None:
    verzet = ("overleg", "verzet", "--tafel", "jeugd")
    op(gezinnen, "2026-11-27", *verzet, "--vervalt")
    assert lees_op(gezinnen, "2026-11-27", "agenda", "--tafel", "jeugd")["datum"] == "2026-12-10"
    op(gezinnen, "2026-11-27", *verzet, "--herstel")
    assert lees_op(gezinnen, "2026-11-27", "agenda", "--tafel", "jeugd")["datum"] == "2026-12-03"
    [fout] = weigert(gezinnen, "2026-11-27", 66, *verzet, "--herstel")
    assert "er is geen overleg van Jeugd en Gezin verzet" in fout


def test_names_are_hidden_unless_asked_for(gezinnen: Tafel) -> None:
    assert "Gezin1" not in zeg(gezinnen).stdout
    met = gezinnen("--vandaag", DAG, *BEGIN, "--namen", input="")
    assert "Gezin1" in met.stdout
    assert "Gezin1" in op(gezinnen, DAG, "agenda", "--tafel", "jeugd", "--namen").stdout


def test_a_bsn_is_not_kept(gezinnen: Tafel) -> None:
    gezegd = zeg(gezinnen, "b moeder, bsn 123456782, krijgt hulp")
    assert "bsn" in gezegd.stderr
    assert "123456782" not in gezegd.stderr
    [[tekst]] = besluiten(gezinnen).values()
    assert "123456782" not in tekst


@pytest.mark.parametrize(
    "getypt", ["casus 99999999999999999999", "9" * 5000, "b " + "x" * 3000, "b\u202e", "   "]
)
def test_no_line_ends_the_meeting(gezinnen: Tafel, getypt: str) -> None:
    gezegd = gezinnen("--vandaag", DAG, *BEGIN, input=f"{getypt}\n")
    assert gezegd.exit_code in (0, 65)
    assert besluiten(gezinnen) == {}


def test_in_a_pipe_nothing_is_done_after_what_could_not_be(gezinnen: Tafel) -> None:
    """The next line was about the casus that is not there."""
    gezegd = zeg(gezinnen, "b Eerste", "casus 77", "b Over een ander gezin", code=65)
    assert "regel 2 is niet gedaan, en wat daarna komt ook niet" in gezegd.stderr
    assert besluiten(gezinnen) == {1: ["Eerste"]}
    gezegd = zeg(gezinnen, "sluit", "b Te laat", code=65)
    assert "het overleg eindigde met regel 1" in gezegd.stderr


@pytest.mark.parametrize(
    ("gezegd", "uiterlijk"),
    [
        ("over 2 weken", "2026-12-10"),
        ("binnen 3 dagen", "2026-11-29"),
        ("volgende week", "2026-12-03"),
        ("vóór vr", "2026-11-27"),
        ("aanstaande vr", "2026-11-27"),
        ("vr a.s.", "2026-11-27"),
    ],
)
def test_a_day_as_one_says_it(gezinnen: Tafel, gezegd: str, uiterlijk: str) -> None:
    zeg(gezinnen, f"+ Altra huisbezoek {gezegd}")
    [casus] = lees_op(gezinnen, DAG, *LIJST)["casussen"]
    assert [(a["wat"], a["uiterlijk"]) for a in casus["afspraken"]] == [("huisbezoek", uiterlijk)]


@pytest.mark.parametrize(
    "dag", ["31-11", "30-2", "2026-02-30", "12-12-26", "12dec", "31 november", "over een week"]
)
def test_a_day_that_cannot_be_read_is_not_taken_for_the_next_meeting(
    gezinnen: Tafel, dag: str
) -> None:
    gezegd = zeg(gezinnen, f"+ Altra huisbezoek {dag}", code=65)
    assert "de dag aan het eind is niet te lezen" in platte(gezegd.stderr)


def test_a_day_of_another_year_is_said_with_its_year(gezinnen: Tafel) -> None:
    assert "uiterlijk vr 8-1-2027" in zeg(gezinnen, "+ Altra bezoek 8-1").stdout


def test_a_number_is_given_once(gezinnen: Tafel) -> None:
    """Also when what bore it was taken back."""
    zeg(gezinnen, "b Een", "weg", "b Twee", "+ Altra bezoek vr", "weg", "+ DWI inkomen vr")
    [casus] = lees_op(gezinnen, DAG, *LIJST)["casussen"]
    assert [b["besluit"] for b in casus["besluiten"]] == ["B2"]
    assert [a["afspraak"] for a in casus["afspraken"]] == ["1/2"]


def test_nobody_takes_back_what_a_colleague_said(gezinnen: Tafel) -> None:
    zeg(gezinnen, "b Van mij")
    ander = gezinnen("--vandaag", DAG, *BEGIN, input="weg\n", env={"TAFEL_GEBRUIKER": "ander"})
    assert "u hebt nog niets gezegd dat terug kan" in ander.stderr
    assert besluiten(gezinnen) == {1: ["Van mij"]}


def test_who_comes_instead_stays_known(gezinnen: Tafel) -> None:
    op(gezinnen, DAG, "overleg", "afmeld", "altra", "--tafel", "jeugd", "--vervanger", "P. Prins")
    zeg(gezinnen, "afwezig Altra, DWI")
    assert lees_op(gezinnen, DAG, *LIJST)["afwezig"] == ["Altra (vervangen: P. Prins)", "DWI"]


def test_todays_meeting_begins_also_when_another_is_not_closed(gezinnen: Tafel) -> None:
    zeg(gezinnen, "b Toen")
    vandaag = zeg(gezinnen, "b Nu", dag="2026-12-03")
    assert "Dat van do 26-11-2026 is nog niet gesloten" in vandaag.stderr
    assert besluiten(gezinnen) == {1: ["Toen"]}
    op(gezinnen, "2026-12-04", *SLUIT)
    assert {r["datum"]: r["stand"] for r in lees_op(gezinnen, "2026-12-04", "overleg", "lijst")}[
        "2026-12-03"
    ] == "gesloten"


@pytest.mark.parametrize("wat", [BEGIN, SLUIT])
@pytest.mark.parametrize(
    ("dag", "waarom"),
    [
        ("25-11-2026", "op wo 25-11-2026 was er geen overleg van Jeugd en Gezin"),
        ("25-11", "op wo 25-11-2026 was er geen overleg van Jeugd en Gezin"),
        ("17-12", "het overleg van do 17-12-2026 is nog niet begonnen"),  # and not last year's
        ("do 17-12", "het overleg van do 17-12-2026 is nog niet begonnen"),
        ("14-5", "het overleg van vr 14-5-2027 is nog niet begonnen"),  # half a year ago and more
        ("17-12-2025", "op wo 17-12-2025 was er geen overleg van Jeugd en Gezin"),
        ("18-12-2025", "op do 18-12-2025 was er nog niets gemeld; de eerste is van"),
        ("12-11", "op do 12-11-2026 was er nog niets gemeld; de eerste is van"),
    ],
)
def test_no_meeting_begins_on_a_day_on_which_there_was_none(
    gezinnen: Tafel, tmp_path: Path, wat: tuple[str, ...], dag: str, waarom: str
) -> None:
    [regel] = weigert(gezinnen, "2026-12-15", 2, *wat, "--datum", dag)
    assert waarom in regel
    assert sql(tmp_path, "SELECT count(*) FROM overleg") == [(0,)]


def test_a_partners_copy_of_a_closed_meeting_stays_what_it_was(gezinnen: Tafel) -> None:
    """Whatever it becomes later: kern, renamed; and whatever becomes of its afspraken."""
    zeg(gezinnen, "+ Spirit gesprek vr", "b Hulp", "klaar", "b Ook hier", "klaar")
    op(gezinnen, DAG, *SLUIT)
    eerst = op(gezinnen, DAG, *LIJST, "--voor", "spirit", "-f", "json").stdout
    assert '"casus": 2' not in eerst
    assert '"afspraak": "1/1"' in eerst
    op(gezinnen, LATER, "partner", "wijzig", "spirit", "--kern", "jeugd-en-gezin")
    op(gezinnen, LATER, "afspraak", "doorschuiven", "1/1", "--uiterlijk", "1-2-2027")
    op(gezinnen, LATER, "melding", "wijzig", "M1", "--achternaam", "Anders")
    assert op(gezinnen, LATER, *LIJST, "--voor", "spirit", "-f", "json").stdout == eerst


def test_what_was_decided_or_closed_does_not_come_back_by_itself(gezinnen: Tafel) -> None:
    zeg(gezinnen, "b Hulp", "2", "b Ook hulp")
    assert "Niet besproken, komt vanzelf terug: 3." in op(gezinnen, DAG, *SLUIT).stderr


def test_what_is_said_without_a_casus_stays_with_the_coordinator(
    gezinnen: Tafel, tmp_path: Path
) -> None:
    """A question about a melding that has no casus: on the list with initials, on no copy."""
    kind = GEZIN | {"achternaam": "Zeldzaam", "postcode": "1102 AB", "huisnummer": "9"}
    voer_in(gezinnen, kind | {"jeugdhulp": "onbekend"})
    op(gezinnen, DAG, "toedelen", "M4")
    agenda = lees_op(gezinnen, DAG, "agenda", "--tafel", "coord", "--datum", LATER)
    [plek] = [n for n, punt in enumerate(agenda["punten"], 1) if punt["melding"] == "M4"]
    regels = f"{plek}\nb Zeldzaam wordt gebeld\n"
    gezegd = gezinnen("--vandaag", LATER, "overleg", "begin", "--tafel", "coord", input=regels)
    assert "besluit over M4, voor de besluitenlijst" in gezegd.stdout
    lijst = ("overleg", "besluitenlijst", "--tafel", "coord", "--datum", LATER)
    [los] = lees_op(gezinnen, LATER, *lijst)["zonder_casus"]
    assert los == "M4: Z. wordt gebeld"
    regels = f"{plek}\nb Eenmaligwoord\nweg\n"
    gezinnen("--vandaag", LATER, "overleg", "begin", "--tafel", "coord", input=regels)
    assert lees_op(gezinnen, LATER, *lijst)["zonder_casus"] == [los]
    assert b"Eenmaligwoord" not in (tmp_path / "register.db").read_bytes()
    zeg(gezinnen, "door", "b Hulp")
    eigen = lees_op(gezinnen, DAG, *LIJST, "--voor", "dwi")
    assert (eigen["zonder_casus"], eigen["afwezig"], eigen["wijzigingen"]) == ([], [], [])


def test_what_was_said_last_goes_back_outside_the_meeting_too(gezinnen: Tafel) -> None:
    """A line that only ends an item is the last change, and every line is in the log."""
    zeg(gezinnen, "b Hulp", "klaar")
    assert "Teruggenomen: «overleg klaar punt 1»" in op(gezinnen, DAG, "ongedaan", "--ja").stderr
    assert "\n1  13.00" in zeg(gezinnen).stdout
    assert besluiten(gezinnen) == {1: ["Hulp"]}


@pytest.mark.parametrize("regel", ["n iets", "door", "klaar"])
def test_taking_back_a_line_is_a_change_of_its_own(gezinnen: Tafel, regel: str) -> None:
    """Not a part of what was said before it, which stays; one says it again."""
    zeg(gezinnen, "b Hulp", regel, "weg")
    fout, raad = weigert(gezinnen, DAG, 76, "ongedaan", "--ja")
    assert "«overleg weg punt 1» kan niet in één keer terug" in fout
    assert raad.strip() == "zeg het opnieuw: tafel overleg begin"
    assert besluiten(gezinnen) == {1: ["Hulp"]}
    zeg(gezinnen, "n iets anders")
    assert "«notitie 1»" in op(gezinnen, DAG, "ongedaan", "--ja").stderr
