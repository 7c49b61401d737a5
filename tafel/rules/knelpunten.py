"""When something that goes wrong is structural (domain §12, §14.9)."""

from tafel.rules.rapportage import Rapportage


def beoordeel(rapportage: Rapportage, aantal: int, van: int) -> bool:
    """Structural: often enough, and a large enough share, unrounded.

    `aantal` is the part of `van` that went wrong.
    """
    return aantal >= rapportage.knelpunt_vanaf and aantal * 100 >= rapportage.knelpunt_procent * van


def procent(aantal: int, van: int) -> int:
    """Whole, half rounded up; `van` is not 0."""
    return (200 * aantal + van) // (2 * van)
