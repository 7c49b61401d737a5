"""Columns of a melding whose value is not shown unasked, and children without their names."""

from tafel.domain.basis import Celwaarde
from tafel.kolommen import KOLOM_VAN, NAAMKOLOMMEN, SCHEIDING

_OOK = frozenset({"geboortedatum", "inwonende_kinderen", "opmerkingen"})


OP_VERZOEK = frozenset(
    {*NAAMKOLOMMEN, "geboortedatum", "bsn", "melder_naam", "melder_contact"},
)
"""Columns that are shown of one melding only with --namen."""


def is_verborgen(kolom: str) -> bool:
    """Whether it tells who a melding is about, or is text as somebody wrote it."""
    return kolom in _OOK or (kolom in KOLOM_VAN and KOLOM_VAN[kolom].persoonsgegeven)


def kind_zonder_naam(kind: str) -> str:
    """A child as stated, without its name: "Noor 2019-03-01" is "2019-03-01"."""
    return " ".join(kind.split()[-2 if kind.endswith("jaar") else -1 :])


def zonder_namen(kolom: str, waarde: Celwaarde) -> Celwaarde:
    """A value of one melding as it is shown without --namen; None where that is nothing."""
    if waarde is None or kolom in OP_VERZOEK:
        return None
    match kolom:
        case "inwonende_kinderen":
            return SCHEIDING.join(map(kind_zonder_naam, str(waarde).split(SCHEIDING)))
        case "opmerkingen":
            return "\n".join(r for r in str(waarde).splitlines() if not is_naamregel(r)) or None
    return waarde


def is_naamregel(opmerking: str) -> bool:
    """Whether a line of the remarks keeps a name that differed from the name columns."""
    return opmerking.startswith("naam: ")
