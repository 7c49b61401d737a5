"""What comes of one attack on one register, and what may come of it at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from tafel.domain.rapport import Periode
from tafel.rules.perioden import kwartaal, maanden
from tests.aanval.aanvaller import KLEIN, Aanvaller, Grens
from tests.aanval.alleen_een import bewezen
from tests.aanval.gezien import kijk
from tests.aanval.kennis import Kennis, Som
from tests.aanval.waarheid import Waarheid

JAAR = Periode(date(2026, 1, 1), date(2026, 12, 31))
HALFJAREN = (
    Periode(date(2026, 1, 1), date(2026, 6, 30)),
    Periode(date(2026, 7, 1), date(2026, 12, 31)),
)
PERIODEN = (
    *maanden(JAAR),
    *(kwartaal(f"2026-{nummer}") for nummer in range(1, 5)),
    *HALFJAREN,
    JAAR,
)
HOOGSTENS = {
    "vast": 0.0,
    "onbeslist": 0.5,
    "twee": 3.0,
    "klein": 20.0,
    "klein gelijken": 35.0,
    "groepen": 0.0,
    "alleen een": 12.0,
}
"""In percents of the cells of 1 to 4; `groepen` is a number; `alleen een` is of the records."""


@dataclass
class Meting:
    cellen: int
    """Printed figures."""
    klein: int
    """Those of 1 to 4 that were tried."""
    uitkomst: dict[str, float]
    eigenschappen: dict[str, float]
    """Per property of how many percent it is proven by who knows all others."""
    open: list[str]
    """What was given away."""

    @property
    def te_veel(self) -> dict[str, float]:
        return {naam: deel for naam, deel in self.uitkomst.items() if deel > HOOGSTENS[naam]}


def meet(register: Path, steekproef: int | None = None, *, groepen: bool = True) -> Meting:
    """Attack all reports of 2026; `steekproef` tries so many of the small cells."""
    kennis, waarheid = Kennis(kijk(register, PERIODEN)), Waarheid(register)
    klein = [som for som, _ in kennis.gedrukt if waarheid.van(som) in KLEIN]
    if steekproef is not None:
        klein = Random(steekproef).sample(klein, min(steekproef, len(klein)))
    slim = Aanvaller(kennis, waarheid, gelijken=True)
    gelijken = slim.grenzen(klein)
    gedeeld = slim.groepen() if groepen else []
    gewoon = Aanvaller(kennis, waarheid, slimmer=slim).grenzen(klein)
    per = bewezen(kennis, waarheid)
    eigenschappen = {naam: 100 * goed / alle for naam, (goed, alle) in per.items() if alle}
    beide = [*gewoon, *gelijken]
    return Meting(
        cellen=len(kennis.gedrukt),
        klein=len(klein),
        uitkomst={
            "vast": _deel([grens.vast for grens in gewoon]),
            "onbeslist": _deel([not grens.beslist for grens in beide]),
            "twee": _deel([grens.twee for grens in gewoon]),
            "klein": _deel([grens.is_klein for grens in gewoon]),
            "klein gelijken": _deel([grens.is_klein for grens in gelijken]),
            "groepen": len(gedeeld),
            "alleen een": sum(eigenschappen.values()) / max(len(eigenschappen), 1),
        },
        eigenschappen=eigenschappen,
        open=[
            *(f"{wie}: {_naam(g)}" for wie, grenzen in (("gewoon", gewoon), ("gelijken", gelijken))
              for g in grenzen if g.vast or g.twee),
            *(f"{hoe} van {_plek(geheel)}: {_plek(deel)}" for deel, geheel, hoe in gedeeld),
        ],
    )  # fmt: skip


def _deel(zo: Sequence[bool]) -> float:
    return 100 * sum(zo) / max(len(zo), 1)


def _naam(grens: Grens) -> str:
    return f"{_plek(grens.som)}: {grens.waar}, kan {grens.laag} t/m {grens.hoog}"


def _plek(som: Som) -> str:
    namen = {" / ".join(deel for deel in stuk[:3] if deel) for stuk in som}
    wanneer = sorted({stuk.wanneer for stuk in som})
    return f"{' + '.join(sorted(namen))} {wanneer[0]}" + (f"…{wanneer[-1]}" if wanneer[1:] else "")
