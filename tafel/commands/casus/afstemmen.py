"""`tafel casus afstemmen`: another table or network was spoken to about a casus."""

from typing import Annotated

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, aanroep, lees_geweest
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.datums import dag_in_woorden
from tafel.errors import WrongUse

app = typer.Typer()


@app.command(help="Legt vast dat er met een ander overleg is afgestemd.")
def afstemmen(
    ctx: typer.Context,
    nummer: Nummer = None,
    met: Annotated[
        str | None,
        typer.Option("--met", metavar="OVERLEG", help="Een netwerk, tafel of partner."),
    ] = None,
    op: Annotated[
        str | None, typer.Option("--op", metavar="DATUM", help="Wanneer; zonder: vandaag.")
    ] = None,
    uitkomst: Annotated[
        str | None,
        typer.Option("--uitkomst", metavar="TEKST", help=f"Wat eruit kwam. {IN_GESCHIEDENIS}"),
    ] = None,
) -> None:
    from tafel.services.casus.afstemmen import stem_af

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    hoogstens_een_van_stdin(met, uitkomst)
    overleg = lees_tekst(settings, met, "Met welk overleg?", "--met")
    if not overleg:
        raise WrongUse("met wie is er afgestemd? Geef --met; zie: tafel partner netwerken")
    dag = lees_geweest(op, "--op", settings.vandaag) if op else settings.vandaag
    tekst = lees_los(settings, uitkomst, "--uitkomst")
    with open_zitting(bij) as z:
        label = stem_af(z, gekozen, met=overleg, op=dag, uitkomst=tekst)
    wanneer = dag_in_woorden(dag, settings.vandaag)
    meld(settings, f"Casus {gekozen}: afgestemd met {label} op {wanneer}.")
