"""A report, a list or an agenda is of one moment, whatever a colleague does while it is made."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tafel.register import weeklijst as weekqueries
from tafel.register.store import Register
from tests.commands.agendahulp import casus, doe, op
from tests.commands.hulp import OVERLAST, sql, voer_in
from tests.commands.rapporthulp import Vuller
from tests.conftest import Tafel

SLUIT = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "x", "--ja")
HEROPEN = ("casus", "heropen", "1", "--reden", "x")


@pytest.fixture
def gesloten(register: Tafel) -> Tafel:
    """A register with one casus, closed on 18-11, and one that runs."""
    casus(register)
    doe(register, *SLUIT, dag="2026-11-18")
    doe(register, "toedelen", voer_in(op(register, "2026-11-20"), OVERLAST), dag="2026-11-20")
    return register


@contextmanager
def tussen_de_vragen(monkeypatch: pytest.MonkeyPatch, register: Path) -> Iterator[None]:
    """After each query of ours for it another program gives casus 2 to another table, with a late
    afspraak, and adds a casus that was closed.
    """
    echt = Register.lees
    ander = sqlite3.connect(register, isolation_level=None)
    vuller = Vuller(ander)

    def lees(zelf: Register, vraag: str, /, **waarden: Any) -> list[sqlite3.Row]:
        rijen = echt(zelf, vraag, **waarden)
        if "FROM partner" in vraag:  # who they are is known before the moment
            return rijen
        ander.execute("UPDATE casus SET tafel = 'jeugd-en-gezin' WHERE id = 2")
        vuller.afspraak(2, "2026-11-20", organisatie="madi")
        vuller.sluit(vuller.casus(op="2026-09-01"), "2026-10-01")
        return rijen

    with closing(ander), monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(Register, "lees", lees)
        yield


def test_a_casus_that_is_opened_again_meanwhile_keeps_no_list_from_being_made(
    gesloten: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = weekqueries.gebeurd
    gedaan: list[str] = []

    def gebeurd(*args: Any, **waarden: Any) -> Any:
        if not gedaan:
            gedaan.append(doe(gesloten, *HEROPEN))
        return echt(*args, **waarden)

    monkeypatch.setattr(weekqueries, "gebeurd", gebeurd)
    map_ = tmp_path / "lijsten"
    doe(gesloten, "rapport", "weeklijst", "--alle", "--uit", str(map_))
    assert gedaan
    lijst = (map_ / "jeugd-en-gezin-weeklijst.html").read_text(encoding="utf-8")
    assert "heropend" not in lijst
    assert sql(tmp_path, "SELECT status FROM casus WHERE id = 1") == [("open",)]


@pytest.mark.parametrize(
    "opdracht",
    [
        ("rapport", "weeklijst", "--tafel", "volwassenen"),
        ("rapport", "weeklijst", "--organisatie", "madi"),
        ("agenda", "--tafel", "volwassenen"),
        ("agenda", "--tafel", "volwassenen", "--voor", "ggd"),
        ("rapport", "kengetallen"),
    ],
    ids=" ".join,
)
def test_what_is_shown_is_of_one_moment(
    gesloten: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opdracht: tuple[str, ...]
) -> None:
    voor = doe(gesloten, *opdracht, "-f", "json")
    with tussen_de_vragen(monkeypatch, tmp_path / "register.db"):
        assert doe(gesloten, *opdracht, "-f", "json") == voor
    assert doe(gesloten, *opdracht, "-f", "json") != voor
