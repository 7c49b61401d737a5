"""`tafel agenda`: the agenda of a meeting."""

from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus, lees_vooruit
from tafel.commands._lijn.kiezen import kies_tafel
from tafel.commands._lijn.nederlands import STANDAARD, GroepMetStandaard
from tafel.commands._lijn.opties import (
    Datum,
    Documentformaat,
    Namen,
    Tafel,
    Uit,
    aanroep,
    kies_formaat,
)
from tafel.commands._lijn.teksten import vraag_tekst
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.datums import dag_in_woorden
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tafel.domain.agenda import Agenda
    from tafel.render.vorm.tekst import Gestileerd

app = typer.Typer(
    cls=GroepMetStandaard,
    help="Maakt de agenda van een overleg; --tafel coordinatoren is die van henzelf.",
)


@app.command(name=STANDAARD)
def agenda(
    ctx: typer.Context,
    tafel: Tafel = None,
    datum: Datum = None,
    voor: Annotated[
        str | None,
        typer.Option(
            "--voor",
            metavar="PARTNER",
            help="Het exemplaar van één partner: alleen haar punten, zonder wat anderen aangaat.",
        ),
    ] = None,
    namen: Namen = False,
    formaat: Documentformaat = None,
    uit: Uit = None,
) -> None:
    from tafel.services.overleg.agenda import agenda_voor, maak_agenda

    bij = aanroep(ctx)
    settings = bij.settings
    vorm = kies_formaat(formaat, uit)
    gekozen = kies_tafel(bij, tafel, met_coordinatoren=True)
    dag = lees_vooruit(bij, datum, "--datum") if datum else None
    if voor is not None:
        if namen:
            raise WrongUse("--voor gaat niet samen met --namen: een partner krijgt initialen")
        from tafel.render.overleg.partner import zet

        with open_zitting(bij) as z:
            exemplaar = agenda_voor(z, tafel=gekozen, partner=voor, datum=dag)
            namen_van = z.profiel.labels
        lever(settings, zet(exemplaar, vorm, namen_van, settings.breedte), uit)
        return
    with open_zitting(bij) as z:
        gemaakt = maak_agenda(
            z, tafel=gekozen, datum=dag, namen=namen, volledig=vorm not in ("tabel", "tekst")
        )
        namen_van = z.profiel.labels
    if vorm == "csv":
        for zin in gemaakt.vervallen:
            meld(settings, f"let op: {zin}")
    lever(settings, _in_vorm(gemaakt, vorm, namen_van, settings.breedte), uit)


@app.command(help="Zet een casus op de agenda van het overleg van een dag, of schuift haar door.")
def zet(
    ctx: typer.Context,
    nummer: Nummer = None,
    op: Annotated[
        str | None,
        typer.Option("--op", metavar="DATUM", help="De dag van het overleg, of een dag daarvoor."),
    ] = None,
) -> None:
    from tafel.services.overleg.nemen import zet_op_agenda

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    dag = lees_vooruit(bij, vraag_tekst(op, "Op welke dag?", "--op"), "--op")
    with open_zitting(bij) as z:
        gezet = zet_op_agenda(z, gekozen, op=dag)
    wanneer = dag_in_woorden(gezet.overleg, settings.vandaag)
    meld(settings, f"Casus {gekozen} staat op de agenda van {gezet.tafel} van {wanneer}.")


def _in_vorm(
    agenda: "Agenda", vorm: str, labels: "Mapping[str, str]", breedte: int
) -> "str | bytes | Gestileerd":
    if vorm == "json":
        from tafel.render.vorm.json import agenda as als_json

        return als_json(agenda)
    if vorm in ("markdown", "html", "docx"):
        from tafel.render.overleg import document as agenda_document

        match vorm:
            case "markdown":
                return agenda_document.als_markdown(agenda, labels)
            case "html":
                return agenda_document.als_html(agenda, labels)
            case _:
                return agenda_document.als_docx(agenda, labels)
    from tafel.render.overleg import agenda as render
    from tafel.render.overleg import rijen

    if vorm == "csv":
        from tafel.render.vorm.tabel import als_csv

        return als_csv(rijen.als_rijen(agenda))
    return render.als_tekst(agenda, labels, breedte)
