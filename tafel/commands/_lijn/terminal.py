"""Asking on the terminal, and whether there is one."""

import os
import shutil
import stat
import sys
from collections.abc import Callable, Mapping

import typer
from typer._click.globals import get_current_context

from tafel.commands._lijn.uitgang import zeg
from tafel.errors import InputRefused

MEESTE = 1 << 20
"""Bytes or characters that are read from stdin at once: no text is longer, /dev/zero never ends."""

_GEVRAAGD = "tafel.gevraagd"
"""Where a run keeps that it asked something."""
_leeg: list[str] = []
"""The last question, when it got no answer."""


def stdin_is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def stdout_is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def stdout_is_bestand() -> bool:
    """Whether the output is kept: not what a terminal shows, nor what another program reads."""
    return _stdout_is(stat.S_ISREG)


def stdout_is_pijp() -> bool:
    """Whether another program reads the output: a pager, or one that keeps it."""
    return _stdout_is(stat.S_ISFIFO, stat.S_ISSOCK)


def _stdout_is(*soorten: Callable[[int], bool]) -> bool:
    if sys.stdout is None:
        return False
    try:
        stand = os.fstat(sys.stdout.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return any(soort(stand) for soort in soorten)


def vraag(label: str) -> str:
    """Asks one line on the terminal, through stderr; a long question breaks between words."""
    zeg(f"{_passend(label)}: ", einde="")
    try:
        regel = sys.stdin.readline(MEESTE)
    except (OSError, TypeError):
        raise InputRefused("stdin is niet te lezen; geef de antwoorden als optie") from None
    except UnicodeDecodeError:
        raise InputRefused("de tekst op stdin is geen UTF-8") from None
    if not regel:
        raise typer.Abort
    noteer_gevraagd()
    if len(regel) == MEESTE:
        raise InputRefused("een antwoord op stdin is te lang; kort het in")
    antwoord = regel.strip()
    if not antwoord and _leeg == [label]:
        zeg("Stoppen kan met Ctrl-C.")
    _leeg[:] = [] if antwoord else [label]
    return antwoord


def noteer_gevraagd() -> None:
    """What this run does from here on, it does on an answer to what it showed."""
    if (context := get_current_context(silent=True)) is not None:
        context.find_root().meta[_GEVRAAGD] = True


def heeft_gevraagd(meta: Mapping[str, object]) -> bool:
    return _GEVRAAGD in meta


def _passend(label: str) -> str:
    breedte = shutil.get_terminal_size().columns
    if len(label) + 2 <= breedte:
        return label
    from textwrap import wrap

    return "\n".join(wrap(label, breedte - 2, break_long_words=False, break_on_hyphens=False))


def bevestig(zin: str) -> bool:
    """Asks yes or no; only an answer of yes is yes."""
    while (antwoord := vraag(f"{zin} [j/N]").lower()) not in {"j", "ja", "n", "nee", ""}:
        zeg("Antwoord met j of n.")
    return antwoord in {"j", "ja"}
