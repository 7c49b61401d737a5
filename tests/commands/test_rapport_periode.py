"""What a report refuses to be about."""

import json
from pathlib import Path

import pytest

from tests.commands.rapporthulp import vul
from tests.conftest import Tafel


@pytest.mark.parametrize(
    ("periode", "zin"),
    [
        (("--van", "0999-01-01"), "--van: kies een dag binnen 100 jaar van nu"),
        (("--tot", "9999-12-31"), "--tot: kies een dag binnen 100 jaar van nu"),
        (("--kwartaal", "0001-1"), "vanaf 1900"),
        (("--kwartaal", "2026-5"), "--kwartaal: een kwartaal schrijft u als 2026-3"),
        (("--maand", "2026-13"), "--maand: een maand schrijft u als 2026-10"),
        (("--maand", "oktober"), "--maand: een maand schrijft u als 2026-10"),
        (
            ("--maand", "2026-11"),
            "2026-11 wordt afgesloten op 14-12-2026; vraag tot en met 2026-10",
        ),
        (("--kwartaal", "2026-4"), "2026-12 wordt afgesloten op 14-01-2027"),
        (("--maand", "2026-09", "--kwartaal", "2026-3"), "niet meer dan een daarvan"),
        (("--maand", "2026-09", "--tot", "2026-09-30"), "niet meer dan een daarvan"),
        (("--van", "2026-09-02"), "een rapport gaat over hele maanden"),
        (("--tot", "2026-10-30"), "een rapport gaat over hele maanden"),
        (("--van", "2026-11-01", "--tot", "2026-10-31"), "--van ligt na --tot"),
        (("--van", "2026-11-01"), "2026-11 wordt afgesloten op 14-12-2026"),
        (("--van", "2027-01-01"), "2027-01 wordt afgesloten op 14-02-2027"),
        (("--intern", "--uit", "x.json"), "--intern is voor het scherm"),
        (("--intern", "-f", "docx"), "--intern is voor het scherm"),
        (("--intern", "-f", "html"), "--intern is voor het scherm"),
    ],
)
def test_what_is_refused_says_what_to_do(
    register: Tafel, periode: tuple[str, ...], zin: str
) -> None:
    uit = register("rapport", "kengetallen", *periode)
    assert uit.exit_code == 2, uit.stderr
    assert zin in uit.stderr


def test_on_an_earlier_day_what_was_closed_stays_closed(register: Tafel, tmp_path: Path) -> None:
    """Closed up to October, and then the clock is set to February."""
    with vul(tmp_path) as v:
        v.casus(op="2026-04-01")
    assert register("rapport", "afsluiten").exit_code == 0
    eerder = ("--vandaag", "2026-02-03", "rapport", "kengetallen")
    geweigerd = register(*eerder, "--maand", "2026-11")
    assert geweigerd.exit_code == 2
    assert "vraag tot en met 2026-10," in geweigerd.stderr
    maand = ("--maand", "2026-10", "-f", "json")
    assert register(*eerder, *maand).stdout == register("rapport", "kengetallen", *maand).stdout
    assert json.loads(register(*eerder, "-f", "json").stdout)["periode"]["tot"] == "2026-10-31"


@pytest.mark.parametrize(
    ("vandaag", "van", "eerste", "laatste"),
    [
        # on 5 January the last closed month is November, from the 14th on December
        ("2027-01-05", "1-1", "2026-01-01", "2026-11-30"),
        ("2027-01-05", "1-11", "2026-11-01", "2026-11-30"),
        ("2027-01-05", "1-12", "2025-12-01", "2026-11-30"),
        ("2027-01-14", "1-1", "2026-01-01", "2026-12-31"),
        ("2027-01-14", "1-12", "2026-12-01", "2026-12-31"),
        ("2027-02-14", "1-1", "2027-01-01", "2027-01-31"),
        ("2026-11-10", "1-11", "2025-11-01", "2026-09-30"),
        ("2026-11-28", "1-10", "2026-10-01", "2026-10-31"),
    ],
)
@pytest.mark.parametrize("rapport", ["kengetallen", "indicatoren"])
def test_a_first_day_without_a_year_is_one_that_was_closed(
    register: Tafel, rapport: str, vandaag: str, van: str, eerste: str, laatste: str
) -> None:
    uit = register("--vandaag", vandaag, "rapport", rapport, "--van", van, "-f", "json")
    assert uit.exit_code == 0, uit.stderr
    assert json.loads(uit.stdout)["periode"] == {"van": eerste, "tot": laatste}
