"""White spots, against figures worked out by hand or apart from the report."""

import json
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tafel.domain.rapport import Periode
from tafel.kolommen import LEEFGEBIEDEN, in_woorden
from tafel.register.store import Register
from tafel.services.aanbodrapport import _verborgen, maak
from tafel.services.profielen import laad_profiel
from tests.commands.hulp import GEZIN, deel_toe, lees, voer_in
from tests.conftest import ROOT, VANDAAG, Tafel

KAART = (
    "id;organisatie;product;leefgebieden;leeftijd;gebied;wachttijd;capaciteit\n"
    "1;MaDi;Schuldhulp;inkomen_schulden;18+;;6;wachtlijst\n"
    "2;Spirit;Gezinshulp;gezin_opvoeding;0-17;;3;ruimte\n"
    "3;MEE;Voor ouderen;wonen;65+;;;ruimte\n"
    "4;Altra;Zonder gebied;;;;;geen\n"
)


def tabellen(uitvoer: str) -> dict[str, list[dict[str, Any]]]:
    """By title, rows by column."""
    return {
        tabel["titel"]: [dict(zip(tabel["kolommen"], rij, strict=True)) for rij in tabel["rijen"]]
        for tabel in json.loads(uitvoer)["tabellen"]
    }


PER_GEBIED = "Behoefte en aanbod per leefgebied"
WIT = "Witte vlekken: behoefte zonder aanbod of zonder ruimte"
OVER = "Aanbod zonder behoefte"
ORGANISATIE = "Aanbod en ervaring per organisatie"


def rapport(tafel: Tafel) -> dict[str, list[dict[str, Any]]]:
    uit = tafel("rapport", "aanbod", "-f", "json")
    assert uit.exit_code == 0, uit.stderr
    return tabellen(uit.stdout)


def onverhuld(tmp_path: Path, tot: str = VANDAAG) -> dict[str, list[dict[str, Any]]]:
    """The same figures with nothing suppressed, as they were told on an earlier day too."""
    profiel = laad_profiel("zuidoost")
    proces = profiel.proces
    rapportage = replace(proces.rapportage, drempel=1)
    profiel = replace(profiel, proces=replace(proces, rapportage=rapportage))
    periode = Periode(date(2026, 1, 1), date.fromisoformat(tot))
    with Register(tmp_path / "register.db") as register:
        gemaakt = maak(register, profiel, periode, vandaag=periode.tot)
    return {
        tabel.titel: [
            dict(zip((kolom.sleutel for kolom in tabel.kolommen), rij, strict=True))
            for rij in tabel.rijen
        ]
        for tabel in gemaakt.tabellen
    }


def plan(tafel: Tafel, dag: str, *opdracht: str) -> None:
    uit = tafel("--vandaag", dag, "plan", *opdracht)
    assert uit.exit_code == 0, uit.stderr


def gezin(tafel: Tafel, nummer: int, *gebieden: str, dag: str) -> None:
    """A casus of a mother of 38 with a child of 12, with a goal on each leefgebied."""
    velden = [f"--{n}" if i == 0 else n for paar in GEZIN.items() for i, n in enumerate(paar)]
    uit = tafel("--vandaag", dag, "melding", "add", *velden, "--kenmerk", f"K{nummer}",
                "--achternaam", f"Naam{'abcdefgh'[nummer]}")  # fmt: skip
    assert uit.exit_code == 0, uit.stderr
    assert tafel("--vandaag", dag, "toedelen", f"M{nummer}").exit_code == 0
    casus = str(nummer)
    plan(tafel, dag, "maak", casus, "--analyse", "x", "--casemanager", "y", "--organisatie", "mee")
    for plek, gebied in enumerate(gebieden, 1):
        plan(tafel, dag, "doel", casus, "--leefgebied", gebied, "--tekst", "x")
        doel = f"{casus}d{plek}"
        plan(tafel, dag, "taak", doel, "--wat", "x", "--organisatie", "mee", "--uiterlijk", "+2w")


@pytest.fixture
def register(tafel: Tafel) -> Tafel:
    assert tafel("init").exit_code == 0
    Path("kaart.csv").write_text(KAART, encoding="utf-8")
    assert tafel("aanbod", "laad", "kaart.csv").exit_code == 0
    return tafel


def test_needs_supply_and_white_spots_of_three_families(register: Tafel, tmp_path: Path) -> None:
    gezin(register, 1, "inkomen_schulden", "inkomen_schulden", dag="2026-11-02")
    gezin(register, 2, "inkomen_schulden", "gezin_opvoeding", dag="2026-11-02")
    gezin(register, 3, "wonen", dag="2026-11-02")
    gevonden = onverhuld(tmp_path)
    per = {rij.pop("leefgebied"): tuple(rij.values()) for rij in gevonden[PER_GEBIED]}
    # casussen, doelen, wit; aanbod, ruimte, wacht, vol, onbekend; median weeks
    assert per["inkomen en schulden"] == (2, 3, 2, 1, 0, 1, 0, 0, 6)
    assert per["gezin en opvoeding"] == (1, 1, 0, 1, 1, 0, 0, 0, 3)
    assert per["wonen"] == (1, 1, 1, 1, 1, 0, 0, 0, None)  # for 65 and over only
    assert per["onderwijs"] == (0, 0, 0, 0, 0, 0, 0, 0, None)
    assert per["onbekend"] == (0, 0, 0, 1, 0, 0, 1, 0, None)
    assert list(per) == [*map(in_woorden, LEEFGEBIEDEN), "onbekend"]
    assert [tuple(rij.values()) for rij in gevonden[WIT]] == [
        ("wonen", "26–64", "geen aanbod", 1),
        ("inkomen en schulden", "26–64", "alleen wachttijd", 2),
    ]
    assert [rij["product"] for rij in gevonden[OVER]] == ["A3"]
    assert [rij["organisatie"] for rij in gevonden[ORGANISATIE]] == [
        "Altra",
        "MaDi",
        "MEE",
        "Spirit",
    ]


def test_a_need_lasts_from_the_concept_to_the_evaluation_that_reached_it(
    register: Tafel, tmp_path: Path
) -> None:
    gezin(register, 1, "inkomen_schulden", "gezin_opvoeding", dag="2026-03-02")
    plan(register, "2026-03-09", "vaststellen", "1", "--evaluatie-op", "2026-06-01")
    uit = register(
        *("--vandaag", "2026-06-01", "plan", "evalueer", "1"),
        *("--doel", "1d1=bereikt", "--doel", "1d2=deels"),
    )
    assert uit.exit_code == 0, uit.stderr
    behoefte = {
        tot: {rij["leefgebied"] for rij in onverhuld(tmp_path, tot)[PER_GEBIED] if rij["casussen"]}
        for tot in ("2026-03-01", "2026-03-02", "2026-05-31", "2026-06-01", "2026-11-23")
    }
    beide = {"inkomen en schulden", "gezin en opvoeding"}
    assert behoefte == {
        "2026-03-01": set(),
        "2026-03-02": beide,
        "2026-05-31": beide,
        "2026-06-01": {"gezin en opvoeding"},
        "2026-11-23": {"gezin en opvoeding"},
    }


def test_small_counts_are_not_shown_and_products_are(register: Tafel) -> None:
    gezin(register, 1, "inkomen_schulden", "wonen", dag="2026-11-02")
    gevonden = rapport(register)
    for rij in gevonden[PER_GEBIED]:
        nodig = rij["leefgebied"] in {"inkomen en schulden", "wonen"}
        assert (rij["casussen"], rij["doelen"], rij["wit"]) == (
            (None, None, None) if nodig else (0, 0, 0)
        )
        assert isinstance(rij["aanbod"], int)
    assert [rij["casussen"] for rij in gevonden[WIT]] == [None, None]


def test_without_a_sociale_kaart_it_says_how_to_load_one(tafel: Tafel) -> None:
    tafel("init")
    uit = tafel("rapport", "aanbod")
    assert uit.exit_code == 0
    assert "tafel aanbod laad" in uit.stdout


def test_the_demo_year_agrees_with_what_each_plan_shows(tafel: Tafel, tmp_path: Path) -> None:
    assert tafel("demo", "--bewaar", str(tmp_path / "register.db")).exit_code == 0
    kaart = str(ROOT / "data/voorbeeld/aanbod.csv")
    assert tafel("aanbod", "laad", kaart, "--bron", "kaart").exit_code == 0
    doelen: Counter[str] = Counter()
    behoefte: dict[str, set[int]] = defaultdict(set)
    wit: dict[str, set[int]] = defaultdict(set)
    gevraagd: set[str] = set()
    for casus in lees(tafel, "casus", "lijst", "--aantal", "1000"):
        uit = tafel("plan", "aanbod", str(casus["casus"]), "-f", "json")
        if casus["status"] != "open" or uit.exit_code == 66:
            continue
        for doel in json.loads(uit.stdout):
            gebied, nummer = in_woorden(doel["leefgebied"]), casus["casus"]
            doelen[gebied] += 1
            behoefte[gebied].add(nummer)
            gevraagd |= {product["product"] for product in doel["producten"]}
            if not any(
                p["capaciteit"] == "ruimte" or (p["capaciteit"], p["wachttijd_weken"]) == (None, 0)
                for p in doel["producten"]
            ):
                wit[gebied].add(nummer)
    assert len(doelen) > 5
    gevonden = onverhuld(tmp_path)
    for rij in gevonden[PER_GEBIED]:
        gebied = rij["leefgebied"]
        verwacht = (len(behoefte[gebied]), doelen[gebied], len(wit[gebied]))
        assert (rij["casussen"], rij["doelen"], rij["wit"]) == verwacht, gebied
    per_gat: Counter[str] = Counter()
    for rij in gevonden[WIT]:
        per_gat[rij["leefgebied"]] += rij["casussen"]
    assert per_gat == Counter({gebied: len(wie) for gebied, wie in wit.items()})
    alle = {product["product"] for product in lees(tafel, "aanbod", "lijst")}
    assert {rij["product"] for rij in gevonden[OVER]} == alle - gevraagd
    streng = rapport(tafel)
    for open_, dicht in zip(gevonden[PER_GEBIED], streng[PER_GEBIED], strict=True):
        for naam in ("casussen", "wit"):
            klein = 0 < open_[naam] < 5
            assert dicht[naam] in ({None} if klein else {None, open_[naam]})


def test_a_casus_without_a_plan_is_no_need(register: Tafel) -> None:
    voer_in(register, GEZIN)
    assert deel_toe(register, "M1")["casus"] == 1
    assert all(rij["casussen"] == 0 for rij in rapport(register)[PER_GEBIED])


@pytest.mark.parametrize("alle", [9, 12, 30])
def test_no_difference_of_shown_counts_is_a_small_one(alle: int) -> None:
    """Who has a need, and who of them finds no room: all open casussen stand in another report."""
    for heel in range(alle + 1):
        for gat in range(heel + 1):
            casussen = Counter({("wonen",): heel, ("wonen", "zonder ruimte"): gat})
            casussen["wonen", "0–11", "geen aanbod"] = gat
            verborgen = _verborgen(casussen, alle, ("0–11", "onbekend"), 5)
            getoond = [alle] * (() not in verborgen)
            getoond += [heel] * (("wonen",) not in verborgen)
            getoond += [gat] * (("wonen", "zonder ruimte") not in verborgen)
            klein = {n for n in getoond if 0 < n < 5}
            klein |= {a - b for a, b in pairwise(getoond) if 0 < a - b < 5}
            assert not klein, (alle, heel, gat)
