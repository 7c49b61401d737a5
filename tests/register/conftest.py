"""A register of its own for every test."""

import shutil
from pathlib import Path

import pytest

from tafel.register.beheer import maak_register
from tafel.register.store import Register


@pytest.fixture(scope="session")
def leeg_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: making one waits for the disk several times."""
    register = tmp_path_factory.mktemp("leeg") / "register.db"
    maak_register(register)
    return register


@pytest.fixture
def pad(leeg_register: Path, tmp_path: Path) -> Path:
    """Where an empty register is."""
    return Path(shutil.copy2(leeg_register, tmp_path))


@pytest.fixture
def teller(pad: Path) -> Path:
    """A register in which can be counted, from 0."""
    with Register(pad) as register, register.schrijf():
        register.voeg_toe("huishouden", {"buurt": "0"})
    return pad
