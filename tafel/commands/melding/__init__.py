"""`tafel melding`: enter, import, show, change and complete meldingen."""

from functools import partial
from typing import Annotated, Literal, TypeAlias, get_args

import typer

from tafel.commands._lijn.crisis import roep_crisis
from tafel.commands._lijn.kiezen import tafelfilter, vraag_wijziging
from tafel.commands._lijn.kolomopties import met_kolomopties, van_stdin
from tafel.commands._lijn.opties import (
    Aanroep,
    Aantal,
    Formaat,
    Namen,
    Tafel,
    Uit,
    aanroep,
    kies_formaat,
    lees_tijdvak,
)
from tafel.commands._lijn.terminal import stdin_is_terminal
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting
from tafel.commands._lijn.vragen import (
    lees_opties,
    toon_waarde,
    vraag_wat_ontbreekt,
    vraag_wat_telt,
)
from tafel.commands.melding.indeling import indeling
from tafel.commands.melding.inlezen import importeer
from tafel.commands.melding.keuze import Nummer, kies_melding, wacht_op_antwoord
from tafel.commands.melding.oordeel import beoordeel
from tafel.commands.melding.terug import terugkoppelen, terugleiden
from tafel.commands.melding.vragen import vragen
from tafel.domain.melding import ONBESLIST
from tafel.domain.toedeling import Uitkomst
from tafel.kolommen import label_van
from tafel.services.basis.feiten import FEITKOLOMMEN

ZONDER_TAFEL = (*ONBESLIST, "bespreken")
"""Status of a melding that has no table yet."""


app = typer.Typer()

Overnemen: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--overnemen", help="Neemt over wat andere meldingen van deze persoon of dit gezin zeggen."
    ),
]
Status: TypeAlias = Literal[
    "nieuw",
    "aanvullen",
    "bespreken",
    "toegedeeld",
    "teruggeleid",
    "te_beoordelen",
    "samengevoegd",
]


@app.command(
    help="Voert één melding in; vraagt op een terminal wat ontbreekt en drukt het nummer af."
)
@met_kolomopties
def add(ctx: typer.Context, velden: dict[str, str]) -> None:
    from tafel.services.melding.melden import voer_in, vragen_bij

    bij = aanroep(ctx)
    settings = bij.settings
    waarden = lees_opties(bij, van_stdin(velden))
    with open_zitting(bij) as z:
        if stdin_is_terminal():
            meld(settings, "Enter slaat een vraag over: dan blijft het onbekend.")
            gevraagd = vraag_wat_ontbreekt(bij, waarden)
            vraag_wat_telt(
                bij,
                waarden,
                lambda nu: vragen_bij(bij.profiel, nu, settings.vandaag),
                gevraagd=gevraagd,
            )
        ingevoerd = voer_in(z, waarden)
    for zin in ingevoerd.opmerkelijk:
        meld(settings, f"let op: {zin}")
    if ingevoerd.al_bekend:
        meld(settings, "Deze melding was al bekend en is bijgewerkt.")
    lever(settings, f"M{ingevoerd.melding}")
    if ingevoerd.bellen:
        roep_crisis((ingevoerd.melding,), ingevoerd.bellen)
    if ingevoerd.bij_bekende_casus:
        meld(settings, "Hoort mogelijk bij een bekende casus; de coördinator ziet welke.")
    if ingevoerd.te_beoordelen:
        meld(settings, f"Te beoordelen: tafel melding toon M{ingevoerd.melding}")
    meld(settings, f"Toedelen: tafel toedelen M{ingevoerd.melding}")


app.command(
    name="import",
    help="Leest meldingen in uit CSV, Excel en ODS, ook uit hele mappen; - leest van stdin.",
)(importeer)


app.command(
    help="Stelt voor wat de koppen en waarden van een afzender bij ons zijn; voor --indeling."
)(indeling)


@app.command(help="Toont de nieuwste meldingen.")
def lijst(
    ctx: typer.Context,
    status: Annotated[
        Status | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help=f"Alleen met deze status: {', '.join(get_args(Status))}.",
        ),
    ] = None,
    uitkomst: Annotated[
        Uitkomst | None, typer.Option("--uitkomst", help="Alleen met deze uitkomst.")
    ] = None,
    tafel: Tafel = None,
    van: Annotated[
        str | None, typer.Option("--van", metavar="DATUM", help="Ontvangen vanaf deze dag.")
    ] = None,
    tot: Annotated[
        str | None, typer.Option("--tot", metavar="DATUM", help="Ontvangen tot en met deze dag.")
    ] = None,
    aantal: Aantal = 200,
    namen: Namen = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.melding.lijst import meldingen
    from tafel.services.melding.melden import lijst as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    vorm = kies_formaat(formaat, uit)
    begin, einde = lees_tijdvak(van, tot, settings.vandaag, terug=True)
    with open_zitting(bij) as z:
        regels = voer_uit(
            z,
            status=status,
            tafel=tafelfilter(bij, tafel, z),
            uitkomst=uitkomst,
            van=begin,
            tot=einde,
            grens=aantal,
            namen=namen or vorm == "json",
        )
    lever_lijst(bij, meldingen(regels, bij.profiel.labels), vorm, uit)
    zonder = sum(r.tafel is None and r.status in ZONDER_TAFEL for r in regels)
    if zonder and tafelfilter(bij, tafel, z) is not None:
        meld(
            settings,
            f"Waaronder {zonder} die nog geen tafel {'heeft' if zonder == 1 else 'hebben'}.",
        )
    if len(regels) == aantal:
        meld(settings, f"De nieuwste {aantal}; meer met --aantal, minder met --status of --van.")


@app.command(help="Toont alles over een melding.")
def toon(
    ctx: typer.Context,
    nummer: Nummer = None,
    namen: Namen = False,
    adres: Annotated[
        bool, typer.Option("--adres", help="Ook als het is afgeschermd; wordt vastgelegd.")
    ] = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.casus import dossier
    from tafel.render.casus.json import melding_toon
    from tafel.render.vorm import scherm
    from tafel.render.vorm.afgeschermd import aantal_verborgen
    from tafel.services.basis.verhulling import per_sleutel
    from tafel.services.melding.melden import toon_melding

    bij = aanroep(ctx)
    settings = bij.settings
    [gekozen] = kies_melding(bij, nummer)
    vorm = kies_formaat(formaat, uit)
    with open_zitting(bij) as z:
        gevonden = toon_melding(z, gekozen, adres=adres)
        verhul = None if namen else per_sleutel(z.register, gevonden.casus)
        if vorm == "json":
            lever(settings, melding_toon(gevonden, verhul), uit)
            if not namen and aantal_verborgen(gevonden.waarden.get("opmerkingen")):
                meld(settings, f"Er zijn opmerkingen: tafel melding toon M{gekozen} --namen")
            return
        blad = dossier.melding(
            gevonden, bij.profiel.labels, vandaag=settings.vandaag, verhul=verhul
        )
    lever(settings, scherm.zet(blad, vorm, settings.breedte), uit)


@app.command(help='Wijzigt een melding; wat er stond blijft bewaard. Een lege waarde ("") wist.')
@met_kolomopties
def wijzig(ctx: typer.Context, velden: dict[str, str], nummer: Nummer = None) -> None:
    from tafel.services.melding.melden import wijzig_melding

    bij = aanroep(ctx)
    settings = bij.settings
    [gekozen] = kies_melding(bij, nummer)
    if not velden:
        vraag_wijziging(bij, ctx, f"M{gekozen}", "leeftijd")
        return
    waarden = lees_opties(bij, van_stdin(velden), leeg_wist=True)
    with open_zitting(bij) as z:
        gedaan = wijzig_melding(z, gekozen, waarden)
    if gedaan.bellen:
        roep_crisis((gekozen,), gedaan.bellen)
        if waarden.get("crisis") == "nee" or waarden.get("urgentie") in ("regulier", "spoed"):
            blijft = "blijft op de agenda tot is vastgelegd wie is gebeld"
            meld(settings, f"M{gekozen} was gemeld als crisis en {blijft}.")
    for zin in gedaan.opmerkelijk:
        meld(settings, f"let op: {zin}")
    wat = ", ".join(gedaan.kolommen).replace("_", " ")
    lever(settings, f"M{gekozen}: {f'gewijzigd: {wat}' if wat else 'er is niets anders'}")
    if FEITKOLOMMEN & set(gedaan.kolommen):
        meld(settings, f"Opnieuw toedelen: tafel toedelen M{gekozen}")


@app.command(
    name="vul-aan",
    help="Stelt precies de vragen die voor de toedeling uitmaken, en deelt dan toe; zonder nummer "
    "op een terminal van elke melding die wacht.",
)
@met_kolomopties
def vul_aan(
    ctx: typer.Context, velden: dict[str, str], nummer: Nummer = None, overnemen: Overnemen = False
) -> None:
    bij = aanroep(ctx)
    if nummer is not None or velden or overnemen or not stdin_is_terminal():
        [gekozen] = kies_melding(bij, nummer)
        _vul_een_aan(bij, gekozen, velden, overnemen=overnemen)
        return
    open_ = wacht_op_antwoord(bij)
    if not open_:
        meld(bij.settings, "Geen enkele melding wacht op antwoord.")
    for plaats, gekozen in enumerate(open_, 1):
        meld(bij.settings, f"M{gekozen}, {plaats} van {len(open_)}; Ctrl-C stopt.")
        _vul_een_aan(bij, gekozen, {}, overnemen=False)


def _vul_een_aan(bij: Aanroep, gekozen: int, velden: dict[str, str], *, overnemen: bool) -> None:
    from tafel.render.toedeling.uitleg import uitleg_van_alle
    from tafel.services.melding.melden import bekende_feiten, neem_over, open_vragen, wijzig_melding
    from tafel.services.toedeling.toedelen import deel_toe

    settings = bij.settings
    with open_zitting(bij) as z:
        antwoorden = lees_opties(bij, van_stdin(velden))
        vragen = partial(open_vragen, z, gekozen)
        bekend = partial(bekende_feiten, z.register, gekozen)
        uit: dict[str, int] = {}
        if overnemen:
            uit = neem_over(vragen, bekend, antwoorden)
        elif not velden:
            if not vragen({}):
                meld(settings, f"Over M{gekozen} zijn er geen vragen open.")
            uit = vraag_wat_telt(bij, antwoorden, vragen, bekend)
        for kolom, melding in uit.items():
            wat = toon_waarde(kolom, antwoorden[kolom])
            meld(settings, f"Overgenomen uit M{melding}: {label_van(kolom)} {wat}")
        if overnemen and not uit:
            meld(settings, f"Over de open vragen van M{gekozen} is in het register niets bekend.")
        opmerkelijk: tuple[str, ...] = ()
        if antwoorden:
            opmerkelijk = wijzig_melding(z, gekozen, antwoorden, overgenomen=uit).opmerkelijk
        uitslagen = deel_toe(z, nummers=[gekozen], uitleg=True)
    for zin in opmerkelijk:
        meld(settings, f"let op: {zin}")
    lever(settings, uitleg_van_alle(uitslagen, bij.profiel.labels, settings.breedte))


app.command(help="Schrijft per melder een bestand met wat nog te beantwoorden is.")(vragen)


app.command(
    help="Zegt bij wie een melding hoort: dezelfde als een bekende, een ander, of nooit dezelfde."
)(beoordeel)


app.command(help="Bewaart dat de melder van deze meldingen antwoord heeft gehad.")(terugkoppelen)


app.command(help="Leidt een melding terug naar de nulde of eerste lijn.")(terugleiden)


@app.command(help="Toont wat er is ingelezen: wanneer, door wie, en hoeveel.")
def imports(ctx: typer.Context, formaat: Formaat = None, uit: Uit = None) -> None:
    from tafel.render.melding.importuitslag import importen
    from tafel.services.basis.bestandsnamen import ONBEKEND
    from tafel.services.melding.importeren import lijst as voer_uit

    bij = aanroep(ctx)
    with open_zitting(bij) as z:
        regels = voer_uit(z.register)
    lever_lijst(bij, importen(regels), formaat, uit)
    if any(ONBEKEND in regel.bestanden for regel in regels):
        meld(
            bij.settings,
            f"{ONBEKEND} staat voor wat een naam of nummer van iemand kan zijn: dat wordt niet "
            "bewaard. Aan de tekens erachter is hetzelfde bestand te herkennen.",
        )
