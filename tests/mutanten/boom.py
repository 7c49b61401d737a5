"""A copy of the whole folder, in which tests run on a program that was changed."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TypeVar

from tests.mutanten.fouten import Fout

_Taak = TypeVar("_Taak")
_MEE = ("tafel", "data", "docs", "tests", "findings", ".ci")


class Boom:
    def __init__(self, wortel: Path, map_: Path) -> None:
        self.map = map_
        for naam in _MEE:
            if (wortel / naam).is_dir():
                shutil.copytree(
                    wortel / naam, map_ / naam, ignore=shutil.ignore_patterns("__pycache__")
                )
        for bestand in wortel.iterdir():
            if bestand.is_file() and bestand.name != ".git":
                shutil.copy(bestand, map_)

    @contextmanager
    def met(self, fout: Fout) -> Iterator[None]:
        """The program with this fault in it."""
        bestand = self.map / fout.pad
        bron = bestand.read_bytes()
        try:
            self._schrijf(bestand, fout.plant(bron))
            yield
        finally:
            self._schrijf(bestand, bron)

    def _schrijf(self, bestand: Path, bron: bytes) -> None:
        # Python looks at no more than the size and the second before it takes what it compiled.
        bestand.write_bytes(bron)
        Path(importlib.util.cache_from_source(str(bestand))).unlink(missing_ok=True)

    def pytest(
        self, *woorden: str, omgeving: dict[str, str], seconden: float | None = None
    ) -> tuple[int | None, str]:
        """The exit code, None when it took too long; and what was printed."""
        proces = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "0", *woorden],
            cwd=self.map,
            env={**os.environ, "CI": "true", "PYTHONPATH": str(self.map), **omgeving},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            uit, _ = proces.communicate(timeout=seconden)
            return proces.returncode, uit
        except subprocess.TimeoutExpired:
            return None, ""
        finally:
            if proces.poll() is None:
                os.killpg(proces.pid, signal.SIGKILL)
                proces.communicate()


def verdeel(
    wortel: Path,
    taken: Iterable[_Taak],
    doe: Callable[[Boom, _Taak], None],
    *,
    werkers: int,
    vooraf: Callable[[Boom], None] | None = None,
) -> None:
    """Do each of these in a copy; as many at once as there are `werkers`, each with its own."""
    werk: SimpleQueue[_Taak] = SimpleQueue()
    for taak in taken:
        werk.put(taak)

    def werker() -> None:
        with tempfile.TemporaryDirectory() as naam, suppress(Empty):
            boom = Boom(wortel, Path(naam))
            if vooraf is not None:
                vooraf(boom)
            while True:
                doe(boom, werk.get_nowait())

    with ThreadPoolExecutor(werkers) as samen:
        try:
            for klaar in [samen.submit(werker) for _ in range(werkers)]:
                klaar.result()
        finally:  # who is stopped leaves nothing for the others to begin with
            with suppress(Empty):
                while True:
                    werk.get_nowait()
