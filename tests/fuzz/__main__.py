"""`python -m tests.fuzz SOORT`: broken files through the command line, in one process with limits.

Of every file that does not end as the contract says, the seed and the reason are printed and the
file is kept; the exit code is 1 when there was one.
"""

import argparse
import io
import os
import shutil
import signal
import sys
import tempfile
import time
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from types import FrameType

from tafel import cli
from tafel.rules.profiel.profiel import Profiel
from tafel.services.regels import profielen
from tests.fuzz.mutaties import SOORTEN, muteer

VANDAAG = "2026-11-23"
CPU = 10.0
"""Seconds of processor time for one file."""
GEHEUGEN = 256 * 1024 * 1024
"""Bytes that the process may come to hold, all files together."""
VERS = 100
"""After so many files the register is a new one again."""
LANGST = 300
ONZICHTBAAR = {"Cc", "Cf"}
CODES = {
    "csv": {0, 65},
    "xlsx": {0, 65},
    "ods": {0, 65},
    "xls": {0, 65},
    "hsds": {0, 65},
    "profiel": {0, 78},
}
ENDINGEN = {
    "csv": "csv",
    "xlsx": "xlsx",
    "ods": "ods",
    "xls": "xls",
    "hsds": "json",
    "profiel": "toml",
}
OPDRACHTEN: dict[str, tuple[str, ...]] = {
    "csv": ("melding", "import", "PAD"),
    "xlsx": ("melding", "import", "PAD"),
    "ods": ("melding", "import", "PAD"),
    "xls": ("melding", "import", "PAD"),
    "hsds": ("aanbod", "laad", "PAD"),
    "profiel": ("regels", "toets", "PAD"),
}
WERKT = ("--profiel", "PAD", "agenda", "--tafel", "coordinatoren")
"""What a profile that is in order must be good for."""


class TeLang(BaseException):
    """A file took all of its processor time."""


def _te_lang(_nummer: int, _frame: FrameType | None) -> None:
    raise TeLang


def probeer(soort: str, pad: Path) -> str | None:
    """What is wrong with how the command line took this file; None when nothing is."""
    code, mis = _draai(OPDRACHTEN[soort], pad, CODES[soort])
    if mis is None and code == 0 and soort == "profiel":
        _, mis = _draai(WERKT, pad, {0})
    return mis


def _draai(opdracht: tuple[str, ...], pad: Path, codes: set[int]) -> tuple[int | None, str | None]:
    """The exit code, and what is wrong."""
    uit, fout = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    signal.setitimer(signal.ITIMER_PROF, CPU)
    try:
        with redirect_stdout(uit), redirect_stderr(fout):
            code = cli.run([str(pad) if deel == "PAD" else deel for deel in opdracht])
    except TeLang:
        return None, f"more than {CPU:.0f} s of cpu"
    except Exception as anders:  # noqa: BLE001
        plek = anders.__traceback__
        while plek is not None and plek.tb_next is not None:
            plek = plek.tb_next
        waar = f"{plek.tb_frame.f_code.co_filename}:{plek.tb_lineno}" if plek else "?"
        return None, f"{type(anders).__name__} at {waar}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if code not in codes:
        return code, f"exit code {code}: {_tekst(fout)[:200]!r}"
    for stroom in (uit, fout):
        if vuil := [
            t for t in _tekst(stroom).replace("\n", "") if unicodedata.category(t) in ONZICHTBAAR
        ]:
            return code, f"unclean character {vuil[0]!r}"
    if any(len(regel) > LANGST for regel in _tekst(fout).split("\n")):
        return code, "a message that is too long"
    return code, None


def _tekst(stroom: io.TextIOWrapper) -> str:
    stroom.flush()
    assert isinstance(stroom.buffer, io.BytesIO)
    return stroom.buffer.getvalue().decode("utf-8")


def _bouw_eenmaal() -> None:
    """Commands and the profiles that come with the program are the same for every file."""
    laad, meegeleverd = profielen.laad_profiel, profielen.profielnamen()
    geladen = cache(laad)

    def laad_profiel(naam_of_pad: str) -> Profiel:
        return (geladen if naam_of_pad in meegeleverd else laad)(naam_of_pad)

    profielen.laad_profiel = laad_profiel
    cli.bouw_commando = cache(cli.bouw_commando)


def main() -> int:
    _bouw_eenmaal()
    opties = argparse.ArgumentParser()
    opties.add_argument("soort", choices=SOORTEN)
    opties.add_argument("--van", type=int, default=0)
    opties.add_argument("--aantal", type=int, default=500)
    opties.add_argument("--bewaar", type=Path, default=Path("fuzz-gevonden"))
    gekozen = opties.parse_args()
    soort: str = gekozen.soort
    signal.signal(signal.SIGPROF, _te_lang)
    begonnen, missers = time.process_time(), 0
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        schoon, register = map_ / "schoon.db", map_ / "register.db"
        os.environ |= {
            "TAFEL_REGISTER": str(schoon),
            "TAFEL_VANDAAG": VANDAAG,
            "TAFEL_GEBRUIKER": "tester",
            "COLUMNS": "80",
        }
        os.environ.pop("TAFEL_PROFIEL", None)
        with redirect_stderr(io.StringIO()):
            assert cli.run(["init"]) == 0
        os.environ["TAFEL_REGISTER"] = str(register)
        for zaad in range(gekozen.van, gekozen.van + gekozen.aantal):
            if (zaad - gekozen.van) % VERS == 0:
                shutil.copy(schoon, register)
            pad = map_ / f"{soort}-{zaad}.{ENDINGEN[soort]}"
            pad.write_bytes(muteer(soort, zaad))
            if mis := probeer(soort, pad):
                missers += 1
                gekozen.bewaar.mkdir(exist_ok=True)
                shutil.copy(pad, gekozen.bewaar)
                sys.stdout.write(f"{soort} {zaad}: {mis} ({gekozen.bewaar / pad.name})\n")
            pad.unlink()
    piek = _meeste_geheugen()
    if piek > GEHEUGEN:
        missers += 1
        sys.stdout.write(f"{soort}: {piek >> 20} MB\n")
    sys.stderr.write(
        f"{soort}: {gekozen.aantal} files from seed {gekozen.van}, {missers} wrong, "
        f"{time.process_time() - begonnen:.0f} s, {piek >> 20} MB\n"
    )
    return 1 if missers else 0


def _meeste_geheugen() -> int:
    """The most bytes that this program had at once; `ru_maxrss` counts what it was forked from."""
    for regel in (
        Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    ):
        if regel.startswith("VmHWM:"):
            return int(regel.split()[1]) * 1024
    raise LookupError("VmHWM")


if __name__ == "__main__":
    sys.exit(main())
