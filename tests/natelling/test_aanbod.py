"""Need and supply, counted again (Visie §3.4.2; 80+20 §2.3; domain §11, §12)."""

from collections import Counter, defaultdict
from typing import Any

import pytest

from tests.natelling.gegevens import (
    LEEFGEBIEDEN,
    RAPPORT,
    Gegevens,
    Rij,
    kind_leeftijden,
    laatste_dag,
    leeftijden,
    lijst,
    stand_te_zien,
)
from tests.natelling.kengetallen import GROEPEN
from tests.natelling.knelpunten import buurt, in_gebied
from tests.natelling.programma import Programma
from tests.natelling.vergelijken import PERIODEN, rest_is_niet_klein, vergelijk

RUIMTE = ("ruimte", "wachtlijst", "geen", None)
"""Capacity in the order of the columns; None = unknown."""


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


def past(jaar: Gegevens, product: Rij, casus: int, leefgebied: str, dag: str) -> bool:
    van, tot = product["leeftijd_van"] or 0, product["leeftijd_tot"]
    tot = 999 if tot is None else tot
    return (
        leefgebied in lijst(product["leefgebieden"])
        and in_gebied(product, buurt(jaar, casus))
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


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_need_and_supply_per_leefgebied(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    tabel = programma.rapport("aanbod", *vraag)["aanbod_leefgebied"]
    dag = laatste_dag(tot)
    doelen, wat = open_doelen(jaar, dag), gaten(jaar, dag)
    waar: dict[tuple[str, ...], list[Any]] = {}
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
    assert [tuple(rij[:1]) for rij in tabel.rijen] == list(waar)
    vergelijk(tabel, waar, aantallen=["casussen", "doelen", "wit"])
    if not stand_te_zien(dag):
        assert all(rij[1] is rij[2] is rij[3] is None for rij in tabel.rijen[:-1])
    rest_is_niet_klein(tabel, "wit", "casussen")


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_what_is_missing_by_age(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    tabel = programma.rapport("aanbod", *vraag)["aanbod_wit"]
    dag = laatste_dag(tot)
    waar = Counter(
        (LEEFGEBIEDEN[gebied], groep(hoofdpersoon(jaar, casus, dag)), gat)
        for (casus, gebied), gat in gaten(jaar, dag).items()
        if gat is not None
    )
    if not stand_te_zien(dag):
        assert not tabel.rijen
        return
    vergelijk(tabel, {rij: [aantal] for rij, aantal in waar.items()}, aantallen=["casussen"])


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_supply_that_fits_no_goal(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    tabel = programma.rapport("aanbod", *vraag)["aanbod_over"]
    dag = laatste_dag(tot)
    doelen = open_doelen(jaar, dag)
    waar = {
        f"A{product['id']}"
        for product in producten(jaar)
        if product["leefgebieden"]
        and not any(
            past(jaar, product, casus, doel["leefgebied"], dag)
            for casus, eigen in doelen.items()
            for doel in eigen
        )
    }
    assert {rij[0] for rij in tabel.rijen} == waar
    assert len(tabel.rijen) == len(waar)


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
    assert [tuple(rij[:1]) for rij in tabel.rijen] == list(waar)
    # These count products and judgements of tables, not people.
    vergelijk(tabel, waar, aantallen=[])
    assert not tabel.onderdrukt
