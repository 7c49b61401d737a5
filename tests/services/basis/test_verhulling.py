"""Whose name stands in a copy for others: a word of a surname of people who live elsewhere.

Of a surname of several words the longer ones count by themselves (four letters or more); a short
one does not, or half of all texts would be covered. Of a double surname both halves do.
"""

import pytest

from tests.commands.hulp import GEZIN, OVERLAST, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import nieuwe_casus, op

DAG = "2026-11-26"
"""A Thursday: the meeting of Jeugd en Gezin."""


@pytest.mark.parametrize(
    ("achternaam", "woord", "verhuld"),
    [
        pytest.param("Kok Wijngaard", "Wijngaard", True, id="a long word"),
        pytest.param("Kok Wijngaard", "Kok", False, id="three letters"),
        pytest.param("Kolk Wijngaard", "Kolk", True, id="four letters"),
        pytest.param("Kok-Wijngaard", "Kok", True, id="half of a double name"),
        pytest.param("Kok", "Kok", True, id="the whole surname"),
        pytest.param("Zwart", "Kolk", False, id="nobody's name"),
    ],
)
def test_a_word_of_the_surname_of_somebody_else(
    register: Tafel, achternaam: str, woord: str, *, verhuld: bool
) -> None:
    assert nieuwe_casus(register, GEZIN) == 1
    op(register, DAG, "casus", "betrek", "1.1", "--organisatie", "altra")
    voer_in(register, OVERLAST, voornaam="Kees", achternaam=achternaam)
    besluit = ("overleg", "besluit", "1", "--tekst", f"volgens {woord} gaat het", "--datum", DAG)
    op(register, DAG, *besluit)
    stuk = ("overleg", "besluitenlijst", "--tafel", "jeugd", "--datum", DAG, "--voor", "altra")
    lijst = op(register, DAG, *stuk).stdout
    assert "gaat het" in lijst
    assert (woord not in lijst) is verhuld
