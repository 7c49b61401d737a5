"""The rows of the register, one class per table: what a column is called and what it holds.

`Register.rijen` makes them, and `tables` makes the tables of them (docs/adr/0009).
"""

from msgspec import Struct


class Rij(Struct, frozen=True, gc=False):
    """A row of a table as it is stored; dates are dates, codes of a fixed set an enum."""
