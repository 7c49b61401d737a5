"""What was done last, by whom, and taking it back: a change, or a line of a meeting."""

import json

from tafel.register.nummers import onthoud
from tafel.register.rijen.beheer import Daadrij
from tafel.register.rijen.overleg import Overlegregelrij
from tafel.register.store import Register, nu

Terugneembaar = Daadrij | Overlegregelrij
"""What says what it made and changed."""


def laatste(register: Register, wie: str) -> Daadrij | None:
    """The last thing that somebody did."""
    return register.rij(Daadrij, "SELECT * FROM daad WHERE wie = :wie", wie=wie)


def gemaakt(daad: Terugneembaar) -> list[tuple[str, int]]:
    """The rows that it made: (table, number), in that order."""
    delen = (deel.split("/") for deel in json.loads(daad.gemaakt or "[]"))
    return [(tabel, int(rij)) for tabel, rij in delen]


def is_op_gebouwd(register: Register, daad: Terugneembaar) -> bool:
    """Whether what it changed was changed again, or something else was noted of its casus since."""
    laatst: dict[tuple[str, int], dict[str, object]] = {}
    for tabel, rij, _, nieuw in json.loads(daad.gewijzigd or "[]"):
        laatst.setdefault((tabel, rij), {}).update(nieuw)
    for (tabel, rij), nieuw in laatst.items():
        nu_ = register.lees_een(f"SELECT {', '.join(nieuw)} FROM {tabel} WHERE id = :rij", rij=rij)
        if nu_ is None or dict(nu_) != nieuw:
            return True
    eigen = [rij for tabel, rij in gemaakt(daad) if tabel == "gebeurtenis"]
    later = register.lees_een(
        "SELECT 1 FROM gebeurtenis g WHERE g.id > :laatste AND g.casus IN "
        "(SELECT e.casus FROM gebeurtenis e WHERE e.id IN (SELECT value FROM json_each(:eigen)))",
        laatste=max(eigen, default=0),
        eigen=json.dumps(eigen),
    )
    return later is not None


def neem_regel_terug(register: Register, regel: Overlegregelrij) -> bool:
    """Undo a line of a meeting; inside a write transaction. It stays, without its text."""
    register.lees(
        "UPDATE overlegregel SET weg = :nu, tekst = NULL WHERE id = :regel", nu=nu(), regel=regel.id
    )
    kan = _draai_terug(register, regel)
    register.werk_bij("overlegregel", regel.id, {"gemaakt": "[]", "gewijzigd": "[]"})
    return kan


def neem_terug(register: Register, daad: Daadrij) -> bool:
    """Undo the last thing that somebody did; inside a write transaction. False when something
    stands on it that may not go: roll back then.
    """
    register.lees("UPDATE daad SET ongedaan = :nu WHERE wie = :wie", nu=nu(), wie=daad.wie)
    return _draai_terug(register, daad)


def _draai_terug(register: Register, daad: Terugneembaar) -> bool:
    """First what points to the rows that go, the last thing first."""
    for tabel, rij, oud, _ in reversed(json.loads(daad.gewijzigd or "[]")):
        register.werk_bij(tabel, rij, oud)
    for tabel, rij in reversed(gemaakt(daad)):
        onthoud(register, tabel, rij)
        if not register.haal_weg(tabel, rij):
            return False
    return True


def vergeet(register: Register, wie: str) -> None:
    """What was taken back can be taken back no more, and nothing of it is kept."""
    register.lees("UPDATE daad SET gemaakt = NULL, gewijzigd = NULL WHERE wie = :wie", wie=wie)


def gebruikers(register: Register) -> list[str]:
    """Who changed something in this register, by the names under which they work."""
    return [rij["wie"] for rij in register.lees("SELECT wie FROM daad ORDER BY wie")]
