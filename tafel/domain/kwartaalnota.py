"""The note to the board: what its coördinator starts from (domain §12)."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from tafel.domain.knelpunt import Knelpunt
from tafel.domain.rapport import Cijfer, Periode, Rapport


class Notaknelpunt(Struct, frozen=True):
    """A bottleneck, and who can do something about it."""

    knelpunt: Knelpunt
    opdrachtgever: str | None
    """Who commissions the organisation (domain §9); None = not known, or nobody's."""
    hefboom: str | None
    """The lever on it, in words."""


class Bijeenkomst(StrEnum):
    """The two meetings of administrators in a year (80+20 §5.2)."""

    APRIL = "april"
    """Decides, on how it stands, what progress there is, and what is to be expected."""
    SEPTEMBER = "september"
    """Looks how it stands, and what else has to be adjusted."""


class Vergelijking(Struct, frozen=True):
    """What the totals are compared with, as a sentence says it."""

    sleutel: str
    """Its column in the kengetallen."""
    dan: str
    """What something is more than: een kwartaal eerder, in hetzelfde kwartaal van 2025."""
    aan: str
    """What something is equal to."""
    ontbreekt: str
    """A sentence when there are no figures of it; "" when there are."""


class Kwartaalnota(Struct, frozen=True):
    """The reports of one quarter, and the bottlenecks that are not dealt with.

    For a `bijeenkomst` those of the year before April, or of the half year before September.
    """

    periode: Periode
    bijeenkomst: Bijeenkomst | None
    gemeente: str
    profiel: str
    """Name and version, for the sources."""
    kengetallen: Rapport
    indicatoren: Rapport
    ggsr: Rapport
    knelpunten: Rapport
    aanbod: Rapport
    uitgesplitst: Periode
    """What is broken down of it: all of it, or the last quarter of a half year."""
    vergelijkingen: tuple[Vergelijking, ...]
    niet_op_tijd_jaar_eerder: Cijfer
    """Afspraken not done in time, in the same quarter or year a year before."""
    vandaag: date
    """The day of what is as it stands now: the bottlenecks and the supply."""
    knelpunten_tot: date
    """The last day of which bottlenecks are told: when the period was closed."""
    structureel: tuple[Notaknelpunt, ...]
    voorstellen: tuple[tuple[str, str], ...]
    """What the coördinator has to write for who decides: heading, and what is asked."""

    @property
    def titel(self) -> str:
        """Kwartaalnota 2026-3, Jaarnota 2026, Halfjaarnota 2026."""
        match self.bijeenkomst:
            case Bijeenkomst.APRIL:
                return f"Jaarnota {self.periode.van.year}"
            case Bijeenkomst.SEPTEMBER:
                return f"Halfjaarnota {self.periode.van.year}"
        return f"Kwartaalnota {self.periode.kwartaal}"

    @property
    def rapporten(self) -> tuple[Rapport, ...]:
        return (self.kengetallen, self.indicatoren, self.ggsr, self.knelpunten, self.aanbod)
