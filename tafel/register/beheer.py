"""Making a register and bringing an older one up to date, with numbered migrations."""

import sqlite3
from pathlib import Path

from tafel.errors import RegisterUnusable
from tafel.register.migrations import migraties
from tafel.register.store import KENMERK, VERSIE, maak_leeg_bestand, verbind, vertaalde_fouten


def maak_register(pad: Path) -> None:
    """An empty register, mode 0600. Raises RegisterUnusable when something is already there."""
    maak_leeg_bestand(pad)
    try:
        with vertaalde_fouten(pad):
            verbinding = verbind(pad)
            try:
                _pas_toe(verbinding)
            finally:
                verbinding.close()
    except BaseException:
        pad.unlink(missing_ok=True)
        raise


def migreer(pad: Path, *, proef: bool = False) -> tuple[int, tuple[str, ...]]:
    """Bring a register to the current version; returns the old version and the steps it needed.

    Everything happens in one transaction: it is migrated whole or not at all.
    """
    if not pad.is_file():
        raise RegisterUnusable(f"er is geen register op {pad}; maak er een met: tafel init")
    with vertaalde_fouten(pad):
        verbinding = verbind(pad)
        try:
            if verbinding.execute("PRAGMA application_id").fetchone()[0] != KENMERK:
                raise RegisterUnusable(f"{pad} is geen register van tafel; kies een ander bestand")
            oud = int(verbinding.execute("PRAGMA user_version").fetchone()[0])
            if oud > VERSIE:
                raise RegisterUnusable(
                    f"het register {pad} is van een nieuwere versie ({oud}) dan dit programma "
                    f"({VERSIE}); installeer de nieuwste tafel"
                )
            stappen = tuple(f"{n:04d} {naam}" for n, naam, _ in migraties() if n > oud)
            if not proef:
                _pas_toe(verbinding)
            return oud, stappen
        finally:
            verbinding.close()


def _pas_toe(verbinding: sqlite3.Connection) -> None:
    verbinding.execute("BEGIN IMMEDIATE")
    try:
        oud = int(verbinding.execute("PRAGMA user_version").fetchone()[0])
        for nummer, _, sql in migraties():
            if nummer > oud:
                for opdracht in _opdrachten(sql):
                    verbinding.execute(opdracht)
                verbinding.execute(f"PRAGMA user_version = {nummer}")
        verbinding.execute(f"PRAGMA application_id = {KENMERK}")
        if verbinding.execute("PRAGMA foreign_key_check").fetchone():
            raise RegisterUnusable("de migratie zou verwijzingen breken; er is niets gewijzigd")
        verbinding.execute("COMMIT")
    except BaseException:
        if verbinding.in_transaction:
            verbinding.execute("ROLLBACK")
        raise


def _opdrachten(sql: str) -> list[str]:
    """The statements of a script; `executescript` would commit halfway."""
    opdrachten, tot_nu = [], ""
    for regel in sql.splitlines(keepends=True):
        tot_nu += regel
        if sqlite3.complete_statement(tot_nu):
            opdrachten.append(tot_nu)
            tot_nu = ""
    return opdrachten
