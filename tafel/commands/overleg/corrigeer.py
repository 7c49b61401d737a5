"""`tafel overleg corrigeer`: a decision that was noted wrongly, or at the wrong casus."""

from typing import Annotated

import typer

from tafel.commands._lijn.kiezen import kies_een
from tafel.commands._lijn.nummers import lees_besluitnummer
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Reden, aanroep
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.errors import InputRefused, WrongUse

app = typer.Typer()


@app.command(
    help="Verbetert een besluit dat verkeerd is vastgelegd, of laat het vervallen; wat er stond "
    "blijft leesbaar."
)
def corrigeer(
    ctx: typer.Context,
    nummer: Annotated[
        str | None,
        typer.Argument(metavar="B…", help="Het besluit, zoals op de besluitenlijst: B12."),
    ] = None,
    tekst: Annotated[
        str | None,
        typer.Option("--tekst", metavar="TEKST", help=f"Hoe het luidt. {IN_GESCHIEDENIS}"),
    ] = None,
    vervallen: Annotated[
        bool,
        typer.Option(
            "--vervallen", help="Het besluit geldt niet, bijvoorbeeld bij de verkeerde casus."
        ),
    ] = False,
    reden: Reden = None,
) -> None:
    from tafel.services.overleg.correctie import corrigeer as voer_uit
    from tafel.services.overleg.correctie import te_corrigeren

    bij = aanroep(ctx)
    settings = bij.settings
    if vervallen and tekst is not None:
        raise WrongUse("geef --tekst (verbeteren) of --vervallen (het geldt niet), niet allebei")
    hoogstens_een_van_stdin(tekst, reden)
    welk = kies_een(
        bij, nummer, lees_besluitnummer, "welk besluit", "B12", "tafel overleg besluitenlijst"
    )
    with open_zitting(bij) as z:
        te_corrigeren(z.register, welk)
        nieuw = None
        if vervallen:
            waarom = lees_tekst(settings, reden, "Waarom vervalt dit besluit?", "--reden")
            if not waarom:
                raise InputRefused("--reden: een besluit laten vervallen vraagt een reden")
        else:
            nieuw = lees_tekst(settings, tekst, "Hoe luidt het besluit?", "--tekst", lang=True)
            if not nieuw:
                raise InputRefused("--tekst: een besluit zonder tekst wordt niet bewaard")
            waarom = lees_los(settings, reden, "--reden") or ""
        na, terug = voer_uit(z, welk, tekst=nieuw, reden=waarom or None)
    hoe = "is vervallen" if vervallen else "is gecorrigeerd"
    meld(settings, f"Besluit B{welk} bij casus {na.casus} {hoe}; wat er stond blijft leesbaar.")
    if terug:
        meld(
            settings,
            f"Casus {na.casus} was alleen door dit besluit besproken en komt terug op de agenda.",
        )
    if vervallen:
        meld(settings, "Hoorde het bij een andere casus? tafel overleg besluit")
