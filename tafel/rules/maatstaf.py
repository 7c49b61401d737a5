"""A part of a whole beside what it should be: ✓, ✗ or not measurable (domain §12)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from msgspec import Struct

from tafel.rules.knelpunten import procent
from tafel.rules.onderdrukking import Som, onderdruk

GOED: Final = "✓"
FOUT: Final = "✗"
NIET_MEETBAAR: Final = "niet meetbaar"

Deel = tuple[str, str]
"""A cell: (name of the measure, "aantal", "rest" or "van")."""


class Maat(Struct, frozen=True):
    """So many of so many."""

    aantal: int
    van: int
    telt_mensen: bool = True
    """False: it counts organisations, which may always be shown."""
    norm: int | None = None
    """Percent from which it is good; None = there is no norm."""

    @property
    def procent(self) -> int | None:
        return procent(self.aantal, self.van) if self.van else None


class Getoond(Struct, frozen=True):
    """What of a measure may be shown; None where a count is not."""

    aantal: int | None
    van: int | None
    procent: int | None
    stand: str | None
    """None without a norm."""


def toon(
    maten: Mapping[str, Maat],
    samen: Iterable[Som[Deel]] = (),
    *,
    drempel: int,
    gewicht: Callable[[Deel], int] | None = None,
) -> Mapping[str, Getoond]:
    """Of each measure what may be shown when they stand in one table.

    `samen` are equations between their cells, beside aantal + rest = van of each; `gewicht` says
    what it costs to hide a cell.
    """
    cellen: dict[Deel, int] = {}
    sommen = list(samen)
    for naam, maat in maten.items():
        if maat.telt_mensen:
            cellen[naam, "aantal"] = maat.aantal
            cellen[naam, "rest"] = maat.van - maat.aantal
            cellen[naam, "van"] = maat.van
            sommen.append(Som((naam, "van"), ((naam, "aantal"), (naam, "rest"))))
    rest = [cel for cel in cellen if cel[1] == "rest"]
    weg = onderdruk(cellen, sommen, drempel=drempel, nooit=rest, gewicht=gewicht)
    return {
        naam: getoond(
            maat,
            aantal=(naam, "aantal") not in weg,
            van=(naam, "van") not in weg,
            drempel=drempel,
        )
        for naam, maat in maten.items()
    }


def getoond(maat: Maat, *, aantal: bool, van: bool, drempel: int) -> Getoond:
    """The measure with of its two counts those that may be shown."""
    alles = aantal and van
    return Getoond(
        maat.aantal if aantal else None,
        maat.van if van else None,
        maat.procent if alles else None,
        None if maat.norm is None else _stand(maat, alles, drempel),
    )


def _stand(maat: Maat, getoond: bool, drempel: int) -> str:
    """✓ or ✗ also beside a count that is not shown, where that says no more than the count does:
    when it would be the same for every small count that it can be.
    """
    assert maat.norm is not None
    if maat.telt_mensen and not getoond:
        if maat.van < 2 * drempel:
            return NIET_MEETBAAR
        klein = {_haalt(n, maat) for n in range(1, drempel)}
        groot = {_haalt(maat.van - n, maat) for n in range(1, drempel)}
        if len(klein) > 1 or len(groot) > 1 or drempel <= maat.aantal <= maat.van - drempel:
            return NIET_MEETBAAR
    elif maat.van < (drempel if maat.telt_mensen else 1):
        return NIET_MEETBAAR
    return GOED if _haalt(maat.aantal, maat) else FOUT


def _haalt(aantal: int, maat: Maat) -> bool:
    assert maat.norm is not None
    return aantal * 100 >= maat.norm * maat.van
