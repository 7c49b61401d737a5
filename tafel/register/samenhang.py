"""Named SQL about what belongs together: questions about persons, and casussen that are known.

A question is a row of `beoordeling`: does this melding belong with that one? (domain §10)
"""

import json
import sqlite3
from collections.abc import Collection, Iterable

from tafel.register import melding as meldingqueries
from tafel.register.store import Register
from tafel.voegsels import rechtgetrokken

LOS = "los"
"""Why two are never put together again: one was taken out of the household of the other."""
ANDER_TEKEN = "kenmerk GLOB '*[^ -_a-~]*'"
"""A kenmerk with a sign that may be spelled in another way: a curled apostrophe, a long hyphen."""


def _lijst(waarden: Iterable[object]) -> str:
    return json.dumps(list(waarden))


def meldingen_bij(register: Register, casussen: Iterable[int]) -> list[tuple[int, sqlite3.Row]]:
    """Each melding of these casussen with its casus; of a casus that was taken up in another one
    those that it had.
    """
    nummers = set(casussen)
    rijen = [
        (rij["casus"], rij) for rij in meldingqueries.meldingen_van_casussen(register, nummers)
    ]
    zonder = nummers - {casus for casus, _ in rijen}
    if not zonder:
        return rijen
    had: dict[int, list[int]] = {}
    for rij in register.lees(
        "SELECT g.casus, m.value AS melding FROM gebeurtenis g INDEXED BY gebeurtenis_casus "
        "CROSS JOIN json_each(g.gegevens, '$.meldingen') m "
        "WHERE g.casus IN (SELECT value FROM json_each(:lijst)) AND g.soort = 'gesloten'",
        lijst=_lijst(zonder),
    ):
        had.setdefault(rij["melding"], []).append(rij["casus"])
    for rij in meldingqueries.meldingen(register, had):
        rijen += [(casus, rij) for casus in had[rij["id"]]]
    return rijen


def los_van(register: Register, meldingen: Iterable[int]) -> list[int]:
    """The meldingen that were taken out of the household of any of these."""
    rijen = register.lees(
        "SELECT DISTINCT melding FROM beoordeling WHERE reden = :los "
        "AND met IN (SELECT value FROM json_each(:lijst)) ORDER BY melding",
        los=LOS,
        lijst=_lijst(meldingen),
    )
    return [rij["melding"] for rij in rijen]


def met_kenmerk(register: Register, kenmerken: Collection[str]) -> list[sqlite3.Row]:
    """Meldingen with one of these kenmerken (ASCII case aside), with the key of their person; and
    those of which the kenmerk holds another sign, which may be one of them spelled differently.
    """
    if not kenmerken:
        return []
    recht = map(rechtgetrokken, kenmerken)
    return register.lees(
        "SELECT m.id, m.kenmerk, m.melder_organisatie, m.sleutel, m.persoon, m.zelfde_als, "
        "p.sleutel AS persoonssleutel FROM melding m JOIN persoon p ON p.id = m.persoon "
        "WHERE m.id IN (SELECT id FROM melding "
        "WHERE kenmerk COLLATE NOCASE IN (SELECT value FROM json_each(:lijst)) "
        f"UNION SELECT id FROM melding WHERE {ANDER_TEKEN}) ORDER BY m.id",
        lijst=_lijst({*kenmerken, *recht}),
    )


def nooit_samen(register: Register) -> set[tuple[int, int]]:
    """Pairs of persons who were said never to be the same nor to belong together, both ways."""
    rijen = register.lees(
        "SELECT m.persoon AS een, n.persoon AS ander FROM beoordeling b "
        "JOIN melding m ON m.id = b.melding JOIN melding n ON n.id = b.met "
        "WHERE b.oordeel = 'nooit'"
    )
    paren = {(rij["een"], rij["ander"]) for rij in rijen}
    return paren | {(ander, een) for een, ander in paren}


def eerste_meldingen(register: Register, huishoudens: Collection[int]) -> dict[int, int]:
    """Per household the melding by which it is best known: of an open casus, else the first."""
    if not huishoudens:
        return {}
    rijen = register.lees(
        "SELECT p.huishouden, m.id FROM persoon p JOIN melding m ON m.persoon = p.id "
        "LEFT JOIN casus c ON c.id = m.casus AND c.status = 'open' "
        "WHERE p.huishouden IN (SELECT value FROM json_each(:lijst)) AND m.zelfde_als IS NULL "
        "ORDER BY c.id IS NULL DESC, m.id DESC",
        lijst=_lijst(huishoudens),
    )
    return {rij["huishouden"]: rij["id"] for rij in rijen}


def open_casusnummers(register: Register, huishoudens: Collection[int]) -> dict[int, int]:
    """Per household the number of its open casus."""
    if not huishoudens:
        return {}
    return {
        rij["huishouden"]: rij["id"]
        for rij in register.lees(
            "SELECT huishouden, id FROM casus WHERE status = 'open' "
            "AND huishouden IN (SELECT value FROM json_each(:lijst))",
            lijst=_lijst(huishoudens),
        )
    }


_VRAAG = """
SELECT b.id, b.melding, b.met, b.reden, b.gesteld_op, m.persoon, n.persoon AS met_persoon,
p.huishouden, q.huishouden AS met_huishouden, m.status, m.uitkomst, m.casus AS eigen_casus,
(SELECT c.id FROM casus c WHERE c.huishouden = q.huishouden AND c.status = 'open') AS casus
FROM beoordeling b JOIN melding m ON m.id = b.melding JOIN persoon p ON p.id = m.persoon
JOIN melding n ON n.id = b.met JOIN persoon q ON q.id = n.persoon
WHERE b.oordeel IS NULL AND m.status <> 'teruggeleid'
"""
"""Open questions, not of what was sent away; `casus` is the open casus of the household that was
known already.
"""


def te_beoordelen(register: Register) -> list[sqlite3.Row]:
    """Every question that is open, by melding: melding, met, reden, casus, status, uitkomst."""
    return register.lees(f"{_VRAAG} ORDER BY b.melding, b.id")


def vragen_over(register: Register, melding: int) -> list[sqlite3.Row]:
    """The questions that are open about a melding, the oldest first."""
    return register.lees(f"{_VRAAG} AND b.melding = :melding ORDER BY b.id", melding=melding)


def is_dezelfde_gezegd(register: Register, melding: int) -> bool:
    """Whether somebody said of a melding that it is about a person who was known."""
    return bool(
        register.lees_een(
            "SELECT 1 FROM beoordeling WHERE melding = :melding AND oordeel = 'zelfde' "
            "AND reden = 'persoon'",
            melding=melding,
        )
    )


def vragen_met(register: Register, melding: int) -> list[sqlite3.Row]:
    """The questions that are open about others who may belong with this melding."""
    return register.lees(f"{_VRAAG} AND b.met = :melding ORDER BY b.id", melding=melding)


def huishoudparen(register: Register, huishoudens: Collection[int]) -> list[tuple[int, int, int]]:
    """Pairs of households of which it is open whether they are one, with the melding about which
    that is asked; one of each is among these.
    """
    rijen = register.lees(
        "SELECT p.huishouden AS een, q.huishouden AS ander, min(b.melding) AS melding "
        "FROM beoordeling b "
        "JOIN melding m ON m.id = b.melding JOIN persoon p ON p.id = m.persoon "
        "JOIN melding n ON n.id = b.met JOIN persoon q ON q.id = n.persoon "
        "WHERE b.oordeel IS NULL AND m.status <> 'teruggeleid' AND p.huishouden <> q.huishouden "
        "GROUP BY een, ander"
    )
    thuis = set(huishoudens)
    paren = [tuple(rij) for rij in rijen]
    return [(een, ander, m) for een, ander, m in paren if een in thuis or ander in thuis]


def kandidaten(register: Register, casussen: Collection[int]) -> list[sqlite3.Row]:
    """Meldingen that may belong to these open casussen: (casus, melding, reden).

    `reden` is that of the question that is open, or `huishouden` for who lives there and was not
    decided on yet (`crisis`: and states one), or `regulier` for what went elsewhere and was not
    discussed at its table since.
    """
    if not casussen:
        return []
    return register.lees(
        "SELECT c.id AS casus, b.melding, b.reden FROM casus c "
        "JOIN persoon q ON q.huishouden = c.huishouden JOIN melding n ON n.persoon = q.id "
        "JOIN beoordeling b ON b.met = n.id AND b.oordeel IS NULL "
        "JOIN melding m ON m.id = b.melding "
        "WHERE c.id IN (SELECT value FROM json_each(:lijst)) AND c.status = 'open' "
        "AND m.casus IS NOT c.id "
        "UNION SELECT c.id, m.id, iif(m.crisis_gemeld IS NULL, 'huishouden', 'crisis') "
        "FROM casus c CROSS JOIN persoon q ON q.huishouden = c.huishouden "
        "CROSS JOIN melding m ON m.persoon = q.id "
        "WHERE c.id IN (SELECT value FROM json_each(:lijst)) AND c.status = 'open' "
        "AND m.casus IS NULL AND m.status IN ('nieuw', 'aanvullen') "
        "UNION SELECT c.id, m.id, 'regulier' FROM casus c "
        "CROSS JOIN persoon q ON q.huishouden = c.huishouden "
        "CROSS JOIN melding m ON m.persoon = q.id "
        "WHERE c.id IN (SELECT value FROM json_each(:lijst)) AND c.status = 'open' "
        "AND m.casus IS NULL AND m.uitkomst = 'regulier' "
        "AND m.status IN ('toegedeeld', 'teruggeleid') "
        "AND (SELECT max(t.dag) FROM toedelingsbesluit t WHERE t.melding = m.id) "
        ">= max(c.geopend_op, coalesce(date(c.besproken_op, '+1 day'), '')) ORDER BY 1, 2",
        lijst=_lijst(casussen),
    )


def misschien_dezelfde(register: Register, casus: int) -> list[int]:
    """Meldingen of a casus of which it is open whether their person is another of the household."""
    rijen = register.lees(
        "SELECT DISTINCT b.melding FROM beoordeling b JOIN melding m ON m.id = b.melding "
        "WHERE b.oordeel IS NULL AND b.reden = 'persoon' AND m.casus = :casus ORDER BY 1",
        casus=casus,
    )
    return [rij["melding"] for rij in rijen]


def bij_bekende_casus(register: Register, meldingen: Collection[int]) -> list[int]:
    """Which of these meldingen without a casus may belong to an open one."""
    if not meldingen:
        return []
    rijen = register.lees(
        "SELECT m.id FROM melding m JOIN persoon p ON p.id = m.persoon "
        "JOIN casus c ON c.huishouden = p.huishouden AND c.status = 'open' "
        "WHERE m.id IN (SELECT value FROM json_each(:lijst)) AND m.casus IS NULL "
        "UNION SELECT b.melding FROM beoordeling b JOIN melding n ON n.id = b.met "
        "JOIN persoon q ON q.id = n.persoon "
        "JOIN casus c ON c.huishouden = q.huishouden AND c.status = 'open' "
        "WHERE b.melding IN (SELECT value FROM json_each(:lijst)) AND b.oordeel IS NULL "
        "ORDER BY 1",
        lijst=_lijst(meldingen),
    )
    return [rij["id"] for rij in rijen]


def zonder_casus(register: Register, huishoudens: Collection[int]) -> list[int]:
    """Decided meldingen of these households that were kept from a casus of their own.

    (The `+` keeps the index on the status, which finds half of them, out of it.)
    """
    rijen = register.lees(
        "SELECT m.id FROM melding m JOIN persoon p ON p.id = m.persoon "
        "WHERE p.huishouden IN (SELECT value FROM json_each(:lijst)) AND m.casus IS NULL "
        "AND +m.status IN ('toegedeeld', 'bespreken') "
        "AND m.uitkomst IN ('crisis', 'tafel', 'opschalen', 'bespreken') ORDER BY m.id",
        lijst=_lijst(huishoudens),
    )
    return [rij["id"] for rij in rijen]


def van_persoon(register: Register, persoon: int) -> list[sqlite3.Row]:
    """The meldingen of a person, the oldest first."""
    return register.lees(
        "SELECT id, casus, status, zelfde_als FROM melding WHERE persoon = :persoon ORDER BY id",
        persoon=persoon,
    )


def laatste_melding(register: Register, persoon: str | int | None) -> int | None:
    """The newest melding of a person that counts."""
    rij = register.lees_een(
        "SELECT max(id) AS id FROM melding WHERE persoon = :persoon AND zelfde_als IS NULL",
        persoon=persoon,
    )
    return None if rij is None else rij["id"]


def laatste_losse(register: Register, persoon: int) -> int | None:
    """The newest melding of a person that counts and is of no casus."""
    rij = register.lees_een(
        "SELECT max(id) AS id FROM melding "
        "WHERE persoon = :persoon AND zelfde_als IS NULL AND casus IS NULL",
        persoon=persoon,
    )
    return None if rij is None else rij["id"]


def van_huishouden(register: Register, huishouden: int) -> list[sqlite3.Row]:
    """The meldingen of a household that count, the newest first, with all their columns."""
    return register.lees(
        "SELECT m.*, p.geboortedatum FROM melding m JOIN persoon p ON p.id = m.persoon "
        "WHERE p.huishouden = :huishouden AND m.zelfde_als IS NULL "
        "ORDER BY m.ontvangen_op DESC, m.id DESC",
        huishouden=huishouden,
    )


def van_woning(register: Register, huishouden: int) -> list[int]:
    """The meldingen that count of who lives at the address of a household."""
    rijen = register.lees(
        "SELECT m.id FROM persoon p JOIN melding m ON m.persoon = p.id "
        "WHERE (p.huishouden = :huishouden AND p.woont IS NULL OR p.woont = :huishouden) "
        "AND m.zelfde_als IS NULL ORDER BY m.ontvangen_op DESC, m.id DESC",
        huishouden=huishouden,
    )
    return [rij["id"] for rij in rijen]


def casussen_van_huishouden(register: Register, huishouden: int) -> list[sqlite3.Row]:
    return register.lees(
        "SELECT id, status FROM casus WHERE huishouden = :huishouden ORDER BY id",
        huishouden=huishouden,
    )


def verwijzingen_naar(register: Register, persoon: int) -> list[int]:
    """The rows of `betrokkenheid` about a person."""
    return [
        rij["id"]
        for rij in register.lees(
            "SELECT id FROM betrokkenheid WHERE persoon = :persoon", persoon=persoon
        )
    ]


def zelfde_als(register: Register, meldingen: Iterable[int]) -> dict[int, int]:
    """Per melding the one that it turned out to be; itself when it is one of its own."""
    return {
        rij["id"]: rij["doel"]
        for rij in register.lees(
            "SELECT id, coalesce(zelfde_als, id) AS doel FROM melding "
            "WHERE id IN (SELECT value FROM json_each(:lijst))",
            lijst=json.dumps(list(meldingen)),
        )
    }
