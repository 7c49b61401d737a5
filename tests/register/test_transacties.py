"""A transaction commits when its block ends well, and rolls back in every other case."""

import time
from pathlib import Path

import pytest

from tafel.errors import Busy
from tafel.register.store import Register
from tests.register.hulp import rauw, verhoog

HUIS = {"postcode": "1102 AB"}


def schrijf_en_faal(register: Register, fout: BaseException) -> None:
    register.voeg_toe("huishouden", HUIS)
    raise fout


def schrijf_in_schrijf(register: Register, fout: type[Exception] | None = None) -> None:
    with register.schrijf():
        with register.schrijf():
            register.voeg_toe("huishouden", HUIS)
        if fout is not None:
            raise fout


def draai_terug_en_faal(register: Register) -> None:
    register._verbinding.execute("ROLLBACK")  # as SQLite itself does when the disk is full
    raise ZeroDivisionError


def test_what_was_written_is_there_for_the_next(pad: Path) -> None:
    with Register(pad) as register, register.schrijf():
        nummer = register.voeg_toe("huishouden", {"buurt": "K"})
    with Register(pad) as register:
        rij = register.lees_een("SELECT buurt FROM huishouden WHERE id = :id", id=nummer)
        assert rij is not None
        assert rij["buurt"] == "K"


@pytest.mark.parametrize(
    "fout", [ValueError("x"), KeyboardInterrupt(), SystemExit(3), Busy("x")], ids=repr
)
def test_an_exception_rolls_back_and_passes_on_unchanged(pad: Path, fout: BaseException) -> None:
    with Register(pad) as register:
        with pytest.raises(type(fout)) as gevangen, register.schrijf():
            schrijf_en_faal(register, fout)
        assert gevangen.value is fout
        assert register.lees("SELECT * FROM huishouden") == []
        with register.schrijf():  # and the register is free again
            register.voeg_toe("huishouden", HUIS)
    assert rauw(pad, "SELECT id FROM huishouden") == [1]


def test_without_a_commit_nothing_stays(pad: Path) -> None:
    with Register(pad) as register:
        register._verbinding.execute("BEGIN IMMEDIATE")
        register.voeg_toe("huishouden", HUIS)
    assert rauw(pad, "SELECT * FROM huishouden") == []


def test_a_trial_does_everything_and_keeps_nothing_not_even_a_number(pad: Path) -> None:
    with Register(pad) as register:
        with register.proef():
            assert register.voeg_toe("huishouden", HUIS) == 1
            assert len(register.lees("SELECT * FROM huishouden")) == 1
        with register.schrijf():
            assert register.volgnummer("huishouden") == 1
            assert register.voeg_toe("huishouden", HUIS) == 1
    assert rauw(pad, "SELECT id FROM huishouden") == [1]


def test_an_error_inside_a_trial_is_the_one_that_is_seen(pad: Path) -> None:
    with Register(pad) as register, pytest.raises(ZeroDivisionError), register.proef():
        draai_terug_en_faal(register)


def test_numbers_are_permanent_also_when_the_last_one_goes(pad: Path) -> None:
    with Register(pad) as register, register.schrijf():
        register.voeg_alle_toe("huishouden", ("id",), [(7,), (9,)])
        assert register.volgnummer("huishouden") == 10
        register.lees("DELETE FROM huishouden WHERE id = 9")
        assert register.volgnummer("huishouden") == 10
        assert register.voeg_toe("huishouden", HUIS) == 10


@pytest.mark.parametrize("wacht", [0.0, 0.4])
def test_busy_when_another_writes_longer_than_the_wait(pad: Path, wacht: float) -> None:
    with Register(pad) as een, Register(pad, wacht=wacht) as ander, een.schrijf():
        begin = time.monotonic()
        with pytest.raises(Busy, match="probeer het straks opnieuw") as gevangen, ander.schrijf():
            raise AssertionError
        assert wacht <= time.monotonic() - begin < wacht + 5
        assert gevangen.value.exit_code == 75


def test_a_reader_goes_on_while_another_writes_and_sees_nothing_half(pad: Path) -> None:
    with Register(pad) as een, een.schrijf():
        een.voeg_toe("huishouden", HUIS)
        with Register(pad, wacht=0) as lezer:
            assert lezer.lees("SELECT * FROM huishouden") == []


def test_a_transaction_in_another_one_is_a_part_of_it(pad: Path) -> None:
    with Register(pad) as register:
        with pytest.raises(ZeroDivisionError):
            schrijf_in_schrijf(register, ZeroDivisionError)
        assert rauw(pad, "SELECT * FROM huishouden") == []
        schrijf_in_schrijf(register)
        assert len(rauw(pad, "SELECT * FROM huishouden")) == 1


def test_closing_leaves_one_file(teller: Path) -> None:
    with Register(teller) as register, register.schrijf():
        verhoog(register)
        assert teller.with_name("register.db-wal").exists()
    assert [bestand.name for bestand in teller.parent.iterdir()] == ["register.db"]


def test_the_settings_of_a_connection(pad: Path) -> None:
    with Register(pad) as register:
        gevonden = {
            naam: register.lees(f"PRAGMA {naam}")[0][0]
            for naam in (
                *("journal_mode", "synchronous", "foreign_keys", "recursive_triggers"),
                *("secure_delete", "trusted_schema", "temp_store"),
            )
        }
    assert gevonden == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "temp_store": 2,
    }
