"""A crisis and its follow-up: who was called, and whether the children are safe (domain §8)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from tafel.datums import dag_maand


class Crisisfase(StrEnum):
    """Where the crisis of a casus stands."""

    OPEN = "open"
    OPGESCHAALD = "opgeschaald"
    VEILIG = "veilig"


VEILIG: dict[str | None, str] = {
    "ja": "de kinderen zijn veilig",
    "nee": "de kinderen zijn nog niet veilig",
    None: "of de kinderen veilig zijn is nog niet bekend",
}


class Crisiscontact(Struct, frozen=True):
    """A call about a crisis; kept for good."""

    gebeld: str
    """Code of a partner, else as it was written."""
    op: date
    uitkomst: str
    veilig: str | None
    """Are the children safe: ja, nee, or None while that is not known yet."""
    volgende: date | None
    wie: str


class Crisisstand(Struct, frozen=True):
    """The crisis of one casus."""

    casus: int
    stand: Crisisfase
    sinds: date
    bellen: str
    """Whom to call, with the telephone number that is known."""
    volgende: date | None
    """The next look."""
    laatste: Crisiscontact | None
    """The last call about this crisis; None = nobody was called yet."""
    gezien: bool = False
    """Discussed on or after that day."""
    omhoog: bool = False
    """The casus is opgeschaald; with an open crisis nobody there was told yet."""
    elders: bool = False
    """Around somebody without a child in the house; whom to call is for a child elsewhere."""
    contacten: tuple[Crisiscontact, ...] = ()
    """Every call, of earlier crises too, oldest first."""


def crisiscontact(contact: Crisiscontact, labels: Mapping[str, str], vandaag: date) -> str:
    """As in "Bureau Jeugdzorg gebeld 17-11 (MK): huisbezoek; kinderen nog niet veilig"."""
    dag = dag_maand(contact.op, vandaag)
    wie = labels.get(contact.gebeld, contact.gebeld)
    regel = f"{wie} gebeld {dag} ({contact.wie}): {contact.uitkomst}; {VEILIG[contact.veilig]}"
    if contact.volgende is not None:
        regel += f"; weer kijken {dag_maand(contact.volgende, vandaag)}"
    return regel
