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
