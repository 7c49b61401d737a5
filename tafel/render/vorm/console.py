"""The one place where text meets a terminal: the rich Console, the styles and the progress bar."""

import io
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from tafel.render.vorm.tekst import Gestileerd, Stijl
from tafel.schoon import schoon

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

_OPMAAK: Mapping[Stijl, str] = {
    Stijl.GEWOON: "",
    Stijl.KOP: "bold",
    Stijl.STERK: "bold",
    Stijl.ALARM: "bold red",
    Stijl.LET_OP: "yellow",
    Stijl.GOED: "green",
    Stijl.ZACHT: "dim",
    Stijl.OPDRACHT: "cyan",
}

_GEDULD = 1.0
"""Seconds of work before a progress bar appears."""
_TUSSENPOOS = 0.1
"""Seconds between two drawings of it."""


def maak_console(
    bestand: TextIO, *, breedte: int | None = None, kleur: bool | None = None
) -> "Console":
    """A Console that takes data literally: no markup, emoji, highlighting or reflowing.

    What is None rich finds out from the terminal and the environment.
    """
    from rich.console import Console

    return Console(
        file=bestand,
        width=breedte,
        force_terminal=kleur,
        color_system="standard" if kleur else "auto",
        no_color=None if kleur is None else not kleur,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
        legacy_windows=False,
    )


def toon(tekst: str | Gestileerd, *, breedte: int, kleur: bool, bestand: TextIO) -> None:
    """Write text to a terminal or a pipe; without colour rich is never loaded."""
    if isinstance(tekst, str):
        plat = schoon(tekst, regels=True)
        _schrijf(plat if plat.endswith("\n") or not plat else plat + "\n", bestand)
    elif not kleur:
        _schrijf(tekst.plat(), bestand)
    else:
        _schrijf_kleurig(tekst, breedte, bestand)


def _schrijf_kleurig(tekst: Gestileerd, breedte: int, bestand: TextIO) -> None:
    from rich.text import Text

    uit = io.StringIO()
    console = maak_console(uit, breedte=breedte, kleur=True)
    for spans in tekst.regels:
        regel = Text()
        for span in spans:
            regel.append(schoon(span.tekst), _OPMAAK[span.stijl])
        regel.rstrip()
        console.print(regel)
    _schrijf(uit.getvalue(), bestand)


def _schrijf(tekst: str, bestand: TextIO) -> None:
    """Characters that the terminal's encoding lacks become question marks, never an error."""
    codering = getattr(bestand, "encoding", None) or "utf-8"
    bestand.write(tekst.encode(codering, "replace").decode(codering))


@contextmanager
def voortgang(tekst: str, bestand: TextIO) -> Iterator[Callable[[int], None]]:
    """Count work done: call the result with the number of rows that were finished since.

    A moving bar appears on `bestand` after a second, and only when it is a terminal; it leaves
    nothing. How many rows there are in all is not known beforehand.
    """
    if not bestand.isatty():
        yield lambda _: None
        return
    balk = _Balk(schoon(tekst), bestand)
    try:
        yield balk.verder
    finally:
        balk.klaar()


class _Balk:
    """Counts always; draws at most ten times a second, and not before `_GEDULD` is over."""

    def __init__(self, tekst: str, bestand: TextIO) -> None:
        self._tekst, self._bestand = tekst, bestand
        self._gedaan = 0
        self._teken_na = time.monotonic() + _GEDULD
        self._balk: Progress | None = None

    def verder(self, erbij: int) -> None:
        self._gedaan += erbij
        nu = time.monotonic()
        if nu < self._teken_na:
            return
        self._teken_na = nu + _TUSSENPOOS
        if self._balk is None:
            self._balk = self._begin()
        self._balk.update(self._balk.task_ids[0], completed=self._gedaan)

    def klaar(self) -> None:
        if self._balk is not None:
            self._balk.stop()

    def _begin(self) -> "Progress":
        from rich.progress import BarColumn, Progress, TextColumn

        balk = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed}"),
            console=maak_console(self._bestand),
            transient=True,
        )
        balk.add_task(self._tekst, total=None)
        balk.start()
        return balk
