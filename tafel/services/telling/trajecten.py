"""What became of meldingen: decisions, plans, first actions and closings, with how long it took."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from msgspec import Struct

from tafel.domain.rapport import ONBEKEND
from tafel.register.rapport import kengetallen as queries
from tafel.rules.rapportage import Rapportage
from tafel.rules.termijnen import na_werkdagen
from tafel.services.telling.teller import ALLE, Teller, Telmaand

BESLUIT, PLAN, ACTIE, SLUITEN, GEHEEL = "besluit", "plan", "actie", "sluiten", "geheel"
GESLOTEN: Final = "gesloten"
HEROPEND: Final = "heropend"
WACHT: Final = "wacht"
"""A state: what was in a stage beyond its term when the month ended."""
BINNEN, TE_LAAT = "binnen de termijn", "te laat"
SLUITREDENEN: Final = (
    *("doelen_bereikt", "afgeschaald", "opgeschaald", "teruggeleid", "verhuisd", "overleden"),
    *("loos_alarm", "losgelaten", "anders"),
)


class Traject(Struct, frozen=True):
    """One stage, and its term in working days (None: it has none)."""

    naam: str
    werkdagen: int | None = None


def trajecten(termen: Rapportage) -> dict[str, Traject]:
    """The stages, in their order."""
    return {
        BESLUIT: Traject("melding tot toedeling", termen.toedeling_werkdagen),
        PLAN: Traject("toedeling tot plan", termen.plan_werkdagen),
        ACTIE: Traject("plan tot eerste actie", termen.actie_werkdagen),
        SLUITEN: Traject("eerste actie tot sluiten"),
        GEHEEL: Traject("melding tot sluiten"),
    }


def tel(maand: Telmaand, teller: Teller) -> None:
    """Each stage by table and by whether it was in time, on the day of its end; its days as they
    are; and which meldingen waited beyond their term when the month ended.
    """
    van, tot = maand.maand.van, maand.maand.tot
    stage = Stages(maand, teller)
    for wat, tafel, begin, eind, *aantal in queries.toedelingen(maand.register, van, tot):
        rij = maand.delen.plek.rij(tafel)
        if eind is None:
            stage.wacht(BESLUIT, rij, begin, aantal)
        else:
            stage.klaar(wat, rij, begin, eind, aantal)
    for wat, tafel, begin, eind, *aantal in queries.doorlopen(maand.register, van, tot):
        if wat == "reden":
            rij = tafel if tafel in SLUITREDENEN else ONBEKEND
            teller.tel(GESLOTEN, ALLE, ALLE, *aantal)
            teller.tel(GESLOTEN, "reden", rij, *aantal)
        elif begin is not None:
            stage.klaar(wat, maand.delen.tafel.rij(tafel), begin, eind, aantal)
    for wat, *aantal in queries.keren(maand.register, van, tot):
        if aantal[0]:
            teller.tel(wat, ALLE, ALLE, *aantal)


class Stages:
    """Counts what reached the end of a stage, and what waits in it."""

    def __init__(self, maand: Telmaand, teller: Teller) -> None:
        self._stages, self._teller = trajecten(maand.delen.rapportage), teller
        self._einde = maand.maand.tot
        self._uiterlijk = cache(
            lambda begin, dagen: na_werkdagen(maand.profiel, date.fromisoformat(begin), dagen)
        )

    def klaar(self, wat: str, rij: str, begin: str, eind: str, aantal: Sequence[int]) -> None:
        dag = date.fromisoformat(eind)
        dagen = str(max((dag - date.fromisoformat(begin)).days, 0))
        klasse = None
        if self._stages[wat].werkdagen is not None:
            klasse = TE_LAAT if self._te_laat(wat, begin, dag) else BINNEN
        for waar in (ALLE, rij):
            self._teller.tel(wat, "tafel", waar, *aantal)
            self._teller.tel(wat, f"dagen {waar}", dagen, *aantal)
            if klasse is not None:
                self._teller.tel(wat, klasse, waar, *aantal)

    def wacht(self, wat: str, rij: str, begin: str, aantal: Sequence[int]) -> None:
        if self._te_laat(wat, begin, self._einde):
            for waar in (ALLE, rij):
                self._teller.tel(WACHT, wat, waar, *aantal)

    def _te_laat(self, wat: str, begin: str, dag: date) -> bool:
        """Whether what began then is beyond its term on `dag`."""
        laatste: date = self._uiterlijk(begin, self._stages[wat].werkdagen)
        return laatste < dag
