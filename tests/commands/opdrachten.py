"""Every command of the program, as typer knows it: what holds for all is tried on all."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from tafel.cli import COMMANDOS, bouw_commando

VOORBEELD = {
    "NR|DOEL": "1",
    "DOEL|TAAK": "1d1",
    "PERSOON": "1.1",
    "E-NR": "E1",
    "B…": "B1",
    "WIE": "M1",
    "STAND": "ja",
    "TOETS": "visie",
}
VERPLICHT = {
    "--reden": "anders",
    "--aan": "gezin",
    "--resultaat": "opgelost",
    "--zegt": "ja",
    "--organisatie": "madi",
    "--naam": "x",
    "--op": "26-11",
    "--map": "vragen",
}


def opdrachten() -> Iterator[tuple[tuple[str, ...], Any]]:
    """The words of each command, and the command."""
    for naam, (module, _) in COMMANDOS.items():
        yield from _onder(bouw_commando(naam, import_module(module).app), (naam,))


def _onder(commando: Any, pad: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if not hasattr(commando, "commands"):
        yield pad, commando
        return
    if hasattr(commando, "_standaard"):
        yield pad, commando._standaard
    for naam, onder in commando.commands.items():
        yield from _onder(onder, (*pad, naam))


def vlag(param: Any) -> str:
    """The option as it is typed."""
    return str(max(param.opts, key=len))


def argumenten(commando: Any) -> list[Any]:
    return [param for param in commando.params if param.param_type_name == "argument"]


def opties(commando: Any) -> list[Any]:
    return [param for param in commando.params if param.param_type_name != "argument"]


def regel(commando: Any) -> list[str]:
    """Enough to get past the parser: a number for every argument, a value for what is required."""
    woorden = [VOORBEELD.get(param.metavar or "", "1") for param in argumenten(commando)]
    for param in opties(commando):
        if param.required:
            woorden += [vlag(param), VERPLICHT[vlag(param)]]
    return woorden
