"""Handing a result to the screen, a pipe or a file, and messages to stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from tafel.config import Settings
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from tafel.register.store import Register
    from tafel.render.tekst import Gestileerd


def lever(settings: Settings, tekst: "str | bytes | Gestileerd", uit: Path | None = None) -> None:
    """Print a result, or write it whole to the file `uit` (mode 0600)."""
    if uit is not None:
        from tafel.files.write import schrijf_atomair

        weiger_plek(uit, settings.register)
        schrijf_atomair(uit, tekst if isinstance(tekst, str | bytes) else tekst.plat())
        meld(settings, f"Geschreven: {uit}")
    elif isinstance(tekst, bytes):
        sys.stdout.buffer.write(tekst)
    else:
        from tafel.render.console import toon

        toon(tekst, breedte=settings.breedte, kleur=settings.kleur, bestand=sys.stdout)


def weiger_plek(uit: Path, *bezet: Path) -> None:
    """Raises WrongUse when writing `uit` would replace the register or a file that is read."""
    if any(uit.exists() and pad.exists() and uit.samefile(pad) for pad in bezet):
        raise WrongUse(f"{uit} zou worden overschreven; kies een andere naam voor de uitvoer")


def meld(settings: Settings, zin: str) -> None:
    """A message for people, on stderr; silent with --stil."""
    if not settings.stil:
        from tafel.schoon import schoon

        sys.stderr.write(f"{schoon(zin)}\n")


def voortgang(
    settings: Settings, tekst: str
) -> "AbstractContextManager[Callable[[int], None] | None]":
    """Shows on stderr how far long work is; nothing with --stil."""
    from tafel.render.console import voortgang

    return nullcontext(None) if settings.stil else voortgang(tekst, sys.stderr)


NAAM_IN_TEKST = (
    "let op: deze tekst noemt een naam die het register kent; "
    "in exemplaren voor anderen staan initialen"
)


@contextmanager
def open_register(settings: Settings) -> "Iterator[Register]":
    """The register; says at the end when a free text that was written has a name that it knows."""
    from tafel.register.store import Register

    with Register(settings.register) as register:
        yield register
        if register.geschreven:
            from tafel.services.verhulling import noemt_een_naam

            if noemt_een_naam(register):
                meld(settings, NAAM_IN_TEKST)
