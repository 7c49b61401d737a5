"""Meldingen: their import, their list, everything about one, and the feedback they ask for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tafel.domain.basis import Celwaarde, Rij, Signaal

if TYPE_CHECKING:
    from tafel.domain.toedeling import Besluit

ONBESLIST = ("nieuw", "aanvullen")
"""Status of a melding that still waits for a decision."""


class MeldingRegel(Struct, frozen=True):
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


class Importuitslag(Struct, frozen=True):
    """What one import did; `gelezen` = toegevoegd + gewijzigd + al_bekend + afgewezen."""

    importering: int | None
    """Number of the import; None when nothing was stored."""
    gelezen: int
    toegevoegd: int
    gewijzigd: int
    al_bekend: int
    afgewezen: int
    te_beoordelen: int = 0
    overgeslagen: int = 0
    """Rows that are no melding: titles, totals, sources."""


class Kolomwijziging(Struct, frozen=True):
    """What a later delivery made of a column of a melding."""

    melding: int
    kolom: str
    was: Celwaarde
    wordt: Celwaarde


class NietTeruggezet(Struct, frozen=True):
    """A delivered value that the column had before and that was replaced since."""

    melding: int
    kolom: str
    sinds: date
    importering: int | None
    """The import that replaced it; None = by hand."""


class Teruggedraaid(Struct, frozen=True):
    """An import that was taken back: the meldingen that went, those that are as they were before,
    and the casussen that only the first had opened.
    """

    importering: int
    verwijderd: tuple[int, ...]
    hersteld: tuple[int, ...]
    casussen: tuple[int, ...]
    crises: tuple[int, ...] = ()
    """Of the meldingen that went, and those that are as before, the ones that were a crisis and are
    not now.
    """
    crisiscasussen: tuple[int, ...] = ()
    """Of the casussen that went those whose crisis was open."""
    uit_casussen: tuple[int, ...] = ()
    """Casussen that stay, without the meldingen that went."""


class Importregel(Struct, frozen=True):
    """One line of `melding imports`."""

    importering: int
    dag: date
    wie: str
    bestanden: str
    uitslag: Importuitslag
    ongedaan_op: date | None = None
    ongedaan_door: str | None = None
    sha256: tuple[str, ...] = ()
    """Of each file that it read, as it was delivered."""


class Wijziging(Struct, frozen=True):
    """A field of a melding as it was and as it became."""

    veld: str
    oud: Celwaarde
    nieuw: Celwaarde
    dag: date
    wie: str
    importering: int | None = None
    """The import that brought it, or None by hand."""
    ongedaan: int | None = None
    """The import that was taken back by it."""


class Klok(Struct, frozen=True):
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


class Openvraag(Struct, frozen=True):
    """What is asked about a melding: the same melding (`kenmerk`), person (`persoon`) or household
    (`adres`)?
    """

    melding: int
    met: int
    reden: str
    casus: int | None
    """The open casus of the one that is known."""


class BekendFeit(Struct, frozen=True):
    """What an earlier melding of the same person or household says, offered as an answer."""

    kolom: str
    waarde: Celwaarde
    melding: int
    """The melding that says so."""
    dag: date
    """When that one was received."""


class EerderAdres(Struct, frozen=True):
    """Where a household lived until it moved."""

    adres: str
    buurt: str | None
    tot: date
    """The last day."""


class MeldingDossier(Struct, frozen=True):
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
    gemeld: str = ""
    """What is the matter, in few words and with initials; only where a casus is shown."""
    bellen: str = ""
    """Whom to call in a crisis; only where one melding is shown."""
    crisis_open: bool = False
    """Whether the crisis of its casus is still followed up; only where one melding is shown."""
    crisis_gemeld: bool = False
    """It states a crisis, or did, and no casus follows that yet."""
    bij_gesloten: bool = False
    """New facts of it wait for the coordinators, for its casus is closed."""
    zelfde_als: int | None = None
    """The melding that this one turned out to be."""
    afgeschermd: bool = False
    """Its address is shielded; it is in `waarden` only where that was asked for."""
    eerdere_adressen: tuple[EerderAdres, ...] = ()
    """The first one first; of a shielded household as its address."""
    te_beoordelen: tuple[Openvraag, ...] = ()
    """What must be said before it is clear whose it is; only where one melding is shown."""
    bij_casus: int | None = None
    """The open casus of its household, while it has none itself; only where it is shown alone."""
    bekend: tuple[BekendFeit, ...] = ()
    """Answers to its open questions that the register knows; only where it is shown alone."""
    nodig: tuple[Signaal, ...] = ()
    """What it waits for, the most urgent first; only where it is shown alone."""


class Treffer(Struct, frozen=True):
    """Something that `zoek` found."""

    soort: str
    """`melding` or `casus`."""
    nummer: int
    betrokkene: str
    waar: str
    tafel: str | None
    status: str
    melding: int | None
    """None of somebody without any."""
    naam: str | None
    persoon: int | None = None
    """The 3 of 147.3, of somebody without a melding."""
