"""The small language of conditions in a profile, and its three-valued evaluation.

A condition reads `feit teken waarde`: `crisis = ja`, `jeugdhulp = vrijwillig | maatregel`,
`leeftijd < jv_van`. In a rule `als` is a list that must all hold; a list inside that list holds
when one of its members does. `inwonende_kinderen < 18` holds when there is a resident child under
18, `inwonende_kinderen >= 18` when there is none. Nothing is ever evaluated as code.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import product
from operator import getitem
from typing import Any

from msgspec import Struct, field

from tafel.kolommen import OUDSTE
from tafel.rules.beslistabel.diagram import Stand
from tafel.rules.feiten import Feit, Feitsoort, Indeling

_VORM = re.compile(r"(\w+)\s*(=|!=|<=|>=|<|>|\bbevat\b)\s*(.+)")


class OngeldigeVoorwaarde(ValueError):
    """A condition that cannot be read; the message is a Dutch reason without file or rule."""


class Literaal(Struct, frozen=True):
    """One test of one fact: a choice out of `waarden`, or an age under (or from) `grens`."""

    feit: str
    waarden: frozenset[str] = frozenset()
    grens: int = 0
    onder: bool = True

    def ontken(self, feit: Feit) -> "Literaal":
        if feit.soort is Feitsoort.KEUZE:
            return Literaal(self.feit, frozenset(feit.waarden) - self.waarden)
        return Literaal(self.feit, grens=self.grens, onder=not self.onder)

    def masker(self, indeling: Indeling) -> int:
        if indeling.feit.soort is Feitsoort.KEUZE:
            return sum(
                1 << klasse
                for klasse, waarde in enumerate(indeling.feit.waarden)
                if waarde in self.waarden
            )
        onder = (1 << indeling.grenzen.index(self.grens) + 1) - 1
        return onder if self.onder else indeling.alles & ~onder


Vorm = tuple[tuple[Literaal, ...], ...]
"""Disjunctive normal form: holds when all tests of one of its members hold."""


class Voorwaarde(Struct, frozen=True):
    """One condition of a rule: its Dutch text, the facts it names and its normal form."""

    tekst: str
    namen: tuple[str, ...]
    vorm: Vorm


class Taal(Struct, frozen=True, dict=True):
    """What conditions of one profile may say: facts, thresholds and derived facts."""

    feiten: Mapping[str, Feit]
    drempels: Mapping[str, int]
    afgeleid: Mapping[str, Mapping[str, Any]]
    """Derived facts: `een_van` lists of conditions; with `gesteld` true: over what is certain."""
    volgt: Mapping[str, Mapping[str, Any]]
    """Facts that, when not stated, follow from others: conditions under which they are `ja`."""

    _in_lezing: list[str] = field(default_factory=list)
    """Facts whose own conditions are being read: what comes back to one of them goes in circles."""

    @property
    def gesteld(self) -> Mapping[str, Vorm]:
        """Derived facts that look at what is stated, not at a filling-in of the unknown."""
        return {
            naam: self.afgeleide_vorm(naam)
            for naam, afgeleid in self.afgeleid.items()
            if afgeleid.get("gesteld")
        }

    def afgeleide_vorm(self, naam: str) -> Vorm:
        """When the derived fact `naam` is ja. Raises OngeldigeVoorwaarde."""
        lijsten = self.afgeleid[naam]["een_van"]
        return tuple(conjunctie for als in lijsten for conjunctie in self._lees_onder(naam, als))

    def _lees_onder(self, naam: str, als: Sequence[str | Sequence[str]]) -> Vorm:
        """Conditions on which the fact `naam` itself rests."""
        if naam in self._in_lezing:
            kring = " → ".join((*self._in_lezing[self._in_lezing.index(naam) :], naam))
            raise OngeldigeVoorwaarde(f"een feit kan niet uit zichzelf volgen: {kring}")
        self._in_lezing.append(naam)
        try:
            return self.lees_vorm(als)
        finally:
            self._in_lezing.pop()

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
            raise OngeldigeVoorwaarde(f"onbekend feit «{naam}» in «{tekst}»{self._bedoeld(naam)}")
        if feit.soort is Feitsoort.KEUZE:
            return self._lees_keuze(feit, teken, waarde)
        return self._lees_leeftijd(feit, teken, waarde)

    def _bedoeld(self, naam: str) -> str:
        from difflib import get_close_matches

        dichtbij = get_close_matches(naam, (*self.feiten, *self.afgeleid), n=1)
        return f"; bedoelt u «{dichtbij[0]}»?" if dichtbij else ""

    def _lees_afgeleid(self, naam: str, teken: str, waarde: str) -> tuple[str, str, Vorm]:
        label = str(self.afgeleid[naam].get("label", naam))
        vorm = self.afgeleide_vorm(naam)
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
                f"«{vreemd[0]}» is geen waarde van {feit.naam}; "
                f"toegestaan: {', '.join(feit.waarden)}"
            )
        geldig = waarden
        if teken == "!=":
            verzwegen = {feit.verstek} if feit.naam in self.volgt else set()
            geldig = frozenset(feit.waarden) - verzwegen - waarden
        genoemd = " of ".join(waarde for waarde in feit.waarden if waarde in waarden)
        return (
            f"{feit.label} {teken} {genoemd}",
            feit.naam,
            self._vul_aan(feit, Literaal(feit.naam, geldig)),
        )

    def _vul_aan(self, feit: Feit, literaal: Literaal) -> Vorm:
        """A fact that follows from others when not stated: both ways to the same value."""
        volgt = self.volgt.get(feit.naam)
        if volgt is None or feit.verstek is None or feit.verstek in literaal.waarden:
            return ((literaal,),)
        ja = self._lees_onder(feit.naam, volgt["ja"])
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
        if feit.soort is Feitsoort.KINDEREN and teken in ("<", ">="):
            tekst = f"{'een' if teken == '<' else 'geen'} inwonend kind < {grens}"
        elif feit.soort is Feitsoort.KINDEREN:
            raise OngeldigeVoorwaarde(f"«{tekst}»: voor een lijst kinderen alleen < en >=")
        if teken in ("<=", ">"):
            grens += 1
        if not 0 < grens <= OUDSTE:
            raise OngeldigeVoorwaarde(f"«{tekst}»: een leeftijd ligt tussen 0 en {OUDSTE}")
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


JA, NEE = 1, 2
"""Masks of a fact that always is one of both."""
KENMERK = "."
"""`bijzonderheden.tolk`: whether a list of codes holds one."""

Proef = tuple[tuple[tuple[int, int], ...], ...]
"""A normal form on masks: tests (position of a fact, classes for which it holds)."""


def waarheid(proef: Proef, stand: Stand) -> bool | None:
    """Whether a condition certainly holds, certainly does not, or may hold (None)."""
    kan = False
    for deel in proef:
        zeker = True
        for plaats, masker in deel:
            mogelijk = stand[plaats]
            if not mogelijk & masker:
                break
            zeker = zeker and not mogelijk & ~masker
        else:
            if zeker:
                return True
            kan = True
    return None if kan else False


class _Maskers(dict[Any, int]):
    """Value of one fact → its mask, remembered."""

    __slots__ = ("_indeling",)

    def __init__(self, indeling: Indeling) -> None:
        super().__init__()
        self._indeling = indeling

    def __missing__(self, waarde: Any) -> int:
        masker = self._indeling.masker(waarde)
        if len(self) < 10_000:
            self[waarde] = masker
        return masker


class Weging:
    """The facts that some conditions name, each divided in classes, and stated facts as masks."""

    def __init__(self, taal: Taal, voorwaarden: Sequence[Voorwaarde]) -> None:
        self._gesteld = taal.gesteld
        literalen = [
            literaal for voorwaarde in voorwaarden for deel in voorwaarde.vorm for literaal in deel
        ]
        volgorde: list[Literaal] = []
        later: list[Literaal] = []
        for literaal in literalen:
            if literaal.feit in self._gesteld:
                # What must be certain fails on what is unknown: that rule does not ask for it.
                bij = later if "ja" in literaal.waarden else volgorde
                bij += [x for deel in self._gesteld[literaal.feit] for x in deel]
            volgorde.append(literaal)
        volgorde += later
        namen = dict.fromkeys(literaal.feit for literaal in volgorde)
        gewoon = [naam for naam in namen if naam not in self._gesteld and KENMERK not in naam]
        kenmerken = [naam for naam in namen if KENMERK in naam]
        self.feiten = (*gewoon, *kenmerken)
        """Stated facts in the order in which rules meet them; kenmerken, never unknown, last."""
        self.gesteld = tuple(n for n in namen if n in self._gesteld)
        self.indelingen: tuple[Indeling, ...] = tuple(
            Indeling(
                taal.feit(naam) or Feit(naam, naam),
                tuple(sorted({x.grens for x in volgorde if x.feit == naam and x.grens})),
            )
            for naam in (*self.feiten, *self.gesteld)
        )
        self.plaats = {naam: i for i, naam in enumerate((*self.feiten, *self.gesteld))}
        self._gewoon = gewoon
        self._kenmerken = [naam.split(KENMERK)[1] for naam in kenmerken]
        self._geen_kenmerken = [NEE] * len(kenmerken)
        self._maskers = [_Maskers(indeling) for indeling in self.indelingen[: len(gewoon)]]
        self.proeven: tuple[tuple[int, Proef], ...] = tuple(
            (self.plaats[naam], self._maskers_van(self._gesteld[naam])) for naam in self.gesteld
        )
        """Per derived fact over what is stated: its position, and when it is `ja`: as soon as all
        tests of one of its alternatives certainly hold."""

    def test(self, literaal: Literaal) -> tuple[int, int]:
        """The position of a fact and the classes for which the test holds."""
        plaats = self.plaats[literaal.feit]
        return plaats, literaal.masker(self.indelingen[plaats])

    def proef(self, voorwaarde: Voorwaarde) -> Proef:
        """A condition as tests on masks."""
        return self._maskers_van(voorwaarde.vorm)

    def _maskers_van(self, vorm: Vorm) -> Proef:
        return tuple(tuple(map(self.test, deel)) for deel in vorm)

    def stand(self, feiten: Mapping[str, Any]) -> list[int]:
        """Per fact the bitmask of classes that what is stated leaves possible."""
        stand = list(map(getitem, self._maskers, map(feiten.get, self._gewoon)))
        if self._kenmerken:
            genoemd = feiten.get("bijzonderheden")
            stand += (
                [JA if naam in genoemd else NEE for naam in self._kenmerken]
                if genoemd
                else self._geen_kenmerken
            )
        for _, proef in self.proeven:
            zeker = NEE
            for deel in proef:
                for plaats, masker in deel:
                    if stand[plaats] & ~masker:
                        break
                else:
                    zeker = JA
                    break
            stand.append(zeker)
        return stand
