"""Named SQL about partners that are kept out of a casus."""

from collections.abc import Iterable

from tafel.register.rijen.casus import Casuszonderrij
from tafel.register.store import Register, als_lijst


def zonder(register: Register, casussen: Iterable[int]) -> list[Casuszonderrij]:
    """Who is kept out of these casussen."""
    return register.rijen(
        Casuszonderrij,
        "SELECT * FROM casuszonder WHERE casus IN (SELECT value FROM json_each(:lijst)) "
        "ORDER BY casus, partner",
        lijst=als_lijst(casussen),
    )


def buiten(register: Register, partner: str) -> frozenset[int]:
    """The casussen that a partner is kept out of."""
    rijen = register.lees("SELECT casus FROM casuszonder WHERE partner = :p", p=partner)
    return frozenset(rij["casus"] for rij in rijen)


def meldingen_buiten(register: Register, partner: str) -> frozenset[int]:
    """And their meldingen."""
    rijen = register.lees(
        "SELECT m.id FROM casuszonder z JOIN melding m ON m.casus = z.casus WHERE z.partner = :p",
        p=partner,
    )
    return frozenset(rij["id"] for rij in rijen)


def laat_toe(register: Register, casus: int, partner: str) -> None:
    """A partner is no longer kept out."""
    register.verwijder(
        "DELETE FROM casuszonder WHERE casus = :casus AND partner = :partner",
        casus=casus,
        partner=partner,
    )
