"""The register: opening it, transactions that roll back by default, plain reading and writing.

One connection, the standard library's sqlite3, autocommit mode: a query needs no transaction, those
that belong together are read in a `momentopname`, and a writer takes the write lock before it reads
(`BEGIN IMMEDIATE`), so that no update is ever lost.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from msgspec import Struct, convert

from tafel.errors import OutputFailed, RegisterUnusable
from tafel.register.instellingen import Werkprofiel, eis_profiel, lees_profiel, zet_profiel
from tafel.register.rijen.partner import Vervangingrij
from tafel.register.spoor import Runspoor, Schrijfspoor, om_terug_te_nemen
from tafel.register.teksten import VRIJE_TEKST, Geschreven, vrije_teksten
from tafel.register.verbinding import (
    VERSIE,
    WACHT_SECONDEN,
    beschadigd,
    herschrijf,
    momentopname,
    transactie,
    verbind,
    versie_van,
    vertaalde_fouten,
    zet_wal,
)
from tafel.register.vervanging import ALLE, Vervangingen

Cel = str | int | float | None
"""A value as it is stored."""
Waarde = Cel | date
"""One that can be written; a date is stored as ISO 8601."""
Soort = TypeVar("Soort", bound=Struct)
_LOS = 20
"""So few rows are inserted one by one, so that they can be taken back."""
ZONDER_NUMMER = frozenset(
    {"afmelding", "instelling", "maandafsluiting", "maandcijfer", "overlegverzet", "partner"}
)
"""Tables whose rows have no number."""
_MEESTE_RIJEN = 200
"""What changed more rows than these cannot be taken back as one change."""
BIJZAAK = frozenset({"logregel", "importering"})
"""Tables that tell what a run did; of one that did nothing else nothing was stored."""


class Register:
    """An open register. Use as a context manager; what was not committed is rolled back.

    Raises RegisterUnusable (69) when it is missing, no register, older, newer, damaged or on a
    network drive; Busy (75) when another process keeps writing for `wacht` seconds. One that is
    `vluchtig` may be lost when the machine stops. With `werk` it is written to under that profile
    only.
    """

    def __init__(
        self,
        pad: Path,
        *,
        wacht: float = WACHT_SECONDEN,
        vluchtig: bool = False,
        werk: Werkprofiel | None = None,
    ) -> None:
        self.pad = pad
        self._werk = werk
        self._alleen_lezen = False
        self.geschreven: list[Geschreven] = []
        """Free text that was written through this connection, kept or not."""
        self.vastgelegd = False
        """Whether a write transaction was committed that it would do harm to repeat."""
        self._bijzaken = 0
        """Rows that were written to these."""
        self._bewaard = False
        """Whether any write transaction was committed."""
        self.gave_maanden: set[str] = set()
        """The closed months that were found to be as they were kept."""
        self.spoor: list[Schrijfspoor] = []
        """What it takes to undo what was written in this transaction, in the order of writing. Not
        of many rows at once, of `verwijder` and of the log.
        """
        self._gelogd: list[Mapping[str, Any]] = []
        """What was logged in it."""
        self._daad: Runspoor | None = None
        """What this run did so far."""
        self.bewaakt: Callable[[], AbstractContextManager[None]] = nullcontext
        """What stands around each write transaction: raises when it may not be committed."""
        with vertaalde_fouten(pad):
            self._verbinding = verbind(pad, wacht=wacht, vluchtig=vluchtig)
            try:
                versie = versie_van(self._verbinding, pad)
                if versie < VERSIE:
                    raise RegisterUnusable(
                        f"het register {pad} is van een oudere versie ({versie}, nodig is "
                        f"{VERSIE}); werk het bij met: tafel beheer migreer"
                    )
                zet_wal(self._verbinding, pad)
            except BaseException:
                self._verbinding.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, _: TracebackType | None
    ) -> None:
        self.sluit()

    def sluit(self) -> None:
        """Close; what was not committed is gone, and the last one out empties the -wal file."""
        self._verbinding.close()

    @property
    def profiel(self) -> str | None:
        """Name of the profile that this register works with; None when it has none yet."""
        with self._vertaald():
            return lees_profiel(self._verbinding)

    @property
    def ander_profiel(self) -> str | None:
        """The register's own profile, when it is looked at under another one."""
        eigen = self.profiel if self._werk is not None else None
        return None if self._werk is None or eigen == self._werk.naam else eigen

    def zet_profiel(self, naam: str) -> None:
        """Only inside a write transaction that holds under any profile."""
        with self._vertaald():
            zet_profiel(self._verbinding, naam)

    @contextmanager
    def schrijf(self, *, elk_profiel: bool = False, terloops: bool = False) -> Iterator[Self]:
        """A write transaction: commits when the block ends well, rolls back on any exception.
        Inside another one it is a part of that.

        `terloops`: what a command that reads notes in passing, and may as well note again.

        Raises SettingsWrong under another profile than the register's, but for what holds under
        `elk_profiel`: that somebody looked.
        """
        self._toets_schrijven()
        if self._verbinding.in_transaction:
            yield self
            return
        with self._vertaald(), transactie(self._verbinding):
            if self._werk is not None and not elk_profiel:
                eis_profiel(self._verbinding, self._werk)
            voor, rijen = self._hoofdzaken(), self._verbinding.total_changes
            self.spoor, self._gelogd = [], []
            with self.bewaakt():
                yield self
            if self._gelogd and not terloops and self._hoofdzaken() > voor:
                self._bewaar_daad(self._verbinding.total_changes - rijen)
            self._verbinding.execute("COMMIT")
        self._bewaard = True
        self.vastgelegd = self.vastgelegd or (not terloops and self._hoofdzaken() > voor)

    def nieuwe_daad(self) -> None:
        """What follows is taken back by itself, and not with what was done before in this run."""
        self._daad = None

    def _bewaar_daad(self, rijen: int) -> None:
        """Keep what takes this run back, with this transaction of so many changed rows."""
        laatste, geteld = self._gelogd[-1], len(self.spoor) + len(self._gelogd)
        heel = geteld == rijen <= _MEESTE_RIJEN
        eerder = self._daad or Runspoor({n: laatste[n] for n in ("handeling", "onderwerp")}, ())
        spoor = (*eerder.spoor, *self.spoor) if heel and eerder.spoor is not None else None
        self._daad = Runspoor(eerder.wat, spoor)
        terug = {"gemaakt": None, "gewijzigd": None} if spoor is None else om_terug_te_nemen(spoor)
        voor = self._verbinding.total_changes
        self._verbinding.execute(
            "INSERT OR REPLACE INTO daad "
            "(wie, tijd, handeling, onderwerp, gemaakt, gewijzigd, ongedaan) "
            "VALUES (:wie, :tijd, :handeling, :onderwerp, :gemaakt, :gewijzigd, NULL)",
            {"wie": laatste["wie"], "tijd": laatste["tijd"], **eerder.wat, **terug},
        )
        self._bijzaken += self._verbinding.total_changes - voor

    def _hoofdzaken(self) -> int:
        """Rows that were written through this connection, but for those that tell of a run."""
        return self._verbinding.total_changes - self._bijzaken

    @contextmanager
    def proef(self) -> Iterator[Self]:
        """A write transaction that is always rolled back: everything happens, nothing stays."""
        self._toets_schrijven()
        with self._vertaald(), transactie(self._verbinding):
            yield self

    def schrijf_of_proef(self, proef: bool) -> AbstractContextManager[Self]:
        """`proef` when it is one, else `schrijf`."""
        return self.proef() if proef else self.schrijf()

    @contextmanager
    def momentopname(self) -> Iterator[Self]:
        """Everything that is read in the block is of one moment, whatever others write meanwhile.

        Writing in it is a programming error (AssertionError). Inside another one, or a write
        transaction, it changes nothing: what is read there is of one moment already.
        """
        if self._verbinding.in_transaction:
            yield self
            return
        with self._vertaald(), momentopname(self._verbinding):
            self._alleen_lezen = True
            try:
                yield self
            finally:
                self._alleen_lezen = False

    @contextmanager
    def heel(self) -> Iterator[None]:
        """What was kept is turned into what it stands for. Raises RegisterUnusable when that cannot
        be: nobody but this program wrote it.
        """
        try:
            yield
        except (KeyError, OverflowError, TypeError, ValueError):
            raise self.beschadigd() from None

    def beschadigd(self, maand: str | None = None) -> RegisterUnusable:
        """The error for what was kept and is not whole; of a closed month, which one."""
        return beschadigd(self.pad, maand)

    def _vertaald(self) -> AbstractContextManager[None]:
        return vertaalde_fouten(self.pad, eerder=self._bewaard)

    def _toets_schrijven(self) -> None:
        assert not self._alleen_lezen, "a momentopname is for reading only"

    def lees(self, sql: str, /, **waarden: Waarde) -> list[sqlite3.Row]:
        """All rows of a named query; columns by name."""
        with self._vertaald():
            return self._verbinding.execute(sql, waarden).fetchall()

    def lees_een(self, sql: str, /, **waarden: Waarde) -> sqlite3.Row | None:
        with self._vertaald():
            rij: sqlite3.Row | None = self._verbinding.execute(sql, waarden).fetchone()
            return rij

    def rijen(self, soort: type[Soort], sql: str, /, **waarden: Waarde) -> list[Soort]:
        """All rows of a named query, each as a `soort`: its columns are the fields, by name.

        Raises RegisterUnusable for a cell that no field of that type can hold.
        """
        with self._vertaald():
            gelezen = self._verbinding.cursor()
            gelezen.row_factory = None
            gelezen.execute(sql, waarden)
            namen = [kolom[0] for kolom in gelezen.description]
            verplicht = len(soort.__struct_fields__) - len(soort.__struct_defaults__)
            assert {*soort.__struct_fields__[:verplicht]} <= {*namen}, soort
            rijen = [dict(zip(namen, rij, strict=True)) for rij in gelezen]
        with self.heel():
            return convert(rijen, list[soort])  # type: ignore[valid-type]

    def rij(self, soort: type[Soort], sql: str, /, **waarden: Waarde) -> Soort | None:
        """The first row of a named query; None when it has none."""
        return next(iter(self.rijen(soort, sql, **waarden)), None)

    def voeg_toe(self, tabel: str, rij: Mapping[str, Any]) -> int:
        """Insert one row; returns its number."""
        self._toets_schrijven()
        with self._vertaald():
            gedaan = self._verbinding.execute(_insert(tabel, tuple(rij)), tuple(rij.values()))
        self._bijzaken += tabel in BIJZAAK
        assert gedaan.lastrowid is not None
        self.geschreven += vrije_teksten(tabel, gedaan.lastrowid, rij)
        if tabel == "logregel":
            self._gelogd.append(rij)
        elif len(self.spoor) <= _MEESTE_RIJEN:
            self.spoor.append(Schrijfspoor(tabel, gedaan.lastrowid, None, None))
        return gedaan.lastrowid

    def voeg_alle_toe(
        self, tabel: str, kolommen: Sequence[str], rijen: Iterable[Sequence[Waarde]]
    ) -> None:
        """Insert many rows of one shape."""
        self._toets_schrijven()
        rijen = list(rijen)
        if len(rijen) <= _LOS and len(self.spoor) <= _MEESTE_RIJEN and tabel not in ZONDER_NUMMER:
            for rij in rijen:
                self.voeg_toe(tabel, dict(zip(kolommen, rij, strict=True)))
            return
        if tabel in VRIJE_TEKST:
            for rij in rijen:
                waarden = dict(zip(kolommen, rij, strict=True))
                self.geschreven += vrije_teksten(tabel, None, waarden)
        with self._vertaald():
            self._verbinding.executemany(_insert(tabel, tuple(kolommen)), rijen)

    def werk_bij(self, tabel: str, nummer: int, waarden: Mapping[str, Any]) -> None:
        """Set columns of the row with this number."""
        self._toets_schrijven()
        if len(self.spoor) <= _MEESTE_RIJEN:
            oud = self.lees_een(
                f"SELECT {', '.join(waarden)} FROM {tabel} WHERE id = :nummer", nummer=nummer
            )
            if oud is not None:
                self.spoor.append(Schrijfspoor(tabel, nummer, dict(oud), waarden))
        zetten = ", ".join(f"{kolom} = ?" for kolom in waarden)
        with self._vertaald():
            self._verbinding.execute(
                f"UPDATE {tabel} SET {zetten} WHERE id = ?", (*waarden.values(), nummer)
            )
        self._bijzaken += tabel in BIJZAAK
        self.geschreven += vrije_teksten(tabel, nummer, waarden)

    def verwijder(self, sql: str, /, **waarden: Waarde) -> None:
        """Delete rows by a named query; inside a write transaction."""
        self._toets_schrijven()
        with self._vertaald():
            self._verbinding.execute(sql, waarden)

    def haal_weg(self, tabel: str, rij: int) -> bool:
        """Delete one row; False when another stands on it, or it may never go."""
        try:
            self._verbinding.execute(f"DELETE FROM {tabel} WHERE id = ?", (rij,))
        except sqlite3.IntegrityError:
            return False
        return True

    def herschrijf(self, wacht: float) -> bool:
        """Leave nothing of what was changed in the file; False when that cannot be done now."""
        with self._vertaald():
            return herschrijf(self._verbinding, wacht)

    def maak_functie(self, naam: str, functie: Callable[..., Cel], aantal: int = 1) -> None:
        """Let queries on this connection call a pure function of so many values."""
        self._verbinding.create_function(naam, aantal, functie, deterministic=True)

    def log(self, wie: str, dag: date, handeling: str, onderwerp: str = "") -> None:
        """Note who looked at or changed what, in the real time, and for whom they stood in that
        day; never a name or free text.

        Raises OutputFailed where that finds no room: nobody looks unseen.
        """
        regel = {
            "tijd": nu(),
            "dag": dag,
            "wie": wie,
            "handeling": handeling,
            "onderwerp": onderwerp,
            "namens": "|".join(str(rij.id) for rij in self.vervangingen.door(wie, dag)) or None,
        }
        try:
            self.voeg_toe("logregel", regel)
        except OutputFailed:
            if self._verbinding.in_transaction:
                raise
            raise OutputFailed(
                f"de schijf met {self.pad} is vol: wie kijkt wordt gelogd, en dat past er niet "
                "meer bij; maak ruimte en kijk dan opnieuw"
            ) from None

    @cached_property
    def vervangingen(self) -> Vervangingen:
        """Who stands in for whom, as it was when this run first asked."""
        return self.lees_vervangingen()

    def lees_vervangingen(self) -> Vervangingen:
        return Vervangingen(self.rijen(Vervangingrij, ALLE))

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


def als_lijst(waarden: Iterable[object]) -> str:
    """A list as one parameter, for `IN (SELECT value FROM json_each(:lijst))`."""
    return json.dumps(list(waarden))


def voorwaarden(filters: Mapping[str, object]) -> str:
    """The conditions, of condition → value, that have a value to filter on."""
    return " AND ".join(sql for sql, waarde in filters.items() if waarde is not None) or "true"
