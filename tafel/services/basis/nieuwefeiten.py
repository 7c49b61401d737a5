"""What the rules say anew of a household of which somebody joined or left (docs/adr/0014)."""

from collections.abc import Mapping

from tafel.domain.samenhang import Andersbeslist
from tafel.domain.toedeling import Toedeling
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.services.basis.feiten import beslis_over
from tafel.services.zitting import Zitting

_BESLIST = frozenset({"toegedeeld", "bespreken", "aanvullen"})


def volgens_regels(z: Zitting, huishouden: int) -> Mapping[int, Toedeling]:
    """What the rules say now of each melding of a household that was decided on and is not over."""
    nummers = [rij["id"] for rij in samenhang.van_huishouden(z.register, huishouden)]
    lopend = samenhang.open_casusnummers(z.register, [huishouden]).get(huishouden)
    return {
        rij["id"]: beslis_over(z.profiel, rij)
        for rij in meldingqueries.meldingen(z.register, nummers)
        if rij["status"] in _BESLIST and rij["casus"] in (None, lopend)
    }


def leg_opnieuw_voor(
    z: Zitting, huishouden: int, voor: Mapping[int, Toedeling]
) -> tuple[Andersbeslist, ...]:
    """Each melding about which they say something else than before waits to be allocated again, as
    after any other change of its facts; inside the caller's write transaction.
    """
    na = volgens_regels(z, huishouden)
    anders = tuple(
        Andersbeslist(nummer, toen, na[nummer])
        for nummer, toen in voor.items()
        if nummer in na and _wat(toen) != _wat(na[nummer])
    )
    for deel in anders:
        z.register.werk_bij("melding", deel.melding, {"status": "nieuw"})
    return anders


def _wat(toedeling: Toedeling) -> tuple[object, ...]:
    return (
        *(toedeling.uitkomst, toedeling.tafel, toedeling.onderdeel, toedeling.voorkeur),
        toedeling.afstemmen,
    )
