"""A profile: how one municipality works, as checked values (`bouw` makes it)."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import lru_cache

from msgspec import Struct, field

from tafel.domain.partner import Netwerk
from tafel.rules.beslistabel.beslistabel import Beslistabel
from tafel.rules.beslistabel.voorwaarden import Taal, Voorwaarde, Weging, waarheid
from tafel.rules.procesregie import Procesregie
from tafel.rules.uitkolommen import Volgfeit

COORDINATOREN = "coordinatoren"


class Overlegtijd(Struct, frozen=True):
    """When a table meets: weekday (0 = Monday), start, length in minutes."""

    weekdag: int
    begin: time
    minuten: int
    weg: frozenset[date] = frozenset()
    """Days of the series on which there is no meeting, by hand."""
    erbij: tuple[date, ...] = ()
    """Days on which there is one instead."""


class Tafel(Struct, frozen=True):
    """A table with its partners (domain §3); `kern` come to every casus, `schil` per casus."""

    code: str
    naam: str
    overleg: Overlegtijd
    kern: tuple[str, ...]
    schil: tuple[str, ...]
    onderdelen: Mapping[str, str]
    onderdeelkern: Mapping[str, tuple[str, ...]]
    """The kern of the parts that have one of their own: those are a block of the agenda."""
    onderdeel_van_buurt: Mapping[str, str]
    """By `sleutel(buurt)` the onderdeel that serves it."""
    regie: str
    """The role that runs its process: "coördinator risicogezinnen"."""
    gezin: bool
    """Works for families: with categories and a gezinsmanager."""

    def kern_bij(self, onderdeel: str | None) -> tuple[str, ...]:
        """Who comes to every casus of a part of the table."""
        return self.onderdeelkern.get(onderdeel or "", self.kern)


class Partner(Struct, frozen=True):
    """An organisation; `leefgebieden` are those for which it is invited unasked."""

    code: str
    naam: str
    ook: tuple[str, ...]
    leefgebieden: tuple[str, ...]
    opdrachtgever: str | None = None
    """stadsdeel, stadsregio, stad or geen: who commissions it, and so who may address it (§9)."""
    hefboom: str | None = None
    """lijn, subsidie or convenant (80+20 table 2.2)."""
    kring: str = "zorg"
    """zorg, overig or rechtspraak."""
    sancties: str | None = None
    """What was agreed beforehand in case agreements are not kept."""
    bron: Mapping[str, str] = field(default_factory=dict)
    """Where opdrachtgever, hefboom and kring come from; what is absent is an own setting."""

    @property
    def namen(self) -> tuple[str, ...]:
        return (self.code, self.naam, *self.ook)


Samenspel = tuple[str, tuple[Voorwaarde, ...]]
"""Whom to attune with, and the conditions under which."""


class Afstemregel:
    """Who else belongs to an outcome: always, and per rule, when the conditions certainly hold."""

    def __init__(
        self, taal: Taal, altijd: Sequence[Samenspel], per_regel: Mapping[str, Sequence[Samenspel]]
    ) -> None:
        alle = [*altijd, *(paar for paren in per_regel.values() for paar in paren)]
        self.weging = Weging(taal, [voorwaarde for _, als in alle for voorwaarde in als])
        self._altijd, self._per_regel = altijd, per_regel
        self.bij = lru_cache(maxsize=4096)(self._bij)

    def _bij(self, regels: tuple[str, ...], stand: tuple[int, ...]) -> tuple[str, ...]:
        """The codes to attune with, whichever of `regels` it will be."""

        def zeker(paren: Sequence[Samenspel]) -> list[str]:
            return [
                met
                for met, als in paren
                if all(waarheid(self.weging.proef(voorwaarde), stand) for voorwaarde in als)
            ]

        eerste, *rest = (zeker(self._per_regel[nr]) for nr in regels)
        samen = [met for met in eerste if all(met in lijst for lijst in rest)]
        return tuple(dict.fromkeys((*samen, *zeker(self._altijd))))


class Profiel(Struct, frozen=True, dict=True):
    """One checked profile. `toedeling` decides; `afstemming` says who else belongs to it."""

    naam: str
    versie: str
    titel: str
    drempels: Mapping[str, int]
    taal: Taal
    toedeling: Beslistabel
    afstemming: Afstemregel
    tafels: Mapping[str, Tafel]
    coordinatoren: Tafel
    partners: Mapping[str, Partner]
    netwerken: Mapping[str, Netwerk]
    minuten: Mapping[str, int]
    proces: Procesregie
    vaste_feestdagen: tuple[str, ...]
    paasdagen: tuple[int, ...]
    aangewezen_dagen: Mapping[date, str]
    """Single days that a royal decree declares equal to a holiday, each with its source."""
    dagen_bekend_tot: int | None
    """The last year for which such a decree is known; None = the profile does not say."""
    voorstel_geldt_meteen: bool
    bsn_bewaren: bool
    meervoudig_vanaf: int
    volgfeiten: tuple[Volgfeit, ...]
    """Facts that, when not stated, follow from columns of the melding."""
    crisis_elders: str | None
    """What stands with a stated crisis that is not passed on as one: whom to phone."""
    verjaardagen: Mapping[int, tuple[str, ...]]
    """Per age what it changes when somebody reaches it."""

    def label(self, code: str) -> str:
        """The Dutch name of a table, partner or network."""
        if code in self.tafels:
            return self.tafels[code].naam
        if code in self.partners:
            return self.partners[code].naam
        if code in self.netwerken:
            return self.netwerken[code].naam
        return self.coordinatoren.naam if code == COORDINATOREN else code

    @property
    def labels(self) -> Mapping[str, str]:
        codes = (*self.tafels, *self.partners, *self.netwerken, COORDINATOREN)
        onderdelen = {k: v for tafel in self.tafels.values() for k, v in tafel.onderdelen.items()}
        stappen = {f"stap {stap.nr}": stap.naam for stap in self.proces.stappen.values()}
        return {code: self.label(code) for code in codes} | onderdelen | stappen
