"""Rows with names: what a cell becomes, what is written back, and that no cell is told."""

from datetime import date
from pathlib import Path

import pytest

from tafel.domain.plan import Afspraakstatus
from tafel.errors import RegisterUnusable
from tafel.register.rijen.plan import Afspraakrij
from tafel.register.store import Register
from tests.register.hulp import rauw

AFSPRAAK = {
    "casus": 1,
    "nummer": 1,
    "wat": "bellen",
    "uiterlijk": date(2026, 3, 1),
    "status": Afspraakstatus.OPEN,
    "keren_doorgeschoven": 0,
    "gemaakt_op": date(2026, 2, 1),
}


@pytest.fixture
def register(pad: Path) -> Register:
    register = Register(pad)
    with register.schrijf():
        register.voeg_toe("huishouden", {"postcode": "1102 AB"})
        register.voeg_toe(
            "casus",
            {
                "huishouden": 1,
                "uitkomst": "tafel",
                "stap": 1,
                "status": "open",
                "geopend_op": date(2026, 2, 1),
            },
        )
        register.voeg_toe("afspraak", AFSPRAAK)
    return register


def test_days_are_days_and_codes_are_codes_in_any_order_of_columns(register: Register) -> None:
    [rij] = register.rijen(Afspraakrij, "SELECT status AS status, * FROM afspraak")
    assert (rij.uiterlijk, rij.gemaakt_op, rij.afgedaan_op) == (
        date(2026, 3, 1),
        date(2026, 2, 1),
        None,
    )
    assert rij.status is Afspraakstatus.OPEN


@pytest.mark.parametrize(
    ("bewaard", "gevolg"),
    [(True, "wat daarvoor is bewaard, blijft"), (False, "er is niets gewijzigd")],
)
def test_what_cannot_be_read_says_whether_something_was_kept(
    register: Register, pad: Path, bewaard: bool, gevolg: str
) -> None:
    with register if bewaard else Register(pad) as open_, pytest.raises(RegisterUnusable) as fout:
        open_.rijen(Afspraakrij, "SELECT * FROM afgesproken")
    assert str(fout.value).endswith(f"; {gevolg}")


def test_a_day_is_stored_and_compared_as_iso(register: Register, pad: Path) -> None:
    sql = "SELECT * FROM afspraak WHERE uiterlijk < :dag"
    assert register.rij(Afspraakrij, sql, dag=date(2026, 3, 1)) is None
    assert register.rij(Afspraakrij, sql, dag=date(2026, 3, 2)) is not None
    assert rauw(pad, "SELECT uiterlijk FROM afspraak") == ["2026-03-01"]


@pytest.mark.parametrize("kolom", ["status", "uiterlijk"])
def test_a_cell_that_cannot_be_is_damage_and_stays_unsaid(register: Register, kolom: str) -> None:
    with register.schrijf():
        register.werk_bij("afspraak", 1, {kolom: "Jansen"})
    with pytest.raises(RegisterUnusable) as fout:
        register.rijen(Afspraakrij, "SELECT * FROM afspraak")
    assert "beschadigd" in str(fout.value)
    assert "Jansen" not in str(fout.value)
    assert fout.value.__cause__ is None
