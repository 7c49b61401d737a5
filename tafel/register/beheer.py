"""Making a register and bringing an older one up to date, with numbered migrations."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path

from msgspec import Struct

from tafel.domain.basis import Rij
from tafel.errors import OutputFailed, RegisterUnusable
from tafel.register.instellingen import lees_profiel, neem_profiel, zet_profiel
from tafel.register.migrations import migraties
from tafel.register.schema import afwijkingen
from tafel.register.store import nu
from tafel.register.verbinding import (
    KENMERK,
    transactie,
    verbind,
    versie_van,
    vertaalde_fouten,
    zet_wal,
)
from tafel.sleutels import meldingssleutel, persoonssleutel

BLADZIJDE = 8192
"""Bytes of a page of a new register. A melding takes some 2,000: the usual 4096 hold one or two."""


def maak_register(
    pad: Path, *, profiel: str | None = None, door: tuple[str, date] | None = None
) -> None:
    """An empty register, mode 0600, in a folder that is made when needed (0700).

    It works with `profiel`; without one it takes that of the first who writes. `door`: who makes it
    on which day, the first line of its log; of a demo there is none.

    Raises RegisterUnusable when something is already there, OutputFailed when it cannot be made.
    """
    with _zonder_lege_mappen(pad):
        _maak_leeg_bestand(pad)
        _richt_in(pad, profiel, door)


@contextmanager
def _zonder_lege_mappen(pad: Path) -> Iterator[None]:
    """Folders that are made for `pad` are gone again when the block fails."""
    nieuw = [map_ for map_ in pad.absolute().parents if not map_.exists()]
    try:
        yield
    except BaseException:
        for map_ in nieuw:
            with suppress(OSError):
                map_.rmdir()
        raise


def _richt_in(pad: Path, profiel: str | None, door: tuple[str, date] | None) -> None:
    try:
        with vertaalde_fouten(pad), closing(verbind(pad)) as verbinding:
            verbinding.execute(f"PRAGMA page_size = {BLADZIJDE}")
            zet_wal(verbinding, pad)
            with transactie(verbinding):
                verbinding.execute(f"PRAGMA application_id = {KENMERK}")
                _pas_toe(verbinding, 0)
                if profiel is not None:
                    zet_profiel(verbinding, profiel)
                if door is not None:
                    verbinding.execute(
                        "INSERT INTO logregel (tijd, wie, dag, handeling, onderwerp) "
                        "VALUES (?, ?, ?, 'init', '')",
                        (nu(), *door),
                    )
                verbinding.execute("COMMIT")
    except BaseException:
        for achtervoegsel in ("", "-wal", "-shm"):
            pad.with_name(pad.name + achtervoegsel).unlink(missing_ok=True)
        raise


class Bijgewerkt(Struct, frozen=True):
    """What bringing a register up to date came to."""

    oud: int
    """The version that it had."""
    stappen: tuple[str, ...]
    profiel: str | None
    """The profile that it took, when it had none."""
    crises: int = 0
    """Crises of running casussen of which was never kept that somebody was phoned."""
    zonder_procesmanager: int = 0
    """Running casussen that wait for a named procesmanager."""


Elders = Callable[[str | None], Iterable[tuple[str, str]]]
"""Of the profile of this name: table and category of which the regie lies with a procesmanager."""


def migreer(
    pad: Path,
    *,
    proef: bool = False,
    profiel: str | None = None,
    gekozen: bool = False,
    elders: Elders = lambda _: (),
) -> Bijgewerkt:
    """Bring a register to the current version.

    Everything happens in one transaction: it is migrated whole or not at all. A `proef` does it
    all too, and rolls it back. One without a profile takes that of its decisions, else `profiel`;
    raises SettingsWrong when they differ and nobody chose one of them (`gekozen`).
    """
    with vertaalde_fouten(pad), closing(verbind(pad)) as verbinding:
        versie_van(verbinding, pad)
        # Rebuilding a table breaks references for a moment; they are checked at the end instead.
        verbinding.execute("PRAGMA foreign_keys = OFF")
        with transactie(verbinding):
            oud = versie_van(verbinding, pad)
            stappen = _pas_toe(verbinding, oud)
            if verbinding.execute("PRAGMA foreign_key_check").fetchone():
                raise RegisterUnusable(
                    f"bijwerken zou verwijzingen in {pad} breken; er is niets gewijzigd"
                )
            if verschil := afwijkingen(verbinding):
                raise RegisterUnusable(
                    f"{pad} ziet er na het bijwerken niet uit zoals het hoort ({verschil[0]}); "
                    "er is niets gewijzigd, zet een reservekopie terug"
                )
            genomen = None
            if profiel is not None and lees_profiel(verbinding) is None:
                genomen = neem_profiel(verbinding, profiel, gekozen=gekozen)
            crises = wachten = 0
            if stappen:
                crises = verbinding.execute(_CRISES).fetchone()[0]
                paren = json.dumps(list(elders(genomen)))
                wachten = verbinding.execute(_ZONDER_PROCESMANAGER, (paren,)).fetchone()[0]
            if not proef:
                verbinding.execute("COMMIT")
    return Bijgewerkt(oud, stappen, genomen, crises, wachten)


_CRISES = (
    "SELECT count(*) FROM casus c WHERE c.status = 'open' AND c.crisis = 'open' AND NOT EXISTS "
    "(SELECT 1 FROM crisiscontact k WHERE k.casus = c.id AND k.id > c.crisis_na)"
)
_ZONDER_PROCESMANAGER = (
    "SELECT count(*) FROM casus WHERE status = 'open' AND procesmanager IS NULL "
    "AND niet_overgedragen IS NULL "
    "AND (uitkomst = 'opschalen' OR categorie_mogelijk IS NOT NULL OR (tafel, categorie) IN "
    "(SELECT value ->> 0, value ->> 1 FROM json_each(?)))"
)


def _pas_toe(verbinding: sqlite3.Connection, oud: int) -> tuple[str, ...]:
    """Every migration after version `oud`, within the caller's transaction; returns their names."""
    for sleutel in (persoonssleutel, meldingssleutel):
        verbinding.create_function(sleutel.__name__, 1, _van_json(sleutel), deterministic=True)
    stappen = []
    for nummer, naam, sql in migraties():
        if nummer > oud:
            for opdracht in _opdrachten(sql):
                verbinding.execute(opdracht)
            verbinding.execute(f"PRAGMA user_version = {nummer}")
            stappen.append(f"{nummer:04d} {naam}")
    return tuple(stappen)


def _van_json(sleutel: Callable[[Rij], str | None]) -> Callable[[str], str | None]:
    return lambda tekst: sleutel(json.loads(tekst))


def _opdrachten(sql: str) -> list[str]:
    """The statements of a script; `executescript` would commit halfway."""
    opdrachten, tot_nu = [], ""
    for regel in sql.splitlines(keepends=True):
        tot_nu += regel
        if sqlite3.complete_statement(tot_nu):
            opdrachten.append(tot_nu)
            tot_nu = ""
    return opdrachten


def _maak_leeg_bestand(pad: Path) -> None:
    """Create an empty private file (0600, whatever the umask); refuses what is already there."""
    try:
        for map_ in reversed(pad.absolute().parents):
            if not map_.exists():
                map_.mkdir(mode=0o700, exist_ok=True)
        nummer = os.open(pad, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600)
        os.fchmod(nummer, 0o600)
        os.close(nummer)
    except FileExistsError:
        raise RegisterUnusable(
            f"er is al iets op {pad}; kies een ander pad met: tafel --register PAD init"
        ) from None
    except OSError:
        raise OutputFailed(
            f"kan {pad} niet maken; controleer de rechten en de ruimte, of kies een ander pad"
        ) from None
