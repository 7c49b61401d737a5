"""Names and free text as they come in: asked or given, cleaned with a warning."""

from typer._click.globals import get_current_context

from tafel.bsn import UITGEHAALD, zonder_bsn
from tafel.commands._lijn.opties import Aanroep, geen_plaatshouder, vraag_tekst
from tafel.commands._lijn.uitvoer import meld
from tafel.config import Settings
from tafel.errors import WrongUse
from tafel.schoon import bevat_verboden, schoon


def schone_tekst(settings: Settings, tekst: str, optie: str) -> str:
    """`tekst` without harmful characters or surrounding blanks, and without a bsn where the profile
    does not keep one; says so when it lost any.
    """
    geen_plaatshouder(tekst, optie)
    waar = f"{optie}: " if optie else ""
    if bevat_verboden(tekst):
        meld(settings, f"let op: {waar}onzichtbare tekens of stuurtekens zijn verwijderd")
    schone = schoon(tekst, regels=True).strip()
    if (zonder := zonder_bsn(schone)) != schone and not _bewaart_bsn():
        meld(settings, f"let op: {waar}{UITGEHAALD}")
        return zonder
    return schone


def _bewaart_bsn() -> bool:
    bij = get_current_context().find_object(Aanroep)
    return bij is not None and bij.profiel.bsn_bewaren


def lees_tekst(
    settings: Settings, waarde: str | None, label: str, optie: str, *, lang: bool = False
) -> str:
    """A text that is needed: the value of `optie`, stdin when that is `-`, else asked."""
    return schone_tekst(settings, vraag_tekst(waarde, label, optie, lang=lang), optie)


def lees_los(settings: Settings, waarde: str | None, optie: str) -> str | None:
    """A text that may be left out, and is not asked; None when there is none."""
    if waarde is None:
        return None
    return schone_tekst(settings, vraag_tekst(waarde, "", optie), optie) or None


def hoogstens_een_van_stdin(*waarden: str | None) -> None:
    """Raises WrongUse when more than one option is `-`: stdin can be read once."""
    if waarden.count("-") > 1:
        raise WrongUse("hoogstens één optie kan van stdin (-) worden gelezen")
