"""What somebody asks for who escalates."""

from datetime import date

from msgspec import Struct

from tafel.domain.escalatie import Spoor


class Verzoek(Struct, frozen=True):
    """What is asked: on which track, against whom, and what is said about it."""

    spoor: Spoor
    tegen: str | None = None
    """Code, name or the start of one; None = the organisation of the afspraak."""
    afspraak: int | None = None
    """Number within the casus."""
    namens: str | None = None
    """Code or name of the organisation whose worker experiences the problem; None = that of the
    gezinsmanager or casemanager."""
    grond: str | None = None
    toelichting: str | None = None
    stap: int | None = None
    motivering: str | None = None
    overlast: str | None = None
    uiterlijk: date | None = None
