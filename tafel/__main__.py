"""`tafel` and `python -m tafel`: what breaks off a run is caught before anything else is loaded."""

import sys

from tafel.signalen import CTRL_C, laat_los, vang


def main() -> None:
    """Run the command line and end with its exit code."""
    try:
        vang()
        from tafel.cli import main as draai

        draai()
    except KeyboardInterrupt as fout:
        sys.exit(getattr(fout, "exit_code", CTRL_C))
    finally:
        laat_los()


if __name__ == "__main__":
    main()
