"""`tafel rapport weeklijst`: the list of the coming week, or all of them in a folder."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from tafel.commands._lijn.kiezen import kies_tafel
from tafel.commands._lijn.opties import Aanroep, Documentformaat, Tafel, aanroep, kies_formaat
from tafel.commands._lijn.uitgang import zeg
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting, voortgang
from tafel.commands.rapport.afsluiten import sluit_maanden
from tafel.errors import WrongUse

app = typer.Typer()


@app.command(help="De lijst van de komende week: nieuw, te bespreken, te laat en wat moet.")
def weeklijst(
    ctx: typer.Context,
    tafel: Tafel = None,
    organisatie: Annotated[
        str | None,
        typer.Option(
            "--organisatie",
            metavar="PARTNER",
            help="De lijst van één organisatie: alleen wat haar aangaat, van elke tafel.",
        ),
    ] = None,
    alle: Annotated[
        bool,
        typer.Option(
            "--alle",
            help="Elke tafel (agenda en lijst) en elke organisatie, in de map van --uit.",
        ),
    ] = False,
    formaat: Documentformaat = None,
    uit: Annotated[
        Path | None,
        typer.Option(
            "--uit", metavar="PAD", help="Schrijft naar dit bestand; met --alle naar deze map."
        ),
    ] = None,
) -> None:
    from tafel.render.rapport.rapport import zet
    from tafel.services.weeklijst.partner import partnerlijst
    from tafel.services.weeklijst.tafel import weeklijst as tafellijst

    bij = aanroep(ctx)
    settings = bij.settings
    if alle:
        if tafel is not None or organisatie is not None or formaat is not None:
            raise WrongUse("--alle maakt alles, als HTML: laat --tafel, --organisatie en -f weg")
        if uit is None:
            raise WrongUse("--alle schrijft in een map; geef die met --uit MAP")
        _schrijf_alle(bij, uit)
        return
    if tafel is not None and organisatie is not None:
        raise WrongUse("geef --tafel of --organisatie, niet allebei")
    vorm = kies_formaat(formaat, uit)
    if organisatie is not None:
        with open_zitting(bij) as z:
            lijst = partnerlijst(z, partner=organisatie)
    else:
        gekozen = kies_tafel(
            bij,
            tafel,
            met_coordinatoren=True,
            anders="--organisatie PARTNER, of --alle --uit MAP",
        )
        with open_zitting(bij) as z:
            lijst = tafellijst(z, tafel=gekozen)
    lever(settings, zet(lijst, vorm, settings.breedte), uit)


def _schrijf_alle(bij: Aanroep, map_: Path) -> None:
    from tafel.domain.agenda import INDEX
    from tafel.render import weeklijst as weekindex
    from tafel.services.weeklijst.alle import schrijf

    settings = bij.settings
    with open_zitting(bij) as z:
        if z.register.ander_profiel is None:
            sluit_maanden(settings, z)
        with voortgang(settings, "Weeklijsten") as verder:
            klaar = schrijf(z, map_, weekindex, verder=verder)
    if not klaar.afgeschermd:
        opdracht = f"chmod 700 {shlex.quote(str(map_))}"
        meld(
            settings, f"Let op: ook anderen kunnen bij de map {map_}; sluit haar af met: {opdracht}"
        )
    if klaar.mislukt:
        zeg(f"Niet gemaakt: {', '.join(klaar.mislukt)}. De rest staat in {map_}.")
        raise next(iter(klaar.mislukt.values()))
    meld(settings, f"Geschreven: {klaar.bestanden} bestanden; begin bij {map_ / INDEX}")
