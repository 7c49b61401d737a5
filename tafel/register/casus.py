"""Named SQL about the work process of a casus: what came before it, and what still runs."""

import json
import sqlite3
from collections.abc import Iterable

from tafel.register.store import Register


def laatst_gesloten(register: Register, huishoudens: Iterable[int]) -> dict[int, sqlite3.Row]:
    """Per household the casus that was closed last."""
    return {
        rij["huishouden"]: rij
        for rij in register.lees(
            "SELECT * FROM casus WHERE status = 'gesloten' "
            "AND huishouden IN (SELECT value FROM json_each(:lijst)) ORDER BY gesloten_op, id",
            lijst=json.dumps(list(huishoudens)),
        )
    }


def casussen_van_meldingen(register: Register, meldingen: Iterable[int]) -> list[int]:
    """The casussen that these meldingen belong to."""
    rijen = register.lees(
        "SELECT DISTINCT casus FROM melding WHERE casus IS NOT NULL "
        "AND id IN (SELECT value FROM json_each(:lijst)) ORDER BY casus",
        lijst=json.dumps(list(meldingen)),
    )
    return [rij["casus"] for rij in rijen]


def laatste_evaluatie(register: Register, casus: int) -> str | None:
    """When the latest version of the plan that is no concept was evaluated.

    None when it was before the casus was reopened: that evaluation closed what went before.
    """
    rij = register.lees_een(
        "SELECT geevalueerd_op FROM \"plan\" WHERE casus = :casus AND status <> 'concept' "
        "AND NOT EXISTS (SELECT 1 FROM gebeurtenis h WHERE h.casus = :casus "
        "AND h.soort = 'heropend' AND h.id > (SELECT max(g.id) FROM gebeurtenis g "
        "WHERE g.casus = :casus AND g.soort = 'plan_geevalueerd')) "
        "ORDER BY versie DESC LIMIT 1",
        casus=casus,
    )
    return rij["geevalueerd_op"] if rij else None


def open_afspraken(register: Register, casus: int) -> list[sqlite3.Row]:
    return register.lees(
        "SELECT id, nummer, organisatie, uiterlijk FROM afspraak "
        "WHERE casus = :casus AND status = 'open' ORDER BY nummer",
        casus=casus,
    )


def open_escalaties(register: Register, casus: int) -> list[sqlite3.Row]:
    return register.lees(
        "SELECT e.id, e.spoor, e.stap, e.organisatie, e.uiterlijk, a.nummer AS afspraaknummer "
        "FROM escalatie e LEFT JOIN afspraak a ON a.id = e.afspraak "
        "WHERE e.casus = :casus AND e.status = 'open' ORDER BY e.id",
        casus=casus,
    )


def gebeurtenissen(register: Register, casus: int, soort: str) -> list[sqlite3.Row]:
    """The events of one kind, oldest first."""
    return register.lees(
        "SELECT * FROM gebeurtenis WHERE casus = :casus AND soort = :soort ORDER BY id",
        casus=casus,
        soort=soort,
    )
