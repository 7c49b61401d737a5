"""A set of files is replaced as a whole, or what was there is there again."""

import errno
import os
import stat
from pathlib import Path

import pytest

from tafel.errors import OutputFailed
from tafel.files.bundel import vervang

OUD = {"a.html": "oud a", "index.html": "oude index", "weg.html": "gaat weg"}
NIEUW = {"a.html": "nieuw a", "b.html": "nieuw b", "index.html": "nieuwe index"}


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    for naam, tekst in OUD.items():
        (tmp_path / naam).write_text(tekst)
        (tmp_path / naam).chmod(0o600)
    return tmp_path


@pytest.fixture(params=["with links", "without links"])
def schijf(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A disk with second names, and one without (vfat, or files of another owner)."""
    if request.param == "without links":
        monkeypatch.setattr(Path, "hardlink_to", _geen_tweede_naam)
    return str(request.param)


def _geen_tweede_naam(pad: Path, bron: Path) -> None:
    bron.lstat()
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def inhoud(map_: Path) -> dict[str, str]:
    return {pad.name: pad.read_text() for pad in map_.iterdir()}


def breek(monkeypatch: pytest.MonkeyPatch, naam: str, fout: BaseException) -> None:
    """Replacing the file of this name fails; putting it back does not."""
    echt = Path.replace

    def replace(pad: Path, doel: Path) -> Path:
        if doel.name == naam and pad.suffix == ".nieuw":
            raise fout
        return echt(pad, doel)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.usefixtures("schijf")
def test_everything_is_replaced_and_nothing_is_left_behind(map_: Path) -> None:
    vervang(map_, NIEUW, ["weg.html"])
    assert inhoud(map_) == NIEUW
    assert {stat.S_IMODE(pad.stat().st_mode) for pad in map_.iterdir()} == {0o600}


@pytest.mark.parametrize("naam", ["a.html", "b.html", "index.html"])
@pytest.mark.usefixtures("schijf")
def test_when_one_cannot_be_replaced_all_are_as_they_were(
    map_: Path, monkeypatch: pytest.MonkeyPatch, naam: str
) -> None:
    breek(monkeypatch, naam, OSError(errno.EIO, os.strerror(errno.EIO)))
    with pytest.raises(OutputFailed):
        vervang(map_, NIEUW, ["weg.html"])
    assert inhoud(map_) == OUD
    assert {stat.S_IMODE(pad.stat().st_mode) for pad in map_.iterdir()} == {0o600}


@pytest.mark.usefixtures("schijf")
def test_when_it_is_interrupted_all_are_as_they_were(
    map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breek(monkeypatch, "index.html", KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        vervang(map_, NIEUW, ["weg.html"])
    assert inhoud(map_) == OUD


@pytest.mark.usefixtures("schijf")
def test_a_link_is_put_back_as_a_link(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (map_ / "a.html").unlink()
    (map_ / "a.html").symlink_to("weg.html")
    breek(monkeypatch, "index.html", OSError(errno.EIO, os.strerror(errno.EIO)))
    with pytest.raises(OutputFailed):
        vervang(map_, NIEUW)
    assert (map_ / "a.html").readlink() == Path("weg.html")


def test_what_cannot_be_kept_is_not_replaced(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", _geen_tweede_naam)
    (map_ / "b.html").unlink(missing_ok=True)
    os.mkfifo(map_ / "b.html")
    with pytest.raises(OutputFailed):
        vervang(map_, NIEUW)
    assert stat.S_ISFIFO((map_ / "b.html").lstat().st_mode)
    (map_ / "b.html").unlink()
    assert inhoud(map_) == OUD
