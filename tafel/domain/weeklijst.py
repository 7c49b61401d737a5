"""What the index of the weekly lists tells of one table or organisation."""

from dataclasses import dataclass

from tafel.domain.agenda import Agenda
from tafel.domain.rapport import Rapport

INDEX = "index.html"
"""The file that says which lists there are."""


@dataclass(frozen=True, slots=True)
class Lijsten:
    """What one table or organisation has; nothing made: `bestanden` are those of an earlier run."""

    titel: str
    organisatie: bool
    bestanden: tuple[str, ...]
    inhoud: tuple[Agenda | Rapport, ...]
    """In the order of `bestanden`; empty when they could not be made."""
