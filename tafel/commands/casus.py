"""`tafel casus`: list and dossier of casussen."""

from typing import Annotated, Literal

import typer

from tafel.commands._kiezen import kies_nummers, tafelfilter
from tafel.commands._options import (
    Aantal,
    Formaat,
    Namen,
    Tafel,
    Uit,
    aanroep,
    kies_formaat,
    lees_casusnummer,
)
from tafel.commands._uitvoer import lever, open_register

app = typer.Typer()


@app.command(help="Toont de nieuwste casussen.")
def lijst(
    ctx: typer.Context,
    tafel: Tafel = None,
    status: Annotated[
        Literal["open", "gesloten"] | None, typer.Option("--status", help="Alleen met deze status.")
    ] = None,
    stap: Annotated[
        int | None, typer.Option("--stap", min=1, max=10, help="Alleen in deze stap.")
    ] = None,
    aantal: Aantal = 200,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.lijsten import casussen, casussen_rijen
    from tafel.render.porcelain import casus_lijst
    from tafel.render.tables import zet
    from tafel.services.casussen import lijst as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    with open_register(settings) as register:
        regels = voer_uit(
            register,
            wie=settings.gebruiker,
            vandaag=settings.vandaag,
            tafel=tafelfilter(bij, tafel),
            status=status,
            stap=stap,
            grens=aantal,
        )
    vorm = kies_formaat(formaat, uit)
    if vorm == "json":
        lever(settings, casus_lijst(regels), uit)
    else:
        tabel = casussen_rijen(regels) if vorm == "csv" else casussen(regels, bij.profiel.labels)
        lever(settings, zet(tabel, vorm, settings.breedte), uit)


@app.command(help="Toont alles over een casus.")
def toon(
    ctx: typer.Context,
    nummer: Annotated[
        str | None, typer.Argument(metavar="NR", help="De casus, bijvoorbeeld 147.")
    ] = None,
    namen: Namen = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render import dossier, scherm
    from tafel.render.porcelain import casus_toon
    from tafel.services.casussen import toon as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    [gekozen, *_] = kies_nummers(bij, [nummer] if nummer else None, lees_casusnummer, "casus")
    with open_register(settings) as register:
        gevonden = voer_uit(
            register, bij.profiel, gekozen, wie=settings.gebruiker, vandaag=settings.vandaag
        )
    vorm = kies_formaat(formaat, uit)
    if vorm == "json":
        lever(settings, casus_toon(gevonden), uit)
        return
    blad = dossier.casus(gevonden, bij.profiel.labels, vandaag=settings.vandaag, namen=namen)
    lever(settings, scherm.zet(blad, vorm, settings.breedte), uit)
