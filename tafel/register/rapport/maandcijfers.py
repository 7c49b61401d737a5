"""Named SQL about the figures of closed months: counts, each with the sum of its records' keys."""

import sqlite3
from collections.abc import Callable, Iterable
from functools import lru_cache

from msgspec import Struct

from tafel.domain.cel import helften, met_teken
from tafel.register.store import Register

GEHEIM = "geheim"
_ONTHOUDEN = 1 << 18
"""Keys: of a month with so many meldingen each is worked out once for all that counts them."""
Regel = tuple[str, str, str, int, int, int]
"""Population, property, row, count, sum of the keys, count as printed."""


def geheim(register: Register) -> bytes:
    """The secret of this register: what rounding draws from."""
    rij = register.lees_een("SELECT waarde FROM instelling WHERE sleutel = :geheim", geheim=GEHEIM)
    assert rij is not None
    return bytes.fromhex(rij[0])


def maak_sleutelfunctie(register: Register, sleutel_van: Callable[[str, int], int]) -> None:
    """Let queries ask for the key of a record: recordsleutel(kind, number)."""

    @lru_cache(maxsize=_ONTHOUDEN)
    def met_teken_(soort: str, nummer: int) -> int:
        return met_teken(sleutel_van(soort, nummer))

    register.maak_functie("recordsleutel", met_teken_, 2)


def afgesloten(register: Register) -> list[str]:
    """The months that are closed, in order: 2026-03."""
    return [rij[0] for rij in register.lees("SELECT maand FROM maandafsluiting ORDER BY maand")]


def gesloten_op(register: Register, maand: str) -> str | None:
    """The day on which a month was closed; None = it is not."""
    rij = register.lees_een("SELECT dag FROM maandafsluiting WHERE maand = :maand", maand=maand)
    return None if rij is None else str(rij[0])


class Gelogd(Struct, frozen=True):
    """The ends of the log: by the real clock, and the day that it was for who did it."""

    eerste_tijd: str
    eerste_dag: str
    laatste_tijd: str


def gelogd(register: Register) -> Gelogd | None:
    """None when nothing was logged yet."""
    rij = register.lees_een(
        "SELECT e.tijd, e.dag, l.tijd FROM logregel e, logregel l "
        "WHERE e.id = (SELECT min(id) FROM logregel) AND l.id = (SELECT max(id) FROM logregel)"
    )
    return None if rij is None else Gelogd(*rij)


def bewaar(
    register: Register,
    maand: str,
    regels: Iterable[Regel],
    *,
    profiel: str,
    dag: str,
    tijd: str,
    wie: str,
) -> None:
    """The figures of one month, within the caller's write transaction; for good."""
    register.voeg_toe(
        "maandafsluiting",
        {"maand": maand, "profiel": profiel, "dag": dag, "tijd": tijd, "wie": wie},
    )
    register.voeg_alle_toe(
        "maandcijfer",
        ("maand", "populatie", "eigenschap", "rij", "aantal", "sleutelsom", "getoond"),
        [(maand, *wat, aantal, met_teken(som), getoond) for *wat, aantal, som, getoond in regels],
    )


def cijfers(register: Register, van: str, tot: str) -> list[sqlite3.Row]:
    """Over these months (both included): population, property, row, count, sum in halves."""
    return register.lees(
        f"SELECT populatie, eigenschap, rij, sum(aantal), {helften('sleutelsom')} "
        "FROM maandcijfer WHERE maand BETWEEN :van AND :tot GROUP BY 1, 2, 3",
        van=van,
        tot=tot,
    )


def totaal(register: Register, van: str, tot: str, populatie: str) -> tuple[int, int, int]:
    """How many a population counted over these months, with the sum of keys in halves."""
    rij = register.lees_een(
        f"SELECT coalesce(sum(aantal), 0), {helften('sleutelsom')} FROM maandcijfer "
        "WHERE maand BETWEEN :van AND :tot AND populatie = :populatie AND eigenschap = ''",
        van=van,
        tot=tot,
        populatie=populatie,
    )
    assert rij is not None
    aantal, laag, hoog = rij
    return aantal, laag or 0, hoog or 0


def revisie(register: Register, populatie: str, jaar: str) -> tuple[int, int] | None:
    """How many in the last revision of a year, exact and as printed; None before the first."""
    if (
        register.lees_een("SELECT 1 FROM maandafsluiting WHERE maand = :maand", maand=f"{jaar}-12")
        is None
    ):
        return None
    rij = register.lees_een(
        "SELECT aantal, getoond FROM maandcijfer WHERE populatie = :populatie "
        "AND eigenschap = :jaar ORDER BY maand DESC LIMIT 1",
        populatie=populatie,
        jaar=jaar,
    )
    return (0, 0) if rij is None else (rij[0], rij[1])


def per_maand(register: Register, van: str, tot: str) -> list[sqlite3.Row]:
    """Totals of these months as printed: maand, populatie, aantal, getoond."""
    return register.lees(
        "SELECT maand, populatie, aantal, getoond FROM maandcijfer "
        "WHERE maand BETWEEN :van AND :tot AND eigenschap = ''",
        van=van,
        tot=tot,
    )


def vastgesteld(register: Register, rapport: str, kwartaal: str) -> sqlite3.Row | None:
    """A report over a quarter as it was declared final; None when it was not."""
    return register.lees_een(
        "SELECT cijfers, profiel, dag FROM vaststelling "
        "WHERE rapport = :rapport AND kwartaal = :kwartaal",
        rapport=rapport,
        kwartaal=kwartaal,
    )
