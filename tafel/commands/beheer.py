"""`tafel beheer`: keeping the register."""

from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.opties import Proef, aanroep
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal
from tafel.commands._lijn.uitvoer import EIGEN_NAAM, lever, meld, open_register
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from tafel.rules.profiel.profiel import Profiel
    from tafel.services.regels.verhuizing import Verhuizing

app = typer.Typer()


@app.command(help="Brengt een ouder register naar de versie van dit programma.")
def migreer(ctx: typer.Context, proef: Proef = False) -> None:
    from tafel.register.beheer import migreer as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    gedaan = voer_uit(
        settings.register,
        proef=proef,
        profiel=bij.profiel.naam,
        gekozen=settings.profiel_gekozen,
        elders=lambda naam: _elders(bij.profiel, naam),
    )
    if gedaan.stappen:
        stappen = ", ".join(gedaan.stappen)
        meld(settings, f"{'Nodig' if proef else 'Gedaan'}: {stappen}", heel=True)
    else:
        meld(settings, f"Het register is al van de nieuwste versie ({gedaan.oud}).")
    if gedaan.profiel is not None:
        meld(settings, f"Het register werkt met profiel {gedaan.profiel}.")
        if settings.profiel_gekozen and gedaan.profiel != bij.profiel.naam:
            meld(
                settings,
                f"let op: daarmee is er beslist, niet met {bij.profiel.naam}; verhuizen kan met: "
                f"tafel beheer profiel {settings.profiel}",
            )
    if gedaan.crises:
        meld(settings, f"let op: {_crises(gedaan.crises)}")
    if gedaan.zonder_procesmanager:
        meld(settings, f"let op: {_zonder_procesmanager(gedaan.zonder_procesmanager)}")
    if proef and (gedaan.stappen or gedaan.profiel):
        meld(settings, "Dit was een proef; er is niets gewijzigd.")


def _crises(aantal: int) -> str:
    nooit = "waarvan nooit is vastgelegd dat er is gebeld"
    if aantal == 1:
        return f"1 crisis {nooit}, komt terug op de agenda"
    return f"{aantal} crises {nooit}, komen terug op de agenda"


def _zonder_procesmanager(aantal: int) -> str:
    wachten = "casus wacht" if aantal == 1 else "casussen wachten"
    return f"{aantal} {wachten} op een procesmanager met naam: tafel casus opschalen"


def _elders(gekozen: "Profiel", naam: str | None) -> list[tuple[str, str]]:
    """Table and category of which the procesregie lies elsewhere, in the profile of this name."""
    from tafel.rules.categorie import elders
    from tafel.services.regels.profielen import laad_van_register

    profiel = gekozen if naam in (None, gekozen.naam) else laad_van_register(naam) or gekozen
    return [
        (code, categorie)
        for code, tafel in profiel.tafels.items()
        for categorie in elders(profiel, tafel)
    ]


@app.command(help="Toont met welk profiel het register werkt, of verhuist het naar een ander.")
def profiel(
    ctx: typer.Context,
    naar: Annotated[
        str | None,
        typer.Argument(metavar="PROFIEL", help="Naam of pad van het andere profiel."),
    ] = None,
    proef: Proef = False,
    ja: Annotated[bool, typer.Option("--ja", help="Vraagt niet om bevestiging.")] = False,
) -> None:
    from tafel.services.regels.profielen import laad_profiel, laad_van_register, naamgenoot
    from tafel.services.regels.verhuizing import overzie, verhuis
    from tafel.services.zitting import zitting

    settings = aanroep(ctx).settings
    if naar is None:
        with open_register(settings) as register:
            lever(settings, register.profiel or "Dit register heeft nog geen profiel.")
        return
    doel = laad_profiel(naar)
    if naam := naamgenoot(naar):
        meld(settings, EIGEN_NAAM.format(naam=naam))
    with open_register(settings) as register:
        verhuizing = overzie(register, doel, laad_van_register(register.profiel))
        if verhuizing.blijft:
            meld(settings, f"Het register werkt al met profiel {doel.naam}; er is niets gewijzigd.")
            return
        lever(settings, "\n".join(_wat_het_betekent(verhuizing)))
        if proef:
            meld(settings, "Dit was een proef; er is niets gewijzigd.")
            return
        if not ja:
            if not stdin_is_terminal():
                raise WrongUse("verhuizen verandert alle regels; bevestig het met --ja")
            if not bevestig(f"Het register verder laten werken met profiel {doel.naam}?"):
                meld(settings, "Er is niets gewijzigd.")
                return
        verhuis(zitting(register, doel, settings.gebruiker, settings.vandaag))
    meld(settings, f"Het register werkt nu met profiel {doel.naam}.")
    meld(settings, "Wat het verschuift: tafel toedelen --alle --opnieuw --proef")


def _wat_het_betekent(verhuizing: "Verhuizing") -> list[str]:
    """What moves, a line each."""
    van = verhuizing.van or "geen profiel"
    return [
        f"Van {van} naar {verhuizing.naar}; open casussen: {verhuizing.open_casussen}",
        *(deel.zin(verhuizing.naar) for deel in verhuizing.vervallen),
        *verhuizing.anders,
        "Wat is beslist houdt het profiel waaronder dat gebeurde.",
    ]
