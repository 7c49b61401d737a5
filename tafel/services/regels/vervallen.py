"""Casussen at a table that the profile does not have: nobody's agenda would show them (§8)."""

from tafel.domain.agenda import VervallenTafel
from tafel.domain.basis import Leesbaar
from tafel.register import casus as casusqueries
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel


def vervallen_tafels(register: Register, profiel: Profiel) -> tuple[VervallenTafel, ...]:
    """Per table that this profile does not have the open casussen that stand at it, in order."""
    per_tafel: dict[str, list[Leesbaar]] = {}
    for rij in casusqueries.casussen_elders(register, profiel.tafels):
        per_tafel.setdefault(rij["tafel"], []).append(rij)
    return tuple(
        VervallenTafel(
            tafel, tuple(rij["id"] for rij in rijen), crisis=sum(rij["crisis"] for rij in rijen)
        )
        for tafel, rijen in per_tafel.items()
    )
