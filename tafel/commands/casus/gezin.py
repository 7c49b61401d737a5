"""`tafel casus terugkoppelen`, `instemming` and `betrek`: family, partners and who is involved."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, get_args

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus
from tafel.commands._lijn.kiezen import kies_code, kies_persoon
from tafel.commands._lijn.nederlands import nog_gevraagd
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Aanroep, aanroep, lees_geweest
from tafel.commands._lijn.teksten import lees_los
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from tafel.domain.casus import Plek
    from tafel.services.basis.benoemen import Aangewezen

app = typer.Typer()

Stand: TypeAlias = Literal["ja", "nee", "niet_bereikt", "zelf_vragen", "via_ouders"]
"""Agrees, does not, was not reached, must be asked in person (a child), speaks through parents."""

STANDEN = get_args(Stand)

Persoon = Annotated[
    str | None,
    typer.Argument(
        metavar="PERSOON",
        help="De persoon in de casus, bijvoorbeeld 147.2, of een kind zonder nummer: 147.k1.",
    ),
]


@app.command(help="Legt vast dat er is teruggekoppeld aan het gezin of de partners.")
def terugkoppelen(
    ctx: typer.Context,
    aan: Annotated[Literal["gezin", "partner"], typer.Option("--aan", help="Aan wie.")],
    nummer: Nummer = None,
    tekst: Annotated[
        str | None,
        typer.Option("--tekst", metavar="TEKST", help=f"Wat er is gezegd. {IN_GESCHIEDENIS}"),
    ] = None,
) -> None:
    from tafel.services.casus.contact import koppel_terug

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    aan = nog_gevraagd(ctx, "aan", aan)
    gezegd = lees_los(settings, tekst, "--tekst")
    with open_zitting(bij) as z:
        koppel_terug(z, gekozen, aan=aan, tekst=gezegd)
    wie = "het gezin" if aan == "gezin" else "de partners"
    meld(settings, f"Teruggekoppeld aan {wie} van casus {gekozen}.")


def _vraag_stand(bij: Aanroep) -> str:
    keuzes = ", ".join(STANDEN)
    if not stdin_is_terminal():
        raise WrongUse(f"het argument STAND ontbreekt; kies uit {keuzes}")
    while True:
        try:
            return kies_code(vraag(f"Stemt deze persoon in ({keuzes})?"), "STAND", STANDEN)
        except WrongUse:
            meld(bij.settings, "Dit is geen van de antwoorden.")


@app.command(help="Legt vast of iemand instemt met de hulp; het laatste antwoord telt.")
def instemming(
    ctx: typer.Context,
    persoon: Persoon = None,
    stand: Annotated[
        Stand | None, typer.Argument(metavar="STAND", help=f"Kies uit: {', '.join(STANDEN)}.")
    ] = None,
) -> None:
    from tafel.services.casus.contact import stem_in

    bij = aanroep(ctx)
    settings = bij.settings
    casus, plek = kies_persoon(bij, persoon)
    gezegd: str = stand or _vraag_stand(bij)
    with open_zitting(bij) as z:
        gedaan = stem_in(z, casus, plek, gezegd)
    _zeg_nummer(bij, casus, plek, gedaan)
    meld(settings, f"Instemming van {casus}.{gedaan.nummer}: {gezegd.replace('_', ' ')}.")


def _zeg_nummer(bij: Aanroep, casus: int, plek: "Plek", gedaan: "Aangewezen") -> None:
    """That a child without one got a number, and what that changes."""
    from tafel.render.samenhang.erbij import benoemd

    if gedaan.benoemd:
        for zin in benoemd(
            f"{casus}.{plek}", f"{casus}.{gedaan.nummer}", gedaan.anders, bij.profiel.labels
        ):
            meld(bij.settings, zin)


@app.command(help="Legt vast dat een organisatie bij iemand betrokken is: dat, niet wat.")
def betrek(
    ctx: typer.Context,
    organisatie: Annotated[
        str,
        typer.Option("--organisatie", metavar="PARTNER", help="De partner, of het begin ervan."),
    ],
    persoon: Persoon = None,
    sinds: Annotated[
        str | None, typer.Option("--sinds", metavar="DATUM", help="Sinds wanneer.")
    ] = None,
    tot: Annotated[
        str | None, typer.Option("--tot", metavar="DATUM", help="Tot wanneer: het is voorbij.")
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option("--contact", metavar="TEKST", help=f"Wie te bellen. {IN_GESCHIEDENIS}"),
    ] = None,
    zorgcoordinatie: Annotated[
        bool, typer.Option("--zorgcoordinatie", help="Heeft de zorgcoördinatie.")
    ] = False,
    geen_zorgcoordinatie: Annotated[
        bool, typer.Option("--geen-zorgcoordinatie", help="Heeft de zorgcoördinatie niet (meer).")
    ] = False,
) -> None:
    from tafel.services.casus.contact import betrek as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    if zorgcoordinatie and geen_zorgcoordinatie:
        raise WrongUse("geef --zorgcoordinatie of --geen-zorgcoordinatie, niet allebei")
    oordeel = "ja" if zorgcoordinatie else "nee" if geen_zorgcoordinatie else None
    casus, plek = kies_persoon(bij, persoon)
    organisatie = nog_gevraagd(ctx, "organisatie", organisatie)
    einde = lees_geweest(tot, "--tot", settings.vandaag) if tot else None
    with open_zitting(bij) as z:
        partner, gedaan = voer_uit(
            z,
            casus,
            plek,
            organisatie,
            sinds=lees_geweest(sinds, "--sinds", settings.vandaag) if sinds else None,
            tot=einde,
            contact=lees_los(settings, contact, "--contact"),
            zorgcoordinatie=oordeel,
        )
    niet = "niet meer " if einde is not None and einde <= settings.vandaag else ""
    _zeg_nummer(bij, casus, plek, gedaan)
    meld(settings, f"{partner.naam} is {niet}betrokken bij {casus}.{gedaan.nummer}.")
