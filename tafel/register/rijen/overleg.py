"""Rows of what a table decided, and how that was corrected (domain §8)."""

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
