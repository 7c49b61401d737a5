"""Named SQL for the weekly lists: what asks for attention at every table at once.

Each query is asked once, however many lists are made of it. `INDEXED BY` and `CROSS JOIN` where the
planner, which knows no numbers, would rather walk through all that ever was.
"""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from tafel.register.rijen.casus import Casusrij
from tafel.register.store import Register

_VAN_OPEN = "FROM casus c INDEXED BY casus_stap CROSS JOIN"
"""From every open casus to its rows elsewhere."""


def gebeurd(
    register: Register, *, vanaf: date, tot: date, soorten: Iterable[str]
) -> list[sqlite3.Row]:
    """What happened to open casussen within these days, oldest first."""
    return register.lees(
        f"SELECT g.casus, g.soort, g.dag, g.gegevens {_VAN_OPEN} gebeurtenis g ON g.casus = c.id "
        "WHERE c.status = 'open' AND g.dag BETWEEN :vanaf AND :tot "
        "AND g.soort IN (SELECT value FROM json_each(:lijst)) ORDER BY g.id",
        vanaf=vanaf,
        tot=tot,
        lijst=json.dumps(list(soorten)),
    )


def meldingen_erbij(register: Register, *, vanaf: date, tot: date) -> list[sqlite3.Row]:
    """Meldingen of open casussen that were first decided within these days: crises first, then the
    oldest.
    """
    return register.lees(
        "SELECT m.id, m.casus, m.uitkomst, min(t.dag) AS dag "
        f"{_VAN_OPEN} melding m ON m.casus = c.id "
        "JOIN toedelingsbesluit t ON t.melding = m.id AND t.uitkomst <> 'aanvullen' "
        "WHERE c.status = 'open' GROUP BY m.id HAVING min(t.dag) BETWEEN :vanaf AND :tot "
        "ORDER BY m.uitkomst <> 'crisis', m.id",
        vanaf=vanaf,
        tot=tot,
    )


def te_evalueren(register: Register, tot: date) -> list[sqlite3.Row]:
    """Plans in force whose evaluation is due on or before a day, the longest first."""
    return register.lees(
        "SELECT p.casus, p.versie, p.evaluatie_op, p.vastgesteld_op "
        "FROM plan p INDEXED BY plan_evaluatie JOIN casus c ON c.id = p.casus "
        "WHERE p.status = 'vastgesteld' AND p.geevalueerd_op IS NULL AND p.evaluatie_op <= :tot "
        "AND c.status = 'open' ORDER BY p.evaluatie_op, p.casus",
        tot=tot,
    )


def nazorg(register: Register, tot: date) -> list[Casusrij]:
    """Casussen (closed ones too) whose after-care must be looked at on or before a day."""
    return register.rijen(
        Casusrij,
        "SELECT * FROM casus INDEXED BY casus_nazorg WHERE nazorg_op <= :tot "
        "ORDER BY nazorg_op, id",
        tot=tot,
    )


def te_volgen(register: Register, tot: date) -> list[Casusrij]:
    """Open casussen on the volglijst that must be looked at on or before a day."""
    return register.rijen(
        Casusrij,
        "SELECT * FROM casus INDEXED BY casus_volg WHERE volg_op <= :tot AND status = 'open' "
        "ORDER BY volg_op, id",
        tot=tot,
    )


def opgeschort(register: Register) -> list[Casusrij]:
    """Open casussen of which the term of the step is suspended, the first to end first."""
    return register.rijen(
        Casusrij,
        "SELECT * FROM casus INDEXED BY casus_opgeschort WHERE opgeschort_tot IS NOT NULL "
        "AND status = 'open' ORDER BY opgeschort_tot, id",
    )


def losse_meldingen(register: Register) -> list[int]:
    """Decided meldingen without a casus whose melder heard nothing since; oldest first."""
    rijen = register.lees(
        "SELECT m.id FROM melding m WHERE m.casus IS NULL "
        "AND m.status NOT IN ('nieuw', 'aanvullen', 'samengevoegd') AND NOT EXISTS ("
        "SELECT 1 FROM terugkoppeling t WHERE t.melding = m.id AND t.aan = 'melder' "
        "AND (t.dag, t.tijd) >= (SELECT min(b.dag), min(b.tijd) FROM toedelingsbesluit b "
        "WHERE b.melding = m.id AND b.uitkomst <> 'aanvullen')) ORDER BY m.id",
    )
    return [rij["id"] for rij in rijen]
