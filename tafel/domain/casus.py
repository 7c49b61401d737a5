"""The casus: its line in a list, its family category, and everything about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from tafel.domain.basis import Leeftijd, Signaal, Tekort
from tafel.domain.vervanging import Vervanger

if TYPE_CHECKING:
    from tafel.domain.crisis import Crisisstand
    from tafel.domain.escalatie import Escalatie, Voorstel
    from tafel.domain.melding import Klok, MeldingDossier
    from tafel.domain.overdracht import Overdrachtstand
    from tafel.domain.overleg import Overlegbesluit
    from tafel.domain.partner import Betrokkenheid
    from tafel.domain.plan import Afspraak, Plan
    from tafel.domain.toedeling import ToedelingVanMelding, Uitkomst


EERSTE_STAP = 3
"""Step in which a casus opens: processing (2) ends with the toedeling (Visie §3.3.2)."""
PLANSTAP = 5
"""Step in which the plan is drawn up; from here on a casus should have one (Visie §3.3.2)."""
LAATSTE_STAP = 10
LOSGELATEN = "losgelaten"
"""The reason of a closing that leaves a family to itself."""
ZONDER_NAZORG = frozenset({"loos_alarm", "teruggeleid", "overleden", "verhuisd"})
"""Reasons after which there is nobody to keep light contact with: own default."""
TERMIJN_LOOPT: Mapping[str, None] = dict.fromkeys(
    ("opgeschort_op", "opgeschort_tot", "opschortreden", "termijn_vanaf", "termijn_rest")
)
"""The columns of a casus whose term runs as if it was never suspended."""


class Verjaardag(Struct, frozen=True):
    """Somebody of a casus who reaches an age: on a day, or somewhere between two."""

    wie: str
    """Initials and birth year, as in M.P. '09."""
    nummer: int | None
    """The 2 of 147.2; None for who is no person yet."""
    leeftijd: int
    van: date
    tot: date
    """The same day, unless only a birth year or an age is known."""
    wijzigt: tuple[str, ...]

    @property
    def zeker(self) -> bool:
        return self.van == self.tot


class CasusRegel(Struct, frozen=True):
    """One line of `casus lijst`."""

    casus: int
    tafel: str | None
    stap: int
    categorie: str | None
    betrokkene: str
    geopend_op: date
    status: str
    casemanager: str | None = None
    te_laat: int = 0
    """Afspraken that are late."""
    opgeschort_tot: date | None = None
    """Until when the term of its step is suspended."""
    onderdeel: str | None = None
    """The part of its table: code of `mss`."""
    verjaardag: Verjaardag | None = None
    """Who soon reaches an age, when it was asked for: a line each."""
    vervanger: Vervanger | None = None
    """Who stands in today for the casemanager."""


class VolgendeKeer(Struct, frozen=True):
    """When an open casus comes up again: nobody leaves sight (domain §8)."""

    op: date
    """From this day on it is up."""
    overleg: date
    """The meeting at which it is."""
    tafel: str
    soort: str
    """Code of `rules.vervolg.Vanwege`."""
    reden: str


class Gebeurtenis(Struct, frozen=True):
    """Something that happened to a casus; kept for good."""

    dag: date
    wie: str
    soort: str
    tekst: str
    melding: int | None = None


class Notitie(Struct, frozen=True):
    """A phone call or remark; shared with nobody unless it says so (domain §8)."""

    dag: date
    wie: str
    bron: str | None
    tekst: str
    delen_met: tuple[str, ...]


class Splitsing(Struct, frozen=True):
    """How a casus is divided; what is named in neither stays where it is."""

    mee: tuple[tuple[str, int], ...] = ()
    """("d", 2) for doel 147d2, ("/", 3) for afspraak 147/3: it goes along."""
    beide: tuple[tuple[str, int], ...] = ()
    """It stays, and is made for the new casus too."""
    notities: frozenset[date] = frozenset()
    """The days of which the notities are kept in both."""
    regie: bool = False
    """Whether who directs the one directs the other too."""
    proef: bool = False


class Afgesplitst(Struct, frozen=True):
    """A casus that was split, and what the new one began with."""

    casus: int
    nieuw: int
    personen: tuple[str, ...]
    """Their numbers in the casus that they left."""
    meldingen: tuple[int, ...]
    tafel: str | None
    uitslagen: tuple[ToedelingVanMelding, ...]
    verzet: Mapping[str, str]
    """Old number → new, of goals and afspraken that went along."""
    verdubbeld: Mapping[str, str]
    """Number → that of the copy, of those that are in both."""
    crisis: bool
    """Whether a crisis is followed in both."""
    notities: int


class Categorieuitleg(Struct, frozen=True):
    """The family category with its grounds (Werkplan §2.2), and the GGSR test beside it (STJ)."""

    categorie: str | None
    """None: the facts do not decide yet."""
    regel: str | None
    waarom: str
    bron: str
    vragen: tuple[str, ...]
    overleg: str | None
    procesregie: str | None
    casemanager_van: str | None
    feiten: Mapping[str, str | None]
    ggsr: Ggsr


class Ggsr(Struct, frozen=True):
    """The GGSR test: chronic problems on at least so many life domains, unable to solve them."""

    groepen: tuple[str, ...]
    """The groups of leefgebieden on which there are problems."""
    vanaf: int
    totaal: int
    chronisch: bool
    """Whether the problems were established to be chronic; else they are only stated."""
    zelf_oplossen: str | None
    multiprobleem: str | None
    """ja, nee, or None while it cannot be said."""
    bron: str


class Kindplek(Struct, frozen=True):
    """The 147.k2 of a child that only meldingen name."""

    plaats: int

    def __str__(self) -> str:
        return f"k{self.plaats}"


Plek: TypeAlias = int | Kindplek
"""Whom of a casus: by number, or by the place among the children that its meldingen name."""


class Instemmen(StrEnum):
    """How the consent of a minor is asked (own default)."""

    VIA_OUDERS = "via_ouders"
    SAMEN = "zelf_en_ouders"
    ZELF = "zelf_vragen"


class Lid(Struct, frozen=True):
    """A member of a household, or a resident child of whom only a melding speaks."""

    rol: str
    initialen: str
    naam: str | None
    geboortedatum: str | None
    leeftijd: Leeftijd
    let_op: tuple[str, ...] = ()
    """What to look out for with this person: twins, a shielded address, a birthday that matters."""
    instemming: str | None = None
    """Code of the latest answer; None = not recorded."""
    instemming_op: date | None = None
    instemmen: Instemmen | None = None
    """Of whom it is to be asked; None = by no rule of age."""
    nummer: int | None = None
    """The 2 of 147.2, which stays when another one leaves; None for who is no person yet."""
    meldingen: tuple[int, ...] = ()
    """Those of the casus that are about this person."""
    plaats: int | None = None
    """The 2 of 147.k2, of a child that only meldingen name."""


class EerdereCasus(Struct, frozen=True):
    """The casus of this household before, with who was its manager then."""

    casus: int
    gesloten_op: date | None
    reden: str | None
    casemanager: str | None
    organisatie: str | None


class Afstempunt(Struct, frozen=True):
    """Another table or overleg that a casus is to be attuned with, and whether that was done."""

    met: str
    """Code of a table, partner or network."""
    regie: str | None
    """Who runs it."""
    contact: str | None
    nodig: bool
    """Whether a melding asks for it since it was last done."""
    op: date | None = None
    """When it was last done."""
    wie: str | None = None
    uitkomst: str | None = None
    eigen_tafel: bool = False
    """Another table of this profile: its coördinator is in the coordinators' meeting anyway."""


class CasusDossier(Struct, frozen=True):
    """Everything about one casus: who, what must happen, what was agreed, what happened."""

    casus: int
    tafel: str | None
    uitkomst: Uitkomst
    voorkeur: str | None
    stap: int
    status: str
    geopend_op: date
    betrokkene: str
    initialen: str
    leden: tuple[Lid, ...]
    """The persons of the household, in the order of their numbers."""
    kinderen: tuple[Lid, ...]
    """Resident children of whom a melding speaks and who are no person of their own yet."""
    meldingen: tuple[MeldingDossier, ...]
    let_op: tuple[str, ...]
    kandidaten: tuple[tuple[int, str], ...] = ()
    """Meldingen that may belong to it and do not yet: (number, reason)."""
    stap_sinds: date | None = None
    stap_uiterlijk: date | None = None
    """Until when it may stand in this step; None = no term."""
    opgeschort_op: date | None = None
    """Since when that term is suspended, until when, and why; None = it runs."""
    opgeschort_tot: date | None = None
    opschortreden: str | None = None
    zaaknummer: str | None = None
    categorie: str | None = None
    categorieuitleg: Categorieuitleg | None = None
    """None for a table without family categories."""
    erkenning: str | None = None
    verificatie: str | None = None
    multiprobleem: str | None = None
    regierol: str = "casemanager"
    """gezinsmanager of a family, casemanager of an adult."""
    casemanager: str | None = None
    casemanager_organisatie: str | None = None
    casemanager_contact: str | None = None
    vervanger: Vervanger | None = None
    """Who stands in today for the casemanager."""
    namens: tuple[str, ...] = ()
    """For whom the user stands in today, of those who are concerned with it."""
    crisis: Crisisstand | None = None
    """None when there never was one."""
    overdracht: Overdrachtstand | None = None
    """What the category asks of it, and what was done; None when that is nothing."""
    casemanager_reden: str | None = None
    casemanager_hoort_bij: str = ""
    """Organisations that the category names instead of that of the gezinsmanager."""
    opgeschaald_naar: str | None = None
    opgeschaald_op: date | None = None
    volg_op: date | None = None
    volgreden: str | None = None
    gesloten_op: date | None = None
    sluitreden: str | None = None
    nazorg_op: date | None = None
    volgende_keer: VolgendeKeer | None = None
    """None of a closed casus."""
    vorige: EerdereCasus | None = None
    afgesplitst_van: int | None = None
    """The casus of which somebody of this one was a member before he got his own."""
    afgesplitst: tuple[int, ...] = ()
    """The casussen that members of this one got."""
    plan: Plan | None = None
    """The plan in force, or the concept while there is none."""
    concept: Plan | None = None
    """The next version, beside the plan in force."""
    leemten: tuple[Tekort, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    escalaties: tuple[Escalatie, ...] = ()
    voorstellen: tuple[Voorstel, ...] = ()
    klokken: tuple[Klok, ...] = ()
    notities: tuple[Notitie, ...] = ()
    """Oldest first, as the other parts."""
    besluiten: tuple[Overlegbesluit, ...] = ()
    betrokken: tuple[Betrokkenheid, ...] = ()
    zonder: tuple[str, ...] = ()
    """Codes of the partners that are kept out of it."""
    organisaties: tuple[str, ...] = ()
    """Everybody involved, by involvement, afspraken and meldingen: codes, else as stated."""
    onderdeel: str | None = None
    """The part of its table: code of `mss`."""
    afstemmen: tuple[Afstempunt, ...] = ()
    """Whom to attune with and whom it was attuned with; what is to be done first."""
    nodig: tuple[Signaal, ...] = ()
    """What it asks for now, the most urgent first."""
    tijdlijn: tuple[Gebeurtenis, ...] = ()
    """Meldingen, toedelingen, decisions and events together, oldest first."""
    namen: Mapping[str, str] = field(default_factory=dict)
    """Names of organisations as this register knows them, by code."""
