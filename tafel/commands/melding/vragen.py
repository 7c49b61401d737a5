"""`tafel melding vragen`: what is still to be answered, a file per melder."""

from pathlib import Path
from typing import Annotated

import typer

from tafel.commands._lijn.opties import aanroep
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.errors import WrongUse

_GETOOND = 20


def vragen(
    ctx: typer.Context,
    map_: Annotated[
        Path, typer.Option("--map", metavar="MAP", help="Waar de bestanden komen, een per melder.")
    ],
    overschrijf: Annotated[
        bool,
        typer.Option("--overschrijf", help="Vervangt de bestanden van vandaag die er al zijn."),
    ] = False,
) -> None:
    from tafel.files.slot import slot
    from tafel.files.vragenlijst import als_werkmap
    from tafel.files.write import schrijf_atomair
    from tafel.services.melding.vragenlijsten import vragenlijsten

    bij = aanroep(ctx)
    settings = bij.settings
    with open_zitting(bij) as z:
        lijsten, niet = vragenlijsten(z)
    namen = _namen([lijst.melder for lijst in lijsten], settings.vandaag.isoformat())
    if lijsten:
        with slot(map_):
            for naam in namen:
                if (map_ / naam).exists() and not overschrijf:
                    raise WrongUse(
                        f"{map_ / naam} bestaat al; kies een andere map, of --overschrijf"
                    )
            for naam, lijst in zip(namen, lijsten, strict=True):
                schrijf_atomair(map_ / naam, als_werkmap(lijst))
    for naam, lijst in zip(namen, lijsten, strict=True):
        aantal = len(lijst.rijen)
        lever(settings, f"{map_ / naam}: {aantal} {'melding' if aantal == 1 else 'meldingen'}")
    if niet:
        wie = " ".join(f"M{nummer}" for nummer in sorted(niet)[:_GETOOND])
        rest = " …" if len(niet) > _GETOOND else ""
        meld(settings, f"Zonder organisatie die kan antwoorden: {wie}{rest}; tafel melding vul-aan")
    if lijsten:
        meld(settings, "Ingevuld terug: tafel melding import BESTAND")
    elif not niet:
        meld(settings, "Geen enkele melding wacht op antwoord.")


def _namen(melders: list[str], dag: str) -> list[str]:
    """A name for the file of each, that tells whose it is; no two alike."""
    from tafel.koppen import kopwoorden

    namen: list[str] = []
    for melder in melders:
        stam = f"vragen-{'-'.join(kopwoorden(melder))[:60] or 'melder'}-{dag}"
        naam, nummer = f"{stam}.xlsx", 1
        while naam in namen:
            nummer += 1
            naam = f"{stam}-{nummer}.xlsx"
        namen.append(naam)
    return namen
