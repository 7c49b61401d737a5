"""A register of its own for every test of a command."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Tafel


@pytest.fixture
def register(tafel: Tafel, nieuw_register: Path, tmp_path: Path) -> Tafel:
    """The command line with an empty register."""
    shutil.copy2(nieuw_register, tmp_path / "register.db")
    return tafel
