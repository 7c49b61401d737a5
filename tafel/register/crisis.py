"""Named SQL about crises: which are open, who was called, what must be looked at again."""

import json
from collections.abc import Iterable
from datetime import date

from tafel.domain.crisis import Crisisfase
from tafel.register.rijen import Rij
from tafel.register.rijen.casus import Crisiscontactrij
from tafel.register.store import Register

_LIJST = "IN (SELECT value FROM json_each(:lijst))"
_LAATSTE = (
    "LEFT JOIN crisiscontact k ON k.id = (SELECT max(l.id) FROM crisiscontact l "
    "WHERE l.casus = c.id AND l.id > c.crisis_na)"
)
_GEZIEN = (
    "(coalesce(c.besproken_op >= c.crisis_volgende, 0) "
    "AND NOT (c.crisis = 'opgeschaald' AND k.veilig IS 'nee'))"
)
"""Discussed since the day of the next look. Of children who are not safe and of whom somebody else
has the crisis only a new record counts.
"""
_VELDEN = (
    "c.id AS casus, c.crisis, c.crisis_sinds, c.crisis_gemeld, c.crisis_elders, c.crisis_volgende, "
    "c.tafel, c.opgeschaald_naar, "
    f"{_GEZIEN} AS gezien, "
    "k.gebeld, k.op, k.uitkomst, k.veilig, k.volgende, k.wie"
)


class Crisisrij(Rij, frozen=True):
    """The crisis of a casus with its last call, if any."""

    casus: int
    crisis: Crisisfase
    crisis_sinds: date
    crisis_gemeld: date | None
    crisis_elders: str | None
    crisis_volgende: date | None
    tafel: str | None
    opgeschaald_naar: str | None
    gezien: int
    gebeld: str | None
    op: date | None
    uitkomst: str | None
    veilig: str | None
    volgende: date | None
    wie: str | None


def open_van_tafel(register: Register, tafel: str | None, dag: date) -> list[Crisisrij]:
    """The open crises of a table (None: of casussen without one) with their last call; oldest
    first.
    """
    return register.rijen(
        Crisisrij,
        f"SELECT {_VELDEN} FROM casus c INDEXED BY casus_crisis {_LAATSTE} "
        "WHERE c.status = 'open' AND c.crisis = 'open' AND c.tafel IS :tafel "
        "AND c.crisis_sinds <= :dag ORDER BY c.crisis_sinds, c.id",
        tafel=tafel,
        dag=dag,
    )


def terug_te_zien(register: Register, tafel: str | None, dag: date) -> list[Crisisrij]:
    """Casussen after a crisis whose next look is due and that were not discussed since."""
    return register.rijen(
        Crisisrij,
        f"SELECT {_VELDEN} FROM casus c INDEXED BY casus_crisis_volgende {_LAATSTE} "
        "WHERE c.crisis_volgende <= :dag AND c.status = 'open' AND c.tafel IS :tafel "
        "AND c.crisis <> 'open' "
        f"AND NOT {_GEZIEN} "
        "ORDER BY c.crisis_volgende, c.id",
        tafel=tafel,
        dag=dag,
    )


def open_elders(register: Register, tafels: Iterable[str], dag: date) -> list[Crisisrij]:
    """As `open_van_tafel`, at tables that are none of these."""
    return register.rijen(
        Crisisrij,
        f"SELECT {_VELDEN} FROM casus c INDEXED BY casus_crisis {_LAATSTE} "
        f"WHERE c.status = 'open' AND c.crisis = 'open' AND c.tafel NOT {_LIJST} "
        "AND c.crisis_sinds <= :dag ORDER BY c.crisis_sinds, c.id",
        lijst=json.dumps(list(tafels)),
        dag=dag,
    )


def stand(register: Register, casus: int) -> Crisisrij | None:
    """The crisis of one casus with its last call; None when there never was one."""
    return register.rij(
        Crisisrij,
        f"SELECT {_VELDEN} FROM casus c {_LAATSTE} WHERE c.id = :casus AND c.crisis IS NOT NULL",
        casus=casus,
    )


def contacten(register: Register, casus: int) -> list[Crisiscontactrij]:
    """Every call about a casus, oldest first."""
    return register.rijen(
        Crisiscontactrij,
        "SELECT * FROM crisiscontact WHERE casus = :casus ORDER BY id",
        casus=casus,
    )


def laatste_contact(register: Register, casus: int) -> int:
    """Number of the last call about a casus; 0 = none."""
    rij = register.lees_een(
        "SELECT coalesce(max(id), 0) FROM crisiscontact WHERE casus = :casus", casus=casus
    )
    assert rij is not None
    return int(rij[0])


def crisismelding(register: Register, casus: int) -> int | None:
    """The newest melding of a casus that was allocated as a crisis, or states one."""
    rij = register.lees_een(
        "SELECT max(id) FROM melding WHERE casus = :casus "
        "AND (uitkomst = 'crisis' OR crisis = 'ja')",
        casus=casus,
    )
    return rij[0] if rij else None


def gesteld(register: Register, meldingen: Iterable[int]) -> list[int]:
    """Of these meldingen those that state a crisis that no casus follows yet."""
    rijen = register.lees(
        f"SELECT id FROM melding WHERE id {_LIJST} AND crisis_gemeld IS NOT NULL ORDER BY id",
        lijst=json.dumps(list(meldingen)),
    )
    return [rij[0] for rij in rijen]
