"""Named SQL about bottlenecks: what went right or wrong per day, and those that are kept."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from tafel.register.besluitcorrecties import NIET_VERVALLEN
from tafel.register.store import Register, Waarde

KORT_WACHTEN = 500
"""Milliseconds that somebody who reads waits for somebody who writes."""

# Each query of figures gives rows (dag, organisatie, buurt, klasse, aantal): on which day, whose,
# where, and how it went; `_tel` puts the days of one tijdvak together.
_AFSPRAAK = """
WITH werkdag AS MATERIALIZED (SELECT key, value FROM json_each(:werkdagen))
SELECT dag, organisatie, buurt, klasse, count(*) AS aantal FROM (
    SELECT a.eerst_uiterlijk AS dag, a.organisatie, h.buurt, CASE
        WHEN a.status = 'niet_nagekomen' AND a.oorzaak = 'omstandigheden' THEN 'niet_mogelijk'
        WHEN a.status = 'niet_nagekomen' THEN 'niet_gedaan'
        WHEN a.status = 'nagekomen' AND a.afgedaan_op <= w.value THEN 'op_tijd'
        WHEN a.status = 'nagekomen' AND a.keren_doorgeschoven = 0 THEN 'te_laat'
        WHEN a.status = 'nagekomen' THEN 'doorgeschoven'
        WHEN a.uiterlijk < :laat_voor THEN 'geen_antwoord'
        WHEN a.eerst_uiterlijk < :laat_voor THEN 'doorgeschoven'
    END AS klasse
    FROM afspraak a CROSS JOIN werkdag w ON w.key = a.eerst_uiterlijk
    JOIN casus c ON c.id = a.casus JOIN huishouden h ON h.id = c.huishouden
    WHERE a.eerst_uiterlijk BETWEEN :van AND :tot AND a.status <> 'vervallen'
) WHERE klasse IS NOT NULL GROUP BY dag, organisatie, buurt, klasse
"""
_VERWIJZING = """
WITH verplaatst AS (
    SELECT casus, max(dag) AS dag FROM gebeurtenis
    WHERE soort = 'toedeling' AND json_extract(gegevens, '$.oud.tafel') IS NOT NULL
    AND json_extract(gegevens, '$.oud.tafel') IS NOT json_extract(gegevens, '$.nieuw.tafel')
    GROUP BY casus
)
SELECT m.ontvangen_op AS dag, m.melder_organisatie AS organisatie, h.buurt,
    CASE WHEN m.uitkomst = 'regulier' OR m.status = 'teruggeleid' THEN 'geen_tafel'
        WHEN v.dag >= m.ontvangen_op THEN 'verplaatst' ELSE 'goed' END AS klasse,
    count(*) AS aantal
FROM melding m JOIN persoon p ON p.id = m.persoon JOIN huishouden h ON h.id = p.huishouden
LEFT JOIN verplaatst v ON v.casus = m.casus
WHERE m.ontvangen_op BETWEEN :van AND :tot AND m.status <> 'samengevoegd'
GROUP BY m.ontvangen_op, organisatie, h.buurt, klasse
"""
_BEGIN = {
    "toedeling": """
SELECT m.id, coalesce(
    (SELECT min(t.dag) FROM toedelingsbesluit t WHERE t.melding = m.id
     AND t.uitkomst <> 'aanvullen'),
    (SELECT min(w.dag) FROM melding_wijziging w WHERE w.melding = m.id
     AND w.veld = 'teruggeleid_naar')) AS dag,
coalesce(
    (SELECT min(t.tijd) FROM toedelingsbesluit t WHERE t.melding = m.id
     AND t.uitkomst <> 'aanvullen'),
    (SELECT min(w.tijd) FROM melding_wijziging w WHERE w.melding = m.id
     AND w.veld = 'teruggeleid_naar')) AS tijd
FROM melding m WHERE m.status NOT IN ('nieuw', 'aanvullen', 'samengevoegd')
""",
    "besluit": f"""
SELECT m.id, min(b.dag) AS dag, '' AS tijd FROM melding m JOIN (
    SELECT casus, overleg AS dag FROM overlegbesluit b WHERE {NIET_VERVALLEN} UNION
    SELECT casus, vastgesteld_op FROM plan WHERE vastgesteld_op IS NOT NULL
) b ON b.casus = m.casus WHERE m.status NOT IN ('nieuw', 'aanvullen', 'samengevoegd') GROUP BY m.id
""",
}
"""Per decided melding when the clock of its melder began, by what starts it."""
_TERUGKOPPELING = """
WITH begin AS MATERIALIZED ({begin}), termijn AS MATERIALIZED (
    SELECT key, value FROM json_each(:termijnen)
)
SELECT dag, organisatie, buurt, klasse, count(*) AS aantal FROM (
    SELECT t.value AS dag, m.melder_organisatie AS organisatie, h.buurt, CASE
        WHEN EXISTS (SELECT 1 FROM terugkoppeling k WHERE k.melding = m.id AND k.aan = 'melder'
            AND k.dag <= t.value
            AND (k.dag > b.dag OR (k.dag = b.dag AND k.tijd >= b.tijd))) THEN 'goed'
        WHEN t.value < :vandaag THEN 'fout'
    END AS klasse
    FROM begin b JOIN termijn t ON t.key = b.dag JOIN melding m ON m.id = b.id
    JOIN persoon p ON p.id = m.persoon JOIN huishouden h ON h.id = p.huishouden
    WHERE t.value BETWEEN :van AND :tot
) WHERE klasse IS NOT NULL GROUP BY dag, organisatie, buurt, klasse
"""
_DOELEN = """
WITH taak AS (
    SELECT a.doel, a.organisatie, a.gemaakt_op FROM afspraak a
    WHERE a.doel IS NOT NULL AND a.status <> 'vervallen'
), gedeeld AS (
    SELECT doel, min(gemaakt_op) AS dag, count(DISTINCT organisatie) > 1 AS samen
    FROM taak GROUP BY doel HAVING dag BETWEEN :van AND :tot
)
"""
_LANGS_ELKAAR = f"""{_DOELEN}
SELECT g.dag, t.organisatie, NULL AS buurt, iif(g.samen, 'fout', 'goed') AS klasse,
    count(*) AS aantal
FROM gedeeld g JOIN (SELECT DISTINCT doel, organisatie FROM taak) t ON t.doel = g.doel
GROUP BY g.dag, t.organisatie, klasse
"""
_LANGS_ELKAAR_BUURT = f"""{_DOELEN}
SELECT g.dag, NULL AS organisatie, h.buurt, iif(g.samen, 'fout', 'goed') AS klasse,
    count(*) AS aantal
FROM gedeeld g JOIN doel d ON d.id = g.doel JOIN casus c ON c.id = d.casus
JOIN huishouden h ON h.id = c.huishouden GROUP BY g.dag, h.buurt, klasse
"""
_AANBOD = """
WITH ruim AS (
    SELECT '|' || leefgebieden || '|' AS leefgebieden, '|' || gebied || '|' AS gebied FROM aanbod
    WHERE leefgebieden IS NOT NULL AND (vervallen_op IS NULL OR vervallen_op > :vandaag)
    AND coalesce(capaciteit, iif(wachttijd_weken > 0, 'wachtlijst', 'ruimte')) = 'ruimte'
), plek AS (
    SELECT p.gemaakt_op AS dag, d.leefgebied, h.buurt, count(*) AS aantal
    FROM plan p JOIN doel d ON d.plan_van = p.id JOIN casus c ON c.id = d.casus
    JOIN huishouden h ON h.id = c.huishouden
    WHERE p.gemaakt_op BETWEEN :van AND :tot GROUP BY 1, 2, 3
)
SELECT dag, leefgebied AS organisatie, buurt, aantal, iif(EXISTS (
    SELECT 1 FROM ruim r WHERE instr(r.leefgebieden, '|' || plek.leefgebied || '|') > 0
    AND (r.gebied IS NULL OR instr(r.gebied, '|' || plek.buurt || '|') > 0)
), 'goed', 'fout') AS klasse FROM plek
"""


Dagen = Mapping[str, str]
"""Every day that counts, with the first day of its tijdvak; that is the `dag` of a row."""


def afspraken(
    register: Register, dagen: Dagen, *, werkdagen: Mapping[str, str], laat_voor: date
) -> list[sqlite3.Row]:
    """By the day first agreed: op_tijd, te_laat, doorgeschoven, niet_mogelijk, niet_gedaan or
    geen_antwoord; not what lapsed, nor what is not due yet.

    `werkdagen` gives per day the last one on which what is due then is in time; what was due
    before `laat_voor` and is open is late.
    """
    return _tel(
        register,
        _AFSPRAAK,
        dagen,
        werkdagen=json.dumps(werkdagen),
        laat_voor=laat_voor.isoformat(),
    )


def verwijzingen(register: Register, dagen: Dagen) -> list[sqlite3.Row]:
    """Meldingen by the day of receipt: geen_tafel (regular, or sent back), verplaatst (its casus
    went to another table) or goed.
    """
    return _tel(register, _VERWIJZING, dagen)


def terugkoppelingen(
    register: Register, dagen: Dagen, vandaag: date, *, na: str, termijnen: Mapping[str, str]
) -> list[sqlite3.Row]:
    """Decided meldingen by the last day for feedback to the melder: goed when it was in time.

    `na` is what starts the clock (toedeling or besluit), `termijnen` gives per first day the last.
    """
    return _tel(
        register,
        _TERUGKOPPELING.format(begin=_BEGIN[na]),
        dagen,
        vandaag=vandaag.isoformat(),
        termijnen=json.dumps(termijnen),
    )


def langs_elkaar(register: Register, dagen: Dagen) -> list[sqlite3.Row]:
    """Goals by the day of their first task, once per organisation with a task: fout when there is
    more than one.
    """
    return _tel(register, _LANGS_ELKAAR, dagen)


def langs_elkaar_buurt(register: Register, dagen: Dagen) -> list[sqlite3.Row]:
    """The same goals, each once."""
    return _tel(register, _LANGS_ELKAAR_BUURT, dagen)


def zonder_aanbod(register: Register, dagen: Dagen, vandaag: date) -> list[sqlite3.Row]:
    """Goals by the day on which their plan was begun, with the leefgebied as `organisatie`: fout
    when no product of today for it has room there.
    """
    return _tel(register, _AANBOD, dagen, vandaag=vandaag.isoformat())


def producten(register: Register) -> int:
    """How many products the sociale kaart holds."""
    rij = register.lees_een("SELECT count(*) FROM aanbod WHERE vervallen_op IS NULL")
    assert rij is not None
    return int(rij[0])


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


@contextmanager
def kort_wachten(register: Register) -> Iterator[None]:
    """Give up a write soon when somebody else is writing (Busy)."""
    rij = register.lees_een("PRAGMA busy_timeout")
    assert rij is not None
    register.lees(f"PRAGMA busy_timeout = {KORT_WACHTEN}")
    try:
        yield
    finally:
        register.lees(f"PRAGMA busy_timeout = {int(rij[0])}")


def _tel(register: Register, sql: str, dagen: Dagen, **waarden: Waarde) -> list[sqlite3.Row]:
    if not dagen:
        return []
    return register.lees(
        "WITH vak AS MATERIALIZED (SELECT key, value FROM json_each(:vakken)) "
        "SELECT v.value AS dag, organisatie, buurt, klasse, sum(aantal) AS aantal "
        f"FROM ({sql}) q JOIN vak v ON v.key = q.dag GROUP BY 1, 2, 3, 4",
        van=min(dagen),
        tot=max(dagen),
        vakken=json.dumps(dagen),
        **waarden,
    )
