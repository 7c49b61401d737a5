"""Named SQL about families in treatment and how they are helped, as it was on a day (domain §12).

What a casus was on an earlier day follows from the first event after it: that says what it was
before.
"""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from tafel.domain.cel import helften
from tafel.register.rapport.kengetallen import STAND
from tafel.register.store import Register

_GEZINNEN = f"""{STAND}, daarna AS (
    SELECT casus, min(id) AS id FROM gebeurtenis
    WHERE dag > :dag AND soort = 'casemanager' GROUP BY casus
), plannen AS (
    SELECT casus, max(versie) AS versie, analyse_gezamenlijk, evaluatie_op, geevalueerd_op
    FROM "plan" WHERE vastgesteld_op <= :dag GROUP BY casus
), gezin AS (
    SELECT s.id, c.huishouden, s.categorie,
        iif(m.id IS NULL, c.casemanager_organisatie, m.gegevens ->> 'oud') AS manager,
        p.versie IS NOT NULL AS met_plan,
        p.analyse_gezamenlijk IS 'ja' AS gezamenlijk,
        p.evaluatie_op >= :dag OR coalesce(p.geevalueerd_op <= :dag, 0) AS geevalueerd
    FROM stand s JOIN casus c ON c.id = s.id LEFT JOIN plannen p ON p.casus = s.id
    LEFT JOIN daarna d ON d.casus = s.id LEFT JOIN gebeurtenis m ON m.id = d.id
    WHERE s.tafel IN (SELECT value FROM json_each(:tafels))
)
"""
_TELLING = f"""{_GEZINNEN}, bron AS MATERIALIZED (
SELECT categorie, met_plan, gezamenlijk, manager IS NOT NULL AS met_manager,
    met_plan AND manager IS NOT NULL AND coalesce(geevalueerd, 0) AS volgens,
    EXISTS (SELECT 1 FROM afspraak a WHERE a.casus = gezin.id AND a.status = 'nagekomen'
        AND a.afgedaan_op <= :dag) AS met_zorg,
    EXISTS (SELECT 1 FROM melding o WHERE o.casus = gezin.id AND o.overlast_openbaar = 'ja'
        AND o.ontvangen_op <= :dag) AS overlast,
    (SELECT count(DISTINCT a.organisatie) FROM afspraak a WHERE a.casus = gezin.id
        AND a.gemaakt_op <= :dag AND (a.status <> 'vervallen' OR a.afgedaan_op > :dag)) > 1
        AS combinatie,
    recordsleutel('casus', id) AS sleutel
FROM gezin)
SELECT categorie, met_plan, gezamenlijk, met_manager, volgens, met_zorg, overlast, combinatie,
    count(*) AS aantal, {helften("sleutel")}
FROM bron GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
"""
_IN_CATEGORIE = f"""{_GEZINNEN}
SELECT id, huishouden, met_plan FROM gezin
WHERE categorie IN (SELECT value FROM json_each(:categorieen)) ORDER BY id
"""


def gezinnen(register: Register, *, tafels: Iterable[str], dag: date) -> list[sqlite3.Row]:
    """Families in treatment at the end of a day at these tables, by what they are and have:
    (categorie, met_plan, gezamenlijk, met_manager, volgens, met_zorg, overlast, combinatie,
    aantal, and the sum of their keys in halves: laag, hoog).
    """
    return register.lees(_TELLING, tafels=json.dumps(list(tafels)), dag=dag.isoformat())


def in_categorie(
    register: Register,
    *,
    tafels: Iterable[str],
    categorieen: Iterable[str],
    dag: date,
) -> list[sqlite3.Row]:
    """Those families of some categories: (id, huishouden, met_plan)."""
    return register.lees(
        _IN_CATEGORIE,
        tafels=json.dumps(list(tafels)),
        categorieen=json.dumps(list(categorieen)),
        dag=dag.isoformat(),
    )


def bewoners(register: Register, huishoudens: Iterable[int], dag: date) -> list[sqlite3.Row]:
    """The persons of these households who lived there by a day, with the age last stated up to it
    where no birth date is known: `leeftijd`.
    """
    return register.lees(
        "SELECT p.huishouden, p.id, p.rol, p.voornaam, p.geboortedatum, p.jaren, p.jaren_op, "
        "p.erbij_op, p.genoemd, coalesce((SELECT m.leeftijd FROM melding m "
        "WHERE m.persoon = p.id AND m.leeftijd IS NOT NULL AND m.ontvangen_op <= :dag "
        "ORDER BY m.id DESC LIMIT 1), p.jaren) AS leeftijd "
        "FROM persoon p WHERE p.huishouden IN (SELECT value FROM json_each(:lijst)) "
        "AND (p.erbij_op IS NULL OR p.erbij_op <= :dag) ORDER BY p.id",
        lijst=json.dumps(list(huishoudens)),
        dag=dag.isoformat(),
    )


def genoemde_kinderen(register: Register, casussen: Iterable[int], dag: date) -> list[sqlite3.Row]:
    """Per melding of these casussen, up to a day, the resident children that it names."""
    return register.lees(
        "SELECT casus, ontvangen_op, inwonende_kinderen FROM melding "
        "WHERE casus IN (SELECT value FROM json_each(:lijst)) AND inwonende_kinderen IS NOT NULL "
        "AND ontvangen_op <= :dag ORDER BY casus, id",
        lijst=json.dumps(list(casussen)),
        dag=dag.isoformat(),
    )
