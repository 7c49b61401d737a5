"""Casussen while meldingen are allocated: opening, joining, and what a casus comes to.

At most one open casus per household (Werkplan §2.8: one family, one overleg).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tafel.domain import Toedeling, Uitkomst
from tafel.register import queries
from tafel.register.store import Register
from tafel.services.grootboek import uit_json

EERSTE_STAP = 3
"""Step in which a casus opens: processing (2) ends with the toedeling (Visie §3.3.2)."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What a decision says about its casus: a table, or (`bespreken`) a preference for one."""

    uitkomst: Uitkomst
    tafel: str | None
    voorkeur: str | None


def stand(status: str, toedeling: Toedeling) -> Stand | None:
    """None when the decision opens no casus; a proposal that waits is still to be discussed."""
    if not toedeling.uitkomst.opent_casus:
        return None
    if status == "bespreken" or toedeling.uitkomst is Uitkomst.BESPREKEN:
        return Stand(Uitkomst.BESPREKEN, None, toedeling.tafel or toedeling.voorkeur)
    return Stand(toedeling.uitkomst, toedeling.tafel or toedeling.volgt_op, None)


class Casussen:
    """The open casussen of some households, inside the caller's write transaction."""

    def __init__(self, register: Register, huishoudens: Iterable[int], dag: date) -> None:
        self._register, self._dag = register, dag
        self._open = queries.open_casussen(register, huishoudens)
        self._herzien: dict[int, bool] = {}
        """Casussen with an old or another melding; whether one joined."""

    def bij(self, melding: Mapping[str, Any], nieuw: Stand | None) -> int | None:
        """The casus that this melding opens or joins; its own when it opens none."""
        eigen: int | None = melding["casus"]
        if nieuw is None:
            if eigen is not None:
                self._herzien.setdefault(eigen, False)
            return eigen
        huishouden = melding["huishouden"]
        casus = self._open.get(huishouden)
        if casus is None:
            return self._open_casus(huishouden, nieuw)
        nummer: int = casus["id"]
        self._herzien[nummer] = self._herzien.get(nummer, False) or eigen != nummer
        return nummer

    def _open_casus(self, huishouden: int, nieuw: Stand) -> int:
        waarden: dict[str, Any] = {
            "huishouden": huishouden,
            "tafel": nieuw.tafel,
            "uitkomst": nieuw.uitkomst,
            "voorkeur": nieuw.voorkeur,
            "stap": EERSTE_STAP,
            "status": "open",
            "geopend_op": self._dag.isoformat(),
            "besproken_op": None,
        }
        nummer = self._register.voeg_toe("casus", waarden)
        self._open[huishouden] = waarden | {"id": nummer}
        return nummer

    def herzie(self) -> None:
        """Bring every casus to what the latest decisions on its meldingen say together.

        One that changes, or that a melding joined, is to be discussed again.
        """
        meldingen = queries.meldingen_van_casussen(self._register, self._herzien)
        besluiten = queries.laatste_besluiten(self._register, [rij["id"] for rij in meldingen])
        standen: dict[int, list[tuple[int, bool, Stand]]] = defaultdict(list)
        for rij in meldingen:
            besluit = besluiten[rij["id"]]
            if gezegd := stand(rij["status"], uit_json(besluit["besluit"])):
                gekozen = besluit["voorstel"] is not None
                standen[rij["casus"]].append((besluit["id"], gekozen, gezegd))
        for casus in self._open.values():
            nummer: int = casus["id"]
            if nummer not in standen:
                continue
            nieuw = samen(casus["tafel"], standen[nummer])
            waarden = {
                "tafel": nieuw.tafel,
                "uitkomst": nieuw.uitkomst,
                "voorkeur": nieuw.voorkeur,
            }
            if self._herzien[nummer] or any(casus[k] != w for k, w in waarden.items()):
                self._register.werk_bij("casus", nummer, {**waarden, "besproken_op": None})


def samen(huidige: str | None, standen: list[tuple[int, bool, Stand]]) -> Stand:
    """What several decisions come to: (place in the ledger, chosen by a coördinator, what it says).

    Crisis goes first. A choice settles what came before it. Two tables, or one that is still to be
    discussed: the casus stays where it is and goes to the coordinators.
    """
    alles = [gezegd for _, _, gezegd in standen]
    if crisis := next((s for s in alles if s.uitkomst is Uitkomst.CRISIS), None):
        return crisis
    keuze = max(((plek, s) for plek, gekozen, s in standen if gekozen), default=None)
    if keuze is not None:
        alles = [keuze[1], *(s for plek, _, s in standen if plek > keuze[0])]
        huidige = keuze[1].tafel
    tafels = [s.tafel for s in alles if s.tafel is not None]
    tafel = huidige if huidige in tafels else next(iter(tafels), None)
    te_kiezen = [s.voorkeur for s in alles if s.tafel is None]
    te_kiezen += [ander for ander in tafels if ander != tafel]
    if te_kiezen:
        return Stand(Uitkomst.BESPREKEN, tafel, te_kiezen[-1])
    return next(s for s in alles if s.tafel == tafel)
