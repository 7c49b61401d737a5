"""Named SQL about whom to reach in a role of the escalation ladder."""

from tafel.register.rijen.escalatie import Rolcontactrij
from tafel.register.store import Register


def alle(register: Register) -> list[Rolcontactrij]:
    return register.rijen(Rolcontactrij, "SELECT * FROM rolcontact ORDER BY rol")


def bewaar(
    register: Register, rol: str, *, naam: str, telefoon: str | None, mail: str | None, sinds: str
) -> None:
    """In the place of who was there before."""
    register.lees(
        "INSERT INTO rolcontact (rol, naam, telefoon, mail, sinds) "
        "VALUES (:rol, :naam, :telefoon, :mail, :sinds) ON CONFLICT (rol) DO UPDATE SET "
        "naam = excluded.naam, telefoon = excluded.telefoon, mail = excluded.mail, "
        "sinds = excluded.sinds",
        rol=rol,
        naam=naam,
        telefoon=telefoon,
        mail=mail,
        sinds=sinds,
    )


def verwijder(register: Register, rol: str) -> bool:
    """Whether there was one."""
    return bool(register.lees("DELETE FROM rolcontact WHERE rol = :rol RETURNING rol", rol=rol))
