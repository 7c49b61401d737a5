"""`tafel demo`: a made-up year through to printed agendas, in a register that is thrown away."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from tafel.commands._lijn.crisis import crisiszinnen
from tafel.commands._lijn.opties import aanroep
from tafel.commands._lijn.uitvoer import lever, meld, voortgang
from tafel.datums import datum_kort

app = typer.Typer()


@app.command(help="Een jaar aan de tafels met verzonnen gegevens; raakt niets van u aan.")
def demo(
    ctx: typer.Context,
    bewaar: Annotated[
        Path | None,
        typer.Option("--bewaar", metavar="BESTAND", help="Bewaart het register van de demo hier."),
    ] = None,
) -> None:
    from tafel.render.casus import dossier
    from tafel.render.escalatie import brief as brieven
    from tafel.render.melding import importuitslag
    from tafel.render.overleg import agenda
    from tafel.render.toedeling import lijst as uitkomsten
    from tafel.render.toedeling import uitleg as explanation
    from tafel.render.vorm import scherm, stuk
    from tafel.services.demo.demonstreren import DEMODAG, speel

    bij = aanroep(ctx)
    settings, breedte = bij.settings, bij.settings.breedte
    meld(settings, "Ik maak een leeg register en speel er een jaar aan de tafels in; even geduld.")
    with voortgang(settings, "Een jaar spelen (weken)") as verder:
        verloop = speel(bij.profiel, bewaar=bewaar, voortgang=verder)
    labels, uitgelegd, gedaan = verloop.labels, verloop.uitgelegd, verloop.gedaan
    jaar = verloop.jaar
    lever(
        settings,
        f"Een jaar gespeeld met verzonnen mensen: {jaar.meldingen} meldingen, "
        f"{jaar.overleggen} overleggen.\nNu is het {datum_kort(DEMODAG)}.\n",
    )
    lever(settings, "$ tafel melding import meldingen.csv")
    lever(settings, importuitslag.als_tekst(gedaan.uitslag, gedaan.fouten, breedte))
    lever(settings, "\n$ tafel melding add")
    lever(settings, f"M{verloop.gebeld.melding}")
    for zin in crisiszinnen((verloop.gebeld.melding,), verloop.gebeld.bellen):
        lever(settings, zin)
    lever(settings, "\n$ tafel toedelen --alle")
    lever(settings, uitkomsten.resultaat(verloop.toedelingen, labels, breedte))
    lever(settings, f"\n$ tafel toedelen M{uitgelegd.melding} --uitleg")
    lever(settings, explanation.uitleg(uitgelegd, labels, breedte))
    if verloop.ster is not None:
        lever(settings, f"\n$ tafel casus toon {verloop.ster.casus}")
        blad = dossier.casus(verloop.ster, labels, vandaag=DEMODAG, namen=False)
        lever(settings, scherm.als_tekst(blad, breedte))
    if verloop.brief is not None:
        lever(settings, f"\n$ tafel escaleer brief E{verloop.brief.escalatie.nummer}")
        lever(settings, stuk.zet(brieven.brief(verloop.brief, labels), "tekst", breedte))
    for een in verloop.agendas:
        lever(settings, f"\n$ tafel agenda --tafel {een.tafel}")
        lever(settings, agenda.als_tekst(een, labels, breedte))
    if bewaar is None:
        meld(settings, "Het register van de demo is weer weg. Probeer nu:")
        stappen = (
            ("tafel demo --bewaar demo.db", "dezelfde demo, om zelf in te kijken"),
            ("tafel --register demo.db casus lijst", "alle casussen"),
            ("tafel init", "uw eigen, lege register"),
        )
    else:
        meld(settings, f"Bewaard: {bewaar}. Probeer nu:")
        demo = f"tafel --register {quote(str(bewaar))} --vandaag {DEMODAG}"
        stappen = (
            (f"{demo} casus lijst", "alle casussen"),
            (f"{demo} agenda --tafel {next(iter(bij.profiel.tafels))}", "een agenda"),
            (f"{demo} rapport weeklijst --tafel coordinatoren", "wat er deze week moet"),
        )
    for opdracht, wat in stappen:
        meld(settings, f"  {opdracht}   ({wat})")
