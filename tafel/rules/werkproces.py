"""The ten steps and their gates (domain §4; Visie §3.3.2)."""

from datetime import date

from tafel.rules.profiel import Profiel
from tafel.rules.termijnen import na_werkdagen


def poorten_naar(profiel: Profiel, van: int, naar: int) -> tuple[str, ...]:
    """The gates between two steps: those of every step that is entered or passed; none going back.

    In order of the steps, each once.
    """
    stappen = profiel.proces.stappen
    return tuple(
        dict.fromkeys(poort for nr in range(van + 1, naar + 1) for poort in stappen[nr].poorten)
    )


def stap_uiterlijk(profiel: Profiel, stap: int, sinds: date) -> date | None:
    """Until when a casus may stand in a step that it entered on `sinds`; None = no term."""
    werkdagen = profiel.proces.stappen[stap].werkdagen
    return None if werkdagen is None else na_werkdagen(profiel, sinds, werkdagen)
