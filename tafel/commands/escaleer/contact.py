"""`tafel escaleer contact`: how to reach who has a role on the escalation ladder."""

from typing import Annotated

import typer

from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Formaat, Uit, aanroep
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.uitvoer import lever_lijst, meld, open_zitting
from tafel.errors import InputRefused, WrongUse

app = typer.Typer()


@app.command(
    help="Toont wie men bereikt in elke rol van de ladder, of legt dat vast; komt in de brief."
)
def contact(
    ctx: typer.Context,
    rol: Annotated[
        str | None,
        typer.Argument(metavar="ROL", help="De rol of het begin ervan; zonder: toont alle rollen."),
    ] = None,
    naam: Annotated[
        str | None,
        typer.Option("--naam", metavar="NAAM", help=f"Anders gevraagd. {IN_GESCHIEDENIS}"),
    ] = None,
    telefoon: Annotated[
        str | None, typer.Option("--telefoon", metavar="TEKST", help=IN_GESCHIEDENIS)
    ] = None,
    mail: Annotated[
        str | None, typer.Option("--mail", metavar="TEKST", help=IN_GESCHIEDENIS)
    ] = None,
    vervalt: Annotated[
        bool, typer.Option("--vervalt", help="Niemand is meer bekend in deze rol.")
    ] = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.escalatie import stap as render
    from tafel.services.partner import rolcontacten

    bij = aanroep(ctx)
    settings = bij.settings
    if rol is None:
        if vervalt or any((naam, telefoon, mail)):
            raise WrongUse("van wie? Geef de rol; alle rollen: tafel escaleer contact")
        with open_zitting(bij) as z:
            regels = rolcontacten.lijst(z)
        lever_lijst(bij, render.rollen(regels, settings.vandaag), formaat, uit)
        return
    gezocht = rolcontacten.zoek(bij.profiel, rol)
    if vervalt:
        if any((naam, telefoon, mail)):
            raise WrongUse("--vervalt gaat niet samen met andere opties")
        with open_zitting(bij) as z:
            rolcontacten.vervalt(z, gezocht)
        meld(settings, f"Van {gezocht} is niemand meer bekend.")
        return
    hoogstens_een_van_stdin(naam, telefoon, mail)
    voluit = lees_tekst(settings, naam, "Wie heeft deze rol?", "--naam")
    if not voluit:
        raise InputRefused("--naam: de naam is leeg; er is niets bewaard")
    with open_zitting(bij) as z:
        rolcontacten.leg_vast(
            z,
            gezocht,
            naam=voluit,
            telefoon=lees_los(settings, telefoon, "--telefoon"),
            mail=lees_los(settings, mail, "--mail"),
        )
    meld(settings, f"Vastgelegd bij {gezocht}; het staat voortaan in de brief.")
