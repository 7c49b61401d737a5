"""How counts of people leave the register: unbiased random rounding to base 5 (domain §12).

A count is a set of records, and every record has a random key. The sum of the keys of a set says
which set it is; what is drawn from that sum, with a secret of the register, decides whether a count
goes up or down. So one set shows one figure, in every report and for ever, and nobody who lacks the
secret can tell what was drawn.
"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

from tafel.domain.cel import BEREIK, Cel
from tafel.domain.rapport import BASIS
from tafel.rules.statistiek import aandeel, percentiel

AANDEEL_VANAF: Final = 50
"""A share is given when so many are printed under the line."""
DOEL_VANAF: Final = 100
"""A target is called met or missed from so many on."""
MEDIAAN_VANAF: Final = 15
P90_VANAF: Final = 30

GEHAALD, GEMIST, ROND = "✓", "✗", "rond het doel"
NIET_MEETBAAR: Final = "niet meetbaar"
"""No register can see it."""
TE_WEINIG: Final = "te weinig"
"""Less is printed under the line than a verdict needs."""
NIET_PER_MAAND: Final = "niet per maand"
"""It is only counted of a quarter or a year."""


def recordsleutel(geheim: bytes, soort: str, nummer: int) -> int:
    """The key of a record (a melding, a casus …): 64 random bits that are the same every time."""
    uit = blake2b(f"{soort} {nummer}".encode(), key=geheim, digest_size=8)
    return int.from_bytes(uit.digest())


def trekking(geheim: bytes, som: int) -> float:
    """What is drawn for the set of records whose keys have this sum, from 0 up to 1."""
    uit = blake2b((som % BEREIK).to_bytes(8), key=geheim, digest_size=8, person=b"trekking")
    return int.from_bytes(uit.digest()) / BEREIK


def rond(aantal: int, getrokken: float) -> int:
    """The multiple of 5 below or above: above as often as it lies nearer (0 stays 0)."""
    rest = aantal % BASIS
    return aantal - rest + (BASIS if getrokken * BASIS < rest else 0)


def getoond(cel: Cel, geheim: bytes) -> int:
    """The count of a set of records as it is printed."""
    return rond(cel.aantal, trekking(geheim, cel.som))


def deel(aantal: int, van: int, vanaf: int = AANDEEL_VANAF) -> int | None:
    """Whole percents of two figures as printed, at most 100; None over too few."""
    return min(aandeel(aantal, van) or 0, 100) if van >= max(vanaf, 1) else None


def oordeel(aantal: int, van: int, norm: int, vanaf: int = DOEL_VANAF) -> str:
    """Whether figures as printed reach `norm` percent; over few it is no more than about so."""
    if van < min(AANDEEL_VANAF, max(vanaf, 1)):
        return TE_WEINIG
    haalt = GEHAALD if 100 * aantal >= norm * van else GEMIST
    return haalt if van >= vanaf else ROND


def tijd(verdeling: Mapping[int, int], procent: int, van: int, vanaf: int) -> int | None:
    """A percentile of value → how often; None when fewer than `vanaf` are printed."""
    return percentiel(verdeling, procent) if van >= vanaf else None
