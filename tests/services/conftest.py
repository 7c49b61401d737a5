"""A register of its own for every test of a service."""

import pytest

from tests.conftest import Tafel


@pytest.fixture
def register(tafel: Tafel) -> Tafel:
    """The command line with an empty register."""
    assert tafel("init").exit_code == 0
    return tafel
