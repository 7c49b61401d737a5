"""Who is at a meeting, and who is known to the partners (domain §8)."""

from datetime import date

from tafel.register import partner as partnerqueries
from tafel.register import verloop as queries
from tafel.register.store import nu
from tafel.services.zitting import Zitting


def afwezig(z: Zitting, tafel: str, op: date) -> tuple[str, ...]:
    """Who is not at a meeting, and who comes instead."""
    return tuple(
        z.profiel.label(rij.partner) + (f" (vervangen: {rij.vervanger})" if rij.vervanger else "")
        for rij in queries.afmeldingen(z.register, tafel, op)
    )


def contactpersonen(z: Zitting) -> tuple[str, ...]:
    """The names of the professionals whom the register knows, and of who stands in for them."""
    rijen = partnerqueries.contactpersonen(z.register, z.vandaag)
    vervangers = (z.vervanger(rij.naam, rij.partner) for rij in rijen)
    return tuple(sorted({rij.naam for rij in rijen} | {v.naam for v in vervangers if v}))


def meld_af(z: Zitting, tafel: str, op: date, partner: str, vervanger: str | None) -> None:
    """A partner will not be there; inside the caller's write transaction."""
    z.register.voeg_alle_toe(
        "afmelding",
        ("tafel", "overleg", "partner", "vervanger", "tijd", "wie"),
        [(tafel, op, partner, vervanger, nu(), z.wie)],
    )
