"""From the counts of the register to the tellingen of the kengetallen: whose row is what."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any, Final

from msgspec import Struct

from tafel.domain.basis import CATEGORIE_BESPREKEN
from tafel.domain.rapport import ONBEKEND, Telling, Tijdvak
from tafel.domain.toedeling import Uitkomst
from tafel.kolommen import KOLOM_VAN, LEEFGEBIEDEN, in_woorden
from tafel.register import kengetallen as queries
from tafel.register.kengetallen import ALLEEN_JAAR, GEEN_TAFEL
from tafel.register.store import Register
from tafel.rules.profiel import Profiel
from tafel.rules.rapportage import Rapportage

GEMELD, OPGEPAKT = "gemeld", "opgepakt"
ZONDER_TAFEL: Final = "zonder tafel"
"""Of those whose category is not known: it has no table either."""
GEEN_CATEGORIE: Final = "geen gezinscategorie"
ANDERE_ORGANISATIE: Final = "andere organisatie"
OVERIGE_BUURTEN: Final = "overige buurten"
ACHTERAAN: Final = (ANDERE_ORGANISATIE, OVERIGE_BUURTEN, ONBEKEND)
"""Rows that come last, in this order."""
KWADRANTEN: Final = {
    (True, "nee"): "complex, niet zelfredzaam",
    (True, "ja"): "complex, zelfredzaam",
    (False, "nee"): "enkelvoudig, niet zelfredzaam",
    (False, "ja"): "enkelvoudig, zelfredzaam",
}
"""Complexity and self-reliance (80+20 §4.1, fig. 3.1)."""

Aantallen = dict[str, list[int]]
"""Per row a count per tijdvak."""


class Indeling(Struct, frozen=True):
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
        self.partners = {partner.code: partner.naam for partner in profiel.partners.values()}
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
        groepen = {self.rapportage.leeftijdsgroep(jaren) for jaren in (jongste, oudste)}
        return groepen.pop() if len(groepen) == 1 else ONBEKEND

    def met_gezin(self) -> tuple[str, ...]:
        """The tables for families."""
        return tuple(code for code, tafel in self._profiel.tafels.items() if tafel.gezin)

    def zonder_gezin(self) -> tuple[str, ...]:
        """The tables of which no casus has a family category."""
        return tuple(
            code for code in self._profiel.tafels if self.categorie_van(code, None) != ONBEKEND
        )


def categorieen(profiel: Profiel) -> tuple[str, ...]:
    """The family categories of the profile, in the order of its rules; last what it cannot name."""
    tabel = profiel.proces.categorie
    if tabel is None:
        return ()
    namen = dict.fromkeys(str(regel.uitkomst) for regel in tabel.regels)
    echt = [naam for naam in namen if naam != CATEGORIE_BESPREKEN]
    return (*echt, *((CATEGORIE_BESPREKEN,) if CATEGORIE_BESPREKEN in namen else ()))


def _indeling(labels: Mapping[str, str | None]) -> Indeling:
    return Indeling({code: label or code for code, label in labels.items()} | {ONBEKEND: ONBEKEND})


class Teller:
    """Counts of one population, per property, row and tijdvak."""

    def __init__(self, populatie: str, vakken: int) -> None:
        self.populatie = populatie
        self._vakken = vakken
        self.naar: defaultdict[str, Aantallen] = defaultdict(dict)

    def tel(self, eigenschap: str, rij: str, vak: int, aantal: int) -> None:
        rijen = self.naar[eigenschap]
        if rij not in rijen:
            rijen[rij] = [0] * self._vakken
        rijen[rij][vak] += aantal

    def telling(
        self,
        eigenschap: str,
        rijen: Iterable[str] = (),
        **anders: Any,
    ) -> Telling:
        """The telling by a property; `rijen` are there even when they count nobody."""
        leeg = {rij: [0] * self._vakken for rij in rijen}
        return Telling(
            naam(self.populatie, eigenschap),
            self.populatie,
            leeg | self.naar[eigenschap],
            **anders,
        )


def naam(populatie: str, eigenschap: str) -> str:
    """What a telling is called."""
    return f"{populatie} naar {eigenschap}"


class Vakzoeker:
    """In which tijdvak a day lies."""

    def __init__(self, vakken: Sequence[Tijdvak]) -> None:
        self._begin = [vak.van for vak in vakken]

    def __call__(self, dag: date) -> int:
        return bisect_right(self._begin, dag) - 1


def tel_meldingen(
    register: Register, profiel: Profiel, delen: Indelingen, vakken: Sequence[Tijdvak], tot: date
) -> Teller:
    """What was reported, by every property, up to and including `tot`."""
    gemeld = Teller(GEMELD, len(vakken))
    for plek, vak in _begonnen(vakken, tot):
        for rij in queries.gemeld(register, vak.van, vak.tot, profiel.meervoudig_vanaf):
            _tel_rij(gemeld, delen, plek, tuple(rij), _plek_van_melding)
    return gemeld


def tel_casussen(
    register: Register, delen: Indelingen, vakken: Sequence[Tijdvak], tot: date
) -> Teller:
    """What was taken on, by every property, up to and including `tot`."""
    opgepakt = Teller(OPGEPAKT, len(vakken))
    for plek, vak in _begonnen(vakken, tot):
        for rij in queries.opgepakt(register, vak.van, vak.tot):
            _tel_rij(opgepakt, delen, plek, tuple(rij), _plek_van_casus)
    return opgepakt


def _begonnen(vakken: Sequence[Tijdvak], tot: date) -> list[tuple[int, Tijdvak]]:
    return [(plek, vak) for plek, vak in enumerate(vakken) if vak.van <= tot]


_Plek = Callable[["Teller", "Indelingen", int, str | None, str | None, int], None]


def _plek_van_melding(
    teller: Teller, delen: Indelingen, vak: int, tafel: str | None, plek: str | None, n: int
) -> None:
    rij = delen.plek.rij(tafel)
    teller.tel("tafel", rij, vak, n)
    teller.tel("uitkomst", GEEN_TAFEL if rij == GEEN_TAFEL else delen.uitkomst.rij(plek), vak, n)


def _plek_van_casus(
    teller: Teller, delen: Indelingen, vak: int, tafel: str | None, plek: str | None, n: int
) -> None:
    rij = delen.tafel.rij(tafel)
    teller.tel("tafel", rij, vak, n)
    categorie = delen.categorie_van(tafel, plek)
    teller.tel("categorie", categorie, vak, n)
    teller.tel("plek", ZONDER_TAFEL if rij == ONBEKEND else categorie, vak, n)


def _tel_rij(
    teller: Teller, delen: Indelingen, vak: int, rij: tuple[Any, ...], plek: _Plek
) -> None:
    """Add one line of counts: what it is about, up to four values, how many."""
    wat, eerste, tweede, derde, vierde, aantal = rij
    match wat:
        case "plek":
            plek(teller, delen, vak, eerste, tweede, aantal)
            teller.tel("aard", delen.aard.rij(derde), vak, aantal)
            teller.tel("urgentie", delen.urgentie.rij(vierde), vak, aantal)
        case "kanaal":
            teller.tel("kanaal", delen.kanaal.rij(eerste), vak, aantal)
        case "melder":
            teller.tel("melder", delen.melder(eerste), vak, aantal)
        case "leeftijd":
            teller.tel("leeftijd", delen.leeftijdsgroep(eerste), vak, aantal)
        case "buurt":
            teller.tel("buurt", eerste or ONBEKEND, vak, aantal)
        case "leefgebieden":
            for leefgebied in _rijen_van(eerste):
                teller.tel("leefgebied", leefgebied, vak, aantal)
        case "kwadrant":
            teller.tel("kwadrant", _kwadrant(eerste, tweede, derde), vak, aantal)


@cache
def _rijen_van(masker: int | None) -> tuple[str, ...]:
    """The rows that one set of leefgebieden counts in: each, and each pair of them."""
    if not masker:
        return (ONBEKEND,)
    codes = [code for nummer, code in enumerate(LEEFGEBIEDEN) if masker >> nummer & 1]
    return (*codes, *(paar(*twee) for twee in combinations(codes, 2)))


def paar(een: str, ander: str) -> str:
    """The row of two leefgebieden that are stated together, in the order of the list."""
    return f"{een}+{ander}"


def leefgebiedtelling(teller: Teller) -> Telling:
    """Leefgebieden with their pairs: somebody is in as many rows as were stated."""
    paren = {paar(*twee): twee for twee in combinations(LEEFGEBIEDEN, 2)}
    return teller.telling(
        "leefgebied", (*LEEFGEBIEDEN, ONBEKEND, *paren), overlapt=True, binnen=paren
    )


def _kwadrant(meervoudig: int | None, complex_: str | None, zelf: str | None) -> str:
    """One of `KWADRANTEN`; complex when stated, else by the leefgebieden."""
    if zelf is None or (meervoudig is None and complex_ != "ja"):
        return ONBEKEND
    return KWADRANTEN.get((complex_ == "ja" or bool(meervoudig), zelf), ONBEKEND)


Buurtjaren = Collection[tuple[str, int]]
"""Neighbourhoods, each with a calendar year."""


def buurtjaren(register: Register, drempel: int, tot: date) -> tuple[Buurtjaren, Buurtjaren]:
    """Neighbourhoods with enough meldingen in a whole calendar year for a row of their own, and
    those with too few.
    """
    per_jaar = {(buurt, jaar): n for buurt, jaar, n in queries.gemeld_per_buurt(register, tot)}
    groot = frozenset(plek for plek, aantal in per_jaar.items() if aantal >= drempel)
    return groot, frozenset(per_jaar.keys() - groot)


def voeg_buurten_samen(
    buurten: Aantallen, groot: Buurtjaren, vakken: Sequence[Tijdvak]
) -> Aantallen:
    """The counts per neighbourhood, with in each year those that have no row of their own as one
    row.
    """
    uit: Aantallen = {}
    for buurt, aantallen in buurten.items():
        for plek, (vak, aantal) in enumerate(zip(vakken, aantallen, strict=True)):
            if aantal:
                eigen = buurt == ONBEKEND or (buurt, vak.van.year) in groot
                rij = buurt if eigen else OVERIGE_BUURTEN
                uit.setdefault(rij, [0] * len(vakken))[plek] += aantal
    return uit
