"""What every deed knows of its run: the register, the profile, who does it and on which day."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tafel.kolommen import SCHEIDING
from tafel.register import partner as queries
from tafel.register.rijen.partner import Partnerrij
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Partner, Profiel, Tafel


class Zitting(Struct, frozen=True):
    """One run on an open register; made by `zitting`."""

    register: Register
    geladen: Profiel
    """As the municipality wrote it."""
    profiel: Profiel
    """With the partners as this register knows them (opdrachtgever, kern, schil, …)."""
    wie: str
    vandaag: date

    def ververst(self) -> "Zitting":
        """With the partners as they are now: for what changes them, inside its transaction."""
        return zitting(self.register, self.geladen, self.wie, self.vandaag)


def zitting(register: Register, geladen: Profiel, wie: str, vandaag: date) -> Zitting:
    """The run of who, today; reads the partners, once."""
    return Zitting(register, geladen, bijgewerkt(register, geladen), wie, vandaag)


def bijgewerkt(register: Register, geladen: Profiel) -> Profiel:
    """The profile, overlaid by what the register knows of its partners."""
    rijen = queries.partners(register)
    if not rijen:
        return geladen
    partners = dict(geladen.partners)
    for rij in rijen:
        partners[rij.code] = _partner(partners.get(rij.code), rij)
    tafels = {code: _tafel(tafel, rijen) for code, tafel in geladen.tafels.items()}
    return replace(geladen, partners=partners, tafels=tafels)


def _partner(oud: Partner | None, rij: Partnerrij) -> Partner:
    partner = oud or Partner(rij.code, rij.naam or rij.code, (), ())
    velden = ("naam", "opdrachtgever", "hefboom", "kring", "sancties")
    return replace(
        partner, **{v: waarde for v in velden if (waarde := getattr(rij, v)) is not None}
    )


def _tafel(tafel: Tafel, rijen: Sequence[Partnerrij]) -> Tafel:
    """Where the register says at which tables a partner is kern or schil, that replaces both."""
    kern, schil = list(tafel.kern), list(tafel.schil)
    for rij in rijen:
        if rij.kern is None and rij.schil is None:
            continue
        code = rij.code
        for lijst, tafels in ((kern, rij.kern), (schil, rij.schil)):
            if code in lijst:
                lijst.remove(code)
            if tafel.code in (tafels or "").split(SCHEIDING):
                lijst.append(code)
    return replace(tafel, kern=tuple(kern), schil=tuple(schil))
