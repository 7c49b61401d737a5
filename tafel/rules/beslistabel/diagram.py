"""Reduced ordered multi-valued decision diagrams: what unknown facts can still do to an outcome.

A node asks one fact and has one child per class of that fact; a leaf holds an outcome. Nodes are
interned and a node whose children are all the same is that child, so equal functions are equal
nodes (Bryant 1986; Srinivasan e.a. 1990). Two answers follow without search: an outcome is certain
when the diagram restricted to the known facts is a leaf, and the facts that can still change it are
exactly those that occur in the restricted diagram.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

Knoop = int
Stand = Sequence[int] | Mapping[int, int]
"""By position of the fact: a bitmask of classes."""


class Gevolgen(Struct, frozen=True):
    """What remains possible: the outcomes reached by some filling-in, and the facts that decide."""

    bladeren: frozenset[Any]
    bepalend: tuple[int, ...]
    """Positions of the facts that at least once change the outcome, ascending."""


class Diagram(Struct):
    """A pool of nodes over facts with `breedtes[i]` classes each; positions give the order."""

    breedtes: Sequence[int]
    _feit: list[int] = field(default_factory=list)
    _kinderen: list[tuple[Knoop, ...]] = field(default_factory=list)
    _waarde: list[Hashable] = field(default_factory=list)
    _bekend: dict[Hashable, Knoop] = field(default_factory=dict)

    def blad(self, waarde: Hashable) -> Knoop:
        return self._maak(len(self.breedtes), (), waarde)

    def kies(self, feit: int, kinderen: tuple[Knoop, ...]) -> Knoop:
        eerste = kinderen[0]
        if all(kind == eerste for kind in kinderen):
            return eerste
        return self._maak(feit, kinderen, None)

    def literaal(self, feit: int, masker: int) -> Knoop:
        """True for the classes of `feit` whose bit is set in `masker`."""
        return self.kies(
            feit, tuple(self.blad(bool(masker >> k & 1)) for k in range(self.breedtes[feit]))
        )

    def als(self, voorwaarde: Knoop, dan: Knoop, anders: Knoop) -> Knoop:
        """`dan` where `voorwaarde` is true, `anders` where it is not (the ITE of Bryant)."""
        gedaan: dict[tuple[Knoop, Knoop, Knoop], Knoop] = {}
        einde, van_feit, van_kinderen = len(self.breedtes), self._feit, self._kinderen

        def samen(drie: tuple[Knoop, Knoop, Knoop]) -> Knoop:
            nu, dan, anders = drie
            if dan == anders:
                return dan
            if van_feit[nu] == einde:
                return dan if self._waarde[nu] is True else anders
            if (klaar := gedaan.get(drie)) is not None:
                return klaar
            feiten = (van_feit[nu], van_feit[dan], van_feit[anders])
            feit = min(feiten)
            breedte = self.breedtes[feit]
            delen = (
                van_kinderen[knoop] if deel == feit else (knoop,) * breedte
                for knoop, deel in zip(drie, feiten, strict=True)
            )
            knoop = gedaan[drie] = self.kies(feit, tuple(map(samen, zip(*delen, strict=True))))
            return knoop

        return samen((voorwaarde, dan, anders))

    def gevolgen(
        self, knoop: Knoop, stand: Stand, samen: Mapping[Any, Hashable] | None = None
    ) -> Gevolgen:
        """Restrict to `stand`: per fact a bitmask of the classes that are still possible.

        `samen` says which leaves count as one: facts that only choose between those decide nothing.
        """
        gedaan: dict[Knoop, int] = {}
        vormen: dict[Hashable, int] = {}
        einde = len(self.breedtes)
        bladeren: set[Hashable] = set()
        feiten: set[int] = set()
        van_feit, van_kinderen = self._feit, self._kinderen

        def beperk(k: Knoop) -> int:
            feit = van_feit[k]
            if feit == einde:
                waarde = self._waarde[k]
                bladeren.add(waarde)
                vorm: Hashable = samen[waarde] if samen is not None else (waarde,)
                rest = vormen.setdefault(vorm, len(vormen))
            else:
                masker = stand[feit]
                delen = []
                for kind in van_kinderen[k]:
                    if masker & 1:
                        deel = gedaan.get(kind)
                        delen.append(beperk(kind) if deel is None else deel)
                    masker >>= 1
                rest = delen[0]
                if delen.count(rest) != len(delen):
                    feiten.add(feit)
                    rest = vormen.setdefault((feit, *delen), len(vormen))
            gedaan[k] = rest
            return rest

        beperk(knoop)
        return Gevolgen(frozenset(bladeren), tuple(sorted(feiten)))

    def voorbeeld(self, knoop: Knoop, waarde: Hashable) -> tuple[tuple[int, int], ...] | None:
        """One path of (fact, class) choices to a leaf with `waarde`, or None."""
        dood: set[Knoop] = set()

        def zoek(k: Knoop) -> tuple[tuple[int, int], ...] | None:
            if self._feit[k] == len(self.breedtes):
                return () if self._waarde[k] == waarde else None
            for klasse, kind in enumerate(self._kinderen[k]):
                if kind not in dood and (pad := zoek(kind)) is not None:
                    return ((self._feit[k], klasse), *pad)
            dood.add(k)
            return None

        return zoek(knoop)

    def bladeren(self, knoop: Knoop) -> frozenset[Hashable]:
        alles = [(1 << breedte) - 1 for breedte in self.breedtes]
        return self.gevolgen(knoop, alles).bladeren

    def _maak(self, feit: int, kinderen: tuple[Knoop, ...], waarde: Hashable) -> Knoop:
        sleutel = (feit, kinderen, waarde)
        knoop = self._bekend.get(sleutel)
        if knoop is None:
            knoop = self._bekend[sleutel] = len(self._feit)
            self._feit.append(feit)
            self._kinderen.append(kinderen)
            self._waarde.append(waarde)
        return knoop
