"""What a plan lacks: before it is vastgesteld, and what deserves a look."""

from collections.abc import Collection, Iterator

from tafel.domain.basis import Tekort
from tafel.domain.plan import Afspraakstatus, Doel, Plan, Planstatus
from tafel.kolommen import SCHEIDING, in_woorden
from tafel.register import aanbod as aanbodqueries
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import plan as queries
from tafel.register.rijen.casus import Casusrij
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.services.afspraak import afspraken
from tafel.services.basis.tijdlijn import casus_van
from tafel.services.plan.plan import (
    BEREIKT,
    GEEN_DATUM,
    concept_van,
    geen_plan,
    lees_concept,
    plan_van,
    van_doelen,
)
from tafel.services.toedeling.casusvorming import manager
from tafel.services.zitting import Zitting

_WIJZIG, _CASEMANAGER = "tafel plan wijzig", "--casemanager … --organisatie …"
ADVIES = frozenset(
    {"doel_zonder_maat", "doel_zonder_streefdatum", "doel_zonder_aanbod", GEEN_DATUM}
)
"""Codes of gaps that are advice: a plan can do without."""
_GEDAAN = (Afspraakstatus.OPEN, Afspraakstatus.NAGEKOMEN)
"""A task in one of these states serves its goal."""
PLANPOORTEN = frozenset({"analyse", "doel", "taak", "casemanager"})
"""The gates that are about the plan itself."""


def leemten(z: Zitting, casus: int) -> tuple[Tekort, ...]:
    """What is missing in the concept, else in the plan in force; () when there is no plan.

    Advice (`ADVIES`) comes last (domain §14.11).
    """
    plan = concept_van(z, casus) or plan_van(z, casus)
    if plan is None:
        return ()
    rij = casus_van(z.register, casus)
    gevonden = [
        *_zonder_doel(z.register, plan, casus),
        *_leemten_doelen(plan),
        *_zonder_aanbod(z.register, plan),
        *_leemten_taken(plan, opdracht="tafel plan taak"),
        *_regie(z, rij, plan),
        *_vorm(z, rij, plan),
    ]
    return tuple(sorted(gevonden, key=lambda tekort: tekort.code in ADVIES))


def vaststeltekorten(z: Zitting, casus: int) -> tuple[Tekort, ...]:
    """The gates of the profile before a plan is vastgesteld that do not hold for the concept.

    `code` is the gate. Without a plan none of them holds; a plan in force has passed them. Only
    gates about the plan: others are those of the casus (`tafel.services.casus.stappen`).
    """
    concept = concept_van(z, casus)
    if concept is None and queries.plannen(z.register, casus):
        return ()
    return _vaststelpoorten(z.profiel, casus_van(z.register, casus), concept)


def vaststeltekorten_van(z: Zitting, casussen: Collection[int]) -> dict[int, tuple[Tekort, ...]]:
    """As `vaststeltekorten`, of those among these casussen that have a concept. Four queries,
    however many they are.
    """
    if not casussen:
        return {}
    rijen = {rij.id: rij for rij in casusqueries.casussen(z.register, casussen)}
    doelen: dict[int, list[Doel]] = {}
    for doel in queries.levende_doelen_van(z.register, casussen):
        doelen.setdefault(doel.casus, []).append(doel)
    taken = afspraken.van_casussen(z, casussen)
    gevonden = {}
    for rij in queries.concepten(z.register, casussen):
        nummer = rij.casus
        eigen = tuple(doelen.get(nummer, ()))
        concept = lees_concept(
            rij, rijen[nummer], eigen, van_doelen(taken.get(nummer, ()), eigen), (rij.versie,)
        )
        gevonden[nummer] = _vaststelpoorten(z.profiel, rijen[nummer], concept)
    return gevonden


def _vaststelpoorten(profiel: Profiel, casus: Casusrij, concept: Plan | None) -> tuple[Tekort, ...]:
    rol = manager(profiel, casus)
    return tuple(
        tekort
        for poort in profiel.proces.vaststellen
        if poort in PLANPOORTEN
        for tekort in plantekorten(concept, casus.id, poort, rol)
    )


def plantekorten(plan: Plan | None, casus: int, poort: str, rol: str) -> tuple[Tekort, ...]:
    """What this plan (None: there is none yet) lacks for one of the gates in `PLANPOORTEN`.

    `rol`: what the one who directs it is called.
    """
    if plan is None:
        return (Tekort(poort, f"poort {poort}: er is nog geen plan", f"tafel plan maak {casus}"),)
    return tuple(_poort(plan, poort, rol))


def controleer(z: Zitting, casus: int) -> tuple[Tekort, ...]:
    """The gap check; looking is logged. Raises CasusNotFound, NotFound when there is no plan."""
    casus_van(z.register, casus)
    if not queries.plannen(z.register, casus):
        raise geen_plan(casus)
    z.register.log(z.wie, z.vandaag, "plan controleer", str(casus))
    return leemten(z, casus)


def _poort(plan: Plan, poort: str, rol: str) -> Iterator[Tekort]:
    """What is missing for one gate in `PLANPOORTEN`."""
    match poort:
        case "analyse" if "analyse" not in plan.velden:
            tekst = "poort analyse: het plan heeft geen analyse"
            yield Tekort(poort, tekst, f"{_WIJZIG} {plan.casus} --analyse …")
        case "doel" if not plan.doelen:
            tekst = "poort doel: het plan heeft geen doel"
            yield Tekort(poort, tekst, f"tafel plan doel {plan.casus}")
        case "taak":
            yield from _poort_taak(plan)
        case "casemanager" if plan.casemanager is None:
            tekst = f"poort casemanager: er is geen {rol}"
            yield Tekort(poort, tekst, f"{_WIJZIG} {plan.casus} {_CASEMANAGER}")


def _poort_taak(plan: Plan) -> Iterator[Tekort]:
    """At least one task, and none without organisation or date: only a concept has those."""
    for tekort in _leemten_taken(plan, opdracht="tafel plan taak"):
        yield Tekort("taak", f"poort taak: {tekort.tekst}", tekort.opdracht)
    if not any(taak.status in _GEDAAN for taak in plan.taken):
        taak = f"taak {plan.casus}d{plan.doelen[0].nummer}" if plan.doelen else ""
        tekst = "poort taak: het plan heeft geen taak met organisatie en datum"
        yield Tekort("taak", tekst, f"tafel plan {taak or f'doel {plan.casus}'}")


def _zonder_doel(register: Register, plan: Plan, casus: int) -> Iterator[Tekort]:
    """Leefgebieden that a melding names and no goal serves; one that was reached did."""
    bediend = {doel.leefgebied for doel in plan.doelen}
    bediend |= {
        rij.leefgebied for rij in queries.doelen(register, casus) if rij.resultaat == BEREIKT
    }
    gemeld = dict.fromkeys(
        gebied
        for rij in meldingqueries.meldingen_van_casus(register, casus)
        for gebied in (rij["leefgebieden"] or "").split(SCHEIDING)
        if gebied
    )
    for gebied in gemeld:
        if gebied not in bediend:
            yield Tekort(
                "leefgebied_zonder_doel",
                f"{in_woorden(gebied)} is gemeld, maar heeft geen doel",
                _voor_doel(plan, f"doel {casus} --leefgebied {gebied}"),
            )


def _leemten_doelen(plan: Plan) -> Iterator[Tekort]:
    if not plan.doelen:
        opdracht = _voor_doel(plan, f"doel {plan.casus}")
        yield Tekort("geen_doel", "het plan heeft geen doel", opdracht)
    for doel in plan.doelen:
        if doel.resultaat == BEREIKT:
            continue
        nummer = f"{plan.casus}d{doel.nummer}"
        if not any(t.doel == doel.nummer and t.status in _GEDAAN for t in plan.taken):
            tekst = f"doel {nummer} heeft geen taak"
            yield Tekort("doel_zonder_taak", tekst, f"tafel plan taak {nummer}")
        if doel.maat is None:
            tekst = f"advies: doel {nummer} heeft geen maat"
            yield Tekort("doel_zonder_maat", tekst, _voor_doel(plan, f"doel {nummer} --maat …"))
        if doel.streefdatum is None:
            tekst = f"advies: doel {nummer} heeft geen streefdatum"
            opdracht = _voor_doel(plan, f"doel {nummer} --streefdatum …")
            yield Tekort("doel_zonder_streefdatum", tekst, opdracht)


def _zonder_aanbod(register: Register, plan: Plan) -> Iterator[Tekort]:
    """Goals for which the sociale kaart, where there is one, has nothing at all."""
    if not aanbodqueries.is_er(register):
        return
    bediend = aanbodqueries.leefgebieden(register)
    for doel in plan.doelen:
        if doel.resultaat != BEREIKT and doel.leefgebied not in bediend:
            tekst = (
                f"advies: voor doel {plan.casus}d{doel.nummer} ({in_woorden(doel.leefgebied)}) "
                "staat niets op de sociale kaart"
            )
            opdracht = f"tafel knelpunt add --soort aanbod --leefgebied {doel.leefgebied}"
            yield Tekort("doel_zonder_aanbod", tekst, opdracht)


def _leemten_taken(plan: Plan, *, opdracht: str) -> Iterator[Tekort]:
    for taak in plan.taken:
        if taak.status is not Afspraakstatus.OPEN:
            continue
        nummer = f"{plan.casus}/{taak.nummer}"
        if taak.organisatie is None:
            tekst = f"taak {nummer} heeft geen organisatie"
            yield Tekort("taak_zonder_organisatie", tekst, f"{opdracht} {nummer} --organisatie …")
        if taak.uiterlijk is None:
            tekst = f"taak {nummer} heeft geen datum"
            yield Tekort("taak_zonder_datum", tekst, f"{opdracht} {nummer} --uiterlijk …")


def _regie(z: Zitting, casus: Casusrij, plan: Plan) -> Iterator[Tekort]:
    """No gezinsmanager, or more than one."""
    rol = manager(z.profiel, casus)
    opdracht = f"tafel casus overdragen {plan.casus}"
    if plan.casemanager is None:
        if _is_concept(plan):
            opdracht = f"{_WIJZIG} {plan.casus} {_CASEMANAGER}"
        yield Tekort(f"geen_{rol}", f"er is geen {rol}", opdracht)
    eigen = plan.casemanager_organisatie
    bij = queries.zorgcoordinatie(z.register, casus.huishouden, z.vandaag)
    bij.pop(eigen or "", None)
    houders = [*([eigen] if eigen else []), *bij]
    if bij and len(houders) > 1:
        wie = " en ".join(z.profiel.labels.get(code, code) for code in houders)
        leden = casusqueries.leden(z.register, casus.huishouden)
        nummers = {lid["id"]: lid["nummer"] for lid in leden}
        ander, persoon = next(iter(bij.items()))
        yield Tekort(
            f"twee_{rol}s",
            f"er zijn {len(houders)} {rol}s: {wie} hebben de regie (of "
            f"{z.profiel.labels.get(ander, ander)} niet meer: tafel casus betrek "
            f"{plan.casus}.{nummers[persoon]} --organisatie {ander} "
            "--geen-zorgcoordinatie)",
            opdracht,
        )


def _vorm(z: Zitting, casus: Casusrij, plan: Plan) -> Iterator[Tekort]:
    """What the plan as a whole still has to say."""
    wijzig = f"tafel plan {'wijzig' if _is_concept(plan) else 'maak'} {plan.casus}"
    if "analyse" not in plan.velden:
        yield Tekort("geen_analyse", "het plan heeft geen analyse", f"{wijzig} --analyse …")
    instemming = plan.velden.get("instemming")
    if instemming is None and (zonder := _zonder_instemming(z.register, casus)):
        tekst = "de instemming is niet vastgelegd"
        eigen = f"tafel casus instemming {plan.casus}.{zonder[0]}"
        opdracht = f"{wijzig} --instemming …" if _is_concept(plan) else eigen
        yield Tekort("geen_instemming", tekst, opdracht)
    if instemming == "opgelegd" and "grond" not in plan.velden:
        tekst = "het plan is opgelegd zonder grond"
        yield Tekort("opgelegd_zonder_grond", tekst, f"{wijzig} --grond …")
    if plan.evaluatie_op is None:
        maanden = z.profiel.proces.termijnen.evaluatie_maanden
        tekst = f"advies: geen evaluatiedatum; dat wordt na {maanden} maanden (eigen instelling)"
        yield Tekort(GEEN_DATUM, tekst, f"{wijzig} --evaluatie-op …")


def _zonder_instemming(register: Register, casus: Casusrij) -> list[int]:
    """The members of the household, by number, of whom no instemming is recorded."""
    bekend = casusqueries.instemmingen(register, casus.id)
    leden = casusqueries.leden(register, casus.huishouden)
    return [lid["nummer"] for lid in leden if lid["id"] not in bekend]


def _is_concept(plan: Plan) -> bool:
    return plan.status is Planstatus.CONCEPT


def _voor_doel(plan: Plan, opdracht: str) -> str:
    """A goal is added or changed in a concept; a plan in force first needs a next version."""
    return f"tafel plan {opdracht if _is_concept(plan) else f'maak {plan.casus}'}"
