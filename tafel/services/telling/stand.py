"""How it stood when a month ended: open casussen by table, category, step and manager."""

from typing import Final

from tafel.register import kengetallen as queries
from tafel.services.telling.teller import ALLE, Teller, Telmaand

OPEN: Final = "open"
ZONDER_MANAGER: Final = "zonder manager"


def tel(maand: Telmaand, teller: Teller) -> None:
    """Every open casus, once by every property."""
    delen = maand.delen
    for wat, tafel, categorie, stap, _, manager, *aantal in queries.voorraad(
        maand.register, maand.maand.tot
    ):
        if wat != OPEN:
            continue
        for eigenschap, rij in (
            (ALLE, ALLE),
            ("tafel", delen.tafel.rij(tafel)),
            ("categorie", delen.categorie_van(tafel, categorie)),
            ("stap", delen.stap.rij(str(stap))),
            ("manager", ZONDER_MANAGER if manager is None else delen.partner(manager)),
        ):
            teller.tel(OPEN, eigenschap, rij, *aantal)
