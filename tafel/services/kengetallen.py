"""The kengetallen of a period: who was reported and taken on, and how it went (domain §12)."""

from datetime import date
from typing import Final

from tafel.domain.rapport import Periode, Rapport
from tafel.register.store import Register
from tafel.rules.profiel import Profiel
from tafel.services.kengetalcijfers import Cijfers
from tafel.services.kengetaltabellen import Tabellen
from tafel.services.partners import bijgewerkt
from tafel.services.rapportzinnen import leeswijzer

RAPPORT: Final = "kengetallen"


def maak(register: Register, profiel: Profiel, periode: Periode, *, vandaag: date) -> Rapport:
    """The report over `periode`, as the register is now; what lies after `vandaag` is not counted.

    Small counts are suppressed, so that it may leave the register.
    """
    profiel = bijgewerkt(register, profiel)
    return Rapport(
        rapport=RAPPORT,
        titel="Kengetallen",
        periode=periode,
        tabellen=tuple(Tabellen(Cijfers(register, profiel, periode, vandaag)).alle()),
        onder=(profiel.titel,),
        opmerkingen=tuple(leeswijzer(profiel, periode, vandaag)),
    )
