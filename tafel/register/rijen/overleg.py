"""Rows of meetings: what a table decided, what was said in one, its documents (domain §8)."""

from datetime import date

from tafel.register.rijen import Rij


class Overlegbesluitrij(Rij, frozen=True):
    """What a table decided, per casus (domain §8)."""

    id: int
    casus: int
    tafel: str
    overleg: str
    tekst: str
    tijd: str
    dag: date
    wie: str


class Besluitcorrectierij(Rij, frozen=True):
    """A decision as it should have been noted, or that it lapsed; the decision itself stays."""

    id: int
    besluit: int
    tekst: str | None
    """The text from now on; None when it lapsed."""
    vervallen: str | None
    reden: str | None
    tijd: str
    dag: date
    wie: str


class Overlegrij(Rij, frozen=True):
    """A meeting that was held line by line, and its agenda as it was when it began."""

    id: int
    tafel: str
    op: date
    begonnen: str
    gesloten: str | None
    agenda: str
    """JSON of a `domain.overleg.Vasteagenda`."""
    wie: str


class Overlegregelrij(Rij, frozen=True):
    """One thing that was said in a meeting, and what it became."""

    id: int
    overleg: int
    punt: int
    """Number of the item; 0 = of the meeting itself."""
    casus: int | None
    soort: str
    verwijzing: str | None
    """The number of what it became: B12, 147/3, 147d2; a day."""
    tekst: str | None
    """What was said, where no other table keeps it."""
    tijd: str
    wie: str
    gemaakt: str
    """What takes it back: `store.om_terug_te_nemen`."""
    gewijzigd: str
    weg: str | None
    """When it was taken back."""


class Overlegversierij(Rij, frozen=True):
    """The besluitenlijst of a meeting that was closed, and each version after a correction."""

    id: int
    overleg: int
    versie: int
    wijziging: str | None
    lijst: str
    """JSON of a `domain.overleg.Besluitenlijst`."""
    tijd: str
    dag: date
    wie: str


class Overlegverzetrij(Rij, frozen=True):
    """A meeting that is on another day than the series has it."""

    tafel: str
    van: date
    naar: date | None
    """None = there is none instead."""
    reden: str | None
    tijd: str
    dag: date
    wie: str


class Afmeldingrij(Rij, frozen=True):
    """A partner that will not be, or was not, at a meeting."""

    tafel: str
    overleg: date
    partner: str
    vervanger: str | None
    tijd: str
    wie: str
