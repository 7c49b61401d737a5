"""Named SQL about notities."""

import json
from collections.abc import Iterable

from tafel.register.rijen.casus import Notitierij
from tafel.register.store import Register

_VOOR_PARTNER = """instr('|' || n.delen_met || '|', '|' || :partner || '|') > 0
AND NOT EXISTS (SELECT 1 FROM casuszonder z WHERE z.casus = n.casus AND z.partner = :partner)"""
"""Shared with a partner, and it is not kept out of the casus."""


def van_casus(register: Register, casus: int) -> list[Notitierij]:
    """The notities of a casus, oldest first."""
    return register.rijen(
        Notitierij, "SELECT * FROM notitie WHERE casus = :casus ORDER BY id", casus=casus
    )


def gedeeld_met(register: Register, partner: str, casussen: Iterable[int]) -> list[Notitierij]:
    """The notities of these casussen that this partner (a code) may see, newest first."""
    return register.rijen(
        Notitierij,
        "SELECT n.* FROM json_each(:lijst) g CROSS JOIN notitie n ON n.casus = g.value "
        f"WHERE {_VOOR_PARTNER} ORDER BY n.casus, n.id DESC",
        lijst=json.dumps(list(casussen)),
        partner=partner,
    )


def casussen_met_gedeelde(
    register: Register, partner: str, *, tafel: str, vanaf: str, tot: str
) -> list[int]:
    """The open casussen of a table of which something was shared with a partner in these days."""
    rijen = register.lees(
        "SELECT DISTINCT n.casus FROM notitie n INDEXED BY notitie_gedeeld "
        "JOIN casus c ON c.id = n.casus WHERE n.delen_met IS NOT NULL "
        f"AND n.dag BETWEEN :vanaf AND :tot AND {_VOOR_PARTNER} "
        "AND c.tafel = :tafel AND c.status = 'open' ORDER BY n.casus",
        partner=partner,
        tafel=tafel,
        vanaf=vanaf,
        tot=tot,
    )
    return [rij["casus"] for rij in rijen]
