"""An import that is taken back: a casus goes back to what its other meldingen say."""

from typing import Any

import pytest

from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op
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
    op(register, WEEK_2, "melding", "import", "--ongedaan", "2", "--proef")
    assert stand(register) == (samen, ["M1", "M2"])
    op(register, WEEK_2, "melding", "import", "--ongedaan", "2", "--ja")
    assert stand(register) == ("tafel", ["M1"])
