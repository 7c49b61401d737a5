"""Named SQL about escalations: the steps up the line, and what may call for one."""

import json
from collections.abc import Iterable
from datetime import date

from tafel.domain.plan import Afspraakstatus
from tafel.register.rijen import Rij
from tafel.register.rijen.casus import Casusrij
from tafel.register.rijen.escalatie import Escalatierij
from tafel.register.store import Register

_ESCALATIE = """
SELECT e.*, a.nummer AS afspraaknummer, a.status AS afspraakstatus
FROM escalatie e LEFT JOIN afspraak a ON a.id = e.afspraak
"""
_HEROPEND = """NOT EXISTS (SELECT 1 FROM gebeurtenis h
WHERE h.casus = {casus} AND h.soort = 'heropend' AND h.dag > {dag})"""
"""Not before the casus was reopened: the closing ended what went before."""
_SINDS = _HEROPEND.format(casus="e.casus", dag="e.gestart_op")


class Escalatiestand(Escalatierij, frozen=True):
    """With the afspraak that it is about, if any."""

    afspraaknummer: int | None
    afspraakstatus: Afspraakstatus | None


def _binnen(tafel: str | None, casus: int | None) -> str:
    """The open casussen `c` of one table, or one of them; None filters nothing."""
    filters = {"c.tafel = :tafel": tafel, "c.id = :casus": casus}
    delen = ["c.status = 'open'", *(sql for sql, waarde in filters.items() if waarde is not None)]
    return " AND ".join(delen)


def _van_open(casus: int | None) -> str:
    """Without a casus the planner would rather read all that ever was."""
    return "INDEXED BY casus_stap" if casus is None else ""


def escalatie(register: Register, nummer: int) -> Escalatiestand | None:
    return register.rij(Escalatiestand, f"{_ESCALATIE} WHERE e.id = :nummer", nummer=nummer)


def van_casus(register: Register, casus: int) -> list[Escalatiestand]:
    return register.rijen(
        Escalatiestand, f"{_ESCALATIE} WHERE e.casus = :casus ORDER BY e.id", casus=casus
    )


def over_afspraak(register: Register, afspraak: int) -> list[Escalatiestand]:
    """Every step that was taken about an afspraak (row)."""
    return register.rijen(
        Escalatiestand,
        f"{_ESCALATIE} WHERE e.afspraak = :afspraak ORDER BY e.id",
        afspraak=afspraak,
    )


def open_van(register: Register, casussen: Iterable[int]) -> list[Escalatiestand]:
    return register.rijen(
        Escalatiestand,
        f"{_ESCALATIE} WHERE e.status = 'open' "
        "AND e.casus IN (SELECT value FROM json_each(:lijst)) ORDER BY e.id",
        lijst=json.dumps(list(casussen)),
    )


def eerder(
    register: Register, *, casus: int | None, tafel: str | None, spoor: str, organisatie: str
) -> list[Escalatiestand]:
    """The steps taken so far in the same matter, since the casus was last reopened; of a structural
    one also by the same table.
    """
    return register.rijen(
        Escalatiestand,
        f"{_ESCALATIE} WHERE e.casus IS :casus AND e.spoor = :spoor "
        "AND e.organisatie = :organisatie AND (e.casus IS NOT NULL OR e.tafel IS :tafel) "
        f"AND {_SINDS} ORDER BY e.id",
        casus=casus,
        tafel=tafel,
        spoor=spoor,
        organisatie=organisatie,
    )


def lijst(
    register: Register, *, tafel: str | None, status: str | None, uiterlijk_voor: date | None
) -> list[Escalatiestand]:
    """Soonest term first; None filters nothing."""
    return register.rijen(
        Escalatiestand,
        f"{_ESCALATIE} WHERE (:tafel IS NULL OR e.tafel IS NULL OR e.tafel = :tafel) "
        "AND (:status IS NULL OR e.status = :status) "
        "AND (:voor IS NULL OR e.uiterlijk < :voor) ORDER BY e.uiterlijk, e.id",
        tafel=tafel,
        status=status,
        voor=uiterlijk_voor,
    )


class Stokkendeafspraak(Rij, frozen=True):
    """Of an afspraak with an organisation: what may call for a step."""

    casus: int
    nummer: int
    organisatie: str
    uiterlijk: date | None
    status: Afspraakstatus
    keren_doorgeschoven: int
    afgedaan_op: date | None


def afspraken_die_stokken(
    register: Register, *, tafel: str | None, casus: int | None, uiterlijk_tot: date, keren: int
) -> list[Stokkendeafspraak]:
    """Of open casussen: late, moved so many times, or (since the casus was last reopened) not kept
    by the organisation.
    """
    sinds = _HEROPEND.format(casus="a.casus", dag="a.afgedaan_op")
    return register.rijen(
        Stokkendeafspraak,
        "SELECT a.casus, a.nummer, a.organisatie, a.uiterlijk, a.status, "
        f"a.keren_doorgeschoven, a.afgedaan_op FROM casus c {_van_open(casus)} "
        "CROSS JOIN afspraak a ON a.casus = c.id "
        f"WHERE {_binnen(tafel, casus)} AND a.organisatie IS NOT NULL "
        f"AND (a.status = 'niet_nagekomen' AND a.oorzaak = 'organisatie' AND {sinds} "
        "OR a.status = 'open' AND (a.uiterlijk <= :tot OR a.keren_doorgeschoven >= :keren)) "
        "ORDER BY a.casus, a.nummer",
        tafel=tafel,
        casus=casus,
        tot=uiterlijk_tot,
        keren=keren,
    )


def casussen_in_stap(
    register: Register, *, tafel: str | None, casus: int | None, stap: int, sinds_tot: date
) -> list[Casusrij]:
    """Open casussen that entered this step on or before a day."""
    return register.rijen(
        Casusrij,
        f"SELECT c.* FROM casus c {_van_open(casus)} WHERE {_binnen(tafel, casus)} "
        "AND c.stap = :stap AND c.stap_sinds <= :sinds_tot ORDER BY c.id",
        tafel=tafel,
        casus=casus,
        stap=stap,
        sinds_tot=sinds_tot,
    )


def van_open_casussen(
    register: Register, *, tafel: str | None, casus: int | None
) -> list[Escalatiestand]:
    """The escalations of the open casussen since each was last reopened, oldest first."""
    return register.rijen(
        Escalatiestand,
        f"{_ESCALATIE} JOIN casus c ON c.id = e.casus WHERE {_binnen(tafel, casus)} "
        f"AND {_SINDS} ORDER BY e.id",
        tafel=tafel,
        casus=casus,
    )


def structureel(register: Register, *, tafel: str | None) -> list[Escalatiestand]:
    """The escalations about an organisation, without a casus, oldest first."""
    return register.rijen(
        Escalatiestand,
        f"{_ESCALATIE} WHERE e.casus IS NULL AND (:tafel IS NULL OR e.tafel = :tafel) "
        "ORDER BY e.id",
        tafel=tafel,
    )
