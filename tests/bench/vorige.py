"""Today's program beside the release before it, on the same register, both in turns.

The release before makes the register and fills it, with its own command line and its own bench; a
copy of that is migrated by today's. So neither reads what only the other would write.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.bench.jaar import NA_AFLOOP, maak_sjabloon
from tests.bench.jaarmetingen import jaarvraag
from tests.bench.metingen import Meting, Programma, vergelijk
from tests.bench.opstelling import VANDAAG, Bench, bouw_register
from tests.bench.proces import Nummers
from tests.bench.procesmetingen import leesopdrachten, schrijfopdrachten

DOEL, DOEL_RAPPORT = 1.05, 0.5
"""No slower: two runs of one and the same program differ by so much. A report reads what was
counted before, so it takes half as long.
"""
VUL = (
    "import dataclasses, datetime, json, pathlib, sys; from tests.bench.proces import vul; "
    "nummers = vul(pathlib.Path(sys.argv[1]), datetime.date.fromisoformat(sys.argv[2])); "
    "print(json.dumps(dataclasses.asdict(nummers)))"
)

JAAR = (
    "import pathlib, sys; from tests.bench.jaar import maak_jaar; "
    "maak_jaar(*map(pathlib.Path, sys.argv[1:]), 1)"
)


def tegen_de_vorige(bench: Bench, map_: Path, per_jaar: int) -> Iterator[Meting]:
    """Lists, screens, agendas and changes, and a report over a year with so many meldingen; `map_`
    holds the release before: bin/ and bron/.
    """
    vorige = replace(bench, tafel=map_ / "bin/tafel", map=bench.map / "vorige")
    nu = replace(bench, map=bench.map / "nu")
    for een in (vorige, nu):
        een.map.mkdir()
    bouw_register(vorige, bench.rijen)
    nummers = _gevuld(vorige, map_)
    shutil.copy(vorige.register, nu.register)
    nu.ons("beheer", "migreer").draai()
    for woorden in leesopdrachten(nummers):
        yield _meet(bench, " ".join(woorden), nu.ons(*woorden), vorige.ons(*woorden))
    for (naam, ons), (_, ander) in zip(
        schrijfopdrachten(nu, nummers), schrijfopdrachten(vorige, nummers), strict=True
    ):
        yield _meet(bench, naam, ons, ander)
    yield _jaar(vorige, nu, map_, per_jaar)


def _meet(bench: Bench, naam: str, ons: Programma, ander: Programma) -> Meting:
    return vergelijk(f"vorige: {naam}", ons, ander, DOEL, bench.keren)


def _jaar(vorige: Bench, nu: Bench, map_: Path, per_jaar: int) -> Meting:
    """Before, a report counted records; now its months are closed once, outside the time."""
    sjabloon, toen, thans = (een.map / naam for een, naam in (
        (vorige, "sjabloon.db"), (vorige, "jaar.db"), (nu, "jaar.db")
    ))  # fmt: skip
    maak_sjabloon(vorige, sjabloon, per_jaar)
    _met_vorige(vorige, map_, JAAR, sjabloon, toen).draai()
    shutil.copy(toen, thans)
    nu.ons("beheer", "migreer", register=thans).draai()
    nu.ons("rapport", "afsluiten", register=thans, vandaag=NA_AFLOOP.isoformat()).draai()
    return vergelijk(
        f"vorige: rapport kengetallen van een jaar, {per_jaar} meldingen",
        jaarvraag(nu, "kengetallen", thans),
        jaarvraag(vorige, "kengetallen", toen),
        DOEL_RAPPORT,
        nu.keren,
    )


def _gevuld(vorige: Bench, map_: Path) -> Nummers:
    """The process of years, written by the bench of that release itself."""
    python = _met_vorige(vorige, map_, VUL, vorige.register, VANDAAG)
    vol, *reeksen = json.loads(python.draai()).values()
    return Nummers(vol, *map(tuple, reeksen))


def _met_vorige(vorige: Bench, map_: Path, opdracht: str, *woorden: str | Path) -> Programma:
    """Python of that release, with its own bench."""
    return Programma(
        [map_ / "bin/python", "-P", "-c", opdracht, *woorden],
        {**vorige.ons().omgeving, "PYTHONPATH": str(map_ / "bron")},
    )
