"""`tafel demo`: the same every time and everywhere, and it leaves nothing behind."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Demojaar, Tafel


def test_twice_the_same_and_nothing_left(
    omgeving: dict[str, str], tmp_path: Path, demojaar: Demojaar
) -> None:
    tijdelijk, elders = tmp_path / "tmp", tmp_path / "elders"
    tijdelijk.mkdir()
    elders.mkdir()
    gedaan = subprocess.run(
        [sys.executable, "-m", "tafel", "demo"],
        env=omgeving | {"TMPDIR": str(tijdelijk), "TAFEL_VANDAAG": "2027-01-04"},
        cwd=elders,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert gedaan.returncode == 0
    assert gedaan.stderr.splitlines()[-1].startswith("  tafel init ")
    assert gedaan.stdout == demojaar("zuidoost", tmp_path / "jaar.db").stdout
    assert list(tijdelijk.iterdir()) == list(elders.iterdir()) == []
    assert list((tmp_path / "thuis").iterdir()) == []
    assert not (tmp_path / "register.db").exists()


def test_fits_and_touches_no_register_of_the_user(
    tafel: Tafel, tmp_path: Path, demojaar: Demojaar
) -> None:
    smal = demojaar("zuidoost", tmp_path / "jaar.db")
    assert tafel("init").exit_code == 0
    eerst = (tmp_path / "register.db").read_bytes()
    breed = tafel("demo", env={"COLUMNS": "120"})
    assert (tmp_path / "register.db").read_bytes() == eerst
    for breedte, uitvoer in ((80, smal), (120, breed)):
        assert uitvoer.exit_code == 0
        assert max(map(len, uitvoer.stdout.splitlines())) == breedte
        for tafel_ in ("JEUGD EN GEZIN", "VOLWASSENEN", "COÖRDINATORENOVERLEG"):
            assert tafel_ in uitvoer.stdout
        assert "escaleer brief E" in uitvoer.stdout


@pytest.mark.parametrize("profiel", ["zuidoost", "stedelijk", "werkplan", "almere"])
def test_one_casus_reaches_the_last_step_and_the_year_can_be_kept(
    tafel: Tafel, tmp_path: Path, demojaar: Demojaar, profiel: str
) -> None:
    pad = tmp_path / "jaar.db"
    uit = demojaar(profiel, pad)
    assert (uit.exit_code, pad.stat().st_mode & 0o777) == (0, 0o600)
    assert "tafel --register register.db --vandaag 2026-11-23 casus lijst" in uit.stderr
    assert uit.stdout.count("VERTROUWELIJK") >= 3
    bewaard = ("--register", str(pad), "--profiel", profiel)

    def json_van(*args: str) -> Any:
        gelezen = tafel(*bewaard, *args, "-f", "json")
        assert gelezen.exit_code == 0, gelezen.stderr
        return json.loads(gelezen.stdout)

    hoogste = {
        e["casus"] for e in json_van("escaleer", "lijst", "--status", "alle") if e["stap"] == 3
    }
    assert len(hoogste) == 1
    [ster] = hoogste
    stappen = [
        e["stap"] for e in json_van("casus", "toon", str(ster))["escalaties"] if e["afspraak"]
    ]
    assert set(stappen) == {1, 2, 3}
    assert f"$ tafel casus toon {ster}\n" in uit.stdout
    statussen = {
        a["status"] for a in json_van("afspraak", "lijst", "--status", "alle", "--aantal", "2000")
    }
    assert statussen >= {"open", "nagekomen", "niet_nagekomen", "vervallen"}
    casussen = json_van("casus", "lijst", "--aantal", "1000")
    assert {c["status"] for c in casussen} == {"open", "gesloten"}
    assert tafel("--profiel", profiel, "demo", "--bewaar", str(pad)).exit_code == 69


def test_the_help_promises_all_that_there_is(tafel: Tafel) -> None:
    hulp = " ".join(tafel("--help").stdout.split())
    assert "Het casusregister van een stadsdeeltafel: van melding tot nazorg." in hulp
    assert "Van melding tot nazorg met verzonnen gegevens." in hulp
