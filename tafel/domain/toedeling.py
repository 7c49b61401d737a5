"""Deciding to which table a melding goes, and the rules that say so (Visie §3.2.2; domain §5)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct, field


class Uitkomst(StrEnum):
    """Kind of outcome of a toedeling (Visie §3.2.2, Werkplan §3).

    `aanvullen` = the facts do not decide yet.
    """

    CRISIS = "crisis"
    TAFEL = "tafel"
    OPSCHALEN = "opschalen"
    REGULIER = "regulier"
    BESPREKEN = "bespreken"
    AANVULLEN = "aanvullen"

    @property
    def opent_casus(self) -> bool:
        return self in {Uitkomst.CRISIS, Uitkomst.TAFEL, Uitkomst.OPSCHALEN, Uitkomst.BESPREKEN}


Plek: TypeAlias = tuple[Uitkomst, str | None]
"""An outcome with its table: where a melding ends up."""


class Afgevallen(Struct, frozen=True):
    """An earlier rule that did not hold, with the first of its conditions that failed."""

    regel: str
    voorwaarde: str
    bevonden: str = ""
    """What was found instead: "crisis: nee"."""


class AndersAls(Struct, frozen=True):
    """One fact, one other value, and the other outcome that this would give."""

    feit: str
    waarde: str
    uitkomst: Uitkomst
    tafel: str | None


class Toedeling(Struct, frozen=True):
    """What the rules say about one melding: to which table, and why (Visie §3.2.2).

    `regel` is None and `regels` holds all of them where different fillings of unknown facts meet
    different rules.
    """

    uitkomst: Uitkomst
    tafel: str | None
    onderdeel: str | None
    voorkeur: str | None
    naar: str | None
    regel: str | None
    regels: tuple[str, ...]
    afstemmen: tuple[str, ...]
    vragen: tuple[str, ...]
    bron: str
    waarom: str
    profiel: str
    profielversie: str
    feiten: Mapping[str, object]
    onbekend: tuple[str, ...]
    afgevallen: tuple[Afgevallen, ...]
    mogelijk: tuple[Plek, ...]
    """Every outcome that some filling-in of the unknown facts gives; one when it is certain."""
    volgt_op: str | None = None
    """The table that keeps an eye on a casus whose outcome is not a table (crisis, opschalen)."""
    bel: str | None = None
    """Whom to phone about a stated crisis that is not passed on as one; None otherwise."""
    eigen: str | None = None
    """What about it no source gives, in words: an own choice of the profile."""
    gevolgd: Mapping[str, str] = field(default_factory=dict)
    """Facts that were not stated, each with the column that it followed from, in words."""


class ToedelingVanMelding(Struct, frozen=True):
    """A toedeling together with the melding it is about and the casus that it opened or joined."""

    melding: int
    kenmerk: str | None
    betrokkene: str
    """Initials and birth year, with the resident children: never a name."""
    toedeling: Toedeling
    casus: int | None
    eerder: Plek | None = None
    """What was decided before, when this is a new decision."""
    eerder_besluit: "Toedeling | None" = None
    """That decision as the ledger keeps it; known of what a replay moves."""
    motivering: str | None = None
    voorstel: Plek | None = None
    """The rules' own proposal when a coördinator overruled it."""
    anders_als: tuple[AndersAls, ...] = ()
    waarschuwingen: tuple[str, ...] = ()
    komt_erbij: bool = False
    """Whether it joins a casus that was open already, where it was not in before."""


class Besluit(Struct, frozen=True):
    """One row of the ledger of toedelingen."""

    melding: int
    casus: int | None
    dag: date
    wie: str
    toedeling: Toedeling
    motivering: str | None
    voorstel: Plek | None


class Regelrij(Struct, frozen=True):
    """One rule of a decision table, in words, as it is printed."""

    regel: str
    voorwaarde: tuple[str, ...]
    """Never empty: what has no condition holds "in alle andere gevallen"."""
    uitkomst: str
    naar: str | None
    bron: str
    eigen: bool = False
    """No source gives it: an own choice, shown as "eigen instelling"."""
    toelichting: str = ""
    """What exactly is the own choice, where that is not the whole rule."""
    tabel: str = ""
    """The heading under which it stands, where a subject has several tables."""


class Regeluitleg(Struct, frozen=True):
    """One rule explained: what it says, why, what it rests on."""

    regel: Regelrij
    waarom: str
    afstemmen: tuple[str, ...]
    afgeleid: tuple[tuple[str, str, str], ...]
    """Derived facts that it names: label, meaning, source."""
    profiel: str


class Bevestiging(Struct, frozen=True):
    """One proposal, and what became of it."""

    melding: int
    casus: int
    betrokkene: str
    uitkomst: str
    tafel: str | None
    bevestigd: bool
    waarom: str = ""
    """Why it was not confirmed though nobody kept it back."""
    gesloten: bool = False
    """New facts at a closed casus, which stays closed when they are confirmed."""
