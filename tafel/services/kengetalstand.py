"""How it stands on the last day of a period: open casussen, and what waits too long."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from tafel.domain.rapport import ONBEKEND, ONDERDRUKT, Cijfer
from tafel.register import kengetallen as queries
from tafel.register.store import Register
from tafel.rules.onderdrukking import Som, onderdruk
from tafel.rules.perioden import is_peildag
from tafel.services.kengetaltellingen import GEEN_CATEGORIE, Indelingen

if TYPE_CHECKING:
    from tafel.services.cijferbasis import Casussen
    from tafel.services.doorlooptijden import Doorlooptijden

_Cel: TypeAlias = tuple[str, str]
"""What it is a count of, and the row."""
TOTAAL: Final = "totaal"
TAFEL, CATEGORIE, STAP = "tafel", "categorie", "stap"
GROEP: Final = "groep"
RISICOGEZIN: Final = "Risicogezin"
MPG: Final = "MPG"
"""How the codes of the categories of multi-problem families begin (Werkplan §2.2)."""
WERKWIJZE, BESPREKEN, GEZINNEN = "risicogezin of MPG", "te bespreken", "gezinnen"
"""Groups of families, beside MPG and unknown."""
_MELDINGEN: Final = "toedeling"
"""The stage that meldingen wait in; casussen wait in the others."""


class Stand:
    """The counts of one day, small ones suppressed; `dag` None: there is no such day yet.

    What kengetallen and indicatoren both count of that day is protected here, as one whole. How
    many are open in all follows from who came and went: `Casussen` says whether that is shown, and
    it counts as bekend to everybody.
    """

    def __init__(
        self,
        register: Register,
        delen: Indelingen,
        casussen: "Casussen",
        dag: date | None,
        vandaag: date,
    ) -> None:
        if dag is not None and not casussen.vakken[0].van <= dag <= casussen.vakken[-1].tot:
            dag = None
        self.dag = dag
        self._delen = delen
        self._waarden: Counter[_Cel] = Counter()
        self._verborgen: frozenset[_Cel] = frozenset()
        self._alles_verborgen = False
        self._vast = dag is None or is_peildag(dag, vandaag)
        if dag is not None:
            self._alles_verborgen = casussen.open_op(dag, vandaag) is ONDERDRUKT
            self._tel(register, casussen.doorloop, dag)

    def _tel(self, register: Register, doorloop: "Doorlooptijden", dag: date) -> None:
        """Count the open casussen of the day, and who waits too long."""
        waarden: Counter[_Cel] = Counter()
        open_ = []
        for wat, tafel, categorie, stap, begin, aantal in queries.voorraad(register, dag):
            if wat != "open":
                open_.append((wat, tafel, begin, aantal))
                continue
            waarden[TAFEL, self._delen.tafel.rij(tafel)] += aantal
            waarden[CATEGORIE, self._delen.categorie_van(tafel, categorie)] += aantal
            waarden[STAP, self._delen.stap.rij(str(stap))] += aantal
            waarden[TOTAAL, TOTAAL] += aantal
        te_laat = doorloop.te_laat(open_, dag)
        for wat, rijen in te_laat.items():
            for tafel, aantal in rijen.items():
                waarden[wat, tafel] += aantal
                waarden[wat, TOTAAL] += aantal
        for groep, cellen in self._groepen().items():
            waarden[GROEP, groep] = sum(waarden[cel] for cel in cellen)
        bekend = sum(waarden[GROEP, groep] for groep in (WERKWIJZE, BESPREKEN))
        waarden[GROEP, ONBEKEND] = waarden[GROEP, GEZINNEN] - bekend
        self._waarden = waarden
        if not self._alles_verborgen:
            self._verborgen = self._bescherm(te_laat)
            # The total is bekend from the inflow and outflow: it cannot be what hides the rest.
            klein = 0 < waarden[TOTAAL, TOTAAL] < self._delen.rapportage.drempel
            self._alles_verborgen = (TOTAAL, TOTAAL) in self._verborgen and not klein

    def _bescherm(self, te_laat: Mapping[str, Counter[str]]) -> frozenset[_Cel]:
        delen = self._delen
        sommen: list[Som[_Cel]] = [
            Som((TOTAAL, TOTAAL), tuple((wat, rij) for rij in indeling.labels))
            for wat, indeling in (
                (TAFEL, delen.tafel),
                (CATEGORIE, delen.categorie),
                (STAP, delen.stap),
            )
        ]
        sommen += [Som((GROEP, groep), cellen) for groep, cellen in self._groepen().items()]
        verdeeld = tuple((GROEP, groep) for groep in (WERKWIJZE, BESPREKEN, ONBEKEND))
        sommen.append(Som((GROEP, GEZINNEN), verdeeld))
        zonder_gezin = tuple((TAFEL, code) for code in delen.zonder_gezin())
        sommen.append(Som((CATEGORIE, GEEN_CATEGORIE), zonder_gezin))
        nooit: list[_Cel] = []
        waarden: dict[_Cel, int] = {}
        for wat in te_laat:
            rijen = tuple((delen.plek if wat == _MELDINGEN else delen.tafel).labels)
            sommen.append(Som((wat, TOTAAL), tuple((wat, rij) for rij in rijen)))
            if wat == _MELDINGEN:
                continue
            for rij in (TOTAAL, *rijen):
                geheel = (TOTAAL, TOTAAL) if rij == TOTAAL else (TAFEL, rij)
                rest = (f"niet {wat}", rij)
                waarden[rest] = self._waarden[geheel] - self._waarden[wat, rij]
                sommen.append(Som(geheel, ((wat, rij), rest)))
                nooit.append(rest)
        for som in sommen:
            for cel in (som.totaal, *som.plus):
                waarden.setdefault(cel, self._waarden[cel])
        return onderdruk(
            waarden,
            sommen,
            drempel=delen.rapportage.drempel,
            nooit=nooit,
            gewicht=_gewicht,
        )

    def _groepen(self) -> dict[str, tuple[_Cel, ...]]:
        """The groups of families (`GROEP`), as the cells that they are the sum of."""
        soorten: dict[str, tuple[_Cel, ...]] = {MPG: (), BESPREKEN: ()}
        for rij in self._delen.categorie.labels:
            if rij not in (RISICOGEZIN, GEEN_CATEGORIE, ONBEKEND):
                soort = MPG if rij.startswith(MPG) else BESPREKEN
                soorten[soort] = (*soorten[soort], (CATEGORIE, rij))
        return {
            **soorten,
            WERKWIJZE: ((GROEP, MPG), (CATEGORIE, RISICOGEZIN)),
            GEZINNEN: tuple((TAFEL, code) for code in self._delen.met_gezin()),
        }

    def getoond(self, wat: str, rij: str) -> bool:
        return isinstance(self.aantal(wat, rij), int)

    def aantal(self, wat: str, rij: str) -> Cijfer:
        """How many open casussen: by TAFEL, CATEGORIE, STAP or GROEP."""
        cel = (wat, rij)
        if self.dag is None:
            return None
        if self._vast and not self._waarden[cel]:
            return 0
        weg = not self._vast or self._alles_verborgen or cel in self._verborgen
        return ONDERDRUKT if weg else self._waarden[cel]

    def wacht(self, traject: str, rij: str) -> Cijfer:
        """How many are in a stage beyond its term, at a table or ("alle") at all."""
        return self.aantal(traject, TOTAAL if rij == "alle" else rij)


def _gewicht(cel: _Cel) -> int:
    """What is hidden last: how many there are in all, then what has a target."""
    if cel == (TOTAAL, TOTAAL):
        return 1000
    return 20 if cel == (GROEP, WERKWIJZE) else 10 if TOTAAL in cel else 1
