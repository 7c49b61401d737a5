"""`tafel overleg`: decisions of a meeting, the besluitenlijst, and the list of meetings."""

from typing import Annotated

import typer

from tafel.commands._lijn.casus import lees_vooruit
from tafel.commands._lijn.kiezen import kies_nummers, kies_tafel, zoek_tafel
from tafel.commands._lijn.nummers import lees_casusnummer
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aantal,
    Datum,
    Documentformaat,
    Formaat,
    Namen,
    Tafel,
    Uit,
    aanroep,
    kies_formaat,
    lees_datum,
    lees_geweest,
)
from tafel.commands._lijn.teksten import lees_tekst
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting
from tafel.commands.overleg import begin as _overleg_begin
from tafel.commands.overleg import corrigeer as _overleg_corrigeer
from tafel.commands.overleg import reeks as _overleg_reeks
from tafel.datums import dag_in_woorden
from tafel.errors import InputRefused, WrongUse

app = typer.Typer()
app.add_typer(_overleg_begin.app)
app.add_typer(_overleg_corrigeer.app)
app.add_typer(_overleg_reeks.app)


@app.command(help="Toont de komende overleggen en die waarvan besluiten zijn vastgelegd.")
def lijst(
    ctx: typer.Context,
    tafel: Tafel = None,
    aantal: Aantal = 20,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.overleg import besluiten as render
    from tafel.services.overleg.reeks import lijst as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = None
    if tafel is not None or settings.tafel is not None:
        gekozen = kies_tafel(bij, tafel, met_coordinatoren=True)
    with open_zitting(bij) as z:
        regels = voer_uit(z, tafel=gekozen, grens=aantal)
    lever_lijst(bij, render.overleggen(regels), formaat, uit)


@app.command(help="Legt vast wat een tafel over een casus besloot; vraagt de tekst.")
def besluit(
    ctx: typer.Context,
    nummer: Annotated[
        str | None, typer.Argument(metavar="NR", help="De casus, bijvoorbeeld 147.")
    ] = None,
    tekst: Annotated[
        str | None,
        typer.Option("--tekst", metavar="TEKST", help=f"Het besluit. {IN_GESCHIEDENIS}"),
    ] = None,
    tafel: Annotated[
        str | None,
        typer.Option(
            "--tafel", metavar="TAFEL", help="Welke tafel besloot; anders die van de casus."
        ),
    ] = None,
    datum: Annotated[
        str | None,
        typer.Option(
            "--datum", metavar="DATUM", help="De dag van het overleg; anders het laatste overleg."
        ),
    ] = None,
    terug: Annotated[
        str | None,
        typer.Option("--terug", metavar="DATUM", help="De dag waarop de casus terugkomt."),
    ] = None,
    door: Annotated[
        bool, typer.Option("--door", help="Schuift het punt door naar het volgende overleg.")
    ] = False,
) -> None:
    from tafel.datums import datum_kort
    from tafel.rules.termijnen import is_overlegdag
    from tafel.services.basis.vervolg import volgende_keer
    from tafel.services.overleg.nemen import neem, voor_besluit

    bij = aanroep(ctx)
    settings = bij.settings
    [gekozen, *_] = kies_nummers(bij, [nummer] if nummer else None, lees_casusnummer, "casus")
    bij_tafel = zoek_tafel(bij.profiel, tafel, met_coordinatoren=True) if tafel else None
    dag = lees_geweest(datum, "--datum", settings.vandaag) if datum else None
    if door and terug is not None:
        raise WrongUse("geef --door of --terug, niet allebei")
    terug_op = lees_vooruit(bij, terug, "--terug") if terug else None
    with open_zitting(bij) as z:
        voor_besluit(z.register, gekozen)
        besloten = lees_tekst(settings, tekst, "Wat is besloten?", "--tekst")
        if not besloten:
            raise InputRefused("--tekst: een besluit zonder tekst wordt niet bewaard.")
        genomen = neem(
            z, gekozen, tekst=besloten, tafel=bij_tafel, datum=dag, terug=terug_op, door=door
        )
        keer = volgende_keer(z, gekozen)
        van = z.tafel(genomen.tafel)
    wanneer = f"overleg {datum_kort(genomen.overleg)}"
    if not is_overlegdag(bij.profiel, van.overleg, genomen.overleg):
        dag_kort = dag_in_woorden(genomen.overleg, settings.vandaag)
        wanneer = f"buiten het overleg om, op {dag_kort}"
    meld(
        settings,
        f"Besluit B{genomen.nummer} bij casus {gekozen} vastgelegd: {van.naam}, {wanneer}.",
    )
    if keer is not None:
        wanneer_weer = dag_in_woorden(keer.overleg, settings.vandaag)
        meld(settings, f"Volgende keer: {wanneer_weer}; {keer.reden}.")
    meld(settings, f"Wie doet wat? tafel afspraak add {gekozen}")


@app.command(help="Maakt de besluitenlijst van een overleg; zonder --datum van het laatste.")
def besluitenlijst(
    ctx: typer.Context,
    tafel: Tafel = None,
    datum: Datum = None,
    voor: Annotated[
        str | None,
        typer.Option(
            "--voor",
            metavar="PARTNER",
            help="Het exemplaar van één partner: haar casussen en haar eigen afspraken.",
        ),
    ] = None,
    namen: Namen = False,
    formaat: Documentformaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.overleg.besluiten import zet
    from tafel.services.overleg.partnerbesluiten import besluitenlijst_voor
    from tafel.services.overleg.versies import besluitenlijst as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_tafel(bij, tafel, met_coordinatoren=True)
    dag = lees_datum(datum, "--datum", settings.vandaag, terug=True) if datum else None
    if voor is not None and namen:
        raise WrongUse("--voor gaat niet samen met --namen: een partner krijgt initialen")
    with open_zitting(bij) as z:
        if voor is not None:
            gemaakt = besluitenlijst_voor(z, tafel=gekozen, partner=voor, datum=dag)
        else:
            gemaakt = voer_uit(z, tafel=gekozen, datum=dag, namen=namen)
        namen_van = z.profiel.labels
    vorm = kies_formaat(formaat, uit)
    lever(settings, zet(gemaakt, vorm, namen_van, settings.breedte), uit)
