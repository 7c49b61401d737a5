"""Named SQL about meetings: what a table decided, and how its casussen run."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from tafel.domain.plan import Afspraak
from tafel.register.afspraak import KOLOMMEN
from tafel.register.besluitcorrectie import NIET_VERVALLEN
from tafel.register.rapport.kengetallen import STAND
from tafel.register.store import Register, als_lijst

BIJ_TAFEL = "c.tafel IS :tafel AND c.status = 'open'"
"""Open casussen of a table; with None those that have no table."""
_LOOP = (
    "SELECT c.id AS casus, c.tafel, c.stap, c.stap_sinds, c.geopend_op, c.besproken_op, "
    "c.terug_op, c.volg_op, c.volgreden, c.termijn_vanaf, c.termijn_rest, c.opgeschort_tot, "
    "c.opschortreden, c.crisis, c.crisis_volgende FROM casus c"
)
IN_LIJST = "IN (SELECT value FROM json_each(:lijst))"


def laatste_besluiten(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """Per casus the decision that was taken last, of those that still hold."""
    return register.lees(
        "SELECT id, casus, tafel, overleg, tekst, wie FROM ("
        "SELECT *, row_number() OVER (PARTITION BY casus ORDER BY overleg DESC, id DESC) AS plek "
        f"FROM overlegbesluit b WHERE casus {IN_LIJST} AND {NIET_VERVALLEN}) WHERE plek = 1",
        lijst=als_lijst(casussen),
    )


def besluiten_van_casus(register: Register, casus: int) -> list[sqlite3.Row]:
    """Every decision about a casus, oldest first."""
    return register.lees(
        "SELECT id, casus, tafel, overleg, tekst, wie FROM overlegbesluit WHERE casus = :casus "
        "ORDER BY overleg, id",
        casus=casus,
    )


def teksten_van(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """(casus, text) of every decision that holds, the newest first."""
    return register.lees(
        f"SELECT casus, tekst FROM overlegbesluit b WHERE casus {IN_LIJST} AND {NIET_VERVALLEN} "
        "ORDER BY overleg DESC, id DESC",
        lijst=als_lijst(casussen),
    )


def besluiten_van_overleg(register: Register, tafel: str, dag: str) -> list[sqlite3.Row]:
    """What a table decided at one meeting, in the order in which it was noted."""
    return register.lees(
        "SELECT id, casus, tafel, overleg, tekst, wie FROM overlegbesluit "
        "WHERE tafel = :tafel AND overleg = :dag ORDER BY id",
        tafel=tafel,
        dag=dag,
    )


def laatste_overleg(register: Register, tafel: str, tot: str) -> str | None:
    """The last day up to and including `tot` on which a table decided anything."""
    rij = register.lees_een(
        "SELECT max(overleg) FROM overlegbesluit WHERE tafel = :tafel AND overleg <= :tot",
        tafel=tafel,
        tot=tot,
    )
    return rij[0] if rij else None


def overleglijst(register: Register, tafel: str | None, grens: int) -> list[sqlite3.Row]:
    """The newest meetings with decisions: how many, and about how many casussen."""
    waar = NIET_VERVALLEN + ("" if tafel is None else " AND tafel = :tafel")
    return register.lees(
        "SELECT tafel, overleg, count(*) AS besluiten, count(DISTINCT casus) AS casussen "
        f"FROM overlegbesluit b WHERE {waar} GROUP BY tafel, overleg "
        "ORDER BY overleg DESC, tafel LIMIT :grens",
        tafel=tafel,
        grens=grens,
    )


def gemaakte_afspraken(
    register: Register, dag: str, *, tafel: str, casussen: Iterable[int]
) -> list[Afspraak]:
    """Afspraken made on a day for casussen of a table, and for these casussen."""
    return register.rijen(
        Afspraak,
        f"SELECT {KOLOMMEN} FROM afspraak a INDEXED BY afspraak_gemaakt "
        "JOIN casus c ON c.id = a.casus LEFT JOIN doel d ON d.id = a.doel "
        "WHERE a.gemaakt_op = :dag "
        f"AND (c.tafel = :tafel OR c.id {IN_LIJST}) ORDER BY a.casus, a.nummer",
        dag=dag,
        tafel=tafel,
        lijst=als_lijst(casussen),
    )


def laatste_toedeling(register: Register, casus: int) -> str | None:
    """The day of the last decision on a melding of this casus."""
    rij = register.lees_een(
        "SELECT max(t.dag) FROM melding m JOIN toedelingsbesluit t ON t.melding = m.id "
        "WHERE m.casus = :casus",
        casus=casus,
    )
    return rij[0] if rij else None


def open_van_tafel(register: Register, tafel: str | None) -> list[sqlite3.Row]:
    """Number, step and the days that matter of every open casus of a table."""
    return register.lees(f"{_LOOP} WHERE {BIJ_TAFEL} ORDER BY c.id", tafel=tafel)


def loop_van(register: Register, casus: int) -> sqlite3.Row | None:
    """The same of one casus while it is open."""
    return register.lees_een(f"{_LOOP} WHERE c.id = :casus AND c.status = 'open'", casus=casus)


def eerste_afspraken(register: Register, casussen: Iterable[int]) -> dict[int, str]:
    """Per casus the first day on which an open afspraak is due."""
    return {
        rij[0]: rij[1]
        for rij in register.lees(
            "SELECT a.casus, min(a.uiterlijk) FROM afspraak a INDEXED BY afspraak_open "
            "WHERE a.status = 'open' AND a.uiterlijk IS NOT NULL "
            f"AND a.casus {IN_LIJST} GROUP BY a.casus",
            lijst=als_lijst(casussen),
        )
    }


def evaluaties(register: Register, casussen: Iterable[int]) -> dict[int, str]:
    """Per casus the day on which its plan is to be evaluated."""
    return {
        rij[0]: rij[1]
        for rij in register.lees(
            "SELECT p.casus, min(p.evaluatie_op) FROM plan p INDEXED BY plan_evaluatie "
            "WHERE p.status = 'vastgesteld' AND p.geevalueerd_op IS NULL "
            f"AND p.evaluatie_op IS NOT NULL AND p.casus {IN_LIJST} GROUP BY p.casus",
            lijst=als_lijst(casussen),
        )
    }


def wachtend(register: Register, datum: str) -> list[sqlite3.Row]:
    """Meldingen that were never allocated, wait for answers, or have no casus until it is said
    whose they are (status te_beoordelen), oldest first; `crisis`: stated.
    """
    return register.lees(
        "WITH gevraagd AS MATERIALIZED (SELECT DISTINCT p.huishouden FROM beoordeling b "
        "CROSS JOIN melding n ON n.id IN (b.melding, b.met) JOIN persoon p ON p.id = n.persoon "
        "WHERE b.oordeel IS NULL) "
        "SELECT m.id, m.status, m.ontvangen_op, "
        "(m.urgentie IS 'crisis' OR m.crisis IS 'ja' OR m.crisis_gemeld IS NOT NULL) AS crisis "
        "FROM melding m "
        "WHERE m.status IN ('nieuw', 'aanvullen') AND m.ontvangen_op <= :datum "
        "UNION ALL SELECT m.id, 'te_beoordelen', m.ontvangen_op, 0 FROM gevraagd g "
        "CROSS JOIN persoon q ON q.huishouden = g.huishouden "
        "CROSS JOIN melding m ON m.persoon = q.id "
        "WHERE m.casus IS NULL AND m.status IN ('toegedeeld', 'bespreken') "
        "AND m.uitkomst IN ('tafel', 'opschalen', 'bespreken') AND m.ontvangen_op <= :datum "
        "ORDER BY 3, 1",
        datum=datum,
    )


def vertrokken(register: Register, tafel: str, vanaf: str, dag: str) -> list[sqlite3.Row]:
    """Casussen that went from this table to another, from one day up to another: (casus, tafel)."""
    return register.lees(
        "SELECT DISTINCT g.casus, c.tafel FROM gebeurtenis g INDEXED BY gebeurtenis_soort "
        "JOIN casus c ON c.id = g.casus WHERE g.soort = 'toedeling' "
        "AND g.dag BETWEEN :vanaf AND :dag "
        "AND json_extract(g.gegevens, '$.oud.tafel') = :tafel AND c.tafel <> :tafel "
        "ORDER BY g.casus",
        tafel=tafel,
        vanaf=vanaf,
        dag=dag,
    )


def cijfers(
    register: Register, tafel: str, vanaf: date, dag: date, laat: tuple[date, date]
) -> sqlite3.Row:
    """What happened at a table from `vanaf` up to `dag`: nieuw, nagekomen, te_laat, escalaties.

    `laat`: what was due before these days was late on `vanaf` and is late on `dag`.
    """
    rij = register.lees_een(
        "SELECT (SELECT count(*) FROM casus WHERE tafel = :tafel "
        "AND geopend_op BETWEEN :vanaf AND :dag) AS nieuw, "
        "(SELECT count(*) FROM afspraak a INDEXED BY afspraak_afgedaan "
        "JOIN casus c ON c.id = a.casus WHERE c.tafel = :tafel "
        "AND a.status = 'nagekomen' AND a.afgedaan_op BETWEEN :vanaf AND :dag) AS nagekomen, "
        "(SELECT count(*) FROM afspraak a INDEXED BY afspraak_open "
        "JOIN casus c ON c.id = a.casus WHERE c.tafel = :tafel "
        "AND a.status = 'open' AND a.uiterlijk >= :laat_toen AND a.uiterlijk < :laat_nu) "
        "AS te_laat, "
        # CROSS JOIN: else it walks through every casus there ever was; escalations are few.
        "(SELECT count(*) FROM escalatie e CROSS JOIN casus c ON c.id = e.casus "
        "WHERE c.tafel = :tafel AND e.gestart_op BETWEEN :vanaf AND :dag) AS escalaties",
        tafel=tafel,
        vanaf=vanaf.isoformat(),
        dag=dag.isoformat(),
        laat_toen=laat[0].isoformat(),
        laat_nu=laat[1].isoformat(),
    )
    assert rij is not None
    return rij


_AAN_DE_BEURT = """(SELECT max(k.dag) FROM (SELECT c.geopend_op AS dag FROM casus c
WHERE c.id = b.casus UNION ALL SELECT CASE g.soort WHEN 'agenda' THEN g.gegevens ->> 'op'
WHEN 'besluit' THEN g.gegevens ->> 'terug' ELSE g.dag END FROM gebeurtenis g
WHERE g.casus = b.casus AND (g.soort IN ('agenda', 'besluit', 'heropend') OR g.soort = 'toedeling'
AND g.gegevens ->> '$.oud.tafel' IS NOT g.gegevens ->> '$.nieuw.tafel')) k
WHERE k.dag > coalesce(b.vorige, '') AND k.dag <= {tot})"""
"""Since when casus `b` asked for a meeting after its previous one: it was opened (again), came
from another table, or was put on the agenda of that day. NULL when something else brought it.
"""


def beurten(
    register: Register, tafels: Iterable[str], van: date, tot: date, peil: date
) -> list[sqlite3.Row]:
    """The casussen that these tables discussed from `van` up to `peil`, and those that were open at
    the end of `tot` and asked for a meeting that they did not have up to `peil` (overleg NULL).

    tafel, overleg, sinds (see _AAN_DE_BEURT; never NULL of the latter), and the keys besluit and
    casus. Of the latter not what went up or is on the volglijst: that has a day of its own.
    """
    vorige = (
        "(SELECT max(b.overleg) FROM overlegbesluit b INDEXED BY overlegbesluit_casus "
        "WHERE b.casus = {van}.{casus} "
        f"AND b.tafel = {{van}}.tafel AND b.overleg {{voor}} AND {NIET_VERVALLEN})"
    )
    return register.lees(
        f"""{STAND}, besloten AS MATERIALIZED (SELECT d.*,
        {vorige.format(van="d", casus="casus", voor="< d.overleg")} AS vorige FROM (
        SELECT b.casus, b.tafel, b.overleg, min(b.id) AS id FROM overlegbesluit b
        WHERE b.tafel {IN_LIJST} AND b.overleg BETWEEN :van AND :peil AND {NIET_VERVALLEN}
        GROUP BY b.casus, b.tafel, b.overleg) d),
        wachtend AS MATERIALIZED (SELECT s.id AS casus, s.tafel,
        {vorige.format(van="s", casus="id", voor="<= :peil")} AS vorige
        FROM stand s JOIN casus c ON c.id = s.id
        WHERE s.tafel {IN_LIJST} AND c.opgeschaald_naar IS NULL AND c.volg_op IS NULL),
        nooit AS MATERIALIZED (SELECT b.*, {_AAN_DE_BEURT.format(tot=":dag")} AS sinds
        FROM wachtend b)
        SELECT b.tafel, b.overleg, {_AAN_DE_BEURT.format(tot="b.overleg")} AS sinds,
        recordsleutel('besluit', b.id) AS besluit, recordsleutel('casus', b.casus) AS casus
        FROM besloten b
        UNION ALL SELECT tafel, NULL, sinds, NULL, recordsleutel('casus', casus)
        FROM nooit WHERE sinds IS NOT NULL""",
        lijst=als_lijst(tafels),
        van=van.isoformat(),
        dag=tot.isoformat(),
        peil=peil.isoformat(),
    )


def geescaleerd(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """Per casus the organisations against which an escalation runs."""
    return register.lees(
        "SELECT DISTINCT casus, organisatie FROM escalatie INDEXED BY escalatie_open "
        f"WHERE status = 'open' AND casus {IN_LIJST} ORDER BY casus, organisatie",
        lijst=als_lijst(casussen),
    )


def betrokken_organisaties(
    register: Register, casussen: Iterable[int], dag: str
) -> list[sqlite3.Row]:
    """Per casus the organisations that are involved with a member of its household on a day."""
    return register.lees(
        "SELECT DISTINCT c.id AS casus, b.organisatie FROM casus c "
        "JOIN persoon p ON p.huishouden = c.huishouden JOIN betrokkenheid b ON b.persoon = p.id "
        f"WHERE c.id {IN_LIJST} AND (b.tot IS NULL OR b.tot > :dag) "
        "ORDER BY c.id, b.organisatie",
        lijst=als_lijst(casussen),
        dag=dag,
    )
