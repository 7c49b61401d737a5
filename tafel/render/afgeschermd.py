"""Columns of a melding whose value is not shown unasked, and children without their names."""

from tafel.kolommen import KOLOM_VAN

_OOK = frozenset({"geboortedatum", "inwonende_kinderen", "opmerkingen"})


def is_verborgen(kolom: str) -> bool:
    """Whether it tells who a melding is about, or is text as somebody wrote it."""
    return kolom in _OOK or (kolom in KOLOM_VAN and KOLOM_VAN[kolom].persoonsgegeven)


def kind_zonder_naam(kind: str) -> str:
    """A child as stated, without its name: "Noor 2019-03-01" is "2019-03-01"."""
    return " ".join(kind.split()[-2 if kind.endswith("jaar") else -1 :])
