"""White spots, against figures worked out by hand or apart from the report."""

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from tafel.kolommen import LEEFGEBIEDEN, in_woorden
from tests.commands.hulp import GEZIN, deel_toe, lees, voer_in
from tests.commands.rapporthulp import vul
from tests.conftest import Demojaar, Tafel
from tests.scenario.hulp import lees_op, op, platte

KAART = (
    "id;organisatie;product;leefgebieden;leeftijd;gebied;wachttijd;capaciteit\n"
    "1;MaDi;Schuldhulp;inkomen_schulden;18+;;6;wachtlijst\n"
    "2;Spirit;Gezinshulp;gezin_opvoeding;0-17;;3;ruimte\n"
    "3;MEE;Voor ouderen;wonen;65+;;;ruimte\n"
    "4;Altra;Zonder gebied;;;;;geen\n"
)
LATER = "2027-01-20"
"""When all of 2026 is closed."""
KWARTAAL = ("--kwartaal", "2026-4")
GATEN = ("geen_aanbod", "geen_ruimte", "alleen_wachttijd", "ruimte_onbekend")
GROEPEN = ["0–11", "12–16", "17–22", "23–25", "26–64", "65+", "onbekend"]
GEBIEDEN = [*map(in_woorden, LEEFGEBIEDEN), "onbekend"]
Tabellen = dict[str, list[dict[str, Any]]]


def rapport(tafel: Tafel, *args: str, vandaag: str = LATER) -> Tabellen:
    """By the key of the table, rows by column."""
    gelezen = lees_op(tafel, vandaag, "rapport", "aanbod", *(args or KWARTAAL))
    return {
        tabel["sleutel"]: [dict(zip(tabel["kolommen"], rij, strict=True)) for rij in tabel["rijen"]]
        for tabel in gelezen["tabellen"]
    }


def exact(tafel: Tafel, *args: str, vandaag: str = LATER) -> Tabellen:
    return rapport(tafel, *(args or KWARTAAL), "--intern", vandaag=vandaag)


def witte_vlekken(tabellen: Tabellen) -> dict[tuple[str, str, str], int]:
    return {
        (rij["leefgebied"], rij["leeftijd"], gat): rij[gat]
        for rij in tabellen["aanbod_wit"]
        for gat in GATEN
        if rij[gat]
    }


def plan(tafel: Tafel, dag: str, *opdracht: str) -> None:
    op(tafel, dag, "plan", *opdracht)


def gezin(tafel: Tafel, nummer: int, *gebieden: str, dag: str) -> None:
    """A casus of a mother of 38 with a child of 12, with a goal on each leefgebied."""
    velden = [f"--{n}" if i == 0 else n for paar in GEZIN.items() for i, n in enumerate(paar)]
    op(tafel, dag, "melding", "add", *velden, "--kenmerk", f"K{nummer}",
       "--achternaam", f"Naam{'abcdefgh'[nummer]}")  # fmt: skip
    op(tafel, dag, "toedelen", f"M{nummer}")
    casus = str(nummer)
    plan(tafel, dag, "maak", casus, "--analyse", "x", "--casemanager", "y", "--organisatie", "mee")
    for plek, gebied in enumerate(gebieden, 1):
        plan(tafel, dag, "doel", casus, "--leefgebied", gebied, "--tekst", "x")
        doel = f"{casus}d{plek}"
        plan(tafel, dag, "taak", doel, "--wat", "x", "--organisatie", "mee", "--uiterlijk", "+2w")


def laad(tafel: Tafel, kaart: str, dag: str = "2026-11-01") -> None:
    Path("kaart.csv").write_text(kaart, encoding="utf-8")
    op(tafel, dag, "aanbod", "laad", "kaart.csv")


@pytest.fixture
def met_kaart(register: Tafel) -> Tafel:
    laad(register, KAART)
    return register


def test_needs_supply_and_white_spots_of_three_families(met_kaart: Tafel) -> None:
    gezin(met_kaart, 1, "inkomen_schulden", "inkomen_schulden", dag="2026-11-02")
    gezin(met_kaart, 2, "inkomen_schulden", "gezin_opvoeding", dag="2026-11-02")
    gezin(met_kaart, 3, "wonen", dag="2026-11-02")
    gevonden = exact(met_kaart)
    per = {rij.pop("leefgebied"): tuple(rij.values()) for rij in gevonden["aanbod_leefgebied"]}
    # casussen, doelen, wit; aanbod, ruimte, wacht, vol, onbekend; median weeks
    assert per["inkomen en schulden"] == (2, 3, 2, 1, 0, 1, 0, 0, 6)
    assert per["gezin en opvoeding"] == (1, 1, 0, 1, 1, 0, 0, 0, 3)
    assert per["wonen"] == (1, 1, 1, 1, 1, 0, 0, 0, None)  # for 65 and over only
    assert per["onderwijs"] == (0, 0, 0, 0, 0, 0, 0, 0, None)
    assert per["onbekend"] == (0, 0, 0, 1, 0, 0, 1, 0, None)
    assert list(per) == GEBIEDEN
    assert witte_vlekken(gevonden) == {
        ("wonen", "26–64", "geen_aanbod"): 1,
        ("inkomen en schulden", "26–64", "alleen_wachttijd"): 2,
    }
    per_product = [(rij["product"], rij["casussen"]) for rij in gevonden["aanbod_over"]]
    assert per_product == [("A1", 2), ("A2", 1), ("A3", 0), ("A4", 0)]
    assert [rij["organisatie"] for rij in gevonden["aanbod_organisatie"]] == [
        "Altra",
        "MaDi",
        "MEE",
        "Spirit",
    ]
    totalen = [tuple(rij.values()) for rij in gevonden["aanbod_maanden"]]
    # October was never closed: there was nobody yet.
    assert totalen == [("2026-10", None, None, None), ("2026-11", 3, 5, 3), ("2026-12", 3, 5, 3)]


def test_a_need_lasts_from_the_concept_to_the_evaluation_that_reached_it(met_kaart: Tafel) -> None:
    gezin(met_kaart, 1, "inkomen_schulden", "gezin_opvoeding", dag="2026-03-02")
    plan(met_kaart, "2026-03-09", "vaststellen", "1", "--evaluatie-op", "2026-05-31")
    gehaald = ("--doel", "1d1=bereikt", "--doel", "1d2=deels")
    plan(met_kaart, "2026-05-31", "evalueer", "1", *gehaald)
    gevonden = exact(met_kaart, "--van", "2026-02-01", "--tot", "2026-06-30")
    doelen = {rij["maand"]: rij["doelen"] for rij in gevonden["aanbod_maanden"]}
    # On the day of the evaluation the goal that was reached is none any more.
    assert doelen == {"2026-02": None, "2026-03": 2, "2026-04": 2, "2026-05": 1, "2026-06": 1}
    assert [rij["leefgebied"] for rij in gevonden["aanbod_leefgebied"] if rij["casussen"]] == [
        "gezin en opvoeding"
    ]


def test_people_are_rounded_and_products_are_not(met_kaart: Tafel) -> None:
    gezin(met_kaart, 1, "inkomen_schulden", "wonen", dag="2026-11-02")
    gezin(met_kaart, 2, "inkomen_schulden", dag="2026-11-02")
    rond, echt = rapport(met_kaart), exact(met_kaart)
    assert rond.keys() == echt.keys()
    for sleutel, rijen in rond.items():
        for rij, waar in zip(rijen, echt[sleutel], strict=True):
            for kolom, cel in rij.items():
                if kolom in {"casussen", "doelen", "wit", *GATEN} and cel is not None:
                    assert cel % 5 == 0, (sleutel, rij, kolom)
                    assert abs(cel - waar[kolom]) < 5, (sleutel, rij, kolom)
                else:
                    assert cel == waar[kolom]
    aantallen = [rij["aanbod_van_organisaties"] for rij in rond["aanbod_organisatie"]]
    assert aantallen == [1, 1, 1, 1]


def test_the_same_casussen_are_the_same_figure_everywhere(met_kaart: Tafel) -> None:
    """Whoever has a goal on inkomen_schulden fits A1, which has no room."""
    for nummer in range(1, 4):
        gezin(met_kaart, nummer, "inkomen_schulden", dag="2026-11-02")
    gevonden = rapport(met_kaart)
    [rij] = [r for r in gevonden["aanbod_leefgebied"] if r["leefgebied"] == "inkomen en schulden"]
    [vlek] = [
        r["alleen_wachttijd"]
        for r in gevonden["aanbod_wit"]
        if (r["leefgebied"], r["leeftijd"]) == ("inkomen en schulden", "26–64")
    ]
    maand = gevonden["aanbod_maanden"][-1]
    zelfde = {rij["casussen"], rij["wit"], vlek, maand["casussen"], maand["wit"]}
    assert zelfde | {gevonden["aanbod_over"][0]["casussen"]} in ({0}, {5})


def test_no_row_comes_or_goes_with_people(met_kaart: Tafel) -> None:
    gezin(met_kaart, 1, "inkomen_schulden", "wonen", dag="2026-11-02")
    gevonden = rapport(met_kaart)
    wit = [(rij["leefgebied"], rij["leeftijd"]) for rij in gevonden["aanbod_wit"]]
    assert wit == [(gebied, groep) for gebied in GEBIEDEN for groep in GROEPEN]
    leeg = rapport(met_kaart, "--kwartaal", "2026-3")  # before there was anybody
    for sleutel in ("aanbod_leefgebied", "aanbod_wit", "aanbod_over", "aanbod_organisatie"):
        eerste = [[next(iter(rij.values())) for rij in deel[sleutel]] for deel in (gevonden, leeg)]
        assert eerste[0] == eerste[1]


def test_a_month_has_totals_and_what_is_about_organisations(met_kaart: Tafel) -> None:
    gezin(met_kaart, 1, "wonen", dag="2026-11-02")
    gevonden = exact(met_kaart, "--maand", "2026-11")
    assert list(gevonden) == ["aanbod_maanden", "aanbod_organisatie"]
    assert [tuple(rij.values()) for rij in gevonden["aanbod_maanden"]] == [("2026-11", 1, 1, 1)]


def test_it_is_judged_by_the_sociale_kaart_of_the_day_of_closing(met_kaart: Tafel) -> None:
    gezin(met_kaart, 1, "inkomen_schulden", dag="2026-11-02")
    toen = exact(met_kaart)
    ruimer = KAART.replace(";6;wachtlijst", ";0;ruimte") + "5;MaDi;Budgetles;inkomen_schulden;;;;\n"
    laad(met_kaart, ruimer, LATER)
    nu = exact(met_kaart)
    assert nu == toen
    assert witte_vlekken(nu) != {}
    [rij] = [r for r in nu["aanbod_leefgebied"] if r["leefgebied"] == "inkomen en schulden"]
    assert (rij["wit"], rij["ruimte_van_organisaties"]) == (1, 0)
    assert [rij["casussen"] for rij in nu["aanbod_over"]] == [1, 0, 0, 0]
    gezegd = platte(op(met_kaart, LATER, "rapport", "aanbod", *KWARTAAL, "-f", "tekst").stdout)
    assert "behoefte en wit zijn die van do 31-12-2026" in gezegd
    assert "bij het afsluiten op wo 20-1-2027" in gezegd
    assert "de laatste levering van zo 1-11-2026" in gezegd


def test_without_a_sociale_kaart_nothing_is_said_of_what_is_missing(register: Tafel) -> None:
    gezin(register, 1, "wonen", dag="2026-11-02")
    assert "tafel aanbod laad" in op(register, LATER, "rapport", "aanbod").stdout
    laad(register, KAART, LATER)  # too late for what is closed
    gevonden = exact(register)
    assert all(rij["wit"] is None for rij in gevonden["aanbod_leefgebied"])
    assert all(rij["wit"] is None for rij in gevonden["aanbod_maanden"])
    assert all(rij[gat] is None for rij in gevonden["aanbod_wit"] for gat in GATEN)
    assert all(rij["casussen"] is None for rij in gevonden["aanbod_over"])
    assert [rij["doelen"] for rij in gevonden["aanbod_maanden"]] == [None, 1, 1]


def test_the_demo_year_agrees_with_what_each_plan_shows(
    tafel: Tafel, tmp_path: Path, demojaar: Demojaar
) -> None:
    demojaar("zuidoost", tmp_path / "register.db")
    doelen: Counter[str] = Counter()
    behoefte: dict[str, set[int]] = defaultdict(set)
    wit: dict[str, set[int]] = defaultdict(set)
    gevraagd: dict[str, set[int]] = defaultdict(set)
    for casus in lees(tafel, "casus", "lijst", "--aantal", "1000"):
        uit = tafel("--vandaag", "2026-12-31", "plan", "aanbod", str(casus["casus"]), "-f", "json")
        if casus["status"] != "open" or uit.exit_code == 66:
            continue
        for doel in json.loads(uit.stdout):
            gebied, nummer = in_woorden(doel["leefgebied"]), casus["casus"]
            doelen[gebied] += 1
            behoefte[gebied].add(nummer)
            for product in doel["producten"]:
                gevraagd[product["product"]].add(nummer)
            if not any(
                p["capaciteit"] == "ruimte" or (p["capaciteit"], p["wachttijd_weken"]) == (None, 0)
                for p in doel["producten"]
            ):
                wit[gebied].add(nummer)
    assert len(doelen) > 5
    gevonden = exact(tafel)
    for rij in gevonden["aanbod_leefgebied"]:
        gebied = rij["leefgebied"]
        verwacht = (len(behoefte[gebied]), doelen[gebied], len(wit[gebied]))
        assert (rij["casussen"], rij["doelen"], rij["wit"]) == verwacht, gebied
    per_gat: Counter[str] = Counter()
    for (gebied, _, _), aantal in witte_vlekken(gevonden).items():
        per_gat[gebied] += aantal
    assert per_gat == Counter({gebied: len(wie) for gebied, wie in wit.items() if wie})
    assert {rij["product"]: rij["casussen"] for rij in gevonden["aanbod_over"]} == {
        product["product"]: len(gevraagd[product["product"]])
        for product in lees(tafel, "aanbod", "lijst")
    }


def test_a_casus_without_a_plan_is_no_need(met_kaart: Tafel) -> None:
    voer_in(met_kaart, GEZIN)
    assert deel_toe(met_kaart, "M1")["casus"] == 1
    assert all(rij["casussen"] == 0 for rij in exact(met_kaart)["aanbod_leefgebied"])


@pytest.mark.parametrize(
    ("geboren", "kinderen", "past"),
    [
        ("1988-05-02", "2010-03-01", 1),
        ("1988-05-02", "2008-03-01", 0),  # 18 by then
        ("1988-05-02", "?", 1),
        ("1988-05-02", "geen", 0),
        ("1988-05-02", None, 0),
        (None, "geen", 1),
        ("2009", "geen", 1),  # 16 or 17
    ],
)
def test_whoever_may_be_young_enough_fits(
    met_kaart: Tafel, tmp_path: Path, geboren: str | None, kinderen: str | None, past: int
) -> None:
    """Gezinshulp is for those up to 17: the hoofdpersoon or a child, also when it is not known."""
    with vul(tmp_path) as v:
        casus = v.casus(geboren=geboren)
        v.melding(v.persoon_van(casus), casus, inwonende_kinderen=kinderen)
        v.doel(v.plan(casus), casus, "gezin_opvoeding")
    gevonden = exact(met_kaart)
    assert [rij["casussen"] for rij in gevonden["aanbod_over"]] == [0, past, 0, 0]
    assert sum(witte_vlekken(gevonden).values()) == 1 - past
