"""The counts of a year read indexes that hold all they need, and nothing else of a melding."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tafel.register.rapport import kengetallen
from tafel.register.rapport.maandcijfers import maak_sleutelfunctie
from tafel.register.store import Register
from tests.register.test_plannen import Uitgelegd

VAN, TOT = date(2026, 1, 1), date(2026, 12, 31)
VRAGEN: dict[str, tuple[Callable[[Register], object], str]] = {
    "gemeld": (
        lambda r: kengetallen.gemeld(r, VAN, TOT, 2),
        "m USING INDEX melding_ontvangen (ontvangen_op>? AND ontvangen_op<?)",
    ),
    "opgepakt": (
        lambda r: kengetallen.opgepakt(r, VAN, TOT, 2),
        "c USING INDEX casus_geopend (geopend_op>? AND geopend_op<?)",
    ),
    "toedelingen": (
        lambda r: kengetallen.toedelingen(r, VAN, TOT),
        "b USING COVERING INDEX toedelingsbesluit_melding",
    ),
    "doorlopen": (lambda r: kengetallen.doorlopen(r, VAN, TOT), "afspraak_nummer"),
    "voorraad": (lambda r: kengetallen.voorraad(r, TOT), "gebeurtenis_soort (soort=? AND dag>?)"),
    "heropend": (lambda r: kengetallen.keren(r, VAN, TOT), "gebeurtenis_soort (soort=? AND dag>?"),
    "consultatie": (lambda r: kengetallen.keren(r, VAN, TOT), "COVERING INDEX consultatie_dag"),
}


@pytest.mark.parametrize(("vraag", "index"), VRAGEN.values(), ids=VRAGEN)
def test_a_count_uses_its_index(pad: Path, vraag: Callable[[Register], object], index: str) -> None:
    with Uitgelegd(pad) as register:
        maak_sleutelfunctie(register, lambda _, nummer: nummer)
        vraag(register)
    assert [stap for stap in register.plan if index in stap], register.plan
    assert not [stap for stap in register.plan if stap in {"SCAN m", "SCAN p", "SCAN h", "SCAN b"}]


def test_no_view_is_searched_row_by_row(pad: Path) -> None:
    """A view joined without an index made a year of 100,000 meldingen take a minute."""
    with Uitgelegd(pad) as register:
        maak_sleutelfunctie(register, lambda _, nummer: nummer)
        kengetallen.voorraad(register, TOT)
    bij = [stap for stap in register.plan if " l " in stap or stap.endswith("LEFT-JOIN")]
    assert bij
    assert not [stap for stap in bij if stap.startswith("SCAN")]
