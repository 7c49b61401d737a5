"""`tafel melding terugkoppelen` and `terugleiden`: back to the melder, or to who takes over."""

from typing import Annotated

import typer

from tafel.commands._lijn.kiezen import kies_nummers
from tafel.commands._lijn.nummers import lees_meldingnummer
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Reden, aanroep
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.commands.melding.keuze import Nummer, kies_melding
from tafel.errors import WrongUse


def terugkoppelen(
    ctx: typer.Context,
    nummers: Annotated[
        list[str] | None,
        typer.Argument(metavar="NR", help="De meldingen, bijvoorbeeld M412."),
    ] = None,
    tekst: Annotated[
        str | None,
        typer.Option(
            "--tekst", metavar="TEKST", help=f"Wat er is teruggekoppeld. {IN_GESCHIEDENIS}"
        ),
    ] = None,
) -> None:
    from tafel.services.basis.terugkoppeling import koppel_terug

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_nummers(bij, nummers, lees_meldingnummer, "melding")
    inhoud = lees_los(settings, tekst, "--tekst")
    with open_zitting(bij) as z:
        gedaan = koppel_terug(z, gekozen, tekst=inhoud)
    for melding in gedaan:
        if melding.onbeslist:
            meld(
                settings,
                f"let op: over M{melding.melding} is nog niets besloten; na het besluit is weer "
                f"terugkoppeling nodig. Toedelen: tafel toedelen M{melding.melding}",
            )
    meld(settings, f"Teruggekoppeld: {', '.join(f'M{m.melding}' for m in gedaan)}.")


def terugleiden(
    ctx: typer.Context,
    nummer: Nummer = None,
    naar: Annotated[
        str | None,
        typer.Option(
            "--naar", metavar="ORGANISATIE", help="Wie het overneemt: een partner of een ander."
        ),
    ] = None,
    reden: Reden = None,
) -> None:
    from tafel.services.melding.terugleiden import leid_terug

    bij = aanroep(ctx)
    settings = bij.settings
    hoogstens_een_van_stdin(naar, reden)
    [gekozen] = kies_melding(bij, nummer)
    organisatie = lees_tekst(settings, naar, "Naar welke organisatie?", "--naar")
    if not organisatie:
        raise WrongUse("naar wie gaat deze melding terug? Geef --naar")
    with open_zitting(bij) as z:
        gedaan = leid_terug(
            z, gekozen, naar=organisatie, reden=lees_los(settings, reden, "--reden")
        )
    meld(settings, f"M{gekozen} is teruggeleid.")
    meld(settings, f"Laat het de melder weten: tafel melding terugkoppelen M{gekozen}")
    if gedaan.leeg:
        meld(
            settings,
            f"let op: casus {gedaan.casus} heeft geen andere melding meer; sluiten: "
            f"tafel casus sluit {gedaan.casus} --reden teruggeleid",
        )
