"""Named SQL about a meeting while it goes on, and its documents once it is closed (domain §8)."""

import json
from collections.abc import Iterable
from datetime import date

from tafel.register.rijen.overleg import (
    Afmeldingrij,
    Overlegregelrij,
    Overlegrij,
    Overlegspoorrij,
    Overlegversierij,
    Overlegverzetrij,
)
from tafel.register.store import Register, Schrijfspoor, als_lijst, nu


def overleg(register: Register, tafel: str, op: date) -> Overlegrij | None:
    """The meeting of a table on a day, once it has begun."""
    return register.rij(
        Overlegrij,
        "SELECT * FROM overleg WHERE tafel = :tafel AND op = :op",
        tafel=tafel,
        op=op,
    )


def lopend(register: Register, tafel: str) -> Overlegrij | None:
    """The last meeting of a table that has begun and is not closed."""
    return register.rij(
        Overlegrij,
        "SELECT * FROM overleg WHERE tafel = :tafel AND gesloten IS NULL ORDER BY op DESC",
        tafel=tafel,
    )


def begonnen(register: Register, tafels: Iterable[str], vanaf: date) -> list[Overlegrij]:
    """The meetings of these tables that have begun, from a day on, without their agendas."""
    return register.rijen(
        Overlegrij,
        "SELECT id, tafel, op, begonnen, gesloten, '' AS agenda, wie FROM overleg "
        "WHERE tafel IN (SELECT value FROM json_each(:lijst)) AND op >= :vanaf",
        lijst=als_lijst(tafels),
        vanaf=vanaf,
    )


def regels(register: Register, overleg: int) -> list[Overlegregelrij]:
    """What was said and not taken back, in the order in which it was."""
    return register.rijen(
        Overlegregelrij,
        "SELECT * FROM overlegregel WHERE overleg = :overleg AND weg IS NULL ORDER BY id",
        overleg=overleg,
    )


def bewaar_spoor(register: Register, regel: int, spoor: Iterable[Schrijfspoor]) -> None:
    """Keep what it takes to take a line back."""
    register.voeg_alle_toe(
        "overlegspoor",
        ("regel", "tabel", "rij", "oud"),
        [
            (regel, deel.tabel, deel.rij, None if deel.oud is None else json.dumps(deel.oud))
            for deel in spoor
        ],
    )


def neem_terug(register: Register, regel: int) -> None:
    """Undo what a line did, the last thing first; inside a write transaction. The line stays, with
    when it was taken back and without its text.
    """
    register.werk_bij("overlegregel", regel, {"weg": nu(), "tekst": None})
    for deel in register.rijen(
        Overlegspoorrij,
        "SELECT * FROM overlegspoor WHERE regel = :regel ORDER BY id DESC",
        regel=regel,
    ):
        if deel.oud is None:
            register.verwijder(f"DELETE FROM {deel.tabel} WHERE id = :rij", rij=deel.rij)
        else:
            register.werk_bij(deel.tabel, deel.rij, json.loads(deel.oud))


def later_gebeurd(register: Register, regel: int, casus: int) -> bool:
    """Whether something else was noted of a casus after a line about it."""
    rij = register.lees_een(
        "SELECT max(g.id) > max(s.rij) FROM gebeurtenis g, overlegspoor s "
        "WHERE g.casus = :casus AND s.regel = :regel AND s.tabel = 'gebeurtenis'",
        casus=casus,
        regel=regel,
    )
    return bool(rij and rij[0])


def laatste_versie(register: Register, overleg: int) -> Overlegversierij | None:
    return register.rij(
        Overlegversierij,
        "SELECT * FROM overlegversie WHERE overleg = :overleg ORDER BY versie DESC LIMIT 1",
        overleg=overleg,
    )


def versies(register: Register, overleggen: Iterable[int]) -> dict[int, int]:
    """Per meeting the number of its last version; absent when it is not closed."""
    rijen = register.lees(
        "SELECT overleg, max(versie) FROM overlegversie "
        "WHERE overleg IN (SELECT value FROM json_each(:lijst)) GROUP BY overleg",
        lijst=als_lijst(overleggen),
    )
    return {rij[0]: rij[1] for rij in rijen}


def verzet(register: Register) -> list[Overlegverzetrij]:
    """Every meeting that is not on the day of its series."""
    return register.rijen(Overlegverzetrij, "SELECT * FROM overlegverzet ORDER BY tafel, van")


def zet_terug(register: Register, tafel: str, van: date) -> None:
    """A meeting is on the day of its series again."""
    register.verwijder(
        "DELETE FROM overlegverzet WHERE tafel = :tafel AND van = :van", tafel=tafel, van=van
    )


def afmeldingen(register: Register, tafel: str, op: date) -> list[Afmeldingrij]:
    """The partners that will not be, or were not, at a meeting."""
    return register.rijen(
        Afmeldingrij,
        "SELECT * FROM afmelding WHERE tafel = :tafel AND overleg = :op ORDER BY partner",
        tafel=tafel,
        op=op,
    )


def meld_aan(register: Register, tafel: str, op: date, partners: Iterable[str]) -> None:
    """These partners are at that meeting after all."""
    register.verwijder(
        "DELETE FROM afmelding WHERE tafel = :tafel AND overleg = :op "
        "AND partner IN (SELECT value FROM json_each(:lijst))",
        tafel=tafel,
        op=op,
        lijst=als_lijst(partners),
    )
