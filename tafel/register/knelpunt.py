"""Named SQL about bottlenecks: what went right or wrong in a month, and those that are kept."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date

from tafel.domain.cel import helften
from tafel.register.besluitcorrectie import NIET_VERVALLEN
from tafel.register.store import Register, Waarde

# Each query of figures gives a row (organisatie, buurt, klasse, sleutel) per record: whose it is,
# where, and how it went.
_AFSPRAAK = """
WITH werkdag AS MATERIALIZED (SELECT key, value FROM json_each(:werkdagen))
SELECT a.organisatie, h.buurt, CASE
    WHEN a.status = 'niet_nagekomen' AND a.oorzaak = 'omstandigheden' THEN 'niet_mogelijk'
    WHEN a.status = 'niet_nagekomen' THEN 'niet_gedaan'
    WHEN a.status = 'nagekomen' AND a.afgedaan_op <= w.value THEN 'op_tijd'
    WHEN a.status = 'nagekomen' AND a.keren_doorgeschoven = 0 THEN 'te_laat'
    WHEN a.status <> 'nagekomen' AND a.uiterlijk < :laat_voor THEN 'geen_antwoord'
    ELSE 'doorgeschoven' END AS klasse, recordsleutel('afspraak', a.id) AS sleutel
FROM afspraak a CROSS JOIN werkdag w ON w.key = a.eerst_uiterlijk
JOIN casus c ON c.id = a.casus JOIN huishouden h ON h.id = c.huishouden
WHERE a.eerst_uiterlijk BETWEEN :van AND :tot AND a.status <> 'vervallen'
"""
_VERWIJZING = """
WITH verplaatst AS (
    SELECT casus, max(dag) AS dag FROM gebeurtenis
    WHERE soort = 'toedeling' AND dag >= :van
    AND json_extract(gegevens, '$.oud.tafel') IS NOT NULL
    AND json_extract(gegevens, '$.oud.tafel') IS NOT json_extract(gegevens, '$.nieuw.tafel')
    GROUP BY casus
)
SELECT m.melder_organisatie AS organisatie, h.buurt,
    CASE WHEN m.uitkomst = 'regulier' OR m.status = 'teruggeleid' THEN 'geen_tafel'
        WHEN v.dag >= m.ontvangen_op THEN 'verplaatst' ELSE 'goed' END AS klasse,
    recordsleutel('melding', m.id) AS sleutel
FROM melding m JOIN persoon p ON p.id = m.persoon
JOIN huishouden h ON h.id = coalesce(p.woont, p.huishouden)
LEFT JOIN verplaatst v ON v.casus = m.casus
WHERE m.ontvangen_op BETWEEN :van AND :tot AND m.status <> 'samengevoegd'
"""
_BESLIST = "FROM toedelingsbesluit WHERE uitkomst <> 'aanvullen'"
_TERUG = "FROM melding_wijziging w WHERE w.veld = 'teruggeleid_naar'"
_BEGIN = {
    "toedeling": f"""
SELECT b.melding, b.dag, coalesce((SELECT min(tijd) {_BESLIST} AND melding = b.melding),
    (SELECT min(w.tijd) {_TERUG} AND w.melding = b.melding)) AS tijd
FROM (
    SELECT melding, min(dag) AS dag {_BESLIST} GROUP BY melding
    UNION ALL SELECT w.melding, min(w.dag) {_TERUG}
    AND NOT EXISTS (SELECT 1 {_BESLIST} AND melding = w.melding) GROUP BY w.melding
) b WHERE b.dag BETWEEN :eerst AND :laatst
""",
    "besluit": f"""
SELECT m.id AS melding, min(b.dag) AS dag, '' AS tijd FROM melding m JOIN (
    SELECT casus, overleg AS dag FROM overlegbesluit b WHERE {NIET_VERVALLEN} UNION
    SELECT casus, vastgesteld_op FROM plan WHERE vastgesteld_op IS NOT NULL
) b ON b.casus = m.casus GROUP BY m.id HAVING min(b.dag) BETWEEN :eerst AND :laatst
""",
}
"""When the clock of the melder of a melding began, by what starts it."""
_TERUGKOPPELING = """
WITH begin AS MATERIALIZED ({begin}), termijn AS MATERIALIZED (
    SELECT key, value FROM json_each(:termijnen)
)
SELECT m.melder_organisatie AS organisatie, h.buurt, iif(EXISTS (
    SELECT 1 FROM terugkoppeling k WHERE k.melding = m.id AND k.aan = 'melder'
    AND k.dag <= t.value AND (k.dag > b.dag OR (k.dag = b.dag AND k.tijd >= b.tijd))
), 'goed', 'fout') AS klasse, recordsleutel('melding', m.id) AS sleutel
FROM begin b CROSS JOIN termijn t ON t.key = b.dag CROSS JOIN melding m ON m.id = b.melding
JOIN persoon p ON p.id = m.persoon JOIN huishouden h ON h.id = coalesce(p.woont, p.huishouden)
WHERE m.status NOT IN ('nieuw', 'aanvullen', 'samengevoegd')
"""
_DOELEN = """
WITH taak AS (
    SELECT a.id, a.doel, a.organisatie, a.gemaakt_op FROM afspraak a
    WHERE a.doel IS NOT NULL AND a.status <> 'vervallen'
), gedeeld AS (
    SELECT doel, iif(count(DISTINCT organisatie) > 1, 'fout', 'goed') AS klasse
    FROM taak GROUP BY doel HAVING min(gemaakt_op) BETWEEN :van AND :tot
)
"""
_KOPPELING = f"""{_DOELEN}
SELECT t.organisatie, NULL AS buurt, g.klasse, recordsleutel('koppeling', t.id) AS sleutel
FROM gedeeld g JOIN (SELECT doel, organisatie, min(id) AS id FROM taak GROUP BY 1, 2) t
ON t.doel = g.doel
"""
_DOEL = f"""{_DOELEN}
SELECT NULL AS organisatie, h.buurt, g.klasse, recordsleutel('casus', d.casus) AS sleutel
FROM gedeeld g JOIN doel d ON d.id = g.doel JOIN casus c ON c.id = d.casus
JOIN huishouden h ON h.id = c.huishouden
"""
_NIEUW = """
SELECT d.leefgebied AS organisatie, h.buurt, NULL AS klasse,
    recordsleutel('casus', d.casus) AS sleutel
FROM "plan" p JOIN doel d ON d.plan_van = p.id JOIN casus c ON c.id = d.casus
JOIN huishouden h ON h.id = c.huishouden WHERE p.gemaakt_op BETWEEN :van AND :tot
"""


def afspraken(
    register: Register, van: date, tot: date, *, werkdagen: Mapping[str, str], laat_voor: date
) -> list[sqlite3.Row]:
    """Those that were due on these days as first agreed: op_tijd, te_laat, doorgeschoven,
    niet_mogelijk, niet_gedaan or geen_antwoord; not what lapsed.

    `werkdagen` gives per day the last one on which what is due then is in time; what was due
    before `laat_voor` and is open has no answer.
    """
    return _tel(
        register,
        _AFSPRAAK,
        van,
        tot,
        werkdagen=json.dumps(werkdagen),
        laat_voor=laat_voor.isoformat(),
    )


def verwijzingen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Meldingen received on these days: geen_tafel (regular, or sent back), verplaatst (its casus
    went to another table) or goed.
    """
    return _tel(register, _VERWIJZING, van, tot)


def terugkoppelingen(
    register: Register, *, na: str, termijnen: Mapping[str, str]
) -> list[sqlite3.Row]:
    """Decided meldingen of which the melder had to hear: goed when that was in time, else fout.

    `na` is what starts the clock (toedeling or besluit), `termijnen` gives per first day the last.
    """
    return _tel(
        register,
        _TERUGKOPPELING.format(begin=_BEGIN[na]),
        eerst=min(termijnen),
        laatst=max(termijnen),
        termijnen=json.dumps(termijnen),
    )


def koppelingen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Goals of which the first task was made on these days, once per organisation with a task: fout
    when there is more than one.
    """
    return _tel(register, _KOPPELING, van, tot)


def doelen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """The same goals, each once."""
    return _tel(register, _DOEL, van, tot)


def nieuwe_doelen(register: Register, van: date, tot: date) -> list[sqlite3.Row]:
    """Goals of plans begun on these days, with the leefgebied as `organisatie`, without klasse."""
    return _tel(register, _NIEUW, van, tot)


def knelpunt(register: Register, nummer: int) -> sqlite3.Row | None:
    return register.lees_een("SELECT * FROM knelpunt WHERE id = :nummer", nummer=nummer)


def knelpunten(register: Register, *, alle: bool) -> list[sqlite3.Row]:
    """Those that are not dealt with, or all; what was seen last comes first."""
    waar = "" if alle else "WHERE status <> 'afgehandeld' "
    return register.lees(
        f"SELECT * FROM knelpunt {waar}ORDER BY status = 'afgehandeld', laatst_gezien DESC, id"
    )


def lopend(
    register: Register,
    *,
    soort: str,
    organisatie: str | None,
    leefgebied: str | None,
    buurt: str | None,
) -> sqlite3.Row | None:
    """The one seen in the figures before, that is not dealt with."""
    return register.lees_een(
        "SELECT * FROM knelpunt WHERE soort = :soort AND organisatie IS :organisatie "
        "AND leefgebied IS :leefgebied AND buurt IS :buurt AND herkomst = 'gezien' "
        "AND status <> 'afgehandeld' ORDER BY id LIMIT 1",
        soort=soort,
        organisatie=organisatie,
        leefgebied=leefgebied,
        buurt=buurt,
    )


def _tel(
    register: Register,
    bron: str,
    van: date | None = None,
    tot: date | None = None,
    **waarden: Waarde,
) -> list[sqlite3.Row]:
    """organisatie, buurt, klasse, how many, sum of keys in halves."""
    dagen = {"van": van.isoformat(), "tot": tot.isoformat()} if van and tot else {}
    return register.lees(
        f"WITH bron AS MATERIALIZED ({bron}) SELECT organisatie, buurt, klasse, count(*), "
        f"{helften('sleutel')} FROM bron GROUP BY organisatie, buurt, klasse",
        **dagen,
        **waarden,
    )
