"""The oracle itself, against cases worked out by hand."""

import pytest

from tests.orakel.gevallen import BASIS, GEVALLEN, Geval
from tests.orakel.orakel import REGELS, orakel


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: f"{g.profiel}: {g.waar}")
def test_oracle_gives_what_was_worked_out_by_hand(geval: Geval) -> None:
    antwoord = orakel(geval.profiel, {**BASIS, **geval.anders})

    assert antwoord[:4] == (geval.uitkomst, geval.tafel, geval.vragen, geval.regels)


def test_the_cases_meet_every_rule() -> None:
    geraakt = {regel for geval in GEVALLEN for regel in geval.regels}

    assert geraakt == {regel for regels in REGELS.values() for regel in regels}
