"""What every figure of a report means: population, deciding date, rows, source."""

import tomllib
from collections.abc import Iterable, Mapping

from tafel.domain.rapport import Definitie
from tafel.gegevens import gegevens


def definities(sleutels: Iterable[str] | None = None) -> Mapping[str, Definitie]:
    """By the key of a table, in the order of `sleutels`; all of them without. A key without a
    definition is a fault of the program: KeyError.
    """
    inhoud = tomllib.loads((gegevens() / "definities.toml").read_text(encoding="utf-8"))
    gekozen = inhoud if sleutels is None else list(sleutels)
    return {sleutel: Definitie(sleutel, **inhoud[sleutel]) for sleutel in gekozen}
