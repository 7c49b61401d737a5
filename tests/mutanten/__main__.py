"""`python -m tests.mutanten`: a sample of faults is planted one by one; the tests must find them.

What survives is printed with its place and the change. A fault that changes nothing anybody can
see is named in gelijkwaardig.toml, with the reason, and does not count.

Why a small one of our own: mutmut and cosmic-ray plant every fault there is (we draw a sample), and
run what calls the function (mutmut) or all tests (cosmic-ray); nearly all of our tests go through
the command line, some in a process of its own, which those tools do not follow.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from tests.mutanten.fouten import trek
from tests.mutanten.kaart import maak_kaart
from tests.mutanten.meten import Meter, Meting, Uitslag, gelijkwaardigen
from tests.mutanten.spoor import Blokken

WORTEL = Path(__file__).parents[2]
MODULES = ("tafel/rules", "tafel/services", "tafel/register", "tafel/files")
ZONDER = ("aanval", "bench", "browser", "cron", "fuzz", "gelijk", "mutanten")
"""Tests that take long, or that are about something else than the program."""


def main() -> int:
    opties = argparse.ArgumentParser()
    opties.add_argument("--aantal", type=int, default=250)
    opties.add_argument("--zaad", type=int, default=1)
    opties.add_argument("--werkers", type=int, default=2)
    opties.add_argument("--in", dest="modules", nargs="*", default=MODULES, help="where faults are")
    opties.add_argument("--toetsen", nargs="*", help="test files and folders; all without it")
    keus = opties.parse_args()
    begin = time.monotonic()
    paden = _bestanden(keus.modules or MODULES, "*.py")
    blokken = Blokken(WORTEL, _bestanden(MODULES, "*.py"))
    toetsen = _bestanden(keus.toetsen or ["tests"], "test_*.py")
    if not keus.toetsen:
        toetsen = [naam for naam in toetsen if naam.split("/")[1] not in ZONDER]
    kaart = maak_kaart(WORTEL, blokken, toetsen, werkers=keus.werkers, meld=_meld)
    _meld(f"kaart: {len(kaart.toetsen)} toetsen, na {_minuten(begin)}")
    metingen = Meter(WORTEL, blokken, kaart, toetsen).meet(
        trek(WORTEL, paden, keus.aantal, keus.zaad),
        gelijkwaardigen(Path(__file__).with_name("gelijkwaardig.toml")),
        werkers=keus.werkers,
        meld=_toon,
    )
    _slot(metingen)
    _meld(f"klaar na {_minuten(begin)}")
    return 0


def _bestanden(waar: list[str] | tuple[str, ...], patroon: str) -> list[str]:
    paden = (WORTEL / naam for naam in waar)
    return sorted(
        str(bestand.relative_to(WORTEL))
        for pad in paden
        for bestand in (pad.rglob(patroon) if pad.is_dir() else [pad])
    )


def _toon(meting: Meting) -> None:
    if meting.uitslag is Uitslag.OVERLEEFT:
        _meld(_regel(meting))


def _regel(meting: Meting) -> str:
    fout = meting.fout
    waar = f"{fout.pad}:{fout.regel} {fout.plaats}"
    wie = "geen toets komt er" if not meting.komen_er else f"{meting.gelopen} toetsen gelopen"
    return f"overleeft  {waar}\n    {fout.soort}: {fout.oud}  ->  {fout.nieuw}\n    {wie}"


def _slot(metingen: list[Meting]) -> None:
    for meting in metingen:
        if meting.uitslag is Uitslag.OVERLEEFT:
            print(_regel(meting))
    telling = Counter(meting.uitslag for meting in metingen)
    gevonden = telling[Uitslag.GEVONDEN] + telling[Uitslag.TE_LANG]
    tellen = len(metingen) - telling[Uitslag.GELIJKWAARDIG]
    print(
        f"gevonden: {gevonden} van {tellen} ({gevonden / max(tellen, 1):.0%});"
        f" {telling[Uitslag.TE_LANG]} doordat de toetsen niet eindigen;"
        f" {telling[Uitslag.GELIJKWAARDIG]} gelijkwaardig tellen niet mee"
    )


def _minuten(begin: float) -> str:
    return f"{(time.monotonic() - begin) / 60:.1f} minuten"


def _meld(tekst: str) -> None:
    print(tekst, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
