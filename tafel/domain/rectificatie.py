"""Taking text that came into the wrong file out of the register."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct


class Tekstplek(Struct, frozen=True):
    """Where the text stands, without the text."""

    wat: str
    """As in "besluit B12", "notitie"."""
    dag: date | None
    keren: int


class Papier(Struct, frozen=True):
    """Something that left the register, as the log knows it."""

    wat: str
    """As in "overleg besluitenlijst jeugd-en-gezin 2026-11-26"."""
    dag: date
    """When it was made last."""
    keren: int


class Blijft(Struct, frozen=True):
    """Data that are not looked through, and so may hold the same text."""

    waar: str
    """As in "het adresboek"."""
    verbeter: str
    """What to do about it."""


MENSEN = Blijft("een naam, de kinderen of een adres", "tafel melding wijzig")
ADRESBOEK = Blijft("het adresboek", "tafel partner contact, tafel vervang")
KAART = Blijft("de sociale kaart", "laad een verbeterd bestand met tafel aanbod laad")


class Tekstvondst(Struct, frozen=True):
    """Every place in which the text stands, the oldest first."""

    over: str
    """What was looked through: "casus 147", "M412", "alle casussen en meldingen"."""
    treffers: tuple[Tekstplek, ...]
    blijft: tuple[Blijft, ...]
    """Where it stands as well, and stays."""

    @property
    def keren(self) -> int:
        return sum(treffer.keren for treffer in self.treffers)


class Gerectificeerd(Struct, frozen=True):
    """What a rectification came to, and what it could not reach."""

    vondst: Tekstvondst
    papieren: tuple[Papier, ...]
    imports: tuple[int, ...]
    """A melding came with these: the sender may deliver the text again."""
    schoon: bool
    """Whether the file itself holds it no more."""


class Rectificatie(Struct, frozen=True):
    """One that was done."""

    dag: date
    wie: str
    over: str
    reden: str
    plaatsen: Mapping[str, int]
    """Per kind of place how many."""
    schoon: bool
