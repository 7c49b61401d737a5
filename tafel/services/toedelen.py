"""Allocating meldingen: ask the rules, write the ledger, open or join the household's casus."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tafel.domain import Toedeling, ToedelingVanMelding, Uitkomst
from tafel.errors import NotFound, WrongUse
from tafel.register import queries
from tafel.register.store import Register, nu
from tafel.rules.profiel import Profiel
from tafel.rules.toedeling import anders_als, beslis, met_bevindingen
from tafel.services.betrokkene import betrokkene
from tafel.services.feiten import feiten_van
from tafel.services.grootboek import als_json

ONBESLIST = ("nieuw", "aanvullen")
"""Status of a melding that still waits for a decision."""
BESLIST = ("toegedeeld", "bespreken")
EERSTE_STAP = 3
"""Step in which a casus opens: processing (2) ends with the toedeling (Visie §3.3.2)."""


@dataclass(frozen=True, slots=True)
class Overruling:
    """A coördinator's own choice of table instead of the rules' proposal, with the reason."""

    tafel: str
    motivering: str | None


def deel_toe(
    register: Register,
    profiel: Profiel,
    *,
    wie: str,
    dag: date,
    nummers: Sequence[int] | None,
    opnieuw: bool = False,
    proef: bool = False,
    uitleg: bool = False,
    overruling: Overruling | None = None,
    voortgang: Callable[[int], None] | None = None,
) -> tuple[ToedelingVanMelding, ...]:
    """Decide on these meldingen, or with None on all that are undecided (`opnieuw`: the rest too).

    With `proef` nothing is stored. Raises NotFound for a number that does not exist.
    """
    if proef:
        rijen = _rijen(register, nummers, opnieuw)
        return _besluit_over(register, profiel, rijen, uitleg, overruling, voortgang)
    with register.schrijf():
        rijen = _rijen(register, nummers, opnieuw)
        uitslagen = _besluit_over(register, profiel, rijen, uitleg, overruling, voortgang)
        bewaard = _leg_vast(register, profiel, rijen, uitslagen, wie, dag)
        onderwerp = f"M{rijen[0]['id']}" if len(rijen) == 1 else f"{len(rijen)} meldingen"
        register.log(wie, dag, "toedelen", onderwerp)
    return bewaard


def _rijen(
    register: Register, nummers: Sequence[int] | None, opnieuw: bool
) -> list[Mapping[str, Any]]:
    if nummers is None:
        statussen = (*ONBESLIST, *BESLIST) if opnieuw else ONBESLIST
        return [dict(rij) for rij in queries.meldingen_met_status(register, statussen)]
    rijen = {rij["id"]: dict(rij) for rij in queries.meldingen(register, nummers)}
    for nummer in nummers:
        if nummer not in rijen:
            raise NotFound(f"melding M{nummer} bestaat niet; zoek met: tafel melding lijst")
    return [rijen[nummer] for nummer in dict.fromkeys(nummers)]


def _besluit_over(
    register: Register,
    profiel: Profiel,
    rijen: Sequence[Mapping[str, Any]],
    uitleg: bool,
    overruling: Overruling | None,
    voortgang: Callable[[int], None] | None,
) -> tuple[ToedelingVanMelding, ...]:
    casussen = queries.open_casussen(register, {rij["huishouden"] for rij in rijen})
    uitslagen = []
    for aantal, rij in enumerate(rijen, 1):
        casus = casussen.get(rij["huishouden"])
        toedeling = _ook_bij_dominant(
            beslis(profiel, feiten_van(rij, profiel.meervoudig_vanaf)), rij, casus
        )
        voorstel = motivering = None
        if overruling is not None:
            voorstel, motivering = (toedeling.uitkomst, toedeling.tafel), overruling.motivering
            if voorstel != (Uitkomst.TAFEL, overruling.tafel) and motivering is None:
                raise WrongUse(
                    "een tafel kiezen tegen het voorstel in vraagt een motivering: --motivering"
                )
            toedeling = _overruled(toedeling, overruling.tafel)
        uitslagen.append(
            ToedelingVanMelding(
                melding=rij["id"],
                kenmerk=rij["kenmerk"],
                betrokkene=betrokkene(rij),
                toedeling=met_bevindingen(profiel, toedeling) if uitleg else toedeling,
                casus=_casusnummer(toedeling.uitkomst, rij, casus),
                eerder=(Uitkomst(rij["uitkomst"]), rij["tafel"]) if rij["uitkomst"] else None,
                motivering=motivering,
                voorstel=voorstel,
                anders_als=anders_als(profiel, toedeling.feiten) if uitleg else (),
                waarschuwingen=_waarschuwingen(profiel, toedeling, rij),
            )
        )
        if voortgang is not None:
            voortgang(aantal)
    return tuple(uitslagen)


def _casusnummer(
    uitkomst: Uitkomst, rij: Mapping[str, Any], casus: Mapping[str, Any] | None
) -> int | None:
    if rij["casus"] is not None:
        return int(rij["casus"])
    return int(casus["id"]) if casus and uitkomst.opent_casus else None


def _ook_bij_dominant(
    toedeling: Toedeling, rij: Mapping[str, Any], casus: Mapping[str, Any] | None
) -> Toedeling:
    """A single request in a household with a casus: attune with its table (Werkplan §2.8)."""
    if casus is None or casus["tafel"] is None or rij["casus"] == casus["id"]:
        return toedeling
    tafel = str(casus["tafel"])
    if toedeling.feiten["meervoudig"] != "nee" or tafel in (toedeling.tafel, *toedeling.afstemmen):
        return toedeling
    return replace(toedeling, afstemmen=(*toedeling.afstemmen, tafel))


def _overruled(toedeling: Toedeling, tafel: str) -> Toedeling:
    return replace(
        toedeling,
        uitkomst=Uitkomst.TAFEL,
        tafel=tafel,
        onderdeel=None,
        voorkeur=None,
        naar=None,
        vragen=(),
        volgt_op=None,
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
    if toedeling.feiten["crisis"] == "ja" or rij["urgentie"] == "spoed":
        return ("een melding is geen noodlijn: bij acuut gevaar 112",)
    return ()


def _leg_vast(
    register: Register,
    profiel: Profiel,
    rijen: Sequence[Mapping[str, Any]],
    uitslagen: Sequence[ToedelingVanMelding],
    wie: str,
    dag: date,
) -> tuple[ToedelingVanMelding, ...]:
    casussen = queries.open_casussen(register, {rij["huishouden"] for rij in rijen})
    vorige = queries.laatste_besluiten(register, [rij["id"] for rij in rijen])
    tijd = nu()
    grootboek: list[tuple[Any, ...]] = []
    bewaard: list[ToedelingVanMelding] = []
    for rij, bedacht in zip(rijen, uitslagen, strict=True):
        casus = _casus_bij(register, profiel, rij, bedacht, casussen, dag)
        uitslag = replace(bedacht, casus=casus)
        bewaard.append(uitslag)
        toedeling = uitslag.toedeling
        besluit = als_json(toedeling)
        status = _status(profiel, uitslag)
        vorig = vorige.get(rij["id"])
        if (
            status == "aanvullen" == rij["status"]
            and vorig is not None
            and vorig["besluit"] == besluit
        ):
            continue
        register.werk_bij(
            "melding",
            rij["id"],
            {
                "status": status,
                "uitkomst": toedeling.uitkomst,
                "tafel": toedeling.tafel,
                "casus": casus,
            },
        )
        voorstel = json.dumps(uitslag.voorstel) if uitslag.voorstel else None
        grootboek.append(
            (
                *(rij["id"], casus, tijd, dag.isoformat(), wie, profiel.naam, profiel.versie),
                *(toedeling.uitkomst, toedeling.tafel, uitslag.motivering, besluit, voorstel),
            )
        )
    register.voeg_alle_toe(
        "toedelingsbesluit",
        (
            *("melding", "casus", "tijd", "dag", "wie", "profiel", "profielversie"),
            *("uitkomst", "tafel", "motivering", "besluit", "voorstel"),
        ),
        grootboek,
    )
    return tuple(bewaard)


def _status(profiel: Profiel, uitslag: ToedelingVanMelding) -> str:
    uitkomst = uitslag.toedeling.uitkomst
    if uitkomst in (Uitkomst.AANVULLEN, Uitkomst.BESPREKEN):
        return str(uitkomst)
    wacht = uitkomst is Uitkomst.TAFEL and not profiel.voorstel_geldt_meteen
    return "bespreken" if wacht and uitslag.voorstel is None else "toegedeeld"


def _casus_bij(
    register: Register,
    profiel: Profiel,
    rij: Mapping[str, Any],
    uitslag: ToedelingVanMelding,
    casussen: dict[int, dict[str, Any]],
    dag: date,
) -> int | None:
    """Open the casus of the household, or join the one that is open; returns its number."""
    toedeling = uitslag.toedeling
    if not toedeling.uitkomst.opent_casus:
        return int(rij["casus"]) if rij["casus"] is not None else None
    nieuw = _stand(profiel, uitslag)
    casus = casussen.get(rij["huishouden"])
    if casus is None:
        waarden = nieuw | {
            "huishouden": rij["huishouden"],
            "stap": EERSTE_STAP,
            "status": "open",
            "geopend_op": dag.isoformat(),
            "besproken_op": None,
        }
        nummer = register.voeg_toe("casus", waarden)
        casussen[rij["huishouden"]] = waarden | {"id": nummer, "aantal": 1}
        return nummer
    erbij = rij["casus"] != casus["id"]
    anders = _samen(casus, nieuw, alleen=casus["aantal"] == (0 if erbij else 1))
    if erbij or any(casus[veld] != waarde for veld, waarde in anders.items()):
        anders["besproken_op"] = None
        register.werk_bij("casus", casus["id"], anders)
    casus.update(anders, aantal=casus["aantal"] + erbij)
    return int(casus["id"])


def _stand(profiel: Profiel, uitslag: ToedelingVanMelding) -> dict[str, Any]:
    """What one decision says about its casus."""
    toedeling = uitslag.toedeling
    if _status(profiel, uitslag) == "bespreken":
        return {
            "tafel": None,
            "uitkomst": str(Uitkomst.BESPREKEN),
            "voorkeur": toedeling.tafel or toedeling.voorkeur,
        }
    return {
        "tafel": toedeling.tafel or toedeling.volgt_op,
        "uitkomst": str(toedeling.uitkomst),
        "voorkeur": None,
    }


def _samen(casus: Mapping[str, Any], nieuw: dict[str, Any], *, alleen: bool) -> dict[str, Any]:
    """A casus with one more decision: crisis goes first, two tables are to be discussed."""
    if alleen or nieuw["uitkomst"] == Uitkomst.CRISIS or casus["tafel"] is None:
        return nieuw if nieuw["tafel"] or alleen else {}
    if casus["uitkomst"] == Uitkomst.CRISIS or nieuw["tafel"] in (None, casus["tafel"]):
        return {}
    return {"uitkomst": str(Uitkomst.BESPREKEN), "voorkeur": nieuw["tafel"]}
