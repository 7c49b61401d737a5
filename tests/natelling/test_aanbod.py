"""Need and supply, counted again (Visie §3.4.2; 80+20 §2.3; domain §11, §12)."""

from calendar import monthrange
from collections import Counter, defaultdict
from typing import Any

import pytest

from tests.natelling.afgerond import PERIODEN
from tests.natelling.gegevens import (
    LEEFGEBIEDEN,
    RAPPORT,
    Gegevens,
    Rij,
    kind_leeftijden,
    leeftijden,
    lijst,
)
from tests.natelling.programma import Programma

RUIMTE = ("ruimte", "wachtlijst", "geen", None)
"""Capacity in the order of the columns; None = unknown."""
GROEPEN = [
    f"{van}–{tot - 1}" if tot else f"{van}+"
    for van, tot in zip(RAPPORT["leeftijden"], [*RAPPORT["leeftijden"][1:], 0], strict=True)
]
GATEN = ("geen aanbod", "geen ruimte", "alleen wachttijd", "ruimte onbekend")


def producten(jaar: Gegevens) -> list[Rij]:
    return [rij for rij in jaar["aanbod"] if rij["vervallen_op"] is None]


def open_doelen(jaar: Gegevens, dag: str) -> dict[int, list[Rij]]:
    """Of every casus that is open on a day: the goals that are, from plan to evaluation."""
    plannen = {plan["id"]: plan for plan in jaar["plan"]}
    doelen: dict[int, list[Rij]] = defaultdict(list)
    for doel in jaar["doel"]:
        begin, einde = plannen[doel["plan_van"]]["gemaakt_op"], None
        if doel["plan_tot"]:
            laatste = plannen[doel["plan_tot"]]
            if doel["resultaat"] == "bereikt":
                einde = laatste["geevalueerd_op"]
            else:
                einde = min(
                    (
                        plan["gemaakt_op"]
                        for plan in jaar.plannen[doel["casus"]]
                        if plan["versie"] > laatste["versie"]
                    ),
                    default=None,
                )
        if begin <= dag and (einde is None or dag < einde) and jaar.open_op(doel["casus"], dag):
            doelen[doel["casus"]].append(doel)
    return doelen


def hoofdpersoon(jaar: Gegevens, casus: int, dag: str) -> set[int] | None:
    """The ages that the person of the first melding may have on a day; None = unknown."""
    melding = min(jaar.meldingen[casus], key=lambda m: int(m["id"]))
    geboren = jaar.personen[melding["persoon"]]["geboortedatum"]
    if geboren:
        return leeftijden(geboren, dag)
    return None if melding["leeftijd"] is None else {melding["leeftijd"]}


def mensen(jaar: Gegevens, casus: int, dag: str) -> list[set[int] | None]:
    """The hoofdpersoon and the children who live there."""
    kinderen = {
        kind
        for melding in jaar.meldingen[casus]
        if melding["ontvangen_op"] <= dag
        for kind in lijst(melding["inwonende_kinderen"])
        if kind != "geen"
    }
    return [hoofdpersoon(jaar, casus, dag), *(kind_leeftijden(k, dag) for k in kinderen)]


def in_gebied(product: Rij, waar: str) -> bool:
    """Not stated, the whole district, or a buurt that is not known: it fits."""
    gebied = lijst(product["gebied"])
    return not gebied or "Zuidoost" in gebied or waar in (*gebied, "onbekend")


def past(jaar: Gegevens, product: Rij, casus: int, leefgebied: str, dag: str) -> bool:
    van, tot = product["leeftijd_van"] or 0, product["leeftijd_tot"]
    tot = 999 if tot is None else tot
    return (
        leefgebied in lijst(product["leefgebieden"])
        and in_gebied(product, jaar.buurten[jaar.casussen[casus]["huishouden"]])
        and any(
            wie is None or any(van <= jaren <= tot for jaren in wie)
            for wie in mensen(jaar, casus, dag)
        )
    )


def gat(passend: list[Rij]) -> str | None:
    """What is missing when nothing that fits has room; None = something has."""
    ruimte = {product["capaciteit"] for product in passend}
    if "ruimte" in ruimte:
        return None
    if not passend:
        return "geen aanbod"
    if None in ruimte:
        return "ruimte onbekend"
    return "alleen wachttijd" if "wachtlijst" in ruimte else "geen ruimte"


def gaten(jaar: Gegevens, dag: str) -> dict[tuple[int, str], str | None]:
    """Per casus and leefgebied of an open goal what is missing."""
    kaart = producten(jaar)
    return {
        (casus, gebied): gat([p for p in kaart if past(jaar, p, casus, gebied, dag)])
        for casus, doelen in open_doelen(jaar, dag).items()
        for gebied in {doel["leefgebied"] for doel in doelen}
    }


def mediaan(weken: list[int]) -> int | None:
    """The smallest value with at least half of them at or below it."""
    return sorted(weken)[(len(weken) + 1) // 2 - 1] if weken else None


def naar_ruimte(kaart: list[Rij]) -> list[int]:
    geteld = Counter(product["capaciteit"] for product in kaart)
    return [len(kaart), *(geteld[soort] for soort in RUIMTE)]


def groep(wie: set[int] | None) -> str:
    """The age group of the profile; two possible ones is not known."""
    groepen = {sum(jaren >= grens for grens in RAPPORT["leeftijden"]) - 1 for jaren in wie or ()}
    return GROEPEN[groepen.pop()] if len(groepen) == 1 else "onbekend"


Waar = dict[tuple[str, ...], list[Any]]


def vergelijk(
    programma: Programma, sleutel: str, vraag: tuple[str, ...], mensen: set[str], waar: Waar
) -> None:
    """Every row is there, in order: inside as counted, outside the people (columns) rounded."""
    for exact in (True, False):
        opties = (*vraag, "--intern") if exact else vraag
        tabel = programma.rapport("aanbod", *opties)[sleutel]
        voorop = len(next(iter(waar)))
        assert [tuple(rij[:voorop]) for rij in tabel.rijen] == list(waar)
        for rij in tabel.rijen:
            echte = waar[tuple(rij[:voorop])]
            for kolom, cel, echt in zip(tabel.kolommen[voorop:], rij[voorop:], echte, strict=True):
                if exact or kolom not in mensen:
                    assert cel == echt, (tabel.titel, rij, kolom, echt)
                else:
                    assert (
                        cel == echt if echt % 5 == 0 else cel in (echt // 5 * 5, echt // 5 * 5 + 5)
                    )


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_need_and_supply_per_leefgebied(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    doelen, wat = open_doelen(jaar, tot), gaten(jaar, tot)
    waar: Waar = {}
    for code, naam in LEEFGEBIEDEN.items():
        kaart = [p for p in producten(jaar) if code in lijst(p["leefgebieden"])]
        per_casus = [[d for d in eigen if d["leefgebied"] == code] for eigen in doelen.values()]
        waar[naam,] = [
            sum(map(bool, per_casus)),
            sum(map(len, per_casus)),
            sum(gebied == code and gat is not None for (_, gebied), gat in wat.items()),
            *naar_ruimte(kaart),
            mediaan([p["wachttijd_weken"] for p in kaart if p["wachttijd_weken"] is not None]),
        ]
    zonder = [p for p in producten(jaar) if not p["leefgebieden"]]
    weken = [p["wachttijd_weken"] for p in zonder if p["wachttijd_weken"] is not None]
    waar["onbekend",] = [0, 0, 0, *naar_ruimte(zonder), mediaan(weken)]
    vergelijk(programma, "aanbod_leefgebied", vraag, {"casussen", "doelen", "wit"}, waar)


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_what_is_missing_by_age(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    geteld = Counter(
        (LEEFGEBIEDEN[gebied], groep(hoofdpersoon(jaar, casus, tot)), gat)
        for (casus, gebied), gat in gaten(jaar, tot).items()
        if gat is not None
    )
    waar: Waar = {
        (gebied, leeftijd): [geteld[gebied, leeftijd, wat] for wat in GATEN]
        for gebied in (*LEEFGEBIEDEN.values(), "onbekend")
        for leeftijd in (*GROEPEN, "onbekend")
    }
    kolommen = {wat.replace(" ", "_") for wat in GATEN}
    vergelijk(programma, "aanbod_wit", vraag, kolommen, waar)


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_how_many_each_product_fits(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    doelen = open_doelen(jaar, tot)
    for exact in (True, False):
        opties = (*vraag, "--intern") if exact else vraag
        tabel = programma.rapport("aanbod", *opties)["aanbod_over"]
        assert [rij[0] for rij in tabel.rijen] == [f"A{p['id']}" for p in producten(jaar)]
        for rij, product in zip(tabel.rijen, producten(jaar), strict=True):
            echt = sum(
                any(past(jaar, product, casus, doel["leefgebied"], tot) for doel in eigen)
                for casus, eigen in doelen.items()
            )
            assert rij[-1] == echt or (not exact and rij[-1] % 5 == 0 and abs(rij[-1] - echt) < 5)


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN[:1])
def test_need_by_month(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    tabel = programma.rapport("aanbod", *vraag, "--intern")["aanbod_maanden"]
    assert len(tabel.rijen) == 10
    for maand, *cellen in tabel.rijen:
        dag = f"{maand}-{monthrange(int(maand[:4]), int(maand[5:]))[1]}"
        doelen = open_doelen(jaar, dag)
        wit = {casus for (casus, _), gat in gaten(jaar, dag).items() if gat is not None}
        assert cellen == [len(doelen), sum(map(len, doelen.values())), len(wit)]


def test_supply_and_experience_per_organisation(programma: Programma, jaar: Gegevens) -> None:
    tabel = programma.rapport("aanbod")["aanbod_organisatie"]
    per_organisatie: dict[str, list[Rij]] = defaultdict(list)
    for product in producten(jaar):
        partner = product["partner"]
        per_organisatie[jaar.organisatie(partner) if partner else product["organisatie"]].append(
            product
        )
    waar: dict[tuple[str, ...], list[Any]] = {}
    for naam in sorted(per_organisatie, key=str.casefold):
        eigen = {product["id"] for product in per_organisatie[naam]}
        oordelen = Counter(
            rij[wat]
            for rij in jaar["ervaring"]
            if rij["aanbod"] in eigen
            for wat in ("toegankelijkheid", "kwaliteit", "prestatie")
        )
        waar[naam,] = [
            *naar_ruimte(per_organisatie[naam]),
            *(oordelen[oordeel] for oordeel in ("goed", "matig", "slecht")),
        ]
    # These count products and judgements of tables, not people.
    assert {tuple(rij[:1]): rij[1:] for rij in tabel.rijen} == waar
    assert [tuple(rij[:1]) for rij in tabel.rijen] == list(waar)
