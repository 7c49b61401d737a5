"""Names and free text as they come in: asked or given, cleaned with a warning."""

import sys

from typer._click.globals import get_current_context

from tafel.bsn import UITGEHAALD, zonder_bsn
from tafel.commands._lijn.opties import Aanroep
from tafel.commands._lijn.plaatshouders import PLAATSHOUDER
from tafel.commands._lijn.terminal import MEESTE, noteer_gevraagd, stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import meld
from tafel.config import Settings
from tafel.errors import InputRefused, WrongUse
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


def lees_stdin(optie: str) -> str:
    """All of stdin, for an option whose value is `-`.

    Raises InputRefused when it is empty, too long or not UTF-8, or cannot be read: half a text must
    not replace a whole one.
    """
    try:
        inhoud = sys.stdin.buffer.read(MEESTE)
        tekst = (inhoud or b"").decode("utf-8").strip()
    except UnicodeDecodeError:
        raise InputRefused(f"{optie} -: de tekst op stdin is geen UTF-8.") from None
    except OSError:
        inhoud = None
    if inhoud is None:
        raise InputRefused(f"{optie} -: stdin is niet te lezen; geef de tekst, of {optie} zelf.")
    if len(inhoud) == MEESTE:
        raise InputRefused(f"{optie} -: de tekst op stdin is te lang; kort hem in.")
    if not tekst:
        raise InputRefused(f"{optie} -: op stdin stond niets; geef de tekst, of {optie} zelf.")
    return tekst


def geen_plaatshouder(tekst: str, optie: str) -> str:
    """The text itself. Raises WrongUse for the dots of a command that was pasted as suggested."""
    if PLAATSHOUDER.fullmatch(tekst.strip()):
        raise WrongUse(f"{optie}: op de plaats van … hoort uw eigen tekst")
    return tekst


def vraag_tekst(waarde: str | None, label: str, optie: str, *, lang: bool = False) -> str:
    """A name or free text: the value of `optie`; stdin when that is `-`; else asked.

    With `lang` an empty answer opens the user's editor. Raises WrongUse, naming the option, where
    there is no terminal; InputRefused when stdin is empty or not UTF-8.
    """
    if waarde == "-":
        return lees_stdin(optie)
    if waarde is not None:
        return geen_plaatshouder(waarde, optie)
    if not stdin_is_terminal():
        raise WrongUse(f"{optie} ontbreekt; geef een waarde, of '-' om van stdin te lezen.")
    if not lang:
        return vraag(label)
    if antwoord := vraag(f"{label} (alleen Enter opent uw editor)"):
        return antwoord
    from tafel.commands._lijn.editor import schrijf_in_editor

    tekst = schrijf_in_editor(optie)
    noteer_gevraagd()
    return tekst
