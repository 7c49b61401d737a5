"""The report over a year, against the group-bys that it consists of in the `sqlite3` shell.

What is compared is the work beyond start-up: the time on a register less the time on an empty one,
of both. The shell runs the statements that the report itself runs, taken from a report that is
made here: the bench cannot drift from the program. The largest register takes 5 GB for a while.
"""

import shutil
from collections.abc import Iterator
from math import inf
from pathlib import Path
from statistics import median
from time import perf_counter

from tafel.register.store import Register
from tafel.rules.perioden import als_periode
from tafel.services.kengetallen import maak
from tafel.services.profielen import laad_profiel
from tests.bench.jaar import BEGIN, EIND, NA_AFLOOP, maak_jaar, maak_sjabloon
from tests.bench.metingen import DraaitNiet, Meting, Programma
from tests.bench.opstelling import Bench

KEREN = (1, 10, 100)
"""How many times as many meldingen as the template each register has."""
GROOT = 3
"""Runs of each on the largest register, which takes long."""
DOEL, DOEL_GROEI = 1.5, 1.2
"""At most so many times the shell; and so many times what linear growth would be."""


def jaarrapport(bench: Bench, sqlite3: str, sjabloon: int, keren: int) -> Iterator[Meting]:
    """Per size the report against the shell, and its growth from size to size."""
    if (shell := shutil.which(sqlite3)) is None:
        raise DraaitNiet(f"{sqlite3}: not found; it comes with: apt-get install sqlite3")
    leeg, klein = bench.map / "leeg.db", bench.map / "sjabloon.db"
    leeg.unlink(missing_ok=True)
    bench.ons("init", register=leeg).draai()
    maak_sjabloon(bench, klein, sjabloon)
    vorige: tuple[int, float] | None = None
    for keer in KEREN:
        pad = bench.map / "jaar.db"
        begin = perf_counter()
        aantal = maak_jaar(klein, pad, keer)
        print(f"register met {_getal(aantal)} meldingen: {perf_counter() - begin:.1f} s")
        rondes = min(keren, GROOT) if keer == KEREN[-1] else keren
        seconden, meting = _meet(bench, shell, pad, leeg, aantal, rondes)
        yield meting
        if vorige is not None:
            yield _groei(vorige, (aantal, seconden))
        vorige = aantal, seconden
        pad.unlink()


def _meet(
    bench: Bench, shell: str, pad: Path, leeg: Path, aantal: int, keren: int
) -> tuple[float, Meting]:
    """Seconds of ours beyond start-up, and the comparison: medians, all four in turns.

    Taking the statements has read the register once: it is in memory for both.
    """
    opdrachten = schrijf_opdrachten(pad, bench.map / "opdrachten.sql")
    programmas = tuple(
        programma
        for register in (pad, leeg)
        for programma in (_ons(bench, register), _ander(bench, shell, register, opdrachten))
    )
    if keren > GROOT:
        for programma in programmas:
            programma.tijd()
    rondes = [[programma.tijd() for programma in programmas] for _ in range(keren)]
    (ons, ons_cpu), (ander, ander_cpu), (ons_leeg, ons_leeg_cpu), (ander_leeg, ander_leeg_cpu) = (
        tuple(median(getallen) for getallen in zip(*reeks, strict=True))
        for reeks in zip(*rondes, strict=True)
    )
    naam = f"kengetallen van een jaar, {_getal(aantal)} meldingen ({keren}×), na het starten"
    return ons - ons_leeg, Meting(
        naam,
        f"{ons - ons_leeg:.3f} s",
        f"{ander - ander_leeg:.3f} s",
        _verhouding(ons - ons_leeg, ander - ander_leeg),
        DOEL,
        _verhouding(ons_cpu - ons_leeg_cpu, ander_cpu - ander_leeg_cpu),
    )


def _groei(vorige: tuple[int, float], nu: tuple[int, float]) -> Meting:
    meer = nu[0] / vorige[0]
    return Meting(
        f"kengetallen, {_getal(nu[0])} tegen {_getal(vorige[0])} meldingen",
        f"{nu[1]:.3f} s",
        f"{vorige[1]:.3f} s",
        _verhouding(nu[1], vorige[1]),
        meer * DOEL_GROEI,
    )


def _ons(bench: Bench, register: Path) -> Programma:
    periode = ("--van", BEGIN.isoformat(), "--tot", EIND.isoformat())
    return bench.ons(
        *("rapport", "kengetallen", *periode, "-f", "json"),
        register=register,
        vandaag=NA_AFLOOP.isoformat(),
    )


def _ander(bench: Bench, shell: str, register: Path, opdrachten: Path) -> Programma:
    woorden = (shell, "-batch", "-bail", register)
    return Programma(woorden, bench.ons().omgeving, invoer=opdrachten)


def schrijf_opdrachten(register: Path, naar: Path) -> Path:
    """The statements that make the report over the year, with their values, for the shell."""
    opdrachten = ["PRAGMA temp_store = MEMORY"]
    with Register(register) as open_:
        open_._verbinding.set_trace_callback(opdrachten.append)
        maak(open_, laad_profiel("zuidoost"), als_periode(BEGIN, EIND), vandaag=NA_AFLOOP)
    naar.write_text("".join(f"{opdracht};\n" for opdracht in opdrachten), encoding="utf-8")
    return naar


def _verhouding(ons: float, ander: float) -> float:
    """What is too short to measure is no ratio: a difference of two times may be below 0."""
    return ons / ander if ons > 0 and ander > 0 else inf


def _getal(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")
