"""A quarter that is declared final prints the same figures for good; corrections stand apart."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tafel

KWARTAAL = ("rapport", "kengetallen", "--kwartaal", "2026-3")


@pytest.fixture
def gevuld(tafel: Tafel, tmp_path: Path) -> Tafel:
    """Six meldingen by telephone and seven by the police, in August."""
    assert tafel("init").exit_code == 0
    lees_in(tafel, tmp_path, telefoon=6, politie=7)
    return tafel


def lees_in(tafel: Tafel, map_: Path, **kanalen: int) -> None:
    regels = [
        f"{kanaal}-{sum(kanalen.values())}-{nummer};2026-08-{nummer + 1:02};{kanaal};40;zorg"
        for kanaal, aantal in kanalen.items()
        for nummer in range(aantal)
    ]
    bestand = map_ / "augustus.csv"
    bestand.write_text(
        "\n".join(("kenmerk;ontvangen_op;kanaal;leeftijd;aard", *regels)), encoding="utf-8"
    )
    assert tafel("melding", "import", str(bestand)).exit_code == 0


def cijfers(tafel: Tafel, *args: str) -> dict[str, Any]:
    inhoud: dict[str, Any] = json.loads(tafel(*KWARTAAL, "-f", "json", *args).stdout)
    return inhoud


def kanalen(rapport: dict[str, Any]) -> dict[str, int | None]:
    [tabel] = [tabel for tabel in rapport["tabellen"] if tabel["sleutel"] == "naar_kanaal"]
    return {rij[0]: rij[1] for rij in tabel["rijen"] if rij[1] != 0}


def test_the_figures_stay_and_what_came_later_stands_apart(gevuld: Tafel, tmp_path: Path) -> None:
    gedaan = gevuld(*KWARTAAL, "--definitief", "--ja")
    assert (gedaan.exit_code, "nu definitief" in gedaan.stderr) == (0, True)
    toen = cijfers(gevuld)
    assert kanalen(toen) == {"telefoon": 6, "politie": 7}
    assert toen["definitief_op"] == "2026-11-23"
    assert toen["correcties"]["rijen"] == []

    lees_in(gevuld, tmp_path, telefoon=2)
    nu = cijfers(gevuld)
    assert nu["tabellen"] == toen["tabellen"]
    assert ["Naar kanaal", "telefoon", "Gemeld", 6, 8] in [
        [tabel, rij, kolom.capitalize(), was, is_]
        for tabel, rij, kolom, was, is_ in nu["correcties"]["rijen"]
    ]


def test_twice_is_once(gevuld: Tafel, tmp_path: Path) -> None:
    assert gevuld(*KWARTAAL, "--definitief", "--ja").exit_code == 0
    lees_in(gevuld, tmp_path, telefoon=2)
    nogmaals = gevuld(*KWARTAAL, "--definitief", "--ja")
    assert (nogmaals.exit_code, "waren al definitief" in nogmaals.stderr) == (0, True)
    assert kanalen(cijfers(gevuld)) == {"telefoon": 6, "politie": 7}


def test_every_report_is_final_by_itself(gevuld: Tafel) -> None:
    assert gevuld(*KWARTAAL, "--definitief", "--ja").exit_code == 0
    ander = json.loads(gevuld("rapport", "ggsr", "--kwartaal", "2026-3", "-f", "json").stdout)
    assert ander["definitief_op"] is None


@pytest.mark.parametrize(
    ("args", "zin"),
    [
        (("--kwartaal", "2026-4", "--ja"), "loopt tot en met 31-12-2026"),
        (("--ja",), "alleen een heel kwartaal"),
        (("--van", "2026-07-01", "--tot", "2026-08-31", "--ja"), "alleen een heel kwartaal"),
        (("--kwartaal", "2026-3"), "bevestig het met --ja"),
    ],
)
def test_what_cannot_be_final_is_refused_and_nothing_is_kept(
    gevuld: Tafel, args: tuple[str, ...], zin: str
) -> None:
    gedaan = gevuld("rapport", "kengetallen", "--definitief", *args)
    assert (gedaan.exit_code, gedaan.stdout) == (2, "")
    assert zin in gedaan.stderr
    assert cijfers(gevuld)["definitief_op"] is None
