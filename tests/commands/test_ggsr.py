"""The GGSR test: what is measured per theme, and when it is said to be good (STJ)."""

from pathlib import Path
from typing import Any

import pytest

from tafel.rules.maatstaf import Maat, toon
from tests.commands.hulp import lees
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
    """Per test: (stand, aantal, van, procent)."""
    [tabel] = lees(tafel, "rapport", "ggsr", *args)["tabellen"]
    assert len(tabel["rijen"]) == 11
    return {rij[1]: tuple(rij[2:6]) for rij in tabel["rijen"]}


def plannen(v: Vuller, aantal: int, op: str = "2026-07-10", **meer: Any) -> None:
    for _ in range(aantal):
        v.plan(v.casus(op="2026-07-01"), op, **meer)


def test_five_themes_and_a_vision_that_no_register_shows(register: Tafel) -> None:
    [tabel] = lees(register, "rapport", "ggsr")["tabellen"]
    themas = dict.fromkeys(rij[0] for rij in tabel["rijen"])
    assert list(themas) == ["toeleiding", "gezin centraal", "aanpak", "samenwerking", "continu"]
    assert toetsen(register)["gezamenlijke visie"] == ("niet meetbaar", None, None, None)
    standen = {naam: rij[0] for naam, rij in toetsen(register).items()}
    # An empty register: nothing signed; of the rest there is nothing to measure.
    assert set(standen.values()) == {"niet meetbaar", "✗"}
    assert [naam for naam, stand in standen.items() if stand == "✗"] == [
        "afspraken zijn ondertekend",
    ]


def test_plans_of_the_period_and_what_is_in_them(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        plannen(v, 8, netwerk="oma helpt", instemming="ingestemd")
        plannen(v, 6, netwerk="", instemming="mee_opgesteld")
        plannen(v, 6, instemming="opgelegd", analyse_gezamenlijk="nee")
        plannen(v, 9, "2026-10-01", netwerk="oma helpt")  # after the quarter
    gezien = toetsen(register, *KWARTAAL)
    assert gezien["het sociale netwerk doet mee"] == ("✗", 8, 20, 40)
    assert gezien["het gezin stemt in"] == ("✗", 14, 20, 70)
    assert gezien["gezamenlijke doelen"] == ("niet meetbaar", 14, 20, 70)


def test_a_family_that_was_let_go_is_one_too_many(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for _ in range(12):
            v.sluit(v.casus(), "2026-08-01", nazorg="2026-11-02")
        for _ in range(5):
            v.sluit(v.casus(), "2026-08-01", "overleden")  # nobody to keep contact with
    gezien = toetsen(register, *KWARTAAL)
    assert gezien["het gezin wordt niet losgelaten"] == ("✓", 17, 17, 100)
    assert gezien["zorg kan doorgaan (waakvlam)"] == ("niet meetbaar", 12, 12, 100)
    with vul(tmp_path) as v:
        for _ in range(6):
            v.sluit(v.casus(), "2026-08-02", "losgelaten")
    gezien = toetsen(register, *KWARTAAL)
    assert gezien["het gezin wordt niet losgelaten"] == ("✗", 17, 23, 74)
    assert gezien["zorg kan doorgaan (waakvlam)"] == ("niet meetbaar", 12, 18, 67)


def test_one_description_is_one_version_of_one_profile(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for _ in range(10):
            v.melding(v.persoon(v.huishouden()), besloten="2026-07-03")
    een = "één omschrijving van de doelgroep"
    assert toetsen(register, *KWARTAAL)[een] == ("niet meetbaar", 10, 10, 100)
    with vul(tmp_path) as v:
        for _ in range(6):
            nummer = v.melding(v.persoon(v.huishouden()))
            v.rij(
                "toedelingsbesluit",
                melding=nummer,
                tijd="2026-07-03T09:00:00+00:00",
                dag="2026-07-03",
                wie="tester",
                profiel="zuidoost",
                profielversie="1.1",
                uitkomst="tafel",
                besluit="{}",
            )
    assert toetsen(register, *KWARTAAL)[een] == ("niet meetbaar", 10, 16, 63)


def test_partners_that_report_or_ask(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        persoon = v.persoon(v.huishouden())
        for melder in ("politie", "Wijkpolitie", "de bakker", None):  # one partner, by two names
            v.melding(persoon, melder=melder)
    vraag = ("consultatie", "add", "--tafel", "jeugd", "--organisatie", "mee")
    assert register(*vraag, "--datum", "2026-09-30").exit_code == 0
    assert register(*vraag[:-1], "dwi", "--datum", "2026-10-01").exit_code == 0
    # Kern and schil of the three tables of zuidoost: 32 organisations.
    gezien = toetsen(register, *KWARTAAL)
    assert gezien["partners weten waar zij kunnen melden"] == ("niet meetbaar", 2, 32, 6)


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
        for _ in range(5):
            v.plan(v.casus())  # no leefgebied was reported
    gezien = toetsen(register)
    assert gezien["alle relevante partijen doen mee"] == ("niet meetbaar", 5, 12, 42)


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
    assert toetsen(register, *KWARTAAL)["geen wachttijd"] == ("✗", 8, 20, 40)


def zeg(tafel: Tafel, toets: str, zegt: str, op: str, bron: str = "verslag") -> None:
    gedaan = tafel("rapport", "oordeel", toets, "--zegt", zegt, "--op", op, "--bron", bron)
    assert gedaan.exit_code == 0, gedaan.stderr


def test_the_report_gave_a_verdict_on_policy_that_no_file_shows(
    register: Tafel, tmp_path: Path
) -> None:
    """Every plan has a joint analyse and one profile decides: a sign, and never the verdict."""
    with vul(tmp_path) as v:
        plannen(v, 20, netwerk="oma helpt", instemming="ingestemd")
    gezien = toetsen(register, *KWARTAAL)
    assert gezien["gezamenlijke doelen"] == ("niet meetbaar", 20, 20, 100)
    assert gezien["het sociale netwerk doet mee"] == ("✓", 20, 20, 100)  # that a plan shows
    [tabel] = lees(register, "rapport", "ggsr", *KWARTAAL)["tabellen"]
    uitleg = {rij[1]: rij[6] for rij in tabel["rijen"]}
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
    [uitleg] = [rij[6] for rij in tabel["rijen"] if rij[1] == toets]
    assert uitleg.startswith("De partners op 30-09-2026: ja (verslag partneroverleg).")


def test_what_is_about_policy_is_not_called_too_small_in_the_note(
    register: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as v:
        plannen(v, 2)
    nota = register("rapport", "nota", *KWARTAAL).stdout
    niet_te_meten = nota.split("Niet te meten")[1].split("Te klein")[0]
    for toets in BELEID.values():
        assert toets in " ".join(niet_te_meten.split())


def test_a_verdict_has_a_source_and_a_day_that_has_been(register: Tafel) -> None:
    ja = ("rapport", "oordeel", "visie", "--zegt", "ja")
    assert register(*ja, "--bron", " ").exit_code == 65
    assert register(*ja, "--bron", "x", "--op", "2026-11-24").exit_code == 2
    assert register(*ja[:2], "netwerk", *ja[3:], "--bron", "x").exit_code == 2
    assert toetsen(register)["gezamenlijke visie"][0] == "niet meetbaar"


@pytest.mark.parametrize("norm", [50, 80, 100])
def test_a_stand_beside_a_hidden_count_says_no_more_than_the_count(norm: int) -> None:
    """Whoever sees the row is left with as many possibilities as the threshold leaves him."""
    drempel = 5
    mogelijk: dict[object, set[tuple[int, int]]] = {}
    for van in range(60):
        for aantal in range(van + 1):
            [gezien] = toon({"m": Maat(aantal, van, norm=norm)}, drempel=drempel).values()
            mogelijk.setdefault(gezien, set()).add((aantal, van - aantal))
    for gezicht, paren in mogelijk.items():
        for deel in (0, 1):
            waarden = {paar[deel] for paar in paren}
            if any(0 < waarde < drempel for waarde in waarden):
                assert len(waarden) >= drempel - 1, (gezicht, waarden)


def test_a_stand_is_shown_beside_a_hidden_count_where_it_can_be() -> None:
    [gezien] = toon({"m": Maat(28, 30, norm=80)}, drempel=5).values()
    assert (gezien.aantal, gezien.van, gezien.procent, gezien.stand) == (None, 30, None, "✓")
    [gezien] = toon({"m": Maat(14, 16, norm=80)}, drempel=5).values()  # 12 of 16 would be ✗
    assert gezien.stand == "niet meetbaar"
