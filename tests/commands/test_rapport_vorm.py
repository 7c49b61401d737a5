"""The form of a report: what opens in a spreadsheet, and what is refused at once."""

import csv
import io
import json
from pathlib import Path

import pytest

from tafel.commands._lijn import opties as _options
from tests.commands.hulp import sql
from tests.conftest import Tafel
from tests.scenario.hulp import platte

KOP = "rapport;van;tot;tabel;titel;rij;naam;kolom;soort;waarde"


def test_a_csv_file_is_what_a_pipe_gets(register: Tafel) -> None:
    assert register("rapport", "kengetallen", "-f", "csv", "--uit", "uit.csv").exit_code == 0
    in_pijp = register("rapport", "kengetallen", "-f", "csv").stdout
    assert in_pijp.startswith(KOP)
    assert Path("uit.csv").read_text(encoding="utf-8-sig").splitlines() == in_pijp.splitlines()


def test_csv_with_definitions(register: Tafel) -> None:
    uit = register("rapport", "kengetallen", "-f", "csv", "--uitleg").stdout
    rijen = list(csv.DictReader(io.StringIO(uit), delimiter=";"))
    uitleg = {rij["tabel"]: rij["waarde"] for rij in rijen if rij["soort"] == "definitie"}
    assert uitleg.keys() >= {"stroom", "doorlooptijd"}
    assert "Bron: " in uitleg["stroom"]
    zonder = register("rapport", "kengetallen", "-f", "csv").stdout
    assert ";definitie;" not in zonder


def test_a_difference_between_percentages_is_in_points(register: Tafel) -> None:
    uit = register("rapport", "knelpunten", "-f", "csv").stdout
    rijen = csv.DictReader(io.StringIO(uit), delimiter=";")
    assert {rij["soort"] for rij in rijen if rij["kolom"] == "verschil"} == {"punten"}


@pytest.mark.parametrize("vorm", ["tabel", "tekst", "markdown", "csv", "json"])
def test_exact_counts_say_that_they_are_for_nobody_else(register: Tafel, vorm: str) -> None:
    vraag = ("rapport", "kengetallen", "--kwartaal", "2026-3", "-f", vorm)
    zin = "niet voor verspreiding: exacte aantallen"
    intern = register(*vraag, "--intern")
    assert zin in platte(intern.stdout)
    assert "exacte aantallen, niet voor verspreiding" in intern.stderr  # no terminal
    gewoon = register(*vraag)
    assert zin not in platte(gewoon.stdout)
    assert gewoon.stderr == ""


def test_a_month_explains_every_figure_that_it_compares(register: Tafel) -> None:
    vraag = ("rapport", "kengetallen", "--maand", "2026-9", "--uitleg", "-f", "json")
    gegeven = json.loads(register(*vraag).stdout)
    [uitleg] = [d["definitie"] for d in gegeven["definities"] if d["sleutel"] == "vergelijking"]
    [tabel] = [t["rijen"] for t in gegeven["tabellen"] if t["sleutel"] == "vergelijking"]
    for naam, *_ in tabel[-4:]:
        assert naam in uitleg.lower()
    assert tabel[-1][0] == "plannen met een bewezen methodiek"


@pytest.mark.parametrize("vorm", ["docx", "xlsx"])
def test_a_terminal_gets_no_word_or_excel(
    register: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vorm: str
) -> None:
    monkeypatch.setattr(_options, "stdout_is_terminal", lambda: True)
    eerder = sql(tmp_path, "SELECT count(*) FROM logregel")
    gedaan = register("rapport", "kengetallen", "-f", vorm)
    assert (gedaan.exit_code, gedaan.stdout) == (2, "")
    assert f"--uit BESTAND.{vorm}" in gedaan.stderr
    assert sql(tmp_path, "SELECT count(*) FROM logregel") == eerder
    assert register("rapport", "kengetallen", "-f", vorm, "--uit", f"uit.{vorm}").exit_code == 0


def test_no_way_to_a_file_is_offered_for_what_is_not_for_one(register: Tafel) -> None:
    """--uit is an option of the note, and all that --intern has in common with it is its dashes."""
    geweigerd = register("rapport", "nota", "--intern")
    assert geweigerd.exit_code == 2
    assert geweigerd.stderr.startswith("tafel: onbekende optie '--intern'.\n")
    assert "Bedoelde u '--intern'?" in register("rapport", "kengetallen", "--int").stderr
