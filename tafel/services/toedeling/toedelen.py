"""Allocating meldingen: ask the rules, write the ledger, open or join the household's casus."""

from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from typing import Any

from msgspec.structs import replace

from tafel.domain.basis import Leesbaar
from tafel.domain.melding import ONBESLIST
from tafel.domain.toedeling import Besluit, ToedelingVanMelding, Uitkomst
from tafel.errors import MeldingNotFound
from tafel.register import melding as meldingqueries
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.services.basis.samenhang import weiger_samengevoegd
from tafel.services.toedeling.besluiten import Overruling, besluit_over, kind_bekend
from tafel.services.toedeling.casusvorming import (
    TERUGGELEID,
    Casusplek,
    Casussen,
    Nood,
    nood_van,
    stand,
)
from tafel.services.toedeling.grootboek import als_json, schrijf_bij, uit_json
from tafel.services.toedeling.heropenen import GESLOTEN
from tafel.services.zitting import Zitting

BESLIST = ("toegedeeld", "bespreken")


def deel_toe(
    z: Zitting,
    *,
    nummers: Sequence[int] | None,
    opnieuw: bool = False,
    proef: bool = False,
    uitleg: bool = False,
    overruling: Overruling | None = None,
    voortgang: Callable[[int], None] | None = None,
) -> tuple[ToedelingVanMelding, ...]:
    """Decide on these meldingen, or with None on all that are undecided (`opnieuw`: the rest too).

    What a coördinator chose under these rules stays, unless a melding is named with `opnieuw`. With
    `proef` nothing is stored but the look itself; `voortgang` is called with the number of
    meldingen decided on since. Raises MeldingNotFound for a number that does not exist.
    """
    with nullcontext() if proef else z.register.schrijf():
        rijen = _rijen(z.register, nummers, opnieuw)
        staand: dict[int, Overruling] = {}
        if overruling is None and (nummers is None or not opnieuw):
            staand = _gekozen(z, rijen)
        keuzes = staand if overruling is None else dict.fromkeys(_nummers(rijen), overruling)
        uitslagen = besluit_over(z, rijen, keuzes, uitleg, voortgang)
        onderwerp = f"M{rijen[0]['id']}" if len(rijen) == 1 else f"{len(rijen)} meldingen"
        z.register.log(z.wie, z.vandaag, "toedelen --proef" if proef else "toedelen", onderwerp)
        if proef:
            return _met_eerder(z.register, uitslagen) if opnieuw else uitslagen
        herhaling = overruling is None and not opnieuw
        return _leg_vast(z, rijen, uitslagen, staand, herhaling=herhaling)


def deel_opnieuw_toe(z: Zitting, nummers: Sequence[int]) -> tuple[ToedelingVanMelding, ...]:
    """Decide again on these meldingen because their casus may be another one now, inside the
    caller's write transaction. What a coördinator chose under these rules stays.
    """
    rijen = _rijen(z.register, nummers, opnieuw=False)
    gekozen = _gekozen(z, rijen)
    uitslagen = besluit_over(z, rijen, gekozen, uitleg=False, voortgang=None)
    return _leg_vast(z, rijen, uitslagen, gekozen, herhaling=True)


def leg_bij_tafel(z: Zitting, casus: int, overruling: Overruling) -> None:
    """Move a casus to another table, inside the caller's write transaction.

    It is a choice against the rules, about every melding that counts, and so goes in the ledger.
    """
    rijen = [
        dict(rij)
        for rij in meldingqueries.meldingen_van_casus(z.register, casus)
        if rij["status"] != TERUGGELEID
    ]
    if not rijen:
        z.register.werk_bij(
            "casus",
            casus,
            {"tafel": overruling.tafel, "uitkomst": Uitkomst.TAFEL, "voorkeur": None},
        )
        return
    keuzes = dict.fromkeys(_nummers(rijen), overruling)
    uitslagen = besluit_over(z, rijen, keuzes, uitleg=False, voortgang=None)
    _leg_vast(z, rijen, uitslagen, (), herhaling=False)


def leg_keuzes_vast(z: Zitting, keuzes: Mapping[int, Overruling]) -> None:
    """Choose a table per melding, inside the caller's write transaction."""
    rijen = _rijen(z.register, list(keuzes), False)
    uitslagen = besluit_over(z, rijen, keuzes, uitleg=False, voortgang=None)
    _leg_vast(z, rijen, uitslagen, (), herhaling=False)


def _nummers(rijen: Sequence[Mapping[str, Any]]) -> list[int]:
    return [rij["id"] for rij in rijen]


def _rijen(
    register: Register, nummers: Sequence[int] | None, opnieuw: bool
) -> list[Mapping[str, Any]]:
    if nummers is None:
        statussen = (*ONBESLIST, *BESLIST) if opnieuw else ONBESLIST
        return [dict(rij) for rij in meldingqueries.meldingen_met_status(register, statussen)]
    rijen = {rij["id"]: dict(rij) for rij in meldingqueries.meldingen(register, nummers)}
    for nummer in nummers:
        if nummer not in rijen:
            raise MeldingNotFound(nummer)
        weiger_samengevoegd(rijen[nummer])
    return [rijen[nummer] for nummer in dict.fromkeys(nummers)]


def _gekozen(z: Zitting, rijen: Sequence[Mapping[str, Any]]) -> dict[int, Overruling]:
    """Per melding the table that a coördinator chose under these rules and that still stands."""
    beslist = [rij["id"] for rij in rijen if rij["status"] in BESLIST]
    return {
        nummer: Overruling(rij["tafel"], rij["motivering"])
        for nummer, rij in meldingqueries.laatste_besluiten(z.register, beslist).items()
        if rij["voorstel"] is not None
        and rij["profiel"] == z.profiel.naam
        and rij["tafel"] in z.profiel.tafels
    }


def _leg_vast(
    z: Zitting,
    rijen: Sequence[Mapping[str, Any]],
    uitslagen: Sequence[ToedelingVanMelding],
    staand: Container[int],
    *,
    herhaling: bool,
) -> tuple[ToedelingVanMelding, ...]:
    """Write what is new to the ledger, and bring the casussen to what their meldingen say.

    A choice that is `staand` is no new decision, nor is a `herhaling` that says the same as before.
    """
    thuis = {rij["huishouden"] for rij in rijen}
    casussen = Casussen(z, thuis)
    vorige = meldingqueries.laatste_besluiten(z.register, _nummers(rijen))
    besluiten: list[Besluit] = []
    bewaard: list[ToedelingVanMelding] = []
    for rij, uitslag in zip(rijen, uitslagen, strict=True):
        toedeling, vorig = uitslag.toedeling, vorige.get(rij["id"])
        status = _status(z.profiel, uitslag)
        gelijk = (
            vorig is not None
            and rij["status"] == status
            and vorig["besluit"] == als_json(toedeling)
        )
        staat = rij["id"] in staand or (gelijk and (herhaling or status == Uitkomst.AANVULLEN))
        gezegd = stand(status, toedeling)
        nood = _begint_crisis(z.profiel, rij, uitslag, vorig, z.vandaag)
        if nood is not None and toedeling.uitkomst is Uitkomst.REGULIER:
            gezegd = Casusplek(Uitkomst.BESPREKEN, None, None)
        if staat and nood is None and (rij["casus"] is not None or gezegd is None):
            bewaard.append(uitslag)
            continue
        casus = casussen.bij(rij, gezegd, nood=nood)
        wacht_op = casussen.wacht_op(rij["huishouden"]) if casus is None and gezegd else None
        bewaard.append(_met_casus(uitslag, casus, wacht_op))
        if staat and casus is None:
            continue
        gesloten = casus is not None and not casussen.loopt(casus)
        bevestiging = rij["bevestiging"] if gesloten else None
        if gesloten and gezegd is not None and rij["status"] in ONBESLIST:
            bevestiging = GESLOTEN
        z.register.werk_bij(
            "melding",
            rij["id"],
            {
                "status": status,
                "uitkomst": toedeling.uitkomst,
                "tafel": toedeling.tafel,
                "casus": casus,
                "bevestiging": bevestiging,
                "crisis_gemeld": rij["crisis_gemeld"] if casus is None or gesloten else None,
                **({"teruggeleid_naar": None} if rij["status"] == TERUGGELEID else {}),
            },
        )
        besluiten.append(
            Besluit(
                melding=rij["id"],
                casus=casus,
                dag=z.vandaag,
                wie=z.wie,
                toedeling=toedeling,
                motivering=uitslag.motivering,
                voorstel=uitslag.voorstel,
            )
        )
    schrijf_bij(z.register, besluiten)
    verhuisd = casussen.herzie()
    return tuple(_met_verhuizing(uitslag, verhuisd) for uitslag in bewaard)


def _met_verhuizing(
    uitslag: ToedelingVanMelding, verhuisd: Mapping[int, tuple[str, str]]
) -> ToedelingVanMelding:
    """Says that its casus moves, unless somebody chose that table."""
    if uitslag.casus is None or uitslag.casus not in verhuisd or uitslag.voorstel is not None:
        return uitslag
    van, naar = verhuisd[uitslag.casus]
    zin = f"casus {uitslag.casus} gaat van {van} naar {naar}"
    return replace(uitslag, waarschuwingen=(*uitslag.waarschuwingen, zin))


def _begint_crisis(
    profiel: Profiel,
    rij: Mapping[str, Any],
    uitslag: ToedelingVanMelding,
    vorig: Leesbaar | None,
    dag: date,
) -> Nood | None:
    """The crisis that begins: one that was stated and that no casus follows yet, whatever the rules
    make of it; or one of a melding that was sent away, or around a child who was not known.
    """
    voorstel = uitslag.voorstel[0] if uitslag.voorstel else None
    volgens_regels = Uitkomst.CRISIS in (uitslag.toedeling.uitkomst, voorstel)
    if rij["crisis_gemeld"] is not None:
        return nood_van(profiel, rij)
    if not volgens_regels:
        return None
    terug = rij["status"] == TERUGGELEID
    return Nood(dag.isoformat()) if vorig is None or terug or kind_bekend(vorig) else None


def _met_eerder(
    register: Register, uitslagen: tuple[ToedelingVanMelding, ...]
) -> tuple[ToedelingVanMelding, ...]:
    """With the decision that stood in the ledger beside each that comes out elsewhere."""
    bewogen = [
        u.melding
        for u in uitslagen
        if u.eerder not in (None, (u.toedeling.uitkomst, u.toedeling.tafel))
    ]
    vorige = meldingqueries.laatste_besluiten(register, bewogen)
    return tuple(
        replace(u, eerder_besluit=uit_json(vorige[u.melding]["besluit"]))
        if u.melding in vorige
        else u
        for u in uitslagen
    )


def _met_casus(
    uitslag: ToedelingVanMelding, casus: int | None, wacht_op: tuple[int, int] | None
) -> ToedelingVanMelding:
    """With its casus, or with the question that keeps it from one of its own."""
    if wacht_op is None:
        return replace(uitslag, casus=casus)
    ander, gevraagd = wacht_op
    zin = (
        f"nog geen casus: hoort M{gevraagd} bij casus {ander}? tafel melding beoordeel M{gevraagd}"
    )
    return replace(uitslag, casus=None, waarschuwingen=(*uitslag.waarschuwingen, zin))


def _status(profiel: Profiel, uitslag: ToedelingVanMelding) -> str:
    uitkomst = uitslag.toedeling.uitkomst
    if uitkomst in (Uitkomst.AANVULLEN, Uitkomst.BESPREKEN):
        return str(uitkomst)
    wacht = uitkomst is Uitkomst.TAFEL and not profiel.voorstel_geldt_meteen
    return "bespreken" if wacht and uitslag.voorstel is None else "toegedeeld"
