"""Somebody who knows every record but one, and of that one only in which quarter it is counted.

He tries every value of a property for it: with the wrong one some figure cannot be printed as it
is. What is told crosswise he tries together.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from tests.aanval.kennis import (
    DELEN,
    DELINGEN,
    GEMELD,
    KLASSEN_OVERAL,
    OPGEPAKT,
    Kennis,
    Som,
    Stuk,
)
from tests.aanval.waarheid import Waarheid
from tests.natelling.gegevens import LEEFGEBIEDEN

BASIS = 5
KRUISELINGS = {(GEMELD, "melder"), (GEMELD, "uitkomst")}
Waarden = tuple[str, ...]
Ruimte = Mapping[Waarden, tuple[int, frozenset[Stuk]]]
"""Per way that a record can be: how many are so, and in which pieces they count."""


def kan(getal: int, aantal: int) -> bool:
    """Whether a count is ever printed so."""
    laag = aantal - aantal % BASIS
    return getal in ((laag, laag + BASIS) if aantal % BASIS else (laag,))


def bewezen(kennis: Kennis, waarheid: Waarheid) -> dict[str, tuple[int, int]]:
    """Per property: of how many records he can prove it, and how many there are."""
    waar: dict[Stuk, list[tuple[Som, int, int]]] = defaultdict(list)
    for som, getal in kennis.gedrukt:
        for stuk in som:
            waar[stuk].append((som, getal, waarheid.van(som)))
    uit: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for namen, ruimte in _ruimten(kennis, waarheid):
        for zo, (aantal, stukken) in ruimte.items():
            if aantal == 0:
                continue
            over = [
                ander
                for ander, (_, hier) in ruimte.items()
                if ander != zo and _past(waar, stukken, hier)
            ]
            for plek, naam in enumerate(namen):
                uit[naam][0] += aantal * all(ander[plek] == zo[plek] for ander in over)
                uit[naam][1] += aantal
    return {naam: (goed, alle) for naam, (goed, alle) in uit.items()}


def _past(
    waar: Mapping[Stuk, Sequence[tuple[Som, int, int]]],
    echt: frozenset[Stuk],
    ander: frozenset[Stuk],
) -> bool:
    """Whether all figures could be as they are when one record counted elsewhere."""
    for stukken, erbij in ((echt, -1), (ander, 1)):
        elders = ander if erbij == -1 else echt
        for stuk in stukken - elders:
            for som, getal, aantal in waar[stuk]:
                if som.keys().isdisjoint(elders) and not kan(getal, aantal + erbij):
                    return False
    return True


def _ruimten(kennis: Kennis, waarheid: Waarheid) -> Iterator[tuple[Waarden, Ruimte]]:
    """The properties of every population in every quarter."""

    def stukken(*plekken: tuple[str, str, str], kwartaal: str) -> frozenset[Stuk]:
        return frozenset(stuk for plek in plekken for stuk in kennis.van(*plek, kwartaal))

    for kwartaal in kennis.kwartalen:
        for populatie, eigenschappen in DELINGEN.items():
            for eigenschap in eigenschappen:
                if (populatie, eigenschap) in KRUISELINGS:
                    continue
                rijen = [r for r in kennis.rijen(populatie, eigenschap, kwartaal) if r != ""]
                yield (
                    (f"{populatie} {eigenschap}",),
                    {
                        (rij,): (
                            waarheid.van(kennis.van(populatie, eigenschap, rij, kwartaal)),
                            stukken((populatie, eigenschap, rij), kwartaal=kwartaal),
                        )
                        for rij in rijen
                    },
                )
        melders, uitkomsten = (
            kennis.rijen(GEMELD, wat, kwartaal) for wat in ("melder", "uitkomst")
        )
        kruising: dict[Waarden, tuple[int, frozenset[Stuk]]] = {}
        for melder, uitkomst in product(melders, uitkomsten):
            zo = (GEMELD, f"uitkomst van {melder}", uitkomst)
            los = (GEMELD, "melder", melder), (GEMELD, "uitkomst", uitkomst)
            kruising[melder, uitkomst] = (
                waarheid.van(kennis.van(*zo, kwartaal)),
                stukken(zo, *los, kwartaal=kwartaal),
            )
        if any(aantal for aantal, _ in kruising.values()):
            yield ("gemeld melder", "gemeld uitkomst"), kruising
        for populatie in KLASSEN_OVERAL:
            for voor in ("klasse van ", "klasse in "):
                ruimte: dict[Waarden, tuple[int, frozenset[Stuk]]] = {}
                for klasse in kennis.rijen(populatie, "klasse", kwartaal):
                    for eigenschap in kennis.eigenschappen(populatie, kwartaal):
                        if eigenschap.startswith(voor):
                            zo = (populatie, eigenschap, klasse)
                            ruimte[eigenschap, klasse] = (
                                waarheid.van(kennis.van(*zo, kwartaal)),
                                stukken(zo, (populatie, "klasse", klasse), kwartaal=kwartaal),
                            )
                wie = {"klasse van ": "organisatie", "klasse in ": "buurt"}[voor]
                yield (f"{populatie} {wie}", f"{populatie} klasse, per {wie}"), ruimte
        for populatie, eigenschap, geheel in (
            *((p, e, (p, "", "")) for p, e in DELEN.items()),
            *((p, "leefgebied", (p, "", "")) for p in (GEMELD, OPGEPAKT)),
            ("gezinnen", "mpg", ("gezinnen", "groep", "mpg")),
        ):
            for rij in kennis.rijen(populatie, eigenschap, kwartaal):
                if eigenschap == "leefgebied" and rij not in LEEFGEBIEDEN:
                    continue
                ja = waarheid.van(kennis.van(populatie, eigenschap, rij, kwartaal))
                nee = waarheid.van(kennis.van(*geheel, kwartaal)) - ja
                yield (
                    (f"{populatie} {eigenschap}",),
                    {
                        ("ja",): (ja, stukken((populatie, eigenschap, rij), kwartaal=kwartaal)),
                        ("nee",): (nee, frozenset()),
                    },
                )
