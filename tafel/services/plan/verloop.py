"""A plan comes in force, and is evaluated (domain §7)."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.basis import Tekort
from tafel.domain.plan import Plan, Planstatus, Planstuk
from tafel.errors import GateNotMet, WrongUse
from tafel.register import plan as queries
from tafel.rules.termijnen import na_maanden
from tafel.services.basis.tijdlijn import noteer, open_casus
from tafel.services.plan.doelen import laat_taken_vervallen
from tafel.services.plan.leemten import PLANPOORTEN, leemten, vaststeltekorten
from tafel.services.plan.maken import concept_van_casus, conceptrij, nieuwe_versie
from tafel.services.plan.plan import BEREIKT, GEEN_DATUM, bevries, geen_plan, plan_van
from tafel.services.plan.poorten import eis, tekorten
from tafel.services.plan.stuk import maak_stuk
from tafel.services.zitting import Zitting

RESULTATEN = (BEREIKT, "deels", "niet")


class Vastgesteld(Struct, frozen=True):
    """A plan as it was vastgesteld, and the gaps in it that do not block."""

    stuk: Planstuk
    leemten: tuple[Tekort, ...]
    maanden: int | None
    """After how many months the profile has it evaluated, when nobody chose a date."""


class Geevalueerd(Struct, frozen=True):
    """What an evaluation came to, and the version that follows it."""

    plan: Plan
    volgende: int | None


def stel_vast(z: Zitting, casus: int, evaluatie_op: date | None, *, proef: bool) -> Vastgesteld:
    """Put the concept in force and freeze it; the version before it ends. `proef` stores nothing.

    Raises CasusNotFound, NotFound without a plan, GateNotMet with every gate that does not hold.
    """
    with z.register.schrijf_of_proef(proef):
        casusrij = open_casus(z.register, casus)
        rij = concept_van_casus(z.register, casus)
        andere = [poort for poort in z.profiel.proces.vaststellen if poort not in PLANPOORTEN]
        eis(
            f"het plan van casus {casus} kan nog niet worden vastgesteld",
            (
                *tekorten(z, casusrij, andere),
                *vaststeltekorten(z, casus),
            ),
        )
        maanden = z.profiel.proces.termijnen.evaluatie_maanden
        gekozen = evaluatie_op or rij.evaluatie_op
        evaluatie = gekozen or na_maanden(z.profiel, z.vandaag, maanden)
        # Of what remains a concept the cures are those of a concept; its date is chosen by now.
        voor = [t for t in leemten(z, casus) if t.code != GEEN_DATUM]
        _beeindig_vorige(z, casus)
        z.register.werk_bij(
            "plan",
            rij.id,
            {
                "status": Planstatus.VASTGESTELD,
                "vastgesteld_op": z.vandaag,
                "evaluatie_op": evaluatie,
            },
        )
        plan = plan_van(z, casus)
        assert plan is not None
        z.register.werk_bij("plan", rij.id, {"vastgelegd": bevries(plan)})
        noteer(
            z,
            casus,
            "plan_vastgesteld",
            f"plan versie {plan.versie} vastgesteld",
            gegevens={"versie": plan.versie, "evaluatie_op": evaluatie},
        )
        gedaan = Vastgesteld(
            maak_stuk(z, plan, namen=False),
            tuple(voor) if proef else leemten(z, casus),
            None if gekozen else maanden,
        )
        if not proef:
            z.register.log(z.wie, z.vandaag, "plan vaststellen", f"{casus} versie {plan.versie}")
    if proef:
        z.register.log(
            z.wie, z.vandaag, "plan vaststellen --proef", f"{casus} versie {plan.versie}"
        )
    return gedaan


def te_evalueren(z: Zitting, casus: int) -> Plan:
    """The plan in force, that was not evaluated yet. Raises CasusNotFound, NotFound, GateNotMet."""
    open_casus(z.register, casus)
    plan = plan_van(z, casus)
    if plan is None:
        raise geen_plan(casus)
    if plan.status is Planstatus.CONCEPT:
        raise GateNotMet(
            f"het plan van casus {casus} is nog niet vastgesteld",
            [("stel het vast met", f"tafel plan vaststellen {casus}")],
        )
    if plan.geevalueerd_op is not None:
        concept = conceptrij(z.register, casus) is not None
        raise GateNotMet(
            f"plan versie {plan.versie} van casus {casus} is al geëvalueerd",
            [("verder met", f"tafel {_verder(concept, casus)}")],
        )
    return plan


def evalueer(
    z: Zitting,
    casus: int,
    resultaten: Mapping[int, str],
    *,
    tekst: str | None,
    gezin_zegt: str | None,
    volgende: bool | None,
) -> Geevalueerd:
    """Record per goal (number) whether it was reached, and freeze the plan with it.

    Goals that were not reached live on. `volgende`: whether a next version is made as well; None =
    when not everything was reached. Raises CasusNotFound, NotFound, WrongUse for a goal that the
    plan does not have, GateNotMet when a goal has no result.
    """
    with z.register.schrijf():
        plan = te_evalueren(z, casus)
        _toets_resultaten(plan, resultaten)
        rij = next(r for r in queries.plannen(z.register, casus) if r.versie == plan.versie)
        for doel in queries.doelen(z.register, casus):
            if doel.nummer in resultaten:
                resultaat = resultaten[doel.nummer]
                klaar = {"plan_tot": rij.id} if resultaat == BEREIKT else {}
                z.register.werk_bij("doel", doel.id, {"resultaat": resultaat, **klaar})
        evaluatie = {"evaluatie": tekst, "gezin_zegt": gezin_zegt}
        gezegd = {naam: waarde for naam, waarde in evaluatie.items() if waarde}
        plan = replace(
            plan,
            geevalueerd_op=z.vandaag,
            velden={**plan.velden, **gezegd},
            doelen=tuple(replace(d, resultaat=resultaten[d.nummer]) for d in plan.doelen),
        )
        z.register.werk_bij(
            "plan",
            rij.id,
            {"geevalueerd_op": z.vandaag, "vastgelegd": bevries(plan), **evaluatie},
        )
        tellen = {uitslag: list(resultaten.values()).count(uitslag) for uitslag in RESULTATEN}
        noteer(
            z,
            casus,
            "plan_geevalueerd",
            f"plan versie {plan.versie} geëvalueerd: "
            + ", ".join(f"{aantal} {uitslag}" for uitslag, aantal in tellen.items()),
            gegevens={"versie": plan.versie, **tellen},
        )
        z.register.log(z.wie, z.vandaag, "plan evalueer", f"{casus} versie {plan.versie}")
        open_gebleven = any(uitslag != BEREIKT for uitslag in resultaten.values())
        concept = conceptrij(z.register, casus)
        versie = None if concept is None else concept.versie
        if versie is None and (open_gebleven if volgende is None else volgende):
            versie = nieuwe_versie(z, casus, {})
    return Geevalueerd(plan, versie)


def _toets_resultaten(plan: Plan, resultaten: Mapping[int, str]) -> None:
    nummers = [doel.nummer for doel in plan.doelen]
    onbekend = [f"{plan.casus}d{nummer}" for nummer in resultaten if nummer not in nummers]
    if onbekend:
        raise WrongUse(
            f"plan versie {plan.versie} van casus {plan.casus} heeft geen doel "
            f"{', '.join(onbekend)}; zie: tafel plan toon {plan.casus}"
        )
    opdracht = f"tafel plan evalueer {plan.casus}"
    mist = [f"{plan.casus}d{nummer}" for nummer in nummers if nummer not in resultaten]
    if mist:
        raise GateNotMet(
            f"het plan van casus {plan.casus} kan nog niet worden geëvalueerd",
            [(f"doel {naam} heeft geen resultaat", f"{opdracht} --doel {naam}=…") for naam in mist],
        )


def _verder(concept: bool, casus: int) -> str:
    return f"plan vaststellen {casus}" if concept else f"plan maak {casus}"


def _beeindig_vorige(z: Zitting, casus: int) -> None:
    """The version in force ends, and with it the open tasks of the goals that were dropped."""
    for rij in queries.plannen(z.register, casus):
        if rij.status == Planstatus.VASTGESTELD:
            z.register.werk_bij("plan", rij.id, {"status": Planstatus.VERVALLEN})
    vervallen = [
        doel.id
        for doel in queries.doelen(z.register, casus)
        if doel.plan_tot is not None and doel.resultaat != BEREIKT
    ]
    laat_taken_vervallen(z, casus, vervallen)
