"""`tafel rapport nota`: the quarterly note to the board, to be edited."""

from typing import Annotated

import typer

from tafel.commands._options import Documentformaat, Uit, aanroep, kies_formaat
from tafel.commands._uitvoer import lever, meld, open_register
from tafel.errors import WrongUse

app = typer.Typer()


@app.command(
    help="Maakt de kwartaalnota voor het bestuur: een concept om aan te vullen, liefst met -f docx."
)
def nota(
    ctx: typer.Context,
    kwartaal: Annotated[
        str | None,
        typer.Option(
            "--kwartaal",
            metavar="JAAR-NR",
            help="Welk kwartaal, als 2026-3.",
            show_default="het laatste dat voorbij is",
        ),
    ] = None,
    formaat: Documentformaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.kwartaalnota import IN_TE_VULLEN, zet
    from tafel.services.kwartaalnota import gekozen_kwartaal, maak
    from tafel.services.partners import labels

    bij = aanroep(ctx)
    settings = bij.settings
    vorm = kies_formaat(formaat, uit)
    if vorm in ("csv", "json"):
        raise WrongUse("een nota is een stuk om te lezen; cijfers geeft: tafel rapport kengetallen")
    periode = gekozen_kwartaal(kwartaal, settings.vandaag)
    with open_register(settings) as register:
        gemaakt = maak(
            register, bij.profiel, periode, wie=settings.gebruiker, vandaag=settings.vandaag
        )
        namen = labels(register, bij.profiel)
    lever(settings, zet(gemaakt, vorm, namen, settings.breedte), uit)
    meld(settings, f"Vul aan waar {IN_TE_VULLEN} staat, en lees de knelpunten na op namen.")
