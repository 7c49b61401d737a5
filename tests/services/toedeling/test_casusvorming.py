"""What opens a casus, by whatever way it is allocated, and what does not (domain §2, §5.2).

A crisis, a table, opschalen and bespreken are for a table: a casus. What goes to the regular field,
or waits for answers, is none.
"""

from typing import Any

import pytest

from tests.commands.hulp import BESPREKEN, CRISIS, GEZIN, OVERLAST, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op
from tests.scenario.samenhanghulp import ADRES, DOORN, PINAS, lever

DAG = "2026-11-23"
OPENT = {
    "crisis": CRISIS,
    "tafel": GEZIN,
    "tafel volwassenen": OVERLAST,
    "opschalen": GEZIN | {"jeugdhulp": "maatregel"},
    "bespreken": BESPREKEN,
}
NIET = {
    "regulier": GEZIN | {"regulier-aanbod": "toereikend"},
    "aanvullen": {"achternaam": "Vaag", "urgentie": "regulier"},
}
WEGEN = [("M1",), ("--alle",), ("M1", "--opnieuw")]


def open_casussen(tafel: Tafel, dag: str = DAG) -> list[Any]:
    return [c["casus"] for c in lees_op(tafel, dag, "casus", "lijst", "--status", "open")]


@pytest.mark.parametrize("weg", WEGEN, ids=" ".join)
@pytest.mark.parametrize("soort", OPENT)
def test_it_opens_a_casus_on_that_day(register: Tafel, soort: str, weg: tuple[str, ...]) -> None:
    voer_in(register, OPENT[soort])
    [besluit] = lees_op(register, DAG, "toedelen", *weg)
    assert (besluit["uitkomst"], besluit["casus"]) == (soort.split(maxsplit=1)[0], 1)
    assert open_casussen(register) == [1]
    casus = lees_op(register, DAG, "casus", "toon", "1")
    assert (casus["geopend_op"], [m["melding"] for m in casus["meldingen"]]) == (DAG, ["M1"])


@pytest.mark.parametrize("weg", WEGEN, ids=" ".join)
@pytest.mark.parametrize("soort", NIET)
def test_it_opens_none(register: Tafel, soort: str, weg: tuple[str, ...]) -> None:
    voer_in(register, NIET[soort])
    [besluit] = lees_op(register, DAG, "toedelen", *weg)
    assert (besluit["uitkomst"], besluit["casus"]) == (soort, None)
    assert open_casussen(register) == []


@pytest.mark.parametrize("soort", NIET)
def test_a_table_that_is_chosen_opens_one_after_all(register: Tafel, soort: str) -> None:
    voer_in(register, NIET[soort])
    op(register, DAG, "toedelen", "M1")
    [besluit] = lees_op(
        register, DAG, "toedelen", "M1", "--tafel", "volwassenen", "--motivering", "kent het gezin"
    )
    assert (besluit["uitkomst"], besluit["tafel"], besluit["casus"]) == ("tafel", "volwassenen", 1)
    assert open_casussen(register) == [1]


@pytest.mark.parametrize(
    ("velden", "erna"),
    [
        pytest.param({"urgentie": "crisis"}, [1], id="a crisis opens it again"),
        pytest.param({"leefgebieden": "wonen|onderwijs"}, [], id="another fact does not"),
    ],
)
def test_after_it_was_closed(register: Tafel, velden: dict[str, str], erna: list[int]) -> None:
    voer_in(register, GEZIN)
    op(register, DAG, "toedelen", "M1")
    op(register, DAG, "melding", "terugkoppelen", "M1")
    sluit = ("casus", "sluit", "1", "--ja", "--reden", "anders", "--evaluatie", "klaar")
    op(register, DAG, *sluit)
    assert open_casussen(register) == []
    opties = [deel for naam, waarde in velden.items() for deel in (f"--{naam}", waarde)]
    op(register, "2026-11-24", "melding", "wijzig", "M1", *opties)
    op(register, "2026-11-24", "toedelen", "M1")
    assert open_casussen(register, "2026-11-24") == erna


@pytest.mark.parametrize("eerst", ["M1", "M2"])
@pytest.mark.parametrize("een_adres", [True, False])
def test_while_it_is_asked_whether_they_are_one_household_the_second_waits(
    register: Tafel, eerst: str, *, een_adres: bool
) -> None:
    """Another surname at the same address: a question about M2; whoever is allocated first."""
    ander = ADRES if een_adres else ADRES | {"huisnummer": "8"}
    lever(register, DAG, PINAS | ADRES, DOORN | ander)
    [besluit] = lees_op(register, DAG, "toedelen", eerst)
    assert besluit["casus"] == 1
    [besluit] = lees_op(register, DAG, "toedelen", "M2" if eerst == "M1" else "M1")
    assert besluit["casus"] == (None if een_adres else 2)
    assert sorted(open_casussen(register)) == ([1] if een_adres else [1, 2])


@pytest.mark.parametrize("urgentie", ["crisis", "regulier"])
def test_a_crisis_is_remembered_until_there_is_a_casus_to_follow_it_in(
    register: Tafel, urgentie: str
) -> None:
    """Of an adult of whom too little is known; then somebody says that it is none after all."""
    vaag = {"achternaam": "Vos", "leeftijd": "56", "inwonende-kinderen": "geen"}
    voer_in(register, vaag | {"urgentie": urgentie})
    [besluit] = lees_op(register, DAG, "toedelen", "M1")
    assert (besluit["uitkomst"], besluit["casus"]) == ("aanvullen", None)
    bekend = {
        "leefgebieden": "wonen|overlast",
        "woonsituatie": "zelfstandig",
        "regulier-aanbod": "ontoereikend",
        "zelf-oplossen": "nee",
        "risico-samenleving": "ja",
        "urgentie": "regulier",
    }
    opties = [deel for naam, waarde in bekend.items() for deel in (f"--{naam}", waarde)]
    op(register, DAG, "melding", "wijzig", "M1", *opties)
    [besluit] = lees_op(register, DAG, "toedelen", "M1")
    assert (besluit["uitkomst"], besluit["casus"]) == ("tafel", 1)
    agenda = lees_op(register, DAG, "agenda", "--tafel", "volwassenen")
    assert (agenda["punten"][0]["soort"] == "crisis") is (urgentie == "crisis")
