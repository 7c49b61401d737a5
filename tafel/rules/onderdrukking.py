"""Which counts must not be shown, so that nobody can work out a small one from the others.

Small counts are hidden first. Then somebody is imagined who has every shown count, knows every
sum that the counts make, and knows that a hidden count is never 0 (zeros are shown). As long as he
can narrow a small count down to one value, the cheapest count that he needs for it is hidden too.

He is imagined exactly, in whole numbers and fractions: a reduced system of the sums that hold a
hidden count (Gaussian elimination, as GaussSuppression of Statistics Norway does), and on it steps
of the simplex method, which find another set of counts that looks the same to him or prove that
there is none (the attacker's problem of Fischetti & Salazar, Management Science 2001). What he
would gain by knowing that counts are whole numbers is left out of account.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Final, Generic, TypeAlias, TypeVar

from msgspec import Struct

Cel = TypeVar("Cel", bound=Hashable)
_Getal: TypeAlias = int | Fraction
_Vorm: TypeAlias = dict[int, _Getal]
"""A linear form: per cell its factor, none of them 0."""


class Som(Struct, Generic[Cel], frozen=True):
    """An equation: `totaal` = the sum of `plus` less the sum of `min`."""

    totaal: Cel
    plus: tuple[Cel, ...]
    min: tuple[Cel, ...] = ()


def onderdruk(
    waarden: Mapping[Cel, int],
    sommen: Iterable[Som[Cel]],
    *,
    drempel: int,
    nooit: Collection[Cel] = (),
    gewicht: Callable[[Cel], int] | None = None,
) -> frozenset[Cel]:
    """The cells that must not be shown: those of 1 up to `drempel`, and what gives them away.

    `nooit` are cells that are never printed: protected like the others, never in the answer. The
    answer depends on content only: cells are told apart by their repr. `gewicht` says what it
    costs to hide a cell (1 for all when absent). Raises ValueError when a value is negative, a
    sum does not come out or a cell of a sum has no value.
    """
    cellen = sorted(waarden, key=repr)
    nummer = {cel: i for i, cel in enumerate(cellen)}
    aantallen = [waarden[cel] for cel in cellen]
    if any(aantal < 0 for aantal in aantallen):
        raise ValueError("a count below 0")
    vormen = [_vorm(som, nummer, aantallen) for som in sommen]
    ongedrukt = {nummer[cel] for cel in nooit}
    kosten = [1 if gewicht is None else gewicht(cel) for cel in cellen]
    aanvaller = _Aanvaller(aantallen, vormen, ongedrukt, kosten, drempel)
    return frozenset(cellen[i] for i in aanvaller.bescherm())


def _vorm(som: Som[Cel], nummer: Mapping[Cel, int], aantallen: list[int]) -> _Vorm:
    """The sum as a linear form that is 0, over the cells that are not 0 themselves."""
    vorm: _Vorm = defaultdict(int)
    try:
        vorm[nummer[som.totaal]] += 1
        for cel in som.plus:
            vorm[nummer[cel]] -= 1
        for cel in som.min:
            vorm[nummer[cel]] += 1
    except KeyError:
        raise ValueError("a cell of a sum has no value") from None
    if sum(factor * aantallen[cel] for cel, factor in vorm.items()):
        raise ValueError("a sum does not come out")
    return {cel: factor for cel, factor in vorm.items() if factor}


def _tel_op(doel: _Vorm, factor: _Getal, bij: Mapping[int, _Getal]) -> None:
    """Add `factor` × `bij` to `doel`."""
    for cel, getal in bij.items():
        nieuw = doel.get(cel, 0) + factor * getal
        if nieuw:
            doel[cel] = nieuw
        else:
            doel.pop(cel, None)


def _heel(getal: _Getal) -> _Getal:
    """The number, as int where it is whole: ints are fast."""
    return getal.numerator if isinstance(getal, Fraction) and getal.denominator == 1 else getal


def _gedeeld(getal: _Getal, deler: _Getal) -> _Getal:
    if deler in {1, -1}:
        return getal * deler
    return _heel(Fraction(getal) / deler)


_VRIJE_KEUZE: Final = 30
"""After so many simplex steps Bland's rule chooses, which never goes round in a circle."""


class _Aanvaller:
    """What somebody knows who sees the shown cells, and what he can work out.

    `rijen` is the reduced system: per basic cell the form that is equal to it. Of a form without
    any unknown cell the key is negative: it becomes the row of the first of its cells that is
    hidden. `kolommen` says in which rows a cell occurs.
    """

    def __init__(
        self,
        aantallen: list[int],
        vormen: list[_Vorm],
        ongedrukt: set[int],
        kosten: list[int],
        drempel: int,
    ) -> None:
        self.aantallen = aantallen
        self.drempel = drempel
        self.kosten = kosten
        self.ongedrukt = ongedrukt
        self.weg: set[int] = set()
        self.rijen: dict[int, _Vorm] = {}
        self.kolommen: defaultdict[int, set[int]] = defaultdict(set)
        self.veilig: set[int] = set()
        self.doelen: dict[int, _Vorm] = {
            c: {c: 1} for c, aantal in enumerate(aantallen) if 0 < aantal < drempel
        }
        self.vormen = self._zonder_losse(
            {c: f for c, f in vorm.items() if aantallen[c] or c in ongedrukt} for vorm in vormen
        )
        self.in_vorm: defaultdict[int, list[int]] = defaultdict(list)
        for plek, vorm in enumerate(self.vormen):
            for cel in vorm:
                self.in_vorm[cel].append(plek)
        self.laagst = {c for c, aantal in enumerate(aantallen) if aantal == (c not in ongedrukt)}
        self.actief: set[int] = set()
        self.wachtend = 0

    def _zonder_losse(self, vormen: Iterable[_Vorm]) -> list[_Vorm]:
        """The forms, in a fixed order; without those that do no more than say what a never printed
        cell is the sum of: the sum is protected instead.
        """
        vormen = sorted(vormen, key=lambda vorm: (len(vorm), sorted(vorm.items())))
        vaak = Counter(cel for vorm in vormen for cel in vorm)
        uit = []
        for vorm in vormen:
            los = [c for c in vorm if vaak[c] == 1 and c in self.ongedrukt]
            rest = {c: f for c, f in vorm.items() if c not in los}
            if len(los) != 1 or any(f * vorm[los[0]] > 0 for f in rest.values()):
                uit.append(vorm)
            elif los[0] in self.doelen:
                self.doelen[los[0]] = {c: _gedeeld(-f, vorm[los[0]]) for c, f in rest.items()}
        return uit

    def bescherm(self) -> set[int]:
        """Hide what must be hidden; the cells that are."""
        self.weg.update(c for c in self.doelen if c not in self.ongedrukt)
        self._betrek(c for doel in self.doelen.values() for c in doel)
        volgorde = sorted(self.doelen, key=lambda c: (-self.kosten[c], c))
        while True:
            for cel in volgorde:
                while cel not in self.veilig:
                    if self._vrij(self.doelen[cel]):
                        self.veilig.add(cel)
            if not self._kleine_groepen():
                return self.weg

    # -- what is hidden ---------------------------------------------------------------------------

    def _onbekend(self, cel: int) -> bool:
        return cel in self.weg or cel in self.ongedrukt

    def _betrek(self, cellen: Iterable[int]) -> None:
        """Put the forms of these unknown cells into the system, and those of the cells in them."""
        open_ = list(cellen)
        for cel in open_:
            for plek in self.in_vorm[cel]:
                if plek not in self.actief:
                    self.actief.add(plek)
                    self._voeg_toe(self.vormen[plek])
                    open_.extend(sorted(c for c in self.vormen[plek] if self._onbekend(c)))

    def _verberg(self, vorm: _Vorm) -> None:
        """Hide the cheapest cell that this form, worked out by the attacker, is made of."""
        keuze = [
            (self.kosten[c], self._kaal(c), self.aantallen[c], c)
            for c, factor in vorm.items()
            if not self._onbekend(c) and (factor > 0 or self.aantallen[c] > 1)
        ]
        cel = min(keuze)[-1]
        self.weg.add(cel)
        wacht = [rij for rij in self.kolommen[cel] if rij < 0]
        if wacht:
            self._draai(cel, max(wacht, key=lambda rij: (-len(self.rijen[rij]), rij)))
        self._betrek([cel])

    def _kaal(self, cel: int) -> int:
        """How many forms would give this cell away at once, were it hidden."""
        return sum(
            not any(c != cel and self._onbekend(c) for c in self.vormen[plek])
            for plek in self.in_vorm[cel]
        )

    # -- the reduced system -----------------------------------------------------------------------

    def _voeg_toe(self, vorm: Mapping[int, _Getal]) -> None:
        nieuw = self._herleid(vorm)
        vrij = [c for c in nieuw if self._onbekend(c)]
        if not nieuw:
            return
        self.wachtend -= 1
        self._zet(self.wachtend, nieuw)
        if vrij:
            self._draai(min(vrij, key=self._last), self.wachtend)

    def _last(self, cel: int) -> tuple[bool, int, int]:
        """How unfit a cell is to be basic: at its lowest it blocks steps, in many rows it fills."""
        return cel in self.laagst, len(self.kolommen[cel]) + len(self.in_vorm[cel]), cel

    def _herleid(self, vorm: Mapping[int, _Getal]) -> _Vorm:
        """The form with its basic cells replaced by what they are equal to."""
        uit: _Vorm = {}
        for cel, factor in vorm.items():
            _tel_op(uit, factor, self.rijen.get(cel, {cel: 1}))
        return uit

    def _zet(self, rij: int, vorm: _Vorm) -> None:
        self.rijen[rij] = vorm
        for cel in vorm:
            self.kolommen[cel].add(rij)

    def _draai(self, erin: int, eruit: int) -> None:
        """Make `erin`, which occurs in the row of `eruit`, basic instead of it."""
        rij = self.rijen.pop(eruit)
        for cel in rij:
            self.kolommen[cel].discard(eruit)
        deler = -rij.pop(erin)
        if eruit >= 0:
            rij[eruit] = -1
        nieuw = {cel: _gedeeld(getal, deler) for cel, getal in rij.items()}
        for ander in list(self.kolommen.pop(erin, ())):
            vorm = self.rijen[ander]
            maal = vorm.pop(erin)
            for cel, getal in nieuw.items():
                oud = vorm.get(cel, 0)
                som = oud + maal * getal
                if som:
                    vorm[cel] = som if isinstance(som, int) else _heel(som)
                    if not oud:
                        self.kolommen[cel].add(ander)
                elif oud:
                    del vorm[cel]
                    self.kolommen[cel].discard(ander)
        self._zet(erin, nieuw)

    # -- what can be worked out -------------------------------------------------------------------

    def _vrij(self, doel: Mapping[int, _Getal]) -> bool:
        """Whether the form can have another value too; if not, hide something that it needs."""
        for richting in (1, -1):
            if self._beweeg(doel, richting, draaien=False):
                return True
        if self._beweeg(doel, 1, draaien=True):
            return True
        hoogste = self._herleid(doel)
        if self._beweeg(doel, -1, draaien=True):
            return True
        self._verberg(hoogste)
        return False

    def _beweeg(self, doel: Mapping[int, _Getal], richting: int, *, draaien: bool) -> bool:
        """Look for another value of the form, higher (1) or lower (-1), by simplex steps."""
        poging = 0
        while True:
            poging += 1
            vorm = self._herleid(doel)
            draai: list[tuple[int, int, int]] = []
            for cel in sorted(c for c in vorm if self._onbekend(c)):
                stap = richting if vorm[cel] > 0 else -richting
                if stap < 0 and cel in self.laagst:
                    continue
                klemmen = self._klemmen(cel, stap)
                if not klemmen:
                    self.veilig.add(cel)
                    self.veilig.update(self.kolommen[cel])
                    return True
                if draaien and poging <= _VRIJE_KEUZE:
                    rij = min(klemmen, key=lambda rij: (len(self.rijen[rij]), rij))
                    draai.append((len(self.kolommen[cel]) * len(self.rijen[rij]), cel, rij))
                elif not draai:
                    draai.append((0, cel, min(klemmen)))
            if not draai or not draaien:
                return False
            self._draai(*min(draai)[1:])

    def _klemmen(self, cel: int, stap: int) -> list[int]:
        """The basic cells that are at their lowest and would have to go lower still."""
        laag = self.laagst & self.kolommen[cel]
        return [rij for rij in laag if self.rijen[rij][cel] * stap < 0]

    def _kleine_groepen(self) -> bool:
        """Whether something had to be hidden because hidden cells together are a small count."""
        iets = False
        for basis in sorted(self.rijen):
            vorm = self.rijen.get(basis, {})
            leden = [c for c in vorm if self._onbekend(c)]
            if basis < 0 or not leden or any(vorm[c] > 0 for c in leden):
                continue
            som = self.aantallen[basis] - sum(vorm[c] * self.aantallen[c] for c in leden)
            if 0 < som < self.drempel:
                self._verberg({c: f for c, f in vorm.items() if c not in leden})
                iets = True
        return iets
