"""A plugin of pytest: writes down which marks each test passed, and how long it took."""

import os
import zlib
from collections.abc import Generator
from pathlib import Path

import msgspec
import pytest

from tests.mutanten.kaart import Toets
from tests.mutanten.spoor import MODULE

spoor = __import__(MODULE)
spoor.atexit.unregister(spoor.bewaar)
_NAAR = Path(os.environ["MUTANTEN_OPNAME"])


_gedeeld: dict[str, bytes] = {}
"""What a fixture passed that several tests share, by the part of the tests' names they share."""
_mislukt: set[str] = set()


def _rekentijd() -> float:
    """Of the processor, here and in programs that ended: the same on a busy machine."""
    return sum(os.times()[:4])


def _neem() -> bytes:
    genomen = bytes(spoor.raak)
    spoor.raak[:] = bytes(len(genomen))
    return genomen


def _samen(*sporen: bytes) -> bytes:
    uit = 0
    for deel in sporen:
        uit |= int.from_bytes(deel, "little")
    return uit.to_bytes(len(spoor.raak), "little")


def _elders() -> list[bytes]:
    """What programs passed that the test started."""
    if not spoor.ELDERS.exists():
        return []
    inhoud = spoor.ELDERS.read_bytes()
    spoor.ELDERS.unlink()
    maat = len(spoor.raak)
    return [inhoud[waar : waar + maat] for waar in range(0, len(inhoud) - maat + 1, maat)]


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    if fixturedef.scope == "function":
        return (yield)
    eerder = _neem()
    try:
        return (yield)
    finally:
        naam = request.node.nodeid
        _gedeeld[naam] = _samen(_gedeeld.get(naam, b""), _neem(), *_elders())
        spoor.raak[:] = eerder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    _neem()
    begin = _rekentijd()
    try:
        return (yield)
    finally:
        gedeeld = [deel for naam, deel in _gedeeld.items() if item.nodeid.startswith(naam)]
        toets = Toets(
            item.nodeid,
            round(_rekentijd() - begin, 3),
            item.nodeid not in _mislukt,
            zlib.compress(_samen(_neem(), *_elders(), *gedeeld)),
        )
        with _NAAR.open("ab") as bestand:
            bestand.write(msgspec.json.encode(toets) + b"\n")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.outcome != "passed":
        _mislukt.add(report.nodeid)
