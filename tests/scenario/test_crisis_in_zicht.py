"""A crisis stays in sight: after an old call, at a table that is no more, refused, or higher up.

The table Jeugd en Gezin meets on Thursdays; 23 November 2026 is a Monday.
"""

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tafel import cli
from tests.commands.hulp import GEZIN, OVERLAST, sql, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, nu_nodig, op, platte, weigert

NOOD = GEZIN | {"urgentie": "crisis", "kenmerk": "N-1"}
DONDERDAG = "2026-11-26"


def gebeld(dag: str, veilig: str = "ja") -> tuple[str, ...]:
    """The record of a call on a day, as it is typed."""
    wat = ("--gebeld", "bjz", "--uitkomst", "huisbezoek", "--veilig", veilig)
    verder = () if veilig == "ja" else ("--volgende", "morgen")
    return ("casus", "crisis", "1", *wat, "--op", dag, *verder)


def gemeld(tafel: Tafel, dag: str, velden: dict[str, str]) -> None:
    """A melding that comes in and is allocated on a day."""
    opties = [deel for naam, waarde in velden.items() for deel in (f"--{naam}", waarde)]
    op(tafel, dag, "melding", "add", *opties)
    op(tafel, dag, "toedelen", "--alle")


def crises(tafel: Tafel, dag: str, welke: str = "jeugd") -> list[dict[str, Any]]:
    punten = lees_op(tafel, dag, "agenda", "--tafel", welke)["punten"]
    return [punt for punt in punten if punt["soort"] == "crisis"]


# --- an old call does not end a new crisis --------------------------------------------------------


def test_a_call_of_before_the_crisis_ended_it(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    for te_vroeg in ("22-11-2026", "22-11", "gisteren", "2025-11-27"):
        [zin] = weigert(register, "2026-11-23", 2, *gebeld(te_vroeg))
        assert "--op" in zin
        assert "ma 23-11-2026" in zin
    assert len(crises(register, "2026-11-23")) == 1
    op(register, DONDERDAG, *gebeld("23-11"))
    assert crises(register, DONDERDAG) == []


def test_tomorrow_without_a_year_became_last_year_and_ended_the_crisis(
    register: Tafel, tmp_path: Path
) -> None:
    nieuwe_casus(register, NOOD)
    for later in ("27-11", "vr", "27-11-2026", "morgen"):
        [zin] = weigert(register, DONDERDAG, 2, *gebeld(later))
        assert "nog niet geweest" in zin
    assert sql(tmp_path, "SELECT count(*) FROM crisiscontact") == [(0,)]
    op(register, DONDERDAG, *gebeld("wo"))  # looks back: yesterday
    assert sql(tmp_path, "SELECT op FROM crisiscontact") == [("2026-11-25",)]


def test_a_call_over_the_turn_of_the_year_is_of_last_year(register: Tafel, tmp_path: Path) -> None:
    gemeld(register, "2026-12-28", NOOD)
    op(register, "2027-01-04", *gebeld("29-12"))
    assert sql(tmp_path, "SELECT op FROM crisiscontact") == [("2026-12-29",)]


def test_a_call_before_the_allocation_but_after_the_melding_counts(register: Tafel) -> None:
    """The melding came in on Monday, was phoned about on Tuesday and allocated on Thursday."""
    voer_in(register, NOOD)
    op(register, DONDERDAG, "toedelen", "--alle")
    assert "ma 23-11-2026" in weigert(register, DONDERDAG, 2, *gebeld("22-11"))[0]
    op(register, DONDERDAG, *gebeld("24-11"))


def test_the_call_about_the_first_crisis_ended_the_second(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    op(register, "2026-11-23", *gebeld("vandaag"))
    gemeld(register, DONDERDAG, NOOD | {"kenmerk": "N-2"})
    assert "do 26-11-2026" in weigert(register, DONDERDAG, 2, *gebeld("24-11"))[0]
    assert len(crises(register, DONDERDAG)) == 1


def test_a_melding_that_became_a_crisis_was_none_before(register: Tafel) -> None:
    nieuwe_casus(register, GEZIN)
    op(register, "2026-11-25", "melding", "wijzig", "M1", "--urgentie", "crisis")
    op(register, "2026-11-25", "toedelen", "--alle")
    assert "wo 25-11-2026" in weigert(register, DONDERDAG, 2, *gebeld("24-11"))[0]


# --- at a table that is no more -------------------------------------------------------------------


@pytest.fixture
def verhuisd(register: Tafel) -> Tafel:
    """Casussen 1 (crisis), 2 and 3 (crisis) at tables that profile werkplan does not have."""
    nieuwe_casus(register, NOOD)
    nieuwe_casus(register, OVERLAST)
    ander = {"achternaam": "Ander", "geboortedatum": "04-03-1980", "kenmerk": "N-3"}
    nieuwe_casus(register, NOOD | ander)
    op(register, "2026-11-23", "beheer", "profiel", "werkplan", "--ja")
    return register


def test_a_crisis_at_a_table_that_is_no_more_was_an_item_among_others(verhuisd: Tafel) -> None:
    for dag in ("2026-11-24", "2027-02-01"):
        eerste = lees_op(verhuisd, dag, "agenda", "--tafel", "coordinatoren")["punten"][:2]
        assert [(p["casus"], p["soort"]) for p in eerste] == [(1, "crisis"), (3, "crisis")]
        assert eerste[0]["vraag"] == "Zijn de kinderen nu veilig? Zo niet: opschalen."
    blad = platte(op(verhuisd, "2026-11-24", "agenda", "--tafel", "coordinatoren").stdout)
    assert "vóór het overleg; nog niet gebeld" in blad
    assert "tafel casus crisis 1" in blad
    assert "staat bij tafel jeugd-en-gezin, die profiel werkplan niet kent" in blad
    op(verhuisd, "2026-11-24", *gebeld("23-11", "nee"))
    assert len(crises(verhuisd, "2026-11-26", "coordinatoren")) == 2
    op(verhuisd, "2026-11-24", "casus", "overdragen", "3", "--tafel", "lgo", "--reden", "x")
    assert [p["casus"] for p in crises(verhuisd, "2026-11-26", "coordinatoren")] == [1]
    assert [p["casus"] for p in crises(verhuisd, "2026-11-26", "lgo")] == [3]
    op(verhuisd, "2026-11-26", *gebeld("26-11"))
    assert crises(verhuisd, "2026-11-26", "coordinatoren") == []
    punten = lees_op(verhuisd, "2026-11-26", "agenda", "--tafel", "coordinatoren")["punten"]
    assert 1 in [p["casus"] for p in punten]


def test_the_head_did_not_say_that_there_are_crises_among_them(register: Tafel) -> None:
    nieuwe_casus(register, GEZIN)
    ander = {"achternaam": "Ander", "geboortedatum": "04-03-1980", "kenmerk": "N-3"}
    nieuwe_casus(register, NOOD | ander)
    op(register, "2026-11-23", "beheer", "profiel", "werkplan", "--ja")
    zin = (
        "2 casussen staan bij tafel jeugd-en-gezin, die profiel werkplan niet kent, "
        "waarvan 1 CRISIS: 2, 1. Geef een andere: tafel casus overdragen 2 --tafel …"
    )
    for tafel in ("lgo", "meldpunt", "coordinatoren"):
        assert zin in platte(op(register, "2026-11-24", "agenda", "--tafel", tafel).stdout)
        lijst = op(register, "2026-11-24", "rapport", "weeklijst", "--tafel", tafel)
        assert zin in platte(lijst.stdout)
    assert zin in platte(register("regels", "toets", "werkplan").stdout)


# --- in a row that is refused ---------------------------------------------------------------------

KOP = "kenmerk;melder;naam;geboren;urgentie;reden"
BEL = "bel nu Bureau Jeugdzorg"


def bestand(tmp_path: Path, *rijen: str) -> str:
    pad = tmp_path / "week.csv"
    pad.write_text("\n".join((KOP, *rijen, "")))
    return str(pad)


@pytest.mark.parametrize("opties", [(), ("--proef",)])
def test_a_refused_row_with_a_crisis_lay_in_a_file_of_refusals(
    register: Tafel, tmp_path: Path, opties: tuple[str, ...]
) -> None:
    pad = bestand(tmp_path, "P-7;politie;Nood, Kim;31-02-2014;crisis;alleen thuis")
    wat = ("melding", "import", pad, *opties, "-f", "json")
    uit = register("--vandaag", "2026-11-23", "--stil", *wat)
    assert uit.exit_code == 65
    zin = platte(uit.stderr)
    assert f"CRISIS: rij 2 van {pad} is geweigerd: {BEL} bij acuut gevaar 112" in zin
    assert "verbeter en lees opnieuw in, of voer de melding in: tafel melding add" in zin
    for geheim in ("Nood", "Kim", "alleen thuis", "31-02-2014"):
        assert geheim not in uit.stderr
    assert uit.stdout.startswith('{\n  "import":')
    assert "CRISIS" not in uit.stdout


@pytest.mark.parametrize(
    "rij",
    ["P-7;politie;Nood, Kim;03-05-2014;krisis;x", "P-7;politie;Nood, Kim;03-05-2014;crisis;x;y"],
    ids=["the cell itself", "a row of another length"],
)
def test_a_refused_row_that_may_be_a_crisis_was_silent(
    register: Tafel, tmp_path: Path, rij: str
) -> None:
    pad = bestand(tmp_path, "P-6;politie;Rust, An;03-05-2014;regulier;x", rij)
    uit = register("--vandaag", "2026-11-23", "--stil", "melding", "import", pad)
    assert uit.exit_code == 65
    zin = platte(uit.stderr)
    assert f"CRISIS: rij 3 van {pad} is geweigerd en kan een crisis zijn: {BEL}" in zin
    assert "rij 2" not in zin


def test_a_yes_in_a_row_of_another_length_was_silent(register: Tafel, tmp_path: Path) -> None:
    """A text with a separator in it pushes the crisis one column on."""
    pad = tmp_path / "week.csv"
    pad.write_text("naam;reden;zorgen om kinderen;crisis\nNood;geen licht; en koud;nee;ja\n")
    uit = register("--vandaag", "2026-11-23", "melding", "import", str(pad))
    assert "rij 2 van" in uit.stderr
    pad.write_text("naam;reden;zorgen om kinderen;crisis\nNood;geen licht; en koud;nee;nee\n")
    uit = register("--vandaag", "2026-11-23", "melding", "import", str(pad))
    assert "CRISIS" not in uit.stderr


def test_a_formula_in_the_column_of_the_crisis_was_silent(register: Tafel, tmp_path: Path) -> None:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    blad.append(KOP.split(";"))
    blad.append(["P-7", "politie", "Nood, Kim", "03-05-2014", '=IF(1=1,"crisis","")', "x"])
    pad = tmp_path / "week.xlsx"
    boek.save(pad)
    uit = register("--vandaag", "2026-11-23", "melding", "import", str(pad))
    assert uit.exit_code == 65
    assert "rij 2 van" in uit.stderr
    assert "kan een crisis zijn" in platte(uit.stderr)


def test_a_refused_row_without_a_crisis_makes_no_noise(register: Tafel, tmp_path: Path) -> None:
    pad = bestand(tmp_path, "P-7;politie;Nood, Kim;31-02-2014;spoed;x")
    uit = register("--vandaag", "2026-11-23", "melding", "import", pad)
    assert uit.exit_code == 65
    assert "CRISIS" not in uit.stderr


def test_many_refused_crises_were_a_line_each_and_came_after_the_counts(
    register: Tafel, tmp_path: Path
) -> None:
    """All rows with one sentence together, on a screen where both streams meet."""
    zeker = [f"P-{n};politie;Nood, Kim;31-02-2014;crisis;x" for n in range(25)]
    mogelijk = [f"Q-{n};politie;Nood, Kim;03-05-2014;acuut;x" for n in (1, 2)]
    pad = bestand(tmp_path, *zeker, mogelijk[0], "R;politie;Rust;1990;spoed;x", mogelijk[1])
    scherm = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(scherm), redirect_stderr(scherm):
        assert cli.run(["--vandaag", "2026-11-23", "--stil", "melding", "import", pad]) == 65
    scherm.seek(0)
    regels = scherm.read().splitlines()
    crises = [regel for regel in regels if regel.startswith("CRISIS")]
    assert crises == [
        f"CRISIS: rij 2-26 van {pad} zijn geweigerd: {BEL}",
        f"CRISIS: rij 27 en 29 van {pad} zijn geweigerd en kunnen een crisis zijn: {BEL}",
    ]
    assert regels[-1].startswith("import 1: 28 gelezen")


# --- higher up ------------------------------------------------------------------------------------

OMHOOG = ("casus", "opschalen", "1", "--naar", "Leger des Heils", "--reden", "te zwaar")


def test_a_crisis_that_nobody_phoned_about_went_up_and_was_gone(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    gedaan = op(register, "2026-11-23", *OMHOOG)
    assert f"over de crisis is nog niet gebeld: {BEL}" in platte(gedaan.stderr)
    [eerste, *_] = nu_nodig(register, "2026-11-24")
    assert f"crisis: nog niet gebeld: {BEL}" in eerste
    assert eerste.endswith("tafel casus crisis 1")
    for dag in ("2026-11-24", "2027-01-18"):
        assert [p["casus"] for p in crises(register, dag)] == [1]
    assert "nog niet gebeld" in platte(op(register, "2026-11-24", "agenda", "--tafel", "je").stdout)
    op(register, "2026-11-24", "melding", "terugkoppelen", "M1")
    sluit = ("casus", "sluit", "1", "--reden", "loos_alarm", "--evaluatie", "x", "--ja")
    assert "poort crisis" in weigert(register, "2026-11-24", 76, *sluit)[1]


@pytest.mark.parametrize("veilig", ["nee", "onbekend"])
@pytest.mark.parametrize("naar", ["MaDi", "Leger des Heils", "iets hogers"])
@pytest.mark.parametrize("eerst", ["bellen", "omhoog"])
def test_a_call_and_going_up_to_anybody_ended_a_crisis_with_children_in_danger(
    register: Tafel, veilig: str, naar: str, eerst: str
) -> None:
    nieuwe_casus(register, NOOD)
    omhoog = (*OMHOOG[:3], "--naar", naar, "--reden", "x")
    daden = [omhoog, gebeld("23-11", veilig)]
    for daad in reversed(daden) if eerst == "bellen" else daden:
        gedaan = op(register, "2026-11-23", *daad)
    assert "de crisis blijft" in platte(gedaan.stderr)
    assert len(crises(register, "2026-11-24")) == 1
    op(register, "2026-11-24", "melding", "terugkoppelen", "M1")
    sluit = ("casus", "sluit", "1", "--reden", "loos_alarm", "--evaluatie", "x", "--ja")
    assert "poort crisis" in weigert(register, "2026-11-24", 76, *sluit)[1]


@pytest.mark.parametrize("naar", ["bureau jeugdzorg", "BJZ", "bureau-jeugdzorg", "team 2 van BJZ"])
def test_up_to_whom_one_phones_it_is_followed_there(register: Tafel, naar: str) -> None:
    nieuwe_casus(register, NOOD)
    op(register, "2026-11-23", *OMHOOG[:3], "--naar", naar, "--reden", "x")
    assert crises(register, "2026-11-24") == []
    gedaan = op(register, "2026-11-24", *gebeld("24-11", "nee"))
    assert "opgeschaald" in gedaan.stderr
    stand = lees_op(register, "2026-11-24", "casus", "toon", "1")["crisis"]
    assert (stand["stand"], stand["volgende"]) == ("opgeschaald", "2026-11-25")


def test_whom_the_profile_names_has_it_too(tafel: Tafel) -> None:
    """In Almere that is Veilig Thuis, a network."""
    almere = ("--profiel", "almere")
    tafel(*almere, "init")
    opties = [deel for naam, waarde in NOOD.items() for deel in (f"--{naam}", waarde)]
    op(tafel, "2026-11-23", *almere, "melding", "add", *opties)
    op(tafel, "2026-11-23", *almere, "toedelen", "--alle")
    assert len(crises(tafel, "2026-11-23", "gezinsbegeleiders")) == 1
    op(tafel, "2026-11-23", *OMHOOG[:3], "--naar", "veilig thuis", "--reden", "x")
    assert crises(tafel, "2026-11-24", "gezinsbegeleiders") == []


@pytest.mark.parametrize("wie", ["politie", "MaDi", "moeder"])
def test_whoever_was_phoned_ended_it_when_bureau_jeugdzorg_was_not(
    register: Tafel, wie: str
) -> None:
    nieuwe_casus(register, NOOD)
    ander = ("casus", "crisis", "1", "--gebeld", wie, "--uitkomst", "x", "--veilig", "ja")
    zin = platte(op(register, "2026-11-23", *ander).stderr)
    assert "de crisis blijft op de agenda, want Bureau Jeugdzorg is nog niet gebeld" in zin
    assert len(crises(register, "2026-11-23")) == 1
    bjz = ("--gebeld", "crisisdienst BJZ, mw. Vos", "--uitkomst", "x", "--veilig", "onbekend")
    op(register, "2026-11-23", *ander[:3], *bjz, "--volgende", "morgen")
    assert len(crises(register, "2026-11-23")) == 1
    op(register, "2026-11-23", *ander)  # Bureau Jeugdzorg was phoned, and now they are safe
    assert crises(register, "2026-11-23") == []


def test_a_call_about_the_crisis_before_is_no_call_about_this_one(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    op(register, "2026-11-23", *gebeld("vandaag"))
    nieuwe_casus(register, NOOD | {"kenmerk": "N-2"})
    op(register, "2026-11-23", *OMHOOG)
    assert len(crises(register, "2026-11-24")) == 1


def test_a_named_procesmanager_has_it(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    op(register, "2026-11-23", *OMHOOG)
    wie = ("--procesmanager", "M. Bos", "--contact", "020-0000002")
    op(register, "2026-11-24", "casus", "opschalen", "1", *wie)
    assert crises(register, "2026-11-24") == []
    op(register, "2026-11-25", "casus", "afschalen", "1", "--naar", "tafel", "--reden", "x")
    assert len(crises(register, "2026-11-25")) == 1


def test_a_crisis_in_a_casus_that_was_up_already_stays_until_it_is_safe(register: Tafel) -> None:
    nieuwe_casus(register, GEZIN | {"kenmerk": "N-0"})
    op(register, "2026-11-23", *OMHOOG)
    gemeld(register, "2026-11-24", NOOD)
    op(register, "2026-11-24", *gebeld("24-11", "nee"))
    assert len(crises(register, "2026-11-24")) == 1
