"""A run of the program, for tests that call a service."""

from datetime import date

from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.services.rapport.afsluiten import af_te_sluiten, sluit_af
from tafel.services.zitting import Zitting
from tafel.services.zitting import zitting as open_zitting

VANDAAG = date(2026, 11, 23)


def zitting(
    register: Register, geladen: Profiel, *, wie: str = "test", vandaag: date = VANDAAG
) -> Zitting:
    return open_zitting(register, geladen, wie, vandaag)


def na_afsluiten(
    register: Register, geladen: Profiel, *, wie: str = "test", vandaag: date = VANDAAG
) -> Zitting:
    """As `zitting`, with every month closed that can be."""
    z = zitting(register, geladen, wie=wie, vandaag=vandaag)
    sluit_af(z, af_te_sluiten(z).zeker)
    return z
