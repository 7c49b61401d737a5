"""Everything that the kengetallen of a period are made of, and how it stands on its last day."""

from datetime import date

from tafel.domain.rapport import Periode
from tafel.register.store import Register
from tafel.rules.perioden import tijdvakken
from tafel.rules.profiel import Profiel
from tafel.services.cijferbasis import Casussen, Meldingen, binnen_register
from tafel.services.kengetalstand import Stand
from tafel.services.kengetaltellingen import Indelingen


class Cijfers:
    """What was counted, protected together with what the other reports show of it."""

    def __init__(
        self, register: Register, profiel: Profiel, periode: Periode, vandaag: date
    ) -> None:
        self.delen = Indelingen(profiel)
        self.vandaag = vandaag
        self.periode = binnen_register(register, periode, vandaag)
        vakken = tijdvakken([self.periode], vandaag)
        meldingen = Meldingen(register, profiel, self.delen, vakken, vandaag)
        casussen = Casussen(register, profiel, self.delen, self.periode, vandaag)
        self.gemeld, self.opgepakt = meldingen.gemeld, casussen.opgepakt
        self.doorloop = casussen.doorloop
        self.bescherming = meldingen.bescherming.naast(casussen.bescherming)
        dag = min(periode.tot, vandaag) if periode.van <= vandaag else None
        self.stand = Stand(register, self.delen, casussen, dag, vandaag)
