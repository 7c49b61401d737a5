"""The plan van aanpak as a document and as JSON, and the list of what is missing in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tafel import woorden
from tafel.datums import datum_kort
from tafel.domain.basis import Tekort
from tafel.domain.plan import Afspraak, Afspraakstatus, Doel, Plan, Planstatus, Planstuk
from tafel.kolommen import SCHEIDING
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.json import alles, als_json
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.render.vorm.stuk import Deel, Raster, Stuk, alineas
from tafel.woorden import Labels

VERTROUWELIJK = "alleen voor wie dit plan uitvoert; niet verder delen"

_WAARDE = {
    "woningcorporatie": "druk via de woningcorporatie",
    "bijstand": "druk via de bijstand",
    "clientondersteuner": "cliëntondersteuner",
    "eigen_kracht_conferentie": "Eigen Kracht Conferentie",
}
_RESULTAAT = {"bereikt": "bereikt", "deels": "deels bereikt", "niet": "niet bereikt"}
_VELDEN = (
    *("analyse", "analyse_van", "analyse_op", "analyse_gezamenlijk", "dominant", "tijdsplan"),
    *("netwerk", "instemming", "grond", "verwijscriteria", "methodiek", "bewezen"),
    *("steunsysteem", "evaluatie", "gezin_zegt", "tafel", "categorie", "casemanager_contact"),
)


def stuk(gemaakt: Planstuk, labels: Labels, vandaag: date) -> Stuk:
    """The plan as it is read: who directs it, why, what is to be reached, who does what."""
    plan = gemaakt.plan
    tafel = woorden.label(gemaakt.tafel, labels) if gemaakt.tafel else ""
    return Stuk(
        titel=f"Plan van aanpak, casus {plan.casus}",
        onder=(gemaakt.betrokkene, tafel, gemaakt.categorie or "", f"versie {plan.versie}"),
        stand=_stand(plan),
        vertrouwelijk=VERTROUWELIJK,
        delen=(
            Deel("Plan", paren=tuple(_over(gemaakt, labels, vandaag))),
            Deel("Analyse", alineas(plan.velden.get("analyse")), tuple(_analyse(plan))),
            Deel("Instemming", paren=tuple(_instemming(plan))),
            Deel("Doelen en taken", altijd=True, alineas=() if plan.doelen else ("Nog geen.",)),
            *(_doel(plan, doel, labels, gemaakt.aanbod) for doel in plan.doelen),
            Deel("Tijdsplan", alineas(plan.velden.get("tijdsplan"))),
            Deel(
                "Sociaal netwerk en ondersteuning",
                alineas(plan.velden.get("netwerk")),
                tuple(_ondersteuning(plan)),
            ),
            Deel("Evaluatie", alineas(plan.velden.get("evaluatie")), tuple(_evaluatie(gemaakt))),
            Deel("Eerdere versies", punten=tuple(_eerdere(gemaakt))),
        ),
    )


def plan_json(gemaakt: Planstuk, labels: Labels) -> str:
    """The plan with its goals, and under each its tasks."""
    plan = gemaakt.plan
    return als_json(
        {
            "casus": plan.casus,
            "versie": plan.versie,
            "versies": plan.versies,
            "status": plan.status,
            "betrokkene": gemaakt.betrokkene,
            "gemaakt_op": plan.gemaakt_op,
            "vastgesteld_op": plan.vastgesteld_op,
            "evaluatie_op": plan.evaluatie_op,
            "geevalueerd_op": plan.geevalueerd_op,
            "casemanager": plan.casemanager,
            "casemanager_organisatie": _organisatie(plan.casemanager_organisatie, labels) or None,
            "vervanger": gemaakt.vervanger,
            **{naam: plan.velden.get(naam) for naam in _VELDEN},
            "ondersteuning": _lijst(plan, "ondersteuning"),
            "doelen": [
                {
                    "doel": f"{plan.casus}d{doel.nummer}",
                    "leefgebied": doel.leefgebied,
                    "tekst": doel.tekst,
                    "maat": doel.maat,
                    "streefdatum": doel.streefdatum,
                    "resultaat": doel.resultaat,
                    "taken": [_taak_json(taak, labels) for taak in _taken(plan, doel)],
                }
                for doel in plan.doelen
            ],
        }
    )


def _taak_json(taak: Afspraak, labels: Labels) -> dict[str, object]:
    aanbod = None if taak.aanbod is None else f"A{taak.aanbod}"
    return porcelain.afspraak(taak, labels) | {"aanbod": aanbod}


def tekorten(gevonden: Sequence[Tekort]) -> Lijst[Tekort]:
    """What is missing, each with the command that cures it."""
    return Lijst(
        gevonden,
        (
            Veld("code", "Code", bijzaak=True),
            Veld("tekst", "Wat", inkorten=True),
            Veld("opdracht", "Opdracht"),
        ),
        "Er ontbreekt niets aan het plan.",
        alles,
    )


def _stand(plan: Plan) -> str:
    match plan.status:
        case Planstatus.CONCEPT:
            return "CONCEPT"
        case Planstatus.VERVALLEN:
            return "VERVALLEN"
    return ""


def _over(gemaakt: Planstuk, labels: Labels, vandaag: date) -> Iterator[tuple[str, str]]:
    plan = gemaakt.plan
    organisatie = _organisatie(plan.casemanager_organisatie, labels)
    contact = plan.velden.get("casemanager_contact", "")
    wie = plan.casemanager or "nog niemand"
    wie += f" ({organisatie})" if organisatie else ""
    wie = ", ".join(filter(None, (wie, contact)))
    yield gemaakt.rol.capitalize(), woorden.met_vervanger(wie, gemaakt.vervanger, vandaag)
    dominant = plan.velden.get("dominant")
    yield "Dominant leefgebied", woorden.waarde(dominant) if dominant else ""
    yield "Gemaakt", datum_kort(plan.gemaakt_op)
    yield "Vastgesteld", _dag(plan.vastgesteld_op)
    yield "Evaluatie", _dag(plan.evaluatie_op)


def _analyse(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "Van", plan.velden.get("analyse_van", "")
    op = plan.velden.get("analyse_op")
    yield "Op", datum_kort(date.fromisoformat(op)) if op else ""
    yield "Gezamenlijk", plan.velden.get("analyse_gezamenlijk", "")
    yield "Verwijscriteria", plan.velden.get("verwijscriteria", "")
    yield "Methodiek", plan.velden.get("methodiek", "")
    yield "Bewezen methodiek", plan.velden.get("bewezen", "")


def _instemming(plan: Plan) -> Iterator[tuple[str, str]]:
    instemming = plan.velden.get("instemming")
    yield "Het plan is", _waarde(instemming) if instemming else "nog niet voorgelegd of besproken"
    grond = plan.velden.get("grond")
    yield "Grond", _waarde(grond) if grond else ""


def _doel(plan: Plan, doel: Doel, labels: Labels, aanbod: Mapping[int, str]) -> Deel:
    resultaat = _RESULTAAT.get(doel.resultaat or "", "")
    kop = "Resultaat" if plan.geevalueerd_op else "Vorige evaluatie"
    rijen = tuple(_taak(taak, labels, aanbod) for taak in _taken(plan, doel))
    return Deel(
        f"{plan.casus}d{doel.nummer} {woorden.waarde(doel.leefgebied)}",
        alineas(doel.tekst),
        (
            ("Maat", doel.maat or ""),
            ("Streefdatum", _dag(doel.streefdatum)),
            (kop, resultaat),
            ("Taken", "" if rijen else "nog geen"),
        ),
        raster=Raster(("Taak", "Wat", "Wie", "Uiterlijk", "Stand"), rijen),
        niveau=3,
        altijd=True,
    )


def _taak(taak: Afspraak, labels: Labels, aanbod: Mapping[int, str]) -> tuple[str, ...]:
    organisatie = _organisatie(taak.organisatie, labels) or "nog geen organisatie"
    wie = f"{organisatie} ({taak.wie})" if taak.wie else organisatie
    uiterlijk = datum_kort(taak.uiterlijk) if taak.uiterlijk else "nog geen datum"
    stand = taak.status.replace("_", " ")
    if taak.status is Afspraakstatus.OPEN and taak.te_laat:
        stand = f"{woorden.dagen(taak.te_laat)} te laat"
    met = f" (A{taak.aanbod} {aanbod.get(taak.aanbod, '')})" if taak.aanbod is not None else ""
    return woorden.afspraaknummer(taak), f"{taak.wat}{met}", wie, uiterlijk, stand


def _ondersteuning(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "Ondersteuning", ", ".join(map(_waarde, _lijst(plan, "ondersteuning")))
    yield "Steunsysteem", plan.velden.get("steunsysteem", "")


def _evaluatie(gemaakt: Planstuk) -> Iterator[tuple[str, str]]:
    wie = "Het gezin" if gemaakt.rol == "gezinsmanager" else "De betrokkene"
    yield "Geëvalueerd", _dag(gemaakt.plan.geevalueerd_op)
    yield f"{wie} zegt", gemaakt.plan.velden.get("gezin_zegt", "")


def _eerdere(gemaakt: Planstuk) -> Iterator[str]:
    for versie, vastgesteld, geevalueerd in gemaakt.eerdere:
        delen = (
            f"vastgesteld {_dag(vastgesteld)}" if vastgesteld else "",
            f"geëvalueerd {_dag(geevalueerd)}" if geevalueerd else "",
        )
        opdracht = f"tafel plan toon {gemaakt.plan.casus} --versie {versie}"
        yield f"versie {versie}: {', '.join(filter(None, delen))} ({opdracht})"


def _taken(plan: Plan, doel: Doel) -> list[Afspraak]:
    return [taak for taak in plan.taken if taak.doel == doel.nummer]


def _waarde(code: str) -> str:
    return _WAARDE.get(code, woorden.waarde(code))


def _lijst(plan: Plan, naam: str) -> list[str]:
    return [deel for deel in plan.velden.get(naam, "").split(SCHEIDING) if deel]


def _organisatie(code: str | None, labels: Labels) -> str:
    return woorden.label(code, labels) if code else ""


def _dag(dag: date | None) -> str:
    return datum_kort(dag) if dag else ""
