"""Reports: tables of figures over a period, and what is in a cell (domain §12)."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from msgspec import Struct

ONBEKEND: Final = "onbekend"
"""The row of what is not known: in every table, never left out."""


BASIS: Final = 5
"""Counts of people are rounded to it (own default: with 3, exact counts could be worked out)."""
VERBORGEN: Final = "·"
"""What was not shown of a report that was declared final before months were closed."""
SAMEN: Final = "samen"
"""The row of all others together."""


Cijfer: TypeAlias = str | int | float | bool | date | None
"""One cell; None = it is not given (a median of too few)."""


class Cijfersoort(StrEnum):
    """What the cells of a column are."""

    TEKST = "tekst"
    AANTAL = "aantal"
    DAGEN = "dagen"
    WEKEN = "weken"
    PROCENT = "procent"
    """0 up to and including 100, whole."""
    PUNTEN = "punten"
    """A difference between percentages."""
    DATUM = "datum"
    STAND = "stand"
    """✓, ✗, or why neither: "rond het doel", "te weinig", "niet per maand", "niet meetbaar"."""


class Beeld(StrEnum):
    """Which picture shows a table at a glance."""

    STAVEN = "staven"
    """A bar per row: the first column names it, the first column of figures is its length."""
    LIJN = "lijn"
    """A line per column of figures over the rows, which are months."""
    DOEL = "doel"
    """A bar per row of the first column of percentages, with a mark at the target."""


class Periode(Struct, frozen=True):
    """The days of a report, both included."""

    van: date
    tot: date

    @property
    def maand(self) -> str | None:
        """As in 2026-10, when it is exactly that month."""
        een = (self.van.year, self.van.month) == (self.tot.year, self.tot.month)
        return f"{self.van:%Y-%m}" if een and self._heel else None

    @property
    def kwartaal(self) -> str | None:
        """As in 2026-3, when it is exactly that quarter."""
        begint = self.van.year == self.tot.year and self.van.month % 3 == 1
        heel = begint and self.tot.month == self.van.month + 2 and self._heel
        return f"{self.van.year}-{self.tot.month // 3}" if heel else None

    @property
    def jaar(self) -> int | None:
        """When it is exactly that year."""
        heel = self.van.year == self.tot.year and (self.van.month, self.tot.month) == (1, 12)
        return self.van.year if heel and self._heel else None

    @property
    def halfjaar(self) -> str | None:
        """As in 2026-1, when it is exactly that half year."""
        begint = self.van.year == self.tot.year and self.van.month % 6 == 1
        heel = begint and self.tot.month == self.van.month + 5 and self._heel
        return f"{self.van.year}-{self.tot.month // 6}" if heel else None

    @property
    def naam(self) -> str:
        """What it is called in a sentence."""
        if self.jaar is not None:
            return f"{self.jaar}"
        if self.halfjaar is not None:
            welk = "eerste" if self.van.month == 1 else "tweede"
            return f"{welk} halfjaar van {self.van.year}"
        return (
            (self.kwartaal and f"kwartaal {self.kwartaal}")
            or (self.maand and f"maand {self.maand}")
            or f"{self.van:%d-%m-%Y} t/m {self.tot:%d-%m-%Y}"
        )

    @property
    def _heel(self) -> bool:
        """Whether it consists of whole months."""
        return self.van.day == 1 and (self.tot + timedelta(days=1)).day == 1


class Definitie(Struct, frozen=True):
    """What the figures of one table mean."""

    sleutel: str
    titel: str
    definitie: str
    bron: str


class Rapportkolom(Struct, frozen=True):
    """A column of a report: its key in JSON and CSV, and its heading."""

    sleutel: str
    label: str
    soort: Cijfersoort = Cijfersoort.TEKST


class Rapporttabel(Struct, frozen=True):
    """One table of a report; `sleutel` is where its definition stands (data/definities.toml)."""

    sleutel: str
    titel: str
    kolommen: tuple[Rapportkolom, ...]
    rijen: tuple[tuple[Cijfer, ...], ...]
    beeld: Beeld | None = None
    doel: int | None = None
    """Target in percent, for Beeld.DOEL."""
    leeg: str = "Geen."
    """What stands there without rows."""
    toelichting: str = ""
    """A sentence under the title."""


class Rapport(Struct, frozen=True):
    """One report over a period."""

    rapport: str
    """Its name on the command line: kengetallen."""
    titel: str
    periode: Periode
    tabellen: tuple[Rapporttabel, ...]
    onder: tuple[str, ...] = ()
    """What stands below the title: the profile, the table."""
    opmerkingen: tuple[str, ...] = ()
    """Sentences that a reader must know: what is rounded, what is broken down."""
    vertrouwelijk: str | None = None
    """Who may have it; None: it holds no personal data and may leave the register."""
    definitief_op: date | None = None
    """When its figures were declared final, before months were closed."""
    intern: bool = False
    """Exact counts, for the coördinator's own screen."""
    concept: bool = False
    """To be read and completed before it goes out."""

    @property
    def afronding(self) -> int:
        """What its counts of people are multiples of."""
        return 1 if self.intern or self.definitief_op is not None else BASIS
