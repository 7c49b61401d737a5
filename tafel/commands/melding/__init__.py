"""`tafel melding`: enter, import, show, change and complete meldingen."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, get_args

import typer

from tafel.commands._lijn.crisis import roep_crisis
from tafel.commands._lijn.kiezen import kies_nummers, tafelfilter, vraag_wijziging
from tafel.commands._lijn.kolomopties import met_kolomopties
from tafel.commands._lijn.nummers import lees_meldingnummer
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aanroep,
    Aantal,
    Formaat,
    Namen,
    Proef,
    Tafel,
    Uit,
    aanroep,
    kies_formaat,
    lees_tijdvak,
)
from tafel.commands._lijn.teksten import (
    geen_plaatshouder,
    hoogstens_een_van_stdin,
    lees_los,
    lees_stdin,
    lees_tekst,
)
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal, vraag
from tafel.commands._lijn.uitgang import zeg
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting, voortgang, weiger_plek
from tafel.commands._lijn.vragen import (
    lees_opties,
    toon_waarde,
    vraag_wat_ontbreekt,
    vraag_wat_telt,
)
from tafel.commands.melding.importuitslag import (
    draai_import_terug,
    toets_afgewezen,
    toon_import,
    toon_mislukte_import,
)
from tafel.domain.melding import ONBESLIST
from tafel.domain.toedeling import Uitkomst
from tafel.errors import InputRefused, TafelError, WrongUse
from tafel.kolommen import label_van
from tafel.schoon import schoon
from tafel.services.basis.feiten import FEITKOLOMMEN

ZONDER_TAFEL = (*ONBESLIST, "bespreken")
"""Status of a melding that has no table yet."""

MEEST_AANVULLEN = 1000
"""So many meldingen are gone through in one run."""

app = typer.Typer()

Nummer = Annotated[str | None, typer.Argument(metavar="NR", help="De melding, bijvoorbeeld M412.")]
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
    waarden = lees_opties(bij, _van_stdin(velden))
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


@app.command(name="import", help="Leest meldingen in uit CSV en Excel; - leest CSV van stdin.")
def importeer(
    ctx: typer.Context,
    bestanden: Annotated[
        list[str] | None,
        typer.Argument(metavar="BESTAND...", help="CSV of .xlsx, of - voor stdin."),
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
    codering: Annotated[
        str | None,
        typer.Option("--codering", metavar="NAAM", help="Bijvoorbeeld cp1252; anders herkend."),
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
        if bestanden or afgewezen or codering or toch:
            raise WrongUse("--ongedaan draait een levering terug; geef er geen bestand bij")
        draai_import_terug(bij, ongedaan, vorm, uit, proef=proef, ja=ja)
        return
    if ja:
        raise WrongUse("--ja bevestigt --ongedaan; geef ze samen, of laat --ja weg")
    bestanden = bestanden or [_vraag_bestand()]
    if bestanden.count("-") > 1:
        raise WrongUse("stdin (-) kan maar één keer worden gelezen")
    bronnen = [
        Bron("stdin", sys.stdin.buffer) if naam == "-" else Bron(schoon(naam), Path(naam))
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
                voortgang=verder,
            )
    except TafelError as fout:
        if vorm == "json":
            toon_mislukte_import(bij, fout, uit)
        raise
    if afgewezen is not None and gedaan.uitslag.afgewezen:
        meld(settings, f"Afgewezen rijen geschreven: {afgewezen}")
    toon_import(bij, gedaan, vorm, uit, proef=proef)
    if gedaan.fouten:
        raise typer.Exit(InputRefused.exit_code)


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
    from tafel.render.melding.lijst import meldingen, meldingen_rijen
    from tafel.render.vorm.json import melding_lijst
    from tafel.render.vorm.tabel import zet
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
            namen=namen,
        )
    if vorm == "json":
        lever(settings, melding_lijst(regels), uit)
    else:
        tabel = meldingen_rijen(regels) if vorm == "csv" else meldingen(regels, bij.profiel.labels)
        lever(settings, zet(tabel, vorm, settings.breedte), uit)
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
    [gekozen] = _nummer(bij, nummer)
    vorm = kies_formaat(formaat, uit)
    with open_zitting(bij) as z:
        gevonden = toon_melding(z, gekozen)
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
    [gekozen] = _nummer(bij, nummer)
    if not velden:
        vraag_wijziging(bij, ctx, f"M{gekozen}", "leeftijd")
        return
    waarden = lees_opties(bij, _van_stdin(velden), leeg_wist=True)
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
        [gekozen] = _nummer(bij, nummer)
        _vul_een_aan(bij, gekozen, velden, overnemen=overnemen)
        return
    open_ = _wacht_op_antwoord(bij)
    if not open_:
        meld(bij.settings, "Geen enkele melding wacht op antwoord.")
    for plaats, gekozen in enumerate(open_, 1):
        meld(bij.settings, f"M{gekozen}, {plaats} van {len(open_)}; Ctrl-C stopt.")
        _vul_een_aan(bij, gekozen, {}, overnemen=False)


def _wacht_op_antwoord(bij: Aanroep) -> list[int]:
    """The meldingen of which the allocation still has questions, the oldest first."""
    from tafel.services.melding.melden import lijst as voer_uit

    with open_zitting(bij) as z:
        regels = voer_uit(z, status="aanvullen", grens=MEEST_AANVULLEN)
    return sorted(regel.melding for regel in regels)


def _vul_een_aan(bij: Aanroep, gekozen: int, velden: dict[str, str], *, overnemen: bool) -> None:
    from tafel.render.toedeling.uitleg import uitleg_van_alle
    from tafel.services.melding.melden import bekende_feiten, neem_over, open_vragen, wijzig_melding
    from tafel.services.toedeling.toedelen import deel_toe

    settings = bij.settings
    with open_zitting(bij) as z:
        antwoorden = lees_opties(bij, _van_stdin(velden))
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


@app.command(
    help="Zegt bij wie een melding hoort: dezelfde als een bekende, een ander, of nooit dezelfde."
)
def beoordeel(
    ctx: typer.Context,
    nummer: Nummer = None,
    zelfde: Annotated[
        str | None,
        typer.Option("--zelfde", metavar="NR", help="Dezelfde melding, persoon of huishouden."),
    ] = None,
    ander: Annotated[
        bool,
        typer.Option(
            "--ander",
            help="Iemand anders: eigen huishouden en casus, behalve bij zelfde adres en naam.",
        ),
    ] = False,
    nooit: Annotated[
        bool, typer.Option("--nooit", help="Iemand anders, en het wordt niet meer gevraagd.")
    ] = False,
    proef: Proef = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.samenhang.beoordeling import als_tekst, beoordeling_json
    from tafel.services.samenhang.beoordelen import Samenhangoordeel
    from tafel.services.samenhang.beoordelen import beoordeel as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    [gekozen] = _nummer(bij, nummer)
    gegeven = (zelfde is not None) + ander + nooit
    if not gegeven and stdin_is_terminal():
        zelfde, nooit = _vraag_oordeel(bij, gekozen)
    elif gegeven != 1:
        raise WrongUse(
            f"zeg wat het is: --zelfde M…, --ander of --nooit; zie tafel melding toon M{gekozen}"
        )
    oordeel = (
        Samenhangoordeel.ZELFDE
        if zelfde
        else Samenhangoordeel.NOOIT
        if nooit
        else Samenhangoordeel.ANDER
    )
    vorm = kies_formaat(formaat, uit)
    with open_zitting(bij) as z:
        gedaan = voer_uit(
            z, gekozen, oordeel, zelfde=lees_meldingnummer(zelfde) if zelfde else None, proef=proef
        )
    if vorm == "json":
        lever(settings, beoordeling_json(gedaan), uit)
    else:
        lever(settings, als_tekst(gedaan, bij.profiel.labels, settings.breedte), uit)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")


def _vraag_oordeel(bij: Aanroep, nummer: int) -> tuple[str | None, bool]:
    """What --zelfde and --nooit would say; neither is another person. Asked until it is one."""
    from tafel.render.samenhang.vraag import vraag_in_woorden
    from tafel.services.samenhang.beoordelen import te_beantwoorden

    with open_zitting(bij) as z:
        vragen = te_beantwoorden(z.register, nummer)
    for open_ in vragen:
        zeg(f"{vraag_in_woorden(open_)}.")
    keuzes = {f"zelfde m{open_.met}": f"M{open_.met}" for open_ in vragen}
    uit = ", ".join(f"zelfde {met}" for met in keuzes.values())
    zin = f"Wat is het ({uit}, ander of nooit: een ander, en niet meer vragen)?"
    while (antwoord := " ".join(vraag(zin).lower().split())) not in {"ander", "nooit", *keuzes}:
        zeg("Dit is geen van de antwoorden.")
    return keuzes.get(antwoord), antwoord == "nooit"


@app.command(help="Bewaart dat de melder van deze meldingen antwoord heeft gehad.")
def terugkoppelen(
    ctx: typer.Context,
    nummers: Annotated[
        list[str] | None,
        typer.Argument(metavar="NR", help="De meldingen, bijvoorbeeld M412."),
    ] = None,
    tekst: Annotated[
        str | None,
        typer.Option(
            "--tekst", metavar="TEKST", help=f"Wat er is teruggekoppeld. {IN_GESCHIEDENIS}"
        ),
    ] = None,
) -> None:
    from tafel.services.basis.terugkoppeling import koppel_terug

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_nummers(bij, nummers, lees_meldingnummer, "melding")
    inhoud = lees_los(settings, tekst, "--tekst")
    with open_zitting(bij) as z:
        gedaan = koppel_terug(z, gekozen, tekst=inhoud)
    for melding in gedaan:
        if melding.onbeslist:
            meld(
                settings,
                f"let op: over M{melding.melding} is nog niets besloten; na het besluit is weer "
                f"terugkoppeling nodig. Toedelen: tafel toedelen M{melding.melding}",
            )
    meld(settings, f"Teruggekoppeld: {', '.join(f'M{m.melding}' for m in gedaan)}.")


@app.command(help="Leidt een melding terug naar de nulde of eerste lijn.")
def terugleiden(
    ctx: typer.Context,
    nummer: Nummer = None,
    naar: Annotated[
        str | None,
        typer.Option(
            "--naar", metavar="ORGANISATIE", help="Wie het overneemt: een partner of een ander."
        ),
    ] = None,
    reden: Annotated[
        str | None,
        typer.Option("--reden", metavar="TEKST", help=f"Waarom. {IN_GESCHIEDENIS}"),
    ] = None,
) -> None:
    from tafel.services.melding.terugleiden import leid_terug

    bij = aanroep(ctx)
    settings = bij.settings
    hoogstens_een_van_stdin(naar, reden)
    [gekozen] = _nummer(bij, nummer)
    organisatie = lees_tekst(settings, naar, "Naar welke organisatie?", "--naar")
    if not organisatie:
        raise WrongUse("naar wie gaat deze melding terug? Geef --naar")
    with open_zitting(bij) as z:
        gedaan = leid_terug(
            z, gekozen, naar=organisatie, reden=lees_los(settings, reden, "--reden")
        )
    meld(settings, f"M{gekozen} is teruggeleid.")
    meld(settings, f"Laat het de melder weten: tafel melding terugkoppelen M{gekozen}")
    if gedaan.leeg:
        meld(
            settings,
            f"let op: casus {gedaan.casus} heeft geen andere melding meer; sluiten: "
            f"tafel casus sluit {gedaan.casus} --reden teruggeleid",
        )


@app.command(help="Toont wat er is ingelezen: wanneer, door wie, en hoeveel.")
def imports(ctx: typer.Context, formaat: Formaat = None, uit: Uit = None) -> None:
    from tafel.render.melding.importuitslag import importen
    from tafel.render.vorm.tabel import zet
    from tafel.services.melding.importeren import lijst as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    with open_zitting(bij) as z:
        regels = voer_uit(z.register)
    lever(settings, zet(importen(regels), kies_formaat(formaat, uit), settings.breedte), uit)


# --- asking ---------------------------------------------------------------------------------------


def _vraag_bestand() -> str:
    """Raises WrongUse without a terminal."""
    if not stdin_is_terminal():
        raise WrongUse("het argument BESTAND... ontbreekt; geef een bestand, of - voor stdin")
    while not (antwoord := vraag("Welk bestand (CSV of .xlsx)?")):
        pass
    return antwoord


def _wil_toch(zin: str) -> bool:
    """Whether a file that does not say whom it is about must go in; unattended it never does."""
    if not stdin_is_terminal():
        return False
    if not bevestig(f"{zin}. Toch inlezen?"):
        raise InputRefused("er is niets ingelezen")
    return True


def _nummer(bij: Aanroep, nummer: str | None) -> list[int]:
    return kies_nummers(bij, [nummer] if nummer else None, lees_meldingnummer, "melding")[:1]


def _van_stdin(velden: dict[str, str]) -> dict[str, str]:
    """The one option whose value is `-` is read from stdin: it stays out of the shell's history."""
    hoogstens_een_van_stdin(*velden.values())
    opties = {naam: f"--{naam.replace('_', '-')}" for naam in velden}
    return {
        naam: lees_stdin(optie) if velden[naam] == "-" else geen_plaatshouder(velden[naam], optie)
        for naam, optie in opties.items()
    }
