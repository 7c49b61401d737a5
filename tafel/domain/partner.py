"""Organisations: what is known of them, whom to call, with whom they are involved."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from tafel.domain.vervanging import Vervanger


class Betrokkenheid(Struct, frozen=True):
    """That an organisation is involved with a person, since when, and whom to call (dat)."""

    persoon: str
    """`147.2`."""
    organisatie: str
    sinds: date | None
    contact: str | None
    zorgcoordinatie: bool


class Contactpersoon(Struct, frozen=True):
    """Whom to call at an organisation."""

    nummer: int
    naam: str
    functie: str | None
    telefoon: str | None
    mail: str | None
    vervanger: Vervanger | None


class PartnerRegel(Struct, frozen=True):
    """One line of `partner lijst`: an organisation as this register knows it."""

    code: str
    naam: str
    opdrachtgever: str | None
    hefboom: str | None
    kring: str
    kern: tuple[str, ...]
    """Codes of the tables where it comes to every casus."""
    schil: tuple[str, ...]
    """Codes of the tables where it is invited per casus."""
    sancties: str | None
    convenant_op: date | None
    contact: tuple[Contactpersoon, ...]


class PartnerDossier(Struct, frozen=True):
    """Everything about one organisation."""

    partner: PartnerRegel
    ook: tuple[str, ...]
    leefgebieden: tuple[str, ...]
    herkomst: Mapping[str, str]
    """Field → where its value comes from: the profile, the register, or an own setting."""
    hefboom_tekst: str | None
    open: int
    te_laat: int
    """Afspraken of open casussen."""
    escalaties: int
    personen: int
    """With how many persons it is involved."""


class Netwerk(Struct, frozen=True):
    """Another overleg, to attune with or to refer to (Visie §3.1.1): who runs it and for whom."""

    code: str
    naam: str
    regie: str | None = None
    leeftijd: str | None = None
    """`12-23`, or `18+`; None = every age, or not known."""
    doelgroep: str | None = None
    contact: str | None = None
    """Filled in by the municipality."""
    bron: str = "eigen instelling"
