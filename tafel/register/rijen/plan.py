"""Rows of the plan van aanpak, its goals, and afspraken (domain §7, §8)."""

from datetime import date

from tafel.domain.plan import Afspraakstatus, Oorzaak, Planstatus
from tafel.register.rijen import Rij


class Planrij(Rij, frozen=True):
    """One version of the plan van aanpak (domain §7); `vastgelegd` keeps it as it was decided."""

    id: int
    casus: int
    versie: int
    status: Planstatus
    gemaakt_op: date
    vastgesteld_op: date | None
    evaluatie_op: date | None
    geevalueerd_op: date | None
    analyse: str | None
    analyse_van: str | None
    analyse_op: str | None
    """A day; of the parts in words, which go along as they are."""
    analyse_gezamenlijk: str | None
    dominant: str | None
    tijdsplan: str | None
    netwerk: str | None
    instemming: str | None
    grond: str | None
    verwijscriteria: str | None
    methodiek: str | None
    bewezen: str | None
    ondersteuning: str | None
    steunsysteem: str | None
    evaluatie: str | None
    gezin_zegt: str | None
    vastgelegd: str | None
    """The whole plan as JSON, frozen when it was vastgesteld and again when it was evaluated."""


class Doelrij(Rij, frozen=True):
    """A goal on one leefgebied; it lives on in a next version until it is reached or dropped."""

    id: int
    casus: int
    nummer: int
    plan_van: int
    plan_tot: int | None
    """The last version that it belongs to; None while it lives."""
    leefgebied: str
    tekst: str
    maat: str | None
    streefdatum: date | None
    resultaat: str | None
    toelichting: str | None


class Afspraakrij(Rij, frozen=True):
    """Who does what by when (domain §8); a task of the plan when it serves a goal."""

    id: int
    casus: int
    nummer: int
    doel: int | None
    organisatie: str | None
    wie: str | None
    wat: str
    uiterlijk: date | None
    eerst_uiterlijk: date | None
    """The date first agreed, before it was moved."""
    status: Afspraakstatus
    oorzaak: Oorzaak | None
    toelichting: str | None
    keren_doorgeschoven: int
    gemaakt_op: date
    afgedaan_op: date | None
    aanbod: int | None
    """The product of the sociale kaart with which it is done."""


class Afspraakcorrectierij(Rij, frozen=True):
    """What a column of an afspraak was before it was corrected."""

    id: int
    afspraak: int
    veld: str
    oud: str | None
    nieuw: str | None
    reden: str | None
    tijd: str
    dag: date
    wie: str
