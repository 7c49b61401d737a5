"""One population counted by two properties at once, so that neither gives away the other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tafel.domain.rapport import Telling
from tafel.rules.bescherming import Verband
from tafel.services.kengetaltellingen import Aantallen, naam

Atomen = Mapping[tuple[str, str], Sequence[int]]
"""Per row of the one and row of the other property a count per tijdvak."""


def kruisrij(een: str, ander: str) -> str:
    """The row of who is in both; `ander` is one of a closed list."""
    return f"{een} · {ander}"


def kruis(populatie: str, een: str, ander: str, atomen: Atomen) -> tuple[Telling, list[Verband]]:
    """The telling by both properties, and what it says about those by either."""
    naar = naam(populatie, f"{een} en {ander}")
    randen: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for rij, klasse in atomen:
        cel = (naar, kruisrij(rij, klasse))
        randen[naam(populatie, een), rij].append(cel)
        randen[naam(populatie, ander), klasse].append(cel)
    return (
        Telling(naar, populatie, {kruisrij(*plek): n for plek, n in atomen.items()}),
        [Verband(geheel, tuple(delen)) for geheel, delen in randen.items()],
    )


def rand(atomen: Atomen, plek: int) -> Aantallen:
    """The counts by the first (0) or the second (1) property alone."""
    uit: Aantallen = {}
    for rijen, aantallen in atomen.items():
        eerder = uit.get(rijen[plek], [0] * len(aantallen))
        uit[rijen[plek]] = [a + b for a, b in zip(eerder, aantallen, strict=True)]
    return uit


def gekruist(populatie: str, een: str, ander: str, atomen: Atomen) -> Iterator[Telling | Verband]:
    """The tellingen by either property and by both, with what connects them."""
    yield Telling(naam(populatie, een), populatie, rand(atomen, 0))
    yield Telling(naam(populatie, ander), populatie, rand(atomen, 1))
    beide, verbanden = kruis(populatie, een, ander, atomen)
    yield beide
    yield from verbanden
