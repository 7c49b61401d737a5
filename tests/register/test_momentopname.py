"""What is read in a momentopname is of one moment, and nothing can be written in it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tafel.errors import RegisterUnusable
from tafel.register.store import Register

HUIS = {"postcode": "1102 AB"}


def aantal(register: Register) -> int:
    return len(register.lees("SELECT id FROM huishouden"))


def test_what_another_writes_meanwhile_is_seen_afterwards(pad: Path) -> None:
    with Register(pad) as lezer, Register(pad, wacht=0) as ander:
        with lezer.momentopname():
            assert aantal(lezer) == 0
            with ander.schrijf():  # and it does not wait for the reader
                ander.voeg_toe("huishouden", HUIS)
            assert aantal(lezer) == 0
        assert aantal(lezer) == 1


def test_one_inside_another_is_the_same_moment(pad: Path) -> None:
    with Register(pad) as lezer, Register(pad) as ander:
        with lezer.momentopname():
            assert aantal(lezer) == 0
            ander.voeg_toe("huishouden", HUIS)
            with lezer.momentopname():
                assert aantal(lezer) == 0
            assert aantal(lezer) == 0
        assert aantal(lezer) == 1


def test_inside_a_write_transaction_it_changes_nothing(pad: Path) -> None:
    with Register(pad) as register, register.schrijf():
        register.voeg_toe("huishouden", HUIS)
        with register.momentopname():
            assert aantal(register) == 1
        register.voeg_toe("huishouden", HUIS)
    with Register(pad) as register:
        assert aantal(register) == 2


def begin_schrijven(register: Register) -> None:
    with register.schrijf():
        pass


def begin_proef(register: Register) -> None:
    with register.proef():
        pass


@pytest.mark.parametrize(
    "schrijf",
    [
        begin_schrijven,
        begin_proef,
        lambda register: register.voeg_toe("huishouden", HUIS),
        lambda register: register.voeg_alle_toe("huishouden", ("id",), [(7,)]),
        lambda register: register.werk_bij("huishouden", 1, {"buurt": "K"}),
    ],
    ids=["schrijf", "proef", "voeg_toe", "voeg_alle_toe", "werk_bij"],
)
def test_writing_in_it_is_an_error_of_the_program(
    pad: Path, schrijf: Callable[[Register], object]
) -> None:
    with Register(pad) as register:
        with pytest.raises(AssertionError), register.momentopname():
            schrijf(register)
        with register.schrijf():  # and afterwards it may be written to again
            register.voeg_toe("huishouden", HUIS)
        assert aantal(register) == 1


def test_a_query_that_writes_is_refused_in_it(pad: Path) -> None:
    with Register(pad) as register:
        with pytest.raises(RegisterUnusable), register.momentopname():
            register.lees("INSERT INTO huishouden (postcode) VALUES ('1102 AB')")
        assert aantal(register) == 0


def lees_en_faal(register: Register) -> None:
    aantal(register)
    raise ZeroDivisionError


def test_an_error_in_it_passes_on_and_ends_it(pad: Path) -> None:
    with Register(pad) as register, sqlite3.connect(pad) as ander:
        with pytest.raises(ZeroDivisionError), register.momentopname():
            lees_en_faal(register)
        ander.execute("INSERT INTO huishouden (postcode) VALUES ('1102 AB')")
        ander.commit()
        assert aantal(register) == 1
    ander.close()
