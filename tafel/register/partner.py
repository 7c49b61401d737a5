"""Named SQL about partners: what this register knows of an organisation, and whom to call."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from tafel.register.rijen.partner import Betrokkenheidrij, Contactpersoonrij, Partnerrij
from tafel.register.store import Register


def partners(register: Register) -> list[Partnerrij]:
    return register.rijen(Partnerrij, "SELECT * FROM partner ORDER BY code")


def partner(register: Register, code: str) -> Partnerrij | None:
    return register.rij(Partnerrij, "SELECT * FROM partner WHERE code = :code", code=code)


def met_convenant(register: Register, dag: date) -> set[str]:
    """The partners (codes) that had signed the covenant on a day."""
    rijen = register.lees(
        "SELECT code FROM partner WHERE convenant_op <= :dag", dag=dag.isoformat()
    )
    return {rij["code"] for rij in rijen}


def bewaar(register: Register, code: str, waarden: Mapping[str, str | None]) -> None:
    """Keep these columns of a partner; the others stay as they were."""
    kolommen = tuple(waarden)
    zetten = ", ".join(f"{kolom} = excluded.{kolom}" for kolom in kolommen)
    register.lees(
        f"INSERT INTO partner (code, {', '.join(kolommen)}) "
        f"VALUES (:code, {', '.join(f':{kolom}' for kolom in kolommen)}) "
        f"ON CONFLICT (code) DO UPDATE SET {zetten}",
        code=code,
        **waarden,
    )


def contactpersonen(register: Register, vandaag: date) -> list[Contactpersoonrij]:
    """Whom to call today, of every partner."""
    return register.rijen(
        Contactpersoonrij,
        "SELECT * FROM contactpersoon WHERE tot IS NULL OR tot > :vandaag ORDER BY partner, id",
        vandaag=vandaag,
    )


def contactpersoon(register: Register, nummer: int) -> Contactpersoonrij | None:
    return register.rij(
        Contactpersoonrij, "SELECT * FROM contactpersoon WHERE id = :nummer", nummer=nummer
    )


def inzet(register: Register, code: str, vandaag: str, laat_voor: str) -> sqlite3.Row:
    """How many afspraken are open and late, escalations open, persons involved; one partner."""
    rij = register.lees_een(
        "SELECT (SELECT count(*) FROM afspraak a JOIN casus c ON c.id = a.casus "
        "WHERE a.organisatie = :code AND a.status = 'open' AND c.status = 'open') AS open, "
        "(SELECT count(*) FROM afspraak a JOIN casus c ON c.id = a.casus "
        "WHERE a.organisatie = :code AND a.status = 'open' AND c.status = 'open' "
        "AND a.uiterlijk < :laat_voor) AS te_laat, "
        "(SELECT count(*) FROM escalatie WHERE organisatie = :code AND status = 'open') "
        "AS escalaties, "
        "(SELECT count(DISTINCT persoon) FROM betrokkenheid WHERE organisatie = :code "
        "AND (tot IS NULL OR tot > :vandaag)) AS personen",
        code=code,
        vandaag=vandaag,
        laat_voor=laat_voor,
    )
    assert rij is not None
    return rij


def betrokkenheid(
    register: Register, persoon: int, organisatie: str, vandaag: date
) -> Betrokkenheidrij | None:
    """The involvement that has not ended today."""
    return register.rij(
        Betrokkenheidrij,
        "SELECT * FROM betrokkenheid WHERE persoon = :persoon AND organisatie = :organisatie "
        "AND (tot IS NULL OR tot > :vandaag) ORDER BY id DESC LIMIT 1",
        persoon=persoon,
        organisatie=organisatie,
        vandaag=vandaag,
    )


class Betrokken(Betrokkenheidrij, frozen=True):
    """`plaats` numbers the members of the household."""

    plaats: int


def betrokken(register: Register, casus: int, vandaag: date) -> list[Betrokken]:
    """Who is involved with whom in the household of a casus."""
    return register.rijen(
        Betrokken,
        "SELECT b.*, p.plaats FROM betrokkenheid b JOIN ("
        "SELECT id, row_number() OVER (ORDER BY id) AS plaats FROM persoon "
        "WHERE huishouden = (SELECT huishouden FROM casus WHERE id = :casus)) p "
        "ON p.id = b.persoon WHERE b.tot IS NULL OR b.tot > :vandaag "
        "ORDER BY p.plaats, b.sinds, b.id",
        casus=casus,
        vandaag=vandaag,
    )


def consultaties(register: Register, *, van: str | None, tot: str | None) -> list[sqlite3.Row]:
    """How many per table, organisation and leefgebied, from one day up to and with another."""
    return register.lees(
        "SELECT tafel, organisatie, leefgebied, count(*) AS aantal FROM consultatie "
        "WHERE dag >= coalesce(:van, '') AND dag <= coalesce(:tot, '9999') "
        "GROUP BY tafel, organisatie, leefgebied "
        "ORDER BY tafel, organisatie NULLS LAST, leefgebied NULLS LAST",
        van=van,
        tot=tot,
    )
