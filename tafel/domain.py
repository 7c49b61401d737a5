"""The words of the domain as frozen values: what services hand to render and what rules return.

Definitions and sources: see the docstring of each class. Nothing in here knows a terminal, a file
or a database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

EIGEN = "eigen instelling"
"""The source of a choice that no source makes (domain §5.5)."""

Celwaarde: TypeAlias = str | int | None
"""One cell of a melding in canonical form: text, a whole number, or None for unknown."""

Rij: TypeAlias = dict[str, Celwaarde]
"""A melding as column name → canonical value (`tafel.kolommen`); what is unknown may be absent."""

Leeftijd: TypeAlias = int | tuple[int, int] | None
"""Whole years; a pair of two possible ages (only the birth year is known); None = unknown."""


class Leesbaar(Protocol):
    """A stored row: values by column name."""

    def __getitem__(self, kolom: str, /) -> Any: ...


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


@dataclass(frozen=True, slots=True)
class Afgevallen:
    """An earlier rule that did not hold, with the first of its conditions that failed."""

    regel: str
    voorwaarde: str
    bevonden: str = ""
    """What was found instead: "crisis: nee"."""


@dataclass(frozen=True, slots=True)
class AndersAls:
    """One fact, one other value, and the other outcome that this would give."""

    feit: str
    waarde: str
    uitkomst: Uitkomst
    tafel: str | None


@dataclass(slots=True)
class Toedeling:
    """What the rules say about one melding: to which table, and why (Visie §3.2.2).

    `regel` is None and `regels` holds all of them where different fillings of unknown facts meet
    different rules. Not frozen, unlike its neighbours: that would cost a quarter of a decision.
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


@dataclass(frozen=True, slots=True)
class ToedelingVanMelding:
    """A toedeling together with the melding it is about and the casus that it opened or joined."""

    melding: int
    kenmerk: str | None
    betrokkene: str
    """Initials and birth year, with the resident children: never a name."""
    toedeling: Toedeling
    casus: int | None
    eerder: Plek | None = None
    """What was decided before, when this is a new decision."""
    motivering: str | None = None
    voorstel: Plek | None = None
    """The rules' own proposal when a coördinator overruled it."""
    anders_als: tuple[AndersAls, ...] = ()
    waarschuwingen: tuple[str, ...] = ()


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
class CasusRegel:
    """One line of `casus lijst`."""

    casus: int
    tafel: str | None
    stap: int
    categorie: str | None
    betrokkene: str
    geopend_op: date
    status: str


class Puntsoort(StrEnum):
    """Why something is on an agenda, in order of priority (Visie §3.1.2; domain §8)."""

    CRISIS = "crisis"
    NIEUW = "nieuw"
    BESPREKEN = "bespreken"
    VRAGEN = "vragen"


@dataclass(frozen=True, slots=True)
class Agendapunt:
    """One item of an agenda: which casus or melding, why, and the question put to the table."""

    soort: Puntsoort
    vraag: str
    reden: str = ""
    betrokkene: str = ""
    casus: int | None = None
    melding: int | None = None
    categorie: str | None = None
    casemanager: str | None = None
    stap: int | None = None
    minuten: int = 0
    begin: time | None = None
    genodigden: tuple[str, ...] = ()
    """Names of the schilpartners invited; the kernpartners are on the agenda itself."""
    afstemmen: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()
    gezin_weet: str | None = None
    vorig_besluit: str | None = None
    afspraken_open: int = 0
    afspraken_te_laat: int = 0
    sinds: date | None = None
    regel: str | None = None
    bron: str | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of one meeting of a table; what does not fit is in `niet_geplaatst`."""

    tafel: str
    naam: str
    """Label of the table, e.g. "Jeugd en Gezin"."""
    datum: date
    begin: time
    einde: time
    kernpartners: tuple[str, ...]
    punten: tuple[Agendapunt, ...]
    niet_geplaatst: tuple[Agendapunt, ...]
    gemaakt_op: datetime
    profiel: str
    opmerkingen: tuple[str, ...] = field(default=())
    """Sentences about this meeting, e.g. that a holiday moved it."""


@dataclass(frozen=True, slots=True)
class Regelrij:
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


@dataclass(frozen=True, slots=True)
class Regeluitleg:
    """One rule explained: what it says, why, what it rests on."""

    regel: Regelrij
    waarom: str
    afstemmen: tuple[str, ...]
    afgeleid: tuple[tuple[str, str, str], ...]
    """Derived facts that it names: label, meaning, source."""
    profiel: str


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
class Besluit:
    """One row of the ledger of toedelingen."""

    melding: int
    casus: int | None
    dag: date
    wie: str
    toedeling: Toedeling
    motivering: str | None
    voorstel: Plek | None


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


@dataclass(frozen=True, slots=True)
class Lid:
    """A member of a household."""

    rol: str
    initialen: str
    naam: str | None
    geboortedatum: str | None
    leeftijd: Leeftijd


@dataclass(frozen=True, slots=True)
class CasusDossier:
    """Everything about one casus, as far as the register knows it."""

    casus: int
    tafel: str | None
    uitkomst: Uitkomst
    voorkeur: str | None
    stap: int
    status: str
    geopend_op: date
    betrokkene: str
    leden: tuple[Lid, ...]
    kinderen: tuple[str, ...]
    """Resident children as stated: "2009", "4 jaar", "?"."""
    meldingen: tuple[MeldingDossier, ...]
    let_op: tuple[str, ...]


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
