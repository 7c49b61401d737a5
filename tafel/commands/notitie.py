"""`tafel notitie`: a phone call or remark about a casus."""

from typing import Annotated

import typer

from tafel.commands._lijn.kiezen import kies_nummers
from tafel.commands._lijn.nummers import lees_casusnummer
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, aanroep
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.errors import InputRefused

app = typer.Typer()


@app.command(
    help="Bewaart een telefoontje of opmerking bij een casus; wordt met niemand gedeeld, tenzij "
    "u het zegt."
)
def notitie(
    ctx: typer.Context,
    nummer: Annotated[
        str | None, typer.Argument(metavar="NR", help="De casus, bijvoorbeeld 147.")
    ] = None,
    tekst: Annotated[
        str | None,
        typer.Option(
            "--tekst", metavar="TEKST", help=f"De notitie; anders gevraagd. {IN_GESCHIEDENIS}"
        ),
    ] = None,
    bron: Annotated[
        str | None,
        typer.Option("--bron", metavar="ORGANISATIE", help=f"Van wie het komt. {IN_GESCHIEDENIS}"),
    ] = None,
    delen_met: Annotated[
        list[str] | None,
        typer.Option(
            "--delen-met", metavar="PARTNER", help="Wie het mag zien; mag vaker. Anders niemand."
        ),
    ] = None,
) -> None:
    from tafel.services.basis.notities import voeg_toe

    bij = aanroep(ctx)
    settings = bij.settings
    hoogstens_een_van_stdin(tekst, bron)
    [casus, *_] = kies_nummers(bij, [nummer] if nummer else None, lees_casusnummer, "casus")
    inhoud = lees_tekst(settings, tekst, "Wat wilt u bewaren?", "--tekst", lang=True)
    if not inhoud:
        raise InputRefused("--tekst: de notitie is leeg; er is niets bewaard")
    with open_zitting(bij) as z:
        is_partner = voeg_toe(
            z,
            casus,
            tekst=inhoud,
            bron=lees_los(settings, bron, "--bron"),
            delen_met=delen_met or (),
        )
    if not is_partner:
        meld(settings, "let op: --bron is geen bekende partner; bewaard zoals u het schreef")
    meld(settings, f"Bewaard bij casus {casus}; {_gedeeld(len(set(delen_met or ())))}.")


def _gedeeld(aantal: int) -> str:
    if aantal == 0:
        return "met niemand gedeeld"
    return f"te delen met {aantal} {'partner' if aantal == 1 else 'partners'}"
