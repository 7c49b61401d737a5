"""Meetings at a real terminal: broken off by kill -9 at any line, and gone on with.

`ONDERBREKINGEN` says how many meetings are broken off; `make onderbroken` plays fifty.
"""

import os
import random
import re
import signal
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from tests.commands.hulp import GEZIN, sql
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus

DAG = "2026-11-26"
WACHT = 30
PROMPT = r"\d+/\d+  \d+/\d+ min  \d\d?\.\d\d> "
AANTAL = int(os.environ.get("ONDERBREKINGEN", "5"))
TEKSTEN = "SELECT tekst FROM overlegbesluit UNION ALL SELECT wat FROM afspraak"


@pytest.fixture
def gezinnen(register: Tafel) -> Tafel:
    """Casussen 1 to 4 at Jeugd en Gezin."""
    for nummer in range(1, 5):
        velden = GEZIN | {
            "achternaam": f"Gezin{nummer}",
            "postcode": "1102 AB",
            "huisnummer": str(nummer),
            "geboortedatum": f"0{nummer}-03-1988",
        }
        assert nieuwe_casus(register, velden) == nummer
    return register


class Scherm:
    """A terminal at which somebody holds the meeting."""

    def __init__(self, omgeving: Mapping[str, str], map_: Path, dag: str = DAG) -> None:
        self.kind: pexpect.spawn[str] = pexpect.spawn(
            sys.executable,
            ["-m", "tafel", "--vandaag", dag, "overleg", "begin", "--tafel", "jeugd"],
            env={**omgeving, "TERM": "dumb", "INPUTRC": "/dev/null"},
            cwd=str(map_),
            encoding="utf-8",
            timeout=WACHT,
            dimensions=(40, 100),
        )

    def begint(self, afwezig: str | None = None) -> str:
        """Up to the first question for a line; who is away when that is asked."""
        if afwezig is not None:
            self.kind.expect("Wie is er niet .*\\? ")
            self.kind.sendline(afwezig)
        return self.tot_vraag()

    def typ(self, regel: str) -> str:
        """Type a line; what is answered."""
        self.kind.sendline(regel)
        return self.tot_vraag()

    def tot_vraag(self) -> str:
        self.kind.expect(PROMPT)
        return self.kind.before or ""

    def stop(self) -> None:
        self.kind.sendline("stop")
        self.kind.expect(pexpect.EOF)
        self.kind.wait()
        assert self.kind.exitstatus == 0

    def dood(self) -> None:
        self.kind.kill(signal.SIGKILL)
        self.kind.expect(pexpect.EOF)
        self.kind.wait()


@pytest.fixture
def schermen() -> Iterator[list[Scherm]]:
    open_: list[Scherm] = []
    yield open_
    for scherm in open_:
        scherm.kind.close(force=True)


def test_a_meeting_at_the_keyboard(
    gezinnen: Tafel, omgeving: dict[str, str], tmp_path: Path, schermen: list[Scherm]
) -> None:
    """Attendance first, once; two people at once; the clock; Tab completes a partner."""
    een = Scherm(omgeving, tmp_path)
    schermen.append(een)
    een.begint("MaDi")
    ander = Scherm(omgeving | {"TAFEL_GEBRUIKER": "ander"}, tmp_path)
    schermen.append(ander)
    ander.begint()
    assert "besluit B1 bij 1" in een.typ("b Hulp")
    assert "besluit B2 bij 1" in ander.typ("b Nog iets")
    een.kind.send("+ bjz\t")
    een.kind.expect("Bureau Jeugdzorg")
    assert "1/1 Bureau Jeugdzorg: gesprek" in een.typ(" gesprek vr")
    een.stop()
    ander.stop()
    lijst = lees_op(gezinnen, DAG, "overleg", "besluitenlijst", "--tafel", "jeugd", "--datum", DAG)
    assert lijst["afwezig"] == ["MaDi"]
    assert [b["vastgelegd_door"] for b in lijst["casussen"][0]["besluiten"]] == ["tester", "ander"]


@pytest.mark.parametrize(("gekozen", "terug_op"), [("7-1-2027", "2027-01-07"), ("", None)])
def test_what_nothing_brings_back_is_asked(
    gezinnen: Tafel,
    omgeving: dict[str, str],
    tmp_path: Path,
    schermen: list[Scherm],
    gekozen: str,
    terug_op: str | None,
) -> None:
    """Its feedback is overdue, and its step (9) has no term: it would come at the next meeting."""
    with closing(sqlite3.connect(tmp_path / "register.db")) as register, register:
        register.execute("UPDATE casus SET stap = 9 WHERE id = 1")
    scherm = Scherm(omgeving, tmp_path, "2026-12-10")
    schermen.append(scherm)
    scherm.begint("")
    scherm.kind.sendline("1")
    scherm.kind.sendline("klaar")
    scherm.kind.expect("terug do 17-12: na het besluit van 10-12 is er geen afspraak")
    scherm.kind.expect("Wanneer terug .*\\? ")
    scherm.typ(gekozen)
    scherm.stop()
    assert sql(tmp_path, "SELECT terug_op FROM casus WHERE id = 1") == [(terug_op,)]
    assert sql(tmp_path, "SELECT count(*) FROM overlegbesluit") == [(1,)]


@pytest.mark.parametrize("zaad", range(AANTAL))
def test_a_meeting_that_is_killed_goes_on(
    gezinnen: Tafel, omgeving: dict[str, str], tmp_path: Path, schermen: list[Scherm], zaad: int
) -> None:
    """What was answered is kept, once; what was typed into a killed meeting is kept or is not."""
    loot = random.Random(zaad)
    beantwoord: list[str] = []
    for ronde in range(3):
        scherm = Scherm(omgeving, tmp_path)
        schermen.append(scherm)
        begin = scherm.begint("" if ronde == 0 else None)
        assert ronde == 0 or not beantwoord or "Verder waar u was" in begin
        for _ in range(loot.randrange(1, 6)):
            tekst = f"tekst{len(beantwoord)}"
            antwoord = scherm.typ(loot.choice((f"b {tekst}", f"+ Altra {tekst} vr")))
            assert re.search(r"besluit B\d+|\d/\d+ Altra", antwoord)
            beantwoord.append(tekst)
        if loot.random() < 0.5:
            scherm.kind.sendline(f"b half{ronde}")  # nobody waits for the answer
        scherm.dood()
        bewaard = [tekst for (tekst,) in sql(tmp_path, TEKSTEN)]
        assert sorted(t for t in bewaard if t.startswith("tekst")) == sorted(beantwoord)
        assert all(bewaard.count(f"half{r}") <= 1 for r in range(ronde + 1))
    [(regels,)] = sql(tmp_path, "SELECT count(*) FROM overlegregel WHERE soort <> 'aanwezig'")
    assert regels == len(bewaard)


def test_three_meetings_in_a_row_carry_over(
    gezinnen: Tafel, omgeving: dict[str, str], tmp_path: Path, schermen: list[Scherm]
) -> None:
    """Casus 1 is put off twice and then decided; the others were discussed at the first."""
    for dag, nog in (("2026-11-26", "door"), ("2026-12-03", "door"), ("2026-12-10", "b Hulp")):
        scherm = Scherm(omgeving, tmp_path, dag)
        schermen.append(scherm)
        scherm.begint("")
        scherm.typ("casus 1")
        scherm.kind.sendline(nog)
        scherm.kind.expect([r"door naar", r"besluit B"])
        scherm.kind.expect([PROMPT, r"\d\d?\.\d\d> "])
        scherm.kind.sendline("sluit")
        scherm.kind.expect("Sluiten\\? .*: ")
        scherm.kind.sendline("j")
        scherm.kind.expect(pexpect.EOF)
    besluiten = sql(tmp_path, "SELECT overleg, tekst FROM overlegbesluit WHERE casus = 1")
    assert besluiten == [
        ("2026-12-10", "Hulp"),
    ]
    regels = sql(tmp_path, "SELECT tekst FROM overlegregel WHERE soort = 'door' ORDER BY id")
    assert regels == [("doorgeschoven naar do 3-12",), ("doorgeschoven naar do 10-12",)]
