"""Named SQL about plans: versions, goals, tasks, and who else holds the zorgcoördinatie."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from tafel.domain.cel import helften
from tafel.register.store import Register


def plannen(register: Register, casus: int) -> list[sqlite3.Row]:
    """Every version, oldest first."""
    return register.lees("SELECT * FROM plan WHERE casus = :casus ORDER BY versie", casus=casus)


def concepten(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """The version that is being drawn up, of each of these casussen that has one."""
    return register.lees(
        "SELECT * FROM plan WHERE status = 'concept' "
        "AND casus IN (SELECT value FROM json_each(:lijst)) ORDER BY casus",
        lijst=json.dumps(list(casussen)),
    )


def levende_doelen_van(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """The goals of these casussen that were neither reached nor dropped."""
    return register.lees(
        "SELECT * FROM doel WHERE plan_tot IS NULL "
        "AND casus IN (SELECT value FROM json_each(:lijst)) ORDER BY casus, nummer",
        lijst=json.dumps(list(casussen)),
    )


def levende_doelen(register: Register, casus: int) -> list[sqlite3.Row]:
    """The goals that were neither reached nor dropped."""
    return register.lees(
        "SELECT * FROM doel WHERE casus = :casus AND plan_tot IS NULL ORDER BY nummer", casus=casus
    )


def doelen(register: Register, casus: int) -> list[sqlite3.Row]:
    return register.lees("SELECT * FROM doel WHERE casus = :casus ORDER BY nummer", casus=casus)


def volgend_doelnummer(register: Register, casus: int) -> int:
    """The next number within the casus; only inside a write transaction."""
    rij = register.lees_een(
        "SELECT coalesce(max(nummer), 0) + 1 FROM doel WHERE casus = :casus", casus=casus
    )
    assert rij is not None
    return int(rij[0])


def open_taken(register: Register, casus: int, doelen: Iterable[int]) -> list[sqlite3.Row]:
    """The open tasks of a casus that serve one of these goals (rows)."""
    return register.lees(
        "SELECT * FROM afspraak WHERE casus = :casus AND status = 'open' "
        "AND doel IN (SELECT value FROM json_each(:lijst)) ORDER BY nummer",
        casus=casus,
        lijst=json.dumps(list(doelen)),
    )


def zorgcoordinatie(register: Register, huishouden: int, dag: str) -> list[sqlite3.Row]:
    """The organisations (codes) that hold the zorgcoördinatie, each with the first member of the
    household for whom it does.
    """
    return register.lees(
        "SELECT b.organisatie, min(p.id) AS persoon FROM betrokkenheid b "
        "JOIN persoon p ON p.id = b.persoon "
        "WHERE p.huishouden = :huishouden AND b.zorgcoordinatie = 'ja' "
        "AND (b.tot IS NULL OR b.tot > :dag) GROUP BY b.organisatie ORDER BY b.organisatie",
        huishouden=huishouden,
        dag=dag,
    )


def methodieken(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Versions vastgesteld on these days: bewezen, whether a method is named, how many, sum of keys
    in halves.
    """
    return register.lees(
        f"""SELECT bewezen, genoemd, count(*), {helften("sleutel")} FROM (
        SELECT bewezen, trim(coalesce(methodiek, '')) <> '' AS genoemd,
        recordsleutel('casus', casus) AS sleutel
        FROM "plan" WHERE vastgesteld_op BETWEEN :van AND :tot) GROUP BY 1, 2""",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )
