"""A meeting on a register that was worked in for years: its first screen, and each line of it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from statistics import median
from time import perf_counter, process_time

from tafel.domain.overleg import Regelsoort
from tafel.register.store import Register
from tafel.services.overleg import verloop
from tafel.services.overleg.regel import lees_regel
from tafel.services.regels.profielen import laad_profiel
from tafel.services.zitting import zitting
from tests.bench.metingen import Meting
from tests.bench.opstelling import Bench
from tests.bench.proces import TAFELS

DAG = date(2026, 11, 26)
EERSTE_SCHERM, REGEL = 2, 3
"""The targets: at most so many times as long as the agenda, and as the commit of one row."""
REGELS = ("b MaDi neemt de regie.", "+ MaDi belt met het gezin vr", "n Het gezin is gebeld.")


def overleggen(bench: Bench) -> Iterator[Meting]:
    """How long a table waits for `overleg begin`, and for a line that somebody types."""
    woorden = ("--tafel", TAFELS[0])
    begin, agenda = (
        replace(
            bench.ons(*opdracht, *woorden, vandaag=DAG.isoformat()), vooraf=lambda: _vergeet(bench)
        )
        for opdracht in (("overleg", "begin"), ("agenda",))
    )
    yield bench.naast("overleg begin, eerste scherm, en agenda", begin, agenda, EERSTE_SCHERM)
    _vergeet(bench)
    yield _regel(bench)


def _vergeet(bench: Bench) -> None:
    """No meeting has begun."""
    with closing(sqlite3.connect(bench.register)) as register, register:
        for tabel in ("overlegregel", "overleg"):
            register.execute(f"DELETE FROM {tabel}")


def _regel(bench: Bench) -> Meting:
    """A line read, kept and answered, and a row committed, in turns, in this process."""
    profiel = laad_profiel("zuidoost")
    with Register(bench.register) as register:
        z = zitting(register, profiel, "bench", DAG)
        vergadering = verloop.begin(z, profiel.tafels[TAFELS[0]], DAG)

        def zeg(keer: int) -> None:
            regel = lees_regel(z.profiel, REGELS[keer % len(REGELS)], z.vandaag)
            assert regel.soort in Regelsoort
            assert verloop.zeg(z, vergadering, regel).wat

        def leg_vast(_: int) -> None:
            with register.schrijf():
                register.log("bench", DAG, "bench")

        paren = [(_duur(zeg, keer), _duur(leg_vast, keer)) for keer in range(30 * bench.keren)]
    (ons_s, ons_cpu), (ander_s, ander_cpu) = (
        tuple(median(getallen) for getallen in zip(*reeks, strict=True))
        for reeks in zip(*paren, strict=True)
    )
    return Meting(
        "een regel in het overleg, en één rij vastleggen",
        f"{ons_s * 1000:.2f} ms",
        f"{ander_s * 1000:.2f} ms",
        ons_s / ander_s,
        REGEL,
        ons_cpu / ander_cpu,
    )


def _duur(doe: Callable[[int], None], keer: int) -> tuple[float, float]:
    begin, cpu = perf_counter(), process_time()
    doe(keer)
    return perf_counter() - begin, process_time() - cpu
