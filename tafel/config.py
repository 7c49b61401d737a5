"""Global options and environment → frozen `Settings`."""

import os
import shutil
import sys
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from tafel.errors import SettingsWrong, WrongUse

STANDAARDPROFIEL = "zuidoost"
"""For who names none and has no register that does."""


class Settings(Struct, frozen=True):
    """What holds for one run of the program; the real clock is no part of it."""

    register: Path
    profiel: str
    """Name of a shipped profile, or the path of a profile file."""
    profiel_gekozen: bool
    """Whether the user named it; else it is the register's own, or the default."""
    profielnaam: str | None
    """What the loaded profile calls itself; None where a command runs without one."""
    vandaag: date
    stil: bool
    gebruiker: str
    tafel: str | None
    """The user's own table, for every `--tafel` left out."""
    breedte: int
    """Columns of the screen; 80 where there is none."""
    kleur: bool


def lees_settings(
    *, register: str | None, profiel: str | None, vandaag: str | None, stil: bool
) -> Settings:
    """Settings from the options (None = left out), else the environment, else the platform.

    Raises WrongUse for a bad option and SettingsWrong for a bad environment variable, each by name.
    """
    gekozen = profiel or _omgeving("TAFEL_PROFIEL")
    return Settings(
        register=_register(register or _omgeving("TAFEL_REGISTER")),
        profiel=gekozen or STANDAARDPROFIEL,
        profiel_gekozen=gekozen is not None,
        profielnaam=None,
        vandaag=_vandaag(vandaag),
        stil=stil,
        gebruiker=_omgeving("TAFEL_GEBRUIKER") or _loginnaam(),
        tafel=_omgeving("TAFEL_TAFEL"),
        breedte=shutil.get_terminal_size().columns,
        kleur=(
            sys.stdout is not None
            and sys.stdout.isatty()
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb"
        ),
    )


def _omgeving(naam: str) -> str | None:
    waarde = os.environ.get(naam, "").strip()
    if not waarde.isprintable():
        raise SettingsWrong(f"{naam} bevat onzichtbare tekens; zet de waarde opnieuw.")
    return waarde or None


def _register(pad: str | None) -> Path:
    if pad:
        return Path(pad).expanduser()
    import platformdirs

    return platformdirs.user_data_path("tafel", appauthor=False) / "register.db"


def _vandaag(optie: str | None) -> date:
    tekst = optie or _omgeving("TAFEL_VANDAAG")
    dag = datetime.now().astimezone().date()
    if not tekst:
        return dag
    from tafel.getypte_datums import lees_datum_optie, of_geweest

    try:
        return of_geweest(lees_datum_optie(tekst, dag), tekst, dag)
    except ValueError as fout:
        if optie:
            raise WrongUse(f"--vandaag: {fout}") from None
        raise SettingsWrong(f"TAFEL_VANDAAG: {fout}") from None


def _loginnaam() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise SettingsWrong(
            "Er is geen gebruikersnaam bekend; zet die in TAFEL_GEBRUIKER."
        ) from None
