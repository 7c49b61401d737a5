"""Rows and looks that several tests of the register share."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tafel.register.migrations import migraties
from tafel.register.schema import beschrijving
from tafel.register.store import Register
from tafel.register.verbinding import KENMERK

TELLER = "SELECT buurt FROM huishouden WHERE id = 1"
"""A row that tests count in; see fixture `teller`."""
GEHEIM = "Achternaam-Geheim"
BESLUIT = {
    "tijd": "2026-11-23T09:00:00+01:00",
    "dag": "2026-11-23",
    "wie": "tester",
    "profiel": "zuidoost",
    "profielversie": "1",
    "uitkomst": "tafel",
    "besluit": "{}",
}


def zet_melding(register: Register, **waarden: Any) -> int:
    """A household with one person and one melding; returns the melding's number."""
    huishouden = register.voeg_toe("huishouden", {"postcode": "1102 AB"})
    persoon = register.voeg_toe(
        "persoon", {"huishouden": huishouden, "rol": "hoofdpersoon", "achternaam": GEHEIM}
    )
    return register.voeg_toe(
        "melding",
        {
            "persoon": persoon,
            "sleutel": "s",
            "inhoud": "{}",
            "status": "nieuw",
            "ontvangen_op": "2026-11-23",
            **waarden,
        },
    )


def zet_casus(register: Register, huishouden: int, **waarden: Any) -> int:
    """An open casus of a household; returns its number."""
    return register.voeg_toe(
        "casus",
        {
            "huishouden": huishouden,
            "tafel": "jeugd-en-gezin",
            "uitkomst": "tafel",
            "stap": 3,
            "status": "open",
            "geopend_op": "2026-11-23",
            **waarden,
        },
    )


def rauw(pad: Path, sql: str) -> list[Any]:
    """What plain sqlite3 answers, first column only."""
    with closing(sqlite3.connect(pad, isolation_level=None)) as verbinding:
        return [rij[0] for rij in verbinding.execute(sql)]


def vorm(pad: Path) -> list[str]:
    """The whole schema of a register."""
    with closing(sqlite3.connect(pad)) as verbinding:
        return beschrijving(verbinding)


def is_heel(pad: Path) -> bool:
    return rauw(pad, "PRAGMA integrity_check") == ["ok"] and not rauw(
        pad, "PRAGMA foreign_key_check"
    )


def verhoog(register: Register) -> None:
    """A step that reads and then writes what it read, plus one."""
    [(stand,)] = register.lees(TELLER)
    register.werk_bij("huishouden", 1, {"buurt": str(int(stand) + 1)})


def maak_ouder(pad: Path, versie: int) -> Path:
    """Turn a register of today into one of an earlier version, with what that could hold."""
    nu = pad.rename(pad.with_name("nu.db"))
    with closing(sqlite3.connect(pad)) as db:
        for _, _, sql in migraties()[:versie]:
            db.executescript(sql)
        db.execute(f"PRAGMA application_id = {KENMERK}")
        db.execute(f"PRAGMA user_version = {versie}")
        db.execute("ATTACH ? AS nu", (str(nu),))
        for (tabel,) in db.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall():
            kolommen = [rij[1] for rij in db.execute(f'PRAGMA main.table_info("{tabel}")')]
            lijst = ", ".join(f'"{kolom}"' for kolom in kolommen)
            db.execute(f'INSERT INTO main."{tabel}" ({lijst}) SELECT {lijst} FROM nu."{tabel}"')
        db.commit()
    pad.chmod(0o600)
    return pad
