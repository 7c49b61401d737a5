"""The bottlenecks, counted again (Visie §3.4.2; domain §12)."""

import json
from collections import Counter
from typing import Any

import pytest

from tests.natelling.gegevens import LEEFGEBIEDEN, PROFIEL, RAPPORT, Gegevens
from tests.natelling.knelpunten import Feit, tel, tellingen, uitkomst
from tests.natelling.programma import Programma

KWARTALEN = (
    ("2025-4", "2025-10-01", "2025-12-31"),
    ("2026-1", "2026-01-01", "2026-03-31"),
    ("2026-2", "2026-04-01", "2026-06-30"),
    ("2026-3", "2026-07-01", "2026-09-30"),
)
UITKOMSTEN = (
    *("op tijd nagekomen", "te laat nagekomen", "doorgeschoven"),
    *("niet gedaan (organisatie)", "geen antwoord"),
)
SOORTEN = {
    "wachten": "wachten",
    "verwijzing": "verkeerd verwezen",
    "langs_elkaar": "langs elkaar heen werken",
    "terugkoppeling": "geen terugkoppeling",
    "nakoming": "afspraken niet nagekomen",
    "aanbod": "aanbod ontbreekt",
}
NERGENS = {"andere organisatie", "onbekend", "samen"}
Tabellen = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture(scope="session")
def feiten(jaar: Gegevens) -> dict[str, list[Feit]]:
    return tellingen(jaar)


def tabellen(programma: Programma, *opties: str) -> Tabellen:
    """By the key of a table and its first cell: the cells by column."""
    inhoud = json.loads(programma.draai("rapport", "knelpunten", *opties, "-f", "json"))
    return {
        t["sleutel"]: {rij[0]: dict(zip(t["kolommen"], rij, strict=True)) for rij in t["rijen"]}
        for t in inhoud["tabellen"]
    }


def deel(aantal: int, van: int) -> int | None:
    """Whole percent, half up; nothing of nothing."""
    return (200 * aantal + van) // (2 * van) if van else None


def rijen(jaar: Gegevens, sleutel: str) -> list[str]:
    """Those of the profile, the register and the list of leefgebieden, whatever was counted."""
    if sleutel.endswith("_buurt"):
        return [*PROFIEL["buurten"], "andere buurt", "onbekend", "samen"]
    if sleutel == "aanbod":
        return [*LEEFGEBIEDEN.values(), "onbekend", "samen"]
    namen = [partner["naam"] for partner in jaar.partners.values()]
    return [*namen, "andere organisatie", "onbekend", "samen"]


@pytest.mark.parametrize(("kwartaal", "van", "tot"), KWARTALEN)
def test_every_bottleneck_is_what_the_rows_say(
    programma: Programma,
    jaar: Gegevens,
    feiten: dict[str, list[Feit]],
    kwartaal: str,
    van: str,
    tot: str,
) -> None:
    exact = tabellen(programma, "--kwartaal", kwartaal, "--intern")
    gedrukt = tabellen(programma, "--kwartaal", kwartaal)
    assert {*exact} == {*gedrukt} == {*feiten, "structureel", "nakoming_uitkomst", "samenwerking"}
    mis = []
    for sleutel, eigen in feiten.items():
        assert [*exact[sleutel]] == [*gedrukt[sleutel]] == rijen(jaar, sleutel)
        for naam, rij in exact[sleutel].items():
            aantal, geheel = tel(eigen, naam, van, tot)
            if (rij["aantal"], rij["van"], rij["procent"]) != (
                aantal,
                geheel,
                deel(aantal, geheel),
            ):
                mis.append((sleutel, naam, rij, aantal, geheel))
            ook = gedrukt[sleutel][naam]
            for kolom, echt in (("aantal", aantal), ("van", geheel)):
                assert ook[kolom] % 5 == 0, (sleutel, naam, ook)
                assert abs(ook[kolom] - echt) < 5, (sleutel, naam, ook, echt)
            procent = deel(ook["aantal"], ook["van"]) if ook["van"] >= 50 else None
            assert ook["procent"] == (procent if procent is None else min(procent, 100))
    assert not mis, mis


@pytest.mark.parametrize("nummer", range(1, len(KWARTALEN)))
def test_the_quarter_before_is_what_its_own_report_says(programma: Programma, nummer: int) -> None:
    """Of the first one October was before the register began, so there is nothing before 2026-2."""
    (kwartaal, *_), (ervoor, *_) = KWARTALEN[nummer], KWARTALEN[nummer - 1]
    for intern in ((), ("--intern",)):
        nu = tabellen(programma, "--kwartaal", kwartaal, *intern)
        toen = tabellen(programma, "--kwartaal", ervoor, *intern)
        for sleutel, eigen in nu.items():
            for naam, rij in eigen.items():
                if "vorige_aantal" not in rij:
                    continue
                was = toen[sleutel][naam]
                verwacht = (was["aantal"], was["procent"]) if nummer > 1 else (None, None)
                assert (rij["vorige_aantal"], rij["vorige_procent"]) == verwacht
                vanaf = 1 if intern else 100
                bekend = nummer > 1 and min(rij["van"] or 0, was["van"] or 0) >= vanaf
                assert rij["verschil"] == (rij["procent"] - verwacht[1] if bekend else None)


@pytest.mark.parametrize(("kwartaal", "van", "tot"), KWARTALEN)
def test_what_came_of_the_afspraken_adds_up(
    programma: Programma, jaar: Gegevens, kwartaal: str, van: str, tot: str
) -> None:
    tabel = tabellen(programma, "--kwartaal", kwartaal, "--intern")["nakoming_uitkomst"]
    kwam = Counter(
        uitkomst(a) for a in jaar["afspraak"] if van <= (a["eerst_uiterlijk"] or "") <= tot
    )
    geheel = sum(kwam[naam] for naam in UITKOMSTEN)
    waar: dict[str, tuple[Any, ...]] = {
        naam: (kwam[naam], geheel, deel(kwam[naam], geheel)) for naam in UITKOMSTEN
    }
    kon_niet = "niet mogelijk (omstandigheden)"
    waar[kon_niet] = (kwam[kon_niet], None, None)
    waar["samen, wat mogelijk was"] = (geheel, geheel, deel(geheel, geheel))
    gegeven = {naam: (r["aantal"], r["van"], r["procent"]) for naam, r in tabel.items()}
    assert gegeven == waar


@pytest.mark.parametrize(("kwartaal", "van", "tot"), KWARTALEN)
@pytest.mark.parametrize("intern", [False, True])
def test_what_is_structural_is_seen_in_the_figures_that_are_printed(
    programma: Programma, kwartaal: str, van: str, tot: str, *, intern: bool
) -> None:
    gegeven = tabellen(programma, "--kwartaal", kwartaal, *(["--intern"] if intern else []))
    vanaf, grens = RAPPORT["knelpunt_vanaf"], RAPPORT["knelpunt_procent"]
    for sleutel, label in SOORTEN.items():
        genoeg = {
            naam: rij
            for naam, rij in gegeven[sleutel].items()
            if naam not in NERGENS and rij["van"] >= (1 if intern else 50)
        }
        waar = [
            naam
            for naam, rij in genoeg.items()
            if rij["aantal"] >= vanaf and 100 * rij["aantal"] >= grens * rij["van"]
        ]
        te_weinig = "niets geteld" if intern else "te weinig om te zeggen (minder dan 50)"
        anders = "geen" if genoeg else te_weinig
        assert gegeven["structureel"][label]["waar"] == (", ".join(waar) or anders)


def test_what_was_structural_in_a_year_is_kept(
    programma: Programma, jaar: Gegevens, feiten: dict[str, list[Feit]]
) -> None:
    """Exactly, up to October: that was seen on the day on which October could be closed."""
    programma.draai("rapport", "afsluiten")
    gezien = {
        (k["soort"], LEEFGEBIEDEN.get(k["leefgebied"]) or jaar.organisatie(k["organisatie"])): k
        for k in json.loads(programma.draai("knelpunt", "lijst", "-f", "json"))
        if k["herkomst"] == "gezien" and k["laatst_gezien"] == "2026-11-14"
    }
    vanaf, grens = RAPPORT["knelpunt_vanaf"], RAPPORT["knelpunt_procent"]
    waar = {
        (soort, naam): fout
        for soort in SOORTEN
        for naam in {feit.rij for feit in feiten[soort]} - NERGENS
        for fout, alle in (tel(feiten[soort], naam, "2026-01-01", "2026-10-31"),)
        if fout >= vanaf and 100 * fout >= grens * alle
    }
    assert {wat: k["aantal"] for wat, k in gezien.items()} == waar
    assert waar
