"""The weekly lists from real cron: `python -m pytest tests/cron/echt.py`, as root, a minute long.

Apart from the test suite, which must be quick: no `test_` in its name. One minute turns, at which
cron starts three lines: an ordinary one, one whose folder is held, one whose disk is full.
"""

import fcntl
import os
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cron.conftest import MAANDAG, VOLGENDE
from tests.cron.hulp import TAFEL, inhoud, maak, omgeving, vul_schijf
from tests.cron.test_map import VAN_TAFELS, tmpfs
from tests.cron.test_voorbeelden import DOEL, PROGRAMMA, opdracht_van

CROND = Path("/etc/cron.d")
GEDULD = 90
"""Seconds: until the minute turns, and for the work itself."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a crontab, and what becomes of it."""

    naam: str
    map: Path
    werk: Path

    @property
    def uitvoer(self) -> Path:
        """What cron would mail."""
        return self.werk / f"{self.naam}.uitvoer"

    @property
    def code(self) -> Path:
        return self.werk / f"{self.naam}.code"

    def tekst(self) -> str:
        """The line of the example, every minute, as root, with our program and folder."""
        opdracht = opdracht_van("crontab.voorbeeld")
        opdracht = opdracht.replace(PROGRAMMA, " ".join(TAFEL)).replace(DOEL, str(self.map))
        return (
            f"* * * * * root umask 077; cd /; [ -e {self.code} ] || {{ {opdracht} "
            f">{self.uitvoer} 2>&1; echo $? >{self.code}.half; mv {self.code}.half {self.code}; }}"
        )


@contextmanager
def cron(regels: list[Regel], register: Path) -> Iterator[None]:
    """Cron with these lines, until the block ends; an own daemon, unless one runs already."""
    bestand = CROND / f"tafel-proef-{os.getpid()}"
    namen = ("PYTHONPATH", "TAFEL_REGISTER", "TAFEL_GEBRUIKER", "TAFEL_VANDAAG")
    instellingen = {naam: omgeving(register, VOLGENDE)[naam] for naam in namen}
    kop = ["MAILTO=root", *(f"{naam}={waarde}" for naam, waarde in instellingen.items())]
    daemon = None
    try:
        bestand.write_text("\n".join([*kop, *(regel.tekst() for regel in regels), ""]))
        bestand.chmod(0o644)
        daemon = subprocess.Popen(["cron", "-f"], stderr=subprocess.DEVNULL)
        yield
    finally:
        bestand.unlink(missing_ok=True)
        if daemon is not None:
            daemon.terminate()
            daemon.wait(timeout=10)


def test_monday_morning(gevuld: Path, tmp_path: Path) -> None:
    if os.geteuid() != 0 or shutil.which("cron") is None or not CROND.is_dir():
        assert not os.environ.get("CI"), "install cron, and run this as root"
        pytest.skip("real cron needs root and Debian's package cron")
    with ExitStack() as stapel:
        schijf = stapel.enter_context(tmpfs(tmp_path / "schijf", "1m"))
        gewoon = Regel("gewoon", tmp_path / "gewoon", tmp_path)
        bezet = Regel("bezet", tmp_path / "bezet", tmp_path)
        vol = Regel("vol", schijf / "lijsten", tmp_path)
        for regel in (bezet, vol):
            assert maak(gevuld, regel.map, MAANDAG).exit_code == 0
        voor = {regel.naam: inhoud(regel.map) for regel in (bezet, vol)}
        vul_schijf(schijf / "vulling")
        slot = os.open(bezet.map, os.O_RDONLY)
        stapel.callback(os.close, slot)
        fcntl.flock(slot, fcntl.LOCK_EX)
        regels = [gewoon, bezet, vol]
        with cron(regels, gevuld):
            tot = time.monotonic() + GEDULD
            while not all(regel.code.exists() for regel in regels):
                assert time.monotonic() < tot, "cron did not run them"
                time.sleep(0.2)
        codes = {regel.naam: regel.code.read_text().strip() for regel in regels}
        gezegd = {regel.naam: regel.uitvoer.read_text() for regel in regels}
        assert codes == {"gewoon": "0", "bezet": "75", "vol": "73"}
        assert gezegd == {
            "gewoon": "",
            "bezet": f"tafel: een andere opdracht schrijft nu in {bezet.map}; "
            "probeer het straks opnieuw\n",
            "vol": f"tafel: Kan {vol.map} niet schrijven: de schijf is vol; maak ruimte.\n",
        }
        assert set(inhoud(gewoon.map)) >= VAN_TAFELS | {"index.html"}
        assert {stat.S_IMODE(pad.stat().st_mode) for pad in gewoon.map.iterdir()} == {0o600}
        assert {regel.naam: inhoud(regel.map) for regel in (bezet, vol)} == voor
        assert not list(Path("/").glob("*.html"))
