"""Named SQL behind the GGSR test (STJ): what happened on some days, and how it stood on one.

Every count comes with the sum of the records' keys in halves; days are both included.
"""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date

from tafel.domain.cel import helften
from tafel.register.rapport.kengetallen import STAND
from tafel.register.store import Register

_TEL = f"count(*), {helften('sleutel')} FROM bron"
_PARTIJEN = f"""{STAND}, lopend AS (
    SELECT s.id FROM stand s
    WHERE EXISTS (SELECT 1 FROM "plan" p WHERE p.casus = s.id AND p.vastgesteld_op <= :dag)
), nodig AS (
    SELECT DISTINCT l.id AS casus, g.value AS leefgebied FROM lopend l
    JOIN melding m ON m.casus = l.id AND m.leefgebieden IS NOT NULL AND m.ontvangen_op <= :dag
    JOIN json_each('["' || replace(m.leefgebieden, '|', '","') || '"]') g
), gedaan AS (
    SELECT DISTINCT d.casus, d.leefgebied FROM doel d JOIN afspraak a ON a.doel = d.id
    WHERE a.organisatie IS NOT NULL AND a.gemaakt_op <= :dag
    AND (a.status <> 'vervallen' OR a.afgedaan_op > :dag)
), bron AS MATERIALIZED (
    SELECT min(g.casus IS NOT NULL) AS compleet, recordsleutel('casus', n.casus) AS sleutel
    FROM nodig n LEFT JOIN gedaan g ON g.casus = n.casus AND g.leefgebied = n.leefgebied
    GROUP BY n.casus
)
SELECT compleet, {_TEL} GROUP BY 1
"""


def toedelingen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Decisions per profile and version: (version, how many, sum of keys)."""
    return register.lees(
        "WITH bron AS MATERIALIZED (SELECT profiel || ' ' || profielversie AS versie, "
        "recordsleutel('melding', melding) AS sleutel "
        "FROM toedelingsbesluit WHERE dag BETWEEN :van AND :tot) "
        f"SELECT versie, {_TEL} GROUP BY 1",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )


def contacten(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Who reported, as it was written, and which partners asked for advice, by their code:
    (what, organisation, how many, sum of keys).
    """
    return register.lees(
        "WITH bron AS MATERIALIZED (SELECT 'gemeld' AS wat, melder_organisatie AS organisatie, "
        "recordsleutel('melding', id) AS sleutel "
        "FROM melding WHERE ontvangen_op BETWEEN :van AND :tot "
        "UNION ALL SELECT 'advies', organisatie, recordsleutel('consultatie', id) "
        "FROM consultatie WHERE dag BETWEEN :van AND :tot) "
        f"SELECT wat, organisatie, {_TEL} WHERE organisatie IS NOT NULL GROUP BY 1, 2",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )


def plannen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Versions of plans vastgesteld on these days: with the network, with consent, with a joint
    analyse: (netwerk, instemming, gezamenlijk, how many, sum of keys).
    """
    return register.lees(
        "WITH bron AS MATERIALIZED (SELECT coalesce(netwerk, '') <> '' AS netwerk, "
        "coalesce(instemming, '') IN ('ingestemd', 'mee_opgesteld') AS instemming, "
        "analyse_gezamenlijk IS 'ja' AS gezamenlijk, recordsleutel('casus', casus) AS sleutel "
        'FROM "plan" WHERE vastgesteld_op BETWEEN :van AND :tot) '
        f"SELECT netwerk, instemming, gezamenlijk, {_TEL} GROUP BY 1, 2, 3",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )


def sluitingen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Closings by reason, and whether after-care was agreed: (reason, nazorg, how many, sum of
    keys).
    """
    return register.lees(
        "WITH bron AS MATERIALIZED (SELECT gegevens ->> 'reden' AS reden, "
        "gegevens ->> 'nazorg' IS NOT NULL AS nazorg, recordsleutel('casus', casus) AS sleutel "
        "FROM gebeurtenis WHERE soort = 'gesloten' AND dag BETWEEN :van AND :tot) "
        f"SELECT reden, nazorg, {_TEL} GROUP BY 1, 2",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )


def plan_op_tijd(register: Register, termijnen: Mapping[str, str]) -> list[sqlite3.Row]:
    """Casussen that were opened on these days, whether their plan was there on the last day for it
    (`termijnen`: day of opening → last day): (in time, how many, sum of keys).

    Who was closed or opgeschaald before that day without one waited for nothing.
    """
    return register.lees(
        """WITH gewacht AS (SELECT c.id, t.value AS uiterlijk,
        (SELECT min(p.vastgesteld_op) FROM "plan" p WHERE p.casus = c.id) AS eerste
        FROM json_each(:termijnen) t CROSS JOIN casus c ON c.geopend_op = t.key),
        bron AS MATERIALIZED (SELECT coalesce(eerste <= uiterlijk, 0) AS op_tijd,
        recordsleutel('casus', id) AS sleutel FROM gewacht w
        WHERE eerste <= uiterlijk OR NOT EXISTS (
        SELECT 1 FROM gebeurtenis g WHERE g.casus = w.id AND g.dag <= uiterlijk
        AND +g.soort IN ('gesloten', 'opgeschaald')))"""
        f"SELECT op_tijd, {_TEL} GROUP BY 1",
        termijnen=json.dumps(termijnen),
    )


def partijen(register: Register, dag: date) -> list[sqlite3.Row]:
    """Casussen open at the end of a day with a plan, whether every leefgebied that was reported has
    a goal for which an organisation does something: (all of them, how many, sum of keys).
    """
    return register.lees(_PARTIJEN, dag=dag.isoformat())


def oordelen(register: Register, dag: date) -> list[sqlite3.Row]:
    """Per test what the partners said of it last, on or before a day."""
    return register.lees(
        "SELECT toets, oordeel, dag, bron FROM ggsroordeel o WHERE dag <= :dag AND id = ("
        "SELECT id FROM ggsroordeel l WHERE l.toets = o.toets AND l.dag <= :dag "
        "ORDER BY l.dag DESC, l.id DESC LIMIT 1)",
        dag=dag.isoformat(),
    )
