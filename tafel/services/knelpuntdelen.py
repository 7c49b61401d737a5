"""From the rows of the register about cooperation to tellingen, and what connects those."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from tafel.domain.basis import Leesbaar
from tafel.domain.rapport import ONBEKEND, Telling, Tijdvak
from tafel.rules.bescherming import Verband
from tafel.services.cijferbasis import FOUT, GOED, OORDEEL
from tafel.services.kengetaltellingen import ANDERE_ORGANISATIE, OVERIGE_BUURTEN, naam
from tafel.services.kruising import Atomen, kruis, kruisrij, rand
from tafel.services.tijdvaktelling import per_vak

OVERIGE: Mapping[str, str] = {"organisatie": "overige partners", "buurt": OVERIGE_BUURTEN}
"""Of which there are few cases, together."""
OP_TIJD, LATER, GEMIST, NIET_MOGELIJK = "op_tijd", "later", "gemist", "niet_mogelijk"
KLASSEN: Mapping[str, tuple[str, ...]] = {
    OP_TIJD: ("op_tijd",),
    LATER: ("te_laat", "doorgeschoven"),
    GEMIST: ("niet_gedaan", "geen_antwoord"),
}
"""Of these three the tables about afspraken are made. What was not possible counts apart:
circumstances changed, so nobody can be held to it.
"""
AFSPRAAK, KLOK, DOEL, AANBOD = "afspraak", "klok", "doel", "aanbod"
MOGELIJK_NIET: Final = "afspraak die niet mogelijk was"
WACHTEN, NAKOMING = "wachten", "nakoming"
"""Two ways to judge an afspraak: late, or not done."""
EERSTE, VERDER = "eerste", "verdere"
"""A shared goal is one goal of a buurt, and counts once for each of its organisations: the first of
those stands for the goal."""

_Atoom: TypeAlias = tuple[str, str]
Plek: TypeAlias = Callable[[Leesbaar], str]
"""Which row of a table a count belongs to."""


class Delenteller:
    """Makes tellingen of rows (dag, organisatie, buurt, klasse, aantal)."""

    def __init__(self, vakken: Sequence[Tijdvak], drempel: int) -> None:
        self._vakken, self._drempel = vakken, drempel
        self.klein: dict[str, set[tuple[str, int]]] = defaultdict(set)
        """Per telling the rows with too few cases in a calendar year to be a row in it."""

    def oordelen(
        self, populatie: str, rijen: Sequence[Leesbaar], organisatie: Plek, *, veeg: bool = True
    ) -> Iterator[Telling | Verband]:
        """By organisation and by buurt, each by what was good and what was wrong."""
        per = self._per(rijen, organisatie, _klasse)
        atomen = self._met_overige(populatie, "organisatie", per) if veeg else per
        yield Telling(naam(populatie, "organisatie"), populatie, rand(atomen, 0))
        yield self._oordeel(populatie, OORDEEL, atomen)
        yield from self._kruis(populatie, "organisatie", OORDEEL, atomen)
        per = self._per(rijen, _buurt, _klasse)
        buurten = self._met_overige(populatie, "buurt", per)
        yield Telling(naam(populatie, "buurt"), populatie, rand(buurten, 0))
        yield from self._kruis(populatie, "buurt", OORDEEL, buurten)

    def afspraken(
        self, rijen: Sequence[Leesbaar], organisatie: Plek
    ) -> Iterator[Telling | Verband]:
        """What became of them, and by organisation and buurt what was late and what was missed."""
        klasse_van = {uitkomst: klasse for klasse, wat in KLASSEN.items() for uitkomst in wat}
        wel = [rij for rij in rijen if rij["klasse"] in klasse_van]
        niet = [rij for rij in rijen if rij["klasse"] not in klasse_van]
        yield Telling(MOGELIJK_NIET, MOGELIJK_NIET, {NIET_MOGELIJK: per_vak(niet, self._vakken)})
        per_uitkomst = self._per(wel, _klasse, _klasse)
        uitkomsten = {uitkomst: self._leeg() for uitkomst in klasse_van} | rand(per_uitkomst, 0)
        yield Telling(naam(AFSPRAAK, "uitkomst"), AFSPRAAK, uitkomsten)
        klassen = self._per(wel, _klasse, lambda rij: klasse_van[rij["klasse"]])
        yield Telling(
            naam(AFSPRAAK, "klasse"),
            AFSPRAAK,
            {klasse: self._leeg() for klasse in KLASSEN} | rand(klassen, 1),
        )
        for klasse, wat in KLASSEN.items():
            fijn = tuple((naam(AFSPRAAK, "uitkomst"), uitkomst) for uitkomst in wat)
            yield Verband((naam(AFSPRAAK, "klasse"), klasse), fijn)
        # Who was late and who missed: one set of three classes says what each leaves over.
        for naar, plek in (("organisatie", organisatie), ("buurt", _buurt)):
            per = self._per(wel, plek, lambda rij: klasse_van[rij["klasse"]])
            atomen = self._met_overige(AFSPRAAK, naar, per)
            yield Telling(naam(AFSPRAAK, naar), AFSPRAAK, rand(atomen, 0))
            yield from self._kruis(AFSPRAAK, naar, "klasse", atomen)
            for oordeel, fout in ((WACHTEN, (LATER, GEMIST)), (NAKOMING, (GEMIST,))):
                grof = _grof(atomen, fout)
                if naar == "organisatie":
                    yield self._oordeel(AFSPRAAK, oordeel, grof)
                yield from self._kruis(AFSPRAAK, naar, oordeel, grof)
                yield from _fijner(naar, oordeel, atomen, fout)
        for oordeel, fout in ((WACHTEN, (LATER, GEMIST)), (NAKOMING, (GEMIST,))):
            delen = tuple((naam(AFSPRAAK, "klasse"), klasse) for klasse in fout)
            yield Verband((naam(AFSPRAAK, oordeel), FOUT), delen)

    def doelen(
        self, koppelingen: Sequence[Leesbaar], doelen: Sequence[Leesbaar], organisatie: Plek
    ) -> Iterator[Telling | Verband]:
        """Goals, once per organisation; by buurt once."""
        per = self._met_overige(DOEL, "organisatie", self._per(koppelingen, organisatie, _klasse))
        yield Telling(naam(DOEL, "organisatie"), DOEL, rand(per, 0))
        yield self._oordeel(DOEL, OORDEEL, per)
        yield from self._kruis(DOEL, "organisatie", OORDEEL, per)
        alle = {GOED: self._leeg(), FOUT: self._leeg()} | rand(per, 1)
        buurten = self._met_overige(DOEL, "buurt", self._per(doelen, _buurt, _klasse))
        eerste = {GOED: self._leeg(), FOUT: self._leeg()} | rand(buurten, 1)
        wijze = {
            f"{deel} {klasse}": (
                eerste[klasse]
                if deel == EERSTE
                else [n - m for n, m in zip(alle[klasse], eerste[klasse], strict=True)]
            )
            for deel in (EERSTE, VERDER)
            for klasse in (GOED, FOUT)
        }
        # By buurt as well as by verdict: beyond the first there is no buurt.
        atomen = {**buurten, **{(VERDER, klasse): wijze[f"{VERDER} {klasse}"] for klasse in eerste}}
        yield Telling(naam(DOEL, "buurt"), DOEL, rand(atomen, 0))
        yield from self._kruis(DOEL, "buurt", OORDEEL, atomen)
        koppeling, hoe, kruising = (naam(DOEL, w) for w in ("koppeling", "hoe", "buurt en oordeel"))
        per_deel = {
            f"{EERSTE} {FOUT}": list(eerste[FOUT]),
            EERSTE: [n + m for n, m in zip(eerste[GOED], eerste[FOUT], strict=True)],
        }
        yield Telling(hoe, DOEL, wijze)
        yield Telling(
            koppeling, DOEL, per_deel, overlapt=True, binnen={f"{EERSTE} {FOUT}": (EERSTE,)}
        )
        yield Verband((koppeling, EERSTE), tuple((hoe, f"{EERSTE} {k}") for k in eerste))
        yield Verband((koppeling, f"{EERSTE} {FOUT}"), ((hoe, f"{EERSTE} {FOUT}"),))
        for klasse in eerste:
            verder = kruisrij(VERDER, klasse)
            yield Verband((hoe, f"{VERDER} {klasse}"), ((kruising, verder),))
            beide = tuple((hoe, f"{deel} {klasse}") for deel in (EERSTE, VERDER))
            yield Verband((naam(DOEL, OORDEEL), klasse), beide)

    # -- what they are made of --------------------------------------------------------------------

    def _leeg(self) -> list[int]:
        return [0] * len(self._vakken)

    def _per(self, rijen: Iterable[Leesbaar], een: Plek, ander: Plek) -> dict[_Atoom, list[int]]:
        verdeeld: dict[_Atoom, list[Leesbaar]] = defaultdict(list)
        for rij in rijen:
            verdeeld[een(rij), ander(rij)].append(rij)
        return {plek: per_vak(delen, self._vakken) for plek, delen in verdeeld.items()}

    def _oordeel(self, populatie: str, oordeel: str, atomen: Atomen) -> Telling:
        klassen = {GOED: self._leeg(), FOUT: self._leeg()} | rand(atomen, 1)
        return Telling(naam(populatie, oordeel), populatie, klassen)

    def _kruis(
        self, populatie: str, naar: str, oordeel: str, atomen: Atomen
    ) -> Iterator[Telling | Verband]:
        telling, verbanden = kruis(populatie, naar, oordeel, atomen)
        yield telling
        yield from verbanden

    def _met_overige(self, populatie: str, naar: str, atomen: Atomen) -> dict[_Atoom, list[int]]:
        """Rows with few cases in a calendar year together: hardly any of their figures could be
        shown, and the name of a buurt may say who it is about.
        """
        per_jaar: defaultdict[tuple[str, int], int] = defaultdict(int)
        for rij, aantallen in rand(atomen, 0).items():
            if rij not in (ANDERE_ORGANISATIE, ONBEKEND):
                for vak, aantal in zip(self._vakken, aantallen, strict=True):
                    per_jaar[rij, vak.van.year] += aantal
        klein = {plek for plek, aantal in per_jaar.items() if 0 < aantal < self._drempel}
        self.klein[naam(populatie, naar)] = klein
        uit: dict[_Atoom, list[int]] = {}
        for (rij, klasse), per_vak_ in atomen.items():
            for plek, (vak, aantal) in enumerate(zip(self._vakken, per_vak_, strict=True)):
                if aantal:
                    waar = OVERIGE[naar] if (rij, vak.van.year) in klein else rij
                    uit.setdefault((waar, klasse), self._leeg())[plek] += aantal
        return uit


def _grof(atomen: Atomen, fout: Collection[str]) -> dict[_Atoom, list[int]]:
    """By good and wrong instead of by class."""
    uit: dict[_Atoom, list[int]] = {}
    for (rij, klasse), aantallen in atomen.items():
        plek = (rij, FOUT if klasse in fout else GOED)
        eerder = uit.get(plek, [0] * len(aantallen))
        uit[plek] = [a + b for a, b in zip(eerder, aantallen, strict=True)]
    return uit


def _fijner(naar: str, oordeel: str, atomen: Atomen, fout: Collection[str]) -> Iterator[Verband]:
    """Of good and wrong in a row the classes that make it up."""
    per: defaultdict[_Atoom, list[tuple[str, str]]] = defaultdict(list)
    for rij, klasse in atomen:
        plek = (rij, FOUT if klasse in fout else GOED)
        per[plek].append((naam(AFSPRAAK, f"{naar} en klasse"), kruisrij(rij, klasse)))
    for plek, delen in per.items():
        yield Verband((naam(AFSPRAAK, f"{naar} en {oordeel}"), kruisrij(*plek)), tuple(delen))


def _klasse(rij: Leesbaar) -> str:
    return str(rij["klasse"])


def _buurt(rij: Leesbaar) -> str:
    return rij["buurt"] or ONBEKEND
