"""Somebody of the MSS stood among the adults, and nobody could see who."""

import pytest

from tests.commands.hulp import OVERLAST, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op


@pytest.fixture(autouse=True)
def casussen(tafel: Tafel) -> None:
    """Casus 1 by Z07 (part MSS), casus 2 by Z12: the same table."""
    tafel("init")
    voer_in(tafel, OVERLAST, aanvliegroute="mss")
    voer_in(tafel, OVERLAST | {"achternaam": "Stil"})
    op(tafel, "2026-11-23", "toedelen", "--alle")


def test_the_part_of_the_table_is_on_every_screen(tafel: Tafel) -> None:
    toedelen = op(tafel, "2026-11-23", "toedelen", "M1", "--proef").stdout
    assert "MSS" in toedelen
    een, twee = (op(tafel, "2026-11-23", "casus", "toon", nr).stdout for nr in "12")
    assert "VOLWASSENEN, DEEL MSS" in een
    assert "MSS" not in twee
    assert [lees_op(tafel, "2026-11-23", "casus", "toon", nr)["onderdeel"] for nr in "12"] == [
        *("mss", None),
    ]
    lijst = op(tafel, "2026-11-23", "casus", "lijst").stdout.splitlines()
    assert sum("deel MSS" in regel for regel in lijst) == 1
    agenda = op(tafel, "2026-11-23", "agenda", "--tafel", "volw").stdout
    assert agenda.count("deel MSS") == 1


def test_another_table_takes_the_part_away(tafel: Tafel) -> None:
    anders = ("--tafel", "jong", "--motivering", "kent de jongerenwerker")
    op(tafel, "2026-11-24", "toedelen", "M1", *anders)
    assert "MSS" not in op(tafel, "2026-11-24", "casus", "toon", "1").stdout.split("MELDINGEN")[0]


def test_the_weekly_list_names_the_part_too(tafel: Tafel) -> None:
    lijst = op(tafel, "2026-11-23", "rapport", "weeklijst", "--tafel", "volw").stdout
    assert lijst.count("deel MSS") == 1
