"""A quarter that was declared final before months were closed is printed as it was."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.hulp import lees
from tests.conftest import Tafel
from tests.scenario.hulp import platte

WEG = {"weg": "onderdrukt"}
BEWAARD = {
    "rapport": "kengetallen",
    "titel": "Kengetallen",
    "periode": {
        "van": {"dag": "2026-07-01"},
        "tot": {"dag": "2026-09-30"},
        "kwartaal": "2026-3",
    },
    "tabellen": [
        {
            "sleutel": "naar_kanaal",
            "titel": "Naar kanaal",
            "kolommen": [
                {"sleutel": "kanaal", "label": "kanaal", "soort": "tekst"},
                {"sleutel": "gemeld", "label": "gemeld", "soort": "aantal"},
            ],
            "rijen": [["loket", 7], ["politie", WEG], ["website", 0]],
            "beeld": "staven",
            "doel": None,
            "leeg": "Geen.",
            "toelichting": "",
        }
    ],
    "onder": ["Amsterdam Zuidoost"],
    "opmerkingen": ["· = niet getoond: een aantal van 1 tot en met 4"],
    "vertrouwelijk": None,
    "definitief_op": {"dag": "2026-10-05"},
    "correcties": None,
}
"""As the release before kept it."""


@pytest.fixture
def vastgesteld(register: Tafel, tmp_path: Path) -> Tafel:
    with closing(sqlite3.connect(tmp_path / "register.db")) as db, db:
        db.execute(
            "INSERT INTO vaststelling (rapport, kwartaal, profiel, cijfers, tijd, dag, wie) "
            "VALUES ('kengetallen', '2026-3', 'zuidoost 1.1', ?, '2026-10-05T09:00:00+02:00', "
            "'2026-10-05', 'tester')",
            (json.dumps(BEWAARD),),
        )
    return register


def test_it_is_printed_as_it_was(vastgesteld: Tafel) -> None:
    gelezen = lees(vastgesteld, "rapport", "kengetallen", "--kwartaal", "2026-3")
    assert gelezen["definitief_op"] == "2026-10-05"
    assert gelezen["afronding"] == 1
    [tabel] = gelezen["tabellen"]
    assert tabel["rijen"] == [["loket", 7], ["politie", None], ["website", 0]]
    for vorm in ("tekst", "markdown", "tabel"):
        uit = vastgesteld("rapport", "kengetallen", "--kwartaal", "2026-3", "-f", vorm).stdout
        assert "DEFINITIEF 05-10-2026" in platte(uit)
        assert "·" in next(regel for regel in uit.splitlines() if "politie" in regel)


@pytest.mark.parametrize("vorm", ["csv", "html", "docx", "xlsx"])
def test_it_is_printed_in_every_form(vastgesteld: Tafel, tmp_path: Path, vorm: str) -> None:
    uit = tmp_path / f"cijfers.{vorm}"
    vraag = ("rapport", "kengetallen", "--kwartaal", "2026-3", "-f", vorm, "--uit", str(uit))
    assert vastgesteld(*vraag).exit_code == 0
    assert uit.stat().st_size > 100


def test_other_reports_and_periods_are_of_closed_months(vastgesteld: Tafel) -> None:
    for vraag in (("kengetallen", "--kwartaal", "2026-2"), ("kengetallen", "--maand", "2026-09")):
        assert "definitief_op" not in lees(vastgesteld, "rapport", *vraag)
    intern = lees(vastgesteld, "rapport", "kengetallen", "--kwartaal", "2026-3", "--intern")
    assert len(intern["tabellen"]) > 10
