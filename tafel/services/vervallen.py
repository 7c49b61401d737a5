"""Casussen at a table that the profile does not have: nobody's agenda would show them (§8)."""

from tafel.domain.agenda import VervallenTafel
from tafel.register import queries
from tafel.register.store import Register
from tafel.rules.profiel import Profiel


def vervallen_tafels(register: Register, profiel: Profiel) -> tuple[VervallenTafel, ...]:
    """Per table that this profile does not have the open casussen that stand at it, in order."""
    per_tafel: dict[str, list[int]] = {}
    for rij in queries.casussen_elders(register, profiel.tafels):
        per_tafel.setdefault(rij["tafel"], []).append(rij["id"])
    return tuple(VervallenTafel(tafel, tuple(casussen)) for tafel, casussen in per_tafel.items())
