"""An empty register, and importing a text into it through the command line."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Resultaat, Tafel
from tests.invoer.hulp import Importeer, ontleed


@pytest.fixture
def register(nieuw_register: Path, tmp_path: Path) -> Path:
    """An empty register, the one that `tafel` uses."""
    return Path(shutil.copy2(nieuw_register, tmp_path / "register.db"))


@pytest.fixture
def importeer(tafel: Tafel, register: Path, tmp_path: Path) -> Importeer:
    """Imports a text as `in.csv` with `-f json`; returns the run and its object."""

    def draai(
        tekst: str | bytes, *opties: str, vandaag: str | None = None
    ) -> tuple[Resultaat, Any]:
        (tmp_path / "in.csv").write_bytes(tekst.encode() if isinstance(tekst, str) else tekst)
        voor = ("--vandaag", vandaag) if vandaag else ()
        uit = tafel(*voor, "melding", "import", "in.csv", "-f", "json", *opties)
        return uit, ontleed(uit)

    return draai
