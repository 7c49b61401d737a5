"""Whatever breaks off a run that was given a crisis: it says that it is not stored, and whom to
phone, and names nobody.
"""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Resultaat, Tafel
from tests.invoer.hulp import aantal_meldingen
from tests.invoer.test_onderbreken import EINDE, start

BEL = "bel nu Bureau Jeugdzorg"
RIJ = f"CRISIS: rij 3 van in.csv is NIET bewaard: {BEL}"
MISSCHIEN = f"CRISIS: rij 4 van in.csv is NIET bewaard en kan een crisis zijn: {BEL}"
UW = f"CRISIS: uw melding is NIET bewaard: {BEL}"
ACUUT = "        bij acuut gevaar 112; zodra het weer kan: opnieuw "
IN = "naam;crisis;leeftijd\nRust;nee;30\nNood, Kim;ja;12\nVaag;misschien;9\n"


@pytest.fixture
def register(nieuw_register: Path, tmp_path: Path) -> Path:
    pad = tmp_path / "register.db"
    pad.write_bytes(nieuw_register.read_bytes())
    return pad


@pytest.fixture(autouse=True)
def bestand(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(IN)
    (tmp_path / "goed.csv").write_text("naam;crisis\nRust;nee\nStil;ja\n")
    (tmp_path / "rust.csv").write_text("naam;crisis\nRust;nee\n")


def gezegd(stderr: str) -> list[str]:
    """What comes after the error itself."""
    regels = stderr.splitlines()
    eerste = next((n for n, regel in enumerate(regels) if "CRISIS" in regel), len(regels))
    assert eerste > 0, "the error comes first"
    assert [naam for naam in ("Nood", "Kim", "Vaag", "Stil") if naam in stderr] == []
    return regels[eerste:]


AFGEBROKEN = {
    "no second file": (("melding", "import", "in.csv", "weg.csv"), 66),
    "a name that is too long": (("melding", "import", "in.csv", "x" * 300), 66),
    "no register": (("--register", "weg.db", "melding", "import", "in.csv"), 69),
    "no register here": (("--register", "in.csv", "melding", "import", "in.csv"), 69),
    "another profile": (("--profiel", "almere", "melding", "import", "in.csv"), 78),
    "no profile": (("--profiel", "weg", "melding", "import", "in.csv"), 78),
    "a day that is none": (("--vandaag", "x", "melding", "import", "in.csv"), 2),
    "an encoding that is none": (("melding", "import", "in.csv", "--codering", "x"), 2),
    "an option that is none": (("melding", "import", "in.csv", "--prof"), 2),
    "a form that is none": (("melding", "import", "in.csv", "-f", "pdf"), 2),
    "no place for the output": (("melding", "import", "in.csv", "--uit", "weg/x.txt"), 73),
    "no place for the refused": (("melding", "import", "in.csv", "--afgewezen", "weg/x.csv"), 73),
    "the register as output": (("melding", "import", "in.csv", "--uit", "register.db"), 2),
    "a trial": (("melding", "import", "in.csv", "weg.csv", "--proef"), 66),
    "without messages": (("--stil", "melding", "import", "in.csv", "weg.csv"), 66),
}


@pytest.mark.parametrize(("regel", "code"), AFGEBROKEN.values(), ids=AFGEBROKEN)
def test_of_an_import_each_row_is_said(
    tafel: Tafel, register: Path, regel: Sequence[str], code: int
) -> None:
    uit = tafel(*regel)
    assert (uit.exit_code, aantal_meldingen(register)) == (code, 0)
    bel = "bel nu de crisisdienst van uw gemeente" if code == 2 and "--vandaag" in regel else BEL
    verwacht = [regel.replace(BEL, bel) for regel in (RIJ, MISSCHIEN)]
    assert gezegd(uit.stderr) == [*verwacht, f"{ACUUT}inlezen"]


@pytest.mark.parametrize("waar", ["-", "pijp"])
def test_what_can_be_read_once_is_not_lost(
    tafel_proces: Tafel, register: Path, tmp_path: Path, waar: str
) -> None:
    """The second file is missed only when the first was read; without a register neither was."""
    if waar == "pijp":
        os.mkfifo(tmp_path / waar)

    def lees(*opties: str) -> Resultaat:
        if waar == "-":
            return tafel_proces(*opties, input=IN)
        with subprocess.Popen(["bash", "-c", "cat in.csv > pijp"], cwd=tmp_path):
            return tafel_proces(*opties)

    uit = lees("melding", "import", waar, "weg.csv")
    zonder = lees("--register", "weg.db", "melding", "import", waar)
    heet = "stdin" if waar == "-" else waar
    for afgebroken, code in ((uit, 66), (zonder, 69)):
        assert afgebroken.exit_code == code
        assert gezegd(afgebroken.stderr)[0] == RIJ.replace("in.csv", heet)
    assert aantal_meldingen(register) == 0


INVOER = {
    "a date that is none": (("--crisis", "ja", "--geboortedatum", "31-02-2010"), 65),
    "a postcode that is none": (("--postcode", "99", "--urgentie", "crisis"), 65),
    "an option that is none": (("--urgentie", "crisis", "--onzin", "x"), 2),
    "an option without its value": (("--crisis", "ja", "--reden"), 2),
    "too much": (("--crisis", "ja", "x", "y"), 2),
    "two from stdin": (("--crisis", "ja", "--reden", "-", "--naam", "-"), 2),
    "nothing on stdin": (("--crisis", "ja", "--reden", "-"), 65),
    "two that cannot be": (("--crisis", "ja", "--geboortedatum", "2030-01-01"), 65),
}


@pytest.mark.parametrize("daad", ["add", "wijzig", "vul-aan"])
@pytest.mark.parametrize(("opties", "code"), INVOER.values(), ids=INVOER)
def test_what_was_typed_is_said(
    tafel: Tafel, register: Path, opties: Sequence[str], code: int, daad: str
) -> None:
    assert tafel("melding", "add", "--leeftijd", "30").exit_code == 0
    nummer = () if daad == "add" else ("M1",)
    uit = tafel("melding", daad, *nummer, *opties)
    assert (uit.exit_code, aantal_meldingen(register)) == (code, 1)
    assert gezegd(uit.stderr) == [UW, f"{ACUUT}invoeren"]


def test_a_crisis_that_cannot_be_read_may_be_one(tafel: Tafel, register: Path) -> None:
    for opties in (("--crisis", "zeker"), ("--reden", "crisis thuis", "--postcode", "9")):
        uit = tafel("melding", "add", *opties)
        assert uit.exit_code == 65
        assert gezegd(uit.stderr)[0] == UW.replace("bewaard", "bewaard en kan een crisis zijn")
    assert aantal_meldingen(register) == 0


@pytest.mark.parametrize(
    "regel",
    [
        "melding import rust.csv weg.csv",
        "melding import weg.csv",
        "melding add --crisis nee --postcode 9",
        "melding add --urgentie spoed --reden crisis --postcode 9",
        "melding toon M99",
        "casus crisis 1 --gebeld x --onzin",
        "melding add --crisis ja --help",
    ],
)
def test_without_one_nothing_is_said(tafel: Tafel, register: Path, regel: str) -> None:
    assert register.exists()
    assert "CRISIS" not in tafel(*shlex.split(regel)).stderr


def test_one_that_is_stored_is_not_said_to_be_lost(tafel: Tafel, register: Path) -> None:
    """Each with a number of its own to allocate; a refused row is told as refused."""
    for regel, code in (
        ("melding import goed.csv", 0),
        ("melding import in.csv", 65),
        ("melding add --crisis ja", 0),
        ("melding wijzig M1 --crisis ja", 0),
    ):
        uit = tafel(*regel.split())
        assert (uit.exit_code, "NIET bewaard" in uit.stderr) == (code, False)
        assert "CRISIS: M" in uit.stderr
    assert aantal_meldingen(register) == 5


def test_the_number_that_the_register_knows_is_named(tafel: Tafel, register: Path) -> None:
    telefoon = ("--telefoon", "020-0000001")
    assert tafel("partner", "contact", "bjz", "--naam", "Dienst", *telefoon).exit_code == 0
    assert register.exists()
    uit = tafel("melding", "add", "--crisis", "ja", "--postcode", "9")
    assert gezegd(uit.stderr)[0] == f"{UW} (020-0000001)"


def wacht_op_register(nummer: int, register: Path) -> None:
    """Until the process has the register open, and goes on waiting for it."""
    einde, gezien = time.monotonic() + EINDE, 0
    while gezien < 5:
        assert time.monotonic() < einde, "the import never came that far"
        open_ = {str(pad.readlink()) for pad in Path(f"/proc/{nummer}/fd").iterdir()}
        gezien = gezien + 1 if str(register) in open_ else 0
        time.sleep(0.1)


@pytest.mark.parametrize("signaal", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_is_followed_by_it(
    omgeving: dict[str, str], register: Path, tmp_path: Path, signaal: signal.Signals
) -> None:
    """While a second file is waited for."""
    os.mkfifo(tmp_path / "pijp")
    with start(omgeving, tmp_path, "in.csv", "pijp") as proces:
        wacht_op_register(proces.pid, register)
        proces.send_signal(signaal)
        stdout, stderr = proces.communicate(timeout=EINDE)
    assert (proces.returncode, stdout) == (128 + signaal, "")
    assert stderr.startswith("\nAfgebroken.\n")
    assert gezegd(stderr) == [RIJ, MISSCHIEN, f"{ACUUT}inlezen"]
    assert aantal_meldingen(register) == 0


def test_an_answer_on_a_terminal_is_not_lost(omgeving: dict[str, str], register: Path) -> None:
    with pexpect.spawn(
        sys.executable,
        ["-m", "tafel", "melding", "add", "--naam", "X", "--geboortedatum", "2010", "--reden", "x"],
        env=os.environ | omgeving,
        encoding="utf-8",
        timeout=EINDE,
    ) as proces:
        proces.expect("organisatie.*: ")
        proces.sendline("school")
        proces.expect("crisis.*: ")
        proces.sendline("crisis")
        proces.expect("leefgebied.*: ")
        proces.sendintr()
        proces.expect("Afgebroken")
        proces.expect(UW)
        proces.expect(pexpect.EOF)
    assert proces.exitstatus == 130
    assert aantal_meldingen(register) == 0


Draai = Callable[[str], "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def draai(omgeving: dict[str, str], tmp_path: Path) -> Draai:
    def voer_uit(regel: str) -> "subprocess.CompletedProcess[bytes]":
        tafel = f"{sys.executable} -m tafel"
        opdracht = ["bash", "-c", f"{tafel} {regel}"]
        return subprocess.run(
            opdracht, cwd=tmp_path, env=omgeving, capture_output=True, check=False
        )

    return voer_uit


@pytest.mark.parametrize("naar", ["2>/dev/full", "2>&-"])
@pytest.mark.parametrize(
    ("regel", "code", "zin"),
    [
        ("melding import in.csv weg.csv", 66, RIJ),
        ("melding import in.csv weg.csv -f json", 66, RIJ),
        ("melding add --crisis ja --postcode 9", 65, UW),
        ("melding add --crisis ja --onzin", 2, UW),
        ("melding add --crisis ja", 0, "CRISIS: M1. Deel nu toe: tafel toedelen M1"),
        ("melding import goed.csv", 0, "CRISIS: M2. Deel nu toe: tafel toedelen M2"),
        ("melding import in.csv", 65, f"CRISIS: rij 4 van in.csv is geweigerd en kan een {BEL}"),
    ],
)
def test_without_a_stderr_it_is_said_on_stdout(
    draai: Draai, register: Path, regel: str, code: int, zin: str, naar: str
) -> None:
    assert register.exists()
    uit = draai(f"{regel} {naar}")
    zin = zin.replace("kan een bel", "kan een crisis zijn: bel")
    assert (uit.returncode, zin in uit.stdout.decode().splitlines()) == (code, True), uit
    assert [naam for naam in (b"Nood", b"Kim", b"Stil") if naam in uit.stdout] == []


def test_a_signal_without_a_stderr_too(
    omgeving: dict[str, str], register: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pijp")
    opdracht = f"exec {sys.executable} -m tafel melding import in.csv pijp 2>/dev/full"
    with subprocess.Popen(
        ["bash", "-c", opdracht], env=omgeving, cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as proces:
        wacht_op_register(proces.pid, register)
        proces.send_signal(signal.SIGTERM)
        stdout, _ = proces.communicate(timeout=EINDE)
    assert (proces.returncode, stdout.splitlines()[0]) == (143, RIJ)
