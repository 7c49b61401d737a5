"""`tafel beheer`: keeping the register."""

import typer

from tafel.commands._options import Proef, aanroep
from tafel.commands._uitvoer import meld

app = typer.Typer()


@app.command(help="Brengt een ouder register naar de versie van dit programma.")
def migreer(ctx: typer.Context, proef: Proef = False) -> None:
    from tafel.register.beheer import migreer as voer_uit

    settings = aanroep(ctx).settings
    oud, stappen = voer_uit(settings.register, proef=proef)
    if not stappen:
        meld(settings, f"Het register is al van de nieuwste versie ({oud}).")
        return
    meld(settings, f"{'Nodig' if proef else 'Gedaan'}: {', '.join(stappen)}")
    if proef:
        meld(settings, "Dit was een proef; er is niets gewijzigd.")
