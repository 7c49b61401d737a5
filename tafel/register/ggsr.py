"""Named SQL behind the GGSR test (STJ): counts over a period, and on its last day."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date

from tafel.register.kengetallen import STAND
from tafel.register.store import Register

_SLUITINGEN = """
SELECT dag, reden IS NOT 'losgelaten' AS niet_losgelaten, zinvol, zinvol AND nazorg AS met_nazorg,
    count(*) AS aantal
FROM (
    SELECT dag, json_extract(gegevens, '$.reden') AS reden,
        json_extract(gegevens, '$.nazorg') IS NOT NULL AS nazorg,
        coalesce(json_extract(gegevens, '$.reden'), '') NOT IN
            (SELECT value FROM json_each(:zonder_nazorg)) AS zinvol
    FROM gebeurtenis WHERE soort = 'gesloten' AND dag BETWEEN :van AND :tot
) GROUP BY 1, 2, 3, 4
"""
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
)
SELECT count(*) AS casussen, coalesce(sum(compleet), 0) AS compleet FROM (
    SELECT n.casus, min(g.casus IS NOT NULL) AS compleet FROM nodig n
    LEFT JOIN gedaan g ON g.casus = n.casus AND g.leefgebied = n.leefgebied GROUP BY n.casus
)
"""
_WACHTEN = """
SELECT uiterlijk AS dag, coalesce(eerste <= uiterlijk, 0) AS op_tijd, count(*) AS aantal FROM (
    SELECT c.id, t.value AS uiterlijk,
        (SELECT min(p.vastgesteld_op) FROM "plan" p WHERE p.casus = c.id) AS eerste
    FROM json_each(:termijnen) t CROSS JOIN casus c ON c.geopend_op = t.key
    WHERE t.value BETWEEN :van AND :tot
) w WHERE eerste <= uiterlijk OR (uiterlijk < :vandaag AND NOT EXISTS (
    SELECT 1 FROM gebeurtenis g WHERE g.casus = w.id AND g.dag <= uiterlijk
    AND +g.soort IN ('gesloten', 'opgeschaald')))
GROUP BY 1, 2
"""


def toedelingen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Decisions per day, profile and version: (dag, versie, aantal)."""
    return register.lees(
        "SELECT dag, profiel || ' ' || profielversie AS versie, count(*) AS aantal "
        "FROM toedelingsbesluit WHERE dag BETWEEN :van AND :tot GROUP BY 1, 2",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )


def melders(register: Register, van: date, tot: date) -> list[str]:
    """The organisations that reported, as they were written."""
    rijen = register.lees(
        "SELECT DISTINCT melder_organisatie AS naam FROM melding "
        "WHERE ontvangen_op BETWEEN :van AND :tot AND melder_organisatie IS NOT NULL",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )
    return [rij["naam"] for rij in rijen]


def adviesvragers(register: Register, van: date, tot: date) -> list[str]:
    """The partners (codes) that asked for advice."""
    rijen = register.lees(
        "SELECT DISTINCT organisatie FROM consultatie "
        "WHERE dag BETWEEN :van AND :tot AND organisatie IS NOT NULL",
        van=van.isoformat(),
        tot=tot.isoformat(),
    )
    return [rij["organisatie"] for rij in rijen]


def plannen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Plans per day on which they were vastgesteld: with the network, with consent, with a joint
    analyse: (dag, netwerk, instemming, gezamenlijk, aantal).
    """
    return register.lees(
        "SELECT vastgesteld_op AS dag, coalesce(netwerk, '') <> '' AS netwerk, "
        "coalesce(instemming, '') IN ('ingestemd', 'mee_opgesteld') AS instemming, "
        "analyse_gezamenlijk IS 'ja' AS gezamenlijk, count(*) AS aantal "
        'FROM "plan" WHERE vastgesteld_op BETWEEN :van AND :tot GROUP BY 1, 2, 3, 4',
        van=van.isoformat(),
        tot=tot.isoformat(),
    )


def sluitingen(
    register: Register, van: date, tot: date, zonder_nazorg: Iterable[str]
) -> list[sqlite3.Row]:
    """Closings per day: not let go, after which after-care makes sense (not after the reasons
    `zonder_nazorg`), and with after-care: (dag, niet_losgelaten, zinvol, met_nazorg, aantal).
    """
    return register.lees(
        _SLUITINGEN,
        van=van.isoformat(),
        tot=tot.isoformat(),
        zonder_nazorg=json.dumps(sorted(zonder_nazorg)),
    )


def partijen(register: Register, dag: date) -> sqlite3.Row:
    """Open casussen with a plan on a day: how many, and where every leefgebied that was reported
    has a goal for which an organisation does something.
    """
    rij = register.lees_een(_PARTIJEN, dag=dag.isoformat())
    assert rij is not None
    return rij


def plan_op_tijd(
    register: Register, van: date, tot: date, vandaag: date, termijnen: Mapping[str, str]
) -> list[sqlite3.Row]:
    """Casussen per last day for a plan, and whether it was there: (dag, op_tijd, aantal).

    `termijnen` gives per day of opening the last day; who was closed or opgeschaald before it
    waited for nothing.
    """
    return register.lees(
        _WACHTEN,
        van=van.isoformat(),
        tot=tot.isoformat(),
        vandaag=vandaag.isoformat(),
        termijnen=json.dumps(termijnen),
    )


def oordelen(register: Register, dag: date) -> list[sqlite3.Row]:
    """Per test what the partners said of it last, on or before a day."""
    return register.lees(
        "SELECT toets, oordeel, dag, bron FROM ggsroordeel o WHERE dag <= :dag AND id = ("
        "SELECT id FROM ggsroordeel l WHERE l.toets = o.toets AND l.dag <= :dag "
        "ORDER BY l.dag DESC, l.id DESC LIMIT 1)",
        dag=dag.isoformat(),
    )
