"""Bottlenecks per organisation and buurt, against figures worked out by hand (Visie §3.4.2)."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tafel.rules.knelpunten import beoordeel, procent
from tafel.rules.rapportage import Rapportage
from tests.commands.hulp import lees, sql
from tests.commands.rapporthulp import Vuller, rapport, vul
from tests.conftest import Tafel

KWARTAAL = ("--kwartaal", "2026-3")
WACHTEN = "Wachten: afspraken die niet op tijd klaar waren"
NAKOMING = "Nakoming: afspraken die niet zijn gedaan"
UITKOMST = "Nakoming: wat er van de afspraken kwam"
VERWIJZING = "Verkeerd verwezen: meldingen die bij een ander hoorden"
LANGS = "Langs elkaar heen: doelen waaraan meer organisaties werken"
KLOK = "Geen terugkoppeling: melders die niet op tijd bericht kregen"
AANBOD = "Aanbod: doelen waarvoor geen plek is"
STRUCTUREEL = "Structurele knelpunten"


def cijfers(rij: dict[str, Any]) -> tuple[Any, ...]:
    return rij["aantal"], rij["van"], rij["procent"]


def keer(aantal: int, v: Vuller, **afspraak: Any) -> None:
    for _ in range(aantal):
        v.afspraak(v.casus(), **afspraak)


def tabellen(tafel: Tafel, *args: str) -> dict[str, dict[str, dict[str, Any]]]:
    return rapport(tafel, "knelpunten", *args)


def test_waiting_and_nakoming_of_one_organisation(register: Tafel, tmp_path: Path) -> None:
    """10 in time, 5 late, 6 not done, 7 without an answer: 18 of 28 late, 13 of 28 not done."""
    with vul(tmp_path) as v:
        keer(10, v, gedaan="2026-08-03")
        keer(5, v, gedaan="2026-08-04")
        keer(6, v, gedaan="2026-08-04", status="niet_nagekomen", oorzaak="organisatie")
        keer(7, v)
        keer(8, v, gedaan="2026-08-04", status="niet_nagekomen", oorzaak="omstandigheden")
        keer(9, v, gedaan="2026-08-01", status="vervallen")
        keer(5, v, uiterlijk="2026-10-01")  # due in the next quarter
        keer(5, v, uiterlijk=None)
    gezien = tabellen(register, *KWARTAAL)
    assert cijfers(gezien[WACHTEN]["MaDi"]) == (18, 28, 64)
    assert cijfers(gezien[WACHTEN]["samen"]) == (18, 28, 64)
    assert cijfers(gezien[NAKOMING]["MaDi"]) == (13, 28, 46)
    uitkomst = {naam: (rij["aantal"], rij["procent"]) for naam, rij in gezien[UITKOMST].items()}
    assert uitkomst == {
        "op tijd nagekomen": (10, 36),
        "te laat nagekomen": (5, 18),
        "doorgeschoven": (0, 0),
        "niet gedaan (organisatie)": (6, 21),
        "geen antwoord": (7, 25),
        "niet mogelijk (omstandigheden)": (8, None),
        "samen, wat mogelijk was": (28, 100),
    }


def test_what_was_moved_counts_by_its_first_date(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        moved = {"keren_doorgeschoven": 1}
        keer(5, v, nieuw_uiterlijk="2026-09-03", gedaan="2026-09-03", **moved)
        keer(6, v, nieuw_uiterlijk="2026-12-03", **moved)  # its new date is still to come
        keer(7, v, nieuw_uiterlijk="2026-11-20", **moved)  # and this one has passed
    gezien = tabellen(register, *KWARTAAL)
    assert cijfers(gezien[WACHTEN]["MaDi"]) == (18, 18, 100)
    assert gezien[UITKOMST]["doorgeschoven"]["aantal"] == 11
    assert gezien[UITKOMST]["geen antwoord"]["aantal"] == 7


def test_what_is_due_today_or_later_is_not_judged(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        keer(5, v, uiterlijk="2026-11-23")
        keer(6, v, uiterlijk="2026-11-21")  # a Saturday: there is until today, Monday
        keer(7, v, uiterlijk="2026-11-20")
    assert cijfers(tabellen(register)[WACHTEN]["MaDi"]) == (7, 7, 100)


def test_what_is_due_on_no_working_day_is_in_time_on_the_next(
    register: Tafel, tmp_path: Path
) -> None:
    """Saturday 8-8-2026, kept on Monday or on Tuesday; what was moved counts the same way."""
    with vul(tmp_path) as v:
        keer(5, v, uiterlijk="2026-08-08", gedaan="2026-08-10")
        keer(6, v, uiterlijk="2026-08-08", gedaan="2026-08-11")
        # On Monday 23-11 what was due on Saturday has an answer still to come.
        moved = {"keren_doorgeschoven": 1, "uiterlijk": "2026-08-08"}
        keer(7, v, nieuw_uiterlijk="2026-11-21", **moved)
        keer(8, v, nieuw_uiterlijk="2026-11-20", **moved)
    gezien = tabellen(register, *KWARTAAL)
    assert cijfers(gezien[WACHTEN]["MaDi"]) == (21, 26, 81)
    aantallen = {naam: rij["aantal"] for naam, rij in gezien[UITKOMST].items()}
    assert aantallen["op tijd nagekomen"] == 5
    assert aantallen["te laat nagekomen"] == 6
    assert aantallen["doorgeschoven"] == 7
    assert aantallen["geen antwoord"] == 8


def test_per_buurt_with_small_ones_together_and_unknown_last(
    register: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as v:
        for buurt, aantal in (("Gein", 6), ("Holendrecht", 7), (None, 5), ("A", 3), ("B", 2)):
            for _ in range(aantal):
                v.afspraak(v.casus(buurt=buurt))
    rijen = tabellen(register)[f"{WACHTEN}, per buurt"]
    assert list(rijen) == ["Holendrecht", "Gein", "overige buurten", "onbekend", "samen"]
    assert [rij["aantal"] for rij in rijen.values()] == [7, 6, 5, 5, 23]


def test_organisations_that_are_no_partner_have_no_name(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for melder in ("De heer Jansen, buurman", None, "politie"):
            for _ in range(6):
                v.melding(v.persoon(v.huishouden()), melder=melder)
    rijen = tabellen(register, *KWARTAAL)[VERWIJZING]
    assert list(rijen) == ["Wijkpolitie", "andere organisatie", "onbekend", "samen"]
    assert [rij["van"] for rij in rijen.values()] == [6, 6, 6, 18]
    assert "Jansen" not in register("rapport", "knelpunten").stdout


def test_a_wrong_referral_is_regular_or_sent_back_or_moved(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for i in range(20):
            casus = v.casus()
            anders: dict[str, str] = {}
            if i < 2:
                anders = {"uitkomst": "regulier"}
            elif i < 4:
                anders = {"status": "teruggeleid"}
            elif i < 6:
                v.gebeurtenis(
                    casus,
                    "toedeling",
                    "2026-07-02",
                    oud={"tafel": "jeugd-en-gezin"},
                    nieuw={"tafel": "volwassenen"},
                )
            elif i < 8:  # from the coordinators to a table: no wrong one
                v.gebeurtenis(
                    casus, "toedeling", "2026-07-02", oud={"tafel": None}, nieuw={"tafel": "x"}
                )
            v.melding(v.persoon_van(casus), casus, **anders)
    assert cijfers(tabellen(register, *KWARTAAL)[VERWIJZING]["MaDi"]) == (6, 20, 30)


def test_more_organisations_for_one_goal(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for i in range(15):
            casus = v.casus()
            doel = v.doel(v.plan(casus), casus)
            v.afspraak(casus, doel=doel)
            v.afspraak(casus, doel=doel)  # two tasks of one organisation
            if i < 5:
                v.afspraak(casus, doel=doel, organisatie="dwi", gemaakt_op="2026-08-01")
            elif i < 8:
                v.afspraak(casus, doel=doel, organisatie="dwi", status="vervallen")
    gezien = tabellen(register, *KWARTAAL)
    assert cijfers(gezien[LANGS]["MaDi"]) == (5, 15, 33)
    assert cijfers(gezien[LANGS]["DWI"]) == (5, 5, 100)
    assert cijfers(gezien[f"{LANGS}, per buurt"]["Gein"]) == (5, 15, 33)  # each goal once


def test_feedback_to_the_melder_within_its_term(register: Tafel, tmp_path: Path) -> None:
    """Five working days after Wednesday 1 July 2026 is Wednesday 8 July."""

    def meld(v: Vuller, aantal: int, verteld: str | None, besloten: str = "2026-07-01") -> None:
        for _ in range(aantal):
            nummer = v.melding(v.persoon(v.huishouden()), op="2026-06-30", besloten=besloten)
            if verteld:
                tijd = f"{verteld}T10:00:00+00:00"
                v.rij(
                    "terugkoppeling",
                    aan="melder",
                    melding=nummer,
                    tijd=tijd,
                    dag=verteld,
                    wie="tester",
                )

    with vul(tmp_path) as v:
        meld(v, 10, "2026-07-08")
        meld(v, 5, "2026-07-09")
        meld(v, 6, None)
        meld(v, 7, None, "2026-06-23")  # its term ended on 30 June
    assert cijfers(tabellen(register, *KWARTAAL)[KLOK]["MaDi"]) == (11, 21, 52)


def test_supply_is_only_measured_with_a_sociale_kaart(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for i in range(22):
            casus = v.casus(buurt="Gein" if i < 12 else "Holendrecht")
            v.doel(v.plan(casus), casus, "wonen" if i % 2 else "verslaving")
    assert tabellen(register, *KWARTAAL)[AANBOD] == {}
    assert "sociale kaart is leeg" in register("rapport", "knelpunten", *KWARTAAL).stdout
    with vul(tmp_path) as v:
        soort = {"organisatie": "HVO", "bron": "x.csv", "ververst_op": "2026-11-01"}
        v.rij(
            "aanbod", sleutel="1", naam="a", leefgebieden="wonen|overlast", gebied="Gein", **soort
        )
        v.rij(
            "aanbod", sleutel="2", naam="b", leefgebieden="verslaving", capaciteit="geen", **soort
        )
    gezien = tabellen(register, *KWARTAAL)
    # Wonen: room in Gein (6), none in Holendrecht (5). Verslaving: no room at all (11).
    assert cijfers(gezien[AANBOD]["verslaving"]) == (11, 11, 100)
    assert cijfers(gezien[AANBOD]["wonen"]) == (5, 11, 45)
    assert cijfers(gezien[f"{AANBOD}, per buurt"]["Gein"]) == (6, 12, 50)
    assert "psychische gezondheid" not in gezien[AANBOD]


def test_against_the_quarter_before(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        keer(10, v, gedaan="2026-08-03")
        keer(10, v)
        keer(15, v, uiterlijk="2026-05-04", gedaan="2026-05-04")
        keer(5, v, uiterlijk="2026-05-04")
    rij = tabellen(register, *KWARTAAL)[WACHTEN]["MaDi"]
    assert cijfers(rij) == (10, 20, 50)
    assert (rij["vorige_aantal"], rij["vorige_procent"], rij["verschil"]) == (5, 25, 25)
    los = ("--van", "2026-04-01", "--tot", "2026-09-30")  # nothing to compare it with
    rij = tabellen(register, *los)[WACHTEN]["MaDi"]
    assert (*cijfers(rij), rij["vorige_aantal"], rij["verschil"]) == (15, 40, 38, None, None)


def test_a_small_part_is_hidden_and_its_whole_is_not(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        keer(10, v, gedaan="2026-08-03")
        keer(2, v)
    rij = tabellen(register, *KWARTAAL)[WACHTEN]["MaDi"]
    assert (rij["aantal"], rij["van"], rij["procent"]) == (None, 12, None)


RAPPORTAGE = Rapportage(5, 80, (0,), 2, 25, 10, 6, 30, "eigen instelling")


@pytest.mark.parametrize(
    ("aantal", "van", "structureel"),
    [(6, 20, True), (6, 21, False), (5, 5, False), (6, 6, True), (0, 0, False)],
)
def test_structural_is_often_and_a_large_share(aantal: int, van: int, structureel: bool) -> None:
    assert beoordeel(RAPPORTAGE, aantal, van).structureel is structureel


def test_percentages_round_half_up() -> None:
    assert [procent(1, 8), procent(1, 200), procent(1, 201), procent(7, 7)] == [13, 1, 0, 100]


def test_what_is_structural_is_kept_with_first_and_last_seen(
    register: Tafel, tmp_path: Path
) -> None:
    vraag = "SELECT soort, organisatie, aantal, eerst_gezien, laatst_gezien, status FROM knelpunt"
    with vul(tmp_path) as v:
        keer(5, v, uiterlijk="2026-11-02")
        keer(9, v, uiterlijk="2026-11-02", gedaan="2026-11-02", organisatie="dwi")
    with vul(tmp_path) as v:
        keer(5, v)
    assert tabellen(register, *KWARTAAL)[STRUCTUREEL]["wachten"]["sinds"] is None
    assert sql(tmp_path, vraag) == []  # only a period that ends today is looked at for good
    # A period that cuts a quarter says nothing: day by day it would tell when it went wrong.
    assert tabellen(register, "--tot", "2026-11-22")[STRUCTUREEL] == {}
    assert tabellen(register)[STRUCTUREEL]["wachten"] == {
        "soort": "wachten",
        "waar": "MaDi",
        "sinds": "2026-11-23",
    }
    wachten = ("wachten", "madi", 10, "2026-11-23", "2026-11-23", "open")
    nakoming = ("nakoming", "madi", 10, "2026-11-23", "2026-11-23", "open")
    assert sql(tmp_path, vraag) == [wachten, nakoming]
    with vul(tmp_path) as v:
        keer(2, v, uiterlijk="2026-11-24")
    assert register("--vandaag", "2026-11-30", "rapport", "knelpunten").exit_code == 0
    assert sql(tmp_path, vraag)[0] == ("wachten", "madi", 12, "2026-11-23", "2026-11-30", "open")
    assert register("knelpunt", "afgehandeld", "K1").exit_code == 0
    assert register("--vandaag", "2026-12-01", "rapport", "knelpunten").exit_code == 0
    assert [rij[-1] for rij in sql(tmp_path, vraag)] == ["afgehandeld", "open", "open"]
    assert sql(tmp_path, vraag)[2][3] == "2026-12-01"  # it came back: a new one


def test_a_report_does_not_wait_for_somebody_who_writes(register: Tafel, tmp_path: Path) -> None:
    """The log needs the lock too, so somebody else holds it only while the figures are made."""
    from tafel.register.store import Register
    from tafel.rules.perioden import als_periode
    from tafel.services.knelpunten import maak
    from tafel.services.profielen import laad_profiel

    with vul(tmp_path) as v:
        keer(5, v, uiterlijk="2026-11-02")
    vandaag = date(2026, 11, 23)
    periode = als_periode(date(2026, 1, 1), vandaag)
    ander = sqlite3.connect(tmp_path / "register.db", isolation_level=None)
    try:
        ander.execute("BEGIN IMMEDIATE")
        with Register(tmp_path / "register.db") as open_register:
            gemaakt = maak(open_register, laad_profiel("zuidoost"), periode, vandaag=vandaag)
            assert open_register.lees_een("PRAGMA busy_timeout")[0] == 30_000  # type: ignore[index]
    finally:
        ander.close()
    assert gemaakt.tabellen[0].rijen[0] == ("wachten", "MaDi", None)
    assert sql(tmp_path, "SELECT count(*) FROM knelpunt") == [(0,)]


def test_nothing_of_people_in_the_report(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        keer(12, v, wie="A. de Boer")
    gelezen = lees(register, "rapport", "knelpunten")
    assert "Boer" not in str(gelezen)
    titels = [tabel["titel"] for tabel in gelezen["tabellen"]]
    assert len(titels) == len(set(titels)) == 14
