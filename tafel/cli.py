"""The command line: global options, commands imported when used, the one error boundary."""

import gc
import io
import os
import sys
from collections.abc import Callable
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer._click import Command, Context
from typer._click.exceptions import UsageError
from typer.main import get_command_from_info, get_group_from_info
from typer.models import TyperInfo

import tafel
from tafel.commands._lijn.aangeboden import laat_los, neem_aan, roep_onbewaard
from tafel.commands._lijn.foutobject import foutobject
from tafel.commands._lijn.nederlands import Commando, Groep, meld_gebruiksfout
from tafel.commands._lijn.plaatshouders import vul_in
from tafel.commands._lijn.uitgang import (
    BEWAARD,
    demp,
    is_bewaard,
    leeg_uit,
    staak,
    uitvoer_mislukt,
    uitvoerfout,
    verberg_bsns,
    vul_ontbrekende_stromen,
    zeg,
)
from tafel.errors import SettingsWrong, TafelError
from tafel.signalen import CTRL_C, Onderbroken, gekregen

if TYPE_CHECKING:
    from tafel.commands._lijn.opties import Aanroep
    from tafel.config import Settings

COMMANDOS: dict[str, tuple[str, str]] = {
    "init": ("tafel.commands.init", "Maakt een leeg register."),
    "demo": ("tafel.commands.demo", "Van melding tot nazorg met verzonnen gegevens."),
    "melding": ("tafel.commands.melding", "Meldingen invoeren, inlezen, tonen en aanvullen."),
    "toedelen": ("tafel.commands.toedelen", "Deelt meldingen toe aan een tafel, met de reden."),
    "casus": ("tafel.commands.casus", "Het werkproces: casussen tonen, verder brengen en sluiten."),
    "persoon": ("tafel.commands.persoon", "Wie bij welk huishouden hoort."),
    "huishouden": ("tafel.commands.huishouden", "Wie er samen woont: waar, en wie erbij komt."),
    "plan": ("tafel.commands.plan", "Het ene plan van aanpak."),
    "afspraak": ("tafel.commands.afspraak", "Wie doet wat voor wanneer, en is het gedaan?"),
    "notitie": ("tafel.commands.notitie", "Bewaart een telefoontje of opmerking bij een casus."),
    "escaleer": ("tafel.commands.escaleer", "Escaleert als de samenwerking stokt."),
    "ongedaan": ("tafel.commands.ongedaan", "Neemt uw laatste wijziging terug."),
    "rectificeer": ("tafel.commands.rectificeer", "Haalt tekst uit het verkeerde dossier."),
    "zoek": ("tafel.commands.zoek", "Zoekt een casus of melding op naam, nummer of adres."),
    "agenda": ("tafel.commands.agenda", "Maakt de agenda van een overleg."),
    "overleg": ("tafel.commands.overleg", "Besluiten van een overleg en de besluitenlijst."),
    "partner": ("tafel.commands.partner", "Partners: opdrachtgever, hefboom, convenant, contact."),
    "vervang": ("tafel.commands.vervang", "Wie er voor iemand is die afwezig is."),
    "consultatie": ("tafel.commands.consultatie", "Telt adviesvragen zonder melding."),
    "aanbod": ("tafel.commands.aanbod", "De sociale kaart: laden, zoeken, ervaringen."),
    "knelpunt": ("tafel.commands.knelpunt", "Structurele knelpunten: signalen aan het beleid."),
    "rapport": ("tafel.commands.rapport", "Weeklijsten en beleidsinformatie."),
    "regels": ("tafel.commands.regels", "De beslistabellen tonen, toetsen en uitleggen."),
    "beheer": ("tafel.commands.beheer", "Het register onderhouden."),
}
"""Every command with its module, imported when used, and one line about it."""

OMGEVING = {"TAFEL_REGISTER", "TAFEL_PROFIEL", "TAFEL_TAFEL", "TAFEL_VANDAAG"}
"""What is typed once for many runs."""
ZONDER_PROFIEL = {"tafel init"}
EIGEN_REGISTER = {"tafel demo"}
"""Commands that do not touch the user's register, and so do not ask it for its profile."""
OOK_ZONDER = {"tafel beheer profiel", "tafel regels toets"}
"""Commands about other profiles: they run also when the register's own cannot be found."""
WISSELT = {"tafel beheer profiel", "tafel beheer migreer"}
"""Commands that give a register another profile than it has."""
LEEST_MET = {"proef"}
"""Options with which a command that writes only reads."""
LEEST_ZONDER = {"tafel escaleer contact": "rol", "tafel vervang": "wie"}
"""Commands that only read when this is left out."""
TOETST_ZELF = {"tafel regels toets"}
"""No profile is loaded for these; a check says by itself everything that is wrong with one."""
AFVALDREMPEL = 1_000_000
"""Objects between two rounds of garbage collection: the usual 700 took a third of an import."""


class _Blad(Commando):
    """A command that does something; gets settings and checked profile just before it starts."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing:
            neem_aan(ctx, args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Context) -> None:
        from tafel.commands._lijn.opties import Aanroep
        from tafel.commands._lijn.uitvoer import meld_tot_slot
        from tafel.config import lees_settings

        opties = ctx.find_root().params
        settings = lees_settings(
            register=opties["register"],
            profiel=opties["profiel"],
            vandaag=opties["vandaag"],
            stil=opties["stil"],
        )
        if ctx.command_path in ZONDER_PROFIEL:
            ctx.obj = Aanroep(settings, None)
        else:
            ctx.obj = _met_profiel(settings, ctx.command_path.rstrip())
            if settings.profiel_gekozen and _schrijft(ctx):
                _eis_eigen_profiel(ctx.obj.settings)
        try:
            super().invoke(ctx)
        except typer.Exit:
            meld_tot_slot(ctx.obj.settings, ctx.params)
            raise
        meld_tot_slot(ctx.obj.settings, ctx.params)


def _met_profiel(settings: "Settings", opdracht: str) -> "Aanroep":
    """The profile that the user named, else the register's own, loaded and checked."""
    from msgspec.structs import replace

    from tafel.commands._lijn.opties import Aanroep
    from tafel.services.regels import profielen

    if not settings.profiel_gekozen and opdracht not in EIGEN_REGISTER:
        from tafel.register.instellingen import profiel_van

        eigen = profiel_van(settings.register)
        if eigen is not None and eigen not in profielen.profielnamen():
            if opdracht in OOK_ZONDER:
                return Aanroep(settings, None)
            raise SettingsWrong(
                f"het register werkt met profiel {eigen}, en dat komt niet met het programma mee; "
                "geef het bestand ervan met --profiel PAD of TAFEL_PROFIEL"
            )
        settings = replace(settings, profiel=eigen or settings.profiel)
    if opdracht in TOETST_ZELF:
        return Aanroep(settings, None)
    profiel = profielen.laad_profiel(settings.profiel)
    return Aanroep(replace(settings, profielnaam=profiel.naam), profiel)


def _schrijft(ctx: Context) -> bool:
    """Whether this command, as it was given, may store something under the profile of this run."""
    from tafel.commands._lijn.kiezen import LEEST

    opdracht = ctx.command_path.rstrip()
    if opdracht in WISSELT | EIGEN_REGISTER | TOETST_ZELF or any(map(ctx.params.get, LEEST_MET)):
        return False
    if opdracht in LEEST_ZONDER:
        return bool(ctx.params.get(LEEST_ZONDER[opdracht]))
    return opdracht.rpartition(" ")[2] not in LEEST


def _eis_eigen_profiel(settings: "Settings") -> None:
    """Before anything else is said about what was typed: it may hold under the other profile."""
    from tafel.register.instellingen import Werkprofiel, profiel_van, weiger_ander

    if settings.profielnaam is not None:
        weiger_ander(
            profiel_van(settings.register), Werkprofiel(settings.profielnaam, settings.profiel)
        )


def bouw_commando(naam: str, app: typer.Typer) -> Command:
    """The command `naam` of an app; an app whose only command bears that name is that command."""
    enige = app.registered_commands[0] if len(app.registered_commands) == 1 else None
    _nederlands(app)
    stijl: Any = {"pretty_exceptions_short": True, "rich_markup_mode": None}
    if enige is not None and naam in {enige.name, getattr(enige.callback, "__name__", None)}:
        return get_command_from_info(enige, **stijl)
    soort = app.info.cls if isinstance(app.info.cls, type) else Groep
    return get_group_from_info(
        TyperInfo(app, name=naam, cls=soort), suggest_commands=False, **stijl
    )


def _nederlands(app: typer.Typer) -> None:
    for commando in app.registered_commands:
        commando.cls = _Blad
    for groep in app.registered_groups:
        groep.cls = Groep
        if groep.typer_instance is not None:
            _nederlands(groep.typer_instance)


class _Hoofdgroep(Groep):
    """Knows its commands by name and help line; imports one when it is used."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDOS)

    def korte_hulp(self, ctx: Context) -> dict[str, str]:  # noqa: ARG002
        return {naam: hulp for naam, (_, hulp) in COMMANDOS.items()}

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDOS:
            return None
        if cmd_name not in self.commands:
            module, hulp = COMMANDOS[cmd_name]
            commando = bouw_commando(cmd_name, import_module(module).app)
            commando.help = commando.help or hulp
            self.commands[cmd_name] = commando
        return self.commands[cmd_name]


def _meteen(doe: Callable[[], None]) -> Callable[[typer.Context, bool], None]:
    """The callback of an option that does one thing and stops; completing a line does nothing."""

    def callback(ctx: typer.Context, gevraagd: bool) -> None:
        if gevraagd and not ctx.resilient_parsing:
            doe()
            raise typer.Exit

    return callback


def _installeer_aanvulling() -> None:
    from tafel.commands._lijn.aanvulling import installeer

    installeer()


def _toon_aanvulling() -> None:
    from tafel.commands._lijn.aanvulling import toon

    toon()


app = typer.Typer(add_completion=False, cls=_Hoofdgroep)


@app.callback(
    help="Het casusregister van een stadsdeeltafel: van melding tot nazorg.",
    epilog="Deze opties staan voor het commando. Meer: tafel COMMANDO --help",
)
def globale_opties(
    register: Annotated[
        str | None,
        typer.Option(metavar="PAD", help="Het register (of TAFEL_REGISTER)."),
    ] = None,
    profiel: Annotated[
        str | None,
        typer.Option(
            metavar="NAAM|PAD", help="Het profiel (of TAFEL_PROFIEL); anders dat van het register."
        ),
    ] = None,
    vandaag: Annotated[
        str | None,
        typer.Option(metavar="DATUM", help="De dag waarmee wordt gerekend (of TAFEL_VANDAAG)."),
    ] = None,
    stil: Annotated[
        bool, typer.Option("--stil", help="Geen mededelingen; alleen uitvoer en fouten.")
    ] = False,
    versie: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_meteen(lambda: typer.echo(f"tafel {tafel.__version__}")),
            help="Toont de versie en stopt.",
        ),
    ] = False,
    installeer_aanvulling: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            is_eager=True,
            callback=_meteen(_installeer_aanvulling),
            help="Zet aanvullen met de Tab-toets aan in deze shell.",
        ),
    ] = False,
    toon_aanvulling: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            is_eager=True,
            callback=_meteen(_toon_aanvulling),
            help="Toont het script voor aanvullen met de Tab-toets.",
        ),
    ] = False,
) -> None:
    """The options before the command; `_Blad` makes Settings of them when a command runs."""


def run(argumenten: list[str]) -> int:
    """Runs one command line, returns its exit code; leaves unforeseen exceptions to the caller."""
    verberg_bsns([*argumenten, *(deel for naam, deel in os.environ.items() if naam in OMGEVING)])
    try:
        return _voer_uit(argumenten)
    except UsageError as fout:
        meld_gebruiksfout(fout)
        return fout.exit_code
    except TafelError as fout:
        if gekregen() is not None:
            return _afgebroken(fout)
        zeg(f"tafel: {fout}")
        return fout.exit_code
    except (KeyboardInterrupt, EOFError, typer.Abort) as fout:
        return _afgebroken(fout)
    except OSError as fout:
        return uitvoer_mislukt(fout)
    finally:
        roep_onbewaard()


def _afgebroken(fout: BaseException, *, bewaard: bool = False) -> int:
    """What was not yet printed vanishes: half an answer is none, and nobody may be reading."""
    zeg("\nAfgebroken; wat al bewaard was, blijft." if bewaard else "\nAfgebroken.")
    roep_onbewaard()
    demp(sys.stdout)
    return gekregen() or (fout.exit_code if isinstance(fout, Onderbroken) else CTRL_C)


def bouw_hoofdcommando() -> _Hoofdgroep:
    """`tafel` itself, of which no command was built yet."""
    hoofd = get_group_from_info(
        TyperInfo(app), pretty_exceptions_short=True, rich_markup_mode=None, suggest_commands=False
    )
    assert isinstance(hoofd, _Hoofdgroep)
    return hoofd


def _voer_uit(argumenten: list[str]) -> int:
    hoofd = bouw_hoofdcommando()
    try:
        if vraag := os.environ.get("_TAFEL_COMPLETE"):
            from tafel.commands._lijn.aanvulling import antwoord

            antwoord(hoofd, vraag)
        else:
            with (
                hoofd.make_context("tafel", vul_in(argumenten)) as ctx,
                foutobject(ctx, argumenten),
            ):
                return _tot_het_einde(hoofd, ctx)
    except typer.Exit as einde:
        laat_los()
        return einde.exit_code
    return 0


def _tot_het_einde(hoofd: Command, ctx: Context) -> int:
    """Runs the command and hands over all of its output. Where that fails the code says so, unless
    something was stored or the command had another verdict: then it stays what it was.
    """
    code = 0
    try:
        hoofd.invoke(ctx)
    except typer.Exit as einde:
        code = einde.exit_code
    except (KeyboardInterrupt, EOFError, typer.Abort) as fout:
        return _afgebroken(fout, bewaard=is_bewaard(ctx))
    laat_los()
    try:
        sys.stdout.flush()
    except OSError as fout:
        staak(fout)
    if (mislukt := uitvoerfout(ctx)) is None:
        return code
    if is_bewaard(ctx):
        zeg(f"{BEWAARD}.")
        return code
    zonder_uitvoer = uitvoer_mislukt(mislukt)
    return code or zonder_uitvoer


def _waar(spoor: TracebackType | None) -> str:
    """`module:line` of the deepest frame of our own."""
    plek = "onbekende plaats"
    while spoor is not None:
        module = spoor.tb_frame.f_globals.get("__name__", "")
        if module.partition(".")[0] == "tafel":
            plek = f"{module}:{spoor.tb_lineno}"
        spoor = spoor.tb_next
    return plek


def main() -> None:
    """Entry point. Of an unforeseen exception only class and place: its text may hold a name."""
    gc.set_threshold(AFVALDREMPEL)
    vul_ontbrekende_stromen()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a screen that is not UTF-8 shows ? for an arrow
    try:
        code = run(sys.argv[1:])
    except Exception as fout:  # noqa: BLE001
        zeg(
            f"tafel: onverwachte fout {type(fout).__name__} in {_waar(fout.__traceback__)}.\n"
            f"Geef dit door met versie {tafel.__version__} en het commando, zonder namen erin."
        )
        code = 1
    leeg_uit()
    gc.freeze()  # or Python looks through all that is left for garbage before it ends
    sys.exit(code)
