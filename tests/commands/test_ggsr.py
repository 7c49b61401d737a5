"""The GGSR test: what is measured per theme, and when it is said to be good (STJ)."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import lees, sql
from tests.commands.rapporthulp import Vuller, vul
from tests.conftest import Tafel

KWARTAAL = ("--kwartaal", "2026-3")


BELEID = {
    # STJ: what is asked of policy, by the code under which the answer of the partners is kept.
    "omschrijving": "één omschrijving van de doelgroep",
    "melden": "partners weten waar zij kunnen melden",
    "visie": "gezamenlijke visie",
    "doelen": "gezamenlijke doelen",
    "partijen": "alle relevante partijen doen mee",
    "waakvlam": "zorg kan doorgaan (waakvlam)",
}


def toetsen(tafel: Tafel, *args: str) -> dict[str, tuple[Any, ...]]:
    """Per test: (stand, aantal, van, procent, aantal_organisaties, van_organisaties)."""
    [tabel] = lees(tafel, "rapport", "ggsr", *args)["tabellen"]
    assert len(tabel["rijen"]) == 11
    return {rij[1]: tuple(rij[2:8]) for rij in tabel["rijen"]}


def mensen(tafel: Tafel, *args: str) -> dict[str, tuple[Any, ...]]:
    """Per test: (stand, aantal, van, procent) of people."""
    return {toets: rij[:4] for toets, rij in toetsen(tafel, *args).items()}


def exact(tafel: Tafel, *args: str) -> dict[str, tuple[Any, ...]]:
    """Per test: (aantal, van, procent) of people, not rounded."""
    return {toets: rij[1:] for toets, rij in mensen(tafel, *args, "--intern").items()}


def plannen(v: Vuller, aantal: int, op: str = "2026-07-10", **meer: Any) -> None:
    for _ in range(aantal):
        v.plan(v.casus(op="2026-07-01"), op, **meer)


def sluitingen(v: Vuller, aantal: int, *args: str, **meer: Any) -> None:
    for _ in range(aantal):
        v.sluit(v.casus(), "2026-08-01", *args, **meer)


def test_five_themes_and_a_vision_that_no_register_shows(register: Tafel) -> None:
    [tabel] = lees(register, "rapport", "ggsr")["tabellen"]
    themas = dict.fromkeys(rij[0] for rij in tabel["rijen"])
    assert list(themas) == ["toeleiding", "gezin centraal", "aanpak", "samenwerking", "continu"]
    assert toetsen(register)["gezamenlijke visie"] == ("niet meetbaar", *(None,) * 5)
    standen = {naam: rij[0] for naam, rij in toetsen(register).items()}
    # An empty register: nothing signed, nothing said of policy, and the rest too few.
    assert set(standen.values()) == {"niet meetbaar", "te weinig", "✗"}
    assert [naam for naam, stand in standen.items() if stand == "✗"] == [
        "afspraken zijn ondertekend",
    ]


def test_plans_of_the_period_and_what_is_in_them(register: Tafel, tmp_path: Path) -> None:
    """Multiples of 5 are printed as they are."""
    with vul(tmp_path) as v:
        plannen(v, 40, netwerk="oma helpt", instemming="ingestemd")
        plannen(v, 30, netwerk="", instemming="mee_opgesteld")
        plannen(v, 30, instemming="opgelegd", analyse_gezamenlijk="nee")
        plannen(v, 9, "2026-06-30", netwerk="oma helpt")  # before the quarter
        plannen(v, 9, "2026-10-01", netwerk="oma helpt")  # after it
    gezien = mensen(register, *KWARTAAL)
    assert gezien["het sociale netwerk doet mee"] == ("✗", 40, 100, 40)
    assert gezien["het gezin stemt in"] == ("✗", 70, 100, 70)
    assert gezien["gezamenlijke doelen"] == ("niet meetbaar", 70, 100, 70)


@pytest.mark.parametrize(
    ("goed", "alle", "stand", "procent"),
    [
        (45, 45, "te weinig", None),
        (50, 50, "rond het doel", 100),
        (5, 50, "rond het doel", 10),
        (95, 95, "rond het doel", 100),
        (80, 100, "✓", 80),
        (75, 100, "✗", 75),
    ],
)
def test_a_norm_is_met_or_missed_from_a_hundred_on(
    register: Tafel, tmp_path: Path, goed: int, alle: int, stand: str, procent: int | None
) -> None:
    with vul(tmp_path) as v:
        plannen(v, goed, netwerk="oma helpt")
        plannen(v, alle - goed)
    gezien = mensen(register, *KWARTAAL)
    assert gezien["het sociale netwerk doet mee"] == (stand, goed, alle, procent)


def test_figures_of_people_are_rounded_and_for_a_month_there_are_none(
    register: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as v:
        plannen(v, 8, netwerk="oma helpt")
        plannen(v, 13)
    assert exact(register, *KWARTAAL)["het sociale netwerk doet mee"] == (8, 21, 38)
    stand, aantal, van, procent = mensen(register, *KWARTAAL)["het sociale netwerk doet mee"]
    assert (stand, procent) == ("te weinig", None)
    assert aantal in {5, 10}
    assert van in {20, 25}
    maand = toetsen(register, "--maand", "2026-7")
    met_cijfers = {toets for toets, rij in maand.items() if any(c is not None for c in rij[1:])}
    assert met_cijfers == {"afspraken zijn ondertekend"}


def test_a_family_that_was_let_go_is_one_too_many(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        sluitingen(v, 55, nazorg="2026-11-02")
        sluitingen(v, 20)
        sluitingen(v, 20, "overleden", nazorg="2026-11-02")  # nobody to keep contact with
        sluitingen(v, 5, "losgelaten")
    gezien = mensen(register, *KWARTAAL)
    assert gezien["het gezin wordt niet losgelaten"] == ("✗", 95, 100, 95)
    assert gezien["zorg kan doorgaan (waakvlam)"] == ("niet meetbaar", 55, 80, 69)  # 68.75


def test_nobody_let_go_is_all_of_them_however_it_is_rounded(
    register: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as v:
        sluitingen(v, 103)
    stand, aantal, van, procent = mensen(register, *KWARTAAL)["het gezin wordt niet losgelaten"]
    assert (stand, procent) == ("✓", 100)
    assert aantal == van in {100, 105}


def test_one_description_is_one_version_of_one_profile(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for _ in range(10):
            v.melding(v.persoon(v.huishouden()), besloten="2026-07-03")
        for _ in range(6):
            nummer = v.melding(v.persoon(v.huishouden()))
            v.rij(
                "toedelingsbesluit",
                melding=nummer,
                tijd="2026-08-03T09:00:00+00:00",
                dag="2026-08-03",
                wie="tester",
                profiel="zuidoost",
                profielversie="1.1",
                uitkomst="tafel",
                besluit="{}",
            )
    assert exact(register, *KWARTAAL)["één omschrijving van de doelgroep"] == (10, 16, 63)


def test_partners_that_report_or_ask(register: Tafel, tmp_path: Path) -> None:
    """Organisations are exact; of a month nobody is told who reported."""
    with vul(tmp_path) as v:
        persoon = v.persoon(v.huishouden())
        for melder in ("politie", "Wijkpolitie", "de bakker", None):  # one partner, by two names
            v.melding(persoon, melder=melder)
        v.melding(persoon, melder="GGD", op="2026-10-01")
    vraag = ("consultatie", "add", "--tafel", "jeugd", "--organisatie", "mee")
    assert register(*vraag, "--datum", "2026-09-30").exit_code == 0
    assert register(*vraag[:-1], "dwi", "--datum", "2026-10-01").exit_code == 0
    # Kern and schil of the three tables of zuidoost: 32 organisations.
    melden = "partners weten waar zij kunnen melden"
    assert toetsen(register, *KWARTAAL)[melden] == ("niet meetbaar", None, None, 6, 2, 32)
    assert toetsen(register, "--maand", "2026-9")[melden] == ("niet meetbaar", *(None,) * 5)


def test_every_reported_leefgebied_has_somebody_at_work(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for i in range(12):
            nummer = v.casus()
            v.melding(v.persoon_van(nummer), nummer, leefgebieden="wonen|verslaving")
            plan = v.plan(nummer)
            v.afspraak(nummer, doel=v.doel(plan, nummer, "wonen"))
            doel = v.doel(plan, nummer, "verslaving")
            if i < 5:
                v.afspraak(nummer, doel=doel)
            elif i < 8:
                v.afspraak(nummer, doel=doel, organisatie=None)
            elif i < 10:
                v.afspraak(nummer, doel=doel, gemaakt_op="2026-10-01")  # after the quarter
        for _ in range(5):
            v.plan(v.casus())  # no leefgebied was reported
    assert exact(register, *KWARTAAL)["alle relevante partijen doen mee"] == (5, 12, 42)


def test_waiting_for_a_plan(register: Tafel, tmp_path: Path) -> None:
    """25 working days after Wednesday 1 July 2026 is Wednesday 5 August."""
    with vul(tmp_path) as v:
        plannen(v, 8, "2026-08-05")
        plannen(v, 5, "2026-08-06")
        for _ in range(7):
            v.casus(op="2026-07-01")
        for _ in range(9):  # closed before its term: waited for nothing
            v.sluit(v.casus(op="2026-07-01"), "2026-08-05")
        for _ in range(9):  # its term ends in the next quarter
            v.casus(op="2026-09-15")
    assert exact(register, *KWARTAAL)["geen wachttijd"] == (8, 20, 40)
    # Counted in the month in which the term ends, whatever happened in the other ones.
    per_maand = "SELECT maand, aantal FROM maandcijfer WHERE populatie = 'termijn' AND rij = ''"
    assert sql(tmp_path, per_maand) == [("2026-08", 20), ("2026-10", 9)]


def zeg(tafel: Tafel, toets: str, zegt: str, op: str, bron: str = "verslag") -> None:
    gedaan = tafel("rapport", "oordeel", toets, "--zegt", zegt, "--op", op, "--bron", bron)
    assert gedaan.exit_code == 0, gedaan.stderr


def test_the_report_gave_a_verdict_on_policy_that_no_file_shows(
    register: Tafel, tmp_path: Path
) -> None:
    """Every plan has a joint analyse and one profile decides: a sign, and never the verdict."""
    with vul(tmp_path) as v:
        plannen(v, 100, netwerk="oma helpt", instemming="ingestemd")
    gezien = mensen(register, *KWARTAAL)
    assert gezien["gezamenlijke doelen"] == ("niet meetbaar", 100, 100, 100)
    assert gezien["het sociale netwerk doet mee"] == ("✓", 100, 100, 100)  # that a plan shows
    [tabel] = lees(register, "rapport", "ggsr", *KWARTAAL)["tabellen"]
    uitleg = {rij[1]: rij[-1] for rij in tabel["rijen"]}
    for code, toets in BELEID.items():
        assert gezien[toets][0] == "niet meetbaar"
        wat = f"Vraag het de partners; leg vast: tafel rapport oordeel {code}. "
        assert uitleg[toets].startswith(wat)
        assert ("Als teken: " in uitleg[toets]) == (code != "visie")
        assert "Norm" not in uitleg[toets]


@pytest.mark.parametrize(("code", "toets"), BELEID.items())
def test_what_the_partners_said_stands_with_its_date_and_source(
    register: Tafel, code: str, toets: str
) -> None:
    """The last day on or before the end of the period counts; the other tests stay as they were."""
    zeg(register, code, "nee", "2026-05-01", "enquête")
    zeg(register, code, "ja", "2026-09-30", "verslag partneroverleg")
    zeg(register, code, "nee", "2026-10-01", "klacht")
    assert toetsen(register, "--kwartaal", "2026-1")[toets][0] == "niet meetbaar"
    assert toetsen(register, "--kwartaal", "2026-2")[toets][0] == "✗"
    gezien = toetsen(register, *KWARTAAL)
    assert gezien[toets][0] == "✓"
    assert {gezien[ander][0] for ander in BELEID.values() if ander != toets} == {"niet meetbaar"}
    [tabel] = lees(register, "rapport", "ggsr", *KWARTAAL)["tabellen"]
    [uitleg] = [rij[-1] for rij in tabel["rijen"] if rij[1] == toets]
    assert uitleg.startswith("De partners op 30-09-2026: ja (verslag partneroverleg).")


def test_what_is_about_policy_cannot_be_measured_in_the_note(
    register: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as v:
        plannen(v, 2)
    nota = " ".join(register("rapport", "nota", *KWARTAAL).stdout.split())
    for toets in BELEID.values():
        assert f"{toets} stand: niet meetbaar, " in nota
    assert "de cijfers erbij zijn een teken, geen oordeel" in nota


def test_a_verdict_has_a_source_and_a_day_that_has_been(register: Tafel) -> None:
    ja = ("rapport", "oordeel", "visie", "--zegt", "ja")
    assert register(*ja, "--bron", " ").exit_code == 65
    assert register(*ja, "--bron", "x", "--op", "2026-11-24").exit_code == 2
    assert register(*ja[:2], "netwerk", *ja[3:], "--bron", "x").exit_code == 2
    assert toetsen(register)["gezamenlijke visie"][0] == "niet meetbaar"
