"""Named SQL about plans: versions, goals, tasks, and who else holds the zorgcoördinatie."""

import json
from collections.abc import Iterable
from datetime import date
from sqlite3 import Row

from tafel.domain.cel import helften
from tafel.domain.plan import Doel
from tafel.register.rijen.plan import Afspraakrij, Doelrij, Planrij
from tafel.register.store import Register


def plannen(register: Register, casus: int) -> list[Planrij]:
    """Every version, oldest first."""
    return register.rijen(
        Planrij, "SELECT * FROM plan WHERE casus = :casus ORDER BY versie", casus=casus
    )


def concepten(register: Register, casussen: Iterable[int]) -> list[Planrij]:
    """The version that is being drawn up, of each of these casussen that has one."""
    return register.rijen(
        Planrij,
        "SELECT * FROM plan WHERE status = 'concept' "
        "AND casus IN (SELECT value FROM json_each(:lijst)) ORDER BY casus",
        lijst=json.dumps(list(casussen)),
    )


def levende_doelen_van(register: Register, casussen: Iterable[int]) -> list[Doel]:
    """The goals of these casussen that were neither reached nor dropped."""
    return register.rijen(
        Doel,
        "SELECT * FROM doel WHERE plan_tot IS NULL "
        "AND casus IN (SELECT value FROM json_each(:lijst)) ORDER BY casus, nummer",
        lijst=json.dumps(list(casussen)),
    )


def levende_doelen(register: Register, casus: int) -> tuple[Doel, ...]:
    """The goals that were neither reached nor dropped."""
    return tuple(levende_doelen_van(register, [casus]))


def doelen(register: Register, casus: int) -> list[Doelrij]:
    """Every goal that there ever was, by number."""
    return register.rijen(
        Doelrij, "SELECT * FROM doel WHERE casus = :casus ORDER BY nummer", casus=casus
    )


def plek_van_doel(register: Register, casus: int, nummer: int) -> tuple[int, int] | None:
    """Casus and number, today, of the goal that had this number when it was decided."""
    rij = register.lees_een(
        "SELECT casus, nummer FROM doel WHERE id = coalesce("
        "(SELECT id FROM doel WHERE casus = :casus AND nummer = :nummer), "
        "(SELECT rij FROM oudnummer WHERE tabel = 'doel' AND casus = :casus "
        "AND nummer = :nummer))",
        casus=casus,
        nummer=nummer,
    )
    return None if rij is None else (rij["casus"], rij["nummer"])


def open_taken(register: Register, casus: int, doelen: Iterable[int]) -> list[Afspraakrij]:
    """The open tasks of a casus that serve one of these goals (rows)."""
    return register.rijen(
        Afspraakrij,
        "SELECT * FROM afspraak WHERE casus = :casus AND status = 'open' "
        "AND doel IN (SELECT value FROM json_each(:lijst)) ORDER BY nummer",
        casus=casus,
        lijst=json.dumps(list(doelen)),
    )


def zorgcoordinatie(register: Register, huishouden: int, dag: date) -> dict[str, int]:
    """The organisations (codes) that hold the zorgcoördinatie, each with the first member of the
    household for whom it does.
    """
    rijen = register.lees(
        "SELECT b.organisatie, min(p.id) FROM betrokkenheid b "
        "JOIN persoon p ON p.id = b.persoon "
        "WHERE p.huishouden = :huishouden AND b.zorgcoordinatie = 'ja' "
        "AND (b.tot IS NULL OR b.tot > :dag) GROUP BY b.organisatie ORDER BY b.organisatie",
        huishouden=huishouden,
        dag=dag,
    )
    return {rij[0]: rij[1] for rij in rijen}


def methodieken(register: Register, van: date, tot: date) -> list[Row]:
    """Versions vastgesteld on these days: bewezen, whether a method is named, how many, sum of keys
    in halves.
    """
    return register.lees(
        f"""SELECT bewezen, genoemd, count(*), {helften("sleutel")} FROM (
        SELECT bewezen, trim(coalesce(methodiek, '')) <> '' AS genoemd,
        recordsleutel('casus', casus) AS sleutel
        FROM "plan" WHERE vastgesteld_op BETWEEN :van AND :tot) GROUP BY 1, 2""",
        van=van,
        tot=tot,
    )
