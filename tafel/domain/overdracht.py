"""Handing a family over to a procesmanager, and bringing it into the MDO+ or analyseteam (§6)."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

OVERLEGGEN: Mapping[str, str] = {"mdo-plus": "MDO+", "analyseteam": "stedelijk analyseteam"}
"""Where a family is brought in: code → name (Werkplan §2.8)."""


class Inbreng(Struct, frozen=True):
    """A family that was brought in, or not: `niet` says why."""

    overleg: str
    """Code of OVERLEGGEN."""
    op: date | None
    terug_op: date | None
    uitkomst: str | None
    niet: str | None


class Overdrachtstand(Struct, frozen=True):
    """What the category of a family asks, and what was done about it."""

    nodig: bool
    """The procesregie lies with a procesmanager, or the toedeling was opschalen."""
    categorieen: tuple[str, ...]
    """The category, or those that remain possible and share it; () where only the toedeling asks
    for it.
    """
    inbrengen_in: tuple[str, ...]
    """Codes of the overleggen that these categories name."""
    procesmanager: str | None
    contact: str | None
    sinds: date | None
    niet: str | None
    """Why the family is not handed over."""
    niet_op: date | None
    inbreng: tuple[Inbreng, ...]
    """Oldest first."""

    @property
    def over_te_dragen(self) -> bool:
        return self.nodig and self.procesmanager is None and self.niet is None

    @property
    def in_te_brengen(self) -> bool:
        """Handed over, and neither brought in nor said why not."""
        return bool(self.categorieen and self.procesmanager and not self.inbreng)
