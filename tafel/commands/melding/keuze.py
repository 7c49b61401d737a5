"""Which melding a command is about."""

from typing import Annotated

import typer

from tafel.commands._lijn.kiezen import kies_nummers
from tafel.commands._lijn.nummers import lees_meldingnummer
from tafel.commands._lijn.opties import Aanroep
from tafel.commands._lijn.uitvoer import open_zitting

MEEST_AANVULLEN = 1000
"""So many meldingen are gone through in one run."""
Nummer = Annotated[str | None, typer.Argument(metavar="NR", help="De melding, bijvoorbeeld M412.")]


def wacht_op_antwoord(bij: Aanroep) -> list[int]:
    """The meldingen of which the allocation still has questions, the oldest first."""
    from tafel.services.melding.melden import lijst as voer_uit

    with open_zitting(bij) as z:
        regels = voer_uit(z, status="aanvullen", grens=MEEST_AANVULLEN)
    return sorted(regel.melding for regel in regels)


def kies_melding(bij: Aanroep, nummer: str | None) -> list[int]:
    return kies_nummers(bij, [nummer] if nummer else None, lees_meldingnummer, "melding")[:1]
