"""Names in free text: whether a text has one, and the text with initials instead.

Pure: names in, text out. A name is found whatever its case and accents, with or without its
prefix, in full or one word of it, written as one word, in the genitive and as a diminutive too. One
that is an ordinary word as well counts only with a capital, or after a form of address. Of people
around whom the text is not (`ruime_vormen`) the surname counts, and a first name only before it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from tafel.namen import TUSSENVOEGSELS, vouw
from tafel.rules.gewone_woorden import GEWONE_WOORDEN

_WOORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_AANEEN = re.compile(r"[\W_]{0,3}")
"""What may stand between the words of one name: a blank, a hyphen, an apostrophe."""
_KORT = 2
"""Words of so many letters are too short to be a name without a capital."""
KORTSTE_DEEL = 3
"""Only longer words of a surname of more than one word count by themselves, of who is not near."""
_AANSPREEK = frozenset(
    ("mevrouw", "mevr", "mw", "meneer", "mijnheer", "dhr", "heer", "familie", "fam")
)
_VOEGSELS = TUSSENVOEGSELS | {"v", "d"}
_GEEN_NAAM = frozenset(("onbekend", "anoniem", "nn"))
_KAMEEL = re.compile("(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
"""Where a second name begins in one word: JanWillem."""
_VERKLEIND = ("etje", "pje", "tje", "kje", "ke", "je")
_MAIL = re.compile(r"[\w.+'\u2019\u0300-\u036f-]+(?=@\w)")
"""What stands before the @ of an address."""
_DEEL_VAN_MAIL = 4
"""From so many letters a name counts inside a longer word of a mail address."""
_AANGEPLAKT = frozenset(
    {"vander", "vanden", "vande", "vanhet", "vant", "inde", "inhet", "opde", "opden", "opt"}
    | {"uitde", "uitden", "aande", "delas", "delos", "vonder", "vd", "d", "l", "s", "t"}
    | {vouw(deel) for deel in TUSSENVOEGSELS if deel.isalpha()}
)
"""Prefixes as they are written onto a surname: Vandergroen."""


class Naam(Struct, frozen=True):
    """A name as the register keeps it; what is not known is None."""

    voornaam: str | None = None
    tussenvoegsel: str | None = None
    achternaam: str | None = None


class _Eis(IntEnum):
    """What a form must have to be a name."""

    GEEN = 0
    HOOFDLETTER = 1
    """A capital, or a place where a name is expected: it is an ordinary word too."""
    NAAST = 2
    """A capital, next to what may be the rest of a name."""


class _Vorm(Struct, frozen=True):
    initialen: str
    eis: _Eis


Vormen = Mapping[tuple[str, ...], _Vorm]
"""Folded words, as they may stand in a text, → what to write instead."""


def vormen(namen: Iterable[Naam]) -> Vormen:
    """Every way in which these names may be written; the fuller way wins."""
    alle: dict[tuple[str, ...], _Vorm] = {}
    for naam in namen:
        voor, tussen, achter = _delen(naam)
        v, a = _initiaal(naam.voornaam), _initiaal(naam.achternaam)
        for samen in _voluit(voor, tussen, achter):
            _voeg_toe(alle, samen, v + a)
        for deel, letter in (((*tussen, *achter) if achter else (), a), (achter, a), (voor, v)):
            _voeg_toe(alle, deel, letter)
            _voeg_toe(alle, ("".join(deel),), letter)
        for samen in _aangeplakt(tussen, achter):
            _voeg_toe(alle, samen, a)
        for woord in _WOORD.findall(f"{naam.voornaam or ''} {naam.achternaam or ''}"):
            for deel in {woord, *_KAMEEL.split(woord)}:
                if deel.lower() not in TUSSENVOEGSELS:
                    _voeg_toe(alle, _woorden(deel), _initiaal(deel))
    return alle


def ruime_vormen(namen: Iterable[Naam], *, alleen_voluit: bool = False) -> Vormen:
    """How people around whom a text is not may stand in it.

    In full always; a surname alone with a capital, and when it is an ordinary word as well only
    next to something that may be the rest of a name. `alleen_voluit`: for who did something, who
    may bear the surname of a client.
    """
    alle: dict[tuple[str, ...], _Vorm] = {}
    for naam in namen:
        voor, tussen, achter = _delen(naam)
        v, a = _initiaal(naam.voornaam), _initiaal(naam.achternaam)
        if voor:
            for samen in (*_voluit(voor, tussen, achter), *_omgekeerd(voor, tussen, achter)):
                _voeg_toe(alle, samen, v + a)
        if alleen_voluit or not achter:
            continue
        for samen in ((*tussen, *achter) if tussen else (), *_aangeplakt(tussen, achter)):
            heel = len(tussen) > 1 and len(samen) == 1 and samen[0].startswith("".join(tussen))
            _voeg_toe(alle, samen, a, minstens=_Eis.GEEN if heel else _Eis.HOOFDLETTER)
        stukken = (w for w in achter if len(w) > KORTSTE_DEEL and w not in TUSSENVOEGSELS)
        los = {achter: a, ("".join(achter),): a}
        for samen, letter in ({(w,): _initiaal(w) for w in stukken} | los).items():
            minstens = _Eis.NAAST if _gewoon(samen) else _Eis.HOOFDLETTER
            _voeg_toe(alle, samen, letter, minstens=minstens)
    return alle


def zoekwoorden(tekst: str) -> frozenset[str]:
    """Folded words that may be a surname, or a word of one, in `tekst`.

    Those of the text, without the s of a genitive, and without a prefix that was written onto it;
    of a mail address also how a word of it ends, and of two words written as one.
    """
    gevonden = {vorm for woord in _woorden(tekst) for vorm in _varianten(woord)}
    for woord in _aaneengeschreven(tekst):
        gevonden.update(woord[n:] for n in range(len(woord) - _DEEL_VAN_MAIL + 1))
    return frozenset(woord for woord in gevonden if len(woord) > 1)


def beginwoorden(tekst: str) -> frozenset[str]:
    """How the words of `tekst` begin: what may be a first name that is written onto a surname."""
    woorden = {*_woorden(tekst), *_aaneengeschreven(tekst)}
    return frozenset(woord[:n] for woord in woorden for n in range(1, len(woord) + 1))


def voornaamwoorden(voornaam: str) -> frozenset[str]:
    """By which of the `beginwoorden` of a text somebody of this first name is found."""
    woorden = _woorden(voornaam)
    return frozenset((*woorden[:1], "".join(woorden)))


@lru_cache(maxsize=8192)
def _varianten(woord: str) -> tuple[str, ...]:
    return tuple(
        vorm
        for kaal in dict.fromkeys((woord, woord.removesuffix("s")))
        for vorm in (kaal, *_zonder_voegsel(kaal))
    )


def _aaneengeschreven(tekst: str) -> Iterator[str]:
    """Words in which more than one word of a name may stand: of mail addresses, and zoeGroen."""
    for adres in _MAIL.findall(tekst) if "@" in tekst else ():
        yield from (*_woorden(adres), "".join(_woorden(adres)))
    for woord in _WOORD.findall(tekst):
        if not woord.isupper() and any(letter.isupper() for letter in woord[1:]):
            yield vouw(woord)


def naamwoorden(achternaam: str) -> frozenset[str]:
    """By which words of a text (`zoekwoorden`) somebody of this surname is found."""
    return woorddelen(achternaam) | {"".join(_woorden(achternaam))}


def woorddelen(achternaam: str) -> frozenset[str]:
    """The words of a surname, without a prefix."""
    return frozenset(w for w in _woorden(achternaam) if w not in TUSSENVOEGSELS)


def _delen(naam: Naam) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    voor, tussen, achter = (
        _woorden(deel) for deel in (naam.voornaam, naam.tussenvoegsel, naam.achternaam)
    )
    return voor, tussen, achter


def _voluit(
    voor: tuple[str, ...], tussen: tuple[str, ...], achter: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """First name and surname: apart, each in one word, and all in one."""
    if not voor or not achter:
        return
    for een in dict.fromkeys((voor, ("".join(voor),))):
        for ander in dict.fromkeys(
            ((*tussen, *achter), *_aangeplakt(tussen, achter), achter, ("".join(achter),))
        ):
            yield (*een, *ander)
    yield ("".join((*voor, *tussen, *achter)),)
    yield ("".join((*voor, *achter)),)


def _omgekeerd(
    voor: tuple[str, ...], tussen: tuple[str, ...], achter: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """Ouali, Fatima; Groen, Zoë van der; van der Groen, Zoë."""
    if voor and achter:
        yield from ((*achter, *voor, *tussen), (*tussen, *achter, *voor), (*achter, *voor))


def _aangeplakt(tussen: tuple[str, ...], achter: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """With the prefix, or the end of it, written onto the surname."""
    for begin in range(len(tussen)) if achter else ():
        yield (*tussen[:begin], "".join((*tussen[begin:], *achter)))
        if begin:
            yield ("".join((*tussen[begin:], *achter)),)


def _zonder_voegsel(woord: str) -> Iterator[str]:
    for eind in range(1, len(woord) - _KORT):
        if woord[:eind] in _AANGEPLAKT:
            yield woord[eind:]


def _gewoon(woorden: tuple[str, ...]) -> bool:
    return all(
        woord in GEWONE_WOORDEN or woord in TUSSENVOEGSELS or len(woord) <= _KORT
        for woord in woorden
    )


def _voeg_toe(
    alle: dict[tuple[str, ...], _Vorm],
    woorden: tuple[str, ...],
    letter: str,
    *,
    minstens: _Eis = _Eis.GEEN,
) -> None:
    """Unless these words are initials, or say that the name is not known."""
    if any(len(woord) > 1 and woord not in _GEEN_NAAM for woord in woorden):
        eis = max(minstens, _Eis.HOOFDLETTER if _gewoon(woorden) else _Eis.GEEN)
        oud = alle.get(woorden)
        if oud is None or eis < oud.eis:
            alle[woorden] = _Vorm(letter, eis)


def verhul(tekst: str, van: Vormen) -> str:
    """`tekst` with initials where one of these names stands."""
    if not van:
        return tekst
    return _in_woorden(_in_mail(tekst, van), van)


def _in_woorden(tekst: str, van: Vormen) -> str:
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
            hoog = any(letter.isupper() for letter in stuk[-1][0])
            if vorm.eis is _Eis.HOOFDLETTER and not (hoog or _volgt(woorden, plek, na)):
                continue
            if vorm.eis is _Eis.NAAST and not (hoog and _naast(tekst, gevonden, plek, aantal, na)):
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


def _in_mail(tekst: str, van: Vormen) -> str:
    """With initials for all that stands before the @, where it holds a name."""
    namen = sorted(
        {("".join(woorden), vorm.initialen) for woorden, vorm in van.items()},
        key=lambda naam: (-len(naam[0]), naam),
    )

    def initialen(adres: re.Match[str]) -> str:
        delen = _woorden(adres[0])
        rest, gevonden = "".join(delen), []
        for naam, letters in namen:
            if naam in delen if len(naam) < _DEEL_VAN_MAIL else naam in rest:
                gevonden.append((rest.find(naam), letters))
                rest = rest.replace(naam, " " * len(naam))
        return "".join(letters for _, letters in sorted(gevonden)) or adres[0]

    return _MAIL.sub(initialen, tekst) if "@" in tekst else tekst


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
            if not gezocht.isalpha() or not deel[1:].islower():
                stukken = (vouw(stuk) for w in _WOORD.findall(deel) for stuk in _KAMEEL.split(w))
                if any(len(stuk) > 1 and stuk in gevouwen for stuk in stukken):
                    return True
    return False


def noemt(tekst: str, van: Vormen) -> bool:
    """Whether one of these names stands in `tekst`."""
    return verhul(tekst, van) != tekst


def _vorm(van: Vormen, woorden: tuple[str, ...], laatste: str) -> tuple[_Vorm | None, bool]:
    """(the form that these words are, whether the last is a genitive: "Jans")."""
    if (vorm := van.get(woorden)) is not None:
        return vorm, False
    *eerst, slot = woorden
    kaal = slot.removesuffix("s")
    if kaal != slot and len(kaal) > _KORT and laatste[0].isupper():
        vorm = van.get((*eerst, kaal))
        if vorm is not None:
            return vorm, True
    for klein in _verkleind(kaal):
        if (vorm := van.get((*eerst, klein))) is not None:
            return vorm, kaal != slot
    return None, False


def _verkleind(woord: str) -> Iterator[str]:
    """Names of which a word may be the diminutive: Noortje, Tommetje, Evaatje, Anneke."""
    for eind in _VERKLEIND:
        kaal = woord.removesuffix(eind)
        if kaal != woord and len(kaal) > 1:
            yield kaal
            if kaal[-1] == kaal[-2]:
                yield kaal[:-1]


def _naast(tekst: str, gevonden: list[re.Match[str]], plek: int, aantal: int, na: int) -> bool:
    """Whether what may be the rest of a name comes before, or after a comma."""
    if plek == na:
        return True
    if plek > 0 and _aaneen(tekst, gevonden[plek - 1 : plek + 1]):
        voor = gevonden[plek - 1][0]
        gat = tekst[gevonden[plek - 1].end() : gevonden[plek].start()]
        kaal = vouw(voor)
        if len(voor) == 1 or kaal in _VOEGSELS or kaal in _AANSPREEK:
            return True
        if voor[0].isupper() and not set(gat) & set(".,;:!?()"):
            return True
    if plek + aantal < len(gevonden):
        gat = tekst[gevonden[plek + aantal - 1].end() : gevonden[plek + aantal].start()]
        return gat.strip() == "," and gevonden[plek + aantal][0][0].isupper()
    return False


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
