"""Plans that were vastgesteld, by whether their method is known to work (Werkplan §3.1; MPG)."""

from typing import Final

from tafel.domain.rapport import ONBEKEND
from tafel.register import plan as queries
from tafel.services.telling.teller import ALLE, Teller, Telmaand

PLANNEN: Final = "plannen"
"""Plans vastgesteld on these days: every version."""
MET_METHODIEK: Final = "plannen met methodiek"
"""Those that name a method."""
MET_BEWEZEN: Final = "plannen bewezen"
"""Those of which the method is known to work."""
BEWEZEN: Final = ("ja", "nee", ONBEKEND)
"""Whether it is, as the plan says."""


def tel(maand: Telmaand, teller: Teller) -> None:
    """Every plan, and whether it names a method, by what it says of that method."""
    for bewezen, genoemd, *aantal in queries.methodieken(
        maand.register, maand.maand.van, maand.maand.tot
    ):
        rij = bewezen if bewezen in BEWEZEN else ONBEKEND
        for populatie in (PLANNEN, MET_METHODIEK) if genoemd else (PLANNEN,):
            teller.tel(populatie, ALLE, ALLE, *aantal)
            teller.tel(populatie, "bewezen", rij, *aantal)
        if rij == "ja":
            teller.tel(MET_BEWEZEN, ALLE, ALLE, *aantal)
