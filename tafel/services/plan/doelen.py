"""The goals and tasks of a plan (domain §7)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tafel.domain.plan import Afspraakstatus
from tafel.errors import GateNotMet, NotFound
from tafel.register import afspraak as afspraakqueries
from tafel.register import nummers
from tafel.register import plan as queries
from tafel.register.rijen.plan import Afspraakrij, Doelrij, Planrij
from tafel.register.store import Register
from tafel.services.afspraak import afspraken
from tafel.services.basis.tijdlijn import open_casus
from tafel.services.plan.maken import concept_van_casus, conceptrij, partnercode
from tafel.services.plan.plan import geen_plan, plan_van
from tafel.services.zitting import Zitting


def voor_nieuw_doel(register: Register, casus: int) -> Planrij:
    """The concept that a goal is added to. Raises CasusNotFound, NotFound, GateNotMet."""
    open_casus(register, casus)
    return concept_van_casus(register, casus)


def nieuw_doel(z: Zitting, casus: int, waarden: Mapping[str, str | None]) -> int:
    """Add a goal to the concept: leefgebied, tekst, maat, streefdatum; returns its number."""
    with z.register.schrijf():
        concept = voor_nieuw_doel(z.register, casus)
        nummer = nummers.volgend(z.register, "doel", casus)
        rij = {"casus": casus, "nummer": nummer, "plan_van": concept.id, **waarden}
        z.register.voeg_toe("doel", rij)
        z.register.log(z.wie, z.vandaag, "plan doel", f"{casus}d{nummer}")
    return nummer


def wijzig_doel(
    z: Zitting, casus: int, nummer: int, waarden: Mapping[str, str | None], *, vervalt: bool
) -> None:
    """Change a goal of the concept, or drop it: from then on no version has it.

    A version that is vastgesteld keeps it as it was. Raises NotFound, GateNotMet without a concept.
    """
    with z.register.schrijf():
        open_casus(z.register, casus)
        concept = concept_van_casus(z.register, casus)
        doel = _levend_doel(z.register, casus, nummer)
        anders: dict[str, Any] = dict(waarden)
        if vervalt and doel.plan_van == concept.id:
            anders["plan_tot"] = concept.id
            laat_taken_vervallen(z, casus, [doel.id])
        elif vervalt:
            vorige = [rij for rij in queries.plannen(z.register, casus) if rij.id != concept.id]
            anders["plan_tot"] = vorige[-1].id
        z.register.werk_bij("doel", doel.id, anders)
        z.register.log(z.wie, z.vandaag, "plan doel", f"{casus}d{nummer}")


def voor_nieuwe_taak(
    z: Zitting, casus: int, doel: int, *, organisatie: str | None, uiterlijk: date | None
) -> tuple[Doelrij, str | None]:
    """The goal that a task is added to, and the code of its organisation.

    Under a plan in force a task is an afspraak at once: it needs an organisation and a date.
    Raises CasusNotFound, NotFound, WrongUse for the organisation, GateNotMet.
    """
    open_casus(z.register, casus)
    if not queries.plannen(z.register, casus):
        raise geen_plan(casus)
    rij = _levend_doel(z.register, casus, doel)
    opdracht = f"tafel plan taak {casus}d{doel}"
    opties = (("--organisatie", organisatie), ("--uiterlijk", uiterlijk))
    mist = [(f"{o} ontbreekt", f"{opdracht} {o} …") for o, waarde in opties if not waarde]
    if mist and conceptrij(z.register, casus) is None:
        zin = "is vastgesteld: een taak heeft dan een organisatie en een datum"
        raise GateNotMet(f"het plan van casus {casus} {zin}", mist)
    return rij, partnercode(z, organisatie)


def nieuwe_taak(
    z: Zitting,
    casus: int,
    doel: int,
    *,
    wat: str,
    organisatie: str | None,
    persoon: str | None,
    uiterlijk: date | None,
    aanbod: int | None = None,
) -> int:
    """Add a task to a goal; returns the number of the afspraak. Raises as `voor_nieuwe_taak`."""
    with z.register.schrijf():
        rij, code = voor_nieuwe_taak(z, casus, doel, organisatie=organisatie, uiterlijk=uiterlijk)
        nummer = afspraken.maak(
            z,
            casus=casus,
            organisatie=code,
            persoon=persoon,
            wat=wat,
            uiterlijk=uiterlijk,
            doel=rij.id,
            aanbod=aanbod,
        )
        z.register.log(z.wie, z.vandaag, "plan taak", f"{casus}/{nummer}")
    return nummer


def wijzig_taak(
    z: Zitting, casus: int, nummer: int, waarden: Mapping[str, str | int | None]
) -> None:
    """Change a task of the concept: wat, wie, organisatie (as typed), uiterlijk, aanbod.

    Raises NotFound; GateNotMet, with the cure, when the task was agreed on already.
    """
    with z.register.schrijf():
        open_casus(z.register, casus)
        rij = afspraakqueries.op_nummer(z.register, casus, nummer)
        if rij is None or rij.doel is None:
            raise NotFound(f"taak {casus}/{nummer} bestaat niet; zie: tafel plan toon {casus}")
        concept = conceptrij(z.register, casus)
        if concept is None or not _is_concepttaak(z, rij, concept):
            raise GateNotMet(
                f"taak {casus}/{nummer} is afgesproken en wijzigt niet meer",
                [
                    ("een latere datum", f"tafel afspraak doorschuiven {casus}/{nummer}"),
                    ("niet meer nodig", f"tafel afspraak vervallen {casus}/{nummer}"),
                ],
            )
        anders: dict[str, Any] = dict(waarden)
        if "organisatie" in anders:
            anders["organisatie"] = partnercode(z, anders["organisatie"])
        if "uiterlijk" in anders:
            anders["eerst_uiterlijk"] = anders["uiterlijk"]
        z.register.werk_bij("afspraak", rij.id, anders)
        z.register.log(z.wie, z.vandaag, "plan taak", f"{casus}/{nummer}")


def _levend_doel(register: Register, casus: int, nummer: int) -> Doelrij:
    for doel in queries.doelen(register, casus):
        if doel.nummer == nummer and doel.plan_tot is None:
            return doel
    raise NotFound(
        f"doel {casus}d{nummer} staat niet (meer) in het plan; zie: tafel plan toon {casus}"
    )


def _is_concepttaak(z: Zitting, taak: Afspraakrij, concept: Planrij) -> bool:
    """Whether an open task was added since the concept began, and no version agreed on it."""
    if taak.status != Afspraakstatus.OPEN or taak.gemaakt_op < concept.gemaakt_op:
        return False
    eerder = [
        plan_van(z, taak.casus, rij.versie)
        for rij in queries.plannen(z.register, taak.casus)
        if rij.id != concept.id
    ]
    return not any(t.nummer == taak.nummer for plan in eerder if plan for t in plan.taken)


def laat_taken_vervallen(z: Zitting, casus: int, doelen: Iterable[int]) -> None:
    """The open tasks of these goals (rows) are no longer needed."""
    taken = queries.open_taken(z.register, casus, doelen)
    afspraken.laat_vervallen(z, casus, taken, "met haar doel")
