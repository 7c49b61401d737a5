"""`tafel init`: make an empty register."""

import typer

from tafel.commands._options import aanroep
from tafel.commands._uitvoer import meld

app = typer.Typer()


@app.command(help="Maakt een leeg register; weigert wat er al is te overschrijven.")
def init(ctx: typer.Context) -> None:
    from tafel.register.beheer import maak_register

    settings = aanroep(ctx).settings
    maak_register(settings.register)
    meld(settings, f"Er is een leeg register gemaakt: {settings.register}")
    meld(settings, "Lees meldingen in met: tafel melding import BESTAND")
