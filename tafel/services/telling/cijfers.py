"""The figures of closed months as reports print them."""

from datetime import date

from tafel.domain.cel import GEEN, Cel
from tafel.domain.rapport import Periode
from tafel.register.rapport import maandcijfers as queries
from tafel.register.store import Register
from tafel.rules import afronding
from tafel.rules.afronding import AANDEEL_VANAF, DOEL_VANAF, MEDIAAN_VANAF, P90_VANAF
from tafel.rules.perioden import maandnaam
from tafel.rules.statistiek import MEDIAAN, P90
from tafel.services.telling.teller import ALLE


class Cijfers:
    """Over the closed months of a period, and as it stood when the last of them ended.

    Counts of people are rounded; `intern` shows them as they are. Not `bekend` is what was before
    the first closed month: of it there are no figures, not even 0.
    """

    def __init__(
        self, register: Register, periode: Periode, *, bekend: bool = True, intern: bool = False
    ) -> None:
        self.periode, self.bekend, self.intern = periode, bekend, intern
        self._register, self._geheim = register, queries.geheim(register)
        self._stroom = _cellen(register, periode.van, periode.tot)
        een_maand = periode.maand is not None
        self._stand = (
            self._stroom
            if een_maand
            else _cellen(register, periode.tot.replace(day=1), periode.tot)
        )

    def cel(self, populatie: str, eigenschap: str = ALLE, rij: str = ALLE) -> Cel:
        """What happened in the period."""
        return self._stroom.get((populatie, eigenschap, rij), GEEN)

    def stand(self, populatie: str, eigenschap: str = ALLE, rij: str = ALLE) -> Cel:
        """What was so at its end."""
        return self._stand.get((populatie, eigenschap, rij), GEEN)

    def rijen(self, populatie: str, eigenschap: str) -> dict[str, Cel]:
        """What happened in the period, per row that was counted."""
        return {
            rij: cel
            for (wat, naar, rij), cel in self._stroom.items()
            if wat == populatie and naar == eigenschap
        }

    def getal(self, cel: Cel) -> int | None:
        """The figure that is printed for a set of records."""
        return self.hoeveel(cel) if self.bekend else None

    def hoeveel(self, cel: Cel) -> int:
        """The same, to reckon with: 0 of what is not known."""
        return cel.aantal if self.intern else afronding.getoond(cel, self._geheim)

    def deel(self, deel: Cel, geheel: Cel) -> int | None:
        """Whole percents of what is printed; None over too few."""
        vanaf = 1 if self.intern else AANDEEL_VANAF
        return afronding.deel(self.hoeveel(deel), self.hoeveel(geheel), vanaf)

    def oordeel(self, deel: Cel, geheel: Cel, norm: int) -> str:
        """Whether what is printed reaches the norm."""
        return afronding.oordeel(
            self.hoeveel(deel), self.hoeveel(geheel), norm, self._oordeel_vanaf
        )

    def te_beoordelen(self, geheel: Cel) -> bool:
        """Whether what is printed is enough to call a share of it more or less than another."""
        return self.hoeveel(geheel) >= self._oordeel_vanaf

    @property
    def _oordeel_vanaf(self) -> int:
        return 1 if self.intern else DOEL_VANAF

    def tijden(self, populatie: str, rij: str, van: Cel) -> tuple[int | None, int | None]:
        """Median and 90th percentile of the days that a stage took."""
        dagen = self.rijen(populatie, f"dagen {rij}")
        with self._register.heel():
            verdeling = {int(dag): cel.aantal for dag, cel in dagen.items()}
        n = self.hoeveel(van)
        mediaan, p90 = (1, 1) if self.intern else (MEDIAAN_VANAF, P90_VANAF)
        return (
            afronding.tijd(verdeling, MEDIAAN, n, mediaan),
            afronding.tijd(verdeling, P90, n, p90),
        )


def _cellen(register: Register, van: date, tot: date) -> dict[tuple[str, str, str], Cel]:
    return {
        (populatie, eigenschap, rij): Cel.uit_helften(*aantal)
        for populatie, eigenschap, rij, *aantal in queries.cijfers(
            register, maandnaam(van), maandnaam(tot)
        )
    }
