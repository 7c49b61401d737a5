"""Rows of what holds for the register as a whole, and of its log."""

from datetime import date

from tafel.register.rijen import Rij


class Instellingrij(Rij, frozen=True):
    """What holds for this register whoever uses it: `profiel` is the name of its profile, `geheim`
    what the rounding of counts draws from.
    """

    sleutel: str
    waarde: str


class Logregelrij(Rij, frozen=True):
    """Who looked at or changed which personal data, when and through which command (domain §13)."""

    id: int
    tijd: str
    dag: date
    wie: str
    handeling: str
    onderwerp: str
    namens: str | None
    """Numbers of the vervangingen by which they stood in for somebody that day, joined by `|`."""


class Daadrij(Rij, frozen=True):
    """The last thing that somebody did, and what takes it back (`store.om_terug_te_nemen`)."""

    wie: str
    tijd: str
    handeling: str
    onderwerp: str
    gemaakt: str | None
    """None = too much was done at once to take it back."""
    gewijzigd: str | None
    ongedaan: str | None
    """When it was taken back."""


class Vergevennummerrij(Rij, frozen=True):
    """The highest number of something that was taken back: it is given to nothing else."""

    tabel: str
    casus: int
    """0 = the numbers of this table do not begin anew per casus."""
    nummer: int


class Rectificatierij(Rij, frozen=True):
    """That text was taken out of the register, by whom and why; never what it said."""

    id: int
    tijd: str
    dag: date
    wie: str
    casus: int | None
    melding: int | None
    """Without casus and melding: out of everything."""
    reden: str
    plaatsen: str
    """JSON: per kind of place how many."""
    schoon: str | None
    """When the file itself held it no more; None = that is still to be done."""
    bezig: int | None = None
    """Opens tables that only grow while it holds something; no transaction ends like that."""
