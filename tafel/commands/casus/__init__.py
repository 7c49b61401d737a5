"""`tafel casus`: list and dossier of casussen; what brings one further is in its own modules."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus, meld_onbekend_jaar
from tafel.commands._lijn.kiezen import tafelfilter
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aantal,
    Formaat,
    Namen,
    Tafel,
    Uit,
    aanroep,
    kies_formaat,
    lees_datum,
)
from tafel.commands._lijn.teksten import lees_los
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting
from tafel.commands.casus import afstemmen as _casus_afstemmen
from tafel.commands.casus import crisis as _casus_crisis
from tafel.commands.casus import gezin as _casus_gezin
from tafel.commands.casus import overdracht as _casus_overdracht
from tafel.commands.casus import sluiten as _casus_sluiten
from tafel.commands.casus import splitsen as _casus_splitsen
from tafel.commands.casus import stap as _casus_stap
from tafel.commands.casus import verhelderen as _casus_verhelderen
from tafel.commands.casus import zonder as _casus_zonder
from tafel.errors import WrongUse
from tafel.kolommen import OUDSTE

if TYPE_CHECKING:
    from tafel.rules.profiel.profiel import Profiel

ONBEKEND = "onbekend"
"""A casus whose category the facts do not decide."""

BINNEN = "12w"
"""How far `--wordt` looks ahead, unless told."""

app = typer.Typer()
for deel in (
    _casus_stap,
    _casus_overdracht,
    _casus_crisis,
    _casus_verhelderen,
    _casus_afstemmen,
    _casus_sluiten,
    _casus_gezin,
    _casus_zonder,
    _casus_splitsen,
):
    app.add_typer(deel.app)


@app.command(help="Toont de nieuwste casussen.")
def lijst(
    ctx: typer.Context,
    tafel: Tafel = None,
    status: Annotated[
        Literal["open", "gesloten"] | None, typer.Option("--status", help="Alleen met deze status.")
    ] = None,
    stap: Annotated[
        int | None, typer.Option("--stap", min=1, max=10, help="Alleen in deze stap.")
    ] = None,
    categorie: Annotated[
        str | None,
        typer.Option("--categorie", help="Alleen met deze gezinscategorie, of onbekend."),
    ] = None,
    casemanager: Annotated[
        str | None,
        typer.Option(
            "--casemanager",
            metavar="TEKST",
            help=f"Alleen van deze gezins- of casemanager, of wie die vervangt. {IN_GESCHIEDENIS}",
        ),
    ] = None,
    organisatie: Annotated[
        str | None,
        typer.Option("--organisatie", metavar="PARTNER", help="Alleen waar deze partner meedoet."),
    ] = None,
    opgeschaald: Annotated[
        bool, typer.Option("--opgeschaald", help="Alleen wat is opgeschaald.")
    ] = False,
    volglijst: Annotated[
        bool, typer.Option("--volglijst", help="Alleen wat op de volglijst staat.")
    ] = False,
    nazorg: Annotated[
        bool, typer.Option("--nazorg", help="Alleen waarvoor nazorg is gepland.")
    ] = False,
    te_laat: Annotated[
        bool, typer.Option("--te-laat", help="Alleen met afspraken die te laat zijn.")
    ] = False,
    stilstaand: Annotated[
        bool, typer.Option("--stilstaand", help="Alleen wat langer in een stap staat dan mag.")
    ] = False,
    opgeschort: Annotated[
        bool, typer.Option("--opgeschort", help="Alleen waarvan de termijn is opgeschort.")
    ] = False,
    wordt: Annotated[
        list[str] | None,
        typer.Option(
            "--wordt",
            metavar="LEEFTIJD",
            help="Alleen waar binnenkort iemand zo oud wordt, bijvoorbeeld 18 of 17,18,23.",
        ),
    ] = None,
    binnen: Annotated[
        str | None,
        typer.Option(
            "--binnen",
            metavar="TIJD",
            help="Hoe ver vooruit: 12w of 3m. Zonder --wordt elke leeftijd die telt.",
        ),
    ] = None,
    aantal: Aantal = 200,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.casus.lijst import casussen, verjaardagen
    from tafel.services.casus.dossier import lijst as voer_uit
    from tafel.services.casus.radar import radar
    from tafel.services.partner.partners import zoek_partner

    bij = aanroep(ctx)
    settings = bij.settings
    vooruit = wordt or binnen is not None
    if vooruit and status == "gesloten":
        raise WrongUse("--wordt en --binnen kijken naar open casussen; laat --status gesloten weg")
    leeftijden = _leeftijden(wordt or [])
    dagen = _dagen(binnen or BINNEN, settings.vandaag)
    with open_zitting(bij) as z:
        profiel = z.profiel
        regels = voer_uit(
            z,
            jarig=radar(z, leeftijden, dagen) if vooruit else None,
            tafel=tafelfilter(bij, tafel, z),
            status=status,
            stap=stap,
            categorie=None if categorie is None else _categorie(profiel, categorie),
            casemanager=lees_los(settings, casemanager, "--casemanager"),
            organisatie=None if organisatie is None else zoek_partner(profiel, organisatie).code,
            opgeschaald=opgeschaald,
            volglijst=volglijst,
            nazorg=nazorg,
            te_laat=te_laat,
            stilstaand=stilstaand,
            opgeschort=opgeschort,
            grens=aantal,
        )
    lever_lijst(
        bij,
        verjaardagen(regels, profiel.labels)
        if vooruit
        else casussen(regels, profiel.labels, settings.vandaag),
        formaat,
        uit,
    )
    zonder = sum(regel.tafel is None and regel.status == "open" for regel in regels)
    if zonder and tafelfilter(bij, tafel, z) is not None:
        meld(
            settings,
            f"Waaronder {zonder} die nog geen tafel {'heeft' if zonder == 1 else 'hebben'}.",
        )


def _leeftijden(teksten: list[str]) -> list[int]:
    """Ages, one or several an option. Raises WrongUse."""
    delen = [deel.strip() for tekst in teksten for deel in tekst.split(",")]
    if not all(deel.isascii() and deel.isdigit() and int(deel) <= OUDSTE for deel in delen):
        raise WrongUse(
            f"--wordt: schrijf hele jaren van 0 tot en met {OUDSTE}, zoals 18 of 17,18,23"
        )
    return [int(deel) for deel in delen]


def _dagen(tekst: str, vandaag: date) -> int:
    """How many days from today: 12w, or a day that comes. Raises WrongUse."""
    vorm = (
        f"+{tekst.strip()}"
        if tekst.strip()[:1].isdigit() and tekst.strip()[-1:].isalpha()
        else tekst
    )
    dagen = (lees_datum(vorm, "--binnen", vandaag) - vandaag).days
    if dagen < 0:
        raise WrongUse("--binnen: kies een tijd die nog komt, zoals 12w of 3m")
    return dagen


def _categorie(profiel: "Profiel", tekst: str) -> str:
    """A family category of this profile in any case, or `onbekend`. Raises WrongUse."""
    tabel = profiel.proces.categorie
    if tabel is None:
        raise WrongUse(f"profiel {profiel.naam} kent geen gezinscategorieën")
    codes = [str(regel.uitkomst) for regel in tabel.regels]
    bekend = {code.casefold(): code for code in (*codes, ONBEKEND)}
    if (gezocht := tekst.strip().casefold()) not in bekend:
        raise WrongUse(f"--categorie: kies {', '.join(bekend.values())}")
    return bekend[gezocht]


@app.command(help="Toont alles over een casus.")
def toon(
    ctx: typer.Context,
    nummer: Nummer = None,
    namen: Namen = False,
    alles: Annotated[
        bool,
        typer.Option("--alles", help="Ook oudere meldingen, afspraken, notities, gebeurtenissen."),
    ] = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.casus import dossier
    from tafel.render.casus.json import casus_toon
    from tafel.render.vorm import scherm
    from tafel.services.basis.verhulling import per_sleutel
    from tafel.services.casus.dossier import toon as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    vorm = kies_formaat(formaat, uit)
    with open_zitting(bij) as z:
        gevonden = voer_uit(z, gekozen)
        if vorm == "json":
            verhul = None if namen else per_sleutel(z.register, gekozen)
            lever(settings, casus_toon(gevonden, verhul), uit)
    meld_onbekend_jaar(
        bij,
        gevonden.stap_uiterlijk,
        gevonden.opgeschort_tot,
        gevonden.plan.evaluatie_op if gevonden.plan else None,
        *(klok.uiterlijk for klok in gevonden.klokken if klok.gedaan_op is None),
        *(escalatie.uiterlijk for escalatie in gevonden.escalaties if escalatie.status == "open"),
    )
    if vorm != "json":
        blad = dossier.casus(
            gevonden, gevonden.namen, vandaag=settings.vandaag, namen=namen, alles=alles
        )
        lever(settings, scherm.zet(blad, vorm, settings.breedte), uit)
