"""Files as nobody should send them: no trace, the exit code of the contract, in time, in little
memory.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.fuzz.mutaties import SOORTEN, muteer

AANTAL = {"xls": 60}
"""Each of these takes two processes."""
GEWOON = 500


@pytest.mark.parametrize("soort", SOORTEN)
def test_no_broken_file_breaks_the_program(
    omgeving: dict[str, str], tmp_path: Path, soort: str
) -> None:
    aantal = AANTAL.get(soort, GEWOON)
    klaar = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", soort, "--aantal", str(aantal), "--bewaar", tmp_path],
        cwd=ROOT,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (klaar.returncode, klaar.stdout) == (0, ""), klaar.stderr
    assert klaar.stderr.startswith(f"{soort}: {aantal} files from seed 0, 0 wrong")


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_seed_is_one_file_and_the_next_another(soort: str) -> None:
    bestanden = [muteer(soort, zaad) for zaad in range(40)]
    assert bestanden == [muteer(soort, zaad) for zaad in range(40)]
    assert len(set(bestanden)) > 30


def test_a_fault_is_told_with_its_seed_and_the_file_is_kept(
    omgeving: dict[str, str], tmp_path: Path
) -> None:
    stuk = (
        "import sys; from tests.fuzz import __main__ as fuzz; "
        "fuzz.CODES['csv'] = {99}; sys.exit(fuzz.main())"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", stuk, "csv", "--van", "7", "--aantal", "2", "--bewaar", tmp_path],
        cwd=ROOT,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 1
    assert [regel.partition(": exit code")[0] for regel in klaar.stdout.splitlines()] == [
        "csv 7",
        "csv 8",
    ]
    assert (tmp_path / "csv-7.csv").read_bytes() == muteer("csv", 7)
