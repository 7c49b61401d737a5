"""An import that is taken back: a casus goes back to what its other meldingen say."""

import json
from typing import Any

import pytest

from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op, weigert
from tests.scenario.samenhanghulp import PINAS, WEEK_1, WEEK_2, lever


def stand(tafel: Tafel) -> tuple[Any, ...]:
    casus = lees_op(tafel, WEEK_2, "casus", "toon", "1")
    return casus["uitkomst"], [melding["melding"] for melding in casus["meldingen"]]


@pytest.mark.parametrize(
    ("nieuw", "samen"),
    [
        pytest.param({"urgentie": "crisis"}, "crisis", id="Z01"),
        pytest.param({}, "tafel", id="as before"),
    ],
)
def test_what_the_import_made_of_a_casus_is_undone(
    register: Tafel, nieuw: dict[str, str], samen: str
) -> None:
    """Casus 1 is at its table by M1 (Z06); M2 of the import says something of the same person."""
    lever(register, WEEK_1, PINAS)
    op(register, WEEK_1, "toedelen", "--alle")
    assert stand(register) == ("tafel", ["M1"])
    lever(register, WEEK_2, PINAS | {"kenmerk": "K9", "melder": "school"} | nieuw)
    op(register, WEEK_2, "toedelen", "--alle")
    assert stand(register) == (samen, ["M1", "M2"])
    proef = op(register, WEEK_2, "melding", "import", "--ongedaan", "2", "--proef")
    assert "1 casus blijft, zonder wat er verwijderd wordt: 1" in proef.stdout.splitlines()
    assert stand(register) == (samen, ["M1", "M2"])
    gedaan = op(register, WEEK_2, "melding", "import", "--ongedaan", "2", "--ja", "-f", "json")
    assert json.loads(gedaan.stdout)["uit_casussen"] == [1]
    assert stand(register) == ("tafel", ["M1"])


BESLIST = {
    "confirmed by the coordinators": ("toedelen", "--bevestig"),
    "left to discuss": ("toedelen", "--bevestig", "--behalve", "M2"),
    "another table": ("toedelen", "M2", "--tafel", "jong", "--motivering", "x"),
    "discussed": ("overleg", "besluit", "1", "--tekst", "x"),
}


@pytest.mark.parametrize("daad", BESLIST.values(), ids=BESLIST)
def test_what_people_decided_about_an_allocated_melding_is_not_lost(
    register: Tafel, daad: tuple[str, ...]
) -> None:
    """The rules put M2 with casus 1; since then somebody has had a say in it."""
    lever(register, WEEK_1, PINAS)
    op(register, WEEK_1, "toedelen", "--alle")
    lever(register, WEEK_2, PINAS | {"kenmerk": "K9", "melder": "school"})
    op(register, WEEK_2, "toedelen", "--alle")
    op(register, WEEK_2, *daad)
    voor = stand(register)
    regels = weigert(register, WEEK_2, 76, "melding", "import", "--ongedaan", "2", "--ja")
    assert regels[0].startswith("tafel: import 2 blijft staan: er is op voortgebouwd")
    assert regels[1].strip().startswith("M2: ")
    assert stand(register) == voor
    assert voor[1] == ["M1", "M2"]
