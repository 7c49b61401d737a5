"""Reports: tables of figures over a period, and what is in a cell (domain §12)."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum, StrEnum
from typing import Final, TypeAlias

from msgspec import Struct, field

ONBEKEND: Final = "onbekend"
"""The row of what is not known: in every table, never left out."""

SAMEN: Final = "samen"
"""The row of all others together."""


TEKEN: Final = "Als teken: "
"""How the note begins under figures that are a sign beside a verdict, and never the verdict."""


class Weg(Enum):
    """A figure that is not shown, so that nobody can be recognised by it."""

    ONDERDRUKT = "onderdrukt"


ONDERDRUKT: Final = Weg.ONDERDRUKT

Cijfer: TypeAlias = str | int | float | bool | date | Weg | None
"""One cell; None = there is no such figure (a median of nothing)."""


class Soort(StrEnum):
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
    """✓, ✗ or "niet meetbaar"."""


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
    kwartaal: str | None = None
    """As in 2026-3, when it is exactly that quarter."""


class Tijdvak(Struct, frozen=True):
    """A part of one month within which no asked-for period begins or ends."""

    van: date
    tot: date

    @property
    def maand(self) -> tuple[int, int]:
        return self.van.year, self.van.month

    @property
    def kwartaal(self) -> tuple[int, int]:
        return self.van.year, (self.van.month + 2) // 3


class Telling(Struct, frozen=True):
    """One population counted by one property, per tijdvak."""

    naam: str
    """Unique in its report: "gemeld naar kanaal"."""
    populatie: str
    """Whom it counts: "gemeld". Tellingen of one population have the same total."""
    rijen: Mapping[str, Sequence[int]]
    """Per value of the property a count per tijdvak."""
    overlapt: bool = False
    """Somebody may be in several rows or in none: they do not add up to the total."""
    binnen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Rows of which every member is in each of these rows of the same telling too."""


class Definitie(Struct, frozen=True):
    """What the figures of one table mean."""

    sleutel: str
    titel: str
    definitie: str
    bron: str


class Kolom(Struct, frozen=True):
    """A column of a report: its key in JSON and CSV, and its heading."""

    sleutel: str
    label: str
    soort: Soort = Soort.TEKST


class Rapporttabel(Struct, frozen=True):
    """One table of a report; `sleutel` is where its definition stands (data/definities.toml)."""

    sleutel: str
    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Cijfer, ...], ...]
    beeld: Beeld | None = None
    doel: int | None = None
    """Target in percent, for Beeld.DOEL."""
    leeg: str = "Geen."
    """What stands there without rows."""
    toelichting: str = ""
    """A sentence under the title."""

    @property
    def onderdrukt(self) -> int:
        """How many figures are not shown."""
        return sum(cel is ONDERDRUKT for rij in self.rijen for cel in rij)


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
    """Sentences that a reader must know: what is suppressed, what is provisional."""
    vertrouwelijk: str | None = None
    """Who may have it; None: it holds no personal data and may leave the register."""
    definitief_op: date | None = None
    """The day on which these figures were declared final."""
    correcties: Rapporttabel | None = None
    """What changed since then."""
