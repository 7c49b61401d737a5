"""What a table decided (domain §8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tafel.domain.plan import Afspraak


@dataclass(frozen=True, slots=True)
class Besluitcorrectie:
    """What a decision said until it was corrected, or lapsed."""

    op: date
    wie: str
    was: str
    reden: str | None


@dataclass(frozen=True, slots=True)
class Overlegbesluit:
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


@dataclass(frozen=True, slots=True)
class Casusbesluiten:
    """What one meeting decided and agreed about one casus."""

    casus: int
    betrokkene: str
    besluiten: tuple[Overlegbesluit, ...]
    afspraken: tuple[Afspraak, ...]


@dataclass(frozen=True, slots=True)
class Besluitenlijst:
    """The decisions and afspraken of one meeting."""

    tafel: str
    naam: str
    datum: date
    casussen: tuple[Casusbesluiten, ...]
    partner: str | None = None
    """Whose copy it is; None: the whole list."""


@dataclass(frozen=True, slots=True)
class Overlegregel:
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
