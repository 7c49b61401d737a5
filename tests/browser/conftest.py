"""One browser for all tests of a process; without one nothing here can be shown."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import Bladzijde, Chromium, gestart, programma


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    pad = programma()
    if pad is None:
        assert not os.environ.get("CI"), "CI has no chromium: apt-get install chromium"
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with gestart(pad, tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture
def open_pagina(chromium: Chromium, tmp_path: Path) -> Callable[[str], Bladzijde]:
    """Opens HTML as a file on disk."""

    def open_(html: str) -> Bladzijde:
        bestand = tmp_path / "rapport.html"
        bestand.write_text(html, encoding="utf-8")
        return Bladzijde(chromium, bestand)

    return open_
