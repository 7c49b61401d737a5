"""`make aanval`: the demo year and made-up districts, each rounded by several secrets.

Prints per register what an attacker works out, in percents of the cells of 1 to 4, and exits 1 when
that is more than it may be.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from time import perf_counter

from tafel import cli
from tests.aanval.district import VANDAAG, bouw, sluit
from tests.aanval.meting import HOOGSTENS, Meting, meet

DISTRICTEN = (400, 550, 700, 900, 1_200, 1_500)
"""Meldingen a year; after the last one the smallest comes again."""


def _opdrachten(registers: int, geheimen: int) -> Iterator[tuple[int, int, int]]:
    """Seed (0 is the demo year), meldingen a year, number of the secret."""
    for zaad in range(registers + 1):
        for geheim in range(geheimen):
            yield zaad, DISTRICTEN[(zaad - 1) % len(DISTRICTEN)], geheim


def _een(opdracht: tuple[int, int, int]) -> tuple[str, Meting, float]:
    zaad, per_jaar, geheim = opdracht
    begin = perf_counter()
    with tempfile.TemporaryDirectory(prefix="tafel-aanval-") as map_:
        pad = Path(map_) / "register.db"
        if zaad:
            bouw(pad, zaad, per_jaar)
        else:
            with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                cli.run(["demo", "--bewaar", str(pad)])
        sluit(pad, bytes([geheim + 1]) * 32, VANDAAG)
        meting = meet(pad)
    wat = f"district {zaad} ({per_jaar})" if zaad else "demojaar"
    return f"{wat}, geheim {geheim + 1}", meting, perf_counter() - begin


def main() -> int:
    opties = argparse.ArgumentParser(prog="make aanval", description=__doc__)
    opties.add_argument("--registers", type=int, default=6, help="districts beside the demo year")
    opties.add_argument("--geheimen", type=int, default=2, help="secrets per register")
    opties.add_argument("--tegelijk", type=int, default=2, help="processes")
    keuze = opties.parse_args()
    print(f"{'register':28}{'cellen':>8}{'1–4':>6}" + "".join(f"{n:>16}" for n in HOOGSTENS))
    print(f"{'hoogstens':42}" + "".join(f"{grens:16.1f}" for grens in HOOGSTENS.values()))
    te_veel = False
    with ProcessPoolExecutor(keuze.tegelijk) as werkers:
        for naam, meting, seconden in werkers.map(
            _een, _opdrachten(keuze.registers, keuze.geheimen)
        ):
            getallen = "".join(f"{meting.uitkomst[wat]:16.2f}" for wat in HOOGSTENS)
            print(f"{naam:28}{meting.cellen:8}{meting.klein:6}{getallen}   {seconden:.0f} s")
            for regel in meting.open:
                print(f"    {regel}")
            meeste = sorted(meting.eigenschappen.items(), key=lambda paar: -paar[1])[:5]
            print("    alleen een: " + ", ".join(f"{wat} {deel:.0f} %" for wat, deel in meeste))
            sys.stdout.flush()
            te_veel |= bool(meting.te_veel)
    return int(te_veel)


if __name__ == "__main__":
    sys.exit(main())
