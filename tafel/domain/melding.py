"""Meldingen: their import, their list, everything about one, and the feedback they ask for."""

from dataclasses import dataclass
from datetime import date

from tafel.domain.basis import Celwaarde, Rij
from tafel.domain.toedeling import Besluit


@dataclass(frozen=True, slots=True)
class MeldingRegel:
    """One line of `melding lijst`."""

    melding: int
    kenmerk: str | None
    ontvangen_op: date
    naam: str | None
    initialen: str
    geboortedatum: str | None
    melder_organisatie: str | None
    status: str
    uitkomst: str | None
    tafel: str | None
    casus: int | None


@dataclass(frozen=True, slots=True)
class Importuitslag:
    """What one import did; `gelezen` = toegevoegd + gewijzigd + al_bekend + afgewezen."""

    importering: int | None
    """Number of the import; None when nothing was stored."""
    gelezen: int
    toegevoegd: int
    gewijzigd: int
    al_bekend: int
    afgewezen: int
    te_beoordelen: int = 0


@dataclass(frozen=True, slots=True)
class Importregel:
    """One line of `melding imports`."""

    importering: int
    dag: date
    wie: str
    bestanden: str
    uitslag: Importuitslag


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A field of a melding as it was and as it became."""

    veld: str
    oud: Celwaarde
    nieuw: Celwaarde
    dag: date
    wie: str


@dataclass(frozen=True, slots=True)
class Klok:
    """One of the feedback clocks: melder, gezin, partner (domain §14.10)."""

    aan: str
    casus: int | None
    melding: int | None
    sinds: date
    """The decision that started it."""
    uiterlijk: date
    gedaan_op: date | None
    te_laat: int
    """Working days late; 0 = done or still in time."""
    naar: str | None = None
    """The melder's organisation."""


@dataclass(frozen=True, slots=True)
class Openvraag:
    """What is asked about a melding: the same melding (`kenmerk`) or household (`adres`)?"""

    melding: int
    met: int
    reden: str
    casus: int | None
    """The open casus of the one that is known."""


@dataclass(frozen=True, slots=True)
class BekendFeit:
    """What an earlier melding of the same person or household says, offered as an answer."""

    kolom: str
    waarde: Celwaarde
    melding: int
    """The melding that says so."""
    dag: date
    """When that one was received."""


@dataclass(frozen=True, slots=True)
class MeldingDossier:
    """Everything about one melding."""

    melding: int
    persoon: int
    casus: int | None
    status: str
    betrokkene: str
    waarden: Rij
    wijzigingen: tuple[Wijziging, ...]
    besluiten: tuple[Besluit, ...]
    klok: Klok | None = None
    """The melder's feedback clock, once it runs; only where one melding is shown."""
    zelfde_als: int | None = None
    """The melding that this one turned out to be."""
    te_beoordelen: tuple[Openvraag, ...] = ()
    """What must be said before it is clear whose it is; only where one melding is shown."""
    bij_casus: int | None = None
    """The open casus of its household, while it has none itself; only where it is shown alone."""
    bekend: tuple[BekendFeit, ...] = ()
    """Answers to its open questions that the register knows; only where it is shown alone."""


@dataclass(frozen=True, slots=True)
class Treffer:
    """Something that `zoek` found."""

    soort: str
    """`melding` or `casus`."""
    nummer: int
    betrokkene: str
    waar: str
    tafel: str | None
    status: str
    melding: int
    naam: str | None
