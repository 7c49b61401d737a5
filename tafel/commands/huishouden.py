"""`tafel huishouden`: what happens to all who live at one address."""

from typing import Annotated, Any

import typer

from tafel.commands._lijn.kiezen import kies_nummers
from tafel.commands._lijn.kolomopties import ADRESVRAGEN, met_adresopties, van_stdin
from tafel.commands._lijn.nederlands import nog_gevraagd
from tafel.commands._lijn.nummers import lees_casusnummer, lees_meldingnummer, lees_persoonnummer
from tafel.commands._lijn.opties import Aanroep, Proef, aanroep, lees_geweest
from tafel.commands._lijn.terminal import stdin_is_terminal
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.commands._lijn.vragen import lees_opties, vraag_kolom
from tafel.domain.basis import Rij
from tafel.errors import WrongUse

app = typer.Typer()

Wie = Annotated[
    str | None,
    typer.Argument(
        metavar="WIE", help="Een casus (147), een melding (M412) of een persoon (147.2)."
    ),
]


@app.callback(help="Wat een heel huishouden overkomt.")
def huishouden() -> None:
    """A group."""


@app.command(help="Het hele huishouden woont ergens anders; het oude adres blijft bewaard.")
@met_adresopties
def verhuis(
    ctx: typer.Context,
    velden: dict[str, str],
    op: Annotated[
        str,
        typer.Option("--op", metavar="DATUM", help="Vanaf welke dag. Het geldt meteen."),
    ],
    wie: Wie = None,
    proef: Proef = False,
) -> None:
    from tafel.render.samenhang.verhuizing import zinnen
    from tafel.services.samenhang.verhuizen import verhuis as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen, doel = _kies(bij, wie)
    dag = lees_geweest(nog_gevraagd(ctx, "op", op), "--op", settings.vandaag)
    adres = lees_opties(bij, van_stdin(velden)) if velden else _vraag_adres(bij)
    with open_zitting(bij) as z:
        gedaan = voer_uit(z, adres, dag, **doel, proef=proef)
    for zin in zinnen(gedaan, gekozen, bij.profiel.labels, settings.vandaag):
        meld(settings, zin)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")


@app.command(
    help="Een of meer mensen gaan apart wonen; de anderen blijven, en de casus blijft één."
)
@met_adresopties
def splits(
    ctx: typer.Context,
    velden: dict[str, str],
    op: Annotated[
        str,
        typer.Option("--op", metavar="DATUM", help="Vanaf welke dag. Het geldt meteen."),
    ],
    wie: Annotated[
        list[str] | None,
        typer.Argument(metavar="WIE", help="Personen (147.2) of meldingen (M412); mag vaker."),
    ] = None,
    woonsituatie: Annotated[
        str | None,
        typer.Option(
            "--woonsituatie",
            metavar="TEKST",
            help="Hoe zij wonen: zelfstandig, inwonend, instelling of dak_thuisloos.",
        ),
    ] = None,
    proef: Proef = False,
) -> None:
    from tafel.render.samenhang.verhuizing import apart
    from tafel.services.samenhang.splitsen import splits as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    if wie is None:
        wie = [f"M{nr}" for nr in kies_nummers(bij, None, lees_meldingnummer, "melding")]
    gekozen = [_persoon_of_melding(deel) for deel in wie]
    dag = lees_geweest(nog_gevraagd(ctx, "op", op), "--op", settings.vandaag)
    hoe = lees_opties(bij, {"woonsituatie": woonsituatie}) if woonsituatie else {}
    waar = hoe.get("woonsituatie")
    adres: Rij = {}
    if velden:
        adres = lees_opties(bij, van_stdin(velden))
    elif waar != "dak_thuisloos":
        adres = _vraag_adres(bij)
    with open_zitting(bij) as z:
        gedaan = voer_uit(
            z, gekozen, adres, dag, woonsituatie=str(waar) if waar else None, proef=proef
        )
    for zin in apart(gedaan, wie, settings.vandaag):
        meld(settings, zin)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")


def _persoon_of_melding(wie: str) -> tuple[int | None, tuple[int, int] | None]:
    if "." in wie:
        return None, lees_persoonnummer(wie)
    if wie[:1] not in "mM":
        raise WrongUse(
            f"{wie}: wie gaan er? Geef personen (147.2) of meldingen (M412), geen hele casus"
        )
    return lees_meldingnummer(wie), None


def _kies(bij: Aanroep, wie: str | None) -> tuple[str, dict[str, Any]]:
    """Whose household is meant, in words and as the service takes it; asked on a terminal."""
    if wie is None:
        casus = kies_nummers(bij, None, lees_casusnummer, "casus")[0]
        return f"casus {casus}", {"casus": casus}
    if "." in wie:
        return wie, {"persoon": lees_persoonnummer(wie)}
    if wie[:1] in "mM":
        melding = lees_meldingnummer(wie)
        return f"M{melding}", {"melding": melding}
    casus = lees_casusnummer(wie)
    return f"casus {casus}", {"casus": casus}


def _vraag_adres(bij: Aanroep) -> Rij:
    if not stdin_is_terminal():
        return {}
    meld(bij.settings, "Het nieuwe adres; Enter slaat een vraag over: dan blijft het onbekend.")
    adres: Rij = {}
    for kolom in ADRESVRAGEN:
        adres.update(vraag_kolom(bij, kolom))
    return adres
