"""Finding and loading a profile by name or by path."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tafel.errors import SettingsWrong
from tafel.gegevens import gegevens
from tafel.rules.profiel import Profiel, maak_profiel, ontleed_profiel


def laad_profiel(naam_of_pad: str) -> Profiel:
    """Load and check a profile: the name of one that comes with the program, or a path.

    Raises SettingsWrong when it does not exist, cannot be read or does not pass the check.
    """
    herkomst, inhoud = _lees(naam_of_pad)
    return maak_profiel(inhoud, herkomst)


def laad_ongetoetst(naam_of_pad: str) -> Profiel:
    """Load a profile without refusing one that is incomplete, to report on it."""
    herkomst, inhoud = _lees(naam_of_pad)
    return ontleed_profiel(inhoud, herkomst)


def profielnamen() -> tuple[str, ...]:
    """The profiles that come with the program."""
    return tuple(sorted(pad.stem for pad in (gegevens() / "profielen").glob("*.toml")))


def _lees(naam_of_pad: str) -> tuple[str, Mapping[str, Any]]:
    pad = gegevens() / "profielen" / f"{naam_of_pad}.toml"
    if "/" in naam_of_pad or naam_of_pad.endswith(".toml"):
        pad = Path(naam_of_pad).expanduser()
    try:
        with pad.open("rb") as bestand:
            return pad.name, tomllib.load(bestand)
    except FileNotFoundError:
        raise SettingsWrong(
            f"profiel «{naam_of_pad}» bestaat niet; kies {', '.join(profielnamen())} of een pad"
        ) from None
    except OSError as fout:
        raise SettingsWrong(f"profiel {pad} is niet te lezen: {fout.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fout:
        raise SettingsWrong(f"profiel {pad} is geen geldige TOML: {fout}") from None
