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
    """A month of which the figures are counted, for good (domain §12).

    `stand` and `kaart` are what reports over it say beside them, as JSON; `zegel` shows whether
    anything of the month was changed by hand. None of these of a month that was closed before they
    were kept.
    """

    maand: str
    profiel: str
    dag: date
    tijd: str
    wie: str
    stand: str | None
    kaart: str | None
    zegel: str | None = None


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
