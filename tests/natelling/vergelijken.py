"""A table as the program prints it beside the figures that were counted by hand."""

import operator
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tests.natelling.programma import Programma

Waar = Mapping[tuple[str, ...], Sequence[int | None]]
"""Per row, by its first cells, the counts of the columns that are compared; in their order."""


def deel(aantal: int, van: int) -> int | None:
    """Whole percent, half up; nothing of nothing."""
    return (200 * aantal + van) // (2 * van) if van else None


def afgerond(getal: int | None, echt: int | None) -> bool:
    """Whether that is how a count may be printed: a multiple of 5 less than 5 away from it."""
    if getal is None or echt is None:
        return getal is echt
    return getal == echt if echt % 5 == 0 else getal % 5 == 0 and abs(getal - echt) < 5


def vergelijk(
    programma: Programma,
    vraag: tuple[str, ...],
    sleutel: str,
    kolommen: Sequence[str],
    waar: Waar,
    zonder: Collection[str] = (),
) -> None:
    """These rows and no others (but those in `zonder`), in this order; inside the counts are as
    they are, outside they are rounded.
    """
    for intern in (True, False):
        opties = (*vraag, "--intern") if intern else vraag
        tabel = programma.rapport("kengetallen", *opties)[sleutel]
        voorop = len(next(iter(waar)))
        rijen = [rij for rij in tabel.rijen if rij[0] not in zonder]
        assert [tuple(rij[:voorop]) for rij in rijen] == list(waar), sleutel
        plekken = [tabel.kolommen.index(kolom) for kolom in kolommen]
        mis: list[Any] = []
        for rij, verwacht in zip(rijen, waar.values(), strict=True):
            gegeven = [rij[plek] for plek in plekken]
            assert len(gegeven) == len(verwacht)
            past = operator.eq if intern else afgerond
            if not all(map(past, gegeven, verwacht)):
                mis.append((rij[:voorop], gegeven, list(verwacht)))
        assert not mis, (sleutel, intern, mis)
