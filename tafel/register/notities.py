"""Named SQL about notities."""

import json
import sqlite3
from collections.abc import Iterable

from tafel.register.store import Register


def van_casus(register: Register, casus: int) -> list[sqlite3.Row]:
    """The notities of a casus, oldest first."""
    return register.lees("SELECT * FROM notitie WHERE casus = :casus ORDER BY id", casus=casus)


def gedeeld_met(register: Register, partner: str, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """The notities of these casussen that this partner (a code) may see, newest first."""
    return register.lees(
        "SELECT n.* FROM json_each(:lijst) g CROSS JOIN notitie n ON n.casus = g.value "
        "WHERE instr('|' || n.delen_met || '|', '|' || :partner || '|') > 0 "
        "ORDER BY n.casus, n.id DESC",
        lijst=json.dumps(list(casussen)),
        partner=partner,
    )
