"""Opening the register, transactions that roll back by default, and plain reading and writing.

One connection, the standard library's sqlite3, autocommit mode: a reader needs no transaction, a
writer takes the write lock before it reads (`BEGIN IMMEDIATE`), so that no update is ever lost.
Every sqlite3 error leaves as a `TafelError` without the values that caused it.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tafel.errors import Busy, OutputFailed, RegisterUnusable, TafelError

VERSIE = 2
"""Version of the schema that this program reads and writes: the number of the last migration."""
KENMERK = 0x7AFE1
"""`PRAGMA application_id` of a register."""
WACHT_SECONDEN = 30.0
NETWERK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "fuse.sshfs", "fuse.davfs2"}
)

Waarde = str | int | float | None
Rij = Mapping[str, Any]


class Register:
    """An open register. Use as a context manager; what was not committed is rolled back.

    Raises RegisterUnusable (69) when it is missing, no register, older, newer, damaged or on a
    network drive; Busy (75) when another process keeps writing.
    """

    def __init__(self, pad: Path, *, wacht: float = WACHT_SECONDEN) -> None:
        self.pad = pad
        if not pad.is_file():
            raise RegisterUnusable(f"er is geen register op {pad}; maak er een met: tafel init")
        with vertaalde_fouten(pad):
            self._verbinding = verbind(pad, wacht=wacht)
        try:
            with vertaalde_fouten(pad):
                self._toets_versie()
        except TafelError:
            self._verbinding.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, _: TracebackType | None
    ) -> None:
        self.sluit()

    def sluit(self) -> None:
        if self._verbinding.in_transaction:
            self._verbinding.rollback()
        self._verbinding.close()

    def _toets_versie(self) -> None:
        versie = self.versie
        if self._verbinding.execute("PRAGMA application_id").fetchone()[0] != KENMERK:
            raise RegisterUnusable(f"{self.pad} is geen register van tafel; kies een ander bestand")
        if versie < VERSIE:
            raise RegisterUnusable(
                f"het register {self.pad} is van een oudere versie ({versie}, nodig is {VERSIE}); "
                "werk het bij met: tafel beheer migreer"
            )
        if versie > VERSIE:
            raise RegisterUnusable(
                f"het register {self.pad} is van een nieuwere versie ({versie}) dan dit programma "
                f"({VERSIE}); installeer de nieuwste tafel"
            )

    @property
    def versie(self) -> int:
        return int(self._verbinding.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def schrijf(self) -> Iterator[Self]:
        """A write transaction: commits when the block ends well, rolls back on any exception."""
        with vertaalde_fouten(self.pad):
            self._verbinding.execute("BEGIN IMMEDIATE")
            try:
                yield self
                self._verbinding.execute("COMMIT")
            except BaseException:
                if self._verbinding.in_transaction:
                    self._verbinding.execute("ROLLBACK")
                raise

    @contextmanager
    def proef(self) -> Iterator[Self]:
        """A write transaction that is always rolled back: everything happens, nothing stays."""
        with vertaalde_fouten(self.pad):
            self._verbinding.execute("BEGIN IMMEDIATE")
            try:
                yield self
            finally:
                self._verbinding.execute("ROLLBACK")

    def lees(self, sql: str, /, **waarden: Waarde) -> list[sqlite3.Row]:
        """All rows of a named query; columns by name."""
        with vertaalde_fouten(self.pad):
            return self._verbinding.execute(sql, waarden).fetchall()

    def lees_een(self, sql: str, /, **waarden: Waarde) -> sqlite3.Row | None:
        with vertaalde_fouten(self.pad):
            rij: sqlite3.Row | None = self._verbinding.execute(sql, waarden).fetchone()
            return rij

    def voeg_toe(self, tabel: str, rij: Rij) -> int:
        """Insert one row; returns its number."""
        with vertaalde_fouten(self.pad):
            gedaan = self._verbinding.execute(_insert(tabel, tuple(rij)), tuple(rij.values()))
        assert gedaan.lastrowid is not None
        return gedaan.lastrowid

    def voeg_alle_toe(
        self, tabel: str, kolommen: Sequence[str], rijen: Iterable[Sequence[Waarde]]
    ) -> None:
        """Insert many rows of one shape."""
        with vertaalde_fouten(self.pad):
            self._verbinding.executemany(_insert(tabel, tuple(kolommen)), rijen)

    def werk_bij(self, tabel: str, nummer: int, waarden: Rij) -> None:
        """Set columns of the row with this number."""
        zetten = ", ".join(f"{kolom} = ?" for kolom in waarden)
        with vertaalde_fouten(self.pad):
            self._verbinding.execute(
                f"UPDATE {tabel} SET {zetten} WHERE id = ?", (*waarden.values(), nummer)
            )

    def maak_functie(self, naam: str, functie: Callable[[str], str]) -> None:
        """Let queries on this connection call a pure function of one text."""
        self._verbinding.create_function(naam, 1, functie, deterministic=True)

    def log(self, wie: str, dag: date, handeling: str, onderwerp: str = "") -> None:
        """Note who looked at or changed what, in the real time; never a name or free text."""
        self.voeg_toe(
            "logregel",
            {
                "tijd": nu(),
                "dag": dag.isoformat(),
                "wie": wie,
                "handeling": handeling,
                "onderwerp": onderwerp,
            },
        )

    def volgnummer(self, tabel: str) -> int:
        """The next number of a table; only inside a write transaction."""
        rij = self.lees_een("SELECT seq FROM sqlite_sequence WHERE name = :tabel", tabel=tabel)
        return (rij[0] if rij else 0) + 1


def nu() -> str:
    """The real time, to the second, with its offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _insert(tabel: str, kolommen: tuple[str, ...]) -> str:
    vragen = ", ".join("?" * len(kolommen))
    return f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({vragen})"


def verbind(pad: Path, *, wacht: float = WACHT_SECONDEN) -> sqlite3.Connection:
    """A connection with the settings that keep data whole and private."""
    if (soort := bestandssysteem(pad)) in NETWERK:
        raise RegisterUnusable(
            f"{pad} staat op een netwerkschijf ({soort}); zet het register op een eigen schijf"
        )
    verbinding = sqlite3.connect(pad, timeout=wacht, isolation_level=None)
    verbinding.row_factory = sqlite3.Row
    for instelling in (
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "trusted_schema = OFF",
        "secure_delete = ON",
        "synchronous = FULL",
    ):
        verbinding.execute(f"PRAGMA {instelling}")
    if verbinding.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        verbinding.execute("PRAGMA journal_mode = WAL")
    return verbinding


def bestandssysteem(pad: Path, mounts: str = "/proc/mounts") -> str | None:
    """Kind of the file system that holds `pad`, as the kernel names it; None when it cannot tell."""
    if not sys.platform.startswith("linux"):
        return None
    plek = str(pad.absolute().parent)
    try:
        regels = Path(mounts).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    punten = [(regel.split()[1], regel.split()[2]) for regel in regels if len(regel.split()) > 2]
    boven = [(punt, s) for punt, s in punten if (plek + "/").startswith(punt.rstrip("/") + "/")]
    return max(boven, key=lambda paar: len(paar[0]))[1] if boven else None


def maak_leeg_bestand(pad: Path) -> None:
    """Create an empty private file (0600, whatever the umask); refuses what is already there."""
    try:
        pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        nummer = os.open(pad, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        raise RegisterUnusable(
            f"er is al een bestand op {pad}; kies een ander pad met: tafel --register PAD init"
        ) from None
    except OSError as fout:
        raise OutputFailed(f"kan {pad} niet maken: {fout.strerror}; kies een ander pad") from None
    os.fchmod(nummer, 0o600)
    os.close(nummer)


@contextmanager
def vertaalde_fouten(pad: Path) -> Iterator[None]:
    """Turn sqlite3's errors into ours; their text may hold values, so it never travels on."""
    try:
        yield
    except sqlite3.Error as fout:
        raise _vertaal(fout, pad) from None


def _vertaal(fout: sqlite3.Error, pad: Path) -> TafelError:
    naam = getattr(fout, "sqlite_errorname", "") or ""
    if naam.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy("het register is bezet door een ander; probeer het straks opnieuw")
    if naam.startswith("SQLITE_FULL"):
        return OutputFailed(f"de schijf met {pad} is vol; maak ruimte, er is niets gewijzigd")
    if naam.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return RegisterUnusable(f"het register {pad} is beschadigd; zet een reservekopie terug")
    if naam.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH")):
        return RegisterUnusable(f"geen toegang tot het register {pad}; controleer de rechten")
    if naam.startswith("SQLITE_IOERR"):
        return RegisterUnusable(f"lezen of schrijven van {pad} mislukt; controleer de schijf")
    return RegisterUnusable(f"het register {pad} weigert ({naam or type(fout).__name__})")
