"""Named SQL about meetings: what asks for attention of a table, and what it decided.

`INDEXED BY` where the planner, which knows no numbers, would rather walk through all that ever was.
"""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from tafel.register.besluitcorrectie import NIET_VERVALLEN
from tafel.register.queries import ALLES_TERUG
from tafel.register.rapport.kengetallen import STAND
from tafel.register.store import Register

_BIJ_TAFEL = "c.tafel IS :tafel AND c.status = 'open'"
"""Open casussen of a table; with None those that have no table."""
_SINDS_BESPROKEN = "c.besproken_op IS NOT NULL AND {dag} > c.besproken_op"
_LOOP = (
    "SELECT c.id AS casus, c.tafel, c.stap, c.stap_sinds, c.geopend_op, c.besproken_op, "
    "c.terug_op, c.volg_op, c.termijn_vanaf, c.termijn_rest, c.opgeschort_tot, c.crisis, "
    "c.crisis_volgende FROM casus c"
)
_IN_LIJST = "IN (SELECT value FROM json_each(:lijst))"


def _lijst(waarden: Iterable[object]) -> str:
    return json.dumps(list(waarden))


# --- decisions ------------------------------------------------------------------------------------


def laatste_besluiten(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """Per casus the decision that was taken last, of those that still hold."""
    return register.lees(
        "SELECT id, casus, tafel, overleg, tekst, wie FROM ("
        "SELECT *, row_number() OVER (PARTITION BY casus ORDER BY overleg DESC, id DESC) AS plek "
        f"FROM overlegbesluit b WHERE casus {_IN_LIJST} AND {NIET_VERVALLEN}) WHERE plek = 1",
        lijst=_lijst(casussen),
    )


def besluiten_van_casus(register: Register, casus: int) -> list[sqlite3.Row]:
    """Every decision about a casus, oldest first."""
    return register.lees(
        "SELECT id, casus, tafel, overleg, tekst, wie FROM overlegbesluit WHERE casus = :casus "
        "ORDER BY overleg, id",
        casus=casus,
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
) -> list[sqlite3.Row]:
    """Afspraken made on a day for casussen of a table, and for these casussen."""
    return register.lees(
        "SELECT a.*, d.nummer AS doelnummer, c.tafel FROM afspraak a INDEXED BY afspraak_gemaakt "
        "JOIN casus c ON c.id = a.casus LEFT JOIN doel d ON d.id = a.doel "
        "WHERE a.gemaakt_op = :dag "
        f"AND (c.tafel = :tafel OR c.id {_IN_LIJST}) ORDER BY a.casus, a.nummer",
        dag=dag,
        tafel=tafel,
        lijst=_lijst(casussen),
    )


def laatste_toedeling(register: Register, casus: int) -> str | None:
    """The day of the last decision on a melding of this casus."""
    rij = register.lees_een(
        "SELECT max(t.dag) FROM melding m JOIN toedelingsbesluit t ON t.melding = m.id "
        "WHERE m.casus = :casus",
        casus=casus,
    )
    return rij[0] if rij else None


# --- what asks for attention ----------------------------------------------------------------------


def open_escalaties(register: Register, tafel: str | None) -> list[sqlite3.Row]:
    """Running escalations of a table's casussen: the highest step and the nearest term first."""
    return register.lees(
        "SELECT e.* FROM escalatie e INDEXED BY escalatie_open JOIN casus c ON c.id = e.casus "
        "WHERE e.status = 'open' AND c.tafel IS :tafel ORDER BY e.stap DESC, e.uiterlijk, e.id",
        tafel=tafel,
    )


def structurele_escalaties(register: Register) -> list[sqlite3.Row]:
    """Running escalations about an organisation, without a casus."""
    return register.lees(
        "SELECT * FROM escalatie WHERE status = 'open' AND casus IS NULL "
        "ORDER BY stap DESC, uiterlijk, id"
    )


def concepten(register: Register, tafel: str | None) -> list[sqlite3.Row]:
    """Concept plans, oldest first."""
    return register.lees(
        "SELECT c.id AS casus, c.stap, c.stap_sinds, c.termijn_vanaf, c.termijn_rest, "
        "p.versie, p.gemaakt_op FROM casus c "
        "JOIN plan p INDEXED BY plan_geldend ON p.casus = c.id AND p.status = 'concept' "
        "AND p.status IN ('concept', 'vastgesteld') "  # what that index is about
        f"WHERE {_BIJ_TAFEL} ORDER BY p.gemaakt_op, c.id",
        tafel=tafel,
    )


def late_afspraken(register: Register, tafel: str | None, voor: str) -> list[sqlite3.Row]:
    """Per casus its afspraken due before `voor`: number, longest, who; the latest first."""
    return register.lees(
        "SELECT a.casus, count(*) AS aantal, min(a.uiterlijk) AS oudste, "
        "group_concat(DISTINCT a.organisatie) AS organisaties "
        "FROM afspraak a INDEXED BY afspraak_open JOIN casus c ON c.id = a.casus "
        "WHERE a.status = 'open' AND a.uiterlijk < :voor AND c.tafel IS :tafel "
        "GROUP BY a.casus ORDER BY oudste, a.casus",
        tafel=tafel,
        voor=voor,
    )


def niet_nagekomen(register: Register, tafel: str | None, vanaf: str) -> list[sqlite3.Row]:
    """Per casus what was not kept since it was discussed (never: since `vanaf`).

    `overmacht`: 1 when none of it could be helped.
    """
    return register.lees(
        "SELECT a.casus, count(*) AS aantal, min(a.afgedaan_op) AS oudste, "
        "group_concat(DISTINCT a.organisatie) AS organisaties, "
        "min(a.oorzaak IS 'omstandigheden') AS overmacht "
        "FROM casus c JOIN afspraak a ON a.casus = c.id "
        f"WHERE {_BIJ_TAFEL} AND a.status = 'niet_nagekomen' "
        "AND ((c.besproken_op IS NULL AND a.afgedaan_op >= :vanaf) "
        f"OR ({_SINDS_BESPROKEN.format(dag='a.afgedaan_op')})) "
        "GROUP BY a.casus ORDER BY oudste, a.casus",
        tafel=tafel,
        vanaf=vanaf,
    )


def te_evalueren(register: Register, tafel: str | None, dag: str) -> list[sqlite3.Row]:
    """Plans whose evaluation is due, the longest first."""
    return register.lees(
        "SELECT p.casus, p.versie, p.evaluatie_op FROM plan p INDEXED BY plan_evaluatie "
        "JOIN casus c ON c.id = p.casus "
        "WHERE p.status = 'vastgesteld' AND p.evaluatie_op <= :dag "
        "AND p.geevalueerd_op IS NULL "
        f"AND {_BIJ_TAFEL} ORDER BY p.evaluatie_op, p.casus",
        tafel=tafel,
        dag=dag,
    )


def verschoven(register: Register, tafel: str | None, soorten: Iterable[str]) -> list[sqlite3.Row]:
    """Per casus the last event of these kinds on or after the day it was last discussed.

    Of a casus that went up already its category says nothing more; nor does where a casus went
    before it was opened again.
    """
    return register.lees(
        "SELECT c.id AS casus, c.besproken_op, c.opgeschaald_naar, c.categorie, g.soort, g.dag "
        "FROM casus c JOIN gebeurtenis g ON g.id = (SELECT max(h.id) FROM gebeurtenis h "
        f"WHERE h.casus = c.id AND h.soort {_IN_LIJST} "
        "AND (h.soort <> 'categorie' OR c.opgeschaald_naar IS NULL)) "
        "AND (g.soort = 'categorie' OR NOT EXISTS (SELECT 1 FROM gebeurtenis n "
        "WHERE n.casus = c.id AND n.soort = 'heropend' AND n.id > g.id)) "
        f"WHERE {_BIJ_TAFEL} AND (c.besproken_op IS NULL OR g.dag >= c.besproken_op) "
        "ORDER BY g.dag, c.id",
        tafel=tafel,
        lijst=_lijst(soorten),
    )


def heropend(register: Register, tafel: str | None) -> list[sqlite3.Row]:
    """Casussen that were opened again and not discussed since, with the day."""
    return register.lees(
        "SELECT c.id AS casus, max(g.dag) AS dag FROM casus c "
        "JOIN gebeurtenis g ON g.casus = c.id AND g.soort = 'heropend' "
        f"WHERE {_BIJ_TAFEL} AND c.besproken_op IS NULL GROUP BY c.id",
        tafel=tafel,
    )


def zonder_melding(register: Register, tafel: str | None) -> list[sqlite3.Row]:
    """Casussen of which every melding was sent back, since when; until they are discussed."""
    return register.lees(
        "SELECT c.id AS casus, coalesce(max(g.dag), c.geopend_op) AS sinds FROM casus c "
        "LEFT JOIN gebeurtenis g ON g.casus = c.id AND g.soort = 'teruggeleid' "
        f"WHERE {_BIJ_TAFEL} AND {ALLES_TERUG} "
        "GROUP BY c.id HAVING c.besproken_op IS NULL OR sinds > c.besproken_op "
        "ORDER BY sinds, c.id",
        tafel=tafel,
    )


def nazorg_nodig(register: Register, tafel: str | None, dag: str) -> list[sqlite3.Row]:
    """Casussen whose next check is due, closed ones too."""
    return register.lees(
        "SELECT id AS casus, nazorg_op, status FROM casus "
        "WHERE nazorg_op <= :dag AND tafel IS :tafel ORDER BY nazorg_op, id",
        tafel=tafel,
        dag=dag,
    )


def te_volgen(register: Register, tafel: str | None, dag: str) -> list[sqlite3.Row]:
    """Casussen on the volglijst whose day has come."""
    return register.lees(
        "SELECT c.id AS casus, c.volg_op, c.volgreden FROM casus c INDEXED BY casus_volg "
        f"WHERE c.volg_op <= :dag AND {_BIJ_TAFEL} ORDER BY c.volg_op, c.id",
        tafel=tafel,
        dag=dag,
    )


def opschorting_voorbij(register: Register, tafel: str | None, dag: str) -> list[sqlite3.Row]:
    """Casussen whose suspension has ended and which were not discussed since, the longest first."""
    return register.lees(
        "SELECT c.id AS casus, c.stap, c.opgeschort_tot, c.opschortreden "
        "FROM casus c INDEXED BY casus_opgeschort "
        f"WHERE c.opgeschort_tot <= :dag AND {_BIJ_TAFEL} "
        "AND (c.besproken_op IS NULL OR c.besproken_op < c.opgeschort_tot) "
        "ORDER BY c.opgeschort_tot, c.id",
        tafel=tafel,
        dag=dag,
    )


def open_van_tafel(register: Register, tafel: str | None) -> list[sqlite3.Row]:
    """Number, step and the days that matter of every open casus of a table."""
    return register.lees(f"{_LOOP} WHERE {_BIJ_TAFEL} ORDER BY c.id", tafel=tafel)


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
            f"AND a.casus {_IN_LIJST} GROUP BY a.casus",
            lijst=_lijst(casussen),
        )
    }


def evaluaties(register: Register, casussen: Iterable[int]) -> dict[int, str]:
    """Per casus the day on which its plan is to be evaluated."""
    return {
        rij[0]: rij[1]
        for rij in register.lees(
            "SELECT p.casus, min(p.evaluatie_op) FROM plan p INDEXED BY plan_evaluatie "
            "WHERE p.status = 'vastgesteld' AND p.geevalueerd_op IS NULL "
            f"AND p.evaluatie_op IS NOT NULL AND p.casus {_IN_LIJST} GROUP BY p.casus",
            lijst=_lijst(casussen),
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
        WHERE b.tafel {_IN_LIJST} AND b.overleg BETWEEN :van AND :peil AND {NIET_VERVALLEN}
        GROUP BY b.casus, b.tafel, b.overleg) d),
        wachtend AS MATERIALIZED (SELECT s.id AS casus, s.tafel,
        {vorige.format(van="s", casus="id", voor="<= :peil")} AS vorige
        FROM stand s JOIN casus c ON c.id = s.id
        WHERE s.tafel {_IN_LIJST} AND c.opgeschaald_naar IS NULL AND c.volg_op IS NULL),
        nooit AS MATERIALIZED (SELECT b.*, {_AAN_DE_BEURT.format(tot=":dag")} AS sinds
        FROM wachtend b)
        SELECT b.tafel, b.overleg, {_AAN_DE_BEURT.format(tot="b.overleg")} AS sinds,
        recordsleutel('besluit', b.id) AS besluit, recordsleutel('casus', b.casus) AS casus
        FROM besloten b
        UNION ALL SELECT tafel, NULL, sinds, NULL, recordsleutel('casus', casus)
        FROM nooit WHERE sinds IS NOT NULL""",
        lijst=_lijst(tafels),
        van=van.isoformat(),
        dag=tot.isoformat(),
        peil=peil.isoformat(),
    )


# --- what stands under an item --------------------------------------------------------------------


def geescaleerd(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """Per casus the organisations against which an escalation runs."""
    return register.lees(
        "SELECT DISTINCT casus, organisatie FROM escalatie INDEXED BY escalatie_open "
        f"WHERE status = 'open' AND casus {_IN_LIJST} ORDER BY casus, organisatie",
        lijst=_lijst(casussen),
    )


def betrokken_organisaties(
    register: Register, casussen: Iterable[int], dag: str
) -> list[sqlite3.Row]:
    """Per casus the organisations that are involved with a member of its household on a day."""
    return register.lees(
        "SELECT DISTINCT c.id AS casus, b.organisatie FROM casus c "
        "JOIN persoon p ON p.huishouden = c.huishouden JOIN betrokkenheid b ON b.persoon = p.id "
        f"WHERE c.id {_IN_LIJST} AND (b.tot IS NULL OR b.tot > :dag) "
        "ORDER BY c.id, b.organisatie",
        lijst=_lijst(casussen),
        dag=dag,
    )
