"""Lead times: from melding to toedeling, plan, first action and closing (domain §12)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final

from msgspec import Struct

from tafel.domain.rapport import (
    ONBEKEND,
    ONDERDRUKT,
    Cijfer,
    Kolom,
    Periode,
    Rapporttabel,
    Soort,
    Telling,
    Tijdvak,
    Weg,
)
from tafel.register import kengetallen as queries
from tafel.register.store import Register
from tafel.rules.bescherming import Bescherming, Verband
from tafel.rules.profiel import Profiel
from tafel.rules.statistiek import MEDIAAN, P90, aandeel, percentiel
from tafel.rules.termijnen import na_werkdagen
from tafel.services.kengetalstand import Stand
from tafel.services.kengetaltellingen import Indelingen, Teller, Vakzoeker, naam
from tafel.services.kruising import gekruist, kruisrij

TOEDELING, PLAN, ACTIE, SLUITEN, GEHEEL = "toedeling", "plan", "actie", "sluiten", "geheel"
GESLOTEN: Final = "gesloten"
ALLE: Final = "alle"


BESLUITEN: Final = "besluit"
PLANNEN: Final = "plan"
"""Every decision about a toedeling, and every version of a plan: also when not the first."""
EERSTE, OVERIG = "eerste", "overig"
BINNEN, TE_LAAT = "binnen de termijn", "te laat"
MET_ACTIE, ZONDER_ACTIE = "na een actie", "zonder actie"
_KLASSEN: Final = {"termijn": (BINNEN, TE_LAAT), "actie": (MET_ACTIE, ZONDER_ACTIE)}


class Traject(Struct, frozen=True):
    """One stage: whom it counts, and what divides them."""

    naam: str
    populatie: str
    klasse: str
    """What the population is divided by, beside the table."""
    werkdagen: int | None = None
    """The term; None = no term."""
    eerste: bool = False
    """Only the first of a melding or casus counts, and the population holds the others too."""


_KOLOMMEN = (
    Kolom("stap", "stap"),
    Kolom("tafel", "tafel"),
    Kolom("aantal", "aantal", Soort.AANTAL),
    Kolom("mediaan", "mediaan", Soort.DAGEN),
    Kolom("p90", "p90", Soort.DAGEN),
    Kolom("binnen_termijn", "binnen termijn", Soort.PROCENT),
    Kolom("wachtend", "wacht te lang", Soort.AANTAL),
)


class Doorlooptijden:
    """How long each stage took, for what reached its end in the tijdvakken up to a day."""

    def __init__(
        self,
        register: Register,
        profiel: Profiel,
        delen: Indelingen,
        vakken: Sequence[Tijdvak],
        periode: Periode,
        tot: date,
    ) -> None:
        self._delen, self._vakken = delen, vakken
        self._zoek = Vakzoeker(vakken)
        self._uiterlijk = cache(
            lambda begin, dagen: na_werkdagen(profiel, date.fromisoformat(begin), dagen)
        )
        self._datum = cache(date.fromisoformat)
        self._redenen = Teller(GESLOTEN, len(vakken))
        self._dagen: defaultdict[tuple[str, str], list[Counter[int]]] = defaultdict(
            lambda: [Counter() for _ in vakken]
        )
        termen = delen.rapportage
        self.trajecten: Mapping[str, Traject] = {
            TOEDELING: Traject(
                "melding tot toedeling", BESLUITEN, "termijn", termen.toedeling_werkdagen, True
            ),
            PLAN: Traject("toedeling tot plan", PLANNEN, "termijn", termen.plan_werkdagen, True),
            ACTIE: Traject("plan tot eerste actie", ACTIE, "termijn", termen.actie_werkdagen),
            SLUITEN: Traject("eerste actie tot sluiten", GESLOTEN, "actie"),
            GEHEEL: Traject("melding tot sluiten", GESLOTEN, "actie"),
        }
        self._atomen: dict[str, dict[tuple[str, str], list[int]]] = {
            traject.populatie: {
                (rij, klasse): [0] * len(vakken)
                for rij in self._rijen(wat)
                for klasse in _KLASSEN[traject.klasse]
            }
            for wat, traject in self.trajecten.items()
        }
        """Per population what it counts by table and class."""
        self._wacht: Counter[str] = Counter()
        """Per row of the toedeling what waited too long on the last day of the period."""
        if vakken[0].van <= tot:
            self._tel(register, periode, vakken[0].van, min(tot, vakken[-1].tot))

    def _tel(self, register: Register, periode: Periode, van: date, tot: date) -> None:
        dag = min(periode.tot, tot)
        eerste, laatste = van.isoformat(), tot.isoformat()
        klaar: Counter[tuple[str, str, str, str]] = Counter()
        for tafel, begin, eind, aantal, wachtend in queries.toedelingen(register, van, tot, dag):
            rij = self._delen.plek.rij(tafel)
            if wachtend and self._te_laat(TOEDELING, begin, dag):
                self._wacht[rij] += wachtend
            if eind is not None and eerste <= eind <= laatste:
                klaar[TOEDELING, rij, begin, eind] += aantal
        knip = periode.van, dag
        for wat, tafel, begin, eind, aantal in queries.doorlopen(register, van, tot, knip):
            if wat == "reden":
                self._redenen.tel("reden", tafel or ONBEKEND, self._vak(eind), aantal)
                continue
            rij = self._delen.tafel.rij(tafel)
            if wat == SLUITEN:
                klasse = ZONDER_ACTIE if begin is None else MET_ACTIE
                self._atomen[GESLOTEN][rij, klasse][self._vak(eind)] += aantal
            if self.trajecten[wat].werkdagen is not None:
                klaar[wat, rij, begin, eind] += aantal
            elif begin is not None:
                self._neem_op(wat, rij, self._vak(eind), int(begin), aantal)
        self._met_termijn(klaar)

    def _vak(self, dag: str) -> int:
        return self._zoek(self._datum(dag))

    def _met_termijn(self, klaar: Mapping[tuple[str, str, str, str], int]) -> None:
        """Count what reached the end of a stage that has a term: stage, row, begin and end."""
        for (wat, rij, begin, eind), aantal in klaar.items():
            dag, vak = self._datum(eind), self._vak(eind)
            self._neem_op(wat, rij, vak, (dag - self._datum(begin)).days, aantal)
            klasse = TE_LAAT if self._te_laat(wat, begin, dag) else BINNEN
            self._atomen[self.trajecten[wat].populatie][rij, klasse][vak] += aantal

    def _neem_op(self, wat: str, rij: str, vak: int, dagen: int, aantal: int) -> None:
        for plek in (rij, ALLE):
            self._dagen[wat, plek][vak][max(dagen, 0)] += aantal

    def _te_laat(self, wat: str, begin: str, dag: date) -> bool:
        """Whether what began then is beyond its term on `dag`."""
        return self._uiterlijk(begin, self.trajecten[wat].werkdagen) < dag

    def tellingen(
        self, redenen: Sequence[str], alle: Mapping[str, Sequence[int]]
    ) -> Iterator[Telling | Verband]:
        """What is counted here, and what connects it; `redenen` of closing are always there.

        `alle`: per population of which only the first counts here how many there are in all.
        """
        for populatie, geteld in self._atomen.items():
            atomen = geteld
            if populatie in alle:
                eerste = [sum(rij) for rij in zip(*geteld.values(), strict=True)]
                overig = [max(n - m, 0) for n, m in zip(alle[populatie], eerste, strict=True)]
                atomen = {**geteld, (OVERIG, OVERIG): overig}
                naar = naam(populatie, "volgorde")
                yield Telling(naar, populatie, {EERSTE: eerste, OVERIG: overig})
                yield Verband((naar, OVERIG), ((naam(populatie, "tafel"), OVERIG),))
            yield from gekruist(populatie, "tafel", self._klasse(populatie), atomen)
        yield self._redenen.telling("reden", redenen)

    def _klasse(self, populatie: str) -> str:
        return next(t.klasse for t in self.trajecten.values() if t.populatie == populatie)

    def _rijen(self, wat: str) -> tuple[str, ...]:
        return tuple((self._delen.plek if wat == TOEDELING else self._delen.tafel).labels)

    def te_laat(
        self, open_: Iterable[tuple[str, str | None, str, int]], dag: date
    ) -> dict[str, Counter[str]]:
        """Per stage and row what was still in it at the end of a day, beyond its term.

        `open_`: stage, table, since when, how many; meldingen were counted already.
        """
        uit = {TOEDELING: self._wacht, PLAN: Counter[str](), ACTIE: Counter[str]()}
        for wat, tafel, begin, aantal in open_:
            if self._te_laat(wat, begin, dag):
                uit[wat][self._delen.tafel.rij(tafel)] += aantal
        return uit

    def tabel(self, bescherming: Bescherming, stand: Stand, periode: Periode) -> Rapporttabel:
        """The stages, each for all tables together and for each of them."""
        plek = [
            i
            for i, vak in enumerate(self._vakken)
            if vak.van >= periode.van and vak.tot <= periode.tot
        ]
        return Rapporttabel(
            "doorlooptijd",
            "Doorlooptijden",
            _KOLOMMEN,
            tuple(
                self._regel(wat, rij, bescherming, stand, periode, plek)
                for wat in self.trajecten
                for rij in (ALLE, *self._rijen(wat))
            ),
            toelichting="In kalenderdagen; de termijn telt werkdagen.",
        )

    def _regel(
        self,
        wat: str,
        rij: str,
        bescherming: Bescherming,
        stand: Stand,
        periode: Periode,
        vakken: Sequence[int],
    ) -> tuple[Cijfer, ...]:
        traject = self.trajecten[wat]

        def aantal(klasse: str | None) -> int | Weg:
            return bescherming.aantal(*self._telling(wat, rij, klasse), periode)

        n = aantal(MET_ACTIE if wat == SLUITEN else None)
        verdeling: Counter[int] = sum(
            (self._dagen[wat, rij][vak] for vak in vakken), start=Counter()
        )
        tijden: tuple[Cijfer, ...] = tuple(
            ONDERDRUKT if n is ONDERDRUKT else percentiel(verdeling, deel)
            for deel in (MEDIAAN, P90)
        )
        return (
            traject.naam,
            ALLE if rij == ALLE else self._delen.plek.labels[rij],
            n,
            *tijden,
            _binnen(n, *map(aantal, (BINNEN, TE_LAAT))) if traject.werkdagen is not None else None,
            stand.wacht(wat, rij) if traject.werkdagen is not None else None,
        )

    def _telling(self, wat: str, rij: str, klasse: str | None) -> tuple[str, str | None]:
        """The telling and its row that count a stage at a table, or of one class of it."""
        traject = self.trajecten[wat]
        if rij == ALLE and klasse is not None:
            return naam(traject.populatie, traject.klasse), klasse
        if rij == ALLE and traject.eerste:
            return naam(traject.populatie, "volgorde"), EERSTE
        if klasse is not None:
            return naam(traject.populatie, f"tafel en {traject.klasse}"), kruisrij(rij, klasse)
        return naam(traject.populatie, "tafel"), None if rij == ALLE else rij


def _binnen(geheel: int | Weg, op_tijd: int | Weg, te_laat: int | Weg) -> Cijfer:
    """The share within the term, when nobody can be told from it."""
    if isinstance(geheel, Weg) or isinstance(op_tijd, Weg) or isinstance(te_laat, Weg):
        return ONDERDRUKT
    return aandeel(op_tijd, geheel)
