"""Decision tables over facts that may be unknown: decide, explain, ask, and check the table itself.

First rule that holds wins (DMN hit policy *first*). Domain §5.3: an outcome is certain when every
way of filling in the unknown facts gives it; otherwise the questions are exactly the unknown facts
that can still change it, in the order in which the rules meet them.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress, pairwise
from typing import Any, TypeAlias

from msgspec import Struct

from tafel.domain.toedeling import Afgevallen
from tafel.rules.beslistabel.diagram import Diagram, Knoop
from tafel.rules.beslistabel.voorwaarden import JA, NEE, Proef, Taal, Voorwaarde, Weging, waarheid

MEESTE_ONTHOUDEN = 100_000
"""So many different decisions are remembered; the rest is worked out each time."""

_Wegwijzer: TypeAlias = "tuple[int, dict[int, _Wegwijzer | Beslissing]]"
"""Look at the fact in this position, and go on by its mask."""


class Regel(Struct, frozen=True):
    """One row: its number, conditions that must all hold, its outcome, and what it is based on."""

    nr: str
    voorwaarden: tuple[Voorwaarde, ...]
    uitkomst: Any
    """What counts as the same outcome (domain §5.3): equal values are one outcome."""
    gegevens: Mapping[str, Any]
    """The row as it stands in the profile: bron, waarom, naar, …"""


class Beslissing(Struct):
    """What the table says: the rules and outcomes that remain possible, and what to ask."""

    regels: tuple[str, ...]
    """Their numbers, in the order of the table."""
    uitkomsten: tuple[Any, ...]
    """One: certain. In the order of the rules."""
    vragen: tuple[str, ...]
    afgevallen: tuple[Afgevallen, ...]
    """Rules before the last one that did not hold, each with its first condition that failed."""
    gedeeld: Mapping[str, Any]
    """What all remaining rules say alike, field by field; their sources, reasons and own choices
    together."""


class Bevinding(Struct, frozen=True):
    """Something wrong with a profile: the place ("" = the file as a whole) and the Dutch reason."""

    plaats: str
    reden: str

    def __str__(self) -> str:
        return f"{self.plaats}: {self.reden}" if self.plaats else self.reden


class Beslistabel:
    """A table in the order in which it decides. Raises OngeldigeVoorwaarde on a bad condition."""

    def __init__(self, taal: Taal, regels: Sequence[Regel], naam: str = "toedeling") -> None:
        self.naam = naam
        self.regels = tuple(regels)
        self.weging = Weging(taal, [v for regel in regels for v in regel.voorwaarden])
        self._plaats = {regel.nr: i for i, regel in enumerate(self.regels)}
        self._samen: dict[tuple[str, ...], tuple[tuple[Any, ...], Mapping[str, Any]]] = {}
        self._proeven = tuple(
            (
                regel,
                tuple(
                    (Afgevallen(regel.nr, v.tekst), self.weging.proef(v)) for v in regel.voorwaarden
                ),
            )
            for regel in self.regels
        )
        self._uitkomst = {regel.nr: regel.uitkomst for regel in self.regels}
        self._geheugen: _Wegwijzer | Beslissing | None = None
        self._onthouden = 0

    @property
    def feiten(self) -> tuple[str, ...]:
        """Stated facts in the order in which the rules meet them."""
        return self.weging.feiten

    def beslis(self, feiten: Mapping[str, Any]) -> Beslissing:
        """Decide on stated facts; absent or None is unknown. Raises ValueError on a bad value."""
        return self.beslis_op(self.weging.stand(feiten))

    def beslis_op(self, stand: Sequence[int]) -> Beslissing:
        """Decide on masks, as `Weging.stand` gives them."""
        knoop = self._geheugen
        while type(knoop) is tuple:
            knoop = knoop[1].get(stand[knoop[0]])
        return knoop or self._leer(stand)  # type: ignore[return-value]

    def onbekend(self, stand: Sequence[int]) -> tuple[str, ...]:
        """Stated facts of which more than one class is still possible."""
        if sum(map(int.bit_count, stand)) == len(stand):
            return ()
        return tuple(compress(self.feiten, map((1).__lt__, map(int.bit_count, stand))))

    def _leer(self, stand: Sequence[int]) -> Beslissing:
        """Decide, and remember it under the facts that were looked at, in that order.

        A decision looks at facts one by one, and at which one next follows from what it saw: so
        the same answers lead to the same decision, whatever the facts it did not look at.
        """
        kijker = _Kijker(stand)
        beslissing = self._reken(kijker)
        if self._onthouden < MEESTE_ONTHOUDEN:
            self._onthouden += 1
            self._onthoud(list(kijker.items()), beslissing)
        return beslissing

    def _onthoud(self, pad: list[tuple[int, int]], beslissing: Beslissing) -> None:
        if not pad:
            self._geheugen = beslissing
            return
        if self._geheugen is None:
            self._geheugen = (pad[0][0], {})
        knoop: Any = self._geheugen
        for (_, masker), (volgende, _) in pairwise(pad):
            knoop = knoop[1].setdefault(masker, (volgende, {}))
        knoop[1][pad[-1][1]] = beslissing

    def _reken(self, stand: "_Kijker") -> Beslissing:
        """Walk the rules, noting why each falls; what unknown facts do the diagram knows."""
        afgevallen: list[Afgevallen] = []
        twijfel = False
        for regel, voorwaarden in self._proeven:
            zeker = True
            for gevallen, proef in voorwaarden:
                geldt = waarheid(proef, stand)
                if geldt is False:
                    afgevallen.append(gevallen)
                    break
                zeker = zeker and geldt is True
            else:
                if zeker and not twijfel:
                    return self._beslissing((regel.nr,), (), afgevallen)
                twijfel = True
                if zeker:
                    break
        return self._met_onbekenden(stand, afgevallen)

    def _met_onbekenden(self, stand: "_Kijker", afgevallen: list[Afgevallen]) -> Beslissing:
        gevolgen = self._diagram.gevolgen(self._regelboom, stand, self._uitkomst)
        plaats = self._plaats
        nummers = tuple(sorted(gevolgen.bladeren, key=plaats.__getitem__))
        laatste = plaats[nummers[-1]]
        return self._beslissing(
            nummers,
            tuple([self.feiten[feit] for feit in gevolgen.bepalend]),
            [a for a in afgevallen if plaats[a.regel] < laatste],
        )

    def _beslissing(
        self, nummers: tuple[str, ...], vragen: tuple[str, ...], afgevallen: list[Afgevallen]
    ) -> Beslissing:
        if (samen := self._samen.get(nummers)) is None:
            samen = self._samen[nummers] = _vat_samen(
                [self.regels[self._plaats[nr]] for nr in nummers]
            )
        uitkomsten, gedeeld = samen
        return Beslissing(nummers, uitkomsten, vragen, tuple(afgevallen), gedeeld)

    def toets(self) -> tuple[Bevinding, ...]:
        """Every filling-in must meet a rule, and every rule must be met by some filling-in."""
        geldig = self._geldig
        bereikt = self._diagram.bladeren(geldig)
        bevindingen = [
            Bevinding(f"regel {regel.nr}", "wordt nooit bereikt: eerdere regels vangen alles af")
            for regel in self.regels
            if regel.nr not in bereikt
        ]
        if None in bereikt:
            pad = self._diagram.voorbeeld(geldig, None) or ()
            geval = self._in_woorden(pad) or "alles"
            bevindingen.append(
                Bevinding(f"tabel {self.naam}", f"geen regel voor dit geval: {geval}")
            )
        return tuple(bevindingen)

    def bereikt(self, gesteld: Mapping[int, int], mits: Proef) -> Mapping[str, str]:
        """Rules that some filling-in meets, each with one in words, in the order of the table.

        `gesteld` holds per position the classes that are stated; of the filling-in `mits` holds.
        """
        stand = [gesteld.get(n, deel.alles) for n, deel in enumerate(self.weging.indelingen)]
        kan = self._proef(mits)
        zeker = [
            (plaats, JA) for plaats, proef in self.weging.proeven if waarheid(proef, stand) is True
        ]
        for plaats, masker in (*gesteld.items(), *zeker):
            kan = self._en(kan, self._diagram.literaal(plaats, masker))
        geldig = self._waar(kan, self._geldig)
        nummers = self._diagram.bladeren(geldig)
        return {
            regel.nr: self._in_woorden(self._diagram.voorbeeld(geldig, regel.nr) or ())
            for regel in self.regels
            if regel.nr in nummers
        }

    @cached_property
    def _geldig(self) -> Knoop:
        """The rule that holds, of what can be the case."""
        return self._waar(self._samenhang(), self._regelboom)

    def _waar(self, kan: Knoop, regels: Knoop) -> Knoop:
        return self._diagram.als(kan, regels, self._diagram.blad("onmogelijk"))

    def _in_woorden(self, pad: Sequence[tuple[int, int]]) -> str:
        gesteld = len(self.feiten)  # what is certain of stated facts is no fact to try
        delen = ((self.weging.indelingen[feit], klasse) for feit, klasse in pad if feit < gesteld)
        return ", ".join(f"{deel.feit.label} {deel.tekst(klasse)}" for deel, klasse in delen)

    @cached_property
    def _diagram(self) -> Diagram:
        return Diagram([indeling.breedte for indeling in self.weging.indelingen])

    @cached_property
    def _regelboom(self) -> Knoop:
        """The rule that holds, for every filling-in; made when something is unknown, or checked."""
        boom = self._diagram.blad(None)
        for regel in reversed(self.regels):
            geldt = self._diagram.blad(True)
            for voorwaarde in regel.voorwaarden:
                geldt = self._en(geldt, self._proef(self.weging.proef(voorwaarde)))
            boom = self._diagram.als(geldt, self._diagram.blad(regel.nr), boom)
        return boom

    def _samenhang(self) -> Knoop:
        """What is certain of stated facts holds: a derived fact over them implies its tests."""
        boom = self._diagram.blad(True)
        for plaats, proef in self.weging.proeven:
            nee = self._diagram.literaal(plaats, NEE)
            boom = self._en(boom, self._of(nee, self._proef(proef)))
        return boom

    def _proef(self, proef: Proef) -> Knoop:
        totaal = self._diagram.blad(False)
        for deel in proef:
            conjunctie = self._diagram.blad(True)
            for plaats, masker in deel:
                conjunctie = self._en(conjunctie, self._diagram.literaal(plaats, masker))
            totaal = self._of(totaal, conjunctie)
        return totaal

    def _en(self, links: Knoop, rechts: Knoop) -> Knoop:
        return self._diagram.als(links, rechts, self._diagram.blad(False))

    def _of(self, links: Knoop, rechts: Knoop) -> Knoop:
        return self._diagram.als(links, self._diagram.blad(True), rechts)


class _Kijker(dict[int, int]):
    """Masks by position, holding only those that were looked at, in that order."""

    __slots__ = ("_stand",)

    def __init__(self, stand: Sequence[int]) -> None:
        super().__init__()
        self._stand = stand

    def __missing__(self, plaats: int) -> int:
        masker = self[plaats] = self._stand[plaats]
        return masker


def _vat_samen(regels: Sequence[Regel]) -> tuple[tuple[Any, ...], Mapping[str, Any]]:
    """The outcomes of some rules, and what they say alike."""
    uitkomsten = tuple(dict.fromkeys(regel.uitkomst for regel in regels))
    rijen = [regel.gegevens for regel in regels]
    gedeeld = {
        veld: waarde
        for veld, waarde in rijen[0].items()
        if len(uitkomsten) == 1 and all(rij.get(veld) == waarde for rij in rijen)
    }
    gedeeld["bron"] = "; ".join(dict.fromkeys(rij["bron"] for rij in rijen))
    gedeeld["waarom"] = "; of ".join(dict.fromkeys(rij["waarom"] for rij in rijen))
    gedeeld["eigen"] = "; ".join(dict.fromkeys(r["eigen"] for r in rijen if "eigen" in r)) or None
    return uitkomsten, gedeeld
