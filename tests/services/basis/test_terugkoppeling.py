"""Which decision starts a feedback clock, and the day on which its term is over (domain §14.10).

In zuidoost the melder's clock runs from the toedeling, that of the family and the partners from a
decision of the table; five working days each (domain §4: 6 → 5 after the decision).
"""

from pathlib import Path

import pytest

from tafel.gegevens import gegevens
from tests.commands.hulp import GEZIN, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op

TOEGEDEELD, BESLOTEN = "2026-11-02", "2026-11-05"
"""Monday and Thursday: five working days on are Monday 9-11 and Thursday 12-11."""
KLOKKEN = """\
melder = { na = "toedeling", werkdagen = 5 }
gezin = { na = "besluit", werkdagen = 5 }
partner = { na = "besluit", werkdagen = 5 }
"""


@pytest.fixture
def besloten(register: Tafel) -> Tafel:
    """Casus 1: allocated on 2-11, decided on by its table on 5-11."""
    voer_in(register, GEZIN, ontvangen_op=TOEGEDEELD)
    op(register, TOEGEDEELD, "toedelen", "M1")
    op(
        register,
        BESLOTEN,
        "overleg",
        "besluit",
        "1",
        "--tekst",
        "MaDi belt",
        "--terug",
        "2027-01-14",
    )
    return register


def sinds(tafel: Tafel, dag: str, *profiel: str) -> dict[str, tuple[str, str, int]]:
    """Per clock: since when, until when, how late."""
    dossier = lees_op(tafel, dag, *profiel, "casus", "toon", "1")
    return {
        klok["aan"]: (klok["sinds"], klok["uiterlijk"], klok["te_laat"])
        for klok in dossier["terugkoppelingen"]
    }


def test_the_melder_hears_of_the_toedeling_the_others_of_the_decision(besloten: Tafel) -> None:
    assert sinds(besloten, "2026-11-06") == {
        "melder": (TOEGEDEELD, "2026-11-09", 0),
        "gezin": (BESLOTEN, "2026-11-12", 0),
        "partner": (BESLOTEN, "2026-11-12", 0),
    }


def test_before_the_table_decides_only_the_melder_waits(register: Tafel) -> None:
    voer_in(register, GEZIN, ontvangen_op=TOEGEDEELD)
    op(register, TOEGEDEELD, "toedelen", "M1")
    assert sinds(register, "2026-11-04") == {"melder": (TOEGEDEELD, "2026-11-09", 0)}


@pytest.mark.parametrize(
    ("dag", "melder", "gezin"),
    [
        ("2026-11-09", 0, 0),  # the melder's last day
        ("2026-11-10", 1, 0),
        ("2026-11-12", 3, 0),  # the family's last day
        ("2026-11-13", 4, 1),
    ],
)
def test_on_its_last_day_it_is_not_late_and_the_day_after_it_is(
    besloten: Tafel, dag: str, melder: int, gezin: int
) -> None:
    te_laat = {aan: laat for aan, (_, _, laat) in sinds(besloten, dag).items()}
    assert te_laat == {"melder": melder, "gezin": gezin, "partner": gezin}


def test_a_profile_may_have_it_the_other_way_round(besloten: Tafel, tmp_path: Path) -> None:
    """What counts is which of the two decisions a clock follows."""
    bron = (gegevens() / "profielen" / "zuidoost.toml").read_text(encoding="utf-8")
    assert KLOKKEN in bron
    om = KLOKKEN.replace("besluit", "X").replace("toedeling", "besluit").replace("X", "toedeling")
    (tmp_path / "eigen.toml").write_text(bron.replace(KLOKKEN, om), encoding="utf-8")
    assert sinds(besloten, "2026-11-06", "--profiel", "./eigen.toml") == {
        "melder": (BESLOTEN, "2026-11-12", 0),
        "gezin": (TOEGEDEELD, "2026-11-09", 0),
        "partner": (TOEGEDEELD, "2026-11-09", 0),
    }
