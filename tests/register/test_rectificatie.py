"""Every column of text is looked through or has its reason; tables that only grow open for no more
than that; the file holds nothing of what was changed.
"""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tafel.errors import RegisterUnusable
from tafel.register import tables
from tafel.register.plaatsen import GEEN_TEKST, PLAATSEN, tekstkolommen, waarom_geen_tekst
from tafel.register.rectificatie import bezig
from tafel.register.schoonmaak import maak_schoon
from tafel.register.store import Register
from tafel.register.teksten import HANDELENDE, VRIJE_TEKST
from tests.register.hulp import rauw, zet_casus, zet_melding

TEKST = "iets over een ander"
RECTIFICATIE = {"tijd": "t", "dag": "d", "wie": "w", "reden": "r", "plaatsen": "{}"}
NOTITIE = {"casus": 1, "tijd": "t", "dag": "d", "wie": "w", "tekst": TEKST}


def test_every_column_of_text_is_looked_through_or_has_its_reason(pad: Path) -> None:
    """A new one belongs in PLAATSEN, or in GEEN_TEKST with why nobody types in it."""
    velden = rauw_paren(
        pad,
        "SELECT m.name, k.name FROM sqlite_master m JOIN pragma_table_info(m.name) k "
        "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND k.type = 'TEXT'",
    )
    assert len(velden) > 300
    vergeten = [
        f"{tabel}.{kolom}"
        for tabel, kolom in velden
        if kolom not in tekstkolommen(tabel) and not waarom_geen_tekst(tabel, kolom)
    ]
    assert vergeten == []
    genoemd = {(t, k) for t in (*PLAATSEN, *GEEN_TEKST) for k in tekstkolommen(t)}
    genoemd |= {(tabel, kolom) for tabel, reden in GEEN_TEKST.items() for kolom in reden}
    assert genoemd - set(velden) == set(), "columns that are not there"
    dubbel = [(t, k) for t, reden in GEEN_TEKST.items() for k in reden if k in tekstkolommen(t)]
    assert dubbel == []


def test_free_text_is_looked_through_everywhere() -> None:
    vrij = {
        (t, k)
        for deel in (VRIJE_TEKST, HANDELENDE)
        for t, kolommen in deel.items()
        for k in kolommen
    }
    assert [f"{t}.{k}" for t, k in vrij if k not in tekstkolommen(t)] == []


@pytest.mark.parametrize("tabel", PLAATSEN)
def test_every_place_can_be_read(pad: Path, tabel: str) -> None:
    plaats = PLAATSEN[tabel]
    with closing(sqlite3.connect(pad)) as db:
        db.execute(
            f"SELECT {plaats.sleutel}, {plaats.dag} FROM {tabel} WHERE {plaats.waar}",
            {"casussen": "[1]", "meldingen": "[1]"},
        ).fetchall()


def rauw_paren(pad: Path, vraag: str) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(pad)) as db:
        return db.execute(vraag).fetchall()


@pytest.fixture
def gevuld(pad: Path) -> Path:
    with Register(pad) as register, register.schrijf():
        zet_melding(register)
        zet_casus(register, 1)
        register.voeg_toe("notitie", NOTITIE)
        register.voeg_toe("rectificatie", RECTIFICATIE)
    return pad


def test_text_may_go_while_a_rectification_is_busy_and_nothing_else_may(gevuld: Path) -> None:
    with Register(gevuld) as register, register.schrijf(), bezig(register, 1):
        register.lees("UPDATE notitie SET tekst = 'weg'")
        for zetten in ("wie = 'ander'", "tekst = 'x', dag = '2027-01-01'", "casus = 2", "id = 9"):
            with pytest.raises(RegisterUnusable):
                register.lees(f"UPDATE notitie SET {zetten}")
        with pytest.raises(RegisterUnusable):
            register.lees("DELETE FROM notitie")
    assert rauw(gevuld, "SELECT tekst FROM notitie") == ["weg"]
    with Register(gevuld) as register, pytest.raises(RegisterUnusable), register.schrijf():
        register.lees("UPDATE notitie SET tekst = 'weer'")


@pytest.mark.parametrize("tabel", tables.ALLEEN_TOEVOEGEN)
def test_the_door_is_of_text_only(tabel: str) -> None:
    """A table without typed text has none."""
    heeft_deur = "rectificatie" in tables.trigger_sql(tabel, "UPDATE")
    assert heeft_deur == bool(tekstkolommen(tabel))
    assert "rectificatie WHERE" not in tables.trigger_sql(tabel, "DELETE")


def _laat_open(register: Register) -> None:
    with register.schrijf():
        register.lees("UPDATE rectificatie SET bezig = -1")
        register.lees("UPDATE notitie SET tekst = 'stil gewijzigd'")


def test_no_transaction_ends_while_the_door_is_open(gevuld: Path) -> None:
    with Register(gevuld) as register:
        with pytest.raises(RegisterUnusable):
            _laat_open(register)
        assert register.lees("SELECT tekst FROM notitie")[0][0] == TEKST
    assert rauw(gevuld, "SELECT bezig FROM rectificatie") == [None]


@pytest.mark.parametrize("zaad", [0, 5])
def test_the_file_holds_nothing_of_what_was_changed(pad: Path, zaad: int) -> None:
    """Also what was moved within a page: with these seeds `secure_delete` alone leaves one behind
    (findings/overschreven-tekst.sh).
    """
    toeval = random.Random(zaad)
    with Register(pad) as register:
        with register.schrijf():
            zet_melding(register)
            register.voeg_toe("rectificatie", RECTIFICATIE)
        for _ in range(4):
            with register.schrijf():
                for nummer in range(500):
                    oud = "x" * toeval.randint(0, 30) + (TEKST if nummer % 7 == 0 else "")
                    register.lees(
                        "INSERT INTO melding_wijziging (melding, tijd, dag, wie, veld, oud) "
                        "VALUES (1, 't', 'd', :wie, 'voornaam', :oud)",
                        wie="w" * toeval.randint(0, 60),
                        oud=oud,
                    )
        with register.schrijf(), bezig(register, 1):
            register.lees(
                "UPDATE melding_wijziging SET oud = replace(oud, :was, '[verwijderd 30-11-2026]')",
                was=TEKST,
            )
        assert maak_schoon(register)
        over = [p.name for p in pad.parent.iterdir() if TEKST.encode() in p.read_bytes()]
        assert over == []
    assert rauw(pad, "PRAGMA integrity_check") == ["ok"]
    assert rauw(pad, "PRAGMA page_size") == [8192]


def test_what_is_clean_is_left_alone(gevuld: Path) -> None:
    with Register(gevuld) as register:
        assert maak_schoon(register)
        voor = gevuld.read_bytes()
        assert maak_schoon(register, vanzelf=True)
        assert gevuld.read_bytes() == voor
