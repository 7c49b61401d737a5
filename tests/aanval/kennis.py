"""What everybody knows of how the figures hang together: sums, parts, and the stock.

A piece is as small as figures of one row can be told apart: a month of what is told per month,
else a quarter, and of a state the day it is told of.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tests.aanval.gezien import Gezien, Plek, Vorm
from tests.natelling.gegevens import LEEFGEBIEDEN, PROFIEL, RAPPORT


class Stuk(NamedTuple):
    populatie: str
    eigenschap: str
    rij: str
    wanneer: str
    """2026-03, or 2026-1 for a quarter."""


Som = dict[Stuk, int]
"""Pieces with what each counts for."""
Weten = tuple[Som, int, int | None]
"""That a sum lies between these; None = no upper bound."""
GEMELD, OPGEPAKT, OPEN, GESLOTEN = "gemeld", "opgepakt", "open", "gesloten"
GEZINSTAFELS = [naam for naam, tafel in PROFIEL["tafels"].items() if tafel.get("gezin")]
ANDERE_TAFELS = [naam for naam in PROFIEL["tafels"] if naam not in GEZINSTAFELS]
DELINGEN: dict[str, tuple[str, ...]] = {
    GEMELD: (
        *("tafel", "uitkomst", "kanaal", "melder", "aard", "urgentie", "leeftijd", "buurt"),
        *("aanvliegroute", "kwadrant"),
    ),
    OPGEPAKT: (
        *("tafel", "onderdeel", "kanaal", "melder", "aard", "urgentie", "leeftijd", "buurt"),
        *("aanvliegroute", "categorie"),
    ),
    OPEN: ("tafel", "categorie", "stap", "manager"),
    GESLOTEN: ("reden",),
    "plannen": ("bewezen",),
    "plannen met methodiek": ("bewezen",),
    "gezinnen": ("groep",),
    "doelen": ("leefgebied",),
    **dict.fromkeys(("besluit", "plan", "actie", "sluiten", "geheel"), ("tafel",)),
    **dict.fromkeys(("beurt", "beurt later", "beurt wacht"), ("tafel",)),
    **dict.fromkeys(("overleg", "overgelopen"), ("tafel",)),
    "wacht": ("besluit", "plan", "actie"),
}
"""Properties of which every record has one row; of some the whole is a row too."""
DELEN: dict[str, str] = {
    "planversies": "deel",
    "termijn": "deel",
    "sluitingen": "deel",
    "partijen": "deel",
    "jeugdigen": "met plan",
    "behoefte": "product",
    "besluiten": "versie",
}
"""Properties of which the rows are parts of the whole, that may overlap."""
KLASSEN_OVERAL = (
    *("afspraak", "verwijzing", "terugkoppeling", "doel per organisatie"),
    *("doel met een taak", "doel van een nieuw plan"),
)
NIET_MOGELIJK = "niet_mogelijk"
GEEN_TAFEL = "-"
AAN_TAFEL = sorted(
    {code for tafel in PROFIEL["tafels"].values() for code in (*tafel["kern"], *tafel["schil"])}
)
IETS = "er is iets"
"""Whether a row has anything in it: 0 or 1."""
VEEL = 1_000
"""More than one partner ever has."""
TERMIJNEN = {wat: RAPPORT[f"{soort}_werkdagen"] for wat, soort in (
    ("besluit", "toedeling"), ("plan", "plan"), ("actie", "actie")
)}  # fmt: skip
ONBEKEND = "onbekend"


@dataclass
class Kennis:
    """What follows from the printed figures, put as sums of pieces."""

    gezien: Gezien
    weten: list[Weten] = field(default_factory=list)
    delen: list[tuple[Som, Som]] = field(default_factory=list)
    """A set that is part of another."""

    def __post_init__(self) -> None:
        self.gedrukt: list[tuple[Som, int]] = [
            (self.ontleed(vorm), getal) for vorm, getal in self.gezien.cellen.items()
        ]
        self._rijen: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for som, _ in self.gedrukt:
            for stuk in som:
                rijen = self._rijen[stuk.populatie, stuk.eigenschap, stuk.wanneer]
                if stuk.rij not in rijen:
                    rijen.append(stuk.rij)
        for populatie, eigenschappen in DELINGEN.items():
            for eigenschap in eigenschappen:
                self._deling(populatie, eigenschap)
        for populatie, eigenschap in DELEN.items():
            for rij, kwartaal in self._plekken(populatie, eigenschap):
                geheel = self.van(populatie, "", "", kwartaal)
                self._deel(self.van(populatie, eigenschap, rij, kwartaal), geheel)
        for kwartaal in self.kwartalen:
            self._gemeld(kwartaal)
            self._klassen(kwartaal)
            self._trajecten(kwartaal)
            self._gezinnen(kwartaal)
            self._behoefte(kwartaal)
        self._voorraad()
        self._organisaties()
        self._tijden()
        self._binnen_elkaar()

    # --- pieces -----------------------------------------------------------------------------------

    def ontleed(self, vorm: Vorm) -> Som:
        som: Som = defaultdict(int)
        for plek in vorm:
            for stuk in self._stukken(plek):
                som[stuk] += 1
        return dict(som)

    def _stukken(self, plek: Plek) -> Iterator[Stuk]:
        wat = (plek.populatie, plek.eigenschap, plek.rij)
        if plek.populatie in self.gezien.standen:
            yield Stuk(*wat, plek.tot)
            return
        maanden = list(maanden_van(plek.van, plek.tot))
        if plek.eigenschap == "":
            yield from (Stuk(*wat, maand) for maand in maanden)
        else:
            assert len(maanden) % 3 == 0, plek
            yield from (Stuk(*wat, kwartaal_van(maand)) for maand in maanden[::3])

    def van(self, populatie: str, eigenschap: str, rij: str, kwartaal: str) -> Som:
        """A row over a quarter; of a state at its end."""
        van, tot = _eerste(kwartaal), _laatste(kwartaal)
        return self.ontleed((Plek(van, tot, populatie, eigenschap, rij),))

    @cached_property
    def kwartalen(self) -> list[str]:
        return sorted(
            {stuk.wanneer for som, _ in self.gedrukt for stuk in som if len(stuk.wanneer) == 6}
        )

    def rijen(self, populatie: str, eigenschap: str, kwartaal: str) -> list[str]:
        """Those that were printed; of a state at the end."""
        stand = populatie in self.gezien.standen
        wanneer = _laatste(kwartaal) if stand else kwartaal
        return self._rijen.get((populatie, eigenschap, wanneer), [])

    def alle_rijen(self, populatie: str, eigenschap: str, kwartaal: str) -> list[str]:
        """The same, but none when some of its rows were printed for other quarters only."""
        hier = self.rijen(populatie, eigenschap, kwartaal)
        ooit = {
            rij
            for (wie, wat, _), rijen in self._rijen.items()
            if (wie, wat) == (populatie, eigenschap)
            for rij in rijen
        }
        return hier if set(hier) == ooit else []

    def eigenschappen(self, populatie: str, kwartaal: str) -> list[str]:
        """Those that were printed of a population in a quarter."""
        return [e for wie, e, wanneer in self._rijen if (wie, wanneer) == (populatie, kwartaal)]

    def _plekken(self, populatie: str, eigenschap: str) -> Iterator[tuple[str, str]]:
        for kwartaal in self.kwartalen:
            for rij in self.rijen(populatie, eigenschap, kwartaal):
                yield rij, kwartaal

    # --- how they hang together -------------------------------------------------------------------

    def _gelijk(self, delen: Iterable[Som], geheel: Som) -> None:
        self.weten.append((tel_op(geheel, *(keer(som, -1) for som in delen)), 0, 0))

    def _deel(self, deel: Som, geheel: Som) -> None:
        self.weten.append((tel_op(geheel, keer(deel, -1)), 0, None))
        self.delen.append((deel, geheel))

    def _deling(self, populatie: str, eigenschap: str) -> None:
        for kwartaal in self.kwartalen:
            gedrukt = self.alle_rijen(populatie, eigenschap, kwartaal)
            rijen = [rij for rij in gedrukt if rij != ""]
            if len(rijen) < 2:
                continue
            geheel = self.van(populatie, eigenschap if "" in gedrukt else "", "", kwartaal)
            delen = [self.van(populatie, eigenschap, rij, kwartaal) for rij in rijen]
            self._gelijk(delen, geheel)
            self.delen += [(deel, geheel) for deel in delen]

    def _gemeld(self, kwartaal: str) -> None:
        melders = self.rijen(GEMELD, "melder", kwartaal)
        uitkomsten = self.rijen(GEMELD, "uitkomst", kwartaal)
        if self.rijen(GEMELD, f"uitkomst van {melders[0] if melders else ''}", kwartaal):
            kruising = {
                (melder, uitkomst): self.van(GEMELD, f"uitkomst van {melder}", uitkomst, kwartaal)
                for melder in melders
                for uitkomst in uitkomsten
            }
            for melder in melders:
                geheel = self.van(GEMELD, "melder", melder, kwartaal)
                self._gelijk((kruising[melder, u] for u in uitkomsten), geheel)
                self.delen += [(kruising[melder, u], geheel) for u in uitkomsten]
            for uitkomst in uitkomsten:
                geheel = self.van(GEMELD, "uitkomst", uitkomst, kwartaal)
                self._gelijk((kruising[m, uitkomst] for m in melders), geheel)
                self.delen += [(kruising[m, uitkomst], geheel) for m in melders]
            self._gelijk(
                [self.van(GEMELD, "tafel", GEEN_TAFEL, kwartaal)],
                self.van(GEMELD, "uitkomst", GEEN_TAFEL, kwartaal),
            )
        for populatie in (GEMELD, OPGEPAKT):
            self._leefgebieden(populatie, kwartaal)
        for populatie in (OPGEPAKT, OPEN):
            if "geen gezinscategorie" in self.rijen(populatie, "categorie", kwartaal):
                self._gelijk(
                    (self.van(populatie, "tafel", tafel, kwartaal) for tafel in ANDERE_TAFELS),
                    self.van(populatie, "categorie", "geen gezinscategorie", kwartaal),
                )

    def _leefgebieden(self, populatie: str, kwartaal: str) -> None:
        rijen = self.rijen(populatie, "leefgebied", kwartaal)
        if not rijen:
            return
        geheel = self.van(populatie, "", "", kwartaal)
        los = {
            rij: self.van(populatie, "leefgebied", rij, kwartaal)
            for rij in (*LEEFGEBIEDEN, ONBEKEND)
            if rij in rijen
        }
        onbekend = los.pop(ONBEKEND, {})
        self.delen.append((onbekend, geheel))
        bekend = tel_op(geheel, keer(onbekend, -1))
        self.weten.append((tel_op(*los.values(), keer(bekend, -1)), 0, None))
        for som in los.values():
            self.weten.append((tel_op(bekend, keer(som, -1)), 0, None))
            self.delen.append((som, geheel))
        for rij in rijen:
            if "+" in rij:
                samen = self.van(populatie, "leefgebied", rij, kwartaal)
                een, ander = (los[deel] for deel in rij.split("+"))
                self._deel(samen, een)
                self._deel(samen, ander)
                los_of = tel_op(een, ander, keer(samen, -1))
                self.weten.append((tel_op(bekend, keer(los_of, -1)), 0, None))

    def _klassen(self, kwartaal: str) -> None:
        for populatie in KLASSEN_OVERAL:
            overal = self.rijen(populatie, "klasse", kwartaal)
            for voor in ("klasse van ", "klasse in "):
                namen = [e for e in self.eigenschappen(populatie, kwartaal) if e.startswith(voor)]
                for klasse in overal if namen else ():
                    if klasse != NIET_MOGELIJK:
                        delen = [self.van(populatie, naam, klasse, kwartaal) for naam in namen]
                        self._gelijk(delen, self.van(populatie, "klasse", klasse, kwartaal))
            mogelijk = [
                klasse
                for klasse in self.alle_rijen(populatie, "klasse", kwartaal)
                if klasse != NIET_MOGELIJK
            ]
            if mogelijk:
                self._gelijk(
                    (self.van(populatie, "klasse", klasse, kwartaal) for klasse in mogelijk),
                    self.van(populatie, "", "", kwartaal),
                )
        klassen = self.alle_rijen("verwijzing", "klasse", kwartaal)
        for voor, eigenschap in (("van", "melder"), ("in", "buurt")):
            for rij in self.rijen(GEMELD, eigenschap, kwartaal) if klassen else ():
                zo = f"klasse {voor} {rij}"
                self._gelijk(
                    (self.van("verwijzing", zo, klasse, kwartaal) for klasse in klassen),
                    self.van(GEMELD, eigenschap, rij, kwartaal),
                )
                if eigenschap == "melder":
                    self._gelijk(
                        [self.van("verwijzing", zo, "geen_tafel", kwartaal)],
                        self.van(GEMELD, f"uitkomst van {rij}", GEEN_TAFEL, kwartaal),
                    )

    def _trajecten(self, kwartaal: str) -> None:
        for wat in ("besluit", "plan", "actie"):
            for rij in self.rijen(wat, "binnen de termijn", kwartaal):
                self._deel(
                    self.van(wat, "binnen de termijn", rij, kwartaal),
                    self.van(wat, "tafel", rij, kwartaal),
                )
                if rij != "":
                    self._deel(
                        *(self.van(wat, "binnen de termijn", een, kwartaal) for een in (rij, ""))
                    )
        for deel, geheel in (
            ("sluiten", "geheel"),
            ("beurt later", "beurt"),
            ("overgelopen", "overleg"),
        ):
            for rij in self.rijen(deel, "tafel", kwartaal):
                self._deel(*(self.van(wat, "tafel", rij, kwartaal) for wat in (deel, geheel)))
            if self._rijen.get((deel, "", _laatste(kwartaal))):
                self._deel(*(self.van(wat, "", "", kwartaal) for wat in (deel, geheel)))
        gesloten = self.van(GESLOTEN, "", "", kwartaal)
        if self.rijen("geheel", "tafel", kwartaal):
            self._gelijk([self.van("geheel", "tafel", "", kwartaal)], gesloten)
        if self.rijen("sluitingen", "deel", kwartaal):
            self._gelijk([self.van("sluitingen", "", "", kwartaal)], gesloten)
            losgelaten = self.van(GESLOTEN, "reden", "losgelaten", kwartaal)
            niet = self.van("sluitingen", "deel", "niet losgelaten", kwartaal)
            self._gelijk([losgelaten, niet], gesloten)
            self._deel(
                *(
                    self.van("sluitingen", "deel", rij, kwartaal)
                    for rij in ("met nazorg", "nazorg zinvol")
                )
            )
        if self.rijen("plannen", "bewezen", kwartaal):
            self._gelijk(
                [self.van("plannen", "bewezen", "ja", kwartaal)],
                self.van("plannen bewezen", "", "", kwartaal),
            )
        for deel_, geheel_ in self._rij_en_geheel("plannen met methodiek", "bewezen", kwartaal):
            self._deel(deel_, geheel_)
        if self.rijen("planversies", "deel", kwartaal):
            self._gelijk(
                [self.van("planversies", "", "", kwartaal)], self.van("plannen", "", "", kwartaal)
            )

    def _rij_en_geheel(
        self, populatie: str, eigenschap: str, kwartaal: str
    ) -> Iterator[tuple[Som, Som]]:
        """Plans that name a method, and all plans, of the same row."""
        for rij in self.rijen(populatie, eigenschap, kwartaal):
            yield (
                self.van(populatie, eigenschap, rij, kwartaal),
                self.van("plannen", eigenschap, rij, kwartaal),
            )
        if self.rijen(populatie, eigenschap, kwartaal):
            yield self.van(populatie, "", "", kwartaal), self.van("plannen", "", "", kwartaal)

    def _gezinnen(self, kwartaal: str) -> None:
        if not self.rijen("gezinnen", "groep", kwartaal):
            return
        mpg, risico = (
            self.van("gezinnen", "groep", rij, kwartaal) for rij in ("mpg", "risicogezin")
        )
        heeft = {
            rij: self.van("gezinnen", "mpg", rij, kwartaal)
            for rij in self.rijen("gezinnen", "mpg", kwartaal)
        }
        for rij, som in heeft.items():
            self._deel(som, heeft["overlast"] if rij == "combinatie" else mpg)
        self._deel(self.van("gezinnen", "werkwijze", "volgens", kwartaal), tel_op(mpg, risico))
        self._gelijk(
            (self.van(OPEN, "tafel", tafel, kwartaal) for tafel in GEZINSTAFELS),
            self.van("gezinnen", "", "", kwartaal),
        )
        self._deel(self.van("partijen", "", "", kwartaal), self.van(OPEN, "", "", kwartaal))

    def _behoefte(self, kwartaal: str) -> None:
        gebieden = self.rijen("behoefte", "leefgebied", kwartaal)
        if not gebieden:
            return
        geheel = self.van("behoefte", "", "", kwartaal)
        nodig = {g: self.van("behoefte", "leefgebied", g, kwartaal) for g in gebieden}
        self.weten.append((tel_op(*nodig.values(), keer(geheel, -1)), 0, None))
        for gebied, som in nodig.items():
            self._deel(som, geheel)
            doelen = self.van("doelen", "leefgebied", gebied, kwartaal)
            self.weten.append((tel_op(doelen, keer(som, -1)), 0, None))
        self._deel(geheel, self.van(OPEN, "", "", kwartaal))
        wit = self.rijen("wit", "leefgebied", kwartaal)
        if not wit:
            return
        alle = self.van("wit", "", "", kwartaal)
        self._deel(alle, geheel)
        gaten = ("geen aanbod", "geen ruimte", "alleen wachttijd", "ruimte onbekend")
        for gebied in wit:
            som = self.van("wit", "leefgebied", gebied, kwartaal)
            self._deel(som, nodig[gebied])
            self._deel(som, alle)
            delen = [
                self.van("wit", gat, rij, kwartaal)
                for gat in gaten
                for rij in self.rijen("wit", gat, kwartaal)
                if rij.startswith(f"{gebied} ")
            ]
            self._gelijk(delen, som)
            self.delen += [(deel, som) for deel in delen]

    def _voorraad(self) -> None:
        maanden = sorted(
            {stuk.wanneer for som, _ in self.gedrukt for stuk in som if stuk.populatie == OPEN}
        )
        for ervoor, maand in pairwise(maanden):
            balans = {
                Stuk(OPEN, "", "", maand): 1,
                Stuk(OPEN, "", "", ervoor): -1,
                Stuk(OPGEPAKT, "", "", maand): -1,
                Stuk("heropend", "", "", maand): -1,
                Stuk(GESLOTEN, "", "", maand): 1,
            }
            if volgende(ervoor) == maand:
                self.weten.append((balans, 0, 0))

    def _organisaties(self) -> None:
        """Of exactly so many partners at the tables there was a melding or a question."""
        for (van, tot, populatie, eigenschap), aantal in self.gezien.organisaties.items():
            kwartalen = [kwartaal_van(maand) for maand in list(maanden_van(van, tot))[::3]]
            er_is: Som = {}
            for partner in AAN_TAFEL:
                plek = Plek(van, tot, populatie, eigenschap, partner)
                iets = {Stuk(IETS, populatie, partner, f"{van} {tot}"): 1}
                som = self.ontleed((plek,))
                self.weten.append((iets, 0, 1))
                self.weten.append((tel_op(som, keer(iets, -1)), 0, None))
                self.weten.append((tel_op(keer(iets, VEEL), keer(som, -1)), 0, None))
                er_is |= iets
            self.weten.append((er_is, aantal, aantal))
            for kwartaal in kwartalen:
                gevraagd = self.van("consultatie", "", "", kwartaal)
                for partner in AAN_TAFEL:
                    meldde = self.van(GEMELD, "melder", partner, kwartaal)
                    som = self.van(populatie, eigenschap, partner, kwartaal)
                    self.weten.append((tel_op(som, keer(meldde, -1)), 0, None))
                    gevraagd = tel_op(gevraagd, meldde, keer(som, -1))
                self.weten.append((gevraagd, 0, None))

    def _tijden(self) -> None:
        """Half of them, or nine tenths, took so long: then so many were in time, or came later."""
        for vorm, procent, dagen in self.gezien.tijden:
            [plek] = vorm
            geheel = self.ontleed(vorm)
            if plek.populatie == "beurt":
                later = self.ontleed((plek._replace(populatie="beurt later"),))
                tijdig, kort, lang = tel_op(geheel, keer(later, -1)), dagen < 7, dagen >= 7
            elif werkdagen := TERMIJNEN.get(plek.populatie):
                tijdig = self.ontleed((plek._replace(eigenschap="binnen de termijn"),))
                kort, lang = dagen <= werkdagen, dagen > 2 * werkdagen + 14
                self.weten.append((tel_op(geheel, keer(tijdig, -1)), 0, None))
            else:
                continue
            rest = tel_op(keer(tijdig, 100), keer(geheel, -procent))
            if kort:
                self.weten.append((rest, 0, None))
            elif lang:
                self.weten.append((keer(rest, -1), 1, None))

    def _binnen_elkaar(self) -> None:
        """A figure of which all pieces are in another: a quarter in a year, wrong in all."""
        waar: dict[Stuk, list[int]] = defaultdict(list)
        for nummer, (som, _) in enumerate(self.gedrukt):
            for stuk in som:
                waar[stuk].append(nummer)
        for nummer, (som, _) in enumerate(self.gedrukt):
            ruimer = set.intersection(*(set(waar[stuk]) for stuk in som)) - {nummer}
            self.delen += [(som, self.gedrukt[ander][0]) for ander in ruimer]


def tel_op(*sommen: Som) -> Som:
    uit: Som = defaultdict(int)
    for som in sommen:
        for stuk, factor in som.items():
            uit[stuk] += factor
    return {stuk: factor for stuk, factor in uit.items() if factor}


def keer(som: Som, factor: int) -> Som:
    return {stuk: factor * eigen for stuk, eigen in som.items()}


def kwartaal_van(maand: str) -> str:
    return f"{maand[:4]}-{(int(maand[5:]) + 2) // 3}"


def _eerste(kwartaal: str) -> str:
    return f"{kwartaal[:4]}-{3 * int(kwartaal[5:]) - 2:02}"


def _laatste(kwartaal: str) -> str:
    return f"{kwartaal[:4]}-{3 * int(kwartaal[5:]):02}"


def volgende(maand: str) -> str:
    jaar, nummer = int(maand[:4]), int(maand[5:])
    return f"{jaar + nummer // 12}-{nummer % 12 + 1:02}"


def maanden_van(van: str, tot: str) -> Iterator[str]:
    while van <= tot:
        yield van
        van = volgende(van)
