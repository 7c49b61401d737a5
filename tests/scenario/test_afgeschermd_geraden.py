"""Nobody learns a shielded address by guessing it in a melding (domain §8, §13)."""

import pytest

from tests.conftest import Tafel
from tests.scenario.hulp import op
from tests.scenario.samenhanghulp import GEZIN, WEEK_1, WEEK_2, lever, tel

SARA = GEZIN | {"postcode": "1111 ZZ", "huisnummer": "1", "kenmerk": "K1", "bijzonderheden": ""}
SARA |= {"voornaam": "Sara", "achternaam": "de Wit", "geboortedatum": "1988-05-02"}
OMAR = SARA | {"voornaam": "Omar", "geboortedatum": "1985-01-01", "kenmerk": "K2"}
GEHEIM = {"bijzonderheden": "adres_afgeschermd"}
VERRAAD = ("zelfde", "ander adres", "achternaam", "1111", "M1")


@pytest.mark.parametrize("huisnummer", ["1", "2"])
def test_of_her_own_address_the_same_is_said(register: Tafel, huisnummer: str) -> None:
    lever(register, WEEK_1, SARA)
    op(register, WEEK_1, "persoon", "afschermen", "M1", "--ja")
    _, gezegd = lever(register, WEEK_2, SARA | {"huisnummer": huisnummer, "kenmerk": "K9"})
    assert "adres afgeschermd: ga na of het adres van deze melding klopt" in gezegd
    assert not [woord for woord in VERRAAD if woord in gezegd], gezegd


@pytest.mark.parametrize("achternaam", ["de Wit", "Bakker"])
def test_within_one_file(register: Tafel, achternaam: str) -> None:
    uitslag, gezegd = lever(register, WEEK_1, SARA | GEHEIM, OMAR | {"achternaam": achternaam})
    assert tel(uitslag) == (2, 0, 0, 1)
    assert not [woord for woord in VERRAAD if woord in gezegd], gezegd


def test_who_may_be_she(register: Tafel) -> None:
    lever(register, WEEK_1, SARA)
    op(register, WEEK_1, "persoon", "afschermen", "M1", "--ja")
    kort = SARA | {"voornaam": "", "voorletters": "S.", "kenmerk": "K3"}
    uitslag, gezegd = lever(register, WEEK_2, kort)
    assert tel(uitslag) == (1, 0, 0, 1)
    assert not [woord for woord in VERRAAD if woord in gezegd], gezegd
