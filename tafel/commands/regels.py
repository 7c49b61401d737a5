"""`tafel regels`: show, check and explain the decision tables."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tafel.commands._lijn.opties import Formaat, Uit, aanroep, kies_formaat
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_register
from tafel.errors import SettingsWrong

if TYPE_CHECKING:
    from tafel.config import Settings
    from tafel.services.regels.profielen import Profieloordeel

app = typer.Typer()


@app.command(help="Toont een beslistabel van het profiel.")
def toon(
    ctx: typer.Context,
    onderwerp: Annotated[
        Literal["toedeling", "categorie", "escalatie"],
        typer.Argument(metavar="ONDERWERP", help="toedeling, categorie of escalatie."),
    ] = "toedeling",
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render import regels
    from tafel.services.regels.uitleg import regelrijen

    bij = aanroep(ctx)
    rijen = regelrijen(bij.profiel, onderwerp)
    vorm = kies_formaat(formaat, uit)
    if vorm in ("tabel", "tekst"):
        lever(bij.settings, regels.als_tekst(rijen, bij.settings.breedte), uit)
    else:
        lever_lijst(bij, regels.lijst(rijen), vorm, uit)


@app.command(help="Toetst een profiel: volledig, bereikbaar, en alleen bekende feiten en waarden.")
def toets(
    ctx: typer.Context,
    profiel: Annotated[
        str | None,
        typer.Argument(
            metavar="PROFIEL", help="Naam of pad; zonder: de meegeleverde en het gebruikte."
        ),
    ] = None,
) -> None:
    from tafel.services.regels.profielen import toets_profielen

    settings = aanroep(ctx).settings
    oordelen = toets_profielen(profiel, settings.profiel)
    if profiel is not None and all(oordeel.in_orde for oordeel in oordelen):
        oordelen += _tegen_register(settings, profiel)
    for oordeel in oordelen:
        for zin in oordeel.zinnen:
            lever(settings, zin)
    if not all(oordeel.in_orde for oordeel in oordelen):
        meld(settings, "Verbeter het profiel en toets opnieuw.")
        raise typer.Exit(SettingsWrong.exit_code)


def _tegen_register(settings: "Settings", naam_of_pad: str) -> "tuple[Profieloordeel, ...]":
    """What the user's register holds that this profile does not know; nothing without a register
    that can be read.
    """
    from tafel.errors import RegisterUnusable
    from tafel.services.regels.profielen import laad_profiel, toets_tegen_register

    try:
        with open_register(settings) as register:
            return (toets_tegen_register(laad_profiel(naam_of_pad), register),)
    except RegisterUnusable:
        return ()


@app.command(help="Legt één regel uit: voorwaarden, uitkomst, bron en wat een eigen keuze is.")
def uitleg(
    ctx: typer.Context,
    regel: Annotated[
        str, typer.Argument(metavar="REGEL", help="Het nummer van de regel, bijvoorbeeld Z06.")
    ],
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render import regels
    from tafel.render.vorm import scherm
    from tafel.render.vorm.json import als_json
    from tafel.services.regels.uitleg import leg_uit

    bij = aanroep(ctx)
    uitgelegd = leg_uit(bij.profiel, regel)
    vorm = kies_formaat(formaat, uit)
    if vorm == "json":
        lever(bij.settings, als_json(uitgelegd), uit)
    else:
        lever(bij.settings, scherm.zet(regels.scherm(uitgelegd), vorm, bij.settings.breedte), uit)
