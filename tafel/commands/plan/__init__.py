"""`tafel plan`: the one plan van aanpak of a casus."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tafel.services.zitting import Zitting
from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus, meld_onbekend_jaar
from tafel.commands._lijn.kiezen import kies_code, vraag_partner, vraag_wijziging
from tafel.commands._lijn.nummers import lees_doelnummer
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aanroep,
    Documentformaat,
    Formaat,
    Namen,
    Proef,
    Uit,
    aanroep,
    kies_formaat,
)
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, schone_tekst
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting
from tafel.commands.plan import aanbod as _plan_aanbod
from tafel.commands.plan import doelen as _plan_doelen
from tafel.commands.plan.opties import lees_optie, lees_opties, met_planopties
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from tafel.domain.plan import Plan
    from tafel.services.plan.maken import Regie
    from tafel.services.plan.verloop import Geevalueerd

app = typer.Typer()
app.add_typer(_plan_doelen.app)
app.add_typer(_plan_aanbod.app)

EvaluatieOp = Annotated[
    str | None,
    typer.Option(
        "--evaluatie-op",
        metavar="DATUM",
        help="Wanneer het plan wordt geëvalueerd.",
        show_default="de termijn van het profiel",
    ),
]
_GEVRAAGD = {
    "analyse": "Wat speelt er, en wat gaat goed (analyse)?",
    "dominant": "Wat is het dominante leefgebied?",
    "casemanager": "Wie is de gezinsmanager of casemanager?",
}
_DEEL = {
    "analyse_van": "van wie de analyse is",
    "analyse_op": "datum van de analyse",
    "analyse_gezamenlijk": "gezamenlijke analyse",
    "evaluatie_op": "evaluatiedatum",
    "casemanager_organisatie": "organisatie",
    "casemanager_contact": "contact",
}
"""Parts that are not called as their column."""


@app.command(help="Begint een concept; na een vastgesteld plan de volgende versie.")
@met_planopties
def maak(ctx: typer.Context, gegeven: dict[str, str], nummer: Nummer = None) -> None:
    from tafel.services.plan.maken import maak as voer_uit
    from tafel.services.plan.maken import voor_maken

    bij = aanroep(ctx)
    settings = bij.settings
    casus = kies_casus(bij, nummer)
    velden = lees_opties(bij, gegeven)
    with open_zitting(bij) as z:
        voor_maken(z.register, casus)
        if stdin_is_terminal():
            meld(settings, "Enter slaat een vraag over.")
            _vraag_delen(z, bij, velden)
        regie = _regie(velden)
        versie = voer_uit(z, casus, velden, regie)
    lever(settings, str(versie))
    meld(settings, f"Concept van het plan van casus {casus}, versie {versie}.")
    meld(settings, f"Doelen: tafel plan doel {casus}; wat ontbreekt: tafel plan controleer {casus}")


@app.command(help="Wijzigt het concept; een lege tekst wist een deel.")
@met_planopties
def wijzig(ctx: typer.Context, gegeven: dict[str, str], nummer: Nummer = None) -> None:
    from tafel.services.plan.maken import wijzig as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    casus = kies_casus(bij, nummer)
    velden = lees_opties(bij, gegeven)
    if not velden:
        vraag_wijziging(bij, ctx, str(casus), "analyse")
        return
    for naam in ("casemanager", "organisatie"):
        if naam in velden and velden[naam] is None:
            raise WrongUse(f"--{naam}: draag over met tafel casus overdragen {casus}")
    regie = _regie(velden)
    with open_zitting(bij) as z:
        anders = voer_uit(z, casus, velden, regie)
    wat = ", ".join(_DEEL.get(naam, naam.replace("_", " ")) for naam in anders)
    meld(settings, f"Plan {casus}: {f'gewijzigd: {wat}' if anders else 'er is niets anders'}")


@app.command(
    help="Zoekt wat er aan het plan ontbreekt, met de opdracht erbij; eindigt altijd met 0."
)
def controleer(
    ctx: typer.Context, nummer: Nummer = None, formaat: Formaat = None, uit: Uit = None
) -> None:
    from tafel.render.plan.plan import tekorten
    from tafel.services.plan.leemten import controleer as voer_uit

    bij = aanroep(ctx)
    casus = kies_casus(bij, nummer)
    with open_zitting(bij) as z:
        gevonden = voer_uit(z, casus)
    lever_lijst(bij, tekorten(gevonden), formaat, uit)


@app.command(help="Stelt het concept vast; dan ligt het vast en vervalt de vorige versie.")
def vaststellen(
    ctx: typer.Context,
    nummer: Nummer = None,
    evaluatie_op: EvaluatieOp = None,
    proef: Proef = False,
) -> None:
    from tafel.render.plan.plan import stuk
    from tafel.render.vorm.stuk import als_tekst
    from tafel.services.plan.verloop import stel_vast

    bij = aanroep(ctx)
    settings = bij.settings
    casus = kies_casus(bij, nummer)
    evaluatie = lees_optie(bij, "evaluatie_op", evaluatie_op) if evaluatie_op else None
    with open_zitting(bij) as z:
        gedaan = stel_vast(
            z, casus, date.fromisoformat(evaluatie) if evaluatie else None, proef=proef
        )
        labels = z.profiel.labels
    lever(settings, als_tekst(stuk(gedaan.stuk, labels, settings.vandaag), settings.breedte))
    for tekort in gedaan.leemten:
        meld(settings, f"let op: {tekort.tekst}: {tekort.opdracht}")
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")
        return
    plan = gedaan.stuk.plan
    assert plan.evaluatie_op is not None
    waarom = f" (na {gedaan.maanden} maanden: eigen instelling)" if gedaan.maanden else ""
    dag = f"{plan.evaluatie_op:%d-%m-%Y}{waarom}"
    meld(settings, f"Plan versie {plan.versie} vastgesteld; evaluatie {dag}.")
    meld_onbekend_jaar(bij, plan.evaluatie_op)


@app.command(
    help="Evalueert het vastgestelde plan; wat niet is bereikt gaat mee naar een volgende."
)
def evalueer(
    ctx: typer.Context,
    nummer: Nummer = None,
    doelen: Annotated[
        list[str] | None,
        typer.Option(
            "--doel", metavar="DOEL=UITSLAG", help="147d2=bereikt, deels of niet; mag vaker."
        ),
    ] = None,
    gezin_zegt: Annotated[
        str | None,
        typer.Option("--gezin-zegt", metavar="TEKST", help=f"Wat zij vinden. {IN_GESCHIEDENIS}"),
    ] = None,
    tekst: Annotated[
        str | None,
        typer.Option("--tekst", metavar="TEKST", help=f"Hoe het ging. {IN_GESCHIEDENIS}"),
    ] = None,
    volgende: Annotated[
        bool, typer.Option("--volgende", help="Maakt hoe dan ook een volgende versie.")
    ] = False,
    geen_volgende: Annotated[
        bool,
        typer.Option(
            "--geen-volgende", help="Maakt geen volgende versie als niet alles is bereikt."
        ),
    ] = False,
) -> None:
    from tafel.services.plan.verloop import evalueer as voer_uit
    from tafel.services.plan.verloop import te_evalueren

    bij = aanroep(ctx)
    settings = bij.settings
    if volgende and geen_volgende:
        raise WrongUse("kies --volgende of --geen-volgende")
    hoogstens_een_van_stdin(gezin_zegt, tekst)
    casus = kies_casus(bij, nummer)
    resultaten = dict(_uitslag(casus, gegeven) for gegeven in doelen or ())
    with open_zitting(bij) as z:
        if stdin_is_terminal():
            plan = te_evalueren(z, casus)
            _vraag_uitslagen(bij, plan, resultaten)
            if gezin_zegt is None:
                gezin_zegt = vraag("Wat zegt het gezin of de betrokkene? (Enter slaat over)")
        gedaan = voer_uit(
            z,
            casus,
            resultaten,
            tekst=lees_los(settings, tekst, "--tekst"),
            gezin_zegt=lees_los(settings, gezin_zegt, "--gezin-zegt"),
            volgende=None if volgende == geen_volgende else volgende,
        )
    _meld_evaluatie(bij, casus, gedaan)


@app.command(help="Toont het plan als document; zonder --versie zoals het nu geldt.")
def toon(
    ctx: typer.Context,
    nummer: Nummer = None,
    versie: Annotated[
        int | None, typer.Option("--versie", min=1, help="Deze versie, zoals zij is vastgelegd.")
    ] = None,
    namen: Namen = False,
    formaat: Documentformaat = None,
    uit: Uit = None,
) -> None:
    from tafel.domain.plan import Planstatus
    from tafel.render.plan.plan import plan_json, stuk
    from tafel.render.vorm.stuk import zet
    from tafel.services.plan.stuk import toon as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    casus = kies_casus(bij, nummer)
    vorm = kies_formaat(formaat, uit)
    with open_zitting(bij) as z:
        gemaakt = voer_uit(z, casus, versie, namen=namen)
        labels = z.profiel.labels
    if vorm == "json":
        lever(settings, plan_json(gemaakt, labels), uit)
    else:
        blad = stuk(gemaakt, labels, settings.vandaag)
        lever(settings, zet(blad, vorm, settings.breedte), uit)
    nieuwste = gemaakt.plan.versies[-1]
    if gemaakt.plan.status is Planstatus.VASTGESTELD and nieuwste > gemaakt.plan.versie:
        meld(settings, f"Er is een concept: tafel plan toon {casus} --versie {nieuwste}")


# --- asking and reading ---------------------------------------------------------------------------


def _vraag_delen(z: "Zitting", bij: Aanroep, velden: dict[str, str | None]) -> None:
    """Ask for the parts that a plan begins with, as far as they are not given; adds the answers."""
    for naam, zin in _GEVRAAGD.items():
        while naam not in velden:
            try:
                if antwoord := lees_optie(bij, naam, vraag(zin)):
                    velden[naam] = antwoord
                break
            except WrongUse as fout:
                meld(bij.settings, str(fout))
    if velden.get("casemanager") and not velden.get("organisatie"):
        velden["organisatie"] = vraag_partner(z, bij, "Van welke organisatie?")


def _regie(velden: dict[str, str | None]) -> "Regie":
    """Who directs the plan, taken out of the parts of the plan."""
    from tafel.services.plan.maken import Regie

    return Regie(
        casemanager=velden.pop("casemanager", None),
        organisatie=velden.pop("organisatie", None),
        contact=velden.pop("contact", None),
    )


def _uitslag(casus: int, gegeven: str) -> tuple[int, str]:
    """`147d2=deels` → (2, "deels")."""
    from tafel.services.plan.verloop import RESULTATEN

    naam, teken, uitslag = gegeven.partition("=")
    if not teken:
        raise WrongUse(f"--doel: schrijf {casus}d1=bereikt, deels of niet")
    van, nummer = lees_doelnummer(naam)
    if van != casus:
        raise WrongUse(f"--doel: {van}d{nummer} hoort niet bij casus {casus}")
    return nummer, kies_code(uitslag, "--doel", RESULTATEN)


def _vraag_uitslagen(bij: Aanroep, plan: "Plan", resultaten: dict[int, str]) -> None:
    """Ask for every goal without a result; adds the answers."""
    from tafel.services.plan.verloop import RESULTATEN

    for een in plan.doelen:
        while een.nummer not in resultaten:
            tekst = schone_tekst(bij.settings, een.tekst, "")
            antwoord = vraag(f"{plan.casus}d{een.nummer} {tekst} ({', '.join(RESULTATEN)})?")
            try:
                resultaten[een.nummer] = kies_code(antwoord, "--doel", RESULTATEN)
            except WrongUse as fout:
                meld(bij.settings, str(fout))


def _meld_evaluatie(bij: Aanroep, casus: int, gedaan: "Geevalueerd") -> None:
    """What came of it, and what to do now."""
    from tafel.services.plan.verloop import RESULTATEN

    tellen = [doel.resultaat for doel in gedaan.plan.doelen]
    uitslag = ", ".join(f"{tellen.count(soort)} {soort}" for soort in RESULTATEN)
    lever(bij.settings, f"versie {gedaan.plan.versie} geëvalueerd: {uitslag}")
    if gedaan.volgende is not None:
        nieuw = f"versie {gedaan.volgende} staat klaar als concept"
        meld(bij.settings, f"Het aangepaste plan, {nieuw}: tafel plan controleer {casus}")
    elif all(resultaat == "bereikt" for resultaat in tellen):
        meld(bij.settings, f"Alles is bereikt. Afsluiten: tafel casus sluit {casus}")
    else:
        meld(bij.settings, f"Niet alles is bereikt. Aangepast plan: tafel plan maak {casus}")
