"""The plan van aanpak with its goals, and afspraken (domain §7, §8)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from tafel.domain.vervanging import Vervanger


class Planstatus(StrEnum):
    """One plan per casus is in force; a next version is a concept until it is vastgesteld."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    VERVALLEN = "vervallen"


class Afspraakstatus(StrEnum):
    """The state of an afspraak; being late follows from the date (domain §8)."""

    OPEN = "open"
    NAGEKOMEN = "nagekomen"
    NIET_NAGEKOMEN = "niet_nagekomen"
    VERVALLEN = "vervallen"


class Oorzaak(StrEnum):
    """Why an afspraak was not kept (domain §14.3)."""

    ORGANISATIE = "organisatie"
    """The organisation did not act."""
    OMSTANDIGHEDEN = "omstandigheden"
    """Circumstances changed: it was not possible."""


class Afspraakcorrectie(Struct, frozen=True):
    """What a column of an afspraak said until it was corrected."""

    op: date
    wie: str
    veld: str
    """organisatie (a code), wie, wat or uiterlijk (ISO 8601)."""
    oud: str | None
    nieuw: str | None
    reden: str | None


class Afspraak(Struct, frozen=True):
    """Who does what by when (domain §8). `147/3` is afspraak 3 of casus 147."""

    casus: int
    nummer: int
    organisatie: str | None
    """Code of the partner; None while a plan is drawn up."""
    wie: str | None
    wat: str
    uiterlijk: date | None
    status: Afspraakstatus
    keren_doorgeschoven: int
    gemaakt_op: date
    te_laat: int = 0
    """Days late; 0 = not late."""
    doel: int | None = None
    """Number of the doel within the casus."""
    oorzaak: Oorzaak | None = None
    toelichting: str | None = None
    afgedaan_op: date | None = None
    tafel: str | None = None
    aanbod: int | None = None
    """Number of the product of the sociale kaart with which it is done."""
    correcties: tuple[Afspraakcorrectie, ...] = ()
    """Oldest first."""


class Doel(Struct, frozen=True):
    """What the plan wants to reach on one leefgebied (domain §7). `147d2` is doel 2."""

    casus: int
    nummer: int
    leefgebied: str
    tekst: str
    maat: str | None
    """By what it shows that it is reached."""
    streefdatum: date | None
    resultaat: str | None = None
    """bereikt, deels or niet, at the latest evaluation."""
    toelichting: str | None = None


class Plan(Struct, frozen=True):
    """One version of the plan van aanpak (Werkplan §3.1, §4.4)."""

    casus: int
    versie: int
    status: Planstatus
    gemaakt_op: date
    vastgesteld_op: date | None
    evaluatie_op: date | None
    geevalueerd_op: date | None
    casemanager: str | None
    casemanager_organisatie: str | None
    velden: Mapping[str, str]
    """The parts in words by column name: analyse, analyse_van, tijdsplan, netwerk, …"""
    doelen: tuple[Doel, ...]
    taken: tuple[Afspraak, ...]
    versies: tuple[int, ...] = ()
    """Every version there is, ascending."""


class Planstuk(Struct, frozen=True):
    """A version of the plan with what its document needs beside it."""

    plan: Plan
    betrokkene: str
    tafel: str | None
    categorie: str | None
    rol: str
    """What the one professional is called: gezinsmanager of a family, else casemanager."""
    vervanger: Vervanger | None
    """Who stands in for that one today; None of a version that is past."""
    eerdere: tuple[tuple[int, date | None, date | None], ...]
    """Per earlier version: its number, when it was vastgesteld, when it was evaluated."""
    aanbod: Mapping[int, str] = field(default_factory=dict)
    """Number → name of the products with which tasks are done."""
