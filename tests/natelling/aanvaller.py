"""Somebody who lays all reports side by side and works out what was left out.

His unknowns are counts per row and month, none below 0; every figure that is shown is an equation
over them. Linear programming gives him the bounds of what is not shown.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

Vorm = dict[Hashable, int]
MAANDEN = (*("2025-11", "2025-12"), *(f"2026-{nummer:02}" for nummer in range(1, 12)))
"""The months of the demo year: before and after them there is nothing."""


def maanden(van: str, tot: str) -> list[str] | None:
    """The whole months of a period; None when it cuts one (today ends the last)."""
    if not van.endswith("-01"):
        return None
    einde = date.fromordinal(date.fromisoformat(tot).toordinal() + 1)
    if einde.day != 1 and tot != "2026-11-23":
        return None
    return [maand for maand in MAANDEN if van[:7] <= maand <= tot[:7]]


def som(naam: Hashable, over: Iterable[str], factor: int = 1) -> Vorm:
    """A row over months."""
    return {(naam, maand): factor for maand in over}


@dataclass
class Aanvaller:
    nummers: dict[Hashable, int] = field(default_factory=dict)
    gelijk: list[tuple[Vorm, int]] = field(default_factory=list)
    hoogstens: list[tuple[Vorm, int]] = field(default_factory=list)

    def weet(self, vorm: Vorm, waarde: int) -> None:
        """A figure that was shown."""
        self._ken(vorm)
        self.gelijk.append((vorm, waarde))

    def weet_hoogstens(self, vorm: Vorm, waarde: int) -> None:
        self._ken(vorm)
        self.hoogstens.append((vorm, waarde))

    def _ken(self, vorm: Vorm) -> None:
        for naam in vorm:
            self.nummers.setdefault(naam, len(self.nummers))

    def weet_zeker(self, vorm: Vorm, waarde: int) -> bool:
        """Whether a count can be nothing but this: no whole number below it or above it fits."""
        if not vorm.keys() <= self.nummers.keys():
            return False
        stelsel, nul = self._stelsel
        doel = np.zeros(len(self.nummers))
        for naam in vorm.keys() - nul:
            doel[self.nummers[naam]] = vorm[naam]
        if any(abs(doel @ wereld - waarde) > 1 - 1e-6 for wereld in self._werelden):
            return False
        for richting in (1, -1):
            uitkomst = linprog(richting * doel, **stelsel)
            assert uitkomst.status in {0, 3}, uitkomst.message
            if uitkomst.status == 3 or abs(uitkomst.fun - richting * waarde) > 1 - 1e-6:
                return False
        return True

    @cached_property
    def _werelden(self) -> list[Any]:
        """A few registers that would give the same reports; most counts differ among them."""
        stelsel, _ = self._stelsel
        loting = np.random.default_rng(4)
        return [
            uitkomst.x
            for _ in range(12)
            if (uitkomst := linprog(loting.uniform(0, 1, len(self.nummers)), **stelsel)).status == 0
        ]

    @cached_property
    def _stelsel(self) -> tuple[dict[str, Any], set[Hashable]]:
        """What is shown as 0 is gone from every equation; what is said twice is said once."""
        nul: set[Hashable] = set()
        while erbij := {
            naam
            for vorm, waarde in self.gelijk
            if waarde == 0 and all(factor > 0 for naam, factor in vorm.items() if naam not in nul)
            for naam in vorm.keys() - nul
        }:
            nul |= erbij
        gelijk, hoogstens = (
            {
                (frozenset((n, f) for n, f in vorm.items() if n not in nul), waarde)
                for vorm, waarde in regels
            }
            for regels in (self.gelijk, self.hoogstens)
        )
        links, rechts = self._matrix(gelijk)
        stelsel: dict[str, Any] = {"A_eq": links, "b_eq": rechts, "method": "highs"}
        if hoogstens:
            stelsel["A_ub"], stelsel["b_ub"] = self._matrix(hoogstens)
        return stelsel, nul

    def _matrix(
        self, regels: set[tuple[frozenset[tuple[Hashable, int]], int]]
    ) -> tuple[csr_array, list[int]]:
        vast = sorted(regels, key=repr)
        rij, kolom, factoren = [], [], []
        for nummer, (vorm, _) in enumerate(vast):
            for naam, factor in vorm:
                rij.append(nummer)
                kolom.append(self.nummers[naam])
                factoren.append(factor)
        vormgeving = (len(vast), len(self.nummers))
        return csr_array((factoren, (rij, kolom)), shape=vormgeving), [w for _, w in vast]
