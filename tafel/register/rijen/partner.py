"""Rows of organisations, whom to call there, who is involved, and consultations."""

from datetime import date, timedelta

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


class Vervangingrij(Rij, frozen=True):
    """Who stands in for somebody who is absent, from a day up to and including another."""

    id: int
    wie: str
    organisatie: str | None
    """A code; None for a coördinator."""
    door: str
    contact: str | None
    van: date
    tot: date
    ingetrokken: date | None
    """From this day on it holds no more."""
    tijd: str
    dag: date
    door_wie: str
    """The user who recorded it."""

    @property
    def laatste(self) -> date:
        """The last day on which it holds; before `van` when it never does."""
        if self.ingetrokken is None:
            return self.tot
        return min(self.tot, self.ingetrokken - timedelta(days=1))

    def geldt(self, dag: date) -> bool:
        return self.van <= dag <= self.laatste


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
