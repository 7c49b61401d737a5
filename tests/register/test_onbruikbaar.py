"""A register that cannot be used is refused, with a sentence that says why, and left alone."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from tafel.errors import OutputFailed, RegisterUnusable, TafelError
from tafel.register import verbinding
from tafel.register.beheer import maak_register
from tafel.register.store import Register
from tests.conftest import ROOT, Tafel
from tests.register.hulp import GEHEIM, is_heel, rauw, zet_melding

NOBODY = 65534
VANDAAG = date(2026, 11, 23)


@contextmanager
def gewone_gebruiker() -> Iterator[None]:
    """Root may do everything; what a file forbids shows as somebody else only."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def gedeeld() -> Iterator[Path]:
    """A folder that an ordinary user can enter, also when root runs the tests."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        if not os.geteuid():
            os.chown(map_, NOBODY, NOBODY)
        yield map_
        map_.chmod(0o700)


# --- what is there is not usable


def _leeg(pad: Path) -> None:
    pad.write_bytes(b"")


def _tekst(pad: Path) -> None:
    pad.write_text("naam;geboortedatum\n" * 500)


def _ander_programma(pad: Path) -> None:
    pad.unlink()
    rauw(pad, "CREATE TABLE bladwijzer (id INTEGER)")


def _weg(pad: Path) -> None:
    pad.unlink()


def _map(pad: Path) -> None:
    pad.unlink()
    pad.mkdir()


def _nieuwer(pad: Path) -> None:
    rauw(pad, "PRAGMA user_version = 99")


def _kop_weg(pad: Path) -> None:
    inhoud = bytearray(pad.read_bytes())
    inhoud[:100] = bytes(100)
    pad.write_bytes(inhoud)


def _overschreven(pad: Path) -> None:
    inhoud = bytearray(pad.read_bytes())
    inhoud[100:] = b"\xa5" * (len(inhoud) - 100)
    pad.write_bytes(inhoud)


def _half(pad: Path) -> None:
    os.truncate(pad, pad.stat().st_size // 2)


@pytest.mark.parametrize(
    ("maak", "zin"),
    [
        (_leeg, "is geen register van tafel; kies een ander bestand"),
        (_tekst, "is geen register van tafel, of het is beschadigd"),
        (_ander_programma, "is geen register van tafel; kies een ander bestand"),
        (_weg, "maak er een met: tafel init"),
        (_map, "er is geen register op"),
        (_nieuwer, "van een nieuwere versie (99) dan dit programma"),
        (_kop_weg, "is geen register van tafel, of het is beschadigd"),
        (_overschreven, "is beschadigd; zet een reservekopie terug"),
        (_half, "is beschadigd; zet een reservekopie terug"),
    ],
)
@pytest.mark.parametrize("commando", [("melding", "lijst"), ("beheer", "migreer")])
def test_what_is_no_good_register_is_refused_and_left_alone(
    tafel: Tafel, pad: Path, maak: object, zin: str, commando: tuple[str, ...]
) -> None:
    assert callable(maak)
    maak(pad)
    voor = pad.read_bytes() if pad.is_file() else None
    gedaan = tafel(*commando)
    assert (gedaan.exit_code, gedaan.stdout) == (69, "")
    assert zin in gedaan.stderr
    assert str(pad) in gedaan.stderr
    assert (pad.read_bytes() if pad.is_file() else None) == voor
    assert sum(p.stat().st_size for p in pad.parent.glob("register.db-wal")) == 0


@pytest.mark.parametrize("wat", ["bestand", "map", "map dicht"])
def test_a_register_that_may_not_be_written_is_refused(gedeeld: Path, wat: str) -> None:
    plek = gedeeld / "register.db"
    with gewone_gebruiker():
        maak_register(plek)
        (plek if wat == "bestand" else gedeeld).chmod(
            {"bestand": 0o400, "map": 0o500, "map dicht": 0o000}[wat]
        )
        with (
            pytest.raises(RegisterUnusable, match=r"geen toegang .*; controleer de rechten"),
            Register(plek) as register,
            register.schrijf(),
        ):
            register.voeg_toe("huishouden", {"buurt": "K"})


# --- network drives

SCHIJVEN = """\
/dev/sda1 / ext4 rw 0 0
server:/u /mnt/net nfs4 rw 0 0
//s/deel /mnt/met\\040spatie cifs rw 0 0
/dev/sdb1 /mnt/net/lokaal ext4 rw 0 0
server:/x /over nfs rw 0 0
tmpfs /over tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("pad_", "soort"),
    [
        ("/home/x/register.db", "ext4"),
        ("/register.db", "ext4"),
        ("/mnt/net/register.db", "nfs4"),
        ("/mnt/net/a/b/register.db", "nfs4"),
        ("/mnt/netwerk/register.db", "ext4"),
        ("/mnt/met spatie/register.db", "cifs"),
        ("/mnt/net/lokaal/register.db", "ext4"),
        ("/over/register.db", "tmpfs"),
    ],
)
def test_the_deepest_and_latest_mount_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pad_: str, soort: str
) -> None:
    (tmp_path / "mounts").write_text(SCHIJVEN)
    monkeypatch.setattr(verbinding, "MOUNTS", tmp_path / "mounts")
    assert verbinding.bestandssysteem(Path(pad_)) == soort


def test_where_the_system_does_not_tell_nothing_is_refused(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbinding, "MOUNTS", pad.parent / "nergens")
    Register(pad).sluit()


@pytest.mark.parametrize("soort", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_network_drive_is_refused_also_through_a_link(
    tafel: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, soort: str
) -> None:
    net = tmp_path / "net"
    net.mkdir()
    (tmp_path / "mounts").write_text(f"/dev/sda1 / ext4 rw 0 0\ns:/u {net} {soort} rw 0 0\n")
    maak_register(net / "register.db")
    (tmp_path / "register.db").symlink_to(net / "register.db")
    monkeypatch.setattr(verbinding, "MOUNTS", tmp_path / "mounts")
    for gedaan in (
        tafel("melding", "lijst"),
        tafel("--register", str(net / "register.db"), "beheer", "migreer"),
        tafel("--register", str(net / "nieuw.db"), "init"),
    ):
        assert gedaan.exit_code == 69
        assert f"staat op een netwerkschijf ({soort})" in gedaan.stderr
    assert [p.name for p in net.iterdir()] == ["register.db"]


# --- a full disk

MET_GRENS = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from tafel.cli import main
main()
"""


def test_a_disk_that_takes_no_more_leaves_what_was_there(
    pad: Path, omgeving: dict[str, str], tmp_path: Path
) -> None:
    with Register(pad) as register, register.schrijf():
        zet_melding(register)
    bron = tmp_path / "groot.csv"
    rijen = (f"K{n};{GEHEIM};{'x' * 2000}\n" for n in range(500))
    bron.write_text("kenmerk;achternaam;reden\n" + "".join(rijen))
    gedaan = subprocess.run(
        [sys.executable, "-c", MET_GRENS, "400000", "melding", "import", str(bron)],
        env={**omgeving, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.returncode == 73
    assert "er is niets gewijzigd" in gedaan.stderr
    assert GEHEIM not in gedaan.stderr
    assert "Traceback" not in gedaan.stderr
    assert is_heel(pad)
    assert rauw(pad, "SELECT count(*) FROM melding") == [1]


@pytest.mark.parametrize("grens", [0, 1, 100, 4_096, 16_384, 32_767, 40_000, 60_000])
def test_a_full_disk_is_one_at_whatever_write_it_shows(
    pad: Path, omgeving: dict[str, str], grens: int
) -> None:
    """From the first byte of the shared memory to a page halfway a commit."""
    with Register(pad) as register, register.schrijf():
        zet_melding(register)
    voor = rauw(pad, "SELECT * FROM melding")
    gedaan = subprocess.run(
        [sys.executable, "-c", MET_GRENS, str(grens), "melding", "add", "--reden", "x" * 30_000],
        env={**omgeving, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (gedaan.returncode, gedaan.stdout) == (73, ""), gedaan.stderr
    assert "er is niets gewijzigd" in gedaan.stderr
    assert is_heel(pad)
    assert rauw(pad, "SELECT * FROM melding") == voor


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        ("SQLITE_FULL", 73),
        ("SQLITE_IOERR_WRITE", 73),
        ("SQLITE_IOERR_FSYNC", 73),
        ("SQLITE_IOERR_DIR_FSYNC", 73),
        ("SQLITE_IOERR_TRUNCATE", 73),
        ("SQLITE_IOERR_SHMSIZE", 73),
        ("SQLITE_IOERR_READ", 69),
        ("SQLITE_IOERR_SHORT_READ", 69),
        ("SQLITE_CANTOPEN", 69),
        ("SQLITE_CORRUPT", 69),
        ("SQLITE_BUSY_SNAPSHOT", 75),
    ],
)
def test_what_sqlite_says_has_a_code_of_the_contract(tmp_path: Path, naam: str, code: int) -> None:
    class Nagemaakt(sqlite3.OperationalError):
        sqlite_errorname = naam

    with pytest.raises(TafelError) as gevangen, verbinding.vertaalde_fouten(tmp_path / "r.db"):
        raise Nagemaakt
    assert gevangen.value.exit_code == code


@pytest.mark.parametrize("soort", ["schrijf", "proef"])
def test_a_full_register_says_so_and_is_as_it_was(pad: Path, soort: str) -> None:
    with Register(pad) as register:
        [[bladen]] = register.lees("PRAGMA page_count")
        register.lees(f"PRAGMA max_page_count = {bladen + 3}")
        with (
            pytest.raises(OutputFailed, match="is vol; maak ruimte, er is niets gewijzigd"),
            getattr(register, soort)(),
        ):
            zet_melding(register, reden="x" * 100_000)
        assert register.lees("SELECT * FROM melding") == []
        register.log("tester", VANDAAG, "zoek")  # small things still fit
    assert is_heel(pad)


def test_a_copy_that_is_no_longer_in_wal_mode_gets_it_back(pad: Path, tmp_path: Path) -> None:
    kopie = tmp_path / "kopie.db"
    rauw(pad, f"VACUUM INTO '{kopie}'")
    assert rauw(kopie, "PRAGMA journal_mode") == ["delete"]
    Register(kopie).sluit()
    assert rauw(kopie, "PRAGMA journal_mode") == ["wal"]


def test_a_file_system_without_shared_memory_is_refused(tmp_path: Path) -> None:
    """An in-memory database has no write-ahead log either."""
    with (
        closing(sqlite3.connect(":memory:")) as geheugen,
        pytest.raises(RegisterUnusable, match="geen gedeeld gebruik"),
    ):
        verbinding.zet_wal(geheugen, tmp_path)
