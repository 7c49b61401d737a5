"""`tafel consultatie`: advice asked without a melding is counted, and nothing more."""

from typing import Annotated

import typer

from tafel.commands._lijn.kiezen import kies_code, kies_tafel
from tafel.commands._lijn.opties import (
    Datum,
    Formaat,
    Tafel,
    Uit,
    aanroep,
    lees_geweest,
    lees_tijdvak,
)
from tafel.commands._lijn.uitvoer import lever_lijst, meld, open_zitting
from tafel.errors import WrongUse
from tafel.kolommen import LEEFGEBIEDEN

app = typer.Typer()


@app.command(help="Telt één adviesvraag mee; zonder naam, zonder inhoud.")
def add(
    ctx: typer.Context,
    tafel: Tafel = None,
    organisatie: Annotated[
        str | None,
        typer.Option("--organisatie", metavar="PARTNER", help="Welke partner om advies vroeg."),
    ] = None,
    leefgebied: Annotated[
        str | None,
        typer.Option("--leefgebied", metavar="LEEFGEBIED", help="Waarover, of het begin ervan."),
    ] = None,
    datum: Datum = None,
) -> None:
    from tafel.services.partner.consultaties import tel_mee

    bij = aanroep(ctx)
    settings = bij.settings
    dag = lees_geweest(datum, "--datum", settings.vandaag) if datum else settings.vandaag
    if dag > settings.vandaag:
        raise WrongUse("--datum: een adviesvraag van na vandaag is er nog niet")
    gebied = kies_code(leefgebied, "--leefgebied", LEEFGEBIEDEN) if leefgebied else None
    gekozen = kies_tafel(bij, tafel, met_coordinatoren=True)
    with open_zitting(bij) as z:
        tel_mee(z, tafel=gekozen.code, organisatie=organisatie, leefgebied=gebied, dag=dag)
    meld(settings, f"Adviesvraag geteld bij {gekozen.naam}.")


@app.command(help="Toont hoeveel adviesvragen er waren, per tafel, organisatie en leefgebied.")
def lijst(
    ctx: typer.Context,
    van: Annotated[
        str | None, typer.Option("--van", metavar="DATUM", help="Vanaf deze dag.")
    ] = None,
    tot: Annotated[
        str | None, typer.Option("--tot", metavar="DATUM", help="Tot en met deze dag.")
    ] = None,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.consultatie import consultaties
    from tafel.services.partner.consultaties import lijst as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    begin, einde = lees_tijdvak(van, tot, settings.vandaag, terug=True)
    with open_zitting(bij) as z:
        aantallen = voer_uit(z, van=begin, tot=einde)
        namen = z.profiel.labels
    lever_lijst(bij, consultaties(aantallen, namen), formaat, uit)
