"""In which month a register begins: a mistyped year moves it nowhere."""

import pytest

from tafel.rules.perioden import begin


@pytest.mark.parametrize(
    ("maanden", "eerste"),
    [
        ([], None),
        ([("2026-07", 1)], "2026-07"),
        ([("2026-03", 2), ("2026-07", 3)], "2026-03"),
        ([("1924-05", 1), ("2026-03", 2), ("2026-07", 3)], "2026-03"),
        ([("1924-05", 1), ("1999-01", 1), ("2026-03", 2)], "2026-03"),
        ([("2024-03", 4), ("2026-03", 4)], "2024-03"),
        ([("2024-03", 4), ("2026-03", 5)], "2026-03"),
        ([("2016-05", 1), ("2016-06", 3), ("2025-12", 80), ("2026-01", 70)], "2025-12"),
        ([("2016-05", 1), ("2016-06", 4), ("2025-12", 80)], "2016-05"),
        ([("2025-03", 1), ("2026-03", 80)], "2025-03"),
        ([("2025-02", 1), ("2026-03", 80)], "2026-03"),
        ([("2023-01", 9), ("2025-12", 1), ("2026-12", 1)], "2023-01"),
    ],
)
def test_the_begin(maanden: list[tuple[str, int]], eerste: str | None) -> None:
    """With twelve empty months in between, and fewer than five before them, and than after."""
    assert begin(maanden) == eerste
