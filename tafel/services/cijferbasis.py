"""What several reports count, protected once: every report asks the same figures.

Everything that is printed about a population stands in one call of `bescherm`, whoever prints it:
`Meldingen` for what was reported, `Casussen` for decisions, plans, casussen and their closings.
That call does not depend on the period that is asked for. So any two reports of one day, over
whatever periods, show parts of one set of figures, and that set gives nothing small away.

- Meldingen are counted in the calendar years that the period touches. No equation connects two
  years and what is put together (`buurtjaren`) is decided per calendar year, so a year is
  protected in the same way whichever other years stand beside it.
- The stock connects the years: casussen are counted from the first year of the register on.
- A part of what was counted (a row of the one at a row of the other: `kruising`) is a row of the
  same population, with the equations that it makes. So neither the part nor what is left of the
  whole is ever a small count that can be worked out.

Not connected, because no equation holds between them: the same people counted by another day (what
was reported in a month and what was decided in it), and tables by the table of today and of then.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from tafel.domain.basis import Leesbaar
from tafel.domain.rapport import ONBEKEND, ONDERDRUKT, Periode, Telling, Tijdvak, Weg
from tafel.register import ggsr, knelpunten
from tafel.register import kengetallen as queries
from tafel.register.kengetallen import GEEN_TAFEL
from tafel.register.store import Register
from tafel.register.vaststellingen import definitieve_kwartalen
from tafel.rules.bescherming import Balans, Verband, bescherm
from tafel.rules.perioden import is_peildag, tijdvakken
from tafel.rules.profiel import Profiel
from tafel.services.doorlooptijden import BESLUITEN, GESLOTEN, PLANNEN, Doorlooptijden
from tafel.services.kengetaltellingen import (
    ANDERE_ORGANISATIE,
    GEEN_CATEGORIE,
    GEMELD,
    KWADRANTEN,
    OPGEPAKT,
    ZONDER_TAFEL,
    Indelingen,
    Teller,
    buurtjaren,
    leefgebiedtelling,
    naam,
    tel_casussen,
    tel_meldingen,
    voeg_buurten_samen,
)
from tafel.services.kruising import kruis
from tafel.services.sluiten import ZONDER_NAZORG
from tafel.services.tijdvaktelling import dagen_van, per_vak

SLUITREDENEN: Final = (
    *("doelen_bereikt", "afgeschaald", "opgeschaald", "teruggeleid", "verhuisd", "overleden"),
    *("loos_alarm", "losgelaten", "anders"),
)
HEROPEND: Final = "heropend"
LOS: Final = ("consultatie", "teruggeleid", "volglijst")
"""Counted by themselves."""
EIGENSCHAPPEN: Final = (
    *("tafel", "kanaal", "melder", "aard", "urgentie", "leeftijd", "buurt", "leefgebied"),
)
OORDEEL: Final = "oordeel"
GOED, FOUT = "goed", "fout"
_GEEN_TAFEL, _VERPLAATST = "geen_tafel", "verplaatst"
VERSIE: Final = "versie"
GEEN_VERSIE: Final = ""
"""The version of a profile when nothing was decided."""
PLANDELEN: Final = ("netwerk", "instemming", "gezamenlijk")
NIET_LOSGELATEN: Final = "niet losgelaten"
NAZORG, ZINVOL, MET_NAZORG = "nazorg", "zinvol", "met_nazorg"
"""Of closings: with after-care; after which it makes sense; and both."""


def binnen_register(register: Register, periode: Periode, vandaag: date) -> Periode:
    """The part of a period that something can be counted of: not before the first year of the
    register, nor after today. Of a period that lies outside a part of the same year.
    """
    eerste = queries.eerste_dag(register)
    tot = min(periode.tot, vandaag)
    if eerste is not None:
        van = max(periode.van, date(eerste.year, 1, 1))
        if van <= tot:
            return Periode(van, tot)
    return Periode(periode.van, min(periode.tot, date(periode.van.year, 12, 31)))


class Meldingen:
    """What was reported in the years of some tijdvakken: for kengetallen and knelpunten."""

    def __init__(
        self,
        register: Register,
        profiel: Profiel,
        delen: Indelingen,
        vakken: Sequence[Tijdvak],
        vandaag: date,
    ) -> None:
        self.vakken = vakken
        self.definitief = definitieve_kwartalen(register)
        self._groot, self.klein = buurtjaren(register, delen.rapportage.drempel, vandaag)
        """`klein`: neighbourhoods that have no row of their own in a year."""
        self.gemeld = tel_meldingen(register, profiel, delen, vakken, vandaag)
        self.gemeld.naar["buurt"] = voeg_buurten_samen(
            self.gemeld.naar["buurt"], self._groot, vakken
        )
        oordelen = knelpunten.verwijzingen(register, dagen_van(vakken, vandaag))
        delen_ = list(self._delen(delen, oordelen))
        self.tellingen = {deel.naam: deel for deel in delen_ if isinstance(deel, Telling)}
        self.bescherming = bescherm(
            self.tellingen.values(),
            vakken,
            drempel=delen.rapportage.drempel,
            vandaag=vandaag,
            verbanden=[deel for deel in delen_ if isinstance(deel, Verband)],
            definitief=self.definitief,
        )

    def _delen(
        self, delen: Indelingen, oordelen: Sequence[Leesbaar]
    ) -> Iterator[Telling | Verband]:
        yield from _naar_eigenschap(self.gemeld, delen)
        yield self.gemeld.telling("kwadrant", (*KWADRANTEN.values(), ONBEKEND))
        yield self.gemeld.telling("uitkomst", (*delen.uitkomst.labels, GEEN_TAFEL))
        uitkomst, tafel = naam(GEMELD, "uitkomst"), naam(GEMELD, "tafel")
        yield Verband((tafel, GEEN_TAFEL), ((uitkomst, GEEN_TAFEL),))
        yield from self._naar_oordeel(delen, oordelen)

    def _naar_oordeel(
        self, delen: Indelingen, oordelen: Sequence[Leesbaar]
    ) -> Iterator[Telling | Verband]:
        """Referred well or not: by melder, by neighbourhood, and how not."""
        leeg = [0] * len(self.vakken)
        hoe = dict.fromkeys((GOED, _GEEN_TAFEL, _VERPLAATST), leeg) | _per(
            oordelen, "klasse", self.vakken
        )
        fout = [a + b for a, b in zip(hoe[_GEEN_TAFEL], hoe[_VERPLAATST], strict=True)]
        oordeel, fijn = naam(GEMELD, OORDEEL), naam(GEMELD, "hoe")
        yield Telling(oordeel, GEMELD, {GOED: hoe[GOED], FOUT: fout})
        yield Telling(fijn, GEMELD, hoe)
        yield Verband((oordeel, FOUT), ((fijn, _GEEN_TAFEL), (fijn, _VERPLAATST)))
        yield Verband((oordeel, GOED), ((fijn, GOED),))
        yield Verband((naam(GEMELD, "tafel"), GEEN_TAFEL), ((fijn, _GEEN_TAFEL),))
        for eigenschap in ("melder", "buurt"):
            atomen: dict[tuple[str, str], list[int]] = {}
            for klasse in (GOED, FOUT):
                per_rij: dict[str, list[Leesbaar]] = {}
                for rij in oordelen:
                    if (rij["klasse"] == GOED) is (klasse == GOED):
                        plek = (
                            delen.melder(rij["organisatie"])
                            if eigenschap == "melder"
                            else rij["buurt"] or ONBEKEND
                        )
                        per_rij.setdefault(plek, []).append(rij)
                aantallen = {plek: per_vak(rijen, self.vakken) for plek, rijen in per_rij.items()}
                if eigenschap == "buurt":
                    aantallen = voeg_buurten_samen(aantallen, self._groot, self.vakken)
                atomen |= {(plek, klasse): n for plek, n in aantallen.items()}
            telling, verbanden = kruis(GEMELD, eigenschap, OORDEEL, atomen)
            yield telling
            yield from verbanden


class Casussen:
    """What became of meldingen, from the first year of the register on: for kengetallen, the GGSR
    test and every count of what is open.
    """

    def __init__(
        self,
        register: Register,
        profiel: Profiel,
        delen: Indelingen,
        periode: Periode,
        vandaag: date,
    ) -> None:
        eerste = queries.eerste_dag(register)
        alles = [] if eerste is None else [Periode(min(eerste, vandaag), vandaag)]
        self.vakken = tijdvakken([periode, *alles], vandaag)
        self._register, self._vandaag = register, vandaag
        self.definitief = definitieve_kwartalen(register)
        drempel = delen.rapportage.drempel
        self.opgepakt = tel_casussen(register, delen, self.vakken, vandaag)
        self.opgepakt.naar["buurt"] = voeg_buurten_samen(
            self.opgepakt.naar["buurt"], buurtjaren(register, drempel, vandaag)[0], self.vakken
        )
        self.doorloop = Doorlooptijden(register, profiel, delen, self.vakken, periode, vandaag)
        delen_ = list(self._delen(delen))
        self.tellingen = {deel.naam: deel for deel in delen_ if isinstance(deel, Telling)}
        self.bescherming = bescherm(
            self.tellingen.values(),
            self.vakken,
            drempel=drempel,
            vandaag=vandaag,
            balans=self._balans(),
            verbanden=[deel for deel in delen_ if isinstance(deel, Verband)],
            definitief=self.definitief,
        )

    def open_op(self, dag: date, vandaag: date) -> int | Weg:
        """How many casussen were open at the end of a day, when that may be known."""
        if not self.vakken[0].van <= dag <= self.vakken[-1].tot:
            return 0
        if not is_peildag(dag, vandaag):
            return ONDERDRUKT
        return self.bescherming.voorraad(dag.year, dag.month)

    def _delen(self, delen: Indelingen) -> Iterator[Telling | Verband]:
        yield from _naar_eigenschap(self.opgepakt, delen)
        yield from self._naar_categorie(delen)
        besluiten, plannen, sluitingen = self._van_ggsr()
        alle = {
            BESLUITEN: per_vak(besluiten, self.vakken),
            PLANNEN: per_vak(plannen, self.vakken),
        }
        doorloop = list(self.doorloop.tellingen((*SLUITREDENEN, ONBEKEND), alle))
        yield from doorloop
        versies = _per(besluiten, VERSIE, self.vakken) or {GEEN_VERSIE: [0] * len(self.vakken)}
        yield Telling(naam(BESLUITEN, VERSIE), BESLUITEN, versies)
        met = {deel: _met(plannen, deel, self.vakken) for deel in PLANDELEN}
        yield Telling(naam(PLANNEN, "inhoud"), PLANNEN, met, overlapt=True)
        reden = naam(GESLOTEN, "reden")
        redenen = next(d for d in doorloop if isinstance(d, Telling) and d.naam == reden).rijen
        yield from self._sluitingen(redenen, sluitingen)
        for wat in (HEROPEND, *LOS):
            yield Telling(wat, wat, {wat: self._per_dag(wat)})

    def _van_ggsr(self) -> tuple[Sequence[Leesbaar], Sequence[Leesbaar], Sequence[Leesbaar]]:
        van, tot = self.vakken[0].van, min(self.vakken[-1].tot, self._vandaag)
        return (
            ggsr.toedelingen(self._register, van, tot),
            ggsr.plannen(self._register, van, tot),
            ggsr.sluitingen(self._register, van, tot, ZONDER_NAZORG),
        )

    def _naar_categorie(self, delen: Indelingen) -> Iterator[Telling | Verband]:
        """By category, which says something about the tables too."""
        labels = (*delen.categorie.labels, GEEN_CATEGORIE)
        yield self.opgepakt.telling("categorie", labels)
        yield self.opgepakt.telling("plek", (*labels, ZONDER_TAFEL))
        categorie, plek, tafel = (naam(OPGEPAKT, naar) for naar in ("categorie", "plek", "tafel"))
        for rij in dict.fromkeys(labels):
            fijn = (rij, ZONDER_TAFEL) if rij == ONBEKEND else (rij,)
            yield Verband((categorie, rij), tuple((plek, deel) for deel in fijn))
        yield Verband((tafel, ONBEKEND), ((plek, ZONDER_TAFEL),))
        zonder = tuple((tafel, code) for code in delen.zonder_gezin())
        yield Verband((categorie, GEEN_CATEGORIE), zonder)

    def _sluitingen(
        self, redenen: Mapping[str, Sequence[int]], sluitingen: Sequence[Leesbaar]
    ) -> Iterator[Telling | Verband]:
        """Let go or not, and after-care: what follows from the reason and what does not."""
        naar, los, met = (naam(GESLOTEN, wat) for wat in ("reden", "losgelaten", "nazorg"))
        rest = [reden for reden in redenen if reden != "losgelaten"]
        yield Telling(
            los,
            GESLOTEN,
            {NIET_LOSGELATEN: _som(redenen, rest), "losgelaten": list(redenen["losgelaten"])},
        )
        yield Verband((los, NIET_LOSGELATEN), tuple((naar, reden) for reden in rest))
        zinvol = [reden for reden in redenen if reden not in ZONDER_NAZORG]
        mag = _som(redenen, zinvol)
        nazorg = list(map(min, self._per_dag(NAZORG), _som(redenen, redenen)))
        beide = list(map(min, _met(sluitingen, MET_NAZORG, self.vakken), mag, nazorg))
        yield Telling(
            met,
            GESLOTEN,
            {NAZORG: nazorg, ZINVOL: mag, MET_NAZORG: beide},
            overlapt=True,
            binnen={MET_NAZORG: (ZINVOL, NAZORG)},
        )
        yield Verband((met, ZINVOL), tuple((naar, reden) for reden in zinvol))

    def _per_dag(self, wat: str) -> list[int]:
        van, tot = self.vakken[0].van, min(self.vakken[-1].tot, self._vandaag)
        dagen = queries.per_dag(self._register, wat, van, tot)
        return per_vak([{"dag": dag.isoformat(), "aantal": n} for dag, n in dagen], self.vakken)

    def _balans(self) -> Balans:
        """The stock at the end of each month up to today."""
        stroom = {
            populatie: _som(rijen, rijen)
            for populatie, rijen in (
                (OPGEPAKT, self.tellingen[naam(OPGEPAKT, "tafel")].rijen),
                (HEROPEND, self.tellingen[HEROPEND].rijen),
                (GESLOTEN, self.tellingen[naam(GESLOTEN, "tafel")].rijen),
            )
        }
        begin = self.vakken[0].van
        stand = queries.voorraad_voor(self._register, begin) if begin <= self._vandaag else 0
        voorraad = {(begin.year - 1, 12): stand}
        for plek, vak in enumerate(self.vakken):
            if vak.van > self._vandaag:
                break
            stand += stroom[OPGEPAKT][plek] + stroom[HEROPEND][plek] - stroom[GESLOTEN][plek]
            voorraad[vak.maand] = stand
        return Balans(voorraad, (OPGEPAKT, HEROPEND), (GESLOTEN,))


def _naar_eigenschap(teller: Teller, delen: Indelingen) -> Iterator[Telling]:
    vast: Mapping[str, Iterable[str]] = {
        "tafel": delen.plek.labels,
        "melder": (ANDERE_ORGANISATIE, ONBEKEND),
        "buurt": (ONBEKEND,),
    }
    for eigenschap in EIGENSCHAPPEN:
        if eigenschap == "leefgebied":
            yield leefgebiedtelling(teller)
        else:
            rijen = vast.get(eigenschap) or getattr(delen, eigenschap).labels
            yield teller.telling(eigenschap, rijen)


def _per(rijen: Iterable[Leesbaar], kolom: str, vakken: Sequence[Tijdvak]) -> dict[str, list[int]]:
    per: dict[str, list[Leesbaar]] = {}
    for rij in rijen:
        per.setdefault(rij[kolom], []).append(rij)
    return {waarde: per_vak(delen, vakken) for waarde, delen in sorted(per.items())}


def _met(rijen: Iterable[Leesbaar], kolom: str, vakken: Sequence[Tijdvak]) -> list[int]:
    return per_vak([rij for rij in rijen if rij[kolom]], vakken)


def _som(rijen: Mapping[str, Sequence[int]], welke: Iterable[str]) -> list[int]:
    return [sum(delen) for delen in zip(*(rijen[rij] for rij in welke), strict=True)]
