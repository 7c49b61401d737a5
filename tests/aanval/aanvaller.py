"""The joint integer programme: between which bounds every count lies, given all that is printed.

Unknown are the pieces, whole and not negative. A printed 5 or more says that a count is less than 5
away from it, a printed 0 that it is 0 to 4; the rest is what everybody knows (`kennis`).
HiGHS finds the lowest and the highest that a count can be. Figures that nothing connects are
programmes by themselves: the joint one falls apart into them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, inf
from random import Random
from typing import Any

import highspy
import numpy as np

from tests.aanval.kennis import IETS, Kennis, Som, Stuk, Weten, keer, tel_op
from tests.aanval.waarheid import Waarheid

KLEIN = range(1, 5)
GENOEG = 5
"""How high a count must be able to be, not to be surely small."""
SPELING = 1e-6
SECONDEN = 120.0
"""For one integer programme; what is not decided by then is counted as such."""
PROEVEN, RUW = 4, 0.2
"""So many registers are looked for that fit, in both directions; near the furthest will do."""


@dataclass
class Grens:
    """What an attacker knows of one count: values from `laag` up to `hoog` were seen to fit; unless
    they leave enough to guess, no others do, or it is not decided.
    """

    som: Som
    waar: int
    laag: int = 0
    hoog: int = 0
    beslist: bool = True

    @property
    def vast(self) -> bool:
        return self.laag == self.hoog

    @property
    def twee(self) -> bool:
        return self.hoog - self.laag == 1

    @property
    def is_klein(self) -> bool:
        """Proven to be 1 to 4."""
        return self.laag >= 1 and self.hoog < GENOEG


class Aanvaller:
    """Knows `kennis`; with `gelijken` also that sets that are printed differently differ.

    What fits what `slimmer` knows, who knows more, fits what he knows.
    """

    def __init__(
        self,
        kennis: Kennis,
        waarheid: Waarheid,
        *,
        gelijken: bool = False,
        slimmer: "Aanvaller | None" = None,
    ) -> None:
        self.kennis, self.waarheid = kennis, waarheid
        weten = [*_weten(kennis), *(_verschillen(kennis) if gelijken else ())]
        for som, laag, hoog in weten:
            echt = waarheid.van(som)
            assert laag <= echt <= (inf if hoog is None else hoog), (som, laag, echt, hoog)
        self._stelsel: dict[Stuk, Stelsel] = {}
        for eigen in _samenhangend(weten):
            stelsel = Stelsel(eigen, waarheid)
            if slimmer is not None:
                stelsel.leer_van(slimmer._stelsel[next(iter(stelsel.nummers))])
            self._stelsel |= dict.fromkeys(stelsel.nummers, stelsel)

    def grenzen(self, sommen: Iterable[Som]) -> list[Grens]:
        """As far as it matters: whether a count is certain, one of two, or surely 1 to 4."""
        return [self._van(som).grens(som) for som in sommen]

    def groepen(self) -> list[tuple[Som, Som, str]]:
        """Groups of 1 to 4 of which he knows that they exist, and that all, or none, are in a part:
        that part, the group, and which of both.
        """
        er_zijn: dict[tuple[tuple[Stuk, int], ...], bool] = {}
        gevonden = []
        for deel, geheel in self.kennis.delen:
            erin, alle = self.waarheid.van(deel), self.waarheid.van(geheel)
            if alle not in KLEIN or 0 < erin < alle:
                continue
            anders = deel if erin == 0 else tel_op(geheel, keer(deel, -1))
            if not anders:
                continue
            sleutel = tuple(sorted(geheel.items()))
            if sleutel not in er_zijn:
                er_zijn[sleutel] = self._van(geheel).grens(geheel).laag > 0
            if er_zijn[sleutel] and self._van(anders).hoogste(anders) == 0:
                gevonden.append((deel, geheel, "niemand" if erin == 0 else "iedereen"))
        return gevonden

    def _van(self, som: Som) -> "Stelsel":
        return self._stelsel[next(iter(som))]


class Stelsel:
    """Pieces that hang together, all that is known of them, and a few registers that fit."""

    def __init__(self, weten: Sequence[Weten], waarheid: Waarheid) -> None:
        self._weten, self._waarheid = weten, waarheid
        self.nummers: dict[Stuk, int] = {}
        for som, _, _ in weten:
            for stuk in som:
                self.nummers.setdefault(stuk, len(self.nummers))
        self._werelden = [np.array([waarheid.van({stuk: 1}) for stuk in self.nummers], float)]

    def leer_van(self, ander: "Stelsel") -> None:
        """Registers that fit with more fit here."""
        kolommen = [ander.nummers[stuk] for stuk in self.nummers]
        self._werelden += [wereld[kolommen] for wereld in ander._werelden]

    # --- the models -------------------------------------------------------------------------------

    @cached_property
    def _ruim(self) -> highspy.Highs:
        """Whatever fits, whole or not."""
        return self._model(self._weten, geheel=False)

    @cached_property
    def _zeker(self) -> highspy.Highs:
        """The same organisations were heard of as really were: he knows how many, but somebody may
        know which.
        """
        gehoord = [
            ({stuk: 1}, waar, waar)
            for stuk in self.nummers
            if stuk.populatie == IETS
            for waar in [self._waarheid.van({stuk: 1})]
        ]
        return self._model([*self._weten, *gehoord], geheel=False) if gehoord else self._ruim

    @cached_property
    def _mip(self) -> highspy.Highs:
        return self._model(self._weten, geheel=True)

    def _model(self, weten: Sequence[Weten], *, geheel: bool) -> highspy.Highs:
        model = highspy.Highs()  # type: ignore[no-untyped-call]
        instellingen: dict[str, Any] = {
            "output_flag": False, "threads": 1, "time_limit": SECONDEN,
        }  # fmt: skip
        if not geheel:
            instellingen |= {"simplex_strategy": 4, "presolve": "off"}
        for naam, waarde in instellingen.items():
            model.setOptionValue(naam, waarde)
        aantal = len(self.nummers)
        model.addVars(aantal, np.zeros(aantal), np.full(aantal, inf))
        rijen = {(tuple(sorted(som.items())), laag, hoog) for som, laag, hoog in weten}
        begin, kolom, factor, onder, boven = [0], [], [], [], []
        for stukken, laag, hoog in sorted(rijen, key=repr):
            kolom += [self.nummers[stuk] for stuk, _ in stukken]
            factor += [float(eigen) for _, eigen in stukken]
            begin.append(len(kolom))
            onder.append(float(laag))
            boven.append(inf if hoog is None else float(hoog))
        model.addRows(
            len(onder), np.array(onder), np.array(boven), len(kolom),
            np.array(begin[:-1], np.int32), np.array(kolom, np.int32), np.array(factor),
        )  # fmt: skip
        if geheel:
            soort = np.full(aantal, highspy.HighsVarType.kInteger)
            model.changeColsIntegrality(aantal, np.arange(aantal, dtype=np.int32), soort)
        return model

    # --- what is worked out -----------------------------------------------------------------------

    def grens(self, som: Som) -> Grens:
        grens = Grens(som, self._waarheid.van(som))
        self._proef()
        self._ververs(grens)
        if grens.laag:
            self._uiterste(grens, 1, 0)
        if grens.hoog - grens.laag < 2 or (grens.laag and grens.hoog < GENOEG):
            self._uiterste(grens, -1, -GENOEG)
        return grens

    def hoogste(self, som: Som) -> int:
        """0, when nothing else fits."""
        grens = Grens(som, 0)
        self._proef()
        self._ververs(grens)
        if grens.hoog == 0:
            self._uiterste(grens, -1, -1)
        return grens.hoog if grens.beslist else 1

    def _ververs(self, grens: Grens) -> None:
        kolommen = [self.nummers[stuk] for stuk in grens.som]
        factoren = list(grens.som.values())
        gezien = [wereld[kolommen] @ factoren for wereld in self._werelden]
        grens.laag, grens.hoog = round(float(min(gezien))), round(float(max(gezien)))

    def _proef(self) -> None:
        """Other registers that would give the same reports: most counts differ among them."""
        if len(self._werelden) > 1:
            return
        loting = Random(len(self.nummers))
        self._mip.setOptionValue("mip_rel_gap", RUW)
        for _ in range(PROEVEN):
            gewichten = np.array([loting.random() for _ in self.nummers])
            for richting in (1, -1):
                self._los_op(self._mip, richting * gewichten)
        self._mip.setOptionValue("mip_rel_gap", 0.0)
        self._werelden.append(self._werelden[0])

    def _uiterste(self, grens: Grens, richting: int, genoeg: int) -> None:
        """The lowest (1) or the highest (-1), or as far as is enough.

        First among registers with the same organisations, then by a bound that whole numbers can
        only make narrower, at last by whole numbers.
        """
        kosten = np.zeros(len(self.nummers))
        for stuk, factor in grens.som.items():
            kosten[self.nummers[stuk]] = richting * factor
        for model in dict.fromkeys((self._zeker, self._ruim, self._mip)):
            uiterste = self._los_op(model, kosten)
            self._ververs(grens)
            gezien = grens.laag if richting == 1 else -grens.hoog
            if gezien <= genoeg:
                return
            waar_begrensd = model is not self._zeker or self._zeker is self._ruim
            if waar_begrensd and uiterste is not None and gezien <= ceil(uiterste - SPELING):
                return
        grens.beslist = False

    def _los_op(self, model: highspy.Highs, kosten: np.ndarray) -> float | None:
        """A bound on the lowest of it; where whole numbers were found they are kept."""
        aantal = len(kosten)
        model.changeColsCost(aantal, np.arange(aantal, dtype=np.int32), kosten)
        model.run()
        info = model.getInfo()
        if info.primal_solution_status == 2:
            wereld = np.array(model.getSolution().col_value)
            heel = np.abs(wereld - np.round(wereld)) < SPELING
            if heel.all():
                self._werelden.append(np.round(wereld))
            elif model is not self._mip:
                self._maak_heel(np.round(wereld), heel, kosten)
        stand = model.getModelStatus()
        if stand == highspy.HighsModelStatus.kUnbounded:
            return -inf
        if model is self._mip:
            return float(info.mip_dual_bound)
        klaar = stand == highspy.HighsModelStatus.kOptimal
        return float(info.objective_function_value) if klaar else None

    def _maak_heel(self, wereld: np.ndarray, heel: np.ndarray, kosten: np.ndarray) -> None:
        """Whole numbers for the rest of it too, when there are any beside those that are whole."""
        aantal, niets = len(wereld), np.zeros(len(wereld))
        kolommen = np.arange(aantal, dtype=np.int32)
        boven = np.where(heel, wereld, inf)
        self._mip.changeColsBounds(aantal, kolommen, np.where(heel, wereld, niets), boven)
        self._los_op(self._mip, kosten)
        self._mip.changeColsBounds(aantal, kolommen, niets, np.full(aantal, inf))


def _samenhangend(weten: Iterable[Weten]) -> Iterator[list[Weten]]:
    """What is known, by what it hangs together with."""
    boven: dict[Stuk, Stuk] = {}

    def top(stuk: Stuk) -> Stuk:
        while (hoger := boven.setdefault(stuk, stuk)) != stuk:
            boven[stuk] = boven[hoger]
            stuk = hoger
        return stuk

    alles = [een for een in weten if een[0]]
    for som, _, _ in alles:
        eerste, *rest = som
        for stuk in rest:
            boven[top(stuk)] = top(eerste)
    groepen: dict[Stuk, list[Weten]] = defaultdict(list)
    for een in alles:
        groepen[top(next(iter(een[0])))].append(een)
    yield from groepen.values()


def _weten(kennis: Kennis) -> Iterator[Weten]:
    yield from kennis.weten
    for som, getal in kennis.gedrukt:
        yield som, max(getal - 4, 0), getal + 4


def _verschillen(kennis: Kennis) -> Iterator[Weten]:
    """A part that is printed otherwise than its whole is not all of it."""
    getallen = {tuple(sorted(som.items())): getal for som, getal in kennis.gedrukt}
    for deel, geheel in kennis.delen:
        een, ander = (getallen.get(tuple(sorted(som.items()))) for som in (deel, geheel))
        if een is not None and ander is not None and een != ander:
            yield tel_op(geheel, keer(deel, -1)), 1, None
