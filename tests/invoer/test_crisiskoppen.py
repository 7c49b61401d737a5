"""A crisis under a header that is not known is taken in, or its row is refused with the alarm."""

import json

import pytest

from tests.conftest import Tafel
from tests.invoer.hulp import Importeer, tellers, waarden

MISSCHIEN = "CRISIS: rij 2 van in.csv is geweigerd en kan een crisis zijn: bel nu Bureau Jeugdzorg"
GEKEND = [
    "Acute crisis", "Crisis gemeld", "Crisis thuis", "Crisis kind", "Veiligheidscrisis?",
    "Kind in gevaar",
]  # fmt: skip
ONBESLIST = [
    "Spoed/crisis", "Crisis/spoed", "Crisis of spoed", "Crisis nu", "In crisis", "Acuut gevaar",
    "Gezin in gevaar?", "Levensgevaar", "Is er op dit moment een crisis in het hele gezin",
    "Relatiecrisis",
]  # fmt: skip


@pytest.mark.parametrize("kop", GEKEND)
def test_it_is_the_column(importeer: Importeer, tafel: Tafel, register: object, kop: str) -> None:
    uit, uitslag = importeer(f"naam;{kop}\nKim Nood;ja\nAn Rust;nee\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (2, 0, 0, 0))
    assert "CRISIS: M1." in uit.stderr
    assert [waarden(tafel, nummer)["crisis"] for nummer in (1, 2)] == ["ja", "nee"]


@pytest.mark.parametrize("kop", ONBESLIST)
@pytest.mark.parametrize("cel", ["ja", "X", "crisis", "ernstig", "spoed", "bel moeder"])
def test_no_row_goes_in_with_it_as_a_remark(
    importeer: Importeer, register: object, kop: str, cel: str
) -> None:
    uit, uitslag = importeer(f"naam;{kop}\nKim Nood;{cel}\nAn Rust;nee\n")
    assert (uit.exit_code, tellers(uitslag)) == (65, (1, 0, 0, 1))
    assert MISSCHIEN in uit.stderr
    (fout,) = uitslag["fouten"]
    assert (fout["rij"], fout["kolom"], fout["waarde"]) == (2, kop, None)
    assert "noem de kolom crisis" in fout["reden"]


@pytest.mark.parametrize("cel", ["nee", "N", "geen", "onbekend", "weet niet", "?", "-", "0", ""])
def test_a_clear_no_refuses_nothing(importeer: Importeer, register: object, cel: str) -> None:
    uit, uitslag = importeer(f"naam;Spoed/crisis\nKim Nood;{cel}\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
    assert "CRISIS" not in uit.stderr


@pytest.mark.parametrize(
    ("gesteld", "erbij", "code", "bericht"),
    [
        ("ja", "moeder is bang", 0, "CRISIS: M1."),
        ("nee", "moeder is rustig", 0, ""),
        ("nee", "ja", 65, MISSCHIEN),
        ("", "moeder is bang", 65, MISSCHIEN),
    ],
)
def test_beside_the_column_itself(
    importeer: Importeer, register: object, gesteld: str, erbij: str, code: int, bericht: str
) -> None:
    uit, _ = importeer(f"naam;crisis;Uitleg crisis\nKim Nood;{gesteld};{erbij}\n")
    assert (uit.exit_code, "CRISIS" in uit.stderr) == (code, bool(bericht))
    assert bericht in uit.stderr


def test_what_the_urgency_says_is_no_answer_to_it(importeer: Importeer, register: object) -> None:
    uit, _ = importeer("naam;urgentie;Kind nu in gevaar\nKim Nood;regulier;ernstig\n")
    assert uit.exit_code == 65
    assert MISSCHIEN in uit.stderr


@pytest.mark.parametrize("kop", ["Urgent", "Prioriteit", "Prio"])
def test_an_urgency_is_suggested(importeer: Importeer, register: object, kop: str) -> None:
    uit, _ = importeer(f"naam;{kop}\nKim Nood;hoog\n")
    assert uit.exit_code == 0
    assert f"{kop} (bedoelt u urgentie?)" in uit.stderr
    uit, _ = importeer(f"naam;{kop}\nAn Rust;Crisis!\n")
    assert uit.exit_code == 65
    assert MISSCHIEN in uit.stderr


def test_the_row_goes_in_once_its_column_has_a_name(
    importeer: Importeer, tafel: Tafel, register: object
) -> None:
    importeer("naam;Spoed/crisis\nKim Nood;ja\n")
    uit, uitslag = importeer("naam;crisis\nKim Nood;ja\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
    toon = json.loads(tafel("melding", "toon", "M1", "-f", "json").stdout)
    assert toon["waarden"]["crisis"] == "ja"
