"""Named SQL about notities."""

import sqlite3

from tafel.register.store import Register


def van_casus(register: Register, casus: int) -> list[sqlite3.Row]:
    """The notities of a casus, oldest first."""
    return register.lees("SELECT * FROM notitie WHERE casus = :casus ORDER BY id", casus=casus)
