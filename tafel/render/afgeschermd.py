"""Columns of a melding whose value is not shown unasked, and children without their names."""

from tafel.domain.basis import Celwaarde
from tafel.kolommen import KOLOM_VAN, SCHEIDING

_OOK = frozenset({"geboortedatum", "opmerkingen"})


def is_verborgen(kolom: str) -> bool:
    """Whether it tells who a melding is about, or is text as somebody wrote it."""
    return kolom in _OOK or (kolom in KOLOM_VAN and KOLOM_VAN[kolom].persoonsgegeven)


def zonder_namen(kolom: str, waarde: Celwaarde) -> Celwaarde:
    """Children as stated, without their names: "Noor 2019-03-01" is "2019-03-01"."""
    if kolom != "inwonende_kinderen" or waarde is None:
        return waarde
    return SCHEIDING.join(map(kind_zonder_naam, str(waarde).split(SCHEIDING)))


def kind_zonder_naam(kind: str) -> str:
    return " ".join(kind.split()[-2 if kind.endswith("jaar") else -1 :])
