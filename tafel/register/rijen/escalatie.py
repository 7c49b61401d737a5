"""Rows of the steps up the line, and whom to reach there (domain §9)."""

from datetime import date

from tafel.domain.escalatie import Spoor
from tafel.register.rijen import Rij


class Escalatierij(Rij, frozen=True):
    """One step up the line (domain §9); without a casus it is about an organisation."""

    id: int
    casus: int | None
    tafel: str | None
    spoor: Spoor
    stap: int
    organisatie: str
    afspraak: int | None
    grond: str | None
    toelichting: str | None
    motivering: str | None
    opmerking: str | None
    wie: str
    richting: str
    via: str | None
    regels: str
    bron: str
    gestart_op: date
    uiterlijk: date
    bindend: str
    status: str
    resultaat: str | None
    resultaat_tekst: str | None
    afgerond_op: date | None
    door: str
    overgedragen_door: str | None
    """Who handed it over to who acts; None also for steps from before this was kept."""
    namens: str | None
    """Code of the organisation whose worker experiences the problem."""


class Rolcontactrij(Rij, frozen=True):
    """Whom to reach in a role of the escalation ladder: a coördinator, a bestuurder (domain §9)."""

    rol: str
    """As the profile names it, in a code: `portefeuillehouder-jeugdzorg-van-de-stadsregio`."""
    naam: str
    telefoon: str | None
    mail: str | None
    sinds: date
