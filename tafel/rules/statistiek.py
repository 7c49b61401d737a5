"""Statistics of counts: percentiles by the nearest rank, and shares in whole percents."""

from collections.abc import Mapping
from typing import Final

MEDIAAN: Final = 50
P90: Final = 90


def percentiel(verdeling: Mapping[int, int], procent: int) -> int | None:
    """The smallest value with at least `procent` % of all at or below it (nearest rank).

    `verdeling` is value → how often it occurs; None when it is empty.
    """
    nodig = procent * sum(verdeling.values())
    gehad = 0
    for waarde in sorted(verdeling):
        gehad += 100 * verdeling[waarde]
        if verdeling[waarde] and gehad >= nodig:
            return waarde
    return None


def aandeel(deel: int, geheel: int) -> int | None:
    """Whole percents, a half rounded up; None of nothing."""
    return (200 * deel + geheel) // (2 * geheel) if geheel else None


def procent(aantal: int, van: int) -> int:
    """Whole, half rounded up; `van` is not 0."""
    return (200 * aantal + van) // (2 * van)
