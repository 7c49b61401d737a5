"""Named SQL about the figures of closed months: counts, each with the sum of its records' keys."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from msgspec import Struct, json
from msgspec.structs import asdict

from tafel.domain.cel import helften, met_teken
from tafel.register.rijen.rapport import Maandafsluitingrij
from tafel.register.store import Register

AFSLUITEN = "rapport afsluiten"
"""How the closing of a month is logged."""
GEHEIM = "geheim"
LANGSTE_GEHEIM = 64
"""Bytes: what blake2b takes for a key."""
_ONTHOUDEN = 1 << 18
"""Keys: of a month with so many meldingen each is worked out once for all that counts them."""
_CIJFERKOLOMMEN = ("populatie", "eigenschap", "rij", "aantal", "sleutelsom", "getoond")
Regel = tuple[str, str, str, int, int, int]
"""Population, property, row, count, sum of the keys, count as printed."""


def geheim(register: Register) -> bytes:
    """The secret of this register: what rounding draws from."""
    rij = register.lees_een("SELECT waarde FROM instelling WHERE sleutel = :geheim", geheim=GEHEIM)
    with register.heel():
        uit = bytes.fromhex("" if rij is None else rij[0])
        if not 0 < len(uit) <= LANGSTE_GEHEIM:
            raise ValueError
        return uit


def maak_sleutelfunctie(register: Register, sleutel_van: Callable[[str, int], int]) -> None:
    """Let queries ask for the key of a record: recordsleutel(kind, number)."""

    @lru_cache(maxsize=_ONTHOUDEN)
    def met_teken_(soort: str, nummer: int) -> int:
        return met_teken(sleutel_van(soort, nummer))

    register.maak_functie("recordsleutel", met_teken_, 2)


def afgesloten(register: Register) -> list[str]:
    """The months that are closed, in order: 2026-03.

    Raises RegisterUnusable when one is not there that the log says was closed.
    """
    klaar = [rij[0] for rij in register.lees("SELECT maand FROM maandafsluiting ORDER BY maand")]
    for (maand,) in register.lees(
        f"SELECT DISTINCT onderwerp FROM logregel WHERE handeling = '{AFSLUITEN}' ORDER BY 1"
    ):
        if maand not in klaar:
            raise register.beschadigd(maand)
    with register.heel():
        for maand in {*klaar[:1], *klaar[-1:]}:
            date.fromisoformat(f"{maand}-01")
    return klaar


def afsluitingen(register: Register, van: str, tot: str) -> list[Maandafsluitingrij]:
    """Of these months (both included), the last first. Raises RegisterUnusable for one of which
    anything is not as it was kept.
    """
    _toets(register, van, tot)
    return register.rijen(
        Maandafsluitingrij,
        "SELECT * FROM maandafsluiting WHERE maand BETWEEN :van AND :tot ORDER BY maand DESC",
        van=van,
        tot=tot,
    )


def _toets(register: Register, van: str, tot: str) -> None:
    """Whether these months are as they were kept; of what was closed before there were seals,
    nobody can tell.
    """
    for rij in register.lees(
        "SELECT * FROM maandafsluiting WHERE maand BETWEEN :van AND :tot "
        "AND coalesce(zegel, stand, kaart) IS NOT NULL",
        van=van,
        tot=tot,
    ):
        if rij["maand"] in register.gave_maanden:
            continue
        regels = register.lees(
            f"SELECT {', '.join(_CIJFERKOLOMMEN)} FROM maandcijfer WHERE maand = :maand "
            "ORDER BY populatie, eigenschap, rij",
            maand=rij["maand"],
        )
        if rij["zegel"] != _zegel(register, dict(rij), [tuple(regel) for regel in regels]):
            raise register.beschadigd(rij["maand"])
        register.gave_maanden.add(rij["maand"])


def _zegel(
    register: Register, afsluiting: Mapping[str, object], regels: Sequence[tuple[object, ...]]
) -> str:
    """What nobody can make without the secret, over everything that is kept of a month: rows in the
    order of their key.
    """
    inhoud = json.encode(({**afsluiting, "zegel": None}, regels))
    return blake2b(inhoud, key=geheim(register), digest_size=16, person=b"maand").hexdigest()


class Gelogd(Struct, frozen=True):
    """The ends of the log: by the real clock, and the day that it was for who did it."""

    eerste_tijd: str
    eerste_dag: str
    laatste_tijd: str

    @property
    def in_echte_tijd(self) -> bool:
        """Whether the first deed was done on its own day."""
        return self.eerste_tijd[:10] == self.eerste_dag


def gelogd(register: Register) -> Gelogd | None:
    """None when nothing was logged yet."""
    rij = register.lees_een(
        "SELECT e.tijd, e.dag, l.tijd FROM logregel e, logregel l "
        "WHERE e.id = (SELECT min(id) FROM logregel) AND l.id = (SELECT max(id) FROM logregel)"
    )
    return None if rij is None else Gelogd(*rij)


def bewaar(register: Register, afsluiting: Maandafsluitingrij, regels: Iterable[Regel]) -> None:
    """The figures of one month, within the caller's write transaction; for good, under a seal."""
    rijen: list[tuple[Any, ...]] = sorted(
        (*wat, aantal, met_teken(som), getoond) for *wat, aantal, som, getoond in regels
    )
    maand = asdict(afsluiting)
    register.voeg_toe("maandafsluiting", maand | {"zegel": _zegel(register, maand, rijen)})
    register.voeg_alle_toe(
        "maandcijfer",
        ("maand", *_CIJFERKOLOMMEN),
        [(afsluiting.maand, *rij) for rij in rijen],
    )


def cijfers(register: Register, van: str, tot: str) -> list[sqlite3.Row]:
    """Over these months (both included): population, property, row, count, sum in halves.

    Raises RegisterUnusable as `afsluitingen`, like everything that reads figures.
    """
    _toets(register, van, tot)
    return register.lees(
        f"SELECT populatie, eigenschap, rij, sum(aantal), {helften('sleutelsom')} "
        "FROM maandcijfer WHERE maand BETWEEN :van AND :tot GROUP BY 1, 2, 3",
        van=van,
        tot=tot,
    )


def totaal(register: Register, van: str, tot: str, populatie: str) -> tuple[int, int, int]:
    """How many a population counted over these months, with the sum of keys in halves."""
    _toets(register, van, tot)
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
    for december in (f"{jaar}-12", f"{int(jaar) + 1}-12"):
        _toets(register, december, december)
    return (0, 0) if rij is None else (rij[0], rij[1])


def per_maand(register: Register, van: str, tot: str) -> list[sqlite3.Row]:
    """Totals of these months as printed: maand, populatie, aantal, getoond."""
    _toets(register, van, tot)
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
