"""Escalation: steps, proposals and the letter (domain §9; Werkplan §3.4)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from tafel.domain.vervanging import Vervanger

if TYPE_CHECKING:
    from tafel.domain.plan import Afspraak


class Spoor(StrEnum):
    """What an escalation is about (Werkplan §3.4; structural: Visie §1.2 point 3)."""

    OPSTELLEN = "opstellen"
    UITVOERING = "uitvoering"
    STRUCTUREEL = "structureel"


def handelt(wie: str, overgedragen_door: str | None) -> str:
    """Who acts, with who handed it over: "de procesmanager (overgedragen door de coördinator)"."""
    return wie if overgedragen_door is None else f"{wie} (overgedragen door {overgedragen_door})"


class Escalatie(Struct, frozen=True):
    """One step up the line (domain §9). `E12`."""

    nummer: int
    casus: int | None
    """None: a structural problem with an organisation."""
    tafel: str | None
    spoor: Spoor
    stap: int
    organisatie: str
    """Code of the partner that does not perform."""
    wie: str
    richting: str
    via: str | None
    gestart_op: date
    uiterlijk: date
    bindend: bool
    status: str
    """open or afgerond."""
    overgedragen_door: str | None = None
    """Who handed it over to `wie`; None when nobody did."""
    namens: str | None = None
    """Code of the organisation whose worker experiences the problem; None = not known."""
    afspraak: int | None = None
    grond: str | None = None
    toelichting: str | None = None
    motivering: str | None = None
    """Why it is not the step that was next."""
    opmerking: str | None = None
    """What was assumed while deciding, e.g. that the category is not known."""
    resultaat: str | None = None
    resultaat_tekst: str | None = None
    afgerond_op: date | None = None
    regels: tuple[str, ...] = ()
    """Numbers of the rules that held: who, towards whom, through whom."""
    bron: str = ""


class Voorstel(Struct, frozen=True):
    """An escalation that the register proposes, with its ground (domain §9)."""

    casus: int | None
    """None: a structural problem with an organisation."""
    tafel: str | None
    spoor: Spoor
    stap: int
    organisatie: str | None
    grond: str
    reden: str
    wie: str
    richting: str
    via: str | None
    uiterlijk: date
    bindend: bool
    overgedragen_door: str | None = None
    afspraak: int | None = None
    opdracht: str = ""
    """The command that carries it out."""
    sinds: date | None = None
    """The day on which a term ended or something was not kept; None when no day is known."""


class Escalatiestap(Struct, frozen=True):
    """A step up the line with what one must know to take it."""

    escalatie: Escalatie
    proef: bool
    """Worked out, not kept: the escalation has no number."""
    naam: str
    """Of the organisation."""
    betrokkene: str | None
    waarom: tuple[str, ...]
    hefboom: str | None
    sancties: str | None
    """Agreed beforehand, with the organisation."""
    termijn: str
    zelden: bool
    """The last step of the ladder, which is rarely needed."""
    meteen_melden: str | None
    """Who must be told at once."""
    verlopen: int | None = None
    """The earlier step whose term had passed, closed by this one."""
    van_wie: str | None = None
    """The command that says whose manager acts, while that is not known."""
    aangevuld: bool = False
    """It ran already; only on whose behalf was said."""


class Rol(Struct, frozen=True):
    """Somebody whom the ladder names by what he is, and how to reach him; None = not recorded."""

    code: str
    rol: str
    naam: str | None = None
    telefoon: str | None = None
    mail: str | None = None
    sinds: date | None = None
    vervanger: Vervanger | None = None


class Bereikbaar(Struct, frozen=True):
    """Sender or addressee of a letter, and how to reach him."""

    wie: str
    contact: tuple[str, ...]
    """Names with function, telephone and mail; () = not recorded."""
    opdracht: str | None = None
    """The command that records it, where it is not."""
    vervanger: tuple[Vervanger | None, ...] = ()
    """Per contact who stands in for them today."""


class Escalatiebrief(Struct, frozen=True):
    """One page for the addressee of an escalation: facts and request, nothing about the family."""

    escalatie: Escalatie
    tafel: str
    """Its name."""
    regie: str
    organisatie: str
    afzender: Bereikbaar
    namens: str | None
    """The organisation whose worker experiences the problem, by name."""
    van_wie: str | None
    """The command that says whose manager acts, while that is not known; "" when the step has
    ended or its term passed. None = it is known."""
    geadresseerde: Bereikbaar
    tussen: Bereikbaar | None
    """Through whom."""
    betrokkene: str | None
    categorie: str | None
    zaaknummer: str | None
    afspraken: tuple[Afspraak, ...]
    """What was agreed with the organisation and is not done."""
    eerder: tuple[Escalatie, ...]
    """Earlier steps in the same matter."""
    hefboom: str | None
    sancties: str | None
    termijn: str
    stappen: int
    """Of the ladder."""
    gemaakt_op: date
