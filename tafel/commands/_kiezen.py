"""Choosing a table or a number: a prefix that fits one is enough, and what is missing is asked."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from tafel.commands._options import Aanroep, stdin_is_terminal, vraag
from tafel.errors import SettingsWrong, WrongUse
from tafel.rules.profiel import COORDINATOREN, Profiel, Tafel


def kies_tafel(bij: Aanroep, optie: str | None, *, met_coordinatoren: bool = False) -> Tafel:
    """The table of --tafel, or the user's own (TAFEL_TAFEL); asked on a terminal."""
    eigen = bij.settings.tafel
    if optie is None and eigen is not None:
        try:
            return zoek_tafel(bij.profiel, eigen, met_coordinatoren=met_coordinatoren)
        except WrongUse as fout:
            raise SettingsWrong(f"TAFEL_TAFEL: {fout}") from None
    namen = ", ".join(_keuzes(bij.profiel, met_coordinatoren))
    if optie is None and not stdin_is_terminal():
        raise WrongUse(f"welke tafel? Geef --tafel, met een van: {namen}")
    gekozen = optie if optie is not None else vraag(f"Welke tafel ({namen})?")
    return zoek_tafel(bij.profiel, gekozen, met_coordinatoren=met_coordinatoren)


def zoek_tafel(profiel: Profiel, tekst: str, *, met_coordinatoren: bool = False) -> Tafel:
    """A table by its code or name, or the start of one. Raises WrongUse with the allowed ones."""
    keuzes = _keuzes(profiel, met_coordinatoren)
    gezocht = tekst.strip().casefold().replace(" ", "-").replace("_", "-")
    if gezocht in keuzes:
        return keuzes[gezocht]
    passend = [code for code in keuzes if gezocht and code.startswith(gezocht)]
    if len(passend) == 1:
        return keuzes[passend[0]]
    if passend:
        raise WrongUse(f"«{tekst[:30]}» past op meer tafels: {', '.join(passend)}")
    dichtbij = get_close_matches(gezocht, keuzes, n=1)
    bedoeld = f"; bedoelt u {dichtbij[0]}?" if dichtbij else ""
    raise WrongUse(
        f"profiel {profiel.naam} heeft geen tafel «{tekst[:30]}»; kies {', '.join(keuzes)}{bedoeld}"
    )


def _keuzes(profiel: Profiel, met_coordinatoren: bool) -> dict[str, Tafel]:
    keuzes = dict(profiel.tafels)
    return keuzes | {COORDINATOREN: profiel.coordinatoren} if met_coordinatoren else keuzes


def kies_nummers(teksten: Sequence[str] | None, lees: Callable[[str], int], wat: str) -> list[int]:
    """Numbers as given, or asked for on a terminal. Raises WrongUse."""
    if teksten:
        return [lees(tekst) for tekst in teksten]
    if not stdin_is_terminal():
        raise WrongUse(f"welke {wat}? Geef een nummer, of zoek er een met: tafel zoek TEKST")
    return [lees(tekst) for tekst in vraag(f"Welke {wat}?").split()]
