"""The object that a program counts on with `-f json`, for a command that ended before its own."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from typer._click import Context
from typer._click.exceptions import UsageError

from tafel.commands._lijn.omzetting import zin_bij
from tafel.commands._lijn.uitgang import is_geleverd, staak, toonbaar
from tafel.errors import TafelError
from tafel.signalen import gekregen

_VORM = ("-f", "--formaat")


@contextmanager
def foutobject(ctx: Context, argumenten: Sequence[str]) -> Iterator[None]:
    """Prints an error that nothing was printed of yet as `{"fout", "code"}`, and lets it pass."""
    try:
        yield
    except (TafelError, UsageError) as fout:
        if _vraagt_json(argumenten) and not is_geleverd(ctx) and gekregen() is None:
            zin = zin_bij(fout) if isinstance(fout, UsageError) else str(fout)
            _druk_af(zin, fout.exit_code)
        raise


def _vraagt_json(argumenten: Sequence[str]) -> bool:
    """Whether it is asked for, as it was typed: what is wrong may be the command line itself."""
    return any(optie in _VORM and vorm == "json" for optie, vorm in pairwise(argumenten)) or any(
        deel in ("-fjson", "--formaat=json") for deel in argumenten
    )


def _druk_af(zin: str, code: int) -> None:
    from tafel.render.vorm.json import als_json

    try:
        sys.stdout.write(als_json({"fout": toonbaar(zin), "code": code}))
    except OSError as fout:
        staak(fout)
