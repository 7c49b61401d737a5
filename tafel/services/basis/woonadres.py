"""Where a household lives and lived before it moved: who knows an old address is no stranger."""

from collections.abc import Iterable, Mapping, Sequence

from tafel.domain.basis import Rij
from tafel.register.melding import HUISHOUDENKOLOMMEN, huisadressen
from tafel.register.store import Register
from tafel.sleutels import verschil

_HUIS = {"postcode", "huisnummer"}


def adres_van(waarden: Rij) -> Rij:
    """What is known of an address among other columns."""
    return {k: waarde for k in HUISHOUDENKOLOMMEN if (waarde := waarden.get(k)) is not None}


def eerdere_adressen(register: Register, huishoudens: Iterable[int]) -> Mapping[int, Sequence[Rij]]:
    """Per household that moved the addresses that it had before."""
    return {
        huishouden: [
            adres_van({kolom: getattr(rij, kolom) for kolom in HUISHOUDENKOLOMMEN}) for rij in rijen
        ]
        for huishouden, rijen in huisadressen(register, huishoudens).items()
    }


def woonde_daar(eerder: Iterable[Rij], gesteld: Rij) -> bool:
    """Whether a stated address is one of these; a house is not known by its buurt alone."""
    genoemd = gesteld.keys() & _HUIS or gesteld.keys()
    return any(
        genoemd and genoemd <= adres.keys() and verschil(adres, gesteld).keys().isdisjoint(adres)
        for adres in eerder
    )
