"""Meetings that left something over, and methods of plans, counted again (domain §7, §8, §12)."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

import pytest

from tests.natelling.afgerond import PERIODEN
from tests.natelling.gegevens import PROFIEL, Gegevens, werkdag
from tests.natelling.programma import Programma

WEEKDAGEN = ("ma", "di", "wo", "do", "vr")
TAFELS: dict[str, dict[str, Any]] = PROFIEL["tafels"]
WACHT = timedelta(days=PROFIEL["rapport"].get("afsluiten_dagen", 14))


def overlegdagen(tafel: str, van: str, tot: str) -> list[str]:
    """The meetings of a table; on a holiday there is none."""
    dag, dagen = date.fromisoformat(van), []
    while dag.isoformat() <= tot:
        if dag.weekday() == WEEKDAGEN.index(TAFELS[tafel]["overleg"]["weekdag"]) and werkdag(dag):
            dagen.append(dag.isoformat())
        dag += timedelta(days=1)
    return dagen


def maandeinde(dag: str) -> str:
    eerste = date.fromisoformat(dag[:8] + "01") + timedelta(days=32)
    return (eerste.replace(day=1) - timedelta(days=1)).isoformat()


def momenten(jaar: Gegevens, casus: int) -> list[str]:
    """The days from which a casus could come up."""
    dagen = [jaar.casussen[casus]["geopend_op"]]
    for wat in jaar.gebeurtenissen[casus]:
        if wat["soort"] == "agenda":
            dagen.append(wat["op"])
        elif wat["soort"] == "besluit" and wat.get("terug"):
            dagen.append(wat["terug"])
        elif wat["soort"] == "heropend" or (
            wat["soort"] == "toedeling" and wat["oud"]["tafel"] != wat["nieuw"]["tafel"]
        ):
            dagen.append(wat["dag"])
    return dagen


def besproken(jaar: Gegevens) -> dict[tuple[int, str], list[str]]:
    """Per casus and table the days of decisions that still hold."""
    vervallen = {c["besluit"] for c in jaar["besluitcorrectie"] if c["vervallen"] == "ja"}
    dagen: dict[tuple[int, str], set[str]] = defaultdict(set)
    for besluit in jaar["overlegbesluit"]:
        if besluit["id"] not in vervallen and besluit["tafel"] in TAFELS:
            dagen[besluit["casus"], besluit["tafel"]].add(besluit["overleg"])
    return {wie: sorted(op) for wie, op in dagen.items()}


def beurten(jaar: Gegevens) -> list[tuple[str, int, str, str]]:
    """(table, casus, first meeting at which it could come up, when it did): what is known of it."""
    gevonden = []
    for (casus, tafel), dagen in besproken(jaar).items():
        for vorige, dag in zip(["", *dagen], dagen, strict=False):
            if sinds := [op for op in momenten(jaar, casus) if vorige < op <= dag]:
                tot = (date.fromisoformat(max(sinds)) + timedelta(days=40)).isoformat()
                gevonden.append((tafel, casus, overlegdagen(tafel, max(sinds), tot)[0], dag))
    return gevonden


def wachtend(jaar: Gegevens, tot: str) -> list[tuple[str, str]]:
    """(table, first meeting) of what was open that day, and did not come up before closing."""
    peil = (date.fromisoformat(tot) + WACHT).isoformat()
    dagen, gevonden = besproken(jaar), []
    for casus, rij in jaar.casussen.items():
        tafel = jaar.tafel_op(casus, tot) if jaar.open_op(casus, tot) else None
        if tafel is None or rij["opgeschaald_naar"] or rij["volg_op"]:
            continue
        laatste = max((op for op in dagen.get((casus, tafel), ()) if op <= peil), default="")
        if sinds := [op for op in momenten(jaar, casus) if laatste < op <= tot]:
            verder = (date.fromisoformat(max(sinds)) + timedelta(days=40)).isoformat()
            gevonden.append((tafel, overlegdagen(tafel, max(sinds), verder)[0]))
    return gevonden


def dagen_tussen(eerste: str, dag: str) -> int:
    return max((date.fromisoformat(dag) - date.fromisoformat(eerste)).days, 0)


def percentiel(dagen: list[int], procent: int) -> int | None:
    """In whole weeks: the smallest with so many percent at or below it."""
    return sorted(dagen)[-(-len(dagen) * procent // 100) - 1] // 7 if dagen else None


def maanden(van: str, tot: str) -> list[tuple[str, str]]:
    gevonden = []
    while van <= tot:
        einde = maandeinde(van)
        gevonden.append((van, einde))
        van = (date.fromisoformat(einde) + timedelta(days=1)).isoformat()
    return gevonden


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_what_came_up_when_it_could(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    gehouden = {
        (tafel, dag)
        for (_, tafel), dagen in besproken(jaar).items()
        for dag in dagen
        if van <= dag <= tot and dag in overlegdagen(tafel, dag, dag)
    }
    gemist: set[tuple[str, str]] = set()
    for begin, einde in maanden(van, tot):
        peil = (date.fromisoformat(einde) + WACHT).isoformat()
        laat = [(t, eerste, dag) for t, _, eerste, dag in beurten(jaar) if begin <= dag <= peil]
        laat += [(tafel, eerste, "9999") for tafel, eerste in wachtend(jaar, einde)]
        for tafel, eerste, dag in laat:
            in_maand = overlegdagen(tafel, begin, einde)
            gemist |= {(tafel, op) for op in in_maand if eerste <= op < dag}
    kwam = [b for b in beurten(jaar) if van <= b[3] <= tot]
    einde = (date.fromisoformat(tot) + WACHT).isoformat()
    wacht = [t for t, _, eerste, dag in beurten(jaar) if eerste <= tot < dag <= einde]
    wacht += [tafel for tafel, eerste in wachtend(jaar, tot) if eerste <= tot]

    def rij(tafels: set[str]) -> list[Any]:
        dagen = [dagen_tussen(eerste, dag) for t, _, eerste, dag in kwam if t in tafels]
        return [
            sum(t in tafels for t, _ in gehouden),
            sum(t in tafels for t, _ in gehouden & gemist),
            len(dagen),
            sum(d >= 7 for d in dagen),
            percentiel(dagen, 50),
            percentiel(dagen, 90),
            sum(t in tafels for t in wacht),
        ]

    tabel = programma.rapport("kengetallen", *vraag, "--intern")["overleggen"]
    assert tabel.rijen == [
        ["alle", *rij(set(TAFELS))],
        *([tafel["naam"], *rij({code})] for code, tafel in TAFELS.items()),
        ["onbekend", *rij(set())],
    ]


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_methods_of_plans(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    plannen = [plan for plan in jaar["plan"] if van <= (plan["vastgesteld_op"] or "") <= tot]
    geteld = Counter(plan["bewezen"] or "onbekend" for plan in plannen)
    genoemd = Counter(plan["bewezen"] or "onbekend" for plan in plannen if plan["methodiek"])
    tabel = programma.rapport("kengetallen", *vraag, "--intern")["methodiek"]
    assert [[rij[0], rij[1], rij[3]] for rij in tabel.rijen] == [
        ["alle", len(plannen), genoemd.total()],
        *([wat, geteld[wat], genoemd[wat]] for wat in ("ja", "nee", "onbekend")),
    ]
