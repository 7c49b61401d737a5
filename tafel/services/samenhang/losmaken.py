"""Taking somebody out of a household in which he or she does not belong (domain §10)."""

import json
from collections.abc import Sequence
from typing import Any

from tafel.domain.casus import Kindplek, Plek
from tafel.domain.crisis import Crisisfase
from tafel.domain.samenhang import Losgemaakt
from tafel.errors import GateNotMet, InputRefused, MeldingNotFound
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register.melding import HUISHOUDENKOLOMMEN, PERSOONKOLOMMEN
from tafel.register.store import Register
from tafel.services.basis.crisis import overgenomen
from tafel.services.basis.nieuwefeiten import leg_opnieuw_voor, volgens_regels
from tafel.services.basis.samenhang import weiger_samengevoegd
from tafel.services.basis.tijdlijn import casus_van, noteer, persoon_van
from tafel.services.samenhang.beoordelen import Samenhangoordeel
from tafel.services.samenhang.huishoudens import voeg_persoon_samen, zet_apart
from tafel.services.toedeling.casusvorming import TERUGGELEID, breng_bij, is_crisis
from tafel.services.toedeling.toedelen import deel_opnieuw_toe
from tafel.services.zitting import Zitting
from tafel.sleutels import persoonssleutel


def maak_los(
    z: Zitting,
    *,
    melding: int | None = None,
    persoon: tuple[int, Plek] | None = None,
    proef: bool = False,
) -> Losgemaakt:
    """Give a person, or one melding, a household of its own; `persoon` = (casus, number).

    The meldingen leave the open casus and are allocated again; its plan, afspraken and notes stay.
    They are never put together again by a delivery. Somebody of the same name and birth date who
    was taken out before is the same person: one household, one casus. Raises MeldingNotFound,
    CasusNotFound, NotFound; InputRefused for somebody who lives alone here; GateNotMet when the
    casus would have no melding left.
    """
    with z.register.schrijf_of_proef(proef):
        wie_los, meldingen = _van_melding(z.register, melding) if melding else (0, [])
        if persoon is not None:
            casus, plek = persoon
            if isinstance(plek, Kindplek):
                raise InputRefused(
                    f"alleen een melding noemt {casus}.{plek}; hoort dit kind er niet bij: "
                    "tafel melding wijzig --inwonende-kinderen"
                )
            wie_los = persoon_van(z.register, casus_van(z.register, casus), plek)
            meldingen = [
                r["id"]
                for r in samenhang.van_persoon(z.register, wie_los)
                if r["zelfde_als"] is None
            ]
            if not meldingen:
                return _zonder_melding(z, wie_los, f"{casus}.{plek}", proef=proef)
        rijen = [dict(rij) for rij in meldingqueries.meldingen(z.register, meldingen)]
        huishouden = rijen[0]["huishouden"]
        voor = volgens_regels(z, huishouden)
        achter = [
            r["id"]
            for r in samenhang.van_huishouden(z.register, huishouden)
            if r["id"] not in meldingen
        ]
        if not achter:
            raise InputRefused(
                f"M{meldingen[0]} staat al in een huishouden alleen; er is niets los te maken"
            )
        uit = samenhang.open_casusnummers(z.register, [huishouden]).get(huishouden)
        if uit is not None:
            _toets_over(z.register, uit, meldingen, achter)
        al_los = _eerder_los(z.register, rijen[0], achter)
        if al_los is not None:
            _voeg_bij(z.register, al_los, meldingen, rijen[0]["persoon"])
        else:
            wie_los = _eigen_persoon(z.register, wie_los, meldingen, rijen[0])
            adres = {k: rijen[0][k] for k in (*HUISHOUDENKOLOMMEN, "afgeschermd")}
            zet_apart(z.register, wie_los, adres)
        for nummer in meldingen:
            _onthoud(z, nummer, achter)
        if uit is not None:
            _uit_casus(z, uit, rijen)
        beslist = [
            r["id"]
            for r in rijen
            if r["uitkomst"] is not None
            and r["status"] != TERUGGELEID
            and r["casus"] in (None, uit)
        ]
        uitslagen = deel_opnieuw_toe(z, beslist)
        anders = leg_opnieuw_voor(z, huishouden, voor)
        if uit is not None:
            _geef_crisis_mee(z.register, uit, meldingen)
            breng_bij(z, casus_van(z.register, uit))
        nummers = " ".join(f"M{nummer}" for nummer in meldingen)
        handeling = "persoon losmaken --proef" if proef else "persoon losmaken"
        z.register.log(z.wie, z.vandaag, handeling, nummers)
        bij = None if al_los is None else samenhang.van_persoon(z.register, al_los)[0]["id"]
        return Losgemaakt(tuple(meldingen), uit, uitslagen, bij, anders=anders)


def _zonder_melding(z: Zitting, persoon: int, wie: str, *, proef: bool) -> Losgemaakt:
    """Who joined a household, or was named as a child of it, and about whom no melding is."""
    huishouden = casusqueries.huishouden_van(z.register, persoon)
    uit = samenhang.open_casusnummers(z.register, [huishouden]).get(huishouden)
    voor = volgens_regels(z, huishouden)
    [rij] = meldingqueries.huishoudens(z.register, [huishouden])
    zet_apart(z.register, persoon, {k: rij[k] for k in (*HUISHOUDENKOLOMMEN, "afgeschermd")})
    if uit is not None:
        tekst = f"losgemaakt, hoort bij een ander huishouden: {wie}"
        noteer(z, uit, "losgemaakt", tekst, gegevens={"persoon": wie, "meldingen": []})
    anders = leg_opnieuw_voor(z, huishouden, voor)
    handeling = "persoon losmaken --proef" if proef else "persoon losmaken"
    z.register.log(z.wie, z.vandaag, handeling, wie)
    return Losgemaakt((), uit, (), wie=wie, anders=anders)


def _van_melding(register: Register, nummer: int) -> tuple[int, list[int]]:
    rij = meldingqueries.melding(register, nummer)
    if rij is None:
        raise MeldingNotFound(nummer)
    weiger_samengevoegd(rij)
    return int(rij["persoon"]), [nummer]


def _toets_over(
    register: Register, casus: int, meldingen: Sequence[int], achter: Sequence[int]
) -> None:
    """The casus must keep a melding: else it is the others who are to be taken out."""
    in_casus = {rij["id"] for rij in meldingqueries.meldingen_van_casus(register, casus)}
    if in_casus and not in_casus - set(meldingen):
        raise GateNotMet(
            f"casus {casus} heeft dan geen melding meer; maak de ander los: "
            f"tafel persoon losmaken M{achter[0]}"
        )


def _geef_crisis_mee(register: Register, uit: int, meldingen: Sequence[int]) -> None:
    """An open crisis that nobody who stays stated is that of who left, and followed there."""
    casus = casus_van(register, uit)
    blijft = {r["id"]: r for r in meldingqueries.meldingen_van_casus(register, uit)}
    gesteld = any(r["crisis"] == "ja" for r in blijft.values())
    besluiten = meldingqueries.laatste_besluiten(register, blijft).values()
    if casus.crisis != Crisisfase.OPEN or gesteld or any(map(is_crisis, besluiten)):
        return
    naar = {r["casus"] for r in meldingqueries.meldingen(register, meldingen)} - {None, uit}
    if not naar:
        return
    register.werk_bij("casus", uit, {"crisis": None})
    for nummer in naar:
        if casus_van(register, nummer).crisis != Crisisfase.OPEN:
            over = overgenomen(register, casus, nummer)
            register.werk_bij("casus", nummer, {**over, "crisis": Crisisfase.OPEN})


def _eerder_los(register: Register, rij: dict[str, Any], achter: Sequence[int]) -> int | None:
    """The same person, taken out of this household before."""
    sleutel = persoonssleutel({kolom: rij[kolom] for kolom in PERSOONKOLOMMEN})
    if sleutel is None:
        return None
    eerder = meldingqueries.meldingen(register, samenhang.los_van(register, achter))
    gelijk = (
        ander["persoon"]
        for ander in eerder
        if ander["persoon"] != rij["persoon"]
        and persoonssleutel({kolom: ander[kolom] for kolom in PERSOONKOLOMMEN}) == sleutel
    )
    return next(gelijk, None)


def _voeg_bij(register: Register, persoon: int, meldingen: Sequence[int], van: int) -> None:
    """These meldingen, of person `van`, are of `persoon`; so is all there is of one who has none
    left.
    """
    if {r["id"] for r in samenhang.van_persoon(register, van)} <= set(meldingen):
        voeg_persoon_samen(register, van, persoon)
        return
    for nummer in meldingen:
        register.werk_bij("melding", nummer, {"persoon": persoon})


def _eigen_persoon(
    register: Register, persoon: int, meldingen: Sequence[int], rij: dict[str, Any]
) -> int:
    """The person who leaves: a new one where other meldingen of this person stay behind."""
    alle = {r["id"] for r in samenhang.van_persoon(register, persoon)}
    if alle == set(meldingen):
        return persoon
    waarden = {kolom: rij[kolom] for kolom in PERSOONKOLOMMEN}
    if samenhang.is_dezelfde_gezegd(register, rij["id"]):
        geleverd = json.loads(meldingqueries.ontvangen(register, rij["id"])[0])
        waarden = {kolom: geleverd.get(kolom) for kolom in PERSOONKOLOMMEN}
        waarden["sleutel"] = persoonssleutel(waarden)
    nieuw = register.voeg_toe(
        "persoon", {**waarden, "huishouden": rij["huishouden"], "rol": "hoofdpersoon"}
    )
    for nummer in meldingen:
        register.werk_bij("melding", nummer, {"persoon": nieuw})
    return nieuw


def _onthoud(z: Zitting, nummer: int, achter: Sequence[int]) -> None:
    """Answer what is asked about the two, and remember that they do not belong together."""
    dag = z.vandaag.isoformat()
    for vraag in samenhang.vragen_over(z.register, nummer):
        if vraag["met"] in achter:
            z.register.werk_bij(
                "beoordeling",
                vraag["id"],
                {"oordeel": Samenhangoordeel.NOOIT, "dag": dag, "wie": z.wie},
            )
    per_persoon: dict[int, int] = {}
    for rij in meldingqueries.meldingen(z.register, achter):
        per_persoon.setdefault(rij["persoon"], rij["id"])
    for met in per_persoon.values():
        z.register.voeg_toe(
            "beoordeling",
            {
                "melding": nummer,
                "met": met,
                "reden": samenhang.LOS,
                "gesteld_op": dag,
                "oordeel": Samenhangoordeel.NOOIT,
                "dag": dag,
                "wie": z.wie,
            },
        )


def _uit_casus(z: Zitting, casus: int, rijen: Sequence[dict[str, Any]]) -> None:
    for rij in rijen:
        if rij["casus"] == casus:
            z.register.werk_bij("melding", rij["id"], {"casus": None})
    nummers = ", ".join(f"M{rij['id']}" for rij in rijen)
    noteer(
        z,
        casus,
        "losgemaakt",
        f"losgemaakt, hoort bij een ander huishouden: {nummers}",
        gegevens={"meldingen": [rij["id"] for rij in rijen]},
    )
