"""The weekly lists as cron makes them: another folder, hardly any environment."""

import errno
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, Resultaat

TAFEL = (sys.executable, "-m", "tafel")


def omgeving(register: Path, vandaag: str) -> dict[str, str]:
    """What cron gives (man 5 crontab), and what the lines above the command in a crontab add."""
    return {
        "HOME": "/",
        "LOGNAME": "root",
        "SHELL": "/bin/sh",
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "TAFEL_REGISTER": str(register),
        "TAFEL_GEBRUIKER": "cron",
        "TAFEL_VANDAAG": vandaag,
    }


def weeklijsten(map_: Path) -> list[str]:
    return [*TAFEL, "--stil", "rapport", "weeklijst", "--alle", "--uit", str(map_)]


def maak(register: Path, map_: Path, vandaag: str) -> Resultaat:
    """One run, from / and with only that environment."""
    klaar = subprocess.run(
        weeklijsten(map_),
        env=omgeving(register, vandaag),
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return Resultaat(klaar.returncode, klaar.stdout, klaar.stderr)


def vul_schijf(pad: Path) -> None:
    """Write to a new file until the disk is full."""
    vol = False
    with pad.open("wb", buffering=0) as bestand:
        while not vol:
            try:
                bestand.write(b"x" * 4096)
            except OSError as fout:
                vol = fout.errno == errno.ENOSPC
                if not vol:
                    raise


def restanten(map_: Path) -> set[str]:
    """What a run has put there under another name."""
    return {pad.name for pad in map_.iterdir() if pad.name.startswith(".")}


def inhoud(map_: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {pad.name: pad.read_bytes() for pad in sorted(map_.iterdir())}
