"""What is counted of one month: per population, property and row how many, and which records."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from tafel.domain.cel import GEEN, Cel
from tafel.domain.rapport import Periode
from tafel.register.rapport.maandcijfers import Regel
from tafel.register.store import Register
from tafel.rules.afronding import getoond
from tafel.rules.profiel.profiel import Profiel
from tafel.services.telling.indelingen import Indelingen

ALLE: Final = ""
"""The property, and the row, of a whole population."""
Plek = tuple[str, str, str]
"""Population, property, row."""


class Telmaand(Struct, frozen=True):
    """A month to be counted, and by what."""

    register: Register
    profiel: Profiel
    """With the partners of the register."""
    delen: Indelingen
    maand: Periode
    peil: date
    """The day on which it is judged what was late: when the month is closed at the earliest."""


class Teller:
    """Adds up cells."""

    def __init__(self) -> None:
        self.cellen: dict[Plek, Cel] = {}

    def tel(
        self, populatie: str, eigenschap: str, rij: str, aantal: int, laag: int, hoog: int
    ) -> None:
        """Add a count with the halves of the sum of its keys, as SQL gives them."""
        if aantal:
            self.neem_op((populatie, eigenschap, rij), Cel.uit_helften(aantal, laag, hoog))

    def neem_op(self, plek: Plek, cel: Cel) -> None:
        self.cellen[plek] = self.cellen.get(plek, GEEN) + cel

    def regels(self, geheim: bytes) -> Iterator[Regel]:
        """What is kept of the month."""
        for plek, cel in self.cellen.items():
            yield (*plek, cel.aantal, cel.som, getoond(cel, geheim))
