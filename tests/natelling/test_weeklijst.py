"""The lines of the weekly lists, found again (Visie §3.3.2; domain §8, §14.10).

Not found again here: what is to be discussed (the agenda has tests of its own), feedback to family
and partners, and proposals to escalate.
"""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import VANDAAG
from tests.natelling.gegevens import PROFIEL, Gegevens, Rij, eerste_werkdag, na_werkdagen
from tests.natelling.programma import Programma

ZONDAG, WEEK_TERUG = "2026-11-29", "2026-11-16"
TAFELS = tuple(PROFIEL["tafels"])
GEZOCHT = (
    *("week_stappen", "week_opgeschort", "week_nieuw"),
    *("week_afspraken_te_laat", "week_afspraken", "week_evaluaties"),
    *("week_escalaties", "week_nazorg", "week_volglijst", "week_vragen"),
)
Lijst = dict[str, list[dict[str, Any]]]


def weeklijst(programma: Programma, *wiens: str) -> Lijst:
    tabellen = programma.rapport("weeklijst", *wiens)
    return {
        sleutel: [dict(zip(t.kolommen, rij, strict=True)) for rij in t.rijen]
        for sleutel, t in tabellen.items()
    }


def opmerking(programma: Programma, *wiens: str) -> str:
    """The sentences at the head: what waits first, then what the list holds."""
    inhoud = json.loads(programma.draai("rapport", "weeklijst", *wiens, "-f", "json"))
    return " ".join(inhoud["opmerkingen"])


def nummer(afspraak: Rij) -> str:
    return f"{afspraak['casus']}/{afspraak['nummer']}"


def dagen(van: str, tot: str) -> int:
    return (date.fromisoformat(tot) - date.fromisoformat(van)).days


def van_tafel(jaar: Gegevens, tafel: str) -> set[int]:
    return {c["id"] for c in jaar["casus"] if c["tafel"] == tafel and c["status"] == "open"}


@pytest.mark.parametrize("tafel", TAFELS)
def test_afspraken_that_are_late_and_those_of_this_week(
    programma: Programma, jaar: Gegevens, tafel: str
) -> None:
    lijst = weeklijst(programma, "--tafel", tafel)
    eigen = [
        a
        for a in jaar["afspraak"]
        if a["casus"] in van_tafel(jaar, tafel) and a["status"] == "open" and a["uiterlijk"]
    ]
    assert {
        (r["afspraak"], r["wie"], r["uiterlijk"], r["te_laat"], r["verzet"])
        for r in lijst["week_afspraken_te_laat"]
    } == {
        (
            nummer(a),
            jaar.organisatie(a["organisatie"]),
            a["uiterlijk"],
            dagen(eerste_werkdag(a["uiterlijk"]), VANDAAG),
            a["keren_doorgeschoven"],
        )
        for a in eigen
        if eerste_werkdag(a["uiterlijk"]) < VANDAAG
    }
    assert {(r["afspraak"], r["uiterlijk"]) for r in lijst["week_afspraken"]} == {
        (nummer(a), a["uiterlijk"])
        for a in eigen
        if eerste_werkdag(a["uiterlijk"]) >= VANDAAG and a["uiterlijk"] <= ZONDAG
    }


@pytest.mark.parametrize("tafel", TAFELS)
def test_who_came_to_the_table_in_the_last_week(
    programma: Programma, jaar: Gegevens, tafel: str
) -> None:
    """Opened, opened again, or handed over by another table."""
    lijst = weeklijst(programma, "--tafel", tafel)
    waar = {
        casus
        for casus in van_tafel(jaar, tafel)
        if any(
            wat["dag"] >= WEEK_TERUG
            and (
                wat["soort"] in {"geopend", "heropend"}
                or (
                    wat["soort"] == "toedeling"
                    and wat["nieuw"]["tafel"] == tafel != wat["oud"]["tafel"]
                )
            )
            for wat in jaar.gebeurtenissen[casus]
        )
    }
    assert {rij["casus"] for rij in lijst["week_nieuw"]} == waar
    assert f" {len(waar)} nieuw" in opmerking(programma, "--tafel", tafel)


@pytest.mark.parametrize("tafel", TAFELS)
def test_evaluations_escalations_after_care_and_who_is_followed(
    programma: Programma, jaar: Gegevens, tafel: str
) -> None:
    lijst = weeklijst(programma, "--tafel", tafel)
    hier = van_tafel(jaar, tafel)
    assert {(r["casus"], r["uiterlijk"]) for r in lijst["week_evaluaties"]} == {
        (p["casus"], p["evaluatie_op"])
        for p in jaar["plan"]
        if p["casus"] in hier
        and p["status"] == "vastgesteld"
        and p["geevalueerd_op"] is None
        and p["evaluatie_op"] <= ZONDAG
    }
    assert {r["escalatie"] for r in lijst["week_escalaties"]} == {
        f"E{e['id']}" for e in jaar["escalatie"] if e["status"] == "open" and e["tafel"] == tafel
    }
    assert {(r["casus"], r["op"]) for r in lijst["week_nazorg"]} == {
        (c["id"], c["nazorg_op"])
        for c in jaar["casus"]
        if c["tafel"] == tafel and c["status"] == "gesloten" and (c["nazorg_op"] or "9") <= ZONDAG
    }
    assert {(r["casus"], r["op"]) for r in lijst["week_volglijst"]} == {
        (c["id"], c["volg_op"])
        for c in jaar["casus"]
        if c["id"] in hier and (c["volg_op"] or "9") <= ZONDAG
    }


@pytest.mark.parametrize("tafel", TAFELS)
def test_steps_past_their_term_or_this_week_and_terms_that_are_suspended(
    programma: Programma, jaar: Gegevens, tafel: str
) -> None:
    """A suspended term runs again from its day on, for what was left of it."""
    lijst = weeklijst(programma, "--tafel", tafel)
    hier = [jaar.casussen[nummer] for nummer in van_tafel(jaar, tafel)]
    einden = {casus["id"]: einde_van_stap(casus) for casus in hier}
    assert {(r["casus"], r["uiterlijk"]) for r in lijst["week_stappen"]} == {
        (casus, einde) for casus, einde in einden.items() if einde and einde <= ZONDAG
    }
    assert {(r["casus"], r["opgeschort_tot"], r["omdat"]) for r in lijst["week_opgeschort"]} == {
        (c["id"], c["opgeschort_tot"], c["opschortreden"]) for c in hier if c["opgeschort_tot"]
    }


def einde_van_stap(casus: Rij) -> str | None:
    """The last day of the term of the step in which a casus stands, ISO; None = no term."""
    stap = next(stap for stap in PROFIEL["stap"] if stap["nr"] == casus["stap"])
    if weken := stap.get("weken_na_overleg"):
        vanaf = casus["besproken_op"] or casus["stap_sinds"]
        return (date.fromisoformat(vanaf) + timedelta(weeks=weken)).isoformat()
    if casus["termijn_rest"] is not None:
        return na_werkdagen(casus["termijn_vanaf"], casus["termijn_rest"])
    werkdagen = stap.get("werkdagen")
    return na_werkdagen(casus["stap_sinds"], werkdagen) if werkdagen else None


def test_no_list_is_found_again_for_nothing(programma: Programma) -> None:
    """Of every kind there is a line on one of the lists."""
    regels = {
        sleutel
        for tafel in (*TAFELS, "coordinatoren")
        for sleutel, rijen in weeklijst(programma, "--tafel", tafel).items()
        if rijen
    }
    assert {*GEZOCHT} <= regels


def test_every_melding_that_waits_for_an_answer_is_on_a_list(
    programma: Programma, jaar: Gegevens
) -> None:
    lijsten = [weeklijst(programma, "--tafel", tafel) for tafel in (*TAFELS, "coordinatoren")]
    gevraagd = {rij["melding"] for lijst in lijsten for rij in lijst.get("week_vragen", ())}
    assert gevraagd == {f"M{m['id']}" for m in jaar["melding"] if m["status"] == "aanvullen"}


@pytest.mark.parametrize("code", ["mee", "altra", "madi", "bascule"])
def test_the_list_of_an_organisation_holds_what_it_has_to_do(
    programma: Programma, jaar: Gegevens, code: str
) -> None:
    lijst = weeklijst(programma, "--organisatie", code)
    open_casussen = {c["id"] for c in jaar["casus"] if c["status"] == "open"}
    eigen = [
        a
        for a in jaar["afspraak"]
        if a["organisatie"] == code and a["status"] == "open" and a["casus"] in open_casussen
    ]
    laat = {nummer(a) for a in eigen if a["uiterlijk"] and eerste_werkdag(a["uiterlijk"]) < VANDAAG}
    assert {r["afspraak"] for r in lijst["week_afspraken_te_laat"]} == laat
    assert {r["afspraak"] for r in lijst["week_afspraken_open"]} == {
        nummer(a) for a in eigen
    } - laat
    assert {r["casus"] for r in lijst["week_regie"]} == {
        c["id"]
        for c in jaar["casus"]
        if c["status"] == "open" and c["casemanager_organisatie"] == code
    }
    kop = opmerking(programma, "--organisatie", code)
    assert kop.startswith(f"{len(eigen)} afspra")
    assert f"{len(laat)} te laat" in kop
