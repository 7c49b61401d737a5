"""`tafel casus splits`: who lives apart gets a casus of his own."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus
from tafel.commands._lijn.kiezen import zeker
from tafel.commands._lijn.nummers import lees_afspraaknummer, lees_doelnummer, lees_persoonnummer
from tafel.commands._lijn.opties import (
    Aanroep,
    Formaat,
    Proef,
    Uit,
    aanroep,
    kies_formaat,
    lees_geweest,
)
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.errors import WrongUse
from tafel.woorden import label, opsomming

if TYPE_CHECKING:
    from tafel.services.zitting import Zitting

Deel = tuple[str, int]
"""("d", 2) for doel 147d2, ("/", 3) for afspraak 147/3."""

app = typer.Typer()


@app.command(help="Geeft wie apart woont een eigen casus, met wat u meegeeft.")
def splits(
    ctx: typer.Context,
    nummer: Nummer = None,
    wie: Annotated[
        list[str] | None,
        typer.Argument(metavar="WIE", help="Wie de eigen casus krijgt: personen (147.2)."),
    ] = None,
    mee: Annotated[
        list[str] | None,
        typer.Option(
            "--mee",
            metavar="NR",
            help="Doelen (147d2) en afspraken (147/3) die meegaan; mag vaker, of met komma's.",
        ),
    ] = None,
    beide: Annotated[
        list[str] | None,
        typer.Option(
            "--beide", metavar="NR", help="Doelen en afspraken die voor beide casussen gelden."
        ),
    ] = None,
    notitie: Annotated[
        list[str] | None,
        typer.Option(
            "--notitie",
            metavar="DATUM",
            help="De notities van deze dag staan ook in de nieuwe casus; anders blijven zij.",
        ),
    ] = None,
    regie: Annotated[
        bool,
        typer.Option("--regie", help="De gezins- of casemanager is er ook voor de nieuwe casus."),
    ] = False,
    ja: Annotated[bool, typer.Option("--ja", help="Zonder te vragen of het goed is.")] = False,
    proef: Proef = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.domain.casus import Splitsing
    from tafel.render.casus.splitsing import als_tekst, splitsing_json
    from tafel.services.casus.splitsen import splits as voer_uit
    from tafel.services.casus.splitsen import toets

    bij = aanroep(ctx)
    settings = bij.settings
    dagen = frozenset(lees_geweest(dag, "--notitie", settings.vandaag) for dag in notitie or ())
    casus = kies_casus(bij, nummer)
    personen = _personen(casus, wie)
    gaan_mee, voor_beide = _delen(casus, "--mee", mee), _delen(casus, "--beide", beide)
    vorm = kies_formaat(formaat, uit)
    with open_zitting(bij) as z:
        toets(z, casus, personen)
        if not (mee or beide) and stdin_is_terminal():
            gaan_mee, voor_beide = _verdeel(z, bij, casus)
        wie_gaan = opsomming([f"{casus}.{persoon}" for persoon in personen])
        zin = f"{wie_gaan} krijgt een eigen casus; wat niet meegaat, blijft bij {casus}. Goed?"
        if not (ja or proef or zeker(bij, "splitsen", zin)):
            return
        keuze = Splitsing(gaan_mee, voor_beide, dagen, regie, proef)
        gedaan = voer_uit(z, casus, personen, keuze)
    if vorm == "json":
        lever(settings, splitsing_json(gedaan), uit)
    else:
        lever(settings, als_tekst(gedaan, bij.profiel.labels, settings.breedte), uit)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")


def _personen(casus: int, wie: Sequence[str] | None) -> list[int]:
    gevraagd = list(wie or ())
    if not gevraagd:
        if not stdin_is_terminal():
            raise WrongUse(f"wie krijgt een eigen casus? Geef personen, zoals {casus}.2")
        gevraagd = vraag(f"Wie krijgt een eigen casus (zoals {casus}.2)?").split()
    paren = [lees_persoonnummer(deel) for deel in gevraagd]
    for ander, persoon in paren:
        if ander != casus:
            raise WrongUse(f"{ander}.{persoon} hoort niet bij casus {casus}")
    return list(dict.fromkeys(persoon for _, persoon in paren))


def _delen(casus: int, optie: str, nummers: Iterable[str] | None) -> tuple[Deel, ...]:
    gevonden: dict[Deel, None] = {}
    for tekst in (deel for lijst in nummers or () for deel in lijst.split(",") if deel.strip()):
        soort = "/" if "/" in tekst else "d"
        van, nummer = (lees_afspraaknummer if soort == "/" else lees_doelnummer)(tekst.strip())
        if van != casus:
            raise WrongUse(f"{optie}: {tekst.strip()} hoort niet bij casus {casus}")
        gevonden[soort, nummer] = None
    return tuple(gevonden)


def _verdeel(z: "Zitting", bij: Aanroep, casus: int) -> tuple[tuple[Deel, ...], tuple[Deel, ...]]:
    """Ask of each goal, with its tasks, and of each other afspraak whose it is from now on."""
    from tafel.services.casus.splitsen import te_verdelen

    keuzes: dict[str, list[Deel]] = {"m": [], "2": []}
    doelen, los = te_verdelen(z, casus)
    vragen = [
        (("d", doel.nummer), f"{casus}d{doel.nummer} {doel.leefgebied}: {doel.tekst}")
        for doel in doelen
    ]
    vragen += [
        (
            ("/", a.nummer),
            f"{casus}/{a.nummer} {label(a.organisatie or '', bij.profiel.labels)}: {a.wat}",
        )
        for a in los
    ]
    for deel, wat in vragen:
        while (antwoord := vraag(f"{wat}. Blijft (b), gaat mee (m), beide (2)?").lower()) not in {
            *keuzes,
            "b",
            "",
        }:
            meld(bij.settings, "Antwoord met b, m of 2; Enter is blijft.")
        if antwoord in keuzes:
            keuzes[antwoord].append(deel)
    return tuple(keuzes["m"]), tuple(keuzes["2"])
