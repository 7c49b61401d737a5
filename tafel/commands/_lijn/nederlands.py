"""Typer in Dutch: help pages, usage errors and the conversion of what is typed.

Typer 0.29 has its English hard-coded; the classes below replace every text of it that can reach a
user. They also convert values without pydantic, whose import would double the start-up time.
"""

import inspect
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from typer._click import Context, HelpFormatter
from typer._click import Parameter as ClickParameter
from typer._click.exceptions import (
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    UsageError,
)
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from tafel.commands._lijn.omzetting import (
    KIES_UIT,
    Parameter,
    als_tekst,
    bedoelde_u,
    converteer_zelf,
    metavar_van,
    parameternaam,
    zin_bij,
)
from tafel.commands._lijn.uitgang import zeg

T = TypeVar("T")


class _Formatter(HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Gebruik: ")


class _Context(Context):
    formatter_class = _Formatter

    @property
    def command_path(self) -> str:
        """As it is typed: a command without a name of its own (`STANDAARD`) adds nothing."""
        return super().command_path.rstrip()


def _usage_piece(param: ClickParameter) -> list[str]:
    if not isinstance(param, TyperArgument) or param.hidden:
        return []
    naam = metavar_van(param) if param.required else f"[{metavar_van(param)}]"
    return [naam + "..." if param.nargs != 1 else naam]


def _help_rij(param: Parameter) -> tuple[str, str]:
    """The two columns of one parameter in a help page."""
    if isinstance(param, TyperArgument):
        links = metavar_van(param)
    else:
        links = ", ".join(sorted(param.opts, key=len))
        if param.secondary_opts:
            links += " / " + ", ".join(param.secondary_opts)
        if not param.is_flag:
            links += f" {metavar_van(param)}"
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
    return als_tekst(param.default) if toonbaar and param.show_default else ""


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
        converteer_zelf(self.params)

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
        converteer_zelf(self.params)

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
        converteer_zelf([optie])
    return optie


def aangevuld(ctx: Context, param: Any, args: list[str]) -> list[str]:
    """The arguments with the answer for one more parameter."""
    antwoord = _gevraagd(ctx, param)
    if isinstance(param, TyperOption):
        return [parameternaam(param), antwoord, *args]
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
        label = f"{label} ({', '.join(map(als_tekst, keuzes))})"
    while True:
        if not (antwoord := vraag(f"{label}?")):
            continue
        try:
            param.process_value(ctx, antwoord)
        except BadParameter as fout:
            zeg(zin_bij(fout).partition(KIES_UIT)[0])
        else:
            return antwoord


def _format_help(commando: Commando | Groep, ctx: Context, formatter: HelpFormatter) -> None:
    commando.format_usage(ctx, formatter)
    if commando.help:
        formatter.write_paragraph()
        formatter.write_text(inspect.cleandoc(commando.help))
    commando.format_options(ctx, formatter)
    commando.format_epilog(ctx, formatter)


def _onbekend(wat: str, getypt: str, mogelijk: Iterable[str]) -> str:
    """Repeats what was typed only when it resembles a known word: it might be a name."""
    suggestie = bedoelde_u(getypt, mogelijk)
    return f"onbekend {wat} {getypt!r}.{suggestie}" if suggestie else f"dit {wat} bestaat niet."


def meld_gebruiksfout(fout: UsageError) -> None:
    """Writes a usage error in two lines on stderr; a missing command is met with the help page."""
    if isinstance(fout, NoArgsIsHelpError):
        zeg(fout.message)
        return
    zeg(f"tafel: {zin_bij(fout)}")
    if fout.ctx is not None:
        zeg(f"Hulp: {fout.ctx.command_path} --help")
