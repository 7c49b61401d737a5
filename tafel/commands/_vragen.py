"""Asking for columns of a melding on the terminal, or a line at a time from a pipe."""

from collections.abc import Callable, Sequence

import typer

from tafel.commands._options import Aanroep, bevestig, stdin_is_terminal, vraag
from tafel.commands._uitvoer import meld
from tafel.domain.basis import Rij
from tafel.errors import InputRefused, WrongUse
from tafel.kolommen import KOLOM_VAN
from tafel.schoon import bevat_verboden
from tafel.services.melden import lees_velden

BASISVRAGEN = ("naam", "geboortedatum", "melder_organisatie", "reden", "urgentie", "leefgebieden")
"""What is asked about any new melding, before the questions that the rules still have."""
_OOK_GESTELD = {
    "naam": ("achternaam", "voornaam"),
    "geboortedatum": ("leeftijd",),
    "urgentie": ("crisis",),
}
"""Columns that make a basic question superfluous."""


def lees_opties(bij: Aanroep, velden: dict[str, str], *, leeg_wist: bool = False) -> Rij:
    """Texts as typed → canonical values, with a warning where characters were taken out."""
    for naam, tekst in velden.items():
        if bevat_verboden(tekst):
            wat = "onzichtbare tekens of stuurtekens zijn verwijderd"
            meld(bij.settings, f"let op: {KOLOM_VAN[naam].optie}: {wat}")
    return lees_velden(velden, vandaag=bij.settings.vandaag, leeg_wist=leeg_wist)


def vraag_wat_ontbreekt(bij: Aanroep, waarden: Rij) -> None:
    """Ask the basic questions that `waarden` does not answer yet; adds the answers."""
    for kolom in BASISVRAGEN:
        if not any(naam in waarden for naam in (kolom, *_OOK_GESTELD.get(kolom, ()))):
            waarden.update(_vraag_kolom(bij, kolom))


def vraag_wat_telt(bij: Aanroep, waarden: Rij, vragen: Callable[[Rij], Sequence[str]]) -> None:
    """Ask what `vragen` still finds open, one by one: an answer may make others superfluous.

    Adds the answers. Raises WrongUse, naming the options, when a pipe has no answer.
    """
    gevraagd: set[str] = set()
    while volgende := next((naam for naam in vragen(waarden) if naam not in gevraagd), None):
        gevraagd.add(volgende)
        try:
            waarden.update(_vraag_kolom(bij, volgende))
        except typer.Abort:
            if stdin_is_terminal():
                raise
            typer.echo(err=True)
            opties = ", ".join(KOLOM_VAN[naam].optie for naam in vragen(waarden))
            raise WrongUse(
                f"geef de antwoorden als optie ({opties}), of werk op een terminal"
            ) from None


def _vraag_kolom(bij: Aanroep, naam: str) -> Rij:
    """Ask for one column until the answer can be read; unknown gives nothing."""
    kolom = KOLOM_VAN[naam]
    hint = ", ".join(kolom.waarden) or kolom.help
    while True:
        antwoord = vraag(f"{kolom.vraag} ({hint})" if hint else kolom.vraag)
        if naam == "inwonende_kinderen" and _is_los_getal(antwoord):
            jaren = int(antwoord)
            if not bevestig(f"Eén kind van {jaren} jaar? (twee kinderen: 3 jaar|5 jaar)"):
                continue
        try:
            return lees_opties(bij, {naam: antwoord})
        except InputRefused as fout:
            meld(bij.settings, str(fout).split(": ", 1)[1])


def _is_los_getal(antwoord: str) -> bool:
    """A number alone is an age, but may well be meant as a count; a person can be asked."""
    return antwoord.isascii() and antwoord.isdigit() and int(antwoord) > 0 and stdin_is_terminal()
