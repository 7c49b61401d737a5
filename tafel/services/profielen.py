"""Finding and loading a profile by name or by path."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tafel.errors import SettingsWrong
from tafel.gegevens import gegevens
from tafel.rules.profiel import Profiel
from tafel.rules.profielbouw import ProfielGeweigerd, maak_profiel


def laad_profiel(naam_of_pad: str) -> Profiel:
    """Load and check a profile: the name of one that comes with the program, or a path.

    Raises SettingsWrong when it does not exist, cannot be read or does not pass the check.
    """
    herkomst, inhoud = _lees(naam_of_pad)
    return maak_profiel(inhoud, herkomst)


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What the check of one profile came to: that it is in order, or everything that is wrong."""

    in_orde: bool
    zinnen: tuple[str, ...]


def toets_profielen(naam_of_pad: str | None = None) -> tuple[Oordeel, ...]:
    """Check one profile, or all that come with the program.

    Raises SettingsWrong for what is no profile at all.
    """
    return tuple(map(_toets, (naam_of_pad,) if naam_of_pad else profielnamen()))


def _toets(naam_of_pad: str) -> Oordeel:
    try:
        profiel = laad_profiel(naam_of_pad)
    except ProfielGeweigerd as fout:
        return Oordeel(False, tuple(f"{naam_of_pad}, {gevonden}" for gevonden in fout.bevindingen))
    aantal = len(profiel.toedeling.regels)
    return Oordeel(True, (f"{profiel.naam} {profiel.versie}: in orde ({aantal} regels)",))


def profielnamen() -> tuple[str, ...]:
    """The profiles that come with the program."""
    return tuple(sorted(pad.stem for pad in (gegevens() / "profielen").glob("*.toml")))


def _lees(naam_of_pad: str) -> tuple[str, Mapping[str, Any]]:
    pad = gegevens() / "profielen" / f"{naam_of_pad}.toml"
    if "/" in naam_of_pad or naam_of_pad.endswith(".toml"):
        pad = Path(naam_of_pad).expanduser()
    try:
        with pad.open("rb") as bestand:
            return pad.name, tomllib.loads(bestand.read().decode("utf-8-sig"))
    except FileNotFoundError:
        raise SettingsWrong(
            f"profiel «{naam_of_pad}» bestaat niet; kies {', '.join(profielnamen())} of een pad"
        ) from None
    except OSError as fout:
        raise SettingsWrong(f"profiel {pad} is niet te lezen: {fout.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fout:
        raise SettingsWrong(f"profiel {pad} is geen geldige TOML: {fout}") from None
