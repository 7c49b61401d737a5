"""Signals that end a run: Ctrl-C, a kill and a closed terminal all come up as KeyboardInterrupt, so
that what is half is rolled back and what is temporary goes.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import NoReturn

from tafel.errors import OutputFailed

CTRL_C = 130
_SIGNALEN = tuple(
    getattr(signal, naam) for naam in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, naam)
)
_GEDULD = 2.0
"""Seconds in which a second signal does not break off what the first one left to be done."""


class Onderbroken(KeyboardInterrupt):
    """A signal ended this run; `exit_code` is what a shell makes of that signal."""

    exit_code = CTRL_C


_gekregen: list[tuple[int, float]] = []
_uitgesteld: list[tuple[int, float]] = []
_is_af = [False]
"""Whether everything is stored, so that only telling it is left."""


def vang() -> None:
    """From now on these signals raise Onderbroken; one that was ignored (nohup) stays ignored."""
    for nummer in _SIGNALEN:
        if signal.getsignal(nummer) is not signal.SIG_IGN:
            signal.signal(nummer, _onderbreek)


def laat_los() -> None:
    """The work is done: nothing is left to be broken off."""
    for nummer in _SIGNALEN:
        signal.signal(nummer, signal.SIG_IGN)


def alles_bewaard() -> None:
    """From now on the first signal waits: what was stored is told, and the exit code is that of the
    work. A second one breaks it off.
    """
    _is_af[0] = True


def begin_werk() -> None:
    """There is work again to be broken off; raises Onderbroken for a signal that waited."""
    _is_af[0] = False
    if _uitgesteld:
        _breek_af(_uitgesteld.pop()[0])


def gekregen() -> int | None:
    """The exit code of the signal that came, also when a library made another error of it."""
    return 128 + _gekregen[0][0] if _gekregen else None


def _onderbreek(nummer: int, _: FrameType | None) -> None:
    eerder = [*_uitgesteld, *_gekregen]
    if eerder and monotonic() - eerder[-1][1] < _GEDULD:
        return
    if _is_af[0] and not eerder:
        _uitgesteld.append((nummer, monotonic()))
    else:
        _breek_af(nummer)


def _breek_af(nummer: int) -> NoReturn:
    _gekregen.append((nummer, monotonic()))
    fout = Onderbroken()
    fout.exit_code = 128 + nummer
    raise fout


@contextmanager
def tijdelijke_map(begin: str, *, in_map: str | None = None) -> Iterator[Path]:
    """A folder of our own, mode 0700, that is gone afterwards, however it ends.

    Raises OutputFailed when there is no room for one.
    """
    from tempfile import TemporaryDirectory

    map_: TemporaryDirectory[str] | None = None
    try:
        with _later():
            try:
                map_ = TemporaryDirectory(prefix=begin, dir=in_map)
            except OSError:
                raise OutputFailed(
                    "er is geen plek voor een tijdelijk bestand; maak ruimte"
                ) from None
        yield Path(map_.name)
    finally:
        with _later():
            if map_ is not None:
                map_.cleanup()


@contextmanager
def _later() -> Iterator[None]:
    """A signal that comes in this block takes effect when it is over."""
    if sys.platform == "win32":
        yield
        return
    eerder = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALEN)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, eerder)
