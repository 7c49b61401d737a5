"""Names in free text: whether a text has one, and the text with initials instead.

Pure: names in, text out. A name is found whatever its case and accents, with or without its
prefix, in full or one word of it, in the genitive too. One that is an ordinary word as well counts
only with a capital, or after a form of address.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tafel.namen import TUSSENVOEGSELS, vouw
from tafel.rules.gewone_woorden import GEWONE_WOORDEN

_WOORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_AANEEN = re.compile(r"[\W_]{0,3}")
"""What may stand between the words of one name: a blank, a hyphen, an apostrophe."""
_KORT = 2
"""Words of so many letters are too short to be a name without a capital."""
_AANSPREEK = frozenset(
    ("mevrouw", "mevr", "mw", "meneer", "mijnheer", "dhr", "heer", "familie", "fam")
)
_VOEGSELS = TUSSENVOEGSELS | {"v", "d"}
_GEEN_NAAM = frozenset(("onbekend", "anoniem", "nn"))


@dataclass(frozen=True, slots=True)
class Naam:
    """A name as the register keeps it; what is not known is None."""

    voornaam: str | None = None
    tussenvoegsel: str | None = None
    achternaam: str | None = None


@dataclass(frozen=True, slots=True)
class _Vorm:
    initialen: str
    hoofdletter: bool
    """An ordinary word too: only a name with a capital, or where a name is expected."""


Vormen = Mapping[tuple[str, ...], _Vorm]
"""Folded words, as they may stand in a text, → what to write instead."""


def vormen(namen: Iterable[Naam]) -> Vormen:
    """Every way in which these names may be written; the fuller way wins."""
    alle: dict[tuple[str, ...], _Vorm] = {}
    for naam in namen:
        voor, tussen, achter = (
            _woorden(deel) for deel in (naam.voornaam, naam.tussenvoegsel, naam.achternaam)
        )
        v, a = _initiaal(naam.voornaam), _initiaal(naam.achternaam)
        if voor and achter:
            for samen in ((*voor, *tussen, *achter), (*voor, *achter)):
                _voeg_toe(alle, samen, v + a)
        for deel, letter in (((*tussen, *achter) if achter else (), a), (achter, a), (voor, v)):
            _voeg_toe(alle, deel, letter)
        for woord in _WOORD.findall(f"{naam.voornaam or ''} {naam.achternaam or ''}"):
            if woord.lower() not in TUSSENVOEGSELS:
                _voeg_toe(alle, _woorden(woord), _initiaal(woord))
    return alle


def _voeg_toe(alle: dict[tuple[str, ...], _Vorm], woorden: tuple[str, ...], letter: str) -> None:
    """Unless these words are initials, or say that the name is not known."""
    if any(len(woord) > 1 and woord not in _GEEN_NAAM for woord in woorden):
        hoofdletter = all(
            woord in GEWONE_WOORDEN or woord in TUSSENVOEGSELS or len(woord) <= _KORT
            for woord in woorden
        )
        alle.setdefault(woorden, _Vorm(letter, hoofdletter))


def verhul(tekst: str, van: Vormen) -> str:
    """`tekst` with initials where one of these names stands."""
    if not van:
        return tekst
    gevonden = list(_WOORD.finditer(tekst))
    woorden = [vouw(woord[0]) for woord in gevonden]
    langste = max(map(len, van))
    delen, tot, plek, na = [], 0, 0, -1
    while plek < len(gevonden):
        for aantal in range(min(langste, len(gevonden) - plek), 0, -1):
            stuk = gevonden[plek : plek + aantal]
            vorm, genitief = _vorm(van, tuple(woorden[plek : plek + aantal]), stuk[-1][0])
            if vorm is None or not _aaneen(tekst, stuk):
                continue
            zeker = stuk[-1][0][0].isupper() or _volgt(woorden, plek, na)
            if vorm.hoofdletter and not zeker:
                continue
            eind = stuk[-1].end()
            nieuw = f"{vorm.initialen}'s" if genitief else vorm.initialen
            if tekst[eind : eind + 1] == "." and nieuw.endswith("."):
                nieuw = nieuw[:-1]
            delen += [tekst[tot : stuk[0].start()], nieuw]
            tot = eind
            na = plek = plek + aantal
            break
        else:
            plek += 1
    return "".join((*delen, tekst[tot:]))


def kan_noemen(tekst: str, namen: Iterable[Naam]) -> bool:
    """False when surely none of these names stands in `tekst`; quick, where most texts have none.

    Every form holds a whole word of a first name or a surname.
    """
    gevouwen = vouw(tekst)
    for naam in namen:
        for deel in (naam.voornaam, naam.achternaam):
            if deel is None:
                continue
            gezocht = vouw(deel)
            if gezocht in gevouwen:
                return True
            if not gezocht.isalpha() and any(
                len(woord) > 1 and woord in gevouwen for woord in _woorden(deel)
            ):
                return True
    return False


def noemt(tekst: str, van: Vormen) -> bool:
    """Whether one of these names stands in `tekst`."""
    return verhul(tekst, van) != tekst


def _vorm(van: Vormen, woorden: tuple[str, ...], laatste: str) -> tuple[_Vorm | None, bool]:
    """(the form that these words are, whether the last is a genitive: "Jans")."""
    if (vorm := van.get(woorden)) is not None:
        return vorm, False
    kaal = woorden[-1][:-1]
    if woorden[-1].endswith("s") and len(kaal) > _KORT and laatste[0].isupper():
        return van.get((*woorden[:-1], kaal)), True
    return None, False


def _volgt(woorden: list[str], plek: int, na: int) -> bool:
    """Whether a form of address, or a name that ended at `na`, comes before; a prefix between."""
    while plek > 0 and plek != na and woorden[plek - 1] in _VOEGSELS:
        plek -= 1
    return plek == na or (plek > 0 and woorden[plek - 1] in _AANSPREEK)


def _aaneen(tekst: str, stuk: list[re.Match[str]]) -> bool:
    return all(_AANEEN.fullmatch(tekst, een.end(), ander.start()) for een, ander in pairwise(stuk))


def _woorden(tekst: str | None) -> tuple[str, ...]:
    return tuple(vouw(woord) for woord in _WOORD.findall(tekst or ""))


def _initiaal(tekst: str | None) -> str:
    """As `tafel.services.betrokkene.initialen` has it."""
    return next((f"{teken.upper()}." for teken in tekst or "" if teken.isalpha()), "")
