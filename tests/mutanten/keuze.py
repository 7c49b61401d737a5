"""A plugin of pytest: only the tests that are listed, in that order, as briefly as can be."""

import os
import sys
from pathlib import Path

import pytest


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    if "hypothesis" in sys.modules:
        from hypothesis import Phase, settings

        eigen = settings.get_profile("tafel")
        settings.register_profile("mutanten", eigen, phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutanten")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    keuze = Path(os.environ["MUTANTEN_KEUZE"]).read_text(encoding="utf-8").split("\0")
    gevonden = {item.nodeid: item for item in items}
    items[:] = [gevonden[naam] for naam in keuze if naam in gevonden]
