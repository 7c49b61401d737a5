"""The ten steps and their gates (domain §4; Visie §3.3.2)."""

from datetime import date

from tafel.rules.profiel.profiel import Profiel
from tafel.rules.termijnen import na_werkdagen, werkdagen_tussen


def poorten_naar(profiel: Profiel, van: int, naar: int) -> tuple[str, ...]:
    """The gates between two steps: those of every step that is entered or passed; none going back.

    In order of the steps, each once.
    """
    stappen = profiel.proces.stappen
    return tuple(
        dict.fromkeys(poort for nr in range(van + 1, naar + 1) for poort in stappen[nr].poorten)
    )


def stap_uiterlijk(
    profiel: Profiel, stap: int, sinds: date, vanaf: date | None = None, rest: int | None = None
) -> date | None:
    """Until when a casus may stand in a step that it entered on `sinds`; None = no term.

    A term that was suspended runs again from `vanaf` on, for the `rest` working days that were left
    of it: while it is suspended it cannot have passed.
    """
    werkdagen = profiel.proces.stappen[stap].werkdagen
    if vanaf is not None and rest is not None:
        return na_werkdagen(profiel, vanaf, rest)
    return None if werkdagen is None else na_werkdagen(profiel, sinds, werkdagen)


def rest_van(profiel: Profiel, uiterlijk: date | None, dag: date) -> int | None:
    """The working days that are left on `dag` of a term; 0 when it has passed, None without one."""
    return None if uiterlijk is None else werkdagen_tussen(profiel, dag, uiterlijk)
