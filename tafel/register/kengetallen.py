"""Named SQL of the kengetallen: SQL counts, so that no melding or casus ever comes to Python.

Every query reads its rows once, into a narrow table in memory, and groups that as often as there
are properties. Days are both included.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date

from tafel.kolommen import LEEFGEBIEDEN
from tafel.register.store import Register

ALLEEN_JAAR = -1000
"""An age at or below it: only the birth year is known, and the oldest possible age is this less
it."""
GEEN_TAFEL = "-"
"""What a melding has as its table that needs none: regular care, or sent back."""

_TAFEL = f"""CASE WHEN m.status = 'teruggeleid' OR m.uitkomst = 'regulier' THEN '{GEEN_TAFEL}'
ELSE coalesce(m.tafel, (SELECT t.tafel FROM casus t WHERE t.id = m.casus)) END"""
_LEEFTIJD = f"""CASE length(p.geboortedatum)
WHEN 10 THEN m.ontvangen_op - p.geboortedatum
    - (substr(m.ontvangen_op, 6) < substr(p.geboortedatum, 6))
WHEN 4 THEN iif(m.ontvangen_op - p.geboortedatum - m.leeftijd IN (0, 1),
    m.leeftijd, {ALLEEN_JAAR} - (m.ontvangen_op - p.geboortedatum))
WHEN 7 THEN iif(substr(m.ontvangen_op, 6, 2) <> substr(p.geboortedatum, 6),
    m.ontvangen_op - p.geboortedatum - (substr(m.ontvangen_op, 6, 2) < substr(p.geboortedatum, 6)),
    iif(m.ontvangen_op - p.geboortedatum - m.leeftijd IN (0, 1),
        m.leeftijd, {ALLEEN_JAAR} - (m.ontvangen_op - p.geboortedatum)))
ELSE m.leeftijd END"""
"""Whole years on the day of receipt: SQLite subtracts the years that two dates begin with."""
_EIGENSCHAPPEN = f"""m.kanaal, m.melder_organisatie AS melder, m.aard, m.urgentie,
{_LEEFTIJD} AS leeftijd, h.buurt, m.leefgebieden, m.complex, m.zelf_oplossen"""
_GEMELD = f"""SELECT {_TAFEL} AS tafel, m.uitkomst AS plek, {_EIGENSCHAPPEN}
FROM melding m INDEXED BY melding_cijfers JOIN persoon p ON p.id = m.persoon
JOIN huishouden h ON h.id = p.huishouden
WHERE m.ontvangen_op BETWEEN :van AND :tot AND m.status <> 'samengevoegd'"""
_OPGEPAKT = f"""SELECT c.tafel, c.categorie AS plek, {_EIGENSCHAPPEN}
FROM casus c INDEXED BY casus_geopend
LEFT JOIN melding m ON m.id = (SELECT min(e.id) FROM melding e WHERE e.casus = c.id)
LEFT JOIN persoon p ON p.id = m.persoon LEFT JOIN huishouden h ON h.id = p.huishouden
WHERE c.geopend_op BETWEEN :van AND :tot"""
_MASKER = " + ".join(
    f"(instr('|' || leefgebieden || '|', '|{code}|') > 0) * {1 << nummer}"
    for nummer, code in enumerate(LEEFGEBIEDEN)
)
_PER_EIGENSCHAP = f"""
SELECT 'plek' AS wat, tafel, plek, aard, urgentie, count(*) FROM bron GROUP BY 2, 3, 4, 5
UNION ALL SELECT 'kanaal', kanaal, NULL, NULL, NULL, count(*) FROM bron GROUP BY 2
UNION ALL SELECT 'melder', melder, NULL, NULL, NULL, count(*) FROM bron GROUP BY 2
UNION ALL SELECT 'leeftijd', leeftijd, NULL, NULL, NULL, count(*) FROM bron GROUP BY 2
UNION ALL SELECT 'buurt', buurt, NULL, NULL, NULL, count(*) FROM bron GROUP BY 2
UNION ALL SELECT 'leefgebieden', {_MASKER}, NULL, NULL, NULL, sum(n)
FROM (SELECT leefgebieden, count(*) AS n FROM bron GROUP BY 1) GROUP BY 2"""
_KWADRANT = """
UNION ALL SELECT 'kwadrant',
length(leefgebieden) - length(replace(leefgebieden, '|', '')) >= :vanaf - 1,
complex, zelf_oplossen, NULL, count(*) FROM bron GROUP BY 2, 3, 4"""


def gemeld(register: Register, van: date, tot: date, meervoudig_vanaf: int) -> list[sqlite3.Row]:
    """Meldingen received on these days: (what, up to four values, how many).

    `plek`: table, outcome, aard, urgentie; `leefgebieden`: a bit per leefgebied; `kwadrant`: 1 for
    at least so many leefgebieden, complex, zelf_oplossen; the others one value. NULL is unknown.
    """
    return register.lees(
        f"WITH bron AS MATERIALIZED ({_GEMELD}) {_PER_EIGENSCHAP} {_KWADRANT}",
        van=van.isoformat(),
        tot=tot.isoformat(),
        vanaf=meervoudig_vanaf,
    )


def opgepakt(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Casussen opened on these days, by their first melding: as `gemeld`.

    In `plek` the casus's own table, and its category instead of the outcome; no `kwadrant`.
    """
    return register.lees(
        f"WITH bron AS MATERIALIZED ({_OPGEPAKT}) {_PER_EIGENSCHAP}",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )


def gemeld_per_buurt(register: Register, tot: date) -> Iterator[tuple[str, int, int]]:
    """Meldingen up to and including a day: neighbourhood (when known), year, how many."""
    rijen = register.lees(
        "SELECT h.buurt, m.ontvangen_op + 0 AS jaar, count(*) FROM melding m "
        "JOIN persoon p ON p.id = m.persoon JOIN huishouden h ON h.id = p.huishouden "
        "WHERE m.ontvangen_op <= :tot AND h.buurt IS NOT NULL AND m.status <> 'samengevoegd' "
        "GROUP BY 1, 2",
        tot=tot.isoformat(),
    )
    return ((buurt, jaar, aantal) for buurt, jaar, aantal in rijen)


# --- closing, reopening and what is counted once --------------------------------------------------

_SLUITINGEN = """SELECT c.id AS casus, c.tafel, c.sluitreden AS reden, c.geopend_op,
max(coalesce(c.gesloten_op, c.geopend_op), c.geopend_op) AS dag
FROM casus c WHERE c.status = 'gesloten'
UNION ALL SELECT c.id, c.tafel, g.gegevens ->> 'sluitreden', c.geopend_op,
max(coalesce(min(g.gegevens ->> 'gesloten_op', g.dag), g.dag), c.geopend_op)
FROM gebeurtenis g INDEXED BY gebeurtenis_soort JOIN casus c ON c.id = g.casus
WHERE g.soort = 'heropend'"""
"""Every closing of a casus, also one that was reopened since (the reopening tells of it)."""

_PER_DAG: Mapping[str, str] = {
    "heropend": "SELECT dag, count(*) FROM gebeurtenis INDEXED BY gebeurtenis_soort "
    "WHERE soort = 'heropend' AND dag BETWEEN :van AND :tot GROUP BY dag",
    "nazorg": "SELECT dag, count(*) FROM gebeurtenis INDEXED BY gebeurtenis_soort "
    "WHERE soort = 'gesloten' AND dag BETWEEN :van AND :tot "
    "AND gegevens ->> 'nazorg' IS NOT NULL GROUP BY dag",
    "volglijst": "SELECT dag, count(*) FROM gebeurtenis INDEXED BY gebeurtenis_soort "
    "WHERE soort = 'volglijst' AND dag BETWEEN :van AND :tot "
    "AND gegevens ->> 'eerder' IS NULL AND gegevens ->> 'op' IS NOT NULL GROUP BY dag",
    "teruggeleid": "SELECT dag, count(*) FROM melding_wijziging "
    "WHERE veld = 'teruggeleid_naar' AND nieuw IS NOT NULL AND dag BETWEEN :van AND :tot "
    "GROUP BY dag",
    "consultatie": "SELECT dag, count(*) FROM consultatie WHERE dag BETWEEN :van AND :tot "
    "GROUP BY dag",
}


def per_dag(register: Register, wat: str, van: date, tot: date) -> Iterator[tuple[date, int]]:
    """How often on which day: heropend, nazorg, volglijst, teruggeleid or consultatie."""
    rijen = register.lees(_PER_DAG[wat], van=van.isoformat(), tot=tot.isoformat())
    return ((date.fromisoformat(dag), aantal) for dag, aantal in rijen)


def eerste_dag(register: Register) -> date | None:
    """The day of the oldest melding or casus; None in an empty register."""
    rij = register.lees_een(
        "SELECT min(dag) FROM (SELECT min(ontvangen_op) AS dag FROM melding "
        "UNION ALL SELECT min(geopend_op) FROM casus UNION ALL SELECT min(dag) FROM consultatie)"
    )
    assert rij is not None
    return date.fromisoformat(rij[0]) if rij[0] else None


def voorraad_voor(register: Register, dag: date) -> int:
    """How many casussen were open when this day began."""
    rij = register.lees_een(
        "SELECT (SELECT count(*) FROM casus WHERE geopend_op < :dag) "
        "+ (SELECT count(*) FROM gebeurtenis WHERE soort = 'heropend' AND dag < :dag) "
        f"- (SELECT count(*) FROM ({_SLUITINGEN}) WHERE dag < :dag)",
        dag=dag.isoformat(),
    )
    assert rij is not None
    return int(rij[0])


# --- how it stood on a day ------------------------------------------------------------------------

STAND = """WITH later AS MATERIALIZED (
SELECT casus, min(id) FILTER (WHERE soort IN ('gesloten', 'heropend')) AS status,
min(id) FILTER (WHERE soort IN ('stap', 'gesloten')) AS stap,
min(id) FILTER (WHERE soort = 'toedeling') AS toedeling,
min(id) FILTER (WHERE soort = 'categorie') AS categorie
FROM gebeurtenis INDEXED BY gebeurtenis_soort
WHERE soort IN ('gesloten', 'heropend', 'stap', 'toedeling', 'categorie') AND dag > :dag
GROUP BY casus),
stand AS MATERIALIZED (
SELECT c.id, c.geopend_op,
CASE WHEN t.id IS NULL THEN c.tafel ELSE t.gegevens ->> '$.oud.tafel' END AS tafel,
CASE WHEN k.id IS NULL THEN c.categorie ELSE k.gegevens ->> 'oud' END AS categorie,
CASE s.soort WHEN 'stap' THEN s.gegevens ->> 'van' WHEN 'gesloten' THEN s.gegevens ->> 'stap'
ELSE c.stap END AS stap
FROM casus c LEFT JOIN later l ON l.casus = c.id
LEFT JOIN gebeurtenis o ON o.id = l.status LEFT JOIN gebeurtenis s ON s.id = l.stap
LEFT JOIN gebeurtenis t ON t.id = l.toedeling LEFT JOIN gebeurtenis k ON k.id = l.categorie
WHERE c.geopend_op <= :dag AND CASE o.soort WHEN 'gesloten' THEN true WHEN 'heropend' THEN false
ELSE c.status = 'open' OR max(coalesce(c.gesloten_op, c.geopend_op), c.geopend_op) > :dag END)
"""
"""The casussen that were open at the end of `:dag`, as they were: what the first event after that
day says that was changed, else what the casus says itself."""


# --- lead times -----------------------------------------------------------------------------------

_TOEDELING = f"""WITH toegedeeld AS MATERIALIZED (
SELECT {_TAFEL} AS tafel, m.status = 'teruggeleid' AS terug, m.ontvangen_op AS begin,
(SELECT b.dag FROM toedelingsbesluit b WHERE b.melding = m.id AND b.uitkomst <> 'aanvullen'
ORDER BY b.id LIMIT 1) AS eind
FROM melding m INDEXED BY melding_cijfers
WHERE m.ontvangen_op <= :tot AND m.status <> 'samengevoegd')
"""
_PLAN = 'SELECT min(p.vastgesteld_op) FROM "plan" p WHERE p.casus ='
_ACTIE = "SELECT min(a.afgedaan_op) FROM afspraak a WHERE a.status = 'nagekomen' AND a.casus ="
_VAK = "substr(dag, 1, 7), dag >= :begin, dag > :einde"
"""What days that are counted together have in common."""


def toedelingen(register: Register, van: date, tot: date, dag: date) -> list[sqlite3.Row]:
    """Meldingen by the day of their first decision: table, day of receipt, day of the decision
    (when it was on these days), how many of them, and how many waited at the end of `dag`.
    """
    return register.lees(
        f"{_TOEDELING} SELECT tafel, begin, eind, count(*) AS aantal, "
        "sum(begin <= :dag AND (eind > :dag OR (eind IS NULL AND NOT terug))) AS wachtend "
        "FROM toegedeeld WHERE eind IS NULL OR eind >= min(:van, :dag) GROUP BY 1, 2, 3",
        van=van.isoformat(),
        tot=tot.isoformat(),
        dag=dag.isoformat(),
    )


def doorlopen(
    register: Register, van: date, tot: date, knip: tuple[date, date]
) -> list[sqlite3.Row]:
    """Casussen that reached a point on these days: (what, table or reason, begin, end, how many).

    `plan`: from opening to the first plan; `actie`: from there to the first afspraak that was
    kept; `sluiten`: from there to a closing, begin NULL when there was none; `geheel`: from the
    first melding to a closing; `reden`: closings by reason, without a begin. Of
    `sluiten` and `geheel` the begin is the number of days, and the end the first day of those that
    are counted together: in one month, and in one part when the days of `knip` cut it (the first
    begins a part, the last ends one).
    """
    return register.lees(
        f"""WITH plannen AS MATERIALIZED (SELECT casus, min(vastgesteld_op) AS plan FROM "plan"
        WHERE vastgesteld_op IS NOT NULL GROUP BY casus),
        acties AS MATERIALIZED (SELECT n.casus, c.tafel, c.geopend_op, n.plan,
        ({_ACTIE} n.casus AND a.afgedaan_op >= n.plan) AS actie
        FROM plannen n CROSS JOIN casus c ON c.id = n.casus),
        dicht AS MATERIALIZED (SELECT d.*, ({_PLAN} d.casus) AS plan FROM ({_SLUITINGEN}) d
        WHERE d.dag BETWEEN :van AND :tot),
        binnen AS MATERIALIZED (SELECT d.tafel, d.reden, d.dag,
        ({_ACTIE} d.casus AND a.afgedaan_op BETWEEN d.plan AND d.dag) AS actie,
        coalesce((SELECT m.ontvangen_op FROM melding m WHERE m.id =
        (SELECT min(e.id) FROM melding e WHERE e.casus = d.casus)), d.geopend_op) AS gemeld
        FROM dicht d)
        SELECT 'plan' AS wat, tafel, geopend_op AS begin, plan AS eind, count(*) AS aantal
        FROM acties WHERE plan BETWEEN :van AND :tot GROUP BY 2, 3, 4
        UNION ALL SELECT 'actie', tafel, plan, actie, count(*)
        FROM acties WHERE actie BETWEEN :van AND :tot GROUP BY 2, 3, 4
        UNION ALL SELECT 'sluiten', tafel, julianday(dag) - julianday(actie), min(dag), count(*)
        FROM binnen GROUP BY 2, 3, {_VAK}
        UNION ALL SELECT 'geheel', tafel, julianday(dag) - julianday(gemeld), min(dag), count(*)
        FROM binnen GROUP BY 2, 3, {_VAK}
        UNION ALL SELECT 'reden', reden, NULL, dag, count(*) FROM binnen GROUP BY 2, 4""",
        van=van.isoformat(),
        tot=tot.isoformat(),
        begin=knip[0].isoformat(),
        einde=knip[1].isoformat(),
    )


def voorraad(register: Register, dag: date) -> list[sqlite3.Row]:
    """Casussen open at the end of a day: what, table, category, step, since when, how many.

    `open`: all of them, without since; `plan`: those without a plan, since their opening; `actie`:
    those with a plan but no action, since that plan; the last two without category and step.
    """
    return register.lees(
        f"""{STAND},
        plannen AS MATERIALIZED (SELECT s.id, s.tafel, s.geopend_op, ({_PLAN} s.id) AS plan
        FROM stand s),
        acties AS MATERIALIZED (SELECT n.tafel, n.plan,
        ({_ACTIE} n.id AND a.afgedaan_op >= n.plan) AS actie
        FROM plannen n WHERE n.plan <= :dag)
        SELECT 'open' AS wat, tafel, categorie, stap, NULL AS begin, count(*) AS aantal
        FROM stand GROUP BY 2, 3, 4
        UNION ALL SELECT 'plan', tafel, NULL, NULL, geopend_op, count(*)
        FROM plannen WHERE plan IS NULL OR plan > :dag GROUP BY 2, 5
        UNION ALL SELECT 'actie', tafel, NULL, NULL, plan, count(*)
        FROM acties WHERE actie IS NULL OR actie > :dag GROUP BY 2, 5""",
        dag=dag.isoformat(),
    )
