"""`tafel init`: make an empty register."""

import typer

from tafel.commands._lijn.opties import aanroep
from tafel.commands._lijn.uitvoer import EIGEN_NAAM, meld

app = typer.Typer()


@app.command(help="Maakt een leeg register; weigert wat er al is te overschrijven.")
def init(ctx: typer.Context) -> None:
    from tafel.register.beheer import maak_register
    from tafel.services.regels.profielen import naamgenoot, profielnaam

    settings = aanroep(ctx).settings
    profiel = profielnaam(settings.profiel)
    maak_register(settings.register, profiel=profiel, door=(settings.gebruiker, settings.vandaag))
    if profiel is None:
        meld(
            settings,
            f"let op: profiel {settings.profiel} is niet te lezen; het register werkt met het "
            "profiel van wie er het eerst in schrijft",
        )
    if naam := naamgenoot(settings.profiel):
        meld(settings, EIGEN_NAAM.format(naam=naam))
    met = f" (profiel {profiel})" if profiel else ""
    meld(settings, f"Er is een leeg register gemaakt: {settings.register}{met}")
    meld(settings, "Lees meldingen in met: tafel melding import BESTAND")
