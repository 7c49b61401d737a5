"""Named SQL of the kengetallen: SQL counts, so that no melding or casus ever comes to Python.

Every query reads its rows once, into a narrow table in memory, and groups that as often as there
are properties. Days are both included.
"""

import sqlite3
from collections.abc import Mapping
from datetime import date

from tafel.domain.cel import helften
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
m.aanvliegroute, {_LEEFTIJD} AS leeftijd, h.buurt, m.leefgebieden, m.complex, m.zelf_oplossen"""
_GEMELD = f"""SELECT recordsleutel('melding', m.id) AS sleutel,
{_TAFEL} AS tafel, m.uitkomst AS plek, NULL AS onderdeel, {_EIGENSCHAPPEN}
FROM melding m INDEXED BY melding_ontvangen JOIN persoon p ON p.id = m.persoon
JOIN huishouden h ON h.id = coalesce(p.woont, p.huishouden)
WHERE m.ontvangen_op BETWEEN :van AND :tot AND m.status <> 'samengevoegd'"""
_OPGEPAKT = f"""SELECT recordsleutel('casus', c.id) AS sleutel, c.tafel, c.categorie AS plek,
(SELECT t.besluit ->> 'onderdeel' FROM toedelingsbesluit t WHERE t.melding = m.id
AND t.tafel = c.tafel ORDER BY t.id DESC LIMIT 1) AS onderdeel, {_EIGENSCHAPPEN}
FROM casus c INDEXED BY casus_geopend
LEFT JOIN melding m ON m.id = (SELECT min(e.id) FROM melding e WHERE e.casus = c.id)
LEFT JOIN persoon p ON p.id = m.persoon
LEFT JOIN huishouden h ON h.id = coalesce(p.woont, p.huishouden)
WHERE c.geopend_op BETWEEN :van AND :tot"""
_MASKER = " + ".join(
    f"(instr('|' || leefgebieden || '|', '|{code}|') > 0) * {1 << nummer}"
    for nummer, code in enumerate(LEEFGEBIEDEN)
)
_TEL = f"count(*) AS aantal, {helften('sleutel')} FROM bron"
_PER_EIGENSCHAP = f"""
SELECT 'plek', tafel, plek, aard, urgentie, {_TEL} GROUP BY 2, 3, 4, 5
UNION ALL SELECT 'melder', melder, kanaal, tafel, plek, {_TEL} GROUP BY 2, 3, 4, 5
UNION ALL SELECT 'leeftijd', leeftijd, NULL, NULL, NULL, {_TEL} GROUP BY 2
UNION ALL SELECT 'buurt', buurt, NULL, NULL, NULL, {_TEL} GROUP BY 2
UNION ALL SELECT 'route', aanvliegroute, onderdeel, NULL, NULL, {_TEL} GROUP BY 2, 3
UNION ALL SELECT 'leefgebieden', {_MASKER}, NULL, NULL, NULL, sum(n), sum(laag), sum(hoog)
FROM (SELECT leefgebieden, count(*) AS n, {helften("sleutel")} FROM bron GROUP BY 1) GROUP BY 2
UNION ALL SELECT 'kwadrant',
length(leefgebieden) - length(replace(leefgebieden, '|', '')) >= :vanaf - 1,
complex, zelf_oplossen, NULL, {_TEL} GROUP BY 2, 3, 4"""


def gemeld(register: Register, van: date, tot: date, meervoudig_vanaf: int) -> list[sqlite3.Row]:
    """Meldingen received on these days: (what, up to four values, how many, sum of keys in halves).

    `plek`: table, outcome, aard, urgentie; `melder`: organisation, channel, table, outcome;
    `route`: aanvliegroute, onderdeel; `leefgebieden`: a bit per leefgebied; `kwadrant`: 1 for at
    least so many leefgebieden, complex, zelf_oplossen; the others one value. NULL is unknown.
    """
    return _per_eigenschap(register, _GEMELD, van, tot, meervoudig_vanaf)


def opgepakt(register: Register, van: date, tot: date, meervoudig_vanaf: int) -> list[sqlite3.Row]:
    """Casussen opened on these days, by their first melding: as `gemeld`.

    With the casus's own table, and its category instead of the outcome.
    """
    return _per_eigenschap(register, _OPGEPAKT, van, tot, meervoudig_vanaf)


def _per_eigenschap(
    register: Register, bron: str, van: date, tot: date, meervoudig_vanaf: int
) -> list[sqlite3.Row]:
    return register.lees(
        f"WITH bron AS MATERIALIZED ({bron}) {_PER_EIGENSCHAP}",
        van=van.isoformat(),
        tot=tot.isoformat(),
        vanaf=meervoudig_vanaf,
    )


def hoeveel_gemeld(register: Register, van: date, tot: date) -> tuple[int, int, int]:
    """Meldingen received on these days: how many, sum of keys in halves."""
    rij = register.lees_een(
        f"WITH bron AS MATERIALIZED (SELECT recordsleutel('melding', id) AS sleutel FROM melding "
        f"WHERE ontvangen_op BETWEEN :van AND :tot AND status <> 'samengevoegd') SELECT {_TEL}",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )
    assert rij is not None
    aantal, laag, hoog = rij
    return aantal, laag or 0, hoog or 0


# --- closing, reopening and what is counted once --------------------------------------------------

_SLUITINGEN = """SELECT c.id AS casus, c.tafel, c.sluitreden AS reden, c.geopend_op,
max(coalesce(c.gesloten_op, c.geopend_op), c.geopend_op) AS dag
FROM casus c WHERE c.status = 'gesloten'
UNION ALL SELECT c.id, c.tafel, g.gegevens ->> 'sluitreden', c.geopend_op,
max(coalesce(min(g.gegevens ->> 'gesloten_op', g.dag), g.dag), c.geopend_op)
FROM gebeurtenis g INDEXED BY gebeurtenis_soort JOIN casus c ON c.id = g.casus
WHERE g.soort = 'heropend'"""
"""Every closing of a casus, also one that was reopened since (the reopening tells of it)."""

_PER_KEER: Mapping[str, str] = {
    "heropend": "SELECT recordsleutel('casus', casus) AS sleutel "
    "FROM gebeurtenis INDEXED BY gebeurtenis_soort "
    "WHERE soort = 'heropend' AND dag BETWEEN :van AND :tot",
    "volglijst": "SELECT recordsleutel('casus', casus) AS sleutel "
    "FROM gebeurtenis INDEXED BY gebeurtenis_soort "
    "WHERE soort = 'volglijst' AND dag BETWEEN :van AND :tot "
    "AND gegevens ->> 'eerder' IS NULL AND gegevens ->> 'op' IS NOT NULL",
    "teruggeleid": "SELECT recordsleutel('melding', melding) AS sleutel FROM melding_wijziging "
    "WHERE veld = 'teruggeleid_naar' AND nieuw IS NOT NULL AND dag BETWEEN :van AND :tot",
    "consultatie": "SELECT recordsleutel('consultatie', id) AS sleutel FROM consultatie "
    "WHERE dag BETWEEN :van AND :tot",
}


def keren(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """How often on these days: heropend, volglijst, teruggeleid, consultatie, each with its count
    and the sum of keys in halves.
    """
    return register.lees(
        " UNION ALL ".join(
            f"SELECT '{wat}', count(*), {helften('sleutel')} FROM ({sql})"
            for wat, sql in _PER_KEER.items()
        ),
        van=van.isoformat(),
        tot=tot.isoformat(),
    )


_DAGEN = """SELECT 'M' || id AS wat, ontvangen_op AS dag FROM melding
UNION ALL SELECT 'casus ' || id, geopend_op FROM casus
UNION ALL SELECT 'een consultatie', dag FROM consultatie"""


def per_maand(register: Register, tot: date) -> list[tuple[str, int]]:
    """How many meldingen, casussen and consultaties there are of every month up to a day, in order:
    (2026-03, number).
    """
    rijen = register.lees(
        f"SELECT substr(dag, 1, 7), count(*) FROM ({_DAGEN}) WHERE dag <= :tot "
        "GROUP BY 1 ORDER BY 1",
        tot=tot.isoformat(),
    )
    return [(maand, aantal) for maand, aantal in rijen]


def van_voor(register: Register, maand: str) -> list[sqlite3.Row]:
    """What there is of before a month: (what, day), the oldest first."""
    return register.lees(
        f"SELECT wat, dag FROM ({_DAGEN}) WHERE dag < :maand ORDER BY dag, wat", maand=maand
    )


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

_PLAN = 'SELECT min(p.vastgesteld_op) FROM "plan" p WHERE p.casus ='
_ACTIE = "SELECT min(a.afgedaan_op) FROM afspraak a WHERE a.status = 'nagekomen' AND a.casus ="


def toedelingen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Meldingen by the day of their first decision: (what, table, day of receipt, day of the
    decision, how many, sum of keys in halves).

    `besluit`: with the decision on these days; `wacht`: those that waited for it when they ended.
    """
    return register.lees(
        f"""WITH toegedeeld AS MATERIALIZED (
        SELECT {_TAFEL} AS tafel, m.status = 'teruggeleid' AS terug, m.ontvangen_op AS begin,
        (SELECT b.dag FROM toedelingsbesluit b WHERE b.melding = m.id AND b.uitkomst <> 'aanvullen'
        ORDER BY b.id LIMIT 1) AS eind, m.id
        FROM melding m INDEXED BY melding_ontvangen
        WHERE m.ontvangen_op <= :tot AND m.status <> 'samengevoegd'),
        bron AS MATERIALIZED (
        SELECT 'besluit' AS wat, tafel, begin, eind, recordsleutel('melding', id) AS sleutel
        FROM toegedeeld WHERE eind BETWEEN :van AND :tot
        UNION ALL SELECT 'wacht', tafel, begin, NULL, recordsleutel('melding', id)
        FROM toegedeeld WHERE eind > :tot OR (eind IS NULL AND NOT terug))
        SELECT wat, tafel, begin, eind, {_TEL} GROUP BY 1, 2, 3, 4""",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )


def doorlopen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Casussen that reached a point on these days: (what, table or reason, begin, end, how many,
    sum of keys in halves).

    `plan`: from opening to the first plan; `actie`: from there to the first afspraak that was
    kept; `sluiten`: from there to a closing, begin NULL when there was none; `geheel`: from the
    first melding to a closing; `reden`: closings by reason.
    """
    return register.lees(
        f"""WITH plannen AS MATERIALIZED (SELECT casus, min(vastgesteld_op) AS plan FROM "plan"
        WHERE vastgesteld_op IS NOT NULL GROUP BY casus),
        acties AS MATERIALIZED (SELECT n.casus, c.tafel, c.geopend_op, n.plan,
        ({_ACTIE} n.casus AND a.afgedaan_op >= n.plan) AS actie
        FROM plannen n CROSS JOIN casus c ON c.id = n.casus),
        dicht AS MATERIALIZED (SELECT d.*, ({_PLAN} d.casus) AS plan FROM ({_SLUITINGEN}) d
        WHERE d.dag BETWEEN :van AND :tot),
        binnen AS MATERIALIZED (SELECT d.casus, d.tafel, d.reden, d.dag,
        ({_ACTIE} d.casus AND a.afgedaan_op BETWEEN d.plan AND d.dag) AS actie,
        coalesce((SELECT m.ontvangen_op FROM melding m WHERE m.id =
        (SELECT min(e.id) FROM melding e WHERE e.casus = d.casus)), d.geopend_op) AS gemeld
        FROM dicht d),
        punten AS (
        SELECT 'plan' AS wat, tafel, geopend_op AS begin, plan AS eind, casus
        FROM acties WHERE plan BETWEEN :van AND :tot
        UNION ALL SELECT 'actie', tafel, plan, actie, casus
        FROM acties WHERE actie BETWEEN :van AND :tot
        UNION ALL SELECT 'sluiten', tafel, actie, dag, casus FROM binnen
        UNION ALL SELECT 'geheel', tafel, gemeld, dag, casus FROM binnen
        UNION ALL SELECT 'reden', reden, NULL, NULL, casus FROM binnen),
        bron AS MATERIALIZED (SELECT *, recordsleutel('casus', casus) AS sleutel FROM punten)
        SELECT wat, tafel, begin, eind, {_TEL} GROUP BY 1, 2, 3, 4""",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )


def voorraad(register: Register, dag: date) -> list[sqlite3.Row]:
    """Casussen open at the end of a day: what, table, category, step, since when, organisation of
    the manager, how many, sum of keys in halves.

    `open`: all of them, without since; `plan`: those without a plan, since their opening; `actie`:
    those with a plan but no action, since that plan; the last two by table only.
    """
    return register.lees(
        f"""{STAND}, daarna AS (SELECT casus, min(id) AS id FROM gebeurtenis
        WHERE dag > :dag AND soort = 'casemanager' GROUP BY casus),
        plannen AS MATERIALIZED (SELECT s.*,
        iif(g.id IS NULL, c.casemanager_organisatie, g.gegevens ->> 'oud') AS manager,
        ({_PLAN} s.id) AS plan FROM stand s JOIN casus c ON c.id = s.id
        LEFT JOIN daarna d ON d.casus = s.id LEFT JOIN gebeurtenis g ON g.id = d.id),
        acties AS MATERIALIZED (SELECT n.id, n.tafel, n.plan,
        ({_ACTIE} n.id AND a.afgedaan_op >= n.plan) AS actie
        FROM plannen n WHERE n.plan <= :dag),
        standen AS (
        SELECT 'open' AS wat, tafel, categorie, stap, NULL AS begin, manager, id FROM plannen
        UNION ALL SELECT 'plan', tafel, NULL, NULL, geopend_op, NULL, id
        FROM plannen WHERE plan IS NULL OR plan > :dag
        UNION ALL SELECT 'actie', tafel, NULL, NULL, plan, NULL, id
        FROM acties WHERE actie IS NULL OR actie > :dag),
        bron AS MATERIALIZED (SELECT *, recordsleutel('casus', id) AS sleutel FROM standen)
        SELECT wat, tafel, categorie, stap, begin, manager, {_TEL} GROUP BY 1, 2, 3, 4, 5, 6""",
        dag=dag.isoformat(),
    )
