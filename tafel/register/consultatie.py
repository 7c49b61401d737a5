"""Named SQL about consultaties: they are only counted."""

import sqlite3

from tafel.register.store import Register


def aantallen(register: Register, *, van: str | None, tot: str | None) -> list[sqlite3.Row]:
    """How many per table, organisation and leefgebied, from one day up to and with another."""
    return register.lees(
        "SELECT tafel, organisatie, leefgebied, count(*) AS aantal FROM consultatie "
        "WHERE dag >= coalesce(:van, '') AND dag <= coalesce(:tot, '9999') "
        "GROUP BY tafel, organisatie, leefgebied "
        "ORDER BY tafel, organisatie NULLS LAST, leefgebied NULLS LAST",
        van=van,
        tot=tot,
    )
