"""Nothing is lost when others write too, and nothing stays by halves after kill -9."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tafel.errors import Busy
from tafel.register.store import Register
from tests.conftest import ROOT
from tests.register.hulp import TELLER, is_heel, rauw, verhoog

PROCESSEN, STAPPEN = 8, 250

WERKER = """
import sys
from pathlib import Path
from tafel.register.store import Register

with Register(Path(sys.argv[1])) as register:
    for _ in range(int(sys.argv[2])):
        with register.schrijf():
            stand = int(register.lees_een("SELECT buurt FROM huishouden WHERE id = 1")[0])
            register.werk_bij("huishouden", 1, {"buurt": str(stand + 1)})
            register.voeg_alle_toe("huishouden", ("id",), [(register.volgnummer("huishouden"),)])
"""
SCHRIJVER = """
import sys, time
from pathlib import Path
from tafel.register.store import Register

with Register(Path(sys.argv[1])) as register:
    while True:
        with register.schrijf():
            huishouden = register.voeg_toe("huishouden", {"buurt": "x" * 20_000})
            register.voeg_toe("persoon", {"huishouden": huishouden, "rol": "hoofdpersoon"})
        print(huishouden, flush=True)
"""
GROTE_SCHRIJVER = """
import sys, time
from pathlib import Path
from tafel.register.store import Register

with Register(Path(sys.argv[1])) as register, register.schrijf():
    for _ in range(1000):
        register.voeg_toe("huishouden", {"buurt": "x" * 20_000})
    print("bezig", flush=True)
    time.sleep(60)
"""


def start(code: str, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def draaiend(code: str, *args: object) -> Iterator[subprocess.Popen[str]]:
    """A process that is killed with -9 at the end of the block."""
    with start(code, *args) as proces:
        try:
            yield proces
        finally:
            proces.send_signal(signal.SIGKILL)


def test_of_eight_processes_that_read_and_then_write_no_step_is_lost(teller: Path) -> None:
    processen = [start(WERKER, teller, STAPPEN) for _ in range(PROCESSEN)]
    codes = []
    for proces in processen:
        proces.communicate(timeout=120)
        codes.append(proces.returncode)
    assert codes == [0] * PROCESSEN
    assert rauw(teller, TELLER) == [str(PROCESSEN * STAPPEN)]
    assert rauw(teller, "SELECT count(*) FROM huishouden") == [PROCESSEN * STAPPEN + 1]
    assert rauw(teller, "SELECT max(id) FROM huishouden") == [PROCESSEN * STAPPEN + 1]


def test_without_a_transaction_such_a_step_is_lost(teller: Path) -> None:
    """The control: what the test above counts does go wrong without `schrijf`."""
    with Register(teller) as een, Register(teller) as ander:
        [(gelezen,)] = een.lees(TELLER)
        with ander.schrijf():
            verhoog(ander)
        een.werk_bij("huishouden", 1, {"buurt": str(int(gelezen) + 1)})
    assert rauw(teller, TELLER) == ["1"]


def test_a_deferred_transaction_fails_where_ours_waits(teller: Path) -> None:
    """The control for BEGIN IMMEDIATE: a deferred one finds out too late, and waiting is no use."""
    with Register(teller) as een, Register(teller) as ander:
        een._verbinding.execute("BEGIN DEFERRED")
        een.lees(TELLER)
        with ander.schrijf():
            verhoog(ander)
        begin = time.monotonic()
        with pytest.raises(Busy):
            verhoog(een)
        assert time.monotonic() - begin < 5


def test_kill_9_while_committing_keeps_what_was_reported_and_nothing_by_halves(pad: Path) -> None:
    laatste = 0
    with draaiend(SCHRIJVER, pad) as proces:
        assert proces.stdout is not None
        for regel in proces.stdout:
            laatste = int(regel)
            if laatste >= 20:
                break
    assert is_heel(pad)
    [huishoudens] = rauw(pad, "SELECT count(*) FROM huishouden")
    assert huishoudens >= laatste >= 20
    assert rauw(pad, "SELECT count(*) FROM persoon") == [huishoudens]


def test_kill_9_inside_a_large_transaction_leaves_the_register_as_it_was(teller: Path) -> None:
    with draaiend(GROTE_SCHRIJVER, teller) as proces:
        assert proces.stdout is not None
        assert proces.stdout.readline() == "bezig\n"
        assert teller.with_name("register.db-wal").stat().st_size > 5_000_000
    with Register(teller, wacht=0) as register, register.schrijf():
        verhoog(register)
    assert is_heel(teller)
    assert rauw(teller, "SELECT id || buurt FROM huishouden") == ["11"]
