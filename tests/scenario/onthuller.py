"""Somebody who asks for every report of a day and works out what none of them shows.

He is apart from the program: of a made-up register he knows which groups there can be (a month, a
melder, a buurt, an outcome, …) and not how many are in each. Every printed count is an equation
over those groups; linear programming (HiGHS) tells him which small count can have one value only.
"""

import calendar
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

Groep = tuple[Hashable, ...]
"""("gemeld", (year, month), …): what the members of one group have in common."""
Vorm = frozenset[int]
"""The groups (numbers) that a count is the sum of."""
SPELING = 1e-6


class Vraag(NamedTuple):
    """A count: of which population, which of its groups, and of how many whole months at least."""

    populatie: str
    past: Callable[[Groep], bool]
    maanden: int


@dataclass
class Onthuller:
    """Collects what is printed, and finds the small counts that follow from it."""

    groepen: Mapping[Groep, int]
    """Every group that there may be, with how many are in it."""
    drempel: int
    vandaag: date
    nummer: dict[Groep, int] = field(default_factory=dict)
    gelijk: dict[tuple[tuple[int, int], ...], int] = field(default_factory=dict)
    minstens: set[Vorm] = field(default_factory=set)
    doelen: dict[Vorm, object] = field(default_factory=dict)
    getoond: int = 0

    def __post_init__(self) -> None:
        self.nummer = {groep: plek for plek, groep in enumerate(self.groepen)}
        self.waar = list(self.groepen.values())

    def vorm(self, vraag: Vraag, van: date, tot: date) -> Vorm:
        begin, einde = (van.year, van.month), (tot.year, tot.month)
        return frozenset(
            plek
            for groep, plek in self.nummer.items()
            if groep[0] == vraag.populatie and begin <= groep[1] <= einde and vraag.past(groep)  # type: ignore[operator]
        )

    def hoor(self, naam: object, vraag: Vraag, cel: Any, van: date, tot: date) -> None:
        """A printed cell over a period; None: not shown."""
        vorm = self.vorm(vraag, van, tot)
        echt = sum(self.waar[plek] for plek in vorm)
        heel = self._heel(van, tot, vraag.maanden)
        if cel is not None:
            if heel:
                assert cel == echt, (naam, van, tot, cel, echt)
            else:
                assert cel <= echt, (naam, van, tot, cel, echt)
                if cel != echt:
                    return
            self.gelijk[tuple((plek, 1) for plek in sorted(vorm))] = echt
            self.getoond += 1
        elif heel:
            assert echt, ("what is 0 is shown", naam, van, tot)
            self.minstens.add(vorm)
        if heel and 0 < echt < self.drempel:
            self.doelen.setdefault(vorm, (naam, van, tot))

    def stand(self, naam: object, plus: Vorm, min_: Vorm, cel: int | None) -> None:
        """A stock that is printed: what came less what went."""
        echt = sum(self.waar[p] for p in plus) - sum(self.waar[p] for p in min_)
        if cel is not None:
            assert cel == echt, (naam, cel, echt)
            factoren = Counter(dict.fromkeys(plus, 1))
            factoren.subtract(dict.fromkeys(min_, 1))
            self.gelijk[tuple(sorted(factoren.items()))] = echt

    def doel(self, naam: object, vraag: Vraag, van: date, tot: date) -> None:
        """A count that is printed nowhere, but may be worked out."""
        vorm = self.vorm(vraag, van, tot)
        if 0 < sum(self.waar[plek] for plek in vorm) < self.drempel:
            self.doelen.setdefault(vorm, (naam, van, tot))

    def _heel(self, van: date, tot: date, maanden: int) -> bool:
        if van.day != 1 or (van.month - 1) % maanden:
            return False
        einde = tot.day == calendar.monthrange(tot.year, tot.month)[1] and not tot.month % maanden
        return einde or tot >= self.vandaag

    def even_veel(self, een: Vraag, ander: Vraag, maand: tuple[int, int]) -> None:
        """Two populations that are the same people, divided otherwise."""
        dag = date(*maand, 1)
        factoren = Counter(dict.fromkeys(self.vorm(een, dag, dag), 1))
        factoren.subtract(dict.fromkeys(self.vorm(ander, dag, dag), 1))
        assert not sum(f * self.waar[p] for p, f in factoren.items())
        self.gelijk[tuple(sorted(factoren.items()))] = 0

    def voorraad(self, er: Vorm, plus: Vorm, min_: Vorm) -> None:
        """Who is there is who came less who went."""
        factoren = Counter(dict.fromkeys((*er, *min_), 1))
        factoren.subtract(dict.fromkeys(plus, 1))
        assert not sum(f * self.waar[p] for p, f in factoren.items())
        self.gelijk[tuple(sorted(factoren.items()))] = 0

    def buit(self) -> Iterator[object]:
        """The small counts that can have one value only."""
        te_doen = dict(self.doelen)
        while te_doen:
            vorm, naam = te_doen.popitem()
            for richting in (1, -1):
                ander = self._los_op(vorm, richting)
                if abs(sum(ander[p] - self.waar[p] for p in vorm)) > SPELING:
                    break
            else:
                yield naam
                continue
            te_doen = {
                v: n
                for v, n in te_doen.items()
                if abs(sum(ander[p] - self.waar[p] for p in v)) <= SPELING
            }

    def _los_op(self, vorm: Vorm, richting: int) -> np.ndarray:
        """Counts that fit all that is printed, this one as low (1) or as high (-1) as can be."""
        doel = np.zeros(len(self.waar))
        doel[list(vorm)] = richting
        a_eq, b_eq = self._matrix(self.gelijk.items())
        a_ub, b_ub = self._matrix((tuple((p, 1) for p in sorted(v)), 1) for v in self.minstens)
        uit = linprog(
            doel,
            A_ub=-a_ub,
            b_ub=-b_ub,
            A_eq=a_eq,
            b_eq=b_eq,
            bounds=(0, 2 * sum(self.waar) + 9),
            method="highs",
        )
        assert uit.status == 0, uit.message
        return np.asarray(uit.x)

    def _matrix(self, vormen: Any) -> tuple[csr_array, np.ndarray]:
        uniek = sorted({(vorm, waarde) for vorm, waarde in vormen if vorm})
        rij = [i for i, (vorm, _) in enumerate(uniek) for _ in vorm]
        kolom = [plek for vorm, _ in uniek for plek, _ in vorm]
        factor = [float(f) for vorm, _ in uniek for _, f in vorm]
        matrix = csr_array((factor, (rij, kolom)), shape=(len(uniek), len(self.waar)))
        return matrix, np.array([float(waarde) for _, waarde in uniek])


def veld(plek: int, *waarden: Hashable) -> Callable[[Groep], bool]:
    """Groups with one of these at this place."""
    return lambda groep: groep[plek] in waarden


def alles(groep: Groep) -> bool:
    return True


def allebei(*eisen: Callable[[Groep], bool]) -> Callable[[Groep], bool]:
    return lambda groep: all(eis(groep) for eis in eisen)
