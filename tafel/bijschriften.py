"""What people write beside a name: titles, an age, a birth date, another name, more people."""

import re

from msgspec import Struct

from tafel.datums import MAANDEN
from tafel.patronen import patroon

_AANHEF = patroon(
    r"(?:(?:de )?heer|mevrouw|meneer|mijnheer|familie|jonkheer|jonkvrouw|(?:de )?wed(?:uwe|uwnaar"
    r"|\.?)|(?:dhr|hr|mevr|mw|mej|mr|dr|drs|ir|ds|prof|jhr|jkvr|fam)\.?|(?:ing|bc|geb|e\.v)\."
    r"|e/v\.?)(?:(?: en | ?[/&+] ?)(?:(?:de )?heer|meneer|mevrouw|(?:d?hr|mevr|mw)\.?))?"
    r"(?: +|(?<=\.)(?=[^\W\d_]{2}))",
    re.IGNORECASE,
)
_NA_DE_NAAM = patroon(
    r",? +(?:jr|sr|e/v|e\.v)\.?$|, *wed\.?$|,? +(?-i:BSc|MSc|LLB|LLM|PhD|MBA|RA)$", re.IGNORECASE
)
_IETS_ERBIJ = patroon(r"[0-9]|\b(?:alias|a\.?k\.?a|ook|roepnaam|bijgenaamd)\b", re.IGNORECASE)
_LEEFTIJD = patroon(
    r" *\((?P<kaal>[0-9]{1,3})(?: ?(?:jaar|jr\.?|j\.?))?\)(?=$|,)"
    r"|,? +(?P<los>[0-9]{1,3}) ?(?:jaar|jr\.?)(?: oud)?(?=$|,)",
    re.IGNORECASE,
)
_GETALLEN = r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}"
_MET_MAAND = (
    rf"(?:[0-9]{{1,2}} )?(?:{'|'.join((*MAANDEN, *(m[:3] for m in MAANDEN)))})\.? [0-9]{{4}}"
)
_GEBOREN = r"(?:geb(?:\.|oren)? ?(?:datum|dat\.?)?|geboortedatum|\*)[ :]*(?:op )?"
_DATUM = patroon(
    rf"[ ,]*\(?(?:(?<!\w){_GEBOREN}"
    rf"(?P<met>{_GETALLEN}|{_MET_MAAND}|[0-9]{{4}}(?:-[0-9]{{2}})?)(?!\w)(?: te [^,()]+)?"
    rf"|(?<!\w)(?P<los>{_GETALLEN}|{_MET_MAAND})(?!\w)"
    rf"|(?:(?<=\()|(?<=, ))(?P<jaar>[12][0-9]{{3}})(?=\)|$))\)?",
    re.IGNORECASE,
)
_OOK_BEKEND = patroon(
    r"(?<!\(),? +((?:ook (?:bekend|genoemd|wel)\b|alias\b|a\.?k\.?a\b\.?|roepnaam\b|bijgenaamd\b)"
    r"[^,()]*)",
    re.IGNORECASE,
)
_LETTER = r"[^\W\d_]"
_MEER_MENSEN = patroon(rf" (?:en|und|and|/) |&|\+|;|{_LETTER}{{2}}/{_LETTER}{{2}}", re.IGNORECASE)
_VREEMD = patroon(r"[0-9()\[\]{}<>=@_*,]")


def zonder_titels(tekst: str) -> str:
    """`tekst` without what stands before a name: de heer, drs."""
    while treffer := _AANHEF.match(tekst):
        woord = treffer[0].strip()
        if len(woord) < 4 and woord.isupper() and not tekst.isupper():
            break  # initials: DR Bos
        tekst = tekst[treffer.end() :]
    return tekst


def zonder_toevoegsel(tekst: str) -> str:
    """`tekst` without what stands behind a name: jr."""
    return _NA_DE_NAAM.sub("", tekst)


class Naamcel(Struct, frozen=True):
    """A cell with a name, and what stood beside it there."""

    naam: str
    """What is no name stands between brackets: alias Piet."""
    leeftijd: int | None = None
    geboren: str | None = None
    """A birth date as it is written."""


def lees_naamcel(tekst: str) -> Naamcel:
    tekst = " ".join(tekst.split())
    if _IETS_ERBIJ.search(tekst) is None:
        return Naamcel(tekst)
    leeftijd = _LEEFTIJD.search(tekst)
    zonder = _LEEFTIJD.sub("", tekst)
    datum = _DATUM.search(zonder)
    if datum is not None:
        zonder = f"{zonder[: datum.start()]} {zonder[datum.end() :]}"
    return Naamcel(
        " ".join(_OOK_BEKEND.sub(r" (\1)", zonder).split()).strip(" ,"),
        None if leeftijd is None else int(leeftijd["kaal"] or leeftijd["los"]),
        None if datum is None else datum["met"] or datum["los"] or datum["jaar"],
    )


def waarom_twijfel(tekst: str, namen: str) -> str | None:
    """Why the `namen` that were read from a cell as those of one person may be something else."""
    losse = tekst.split(", ")
    is_reeks = len(losse) > 2 and all(deel.isalpha() and deel.istitle() for deel in losse)
    if is_reeks or _MEER_MENSEN.search(namen):
        return "noemt misschien meer mensen; een melding gaat over één hoofdpersoon, controleer wie"
    if _VREEMD.search(namen):
        return "heeft tekens die een naam niet heeft; controleer de naam"
    return None
