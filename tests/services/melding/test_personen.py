"""Who is the same person, and who lives together: strangers stay apart, and family does not.

Domain §10: never merged silently. A person is the same by whole name and birth date; a household is
one by address and surname, where that address is somebody's home.
"""

from pathlib import Path

import pytest

from tests.commands.hulp import sql
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op
from tests.scenario.samenhanghulp import ADRES, GEZIN, lever, tel

DAG = "2026-11-02"
NOOR = GEZIN | {"kenmerk": "K1", "voornaam": "Noor", "achternaam": "Pinas"}
NOOR |= {"geboortedatum": "1988-05-02"}
SEM = NOOR | {"kenmerk": "K2", "melder": "school", "voornaam": "Sem"}
SEM |= {"geboortedatum": "1990-03-01"}
NOG_EEN_NOOR = NOOR | {"kenmerk": "K2", "melder": "school"}


def komen(tafel: Tafel, *rijen: dict[str, str], samen: bool) -> None:
    """In one file, or one after the other; then all are allocated."""
    for levering in [rijen] if samen else [(rij,) for rij in rijen]:
        lever(tafel, DAG, *levering)
    lees_op(tafel, DAG, "toedelen", "--alle")


def geteld(tmp_path: Path) -> tuple[int, int, int]:
    """Persons and households of whom there is a melding; open casussen."""
    [wie] = sql(
        tmp_path,
        "SELECT count(DISTINCT m.persoon), count(DISTINCT p.huishouden), "
        "(SELECT count(*) FROM casus WHERE status = 'open') "
        "FROM melding m JOIN persoon p ON p.id = m.persoon",
    )
    personen, huishoudens, casussen = wie
    return personen, huishoudens, casussen


@pytest.mark.parametrize("samen", [True, False])
def test_name_and_birth_date_are_one_person(
    register: Tafel, tmp_path: Path, *, samen: bool
) -> None:
    komen(register, NOOR, NOG_EEN_NOOR, samen=samen)
    assert geteld(tmp_path) == (1, 1, 1)


@pytest.mark.parametrize("samen", [True, False])
@pytest.mark.parametrize(
    ("een", "ander"),
    [
        pytest.param({"geboortedatum": ""}, {"geboortedatum": ""}, id="no birth date"),
        pytest.param({}, {"geboortedatum": ""}, id="the second without"),
        pytest.param({"geboortedatum": ""}, {}, id="the first without"),
        pytest.param({"geboortedatum": "1988"}, {"geboortedatum": "1988"}, id="a year"),
        pytest.param(
            {"voornaam": "", "achternaam": ""}, {"voornaam": "", "achternaam": ""}, id="no name"
        ),
        pytest.param({"achternaam": "NN"}, {"achternaam": "NN"}, id="a name that is none"),
    ],
)
def test_strangers_are_not_one_person(
    register: Tafel, tmp_path: Path, een: dict[str, str], ander: dict[str, str], *, samen: bool
) -> None:
    """No address either: nothing says that they belong together."""
    komen(register, NOOR | een, NOG_EEN_NOOR | ander, samen=samen)
    assert geteld(tmp_path) == (2, 2, 2)


@pytest.mark.parametrize("samen", [True, False])
@pytest.mark.parametrize("zonder", [{}, {"geboortedatum": ""}], ids=["born", "no birth date"])
def test_one_surname_at_one_address_is_a_household(
    register: Tafel, tmp_path: Path, zonder: dict[str, str], *, samen: bool
) -> None:
    komen(register, NOOR | ADRES | zonder, SEM | ADRES | zonder, samen=samen)
    assert geteld(tmp_path) == (2, 1, 1)


@pytest.mark.parametrize("samen", [True, False])
@pytest.mark.parametrize("waar", ["dak_thuisloos", "instelling"])
@pytest.mark.parametrize("wie", ["both", "the first", "the second"])
def test_an_address_that_is_no_home_makes_no_household(
    register: Tafel, tmp_path: Path, waar: str, wie: str, *, samen: bool
) -> None:
    daar = ADRES | {"woonsituatie": waar}
    een = daar if wie != "the second" else ADRES
    ander = daar if wie != "the first" else ADRES
    komen(register, NOOR | een, SEM | ander, samen=samen)
    assert geteld(tmp_path) == (2, 2, 2)


@pytest.mark.parametrize("samen", [True, False])
@pytest.mark.parametrize(
    "adres",
    [
        pytest.param({"postcode": "1102 AB"}, id="no house number"),
        pytest.param({"huisnummer": "7"}, id="no postcode"),
        pytest.param({}, id="no address"),
    ],
)
def test_half_an_address_makes_no_household(
    register: Tafel, tmp_path: Path, adres: dict[str, str], *, samen: bool
) -> None:
    komen(register, NOOR | adres, SEM | adres, samen=samen)
    assert geteld(tmp_path) == (2, 2, 2)


@pytest.mark.parametrize("wie", ["Noor", "Sem"])
def test_two_households_of_that_name_are_asked_about_and_neither_is_taken(
    register: Tafel, tmp_path: Path, wie: str
) -> None:
    """Where Noor lives turns out to be where Sem lives, of another household; Kim may be of either.
    Of whom is known already nothing is asked.
    """
    komen(register, NOOR | ADRES, SEM, samen=False)
    assert tel(lever(register, DAG, SEM | ADRES | {"kenmerk": "K3"})[0]) == (1, 0, 0, 0)
    assert geteld(tmp_path)[:2] == (2, 2)
    kim = {"kenmerk": "K4", "voornaam": "Kim", "geboortedatum": "1992-12-12"}
    uitslag, gezegd = lever(register, DAG, SEM | ADRES | kim)
    assert tel(uitslag) == (1, 0, 0, 1)
    assert "te beoordelen" in gezegd
    assert geteld(tmp_path)[:2] == (3, 3)
    bekend = NOOR if wie == "Noor" else SEM
    assert tel(lever(register, DAG, bekend | ADRES | {"kenmerk": "K5"})[0]) == (1, 0, 0, 0)
    assert geteld(tmp_path)[:2] == (3, 3)
