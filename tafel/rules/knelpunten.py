"""When something that goes wrong is structural (domain §12, §14.9)."""

from msgspec import Struct

from tafel.rules.rapportage import Rapportage


class Oordeel(Struct, frozen=True):
    """Whether it is structural, with the figures beside the limits."""

    structureel: bool
    uitleg: str


def beoordeel(rapportage: Rapportage, aantal: int, van: int) -> Oordeel:
    """Structural: often enough, and a large enough share; never below the number that is shown.

    `aantal` is the part of `van` that went wrong. A share counts unrounded.
    """
    vanaf = max(rapportage.knelpunt_vanaf, rapportage.drempel)
    grens = rapportage.knelpunt_procent
    deel = f" ({procent(aantal, van)} %)" if van else ""
    return Oordeel(
        aantal >= vanaf and aantal * 100 >= grens * van,
        f"{aantal} van {van}{deel}; grens: {vanaf} keer en {grens} %",
    )


def procent(aantal: int, van: int) -> int:
    """Whole, half rounded up; `van` is not 0."""
    return (200 * aantal + van) // (2 * van)
