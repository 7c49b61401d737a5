"""A lock on a folder, so that two runs do not write in it at once."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tafel.errors import Busy, OutputFailed
from tafel.files.write import vertaalde_fouten


@contextmanager
def slot(map_: Path) -> Iterator[None]:
    """Hold the folder for as long as the block lasts; it is made (mode 0700) when it is not there,
    and is gone again when the block fails and left it empty.

    The lock is on the folder itself: it leaves no file behind, and the kernel releases it when the
    process ends, however that happens. Raises Busy at once when another run holds it, OutputFailed
    when the folder cannot be made, opened or locked.
    """
    with vertaalde_fouten(map_):
        was_er = map_.exists()
        map_.mkdir(mode=0o700, exist_ok=True)
        nummer = os.open(map_, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _neem(nummer, map_)
        try:
            yield
        except BaseException:
            if not was_er:
                with suppress(OSError):
                    map_.rmdir()
            raise
    finally:
        os.close(nummer)


def _neem(nummer: int, map_: Path) -> None:
    try:
        fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Busy(
            f"een andere opdracht schrijft nu in {map_}; probeer het straks opnieuw"
        ) from None
    except OSError:
        raise OutputFailed(
            f"Kan {map_} niet vergrendelen; kies een map op een schijf van deze computer."
        ) from None
