"""Named SQL about figures that were declared final."""

import sqlite3

from tafel.register.store import Register


def vastgesteld(register: Register, rapport: str, kwartaal: str) -> sqlite3.Row | None:
    """A report over a quarter as it was declared final; None when it was not."""
    return register.lees_een(
        "SELECT cijfers, profiel, dag FROM vaststelling "
        "WHERE rapport = :rapport AND kwartaal = :kwartaal",
        rapport=rapport,
        kwartaal=kwartaal,
    )


def definitieve_kwartalen(register: Register) -> frozenset[tuple[int, int]]:
    """Quarters of which any report was declared final: (2026, 3)."""
    rijen = register.lees("SELECT DISTINCT kwartaal FROM vaststelling")
    return frozenset((int(jaar), int(nr)) for jaar, nr in (r["kwartaal"].split("-") for r in rijen))
