"""After a run that was broken off: the crises in what it was given to store, and whom to call."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from tafel.errors import TafelError
from tafel.files.bron import Stroom, lees_bytes
from tafel.files.crisisrijen import crisisrijen, stelt_crisis
from tafel.files.gelezen import Crisisplek
from tafel.register.instellingen import profiel_van
from tafel.register.store import Register
from tafel.services.basis.crisisdienst import crisisdienst, te_bellen
from tafel.services.regels.profielen import laad_profiel, profielnamen
from tafel.services.zitting import zitting

_EEN_DAG = date(2000, 1, 1)
"""Whether there is a crisis depends on no day."""


def in_bestand(bron: Path | Stroom, naam: str, codering: str | None) -> tuple[Crisisplek, ...]:
    """The rows that state a crisis, or may; none of what cannot be read."""
    with suppress(TafelError):
        return crisisrijen(lees_bytes(bron, naam), naam, _EEN_DAG, codering)
    return ()


def in_velden(velden: Mapping[str, str]) -> bool | None:
    """Whether the columns of one melding, as typed, state a crisis; None when they may."""
    return stelt_crisis(velden, _EEN_DAG)


def wie_bellen(register: Path, gekozen: str, vandaag: date) -> str | None:
    """Whom to call: as the register's own profile names it, else the one of this run, with the
    number as far as it can be read; None when no profile can.
    """
    bellen = None
    with suppress(TafelError, OSError):
        eigen = profiel_van(register)
        profiel = laad_profiel(eigen if eigen in profielnamen() else gekozen)
        bellen = crisisdienst(profiel)
        with Register(register) as open_:
            bellen = te_bellen(zitting(open_, profiel, "", vandaag))
    return bellen
