"""`tafel` and `python -m tafel`: what breaks off a run is caught before anything else is loaded."""

import _signal  # type: ignore[import-not-found]  # `signal` would have to be loaded first
import os
import sys


def _stop(nummer: int, _: object) -> None:
    """While loading nothing was begun: nothing to roll back, and no import to leave half done."""
    try:
        os.write(2, b"\nAfgebroken.\n")
    finally:
        os._exit(128 + nummer)


for _naam in ("SIGINT", "SIGHUP", "SIGTERM"):
    _nummer = getattr(_signal, _naam, None)
    if _nummer is not None and _signal.getsignal(_nummer) != _signal.SIG_IGN:
        _signal.signal(_nummer, _stop)


def main() -> None:
    """Run the command line and end with its exit code."""
    from tafel.cli import main as draai
    from tafel.signalen import CTRL_C, laat_los, vang

    try:
        vang()
        draai()
    except KeyboardInterrupt as fout:
        sys.exit(getattr(fout, "exit_code", CTRL_C))
    finally:
        laat_los()


if __name__ == "__main__":
    main()
