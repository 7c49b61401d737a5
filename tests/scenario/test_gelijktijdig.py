"""Two at once, and one that is killed: nothing is lost, nothing is half done.

Real processes on one register: what counts is what the file says afterwards.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import GEZIN, sql
from tests.conftest import Resultaat, Tafel
from tests.register.hulp import is_heel
from tests.scenario.hulp import lees_op, nieuwe_casus, op

DAG = "2026-11-23"
KEREN = 6
"""Commands per process; each is a process of its own."""
EINDE = 30.0


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1, of which the melder was told and that has a concept that meets every gate."""
    assert nieuwe_casus(register, GEZIN) == 1
    op(register, DAG, "melding", "terugkoppelen", "M1")
    plan = ("--analyse", "schulden", "--casemanager", "L. Oud", "--organisatie", "altra")
    op(register, DAG, "plan", "maak", "1", *plan)
    op(register, DAG, "plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "een huis")
    taak = ("--wat", "bellen", "--organisatie", "mee", "--uiterlijk", "2026-12-01")
    op(register, DAG, "plan", "taak", "1d1", *taak)
    return register


# --- two at once ----------------------------------------------------------------------------------


def tegelijk(draai: Tafel, opdrachten: Sequence[Sequence[Sequence[str]]]) -> list[list[Resultaat]]:
    """Each row of commands one after the other, the rows at the same time."""

    def achtereen(rij: Sequence[Sequence[str]]) -> list[Resultaat]:
        return [draai(*opdracht) for opdracht in rij]

    with ThreadPoolExecutor(len(opdrachten)) as samen:
        return list(samen.map(achtereen, opdrachten))


def test_two_that_write_to_one_casus_lose_nothing(
    gezin: Tafel, tafel_proces: Tafel, tmp_path: Path
) -> None:
    """Afspraken and decisions of both; each afspraak a number of its own, as printed."""
    rijen = []
    for wie in ("a", "b"):
        rij: list[tuple[str, ...]] = []
        for keer in range(KEREN // 2):
            wat = ("--wat", f"taak {wie}{keer}", "--organisatie", "dwi", "--uiterlijk", "+2w")
            rij += [
                ("afspraak", "add", "1", *wat),
                ("overleg", "besluit", "1", "--tekst", f"besluit {wie}{keer}"),
            ]
        rijen.append(rij)
    uitslagen = [uitslag for rij in tegelijk(tafel_proces, rijen) for uitslag in rij]
    assert [uitslag.exit_code for uitslag in uitslagen] == [0] * 2 * KEREN, uitslagen
    gegeven = [u.stdout.strip() for u in uitslagen if u.stdout.startswith("1/")]
    assert sorted(gegeven) == [f"1/{nummer}" for nummer in range(2, KEREN + 2)]
    casus = lees_op(gezin, DAG, "casus", "toon", "1")
    gemaakt = {afspraak["afspraak"]: afspraak["wat"] for afspraak in casus["afspraken"]}
    assert sorted(gemaakt) == [f"1/{nummer}" for nummer in range(1, KEREN + 2)]
    verwacht = [f"{wie}{keer}" for wie in ("a", "b") for keer in range(KEREN // 2)]
    assert sorted(gemaakt.values()) == ["bellen", *(f"taak {deel}" for deel in verwacht)]
    assert sorted(b["tekst"] for b in casus["besluiten"]) == [f"besluit {v}" for v in verwacht]
    soorten = [deel["soort"] for deel in casus["tijdlijn"]]
    assert (soorten.count("afspraak"), soorten.count("besluit")) == (KEREN + 1, KEREN)
    assert is_heel(tmp_path / "register.db")


@pytest.mark.parametrize(
    ("opdracht", "geteld", "weigering"),
    [
        (
            ("plan", "vaststellen", "1"),
            "SELECT count(*) FROM plan WHERE status = 'vastgesteld'",
            76,
        ),
        (
            ("casus", "sluit", "1", "--ja", "--reden", "doelen_bereikt", "--evaluatie", "klaar"),
            "SELECT count(*) FROM gebeurtenis WHERE soort = 'gesloten'",
            76,
        ),
        (
            ("escaleer", "1", "--spoor", "uitvoering", "--tegen", "altra"),
            "SELECT count(*) FROM escalatie",
            76,
        ),
        (
            ("afspraak", "nagekomen", "1/1"),
            "SELECT count(*) FROM gebeurtenis WHERE tekst = 'afspraak 1/1 nagekomen'",
            65,
        ),
    ],
    ids=["vaststellen", "sluiten", "escaleren", "nagekomen"],
)
def test_what_can_be_done_once_is_done_once(
    gezin: Tafel,
    tafel_proces: Tafel,
    tmp_path: Path,
    opdracht: tuple[str, ...],
    geteld: str,
    weigering: int,
) -> None:
    """Of three at the same time one does it; the others are told that it was done."""
    uitslagen = [rij[0] for rij in tegelijk(tafel_proces, [[opdracht]] * 3)]
    assert sorted(uitslag.exit_code for uitslag in uitslagen) == [0, weigering, weigering]
    assert sql(tmp_path, geteld) == [(1,)]


def test_reopening_and_a_new_melding_at_once_leave_one_open_casus(
    gezin: Tafel, tafel_proces: Tafel, tmp_path: Path
) -> None:
    dicht = ("casus", "sluit", "1", "--ja", "--reden", "doelen_bereikt", "--evaluatie", "klaar")
    op(gezin, DAG, *dicht)
    opties = [d for k, w in (GEZIN | {"kenmerk": "terug"}).items() for d in (f"--{k}", w)]
    op(gezin, DAG, "melding", "add", *opties)
    uitslagen = tegelijk(
        tafel_proces, [[("toedelen", "M2")], [("casus", "heropen", "1", "--reden", "weer mis")]]
    )
    codes = [rij[0].exit_code for rij in uitslagen]
    assert codes[0] == 0
    assert codes[1] in {0, 65}
    open_ = [nummer for (nummer,) in sql(tmp_path, "SELECT id FROM casus WHERE status = 'open'")]
    assert open_ == [1 if codes[1] == 0 else 2]
    assert sql(tmp_path, "SELECT casus FROM melding WHERE id = 2") == [(open_[0],)]


# --- killed ---------------------------------------------------------------------------------------

STOP_NA = """
import os, signal, sys
from tafel.register.store import Register

over = int(sys.argv[1])

def tel(doe):
    def geteld(zelf, *args, **anders):
        global over
        if over == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        over -= 1
        return doe(zelf, *args, **anders)
    return geteld

Register.voeg_toe = tel(Register.voeg_toe)
Register.werk_bij = tel(Register.werk_bij)
from tafel import cli
sys.exit(cli.run(sys.argv[2:]))
"""
"""The program itself, that is killed with -9 before the write of this number, from 0."""


def loop_tot(
    omgeving: Mapping[str, str], map_: Path, schrijfbeurt: int, *args: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", STOP_NA, str(schrijfbeurt), *args],
        env=omgeving,
        cwd=map_,
        capture_output=True,
        text=True,
        check=False,
        timeout=EINDE,
    )


def alles(pad: Path) -> dict[str, list[Any]]:
    """Every row of every table."""
    with closing(sqlite3.connect(pad)) as verbinding:
        namen = verbinding.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            naam: verbinding.execute(f'SELECT * FROM "{naam}"').fetchall()
            for (naam,) in namen.fetchall()
        }


def _stel_vast(tafel: Tafel) -> tuple[str, ...]:
    return ("plan", "vaststellen", "1")


def _stel_tweede_vast(tafel: Tafel) -> tuple[str, ...]:
    """Version 2: version 1 ends, and a task with it."""
    op(tafel, DAG, "plan", "vaststellen", "1")
    op(tafel, DAG, "plan", "maak", "1")
    op(tafel, DAG, "plan", "doel", "1", "--leefgebied", "onderwijs", "--tekst", "naar school")
    taak = ("--wat", "gesprek", "--organisatie", "altra", "--uiterlijk", "2026-12-08")
    op(tafel, DAG, "plan", "taak", "1d2", *taak)
    op(tafel, DAG, "plan", "doel", "1d1", "--vervalt")
    return ("plan", "vaststellen", "1")


def _sluit(tafel: Tafel) -> tuple[str, ...]:
    """An afspraak and an escalation lapse with it."""
    op(tafel, DAG, "escaleer", "1", "--spoor", "uitvoering", "--tegen", "altra")
    slot = ("--evaluatie", "klaar", "--toelichting", "het gaat goed")
    return ("casus", "sluit", "1", "--ja", "--reden", "doelen_bereikt", *slot)


def _heropen(tafel: Tafel) -> tuple[str, ...]:
    op(tafel, DAG, *_sluit(tafel))
    return ("casus", "heropen", "1", "--reden", "weer mis")


@pytest.mark.parametrize(
    "begin", [_stel_vast, _stel_tweede_vast, _sluit, _heropen], ids=lambda begin: begin.__name__
)
def test_killed_before_any_of_its_writes_it_did_nothing(
    gezin: Tafel,
    omgeving: dict[str, str],
    tmp_path: Path,
    begin: Callable[[Tafel], tuple[str, ...]],
) -> None:
    """And asked again it does it all."""
    opdracht = begin(gezin)
    pad = tmp_path / "register.db"
    eerst = alles(pad)
    gedood = 0
    while (gedaan := loop_tot(omgeving, tmp_path, gedood, *opdracht)).returncode != 0:
        assert gedaan.returncode == -signal.SIGKILL, gedaan.stderr
        assert alles(pad) == eerst, f"killed before write {gedood}"
        assert is_heel(pad)
        gedood += 1
    assert gedood >= 3  # the change itself, its event, and the log
    assert alles(pad) != eerst
    assert is_heel(pad)
    assert json.loads(gezin("casus", "toon", "1", "-f", "json").stdout)["casus"] == 1


@pytest.mark.parametrize("na", [0.05, 0.15, 0.25, 0.35])
def test_killed_at_any_moment_it_is_all_or_nothing(
    gezin: Tafel, omgeving: dict[str, str], tmp_path: Path, na: float
) -> None:
    """From outside, wherever it happens to be."""
    opdracht = ("casus", "sluit", "1", "--ja", "--reden", "doelen_bereikt", "--evaluatie", "klaar")
    with subprocess.Popen(
        [sys.executable, "-m", "tafel", *opdracht],
        env=omgeving,
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as proces:
        time.sleep(na)
        os.kill(proces.pid, signal.SIGKILL)
    [(status, stap)] = sql(tmp_path, "SELECT status, stap FROM casus")
    gesloten = sql(tmp_path, "SELECT count(*) FROM gebeurtenis WHERE soort = 'gesloten'")
    afspraak = sql(tmp_path, "SELECT status FROM afspraak")
    assert (status, stap, gesloten, afspraak) in (
        ("open", 3, [(0,)], [("open",)]),
        ("gesloten", 10, [(1,)], [("vervallen",)]),
    )
    assert is_heel(tmp_path / "register.db")
    assert gezin("casus", "toon", "1").exit_code == 0
