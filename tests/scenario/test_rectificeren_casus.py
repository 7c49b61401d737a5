"""A coördinator finds a sentence about somebody else in casus 1: what goes, stays, and is said."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, lees, sql, voer_in
from tests.commands.test_terminal import Terminal, einde, terminal
from tests.conftest import Resultaat, Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte, weigert
from tests.scenario.rectificeerhulp import bytes_van

__all__ = ["terminal"]
DAG, LATER = "2026-11-26", "2026-11-30"
"""A Thursday on which Jeugd en Gezin meets, and the Monday after it."""
ZIN = "Kwakman van hiernaast drinkt en slaat zijn hond"
MERK = "[verwijderd 30-11-2026]"
REDEN = ("--reden", "hoort bij een ander gezin")
ANDER = {"TAFEL_GEBRUIKER": "j.bakker"}


@pytest.fixture
def gezinnen(register: Tafel) -> Tafel:
    """Casus 1 (Pinas) and 2 (Anders) at Jeugd en Gezin."""
    assert nieuwe_casus(register, GEZIN) == 1
    assert nieuwe_casus(register, GEZIN | {"achternaam": "Anders", "huisnummer": "9"}) == 2
    return register


def weg(tafel: Tafel, *args: str, tekst: str = ZIN, code: int = 0, dag: str = LATER) -> Resultaat:
    """Take a text out, without a terminal."""
    regel = ("--vandaag", dag, "rectificeer", *args, "--tekst", "-")
    gedaan = tafel(*regel, *(() if "--proef" in args else ("--ja", *REDEN)), input=tekst)
    assert gedaan.exit_code == code, gedaan
    assert "drinkt" not in gedaan.stdout + gedaan.stderr
    return gedaan


def vergader(tafel: Tafel, regels: str) -> None:
    """A meeting of Jeugd en Gezin in which these lines are typed."""
    gezegd = tafel("--vandaag", DAG, "overleg", "begin", "--tafel", "jeugd", input=regels)
    assert gezegd.exit_code == 0, gezegd.stderr


def test_it_shows_where_takes_it_out_and_leaves_the_rest(gezinnen: Tafel) -> None:
    op(gezinnen, DAG, "notitie", "1", "--tekst", f"Gebeld. {ZIN}. Komt morgen terug.")
    op(gezinnen, DAG, "overleg", "besluit", "1", "--tekst", ZIN)
    op(gezinnen, DAG, "afspraak", "add", "1", "--organisatie", "madi", "--wat", f"{ZIN}: bellen",
       "--uiterlijk", "27-11")  # fmt: skip
    waar = weg(gezinnen, "1", "--proef", tekst="kwakman  van hiernaast\ndrinkt en slaat zijn HOND")
    assert waar.stdout.splitlines() == [
        "Dag         Waar          Keren",
        "26-11-2026  afspraak 1/1      1",
        "26-11-2026  besluit B1        1",
        "26-11-2026  notitie           1",
    ]
    assert waar.stderr.startswith("Deze tekst staat 3 keer in casus 1, op 3 plaatsen:\n")
    vorm = weg(gezinnen, "1", "--proef", "-f", "json").stdout
    assert json.loads(vorm)[0] == {"dag": DAG, "waar": "afspraak 1/1", "keren": 1}
    assert "Dit was een proef; er is niets gewijzigd." in waar.stderr
    assert ZIN in op(gezinnen, LATER, "casus", "toon", "1", "--namen").stdout
    gedaan = weg(gezinnen, "1")
    assert gedaan.stdout == waar.stdout
    assert "Verwijderd: 3 keer in casus 1, op 3 plaatsen. Dit kan niet ongedaan." in gedaan.stderr
    dossier = lees_op(gezinnen, LATER, "casus", "toon", "1")
    assert [n["tekst"] for n in dossier["notities"]] == [f"Gebeld. {MERK}. Komt morgen terug."]
    assert dossier["tijdlijn"][-1]["wat"] == "tekst verwijderd op 3 plaatsen"
    [afspraak] = lees_op(gezinnen, LATER, "afspraak", "lijst", "--te-laat")
    assert (afspraak["wat"], afspraak["uiterlijk"]) == (f"{MERK}: bellen", "2026-11-27")


def test_where_it_belongs_it_stays(gezinnen: Tafel, tmp_path: Path) -> None:
    """The same sentence in casus 2, also on the same papers."""
    regels = f"b {ZIN}\nklaar\nb {ZIN}\nklaar\n"
    vergader(gezinnen, regels)
    op(gezinnen, DAG, "overleg", "sluit", "--tafel", "jeugd")
    voor = json.loads(sql(tmp_path, "SELECT lijst FROM overlegversie")[0][0])
    gedaan = weg(gezinnen, "1")
    assert "vaste besluitenlijst, versie 1 1" in platte(gedaan.stdout)
    [eerst, na] = (json.loads(r[0]) for r in sql(tmp_path, "SELECT lijst FROM overlegversie"))
    voor["casussen"][0]["besluiten"][0]["tekst"] = MERK
    assert eerst == voor, "of the old version only the text is gone"
    assert na == voor | {"versie": 2, "wijzigingen": ["versie 2, 30-11: gerectificeerd"]}
    for dag in (LATER, "2027-02-01"):
        lijst = op(gezinnen, dag, "overleg", "besluitenlijst", "--tafel", "jeugd", "--datum", DAG)
        assert "versie 2, 30-11: gerectificeerd" in lijst.stdout
        assert (lijst.stdout.count(MERK), platte(lijst.stdout).count(ZIN)) == (1, 1)


def test_a_frozen_paper_had_initials_and_was_cut(gezinnen: Tafel, tmp_path: Path) -> None:
    """What the papers of a meeting made of it goes too: of a name initials, of a long reden its
    beginning.
    """
    tekst = "Karel Vos van de overkant drinkt en slaat iedere avond zijn hond tot die jankt"
    voer_in(gezinnen, GEZIN | {"achternaam": "Vos", "voornaam": "Karel", "huisnummer": "20"})
    op(gezinnen, DAG, "melding", "wijzig", "M1", "--reden", tekst)
    regels = f"b {tekst}\nklaar\n"
    vergader(gezinnen, regels)
    op(gezinnen, DAG, "overleg", "sluit", "--tafel", "jeugd")
    [(agenda,)] = sql(tmp_path, "SELECT agenda FROM overleg")
    [(lijst,)] = sql(tmp_path, "SELECT lijst FROM overlegversie")
    assert "K.V. van de overkant drinkt en slaat iedere avond zijn …" in agenda
    assert "K.V. van de overkant drinkt en slaat iedere avond zijn hond tot die jankt" in lijst
    voor = ("overleg", "besluitenlijst", "--tafel", "jeugd", "--datum", DAG, "--voor", "madi")
    for _ in range(2):
        op(gezinnen, "2026-11-27", *voor)
    gedaan = platte(weg(gezinnen, "1", tekst=tekst).stderr)
    gemaakt = "overleg besluitenlijst jeugd-en-gezin 2026-11-26 voor madi (27-11-2026, 2 keer)"
    assert gemaakt in gedaan
    assert [naam for naam, inhoud in bytes_van(tmp_path) if "overkant" in inhoud] == []
    gezegd = "gerectificeerd op 30-11-2026: er is tekst verwijderd"
    assert gezegd in platte(
        op(gezinnen, LATER, "agenda", "--tafel", "jeugd", "--datum", DAG).stdout
    )


@pytest.mark.parametrize(
    "tekst", ["xylofoon", "bestaat niet", "zebrapad", "Vader schreeuwt", "zus Anna Bos helpt"]
)
def test_initials_in_a_paper_are_no_trace_of_what_stands_nowhere(
    gezinnen: Tafel, tmp_path: Path, tekst: str
) -> None:
    vergader(gezinnen, "b L. Oud (Altra) belt\nklaar\n")
    op(gezinnen, DAG, "overleg", "sluit", "--tafel", "jeugd")
    papieren = "SELECT agenda, lijst FROM overleg JOIN overlegversie"
    voor = sql(tmp_path, papieren)
    assert "F.P." in voor[0][0]
    for waar, naam in (("1", "casus 1"), ("--overal", "het hele register")):
        gezegd = weg(gezinnen, waar, tekst=tekst, code=66).stderr
        assert gezegd == f"tafel: deze tekst staat niet in {naam}\n"
    assert sql(tmp_path, papieren) == voor


def test_a_melding_without_a_casus_and_what_its_sender_may_do(
    register: Tafel, tmp_path: Path
) -> None:
    kop = "kenmerk;achternaam;geboortedatum;reden\n"
    for reden in (f"ruzie; {ZIN}", "ruzie", f"{ZIN}, opnieuw"):
        gelezen = register("melding", "import", "-", input=f'{kop}K1;Pinas;1988;"{reden}"\n')
        assert gelezen.exit_code == 0
    gedaan = weg(register, "M1")
    assert gedaan.stderr.startswith("Deze tekst staat 7 keer in melding M1, op 5 plaatsen:")
    assert "een melding kwam met import 1. Staat de tekst daar bij de melder" in gedaan.stderr
    assert sql(tmp_path, "SELECT reden FROM melding") == [(f"{MERK}, opnieuw",)]
    assert [naam for naam, inhoud in bytes_van(tmp_path) if "drinkt" in inhoud] == []


def test_a_melding_of_a_casus_is_looked_through_with_it(gezinnen: Tafel) -> None:
    op(gezinnen, DAG, "notitie", "1", "--tekst", ZIN)
    assert "in casus 1, op 1 plaats:" in weg(gezinnen, "M1").stderr
    assert weigert(gezinnen, LATER, 66, "rectificeer", "99", "--tekst", "-", "--proef") == [
        "tafel: casus 99 bestaat niet; zoek met: tafel casus lijst"
    ]


def test_why_it_went_is_kept_and_no_more(gezinnen: Tafel, tmp_path: Path) -> None:
    op(gezinnen, DAG, "notitie", "1", "--tekst", ZIN)
    weg(gezinnen, "1")
    [regel] = lees(gezinnen, "rectificeer", "--lijst")
    assert regel == {
        "dag": LATER,
        "wie": "tester",
        "over": "casus 1",
        "plaatsen": {"notitie": 1},
        "reden": REDEN[1],
        "schoon": True,
    }
    gelogd = "SELECT wie, dag, onderwerp FROM logregel WHERE handeling = 'rectificeer'"
    assert sql(tmp_path, gelogd) == [("tester", LATER, "1")]
    assert not [rij for rij in sql(tmp_path, "SELECT * FROM logregel") if REDEN[1] in map(str, rij)]


def test_nothing_takes_it_back_and_no_deed_brings_it_back(gezinnen: Tafel, tmp_path: Path) -> None:
    """What a colleague did last goes back to what it was, without the text."""
    op(gezinnen, DAG, "plan", "maak", "1", "--analyse", f"schulden. {ZIN}")
    wijzig = ("--vandaag", DAG, "plan", "wijzig", "1", "--analyse", "schulden")
    assert gezinnen(*wijzig, env=ANDER).exit_code == 0
    assert "wat ongedaan kan door j.bakker 1" in platte(weg(gezinnen, "1").stdout)
    [fout] = weigert(gezinnen, LATER, 76, "ongedaan", "--ja")
    assert fout == "tafel: «rectificeer 1» kan niet terug: wat zij weghaalde is vernietigd"
    assert gezinnen("ongedaan", "--ja", env=ANDER).exit_code == 0
    assert sql(tmp_path, "SELECT analyse FROM plan") == [(f"schulden. {MERK}",)]
    assert [naam for naam, inhoud in bytes_van(tmp_path) if "drinkt" in inhoud] == []


def test_a_name_of_somebody_is_no_text(gezinnen: Tafel, tmp_path: Path) -> None:
    """It stays where it is a person's; what a column once held is not known any more."""
    op(gezinnen, DAG, "melding", "wijzig", "M1", "--voornaam", "Kwakmania")
    op(gezinnen, DAG, "melding", "wijzig", "M1", "--voornaam", "Fatima")
    op(gezinnen, DAG, "notitie", "1", "--tekst", "Fatima en Kwakmania belden")
    assert "let op: dezelfde tekst" not in weg(gezinnen, "1", tekst="Kwakmania").stderr
    assert "let op: dezelfde tekst staat in een naam" in weg(gezinnen, "1", tekst="Fatima").stderr
    assert sql(tmp_path, "SELECT voornaam FROM persoon WHERE id = 1") == [("Fatima",)]
    assert sql(tmp_path, "SELECT DISTINCT oud, nieuw FROM melding_wijziging") == [(None, None)]


def test_everywhere_it_is_said_where_else_it_stays(gezinnen: Tafel) -> None:
    """A name, a buurt, the children, and every column of the address book."""
    voer_in(gezinnen, GEZIN, achternaam="Elders", huisnummer="31", buurt="Kwakbuurt")
    contact = ("--naam", "Kwaknaam", "--functie", "Kwakfunctie", "--mail", "kwak@mail.nl")
    op(gezinnen, DAG, "partner", "contact", "altra", *contact)
    door = ("--door", "Kwakdoor", "--contact", "Kwakcontact", "--tot", "10-12")
    op(gezinnen, DAG, "vervang", "Kwaknaam", *door)
    mensen = "een naam, de kinderen of een adres"
    adresboek = "het adresboek"
    for tekst, waar in {
        "Anders": mensen,
        "Kwakbuurt": mensen,
        "Kwakdoor": adresboek,
        "Kwakcontact": adresboek,
        "Kwaknaam": adresboek,
        "kwakfunctie": adresboek,
        "Kwak@mail.nl": adresboek,
    }.items():
        alleen = weg(gezinnen, "--overal", "--proef", tekst=tekst, code=66).stderr
        assert f"niet in het hele register; zij staat wel in {waar}: tafel " in platte(alleen)
        assert tekst.lower() not in alleen.lower()
        op(gezinnen, DAG, "notitie", "2", "--tekst", f"{tekst} belde")
        gezegd = platte(weg(gezinnen, "--overal", tekst=tekst).stderr)
        assert f"let op: dezelfde tekst staat in {waar}; dat zijn gegevens" in gezegd
        assert tekst.lower() not in gezegd.lower()
    op(gezinnen, DAG, "notitie", "1", "--tekst", "Kwaknaam belde")
    assert "adresboek" not in weg(gezinnen, "1", tekst="Kwaknaam").stderr


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("an", "deze tekst is te kort: geef er meer van, ten minste 3 letters of 6 cijfers"),
        ("12345", "deze tekst is te kort"),
        ("Verwijderd", f"deze tekst staat in «{MERK}», dat ervoor in de plaats komt"),
        ("30-11-2026", "dat ervoor in de plaats komt"),
        ("gebeld", "deze tekst staat op 201 plaatsen, te veel om een vergissing te zijn"),
    ],
)
def test_what_is_too_short_or_too_common_is_refused(
    gezinnen: Tafel, tmp_path: Path, tekst: str, zin: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        db.executemany(
            "INSERT INTO notitie (casus, tijd, dag, wie, tekst) VALUES (1, ?, ?, 'a', 'gebeld')",
            [("2026-11-26T10:00:00+01:00", DAG)] * 201,
        )
        db.commit()
    voor = (tmp_path / "register.db").read_bytes()
    assert zin in platte(weg(gezinnen, "1", tekst=tekst, code=65).stderr)
    assert (tmp_path / "register.db").read_bytes() == voor


def test_what_is_not_there_and_where_else_it_may_be(gezinnen: Tafel) -> None:
    op(gezinnen, DAG, "notitie", "2", "--tekst", ZIN)
    assert weg(gezinnen, "1", code=66).stderr == "tafel: deze tekst staat niet in casus 1\n"
    assert "in het hele register, op 1 plaats" in weg(gezinnen, "--overal", "--proef").stderr


@pytest.mark.parametrize(
    ("args", "code", "zin"),
    [
        (("1", "--tekst", ZIN), 2, "--tekst: de tekst hoort niet op de opdrachtregel"),
        (("1",), 2, "--tekst ontbreekt; geef --tekst - om van stdin te lezen"),
        (("1", "--tekst", "-"), 2, "met --tekst - horen --reden en --ja"),
        (("1", "--tekst", "-", "--ja", "--reden", "-"), 2, "wordt hier de tekst gelezen"),
        (("1", "--overal", "--tekst", "-", "--proef"), 2, "geef een nummer of --overal"),
        (("1", "--tekst", "-", "--ja", "--reden", f"x {ZIN.upper()}"), 65, "daarin staat de tekst"),
        (("x", "--tekst", "-", "--proef"), 2, "Een casusnummer schrijft u als 147."),
    ],
)
def test_wrong_use_says_what_to_do_and_never_the_text(
    gezinnen: Tafel, args: tuple[str, ...], code: int, zin: str
) -> None:
    op(gezinnen, DAG, "notitie", "1", "--tekst", ZIN)
    gedaan = gezinnen("--vandaag", LATER, "rectificeer", *args, input=ZIN)
    assert gedaan.exit_code == code
    assert zin in platte(gedaan.stderr)
    assert "drinkt" not in gedaan.stderr.lower()
    assert ZIN in lees_op(gezinnen, LATER, "casus", "toon", "1")["notities"][0]["tekst"]


@pytest.mark.parametrize(
    "tekst",
    ["altra", "jeugd", "jeugd-en-gezin", "open", "bespreken", "besluit", "Altra"],
)
def test_a_word_that_is_also_a_code_breaks_nothing(gezinnen: Tafel, tekst: str) -> None:
    """Codes stay; whatever reads the papers and the ledger still can."""
    regels = f"b praat met {tekst}\n+ altra huisbezoek {tekst}\nklaar\n"
    vergader(gezinnen, regels)
    op(gezinnen, DAG, "overleg", "sluit", "--tafel", "jeugd")
    op(gezinnen, DAG, "plan", "maak", "1", "--analyse", f"door {tekst}", "--casemanager", "L. Oud",
       "--organisatie", "altra")  # fmt: skip
    weg(gezinnen, "1", tekst=tekst)
    dossier = lees_op(gezinnen, LATER, "casus", "toon", "1")
    assert (dossier["tafel"], dossier["plan"]["analyse"]) == ("jeugd-en-gezin", f"door {MERK}")
    for opdracht in (("overleg", "besluitenlijst"), ("agenda",)):
        op(gezinnen, LATER, *opdracht, "--tafel", "jeugd", "--datum", DAG)
        op(gezinnen, LATER, *opdracht, "--tafel", "jeugd", "--datum", DAG, "--voor", "altra")
    [afspraak] = lees_op(gezinnen, LATER, "afspraak", "lijst", "--organisatie", "altra")
    assert afspraak["wat"] == f"huisbezoek {MERK}"


def test_asked_at_a_terminal(gezinnen: Tafel, terminal: Terminal, tmp_path: Path) -> None:
    """Too short is asked again; what was pasted at once is one text."""
    op(gezinnen, DAG, "notitie", "1", "--tekst", ZIN)
    kind = terminal("rectificeer", "1", breedte=120)
    kind.expect("Welke tekst moet weg")
    kind.sendline("an")
    kind.expect("deze tekst is te kort")
    kind.expect("Welke tekst moet weg")
    begin, einde_ = ZIN.split(" drinkt")
    kind.send(f"{begin}\ndrinkt{einde_}\n")
    kind.expect(r"op 1 plaats:.*notitie +1")
    kind.expect("Waarom gaat deze tekst weg")
    kind.sendline("ander gezin")
    kind.expect(r"Voorgoed verwijderen, 1 keer in casus 1, op 1 plaats\? \[j/N\]")
    kind.sendline("n")
    tekst, code = einde(kind)
    assert (code, "Er is niets gewijzigd." in tekst) == (0, True)
    assert sql(tmp_path, "SELECT tekst FROM notitie") == [(ZIN,)]
    assert sql(tmp_path, "SELECT count(*) FROM rectificatie") == [(0,)]


def test_while_somebody_reads_it_is_not_out_of_the_file_and_the_next_command_finishes(
    gezinnen: Tafel, tmp_path: Path
) -> None:
    op(gezinnen, DAG, "notitie", "1", "--tekst", ZIN)
    with closing(sqlite3.connect(tmp_path / "register.db", isolation_level=None)) as lezer:
        lezer.execute("BEGIN")
        lezer.execute("SELECT count(*) FROM notitie").fetchone()
        gedaan = weg(gezinnen, "1", code=75)
        assert "maar staat misschien nog in het bestand" in platte(gedaan.stderr)
        assert any("drinkt" in inhoud for _, inhoud in bytes_van(tmp_path))
        assert op(gezinnen, LATER, "casus", "toon", "1").exit_code == 0, "nobody is held up"
        assert lees(gezinnen, "rectificeer", "--lijst")[0]["schoon"] is False
    [regel] = lees(gezinnen, "rectificeer", "--lijst")
    assert regel["schoon"] is True
    assert [naam for naam, inhoud in bytes_van(tmp_path) if "drinkt" in inhoud] == []


@pytest.mark.parametrize("waar", ["schrijf", "herschrijf"])
def test_killed_halfway_it_is_whole_or_nothing_and_finished_later(
    gezinnen: Tafel, omgeving: dict[str, str], tmp_path: Path, waar: str
) -> None:
    """At the first row that is written, and when the file is to be rewritten."""
    op(gezinnen, DAG, "notitie", "1", "--tekst", ZIN)
    op(gezinnen, DAG, "overleg", "besluit", "1", "--tekst", ZIN)
    plek = {
        "schrijf": "tafel.register.rectificatie.schrijf",
        "herschrijf": "tafel.register.store.herschrijf",
    }[waar]
    module, naam = plek.rsplit(".", 1)
    programma = (
        f"import os, signal, sys, {module} as m\n"
        f"m.{naam} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from tafel.__main__ import main\nmain()"
    )
    regel = ("--vandaag", LATER, "rectificeer", "1", "--tekst", "-", "--ja", *REDEN)
    klaar = subprocess.run(
        [sys.executable, "-c", programma, *regel],
        input=ZIN.encode(),
        env=omgeving,
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert klaar.returncode == -9, klaar.stderr
    teksten = sql(tmp_path, "SELECT tekst FROM notitie UNION ALL SELECT tekst FROM overlegbesluit")
    assert teksten == [(ZIN if waar == "schrijf" else MERK,)] * 2
    if waar == "schrijf":
        assert lees(gezinnen, "rectificeer", "--lijst") == []
        weg(gezinnen, "1")
    assert lees(gezinnen, "rectificeer", "--lijst")[0]["schoon"] is True
    assert [naam for naam, inhoud in bytes_van(tmp_path) if "drinkt" in inhoud] == []
