"""What the index of the weekly lists tells of one table or organisation."""

from msgspec import Struct

from tafel.domain.agenda import Agenda
from tafel.domain.rapport import Rapport

INDEX = "index.html"
"""The file that says which lists there are."""


class Lijsten(Struct, frozen=True):
    """What one table or organisation has; nothing made: `bestanden` are those of an earlier run."""

    titel: str
    organisatie: bool
    bestanden: tuple[str, ...]
    inhoud: tuple[Agenda | Rapport, ...]
    """In the order of `bestanden`; empty when they could not be made."""
