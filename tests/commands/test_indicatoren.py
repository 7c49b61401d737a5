"""The indicators, against figures worked out by hand from Werkplan §4.4 and domain §12."""

from pathlib import Path
from typing import Any

from tests.commands.rapporthulp import Vuller, rapport, vul
from tests.conftest import Tafel

KWARTAAL = ("--kwartaal", "2026-3")
WERKWIJZE = "risicogezinnen en MPG's die volgens de werkwijze worden geholpen"
JEUGDIGEN = "jeugdigen in een multiprobleemsituatie die hulp krijgen"


def indicatoren(tafel: Tafel, *args: str) -> dict[str, dict[str, Any]]:
    [tabel] = rapport(tafel, "indicatoren", *args).values()
    return tabel


def cijfers(rij: dict[str, Any]) -> tuple[int | None, int | None, int | None]:
    return rij["aantal"], rij["van"], rij["procent"]


def gezinnen(v: Vuller, aantal: int, categorie: str | None, **meer: Any) -> list[int]:
    return [v.casus(categorie=categorie, **meer) for _ in range(aantal)]


def in_behandeling(tafel: Tafel, *args: str) -> list[int | None]:
    """Risicogezin, MPG, te bespreken, onbekend."""
    begin = "in behandeling: "
    tabel = indicatoren(tafel, *args)
    return [rij["aantal"] for naam, rij in tabel.items() if naam.startswith(begin)]


def test_every_family_in_treatment_is_in_one_group(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for aantal, categorie in ((5, "Risicogezin"), (6, "bespreken"), (7, None)):
            gezinnen(v, aantal, categorie)
        for aantal, categorie in ((5, "MPG1"), (1, "MPG2"), (2, "MPG3"), (3, "MPG4")):
            gezinnen(v, aantal, categorie)
        gezinnen(v, 8, "MPG1", tafel="volwassenen")  # no table for families
    tabel = indicatoren(register, *KWARTAAL)
    assert in_behandeling(register, *KWARTAAL) == [5, 11, 6, 7]
    assert cijfers(tabel["in behandeling: MPG"]) == (11, 29, 38)  # 37.9
    assert cijfers(tabel["in behandeling: categorie onbekend"]) == (7, 29, 24)  # 24.1


def test_open_at_the_end_of_the_last_day(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for dag in ("2026-06-30", "2026-07-01", "2026-09-30"):  # the last day is too early as well
            for nummer in gezinnen(v, 5, "MPG1", op="2026-05-01"):
                v.sluit(nummer, dag)
        gezinnen(v, 5, "MPG1", op="2026-09-30")
        gezinnen(v, 5, "MPG1", op="2026-10-01")
        for nummer in gezinnen(v, 5, "MPG1", op="2026-02-01"):  # closed and reopened before it
            v.gebeurtenis(nummer, "gesloten", "2026-03-01", reden="anders")
            v.gebeurtenis(nummer, "heropend", "2026-06-01")
        for nummer in gezinnen(v, 5, "MPG1", op="2026-02-01"):  # closed all through the period
            v.gebeurtenis(nummer, "gesloten", "2026-03-01", reden="anders")
            v.gebeurtenis(nummer, "heropend", "2026-10-02")
    assert in_behandeling(register, *KWARTAAL) == [0, 10, 0, 0]
    assert in_behandeling(register, "--van", "2026-09-30", "--tot", "2026-09-30") == [0, 10, 0, 0]
    # The state of a day that ends no month is not told: day by day it would tell who came.
    midden = ("--van", "2026-09-01", "--tot", "2026-09-29")
    assert in_behandeling(register, *midden) == [None] * 4
    assert "laatste dag van een maand" in register("rapport", "indicatoren", *midden).stdout


def test_the_state_of_the_last_day_not_of_today(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for nummer in gezinnen(v, 5, "MPG2", casemanager_organisatie="madi"):
            v.gebeurtenis(nummer, "categorie", "2026-08-01", oud=None, nieuw="Risicogezin")
            v.gebeurtenis(nummer, "categorie", "2026-10-01", oud="Risicogezin", nieuw="MPG1")
            v.gebeurtenis(nummer, "categorie", "2026-11-01", oud="MPG1", nieuw="MPG2")
            v.gebeurtenis(nummer, "casemanager", "2026-10-05", oud=None, nieuw="madi")
            v.plan(nummer)
        for nummer in gezinnen(v, 6, "MPG1", tafel="volwassenen"):
            v.gebeurtenis(
                nummer,
                "toedeling",
                "2026-10-01",
                oud={"tafel": "jeugd-en-gezin", "uitkomst": "tafel"},
                nieuw={"tafel": "volwassenen", "uitkomst": "tafel"},
            )
    assert in_behandeling(register, *KWARTAAL) == [5, 6, 0, 0]
    assert cijfers(indicatoren(register, *KWARTAAL)[WERKWIJZE]) == (0, 11, 0)  # no manager yet
    assert in_behandeling(register) == [0, 5, 0, 0]
    assert cijfers(indicatoren(register)[WERKWIJZE]) == (5, 5, 100)


def test_the_working_method_and_its_target(register: Tafel, tmp_path: Path) -> None:
    manager = {"casemanager_organisatie": "madi"}
    with vul(tmp_path) as v:
        for nummer in gezinnen(v, 10, "MPG1", **manager) + gezinnen(
            v, 14, "Risicogezin", **manager
        ):
            v.plan(nummer)
        for nummer in gezinnen(v, 6, "Risicogezin", **manager):
            v.plan(nummer, None)  # a concept is no plan yet
    rij = indicatoren(register)[WERKWIJZE]
    assert (*cijfers(rij), rij["doel"], rij["stand"]) == (24, 30, 80, 80, "✓")
    with vul(tmp_path) as v:
        for nummer in gezinnen(v, 5, "MPG1", **manager):
            v.plan(nummer, evaluatie_op="2026-11-22")  # yesterday, and not done
        for nummer in gezinnen(v, 5, "MPG1", **manager):
            v.plan(nummer, evaluatie_op="2026-11-22", geevalueerd_op="2026-11-20")
        for nummer in gezinnen(v, 5, "MPG1"):
            v.plan(nummer)  # nobody has the regie
    rij = indicatoren(register)[WERKWIJZE]
    assert (*cijfers(rij), rij["stand"]) == (29, 45, 64, "✗")


def test_plan_manager_care_and_nuisance_of_mpgs(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        allen = gezinnen(v, 20, "MPG1")
        for nummer in allen[:10]:
            v.plan(nummer)
        for nummer in allen[10:15]:
            v.plan(nummer, analyse_gezamenlijk="nee")
        for nummer in allen[:12]:
            v.melding(v.persoon_van(nummer), nummer, overlast_openbaar="ja")
            v.afspraak(nummer, gedaan="2026-08-01")
            v.afspraak(nummer, gedaan="2026-08-02", organisatie="dwi", status="vervallen")
        for nummer in allen[:6]:
            v.afspraak(nummer, organisatie="ggd")
        gezinnen(v, 5, "Risicogezin")
    tabel = indicatoren(register)
    assert cijfers(tabel["MPG's met één gezamenlijk plan"]) == (10, 20, 50)
    assert cijfers(tabel["MPG's met één verantwoordelijke gezinsmanager"]) == (0, 20, 0)
    assert cijfers(tabel["MPG's die gebruikmaken van zorg"]) == (12, 20, 60)
    assert cijfers(tabel["MPG's die overlast geven"]) == (12, 20, 60)
    assert cijfers(tabel["overlastgevende MPG's met een combinatie van zorg"]) == (6, 12, 50)


def test_a_youth_counts_once_and_an_unknown_age_apart(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for i, nummer in enumerate(gezinnen(v, 10, "MPG3")):
            if i < 5:
                v.plan(nummer)
            ouder = v.persoon_van(nummer)
            # Noor in two meldingen is one child; the child of 2004 is 22, that of 2003-11-23 is 23
            # today; `?` cannot be said, nor can 2003 alone: 22 or 23 in November.
            v.melding(ouder, nummer, inwonende_kinderen="Noor 2014-07-04|2004-11-24|2003-11-23")
            v.melding(ouder, nummer, inwonende_kinderen="Noor 2014-07-04|?|2003")
    tabel = indicatoren(register)
    assert cijfers(tabel[JEUGDIGEN]) == (10, 20, 50)
    onbekend = tabel["leeftijd onbekend, in een multiprobleemsituatie"]
    assert cijfers(onbekend) == (20, 40, 50)


def test_a_child_that_is_a_person_is_not_counted_twice(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for nummer in gezinnen(v, 5, "MPG1", geboren="2008-03-01"):
            v.melding(v.persoon_van(nummer), nummer, inwonende_kinderen="2008-03-01|4 jaar")
    assert cijfers(indicatoren(register)[JEUGDIGEN]) == (0, 10, 0)


def test_a_small_count_cannot_be_worked_out(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        gezinnen(v, 20, "MPG1")
        gezinnen(v, 30, "Risicogezin")
        gezinnen(v, 2, None)
    # The kengetallen tell that 52 are open: 52 - 20 - 30 would be 2, and so would 52 - 50.
    stroom = rapport(register, "kengetallen")["Instroom, uitstroom en voorraad per maand"]
    assert stroom["2026-11"]["voorraad"] == 52
    groepen = in_behandeling(register)
    assert groepen[3] is None
    assert len([aantal for aantal in groepen[:2] if aantal is not None]) < 2
    assert indicatoren(register)["in behandeling: MPG"]["van"] == 52
    assert indicatoren(register)[WERKWIJZE]["van"] is None
    uit = register("rapport", "indicatoren", "-f", "tekst").stdout
    assert "categorie onbekend" in uit


def test_covenants_are_of_organisations_and_always_shown(register: Tafel) -> None:
    assert register("partner", "wijzig", "madi", "--convenant", "2026-09-30").exit_code == 0
    assert register("partner", "wijzig", "dwi", "--convenant", "2026-10-01").exit_code == 0
    assert indicatoren(register, *KWARTAAL)["convenanten ondertekend"]["aantal"] == 1
    rij = indicatoren(register)["convenanten ondertekend"]
    assert cijfers(rij) == (2, 32, 6)


def test_an_empty_register(register: Tafel) -> None:
    rij = indicatoren(register)[WERKWIJZE]
    assert (*cijfers(rij), rij["stand"]) == (0, 0, None, "niet meetbaar")
