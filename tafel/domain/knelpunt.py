"""Structural bottlenecks: what stalls again and again, and who must hear of it (domain §12)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct


class Knelpuntsoort(StrEnum):
    """What stalls (Visie §3.4.2; nakoming and aanbod: Werkplan §3.4)."""

    WACHTEN = "wachten"
    VERWIJZING = "verwijzing"
    LANGS_ELKAAR = "langs_elkaar"
    TERUGKOPPELING = "terugkoppeling"
    NAKOMING = "nakoming"
    AANBOD = "aanbod"
    ANDERS = "anders"
    """Noted by hand, and none of these."""


SOORTNAMEN: Final[Mapping[Knelpuntsoort, str]] = {
    Knelpuntsoort.WACHTEN: "wachten",
    Knelpuntsoort.VERWIJZING: "verkeerd verwezen",
    Knelpuntsoort.LANGS_ELKAAR: "langs elkaar heen werken",
    Knelpuntsoort.TERUGKOPPELING: "geen terugkoppeling",
    Knelpuntsoort.NAKOMING: "afspraken niet nagekomen",
    Knelpuntsoort.AANBOD: "aanbod ontbreekt",
    Knelpuntsoort.ANDERS: "anders",
}
"""How each reads."""


class Herkomst(StrEnum):
    """Who found it."""

    HAND = "hand"
    GEZIEN = "gezien"
    """The program, in the figures."""


class Knelpuntstatus(StrEnum):
    """How far it is: reported, passed on, dealt with (Visie §2.2.1)."""

    OPEN = "open"
    DOORGEGEVEN = "doorgegeven"
    AFGEHANDELD = "afgehandeld"


class Waarneming(Struct, frozen=True):
    """A bottleneck seen in the figures of a period."""

    soort: Knelpuntsoort
    organisatie: str | None
    """Code of a partner; None where it is nobody's."""
    leefgebied: str | None
    aantal: int
    """How often it went wrong."""


class Knelpunt(Struct, frozen=True):
    """A structural bottleneck: `K7`."""

    nummer: int
    soort: Knelpuntsoort
    herkomst: Herkomst
    tafel: str | None
    organisatie: str | None
    leefgebied: str | None
    buurt: str | None
    tekst: str | None
    aantal: int | None
    """How often, when it was last seen; None when it was noted by hand."""
    eerst_gezien: date
    laatst_gezien: date
    status: Knelpuntstatus
    afgehandeld_op: date | None
    wie: str
