"""Named SQL about the sociale kaart: products, experiences, and what was agreed with them."""

import json
import sqlite3
from collections.abc import Iterable

from tafel.register.melding import THUIS_TOEN
from tafel.register.rapport.kengetallen import STAND
from tafel.register.store import Register


def producten(register: Register, *, ook_vervallen: bool = False) -> list[sqlite3.Row]:
    """Every product, by number."""
    waar = "" if ook_vervallen else "WHERE vervallen_op IS NULL"
    return register.lees(f"SELECT * FROM aanbod {waar} ORDER BY id")


def product(register: Register, nummer: int) -> sqlite3.Row | None:
    return register.lees_een("SELECT * FROM aanbod WHERE id = :nummer", nummer=nummer)


def van_bron(register: Register, bron: str) -> list[sqlite3.Row]:
    return register.lees("SELECT * FROM aanbod WHERE bron = :bron ORDER BY id", bron=bron)


def bronnen(register: Register) -> list[str]:
    """The sources that there are or were."""
    return [rij["bron"] for rij in register.lees("SELECT DISTINCT bron FROM aanbod ORDER BY bron")]


def is_er(register: Register) -> bool:
    """Whether there is a sociale kaart at all."""
    return bool(register.lees("SELECT 1 FROM aanbod WHERE vervallen_op IS NULL LIMIT 1"))


def leefgebieden(register: Register) -> set[str]:
    """Those for which there is a product, whatever its capacity."""
    rijen = register.lees(
        "SELECT DISTINCT d.value FROM aanbod, "
        "json_each('[\"' || replace(leefgebieden, '|', '\",\"') || '\"]') d "
        "WHERE vervallen_op IS NULL AND leefgebieden IS NOT NULL"
    )
    return {str(rij[0]) for rij in rijen}


def namen(register: Register, nummers: Iterable[int]) -> dict[int, str]:
    """Number → name of these products, lapsed or not."""
    return {
        rij["id"]: rij["naam"]
        for rij in register.lees(
            "SELECT id, naam FROM aanbod WHERE id IN (SELECT value FROM json_each(:lijst))",
            lijst=json.dumps(sorted(nummers)),
        )
    }


def oordelen(register: Register, nummer: int | None = None) -> list[sqlite3.Row]:
    """Per product, or of one, per aspect and judgement how often it was given."""
    van = "ervaring" if nummer is None else "(SELECT * FROM ervaring WHERE aanbod = :nummer)"
    return register.lees(
        "SELECT aanbod, aspect, oordeel, count(*) AS aantal FROM ("
        f"SELECT aanbod, 'toegankelijkheid' AS aspect, toegankelijkheid AS oordeel FROM {van} "
        f"UNION ALL SELECT aanbod, 'kwaliteit', kwaliteit FROM {van} "
        f"UNION ALL SELECT aanbod, 'prestatie', prestatie FROM {van}) "
        "WHERE oordeel IS NOT NULL GROUP BY aanbod, aspect, oordeel",
        **({} if nummer is None else {"nummer": nummer}),
    )


def ervaringen(register: Register, nummer: int) -> list[sqlite3.Row]:
    """Of one product, newest first."""
    return register.lees(
        "SELECT * FROM ervaring WHERE aanbod = :nummer ORDER BY id DESC", nummer=nummer
    )


def afspraken(register: Register, nummer: int) -> list[sqlite3.Row]:
    """Per status the number of afspraken with one product."""
    return register.lees(
        "SELECT status, count(*) AS aantal FROM afspraak WHERE aanbod = :nummer GROUP BY status",
        nummer=nummer,
    )


def nakoming(register: Register, organisatie: str) -> list[sqlite3.Row]:
    """Per status the number of afspraken of one partner (code)."""
    return register.lees(
        "SELECT status, count(*) AS aantal FROM afspraak "
        "WHERE organisatie = :organisatie GROUP BY status",
        organisatie=organisatie,
    )


def behoeften(register: Register, dag: str) -> list[sqlite3.Row]:
    """The goals that were open on a day, in casussen open that day: casus, leefgebied, and the key
    of the casus: where each has one goal, casussen and goals are the same set.

    A goal opens when the plan that it came with is begun. It ends when the plan in which it was
    reached is evaluated, or with a next version that no longer has it.
    """
    return register.lees(
        f"{STAND} SELECT d.casus, d.leefgebied, recordsleutel('casus', d.casus) AS sleutel "
        "FROM doel d JOIN plan v ON v.id = d.plan_van JOIN stand s ON s.id = d.casus "
        "LEFT JOIN plan t ON t.id = d.plan_tot WHERE v.gemaakt_op <= :dag "
        "AND (t.id IS NULL OR coalesce("
        "CASE WHEN d.resultaat = 'bereikt' THEN t.geevalueerd_op END, "
        "(SELECT min(n.gemaakt_op) FROM plan n WHERE n.casus = d.casus AND n.versie > t.versie), "
        "t.gemaakt_op) > :dag) ORDER BY d.casus, d.nummer",
        dag=dag,
    )


def gezinnen(register: Register, casussen: Iterable[int], dag: str) -> list[sqlite3.Row]:
    """For whom a product may be: what the meldingen of these casussen said up to a day, oldest
    first.
    """
    return register.lees(
        "SELECT m.casus, m.ontvangen_op, p.geboortedatum, m.leeftijd, m.inwonende_kinderen, "
        f"h.buurt, {THUIS_TOEN} AS thuis FROM json_each(:lijst) l "
        "CROSS JOIN melding m ON m.casus = l.value JOIN persoon p ON p.id = m.persoon "
        "JOIN huishouden h ON h.id = coalesce(p.woont, p.huishouden) "
        "WHERE m.ontvangen_op <= :dag ORDER BY l.id, m.id",
        lijst=json.dumps(list(casussen)),
        dag=dag,
    )


def laatste_levering(register: Register) -> str | None:
    """The day on which the sociale kaart was last refreshed."""
    rij = register.lees_een("SELECT max(ververst_op) FROM aanbod")
    return None if rij is None else rij[0]
