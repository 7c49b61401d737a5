"""The agenda of a meeting, whole and per partner (domain §8)."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from tafel.domain.plan import Afspraak
from tafel.domain.rapport import Rapport
from tafel.domain.vervanging import Vervanger

if TYPE_CHECKING:
    from tafel.domain.casus import Notitie

INDEX = "index.html"
"""The file that says which lists there are."""

NUMMERS_GENOEMD = 12
"""Numbers of casussen or meldingen that one line names, before "en nog"."""


class Puntsoort(StrEnum):
    """Why something is on an agenda, in order of priority (Visie §3.1.2; domain §8).

    What comes back, steps past their term, those who are followed, and the hamerstukken (feedback
    that is due, open questions) come last: own default.
    """

    CRISIS = "crisis"
    ESCALATIE = "escalatie"
    BESPREKEN = "bespreken"
    NIEUW = "nieuw"
    PLAN = "plan"
    AFSPRAKEN = "afspraken"
    EVALUATIE = "evaluatie"
    OPSCHALEN = "opschalen"
    NAZORG = "nazorg"
    VOLGEN = "volgen"
    STAP = "stap"
    VERVOLG = "vervolg"
    TERUGKOPPELING = "terugkoppeling"
    VRAGEN = "vragen"


HAMERSTUKKEN = frozenset((Puntsoort.TERUGKOPPELING, Puntsoort.VRAGEN))
"""Kinds that take no minutes and stand in a block of their own."""
TERUGKOMEND = frozenset((Puntsoort.STAP, Puntsoort.VERVOLG))
"""Kinds that share a few minutes together (domain §8)."""


class Agendapunt(Struct, frozen=True):
    """One item of an agenda: which casus or melding, why, and the question put to the table."""

    soort: Puntsoort
    vraag: str
    reden: str = ""
    betrokkene: str = ""
    casus: int | None = None
    melding: int | None = None
    gemeld: str = ""
    """What is the matter: reden and leefgebieden in few words."""
    categorie: str | None = None
    onderdeel: str | None = None
    """The part of the table: code of `mss`."""
    casemanager: str | None = None
    vervanger: Vervanger | None = None
    """Who stands in for the casemanager on the day of the meeting."""
    stap: int | None = None
    minuten: int = 0
    begin: time | None = None
    genodigden: tuple[str, ...] = ()
    """Names of the partners invited; the kernpartners are on the agenda itself."""
    tot: tuple[time, ...] = ()
    """Until when each of them is needed at this meeting."""
    antwoordt: tuple[str, ...] = ()
    """Codes of who has something to answer for here: the regie, an afspraak, an escalation."""
    zonder: tuple[str, ...] = ()
    """Names of the partners that are kept out of the casus."""
    afstemmen: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()
    gezin_weet: str | None = None
    ook: tuple[str, ...] = ()
    """What else asks for attention, of the same casus: a reason per line."""
    vorig_besluit: str | None = None
    afspraken_open: int = 0
    afspraken_te_laat: int = 0
    te_laat: tuple[Afspraak, ...] = ()
    sinds: date | None = None
    regel: str | None = None
    bron: str | None = None
    escalatie: int | None = None
    """Number of the running escalation that it is about."""
    detail: str = ""
    """What kind exactly: "uitvoering, stap 1"."""
    opdracht: str = ""
    """The command with which the outcome gets into the register."""
    bel: str | None = None
    """Of a crisis: whom to phone before the meeting, and what the last call came to."""
    procesmanager: str | None = None
    """Who has the procesregie of a family that was handed over: name and contact."""
    keer: int = 0
    """How many meetings it has waited for its turn, this one included; 0 when nobody counts."""
    eerst: bool = False
    """Left over: at the next meeting it goes first."""
    vandaag_gezet: bool = False
    """Somebody put it on the agenda of this very meeting."""

    @property
    def alleen_nummer(self) -> bool:
        """Whether a sheet gives no more than its number: it takes no minutes, and it is no crisis
        and no escalation that runs.
        """
        return not self.minuten and self.soort is not Puntsoort.CRISIS and self.escalatie is None

    @property
    def daarna(self) -> str | None:
        """That command; without one of its own the one for this kind of item."""
        if self.opdracht or self.melding is None:
            return self.opdracht or None
        match self.soort:
            case Puntsoort.VRAGEN:
                return f"tafel melding vul-aan M{self.melding}"
            case Puntsoort.BESPREKEN:
                return f"tafel toedelen M{self.melding} --tafel …"
        return None


class Agendastand(StrEnum):
    """Whether an agenda may still change."""

    CONCEPT = "concept"
    BEGONNEN = "begonnen"
    GESLOTEN = "gesloten"


class SindsVorige(Struct, frozen=True):
    """What happened at a table since its previous meeting."""

    vanaf: date
    nieuw: int
    nagekomen: int
    te_laat: int
    escalaties: int


class VervallenTafel(Struct, frozen=True):
    """A table that the profile does not have (any more), and the casussen that stand at it."""

    tafel: str
    casussen: tuple[int, ...]
    """Those with an open crisis first."""
    crisis: int = 0
    """How many of them have one."""

    def zin(self, profiel: str) -> str:
        """What is the matter, which casussen, and the command that gives one another table."""
        aantal = len(self.casussen)
        getoond = ", ".join(map(str, self.casussen[:NUMMERS_GENOEMD]))
        over = aantal - NUMMERS_GENOEMD
        rest = f" en nog {over} (tafel casus lijst --tafel {self.tafel})" if over > 0 else ""
        staan = "casus staat" if aantal == 1 else "casussen staan"
        waarvan = f", waarvan {self.crisis} CRISIS" if self.crisis else ""
        return (
            f"{aantal} {staan} bij tafel {self.tafel}, die profiel {profiel} niet kent{waarvan}: "
            f"{getoond}{rest}. "
            f"Geef een andere: tafel casus overdragen {self.casussen[0]} --tafel …"
        )


class Wachtend(Struct, frozen=True):
    """Meldingen at no table yet: never allocated, or waiting for answers, or for whose they are."""

    nieuw: tuple[int, ...] = ()
    aanvullen: tuple[int, ...] = ()
    crises: tuple[int, ...] = ()
    """Those of both that are a stated crisis."""
    te_beoordelen: tuple[int, ...] = ()
    """Allocated, but without a casus until it is said whose they are."""

    @property
    def meldingen(self) -> tuple[int, ...]:
        return tuple(sorted((*self.nieuw, *self.aanvullen, *self.te_beoordelen)))

    @property
    def zin(self) -> str:
        """As in: 24 meldingen niet toegedeeld; 13 wachten op antwoord; waarvan 1 CRISIS: M6."""
        delen = []
        if (aantal := len(self.nieuw)) > 0:
            delen.append(f"{aantal} {'melding' if aantal == 1 else 'meldingen'} niet toegedeeld")
        if (aantal := len(self.aanvullen)) > 0:
            wat = "" if delen else " melding" if aantal == 1 else " meldingen"
            delen.append(f"{aantal}{wat} {'wacht' if aantal == 1 else 'wachten'} op antwoord")
        if (aantal := len(self.te_beoordelen)) > 0:
            wat = "" if delen else " melding" if aantal == 1 else " meldingen"
            delen.append(f"{aantal}{wat} te beoordelen")
        if self.crises:
            genoemd = " ".join(f"M{nummer}" for nummer in self.crises[:NUMMERS_GENOEMD])
            rest = " …" if len(self.crises) > NUMMERS_GENOEMD else ""
            delen.append(f"waarvan {len(self.crises)} CRISIS: {genoemd}{rest}")
        return "; ".join(delen)


class Agendablok(Struct, frozen=True):
    """A part of a table with a kern of its own, and with which item it begins."""

    onderdeel: str
    kernpartners: tuple[str, ...]
    punt: int
    """Number of its first item; 0 when it has none with time."""


class Agenda(Struct, frozen=True):
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
    gemaakt_op: date
    """A datetime where the time of day is on the sheet too."""
    profiel: str
    opmerkingen: tuple[str, ...] = field(default=())
    """Sentences about this meeting, e.g. that a holiday moved it."""
    sinds: SindsVorige | None = None
    vervallen_tafels: tuple[VervallenTafel, ...] = ()
    """Whose casussen are at no table: on every agenda until they are given one."""
    wachtend: Wachtend = Wachtend()
    """What has no table yet; it takes no minutes."""
    blokken: tuple[Agendablok, ...] = ()
    """The parts with a kern of their own of which something is on it."""
    stand: Agendastand = Agendastand.CONCEPT
    """`gemaakt_op` is when it was made, began, or was closed."""
    voorzitter: str | None = None
    """The coördinator of the table, where it is recorded who that is."""
    vervanger: Vervanger | None = None
    """Who stands in for the coördinator on the day of the meeting."""

    def kern_bij(self, punt: Agendapunt) -> tuple[str, ...]:
        """Who comes for an item uninvited."""
        blok = self.blok_van(punt)
        return self.kernpartners if blok is None else blok.kernpartners

    def blok_van(self, punt: Agendapunt) -> Agendablok | None:
        return next((blok for blok in self.blokken if blok.onderdeel == punt.onderdeel), None)

    @property
    def vervallen(self) -> tuple[str, ...]:
        """A sentence about each of those tables, for the head of the sheet."""
        return tuple(deel.zin(self.profiel.split(" ")[0]) for deel in self.vervallen_tafels)


class Partnerpunt(Struct, frozen=True):
    """What one partner may see of an item for which it is invited (domain §8)."""

    casus: int | None
    melding: int | None
    betrokkene: str
    """Initials and birth year."""
    vraag: str
    minuten: int
    begin: time | None
    te_laat: tuple[Afspraak, ...]
    """Its own."""
    notities: tuple[Notitie, ...] = ()
    """Those that are shared with it, the newest first."""


class Gedeeld(Struct, frozen=True):
    """What is shared with a partner of a casus for which it is not invited."""

    casus: int
    betrokkene: str
    notities: tuple[Notitie, ...]


class Partneragenda(Struct, frozen=True):
    """The copy of an agenda for one partner."""

    tafel: str
    naam: str
    partner: str
    datum: date
    begin: time
    einde: time
    punten: tuple[Partnerpunt, ...]
    gemaakt_op: date
    gedeeld: tuple[Gedeeld, ...] = ()
    """In the order of the meeting."""
    voorzitter: str | None = None
    vervanger: Vervanger | None = None


class Lijsten(Struct, frozen=True):
    """What one table or organisation has; nothing made: `bestanden` are those of an earlier run."""

    titel: str
    organisatie: bool
    bestanden: tuple[str, ...]
    inhoud: tuple[Agenda | Rapport, ...]
    """In the order of `bestanden`; empty when they could not be made."""
