"""The three standard streams when they are closed, full or read by nobody (cli contract, exit
codes): what was stored counts, so a result that cannot be shown after that is a warning only.
"""

import errno
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, TextIO

from typer._click import Context
from typer._click.globals import get_current_context

from tafel.errors import OutputFailed

if TYPE_CHECKING:
    from tafel.register.store import Register

_REGISTERS = "tafel.registers"
"""Where a run keeps the registers that it opened."""
_GELEVERD = "tafel.geleverd"
"""Where a run keeps that it handed over a result."""
_FOUT = "tafel.uitvoerfout"
"""Where a run keeps why its output could not be written."""
LANGST = 300
"""Characters of a line on stderr; of a longer one the middle is left out."""
BEWAARD = (
    "let op: het is bewaard, alleen de uitvoer kon niet worden geschreven; doe het niet nog eens, "
    "maar bekijk wat er staat"
)


_stom: dict[TextIO, str | None] = {}
"""The stderr that goes nowhere → what is said of that on stdout; None where it was closed for us.
"""
_ONGEZIEN = "let op: er waren mededelingen die nergens heen konden; stderr is niet te beschrijven"
_verborgen: list[str] = []
"""What was typed in this run and is not repeated: a bsn, as in the name of a file."""
_MINSTE_CIJFERS = 8
"""In what has fewer stands no bsn."""
_DAG = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""What most of what is typed with so many is."""


def verberg_bsns(getypt: Iterable[str]) -> None:
    """From here on `zeg` leaves out every bsn that stands in these."""
    _verborgen.clear()
    for tekst in getypt:
        if sum(map(str.isdecimal, tekst)) >= _MINSTE_CIJFERS and not re.fullmatch(_DAG, tekst):
            from tafel.bsn import bsns_in
            from tafel.schoon import schoon

            _verborgen.extend(bsns_in(schoon(tekst)))


def vul_ontbrekende_stromen() -> None:
    """A stream that was closed when we started (`>&-`) gets something in its place: nothing to
    read, an output that cannot be written to, messages that vanish. Its number is taken, so that no
    file of ours gets it.
    """
    if sys.stdin is None:
        sys.stdin = _leeg("r")
    if sys.stdout is None:
        sys.stdout = _leeg("w")
    if sys.stderr is None:
        sys.stderr = _leeg("w", os.O_WRONLY)
        _stom[sys.stderr] = None


def _leeg(wijze: Literal["r", "w"], vlag: int = os.O_RDONLY) -> TextIO:
    return os.fdopen(os.open(os.devnull, vlag), wijze, encoding="utf-8")


def zeg(zin: str, einde: str = "\n", *, heel: bool = False) -> bool:
    """A line on stderr, clean and not too long, unless `heel`: then all of it is our own. Where it
    cannot be written (False) nobody reads it, and the work goes on.
    """
    zin = toonbaar(zin)
    try:
        regels: Iterable[str] = zin.split("\n")
        if not heel:
            regels = map(_ingekort, regels)
        if sys.stderr.isatty():
            regels = map(_gebroken, regels)
        if sys.stderr not in _stom:
            sys.stderr.write("\n".join(regels) + einde)
            sys.stderr.flush()
            return True
    except (OSError, ValueError):
        demp(sys.stderr)
        _stom[sys.stderr] = _ONGEZIEN
    return False


def noteer_geleverd() -> None:
    get_current_context().find_root().meta[_GELEVERD] = True


def is_geleverd(ctx: Context) -> bool:
    """Whether this run handed over a result, or tried to."""
    return _GELEVERD in ctx.find_root().meta


def ongezien() -> str | None:
    """What is said where messages should have been that could not be written."""
    return _stom.get(sys.stderr)


def roep(zin: str) -> None:
    """A line that may not be missed: at once on stdout, when stderr goes nowhere."""
    if zeg(zin):
        return
    with suppress(OSError, ValueError):
        os.write(sys.stdout.fileno(), f"{toonbaar(zin)}\n".encode())


def toonbaar(zin: str) -> str:
    """Without a character that does harm, and without a bsn that was typed."""
    from tafel.schoon import schoon

    zin = schoon(zin, regels=True)
    for getypt in _verborgen:
        from tafel.bsn import VERVANGING

        zin = zin.replace(getypt, VERVANGING)
    return zin


def _ingekort(regel: str) -> str:
    """Its begin and its end, where the remedy is."""
    if len(regel) <= LANGST:
        return regel
    return f"{regel[: LANGST * 2 // 3]}…{regel[1 - LANGST // 3 :]}"


_OPDRACHT = re.compile(r"\btafel [a-z].*")
_BIJEEN = "\0"
"""Stands for a space at which a line is not broken."""


def _gebroken(regel: str) -> str:
    """The line broken between words where the terminal ends. A command at its end goes to the next
    line whole, when it fits there: pasted in parts it would do something else.
    """
    import shutil
    from textwrap import wrap

    breedte = shutil.get_terminal_size().columns
    if len(regel) <= breedte:
        return regel
    inspring = regel[: len(regel) - len(regel.lstrip())]
    heel = _OPDRACHT.sub(
        lambda deel: (
            deel[0].replace(" ", _BIJEEN) if len(deel[0]) + len(inspring) <= breedte else deel[0]
        ),
        regel,
    )
    delen = wrap(
        heel,
        breedte,
        subsequent_indent=inspring,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(delen).replace(_BIJEEN, " ")


def demp(stroom: TextIO) -> None:
    """What was and will be written to it vanishes: also when Python empties it at the end."""
    with suppress(OSError, ValueError):
        nummer = stroom.fileno()
        nergens = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nergens, nummer)
        os.close(nergens)


def staak(fout: OSError) -> None:
    """The output cannot be written: what still comes vanishes, and the end of the run says why."""
    demp(sys.stdout)
    context = get_current_context(silent=True)
    if context is None:
        raise fout
    context.find_root().meta.setdefault(_FOUT, fout)


def uitvoerfout(context: Context) -> OSError | None:
    """Why this run could not write its output."""
    fout: OSError | None = context.find_root().meta.get(_FOUT)
    return fout


def is_vergeefs() -> bool:
    """Whether this run has nothing to show for itself: no output that arrives, nothing stored."""
    context = get_current_context(silent=True)
    return context is not None and uitvoerfout(context) is not None and not is_bewaard(context)


def onthoud(register: "Register") -> None:
    """This run may store something in that register."""
    context = get_current_context(silent=True)
    if context is not None:
        context.find_root().meta.setdefault(_REGISTERS, []).append(register)


def is_bewaard(context: Context | None = None) -> bool:
    """Whether this run stored something, for good."""
    context = context or get_current_context(silent=True)
    registers = context.find_root().meta.get(_REGISTERS, ()) if context else ()
    return any(register.vastgelegd for register in registers)


def uitvoer_mislukt(fout: OSError) -> int:
    if fout.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        zeg("tafel: de schijf is vol; maak ruimte en probeer het opnieuw.")
    elif fout.errno in {errno.EBADF, errno.EIO}:
        zeg("tafel: de uitvoer kan nergens heen; geef een scherm, een pijp of een bestand.")
    elif fout.errno != errno.EPIPE:  # our reader has stopped (`| head`): no message
        raise fout
    demp(sys.stdout)  # so that Python has nothing to complain of when it exits
    return OutputFailed.exit_code


def leeg_uit() -> None:
    """What an error left unprinted; when that fails too there is nothing to add to the error."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        demp(sys.stdout)
