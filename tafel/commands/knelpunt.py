"""`tafel knelpunt`: structural bottlenecks, noted by hand or seen, passed on and dealt with."""

from typing import Annotated

import typer

from tafel.commands._lijn.kiezen import kies_code, kies_een, tafelfilter, vraag_partner
from tafel.commands._lijn.nummers import lees_knelpuntnummer
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aanroep,
    Formaat,
    Tafel,
    Uit,
    aanroep,
    kies_formaat,
)
from tafel.commands._lijn.teksten import lees_los, lees_tekst
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting
from tafel.domain.knelpunt import Knelpuntsoort, Knelpuntstatus
from tafel.errors import InputRefused, TafelError, WrongUse
from tafel.kolommen import LEEFGEBIEDEN

app = typer.Typer()

SOORTEN = tuple(soort.value for soort in Knelpuntsoort)
GEEN_NAMEN = "Schrijf geen namen of andere gegevens van mensen: een knelpunt gaat naar het bestuur."
Nummer = Annotated[str | None, typer.Argument(metavar="NR", help="Het knelpunt, bijvoorbeeld K7.")]
Toelichting = Annotated[
    str | None,
    typer.Option(
        "--toelichting", metavar="TEKST", help=f"Aan wie, wat eruit kwam. {IN_GESCHIEDENIS}"
    ),
]


@app.command(help="Legt een knelpunt vast; vraagt wat er stokt. Zonder namen.")
def add(
    ctx: typer.Context,
    soort: Annotated[
        str | None,
        typer.Option("--soort", metavar="SOORT", help=f"Een van: {', '.join(SOORTEN)}."),
    ] = None,
    organisatie: Annotated[
        str | None, typer.Option("--organisatie", metavar="PARTNER", help="Waar het stokt.")
    ] = None,
    leefgebied: Annotated[
        str | None,
        typer.Option("--leefgebied", metavar="LEEFGEBIED", help="Waarover, of het begin ervan."),
    ] = None,
    buurt: Annotated[
        str | None, typer.Option("--buurt", metavar="BUURT", help="In welke buurt.")
    ] = None,
    tafel: Tafel = None,
    tekst: Annotated[
        str | None,
        typer.Option("--tekst", metavar="TEKST", help=f"Wat er stokt. {IN_GESCHIEDENIS}"),
    ] = None,
) -> None:
    from tafel.services.knelpunt.beheer import NieuwKnelpunt, voeg_toe

    bij = aanroep(ctx)
    settings = bij.settings
    gevraagd = soort is None
    gekozen = _kies_soort(bij, soort)
    gebied = kies_code(leefgebied, "--leefgebied", LEEFGEBIEDEN) if leefgebied else None
    bij_tafel = tafelfilter(bij, tafel)
    with open_zitting(bij) as z:
        if gevraagd and organisatie is None and vraag("Bij een partner? [j/N]").lower()[:1] == "j":
            organisatie = vraag_partner(z, bij, "Welke partner?")
        meld(settings, GEEN_NAMEN)
        inhoud = lees_tekst(settings, tekst, "Wat stokt er, en hoe vaak?", "--tekst", lang=True)
        if not inhoud:
            raise InputRefused("--tekst: een knelpunt zonder tekst wordt niet bewaard")
        nummer = voeg_toe(
            z,
            NieuwKnelpunt(
                soort=gekozen,
                tekst=inhoud,
                organisatie=organisatie,
                leefgebied=gebied,
                tafel=bij_tafel,
                buurt=lees_los(settings, buurt, "--buurt"),
            ),
        )
    lever(settings, f"K{nummer}")
    meld(settings, f"Doorgegeven? tafel knelpunt doorgegeven K{nummer}")


@app.command(help="Toont de knelpunten die niet zijn afgehandeld; wat laatst is gezien bovenaan.")
def lijst(
    ctx: typer.Context,
    alle: Annotated[bool, typer.Option("--alle", help="Ook wat is afgehandeld.")] = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render import knelpunt as render
    from tafel.services.knelpunt.beheer import lijst as voer_uit

    bij = aanroep(ctx)
    with open_zitting(bij) as z:
        regels = voer_uit(z, alle=alle)
        namen = z.profiel.labels
    lever_lijst(bij, render.lijst(regels, namen), formaat, uit)


@app.command(help="Toont één knelpunt: waar, sinds wanneer, en wat ermee is gedaan.")
def toon(
    ctx: typer.Context, nummer: Nummer = None, formaat: Formaat = None, uit: Uit = None
) -> None:
    from tafel.render import knelpunt as render
    from tafel.render.vorm import scherm
    from tafel.services.knelpunt.beheer import toon as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = _kies(bij, nummer)
    with open_zitting(bij) as z:
        gevonden = voer_uit(z, gekozen)
        namen = z.profiel.labels
    vorm = kies_formaat(formaat, uit)
    if vorm == "json":
        lever(settings, render.toon_json(gevonden), uit)
    else:
        blad = render.toon_scherm(gevonden, namen)
        lever(settings, scherm.zet(blad, vorm, settings.breedte), uit)


@app.command(help="Zegt dat een knelpunt is doorgegeven aan wie er iets aan kan doen.")
def doorgegeven(ctx: typer.Context, nummer: Nummer = None, toelichting: Toelichting = None) -> None:
    _zet(ctx, nummer, Knelpuntstatus.DOORGEGEVEN, toelichting)


@app.command(help="Zegt dat een knelpunt is afgehandeld; komt het terug, dan wordt het een nieuw.")
def afgehandeld(ctx: typer.Context, nummer: Nummer = None, toelichting: Toelichting = None) -> None:
    _zet(ctx, nummer, Knelpuntstatus.AFGEHANDELD, toelichting)


@app.command(help="Zet een knelpunt weer open, ook na een vergissing.")
def heropen(ctx: typer.Context, nummer: Nummer = None, toelichting: Toelichting = None) -> None:
    _zet(ctx, nummer, Knelpuntstatus.OPEN, toelichting)


def _zet(
    ctx: typer.Context, nummer: str | None, status: Knelpuntstatus, toelichting: str | None
) -> None:
    from tafel.services.knelpunt.beheer import zet_status

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = _kies(bij, nummer)
    tekst = lees_los(settings, toelichting, "--toelichting")
    with open_zitting(bij) as z:
        zet_status(z, gekozen, status, toelichting=tekst)
    meld(settings, f"Knelpunt K{gekozen} is nu {status}.")


def _kies_soort(bij: Aanroep, soort: str | None) -> Knelpuntsoort:
    if soort is not None:
        return Knelpuntsoort(kies_code(soort, "--soort", SOORTEN))
    if not stdin_is_terminal():
        raise WrongUse(f"--soort ontbreekt; kies uit {', '.join(SOORTEN)}")
    while True:
        try:
            antwoord = vraag(f"Wat voor knelpunt ({', '.join(SOORTEN)})?")
            return Knelpuntsoort(kies_code(antwoord, "--soort", SOORTEN))
        except TafelError as fout:
            meld(bij.settings, str(fout))


def _kies(bij: Aanroep, nummer: str | None) -> int:
    return kies_een(
        bij, nummer, lees_knelpuntnummer, "welk knelpunt", "K7", "tafel knelpunt lijst --alle"
    )
