"""The indicators, against figures worked out by hand from Werkplan §4.4 and domain §12."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import sql
from tests.commands.rapporthulp import Vuller, rapport, vul
from tests.conftest import Tafel

TWEEDE, DERDE = ("--kwartaal", "2026-2"), ("--kwartaal", "2026-3")
WERKWIJZE = "risicogezinnen en MPG's die volgens de werkwijze worden geholpen"
JEUGDIGEN = "jeugdigen in een multiprobleemsituatie die hulp krijgen"
ONBEKEND = "leeftijd onbekend, in een multiprobleemsituatie"
CONVENANTEN = "convenanten ondertekend"
MANAGER = {"casemanager_organisatie": "madi"}


def indicatoren(tafel: Tafel, *args: str) -> dict[str, dict[str, Any]]:
    """Of a quarter, rounded."""
    return rapport(tafel, "indicatoren", *(args or DERDE))["Indicatoren"]


def exact(tafel: Tafel, *args: str) -> dict[str, tuple[int | None, int | None, int | None]]:
    """(aantal, van, procent) as it is."""
    rijen = indicatoren(tafel, *(args or DERDE), "--intern")
    return {naam: (rij["aantal"], rij["van"], rij["procent"]) for naam, rij in rijen.items()}


def oordeel(rij: dict[str, Any]) -> tuple[Any, ...]:
    return rij["aantal"], rij["van"], rij["procent"], rij["doel"], rij["stand"]


def gezinnen(v: Vuller, aantal: int, categorie: str | None, **meer: Any) -> list[int]:
    return [v.casus(categorie=categorie, **meer) for _ in range(aantal)]


def in_behandeling(tafel: Tafel, *args: str) -> list[int | None]:
    """Risicogezin, MPG, te bespreken, onbekend."""
    rijen = exact(tafel, *args).items()
    return [aantal for naam, (aantal, *_) in rijen if naam.startswith("in behandeling: ")]


def per_maand(tafel: Tafel, *args: str) -> dict[str, int]:
    tabel = rapport(tafel, "indicatoren", *args)["Gezinnen in behandeling per maand"]
    return {maand: rij["gezinnen"] for maand, rij in tabel.items()}


def test_every_family_in_treatment_is_in_one_group(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for aantal, categorie in ((5, "Risicogezin"), (6, "bespreken"), (7, None)):
            gezinnen(v, aantal, categorie)
        for aantal, categorie in ((5, "MPG1"), (1, "MPG2"), (2, "MPG3"), (3, "MPG4")):
            gezinnen(v, aantal, categorie)
        gezinnen(v, 8, "MPG1", tafel="volwassenen")  # no table for families
    assert in_behandeling(register) == [5, 11, 6, 7]
    assert exact(register)["in behandeling: MPG"] == (11, 29, 38)  # 37.9
    assert exact(register)["in behandeling: categorie onbekend"] == (7, 29, 24)  # 24.1


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
    assert in_behandeling(register) == [0, 10, 0, 0]
    # By hand; multiples of 5 are printed as they are.
    assert per_maand(register) == {
        "2026-01": None,
        "2026-02": 10,
        "2026-03": 0,
        "2026-04": 0,
        "2026-05": 15,
        "2026-06": 15,  # 5 closed, 5 reopened
        "2026-07": 10,
        "2026-08": 10,
        "2026-09": 10,
        "2026-10": 20,
    }


def test_of_a_month_there_is_the_total_only(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        gezinnen(v, 7, "MPG1")
    maand = ("--maand", "2026-9")
    assert list(rapport(register, "indicatoren", *maand)) == ["Gezinnen in behandeling per maand"]
    assert per_maand(register, *maand, "--intern") == {"2026-09": 7}
    assert per_maand(register, *maand)["2026-09"] in {5, 10}


def test_the_state_of_the_last_day_not_of_today(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for nummer in gezinnen(v, 5, "MPG2", op="2026-02-02", **MANAGER):
            v.gebeurtenis(nummer, "categorie", "2026-04-01", oud=None, nieuw="Risicogezin")
            v.gebeurtenis(nummer, "categorie", "2026-07-01", oud="Risicogezin", nieuw="MPG1")
            v.gebeurtenis(nummer, "categorie", "2026-10-01", oud="MPG1", nieuw="MPG2")
            v.gebeurtenis(nummer, "casemanager", "2026-07-05", oud=None, nieuw="madi")
            v.plan(nummer, "2026-05-01")
        for nummer in gezinnen(v, 6, "MPG1", op="2026-02-02", tafel="volwassenen"):
            v.gebeurtenis(
                nummer,
                "toedeling",
                "2026-07-01",
                oud={"tafel": "jeugd-en-gezin", "uitkomst": "tafel"},
                nieuw={"tafel": "volwassenen", "uitkomst": "tafel"},
            )
    assert in_behandeling(register, *TWEEDE) == [5, 6, 0, 0]
    assert exact(register, *TWEEDE)[WERKWIJZE] == (0, 11, 0)  # no manager yet
    assert in_behandeling(register) == [0, 5, 0, 0]
    assert exact(register)[WERKWIJZE] == (5, 5, 100)
    assert in_behandeling(register, "--kwartaal", "2026-1") == [0, 6, 0, 5]


@pytest.mark.parametrize(
    ("met_plan", "van", "procent", "stand"),
    [
        (80, 100, 80, "✓"),
        (75, 100, 75, "✗"),
        (95, 95, 100, "rond het doel"),
        (45, 45, None, "te weinig"),
    ],
)
def test_the_target_of_the_working_method(
    register: Tafel, tmp_path: Path, met_plan: int, van: int, procent: int | None, stand: str
) -> None:
    """The only one with a target; a concept is no plan yet."""
    with vul(tmp_path) as v:
        for i, nummer in enumerate(gezinnen(v, van - 15, "Risicogezin", **MANAGER)):
            v.plan(nummer, "2026-07-10" if i < met_plan - 15 else None)
        for nummer in gezinnen(v, 15, "MPG1", **MANAGER):
            v.plan(nummer)
    tabel = indicatoren(register)
    assert oordeel(tabel[WERKWIJZE]) == (met_plan, van, procent, 80, stand)
    met_doel = {naam for naam, rij in tabel.items() if rij["doel"] or rij["stand"]}
    assert met_doel == {WERKWIJZE}


def test_what_the_working_method_is(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for nummer in gezinnen(v, 4, "MPG1", **MANAGER) + gezinnen(v, 3, "Risicogezin", **MANAGER):
            v.plan(nummer, evaluatie_op="2026-09-30")  # on the last day itself
        for nummer in gezinnen(v, 5, "MPG1", **MANAGER):
            v.plan(nummer, evaluatie_op="2026-09-29")  # the day before, and not done
        for nummer in gezinnen(v, 6, "MPG1", **MANAGER):
            v.plan(nummer, evaluatie_op="2026-09-29", geevalueerd_op="2026-09-28")
        for nummer in gezinnen(v, 7, "MPG1", **MANAGER):
            v.plan(nummer, evaluatie_op="2026-09-29", geevalueerd_op="2026-10-01")
        for nummer in gezinnen(v, 8, "MPG1"):
            v.plan(nummer)  # nobody has the regie
        for nummer in gezinnen(v, 9, "bespreken", **MANAGER):
            v.plan(nummer)  # neither
    assert exact(register)[WERKWIJZE] == (13, 33, 39)  # 39.4


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
        for nummer in allen[12:]:  # after the last day
            v.melding(v.persoon_van(nummer), nummer, op="2026-10-01", overlast_openbaar="ja")
            v.afspraak(nummer, gedaan="2026-10-01")
        gezinnen(v, 5, "Risicogezin")
    cijfers = exact(register)
    assert cijfers["MPG's met één gezamenlijk plan"] == (10, 20, 50)
    assert cijfers["MPG's met één verantwoordelijke gezinsmanager"] == (0, 20, 0)
    assert cijfers["MPG's die gebruikmaken van zorg"] == (12, 20, 60)
    assert cijfers["MPG's die overlast geven"] == (12, 20, 60)
    assert cijfers["overlastgevende MPG's met een combinatie van zorg"] == (6, 12, 50)


def test_a_youth_counts_once_and_an_unknown_age_apart(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for i, nummer in enumerate(gezinnen(v, 10, "MPG3")):
            if i < 5:
                v.plan(nummer)
            ouder = v.persoon_van(nummer)
            # Noor in two meldingen is one child; on 30 September the child of 1 October 2003 is 22,
            # that of 30 September 2003 is 23; `?` cannot be said, nor can 2003 alone.
            v.melding(ouder, nummer, inwonende_kinderen="Noor 2014-07-04|2003-10-01|2003-09-30")
            v.melding(ouder, nummer, inwonende_kinderen="Noor 2014-07-04|?|2003")
            v.melding(ouder, nummer, op="2026-10-01", inwonende_kinderen="Sem 2015-01-01")
    cijfers = exact(register)
    assert cijfers[JEUGDIGEN] == (10, 20, 50)
    assert cijfers[ONBEKEND] == (20, 40, 50)


def test_an_age_that_was_stated_counts_up_to_the_last_day(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for nummer in gezinnen(v, 3, "MPG1", geboren=None):
            v.melding(v.persoon_van(nummer), nummer, leeftijd=22)
        for nummer in gezinnen(v, 4, "MPG1", geboren=None):
            v.melding(v.persoon_van(nummer), nummer, leeftijd=23)
        for nummer in gezinnen(v, 5, "MPG1", geboren=None):  # nobody said it by then
            v.melding(v.persoon_van(nummer), nummer, op="2026-10-01", leeftijd=20)
    assert exact(register)[JEUGDIGEN] == (0, 3, 0)
    assert exact(register)[ONBEKEND] == (5, 8, 63)  # 62.5


def test_a_child_that_is_a_person_is_not_counted_twice(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for nummer in gezinnen(v, 5, "MPG1", geboren="2008-03-01"):
            v.melding(v.persoon_van(nummer), nummer, inwonende_kinderen="2008-03-01|4 jaar")
    assert exact(register)[JEUGDIGEN] == (0, 10, 0)


def test_the_same_youths_print_the_same(register: Tafel, tmp_path: Path) -> None:
    """Two children alike are two; month after month they are the same ones."""
    with vul(tmp_path) as v:
        for nummer in gezinnen(v, 9, "MPG1", geboren="2008-03-01"):
            v.plan(nummer, "2026-07-01")
            v.melding(v.persoon_van(nummer), nummer, inwonende_kinderen="4 jaar|4 jaar|Noor ?")
    rij = indicatoren(register)[JEUGDIGEN]
    assert rij["aantal"] == rij["van"] in {25, 30}  # 27, all of them with a plan
    vraag = (
        "SELECT DISTINCT aantal, sleutelsom, getoond FROM maandcijfer "
        "WHERE populatie = 'jeugdigen' AND maand BETWEEN '2026-07' AND '2026-10'"
    )
    [(aantal, _, getoond)] = sql(tmp_path, vraag)
    assert (aantal, getoond) == (27, rij["van"])


def test_figures_of_people_are_rounded_and_every_row_is_always_there(
    register: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as v:
        gezinnen(v, 21, "MPG1")
        gezinnen(v, 33, "Risicogezin")
        gezinnen(v, 2, None)
    tabel, waar = indicatoren(register), exact(register)
    assert list(tabel) == list(waar) == list(indicatoren(register, "--kwartaal", "2026-1"))
    for naam, rij in tabel.items():
        for gezien, echt in zip((rij["aantal"], rij["van"]), waar[naam], strict=False):
            if echt is None:
                assert (naam, gezien) == (CONVENANTEN, None)
            else:
                assert gezien % 5 == 0
                assert abs(gezien - echt) < 5
                assert gezien == echt or echt % 5
    # 21 of 56 families: a share of what is printed. 20/55, 25/55, 20/60 and 25/60:
    delen = {(20, 55): 36, (25, 55): 45, (20, 60): 33, (25, 60): 42}
    mpg = tabel["in behandeling: MPG"]
    assert mpg["procent"] == delen[mpg["aantal"], mpg["van"]]
    assert tabel["MPG's die overlast geven"]["procent"] is None


def test_covenants_are_of_organisations_and_exact(register: Tafel) -> None:
    assert register("partner", "wijzig", "madi", "--convenant", "2026-09-30").exit_code == 0
    assert register("partner", "wijzig", "dwi", "--convenant", "2026-10-01").exit_code == 0

    def rij(*args: str) -> list[Any]:
        return list(indicatoren(register, *args)[CONVENANTEN].values())[1:]

    assert rij(*DERDE) == [None, None, 3, 1, 32, None, None]
    assert rij(*TWEEDE) == [None, None, 0, 0, 32, None, None]


def test_an_empty_register(register: Tafel) -> None:
    assert oordeel(indicatoren(register)[WERKWIJZE]) == (None, None, None, 80, "te weinig")
