"""`tafel rapport oordeel`: what the partners say of a GGSR test that no file can show."""

from typing import Annotated, Literal

import typer

from tafel.commands._lijn.opties import IN_GESCHIEDENIS, aanroep, lees_geweest
from tafel.commands._lijn.teksten import lees_tekst
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.errors import InputRefused, WrongUse

app = typer.Typer()


@app.command(
    help="Legt vast wat de partners zeggen van een GGSR-toets over beleid; de laatste dag telt."
)
def oordeel(
    ctx: typer.Context,
    toets: Annotated[
        Literal["omschrijving", "melden", "visie", "doelen", "partijen", "waakvlam"],
        typer.Argument(
            metavar="TOETS", help="Welke toets; zie de toelichting in: tafel rapport ggsr."
        ),
    ],
    zegt: Annotated[Literal["ja", "nee"], typer.Option("--zegt", help="Wat de partners zeggen.")],
    op: Annotated[
        str | None,
        typer.Option("--op", metavar="DATUM", help="Wanneer zij dat zeiden; anders vandaag."),
    ] = None,
    bron: Annotated[
        str | None,
        typer.Option(
            "--bron",
            metavar="TEKST",
            help="Waar het staat, zoals een verslag. Anders gevraagd; komt in het rapport, dus "
            f"zonder namen. {IN_GESCHIEDENIS}",
        ),
    ] = None,
) -> None:
    from tafel.services.rapport.ggsr import BELEID, leg_vast

    bij = aanroep(ctx)
    settings = bij.settings
    dag = lees_geweest(op, "--op", settings.vandaag) if op else settings.vandaag
    if dag > settings.vandaag:
        raise WrongUse("--op: die dag moet nog komen")
    waar = lees_tekst(settings, bron, "Waar staat dat (zonder namen)?", "--bron")
    if not waar:
        raise InputRefused("--bron: een oordeel heeft een bron; er is niets bewaard")
    with open_zitting(bij) as z:
        leg_vast(z, toets, zegt, dag=dag, bron=waar)
    meld(settings, f"Vastgelegd: {BELEID[toets]}: {zegt} ({dag:%d-%m-%Y}).")
