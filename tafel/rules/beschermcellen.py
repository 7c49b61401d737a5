"""The cells of a report that are protected, and the sums that they make (domain §12).

A cell is a count over some months of one year. What is 0 is shown, and known to be 0: so a part
without cases adds nothing to a cell, and a quarter with cases in one month is that month's cell.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct

from tafel.domain.rapport import Telling, Tijdvak
from tafel.rules.onderdrukking import Som

Maand: TypeAlias = tuple[int, int]
"""Year and month: (2026, 3)."""
Kwartaal: TypeAlias = tuple[int, int]
"""Year and number: (2026, 3)."""
Deel: TypeAlias = tuple[int, tuple[int, ...]]
"""Year and months: what a series is counted in, a month or a quarter."""
_Gelijk: TypeAlias = tuple["Reeks", tuple["Reeks", ...], tuple["Reeks", ...]]
"""A series that is the sum of some less the sum of others, in every part."""

MAANDEN: Final = tuple((maand,) for maand in range(1, 13))
KWARTALEN: Final = ((1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12))
PER_MAAND_VANAF: Final = 100
"""Rows are counted per month in a year of so many times the threshold. (In a small population the
months in which a row is 0 say so much that totals would have to be hidden.)"""
_RIJ, _TOTAAL, _VOORRAAD = 1, 100, 400
"""What it costs to hide the smallest part of a row, of a population, and the stock of a month."""
_KWARTAAL, _JAAR = 4, 12
_DEFINITIEF = 10_000
"""How many times as much what was printed in a quarter that is final: it is known already."""
"""How many times as much a quarter and a year cost."""


class Reeks(NamedTuple):
    """What is counted: a population, a row of a telling, or what is never printed."""

    populatie: str
    telling: str = ""
    rij: str = ""
    rest: tuple[str, ...] = ()
    """The never printed: ("niet",), ("wel", row within it), ("geen", row within both)."""


class Cel(NamedTuple):
    """A count over the months of one year in which there are cases."""

    reeks: Reeks
    jaar: int
    maanden: tuple[int, ...]


class Balans(Struct, frozen=True):
    """The stock, and the populations that make it rise and fall."""

    voorraad: Mapping[Maand, int]
    """At the end of each month, with the month before the first."""
    bij: tuple[str, ...]
    af: tuple[str, ...]


class Verband(Struct, frozen=True):
    """A row that counts who is in one of some rows of other tellingen of the same population."""

    geheel: tuple[str, str]
    """Telling and row."""
    delen: tuple[tuple[str, str], ...]


def voorraadcel(maand: Maand) -> Cel:
    """The stock at the end of a month."""
    return Cel(Reeks("", rest=("voorraad",)), maand[0], (maand[1],))


def deelcel(reeks: Reeks, delen: Iterable[Deel]) -> Cel:
    """The count over these parts of one year."""
    delen = sorted(delen)
    return Cel(reeks, delen[0][0], tuple(maand for _, maanden in delen for maand in maanden))


class Cellen:
    """Takes in tellingen, those that do not overlap first, and makes cells and sums of them."""

    def __init__(
        self,
        vakken: Sequence[Tijdvak],
        drempel: int,
        vandaag: date,
        definitief: Collection[Kwartaal] = (),
    ) -> None:
        self.vakken = vakken
        self.definitief = definitief
        self.drempel = drempel
        self.vandaag = vandaag
        self.jaren = frozenset(vak.van.year for vak in vakken)
        self.populaties: dict[str, str] = {}
        """Of every telling its population."""
        self.reeksen: dict[Reeks, dict[Deel, int]] = {}
        """What is printed: the parts that are not 0."""
        self.ongedrukt: dict[Reeks, dict[Deel, int]] = {}
        """What is never printed: the parts in which the population is not 0."""
        self.zelfde: dict[Cel, Cel] = {}
        """Never printed, and by what is 0 the same as another cell."""
        self.verbanden: list[_Gelijk] = []
        self.waarden: dict[Cel, int] = {}
        self.gewichten: dict[Cel, int] = {}
        self.sommen: list[Som[Cel]] = []
        self.nooit: set[Cel] = set()

    # -- what is counted --------------------------------------------------------------------------

    def verdeel(self, telling: Telling) -> None:
        """A telling whose rows add up to the total of its population."""
        if telling.binnen:
            raise ValueError(f"{telling.naam}: a row within another overlaps")
        rijen = self._lees(telling)
        som: defaultdict[Deel, int] = defaultdict(int)
        for per_maand in rijen.values():
            for deel, aantal in per_maand.items():
                som[deel] += aantal
        geheel = Reeks(telling.populatie)
        if self.reeksen.setdefault(geheel, dict(som)) != som:
            raise ValueError(f"{telling.naam}: another total than {telling.populatie} elsewhere")
        for reeks, per_maand in rijen.items():
            self.reeksen[reeks] = self._gegroepeerd(reeks.populatie, per_maand)
        self.verbanden.append((geheel, tuple(rijen), ()))

    def overlap(self, telling: Telling) -> None:
        """A telling of which somebody may be in several rows or in none."""
        geheel = Reeks(telling.populatie)
        if geheel not in self.reeksen:
            raise ValueError(f"{telling.naam}: nothing says how many {telling.populatie} there are")
        for reeks, per_maand in self._lees(telling).items():
            self.reeksen[reeks] = self._gegroepeerd(reeks.populatie, per_maand)
            self._rest(geheel, reeks, reeks._replace(rest=("niet",)))
        for rij, boven in telling.binnen.items():
            reeks = Reeks(telling.populatie, telling.naam, rij)
            ruimer = [reeks._replace(rij=naam) for naam in boven]
            if not self.reeksen.keys() >= {reeks, *ruimer}:
                raise ValueError(f"{telling.naam}: {rij} is within a row that is not there")
            for ander in ruimer:
                self._rest(ander, reeks, ander._replace(rest=("wel", rij)))
            if len(ruimer) == 2:
                self._geen_van_beide(geheel, ruimer[0], ruimer[1], reeks)

    def verbind(self, verband: Verband) -> None:
        """Rows of tellingen that were taken in make up another one."""
        geheel, *delen = (
            Reeks(self.populaties.get(telling, ""), telling, rij)
            for telling, rij in (verband.geheel, *verband.delen)
        )
        if not self.reeksen.keys() >= {geheel, *delen}:
            raise ValueError(f"a row that is not there: {verband}")
        if {reeks.populatie for reeks in delen} - {geheel.populatie}:
            raise ValueError(f"rows of different populations: {verband}")
        plekken = {plek for reeks in delen for plek in self.reeksen[reeks]}
        if plekken - self.reeksen[geheel].keys():
            raise ValueError(f"more than the whole: {verband}")
        self.verbanden.append((geheel, tuple(delen), ()))

    def _lees(self, telling: Telling) -> dict[Reeks, dict[Deel, int]]:
        """Per row its months up to today."""
        if telling.naam in self.populaties:
            raise ValueError(f"two tellingen are called {telling.naam}")
        self.populaties[telling.naam] = telling.populatie
        gelezen = {}
        for rij, aantallen in telling.rijen.items():
            per_maand: defaultdict[Deel, int] = defaultdict(int)
            for vak, aantal in zip(self.vakken, aantallen, strict=True):
                if aantal < 0:
                    raise ValueError(f"{telling.naam}: a count below 0")
                if vak.van <= self.vandaag and aantal:
                    per_maand[vak.van.year, (vak.van.month,)] += aantal
            gelezen[Reeks(telling.populatie, telling.naam, rij)] = dict(per_maand)
        return gelezen

    def _gegroepeerd(self, populatie: str, per_maand: Mapping[Deel, int]) -> dict[Deel, int]:
        """In the parts in which the rows of this population are counted."""
        geheel = self.reeksen[Reeks(populatie)]
        per_jaar: defaultdict[int, int] = defaultdict(int)
        for (jaar, _), aantal in geheel.items():
            per_jaar[jaar] += aantal
        uit: defaultdict[Deel, int] = defaultdict(int)
        for (jaar, (maand,)), aantal in per_maand.items():
            fijn = per_jaar[jaar] >= PER_MAAND_VANAF * self.drempel
            uit[jaar, (maand,) if fijn else KWARTALEN[(maand - 1) // 3]] += aantal
        return dict(uit)

    def _in_delen(self, reeks: Reeks) -> dict[Deel, int]:
        """A series that is printed, in the parts of the rows of its population."""
        per_deel = self.reeksen[reeks]
        return per_deel if reeks.telling else self._gegroepeerd(reeks.populatie, per_deel)

    def _rest(self, geheel: Reeks, deel: Reeks, rest: Reeks) -> None:
        """Who is in `geheel` but not in `deel`."""
        van, af = self._in_delen(geheel), self.reeksen[deel]
        if any(aantal > van.get(plek, 0) for plek, aantal in af.items()):
            raise ValueError(f"{deel.telling}: {deel.rij} counts more than what it is part of")
        self.ongedrukt[rest] = {plek: aantal - af.get(plek, 0) for plek, aantal in van.items()}
        for plek in van.keys() - af.keys():
            self.zelfde[Cel(rest, *plek)] = self._cel_van(geheel, plek)
        self.verbanden.append((geheel, (deel, rest), ()))

    def _geen_van_beide(self, geheel: Reeks, een: Reeks, ander: Reeks, beide: Reeks) -> None:
        """Who is neither in `een` nor in `ander`, when `beide` counts who is in both."""
        t, a, b, ab = (self._in_delen(reeks) for reeks in (geheel, een, ander, beide))
        geen = {
            plek: aantal - a.get(plek, 0) - b.get(plek, 0) + ab.get(plek, 0)
            for plek, aantal in t.items()
        }
        if min(geen.values(), default=0) < 0:
            return
        rest = beide._replace(rest=("geen", beide.rij))
        self.ongedrukt[rest] = geen
        for plek in t.keys() - (a.keys() & b.keys()):
            niet = (een if plek in a else ander)._replace(rest=("niet",))
            self.zelfde[Cel(rest, *plek)] = self._cel_van(niet, plek)
        self.verbanden.append((geheel, (een, ander, rest), (beide,)))

    def _cel_van(self, reeks: Reeks, plek: Deel) -> Cel:
        """The cell of one part, or the one that it is the same as."""
        if reeks.telling:
            cel = Cel(reeks, *plek)
            return self.zelfde.get(cel, cel)
        jaar, maanden = plek
        per_maand = self.reeksen[reeks]
        return Cel(reeks, jaar, tuple(m for m in maanden if (jaar, (m,)) in per_maand))

    # -- the cells --------------------------------------------------------------------------------

    def maak(self) -> None:
        """Make the cells of every series, and the sums between them."""
        for reeks, per_deel in self.reeksen.items():
            for delen in _per_jaar(per_deel):
                self._tijd(reeks, delen, _RIJ if reeks.telling else _TOTAAL)
        for reeks, per_deel in self.ongedrukt.items():
            for delen in _per_jaar(per_deel):
                for deel in delen:
                    if Cel(reeks, *deel) not in self.zelfde:
                        self._cel(reeks, [deel], 0)
                self._reikwijdten(reeks, delen)
        for geheel, plus, af in self.verbanden:
            for plek in self._in_delen(geheel):
                self._verband(plek, geheel, plus, af)

    def _verband(
        self, plek: Deel, geheel: Reeks, plus: Iterable[Reeks], af: Iterable[Reeks]
    ) -> None:
        if any(Cel(reeks, *plek) in self.zelfde for reeks in plus):
            return
        bij, eraf = (
            tuple(
                Cel(reeks, *plek)
                for reeks in reeksen
                if plek in (self.ongedrukt if reeks.rest else self.reeksen)[reeks]
            )
            for reeksen in (plus, af)
        )
        self.sommen.append(Som(self._cel_van(geheel, plek), bij, eraf))

    def _cel(self, reeks: Reeks, delen: Sequence[Deel], prijs: int) -> Cel:
        """Make a cell; for a price of 0 one that is never printed."""
        per_deel = (self.ongedrukt if reeks.rest else self.reeksen)[reeks]
        cel = deelcel(reeks, delen)
        self.waarden[cel] = sum(per_deel[deel] for deel in delen)
        self.gewichten[cel] = max(prijs, self.gewichten.get(cel, 0))
        if not prijs:
            self.nooit.add(cel)
        return cel

    def _tijd(self, reeks: Reeks, delen: Sequence[Deel], prijs: int) -> None:
        """The parts, quarters and year of a series that is printed."""
        losse: dict[Deel, Cel] = {}
        kwartalen: list[Cel] = []
        for kwartaal in KWARTALEN:
            erin = [deel for deel in delen if deel[1][0] in kwartaal]
            if erin:
                vast = (erin[0][0], kwartaal[-1] // 3) in self.definitief
                per = prijs * _DEFINITIEF if vast else prijs
                losse |= {deel: self._cel(reeks, [deel], per) for deel in erin}
                kwartalen.append(self._cel(reeks, erin, per * _KWARTAAL))
                if len(erin) > 1:
                    self.sommen.append(Som(kwartalen[-1], tuple(losse[deel] for deel in erin)))
        geheel = self._cel(reeks, delen, prijs * _JAAR)
        if len(kwartalen) > 1:
            self.sommen.append(Som(geheel, tuple(kwartalen)))
        self._reikwijdten(reeks, delen)

    def _reikwijdten(self, reeks: Reeks, delen: Sequence[Deel]) -> None:
        """The small counts over neighbouring parts, when they are no cell already."""
        per_deel = (self.ongedrukt if reeks.rest else self.reeksen)[reeks]
        for begin in range(len(delen)):
            som = per_deel[delen[begin]]
            for einde in range(begin + 1, len(delen)):
                som += per_deel[delen[einde]]
                if som >= self.drempel:
                    break
                erin = delen[begin : einde + 1]
                if som and deelcel(reeks, erin) not in self.waarden:
                    cel = self._cel(reeks, erin, 0)
                    losse = (Cel(reeks, *deel) for deel in erin)
                    self.sommen.append(Som(cel, tuple(self.zelfde.get(c, c) for c in losse)))

    def balans(self, balans: Balans) -> None:
        """The stock of a month is that of the month before, and what came less what went."""
        for populatie in (*balans.bij, *balans.af):
            if Reeks(populatie) not in self.reeksen:
                raise ValueError(f"not counted: {populatie}")
        for maand, aantal in balans.voorraad.items():
            self.waarden[voorraadcel(maand)] = aantal
            self.gewichten[voorraadcel(maand)] = _VOORRAAD
        for vorige, maand in pairwise(sorted(balans.voorraad)):
            if maand[0] in self.jaren and 12 * (maand[0] - vorige[0]) + maand[1] - vorige[1] == 1:
                deel = maand[0], (maand[1],)
                bij, af = (
                    tuple(
                        Cel(Reeks(populatie), *deel)
                        for populatie in populaties
                        if deel in self.reeksen[Reeks(populatie)]
                    )
                    for populaties in (balans.bij, balans.af)
                )
                self.sommen.append(Som(voorraadcel(maand), (voorraadcel(vorige), *bij), af))


def _per_jaar(delen: Iterable[Deel]) -> Iterator[list[Deel]]:
    """Per year its parts, in order."""
    jaren: defaultdict[int, list[Deel]] = defaultdict(list)
    for deel in sorted(delen):
        jaren[deel[0]].append(deel)
    yield from jaren.values()
