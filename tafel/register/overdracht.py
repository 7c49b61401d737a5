"""Named SQL about families that belong with a procesmanager (domain §6)."""

import json
from collections.abc import Iterable
from datetime import date

from tafel.register.rijen import Rij
from tafel.register.rijen.casus import Inbrengrij
from tafel.register.store import Register


class Tedoen(Rij, frozen=True):
    """What a casus still asks for, and how it was brought in last."""

    casus: int
    categorie: str | None
    categorie_mogelijk: str | None
    uitkomst: str
    procesmanager: str | None
    opgeschaald_naar: str | None
    op: date | None
    overleg: str | None
    sinds: date


def te_doen(
    register: Register, tafel: str | None, categorieen: Iterable[str], grens: date
) -> list[Tedoen]:
    """Open casussen of a table that still ask for something: not handed over, not brought in, or
    brought in on or before `grens` and not back; `sinds` their category or toedeling said so.
    """
    return register.rijen(
        Tedoen,
        "SELECT c.id AS casus, c.categorie, c.categorie_mogelijk, c.uitkomst, c.procesmanager, "
        "c.opgeschaald_naar, i.op, i.overleg, coalesce((SELECT max(g.dag) FROM gebeurtenis g "
        "INDEXED BY gebeurtenis_casus "
        "WHERE g.casus = c.id AND g.soort = 'categorie'), c.geopend_op) AS sinds "
        "FROM casus c LEFT JOIN inbreng i ON i.id = "
        "(SELECT max(j.id) FROM inbreng j WHERE j.casus = c.id) "
        "WHERE c.tafel IS :tafel AND c.status = 'open' AND c.niet_overgedragen IS NULL "
        "AND (c.uitkomst = 'opschalen' OR c.categorie_mogelijk IS NOT NULL "
        "OR c.categorie IN (SELECT value FROM json_each(:lijst))) "
        "AND (c.procesmanager IS NULL OR i.op <= :grens AND i.terug_op IS NULL "
        "OR i.id IS NULL AND (c.categorie_mogelijk IS NOT NULL "
        "OR c.categorie IN (SELECT value FROM json_each(:lijst)))) "
        "ORDER BY sinds, c.id",
        tafel=tafel,
        lijst=json.dumps(list(categorieen)),
        grens=grens,
    )


def inbreng(register: Register, casus: int) -> list[Inbrengrij]:
    """Every time that a casus was brought in, oldest first."""
    return register.rijen(
        Inbrengrij, "SELECT * FROM inbreng WHERE casus = :casus ORDER BY id", casus=casus
    )
