"""A count of records that knows which records: with the sum of their random keys (domain §12)."""

from typing import Final, Self

from msgspec import Struct

BEREIK: Final = 1 << 64
"""Keys and their sums lie below it."""
_HELFT: Final = 32
_LAAG: Final = (1 << _HELFT) - 1


class Cel(Struct, frozen=True):
    """How many records, and the sum of their keys."""

    aantal: int = 0
    som: int = 0

    def __add__(self, ander: "Cel") -> "Cel":
        """Of two sets without a record in common."""
        return Cel(self.aantal + ander.aantal, (self.som + ander.som) % BEREIK)

    def __sub__(self, ander: "Cel") -> "Cel":
        """Without a set that is part of it."""
        return Cel(self.aantal - ander.aantal, (self.som - ander.som) % BEREIK)

    @classmethod
    def uit_helften(cls, aantal: int, laag: int, hoog: int) -> Self:
        """From the sums of the low and the high halves of the keys, as SQL adds them."""
        return cls(aantal, ((hoog << _HELFT) + laag) % BEREIK)


GEEN: Final = Cel()


def helften(kolom: str) -> str:
    """SQL: the sums of both halves of a column of keys; the sum of the whole would overflow."""
    return f"sum({kolom} & {_LAAG}) AS laag, sum({kolom} >> {_HELFT}) AS hoog"


def met_teken(sleutel: int) -> int:
    """A key or sum as SQLite keeps integers."""
    return sleutel - BEREIK if sleutel >= BEREIK >> 1 else sleutel
