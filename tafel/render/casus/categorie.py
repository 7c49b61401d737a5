"""The family category of a casus on one screen, and as JSON: grounds, GGSR arithmetic, history."""

from collections.abc import Iterator, Sequence
from datetime import date

from tafel import woorden
from tafel.domain.basis import Signaal
from tafel.domain.casus import Categorieuitleg, Gebeurtenis, Ggsr
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.scherm import Blok, Rooster, Scherm, Signalen
from tafel.woorden import Labels, melding_nummer

VOORSTEL = "voorstel; de bronnen verschillen"
"""Who supplies the gezinsmanager the sources put differently (Werkplan §2.7, §3.2, §4.4)."""
_ONBEKEND = "onbekend"
_FEIT = {
    "multiprobleem": "multiprobleem (oordeel van de coördinator)",
    "overlast_openbaar": "geregistreerde overlast in de openbare ruimte door kinderen onder de 18",
}


def scherm(
    casus: int,
    tafel: str | None,
    uitleg: Categorieuitleg | None,
    melding: int | None,
    geschiedenis: Sequence[Gebeurtenis],
    labels: Labels,
    *,
    vandaag: date,
) -> Scherm:
    """What it is, why, what is still asked with its cure, the GGSR test, and how it came about."""
    plek = woorden.label(tafel, labels) if tafel else "nog geen tafel"
    if uitleg is None:
        geen = Blok("Categorie", (f"{plek} kent geen gezinscategorieën",))
        return Scherm((str(casus), plek), (geen, _verloop(geschiedenis, vandaag)))
    manager = uitleg.casemanager_van
    regel = f"regel {uitleg.regel}; " if uitleg.regel else ""
    return Scherm(
        (str(casus), plek, f"categorie {uitleg.categorie or 'nog niet bekend'}"),
        (
            Signalen("Nog te vragen", tuple(_vragen(casus, melding, uitleg))),
            Blok("Want", (f"{uitleg.waarom} ({regel}{uitleg.bron})",)),
            Blok(
                "Feiten",
                tuple(
                    f"{_FEIT.get(naam, woorden.feit(naam))}: {waarde or _ONBEKEND}"
                    for naam, waarde in uitleg.feiten.items()
                ),
            ),
            Blok("Overleg", (uitleg.overleg,) if uitleg.overleg else ()),
            Blok("Regie", (uitleg.procesregie,) if uitleg.procesregie else ()),
            Blok("Manager", (f"gezinsmanager van {manager} ({VOORSTEL})",) if manager else ()),
            Blok("GGSR", ggsr(uitleg)),
            _verloop(geschiedenis, vandaag),
        ),
    )


def ggsr(uitleg: Categorieuitleg) -> tuple[str, ...]:
    """The arithmetic of the GGSR test, its suggestion, and the coördinator's judgement."""
    toets = uitleg.ggsr
    return (
        _telling(toets),
        "blijvend: vastgesteld" if toets.chronisch else "blijvend: niet vastgesteld, alleen gemeld",
        f"zelf oplossen: {toets.zelf_oplossen or _ONBEKEND}",
        f"-> {_voorstel(toets)} ({toets.bron})",
        _oordeel(uitleg.feiten.get("multiprobleem"), toets.multiprobleem),
    )


def _telling(toets: Ggsr) -> str:
    welke = f": {woorden.opsomming(toets.groepen)}" if toets.groepen else ""
    genoeg = "genoeg" if len(toets.groepen) >= toets.vanaf else "te weinig"
    return (
        f"problemen op {len(toets.groepen)} van {toets.totaal} gebieden{welke} "
        f"({genoeg}: het gaat om {toets.vanaf} of meer)"
    )


def _voorstel(toets: Ggsr) -> str:
    if toets.multiprobleem is None:
        return "nog niet te zeggen of dit een multiprobleemgezin is"
    return f"voorstel multiprobleem: {toets.multiprobleem}"


def _oordeel(oordeel: str | None, voorstel: str | None) -> str:
    if oordeel is None:
        return "oordeel van de coördinator: nog niet gegeven"
    anders = ", anders dan het voorstel" if voorstel not in (None, oordeel) else ""
    return f"oordeel van de coördinator: {oordeel}{anders}"


def _vragen(casus: int, melding: int | None, uitleg: Categorieuitleg) -> Iterator[Signaal]:
    for feit in uitleg.vragen:
        if feit == "multiprobleem":
            opdracht = f"tafel casus verhelder {casus} --multiprobleem ja"
            yield Signaal("is dit een multiprobleemgezin?", opdracht)
            continue
        wijzig = None
        if melding is not None:
            wijzig = f"tafel melding wijzig {melding_nummer(melding)} --{feit.replace('_', '-')}"
        yield Signaal(woorden.vraag(feit), wijzig)


def _verloop(geschiedenis: Sequence[Gebeurtenis], vandaag: date) -> Rooster:
    rijen = tuple((woorden.dag_maand(g.dag, vandaag), g.tekst, g.wie) for g in geschiedenis)
    return Rooster("Verloop", ("wat", "wie"), rijen)


def als_json(
    casus: int,
    tafel: str | None,
    uitleg: Categorieuitleg | None,
    geschiedenis: Sequence[Gebeurtenis],
) -> str:
    """One object; everything about the category is null for a table without categories."""
    velden = ("categorie", "regel", "waarom", "bron", "vragen", "overleg", "procesregie", "feiten")
    return porcelain.als_json(
        {
            "casus": casus,
            "tafel": tafel,
            **{veld: getattr(uitleg, veld, None) for veld in velden},
            "gezinsmanager_van": uitleg.casemanager_van if uitleg else None,
            "ggsr": uitleg.ggsr if uitleg else None,
            "geschiedenis": [{"datum": g.dag, "wie": g.wie, "wat": g.tekst} for g in geschiedenis],
        }
    )
