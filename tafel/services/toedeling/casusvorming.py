"""Casussen while meldingen are allocated: opening, joining, and what a casus comes to.

At most one open casus per household (Werkplan §2.8: one family, one overleg). While it is open
whether two households are one, a second casus waits for the answer; a crisis waits for nothing.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct

from tafel.domain.basis import Leesbaar
from tafel.domain.casus import EERSTE_STAP
from tafel.domain.crisis import Crisisfase
from tafel.domain.melding import ONBESLIST
from tafel.domain.toedeling import Toedeling, Uitkomst
from tafel.register import casus as casusqueries
from tafel.register import crisis as crisisqueries
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register.casus import laatst_gesloten
from tafel.register.rijen.casus import Casusrij
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.toedeling import beslis
from tafel.services.basis.categorie import herbereken
from tafel.services.basis.feiten import feiten_van
from tafel.services.basis.tijdlijn import noteer
from tafel.services.toedeling.grootboek import uit_json
from tafel.services.toedeling.heropenen import zet_open
from tafel.services.zitting import Zitting

TERUGGELEID = "teruggeleid"
"""Status of a melding that went back to the nulde or eerste lijn."""


class Casusplek(Struct, frozen=True):
    """What a decision says about its casus: a table, or (`bespreken`) a preference for one."""

    uitkomst: Uitkomst
    tafel: str | None
    voorkeur: str | None


def manager(profiel: Profiel, casus: Casusrij) -> str:
    """What the one professional is called: gezinsmanager of a family, casemanager of an adult."""
    tafel = profiel.tafels.get(casus.tafel or "")
    return "gezinsmanager" if tafel is not None and tafel.gezin else "casemanager"


def stand(status: str, toedeling: Toedeling) -> Casusplek | None:
    """None when the decision opens no casus, or the melding was sent back; a proposal that waits
    is still to be discussed.
    """
    if status == TERUGGELEID or not toedeling.uitkomst.opent_casus:
        return None
    if status == "bespreken" or toedeling.uitkomst is Uitkomst.BESPREKEN:
        return Casusplek(Uitkomst.BESPREKEN, None, toedeling.tafel or toedeling.voorkeur)
    return Casusplek(toedeling.uitkomst, toedeling.tafel or toedeling.volgt_op, None)


class Nood(Struct, frozen=True):
    """A crisis that begins: since when a call can be about it (a day), and whether it is one around
    somebody without a child in the house, so that Bureau Jeugdzorg is only for a child elsewhere.
    """

    gemeld: str
    elders: bool = False


def nood_van(profiel: Profiel, melding: Leesbaar) -> Nood:
    """The crisis that a melding states (or stated: then as if it still did), with its facts."""
    als_crisis = beslis(profiel, {**feiten_van(melding, profiel), "crisis": "ja"})
    return Nood(melding["crisis_gemeld"], elders=als_crisis.uitkomst is not Uitkomst.CRISIS)


class Casussen:
    """The open casussen of some households, inside the caller's write transaction."""

    def __init__(self, z: Zitting, huishoudens: Iterable[int]) -> None:
        self._z = z
        thuis = set(huishoudens)
        self._mogelijk_een: dict[int, dict[int, int]] = defaultdict(dict)
        """Per household those of which it is open whether they are one with it, each with the
        melding about which that is asked.
        """
        for een, ander, gevraagd in samenhang.huishoudparen(z.register, thuis):
            self._mogelijk_een[een][ander] = self._mogelijk_een[ander][een] = gevraagd
        thuis |= self._mogelijk_een.keys()
        self._open = casusqueries.open_casussen(z.register, thuis)
        self._vorige = laatst_gesloten(z.register, thuis)
        self._lopend = {casus["id"] for casus in self._open.values()}
        self._geopend: list[int] = []
        self._herzien: dict[int, bool] = {}
        """Casussen with an old or another melding; whether one joined."""
        self._gezinstafels = {t.code for t in z.profiel.tafels.values() if t.gezin}
        self._crisis: dict[int, Nood] = {}
        """Casussen in which a crisis begins."""

    def bij(
        self, melding: Mapping[str, Any], nieuw: Casusplek | None, *, nood: Nood | None = None
    ) -> int | None:
        """The casus that this melding opens or joins; its own when it opens none.

        With new facts a melding of a closed casus joins the open one of its household. There being
        none, a crisis opens it again and anything else leaves it closed. None for what would open a
        second casus of people who may be one household. `nood`: with this decision a crisis begins,
        whatever the table that the rules or a coördinator chose.
        """
        eigen: int | None = melding["casus"]
        huishouden: int = melding["huishouden"]
        if nieuw is None:
            if eigen is not None and eigen in self._lopend:
                self.neem_mee(eigen)
                self.begint(eigen, nood)
            return eigen
        gesloten = eigen is not None and eigen not in self._lopend
        if gesloten and nood is None and melding["status"] not in ONBESLIST:
            return eigen
        if (casus := self._open.get(huishouden)) is not None:
            nummer: int = casus["id"]
            self.begint(nummer, nood)
            self._herzien[nummer] = self._herzien.get(nummer, False) or eigen != nummer
            return nummer
        if eigen is not None and (nood is None or self._heropen(eigen, huishouden, nood)):
            return eigen
        haast = nood is not None or nieuw.uitkomst is Uitkomst.CRISIS
        if not haast and self.wacht_op(huishouden) is not None:
            return None
        return self.open(huishouden, nieuw, nood)

    def begint(self, casus: int, nood: Nood | None) -> None:
        """In this open casus a crisis begins. The earliest day counts, and a child that is known to
        live there.
        """
        if nood is None:
            return
        eerder = self._crisis.get(casus, nood)
        self._crisis[casus] = Nood(
            min(eerder.gemeld, nood.gemeld), elders=eerder.elders and nood.elders
        )

    def wacht_op(self, huishouden: int) -> tuple[int, int] | None:
        """The open casus of people who may be one with this household, which has none, and the
        melding about which that is asked.
        """
        anderen = self._mogelijk_een.get(huishouden, {})
        return min(
            (
                (self._open[ander]["id"], gevraagd)
                for ander, gevraagd in anderen.items()
                if ander in self._open
            ),
            default=None,
        )

    def loopt(self, casus: int) -> bool:
        """Whether this casus of theirs is open."""
        return casus in self._lopend

    def neem_mee(self, casus: int) -> None:
        """Have this casus revised too."""
        self._herzien.setdefault(casus, False)

    def _heropen(self, nummer: int, huishouden: int, nood: Nood) -> bool:
        """A crisis does not wait until somebody opens its closed casus. False when that is one of a
        household that the melding left.
        """
        casus = casusqueries.casus(self._z.register, nummer)
        if casus is None or casus.huishouden != huishouden:
            return False
        zet_open(self._z, casus)
        self._open |= casusqueries.open_casussen(self._z.register, [huishouden])
        self._lopend.add(nummer)
        self._herzien[nummer] = True
        self.begint(nummer, nood)
        return True

    def open(self, huishouden: int, nieuw: Casusplek, nood: Nood | None = None) -> int:
        """A casus for a household that has none; returns its number."""
        waarden: dict[str, Any] = {
            "huishouden": huishouden,
            "tafel": nieuw.tafel,
            "uitkomst": nieuw.uitkomst,
            "voorkeur": nieuw.voorkeur,
            "stap": EERSTE_STAP,
            "status": "open",
            "geopend_op": self._z.vandaag.isoformat(),
            "stap_sinds": self._z.vandaag.isoformat(),
            "vorige": vorige.id if (vorige := self._vorige.get(huishouden)) else None,
            "besproken_op": None,
            "crisis": None,
            "crisis_elders": None,
        }
        nummer = self._z.register.voeg_toe("casus", waarden)
        self._open[huishouden] = waarden | {"id": nummer}
        if nood is None and nieuw.uitkomst is Uitkomst.CRISIS:
            nood = Nood(self._z.vandaag.isoformat())
        self.begint(nummer, nood)
        self._lopend.add(nummer)
        self._geopend.append(nummer)
        gegevens = {k: waarden[k] for k in ("tafel", "uitkomst", "vorige")}
        self._noteer(nummer, "geopend", f"casus geopend: {self._plek(waarden)}", gegevens)
        return nummer

    def herzie(self) -> dict[int, tuple[str, str]]:
        """Bring every casus to what the latest decisions on its meldingen say together.

        One that changes, or that a melding joined, is to be discussed again; the category of all
        that were touched follows. Returns per casus that went to another table (from, to), in
        words.
        """
        verhuisd: dict[int, tuple[str, str]] = {}
        meldingen = meldingqueries.meldingen_van_casussen(self._z.register, self._herzien)
        besluiten = meldingqueries.laatste_besluiten(
            self._z.register, [rij["id"] for rij in meldingen]
        )
        standen: dict[int, list[tuple[int, bool, Casusplek]]] = defaultdict(list)
        crises: set[int] = set()
        for rij in meldingen:
            besluit = besluiten[rij["id"]]
            if rij["status"] != TERUGGELEID and is_crisis(besluit):
                crises.add(rij["casus"])
            if gezegd := stand(rij["status"], uit_json(besluit["besluit"])):
                gekozen = besluit["voorstel"] is not None
                standen[rij["casus"]].append((besluit["id"], gekozen, gezegd))
        for casus in self._open.values():
            nummer: int = casus["id"]
            if nummer in self._crisis:
                self._begin_crisis(casus, self._crisis[nummer])
            elif casus["crisis"] is None and nummer in crises:
                self._begin_crisis(casus, Nood(self._z.vandaag.isoformat()))
            if nummer not in standen:
                continue
            nieuw = samen(casus["tafel"], standen[nummer], self._gezinstafels)
            waarden = {
                "tafel": nieuw.tafel,
                "uitkomst": nieuw.uitkomst,
                "voorkeur": nieuw.voorkeur,
            }
            if self._herzien[nummer] or any(casus[k] != w for k, w in waarden.items()):
                weer = {"besproken_op": None, "terug_op": None}
                self._z.register.werk_bij("casus", nummer, {**waarden, **weer})
                self._noteer_toedeling(casus, waarden)
                if casus["tafel"] and waarden["tafel"] not in (None, casus["tafel"]):
                    van, naar = map(self._z.profiel.label, (casus["tafel"], waarden["tafel"]))
                    verhuisd[nummer] = (van, naar)
        geraakt = (*self._geopend, *self._herzien)
        herbereken(
            self._z,
            geraakt,
        )
        return verhuisd

    def _begin_crisis(self, casus: Mapping[str, Any], nood: Nood) -> None:
        """From now on it is followed until somebody recorded that the children are safe."""
        kind_thuis = casus["crisis"] == Crisisfase.OPEN and casus["crisis_elders"] is None
        self._z.register.werk_bij(
            "casus",
            casus["id"],
            {
                "crisis": Crisisfase.OPEN,
                "crisis_sinds": self._z.vandaag.isoformat(),
                "crisis_gemeld": min(nood.gemeld, self._z.vandaag.isoformat()),
                "crisis_elders": "ja" if nood.elders and not kind_thuis else None,
                "crisis_na": crisisqueries.laatste_contact(self._z.register, casus["id"]),
                "crisis_volgende": None,
            },
        )

    def _noteer_toedeling(self, casus: Mapping[str, Any], nieuw: Mapping[str, Any]) -> None:
        """An event when the table or the outcome of a casus became another."""
        oud = {kolom: casus[kolom] for kolom in ("tafel", "uitkomst")}
        naar = {kolom: nieuw[kolom] for kolom in oud}
        if oud != naar:
            tekst = f"toedeling: {self._plek(oud)} -> {self._plek(naar)}"
            self._noteer(casus["id"], "toedeling", tekst, {"oud": oud, "nieuw": naar})

    def _plek(self, stand: Mapping[str, Any]) -> str:
        """`Jeugd en Gezin`, with the outcome where that is not simply the table."""
        tafel = self._z.profiel.label(stand["tafel"]) if stand["tafel"] else None
        uitkomst = None if stand["uitkomst"] == Uitkomst.TAFEL else str(stand["uitkomst"])
        return ", ".join(filter(None, (tafel, uitkomst)))

    def _noteer(self, casus: int, soort: str, tekst: str, gegevens: Mapping[str, object]) -> None:
        noteer(
            self._z,
            casus,
            soort,
            tekst,
            gegevens=gegevens,
        )


def volg_gemelde_crises(z: Zitting, meldingen: Iterable[int]) -> None:
    """A crisis that is stated in a melding of an open casus begins there, before it is allocated;
    inside the caller's write transaction.
    """
    rijen = [rij for rij in meldingqueries.meldingen(z.register, meldingen) if rij["crisis_gemeld"]]
    if not rijen:
        return
    huishoudens = {rij["huishouden"] for rij in rijen}
    casussen = Casussen(z, huishoudens)
    for rij in rijen:
        if rij["casus"] is not None and casussen.loopt(rij["casus"]):
            casussen.begint(rij["casus"], nood_van(z.profiel, rij))
            z.register.werk_bij("melding", rij["id"], {"crisis_gemeld": None})
    casussen.herzie()


def is_crisis(besluit: Leesbaar) -> bool:
    """Whether the rules say crisis, whatever a coördinator chose instead."""
    voorstel = json.loads(besluit["voorstel"]) if besluit["voorstel"] else (None,)
    return Uitkomst.CRISIS in (besluit["uitkomst"], voorstel[0])


def samen(
    huidige: str | None,
    standen: list[tuple[int, bool, Casusplek]],
    gezinstafels: Collection[str] = (),
) -> Casusplek:
    """What several decisions come to: (place in the ledger, chosen by a coördinator, what it says).

    Crisis goes first. A choice settles what came before it. Of two tables the casus follows the one
    for families, which is that of the adult with children; else, or with one that is still to be
    discussed, it stays where it is and goes to the coordinators.
    """
    alles = [gezegd for _, _, gezegd in standen]
    if crisis := next((s for s in alles if s.uitkomst is Uitkomst.CRISIS), None):
        return crisis
    keuze = max(((plek, s) for plek, gekozen, s in standen if gekozen), default=None)
    if keuze is not None:
        alles = [keuze[1], *(s for plek, _, s in standen if plek > keuze[0])]
        huidige = keuze[1].tafel
    tafels = [s.tafel for s in alles if s.tafel is not None]
    if keuze is None and (gezin := [t for t in tafels if t in gezinstafels]):
        alles = [s for s in alles if s.tafel in (None, *gezin)]
        tafels = gezin
    tafel = huidige if huidige in tafels else next(iter(tafels), None)
    te_kiezen = [s.voorkeur for s in alles if s.tafel is None]
    te_kiezen += [ander for ander in tafels if ander != tafel]
    if te_kiezen:
        return Casusplek(Uitkomst.BESPREKEN, tafel, te_kiezen[-1])
    return next(s for s in alles if s.tafel == tafel)


def open_voor(z: Zitting, huishouden: int, plek: Casusplek) -> int:
    """Open a casus for a household that has none, inside the caller's write transaction."""
    casussen = Casussen(z, [huishouden])
    nummer = casussen.open(huishouden, plek)
    casussen.herzie()
    return nummer


def breng_bij(z: Zitting, casus: Casusrij) -> None:
    """Bring an open casus to what its meldingen say now, inside the caller's write transaction.

    For when one of them no longer counts, or changed while the casus was closed.
    """
    casussen = Casussen(z, [casus.huishouden])
    casussen.neem_mee(casus.id)
    casussen.herzie()
