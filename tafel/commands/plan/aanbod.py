"""`tafel plan aanbod`: what the sociale kaart has for the goals of a plan."""

from typing import Annotated

import typer

from tafel.commands._lijn.casus import kies_casus
from tafel.commands._lijn.nummers import lees_doelnummer
from tafel.commands._lijn.opties import Formaat, Uit, aanroep, kies_formaat
from tafel.commands._lijn.uitvoer import lever, open_zitting

app = typer.Typer()


@app.command(help="Zoekt per open doel wat de sociale kaart heeft, het beste eerst, en waarom.")
def aanbod(
    ctx: typer.Context,
    nummer: Annotated[
        str | None,
        typer.Argument(metavar="NR|DOEL", help="De casus (147), of één doel ervan: 147d2."),
    ] = None,
    gebied: Annotated[
        str | None,
        typer.Option(
            "--gebied",
            metavar="BUURT",
            help="Waar het moet zijn.",
            show_default="de buurt van de melding",
        ),
    ] = None,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.plan.aanbod import voorstel, voorstel_json, voorstel_rijen
    from tafel.render.vorm.tabel import zet
    from tafel.services.plan.aanbod import voor_casus

    bij = aanroep(ctx)
    settings = bij.settings
    if nummer is not None and "d" in nummer.lower():
        casus, doel = lees_doelnummer(nummer)
    else:
        casus, doel = kies_casus(bij, nummer), None
    with open_zitting(bij) as z:
        gevonden = voor_casus(z, casus, doel, gebied=gebied)
    vorm = kies_formaat(formaat, uit)
    if vorm == "json":
        lever(settings, voorstel_json(gevonden), uit)
    elif vorm == "tabel":
        lever(settings, voorstel(gevonden, settings.breedte), uit)
    else:
        lever(settings, zet(voorstel_rijen(gevonden), vorm, settings.breedte), uit)
