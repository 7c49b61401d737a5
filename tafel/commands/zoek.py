"""`tafel zoek`: find a casus or melding."""

from typing import Annotated

import typer

from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Formaat, Namen, Uit, aanroep
from tafel.commands._lijn.teksten import vraag_tekst
from tafel.commands._lijn.uitvoer import lever_lijst, open_zitting
from tafel.errors import NotFound

app = typer.Typer()


@app.command(help="Zoekt een casus of melding op naam, nummer, adres of organisatie.")
def zoek(
    ctx: typer.Context,
    tekst: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEKST", help=f"Alle woorden moeten voorkomen. {IN_GESCHIEDENIS}"),
    ] = None,
    namen: Namen = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.melding.lijst import treffers
    from tafel.services.melding.zoeken import zoek as voer_uit

    bij = aanroep(ctx)
    gezocht = vraag_tekst(" ".join(tekst) if tekst else None, "Waarnaar zoekt u?", "TEKST")
    with open_zitting(bij) as z:
        gevonden = voer_uit(z, gezocht, namen=namen)
    lever_lijst(bij, treffers(gevonden, bij.profiel.labels), formaat, uit)
    if not gevonden:
        raise typer.Exit(NotFound.exit_code)
