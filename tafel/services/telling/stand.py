"""How it stood when a month ended: open casussen by table, category, step and manager, and those
that waited beyond their term.
"""

from typing import Final

from tafel.register.rapport import kengetallen as queries
from tafel.services.telling.teller import ALLE, Teller, Telmaand
from tafel.services.telling.trajecten import Stages

OPEN: Final = "open"
ZONDER_MANAGER: Final = "zonder manager"


def tel(maand: Telmaand, teller: Teller) -> None:
    """Every open casus, once by every property; and what waits in a stage."""
    delen, stages = maand.delen, Stages(maand, teller)
    for wat, tafel, categorie, stap, begin, manager, *aantal in queries.voorraad(
        maand.register, maand.maand.tot
    ):
        if wat != OPEN:
            stages.wacht(wat, delen.tafel.rij(tafel), begin, aantal)
            continue
        for eigenschap, rij in (
            (ALLE, ALLE),
            ("tafel", delen.tafel.rij(tafel)),
            ("categorie", delen.categorie_van(tafel, categorie)),
            ("stap", delen.stap.rij(str(stap))),
            ("manager", ZONDER_MANAGER if manager is None else delen.partner(manager)),
        ):
            teller.tel(OPEN, eigenschap, rij, *aantal)
