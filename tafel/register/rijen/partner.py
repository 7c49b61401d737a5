"""Rows of organisations, whom to call there, who is involved, and consultations."""

from datetime import date

from tafel.register.rijen import Rij


class Partnerrij(Rij, frozen=True):
    """An organisation as this register knows it, over what the profile says of it."""

    code: str
    naam: str | None
    opdrachtgever: str | None
    hefboom: str | None
    kring: str | None
    sancties: str | None
    convenant_op: date | None
    kern: str | None
    """Codes of the tables where it is kernpartner; None = as the profile says."""
    schil: str | None


class Contactpersoonrij(Rij, frozen=True):
    """Whom to call at an organisation."""

    id: int
    partner: str
    naam: str
    functie: str | None
    telefoon: str | None
    mail: str | None
    tot: date | None


class Betrokkenheidrij(Rij, frozen=True):
    """That an organisation is involved with a person: no contents (domain §10)."""

    id: int
    persoon: int
    organisatie: str
    sinds: date | None
    tot: date | None
    contact: str | None
    zorgcoordinatie: str | None


class Consultatierij(Rij, frozen=True):
    """Advice asked without making a melding: counted, without personal data (Visie §4.2)."""

    id: int
    tijd: str
    dag: date
    wie: str
    tafel: str
    organisatie: str | None
    leefgebied: str | None
