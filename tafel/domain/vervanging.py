"""Who stands in for an absent coördinator, contact person or casemanager (domain §2)."""

from datetime import date

from msgspec import Struct


class Vervanger(Struct, frozen=True):
    """Who is reached in the place of somebody, until and including when."""

    naam: str
    contact: str | None
    tot: date


class Afwezige(Struct, frozen=True):
    """A professional whom the register knows."""

    naam: str
    organisatie: str | None
    """A code; None for a coördinator."""


class Vervanging(Struct, frozen=True):
    """One term of absence, first and last day included."""

    wie: str
    organisatie: str | None
    """A code; None for a coördinator."""
    door: str
    contact: str | None
    van: date
    tot: date
    loopt: bool
