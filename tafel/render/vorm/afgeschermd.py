"""Columns of a melding whose value is not shown unasked, and children without their names."""

import re

from tafel.domain.basis import Celwaarde
from tafel.kolommen import KOLOM_VAN, NAAMKOLOMMEN, SCHEIDING
from tafel.patronen import patroon

_OOK = frozenset({"geboortedatum", "inwonende_kinderen", "opmerkingen"})


_JAAR = len("jjjj")
_OVERGENOMEN = patroon(r"[a-z ]+: overgenomen uit M\d+", re.IGNORECASE)
"""A remark of our own."""

OP_VERZOEK = frozenset(
    {*NAAMKOLOMMEN, "geboortedatum", "bsn", "melder_naam", "melder_contact"},
)
"""Columns that are shown of one melding only with --namen."""


def is_verborgen(kolom: str) -> bool:
    """Whether it tells who a melding is about, or is text as somebody wrote it."""
    return kolom in _OOK or (kolom in KOLOM_VAN and KOLOM_VAN[kolom].persoonsgegeven)


def kind_zonder_naam(kind: str) -> str:
    """A child as stated, by its age or year only: "Noor 2019-03-01" is "2019"."""
    deel = kind.split()[-2 if kind.endswith("jaar") else -1 :]
    return " ".join(deel) if len(deel) > 1 else deel[0][:_JAAR]


def zonder_namen(kolom: str, waarde: Celwaarde) -> Celwaarde:
    """A value of one melding as it is shown without --namen; None where that is nothing."""
    if waarde is None or kolom in OP_VERZOEK:
        return None
    match kolom:
        case "inwonende_kinderen":
            return SCHEIDING.join(map(kind_zonder_naam, str(waarde).split(SCHEIDING)))
        case "opmerkingen":
            eigen = filter(_OVERGENOMEN.fullmatch, str(waarde).splitlines())
            return "\n".join(eigen) or None
    return waarde


def aantal_verborgen(opmerkingen: Celwaarde) -> int:
    """How many lines of the remarks are shown with --namen only: of what somebody else wrote, under
    a heading that we do not know, it cannot be told whether it says who somebody is.
    """
    regels = str(opmerkingen or "").splitlines()
    return sum(_OVERGENOMEN.fullmatch(regel) is None for regel in regels)
