"""The quarterly note to the board: what its coördinator starts from (domain §12)."""

from msgspec import Struct

from tafel.domain.knelpunt import Knelpunt
from tafel.domain.rapport import Periode, Rapport


class Notaknelpunt(Struct, frozen=True):
    """A bottleneck, and who can do something about it."""

    knelpunt: Knelpunt
    opdrachtgever: str | None
    """Who commissions the organisation (domain §9); None = not known, or nobody's."""
    hefboom: str | None
    """The lever on it, in words."""


class Kwartaalnota(Struct, frozen=True):
    """The reports of one quarter, and the bottlenecks that are not dealt with."""

    periode: Periode
    gemeente: str
    profiel: str
    """Name and version, for the sources."""
    kengetallen: Rapport
    indicatoren: Rapport
    ggsr: Rapport
    knelpunten: Rapport
    aanbod: Rapport
    structureel: tuple[Notaknelpunt, ...]

    @property
    def rapporten(self) -> tuple[Rapport, ...]:
        return (self.kengetallen, self.indicatoren, self.ggsr, self.knelpunten, self.aanbod)
