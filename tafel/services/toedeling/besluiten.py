"""What is decided about a melding: the outcome of the rules, or what somebody chose instead."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tafel.datums import datum_dm
from tafel.domain.basis import Leesbaar
from tafel.domain.melding import ONBESLIST
from tafel.domain.toedeling import Toedeling, ToedelingVanMelding, Uitkomst
from tafel.errors import WrongUse
from tafel.register import casus as casusqueries
from tafel.register.casus import laatst_gesloten
from tafel.register.rijen.casus import Casusrij
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.toedeling import anders_als, met_bevindingen, met_onderdeel
from tafel.services.basis.betrokkene import betrokkene
from tafel.services.basis.feiten import beslis_over
from tafel.services.toedeling.casusvorming import is_crisis, manager
from tafel.services.zitting import Zitting


class Overruling(Struct, frozen=True):
    """A coördinator's own choice of table instead of the rules' proposal, with the reason."""

    tafel: str
    motivering: str | None


def besluit_over(
    z: Zitting,
    rijen: Sequence[Mapping[str, Any]],
    keuzes: Mapping[int, Overruling],
    uitleg: bool,
    voortgang: Callable[[int], None] | None,
) -> tuple[ToedelingVanMelding, ...]:
    thuis = {rij["huishouden"] for rij in rijen}
    casussen = casusqueries.open_casussen(z.register, thuis)
    gesloten = laatst_gesloten(z.register, thuis)
    uitslagen = []
    for rij in rijen:
        casus = casussen.get(rij["huishouden"])
        toedeling = beslis_over(z.profiel, rij)
        voorstel = motivering = None
        if keuze := keuzes.get(rij["id"]):
            voorstel, motivering = (toedeling.uitkomst, toedeling.tafel), keuze.motivering
            if voorstel != (Uitkomst.TAFEL, keuze.tafel):
                if motivering is None:
                    raise WrongUse(
                        "een tafel kiezen tegen het voorstel in vraagt een motivering: --motivering"
                    )
                toedeling = met_onderdeel(
                    z.profiel, _overruled(toedeling, keuze.tafel), rij["buurt"]
                )
        uitslagen.append(
            ToedelingVanMelding(
                melding=rij["id"],
                kenmerk=rij["kenmerk"],
                betrokkene=betrokkene(rij),
                toedeling=met_bevindingen(z.profiel, toedeling) if uitleg else toedeling,
                casus=_casusnummer(toedeling.uitkomst, rij, casus),
                komt_erbij=bool(casus and toedeling.uitkomst.opent_casus and not rij["casus"]),
                eerder=(Uitkomst(rij["uitkomst"]), rij["tafel"]) if rij["uitkomst"] else None,
                motivering=motivering,
                voorstel=voorstel,
                anders_als=anders_als(z.profiel, toedeling.feiten) if uitleg else (),
                waarschuwingen=(
                    *_waarschuwingen(z.profiel, toedeling, rij),
                    *_over_casus(z.profiel, toedeling, rij, casus, gesloten.get(rij["huishouden"])),
                ),
            )
        )
        if voortgang is not None:
            voortgang(1)
    return _ook_bij_dominant(rijen, uitslagen, casussen)


def _casusnummer(
    uitkomst: Uitkomst, rij: Mapping[str, Any], casus: Mapping[str, Any] | None
) -> int | None:
    if rij["casus"] is not None:
        return int(rij["casus"])
    return int(casus["id"]) if casus and uitkomst.opent_casus else None


def _ook_bij_dominant(
    rijen: Sequence[Mapping[str, Any]],
    uitslagen: Sequence[ToedelingVanMelding],
    casussen: Mapping[int, Mapping[str, Any]],
) -> tuple[ToedelingVanMelding, ...]:
    """A single request in a household with a casus: attune with its table (Werkplan §2.8).

    The casus is there already, or another of these meldingen opens it.
    """
    tafels: dict[int, tuple[int | None, str]] = {}
    for rij, uitslag in zip(rijen, uitslagen, strict=True):
        if tafel := uitslag.toedeling.tafel or uitslag.toedeling.volgt_op:
            tafels.setdefault(rij["huishouden"], (rij["id"], tafel))
    tafels |= {huis: (None, c["tafel"]) for huis, c in casussen.items() if c["tafel"]}

    def afgestemd(rij: Mapping[str, Any], uitslag: ToedelingVanMelding) -> ToedelingVanMelding:
        toedeling = uitslag.toedeling
        opener, tafel = tafels.get(rij["huishouden"], (None, None))
        enkel = toedeling.feiten["meervoudig"] == "nee"
        if tafel is None or not enkel or opener == rij["id"] or rij["casus"] is not None:
            return uitslag
        if tafel in (toedeling.tafel, toedeling.volgt_op, *toedeling.afstemmen):
            return uitslag
        return replace(
            uitslag, toedeling=replace(toedeling, afstemmen=(*toedeling.afstemmen, tafel))
        )

    return tuple(map(afgestemd, rijen, uitslagen))


def _overruled(toedeling: Toedeling, tafel: str) -> Toedeling:
    return replace(
        toedeling,
        uitkomst=Uitkomst.TAFEL,
        tafel=tafel,
        onderdeel=None,
        voorkeur=None,
        naar=None,
        afstemmen=tuple(met for met in toedeling.afstemmen if met != tafel),
        vragen=(),
        volgt_op=None,
        bel=f"bel {toedeling.naar}" if toedeling.uitkomst is Uitkomst.CRISIS else toedeling.bel,
    )


def _waarschuwingen(
    profiel: Profiel, toedeling: Toedeling, rij: Mapping[str, Any]
) -> tuple[str, ...]:
    if toedeling.uitkomst is Uitkomst.CRISIS:
        tafel = profiel.label(toedeling.volgt_op or "")
        return (
            f"bel nu {toedeling.naar}; bij acuut gevaar 112",
            f"informeer de coördinator van {tafel}",
        )
    zinnen = [toedeling.bel] if toedeling.bel else []
    if rij["crisis_gemeld"] is not None and toedeling.feiten["crisis"] != "ja":
        zinnen.append("was gemeld als crisis: blijft op de agenda tot is vastgelegd wie is gebeld")
    if toedeling.feiten["crisis"] == "ja" or rij["urgentie"] == "spoed":
        zinnen.append("een melding is geen noodlijn: bij acuut gevaar 112")
    return tuple(zinnen)


def _over_casus(
    profiel: Profiel,
    toedeling: Toedeling,
    rij: Mapping[str, Any],
    lopend: Mapping[str, Any] | None,
    gesloten: Casusrij | None,
) -> tuple[str, ...]:
    """What this decision does to the casus that the melding has, or what came before a new one."""
    eigen, uitkomst = rij["casus"], toedeling.uitkomst
    if eigen is None:
        terug = uitkomst.opent_casus and lopend is None and gesloten is not None
        return (_eerder(profiel, gesloten),) if terug and gesloten is not None else ()
    if lopend is None or lopend["id"] != eigen:
        if rij["status"] not in ONBESLIST or uitkomst is Uitkomst.AANVULLEN:
            return ()
        if rij["crisis_gemeld"] is not None and lopend is None:
            return (f"casus {eigen} was gesloten en gaat weer open",)
        if not uitkomst.opent_casus or lopend is not None:
            return ()
        zien = "de coördinatoren zien dit op hun agenda"
        return (f"casus {eigen} is gesloten; {zien}, of: tafel casus heropen {eigen}",)
    if uitkomst is Uitkomst.REGULIER:
        return (f"casus {eigen} blijft open, ook nu deze melding regulier is",)
    if uitkomst is Uitkomst.AANVULLEN:
        return (f"casus {eigen} blijft wat zij was tot deze melding is aangevuld",)
    return ()


def _eerder(profiel: Profiel, casus: Casusrij) -> str:
    dag = casus.gesloten_op
    assert dag is not None
    zin = f"dit huishouden had casus {casus.id}, gesloten op {datum_dm(dag)}-{dag.year}"
    organisatie = casus.casemanager_organisatie
    if organisatie is None:
        return zin
    return f"{zin}, met een {manager(profiel, casus)} van {profiel.label(organisatie)}"


def kind_bekend(vorig: Leesbaar) -> bool:
    """Whether the decision before knew the crisis, and did not know that a child lives there."""
    return not is_crisis(vorig) and json.loads(vorig["besluit"])["feiten"].get("crisis") == "ja"
