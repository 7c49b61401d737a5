"""Rows of the sociale kaart, of experiences with it, and of bottlenecks (domain §11)."""

from datetime import date

from tafel.register.rijen import Rij


class Productrij(Rij, frozen=True):
    """A product of an organisation: one line of the sociale kaart (domain §11)."""

    id: int
    sleutel: str
    """By what the next delivery of the same file finds it again."""
    organisatie: str
    partner: str | None
    """Code of the partner, when the organisation is one."""
    naam: str
    leefgebieden: str | None
    leeftijd_van: int | None
    leeftijd_tot: int | None
    gebied: str | None
    """Names of neighbourhoods joined by `|`; None = not known, or everywhere."""
    pakket: str | None
    kosten: str | None
    intake: str | None
    wachttijd_weken: int | None
    capaciteit: str | None
    omschrijving: str | None
    bron: str
    """Name of the file that it came from."""
    ververst_op: date
    vervallen_op: date | None
    """The day on which a delivery no longer held it."""


class Ervaringrij(Rij, frozen=True):
    """What a table experienced with a product (Visie §3.3.2, §3.4.2)."""

    id: int
    aanbod: int
    tafel: str
    toegankelijkheid: str | None
    kwaliteit: str | None
    prestatie: str | None
    tekst: str | None
    tijd: str
    dag: date
    wie: str


class Knelpuntrij(Rij, frozen=True):
    """A structural bottleneck (Visie §3.4.2): noted by hand, or seen in the figures."""

    id: int
    soort: str
    herkomst: str
    """hand, or gezien: found by the program."""
    tafel: str | None
    organisatie: str | None
    leefgebied: str | None
    buurt: str | None
    tekst: str | None
    aantal: int | None
    """How often, when it was last seen."""
    eerst_gezien: date
    laatst_gezien: date
    status: str
    afgehandeld_op: date | None
    wie: str
