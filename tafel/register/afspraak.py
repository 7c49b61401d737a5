"""Named SQL about afspraken: the list, those of some casussen, and finding them by number."""

import json
from collections.abc import Iterable
from datetime import date

from tafel.domain.plan import Afspraak
from tafel.register.rijen.plan import Afspraakcorrectierij, Afspraakrij
from tafel.register.store import Register

KOLOMMEN = """a.casus, a.nummer, a.organisatie, a.wie, a.wat, a.uiterlijk, a.status,
a.keren_doorgeschoven, a.gemaakt_op, d.nummer AS doel, a.oorzaak, a.toelichting, a.afgedaan_op,
c.tafel, a.aanbod"""
"""An afspraak `a` of casus `c` that serves doel `d`, if any."""
_AFSPRAAK = f"""SELECT {KOLOMMEN}
FROM afspraak a JOIN casus c ON c.id = a.casus LEFT JOIN doel d ON d.id = a.doel"""
_VOLGORDE = "ORDER BY a.uiterlijk NULLS LAST, a.casus, a.nummer"


def afspraken(
    register: Register,
    *,
    organisatie: str | None,
    tafel: str | None,
    casus: int | None,
    status: str | None,
    voor: date | None,
    van: date | None,
    tot: date | None,
    grens: int,
) -> list[Afspraak]:
    """Afspraken that meet every filter given, the first due first; `voor`: due before that day.

    A filter on a table does not hide those of a casus that has no table yet.
    """
    filters = {
        "a.organisatie = :organisatie": organisatie,
        "(c.tafel = :tafel OR c.tafel IS NULL)": tafel,
        "a.casus = :casus": casus,
        # Open afspraken have an index of their own, which a bound value would not reach.
        "a.status = 'open'" if status == "open" else "a.status = :status": status,
        "a.uiterlijk < :voor": voor,
        "a.uiterlijk >= :van": van,
        "a.uiterlijk <= :tot": tot,
    }
    waar = " AND ".join(sql for sql, waarde in filters.items() if waarde is not None) or "true"
    return register.rijen(
        Afspraak,
        f"{_AFSPRAAK} WHERE {waar} {_VOLGORDE} LIMIT :grens",
        organisatie=organisatie,
        tafel=tafel,
        casus=casus,
        status=status,
        voor=voor,
        van=van,
        tot=tot,
        grens=grens,
    )


def van_casussen(register: Register, casussen: Iterable[int]) -> list[Afspraak]:
    return register.rijen(
        Afspraak,
        f"{_AFSPRAAK} WHERE a.casus IN (SELECT value FROM json_each(:lijst)) {_VOLGORDE}",
        lijst=json.dumps(list(casussen)),
    )


def op_nummer(register: Register, casus: int, nummer: int) -> Afspraakrij | None:
    return register.rij(
        Afspraakrij,
        "SELECT * FROM afspraak WHERE casus = :casus AND nummer = :nummer",
        casus=casus,
        nummer=nummer,
    )


def van_doel(register: Register, doel: int) -> list[Afspraakrij]:
    """Every task that serves a goal (row)."""
    return register.rijen(
        Afspraakrij, "SELECT * FROM afspraak WHERE doel = :doel ORDER BY nummer", doel=doel
    )


def op_rij(register: Register, rij: int) -> Afspraakrij | None:
    return register.rij(Afspraakrij, "SELECT * FROM afspraak WHERE id = :rij", rij=rij)


def afspraak(register: Register, nummer: int) -> Afspraak:
    """The afspraak in this row."""
    gevonden = register.rij(Afspraak, f"{_AFSPRAAK} WHERE a.id = :nummer", nummer=nummer)
    assert gevonden is not None
    return gevonden


def levend_doel(register: Register, casus: int, nummer: int) -> int | None:
    """Row of a doel that still belongs to the plan of the casus."""
    rij = register.lees_een(
        "SELECT id FROM doel WHERE casus = :casus AND nummer = :nummer AND plan_tot IS NULL",
        casus=casus,
        nummer=nummer,
    )
    return None if rij is None else int(rij[0])


class Gecorrigeerd(Afspraakcorrectierij, frozen=True):
    """With the number of its afspraak, and the casus of that."""

    casus: int
    nummer: int


def correcties(register: Register, casussen: Iterable[int]) -> list[Gecorrigeerd]:
    """What was corrected of the afspraken of these casussen, oldest first."""
    return register.rijen(
        Gecorrigeerd,
        "SELECT k.*, a.casus, a.nummer FROM json_each(:lijst) g "
        "CROSS JOIN afspraak a ON a.casus = g.value "
        "CROSS JOIN afspraakcorrectie k ON k.afspraak = a.id ORDER BY k.id",
        lijst=json.dumps(list(casussen)),
    )
