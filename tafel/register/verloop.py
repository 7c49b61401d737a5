"""Named SQL about a meeting while it goes on, and its documents once it is closed (domain §8)."""

from collections.abc import Iterable
from datetime import date

from tafel.register.rijen.overleg import (
    Afmeldingrij,
    Overlegregelrij,
    Overlegrij,
    Overlegversierij,
    Overlegverzetrij,
)
from tafel.register.store import Register, als_lijst


def overleg(register: Register, tafel: str, op: date) -> Overlegrij | None:
    """The meeting of a table on a day, once it has begun."""
    return register.rij(
        Overlegrij,
        "SELECT * FROM overleg WHERE tafel = :tafel AND op = :op",
        tafel=tafel,
        op=op,
    )


def gesloten(register: Register, tafel: str, op: date) -> tuple[int, str | None] | None:
    """Number of a meeting that has begun, and when it was closed; None when it has not begun."""
    rij = register.lees_een(
        "SELECT id, gesloten FROM overleg WHERE tafel = :tafel AND op = :op", tafel=tafel, op=op
    )
    return None if rij is None else (rij["id"], rij["gesloten"])


def niet_gesloten(register: Register, tafel: str) -> list[date]:
    """The days of the meetings of a table that have begun and are not closed, the last first."""
    rijen = register.lees(
        "SELECT op FROM overleg WHERE tafel = :tafel AND gesloten IS NULL ORDER BY op DESC",
        tafel=tafel,
    )
    return [date.fromisoformat(rij["op"]) for rij in rijen]


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


def keren_door(register: Register, casussen: Iterable[int]) -> dict[int, int]:
    """Per casus at how many meetings it was put off since it was discussed; absent when at none."""
    rijen = register.lees(
        "SELECT r.casus, count(*) FROM overlegregel r JOIN overleg o ON o.id = r.overleg "
        "JOIN casus c ON c.id = r.casus "
        "WHERE r.casus IN (SELECT value FROM json_each(:lijst)) AND r.soort = 'door' "
        "AND r.weg IS NULL AND (c.besproken_op IS NULL OR o.op > c.besproken_op) GROUP BY r.casus",
        lijst=als_lijst(casussen),
    )
    return {rij[0]: rij[1] for rij in rijen}


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
