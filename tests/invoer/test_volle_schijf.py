"""A disk that is full, or nearly: a file is there whole or not at all, and the code is 73."""

import errno
import os
import shutil
import zipfile
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.cron.test_map import tmpfs
from tests.invoer.hulp import aantal_meldingen, inhoud

RIJEN = 60
FOUT = "naam;leeftijd;reden\n" + "".join(
    f"Naam {n};oud;{n * 7919 % 1000:04d}{'abc' * 30}\n" for n in range(RIJEN)
)


def beperk(monkeypatch: pytest.MonkeyPatch, map_: Path, ruimte: int, *, links: bool) -> None:
    """A disk on which so many bytes fit beside what stands in this folder, and the register."""
    eerst = {pad for pad in map_.rglob("*") if pad.is_file()}

    def fsync(_nummer: int) -> None:
        nieuw = [p for p in map_.rglob("*") if p.is_file() and p not in eerst]
        deze = (p.stat() for p in nieuw if not p.name.startswith("register.db"))
        per_bestand = {stand.st_ino: stand.st_size for stand in deze}
        if sum(per_bestand.values()) > ruimte:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def zonder_links(_pad: Path, _naar: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "fsync", fsync)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", zonder_links)


def erbij(map_: Path, eerst: set[str]) -> set[str]:
    return {pad.name for pad in map_.iterdir()} - eerst


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("deel", [0, 0.5, 0.99, 1.5])
@pytest.mark.parametrize("overschrijf", [(), ("--overschrijf",)])
@pytest.mark.parametrize("naam", ["af.xlsx", "af.csv"])
def test_the_refused_rows_are_all_there_or_none(
    tafel: Tafel,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    naam: str,
    overschrijf: tuple[str, ...],
    deel: float,
    links: bool,
) -> None:
    """Where a disk has no links the second half of a copy did not fit, and the first stayed."""
    (tmp_path / "in.csv").write_text(FOUT)
    assert tafel("melding", "import", "in.csv", "--proef", "--afgewezen", naam).exit_code == 65
    heel = (tmp_path / naam).read_bytes()
    (tmp_path / naam).unlink()
    voor, eerst = inhoud(register), {pad.name for pad in tmp_path.iterdir()}
    beperk(monkeypatch, tmp_path, int(len(heel) * deel), links=links)
    uit = tafel("melding", "import", "in.csv", "--afgewezen", naam, *overschrijf)
    if deel > 1:
        assert (uit.exit_code, erbij(tmp_path, eerst)) == (65, {naam})
        if naam.endswith("xlsx"):  # it holds the time at which it was made
            assert zipfile.ZipFile(tmp_path / naam).testzip() is None
        else:
            assert (tmp_path / naam).read_bytes() == heel
    else:
        assert (uit.exit_code, erbij(tmp_path, eerst)) == (73, set())
        assert uit.stderr == f"tafel: Kan {naam} niet schrijven: de schijf is vol; maak ruimte.\n"
        assert inhoud(register) == voor


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize(
    "opdracht",
    [
        ("melding", "lijst", "--uit", "uit.csv"),
        ("melding", "lijst", "-f", "json", "--uit", "uit.json"),
        ("melding", "import", "in.csv", "--proef", "--uit", "uit.txt"),
        ("agenda", "--tafel", "jeugd-en-gezin", "-f", "docx", "--uit", "uit.docx"),
        ("rapport", "kengetallen", "-f", "xlsx", "--uit", "uit.xlsx"),
        ("rapport", "nota", "-f", "html", "--uit", "uit.html"),
        ("rapport", "weeklijst", "--alle", "--uit", "weeklijst"),
        ("demo", "--bewaar", "demo.register"),
    ],
)
def test_nothing_else_is_left_by_halves(
    tafel: Tafel,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    opdracht: tuple[str, ...],
    links: bool,
) -> None:
    (tmp_path / "in.csv").write_text(FOUT)
    eerst = {pad.name for pad in tmp_path.iterdir()}
    beperk(monkeypatch, tmp_path, 1, links=links)
    uit = tafel(*opdracht)
    assert (uit.exit_code, erbij(tmp_path, eerst)) == (73, set()), uit
    assert "de schijf is vol" in uit.stderr


def test_a_register_that_cannot_be_made_leaves_no_folder(tafel: Tafel, tmp_path: Path) -> None:
    (tmp_path / "vol").mkdir()
    uit = tafel("--register", "vol/nieuw/" + "x" * 300 + ".db", "init")
    assert (uit.exit_code, list((tmp_path / "vol").iterdir())) == (73, [])


@pytest.mark.parametrize("rest", [0, 1])
def test_on_a_full_disk_a_register_is_read_and_nobody_looks_unseen(
    tafel_proces: Tafel, register: Path, tmp_path: Path, rest: int
) -> None:
    """A real disk: SQLite has no room for the file that its readers share. `rest`: with what a
    command left that ran into it.
    """
    with tmpfs(tmp_path / "schijf", "3m") as schijf:
        pad = schijf / "register.db"
        shutil.copy2(register, pad)
        draai = partial(tafel_proces, "--register", str(pad))
        assert draai("melding", "add", "--naam", "Rust").exit_code == 0
        assert (
            draai("partner", "contact", "bjz", "--naam", "D", "--telefoon", "020-1").exit_code == 0
        )
        with suppress(OSError), (schijf / "vol").open("wb", buffering=0) as vol:
            while True:
                vol.write(bytes(4096))
        for _ in range(rest):
            assert draai("melding", "add", "--naam", "Bos").exit_code == 73
        for kijkt in ("melding imports", "aanbod lijst"):
            assert draai(*kijkt.split()).exit_code == 0
        for gelogd in ("melding lijst", "melding toon M1", "casus lijst", "zoek Rust"):
            uit = draai(*gelogd.split())
            assert (uit.exit_code, uit.stdout) == (73, "")
            assert "is vol: wie kijkt wordt gelogd" in uit.stderr
            assert "maak ruimte en kijk dan opnieuw" in uit.stderr
        crisis = draai("melding", "add", "--crisis", "ja")
        assert crisis.exit_code == 73
        assert "NIET bewaard: bel nu Bureau Jeugdzorg (020-1)" in crisis.stderr
        (schijf / "vol").unlink()
        assert "M1" in draai("melding", "lijst").stdout
        assert aantal_meldingen(pad) == 1
        assert [p.name for p in schijf.iterdir()] == ["register.db"]
