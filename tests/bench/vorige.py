"""Today's program beside the release before it, on the same register, both in turns.

The release before makes the register and fills it, with its own command line and its own bench; a
copy of that is migrated by today's. So neither reads what only the other would write.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.bench.metingen import Meting, Programma, vergelijk
from tests.bench.opstelling import VANDAAG, Bench, bouw_register
from tests.bench.proces import Nummers
from tests.bench.procesmetingen import leesopdrachten, schrijfopdrachten

DOEL = 1.05
"""No slower; two runs of one and the same program differ by so much."""
VUL = (
    "import dataclasses, datetime, json, pathlib, sys; from tests.bench.proces import vul; "
    "nummers = vul(pathlib.Path(sys.argv[1]), datetime.date.fromisoformat(sys.argv[2])); "
    "print(json.dumps(dataclasses.asdict(nummers)))"
)


def tegen_de_vorige(bench: Bench, map_: Path) -> Iterator[Meting]:
    """Lists, screens, agendas and changes; `map_` holds the release before: bin/ and bron/."""
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


def _meet(bench: Bench, naam: str, ons: Programma, ander: Programma) -> Meting:
    return vergelijk(f"vorige: {naam}", ons, ander, DOEL, bench.keren)


def _gevuld(vorige: Bench, map_: Path) -> Nummers:
    """The process of years, written by the bench of that release itself."""
    python = Programma(
        [map_ / "bin/python", "-P", "-c", VUL, vorige.register, VANDAAG],
        {**vorige.ons().omgeving, "PYTHONPATH": str(map_ / "bron")},
    )
    vol, *reeksen = json.loads(python.draai()).values()
    return Nummers(vol, *map(tuple, reeksen))
