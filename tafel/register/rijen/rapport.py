"""Rows of figures that were declared final (domain §12)."""

from datetime import date

from tafel.register.rijen import Rij


class Ggsroordeelrij(Rij, frozen=True):
    """What the partners say of a GGSR test about policy, which no file can show (domain §12)."""

    id: int
    toets: str
    oordeel: str
    """ja or nee."""
    dag: date
    bron: str
    wie: str


class Vaststellingrij(Rij, frozen=True):
    """The figures of a quarter as they were declared final (domain §12)."""

    id: int
    rapport: str
    kwartaal: str
    profiel: str
    cijfers: str
    """JSON: the report as it was printed, small counts suppressed."""
    tijd: str
    dag: date
    wie: str


class Maandafsluitingrij(Rij, frozen=True):
    """A month of which the figures are counted, for good (domain §12)."""

    maand: str
    profiel: str
    dag: date
    tijd: str
    wie: str


class Maandcijferrij(Rij, frozen=True):
    """How many records a population has in one row of one property, in one closed month.

    `sleutelsom`: the sum of the keys of those records, of 64 bits; `getoond`: the count as it is
    printed. What is 0 is not kept.
    """

    maand: str
    populatie: str
    eigenschap: str
    rij: str
    aantal: int
    sleutelsom: int
    getoond: int
