"""Moving a register to another profile, on purpose and with open eyes."""

from collections.abc import Iterator

from msgspec import Struct

from tafel.domain.agenda import VervallenTafel
from tafel.register import casus as casusqueries
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.services.regels.vervallen import vervallen_tafels
from tafel.services.zitting import Zitting


class Verhuizing(Struct, frozen=True):
    """What it would mean, or meant, that a register goes on with another profile."""

    van: str | None
    """Name of the profile that it had."""
    naar: str
    open_casussen: int
    vervallen: tuple[VervallenTafel, ...]
    """Tables that the other profile does not have, with the open casussen that stand there."""
    anders: tuple[str, ...]
    """What else becomes another, in sentences."""

    @property
    def blijft(self) -> bool:
        """Whether it is the profile that the register has already."""
        return self.van == self.naar


def overzie(register: Register, naar: Profiel, nu: Profiel | None) -> Verhuizing:
    """What going on with `naar` would mean; `nu` is the profile of the register, if it is known."""
    with register.momentopname():
        return Verhuizing(
            van=register.profiel,
            naar=naar.naam,
            open_casussen=casusqueries.aantal_open(register),
            vervallen=vervallen_tafels(register, naar),
            anders=() if nu is None else tuple(_anders(nu, naar)),
        )


def verhuis(z: Zitting) -> None:
    """Let the register work with the profile of this run from now on; decisions keep the profile
    they were made under.
    """
    with z.register.schrijf(elk_profiel=True):
        van = z.register.profiel or "geen"
        z.register.zet_profiel(z.geladen.naam)
        z.register.log(z.wie, z.vandaag, "beheer profiel", f"{van} -> {z.geladen.naam}")


def _anders(nu: Profiel, naar: Profiel) -> Iterator[str]:
    if nieuw := [tafel.naam for code, tafel in naar.tafels.items() if code not in nu.tafels]:
        yield f"nieuwe tafels: {', '.join(nieuw)}"
    if weg := [partner.naam for code, partner in nu.partners.items() if code not in naar.partners]:
        yield f"partners die {naar.naam} niet kent: {len(weg)}"
    if (nu.proces.categorie is None) != (naar.proces.categorie is None):
        yield f"gezinscategorieën: {'geen' if naar.proces.categorie is None else 'wel'}"
