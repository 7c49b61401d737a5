"""The migrations and the SQLModel classes describe one and the same schema."""

import difflib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from tafel.kolommen import KOLOMMEN
from tafel.register import tables
from tafel.register.migrations import migraties
from tafel.register.queries import ALLE_KOLOMMEN
from tafel.register.verbinding import VERSIE

ONTKENNINGEN = {
    "ALTER TABLE casus ADD COLUMN extra TEXT": "extra",
    "DROP INDEX casus_open": "casus_open",
    "DROP TRIGGER logregel_geen_delete": "logregel_geen_delete",
    "DROP TABLE logregel; CREATE TABLE logregel (id INTEGER PRIMARY KEY)": "logregel",
    "DROP INDEX casus_open; CREATE UNIQUE INDEX casus_open ON casus (huishouden)": "casus_open",
}
"""Changes of a register, and what the difference must name."""


def beschrijving(pad: Path) -> list[str]:
    """The whole schema, a line per fact, in an order that does not depend on its making."""
    with closing(sqlite3.connect(pad)) as db:
        return sorted(_regels(db))


def _regels(db: sqlite3.Connection) -> Iterator[str]:
    for naam, soort, tabel, sql in db.execute(
        "SELECT name, type, tbl_name, sql FROM sqlite_master"
    ):
        if soort == "table" and not naam.startswith("sqlite_"):
            [strikt] = db.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (naam,))
            yield f"tabel {naam} strict={strikt[0]} autoincrement={'AUTOINCREMENT' in sql}"
            for _, kolom, type_, niet_leeg, standaard, sleutel, verborgen in db.execute(
                "SELECT * FROM pragma_table_xinfo(?)", (naam,)
            ):
                yield (
                    f"kolom {naam}.{kolom} {type_} not_null={niet_leeg} default={standaard} "
                    f"primary_key={sleutel} hidden={verborgen}"
                )
            for rij in db.execute("SELECT * FROM pragma_foreign_key_list(?)", (naam,)):
                yield f"verwijzing {naam} {rij[2:]}"
            for _, index, uniek, herkomst, deels in db.execute(
                "SELECT * FROM pragma_index_list(?)", (naam,)
            ):
                kolommen = db.execute(
                    "SELECT name, desc, coll FROM pragma_index_xinfo(?) WHERE key", (index,)
                ).fetchall()
                yield f"index {index} {naam} {uniek=} {herkomst=} {deels=} {kolommen}"
        elif soort == "index" and sql and " WHERE " in sql:
            yield f"index {naam} WHERE {_glad(sql.split(' WHERE ')[1])}"
        elif soort == "trigger":
            yield f"trigger {naam} {tabel} {_glad(sql)}"


def _glad(sql: str) -> str:
    return re.sub(r"\s+", " ", sql).strip()


def verschil(een: list[str], ander: list[str]) -> str:
    return "\n".join(difflib.unified_diff(een, ander, "migraties", "SQLModel", lineterm="", n=0))


@pytest.fixture
def volgens_sqlmodel(tmp_path: Path) -> Path:
    plek = tmp_path / "sqlmodel.db"
    motor = create_engine(f"sqlite:///{plek}")
    SQLModel.metadata.create_all(motor)
    motor.dispose()
    return plek


def test_migrations_and_classes_make_the_same_schema(pad: Path, volgens_sqlmodel: Path) -> None:
    een, ander = beschrijving(pad), beschrijving(volgens_sqlmodel)
    assert een == ander, verschil(een, ander)
    assert len([regel for regel in een if regel.startswith("kolom ")]) > 90


@pytest.mark.parametrize("wijziging", ONTKENNINGEN)
def test_a_difference_is_seen_and_named(pad: Path, volgens_sqlmodel: Path, wijziging: str) -> None:
    with closing(sqlite3.connect(pad)) as db:
        db.executescript(wijziging)
    gevonden = verschil(beschrijving(pad), beschrijving(volgens_sqlmodel))
    assert ONTKENNINGEN[wijziging] in gevonden


def test_every_table_is_strict_and_a_wrong_type_is_refused(pad: Path) -> None:
    assert [r for r in beschrijving(pad) if r.startswith("tabel ") and "strict=1" not in r] == []
    with closing(sqlite3.connect(pad)) as db, pytest.raises(sqlite3.IntegrityError):
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
    gevonden = {regel.split()[1] for regel in beschrijving(pad) if regel.startswith("trigger ")}
    assert gevonden == {
        f"{tabel}_geen_{daad}" for tabel in tables.ALLEEN_TOEVOEGEN for daad in ("update", "delete")
    }
