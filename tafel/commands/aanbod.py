"""`tafel aanbod`: the sociale kaart, loaded from a file, searched, and judged by the tables."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.aangeboden import bestandsnaam
from tafel.commands._lijn.kiezen import kies_code, kies_een, kies_tafel
from tafel.commands._lijn.nummers import lees_aanbodnummer
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aanroep,
    Codering,
    Formaat,
    Proef,
    Tafel,
    Uit,
    aanroep,
    kies_formaat,
)
from tafel.commands._lijn.teksten import lees_los, schone_tekst
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting, weiger_plek
from tafel.domain.aanbod import Capaciteit, Oordeel
from tafel.errors import InputRefused, TafelError, WrongUse
from tafel.kolommen import LEEFGEBIEDEN, OUDSTE

if TYPE_CHECKING:
    from tafel.rules.aanbod import Zoekvraag
    from tafel.services.aanbod.laden import Lading

app = typer.Typer()

Nummer = Annotated[str | None, typer.Argument(metavar="NR", help="Het product, bijvoorbeeld A12.")]
Leefgebied = Annotated[
    str | None,
    typer.Option("--leefgebied", metavar="LEEFGEBIED", help="Waarvoor het is, of het begin ervan."),
]
Leeftijd = Annotated[
    int | None,
    typer.Option("--leeftijd", min=0, max=OUDSTE, metavar="JAAR", help="Voor wie zo oud is."),
]
Gebied = Annotated[
    str | None, typer.Option("--gebied", metavar="BUURT", help="Voor wie daar woont.")
]
Organisatie = Annotated[
    str | None,
    typer.Option("--organisatie", metavar="NAAM", help="De organisatie, of het begin ervan."),
]
CapaciteitOptie = Annotated[
    Capaciteit | None, typer.Option("--capaciteit", help="Alleen met deze capaciteit.")
]


@app.command(
    help="Laadt de sociale kaart uit CSV, Excel of HSDS 3, of ververst haar: wat er van "
    "dezelfde bron niet meer in staat, vervalt."
)
def laad(
    ctx: typer.Context,
    bestand: Annotated[
        str,
        typer.Argument(
            metavar="BESTAND", help="Het bestand: .csv, .xlsx, .json of .zip; - leest van stdin."
        ),
    ],
    bron: Annotated[
        str | None,
        typer.Option(
            "--bron",
            metavar="NAAM",
            help="Waaraan de volgende levering wordt herkend.",
            show_default="de naam van het bestand, zonder namen van mensen",
        ),
    ] = None,
    proef: Proef = False,
    toch: Annotated[
        bool,
        typer.Option(
            "--toch",
            help="Laat vervallen wat er niet in staat, ook als dat meer dan een tiende is.",
        ),
    ] = False,
    codering: Codering = None,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.files.write import toets_schrijfbaar
    from tafel.services.aanbod.laden import VeelVervalt
    from tafel.services.aanbod.laden import laad as voer_uit
    from tafel.services.basis.bestandsnamen import bewaarbaar

    bij = aanroep(ctx)
    settings = bij.settings
    vorm = kies_formaat(formaat, uit)
    if bron is not None and not (bron := " ".join(schone_tekst(settings, bron, "--bron").split())):
        raise WrongUse("--bron: de naam is leeg")
    if bestand == "-" and bron is None:
        raise WrongUse("van stdin is de bron niet te zien: geef --bron NAAM")
    if uit is not None:
        weiger_plek(uit, settings.register, Path(bestand))
        toets_schrijfbaar(uit)
    try:
        with open_zitting(bij) as z:
            verwerk = partial(
                voer_uit,
                z,
                sys.stdin.buffer if bestand == "-" else Path(bestand),
                "stdin" if bestand == "-" else bestandsnaam(bestand),
                bron=bron,
                codering=codering,
                proef=proef,
            )
            try:
                gedaan = verwerk(toch=toch)
            except VeelVervalt as fout:
                anders = " Het lijkt een andere bron (--bron NAAM)." if fout.is_andere else ""
                if not stdin_is_terminal():
                    raise
                if not bevestig(f"{fout.wat} staan er niet in en vervallen.{anders} Goed?"):
                    raise InputRefused("er is niets ingelezen") from None
                gedaan = verwerk(toch=True)
    except TafelError as fout:
        if vorm == "json":
            eigen = bron or bewaarbaar(bestandsnaam(bestand), bij.profiel, settings.vandaag)
            _toon_mislukt(bij, fout, eigen, uit)
        raise
    _toon_lading(bij, gedaan, vorm, uit)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")
    if gedaan.fouten:
        raise typer.Exit(InputRefused.exit_code)


@app.command(help="Toont de producten van de sociale kaart, per organisatie.")
def lijst(
    ctx: typer.Context,
    leefgebied: Leefgebied = None,
    leeftijd: Leeftijd = None,
    gebied: Gebied = None,
    organisatie: Organisatie = None,
    capaciteit: CapaciteitOptie = None,
    ook_vervallen: Annotated[
        bool, typer.Option("--ook-vervallen", help="Ook wat niet meer wordt aangeboden.")
    ] = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render import aanbod as render
    from tafel.services.aanbod.kaart import lijst as voer_uit

    bij = aanroep(ctx)
    with open_zitting(bij) as z:
        producten = voer_uit(
            z,
            _vraag(leefgebied, leeftijd, gebied, capaciteit),
            organisatie=organisatie,
            ook_vervallen=ook_vervallen,
        )
    lever_lijst(bij, render.lijst(producten), formaat, uit)


@app.command(help="Zoekt wat past, het beste eerst: ruimte, dan wachttijd, en de ervaringen.")
def zoek(
    ctx: typer.Context,
    tekst: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEKST]...", help="Woorden uit naam, organisatie, omschrijving."),
    ] = None,
    leefgebied: Leefgebied = None,
    leeftijd: Leeftijd = None,
    gebied: Gebied = None,
    organisatie: Organisatie = None,
    capaciteit: CapaciteitOptie = None,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render import aanbod as render
    from tafel.services.aanbod.kaart import doorzoek

    bij = aanroep(ctx)
    with open_zitting(bij) as z:
        gevonden = doorzoek(
            z,
            " ".join(tekst or ()),
            _vraag(leefgebied, leeftijd, gebied, capaciteit),
            organisatie=organisatie,
        )
    lever_lijst(bij, render.treffers(gevonden), formaat, uit)


@app.command(help="Toont alles over een product, de ervaringen en de nakoming erbij.")
def toon(
    ctx: typer.Context, nummer: Nummer = None, formaat: Formaat = None, uit: Uit = None
) -> None:
    from tafel.render import aanbod as render
    from tafel.render.vorm import scherm
    from tafel.services.aanbod.kaart import toon as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    with open_zitting(bij) as z:
        gevonden = voer_uit(z.register, _kies(bij, nummer))
    vorm = kies_formaat(formaat, uit)
    if vorm == "json":
        lever(settings, render.dossier_json(gevonden), uit)
    else:
        blad = render.dossier(gevonden, bij.profiel.labels)
        lever(settings, scherm.zet(blad, vorm, settings.breedte), uit)


@app.command(
    help="Legt vast hoe een tafel een product ervoer: goed, matig of slecht. Zet er geen namen of "
    "andere persoonsgegevens in: dit staat bij het product, niet bij een casus."
)
def ervaring(
    ctx: typer.Context,
    nummer: Nummer = None,
    tafel: Tafel = None,
    toegankelijkheid: Annotated[
        Oordeel | None, typer.Option("--toegankelijkheid", help="Kan men er terecht?")
    ] = None,
    kwaliteit: Annotated[
        Oordeel | None, typer.Option("--kwaliteit", help="Is het goed werk?")
    ] = None,
    prestatie: Annotated[Oordeel | None, typer.Option("--prestatie", help="Helpt het?")] = None,
    tekst: Annotated[
        str | None,
        typer.Option(
            "--tekst",
            metavar="TEKST",
            help=f"Toelichting, zonder persoonsgegevens. {IN_GESCHIEDENIS}",
        ),
    ] = None,
) -> None:
    from tafel.services.aanbod.kaart import leg_ervaring_vast

    bij = aanroep(ctx)
    settings = bij.settings
    product = _kies(bij, nummer)
    gegeven = {
        "toegankelijkheid": toegankelijkheid,
        "kwaliteit": kwaliteit,
        "prestatie": prestatie,
    }
    oordelen = {aspect: oordeel for aspect, oordeel in gegeven.items() if oordeel is not None}
    if not oordelen:
        raise WrongUse(
            "hoe was het? Geef --toegankelijkheid, --kwaliteit of --prestatie, elk goed, matig "
            "of slecht"
        )
    gekozen = kies_tafel(bij, tafel)
    with open_zitting(bij) as z:
        leg_ervaring_vast(z, product, gekozen.code, oordelen, lees_los(settings, tekst, "--tekst"))
    meld(settings, f"Ervaring van {gekozen.naam} bewaard; zie: tafel aanbod toon A{product}")


def _vraag(
    leefgebied: str | None, leeftijd: int | None, gebied: str | None, capaciteit: Capaciteit | None
) -> "Zoekvraag":
    from tafel.rules.aanbod import Zoekvraag

    return Zoekvraag(
        kies_code(leefgebied, "--leefgebied", LEEFGEBIEDEN) if leefgebied is not None else None,
        (leeftijd,) if leeftijd is not None else (),
        gebied,
        capaciteit,
    )


# --- what loading did -----------------------------------------------------------------------------


def _toon_lading(bij: Aanroep, gedaan: "Lading", vorm: str, uit: Path | None) -> None:
    from tafel.render import aanbod as render
    from tafel.render.melding.importuitslag import afgewezen, waarschuwingen

    settings = bij.settings
    for zin in waarschuwingen([("", deel) for deel in gedaan.waarschuwingen]):
        meld(settings, zin)
    if vorm == "json":
        lever(settings, render.lading_json(gedaan.uitslag, gedaan.fouten), uit)
    elif vorm in ("csv", "markdown"):
        lever_lijst(bij, afgewezen(gedaan.fouten), vorm, uit)
    else:
        beeld = render.lading(gedaan.uitslag, gedaan.fouten, settings.breedte)
        lever(settings, beeld, uit)


def _toon_mislukt(bij: Aanroep, fout: TafelError, bron: str, uit: Path | None) -> None:
    """The object that a program counts on, for a load that stored nothing."""
    from tafel.domain.aanbod import Laaduitslag
    from tafel.files.gelezen import BestandGeweigerd, BestandOnleesbaar
    from tafel.render.aanbod import lading_json

    fouten = [fout.fout] if isinstance(fout, BestandGeweigerd | BestandOnleesbaar) else []
    lever(bij.settings, lading_json(Laaduitslag(bron, 0), fouten), uit)


def _kies(bij: Aanroep, nummer: str | None) -> int:
    return kies_een(bij, nummer, lees_aanbodnummer, "welk product", "A12", "tafel aanbod lijst")
