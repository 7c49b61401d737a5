"""The plan van aanpak: its versions, what is missing in it, and how it is frozen (domain §7)."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from tafel.domain.plan import Afspraak, Afspraakstatus, Doel, Oorzaak, Plan, Planstatus
from tafel.errors import NotFound
from tafel.register import plan as queries
from tafel.register.rijen import Rij
from tafel.register.rijen.casus import Casusrij
from tafel.register.rijen.plan import Planrij
from tafel.register.store import Register
from tafel.services.afspraak import afspraken
from tafel.services.basis.planversie import PLANVELDEN
from tafel.services.basis.tijdlijn import casus_van
from tafel.services.zitting import Zitting

CASUSVELDEN = ("tafel", "categorie", "casemanager_contact")
"""What a version keeps of its casus."""
BEREIKT = "bereikt"
GEEN_DATUM = "geen_evaluatiedatum"
"""Code of the gap that vaststellen fills."""
_DATUMS = ("gemaakt_op", "vastgesteld_op", "evaluatie_op", "geevalueerd_op")


def plan_van(z: Zitting, casus: int, versie: int | None = None) -> Plan | None:
    """The plan that is vastgesteld, with its tasks as they stand today; else the concept.

    A version asked for by number is as it was decided, or evaluated. None: there is no such plan.
    """
    rijen = queries.plannen(z.register, casus)
    if versie is not None:
        rij = next((rij for rij in rijen if rij.versie == versie), None)
        return None if rij is None else _plan(z, rij, rijen)
    for status in (Planstatus.VASTGESTELD, Planstatus.CONCEPT):
        for rij in rijen:
            if rij.status == status:
                plan = _plan(z, rij, rijen)
                return _van_vandaag(z, plan)
    return None


def concept_van(z: Zitting, casus: int) -> Plan | None:
    """The version that is being drawn up."""
    rijen = queries.plannen(z.register, casus)
    for rij in rijen:
        if rij.status == Planstatus.CONCEPT:
            return _plan(z, rij, rijen)
    return None


def open_doelen(register: Register, casus: int) -> tuple[Doel, ...]:
    """The goals that were neither reached nor dropped. Raises CasusNotFound, NotFound."""
    casus_van(register, casus)
    if not queries.plannen(register, casus):
        raise geen_plan(casus)
    return queries.levende_doelen(register, casus)


def geen_plan(casus: int) -> NotFound:
    return NotFound(f"casus {casus} heeft nog geen plan; maak het met: tafel plan maak {casus}")


# --- a plan from its rows, and frozen ------------------------------------------------------------


def bevries(plan: Plan) -> str:
    """The whole version as JSON, as it is kept for good."""
    return json.dumps(plan, ensure_ascii=False, default=_los, separators=(",", ":"))


def _los(waarde: object) -> object:
    return asdict(waarde) if isinstance(waarde, Struct) else str(waarde)


def _ontdooi(tekst: str) -> Plan:
    velden: dict[str, Any] = json.loads(tekst)
    velden |= {naam: dag_van(velden[naam]) for naam in _DATUMS}
    velden["status"] = Planstatus(velden["status"])
    velden["doelen"] = tuple(
        Doel(**doel | {"streefdatum": dag_van(doel["streefdatum"])}) for doel in velden["doelen"]
    )
    velden["taken"] = tuple(map(_taak, velden["taken"]))
    velden["versies"] = tuple(velden["versies"])
    return Plan(**velden)


def _taak(velden: dict[str, Any]) -> Afspraak:
    datums = {naam: dag_van(velden[naam]) for naam in ("uiterlijk", "gemaakt_op", "afgedaan_op")}
    oorzaak = velden["oorzaak"] and Oorzaak(velden["oorzaak"])
    return Afspraak(
        **velden | datums | {"status": Afspraakstatus(velden["status"]), "oorzaak": oorzaak}
    )


def _plan(z: Zitting, rij: Planrij, rijen: Sequence[Planrij]) -> Plan:
    """A concept as it stands, any other version as it was frozen."""
    versies = tuple(r.versie for r in rijen)
    if rij.vastgelegd is not None:
        bevroren = _ontdooi(rij.vastgelegd)
        return replace(bevroren, casus=rij.casus, status=rij.status, versies=versies)
    casus = casus_van(z.register, rij.casus)
    doelen = queries.levende_doelen(z.register, rij.casus)
    return lees_concept(rij, casus, doelen, _taken(z, casus.id, doelen), versies)


def lees_concept(
    rij: Planrij,
    casus: Casusrij,
    doelen: tuple[Doel, ...],
    taken: tuple[Afspraak, ...],
    versies: tuple[int, ...],
) -> Plan:
    return Plan(
        casus=rij.casus,
        versie=rij.versie,
        status=rij.status,
        gemaakt_op=rij.gemaakt_op,
        vastgesteld_op=rij.vastgesteld_op,
        evaluatie_op=rij.evaluatie_op,
        geevalueerd_op=rij.geevalueerd_op,
        casemanager=casus.casemanager,
        casemanager_organisatie=casus.casemanager_organisatie,
        velden={
            **_gezegd(rij, PLANVELDEN),
            **_gezegd(casus, CASUSVELDEN),
        },
        doelen=doelen,
        taken=taken,
        versies=versies,
    )


def _gezegd(rij: Rij, kolommen: Iterable[str]) -> dict[str, str]:
    """Those of these columns that say something."""
    return {naam: waarde for naam in kolommen if (waarde := getattr(rij, naam)) is not None}


def _van_vandaag(z: Zitting, plan: Plan) -> Plan:
    """A plan in force with its tasks, and who directs it, as they are now."""
    if plan.status is Planstatus.CONCEPT:
        return plan
    casus = casus_van(z.register, plan.casus)
    velden = {naam: waarde for naam, waarde in plan.velden.items() if naam not in CASUSVELDEN}
    doelen = _doelen_van_vandaag(z.register, plan)
    return replace(
        plan,
        doelen=doelen,
        casemanager=casus.casemanager,
        casemanager_organisatie=casus.casemanager_organisatie,
        velden=velden | _gezegd(casus, CASUSVELDEN),
        taken=_taken(z, plan.casus, doelen),
    )


def _doelen_van_vandaag(register: Register, plan: Plan) -> tuple[Doel, ...]:
    """Without the goals that went along to another casus; with the number that each has now."""
    nu = [(d, queries.plek_van_doel(register, d.casus, d.nummer)) for d in plan.doelen]
    return tuple(
        replace(doel, casus=plek[0], nummer=plek[1])
        for doel, plek in nu
        if plek is not None and plek[0] == plan.casus
    )


def _taken(z: Zitting, casus: int, doelen: Sequence[Doel]) -> tuple[Afspraak, ...]:
    return van_doelen(afspraken.van_casus(z, casus), doelen)


def van_doelen(alle: Iterable[Afspraak], doelen: Sequence[Doel]) -> tuple[Afspraak, ...]:
    """The tasks of these goals, by number."""
    nummers = {doel.nummer for doel in doelen}
    return tuple(sorted((a for a in alle if a.doel in nummers), key=lambda taak: taak.nummer))


def dag_van(tekst: str | None) -> date | None:
    return None if tekst is None else date.fromisoformat(tekst)
