"""What a report refuses to be about."""

import pytest

from tests.conftest import Tafel


@pytest.mark.parametrize(
    "periode",
    [("--van", "0999-01-01"), ("--tot", "9999-12-31"), ("--kwartaal", "0001-1")],
)
def test_a_year_that_no_report_is_about_is_wrong_use(
    register: Tafel, periode: tuple[str, ...]
) -> None:
    uit = register("rapport", "kengetallen", *periode)
    assert uit.exit_code == 2, uit.stderr
    assert "1900" in uit.stderr
