"""What came in after its month was closed: one total a year, told when December is closed."""

from datetime import date
from typing import Final

from tafel.domain.cel import Cel
from tafel.domain.rapport import Periode
from tafel.register.rapport import kengetallen, maandcijfers
from tafel.rules.perioden import DAG, maandnaam
from tafel.services.telling.meldingen import GEMELD
from tafel.services.telling.teller import ALLE, Teller, Telmaand

LATER: Final = "later"


def tel(maand: Telmaand, teller: Teller) -> None:
    """Meldingen of the closed months of this year, and of the year before, that came in later; by
    year. What is gone by now goes off.
    """
    if maand.maand.tot.month != 12:
        return
    jaar = maand.maand.tot.year
    for periode in (
        Periode(date(jaar - 1, 1, 1), date(jaar - 1, 12, 31)),
        Periode(date(jaar, 1, 1), maand.maand.van - DAG),
    ):
        maanden = maandnaam(periode.van), maandnaam(periode.tot)
        toen = maandcijfers.totaal(maand.register, *maanden, GEMELD)
        nu = kengetallen.hoeveel_gemeld(maand.register, periode.van, periode.tot)
        later = Cel.uit_helften(*nu) - Cel.uit_helften(*toen)
        if toen[0] and later.aantal > 0:
            teller.neem_op((LATER, str(periode.van.year), ALLE), later)
