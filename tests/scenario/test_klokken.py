"""The melder's clock and the day: what was said before the decision tells nothing of it."""

import time

import pytest

from tests.commands.hulp import GEZIN, deel_toe, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op, weigert

BESLOTEN = "2026-11-23"
SLOT = ("casus", "sluit", "1", "--ja", "--reden", "anders", "--evaluatie", "klaar")


@pytest.mark.parametrize("verteld", ["2026-11-20", "2026-11-23"])
def test_what_the_melder_heard_before_the_decision_does_not_stop_the_clock(
    register: Tafel, verteld: str
) -> None:
    """As the program says itself: 'na het besluit is weer terugkoppeling nodig'."""
    voer_in(register, GEZIN, ontvangen_op="2026-11-20")
    uit = op(register, verteld, "melding", "terugkoppelen", "M1", "--tekst", "ontvangen")
    assert "na het besluit is weer terugkoppeling nodig" in uit.stderr
    time.sleep(1.1)  # the register keeps the time to the second
    assert deel_toe(register, "M1")["casus"] == 1
    [klok] = lees_op(register, BESLOTEN, "casus", "toon", "1")["terugkoppelingen"]
    assert (klok["sinds"], klok["uiterlijk"], klok["gedaan_op"]) == (
        *("2026-11-23", "2026-11-30", None),
    )
    regels = weigert(register, BESLOTEN, 76, *SLOT)
    assert "poort terugkoppeling" in regels[1]
    op(register, BESLOTEN, "melding", "terugkoppelen", "M1")
    op(register, BESLOTEN, *SLOT)
