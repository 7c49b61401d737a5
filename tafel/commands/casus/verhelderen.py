"""`tafel casus verhelder` and `categorie`: what is the matter, and what kind of family it is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aanroep,
    Formaat,
    Uit,
    aanroep,
    kies_formaat,
)
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_stdin, schone_tekst
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.errors import WrongUse
from tafel.kolommen import LEEFGEBIEDEN

if TYPE_CHECKING:
    from tafel.config import Settings
    from tafel.render.vorm.scherm import Scherm
    from tafel.services.casus.verhelderen import Categoriebeeld, Verhelderd

app = typer.Typer()

_KEUZEN: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "erkenning": (
        "Is het signaal besproken met ouders of betrokkene?",
        ("ja", "nee", "bezwaar", "niet_mogelijk"),
    ),
    "verificatie": ("Is het signaal terecht?", ("terecht", "loos_alarm")),
    "multiprobleem": ("Is dit een multiprobleemgezin?", ("ja", "nee", "onbekend")),
}
_TEKSTEN: Mapping[str, str] = {
    "zaaknummer": "Wat is het zaaknummer?",
    "aard": "Wat is er aan de hand?",
    "duur": "Hoe lang speelt dit?",
    "eerder_geprobeerd": "Wat is eerder geprobeerd?",
    "bekend": "Bij wie is dit gezin of deze persoon bekend?",
    "omvang": "Hoe groot is het probleem?",
    "invloed": "Wat is de invloed op het gezin en de omgeving?",
    "diagnostiek": "Is er diagnostiek nodig?",
}


def _tekst(naam: str, hulp: str) -> typer.models.OptionInfo:
    metavar = "NR" if naam == "zaaknummer" else "TEKST"
    option: typer.models.OptionInfo = typer.Option(
        f"--{naam.replace('_', '-')}", metavar=metavar, help=f"{hulp} {IN_GESCHIEDENIS}"
    )
    return option


@app.command(help="Erkenning, verificatie en probleemverheldering; zonder opties vraag voor vraag.")
def verhelder(
    ctx: typer.Context,
    nummer: Nummer = None,
    erkenning: Annotated[
        Literal["ja", "nee", "bezwaar", "niet_mogelijk"] | None,
        typer.Option("--erkenning", help="Is het signaal met ouders of betrokkene besproken?"),
    ] = None,
    verificatie: Annotated[
        Literal["terecht", "loos_alarm"] | None,
        typer.Option("--verificatie", help="Is het signaal terecht?"),
    ] = None,
    multiprobleem: Annotated[
        Literal["ja", "nee", "onbekend"] | None,
        typer.Option("--multiprobleem", help="Het oordeel van de coördinator."),
    ] = None,
    chronisch: Annotated[
        list[str] | None,
        typer.Option(
            "--chronisch",
            metavar="LEEFGEBIED",
            help="Leefgebieden met blijvende problemen, of geen; mag vaker.",
        ),
    ] = None,
    zaaknummer: Annotated[
        str | None,
        typer.Option("--zaaknummer", metavar="NR", help="Het nummer in het zaaksysteem."),
    ] = None,
    aard: Annotated[str | None, _tekst("aard", "Wat er aan de hand is.")] = None,
    duur: Annotated[str | None, _tekst("duur", "Hoe lang het speelt.")] = None,
    eerder_geprobeerd: Annotated[
        str | None, _tekst("eerder_geprobeerd", "Wat eerder is geprobeerd.")
    ] = None,
    bekend: Annotated[str | None, _tekst("bekend", "Waar het gezin bekend is.")] = None,
    omvang: Annotated[str | None, _tekst("omvang", "Hoe groot het probleem is.")] = None,
    invloed: Annotated[str | None, _tekst("invloed", "Wat de invloed is.")] = None,
    diagnostiek: Annotated[str | None, _tekst("diagnostiek", "Of er diagnostiek nodig is.")] = None,
) -> None:
    bij = aanroep(ctx)
    gekozen = kies_casus(bij, nummer)
    keuzen = {
        "erkenning": erkenning,
        "verificatie": verificatie,
        "multiprobleem": multiprobleem,
    }
    teksten = {
        "zaaknummer": zaaknummer,
        "aard": aard,
        "duur": duur,
        "eerder_geprobeerd": eerder_geprobeerd,
        "bekend": bekend,
        "omvang": omvang,
        "invloed": invloed,
        "diagnostiek": diagnostiek,
    }
    oordelen: dict[str, str] = {n: oordeel for n, oordeel in keuzen.items() if oordeel is not None}
    woorden = {naam: tekst for naam, tekst in teksten.items() if tekst is not None}
    blijvend = "|".join(chronisch) if chronisch is not None else None
    if oordelen or woorden or blijvend is not None:
        woorden = _schoon(bij.settings, woorden)
    elif stdin_is_terminal():
        with open_zitting(bij):  # what somebody else changes from here on is not overwritten
            oordelen, blijvend, woorden = _vraag_alles(bij)
    else:
        raise WrongUse("wat is verhelderd? Geef een optie, bijvoorbeeld --erkenning ja; zie --help")
    _toon(bij, gekozen, _leg_vast(bij, gekozen, oordelen, blijvend, woorden))


def _schoon(settings: "Settings", woorden: Mapping[str, str]) -> dict[str, str]:
    hoogstens_een_van_stdin(*woorden.values())
    schone = {}
    for naam, tekst in woorden.items():
        optie = f"--{naam.replace('_', '-')}"
        schone[naam] = schone_tekst(settings, lees_stdin(optie) if tekst == "-" else tekst, optie)
    return schone


def _vraag_alles(bij: Aanroep) -> tuple[dict[str, str], str | None, dict[str, str]]:
    """One question after the other; Enter leaves a thing as it is."""
    meld(bij.settings, "Enter slaat een vraag over: dan blijft het zoals het was.")
    oordelen = {}
    for naam, (zin, waarden) in _KEUZEN.items():
        if antwoord := _vraag_keuze(zin, waarden):
            oordelen[naam] = antwoord
    blijvend = vraag(f"Op welke leefgebieden zijn er blijvende problemen? ({_gebieden()}, of geen)")
    woorden = {naam: antwoord for naam, zin in _TEKSTEN.items() if (antwoord := vraag(zin))}
    return oordelen, blijvend or None, _schoon(bij.settings, woorden)


def _vraag_keuze(zin: str, waarden: tuple[str, ...]) -> str:
    while True:
        antwoord = vraag(f"{zin} ({', '.join(waarden)})").lower().replace(" ", "_")
        passend = [waarde for waarde in waarden if antwoord and waarde.startswith(antwoord)]
        if not antwoord or antwoord in waarden or len(passend) == 1:
            return antwoord if antwoord in waarden or not antwoord else passend[0]


def _gebieden() -> str:
    return ", ".join(LEEFGEBIEDEN)


def _leg_vast(
    bij: Aanroep,
    casus: int,
    oordelen: Mapping[str, str],
    chronisch: str | None,
    woorden: Mapping[str, str],
) -> "Verhelderd":
    from tafel.services.casus.verhelderen import verhelder as voer_uit

    with open_zitting(bij) as z:
        return voer_uit(
            z,
            casus,
            oordelen=oordelen,
            zaaknummer=woorden.get("zaaknummer"),
            chronisch=chronisch,
            problemen={naam: tekst for naam, tekst in woorden.items() if naam != "zaaknummer"},
        )


def _toon(bij: Aanroep, casus: int, gedaan: "Verhelderd") -> None:
    from tafel.render.vorm import scherm

    settings = bij.settings
    wat = ", ".join(gedaan.gewijzigd).replace("_", " ")
    meld(settings, f"Casus {casus}: {f'verhelderd: {wat}' if wat else 'er is niets anders'}.")
    for advies in gedaan.adviezen:
        meld(settings, f"let op: {advies}")
    if gedaan.beeld is not None:
        lever(settings, scherm.zet(_scherm(bij, gedaan.beeld), "tekst", settings.breedte))


def _scherm(bij: Aanroep, beeld: "Categoriebeeld") -> "Scherm":
    from tafel.render.casus import categorie

    return categorie.scherm(
        beeld.casus,
        beeld.tafel,
        beeld.uitleg,
        beeld.melding,
        beeld.geschiedenis,
        bij.profiel.labels,
        vandaag=bij.settings.vandaag,
    )


@app.command(help="Legt de gezinscategorie uit: feiten, regel, reden, GGSR-toets en verloop.")
def categorie(
    ctx: typer.Context, nummer: Nummer = None, formaat: Formaat = None, uit: Uit = None
) -> None:
    from tafel.render.casus.categorie import als_json
    from tafel.render.vorm import scherm
    from tafel.services.casus.verhelderen import toon_categorie

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    with open_zitting(bij) as z:
        beeld = toon_categorie(z, gekozen)
    vorm = kies_formaat(formaat, uit)
    if vorm == "json":
        lever(settings, als_json(gekozen, beeld.tafel, beeld.uitleg, beeld.geschiedenis), uit)
    else:
        lever(settings, scherm.zet(_scherm(bij, beeld), vorm, settings.breedte), uit)
