"""`make bench`: ratios of `tafel` to its peers, all measured in this one run.

A missed target is printed as `niet` and makes no difference to the exit code, unless `--eis`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from time import perf_counter

from tests.bench.invoer import meldingen, schrijf, schrijf_als_loket
from tests.bench.jaarmetingen import jaarrapport
from tests.bench.metingen import DraaitNiet, Meting, Programma, als_tabel, regels_gehaald, vergelijk
from tests.bench.opstelling import (
    LEZEN,
    SCHRIJVEN,
    VANDAAG,
    Bench,
    bouw_register,
    nieuw_register,
    weg,
)
from tests.bench.overlegmetingen import overleggen
from tests.bench.proces import NIEUW as NOG_NIET_BEKEKEN
from tests.bench.proces import vul
from tests.bench.procesmetingen import lezend, schrijvend, telkens_anders
from tests.bench.rapportmetingen import rapporten, weeklijsten
from tests.bench.vorige import tegen_de_vorige

ROOT = Path(__file__).parents[2]
GEMIST = 1
NIET_GEDRAAID = 2


def starten(bench: Bench) -> Iterator[Meting]:
    """Commands that read, and commands that write, on the same register."""
    yield bench.meet("tafel --help", bench.ons("--help"), 0.8)
    aanvullen = bench.ons()
    aanvullen = Programma(
        aanvullen.woorden,
        {
            **aanvullen.omgeving,
            "_TAFEL_COMPLETE": "complete_bash",
            "COMP_WORDS": "tafel me",
            "COMP_CWORD": "1",
        },
    )
    yield bench.meet("aanvullen in bash", aanvullen, 0.8)
    for woorden in (
        ("agenda", "--tafel", "jeugd-en-gezin"),
        ("melding", "lijst"),
        ("casus", "lijst"),
        ("zoek", "Waterman"),
        ("casus", "toon", "1"),
    ):
        yield bench.meet(" ".join(woorden), bench.ons(*woorden), LEZEN)
    nummers = count(1)
    for naam, argumenten in (
        ("melding wijzig", lambda: ("wijzig", "M1", "--huisnummer", str(next(nummers)))),
        ("melding add", lambda: ("add", "--kenmerk", f"B{next(nummers)}", "--leeftijd", "40")),
    ):
        yield bench.meet(naam, telkens_anders(bench, "melding", argumenten), SCHRIJVEN)
    yield bench.meet("toedelen M1 --opnieuw", bench.ons("toedelen", "M1", "--opnieuw"), SCHRIJVEN)


def inlezen(bench: Bench) -> Iterator[Meting]:
    """A whole file into an empty register, with every check, against the bare insert."""
    rijen = meldingen(bench.rijen)
    bestanden: list[tuple[str, Path, list[str]]] = [
        ("inlezen", schrijf(bench.map / "schoon.csv", rijen), []),
        (
            "inlezen, als het loket",
            schrijf_als_loket(bench.map / "loket.csv", rijen),
            ["--delimiter", ";", "--encoding", "cp1252"],
        ),
    ]
    leeg, kaal = bench.map / "leeg.db", bench.map / "kaal.db"
    for naam, bestand, opties in bestanden:
        ons = bench.ons("melding", "import", bestand, register=leeg)
        ander = bench.ander("insert", kaal, "melding", bestand, "--csv", *opties)
        yield vergelijk(
            f"{naam}, {bench.rijen} rijen",
            Programma(ons.woorden, ons.omgeving, vooraf=lambda: nieuw_register(bench, leeg)),
            Programma(ander.woorden, ander.omgeving, vooraf=lambda: weg(kaal)),
            0.5,
            bench.keren,
        )


def controleer_inlezen(bench: Bench) -> None:
    """The timed import is worth nothing when it refuses rows: none may be."""
    for naam in ("schoon.csv", "loket.csv"):
        woorden = ("melding", "import", bench.map / naam, "--proef", "-f", "json")
        nieuw_register(bench, bench.map / "leeg.db")
        telling = json.loads(bench.ons(*woorden, register=bench.map / "leeg.db").draai())
        if telling["toegevoegd"] != bench.rijen:
            raise DraaitNiet(f"{naam}: {telling['toegevoegd']} of {bench.rijen} rows went in")


def toedelen_per_seconde(bench: Bench) -> str:
    """A sentence: how fast a whole register of undecided meldingen is allocated."""
    leeg = bench.map / "leeg.db"
    nieuw_register(bench, leeg)
    bench.ons("melding", "import", bench.map / "schoon.csv", register=leeg).draai()
    proef = bench.ons("toedelen", "--alle", "--proef", register=leeg)
    begin = perf_counter()
    proef.draai()
    seconden = perf_counter() - begin
    return (
        f"toedelen --alle --proef: {bench.rijen} meldingen in {seconden:.2f} s, "
        f"{bench.rijen / seconden:.0f} per seconde"
    )


def main() -> int:
    opties = argparse.ArgumentParser(prog="make bench", description=__doc__)
    opties.add_argument("--eis", action="store_true", help="exit 1 when a target is missed")
    opties.add_argument("--kort", action="store_true", help="one run, little data, rules left out")
    opties.add_argument("--tafel", type=Path, default=ROOT / ".bench/tafel/bin/tafel")
    opties.add_argument(
        "--sqlite-utils", type=Path, default=ROOT / ".bench/sqlite-utils/bin/sqlite-utils"
    )
    opties.add_argument(
        "--vorige", type=Path, help="folder of the release before: bin/ and its source in bron/"
    )
    opties.add_argument("--sqlite3", default="sqlite3", help="the shell of SQLite")
    keuze = opties.parse_args()
    keren, casussen, rijen = (1, 60, 40) if keuze.kort else (7, 5_000, 20_000)
    per_jaar = 60 if keuze.kort else 10_000
    with tempfile.TemporaryDirectory(prefix="tafel-bench-") as folder:
        bench = Bench(keuze.tafel, keuze.sqlite_utils, Path(folder), keren, casussen, rijen)
        try:
            metingen = [*_meet(bench), *jaarrapport(bench, keuze.sqlite3, per_jaar, min(keren, 5))]
            if keuze.vorige is not None:
                metingen += tegen_de_vorige(bench, keuze.vorige, per_jaar)
            belasting, kernen = os.getloadavg()[0], os.cpu_count() or 1
            if belasting > kernen:
                print(f"LET OP: belasting {belasting:.1f} op {kernen} kernen; lees de kolom cpu.")
            print(als_tabel(metingen))
            print(toedelen_per_seconde(bench))
            regels = keuze.kort or _regels()
        except DraaitNiet as fout:
            sys.stderr.write(f"{fout}\n")
            return NIET_GEDRAAID
    gehaald = regels and all(meting.gehaald for meting in metingen)
    return GEMIST if keuze.eis and not gehaald else 0


def _meet(bench: Bench) -> Iterator[Meting]:
    bouw_register(bench, bench.casussen)
    yield from starten(bench)
    vandaag = date.fromisoformat(VANDAAG)
    vorige: tuple[int, float] | None = None
    for open_ in (bench.casussen, 2 * bench.casussen):
        bouw_register(bench, open_ + NOG_NIET_BEKEKEN)
        vul(bench.register, vandaag, lopend=open_)
        seconden, meting = weeklijsten(bench, open_, vorige)
        yield meting
        vorige = open_, seconden
    bouw_register(bench, bench.rijen)
    nummers = vul(bench.register, vandaag)
    yield from lezend(bench, nummers)
    yield from overleggen(bench)
    yield from rapporten(bench)
    yield from schrijvend(bench, nummers)
    yield from inlezen(bench)
    controleer_inlezen(bench)


def _regels() -> bool:
    """Runs the rule engines; whether every ratio that has a target reached it."""
    klaar = subprocess.run(
        [sys.executable, "-m", "tests.bench.toedelen_bench"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    sys.stdout.write(klaar.stdout)
    if klaar.returncode:
        raise DraaitNiet(f"tests.bench.toedelen_bench: exit code {klaar.returncode}")
    return regels_gehaald(klaar.stdout)


if __name__ == "__main__":
    sys.exit(main())
