"""A register with something in it, and the command that fills a folder of its own."""

from pathlib import Path

import pytest

from tests.commands.hulp import BESPREKEN, CRISIS, GEZIN, OVERLAST, voer_in
from tests.conftest import Tafel

MAANDAG, VOLGENDE = "2026-11-23", "2026-11-30"


@pytest.fixture
def gevuld(tafel: Tafel, tmp_path: Path) -> Path:
    """A register with casussen at two tables and with the coordinators, in tmp_path."""
    assert tafel("init").exit_code == 0
    for nummer, velden in enumerate((GEZIN, OVERLAST, BESPREKEN, CRISIS)):
        voer_in(tafel, velden, melder_organisatie=("MaDi", "GGD", "Ymere", "MEE")[nummer])
    assert tafel("toedelen", "--alle").exit_code == 0
    opdracht = ("afspraak", "add", "1", "--organisatie", "altra", "--wat", "belt de school")
    assert tafel(*opdracht, "--uiterlijk", "2026-11-25").exit_code == 0
    return tmp_path / "register.db"
