"""Typer in Dutch: help pages, usage errors and the conversion of what is typed.

Typer 0.29 has its English hard-coded; the classes below replace every text of it that can reach a
user. They also convert values without pydantic, whose import would double the start-up time.
"""

import inspect
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

from typer._click import Context, HelpFormatter
from typer._click import Parameter as ClickParameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer._coercion import RuntimeParam
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from tafel.commands._lijn.uitgang import zeg
from tafel.schoon import herhaald

T = TypeVar("T")
Parameter = TyperArgument | TyperOption
_KIES_UIT = " Kies uit: "


class _Formatter(HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Gebruik: ")


class _Context(Context):
    formatter_class = _Formatter

    @property
    def command_path(self) -> str:
        """As it is typed: a command without a name of its own (`STANDAARD`) adds nothing."""
        return super().command_path.rstrip()


def _metavar(param: Parameter) -> str:
    """What stands for the value: the closed list, the declared metavar, or the kind of value."""
    if param.metavar:
        return param.metavar
    keuzes = param.type_descriptor.choices
    if keuzes is not None:
        return "|".join(map(_als_tekst, keuzes))
    if isinstance(param, TyperArgument):
        return param.name.upper()
    soort = _soort(param.type_descriptor.annotation)
    return {int: "GETAL", Path: "BESTAND"}.get(soort, "TEKST")


def _usage_piece(param: ClickParameter) -> list[str]:
    if not isinstance(param, TyperArgument) or param.hidden:
        return []
    naam = _metavar(param) if param.required else f"[{_metavar(param)}]"
    return [naam + "..." if param.nargs != 1 else naam]


def _help_rij(param: Parameter) -> tuple[str, str]:
    """The two columns of one parameter in a help page."""
    if isinstance(param, TyperArgument):
        links = _metavar(param)
    else:
        links = ", ".join(sorted(param.opts, key=len))
        if param.secondary_opts:
            links += " / " + ", ".join(param.secondary_opts)
        if not param.is_flag:
            links += f" {_metavar(param)}"
    extra = [f"standaard: {standaard}"] if (standaard := _standaard(param)) else []
    if param.required:
        extra.append("verplicht")
    rechts = param.help or ""
    return links, f"{rechts} [{'; '.join(extra)}]".lstrip() if extra else rechts


def _standaard(param: Parameter) -> str:
    """What holds when the parameter is left out, as help shows it; empty when nothing does."""
    if isinstance(param.show_default, str):
        return param.show_default
    toonbaar = isinstance(param.default, (str, int, Path)) and param.default is not False
    return _als_tekst(param.default) if toonbaar and param.show_default else ""


class _Nederlands:
    """What the two command classes share."""

    context_class: type[Context] = _Context

    def _format_parameters(self, params: list[ClickParameter], formatter: HelpFormatter) -> None:
        for titel, soort in (("Argumenten", TyperArgument), ("Opties", TyperOption)):
            rijen = [_help_rij(p) for p in params if isinstance(p, soort) and not p.hidden]
            if rijen:
                with formatter.section(titel):
                    formatter.write_dl(rijen)


class Commando(_Nederlands, TyperCommand):
    """A single command."""

    allow_extra_args = True
    """Refused in `parse_args` instead: typer's own message repeats what was typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _converteer_zelf(self.params)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        return _nederlandse_helpoptie(super().get_help_option(ctx))

    def collect_usage_pieces(self, ctx: Context) -> list[str]:  # noqa: ARG002
        return ["[OPTIES]", *(stuk for p in self.params for stuk in _usage_piece(p))]

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        _format_help(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        self._format_parameters(self.get_params(ctx), formatter)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        try:
            rest = _met_context(ctx, super().parse_args, args[:])
        except MissingParameter as fout:
            from tafel.commands._lijn.terminal import stdin_is_terminal

            if ctx.resilient_parsing or not stdin_is_terminal():
                raise
            if isinstance(fout.param, TyperOption) and self._vraagt_nummer():
                fout.param.required = False
                try:
                    return self.parse_args(ctx, args)
                finally:
                    fout.param.required = True
            return self.parse_args(ctx, aangevuld(ctx, fout.param, args))
        if rest and not ctx.resilient_parsing:
            raise UsageError(
                f"{len(rest)} argument(en) te veel; zet tekst met spaties tussen aanhalingstekens.",
                ctx,
            )
        return rest

    def _vraagt_nummer(self) -> bool:
        """Whether it asks for its arguments itself: an option that it needs comes after these."""
        return any(isinstance(param, TyperArgument) and not param.required for param in self.params)


class Groep(_Nederlands, TyperGroup):
    """A command with commands below it; without one it shows its help."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "no_args_is_help": True})
        _converteer_zelf(self.params)

    def korte_hulp(self, ctx: Context) -> dict[str, str]:
        """Every visible command with one line about it."""
        hulp = {}
        for naam in self.list_commands(ctx):
            commando = self.get_command(ctx, naam)
            if commando is not None and not commando.hidden:
                hulp[naam] = (commando.short_help or commando.help or "").partition("\n\n")[0]
        return hulp

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        return _nederlandse_helpoptie(super().get_help_option(ctx))

    def collect_usage_pieces(self, ctx: Context) -> list[str]:  # noqa: ARG002
        return ["[OPTIES]", "COMMANDO ..."]

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        _format_help(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        with formatter.section("Commando's"):
            formatter.write_dl(list(self.korte_hulp(ctx).items()))
        self._format_parameters(self.getoonde_params(ctx), formatter)

    def getoonde_params(self, ctx: Context) -> list[ClickParameter]:
        """The parameters that its help page explains."""
        return self.get_params(ctx)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Any, list[str]]:
        naam = args[0]
        commando = self.get_command(ctx, naam)
        if commando is None and not ctx.resilient_parsing:
            raise UsageError(_onbekend("commando", naam, self.list_commands(ctx)), ctx)
        return naam if commando else None, commando, args[1:]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        return _met_context(ctx, super().parse_args, args)

    def invoke(self, ctx: Context) -> Any:
        if not ctx._protected_args:  # noqa: SLF001
            raise NoArgsIsHelpError(ctx)
        return super().invoke(ctx)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[Any]:
        from typer._click.core import Command
        from typer._click.shell_completion import CompletionItem

        return [
            CompletionItem(naam, help=hulp)
            for naam, hulp in self.korte_hulp(ctx).items()
            if naam.startswith(incomplete)
        ] + Command.shell_complete(self, ctx, incomplete)


STANDAARD = "standaard"


class GroepMetStandaard(Groep):
    """A group that is also a command: what names none of its commands is for `STANDAARD`.

    The app registers one command under that name; on the command line it has none.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._standaard = self.commands.pop(STANDAARD)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        return [*self._standaard.collect_usage_pieces(ctx), "| COMMANDO ..."]

    def getoonde_params(self, ctx: Context) -> list[ClickParameter]:
        return [*self._standaard.params, *super().getoonde_params(ctx)]

    def get_command(self, ctx: Context, cmd_name: str) -> Any:
        return super().get_command(ctx, cmd_name) if cmd_name else self._standaard

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, ["", *args] if self._is_standaard(ctx, args) else args)

    def _is_standaard(self, ctx: Context, args: list[str]) -> bool:
        """A word that looks like one of the commands is a typing error of that command."""
        if not args:
            return not ctx.resilient_parsing
        eigen = (*self.commands, *self.get_help_option_names(ctx))
        return args[0] not in eigen and not get_close_matches(args[0], self.commands)


def _met_context(
    ctx: Context, parse_args: Callable[[Context, list[str]], list[str]], args: list[str]
) -> list[str]:
    """Typer's parser forgets which command an error belongs to."""
    try:
        return parse_args(ctx, args)
    except UsageError as fout:
        fout.ctx = fout.ctx or ctx
        raise


def _nederlandse_helpoptie(optie: TyperOption | None) -> TyperOption | None:
    if optie is not None:
        optie.help = "Toont deze hulp en stopt."
        _converteer_zelf([optie])
    return optie


def aangevuld(ctx: Context, param: Any, args: list[str]) -> list[str]:
    """The arguments with the answer for one more parameter."""
    antwoord = _gevraagd(ctx, param)
    if isinstance(param, TyperOption):
        return [_parameternaam(param), antwoord, *args]
    return [*args, antwoord]


def nog_gevraagd(ctx: Context, naam: str, waarde: T | None) -> T:
    """The value of an option that is needed: as given, or asked now that the number is known."""
    if waarde is not None:
        return waarde
    param = next(param for param in ctx.command.params if param.name == naam)
    antwoord: T = param.process_value(ctx, _gevraagd(ctx, param))
    return antwoord


def _gevraagd(ctx: Context, param: Any) -> str:
    """What is typed for a parameter, asked until it can be read."""
    from tafel.commands._lijn.terminal import vraag

    keuzes = param.type_descriptor.choices
    label = (param.help or "").partition(". ")[0].rstrip(".")
    if keuzes:
        label = f"{label} ({', '.join(map(_als_tekst, keuzes))})"
    while True:
        if not (antwoord := vraag(f"{label}?")):
            continue
        try:
            param.process_value(ctx, antwoord)
        except BadParameter as fout:
            zeg(zin_bij(fout).partition(_KIES_UIT)[0])
        else:
            return antwoord


def _format_help(commando: Commando | Groep, ctx: Context, formatter: HelpFormatter) -> None:
    commando.format_usage(ctx, formatter)
    if commando.help:
        formatter.write_paragraph()
        formatter.write_text(inspect.cleandoc(commando.help))
    commando.format_options(ctx, formatter)
    commando.format_epilog(ctx, formatter)


class _Omzetting(RuntimeParam):
    """Converts what is typed for one parameter; every refusal is a Dutch sentence."""

    def _coerce_value(self, value: Any, param: Any, ctx: Context) -> Any:
        try:
            if isinstance(value, (list, tuple)):
                return [self._een(deel) for deel in value]
            return self._een(value)
        except ValueError as fout:
            raise BadParameter(str(fout), ctx=ctx, param=param) from None

    def _een(self, waarde: Any) -> Any:
        if self.parameter_info.parser is not None:
            return self.parameter_info.parser(waarde)
        soort = _soort(self.annotation)
        if soort is Literal or issubclass(soort, Enum):
            return self._keuze(waarde)
        if soort is int:
            return self._getal(str(waarde))
        return soort(waarde)

    def _keuze(self, waarde: Any) -> Any:
        soort = _element(self.annotation)
        waarden = get_args(soort) if get_origin(soort) is Literal else soort
        keuzes = {_als_tekst(keuze): keuze for keuze in waarden}
        tekst = _als_tekst(waarde).lower()
        if tekst not in keuzes:
            raise ValueError(
                f"{herhaald(tekst)} kan niet.{_bedoelde_u(tekst, keuzes)}"
                f"{_KIES_UIT}{', '.join(keuzes)}."
            )
        return keuzes[tekst]

    def _getal(self, tekst: str) -> int:
        if not re.fullmatch("-?[0-9]{1,18}", tekst):
            raise ValueError(f"{herhaald(tekst)} is geen geheel getal.")
        getal = int(tekst)
        minimum, maximum = self.parameter_info.min, self.parameter_info.max
        if minimum is not None and getal < minimum:
            raise ValueError(f"{getal} is te klein; het minimum is {minimum}.")
        if maximum is not None and getal > maximum:
            raise ValueError(f"{getal} is te groot; het maximum is {maximum}.")
        return getal


def _element(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is list else annotation


def _soort(annotation: Any) -> Any:
    """The type of one value: str, bool, int, Path, an Enum, or Literal."""
    element = _element(annotation)
    return Literal if get_origin(element) is Literal else element


def _als_tekst(keuze: object) -> str:
    return str(keuze.value if isinstance(keuze, Enum) else keuze)


def _converteer_zelf(params: Iterable[ClickParameter]) -> None:
    """Puts our conversion where typer would otherwise build a pydantic one on first use."""
    for param in params:
        assert isinstance(param, (TyperArgument, TyperOption))
        info, annotation = param.type_descriptor.parameter_info, param.type_descriptor.annotation
        soort = _soort(annotation)
        kan = soort in (str, bool, int, Path, Literal) or (
            isinstance(soort, type) and issubclass(soort, Enum)
        )
        if any(optie.startswith("--no-") for optie in param.secondary_opts):
            raise TypeError(f"{param.name}: name the option, or typer adds an English --no-")
        if not kan and info.parser is None:
            raise TypeError(f"{param.name}: {annotation} has no Dutch conversion; give it a parser")
        omzetting = _Omzetting(parameter_info=info, annotation=annotation)
        param._runtime_param = omzetting  # noqa: SLF001


def _bedoelde_u(getypt: str, mogelijk: Iterable[str]) -> str:
    lijkt_op = get_close_matches(getypt, list(mogelijk), n=1)
    return f" Bedoelde u '{lijkt_op[0]}'?" if lijkt_op else ""


def _onbekend(wat: str, getypt: str, mogelijk: Iterable[str]) -> str:
    """Repeats what was typed only when it resembles a known word: it might be a name."""
    suggestie = _bedoelde_u(getypt, mogelijk)
    return f"onbekend {wat} {getypt!r}.{suggestie}" if suggestie else f"dit {wat} bestaat niet."


def _optie_onbekend(fout: NoSuchOption) -> str:
    assert fout.ctx is not None
    globaal = fout.ctx.find_root().command
    if fout.ctx.parent and any(fout.option_name in p.opts for p in globaal.params):
        return f"de optie {fout.option_name} hoort voor het commando: tafel {fout.option_name} ..."
    namen = [naam for p in fout.ctx.command.get_params(fout.ctx) for naam in p.opts]
    return f"onbekende optie {fout.option_name!r}.{_bedoelde_u(fout.option_name, namen)}"


def _optie_waarde(fout: BadOptionUsage) -> str:
    assert fout.ctx is not None
    params = fout.ctx.command.get_params(fout.ctx)
    optie = next((p for p in params if fout.option_name in p.opts), None)
    if isinstance(optie, TyperOption) and optie.is_flag:
        return f"de optie {fout.option_name} neemt geen waarde."
    return f"de optie {fout.option_name} heeft een waarde nodig."


def _parameternaam(param: Any) -> str:
    if isinstance(param, TyperOption):
        return max(param.opts, key=len)
    return _metavar(param) if isinstance(param, TyperArgument) else ""


def zin_bij(fout: UsageError) -> str:
    """The Dutch sentence for a usage error of typer, without the name of the program."""
    match fout:
        case NoSuchOption():
            return _optie_onbekend(fout)
        case BadOptionUsage():
            return _optie_waarde(fout)
        case MissingParameter():
            soort = "de optie" if isinstance(fout.param, TyperOption) else "het argument"
            keuzes = fout.param.type_descriptor.choices if fout.param else None
            uit = f"{_KIES_UIT}{', '.join(map(_als_tekst, keuzes))}." if keuzes else ""
            return f"{soort} {_parameternaam(fout.param)} ontbreekt.{uit}"
        case BadParameter():
            naam = _parameternaam(fout.param)
            return f"{naam}: {fout.message}" if naam else fout.message
        case _:
            return fout.message


def meld_gebruiksfout(fout: UsageError) -> None:
    """Writes a usage error in two lines on stderr; a missing command is met with the help page."""
    if isinstance(fout, NoArgsIsHelpError):
        zeg(fout.message)
        return
    zeg(f"tafel: {zin_bij(fout)}")
    if fout.ctx is not None:
        zeg(f"Hulp: {fout.ctx.command_path} --help")
