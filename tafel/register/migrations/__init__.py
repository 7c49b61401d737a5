"""Numbered migrations: `NNNN_naam.sql`, applied in order, each in one transaction.

The number of the last one that was applied stands in the register itself (`PRAGMA user_version`).
A migration that has been released is never edited; the next change is the next number.
"""

from functools import cache
from importlib.resources import files


@cache
def migraties() -> tuple[tuple[int, str, str], ...]:
    """(number, name, SQL) of every migration, ascending and without gaps."""
    stappen = []
    for bestand in files(__name__).iterdir():
        if bestand.name.endswith(".sql"):
            nummer, naam = bestand.name.removesuffix(".sql").split("_", 1)
            stappen.append((int(nummer), naam, bestand.read_text(encoding="utf-8")))
    return tuple(sorted(stappen))
