"""`tafel afspraak corrigeer`: an afspraak that was noted wrongly."""

from typing import Annotated

import typer

from tafel.commands._lijn.casus import lees_vooruit, meld_onbekend_jaar
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Reden, aanroep
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.commands.afspraak.keuze import kies_afspraken
from tafel.domain.plan import Afspraakstatus
from tafel.errors import InputRefused, WrongUse

app = typer.Typer()


@app.command(
    help="Verbetert een afspraak die verkeerd is vastgelegd; wat er stond blijft leesbaar. "
    "Wordt zij later gedaan dan afgesproken, dan is dat doorschuiven."
)
def corrigeer(
    ctx: typer.Context,
    nummer: Annotated[
        str | None, typer.Argument(metavar="NR", help="De afspraak, bijvoorbeeld 147/3.")
    ] = None,
    wat: Annotated[
        str | None,
        typer.Option("--wat", metavar="TEKST", help=f"Wat er gebeurt. {IN_GESCHIEDENIS}"),
    ] = None,
    organisatie: Annotated[
        str | None,
        typer.Option("--organisatie", metavar="PARTNER", help="De partner, of het begin ervan."),
    ] = None,
    wie: Annotated[
        str | None,
        typer.Option("--wie", metavar="NAAM", help=f"Wie het daar doet. {IN_GESCHIEDENIS}"),
    ] = None,
    uiterlijk: Annotated[
        str | None,
        typer.Option(
            "--uiterlijk",
            metavar="DATUM",
            help="De dag die was afgesproken; een latere alleen op de dag zelf.",
        ),
    ] = None,
    reden: Reden = None,
) -> None:
    from tafel.services.afspraak.correctie import Correctie
    from tafel.services.escalatie.lijst import open_van
    from tafel.services.overleg.correctie import corrigeer_afspraak as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    hoogstens_een_van_stdin(wat, wie, reden)
    [(casus, welke), *_] = kies_afspraken(bij, nummer and [nummer], tuple(Afspraakstatus))
    dag = lees_vooruit(bij, uiterlijk, "--uiterlijk") if uiterlijk else None
    if wat is None and organisatie is None and wie is None and dag is None:
        wat = lees_tekst(settings, None, "Wat is er afgesproken?", "--wat", lang=True)
    elif wat is not None:
        wat = lees_tekst(settings, wat, "", "--wat")
    if wat == "":
        raise InputRefused("--wat: een afspraak zonder tekst wordt niet bewaard")
    if organisatie is not None and not organisatie.strip():
        raise WrongUse("--organisatie: bij wie hoort de afspraak dan? Geef een partner")
    with open_zitting(bij) as z:
        na = voer_uit(
            z,
            casus,
            welke,
            Correctie(
                organisatie=organisatie,
                wie=lees_los(settings, wie, "--wie"),
                wat=wat,
                uiterlijk=dag,
                reden=lees_los(settings, reden, "--reden"),
            ),
        )
        lopend = open_van(z.register, {casus}).get(casus, ())
    meld(settings, f"Afspraak {casus}/{welke} is gecorrigeerd; wat er stond blijft leesbaar.")
    for stap in (deel for deel in lopend if deel.afspraak == welke):
        meld(
            settings,
            f"let op: E{stap.nummer} gaat over deze afspraak en loopt nog; klopt zij niet meer: "
            f"tafel escaleer afronden E{stap.nummer}",
        )
    meld_onbekend_jaar(bij, dag)
    if na.te_laat:
        meld(settings, f"let op: {casus}/{welke} is te laat")
