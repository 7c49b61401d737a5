"""`tafel demo`: made-up meldingen through to printed agendas, in a register that is thrown away."""

import typer

from tafel.commands._options import aanroep
from tafel.commands._uitvoer import lever

app = typer.Typer()


@app.command(help="Van melding tot agenda met verzonnen gegevens; raakt niets van u aan.")
def demo(ctx: typer.Context) -> None:
    from tafel.render import agenda, explanation, importuitslag
    from tafel.services.demonstreren import speel

    bij = aanroep(ctx)
    breedte, labels = bij.settings.breedte, bij.profiel.labels
    verloop = speel(bij.profiel)
    lever(bij.settings, "$ tafel melding import meldingen.csv")
    gedaan = verloop.gedaan
    lever(bij.settings, importuitslag.als_tekst(gedaan.uitslag, gedaan.fouten, breedte))
    lever(bij.settings, "\n$ tafel toedelen --alle")
    lever(bij.settings, explanation.resultaat(verloop.toedelingen, labels, breedte))
    uitgelegd = verloop.uitgelegd
    lever(bij.settings, f"\n$ tafel toedelen M{uitgelegd.melding} --uitleg")
    lever(bij.settings, explanation.uitleg(uitgelegd, labels, breedte))
    for een in verloop.agendas:
        lever(bij.settings, f"\n$ tafel agenda --tafel {een.tafel}")
        lever(bij.settings, agenda.als_tekst(een, labels, breedte))
