"""Settling whose a melding is, and taking somebody out of a household: what it came to."""

from datetime import date

from msgspec import Struct

from tafel.domain.casus import Plek
from tafel.domain.melding import Kolomwijziging, Openvraag
from tafel.domain.toedeling import Toedeling, ToedelingVanMelding


class Gevolg(Struct, frozen=True):
    """What became of a casus that was open before a question was answered."""

    casus: int
    in_casus: int | None
    """The casus that took it up; None = it is still open."""
    van: str | None
    """The table that it left."""
    naar: str | None


class Beoordeeld(Struct, frozen=True):
    """What an answer came to, the decisions that followed, and what is still asked."""

    melding: int
    oordeel: str
    met: int | None
    reden: str
    casus: int | None
    uitslagen: tuple[ToedelingVanMelding, ...]
    open: tuple[Openvraag, ...]
    samen: bool = False
    """Somebody else, but in one household: the address and the surname put them together."""
    gevolgen: tuple[Gevolg, ...] = ()
    wijzigingen: tuple[Kolomwijziging, ...] = ()
    """What the later delivery changed in the melding that goes on."""


class Onderdeelwijziging(Struct, frozen=True):
    """A melding that the rules would put at another part of its table since its household moved."""

    melding: int
    van: str | None
    naar: str | None


class Verhuisd(Struct, frozen=True):
    """A household that moved, and what that brings up."""

    casus: int | None
    """Its open casus."""
    op: date
    gewijzigd: bool
    """False when it lived there already."""
    onderdelen: tuple[Onderdeelwijziging, ...] = ()
    vragen: tuple[Openvraag, ...] = ()
    """Whether it belongs with who lives there already."""
    te_veel: bool = False
    """So many live there that it is not asked."""
    opmerkelijk: tuple[str, ...] = ()
    """What is odd about the address."""


class ApartGaanWonen(Struct, frozen=True):
    """Who of a household went to live apart, and what that brings up."""

    casus: int | None
    """The open casus that they stay a part of."""
    personen: tuple[int, ...]
    """The 2 of 147.2."""
    meldingen: tuple[int, ...]
    """About these people."""
    op: date
    adres_bekend: bool
    lijst_anders: tuple[int, ...]
    """Meldingen of the household that name other resident children since."""
    opnieuw: tuple[int, ...]
    """Those that are to be allocated again, since they say otherwise how somebody lives."""
    opmerkelijk: tuple[str, ...] = ()


class Andersbeslist(Struct, frozen=True):
    """A melding about which the rules say something else since who lives there changed; it waits
    until it is allocated again.
    """

    melding: int
    van: Toedeling
    naar: Toedeling


class Erbij(Struct, frozen=True):
    """Somebody who joined a household, or a child that was only named in a melding."""

    casus: int | None
    """Its open casus."""
    nummer: int
    """In the household: the 3 of 147.3."""
    rol: str
    op: date | None
    """Since when; None for a child that a melding named."""
    kind: str | None = None
    """The 147.k1 of that child."""
    anders: tuple[Andersbeslist, ...] = ()
    opmerkelijk: tuple[str, ...] = ()
    verhuisd: bool = False
    """Came with all there is from a household of which nobody is left."""


class Bekende(Struct, frozen=True):
    """Somebody who is known already and whom a new member may be."""

    wie: str
    """As it is typed: 147.2, 147.k1, M31."""
    hier: bool
    """Of this household."""
    plek: Plek | None
    """In this household."""
    persoon: int | None


class Losgemaakt(Struct, frozen=True):
    """Which meldingen got a household of their own, out of which casus, and what came of it."""

    meldingen: tuple[int, ...]
    uit_casus: int | None
    uitslagen: tuple[ToedelingVanMelding, ...]
    bij: int | None = None
    """A melding of the same person, who was taken out before."""
    wie: str | None = None
    """147.3, of whom no melding is."""
    anders: tuple[Andersbeslist, ...] = ()
    """What the rules say anew of who stays."""
