"""`tafel demo`: the same every time and everywhere, and it leaves nothing behind."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Tafel


def draai(omgeving: dict[str, str], map_: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tafel", "demo"],
        env=omgeving | env,
        cwd=map_,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_twice_the_same_and_nothing_left(omgeving: dict[str, str], tmp_path: Path) -> None:
    tijdelijk, elders = tmp_path / "tmp", tmp_path / "elders"
    tijdelijk.mkdir()
    elders.mkdir()
    env = {"TMPDIR": str(tijdelijk), "TAFEL_VANDAAG": "2027-01-04"}
    eerst = draai(omgeving, tmp_path, **env)
    daarna = draai(omgeving, elders, **env)
    assert (eerst.returncode, eerst.stderr) == (0, "")
    assert daarna.stdout == eerst.stdout
    assert list(tijdelijk.iterdir()) == list(elders.iterdir()) == []
    assert list((tmp_path / "thuis").iterdir()) == []
    assert not (tmp_path / "register.db").exists()


@pytest.mark.parametrize("breedte", [80, 120])
def test_fits(tafel: Tafel, breedte: int) -> None:
    uitvoer = tafel("demo", env={"COLUMNS": str(breedte)})
    assert uitvoer.exit_code == 0
    assert max(map(len, uitvoer.stdout.splitlines())) == breedte
    for verwacht in ("JEUGD EN GEZIN", "VOLWASSENEN", "COÖRDINATORENOVERLEG", "CRISIS  M4"):
        assert verwacht in uitvoer.stdout


def test_touches_no_register_of_the_user(tafel: Tafel, tmp_path: Path) -> None:
    assert tafel("init").exit_code == 0
    eerst = (tmp_path / "register.db").read_bytes()
    assert tafel("demo").exit_code == 0
    assert (tmp_path / "register.db").read_bytes() == eerst


@pytest.mark.parametrize("profiel", ["stedelijk", "werkplan", "almere"])
def test_under_every_profile(tafel: Tafel, profiel: str) -> None:
    uitvoer = tafel("--profiel", profiel, "demo")
    assert uitvoer.exit_code == 0
    assert uitvoer.stdout.count("VERTROUWELIJK") >= 3
