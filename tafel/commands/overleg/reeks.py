"""`tafel overleg verzet`, `afmeld`: a meeting on another day, and who will not come."""

from datetime import date
from typing import Annotated

import typer

from tafel.commands._lijn.casus import lees_vooruit
from tafel.commands._lijn.kiezen import kies_partner, kies_tafel
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Aanroep, Reden, Tafel, aanroep
from tafel.commands._lijn.teksten import lees_los
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.datums import dag_in_woorden
from tafel.errors import WrongUse

app = typer.Typer()

_Dag = Annotated[
    str | None,
    typer.Option("--datum", metavar="DATUM", help="De dag; anders het eerstvolgende overleg."),
]


@app.command(help="Verzet een overleg naar een andere dag, laat het vervallen, of zet het terug.")
def verzet(
    ctx: typer.Context,
    datum: _Dag = None,
    naar: Annotated[
        str | None, typer.Option("--naar", metavar="DATUM", help="De dag waarop het wel is.")
    ] = None,
    vervalt: Annotated[
        bool, typer.Option("--vervalt", help="Er is geen overleg; alles komt de keer daarna.")
    ] = False,
    herstel: Annotated[
        bool, typer.Option("--herstel", help="Het is toch op zijn vaste dag.")
    ] = False,
    tafel: Tafel = None,
    reden: Reden = None,
) -> None:
    from tafel.rules.termijnen import is_werkdag
    from tafel.services.overleg import reeks

    bij = aanroep(ctx)
    settings = bij.settings
    if (naar is not None) + vervalt + herstel > 1:
        raise WrongUse("kies één van --naar, --vervalt en --herstel")
    dag = lees_vooruit(bij, datum, "--datum") if datum else None
    naar_dag = lees_vooruit(bij, naar, "--naar") if naar else None
    gekozen = kies_tafel(bij, tafel, met_coordinatoren=True)
    if not (naar or vervalt or herstel):
        if not stdin_is_terminal():
            raise WrongUse("waarheen? Geef --naar DATUM, of --vervalt")
        naar_dag = lees_vooruit(bij, vraag("Naar welke dag?"), "--naar")
    with open_zitting(bij) as z:
        if herstel:
            op = reeks.herstel(z, gekozen, dag)
            wat = f"is weer op {_dag(bij, op)}"
        else:
            op = reeks.verzet(z, gekozen, dag, naar_dag, lees_los(settings, reden, "--reden"))
            wat = (
                f"van {_dag(bij, op)} is verzet naar {_dag(bij, naar_dag)}"
                if naar_dag
                else f"van {_dag(bij, op)} vervalt"
            )
        volgend = reeks.volgend(z, gekozen)
        vrij = naar_dag is not None and not is_werkdag(z.profiel, naar_dag)
    meld(settings, f"Het overleg van {gekozen.naam} {wat}. Het volgende: {_dag(bij, volgend)}.")
    if vrij and naar_dag is not None:
        meld(settings, f"let op: {_dag(bij, naar_dag)} is geen werkdag")


@app.command(help="Meldt een partner af voor een overleg, of toch weer aan.")
def afmeld(
    ctx: typer.Context,
    partner: Annotated[
        str | None, typer.Argument(metavar="PARTNER", help="De partner, of het begin ervan.")
    ] = None,
    datum: _Dag = None,
    vervanger: Annotated[
        str | None,
        typer.Option("--vervanger", metavar="NAAM", help=f"Wie er komt. {IN_GESCHIEDENIS}"),
    ] = None,
    toch: Annotated[bool, typer.Option("--toch", help="Zij komt toch.")] = False,
    tafel: Tafel = None,
) -> None:
    from tafel.services.overleg import reeks

    bij = aanroep(ctx)
    dag = lees_vooruit(bij, datum, "--datum") if datum else None
    gekozen = kies_tafel(bij, tafel, met_coordinatoren=True)
    with open_zitting(bij) as z:
        welke = kies_partner(z, bij, partner)
        wie = lees_los(bij.settings, vervanger, "--vervanger")
        op, naam = reeks.meld_af(z, gekozen, welke, dag, vervanger=wie, toch=toch)
    hoe = "komt toch" if toch else f"komt niet{f'; in haar plaats {wie}' if wie else ''}"
    meld(bij.settings, f"{naam} {hoe}: {gekozen.naam}, {_dag(bij, op)}.")


def _dag(bij: Aanroep, dag: date) -> str:
    return dag_in_woorden(dag, bij.settings.vandaag)
