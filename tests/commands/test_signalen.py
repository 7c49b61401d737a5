"""Ctrl-C, a kill and a closed window end a run in any phase: with their own code, and tidily."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pytest

from tests.commands.hulp import GEZIN, OVERLAST, deel_toe, voer_in
from tests.conftest import Tafel
from tests.invoer.hulp import aantal_meldingen

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
EINDE = 30.0
SIGNALEN = pytest.mark.parametrize("signaal", CODES, ids=lambda s: s.name)

MODULE = ("-m", "tafel")
SCRIPT = ("-c", "from tafel.__main__ import main; main()")
"""What the program that pip makes does; what Python does before that is not ours."""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(omgeving: Mapping[str, str], tmp_path: Path) -> Start:
    """A command as a process of its own, from the moment that it listens to signals."""
    (tmp_path / "tijdelijk").mkdir()

    def begin(
        *args: str, via: tuple[str, ...] = MODULE, **anders: object
    ) -> "subprocess.Popen[str]":
        proces: subprocess.Popen[str] = subprocess.Popen(
            [sys.executable, *via, *args],
            env={**omgeving, "TMPDIR": str(tmp_path / "tijdelijk")},
            cwd=tmp_path,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **anders,  # type: ignore[call-overload]
        )
        einde = time.monotonic() + EINDE
        while not _luistert(proces.pid) and time.monotonic() < einde:
            time.sleep(0.001)
        return proces

    return begin


def _luistert(nummer: int) -> bool:
    """Whether the process catches SIGTERM."""
    staat = Path(f"/proc/{nummer}/status").read_text()
    [masker] = [r.split()[1] for r in staat.splitlines() if r.startswith("SigCgt:")]
    return bool(int(masker, 16) >> (signal.SIGTERM - 1) & 1)


@SIGNALEN
@pytest.mark.parametrize("via", [MODULE, SCRIPT], ids=["module", "script"])
@pytest.mark.parametrize("na", [0.0, 0.01, 0.03, 0.08, 0.2])
def test_during_start_up(
    start: Start, signaal: signal.Signals, via: tuple[str, ...], na: float
) -> None:
    with start("demo", via=via) as proces:
        time.sleep(na)
        proces.send_signal(signaal)
        stdout, stderr = proces.communicate(timeout=EINDE)
    assert (proces.returncode, stdout) == (CODES[signaal], "")
    assert stderr.endswith("\nAfgebroken.\n") or not stderr
    assert "Traceback" not in stderr


@SIGNALEN
def test_while_a_temporary_folder_is_in_use(
    start: Start, tmp_path: Path, signaal: signal.Signals
) -> None:
    tijdelijk = tmp_path / "tijdelijk"
    with start("demo", "--bewaar", "demo.db") as proces:
        einde = time.monotonic() + EINDE
        while not list(tijdelijk.glob("*/register.db")) and time.monotonic() < einde:
            time.sleep(0.005)
        proces.send_signal(signaal)
        stdout, stderr = proces.communicate(timeout=EINDE)
    assert (proces.returncode, stdout) == (CODES[signaal], "")
    assert stderr.endswith("\nAfgebroken.\n")
    assert "Traceback" not in stderr
    assert list(tijdelijk.iterdir()) == []
    assert not (tmp_path / "demo.db").exists()


@SIGNALEN
def test_while_output_waits_for_a_reader(
    start: Start, register: Tafel, tmp_path: Path, signaal: signal.Signals
) -> None:
    rijen = "\n".join(f"K{nummer};{'x' * 60}" for nummer in range(3000))
    inhoud = f"kenmerk;achternaam\n{rijen}"
    assert register("melding", "import", "-", input=inhoud).exit_code == 0
    with start("melding", "lijst", "--aantal", "3000", "-f", "json") as proces:
        assert proces.stdout is not None
        assert proces.stdout.read(1) == "["
        proces.send_signal(signaal)
        proces.wait(timeout=EINDE)
        assert proces.stderr is not None
        assert proces.stderr.read() == "\nAfgebroken.\n"
    assert proces.returncode == CODES[signaal]


@SIGNALEN
def test_while_a_file_is_written_nothing_half_stays(
    start: Start, register: Tafel, tmp_path: Path, signaal: signal.Signals
) -> None:
    (tmp_path / "uit").mkdir()
    voer_in(register, GEZIN)
    for keer in range(8):
        with start("melding", "lijst", "-f", "json", "--uit", "uit/lijst.json") as proces:
            time.sleep(0.1 + keer * 0.02)
            proces.send_signal(signaal)
            proces.communicate(timeout=EINDE)
        assert proces.returncode in {0, CODES[signaal]}
        assert [pad.name for pad in (tmp_path / "uit").iterdir()] in ([], ["lijst.json"])


@SIGNALEN
def test_at_a_question(
    omgeving: Mapping[str, str], register: Tafel, tmp_path: Path, signaal: signal.Signals
) -> None:
    kind = pexpect.spawn(
        sys.executable,
        ["-m", "tafel", "melding", "add"],
        env=dict(omgeving) | {"TERM": "dumb"},
        encoding="utf-8",
        timeout=EINDE,
    )
    kind.expect("Hoe heet")
    os.kill(kind.pid, signaal)
    kind.expect("Afgebroken")
    kind.expect(pexpect.EOF)
    kind.close()
    assert kind.exitstatus == CODES[signaal]
    assert aantal_meldingen(tmp_path / "register.db") == 0


def test_what_was_stored_before_it_stays_and_is_said(
    omgeving: Mapping[str, str], register: Tafel, tmp_path: Path
) -> None:
    for naam in ("Een", "Twee"):
        voer_in(register, OVERLAST | {"achternaam": naam}, inwonende_kinderen="onbekend")
    assert register("toedelen", "--alle").exit_code == 0
    kind = pexpect.spawn(
        sys.executable,
        ["-m", "tafel", "melding", "vul-aan"],
        env=dict(omgeving) | {"TERM": "dumb"},
        encoding="utf-8",
        timeout=EINDE,
    )
    kind.expect("M1, 1 van 2; Ctrl-C stopt")
    kind.expect("Welke kinderen")
    kind.sendline("geen")
    kind.expect("M2, 2 van 2")
    kind.expect("Welke kinderen")
    kind.sendintr()
    kind.expect("Afgebroken; wat al bewaard was, blijft")
    kind.expect(pexpect.EOF)
    kind.close()
    assert kind.exitstatus == 130
    assert deel_toe(register, "M1")["uitkomst"] == "tafel"


TRAAG = """
import sys, time
from tafel.commands._lijn import uitvoer
from tafel.commands.melding import importuitslag
lever = uitvoer.lever
def traag(*args):
    print("OPGESLAGEN", file=sys.stderr, flush=True)
    time.sleep({wacht})
    lever(*args)
importuitslag.lever = uitvoer.lever = traag
from tafel.__main__ import main
main()
"""
"""The program, slow to tell what it stored."""


@SIGNALEN
@pytest.mark.parametrize(
    ("rijen", "code"), [("A;Goed;36", 0), ("A;Goed;36\nB;Fout;oud", 65)], ids=["all", "in part"]
)
def test_once_everything_is_stored_it_is_told(
    start: Start,
    register: Tafel,
    tmp_path: Path,
    signaal: signal.Signals,
    rijen: str,
    code: int,
) -> None:
    """Who repeats what was broken off would store it twice."""
    (tmp_path / "in.csv").write_text(f"kenmerk;naam;leeftijd\n{rijen}\n")
    via = ("-c", TRAAG.format(wacht=0.5))
    with start("melding", "import", "in.csv", "-f", "tekst", via=via) as proces:
        assert proces.stderr is not None
        assert proces.stderr.readline() == "OPGESLAGEN\n"
        proces.send_signal(signaal)
        stdout, stderr = proces.communicate(timeout=EINDE)
    assert (proces.returncode, "Afgebroken" in stderr) == (code, False)
    assert "import 1: " in stdout
    assert aantal_meldingen(tmp_path / "register.db") == 1


def test_a_second_signal_breaks_off_the_telling(
    start: Start, register: Tafel, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("kenmerk;naam\nA;Goed\n")
    with start("melding", "import", "in.csv", via=("-c", TRAAG.format(wacht=30))) as proces:
        assert proces.stderr is not None
        assert proces.stderr.readline() == "OPGESLAGEN\n"
        proces.send_signal(signal.SIGINT)
        time.sleep(2.2)
        proces.send_signal(signal.SIGTERM)
        stdout, stderr = proces.communicate(timeout=EINDE)
    assert (proces.returncode, stdout) == (143, "")
    assert stderr.endswith("\nAfgebroken; wat al bewaard was, blijft.\n")


def test_a_signal_that_was_ignored_from_the_start_stays_ignored(
    omgeving: Mapping[str, str], register: Tafel, tmp_path: Path
) -> None:
    regel = f"trap '' HUP; {sys.executable} -m tafel melding lijst & p=$!; kill -HUP $p; wait $p"
    klaar = subprocess.run(
        ["bash", "-c", regel],
        env=dict(omgeving),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (klaar.returncode, klaar.stderr) == (0, "")
