"""Taking back what somebody did last, as long as nothing was built on it (domain §14.8)."""

from tafel.errors import GateNotMet, NotFound
from tafel.register import daad as queries
from tafel.register.rijen.beheer import Daadrij
from tafel.services.zitting import Zitting

_IN_PLAATS = {
    "melding import": ("neem de import terug", "tafel melding import --ongedaan …"),
    "toedelen": ("deel opnieuw toe", "tafel toedelen --help"),
    "overleg besluit": ("laat het besluit vervallen", "tafel overleg corrigeer --vervallen"),
    "overleg weg": ("zeg het opnieuw", "tafel overleg begin"),
    "huishouden splits": (
        "laat hen weer samen wonen",
        "tafel persoon samenvoegen --huishouden",
    ),
    "casus splits": ("voeg de casussen weer samen", "tafel persoon samenvoegen --huishouden"),
    "persoon samenvoegen": ("maak hen weer los", "tafel persoon losmaken"),
    "overleg corrigeer": ("verbeter het besluit nog eens", "tafel overleg corrigeer"),
}
"""What can be done instead, per deed."""
_VOORGOED = {"rectificeer": "wat zij weghaalde is vernietigd"}
"""Deeds that nothing takes back, and why."""


def terug_te_nemen(z: Zitting) -> Daadrij:
    """What this user did last. Raises NotFound, and GateNotMet when it cannot go back."""
    daad = queries.laatste(z.register, z.wie)
    if daad is None or daad.ongedaan is not None:
        raise NotFound("alleen uw laatste wijziging kan terug, één keer; er is er nu geen")
    if (waarom := _VOORGOED.get(daad.handeling)) is not None:
        raise GateNotMet(f"{wat(daad)} kan niet terug: {waarom}")
    if daad.gemaakt is None:
        raise GateNotMet(f"{wat(daad)} kan niet in één keer terug", _in_plaats(daad))
    if queries.is_op_gebouwd(z.register, daad):
        raise GateNotMet(f"op {wat(daad)} is daarna voortgebouwd", _in_plaats(daad))
    return daad


def neem_terug(z: Zitting) -> Daadrij:
    """Take back what this user did last, whole or not at all. Raises as `terug_te_nemen`."""
    with z.register.schrijf(terloops=True):
        daad = terug_te_nemen(z)
        if not queries.neem_terug(z.register, daad):
            raise GateNotMet(f"{wat(daad)} staat vast", _in_plaats(daad))
        queries.vergeet(z.register, z.wie)
        z.register.log(z.wie, z.vandaag, "ongedaan", f"{daad.handeling} {daad.onderwerp}".strip())
    return daad


def wat(daad: Daadrij) -> str:
    """The deed and what it was about, as they are logged: "casus stap 147"."""
    return f"«{daad.handeling} {daad.onderwerp}»".replace(" »", "»")


def _in_plaats(daad: Daadrij) -> list[tuple[str, str]]:
    return [_IN_PLAATS[daad.handeling]] if daad.handeling in _IN_PLAATS else []
