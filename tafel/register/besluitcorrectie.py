"""Named SQL about corrections of decisions: `B12` is the decision of row 12."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from tafel.register.store import Register

NIET_VERVALLEN = (
    "NOT EXISTS (SELECT 1 FROM besluitcorrectie x WHERE x.besluit = b.id AND x.vervallen = 'ja')"
)
"""Of decision `b`: it still holds."""


def besluit(register: Register, nummer: int) -> sqlite3.Row | None:
    return register.lees_een(
        "SELECT id, casus, tafel, overleg, tekst, wie FROM overlegbesluit WHERE id = :nummer",
        nummer=nummer,
    )


def correcties(register: Register, besluiten: Iterable[int]) -> list[sqlite3.Row]:
    """What was corrected of these decisions, oldest first."""
    return register.lees(
        "SELECT * FROM besluitcorrectie WHERE besluit IN (SELECT value FROM json_each(:lijst)) "
        "ORDER BY id",
        lijst=json.dumps(list(besluiten)),
    )


def laatst_besproken(register: Register, casus: int) -> date | None:
    """The last meeting that decided something about a casus which still holds, and that knew what
    the casus is now: not before its last toedeling, or before it was opened again.
    """
    rij = register.lees_een(
        f"SELECT max(b.overleg) FROM overlegbesluit b WHERE b.casus = :casus AND {NIET_VERVALLEN} "
        "AND b.overleg >= coalesce((SELECT max(t.dag) FROM melding m "
        "JOIN toedelingsbesluit t ON t.melding = m.id WHERE m.casus = :casus), '') "
        "AND b.overleg >= coalesce((SELECT max(g.dag) FROM gebeurtenis g "
        "WHERE g.casus = :casus AND g.soort = 'heropend'), '')",
        casus=casus,
    )
    return date.fromisoformat(rij[0]) if rij and rij[0] else None
