"""`tafel melding import`: reads meldingen from files, or takes a delivery back."""

from pathlib import Path
from typing import Annotated

import typer

from tafel.commands._lijn.aangeboden import bestandsnaam, klap_mappen_uit, neem_bestand_aan
from tafel.commands._lijn.opties import Codering, Formaat, Proef, Uit, aanroep, kies_formaat
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import open_zitting, voortgang, weiger_plek
from tafel.commands.melding.importuitslag import (
    draai_import_terug,
    meld_afgewezen,
    toets_afgewezen,
    toon_import,
    toon_mislukte_import,
)
from tafel.commands.melding.indeling import lees_indelingbestand
from tafel.commands.melding.postvak import werk_af
from tafel.commands.melding.wachtwoord import Wachtwoord, wachtwoordvrager
from tafel.errors import InputRefused, TafelError, WrongUse


def importeer(
    ctx: typer.Context,
    bestanden: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="BESTAND...", help="CSV, .xlsx, .ods of .xls, een map daarmee, of - voor stdin."
        ),
    ] = None,
    ongedaan: Annotated[
        int | None,
        typer.Option(
            "--ongedaan",
            metavar="IMPORTNR",
            help="Draait een levering in haar geheel terug, zolang er niet op is voortgebouwd.",
        ),
    ] = None,
    ja: Annotated[bool, typer.Option("--ja", help="Vraagt niet om bevestiging.")] = False,
    proef: Proef = False,
    afgewezen: Annotated[
        Path | None,
        typer.Option(
            "--afgewezen",
            metavar="BESTAND",
            help="Schrijft de afgewezen rijen met de reden, om te verbeteren; ook bij --proef.",
        ),
    ] = None,
    overschrijf: Annotated[
        bool,
        typer.Option("--overschrijf", help="Vervangt het bestand van --afgewezen dat er al is."),
    ] = False,
    toch: Annotated[
        bool,
        typer.Option(
            "--toch",
            help="Ook als een kolom met naam, geboortedatum, leeftijd of adres niet is herkend.",
        ),
    ] = False,
    codering: Codering = None,
    wachtwoord: Wachtwoord = None,
    indeling: Annotated[
        Path | None,
        typer.Option(
            "--indeling",
            metavar="BESTAND",
            help="Wat de koppen en waarden van deze afzender bij ons zijn; wordt onthouden.",
        ),
    ] = None,
    map_: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="MAP",
            help="Werkt alles af wat in MAP/in staat; daarna staat het in MAP/klaar of "
            "MAP/geweigerd.",
        ),
    ] = None,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.files.write import toets_schrijfbaar
    from tafel.services.melding.importeren import Bron
    from tafel.services.melding.importeren import importeer as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    vorm = kies_formaat(formaat, uit)
    if ongedaan is not None:
        if bestanden or afgewezen or codering or toch or wachtwoord or indeling or map_:
            raise WrongUse("--ongedaan draait een levering terug; geef er geen bestand bij")
        draai_import_terug(bij, ongedaan, vorm, uit, proef=proef, ja=ja)
        return
    if ja:
        raise WrongUse("--ja bevestigt --ongedaan; geef ze samen, of laat --ja weg")
    vrager = wachtwoordvrager(wachtwoord)
    vertaling = None if indeling is None else lees_indelingbestand(bij, indeling)
    if map_ is not None:
        if bestanden or afgewezen or overschrijf or proef:
            raise WrongUse(
                "--map werkt een hele map af; geef er geen bestand, --afgewezen, --overschrijf of "
                "--proef bij"
            )
        werk_af(
            bij,
            map_,
            vorm,
            uit,
            codering=codering,
            toch=toch,
            wachtwoord=vrager,
            indeling=vertaling,
        )
        return
    bestanden = _lijsten(bestanden or [_vraag_bestand()], stdin_is_vrij=wachtwoord is None)
    bronnen = [
        Bron("stdin" if naam == "-" else bestandsnaam(naam), neem_bestand_aan(naam))
        for naam in bestanden
    ]
    for plek in filter(None, (uit, afgewezen)):
        weiger_plek(plek, settings.register, *(Path(naam) for naam in bestanden))
        toets_schrijfbaar(plek)
    toets_afgewezen(afgewezen, overschrijf=overschrijf)
    if uit is not None and afgewezen is not None and uit.absolute() == afgewezen.absolute():
        raise WrongUse("--uit en --afgewezen zijn hetzelfde bestand; geef er twee")
    try:
        with open_zitting(bij) as z, voortgang(settings, "Inlezen") as verder:
            gedaan = voer_uit(
                z,
                bronnen,
                codering=codering,
                proef=proef,
                afgewezen=afgewezen,
                overschrijf=overschrijf,
                toch=lambda zin: toch or _wil_toch(zin),
                wachtwoord=vrager,
                indeling=vertaling,
                voortgang=verder,
            )
    except TafelError as fout:
        if vorm == "json":
            toon_mislukte_import(bij, fout, uit)
        raise
    if afgewezen is not None:
        meld_afgewezen(bij, gedaan, afgewezen)
    toon_import(bij, gedaan, vorm, uit, proef=proef)
    if gedaan.fouten:
        raise typer.Exit(InputRefused.exit_code)


def _lijsten(genoemd: list[str], *, stdin_is_vrij: bool) -> list[str]:
    """The files to read, those of a folder too."""
    if genoemd.count("-") > int(stdin_is_vrij):
        raise WrongUse("stdin (-) kan maar één keer worden gelezen")
    return klap_mappen_uit(genoemd)


def _vraag_bestand() -> str:
    """Raises WrongUse without a terminal."""
    if not stdin_is_terminal():
        raise WrongUse("het argument BESTAND... ontbreekt; geef een bestand, of - voor stdin")
    while not (antwoord := vraag("Welk bestand (CSV, .xlsx, .ods of .xls)?")):
        pass
    return antwoord


def _wil_toch(zin: str) -> bool:
    """Whether a file that does not say whom it is about must go in; unattended it never does."""
    return stdin_is_terminal() and bevestig(f"{zin}. Toch inlezen?")
