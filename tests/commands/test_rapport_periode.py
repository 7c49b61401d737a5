"""What a report refuses to be about."""

import pytest

from tests.conftest import Tafel


@pytest.mark.parametrize(
    ("periode", "zin"),
    [
        (("--van", "0999-01-01"), "--van: kies een dag binnen 100 jaar van nu"),
        (("--tot", "9999-12-31"), "--tot: kies een dag binnen 100 jaar van nu"),
        (("--kwartaal", "0001-1"), "vanaf 1900"),
    ],
)
def test_a_year_that_no_report_is_about_is_wrong_use(
    register: Tafel, periode: tuple[str, ...], zin: str
) -> None:
    uit = register("rapport", "kengetallen", *periode)
    assert uit.exit_code == 2, uit.stderr
    assert zin in uit.stderr
