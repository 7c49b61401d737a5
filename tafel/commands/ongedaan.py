"""`tafel ongedaan`: takes back the user's last change."""

from datetime import datetime
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup

from tafel.commands._lijn.opties import aanroep
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.errors import WrongUse

app = typer.Typer()


@app.command(
    help="Neemt uw laatste wijziging terug, zolang er niets op is voortgebouwd.",
)
def ongedaan(
    ctx: typer.Context,
    ja: Annotated[bool, typer.Option("--ja", help="Vraagt niet om bevestiging.")] = False,
) -> None:
    from tafel.services.daad.ongedaan import neem_terug, terug_te_nemen, wat
    from tafel.woorden import moment

    bij = aanroep(ctx)
    if not ja and not stdin_is_terminal():
        raise WrongUse("geef --ja, of werk op een terminal")
    with open_zitting(bij) as z:
        if not ja:
            daad = terug_te_nemen(z)
            wanneer = moment(datetime.fromisoformat(daad.tijd))
            meld(bij.settings, f"Uw laatste wijziging, {wanneer}: {wat(daad)}.")
            if (uitleg := _uitleg(ctx, daad.handeling)) is not None:
                meld(bij.settings, uitleg)
            if not bevestig("Terugnemen?"):
                return
        meld(bij.settings, f"Teruggenomen: {wat(neem_terug(z))}.")


def _uitleg(ctx: typer.Context, handeling: str) -> str | None:
    """What a command does, as its help says; None for a line of a meeting, which is none."""
    commando: object = ctx.find_root().command
    for woord in handeling.split():
        if not isinstance(commando, TyperGroup):
            break
        commando = commando.get_command(ctx, woord)
    return commando.help if isinstance(commando, TyperCommand) else None
