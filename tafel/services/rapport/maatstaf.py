"""A part of a whole as a report prints it: beside what it should be, where that is said (§12)."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from tafel.domain.cel import Cel
from tafel.domain.rapport import Cijfer, Cijfersoort, Rapportkolom
from tafel.rules import afronding
from tafel.rules.afronding import NIET_PER_MAAND
from tafel.services.telling.cijfers import Cijfers
from tafel.services.telling.maandstand import Maandstand

KOLOMMEN: Final = (
    Rapportkolom("aantal", "Aantal", Cijfersoort.AANTAL),
    Rapportkolom("van", "Van", Cijfersoort.AANTAL),
    Rapportkolom("procent", "Deel", Cijfersoort.PROCENT),
    Rapportkolom("aantal_organisaties", "Org.", Cijfersoort.AANTAL),
    Rapportkolom("van_organisaties", "Van org.", Cijfersoort.AANTAL),
)
"""Of people the first three; of organisations the last three, which are exact."""


class Maat(Struct, frozen=True):
    """So many of so many, as printed."""

    cijfers: tuple[Cijfer, ...] = (None,) * len(KOLOMMEN)
    stand: str = NIET_PER_MAAND
    """Whether the norm is reached."""


def van_mensen(cijfers: Cijfers, deel: Cel, geheel: Cel, norm: int) -> Maat:
    """Of people: rounded, and a share and verdict only over enough of them."""
    return Maat(
        (*map(cijfers.getal, (deel, geheel)), cijfers.deel(deel, geheel), None, None),
        cijfers.oordeel(deel, geheel, norm),
    )


def van_organisaties(aantal: int, van: int, norm: int) -> Maat:
    """Of organisations: as it is."""
    return Maat(
        (None, None, afronding.deel(aantal, van, 1), aantal, van),
        afronding.oordeel(aantal, van, norm, 1),
    )


def convenanten(stand: Maandstand, codes: Iterable[str]) -> Maat:
    """How many of these partners had signed the covenant."""
    gevraagd = set(codes)
    getekend = gevraagd & set(stand.getekend)
    return van_organisaties(len(getekend), len(gevraagd), stand.rapportage.doel_procent)
