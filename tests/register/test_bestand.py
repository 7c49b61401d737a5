"""The file of a register: private, never overwritten, refused when it is not usable."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tafel.errors import OutputFailed, RegisterUnusable
from tafel.register.beheer import maak_register
from tafel.register.store import Register
from tests.conftest import Tafel
from tests.register.hulp import rauw, zet_melding

VREEMDE_NAMEN = [
    *("met spatie.db", "vraag?mode=memory", "hekje#1", "aanhaling'\"s", "naïef-ß-日本.db"),
    *("procent%20%41.db", ":memory:", "file:x", "nieuwe\nregel", "-rf"),
]


@contextmanager
def umask(masker: int) -> Iterator[None]:
    oud = os.umask(masker)
    try:
        yield
    finally:
        os.umask(oud)


def rechten(pad: Path) -> str:
    return oct(stat.S_IMODE(pad.stat().st_mode))


# --- making one


@pytest.mark.parametrize("masker", [0o000, 0o022, 0o077])
def test_every_file_is_private_whatever_the_umask(tmp_path: Path, masker: int) -> None:
    plek = tmp_path / "a" / "b" / "register.db"
    with umask(masker):
        maak_register(plek)
        with Register(plek) as register, register.schrijf():
            register.voeg_toe("huishouden", {"buurt": "K"})
            gevonden = {bestand.name: rechten(bestand) for bestand in plek.parent.iterdir()}
    assert gevonden == dict.fromkeys(["register.db", "register.db-wal", "register.db-shm"], "0o600")
    assert [rechten(map_) for map_ in (plek.parent, plek.parent.parent)] == ["0o700"] * 2


def test_a_umask_that_takes_everything_away_does_not_lock_the_owner_out(tmp_path: Path) -> None:
    with umask(0o777):
        maak_register(tmp_path / "register.db")
    assert rechten(tmp_path / "register.db") == "0o600"


def test_init_makes_a_register_that_every_command_can_use(tafel: Tafel, tmp_path: Path) -> None:
    assert tafel("melding", "lijst").exit_code == 69
    assert tafel("init").exit_code == 0
    assert tafel("melding", "lijst").exit_code == 0
    assert [p.name for p in tmp_path.glob("register*")] == ["register.db"]


def test_a_new_register_takes_readers_and_a_writer_at_once(pad: Path) -> None:
    assert rauw(pad, "PRAGMA journal_mode") == ["wal"]


@pytest.mark.parametrize("soort", ["bestand", "leeg", "map", "koppeling", "losse koppeling"])
def test_init_overwrites_nothing(tafel: Tafel, tmp_path: Path, soort: str) -> None:
    plek, elders = tmp_path / "register.db", tmp_path / "elders"
    match soort:
        case "bestand":
            plek.write_text("van mij")
        case "leeg":
            plek.touch()
        case "map":
            plek.mkdir()
        case "koppeling":
            elders.write_text("van mij")
            plek.symlink_to(elders)
        case _:
            plek.symlink_to(elders)
    voor = sorted((p.name, p.lstat().st_mtime_ns, p.lstat().st_size) for p in tmp_path.iterdir())
    gedaan = tafel("init")
    na = sorted((p.name, p.lstat().st_mtime_ns, p.lstat().st_size) for p in tmp_path.iterdir())
    assert (gedaan.exit_code, na) == (69, voor)
    assert f"er is al iets op {plek}" in gedaan.stderr


def test_a_second_init_leaves_the_register_as_it_is(pad: Path) -> None:
    with Register(pad) as register, register.schrijf():
        zet_melding(register)
    voor = pad.read_bytes()
    with pytest.raises(RegisterUnusable, match="er is al iets"):
        maak_register(pad)
    assert pad.read_bytes() == voor


def test_what_cannot_be_made_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kapot = ((1, "kapot", "CREATE TABLE t (id INTEGER); INSERT INTO nergens VALUES (1);\n"),)
    monkeypatch.setattr("tafel.register.beheer.migraties", lambda: kapot)
    with pytest.raises(RegisterUnusable):
        maak_register(tmp_path / "register.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("plek", ["bestand/register.db", "bestand/sub/register.db", "x" * 300])
def test_a_place_where_nothing_can_be_made(tmp_path: Path, plek: str) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(OutputFailed, match=r"kan .* niet maken"):
        maak_register(tmp_path / plek)
    assert [p.name for p in tmp_path.iterdir()] == ["bestand"]


@pytest.mark.parametrize("naam", VREEMDE_NAMEN)
def test_any_name_is_a_file_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naam: str
) -> None:
    monkeypatch.chdir(tmp_path)
    maak_register(Path(naam))
    with Register(Path(naam)) as register, register.schrijf():
        zet_melding(register)
    with Register(tmp_path / naam) as register:
        assert len(register.lees("SELECT id FROM melding")) == 1
    assert os.listdir(tmp_path) == [naam]  # noqa: PTH208
