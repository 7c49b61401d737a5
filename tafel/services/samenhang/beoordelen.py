"""Settling whose a melding is: the same as one that is known, somebody else, never the same.

A question about a kenmerk is settled before the others: another person may still live in the same
household (docs/adr/0004).
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from tafel.domain.basis import Leesbaar, Rij
from tafel.domain.melding import Kolomwijziging, Openvraag
from tafel.domain.samenhang import Beoordeeld, Gevolg
from tafel.domain.toedeling import ToedelingVanMelding
from tafel.errors import InputRefused, MeldingNotFound
from tafel.kolommen import NAAMKOLOMMEN
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register.melding import ALLE_KOLOMMEN
from tafel.register.store import Register
from tafel.rules.profiel.profiel import COORDINATOREN
from tafel.services.basis.samenhang import open_vragen, weiger_samengevoegd
from tafel.services.basis.tijdlijn import casus_van, noteer
from tafel.services.melding.bewaren import ADRES, KENMERK, PERSOON, stel_crisis, verander
from tafel.services.samenhang.huishoudens import voeg_persoon_samen, voeg_samen
from tafel.services.samenhang.splitsen import trek_bij
from tafel.services.toedeling.casusvorming import TERUGGELEID, breng_bij
from tafel.services.toedeling.toedelen import deel_opnieuw_toe
from tafel.services.zitting import Zitting

SAMENGEVOEGD = "samengevoegd"
"""Status of a melding that turned out to be another one, which goes on in its place."""


class Samenhangoordeel(StrEnum):
    ZELFDE = "zelfde"
    ANDER = "ander"
    NOOIT = "nooit"
    VERVALLEN = "vervallen"
    """Settled by the answer to another question."""


def beoordeel(
    z: Zitting,
    nummer: int,
    oordeel: Samenhangoordeel,
    *,
    zelfde: int | None = None,
    proef: bool = False,
) -> Beoordeeld:
    """Answer the questions about a melding, and open or join its casus accordingly.

    `zelfde`: the melding that it is, or in whose household it belongs. Raises MeldingNotFound;
    InputRefused when nothing is asked, or not about `zelfde`; GateNotMet when two open casussen
    would have to become one and the later one has a plan or something that still runs.
    """
    with z.register.schrijf_of_proef(proef):
        rij = _bestaande(z.register, nummer)
        weiger_samengevoegd(rij)
        _eis_vraag(nummer, vragen := samenhang.vragen_over(z.register, nummer))
        betrokken = {rij["huishouden"], *(v["met_huishouden"] for v in vragen)}
        eerst = casusqueries.open_casussen(z.register, betrokken)
        wijzigingen: tuple[Kolomwijziging, ...] = ()
        if oordeel is Samenhangoordeel.ZELFDE:
            assert zelfde is not None
            vraag = _gevraagde(z.register, vragen, nummer, zelfde)
            doel, huizen, wijzigingen = _hoort_bij(z, rij, vraag, zelfde)
            reden: str = vraag["reden"]
        else:
            doel, reden = nummer, _geen_van(z, vragen, oordeel)
            huizen = betrokken
        _laat_vervallen(z)
        uitslagen = _werk_uit(z, doel, huizen)
        handeling = "melding beoordeel --proef" if proef else "melding beoordeel"
        z.register.log(z.wie, z.vandaag, handeling, f"M{nummer} {oordeel}")
        nu = meldingqueries.melding(z.register, doel)
        assert nu is not None
        return Beoordeeld(
            melding=nummer,
            oordeel=oordeel,
            met=zelfde,
            reden=reden,
            casus=nu["casus"],
            uitslagen=uitslagen,
            open=open_vragen(z.register, nummer),
            samen=oordeel is not Samenhangoordeel.ZELFDE
            and any(vraag["met_huishouden"] == nu["huishouden"] for vraag in vragen),
            gevolgen=tuple(_gevolgen(z, eerst.values())),
            wijzigingen=wijzigingen,
        )


def voeg_bijeen(
    z: Zitting, nummer: int, met: int, *, huishouden: bool = False, proef: bool = False
) -> Beoordeeld:
    """By hand, where nothing was asked: two meldingen are about one person, or with `huishouden`
    about people of one household. Raises MeldingNotFound; InputRefused when they are already, or
    when that is asked; GateNotMet as `beoordeel` does.
    """
    with z.register.schrijf_of_proef(proef):
        een, ander = _bestaande(z.register, nummer), _bestaande(z.register, met)
        for rij in (een, ander):
            weiger_samengevoegd(rij)
        wat, deel = ("één huishouden", "huishouden") if huishouden else ("één persoon", "persoon")
        if huishouden and een["huishouden"] == ander["huishouden"]:
            if een["woont"] == ander["woont"]:
                raise InputRefused(f"M{nummer} en M{met} wonen al samen")
            trek_bij(z, een, ander)
            return _weer_samen(z, nummer, met, proef=proef)
        if een[deel] == ander[deel]:
            raise InputRefused(f"M{nummer} en M{met} zijn al {wat}")
        if any(vraag["met"] == met for vraag in samenhang.vragen_over(z.register, nummer)):
            antwoord = f"tafel melding beoordeel M{nummer} --zelfde M{met}"
            raise InputRefused(f"dat is al gevraagd; antwoord met: {antwoord}")
        vraag = {"melding": nummer, "met": met, "reden": ADRES if huishouden else PERSOON}
        z.register.voeg_toe("beoordeling", vraag | {"gesteld_op": z.vandaag.isoformat()})
        gedaan = beoordeel(z, nummer, Samenhangoordeel.ZELFDE, zelfde=met)
        handeling = "persoon samenvoegen --proef" if proef else "persoon samenvoegen"
        z.register.log(z.wie, z.vandaag, handeling, f"M{nummer} M{met}")
        return gedaan


def _weer_samen(z: Zitting, nummer: int, met: int, *, proef: bool) -> Beoordeeld:
    handeling = "persoon samenvoegen --proef" if proef else "persoon samenvoegen"
    z.register.log(z.wie, z.vandaag, handeling, f"M{nummer} M{met}")
    casus = _bestaande(z.register, nummer)["casus"]
    return Beoordeeld(nummer, Samenhangoordeel.ZELFDE, met, ADRES, casus, (), ())


def verschillen(register: Register, nummer: int, met: int) -> tuple[str, ...]:
    """In which columns that say who somebody is two meldingen contradict each other."""
    een, ander = _bestaande(register, nummer), _bestaande(register, met)
    return tuple(
        kolom
        for kolom in ("voornaam", "achternaam", "geboortedatum")
        if een[kolom] and ander[kolom] and een[kolom] != ander[kolom]
    )


def te_beantwoorden(register: Register, nummer: int) -> tuple[Openvraag, ...]:
    """The questions that a judgement of this melding answers. Raises as `beoordeel` does."""
    weiger_samengevoegd(_bestaande(register, nummer))
    vragen = open_vragen(register, nummer)
    _eis_vraag(nummer, vragen)
    return vragen


def _eis_vraag(nummer: int, vragen: Sequence[object]) -> None:
    if not vragen:
        raise InputRefused(
            f"over M{nummer} is geen vraag open; welke wel: "
            "tafel melding lijst --status te_beoordelen"
        )


def _gevolgen(z: Zitting, eerst: Iterable[Leesbaar]) -> Iterator[Gevolg]:
    """What became of these casussen, which were open before."""
    for was in eerst:
        casus = casus_van(z.register, was["id"])
        if casus.status != "open":
            open_ = casusqueries.open_casussen(z.register, [casus.huishouden])[casus.huishouden]
            yield Gevolg(casus.id, in_casus=open_["id"], van=None, naar=None)
        elif was["tafel"] and casus.tafel != was["tafel"]:
            van, naar = (
                z.profiel.label(was["tafel"]),
                z.profiel.label(casus.tafel or COORDINATOREN),
            )
            yield Gevolg(casus.id, in_casus=None, van=van, naar=naar)


def _bestaande(register: Register, nummer: int) -> dict[str, Any]:
    rij = meldingqueries.melding(register, nummer)
    if rij is None:
        raise MeldingNotFound(nummer)
    return dict(rij)


def _gevraagde(
    register: Register, vragen: Sequence[Leesbaar], nummer: int, zelfde: int
) -> Leesbaar:
    """The question that names this melding, its person or its household."""
    ander = _bestaande(register, zelfde)
    for vraag in sorted(vragen, key=lambda v: v["reden"] != KENMERK):
        thuis = vraag["reden"] == ADRES and vraag["met_huishouden"] == ander["huishouden"]
        if zelfde == vraag["met"] or ander["persoon"] == vraag["met_persoon"] or thuis:
            return vraag
    keuzes = " of ".join(dict.fromkeys(f"--zelfde M{v['met']}" for v in vragen))
    raise InputRefused(f"over M{nummer} en M{zelfde} is niets gevraagd; kies {keuzes}")


def _zet(z: Zitting, vraag: Leesbaar, oordeel: Samenhangoordeel) -> None:
    z.register.werk_bij(
        "beoordeling",
        vraag["id"],
        {"oordeel": oordeel, "dag": z.vandaag.isoformat(), "wie": z.wie},
    )


def _geen_van(z: Zitting, vragen: Sequence[Leesbaar], oordeel: Samenhangoordeel) -> str:
    """Answer the first kind of question, with `nooit` every one; returns what was answered."""
    eerst = [v for v in vragen if v["reden"] == KENMERK] or list(vragen)
    for vraag in vragen if oordeel is Samenhangoordeel.NOOIT else eerst:
        _zet(z, vraag, oordeel)
    return str(eerst[0]["reden"])


def _hoort_bij(
    z: Zitting, rij: dict[str, Any], vraag: Leesbaar, zelfde: int
) -> tuple[int, set[int], tuple[Kolomwijziging, ...]]:
    """Make it one melding, person or household; returns the melding that goes on, who is met, and
    what that changed in it.
    """
    _zet(z, vraag, Samenhangoordeel.ZELFDE)
    bekend = _bestaande(z.register, zelfde)
    huishouden: int = bekend["huishouden"]
    voeg_samen(z, rij["huishouden"], huishouden)
    doel = rij["id"]
    anders: tuple[Kolomwijziging, ...] = ()
    if vraag["reden"] != ADRES:
        voeg_persoon_samen(z.register, rij["persoon"], bekend["persoon"])
        if vraag["reden"] == KENMERK and _loopt(z.register, bekend):
            doel = zelfde
            anders = _neem_over(z, rij, bekend)
    for andere in samenhang.vragen_over(z.register, rij["id"]):
        if andere["reden"] == vraag["reden"] or vraag["reden"] != ADRES:
            _zet(z, andere, Samenhangoordeel.VERVALLEN)
    return doel, {huishouden}, anders


def _loopt(register: Register, melding: Leesbaar) -> bool:
    """Whether a change of this melding is still seen: not in a closed casus, nor sent back."""
    if melding["status"] == TERUGGELEID:
        return False
    return melding["casus"] is None or casus_van(register, melding["casus"]).status == "open"


def _neem_over(z: Zitting, rij: Rij, bekend: Rij) -> tuple[Kolomwijziging, ...]:
    """What the later delivery says changes the melding that was known, as if it had been known."""
    nummer, doel = int(str(rij["id"])), int(str(bekend["id"]))
    geleverd = json.loads(meldingqueries.ontvangen(z.register, doel)[0])
    anders: Rij = {
        kolom: rij[kolom]
        for kolom in ALLE_KOLOMMEN
        if kolom not in ("ontvangen_op", "opmerkingen")
        and rij[kolom] is not None
        and rij[kolom] not in (bekend[kolom], geleverd.get(kolom))
    }
    if anders.keys() & {"voornaam", "voorletters"}:
        anders |= {deel: rij[deel] for deel in ("voornaam", "voorletters")}
    if "achternaam" in anders:
        anders["tussenvoegsel"] = rij["tussenvoegsel"]
    if not any(rij[deel] for deel in NAAMKOLOMMEN):
        anders = {kolom: nw for kolom, nw in anders.items() if kolom not in NAAMKOLOMMEN}
    regels = [str(bekend["opmerkingen"])] if bekend["opmerkingen"] else []
    regels += [r for r in str(rij["opmerkingen"] or "").splitlines() if r not in regels]
    if regels:
        anders["opmerkingen"] = "\n".join(regels)
    gewijzigd = verander(z, doel, anders)
    if rij["crisis_gemeld"] is not None:
        stel_crisis(z.register, doel, str(rij["crisis_gemeld"]))
    if bekend["casus"] is None and (nu := meldingqueries.melding(z.register, nummer)):
        z.register.werk_bij("melding", doel, {"casus": nu["casus"]})
    z.register.werk_bij(
        "melding",
        nummer,
        {"zelfde_als": doel, "status": SAMENGEVOEGD, "casus": None, "crisis_gemeld": None},
    )
    for vraag in samenhang.vragen_met(z.register, nummer):
        z.register.werk_bij("beoordeling", vraag["id"], {"met": doel})
    if bekend["casus"] is not None:
        noteer(
            z,
            int(str(bekend["casus"])),
            "zelfde_melding",
            f"M{nummer} is dezelfde melding als M{doel}",
            gegevens={"melding": nummer, "zelfde_als": doel},
        )
    return tuple(deel for deel in gewijzigd if deel.kolom != "opmerkingen")


def _laat_vervallen(z: Zitting) -> None:
    """Questions that no longer separate two households or persons, or are asked twice."""
    gezien: set[tuple[int, int]] = set()
    for vraag in samenhang.te_beoordelen(z.register):
        een = vraag["reden"] == ADRES and vraag["huishouden"] == vraag["met_huishouden"]
        een |= vraag["reden"] == PERSOON and vraag["persoon"] == vraag["met_persoon"]
        paar = (vraag["melding"], vraag["met"])
        if een or (vraag["reden"] == KENMERK and paar in gezien):
            _zet(z, vraag, Samenhangoordeel.VERVALLEN)
        elif vraag["reden"] == KENMERK:
            gezien.add(paar)


def _werk_uit(z: Zitting, doel: int, huizen: Collection[int]) -> tuple[ToedelingVanMelding, ...]:
    """Decide again where that is due; the casus of who is met comes to what its meldingen say."""
    beslist = {
        rij["id"]
        for rij in meldingqueries.meldingen(z.register, [doel])
        if rij["status"] != TERUGGELEID
        and (rij["uitkomst"] is not None or rij["casus"] is not None)
    }
    nummers = sorted({*samenhang.zonder_casus(z.register, huizen), *beslist})
    uitslagen = deel_opnieuw_toe(z, nummers)
    for nummer in samenhang.open_casusnummers(z.register, huizen).values():
        breng_bij(z, casus_van(z.register, nummer))
    return uitslagen
