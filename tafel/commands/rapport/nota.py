"""`tafel rapport nota`: the note to the board, to be edited."""

from typing import Annotated, Literal, TypeAlias

import typer

from tafel.commands._lijn.opties import Uit, aanroep, kies_formaat
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.commands.rapport.afsluiten import sluit_maanden
from tafel.errors import WrongUse

Notavorm: TypeAlias = Literal["tabel", "tekst", "markdown", "csv", "json", "html", "docx", "xlsx"]
CIJFERS = ("csv", "json", "xlsx")
"""Forms that hold no text to be edited but every figure behind it."""

app = typer.Typer()


@app.command(
    help="Maakt de nota voor het bestuur over een kwartaal, of voor de bijeenkomst van april of "
    "september: een concept om aan te vullen, liefst met -f docx."
)
def nota(
    ctx: typer.Context,
    kwartaal: Annotated[
        str | None,
        typer.Option(
            "--kwartaal",
            metavar="JAAR-NR",
            help="Welk kwartaal, als 2026-3.",
            show_default="het laatste dat is afgesloten",
        ),
    ] = None,
    bijeenkomst: Annotated[
        str | None,
        typer.Option(
            "--bijeenkomst",
            metavar="april|september",
            help="Over het jaar voor april, of het halfjaar voor september; ook als 2027-april.",
        ),
    ] = None,
    formaat: Annotated[
        Notavorm | None,
        typer.Option(
            "-f",
            "--formaat",
            help="Vorm van de uitvoer; csv, json en xlsx geven alle cijfers erachter.",
            show_default="tabel op een scherm, anders tekst",
        ),
    ] = None,
    uit: Uit = None,
) -> None:

    from tafel.render.rapport import rapport
    from tafel.render.rapport.kwartaalnota import IN_TE_VULLEN, VIJF, als_rapport, zet
    from tafel.services.rapport.kwartaalnota import gekozen_bijeenkomst, gekozen_kwartaal, maak_nota
    from tafel.services.rapport.leeswijzer import definities

    bij = aanroep(ctx)
    settings = bij.settings
    vorm = kies_formaat(formaat, uit)
    if bijeenkomst is None:
        voor, periode = None, gekozen_kwartaal(bij.profiel, kwartaal, settings.vandaag)
    elif kwartaal is not None:
        raise WrongUse("geef --kwartaal of --bijeenkomst, niet allebei")
    else:
        voor, periode = gekozen_bijeenkomst(bij.profiel, bijeenkomst, settings.vandaag)
    with open_zitting(bij) as z:
        sluit_maanden(settings, z)
        gemaakt = maak_nota(z, periode, bijeenkomst=voor)
        namen = z.profiel.labels
    tabellen = (tabel.sleutel for deel in gemaakt.rapporten for tabel in deel.tabellen)
    uitleg = definities((VIJF, *tabellen))
    if vorm in CIJFERS:
        lever(settings, rapport.zet(als_rapport(gemaakt), vorm, settings.breedte, uitleg), uit)
        return
    lever(settings, zet(gemaakt, vorm, namen, settings.breedte, uitleg), uit)
    meld(settings, f"Vul aan waar {IN_TE_VULLEN} staat, en lees de knelpunten na op namen.")
