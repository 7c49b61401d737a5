"""The small language of conditions in a profile, and its three-valued evaluation.

A condition reads `feit teken waarde`: `crisis = ja`, `jeugdhulp = vrijwillig | maatregel`,
`leeftijd < jv_van`. In a rule `als` is a list that must all hold; a list inside that list holds
when one of its members does. `inwonende_kinderen < 18` holds when there is a resident child under
18, `inwonende_kinderen >= 18` when there is none. Nothing is ever evaluated as code.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

from tafel.rules.feiten import OUDST, Feit, Indeling, Soort

_VORM = re.compile(r"(\w+)\s*(=|!=|<=|>=|<|>|\bbevat\b)\s*(.+)")


class OngeldigeVoorwaarde(ValueError):
    """A condition that cannot be read; the message is a Dutch reason without file or rule."""


@dataclass(frozen=True, slots=True)
class Literaal:
    """One test of one fact: a choice out of `waarden`, or an age under (or from) `grens`."""

    feit: str
    waarden: frozenset[str] = frozenset()
    grens: int = 0
    onder: bool = True

    def ontken(self, feit: Feit) -> "Literaal":
        if feit.soort is Soort.KEUZE:
            return Literaal(self.feit, frozenset(feit.waarden) - self.waarden)
        return Literaal(self.feit, grens=self.grens, onder=not self.onder)

    def masker(self, indeling: Indeling) -> int:
        if indeling.feit.soort is Soort.KEUZE:
            return sum(
                1 << klasse
                for klasse, waarde in enumerate(indeling.feit.waarden)
                if waarde in self.waarden
            )
        onder = (1 << indeling.grenzen.index(self.grens) + 1) - 1
        return onder if self.onder else indeling.alles & ~onder


Vorm = tuple[tuple[Literaal, ...], ...]
"""Disjunctive normal form: holds when all tests of one of its members hold."""


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One condition of a rule: its Dutch text, the facts it names and its normal form."""

    tekst: str
    namen: tuple[str, ...]
    vorm: Vorm


@dataclass(frozen=True)
class Taal:
    """What conditions of one profile may say: facts, thresholds and derived facts."""

    feiten: Mapping[str, Feit]
    drempels: Mapping[str, int]
    afgeleid: Mapping[str, Mapping[str, Any]]
    """Derived facts: `een_van` lists of conditions, or with `gesteld` true: over what is certain."""
    volgt: Mapping[str, Mapping[str, Any]]
    """Facts that, when not stated, follow from others: conditions under which they are `ja`."""

    @cached_property
    def afgeleide_vormen(self) -> Mapping[str, Vorm]:
        return {
            naam: tuple(
                conjunctie for als in afgeleid["een_van"] for conjunctie in self.lees_vorm(als)
            )
            for naam, afgeleid in self.afgeleid.items()
        }

    @property
    def gesteld(self) -> Mapping[str, Vorm]:
        """Derived facts that look at what is stated, not at a filling-in of the unknown."""
        return {
            naam: self.afgeleide_vormen[naam]
            for naam, afgeleid in self.afgeleid.items()
            if afgeleid.get("gesteld")
        }

    def feit(self, naam: str) -> Feit | None:
        if self.afgeleid.get(naam, {}).get("gesteld"):
            return Feit(naam, str(self.afgeleid[naam].get("label", naam)))
        return self.feiten.get(naam)

    def lees(self, als: Sequence[str | Sequence[str]]) -> tuple[Voorwaarde, ...]:
        """Read the list `als` of a rule. Raises OngeldigeVoorwaarde."""
        return tuple(self._lees_een([deel] if isinstance(deel, str) else deel) for deel in als)

    def lees_vorm(self, als: Sequence[str | Sequence[str]]) -> Vorm:
        """The whole list as one normal form."""
        return _en([voorwaarde.vorm for voorwaarde in self.lees(als)])

    def _lees_een(self, keuzes: Sequence[str]) -> Voorwaarde:
        delen = [self._lees_deel(keuze) for keuze in keuzes]
        return Voorwaarde(
            " of ".join(tekst for tekst, _, _ in delen),
            tuple(dict.fromkeys(naam for _, naam, _ in delen)),
            tuple(conjunctie for _, _, vorm in delen for conjunctie in vorm),
        )

    def _lees_deel(self, tekst: str) -> tuple[str, str, Vorm]:
        gevonden = _VORM.fullmatch(tekst.strip())
        if gevonden is None:
            raise OngeldigeVoorwaarde(f"«{tekst}» is geen voorwaarde (feit teken waarde)")
        naam, teken, waarde = gevonden.groups()
        if teken == "bevat":
            naam, teken, waarde = f"{naam}.{waarde}", "=", "ja"
        if naam in self.afgeleid and not self.afgeleid[naam].get("gesteld"):
            return self._lees_afgeleid(naam, teken, waarde)
        feit = self.feit(naam)
        if feit is None:
            raise OngeldigeVoorwaarde(f"onbekend feit «{naam}» in «{tekst}»")
        if feit.soort is Soort.KEUZE:
            return self._lees_keuze(feit, teken, waarde)
        return self._lees_leeftijd(feit, teken, waarde)

    def _lees_afgeleid(self, naam: str, teken: str, waarde: str) -> tuple[str, str, Vorm]:
        label = str(self.afgeleid[naam].get("label", naam))
        vorm = self.afgeleide_vormen[naam]
        if teken not in ("=", "!=") or waarde not in ("ja", "nee"):
            raise OngeldigeVoorwaarde(f"«{naam}» is ja of nee")
        if (waarde == "ja") != (teken == "="):
            vorm = self._ontken(vorm)
        return f"{label} {teken} {waarde}", naam, vorm

    def _lees_keuze(self, feit: Feit, teken: str, tekst: str) -> tuple[str, str, Vorm]:
        waarden = frozenset(waarde.strip() for waarde in tekst.split("|"))
        if teken not in ("=", "!="):
            raise OngeldigeVoorwaarde(f"«{feit.naam} {teken}»: gebruik = of !=")
        if vreemd := sorted(waarden - set(feit.waarden)):
            raise OngeldigeVoorwaarde(
                f"«{vreemd[0]}» is geen waarde van {feit.naam}; toegestaan: {', '.join(feit.waarden)}"
            )
        literaal = Literaal(feit.naam, waarden)
        if teken == "!=":
            literaal = literaal.ontken(feit)
        genoemd = " of ".join(waarde for waarde in feit.waarden if waarde in waarden)
        return f"{feit.label} {teken} {genoemd}", feit.naam, self._vul_aan(feit, literaal)

    def _vul_aan(self, feit: Feit, literaal: Literaal) -> Vorm:
        """A fact that follows from others when not stated: both ways to the same value."""
        volgt = self.volgt.get(feit.naam)
        if volgt is None or feit.verstek is None or feit.verstek in literaal.waarden:
            return ((literaal,),)
        ja = self.lees_vorm(volgt["ja"])
        vormen: list[Vorm] = [((literaal,),)]
        niet_gesteld = ((Literaal(feit.naam, frozenset({feit.verstek})),),)
        if "ja" in literaal.waarden:
            vormen.append(_en([niet_gesteld, ja]))
        if "nee" in literaal.waarden:
            vormen.append(_en([niet_gesteld, self._ontken(ja)]))
        return tuple(conjunctie for vorm in vormen for conjunctie in vorm)

    def _lees_leeftijd(self, feit: Feit, teken: str, waarde: str) -> tuple[str, str, Vorm]:
        grens = int(waarde) if waarde.isascii() and waarde.isdigit() else self.drempels.get(waarde)
        if grens is None:
            raise OngeldigeVoorwaarde(f"onbekende drempel «{waarde}» bij {feit.naam}")
        tekst = f"{feit.label} {teken} {grens}"
        if feit.soort is Soort.KINDEREN and teken in ("<", ">="):
            tekst = f"{'een' if teken == '<' else 'geen'} inwonend kind < {grens}"
        elif feit.soort is Soort.KINDEREN:
            raise OngeldigeVoorwaarde(f"«{tekst}»: voor een lijst kinderen alleen < en >=")
        if teken in ("<=", ">"):
            grens += 1
        if not 0 < grens <= OUDST:
            raise OngeldigeVoorwaarde(f"«{tekst}»: een leeftijd ligt tussen 0 en {OUDST}")
        onder = Literaal(feit.naam, grens=grens)
        if teken in ("<", "<="):
            return tekst, feit.naam, ((onder,),)
        if teken in (">", ">="):
            return tekst, feit.naam, ((onder.ontken(feit),),)
        raise OngeldigeVoorwaarde(f"«{tekst}»: gebruik < <= > of >=")

    def _ontken(self, vorm: Vorm) -> Vorm:
        keuzes = [[literaal.ontken(self._van(literaal)) for literaal in deel] for deel in vorm]
        return tuple(tuple(keuze) for keuze in product(*keuzes))

    def _van(self, literaal: Literaal) -> Feit:
        feit = self.feit(literaal.feit)
        assert feit is not None
        return feit


def _en(vormen: Sequence[Vorm]) -> Vorm:
    return tuple(
        tuple(literaal for deel in delen for literaal in deel) for delen in product(*vormen)
    )


class _Memo(dict[Any, int]):
    """A dict that fills itself: value of a fact → mask, or mask → contribution."""

    __slots__ = ("_maak",)

    def __init__(self, maak: Any) -> None:
        super().__init__()
        self._maak = maak

    def __missing__(self, sleutel: Any) -> int:
        waarde: int = self._maak(sleutel)
        if len(self) < 10_000:
            self[sleutel] = waarde
        return waarde


class Weging:
    """Conditions made fast: per fact a bitmask of classes, per test one bit.

    `stand` turns stated facts into masks; `weeg` turns masks into two bit sets: the tests that
    certainly hold and those that may hold. A condition then is a comparison of whole numbers.
    """

    def __init__(self, taal: Taal, voorwaarden: Sequence[Voorwaarde]) -> None:
        self._gesteld = taal.gesteld
        literalen = [
            literaal for voorwaarde in voorwaarden for deel in voorwaarde.vorm for literaal in deel
        ]
        volgorde: list[Literaal] = []
        for literaal in literalen:
            if literaal.feit in self._gesteld:
                volgorde += [x for deel in self._gesteld[literaal.feit] for x in deel]
            volgorde.append(literaal)
        namen = dict.fromkeys(literaal.feit for literaal in volgorde)
        self.feiten = tuple(n for n in namen if n not in self._gesteld)
        """Stated facts in the order in which the rules meet them."""
        self.gesteld = tuple(n for n in namen if n in self._gesteld)
        self.indelingen: tuple[Indeling, ...] = tuple(
            Indeling(
                taal.feit(naam) or Feit(naam, naam),
                tuple(sorted({x.grens for x in volgorde if x.feit == naam and x.grens})),
            )
            for naam in (*self.feiten, *self.gesteld)
        )
        self.plaats = {naam: i for i, naam in enumerate((*self.feiten, *self.gesteld))}
        self._maskers = [_Memo(indeling.masker) for indeling in self.indelingen]
        self.proeven = tuple(
            (self.plaats[naam], tuple(map(self.test, self._gesteld[naam][0])))
            for naam in self.gesteld
        )
        """Per derived fact over what is stated: its position and the tests that make it `ja`."""
        self._bits: dict[tuple[int, int], int] = {}
        for literaal in literalen:
            self._bits.setdefault(self.test(literaal), 1 << len(self._bits))
        self._aantal = len(self._bits)
        self._bijdragen = [
            _Memo(lambda masker, i=i: self._bijdrage(i, masker))
            for i in range(len(self.indelingen))
        ]

    def test(self, literaal: Literaal) -> tuple[int, int]:
        """The position of a fact and the classes for which the test holds."""
        plaats = self.plaats[literaal.feit]
        return plaats, literaal.masker(self.indelingen[plaats])

    def eisen(self, voorwaarde: Voorwaarde) -> tuple[int, ...]:
        """A condition as bit sets: it holds when all bits of one of them do."""
        return tuple(
            sum({self._bits[self.test(literaal)] for literaal in deel}) for deel in voorwaarde.vorm
        )

    def stand(self, feiten: Mapping[str, Any]) -> tuple[int, ...]:
        """Per fact the bitmask of classes that what is stated leaves possible."""
        stand = [
            memo[feiten.get(naam)] for naam, memo in zip(self.feiten, self._maskers, strict=False)
        ]
        for _, proef in self.proeven:
            zeker = all(not stand[plaats] & ~masker for plaats, masker in proef)
            stand.append(1 if zeker else 2)
        return tuple(stand)

    def weeg(self, stand: Sequence[int]) -> tuple[int, int]:
        """(tests that certainly hold, tests that may hold) as bit sets."""
        totaal = 0
        for bijdrage, masker in zip(self._bijdragen, stand, strict=True):
            totaal |= bijdrage[masker]
        return totaal & (1 << self._aantal) - 1, totaal >> self._aantal

    def _bijdrage(self, plaats: int, stand: int) -> int:
        totaal = 0
        for (feit, masker), bit in self._bits.items():
            if feit == plaats and stand & masker:
                totaal |= bit << self._aantal
                if not stand & ~masker:
                    totaal |= bit
        return totaal
