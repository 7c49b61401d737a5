"""What a register looks like, and where that differs from the classes in `tables`.

Migrations make the schema, the classes are the schema of record. `tafel beheer migreer` compares
the two before it commits, and so does a test.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing


def afwijkingen(verbinding: sqlite3.Connection) -> list[str]:
    """What is missing from a register (`-`) or too much in it (`+`), a line per fact."""
    is_nu, hoort = set(beschrijving(verbinding)), set(volgens_klassen())
    teveel, ontbreekt = sorted(is_nu - hoort), sorted(hoort - is_nu)
    return [*(f"- {regel}" for regel in ontbreekt), *(f"+ {regel}" for regel in teveel)]


def volgens_klassen() -> list[str]:
    """The schema that the SQLModel classes make."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool
    from sqlmodel import SQLModel

    import tafel.register.tables  # noqa: F401  (its classes register themselves)

    with closing(sqlite3.connect(":memory:")) as leeg:
        motor = create_engine("sqlite://", creator=lambda: leeg, poolclass=StaticPool)
        SQLModel.metadata.create_all(motor)
        return beschrijving(leeg)


def beschrijving(verbinding: sqlite3.Connection) -> list[str]:
    """The whole schema, a line per fact, in an order that does not depend on its making."""
    return sorted(_regels(verbinding))


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
                yield f"verwijzing {naam} {tuple(rij)[2:]}"
            for _, index, uniek, herkomst, deels in db.execute(
                "SELECT * FROM pragma_index_list(?)", (naam,)
            ):
                kolommen = [
                    tuple(kolom)
                    for kolom in db.execute(
                        "SELECT name, desc, coll FROM pragma_index_xinfo(?) WHERE key", (index,)
                    )
                ]
                yield f"index {index} {naam} {uniek=} {herkomst=} {deels=} {kolommen}"
        elif soort == "index" and sql and " WHERE " in sql:
            yield f"index {naam} WHERE {_glad(sql.split(' WHERE ')[1])}"
        elif soort == "trigger":
            yield f"trigger {naam} {tabel} {_glad(sql)}"


def _glad(sql: str) -> str:
    return re.sub(r"\s+", " ", sql).strip()
