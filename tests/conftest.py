"""The real command line for tests: in this process (fast) or as a process of its own."""

import fcntl
import gc
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pytest
from typer.core import TyperGroup

from tafel import cli
from tafel.register import beheer, instellingen, store
from tafel.register.verbinding import verbind
from tafel.rules.profiel.profiel import Profiel
from tafel.services.regels import profielen

ROOT = Path(__file__).parent.parent
VANDAAG = "2026-11-23"


@dataclass(frozen=True, slots=True)
class Resultaat:
    """What one run of the program came to."""

    exit_code: int
    stdout: str
    stderr: str


class Tafel(Protocol):
    """Runs one command line; `input` is its stdin, `env` is added to the isolated environment."""

    def __call__(
        self, *args: str, input: str | bytes | None = None, env: Mapping[str, str] | None = None
    ) -> Resultaat: ...


Demojaar = Callable[[str, Path], Resultaat]
"""Of a profile: keeps the demo year in a file of one's own, returns what `tafel demo` printed."""


@pytest.fixture(scope="session", autouse=True)
def _een_keer_geladen() -> Iterator[None]:
    """The same for every command: how it is built, a profile that comes with the program, and when
    garbage is collected.
    """
    laad = profielen.laad_profiel
    meegeleverd = cache(laad)

    def laad_profiel(naam_of_pad: str) -> Profiel:
        eigen = "/" in naam_of_pad or naam_of_pad.endswith(".toml")
        return (laad if eigen else meegeleverd)(naam_of_pad)

    gc.set_threshold(cli.AFVALDREMPEL)
    hoofdcommando = cli.bouw_hoofdcommando()

    def bouw_hoofdcommando() -> TyperGroup:
        hoofdcommando.commands.clear()
        return hoofdcommando

    with pytest.MonkeyPatch.context() as tijdelijk:
        tijdelijk.setattr(profielen, "laad_profiel", laad_profiel)
        tijdelijk.setattr(cli, "bouw_hoofdcommando", bouw_hoofdcommando)
        tijdelijk.setattr(cli, "bouw_commando", cache(cli.bouw_commando))
        yield


@pytest.fixture(scope="session")
def nieuw_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `tafel init` makes where days are played: made once, to be copied."""
    map_ = tmp_path_factory.mktemp("nieuw")
    pad = map_ / "register.db"
    vast = ("--register", str(pad), "--vandaag", "2001-01-01", "--stil")
    subprocess.run(
        [sys.executable, "-m", "tafel", *vast, "init"],
        env={"PATH": os.environ["PATH"], "HOME": str(map_), "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=60,
    )
    return pad


@pytest.fixture(scope="session")
def demojaar(tmp_path_factory: pytest.TempPathFactory) -> Demojaar:
    """Played once per profile, also for several workers: in 80 columns, as `register.db`."""
    map_ = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        map_ = map_.parent
    omgeving = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}

    def bewaar(profiel: str, pad: Path) -> Resultaat:
        jaar = map_ / f"demojaar-{profiel}"
        jaar.mkdir(exist_ok=True)
        gedrukt = jaar / "gedrukt.json"
        with (jaar / "slot").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            if not gedrukt.exists():
                opdracht = ("--profiel", profiel, "demo", "--bewaar", "register.db")
                klaar = subprocess.run(
                    [sys.executable, "-m", "tafel", *opdracht],
                    env=omgeving | {"HOME": str(jaar), "COLUMNS": "80"},
                    cwd=jaar,
                    capture_output=True,
                    text=True,
                    check=False,
                    timeout=120,
                )
                gedrukt.write_text(json.dumps([klaar.returncode, klaar.stdout, klaar.stderr]))
        shutil.copy2(jaar / "register.db", pad)
        return Resultaat(*json.loads(gedrukt.read_text()))

    return bewaar


@pytest.fixture
def omgeving(tmp_path: Path) -> dict[str, str]:
    """An environment without a trace of who runs the tests; the register is in tmp_path."""
    thuis = tmp_path / "thuis"
    thuis.mkdir()
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(thuis),
        "XDG_DATA_HOME": str(thuis / "data"),
        "XDG_CONFIG_HOME": str(thuis / "config"),
        "XDG_CACHE_HOME": str(thuis / "cache"),
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "PYTHONPATH": str(ROOT),
        "TAFEL_GEBRUIKER": "tester",
        "TAFEL_REGISTER": str(tmp_path / "register.db"),
        "TAFEL_VANDAAG": VANDAAG,
    }


@pytest.fixture
def tafel(omgeving: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tafel:
    """In this process, through the error boundary; an unforeseen exception reaches the test.

    Its register may be lost when the machine stops: no command waits for the disk.
    """
    for naam in os.environ.keys() - omgeving.keys():
        if naam.startswith(("TAFEL_", "_TAFEL_", "XDG_")) or naam in {"NO_COLOR", "TERM", "LINES"}:
            monkeypatch.delenv(naam)
    for naam, waarde in omgeving.items():
        monkeypatch.setenv(naam, waarde)
    monkeypatch.chdir(tmp_path)
    for module in (beheer, instellingen, store):
        monkeypatch.setattr(module, "verbind", _verbind_vluchtig)

    def draai(
        *args: str, input: str | bytes | None = None, env: Mapping[str, str] | None = None
    ) -> Resultaat:
        uit, fout = _stroom(), _stroom()
        with monkeypatch.context() as tijdelijk, redirect_stdout(uit), redirect_stderr(fout):
            tijdelijk.setattr(sys, "stdin", _invoer(_bytes(input)))
            for naam, waarde in (env or {}).items():
                tijdelijk.setenv(naam, waarde)
            code = cli.run(list(args))
        return Resultaat(code, _inhoud(uit), _inhoud(fout))

    return draai


@pytest.fixture
def aan_toetsen(tafel: Tafel, monkeypatch: pytest.MonkeyPatch) -> Tafel:
    """As `tafel`, with somebody at the keyboard: `input` is what is typed."""

    def draai(
        *args: str, input: str | bytes | None = None, env: Mapping[str, str] | None = None
    ) -> Resultaat:
        with monkeypatch.context() as tijdelijk:
            tijdelijk.setattr(sys.modules[__name__], "_invoer", _Toetsenbord.met)
            return tafel(*args, input=input, env=env)

    return draai


@pytest.fixture
def tafel_proces(omgeving: dict[str, str], tmp_path: Path) -> Tafel:
    """As a process of its own (`python -m tafel`), with tmp_path as working directory."""

    def draai(
        *args: str, input: str | bytes | None = None, env: Mapping[str, str] | None = None
    ) -> Resultaat:
        klaar = subprocess.run(
            [sys.executable, "-m", "tafel", *args],
            input=_bytes(input),
            env={**omgeving, **(env or {})},
            cwd=tmp_path,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Resultaat(klaar.returncode, klaar.stdout.decode(), klaar.stderr.decode())

    return draai


def _verbind_vluchtig(pad: Path, **hoe: Any) -> sqlite3.Connection:
    return verbind(pad, **hoe | {"vluchtig": True})


def _bytes(tekst: str | bytes | None) -> bytes:
    return tekst.encode() if isinstance(tekst, str) else tekst or b""


def _stroom(inhoud: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(inhoud), encoding="utf-8", write_through=True)


_invoer = _stroom


class _Toetsenbord(io.TextIOWrapper):
    """A stdin at which somebody types."""

    @classmethod
    def met(cls, getypt: bytes) -> io.TextIOWrapper:
        return cls(io.BytesIO(getypt))

    def isatty(self) -> bool:
        return True


def _inhoud(stroom: io.TextIOWrapper) -> str:
    stroom.flush()
    stroom.seek(0)
    return stroom.read()
