"""What every deed knows of its run: the register, the profile, who does it and on which day."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.vervanging import Vervanger
from tafel.kolommen import SCHEIDING
from tafel.register import partner as queries
from tafel.register.rijen.overleg import Overlegverzetrij
from tafel.register.rijen.partner import Partnerrij
from tafel.register.store import Register
from tafel.register.verloop import verzet
from tafel.rules.profiel.profiel import Partner, Profiel, Tafel


class Zitting(Struct, frozen=True):
    """One run on an open register; made by `zitting`."""

    register: Register
    geladen: Profiel
    """As the municipality wrote it."""
    profiel: Profiel
    """With the partners as this register knows them (opdrachtgever, kern, schil, …), and the
    meetings that were moved.
    """
    wie: str
    vandaag: date

    def tafel(self, code: str | None) -> Tafel:
        """A table as this register knows it; the coordinators for what has none."""
        return self.profiel.tafels.get(code or "", self.profiel.coordinatoren)

    def vervanger(
        self, wie: str | None, organisatie: str | None, dag: date | None = None
    ) -> Vervanger | None:
        """Who is to be reached in the place of somebody, today or on another day; None when it is
        he himself. `organisatie`: its code; None for a coördinator.
        """
        return self.register.vervangingen.vervanger(wie, organisatie, dag or self.vandaag)

    def ververst(self) -> "Zitting":
        """With the partners as they are now: for what changes them, inside its transaction."""
        return zitting(self.register, self.geladen, self.wie, self.vandaag)


def zitting(register: Register, geladen: Profiel, wie: str, vandaag: date) -> Zitting:
    """The run of who, today; reads the partners, once."""
    return Zitting(register, geladen, bijgewerkt(register, geladen), wie, vandaag)


def bijgewerkt(register: Register, geladen: Profiel) -> Profiel:
    """The profile, overlaid by what the register knows of its partners and moved meetings."""
    profiel = _met_verzet(geladen, verzet(register))
    rijen = queries.partners(register)
    if not rijen:
        return profiel
    partners = dict(profiel.partners)
    for rij in rijen:
        partners[rij.code] = _partner(partners.get(rij.code), rij)
    tafels = {code: _tafel(tafel, rijen) for code, tafel in profiel.tafels.items()}
    return replace(profiel, partners=partners, tafels=tafels)


def _met_verzet(profiel: Profiel, rijen: Sequence[Overlegverzetrij]) -> Profiel:
    if not rijen:
        return profiel
    weg: dict[str, set[date]] = {}
    erbij: dict[str, list[date]] = {}
    for rij in rijen:
        weg.setdefault(rij.tafel, set()).add(rij.van)
        if rij.naar is not None:
            erbij.setdefault(rij.tafel, []).append(rij.naar)

    def met(tafel: Tafel) -> Tafel:
        if tafel.code not in weg:
            return tafel
        dagen = frozenset(weg[tafel.code]), tuple(sorted(erbij.get(tafel.code, ())))
        return replace(tafel, overleg=replace(tafel.overleg, weg=dagen[0], erbij=dagen[1]))

    return replace(
        profiel,
        tafels={code: met(tafel) for code, tafel in profiel.tafels.items()},
        coordinatoren=met(profiel.coordinatoren),
    )


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
