"""Beginning a version of a plan: a concept with what the version before it says (domain §7)."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict

from tafel.domain.plan import Planstatus
from tafel.register import plan as queries
from tafel.register.store import Register
from tafel.services.basis.tijdlijn import noteer
from tafel.services.zitting import Zitting

PLANVELDEN = (
    *("analyse", "analyse_van", "analyse_op", "analyse_gezamenlijk", "dominant", "tijdsplan"),
    *("netwerk", "instemming", "grond", "verwijscriteria", "methodiek", "bewezen"),
    *("ondersteuning", "steunsysteem", "evaluatie", "gezin_zegt"),
)
"""The parts of a plan that stand in columns of their own."""
_BLIJFT_ACHTER = ("instemming", "grond", "evaluatie", "gezin_zegt")
"""What a next version does not take over: it is asked or written anew."""


def begin(register: Register, casus: int) -> dict[str, Any]:
    """What the next version begins with: the parts of the one before it, if any."""
    rijen = queries.plannen(register, casus)
    vorige: Mapping[str, Any] = asdict(rijen[-1]) if rijen else {}
    over = {naam: vorige.get(naam) for naam in PLANVELDEN if naam not in _BLIJFT_ACHTER}
    return dict.fromkeys((*PLANVELDEN, "evaluatie_op")) | over


def leg_aan(z: Zitting, casus: int, waarden: Mapping[str, Any]) -> int:
    """A next version as a concept, inside the caller's write transaction; returns its number."""
    rijen = queries.plannen(z.register, casus)
    versie = (rijen[-1].versie if rijen else 0) + 1
    z.register.voeg_toe(
        "plan",
        {
            "casus": casus,
            "versie": versie,
            "status": Planstatus.CONCEPT,
            "gemaakt_op": z.vandaag,
            **waarden,
        },
    )
    noteer(
        z,
        casus,
        "plan_gemaakt",
        f"concept van plan versie {versie} gemaakt",
        gegevens={"versie": versie},
    )
    return versie


def concept(z: Zitting, casus: int) -> int:
    """Row of the concept of a casus, which is begun where there is none; inside the caller's write
    transaction.
    """
    for _ in range(2):
        for rij in queries.plannen(z.register, casus):
            if rij.status == Planstatus.CONCEPT:
                return rij.id
        leg_aan(z, casus, begin(z.register, casus))
    raise AssertionError(casus)
