"""What a table decided (domain §8)."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum

from msgspec import Struct

from tafel.domain.agenda import Agenda, Agendapunt
from tafel.domain.plan import Afspraak


class Besluitcorrectie(Struct, frozen=True):
    """What a decision said until it was corrected, or lapsed."""

    op: date
    wie: str
    was: str
    reden: str | None


class Overlegbesluit(Struct, frozen=True):
    """What a table decided about a casus. `B12` is decision 12, also after it was corrected."""

    casus: int | None
    tafel: str
    overleg: date
    tekst: str
    """As it reads now; of one that lapsed as it last read."""
    wie: str
    nummer: int = 0
    vervallen: bool = False
    correcties: tuple[Besluitcorrectie, ...] = ()
    """Oldest first; the last one of a decision that lapsed says so."""


class Casusbesluiten(Struct, frozen=True):
    """What one meeting decided and agreed about one casus."""

    casus: int
    betrokkene: str
    besluiten: tuple[Overlegbesluit, ...]
    afspraken: tuple[Afspraak, ...]
    doorgeschoven: tuple[str, ...] = ()
    """That it was put off: "doorgeschoven naar do 3-12"."""


class Besluitenlijst(Struct, frozen=True):
    """The decisions and afspraken of one meeting."""

    tafel: str
    naam: str
    datum: date
    casussen: tuple[Casusbesluiten, ...]
    partner: str | None = None
    """Whose copy it is; None: the whole list."""
    afwezig: tuple[str, ...] = ()
    """Partners that were not there, with who came instead."""
    los: tuple[str, ...] = ()
    """What was said about an item that is no casus: "M12: …"."""
    versie: int = 0
    """0: the meeting is not closed, and the list still grows."""
    wijzigingen: tuple[str, ...] = ()
    """What changed in each version after the first: "versie 2, 30-11: B31 gecorrigeerd"."""


class Overlegdag(Struct, frozen=True):
    """One line of `overleg lijst`: a meeting with decisions, or the next one of a table."""

    tafel: str
    naam: str
    datum: date
    begin: time | None
    """None: a table that this profile does not know, or a day outside its meetings."""
    gepland: bool
    """Has yet to take place."""
    besluiten: int = 0
    casussen: int = 0
    buiten: bool = False
    """The table does not meet on this day: it decided outside its meetings."""
    stand: str = ""
    """What more there is to say: "begonnen", "gesloten, versie 2", "verzet van do 26-11"."""


class Vasteagenda(Struct, frozen=True):
    """An agenda as it was when its meeting began, and what its codes were called."""

    agenda: Agenda
    labels: Mapping[str, str]


class Regelsoort(StrEnum):
    """What a line in a meeting can be about; those up to `KLAAR` are said of an item."""

    BESLUIT = "besluit"
    AFSPRAAK = "afspraak"
    NOTITIE = "notitie"
    DOEL = "doel"
    DOOR = "door"
    KLAAR = "klaar"
    GA = "ga"
    """Somebody went to this item."""
    ERBIJ = "erbij"
    """A casus that was not on the agenda."""
    AANWEZIG = "aanwezig"
    """Who is there was asked."""


VERDER = frozenset((Regelsoort.DOOR, Regelsoort.KLAAR))
"""Lines after which the next item follows."""


class Vergadering(Struct, frozen=True):
    """A meeting that is going on: its items by number (the first is 1), and where it is."""

    nummer: int
    tafel: str
    agenda: Agenda
    labels: Mapping[str, str]
    punten: tuple[Agendapunt, ...]
    """Those of the agenda, what did not fit it, and what came up."""
    begonnen: datetime
    punt: int
    """The item that it is at; one more than there are when all were discussed."""
    sinds: datetime
    """When that item came up."""
    gehad: frozenset[int]
    """Items that are done or put off."""
    besloten: frozenset[int]
    """Items about which something was decided."""
    laatste: str | None
    """The last thing that was said: "B31 bij casus 147"."""
    aanwezig_gevraagd: bool

    @property
    def niet_besproken(self) -> tuple[Agendapunt, ...]:
        """Items of the agenda about which nothing was decided: they come back by themselves."""
        return tuple(
            punt
            for nummer, punt in enumerate(self.punten, 1)
            if nummer not in self.gehad | self.besloten and not punt.alleen_nummer
        )
