"""Which figures of a report are shown: small counts stay hidden, whatever is asked (domain §12).

Every answer follows from cells that do not depend on the question: the quarters and years of a row
(in a large population its months too), the months, quarters and years of the total of a population,
and the stock at the end of a month. `tafel.rules.onderdrukking` decides which of those are hidden.
So all reports of one day together, over whatever periods, give away no more than the cells that are
shown.

- A part that a period cuts in two is answered only where all of it is 0. (Were a part answered
  because what is cut off is 0, then asking day by day would tell on which days there was a case:
  seven cases on seven days are seven counts of one.)
- Never printed, but as easily worked out and so protected as well: who is not in a row of an
  overlapping telling; who is in a row but not in a row within it; who is in neither of the two rows
  that a row is within; and small counts over neighbouring months or quarters.
"""

import calendar
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from tafel.domain.rapport import ONDERDRUKT, Periode, Telling, Tijdvak, Weg
from tafel.rules.beschermcellen import (
    KWARTALEN,
    Balans,
    Cel,
    Cellen,
    Deel,
    Kwartaal,
    Maand,
    Reeks,
    Verband,
    deelcel,
    voorraadcel,
)
from tafel.rules.onderdrukking import onderdruk

__all__ = ["Balans", "Bescherming", "Verband", "bescherm"]


class Bescherming(Struct, frozen=True):
    """The figures that may be shown. Raises ValueError when asked for what was not counted."""

    vandaag: date
    jaren: frozenset[int]
    populaties: Mapping[str, str]
    """Of every telling its population."""
    reeksen: Mapping[Reeks, Mapping[Deel, int]]
    voorraden: Mapping[Maand, int]
    verborgen: frozenset[Cel]

    def naast(self, ander: "Bescherming") -> "Bescherming":
        """Both, of populations that nothing connects, for the years that both counted."""
        return Bescherming(
            vandaag=self.vandaag,
            jaren=self.jaren & ander.jaren,
            populaties={**self.populaties, **ander.populaties},
            reeksen={**self.reeksen, **ander.reeksen},
            voorraden={**self.voorraden, **ander.voorraden},
            verborgen=self.verborgen | ander.verborgen,
        )

    def aantal(self, telling: str, rij: str | None, periode: Periode) -> int | Weg:
        """How many are in this row; None: how many there are in all."""
        if telling not in self.populaties:
            raise ValueError(f"not counted: {telling}")
        geheel = Reeks(self.populaties[telling])
        return self._waarde(geheel if rij is None else Reeks(*geheel[:1], telling, rij), periode)

    def totaal(self, populatie: str, periode: Periode) -> int | Weg:
        """How many this population counts."""
        return self._waarde(Reeks(populatie), periode)

    def maand(self, populatie: str, jaar: int, maand: int) -> int | Weg:
        """How many this population counts in one month."""
        return self._waarde(
            Reeks(populatie), Periode(date(jaar, maand, 1), _laatste_dag(jaar, maand))
        )

    def voorraad(self, jaar: int, maand: int) -> int | Weg:
        """How many there were at the end of a month."""
        if (jaar, maand) not in self.voorraden:
            raise ValueError(f"no stock: {jaar}-{maand}")
        weg = voorraadcel((jaar, maand)) in self.verborgen
        return ONDERDRUKT if weg else self.voorraden[jaar, maand]

    def _waarde(self, reeks: Reeks, periode: Periode) -> int | Weg:
        einde = min(periode.tot, self.vandaag)
        if reeks not in self.reeksen or not self.jaren.issuperset(
            range(periode.van.year, einde.year + 1)
        ):
            raise ValueError(f"not counted: {reeks} {periode.van} {periode.tot}")
        gevraagd: defaultdict[int, set[Deel]] = defaultdict(set)
        for deel in self.reeksen[reeks]:
            jaar, maanden = deel
            van = date(jaar, maanden[0], 1)
            tot = min(_laatste_dag(jaar, maanden[-1]), self.vandaag)
            if van > einde or tot < periode.van:
                continue
            if van < periode.van or tot > einde:
                return ONDERDRUKT
            gevraagd[jaar].add(deel)
        if not all(self._blijkt(reeks, jaar, delen) for jaar, delen in gevraagd.items()):
            return ONDERDRUKT
        return sum(self.reeksen[reeks][deel] for delen in gevraagd.values() for deel in delen)

    def _blijkt(self, reeks: Reeks, jaar: int, delen: set[Deel]) -> bool:
        """Whether the count over these parts follows from cells that are shown."""
        alle = {deel for deel in self.reeksen[reeks] if deel[0] == jaar}

        def getoond(erin: set[Deel]) -> bool:
            return deelcel(reeks, erin) not in self.verborgen

        def elk(erin: set[Deel]) -> bool:
            return all(getoond({deel}) for deel in erin)

        def per_kwartaal(erin: set[Deel]) -> bool:
            for kwartaal in KWARTALEN:
                geheel = {deel for deel in alle if deel[1][0] in kwartaal}
                stuk = erin & geheel
                if not (elk(stuk) or (getoond(geheel) and elk(geheel - stuk))):
                    return False
            return True

        return per_kwartaal(delen) or (getoond(alle) and per_kwartaal(alle - delen))


def bescherm(
    tellingen: Iterable[Telling],
    vakken: Sequence[Tijdvak],
    *,
    drempel: int,
    vandaag: date,
    balans: Balans | None = None,
    verbanden: Iterable[Verband] = (),
    definitief: Collection[Kwartaal] = (),
) -> Bescherming:
    """Decide which counts are shown; those of 1 up to `drempel` never are.

    `vakken` are whole years, in order; what lies after `vandaag` is not counted. The total of a
    population is the sum of any of its tellingen that do not overlap: there is at least one (one
    row will do), and all have the same sum. A row within exactly two rows is taken to count who is
    in both; `verbanden` say which rows make up a row of another telling. Everything that is printed
    about a population, in whichever report, belongs in one call; so does everything that the stock
    follows from. A stock at the end of a year that is smaller than `drempel` is safe only in a call
    with the year before and after it. What was printed in a quarter that is `definitief` is known
    for good: as long as there is anything else to hide, that is hidden instead.

    Raises ValueError for tellingen that contradict each other or the stock.
    """
    cellen = Cellen(vakken, drempel, vandaag, definitief)
    for telling in sorted(tellingen, key=lambda telling: telling.overlapt):
        (cellen.overlap if telling.overlapt else cellen.verdeel)(telling)
    for verband in verbanden:
        cellen.verbind(verband)
    cellen.maak()
    if balans is not None:
        cellen.balans(balans)
    verborgen = onderdruk(
        cellen.waarden,
        cellen.sommen,
        drempel=drempel,
        nooit=cellen.nooit,
        gewicht=cellen.gewichten.__getitem__,
    )
    return Bescherming(
        vandaag=vandaag,
        jaren=cellen.jaren,
        populaties=cellen.populaties,
        reeksen=cellen.reeksen,
        voorraden={} if balans is None else dict(balans.voorraad),
        verborgen=verborgen,
    )


def _laatste_dag(jaar: int, maand: int) -> date:
    return date(jaar, maand, calendar.monthrange(jaar, maand)[1])
