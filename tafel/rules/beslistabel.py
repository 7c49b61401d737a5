"""Decision tables over facts that may be unknown: decide, explain, ask, and check the table itself.

First rule that holds wins (DMN hit policy *first*). Domain §5.3: an outcome is certain when every
way of filling in the unknown facts gives it; otherwise the questions are exactly the unknown facts
that can still change it, in the order in which the rules meet them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tafel.domain import Afgevallen
from tafel.rules.diagram import Diagram, Knoop
from tafel.rules.voorwaarden import Taal, Voorwaarde, Vorm, Weging


@dataclass(frozen=True, slots=True)
class Regel:
    """One row: its number, conditions that must all hold, its outcome, and what it is based on."""

    nr: str
    voorwaarden: tuple[Voorwaarde, ...]
    uitkomst: Any
    """What counts as the same outcome (domain §5.3): equal values are one outcome."""
    gegevens: Mapping[str, Any]
    """The row as it stands in the profile: bron, waarom, naar, …"""


@dataclass(frozen=True, slots=True)
class Misser:
    """A rule that did not hold, and the first of its conditions that failed."""

    regel: Regel
    voorwaarde: Voorwaarde
    afgevallen: Afgevallen


@dataclass(frozen=True, slots=True)
class Beslissing:
    """What the table says: the rules and outcomes that remain possible, and what to ask."""

    regels: tuple[Regel, ...]
    uitkomsten: tuple[Any, ...]
    """One: certain. In the order of the rules."""
    vragen: tuple[str, ...]
    onbekend: tuple[str, ...]
    """Stated facts of which more than one class is still possible."""
    missers: tuple[Misser, ...]


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Something wrong with a table: the rule (None = the table as a whole) and the Dutch reason."""

    regel: str | None
    reden: str


class Beslistabel:
    """A table in the order in which it decides. Raises OngeldigeVoorwaarde on a bad condition."""

    def __init__(self, taal: Taal, regels: Sequence[Regel]) -> None:
        self.regels = tuple(regels)
        self.weging = Weging(taal, [v for regel in regels for v in regel.voorwaarden])
        self._nummer = {regel.nr: i for i, regel in enumerate(self.regels)}
        self._eisen = tuple(
            (
                regel,
                tuple(
                    (Misser(regel, v, Afgevallen(regel.nr, v.tekst)), self.weging.eisen(v))
                    for v in regel.voorwaarden
                ),
            )
            for regel in self.regels
        )
        self._diagram = Diagram([indeling.breedte for indeling in self.weging.indelingen])
        self._regelboom = self._bouw()
        self._uitkomstboom = self._diagram.vertaal(
            self._regelboom,
            lambda nr: None if nr is None else self.regels[self._nummer[str(nr)]].uitkomst,
        )
        self._gevolgen = lru_cache(maxsize=8192)(self._reken_gevolgen)

    @property
    def feiten(self) -> tuple[str, ...]:
        """Stated facts in the order in which the rules meet them."""
        return self.weging.feiten

    def beslis(self, feiten: Mapping[str, Any]) -> Beslissing:
        """Decide on stated facts; absent or None is unknown. Raises ValueError on a bad value."""
        stand = self.weging.stand(feiten)
        waar, mogelijk = self.weging.weeg(stand)
        missers: list[Misser] = []
        twijfel = False
        for regel, voorwaarden in self._eisen:
            zeker = True
            for misser, eisen in voorwaarden:
                for eis in eisen:
                    if eis & waar == eis:
                        break
                else:
                    zeker = False
                    for eis in eisen:
                        if eis & mogelijk == eis:
                            break
                    else:
                        missers.append(misser)
                        break
            else:
                if zeker and not twijfel:
                    onbekend = self._onbekend(stand)
                    return Beslissing((regel,), (regel.uitkomst,), (), onbekend, tuple(missers))
                twijfel = True
                if zeker:
                    break
        return self._met_onbekenden(stand, missers)

    def _met_onbekenden(self, stand: tuple[int, ...], missers: Sequence[Misser]) -> Beslissing:
        nummers, vragen = self._gevolgen(stand)
        regels = tuple(self.regels[i] for i in nummers)
        return Beslissing(
            regels,
            tuple(dict.fromkeys(regel.uitkomst for regel in regels)),
            vragen,
            self._onbekend(stand),
            tuple(m for m in missers if self._nummer[m.regel.nr] < nummers[-1]),
        )

    def _onbekend(self, stand: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(
            [naam for naam, masker in zip(self.feiten, stand, strict=False) if masker & masker - 1]
        )

    def _reken_gevolgen(self, stand: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[str, ...]]:
        regels = self._diagram.gevolgen(self._regelboom, stand).bladeren
        bepalend = self._diagram.gevolgen(self._uitkomstboom, stand).bepalend
        return (
            tuple(sorted(self._nummer[str(nr)] for nr in regels)),
            tuple(self.feiten[plaats] for plaats in bepalend),
        )

    def toets(self) -> tuple[Bevinding, ...]:
        """Every filling-in must meet a rule, and every rule must be met by some filling-in."""
        geldig = self._diagram.combineer(
            self._samenhang(), self._regelboom, lambda kan, nr: nr if kan else "onmogelijk"
        )
        bereikt = self._diagram.bladeren(geldig)
        bevindingen = [
            Bevinding(regel.nr, "wordt nooit bereikt: eerdere regels vangen alles af")
            for regel in self.regels
            if regel.nr not in bereikt
        ]
        if (pad := self._diagram.voorbeeld(geldig, None)) is not None:
            geval = ", ".join(
                f"{self.weging.indelingen[feit].feit.label} {self.weging.indelingen[feit].tekst(k)}"
                for feit, k in pad
            )
            bevindingen.append(Bevinding(None, f"geen regel voor dit geval: {geval or 'alles'}"))
        return tuple(bevindingen)

    def _bouw(self) -> Knoop:
        boom = self._diagram.blad(None)
        for regel in reversed(self.regels):
            geldt = self._diagram.blad(True)
            for voorwaarde in regel.voorwaarden:
                geldt = self._en(geldt, self._vorm(voorwaarde.vorm))
            boom = self._diagram.combineer(geldt, boom, _als_waar(regel.nr))
        return boom

    def _samenhang(self) -> Knoop:
        """What is certain of stated facts also holds: a derived fact over them implies its tests."""
        boom = self._diagram.blad(True)
        for plaats, proef in self.weging.proeven:
            gevolg = self._diagram.blad(True)
            for feit, masker in proef:
                gevolg = self._en(gevolg, self._diagram.literaal(feit, masker))
            nee = self._diagram.literaal(plaats, 2)
            boom = self._en(boom, self._diagram.combineer(nee, gevolg, lambda a, b: a or b))
        return boom

    def _vorm(self, vorm: Vorm) -> Knoop:
        totaal = self._diagram.blad(False)
        for deel in vorm:
            conjunctie = self._diagram.blad(True)
            for literaal in deel:
                conjunctie = self._en(
                    conjunctie, self._diagram.literaal(*self.weging.test(literaal))
                )
            totaal = self._diagram.combineer(totaal, conjunctie, lambda a, b: a or b)
        return totaal

    def _en(self, links: Knoop, rechts: Knoop) -> Knoop:
        return self._diagram.combineer(links, rechts, lambda a, b: a and b)


def _als_waar(nr: str) -> Callable[[Any, Any], Any]:
    return lambda waar, rest: nr if waar else rest
