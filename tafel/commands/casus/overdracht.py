"""`tafel casus inbrengen`, and handing a family over to a procesmanager (domain §6)."""

from typing import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from tafel.services.zitting import Zitting

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Aanroep, aanroep, lees_geweest
from tafel.commands._lijn.teksten import lees_los, lees_tekst
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.datums import dag_in_woorden
from tafel.domain.overdracht import OVERLEGGEN
from tafel.errors import WrongUse

if TYPE_CHECKING:
    pass

app = typer.Typer()


def draag_over_aan(
    z: "Zitting",
    bij: Aanroep,
    casus: int,
    procesmanager: str | None,
    contact: str | None,
    naar: str | None,
    reden: str | None,
) -> None:
    """Name and contact of the procesmanager are asked for where they are missing."""
    from tafel.services.regie.overdracht import draag_over

    settings = bij.settings
    naam = lees_tekst(settings, procesmanager, "Wie is de procesmanager?", "--procesmanager")
    bereikbaar = lees_tekst(settings, contact, "Telefoon of mail?", "--contact")
    if not naam or not bereikbaar:
        raise WrongUse("een procesmanager heeft een naam en een contact: --procesmanager --contact")
    draag_over(
        z,
        casus,
        procesmanager=naam,
        contact=bereikbaar,
        naar=lees_los(settings, naar, "--naar"),
        reden=lees_los(settings, reden, "--reden"),
    )
    meld(
        settings,
        f"Casus {casus} is overgedragen aan de procesmanager; zij blijft open en in zicht.",
    )
    meld(settings, f"Ingebracht in het MDO+ of analyseteam? tafel casus inbrengen {casus}")


def draag_niet_over(bij: Aanroep, casus: int, omdat: str | None) -> None:
    from tafel.services.regie.overdracht import draag_niet_over as voer_uit

    settings = bij.settings
    waarom = lees_tekst(settings, omdat, "Waarom niet overdragen?", "--omdat")
    if not waarom:
        raise WrongUse("niet overdragen vraagt een reden: --omdat")
    with open_zitting(bij) as z:
        categorieen = voer_uit(z, casus, omdat=waarom)
    if categorieen:
        meld(
            settings,
            f"let op: {' of '.join(categorieen)} hoort bij de procesmanager; geen "
            f"multiprobleemgezin? tafel casus verhelder {casus} --multiprobleem nee",
        )
    meld(settings, f"Casus {casus} wordt niet overgedragen; de reden is bewaard.")


@app.command(help="Legt vast dat een gezin in het MDO+ of analyseteam is ingebracht, en terugkwam.")
def inbrengen(
    ctx: typer.Context,
    nummer: Nummer = None,
    in_: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar="OVERLEG",
            help=f"{' of '.join(OVERLEGGEN)}; anders volgt het uit de categorie.",
        ),
    ] = None,
    op: Annotated[
        str | None,
        typer.Option("--op", metavar="DATUM", help="Wanneer ingebracht; anders vandaag."),
    ] = None,
    terug: Annotated[
        str | None,
        typer.Option("--terug", metavar="DATUM", help="Wanneer er een uitkomst was."),
    ] = None,
    uitkomst: Annotated[
        str | None,
        typer.Option("--uitkomst", metavar="TEKST", help=f"Wat eruit kwam. {IN_GESCHIEDENIS}"),
    ] = None,
    niet: Annotated[
        bool, typer.Option("--niet", help="Het gezin wordt niet ingebracht; vraagt een reden.")
    ] = False,
    omdat: Annotated[
        str | None,
        typer.Option("--omdat", metavar="TEKST", help=f"Waarom niet. {IN_GESCHIEDENIS}"),
    ] = None,
) -> None:
    from tafel.services.regie import overdracht

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    afwijzen = niet or omdat is not None
    terugkomst = terug is not None or uitkomst is not None
    if afwijzen + terugkomst + (op is not None) > 1:
        raise WrongUse("geef --op, of --terug met --uitkomst, of --niet met --omdat")
    code = None if in_ is None else _overleg(in_)
    if afwijzen:
        waarom = lees_tekst(settings, omdat, "Waarom niet inbrengen?", "--omdat")
        if not waarom:
            raise WrongUse("niet inbrengen vraagt een reden: --omdat")
        with open_zitting(bij) as z:
            waar = overdracht.breng_niet_in(z, gekozen, overleg=code, omdat=waarom)
        meld(settings, f"Casus {gekozen} wordt niet ingebracht in het {waar}; de reden is bewaard.")
    elif terugkomst:
        dag = lees_geweest(terug, "--terug", settings.vandaag) if terug else settings.vandaag
        wat = lees_tekst(settings, uitkomst, "Wat kwam eruit?", "--uitkomst", lang=True)
        if not wat:
            raise WrongUse("wat kwam eruit? Geef --uitkomst")
        with open_zitting(bij) as z:
            waar = overdracht.komt_terug(z, gekozen, op=dag, uitkomst=wat)
        meld(settings, f"Casus {gekozen} is terug uit het {waar}.")
    else:
        dag = lees_geweest(op, "--op", settings.vandaag) if op else settings.vandaag
        with open_zitting(bij) as z:
            waar, gevraagd = overdracht.breng_in(z, gekozen, overleg=code, op=dag)
        if not gevraagd:
            meld(
                settings,
                f"let op: de categorie vraagt geen {waar}; waarom zij is wat zij is: "
                f"tafel casus categorie {gekozen}",
            )
        wanneer = dag_in_woorden(dag, settings.vandaag)
        meld(settings, f"Casus {gekozen} is ingebracht in het {waar} op {wanneer}.")
        meld(settings, f"Als er een uitkomst is: tafel casus inbrengen {gekozen} --terug vandaag")


def _overleg(tekst: str) -> str:
    """A code of OVERLEGGEN, or the start of one. Raises WrongUse."""
    gezocht = tekst.strip().casefold().replace("_", "-").replace(" ", "-").replace("+", "-plus")
    passend = [code for code in OVERLEGGEN if gezocht and code.startswith(gezocht)]
    if len(passend) != 1:
        raise WrongUse(f"--in: kies uit {', '.join(OVERLEGGEN)}")
    return passend[0]
