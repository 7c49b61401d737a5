"""Somebody who asks for every report of a day and works out what was left out.

Written from the promise alone, apart from the engine: his unknowns are the counts per row and per
tijdvak, and linear programming (HiGHS) tells him between which bounds every count lies.
"""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from tafel.domain.rapport import ONDERDRUKT, Periode, Telling, Tijdvak
from tafel.rules.bescherming import Balans, Bescherming

Vorm = Mapping[int, int]
"""Per unknown its factor."""
SPELING = 1e-6


@dataclass
class Aanvaller:
    """Collects what is shown and finds the small counts that can have one value only."""

    bescherming: Bescherming
    tellingen: Sequence[Telling]
    vakken: Sequence[Tijdvak]
    drempel: int
    vandaag: date
    balans: Balans | None = None
    per_maand: bool = False
    nummer: dict[object, int] = field(default_factory=dict)
    waar: list[int] = field(default_factory=list)
    gelijk: list[tuple[Vorm, int]] = field(default_factory=list)
    minstens: list[tuple[Vorm, int]] = field(default_factory=list)
    antwoorden: int = 0

    def __post_init__(self) -> None:
        self.plekken = [i for i, vak in enumerate(self.vakken) if vak.van <= self.vandaag]
        self.reeksen: dict[object, list[Vorm]] = {}
        self._tellingen()
        self._resten()
        self._voorraad()

    # -- the world as he knows it -----------------------------------------------------------------

    def _nieuw(self, naam: object, waarde: int) -> Vorm:
        self.nummer[naam] = len(self.waar)
        self.waar.append(waarde)
        return {self.nummer[naam]: 1}

    def _tellingen(self) -> None:
        for telling in self.tellingen:
            for rij, aantallen in telling.rijen.items():
                vormen = [self._nieuw((telling.naam, rij, i), aantallen[i]) for i in self.plekken]
                self.reeksen[telling.naam, rij] = vormen
                self._vraag(vormen, telling, rij)
        for telling in self.tellingen:
            if telling.overlapt:
                continue
            for plek in range(len(self.plekken)):
                som = {f: 1 for rij in telling.rijen for f in self.reeksen[telling.naam, rij][plek]}
                eerste = self.reeksen.setdefault(telling.populatie, [])
                if len(eerste) == plek:
                    eerste.append(som)
                else:
                    self.gelijk.append((verschil(som, eerste[plek]), 0))
        for telling in self.tellingen:
            self._vraag(self.reeksen[telling.populatie], telling, None)

    def _resten(self) -> None:
        """What is never printed, and is not negative either."""
        for telling in self.tellingen:
            if not telling.overlapt:
                continue
            totaal = self.reeksen[telling.populatie]
            for rij in telling.rijen:
                zelf = self.reeksen[telling.naam, rij]
                self._rest(
                    (telling.naam, "niet", rij),
                    [verschil(t, r) for t, r in zip(totaal, zelf, strict=True)],
                )
                boven = [self.reeksen[telling.naam, b] for b in telling.binnen.get(rij, ())]
                for b, ruimer in enumerate(boven):
                    self._rest(
                        (telling.naam, rij, "niet in", b),
                        [verschil(a, r) for a, r in zip(ruimer, zelf, strict=True)],
                    )
                if len(boven) == 2:
                    geen = [
                        verschil(verschil(verschil(t, a), b), {f: -g for f, g in r.items()})
                        for t, a, b, r in zip(totaal, *boven, zelf, strict=True)
                    ]
                    self._rest((telling.naam, rij, "geen"), geen)

    def _rest(self, naam: object, vormen: list[Vorm]) -> None:
        self.reeksen[naam] = vormen
        self.minstens.extend((vorm, 0) for vorm in vormen)

    def _voorraad(self) -> None:
        if self.balans is None:
            return
        stand: dict[tuple[int, int], Vorm] = {}
        for jaar, maand in sorted(self.balans.voorraad):
            vorige = (jaar - 1, 12) if maand == 1 else (jaar, maand - 1)
            stand[jaar, maand] = vorm = self._nieuw(
                (jaar, maand), self.balans.voorraad[jaar, maand]
            )
            self.reeksen["voorraad", jaar, maand] = [vorm]
            if vorige in stand:
                rest = dict(verschil(vorm, stand[vorige]))
                for populaties, teken in ((self.balans.bij, 1), (self.balans.af, -1)):
                    for populatie in populaties:
                        for plek, deel in zip(self.plekken, self.reeksen[populatie], strict=True):
                            if self.vakken[plek].maand == (jaar, maand):
                                rest = dict(verschil(rest, {f: teken * g for f, g in deel.items()}))
                self.gelijk.append((rest, 0))
            self._hoor(vorm, self.bescherming.voorraad(jaar, maand), heel=True)

    # -- what he is told --------------------------------------------------------------------------

    def _vraag(self, vormen: Sequence[Vorm], telling: Telling, rij: str | None) -> None:
        maanden = 1 if rij is None or self.per_maand else 3
        for begin, einde in reikwijdten(len(self.plekken)):
            van, tot = self.vakken[self.plekken[begin]].van, self.vakken[self.plekken[einde]].tot
            periode = Periode(van, tot)
            antwoord = self.bescherming.aantal(telling.naam, rij, periode)
            if rij is None:
                assert antwoord == self.bescherming.totaal(telling.populatie, periode)
                if (van.year, van.month) == (tot.year, tot.month) and self._heel(periode, 1):
                    maand = self.bescherming.maand(telling.populatie, van.year, van.month)
                    assert antwoord == maand
            vorm = optelling(vormen[begin : einde + 1])
            self._hoor(vorm, antwoord, heel=self._heel(periode, maanden))

    def _heel(self, periode: Periode, maanden: int) -> bool:
        """Whether it is made of whole months or quarters."""
        if periode.van.day != 1 or (periode.van.month - 1) % maanden:
            return False
        dagen = calendar.monthrange(periode.tot.year, periode.tot.month)[1]
        op_eind = periode.tot.day == dagen and not periode.tot.month % maanden
        return op_eind or periode.tot >= self.vandaag

    def _hoor(self, vorm: Vorm, antwoord: object, *, heel: bool) -> None:
        waarde = self._waarde(vorm)
        if antwoord is not ONDERDRUKT:
            assert antwoord == waarde, "what is shown is the true count"
            self.gelijk.append((vorm, waarde))
            self.antwoorden += 1
        elif heel:
            assert waarde, "what is 0 is shown"
            self.minstens.append((vorm, 1))

    def _waarde(self, vorm: Vorm) -> int:
        return sum(factor * self.waar[f] for f, factor in vorm.items())

    # -- what he works out ------------------------------------------------------------------------

    def buit(self) -> list[object]:
        """The small counts, of whatever period, that he can pin to one value."""
        doelen = {
            (naam, begin, einde): vorm
            for naam, vormen in self.reeksen.items()
            for begin, einde in reikwijdten(len(vormen))
            if 0 < self._waarde(vorm := optelling(vormen[begin : einde + 1])) < self.drempel
        }
        gevonden: list[object] = []
        while doelen:
            doel, vorm = doelen.popitem()
            for richting in (1, -1):
                ander = self._los_op(vorm, richting)
                if abs(sum(g * ander[f] for f, g in vorm.items()) - self._waarde(vorm)) > SPELING:
                    break
            else:
                gevonden.append(doel)
                continue
            doelen = {
                d: v
                for d, v in doelen.items()
                if abs(sum(g * ander[f] for f, g in v.items()) - self._waarde(v)) <= SPELING
            }
        return gevonden

    def _los_op(self, vorm: Vorm, richting: int) -> np.ndarray:
        """Counts that fit all that he was told, this form as low (1) or as high (-1) as can be."""
        doel = np.zeros(len(self.waar))
        for f, g in vorm.items():
            doel[f] = richting * g
        a_eq, b_eq = self._matrix(self.gelijk)
        a_ub, b_ub = self._matrix(self.minstens)
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

    def _matrix(self, vormen: Sequence[tuple[Vorm, int]]) -> tuple[csr_array, np.ndarray]:
        uniek = sorted({(tuple(sorted(vorm.items())), waarde) for vorm, waarde in vormen if vorm})
        rij = [i for i, (vorm, _) in enumerate(uniek) for _ in vorm]
        kolom = [f for vorm, _ in uniek for f, _ in vorm]
        getal = [float(g) for vorm, _ in uniek for _, g in vorm]
        matrix = csr_array((getal, (rij, kolom)), shape=(len(uniek), len(self.waar)))
        return matrix, np.array([float(waarde) for _, waarde in uniek])


def reikwijdten(aantal: int) -> Iterator[tuple[int, int]]:
    for begin in range(aantal):
        for einde in range(begin, aantal):
            yield begin, einde


def optelling(vormen: Sequence[Vorm]) -> Vorm:
    uit: dict[int, int] = {}
    for vorm in vormen:
        for f, g in vorm.items():
            uit[f] = uit.get(f, 0) + g
    return {f: g for f, g in uit.items() if g}


def verschil(een: Vorm, ander: Vorm) -> Vorm:
    return optelling([een, {f: -g for f, g in ander.items()}])
