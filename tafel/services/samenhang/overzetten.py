"""What goes along to another casus: goals, afspraken and their escalations, with their numbers.

A row that goes along is the same row: it is not written twice. It gets a number in the casus where
it goes, the one that it had there before if any, and stays to be found by the one that it had.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from msgspec.structs import asdict

from tafel.domain.plan import Planstatus
from tafel.register import afspraak as afspraakqueries
from tafel.register import casus as casusqueries
from tafel.register import escalatie as escalatiequeries
from tafel.register import notitie as notitiequeries
from tafel.register import nummers
from tafel.register import overdracht as inbrengqueries
from tafel.register import plan as planqueries
from tafel.register.rijen import Rij
from tafel.register.rijen.casus import Casusrij
from tafel.register.rijen.plan import Afspraakrij, Doelrij
from tafel.register.store import Register
from tafel.register.zonder import zonder
from tafel.services.basis import planversie
from tafel.services.basis.tijdlijn import casus_van
from tafel.services.zitting import Zitting

_OVERNEMEN = (
    "erkenning",
    "verificatie",
    "verheldering",
    "chronisch",
    "multiprobleem",
    "zaaknummer",
)
"""What the one casus says of a family where the other says nothing."""
REGIE = ("casemanager", "casemanager_organisatie", "casemanager_contact", "casemanager_reden")
_STAP = (
    *("stap", "stap_sinds", "opgeschort_op", "opgeschort_tot", "opschortreden"),
    *("termijn_vanaf", "termijn_rest"),
)


def zet_over(z: Zitting, tabel: str, rij: Doelrij | Afspraakrij, naar: int, **anders: Any) -> int:
    """A goal or an afspraak goes along to casus `naar`; returns its number there."""
    nummer = nummers.had(z.register, tabel, naar, rij.id)
    if nummer is None:
        nummer = nummers.volgend(z.register, tabel, naar)
    nummers.bewaar(z.register, tabel, rij.casus, rij.nummer, rij.id)
    z.register.werk_bij(tabel, rij.id, {"casus": naar, "nummer": nummer, **anders})
    return nummer


def zet_afspraken_over(
    z: Zitting, rijen: Iterable[Afspraakrij], naar: int, *, los: Collection[int] = ()
) -> dict[str, str]:
    """These afspraken, and every escalation that is about one, go along to casus `naar`; returns
    old number → new. `los`: rows whose goal stays behind.
    """
    verzet = {}
    for rij in rijen:
        anders = {"doel": None} if rij.id in los else {}
        nummer = zet_over(z, "afspraak", rij, naar, **anders)
        verzet[f"{rij.casus}/{rij.nummer}"] = f"{naar}/{nummer}"
        for stap in escalatiequeries.over_afspraak(z.register, rij.id):
            zet_escalatie_over(z, stap, naar)
    return verzet


def zet_escalatie_over(z: Zitting, stap: escalatiequeries.Escalatiestand, naar: int) -> None:
    """An open one is followed at the table of the casus where it goes."""
    tafel = casus_van(z.register, naar).tafel
    anders = {"tafel": tafel} if stap.status == "open" and tafel else {}
    z.register.werk_bij("escalatie", stap.id, {"casus": naar, **anders})


def zet_doelen_over(z: Zitting, doelen: Sequence[Doelrij], naar: int) -> dict[str, str]:
    """These goals go along with their tasks into the plan of casus `naar`: in its next version, or
    where they are in the one in force, as they came from there; returns old number → new.
    """
    verzet = {}
    for doel in doelen:
        geldend = [
            plan.id
            for plan in planqueries.plannen(z.register, naar)
            if plan.status == Planstatus.VASTGESTELD
        ]
        terug = nummers.had(z.register, "doel", naar, doel.id) is not None
        plan = geldend[0] if terug and geldend else planversie.concept(z, naar)
        nummer = zet_over(z, "doel", doel, naar, plan_van=plan, plan_tot=None)
        verzet[f"{doel.casus}d{doel.nummer}"] = f"{naar}d{nummer}"
        taken = afspraakqueries.van_doel(z.register, doel.id)
        verzet |= zet_afspraken_over(z, taken, naar)
    return verzet


def neem_werk_over(z: Zitting, van: Casusrij, naar: Casusrij) -> dict[str, str]:
    """What still runs of casus `van` goes on in `naar`; what is done stays to be read at `van`.

    One casus has one plan: where only `van` has one it goes along whole, else its living goals come
    into the next version of the plan of `naar`. Returns old number → new.
    """
    verzet = _neem_plan_over(z, van, naar)
    verzet |= zet_afspraken_over(z, casusqueries.open_afspraken(z.register, van.id), naar.id)
    for stap in escalatiequeries.open_van(z.register, [van.id]):
        zet_escalatie_over(z, stap, naar.id)
    for inbreng in inbrengqueries.inbreng(z.register, van.id):
        z.register.werk_bij("inbreng", inbreng.id, {"casus": naar.id})
    _neem_over(z.register, "notitie", notitiequeries.van_casus(z.register, van.id), naar.id)
    _neem_over(z.register, "afstemming", casusqueries.afstemmingen(z.register, van.id), naar.id)
    instemmingen = casusqueries.instemmingen(z.register, van.id)
    eigen = casusqueries.instemmingen(z.register, naar.id)
    for persoon, rij in instemmingen.items():
        if persoon not in eigen or eigen[persoon].tijd < rij.tijd:
            _neem_over(z.register, "instemming", [rij], naar.id)
    z.register.werk_bij("casus", naar.id, _kolommen(van, naar))
    return verzet


def _neem_plan_over(z: Zitting, van: Casusrij, naar: Casusrij) -> dict[str, str]:
    plannen = planqueries.plannen(z.register, van.id)
    doelen = planqueries.doelen(z.register, van.id)
    if not plannen or planqueries.plannen(z.register, naar.id):
        return zet_doelen_over(z, [doel for doel in doelen if doel.plan_tot is None], naar.id)
    for plan in plannen:
        z.register.werk_bij("plan", plan.id, {"casus": naar.id})
    verzet = {}
    for doel in doelen:
        nummer = zet_over(z, "doel", doel, naar.id)
        verzet[f"{van.id}d{doel.nummer}"] = f"{naar.id}d{nummer}"
        taken = afspraakqueries.van_doel(z.register, doel.id)
        verzet |= zet_afspraken_over(z, taken, naar.id)
    if van.stap > naar.stap:
        z.register.werk_bij("casus", naar.id, {kolom: getattr(van, kolom) for kolom in _STAP})
    return verzet


def _kolommen(van: Casusrij, naar: Casusrij) -> dict[str, Any]:
    """The columns of `naar` that `van` completes; of two days to come back the first."""
    over: dict[str, Any] = {
        kolom: getattr(van, kolom) for kolom in _OVERNEMEN if getattr(naar, kolom) is None
    }
    if naar.casemanager is None and van.casemanager is not None:
        over |= {kolom: getattr(van, kolom) for kolom in REGIE}
    if van.volg_op is not None and (naar.volg_op is None or van.volg_op < naar.volg_op):
        over |= {"volg_op": van.volg_op, "volgreden": van.volgreden or naar.volgreden}
    dagen = [dag for dag in (van.terug_op, naar.terug_op) if dag is not None]
    return over | {"terug_op": min(dagen, default=None)}


def _neem_over(register: Register, tabel: str, rijen: Iterable[Rij], naar: int) -> None:
    """Rows that are never changed are kept at casus `naar` too, each once: what went along to
    another casus before and comes back with it is there already.
    """
    al = [_inhoud(rij) for rij in _van(register, tabel, naar)]
    for inhoud in map(_inhoud, rijen):
        if inhoud not in al:
            register.voeg_toe(tabel, {"casus": naar, **inhoud})


def _inhoud(rij: Rij) -> dict[str, Any]:
    return {kolom: w for kolom, w in asdict(rij).items() if kolom not in ("id", "casus")}


def _van(register: Register, tabel: str, casus: int) -> Sequence[Rij]:
    if tabel == "notitie":
        return notitiequeries.van_casus(register, casus)
    if tabel == "afstemming":
        return casusqueries.afstemmingen(register, casus)
    return list(casusqueries.instemmingen(register, casus).values())


def deel_notities(z: Zitting, van: int, naar: int, dagen: Collection[object]) -> int:
    """The notities of these days are kept at `naar` too, shared with whom they were; how many."""
    mee = [rij for rij in notitiequeries.van_casus(z.register, van) if rij.dag in dagen]
    _neem_over(z.register, "notitie", mee, naar)
    return len(mee)


def deel_instemming(z: Zitting, van: int, naar: int, personen: Collection[int]) -> None:
    """What these people said of the help that is proposed is known at `naar` too."""
    rijen = casusqueries.instemmingen(z.register, van).values()
    _neem_over(z.register, "instemming", [r for r in rijen if r.persoon in personen], naar)


def neem_zonder_over(register: Register, van: int, naar: int) -> None:
    """Who was kept out of one of them is kept out of both."""
    al = {rij.partner for rij in zonder(register, [naar])}
    for rij in zonder(register, [van]):
        if rij.partner not in al:
            over = {
                kolom: getattr(rij, kolom) for kolom in ("partner", "reden", "tijd", "dag", "wie")
            }
            register.voeg_toe("casuszonder", {"casus": naar, **over})
