"""What a register keeps about itself: the profile that it works with."""

import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from tafel.errors import SettingsWrong, TafelError
from tafel.register.verbinding import verbind, versie_van, vertaalde_fouten

PROFIEL = "profiel"
SINDS_VERSIE = 5
"""Older registers keep no settings."""

_LEES = "SELECT waarde FROM instelling WHERE sleutel = ?"
_ZET = (
    "INSERT INTO instelling (sleutel, waarde) VALUES (?, ?) "
    "ON CONFLICT (sleutel) DO UPDATE SET waarde = excluded.waarde"
)
_BESLIST_ONDER = (
    "SELECT DISTINCT profiel FROM toedelingsbesluit "
    "WHERE id IN (SELECT max(id) FROM toedelingsbesluit GROUP BY melding) ORDER BY profiel"
)


class Werkprofiel(Struct, frozen=True):
    """The profile that a command works with: its own name, and as it was given (a name or path)."""

    naam: str
    gegeven: str


def lees_profiel(verbinding: sqlite3.Connection) -> str | None:
    """Name of the profile of this register; None when it has none yet."""
    rij = verbinding.execute(_LEES, (PROFIEL,)).fetchone()
    return None if rij is None else str(rij[0])


def zet_profiel(verbinding: sqlite3.Connection, naam: str) -> None:
    """Within the caller's transaction."""
    verbinding.execute(_ZET, (PROFIEL, naam))


def profiel_van(pad: Path) -> str | None:
    """Name of the profile of the register at `pad`; None when it has none, or cannot be read.

    What is wrong with a register is said by the command that uses it.
    """
    try:
        with vertaalde_fouten(pad), closing(verbind(pad)) as verbinding:
            if versie_van(verbinding, pad) < SINDS_VERSIE:
                return None
            return lees_profiel(verbinding)
    except (TafelError, OSError):
        return None


def eis_profiel(verbinding: sqlite3.Connection, werk: Werkprofiel) -> None:
    """That this register may be written to under `werk`, within the caller's write transaction.

    A register without a profile takes it. Raises SettingsWrong when it has another.
    """
    eigen = lees_profiel(verbinding)
    if eigen is None:
        zet_profiel(verbinding, werk.naam)
    else:
        weiger_ander(eigen, werk)


def weiger_ander(eigen: str | None, werk: Werkprofiel) -> None:
    """Raises SettingsWrong when the register's own profile is another one than that of the run."""
    if eigen not in (None, werk.naam):
        raise SettingsWrong(
            f"dit register werkt met profiel {eigen}, niet met {werk.naam}; er is niets gewijzigd. "
            f"Zet --profiel of TAFEL_PROFIEL goed, of verhuis het register met: "
            f"tafel beheer profiel {werk.gegeven}"
        )


def neem_profiel(verbinding: sqlite3.Connection, gegeven: str, *, gekozen: bool) -> str:
    """Give an older register its profile, within the caller's transaction; returns the name.

    The one under which its latest decisions were made, else the one given. Raises SettingsWrong
    when those name several and nobody chose (`gekozen`) one of them.
    """
    beslist = [str(rij[0]) for rij in verbinding.execute(_BESLIST_ONDER)]
    if len(beslist) > 1 and not gekozen:
        raise SettingsWrong(
            f"in dit register is beslist met de profielen {', '.join(beslist)}; kies waarmee het "
            "verder werkt: tafel --profiel NAAM beheer migreer"
        )
    if len(beslist) > 1 and gegeven not in beslist:
        raise SettingsWrong(
            f"in dit register is beslist met de profielen {', '.join(beslist)}, niet met "
            f"{gegeven}; er is niets gewijzigd. Kies een daarvan: "
            "tafel --profiel NAAM beheer migreer, "
            f"en verhuis daarna met: tafel beheer profiel {gegeven}"
        )
    naam = beslist[0] if len(beslist) == 1 else gegeven
    zet_profiel(verbinding, naam)
    return naam
