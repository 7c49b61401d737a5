"""The migrations and the SQLModel classes describe one and the same schema."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tafel.errors import RegisterUnusable
from tafel.kolommen import KOLOMMEN
from tafel.register import tables
from tafel.register.beheer import migreer
from tafel.register.melding import ALLE_KOLOMMEN
from tafel.register.migrations import migraties
from tafel.register.schema import afwijkingen, beschrijving
from tafel.register.verbinding import VERSIE

ONTKENNINGEN = {
    "ALTER TABLE casus ADD COLUMN extra TEXT": "extra",
    "DROP INDEX casus_open": "casus_open",
    "DROP TRIGGER logregel_geen_delete": "logregel_geen_delete",
    "DROP TABLE logregel; CREATE TABLE logregel (id INTEGER PRIMARY KEY)": "logregel",
    "DROP INDEX casus_open; CREATE UNIQUE INDEX casus_open ON casus (huishouden)": "casus_open",
}
"""Changes of a register, and what the difference must name."""


def test_migrations_and_classes_make_the_same_schema(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as db:
        assert afwijkingen(db) == []
        assert len([regel for regel in beschrijving(db) if regel.startswith("kolom ")]) > 90


@pytest.mark.parametrize("wijziging", ONTKENNINGEN)
def test_a_difference_is_seen_and_named(pad: Path, wijziging: str) -> None:
    with closing(sqlite3.connect(pad)) as db:
        db.executescript(wijziging)
        assert any(ONTKENNINGEN[wijziging] in regel for regel in afwijkingen(db))


def test_a_register_that_was_tampered_with_is_not_migrated(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as db:
        db.execute("DROP TRIGGER logregel_geen_delete")
    with pytest.raises(RegisterUnusable, match="logregel_geen_delete"):
        migreer(pad)


def test_every_table_is_strict_and_a_wrong_type_is_refused(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as db:
        tabellen = [regel for regel in beschrijving(db) if regel.startswith("tabel ")]
        assert [regel for regel in tabellen if "strict=1" not in regel] == []
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("INSERT INTO casus (huishouden) VALUES ('een')")


def test_every_column_of_a_melding_is_stored_in_exactly_one_place(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as db:
        waar = {
            kolom.naam: [
                tabel
                for tabel in ("melding", "persoon", "huishouden")
                if db.execute(
                    "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (tabel, kolom.naam)
                ).fetchone()
            ]
            for kolom in KOLOMMEN
        }
    aantal = {kolom.naam: int(kolom.opgeslagen) for kolom in KOLOMMEN}
    assert {naam: len(tabellen) for naam, tabellen in waar.items()} == aantal
    assert {naam for naam, tabellen in waar.items() if tabellen} == {*ALLE_KOLOMMEN} - {
        "opmerkingen"
    }


def test_migrations_are_numbered_without_gaps_up_to_this_version() -> None:
    assert [nummer for nummer, _, _ in migraties()] == list(range(1, VERSIE + 1))


def test_append_only_tables_have_both_triggers(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as db:
        regels = beschrijving(db)
    gevonden = {regel.split()[1] for regel in regels if regel.startswith("trigger ")}
    assert gevonden == {
        f"{tabel}_geen_{daad}" for tabel in tables.ALLEEN_TOEVOEGEN for daad in ("update", "delete")
    }
