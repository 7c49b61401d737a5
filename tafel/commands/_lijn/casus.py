"""What the commands about one casus share: its number, and a day as it reads."""

from datetime import date
from typing import Annotated

import typer

from tafel.commands._lijn.kiezen import kies_nummers
from tafel.commands._lijn.nummers import lees_casusnummer
from tafel.commands._lijn.opties import Aanroep, lees_datum
from tafel.commands._lijn.uitvoer import meld
from tafel.getypte_datums import LANG_GELEDEN, zonder_jaar

Nummer = Annotated[str | None, typer.Argument(metavar="NR", help="De casus, bijvoorbeeld 147.")]


def kies_casus(bij: Aanroep, nummer: str | None) -> int:
    """The number as given; on a terminal asked for."""
    gegeven = [nummer] if nummer is not None else None
    return kies_nummers(bij, gegeven, lees_casusnummer, "casus")[0]


def meld_onbekend_jaar(bij: Aanroep, *dagen: date | None) -> None:
    """Says so when a term reaches past the last year of which the single free days are known."""
    from tafel.rules.termijnen import onbekend_jaar

    if (jaar := onbekend_jaar(bij.profiel, *dagen)) is not None:
        meld(
            bij.settings,
            f"let op: van {jaar} zijn de losse vrije dagen nog niet bekend; een termijn kan later "
            "uitkomen (profiel, feestdagen: bekend_tot)",
        )


def lees_vooruit(bij: Aanroep, tekst: str, optie: str) -> date:
    """A day that is planned, as the command line takes it. Without a year it is the first to come:
    says which year when that is far off, for a day that has just been may be meant.
    """
    vandaag = bij.settings.vandaag
    dag = lees_datum(tekst, optie, vandaag)
    if zonder_jaar(tekst) and dag - vandaag > LANG_GELEDEN:
        meld(
            bij.settings,
            f"let op: {optie} {tekst.strip()} is {dag:%d-%m-%Y}: een dag zonder jaar is de "
            "eerstvolgende; anders het jaar erbij",
        )
    return dag
