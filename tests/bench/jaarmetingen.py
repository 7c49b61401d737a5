"""Reports over a year of closed months, and closing a month, on registers of any size.

A report reads what was counted when the months were closed: whatever the size it is compared with
`sqlite-utils query`. Closing a month is compared with the group-bys that it consists of, in the
`sqlite3` shell: the statements that closing itself runs, so the bench cannot drift from the
program. The shell has no keys of records and adds up their numbers instead. Compared is the work
beyond start-up: the time less that on an empty register, of both. The largest register takes 5 GB
for a while.
"""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from math import inf
from pathlib import Path
from statistics import median
from time import perf_counter

from tafel.register.store import Register
from tafel.services.regels.profielen import laad_profiel
from tests.bench.jaar import BEGIN, EIND, NA_AFLOOP, maak_jaar, maak_sjabloon
from tests.bench.metingen import DraaitNiet, Meting, Programma, vergelijk
from tests.bench.opstelling import LEZEN, QUERY, Bench
from tests.zitting import na_afsluiten

KEREN = (1, 10, 100)
"""How many times as many meldingen as the template each register has."""
GROOT = 3
"""Runs of each on the largest register, which takes long."""
DOEL, DOEL_GROEI = 5, 1.2
"""At most so many times the shell; and so many times what linear growth would be."""
VOOR_DE_LAATSTE = date(NA_AFLOOP.year, 1, 1)
"""On this day all months but the last are closed."""
RAPPORTEN = ("kengetallen", "knelpunten")
_SLEUTEL = re.compile(r"recordsleutel\('\w+', ((?:[^()]|\([^()]*\))+)\)")


def jaarrapport(bench: Bench, sqlite3_: str, sjabloon: int, keren: int) -> Iterator[Meting]:
    """Per size reports against `sqlite-utils query`, closing the last month against the shell, and
    its growth from size to size.
    """
    if (shell := shutil.which(sqlite3_)) is None:
        raise DraaitNiet(f"{sqlite3_}: not found; it comes with: apt-get install sqlite3")
    leeg, klein = bench.map / "leeg.db", bench.map / "sjabloon.db"
    leeg.unlink(missing_ok=True)
    bench.ons("init", register=leeg).draai()
    maak_sjabloon(bench, klein, sjabloon)
    vorige: tuple[int, float] | None = None
    for keer in KEREN:
        pad = bench.map / "jaar.db"
        begin = perf_counter()
        aantal = maak_jaar(klein, pad, keer)
        bench.ons("rapport", "afsluiten", register=pad, vandaag=VOOR_DE_LAATSTE.isoformat()).draai()
        print(f"register met {_getal(aantal)} meldingen: {perf_counter() - begin:.1f} s")
        rondes = min(keren, GROOT) if keer == KEREN[-1] else keren
        seconden, meting = _sluiten(bench, shell, pad, leeg, aantal, rondes)
        yield meting
        if vorige is not None:
            yield _groei(vorige, (aantal, seconden))
        vorige = aantal, seconden
        query = bench.ander("query", pad, QUERY)
        for naam in RAPPORTEN:
            ons = jaarvraag(bench, naam, pad)
            wat = f"{naam} van een jaar, {_getal(aantal)} meldingen"
            yield vergelijk(wat, ons, query, LEZEN, keren)
        pad.unlink()


def jaarvraag(bench: Bench, naam: str, register: Path) -> Programma:
    """A report over the whole year."""
    periode = ("--van", BEGIN.isoformat(), "--tot", EIND.isoformat())
    return bench.ons(
        *("rapport", naam, *periode, "-f", "json"),
        register=register,
        vandaag=NA_AFLOOP.isoformat(),
    )


def _sluiten(
    bench: Bench, shell: str, pad: Path, leeg: Path, aantal: int, keren: int
) -> tuple[float, Meting]:
    """Seconds of ours beyond start-up, and the comparison: medians, all four in turns.

    Taking the statements has read the register once: it is in memory for both.
    """
    opdrachten = schrijf_opdrachten(pad, bench.map / "opdrachten.sql")
    laatste = f"{EIND:%Y-%m}"
    programmas = tuple(
        programma
        for register in (pad, leeg)
        for programma in (
            _ons(bench, register, laatste),
            Programma(
                (shell, "-batch", "-bail", register), bench.ons().omgeving, invoer=opdrachten
            ),
        )
    )
    if keren > GROOT:
        for programma in programmas:
            programma.tijd()
    rondes = [[programma.tijd() for programma in programmas] for _ in range(keren)]
    (ons, ons_cpu), (ander, ander_cpu), (ons_leeg, ons_leeg_cpu), (ander_leeg, ander_leeg_cpu) = (
        tuple(median(getallen) for getallen in zip(*reeks, strict=True))
        for reeks in zip(*rondes, strict=True)
    )
    naam = f"een maand afsluiten, {_getal(aantal // 12)} meldingen ({keren}×), na het starten"
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
        f"afsluiten, {_getal(nu[0] // 12)} tegen {_getal(vorige[0] // 12)} meldingen",
        f"{nu[1]:.3f} s",
        f"{vorige[1]:.3f} s",
        _verhouding(nu[1], vorige[1]),
        meer * DOEL_GROEI,
    )


def _ons(bench: Bench, register: Path, maand: str) -> Programma:
    ons = bench.ons("rapport", "afsluiten", register=register, vandaag=NA_AFLOOP.isoformat())
    return Programma(ons.woorden, ons.omgeving, vooraf=lambda: heropen(register, maand))


def heropen(register: Path, maand: str) -> None:
    """Forget that a month was closed, which nobody can with the program."""
    with closing(sqlite3.connect(register)) as db, db:
        for tabel, waar in (
            ("maandcijfer", "maand = ?"),
            ("maandafsluiting", "maand = ?"),
            ("logregel", "handeling = 'rapport afsluiten' AND onderwerp = ?"),
        ):
            db.execute(f"DROP TRIGGER IF EXISTS {tabel}_geen_delete")
            db.execute(f"DELETE FROM {tabel} WHERE {waar}", (maand,))


def schrijf_opdrachten(register: Path, naar: Path) -> Path:
    """The statements that count the last month, with their values, for the shell."""
    opdrachten: list[str] = []
    heropen(register, f"{EIND:%Y-%m}")
    with Register(register) as open_:
        open_._verbinding.set_trace_callback(opdrachten.append)
        na_afsluiten(
            register=open_, geladen=laad_profiel("zuidoost"), wie="bench", vandaag=NA_AFLOOP
        )
        open_._verbinding.set_trace_callback(None)
    heropen(register, f"{EIND:%Y-%m}")
    gelezen = [
        _SLEUTEL.sub(r"\1", opdracht)
        for opdracht in opdrachten
        if opdracht.lstrip().startswith(("SELECT", "WITH"))
    ]
    tekst = "".join(f"{opdracht};\n" for opdracht in ("PRAGMA temp_store = MEMORY", *gelezen))
    naar.write_text(tekst, encoding="utf-8")
    return naar


def _verhouding(ons: float, ander: float) -> float:
    """What is too short to measure is no ratio: a difference of two times may be below 0."""
    return ons / ander if ons > 0 and ander > 0 else inf


def _getal(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")
