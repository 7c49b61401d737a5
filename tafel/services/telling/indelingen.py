"""The rows of every property: fixed lists, so that no row comes or goes with the data."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from tafel.domain.basis import CATEGORIE_BESPREKEN
from tafel.domain.rapport import ONBEKEND
from tafel.domain.toedeling import Uitkomst
from tafel.kolommen import KOLOM_VAN, LEEFGEBIEDEN, in_woorden, sleutel
from tafel.register.rapport.kengetallen import ALLEEN_JAAR, GEEN_TAFEL
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.rapportage import Rapportage

GEEN_CATEGORIE: Final = "geen gezinscategorie"
ANDERE_ORGANISATIE: Final = "andere organisatie"
ANDERE_BUURT: Final = "andere buurt"
KWADRANTEN: Final = {
    (True, "nee"): "complex, niet zelfredzaam",
    (True, "ja"): "complex, zelfredzaam",
    (False, "nee"): "enkelvoudig, niet zelfredzaam",
    (False, "ja"): "enkelvoudig, zelfredzaam",
}
"""Complexity and self-reliance (80+20 §4.1, fig. 3.1)."""


class Telindeling(Struct, frozen=True):
    """The rows that a closed property has, in their order, and their labels."""

    labels: Mapping[str, str]

    def rij(self, waarde: str | None) -> str:
        """The row of a value; what is not in the list is not known."""
        return waarde if waarde is not None and waarde in self.labels else ONBEKEND


class Indelingen:
    """What a profile and a register say about the rows of every property."""

    def __init__(self, profiel: Profiel) -> None:
        self._profiel = profiel
        self.rapportage: Rapportage = profiel.proces.rapportage
        tafels = {code: tafel.naam for code, tafel in profiel.tafels.items()}
        self.tafel = _indeling(tafels)
        self.plek = _indeling({**tafels, GEEN_TAFEL: "geen tafel"})
        self.uitkomst = _indeling(
            {u.value: u.value for u in Uitkomst if u is not Uitkomst.REGULIER}
        )
        self.categorie = _indeling(dict.fromkeys((*categorieen(profiel), GEEN_CATEGORIE)))
        self.stap = _indeling(
            {str(nr): f"{nr} {stap.naam}" for nr, stap in profiel.proces.stappen.items()}
        )
        self.kanaal, self.aard, self.urgentie = (
            _indeling({code: in_woorden(code) for code in KOLOM_VAN[naam].waarden})
            for naam in ("kanaal", "aard", "urgentie")
        )
        self.leeftijd = _indeling(dict.fromkeys(self.rapportage.leeftijdsgroepen))
        self.leefgebied = _indeling({code: in_woorden(code) for code in LEEFGEBIEDEN})
        self.aanvliegroute = _indeling(
            {code: in_woorden(code) for code in KOLOM_VAN["aanvliegroute"].waarden}
        )
        self.onderdeel = _indeling(
            {k: v for tafel in profiel.tafels.values() for k, v in tafel.onderdelen.items()}
        )
        self.kwadrant = _indeling(dict.fromkeys(KWADRANTEN.values()))
        partners = {partner.code: partner.naam for partner in profiel.partners.values()}
        self.organisatie = _indeling({**partners, ANDERE_ORGANISATIE: None})
        self.buurt = _indeling(dict.fromkeys((*self.rapportage.buurten, ANDERE_BUURT)))
        self._buurten = {sleutel(buurt): buurt for buurt in self.rapportage.buurten}
        self._melders = {
            naam.casefold(): partner.code
            for partner in profiel.partners.values()
            for naam in partner.namen
        }

    def melder(self, organisatie: str | None) -> str:
        """The partner that reported, by any of its names."""
        if organisatie is None:
            return ONBEKEND
        return self._melders.get(organisatie.strip().casefold(), ANDERE_ORGANISATIE)

    def partner(self, code: str | None) -> str:
        """The row of an organisation by its code."""
        if code is None:
            return ONBEKEND
        return code if code in self.organisatie.labels else ANDERE_ORGANISATIE

    def buurt_van(self, buurt: str | None) -> str:
        """The row of a neighbourhood, however it was written."""
        if buurt is None:
            return ONBEKEND
        return self._buurten.get(sleutel(buurt), ANDERE_BUURT)

    def kwadrant_van(self, meervoudig: int | None, complex_: str | None, zelf: str | None) -> str:
        """One of `KWADRANTEN`; complex when stated, else by the leefgebieden."""
        if zelf is None or (meervoudig is None and complex_ != "ja"):
            return ONBEKEND
        return KWADRANTEN.get((complex_ == "ja" or bool(meervoudig), zelf), ONBEKEND)

    def categorie_van(self, tafel: str | None, categorie: str | None) -> str:
        """The category of a casus at this table."""
        bij = self._profiel.tafels.get(tafel or "")
        if bij is None:
            return ONBEKEND
        if not bij.gezin or self._profiel.proces.categorie is None:
            return GEEN_CATEGORIE
        return self.categorie.rij(categorie)

    def leeftijdsgroep(self, leeftijd: int | None) -> str:
        """The age group of an age as the register counts it (see ALLEEN_JAAR)."""
        if leeftijd is None:
            return ONBEKEND
        oudste = ALLEEN_JAAR - leeftijd if leeftijd <= ALLEEN_JAAR else leeftijd
        jongste = max(oudste - 1, 0) if leeftijd <= ALLEEN_JAAR else leeftijd
        if jongste < 0 or oudste < 0:
            return ONBEKEND
        return self.groep_van(jongste, oudste)

    def groep_van(self, *leeftijden: int) -> str:
        """The age group of who may have any of these ages; not known when they are in two."""
        groepen = {self.rapportage.leeftijdsgroep(jaren) for jaren in leeftijden}
        return groepen.pop() if len(groepen) == 1 else ONBEKEND

    def met_gezin(self) -> tuple[str, ...]:
        """The tables for families."""
        return tuple(code for code, tafel in self._profiel.tafels.items() if tafel.gezin)


def categorieen(profiel: Profiel) -> tuple[str, ...]:
    """The family categories of the profile, in the order of its rules; last what it cannot name."""
    tabel = profiel.proces.categorie
    if tabel is None:
        return ()
    namen = dict.fromkeys(str(regel.uitkomst) for regel in tabel.regels)
    echt = [naam for naam in namen if naam != CATEGORIE_BESPREKEN]
    return (*echt, *((CATEGORIE_BESPREKEN,) if CATEGORIE_BESPREKEN in namen else ()))


def _indeling(labels: Mapping[str, str | None]) -> Telindeling:
    return Telindeling(
        {code: label or code for code, label in labels.items()} | {ONBEKEND: ONBEKEND}
    )
