"""What everything else is made of: cells, ages, stored rows, and what is missing."""

from typing import Any, Protocol, TypeAlias

from msgspec import Struct

EIGEN = "eigen instelling"
"""The source of a choice that no source makes (domain §5.5)."""

CATEGORIE_BESPREKEN = "bespreken"
"""The outcome of the category table that is no category: the tables do not name this family."""

Celwaarde: TypeAlias = str | int | None
"""One cell of a melding in canonical form: text, a whole number, or None for unknown."""

Rij: TypeAlias = dict[str, Celwaarde]
"""A melding as column name → canonical value (`tafel.kolommen`); what is unknown may be absent."""

Leeftijd: TypeAlias = int | tuple[int, int] | None
"""Whole years; a pair of two possible ages (only the birth year is known); None = unknown."""


class Leesbaar(Protocol):
    """A stored row: values by column name."""

    def __getitem__(self, kolom: str, /) -> Any: ...


class Tekort(Struct, frozen=True):
    """Something that is missing, and the command that cures it: a gate, or a gap in a plan."""

    code: str
    tekst: str
    opdracht: str


class Signaal(Struct, frozen=True):
    """Something that needs doing now, and the command that cures it."""

    tekst: str
    opdracht: str | None = None


class Geweigerd(ValueError):
    """A text that cannot be the value of a column; the Dutch reason names the remedy, never the
    text. Where a file makes for another remedy that is `in_bestand`.
    """

    def __init__(self, reden: str, in_bestand: str | None = None) -> None:
        super().__init__(reden)
        self.in_bestand = in_bestand or reden

    @property
    def reden(self) -> str:
        return str(self)
