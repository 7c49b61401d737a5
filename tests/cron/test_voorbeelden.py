"""The examples in docs/cron: what they run is a command of ours, and systemd understands them."""

import re
import shlex
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, Tafel
from tests.cron.hulp import inhoud

MAP = ROOT / "docs" / "cron"
PROGRAMMA = "/opt/tafel/bin/tafel"
DOEL = "/var/lib/tafel/weeklijsten"
REGEL = re.compile(r"^0 6 \* \* 1  umask 077; (.*)$", re.MULTILINE)


def opdracht_van(bestand: str) -> str:
    """What runs on Monday morning, as it stands in an example."""
    patroon = REGEL if bestand != "tafel-weeklijst.service" else re.compile(r"ExecStart=(.*)")
    gevonden = patroon.findall((MAP / bestand).read_text(encoding="utf-8"))
    assert len(gevonden) == 1, bestand
    return str(gevonden[0])


@pytest.mark.parametrize("bestand", ["crontab.voorbeeld", "README.md", "tafel-weeklijst.service"])
def test_every_example_runs_the_same_command_and_it_is_one_of_ours(
    tafel: Tafel, gevuld: Path, tmp_path: Path, bestand: str
) -> None:
    woorden = shlex.split(opdracht_van(bestand))
    assert woorden[0] == PROGRAMMA
    assert woorden[-1] == DOEL
    map_ = tmp_path / "weeklijsten"
    klaar = tafel(*woorden[1:-1], str(map_))
    assert (klaar.exit_code, klaar.stdout, klaar.stderr) == (0, "", "")
    assert stat.S_IMODE(map_.stat().st_mode) == 0o700
    assert "index.html" in inhoud(map_)


@pytest.mark.parametrize("bestand", ["crontab-inlezen.voorbeeld", "inlezen.md"])
def test_the_folder_is_worked_through_in_silence_unless_something_is_refused(
    tafel: Tafel, gevuld: Path, tmp_path: Path, bestand: str
) -> None:
    tekst = (MAP / bestand).read_text(encoding="utf-8")
    [opdracht] = re.findall(r"^\*/15 \* \* \* \*  umask 077; (.*)$", tekst, re.MULTILINE)
    woorden = shlex.split(opdracht)
    assert (woorden[0], woorden[-1]) == (PROGRAMMA, "/var/lib/tafel/post")
    (tmp_path / "post" / "in").mkdir(parents=True)
    for naam, leeftijd, code in (("a.csv", "31", 0), ("b.csv", "oud", 65)):
        lijst = f"kenmerk;naam;leeftijd\n{naam};Vos, K.;{leeftijd}\n"
        (tmp_path / "post" / "in" / naam).write_text(lijst)
        klaar = tafel(*woorden[1:-1], str(tmp_path / "post"))
        assert (klaar.exit_code, bool(klaar.stdout)) == (code, bool(code)), klaar.stderr
        assert klaar.stderr == ""


def test_every_path_in_the_examples_is_whole(tmp_path: Path) -> None:
    for bestand in (*MAP.glob("*.service"), *MAP.glob("*.voorbeeld")):
        tekst = bestand.read_text(encoding="utf-8")
        for naam, waarde in re.findall(r"(TAFEL_REGISTER|WorkingDirectory)=(\S+)", tekst):
            assert waarde.startswith("/"), (bestand, naam)
        assert "~" not in tekst


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here")
    for unit in (*MAP.glob("*.service"), *MAP.glob("*.timer")):
        tekst = unit.read_text(encoding="utf-8")
        tekst = tekst.replace(PROGRAMMA, "/bin/true").replace("/usr/bin/mail", "/bin/true")
        naam = unit.name.replace("@.", "@tafel-weeklijst.service.")
        (tmp_path / naam).write_text(tekst)
    assert len(list(tmp_path.iterdir())) == 3
    for unit in sorted(tmp_path.iterdir()):
        klaar = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", str(unit)],
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": "/usr/bin:/bin", "SYSTEMD_LOG_LEVEL": "warning"},
        )
        assert (klaar.returncode, klaar.stderr) == (0, "")
    wanneer = re.findall("OnCalendar=(.*)", (MAP / "tafel-weeklijst.timer").read_text())
    klaar = subprocess.run(
        ["systemd-analyze", "calendar", "--base-time=2026-11-23 07:00:00", *wanneer],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "TZ": "UTC"},
    )
    assert klaar.returncode == 0
    assert "Mon 2026-11-30 06:00:00" in klaar.stdout
