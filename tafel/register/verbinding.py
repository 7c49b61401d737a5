"""The connection to a register: settings that keep data whole and private, transactions that roll
back by default, and every sqlite3 error as a `TafelError` without the values that caused it.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tafel.errors import Busy, InputRefused, OutputFailed, RegisterUnusable, TafelError

VERSIE = 19
"""Version of the schema that this program reads and writes: the number of the last migration."""
KENMERK = 0x7AFE1
"""`PRAGMA application_id` of a register."""
WACHT_SECONDEN = 30.0
"""How long a writer waits for another one."""
MOUNTS = Path("/proc/mounts")
NETWERK = frozenset(
    [
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "davfs", "vboxsf"),
        *("ceph", "glusterfs", "lustre", "fuse.ceph", "fuse.davfs2", "fuse.glusterfs"),
        *("fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs"),
    ]
)
"""File systems on which SQLite's write-ahead log does not keep data whole."""


_DELEN = ("SQLITE_IOERR_SHM", "SQLITE_CANTOPEN")
"""What SQLite says when it cannot make the file that readers and writers share."""
_SCHRIJVEN = (
    *(f"SQLITE_IOERR_{wat}" for wat in ("WRITE", "FSYNC", "DIR_FSYNC", "TRUNCATE")),
    "SQLITE_IOERR_SHM",
)
"""What SQLite says when a write failed; on a full disk rarely that it is full."""
_NIETS, _EERDER = "er is niets gewijzigd", "wat daarvoor is bewaard, blijft"

sqlite3.register_adapter(type(None), lambda niets: niets)
"""Or the module searches again, for each cell that is empty, how it might be stored."""
sqlite3.register_adapter(date, date.isoformat)


def verbind(
    pad: Path, *, wacht: float = WACHT_SECONDEN, vluchtig: bool = False
) -> sqlite3.Connection:
    """A connection to the file at `pad`, in autocommit mode; what it is was not looked at yet.

    `vluchtig`: do not wait for the disk, for a register that may be lost. Readers and writers share
    a file beside the register; where the disk has no room for that, whoever reads has it alone.

    Raises RegisterUnusable when there is no file or when it is on a network drive.
    """
    if not _bestaat(pad):
        raise RegisterUnusable(f"er is geen register op {pad}; maak er een met: tafel init")
    if (soort := bestandssysteem(pad)) in NETWERK:
        raise RegisterUnusable(
            f"{pad} staat op een netwerkschijf ({soort}); zet het register op een eigen schijf"
        )
    try:
        return _open(pad, wacht, vluchtig=vluchtig)
    except sqlite3.Error as fout:
        if not getattr(fout, "sqlite_errorname", "").startswith(_DELEN):
            raise
    return _open(pad, wacht, "locking_mode = EXCLUSIVE", vluchtig=vluchtig)


def _open(pad: Path, wacht: float, *eerst: str, vluchtig: bool) -> sqlite3.Connection:
    # As a URI no path means something else (`:memory:`), and no file is made.
    plek = f"{pad.absolute().as_uri()}?mode=rw"
    verbinding = sqlite3.connect(plek, uri=True, timeout=wacht, isolation_level=None)
    verbinding.row_factory = sqlite3.Row
    try:
        for instelling in (
            *eerst,
            "foreign_keys = ON",
            "recursive_triggers = ON",  # or INSERT OR REPLACE walks past the append-only triggers
            "trusted_schema = OFF",
            "secure_delete = ON",
            "synchronous = OFF" if vluchtig else "synchronous = FULL",
            "temp_store = MEMORY",
            "cache_size = -8000",  # kB; with the usual 2000 an import keeps writing the same pages
        ):
            verbinding.execute(f"PRAGMA {instelling}")
    except BaseException:
        verbinding.close()
        raise
    return verbinding


def _bestaat(pad: Path) -> bool:
    try:
        return pad.is_file()
    except OSError:
        raise _geen_toegang(pad) from None


def bestandssysteem(pad: Path) -> str | None:
    """Kind of the file system that holds `pad`, as the kernel names it; None when not known."""
    try:
        regels = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    map_ = pad.resolve().parent
    diepte, gevonden = 0, None
    for regel in regels:
        _, punt, soort, *_ = regel.split(" ")
        plek = Path(re.sub(r"\\([0-7]{3})", lambda teken: chr(int(teken[1], 8)), punt))
        if map_.is_relative_to(plek) and len(plek.parts) >= diepte:
            diepte, gevonden = len(plek.parts), soort
    return gevonden


def versie_van(verbinding: sqlite3.Connection, pad: Path) -> int:
    """Version of the register at `pad`; RegisterUnusable when it is no register, or a newer one."""
    if verbinding.execute("PRAGMA application_id").fetchone()[0] != KENMERK:
        raise RegisterUnusable(f"{pad} is geen register van tafel; kies een ander bestand")
    versie = int(verbinding.execute("PRAGMA user_version").fetchone()[0])
    if versie > VERSIE:
        raise RegisterUnusable(
            f"het register {pad} is van een nieuwere versie ({versie}) dan dit programma "
            f"({VERSIE}); installeer de nieuwste tafel"
        )
    return versie


def zet_wal(verbinding: sqlite3.Connection, pad: Path) -> None:
    """Readers and a writer side by side; a file system that cannot do that is refused."""
    if verbinding.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise RegisterUnusable(
            f"{pad} staat op een schijf die geen gedeeld gebruik kent; kies een eigen schijf"
        )


def herschrijf(verbinding: sqlite3.Connection, wacht: float) -> bool:
    """Write the whole file anew, so that it holds no more than what is in it, and empty its -wal.

    `secure_delete` leaves behind what was moved within a page. False when somebody else is in the
    midst of reading or writing for `wacht` seconds, or the disk has no room: nothing is lost then,
    and it can be done again.
    """
    [eerst] = verbinding.execute("PRAGMA busy_timeout").fetchone()
    verbinding.execute(f"PRAGMA busy_timeout = {round(wacht * 1000)}")
    try:
        if not _leeg_wal(verbinding):
            return False
        verbinding.execute("VACUUM")
        return _leeg_wal(verbinding)
    except sqlite3.OperationalError:
        return False
    finally:
        verbinding.execute(f"PRAGMA busy_timeout = {eerst}")


def _leeg_wal(verbinding: sqlite3.Connection) -> bool:
    [bezet, *_] = verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not bezet


@contextmanager
def transactie(verbinding: sqlite3.Connection) -> Iterator[None]:
    """A write transaction that takes the write lock before it reads, so that no update is lost;
    rolled back unless the block itself commits.
    """
    verbinding.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        if verbinding.in_transaction:
            verbinding.execute("ROLLBACK")


@contextmanager
def momentopname(verbinding: sqlite3.Connection) -> Iterator[None]:
    """A read transaction: every query in the block sees the register as the first one did.

    SQLite refuses to write meanwhile. A writer elsewhere is not held up by it.
    """
    verbinding.execute("PRAGMA query_only = ON")
    try:
        verbinding.execute("BEGIN")
        yield
    finally:
        if verbinding.in_transaction:
            verbinding.execute("ROLLBACK")
        verbinding.execute("PRAGMA query_only = OFF")


@contextmanager
def vertaalde_fouten(pad: Path, *, eerder: bool = False) -> Iterator[None]:
    """Turn sqlite3's errors into ours; their text may hold values, so it never travels on.

    They say that nothing was changed, or with `eerder` that what was kept before stays.
    """
    try:
        yield
    except sqlite3.Error as fout:
        raise _vertaal(fout, pad, _EERDER if eerder else _NIETS) from None
    except UnicodeEncodeError:
        raise InputRefused("een tekst bevat bytes die geen UTF-8 zijn; typ hem opnieuw") from None


def _vertaal(fout: sqlite3.Error, pad: Path, gevolg: str) -> TafelError:
    naam = getattr(fout, "sqlite_errorname", None) or type(fout).__name__
    if naam.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy("het register is bezet door een ander; probeer het straks opnieuw")
    if naam.startswith("SQLITE_FULL") or (naam.startswith("SQLITE_CANTOPEN") and _is_vol(pad)):
        return OutputFailed(f"de schijf met {pad} is vol; maak ruimte, {gevolg}")
    if naam.startswith("SQLITE_NOTADB"):
        return RegisterUnusable(f"{pad} is geen register van tafel, of het is beschadigd")
    if naam.startswith("SQLITE_CORRUPT"):
        return beschadigd(pad)
    if naam.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH")):
        return _geen_toegang(pad)
    if naam.startswith(_SCHRIJVEN):
        return OutputFailed(
            f"de schijf met {pad} neemt niets meer op; maak ruimte of kijk de schijf na, {gevolg}"
        )
    if naam.startswith("SQLITE_IOERR"):
        return RegisterUnusable(
            f"lezen van {pad} mislukt; controleer of de schijf stuk is, {gevolg}"
        )
    return RegisterUnusable(f"het register {pad} weigert dit ({naam}); {gevolg}")


def _is_vol(pad: Path) -> bool:
    """Whether the disk has no room for another file beside `pad`."""
    try:
        schijf = os.statvfs(pad.parent)
    except OSError:
        return False
    return schijf.f_bavail == 0 or (schijf.f_files > 0 and schijf.f_favail == 0)


def beschadigd(pad: Path, maand: str | None = None) -> RegisterUnusable:
    """What is in it is not as this program keeps it; of a closed month, which one."""
    waar = f" in de cijfers van {maand}" if maand else ""
    return RegisterUnusable(f"het register {pad} is beschadigd{waar}; zet een reservekopie terug")


def _geen_toegang(pad: Path) -> RegisterUnusable:
    return RegisterUnusable(f"geen toegang tot het register {pad}; controleer de rechten")
