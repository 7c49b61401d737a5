"""An import that is broken off: all of the file is in the register, or nothing of it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Tafel
from tests.invoer.hulp import aantal_meldingen, ontleed, tellers

AANTAL = 8_000
EINDE = 30.0
"""Seconds after which a process that should have gone on is given up."""


@pytest.fixture
def groot(tmp_path: Path) -> Path:
    """A file with so many rows that storing them takes a while."""
    pad = tmp_path / "groot.csv"
    rijen = (
        f"K{nummer};politie;Naam{nummer};{1950 + nummer % 70}-03-04;1102 AB;{nummer};wonen"
        for nummer in range(AANTAL)
    )
    pad.write_text("kenmerk;melder;achternaam;geboren;postcode;huisnummer;problemen\n")
    with pad.open("a") as bestand:
        bestand.writelines(f"{rij}\n" for rij in rijen)
    return pad


def start(omgeving: Mapping[str, str], map_: Path, *argumenten: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tafel", "melding", "import", *argumenten],
        env=omgeving,
        cwd=map_,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wacht_tot_er_geschreven_wordt(proces: "subprocess.Popen[str]", register: Path) -> None:
    """Returns once the process holds the write lock of the register."""
    einde = time.monotonic() + EINDE
    with closing(sqlite3.connect(register, timeout=0, isolation_level=None)) as verbinding:
        while time.monotonic() < einde and proces.poll() is None:
            try:
                verbinding.execute("BEGIN IMMEDIATE")
                verbinding.execute("ROLLBACK")
            except sqlite3.OperationalError:
                return
            time.sleep(0.002)
    pytest.fail("the import never began to write")


def test_ctrl_c_while_rows_are_stored_leaves_nothing(
    tafel: Tafel, omgeving: dict[str, str], register: Path, groot: Path, tmp_path: Path
) -> None:
    with start(omgeving, tmp_path, "groot.csv") as proces:
        wacht_tot_er_geschreven_wordt(proces, register)
        proces.send_signal(signal.SIGINT)
        stdout, stderr = proces.communicate(timeout=EINDE)
    assert (proces.returncode, stdout, stderr) == (130, "", "\nAfgebroken.\n")
    assert aantal_meldingen(register) == 0
    opnieuw = ontleed(tafel("melding", "import", "groot.csv", "-f", "json"))
    assert tellers(opnieuw) == (AANTAL, 0, 0, 0)


def test_ctrl_c_while_waiting_for_more_of_a_file_leaves_nothing_of_the_one_before(
    omgeving: dict[str, str], register: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("kenmerk;naam\nA;Bakker\n")
    os.mkfifo(tmp_path / "pijp")
    with (
        start(omgeving, tmp_path, "a.csv", "pijp") as proces,
        (tmp_path / "pijp").open("w") as pijp,
    ):
        pijp.write("kenmerk;naam\n")
        pijp.flush()
        time.sleep(0.5)  # a signal that comes just before the read starts would be lost
        proces.send_signal(signal.SIGINT)
        _, stderr = proces.communicate(timeout=EINDE)
    assert (proces.returncode, stderr) == (130, "\nAfgebroken.\n")
    assert aantal_meldingen(register) == 0


@pytest.mark.parametrize("na", [0.0, 0.05, 0.2])
def test_a_process_that_is_killed_leaves_all_or_nothing(
    tafel: Tafel, omgeving: dict[str, str], register: Path, groot: Path, tmp_path: Path, na: float
) -> None:
    with start(omgeving, tmp_path, "groot.csv") as proces:
        wacht_tot_er_geschreven_wordt(proces, register)
        time.sleep(na)
        proces.kill()
        proces.communicate(timeout=EINDE)
    gebleven = aantal_meldingen(register)
    assert gebleven in {0, AANTAL}
    opnieuw = ontleed(tafel("melding", "import", "groot.csv", "-f", "json"))
    assert tellers(opnieuw) == (AANTAL - gebleven, 0, gebleven, 0)
    assert aantal_meldingen(register) == AANTAL


def test_a_refused_answer_is_asked_again_and_ctrl_c_stores_nothing(
    omgeving: dict[str, str], register: Path
) -> None:
    proces = pexpect.spawn(
        sys.executable,
        ["-m", "tafel", "melding", "add", "--reden", "x"],
        env=os.environ | omgeving,
        encoding="utf-8",
        timeout=EINDE,
    )
    with proces:
        proces.expect("Hoe heet .*: ")
        proces.sendline("Geheim")
        proces.expect("geboortedatum.*: ")
        proces.sendline("31-02-2010")
        proces.expect("deze datum bestaat niet; controleer dag, maand en jaar")
        proces.expect("geboortedatum.*: ")
        proces.sendintr()
        proces.expect("Afgebroken")
        proces.expect(pexpect.EOF)
    assert proces.exitstatus == 130
    assert aantal_meldingen(register) == 0


@pytest.mark.parametrize("was", [None, "wat er stond"])
@pytest.mark.parametrize(
    ("sein", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_broken_off_while_rows_are_stored_the_refused_ones_are_nowhere(
    omgeving: dict[str, str],
    register: Path,
    groot: Path,
    tmp_path: Path,
    sein: signal.Signals,
    code: int,
    was: str | None,
) -> None:
    with groot.open("a") as bestand:
        bestand.write("KX;politie;Geheim;31-02-1990;1102 AB;1;wonen\n")
    if was is not None:
        (tmp_path / "af.csv").write_text(was)
    eerst = {pad.name for pad in tmp_path.iterdir()}
    opties = ("--afgewezen", "af.csv", *(("--overschrijf",) if was else ()))
    with start(omgeving, tmp_path, "groot.csv", *opties) as proces:
        wacht_tot_er_geschreven_wordt(proces, register)
        proces.send_signal(sein)
        proces.communicate(timeout=EINDE)
    assert proces.returncode == code
    assert aantal_meldingen(register) == 0
    assert {pad.name for pad in tmp_path.iterdir()} - {
        "register.db-wal",
        "register.db-shm",
    } == eerst
    assert was is None or (tmp_path / "af.csv").read_text() == was
