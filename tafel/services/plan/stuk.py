"""A version of the plan as it goes to others: with nobody of the household named, unless asked."""

from msgspec.structs import replace

from tafel.domain.plan import Plan, Planstatus, Planstuk
from tafel.errors import NotFound
from tafel.register import plan as queries
from tafel.register.store import Register
from tafel.services.aanbod.kaart import productnamen
from tafel.services.basis.betrokkene import betrokkenen
from tafel.services.basis.tijdlijn import casus_van
from tafel.services.basis.verhulling import Verhuller, verhuller
from tafel.services.plan.plan import geen_plan, plan_van
from tafel.services.toedeling.casusvorming import manager
from tafel.services.zitting import Zitting


def toon(z: Zitting, casus: int, versie: int | None, *, namen: bool) -> Planstuk:
    """A version of the plan as a document; without `namen` nobody of the household is named.

    Looking is logged. Raises CasusNotFound, NotFound.
    """
    casus_van(z.register, casus)
    plan = plan_van(z, casus, versie)
    if plan is None:
        raise geen_plan(casus) if versie is None else _geen_versie(z.register, casus, versie)
    z.register.log(z.wie, z.vandaag, "plan toon", f"{casus} versie {plan.versie}")
    return maak_stuk(z, plan, namen=namen)


def maak_stuk(z: Zitting, plan: Plan, *, namen: bool) -> Planstuk:
    """A plan with what its document needs; without `namen` nobody of the household is named."""
    casus = casus_van(z.register, plan.casus)
    if not namen:
        plan = _verhul(plan, verhuller(z.register, [plan.casus]))
    return Planstuk(
        plan=plan,
        betrokkene=betrokkenen(z.register, [plan.casus], namen=namen)[plan.casus],
        tafel=plan.velden.get("tafel"),
        categorie=plan.velden.get("categorie"),
        rol=manager(z.profiel, casus),
        vervanger=(
            z.vervanger(plan.casemanager, plan.casemanager_organisatie)
            if plan.status in (Planstatus.CONCEPT, Planstatus.VASTGESTELD)
            else None
        ),
        eerdere=tuple(
            (rij.versie, rij.vastgesteld_op, rij.geevalueerd_op)
            for rij in queries.plannen(z.register, plan.casus)
            if rij.versie < plan.versie
        ),
        aanbod=productnamen(z.register, (taak.aanbod for taak in plan.taken)),
    )


def _geen_versie(register: Register, casus: int, versie: int) -> NotFound:
    versies = [str(rij.versie) for rij in queries.plannen(register, casus)]
    if not versies:
        return geen_plan(casus)
    return NotFound(
        f"het plan van casus {casus} heeft geen versie {versie}; er is: {', '.join(versies)}"
    )


def _verhul(plan: Plan, verhuld: Verhuller) -> Plan:
    """The plan with initials for the names that the register knows, wherever they were written."""

    def verhul(tekst: str | None) -> str | None:
        return tekst and verhuld.tekst(plan.casus, tekst)

    return replace(
        plan,
        velden={naam: verhul(tekst) or tekst for naam, tekst in plan.velden.items()},
        doelen=tuple(
            replace(
                doel,
                tekst=verhul(doel.tekst) or "",
                maat=verhul(doel.maat),
                toelichting=verhul(doel.toelichting),
            )
            for doel in plan.doelen
        ),
        taken=tuple(
            replace(
                taak,
                wat=verhul(taak.wat) or "",
                wie=taak.wie and verhuld.wie(plan.casus, taak.wie),
                toelichting=verhul(taak.toelichting),
            )
            for taak in plan.taken
        ),
    )
