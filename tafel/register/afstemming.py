"""Named SQL about the attunement of a casus with other tables and networks."""

import sqlite3

from tafel.register.store import Register


def van_casus(register: Register, casus: int) -> list[sqlite3.Row]:
    """What was attuned, in the order of the days on which it was."""
    return register.lees(
        "SELECT met, op, uitkomst, wie FROM afstemming WHERE casus = :casus ORDER BY op, id",
        casus=casus,
    )
