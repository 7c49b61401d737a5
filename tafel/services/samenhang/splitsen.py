"""A family that splits: some go and live apart, the others stay; one casus until it is split.

Who lives apart has an address of his own and stays a member of the casus (docs/adr/0016).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tafel.datums import dag_maand, datum_dm
from tafel.domain.basis import Leesbaar, Rij
from tafel.domain.casus import Plek
from tafel.domain.samenhang import ApartGaanWonen
from tafel.errors import InputRefused, WrongUse
from tafel.files.controle import verdeel_huisnummer
from tafel.kolommen import GEEN, SCHEIDING
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register.melding import HUISHOUDENKOLOMMEN
from tafel.rules.thuis import genoemde, wie_is_wie
from tafel.rules.verjaardagen import geboren_tussen
from tafel.services.basis.benoemen import wijs_aan
from tafel.services.basis.nieuwefeiten import leg_opnieuw_voor, volgens_regels
from tafel.services.basis.tijdlijn import casus_van, noteer
from tafel.services.melding.bewaren import verander
from tafel.services.melding.melden import keur
from tafel.services.samenhang.huishoudens import (
    geef_adressen_mee,
    huishouden_van,
    noteer_adres,
    onthoud_adres,
)
from tafel.services.samenhang.verhuizen import VERST, woont_sinds
from tafel.services.zitting import Zitting
from tafel.sleutels import adressleutel

Wie = tuple[int | None, tuple[int, Plek] | None]
"""Who is meant: the melding about somebody, or (casus, number or place as a child)."""


def splits(
    z: Zitting,
    wie: Sequence[Wie],
    adres: Rij,
    op: date,
    *,
    woonsituatie: str | None = None,
    proef: bool = False,
) -> ApartGaanWonen:
    """These people of one household live together at another address from `op` on, unknown where
    `adres` says nothing; the others stay. It counts from now on, as a move does.

    Raises MeldingNotFound, CasusNotFound, NotFound; InputRefused for people of several households,
    for who lives apart already or did not live there then, when nobody would stay, and for an
    address that cannot be or is where they live;
    WrongUse for a day that is too far off, or not after the last move.
    """
    if op - z.vandaag > VERST:
        raise WrongUse(
            f"--op: een verhuizing legt u hoogstens {VERST.days // 7} weken vooruit vast"
        )
    adres = dict(adres)
    opmerkelijk = tuple(keur(verdeel_huisnummer(adres)))
    with z.register.schrijf_of_proef(proef):
        huishouden, gaan = _wie_gaan(z, wie)
        [rij] = meldingqueries.huishoudens(z.register, [huishouden])
        sinds = woont_sinds(z.register, huishouden)
        if sinds is not None and op <= sinds:
            raise WrongUse(
                f"--op: het huishouden verhuisde op {datum_dm(sinds)}-{sinds.year}; "
                "kies een dag daarna"
            )
        _toets_toen(gaan, op)
        oud = {kolom: rij[kolom] for kolom in HUISHOUDENKOLOMMEN}
        nieuw = {kolom: adres.get(kolom) for kolom in HUISHOUDENKOLOMMEN}
        if adres and (nieuw == oud or (adressleutel(nieuw) or "") == adressleutel(oud)):
            raise InputRefused("wie gaan, wonen daar al; geef hun nieuwe adres, of geen")
        voor = volgens_regels(z, huishouden)
        woning = _eigen_woning(z, dict(rij), adres, sinds, op)
        for lid in gaan:
            z.register.werk_bij("persoon", lid["id"], {"woont": woning})
        noemen = _houd_lijsten_bij(z, huishouden, woning)
        meldingen = samenhang.van_woning(z.register, woning)
        if woonsituatie is not None:
            for melding in meldingen:
                verander(z, melding, {"woonsituatie": woonsituatie})
        anders = [deel.melding for deel in leg_opnieuw_voor(z, huishouden, voor)]
        casus = samenhang.open_casusnummers(z.register, [huishouden]).get(huishouden)
        nummers = tuple(int(lid["nummer"]) for lid in gaan)
        if casus is not None:
            zij = ", ".join(f".{nummer}" for nummer in nummers)
            tekst = f"apart gaan wonen per {dag_maand(op, z.vandaag)}: {zij}"
            noteer(z, casus, "apart", tekst, gegevens={"personen": nummers, "op": op})
        handeling = "huishouden splits --proef" if proef else "huishouden splits"
        z.register.log(z.wie, z.vandaag, handeling, " ".join(f"M{m}" for m in meldingen))
        return ApartGaanWonen(
            casus,
            nummers,
            tuple(meldingen),
            op,
            adres_bekend=bool(adres),
            lijst_anders=tuple(noemen),
            opnieuw=tuple(
                sorted({*anders, *noemen, *(meldingen if woonsituatie is not None else ())})
            ),
            opmerkelijk=opmerkelijk,
        )


def _wie_gaan(z: Zitting, wie: Sequence[Wie]) -> tuple[int, list[dict[str, Any]]]:
    """The one household that they belong to, and the rows of who goes, by number."""
    gekozen: dict[int, int] = {}
    for melding, persoon in wie:
        huishouden = huishouden_van(z, melding=melding, persoon=persoon)
        gekozen[_wie(z, melding, persoon)] = huishouden
    if len(set(gekozen.values())) != 1:
        raise InputRefused("deze mensen horen niet bij één huishouden; splits per huishouden")
    huishouden = next(iter(gekozen.values()))
    leden = casusqueries.leden(z.register, huishouden)
    gaan = [lid for lid in leden if lid["id"] in gekozen]
    if apart := [lid for lid in gaan if lid["woont"] is not None]:
        raise InputRefused(
            f"wie het huishouden al heeft verlaten (.{apart[0]['nummer']}), verhuist met: "
            "tafel huishouden verhuis"
        )
    if not any(lid["woont"] is None for lid in leden if lid["id"] not in gekozen):
        raise InputRefused(
            "dan blijft er niemand achter; verhuist iedereen, dan: tafel huishouden verhuis"
        )
    return huishouden, gaan


def _toets_toen(gaan: Sequence[Leesbaar], op: date) -> None:
    """Raises InputRefused for who was not born then, or did not live there yet."""
    for lid in gaan:
        geboren = geboren_tussen(lid["geboortedatum"], None, None)
        if geboren is not None and geboren[0] > op:
            raise InputRefused(f"--op: .{lid['nummer']} was toen nog niet geboren")
        if lid["erbij_op"] is not None and date.fromisoformat(lid["erbij_op"]) > op:
            raise InputRefused(f"--op: .{lid['nummer']} woonde er toen nog niet")


def _wie(z: Zitting, melding: int | None, persoon: tuple[int, Plek] | None) -> int:
    """The person who is meant; a child that only meldingen name gets a number."""
    if persoon is not None:
        return wijs_aan(z, casus_van(z.register, persoon[0]), persoon[1]).persoon
    [rij] = meldingqueries.meldingen(z.register, [melding or 0])
    return int(rij["persoon"])


def _eigen_woning(z: Zitting, rij: dict[str, Any], adres: Rij, sinds: date | None, op: date) -> int:
    """The household at the new address, which lived until then where the others still do."""
    nieuw = {kolom: adres.get(kolom) for kolom in HUISHOUDENKOLOMMEN}
    woning = z.register.voeg_toe("huishouden", {**nieuw, "afgeschermd": rij["afgeschermd"]})
    geef_adressen_mee(z.register, rij["id"], woning)
    oud = {kolom: rij[kolom] for kolom in HUISHOUDENKOLOMMEN}
    noteer_adres(z, woning, oud, van=sinds, tot=op - timedelta(days=1))
    return woning


def _houd_lijsten_bij(z: Zitting, huishouden: int, woning: int) -> list[int]:
    """Each melding names the children who live with whom it is about, now that some live in
    `woning`: of who goes only those who go along, of who stays all others. Which meldingen changed.
    """
    leden = casusqueries.leden(z.register, huishouden)
    nummers = [rij["id"] for rij in samenhang.van_huishouden(z.register, huishouden)]
    anders = []
    for rij in meldingqueries.meldingen(z.register, nummers):
        if rij["woont"] not in (huishouden, woning):
            continue
        gezegd = genoemde(rij["inwonende_kinderen"])
        zelfde = wie_is_wie([(kind, rij["ontvangen_op"]) for kind in gezegd], leden)
        hier = [
            kind
            for plaats, kind in enumerate(gezegd)
            if (zelfde[plaats]["woont"] or huishouden if plaats in zelfde else huishouden)
            == rij["woont"]
        ]
        if hier != list(gezegd):
            verander(z, rij["id"], {"inwonende_kinderen": SCHEIDING.join(hier) or GEEN})
            anders.append(rij["id"])
    return anders


def trek_bij(z: Zitting, een: Rij, ander: Rij) -> None:
    """Who a melding is about, and who lives there too, live again with who another is about:
    members of one casus, inside the caller's write transaction.
    """
    huishouden = int(str(een["huishouden"]))
    thuis = ander["woont"] if ander["woont"] != huishouden else None
    komen = [
        lid
        for lid in casusqueries.leden(z.register, huishouden)
        if (lid["woont"] or huishouden) == een["woont"]
    ]
    voor = volgens_regels(z, huishouden)
    for lid in komen:
        z.register.werk_bij("persoon", lid["id"], {"woont": thuis})
    onthoud_adres(z, int(str(een["woont"])), int(str(ander["woont"])))
    leg_opnieuw_voor(z, huishouden, voor)
    casus = samenhang.open_casusnummers(z.register, [huishouden]).get(huishouden)
    if casus is not None:
        nummers = [lid["nummer"] for lid in komen]
        zij = ", ".join(f".{nummer}" for nummer in nummers)
        noteer(z, casus, "weer_samen", f"weer bij elkaar: {zij}", gegevens={"personen": nummers})
