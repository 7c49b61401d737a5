"""Named SQL for the agenda: what asks for attention of a table, and what is new to it.

`INDEXED BY` where the planner, which knows no numbers, would rather walk through all that ever was.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date

from tafel.register.besluitcorrectie import NIET_VERVALLEN
from tafel.register.casus import ALLES_TERUG
from tafel.register.overleg import BIJ_TAFEL, IN_LIJST
from tafel.register.rijen import Rij
from tafel.register.rijen.escalatie import Escalatierij
from tafel.register.store import Register, als_lijst

_SINDS_BESPROKEN = "c.besproken_op IS NOT NULL AND {dag} > c.besproken_op"

_SINDS = (
    "coalesce((SELECT min(m.ontvangen_op) FROM melding m WHERE m.casus = c.id), c.geopend_op) "
    "AS sinds"
)
"""Since when a casus waits: the day on which its first melding came in; without any, on which it
was opened.
"""


def agendacasussen(
    register: Register, *, tafel: str, uitkomsten: Iterable[str], datum: str
) -> list[sqlite3.Row]:
    """Open cases of a table that were not discussed yet: most urgent and oldest first.

    Not an open crisis, which stays until it is followed up (`register.crisis`); not what went up
    already, nor what has no melding left but those that were sent back.
    """
    return register.lees(
        f"SELECT c.id, c.uitkomst, c.stap, c.terug_op, {_SINDS}, "
        "EXISTS (SELECT 1 FROM melding m WHERE m.casus = c.id AND m.urgentie = 'spoed') AS spoed "
        "FROM casus c WHERE c.tafel = :tafel AND c.status = 'open' AND c.besproken_op IS NULL "
        "AND c.uitkomst IN (SELECT value FROM json_each(:lijst)) AND c.geopend_op <= :datum "
        "AND c.opgeschaald_naar IS NULL AND c.crisis IS NOT 'open' "
        f"AND {ALLES_TERUG} IS NOT 1 "
        "ORDER BY spoed DESC, sinds, c.id",
        tafel=tafel,
        lijst=als_lijst(uitkomsten),
        datum=datum,
    )


def wacht_vanaf(register: Register, casussen: Iterable[int], dag: date) -> dict[int, date]:
    """Per casus the day after which it waits for the meeting of `dag`: it was opened (again), came
    from another table, or was discussed; or the day before the one on which it was put.
    """
    rijen = register.lees(
        "SELECT c.id, max(c.geopend_op, coalesce(c.besproken_op, ''), "
        "coalesce((SELECT max(g.dag) FROM gebeurtenis g WHERE g.casus = c.id "
        "AND (g.soort = 'heropend' OR g.soort = 'toedeling' "
        "AND g.gegevens ->> '$.oud.tafel' IS NOT g.gegevens ->> '$.nieuw.tafel')), ''), "
        "CASE WHEN c.terug_op <= :dag THEN date(c.terug_op, '-1 day') ELSE '' END) "
        f"FROM casus c WHERE c.id {IN_LIJST}",
        lijst=als_lijst(casussen),
        dag=dag,
    )
    return {rij[0]: date.fromisoformat(rij[1]) for rij in rijen}


def te_bespreken(register: Register, datum: str, door: str) -> list[sqlite3.Row]:
    """Open cases for the coordinators: no table yet, or two meldingen that point to two tables.

    Of the latter those about which `door`, the coordinators, decided nothing since: what the table
    itself decides is no answer. The former until they have a table. (The `+` keeps the index on
    the day, which finds nearly everything, out of it.)
    """
    velden = f"SELECT c.id, c.uitkomst, c.stap, c.tafel, c.voorkeur, {_SINDS} FROM casus c "
    waar = "WHERE c.uitkomst = 'bespreken' AND c.status = 'open' AND +c.geopend_op <= :datum "
    waar += f"AND {ALLES_TERUG} IS NOT 1 "
    onbeantwoord = (
        "NOT EXISTS (SELECT 1 FROM overlegbesluit b JOIN melding m ON m.casus = c.id "
        "JOIN toedelingsbesluit t ON t.melding = m.id "
        f"WHERE b.casus = c.id AND b.tafel = :door AND {NIET_VERVALLEN} "
        "GROUP BY b.id HAVING b.overleg > max(t.dag) "
        "OR b.overleg = max(t.dag) AND b.tijd > max(t.tijd))"
    )
    return register.lees(
        f"{velden}{waar}AND (c.tafel IS NULL OR {onbeantwoord}) ORDER BY sinds, c.id",
        datum=datum,
        door=door,
    )


def nieuw_sinds(register: Register, *, na: str, tot: str) -> list[sqlite3.Row]:
    """Open cases with a table that were opened after one day and up to another."""
    return register.lees(
        f"SELECT c.id, c.uitkomst, c.stap, c.tafel, {_SINDS} FROM casus c "
        "WHERE c.status = 'open' AND c.tafel IS NOT NULL AND c.uitkomst <> 'bespreken' "
        f"AND c.geopend_op > :na AND c.geopend_op <= :tot AND {ALLES_TERUG} IS NOT 1 "
        "AND EXISTS (SELECT 1 FROM melding m WHERE m.casus = c.id AND m.bevestiging IS NULL) "
        "ORDER BY sinds, c.id",
        na=na,
        tot=tot,
    )


def voorstellen_sinds(register: Register, *, na: str, tot: str) -> list[sqlite3.Row]:
    """Meldingen with a proposal that the coordinators have not answered: decided in these days, or
    waiting for them however long; no crises, and nothing that a coördinator chose.
    """
    return register.lees(
        "SELECT m.id, m.status, m.casus, m.uitkomst, m.tafel, c.tafel AS casustafel, t.dag "
        "FROM casus c INDEXED BY casus_stap JOIN melding m ON m.casus = c.id "
        "JOIN toedelingsbesluit t ON t.id = (SELECT max(u.id) FROM toedelingsbesluit u "
        "WHERE u.melding = m.id) WHERE c.status = 'open' AND m.bevestiging IS NULL "
        "AND t.voorstel IS NULL AND m.uitkomst IN ('tafel', 'opschalen') "
        "AND (m.status = 'toegedeeld' AND t.dag > :na AND t.dag <= :tot "
        "OR m.status = 'bespreken') ORDER BY m.id",
        na=na,
        tot=tot,
    )


def niet_bevestigd(register: Register) -> list[sqlite3.Row]:
    """Meldingen of open casussen whose proposal the coordinators kept to discuss."""
    return register.lees(
        "SELECT m.id, m.casus, m.ontvangen_op, c.tafel FROM melding m INDEXED BY melding_bespreken "
        "JOIN casus c ON c.id = m.casus WHERE m.bevestiging = 'nee' AND c.status = 'open' "
        "AND c.tafel IS NOT NULL ORDER BY m.ontvangen_op, m.id"
    )


def meldingen_bij_gesloten(register: Register, casus: int) -> list[int]:
    """Meldingen of a closed casus with new facts, which wait for the coordinators."""
    rijen = register.lees(
        "SELECT id FROM melding INDEXED BY melding_bij_gesloten "
        "WHERE bevestiging = 'gesloten' AND casus = :casus ORDER BY id",
        casus=casus,
    )
    return [rij[0] for rij in rijen]


def nieuwe_feiten(register: Register) -> list[sqlite3.Row]:
    """As `meldingen_bij_gesloten`, of every casus, with what they were allocated as."""
    return register.lees(
        "SELECT m.id, m.status, m.casus, m.uitkomst, m.tafel, c.tafel AS casustafel, "
        "t.dag FROM melding m INDEXED BY melding_bij_gesloten "
        "JOIN casus c ON c.id = m.casus JOIN toedelingsbesluit t ON t.id = "
        "(SELECT max(u.id) FROM toedelingsbesluit u WHERE u.melding = m.id) "
        "WHERE m.bevestiging = 'gesloten' AND c.status = 'gesloten' ORDER BY t.dag, m.id"
    )


def vragen_open(register: Register, datum: str) -> list[sqlite3.Row]:
    """Meldingen whose facts do not decide yet, with their latest decision; oldest first."""
    return register.lees(
        "SELECT m.id, m.ontvangen_op, (SELECT t.besluit FROM toedelingsbesluit t "
        "WHERE t.melding = m.id ORDER BY t.id DESC LIMIT 1) AS besluit "
        "FROM melding m WHERE m.status = 'aanvullen' AND m.ontvangen_op <= :datum "
        "ORDER BY m.ontvangen_op, m.id",
        datum=datum,
    )


def open_escalaties(register: Register, tafel: str | None) -> list[Escalatierij]:
    """Running escalations of a table's casussen: the highest step and the nearest term first."""
    return register.rijen(
        Escalatierij,
        "SELECT e.* FROM escalatie e INDEXED BY escalatie_open JOIN casus c ON c.id = e.casus "
        "WHERE e.status = 'open' AND c.tafel IS :tafel ORDER BY e.stap DESC, e.uiterlijk, e.id",
        tafel=tafel,
    )


def structurele_escalaties(register: Register) -> list[Escalatierij]:
    """Running escalations about an organisation, without a casus."""
    return register.rijen(
        Escalatierij,
        "SELECT * FROM escalatie WHERE status = 'open' AND casus IS NULL "
        "ORDER BY stap DESC, uiterlijk, id",
    )


class Conceptplan(Rij, frozen=True):
    """A plan that is being drawn up, and how long its casus stands in its step."""

    casus: int
    versie: int
    gemaakt_op: date
    stap: int
    stap_sinds: date | None
    termijn_vanaf: date | None
    termijn_rest: int | None


def concepten(register: Register, tafel: str | None) -> list[Conceptplan]:
    """Concept plans, oldest first."""
    return register.rijen(
        Conceptplan,
        "SELECT c.id AS casus, c.stap, c.stap_sinds, c.termijn_vanaf, c.termijn_rest, "
        "p.versie, p.gemaakt_op FROM casus c "
        "JOIN plan p INDEXED BY plan_geldend ON p.casus = c.id AND p.status = 'concept' "
        "AND p.status IN ('concept', 'vastgesteld') "  # what that index is about
        f"WHERE {BIJ_TAFEL} ORDER BY p.gemaakt_op, c.id",
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
        f"WHERE {BIJ_TAFEL} AND a.status = 'niet_nagekomen' "
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
        f"AND {BIJ_TAFEL} ORDER BY p.evaluatie_op, p.casus",
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
        f"WHERE h.casus = c.id AND h.soort {IN_LIJST} "
        "AND (h.soort <> 'categorie' OR c.opgeschaald_naar IS NULL)) "
        "AND (g.soort = 'categorie' OR NOT EXISTS (SELECT 1 FROM gebeurtenis n "
        "WHERE n.casus = c.id AND n.soort = 'heropend' AND n.id > g.id)) "
        f"WHERE {BIJ_TAFEL} AND (c.besproken_op IS NULL OR g.dag >= c.besproken_op) "
        "ORDER BY g.dag, c.id",
        tafel=tafel,
        lijst=als_lijst(soorten),
    )


def heropend(register: Register, tafel: str | None) -> list[sqlite3.Row]:
    """Casussen that were opened again and not discussed since, with the day."""
    return register.lees(
        "SELECT c.id AS casus, max(g.dag) AS dag FROM casus c "
        "JOIN gebeurtenis g ON g.casus = c.id AND g.soort = 'heropend' "
        f"WHERE {BIJ_TAFEL} AND c.besproken_op IS NULL GROUP BY c.id",
        tafel=tafel,
    )


def zonder_melding(register: Register, tafel: str | None) -> list[sqlite3.Row]:
    """Casussen of which every melding was sent back, since when; until they are discussed."""
    return register.lees(
        "SELECT c.id AS casus, coalesce(max(g.dag), c.geopend_op) AS sinds FROM casus c "
        "LEFT JOIN gebeurtenis g ON g.casus = c.id AND g.soort = 'teruggeleid' "
        f"WHERE {BIJ_TAFEL} AND {ALLES_TERUG} "
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
