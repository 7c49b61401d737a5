"""What a table decided (domain §8)."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from tafel.domain.plan import Afspraak


class Besluitcorrectie(Struct, frozen=True):
    """What a decision said until it was corrected, or lapsed."""

    op: date
    wie: str
    was: str
    reden: str | None


class Overlegbesluit(Struct, frozen=True):
    """What a table decided about a casus. `B12` is decision 12, also after it was corrected."""

    casus: int | None
    tafel: str
    overleg: date
    tekst: str
    """As it reads now; of one that lapsed as it last read."""
    wie: str
    nummer: int = 0
    vervallen: bool = False
    correcties: tuple[Besluitcorrectie, ...] = ()
    """Oldest first; the last one of a decision that lapsed says so."""


class Casusbesluiten(Struct, frozen=True):
    """What one meeting decided and agreed about one casus."""

    casus: int
    betrokkene: str
    besluiten: tuple[Overlegbesluit, ...]
    afspraken: tuple[Afspraak, ...]


class Besluitenlijst(Struct, frozen=True):
    """The decisions and afspraken of one meeting."""

    tafel: str
    naam: str
    datum: date
    casussen: tuple[Casusbesluiten, ...]
    partner: str | None = None
    """Whose copy it is; None: the whole list."""


class Overlegregel(Struct, frozen=True):
    """One line of `overleg lijst`: a meeting with decisions, or the next one of a table."""

    tafel: str
    naam: str
    datum: date
    begin: time | None
    """None: a table that this profile does not know, or a day outside its meetings."""
    gepland: bool
    """Has yet to take place."""
    besluiten: int = 0
    casussen: int = 0
    buiten: bool = False
    """The table does not meet on this day: it decided outside its meetings."""
