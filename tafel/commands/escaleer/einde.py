"""How a step of the ladder ended, and the letter that goes with it."""

from typing import Annotated, Literal

import typer

from tafel.commands._lijn.kiezen import kies_een
from tafel.commands._lijn.nederlands import nog_gevraagd
from tafel.commands._lijn.nummers import lees_escalatienummer
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aanroep,
    Documentformaat,
    Namen,
    Uit,
    aanroep,
    kies_formaat,
)
from tafel.commands._lijn.teksten import lees_los
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting

Nummer = Annotated[
    str | None, typer.Argument(metavar="E-NR", help="De escalatie, bijvoorbeeld E12.")
]
IN_BRIEF = f"Komt in de brief. {IN_GESCHIEDENIS}"


def afronden(
    ctx: typer.Context,
    resultaat: Annotated[
        Literal["opgelost", "niet_opgelost", "besluit", "vervallen"],
        typer.Option("--resultaat", help="Hoe het is afgelopen."),
    ],
    nummer: Nummer = None,
    tekst: Annotated[
        str | None,
        typer.Option("--tekst", metavar="TEKST", help=f"Wat er is afgesproken. {IN_BRIEF}"),
    ] = None,
) -> None:
    from tafel.render.escalatie.stap import nummer as e_nummer
    from tafel.services.escalatie.escaleren import rond_af

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = _kies(bij, nummer)
    resultaat = nog_gevraagd(ctx, "resultaat", resultaat)
    with open_zitting(bij) as z:
        klaar, volgende = rond_af(
            z, gekozen, resultaat=resultaat, tekst=lees_los(settings, tekst, "--tekst")
        )
    meld(settings, f"{e_nummer(klaar.nummer)} afgerond: {resultaat.replace('_', ' ')}")
    if volgende is None:
        return
    if klaar.stap < bij.profiel.proces.ladder.stappen:
        meld(settings, f"Volgende stap: {volgende}")
    else:
        meld(
            settings,
            "let op: de laatste stap moet eindigen in een plan of een besluit dat bindt; "
            f"opnieuw voorleggen: {volgende}",
        )


def brief(
    ctx: typer.Context,
    nummer: Nummer = None,
    namen: Namen = False,
    formaat: Documentformaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.escalatie import brief as brieven
    from tafel.render.escalatie import stap as render
    from tafel.render.vorm import stuk
    from tafel.services.escalatie.brief import brief as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    with open_zitting(bij) as z:
        gegevens = voer_uit(z, _kies(bij, nummer), namen=namen)
        organisaties = z.profiel.labels
    vorm = kies_formaat(formaat, uit)
    if vorm == "json":
        lever(settings, brieven.brief_json(gegevens, organisaties), uit)
    else:
        blad = brieven.brief(gegevens, organisaties)
        lever(settings, stuk.zet(blad, vorm, settings.breedte), uit)
    if gegevens.van_wie:
        meld(settings, f"let op: {render.VAN_WIE}: {gegevens.van_wie}")
    for regel in render.onbereikbaar(gegevens):
        meld(settings, regel)


def _kies(bij: Aanroep, nummer: str | None) -> int:
    return kies_een(
        bij, nummer, lees_escalatienummer, "welke escalatie", "E12", "tafel escaleer lijst"
    )
