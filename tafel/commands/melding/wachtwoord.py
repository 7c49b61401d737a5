"""The password of a workbook: asked on the terminal, or read from stdin; never from the command
line, where others see it and the shell keeps it.
"""

import sys
from collections.abc import Callable
from functools import cache
from typing import Annotated

import typer

from tafel.commands._lijn.terminal import MEESTE, noteer_gevraagd, stdin_is_terminal
from tafel.errors import InputRefused, WrongUse

Wachtwoord = Annotated[
    str | None,
    typer.Option(
        "--wachtwoord",
        metavar="-",
        help="Leest het wachtwoord van een beveiligde werkmap van stdin.",
    ),
]


def wachtwoordvrager(optie: str | None) -> Callable[[str], str | None]:
    """Who is asked for the password of a file by its name; None where nobody can be.

    Raises WrongUse for a password on the command line, which is not said back.
    """
    if optie is None:
        return _vraag
    if optie != "-":
        raise WrongUse(
            "--wachtwoord neemt alleen -: zet het wachtwoord op stdin, of laat de optie weg en typ "
            "het op de terminal"
        )
    gelezen = cache(_eerste_regel)
    return lambda _: gelezen()


def _vraag(naam: str) -> str | None:
    if not stdin_is_terminal():
        return None
    from getpass import getpass

    gegeven = getpass(f"Wachtwoord van {naam}: ", stream=sys.stderr)
    noteer_gevraagd()
    return gegeven


def _eerste_regel() -> str:
    """One password for all files of this run."""
    try:
        return sys.stdin.readline(MEESTE).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise InputRefused("het wachtwoord op stdin is niet te lezen als UTF-8") from None
