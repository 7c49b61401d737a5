"""`tafel casus zonder`: a partner is kept out of a casus."""

from typing import Annotated

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus
from tafel.commands._lijn.kiezen import kies_partner
from tafel.commands._lijn.opties import Reden, aanroep
from tafel.commands._lijn.teksten import lees_los
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.errors import WrongUse

app = typer.Typer()


@app.command(help="Houdt een partner buiten een casus: geen uitnodiging, geen exemplaar.")
def zonder(
    ctx: typer.Context,
    nummer: Nummer = None,
    partner: Annotated[
        str | None, typer.Argument(metavar="PARTNER", help="De partner, of het begin ervan.")
    ] = None,
    reden: Reden = None,
    toch: Annotated[bool, typer.Option("--toch", help="Laat de partner weer toe.")] = False,
) -> None:
    from tafel.services.casus.zonder import houd_buiten, laat_toe

    bij = aanroep(ctx)
    settings = bij.settings
    if toch and reden is not None:
        raise WrongUse("geef --reden of --toch, niet allebei")
    gekozen = kies_casus(bij, nummer)
    waarom = lees_los(settings, reden, "--reden")
    with open_zitting(bij) as z:
        welke = kies_partner(z, bij, partner)
        if toch:
            naam = laat_toe(z, gekozen, welke).naam
        else:
            naam = houd_buiten(z, gekozen, welke, reden=waarom).naam
    stand = "doet weer mee bij" if toch else "blijft buiten"
    meld(settings, f"{naam} {stand} casus {gekozen}.")
