"""How to reach the sender and the addressee of a letter: partners and roles (domain §9)."""

from collections.abc import Sequence

from tafel.domain.escalatie import Bereikbaar, Escalatie, Spoor
from tafel.register import partner as partners
from tafel.register.rijen.casus import Casusrij
from tafel.register.rijen.partner import Contactpersoonrij
from tafel.services.partner import rolcontacten
from tafel.services.zitting import Zitting

_LEIDING = ("leidinggevende", "manager", "teamleider", "hoofd", "chef")
_DIRECTIE = ("direct", "bestuur")
"""What is in the function of who is meant at the first step, and after it."""
_PROCESMANAGER = "de procesmanager"


class Adresboek:
    """Whom to reach today, as this register knows it."""

    def __init__(self, z: Zitting, casus: Casusrij | None) -> None:
        self._z, self._profiel, self._casus = z, z.profiel, casus
        self._rollen = rolcontacten.bekend(z.register)
        self._genoemd = rolcontacten.rollen(z.profiel)
        self._bij: dict[str, list[Contactpersoonrij]] = {}
        for rij in partners.contactpersonen(z.register, z.vandaag):
            self._bij.setdefault(rij.partner, []).append(rij)

    def afzender(self, escalatie: Escalatie, namens: str | None) -> Bereikbaar:
        """Who acts: somebody in a role, or the manager of `namens` (code of a partner)."""
        wie = escalatie.wie
        if wie.endswith(f" van {self._profiel.label(escalatie.organisatie)}"):
            return self._organisatie(wie, escalatie.organisatie, _LEIDING)
        if escalatie.stap > 1 or rolcontacten.code(wie) in self._genoemd:
            return self.rol(wie)
        if escalatie.spoor is Spoor.OPSTELLEN:
            return Bereikbaar(wie, ())
        if namens is None:
            return Bereikbaar(wie, (), f"tafel casus overdragen {escalatie.casus}")
        return self._organisatie(wie, namens, _LEIDING)

    def geadresseerde(self, escalatie: Escalatie) -> Bereikbaar:
        """Who is asked: the organisation that does not perform, or the bestuurder who decides."""
        if escalatie.bindend:
            return self.rol(escalatie.richting)
        functies = _LEIDING if escalatie.stap == 1 else (*_DIRECTIE, *_LEIDING)
        return self._organisatie(escalatie.richting, escalatie.organisatie, functies)

    def rol(self, wie: str) -> Bereikbaar:
        """Somebody in a role; a procesmanager who is named with the casus goes first."""
        if (genoemd := self._procesmanager(wie)) is not None:
            return Bereikbaar(wie, genoemd)
        code = rolcontacten.code(wie)
        rol = self._rollen.get(code)
        if rol is None:
            return Bereikbaar(wie, (), f"tafel escaleer contact {code}")
        return Bereikbaar(
            wie,
            (_samen(rol.naam, None, rol.telefoon, rol.mail),),
            vervanger=(self._z.vervanger(rol.naam, None),),
        )

    def _procesmanager(self, wie: str) -> tuple[str, ...] | None:
        casus = self._casus
        if casus is None or not wie.startswith(_PROCESMANAGER):
            return None
        naam = casus.procesmanager
        return (_samen(naam, None, casus.procesmanager_contact, None),) if naam else None

    def _organisatie(self, wie: str, code: str, functies: Sequence[str]) -> Bereikbaar:
        """Those with such a function; else everybody whom one may call there."""
        bij = self._bij.get(code, [])
        deze = [rij for rij in bij if _heeft(rij.functie, functies)] or bij
        return Bereikbaar(
            wie,
            tuple(_samen(rij.naam, rij.functie, rij.telefoon, rij.mail) for rij in deze),
            None if deze else f"tafel partner contact {code}",
            tuple(self._z.vervanger(rij.naam, code) for rij in deze),
        )


def _heeft(functie: str | None, functies: Sequence[str]) -> bool:
    return any(deel in (functie or "").casefold() for deel in functies)


def _samen(naam: str | None, functie: str | None, telefoon: str | None, mail: str | None) -> str:
    """As in: L. Oud (teamleider), 020-0000001."""
    wie = f"{naam} ({functie})" if functie else naam
    return ", ".join(filter(None, (wie, telefoon, mail)))
