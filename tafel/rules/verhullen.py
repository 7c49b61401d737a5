"""Names in free text: whether a text has one, and the text with initials instead.

Pure: names in, text out. A name is found whatever its case and accents, with or without its
prefix, in full or one word of it, written as one word, in the genitive and as a diminutive too. One
that is an ordinary word as well counts only with a capital, or after a form of address. Of people
around whom the text is not (`ruime_vormen`) one with which sentences begin ("Wil", "Ben") counts
only where it surely is a name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from tafel.namen import TUSSENVOEGSELS, vouw
from tafel.patronen import patroon
from tafel.rules.gewone_woorden import FUNCTIEWOORDEN, GEWONE_WOORDEN

_WOORD = patroon(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_AANEEN = patroon(r"[\W_]{0,3}")
"""What may stand between the words of one name: a blank, a hyphen, an apostrophe."""
_KORT = 2
"""Words of so many letters are too short to be a name without a capital."""
KORTSTE_DEEL = 3
"""Only longer words of a surname of more than one word count by themselves, of who is not near."""
_AANSPREEK = frozenset(
    {"mevrouw", "mevr", "mw", "mej", "meneer", "mijnheer", "dhr", "hr", "heer", "juffrouw"}
    | {"familie", "fam", "gezin", "huishouden", "echtpaar"}
)
"""What stands before a surname."""
_VERWANT = frozenset(
    """
    familie fam gezin huishouden echtpaar moeder vader ouder ouders mama papa zoon zoontje dochter
    dochtertje kind kinderen kindje baby broer broertje zus zusje zuster opa oma oom tante neef
    neefje nicht nichtje buurvrouw buurman buurmeisje buurjongen buur buren vriend vriendin vriendje
    man vrouw echtgenoot echtgenote ex stiefvader stiefmoeder pleegvader pleegmoeder schoonmoeder
    schoonvader meisje jongen jongetje
    """.split()  # noqa: SIM905
)
"""Words for somebody who is no professional."""
_BEGINT_ZINNEN = FUNCTIEWOORDEN | TUSSENVOEGSELS | _VERWANT
"""With a capital at the start of a sentence they are no names yet: "Kind slaapt slecht"."""
_PERSOONSVORMEN = frozenset(
    """
    is was heeft had kan kon moet moest wil wilde mag mocht gaat ging komt kwam zegt zei vertelt
    vertelde belt belde vraagt vroeg woont woonde slaapt sliep werkt werkte doet deed krijgt kreeg
    mist wordt werd zit zat staat stond loopt liep blijft bleef meldt meldde
    """.split()  # noqa: SIM905
)
_STREEP = frozenset(",;:!?()")
"""What does not stand within a name."""
_NOOIT_ERVOOR = frozenset(("ben", "door", "kan", "mag", "wil"))
"""First names that never stand before one of these as an ordinary word."""
_UITDRUKKINGEN = frozenset(
    {("jong", "volwassenen"), ("raad", "voor"), ("raad", "van"), ("leger", "des")}
    | {("rode", "kruis"), ("eigen", "kracht"), ("veilig", "thuis"), ("bureau", "jeugdzorg")}
)
"""Names of what is no person: a word and the one after it."""
_ZINSEINDE = frozenset('.!?:;\n\u2022"\u201c\u2018')
"""After one of these a capital says nothing."""
_VOEGSELS = TUSSENVOEGSELS | {"v", "d"}
_GEEN_NAAM = frozenset(("onbekend", "anoniem", "nn"))
_KAMEEL = patroon("(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
"""Where a second name begins in one word: JanWillem."""
_VERKLEIND = ("etje", "pje", "tje", "kje", "ke", "je")
_TUSSEN_HAAKJES = patroon(r"\([^)]*\)")
_MAIL = patroon(r"[\w.+'\u2019\u0300-\u036f-]+(?=@\w)")
"""What stands before the @ of an address."""
_DEEL_VAN_MAIL = 4
"""From so many letters a name counts inside a longer word of a mail address."""
_DUBBEL = patroon(r"\s*[-\u2010\u2013/]\s*|\s+e[./]?v\.?\s+")
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
    ZEKER = 2
    """A capital within a sentence, or next to what may be the rest of a name: it is a word with
    which sentences begin too."""


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

    `alleen_voluit`: for who did something, who may bear the surname of a client.
    """
    alle: dict[tuple[str, ...], _Vorm] = {}
    for naam in namen:
        voor, tussen, achter = _delen(naam)
        v, a = _initiaal(naam.voornaam), _initiaal(naam.achternaam)
        if voor and achter:
            for samen in (*_voluit(voor, tussen, achter), *_omgekeerd(voor, tussen, achter)):
                _voeg_toe(alle, samen, v + a)
        if alleen_voluit:
            continue
        if voor and not achter:
            for samen in dict.fromkeys((voor, ("".join(voor),))):
                _voeg_los_toe(alle, samen, v)
        if not achter:
            continue
        for samen in ((*tussen, *achter) if tussen else (), *_aangeplakt(tussen, achter)):
            heel = len(tussen) > 1 and len(samen) == 1 and samen[0].startswith("".join(tussen))
            _voeg_toe(alle, samen, a, minstens=_Eis.GEEN if heel else _Eis.HOOFDLETTER)
        stukken = (w for w in achter if len(w) > KORTSTE_DEEL and w not in TUSSENVOEGSELS)
        los = {achter: a, ("".join(achter),): a}
        for samen, letter in ({(w,): _initiaal(w) for w in stukken} | los).items():
            _voeg_los_toe(alle, samen, letter)
    return alle


def helften(achternaam: str) -> tuple[str, ...]:
    """The surnames of which a double one is made: Bakker and Vries, of Bakker-de Vries."""
    delen = [woorddelen(deel) for deel in _DUBBEL.split(achternaam)]
    return tuple(w for deel in delen for w in deel if len(deel) == 1) if len(delen) > 1 else ()


def roepwoorden(tekst: str) -> frozenset[str]:
    """Folded words of `tekst` that may be a first name, without a genitive or a diminutive."""
    return frozenset(vorm for woord in {*_woorden(tekst)} for vorm in _roepvormen(woord))


@lru_cache(maxsize=8192)
def _roepvormen(woord: str) -> tuple[str, ...]:
    return tuple(
        vorm
        for kaal in dict.fromkeys((woord, woord.removesuffix("s")))
        for vorm in (kaal, *_verkleind(kaal))
        if len(vorm) > 1 and vorm not in TUSSENVOEGSELS and vorm not in _GEEN_NAAM
    )


def roepnamen(voornaam: str) -> Iterator[str]:
    """How somebody of these first names is called: by all of them, or by one.

    What has no capital beside one that has, is no name: "zegt: Prince".
    """
    woorden = _WOORD.findall(voornaam)
    yield "".join(woorden)
    yield from [woord for woord in woorden if woord[0].isupper()] or woorden


def zonder_verwant(naam: str) -> str:
    """Without what somebody is to another: buurvrouw Jansen (moeder van)."""
    woorden = _TUSSEN_HAAKJES.sub(" ", naam).split()
    while woorden and vouw(woorden[0].strip(",.")) in _VERWANT:
        del woorden[0]
    return " ".join(woorden)


def noemt_verwant(wie: str) -> bool:
    """Whether this is a relative of somebody, or a family, and so no professional."""
    return not _VERWANT.isdisjoint(_woorden(wie))


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


def _voeg_los_toe(
    alle: dict[tuple[str, ...], _Vorm], woorden: tuple[str, ...], letter: str
) -> None:
    """A first name or a surname that stands alone."""
    begint = all(woord in _BEGINT_ZINNEN for woord in woorden)
    _voeg_toe(alle, woorden, letter, minstens=_Eis.ZEKER if begint else _Eis.GEEN)


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
            if aantal == 1 and tuple(woorden[plek : plek + 2]) in _UITDRUKKINGEN:
                continue
            hoog = any(letter.isupper() for letter in stuk[-1][0])
            if vorm.eis is _Eis.HOOFDLETTER and not (hoog or _volgt(tekst, gevonden, plek, na)):
                continue
            if vorm.eis is _Eis.ZEKER and not (hoog and _zeker(tekst, gevonden, plek, aantal, na)):
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
            if naam in rest and (len(naam) >= _DEEL_VAN_MAIL or naam in delen):
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
    if kaal != slot and len(kaal) > _KORT and laatste[0].isupper() and slot not in FUNCTIEWOORDEN:
        vorm = van.get((*eerst, kaal))
        if vorm is not None:
            return vorm, True
    if laatste.islower() and slot in GEWONE_WOORDEN:
        return None, False
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


def _zeker(tekst: str, gevonden: list[re.Match[str]], plek: int, aantal: int, na: int) -> bool:
    """Whether a word with a capital has it for being a name."""
    woord, volgend = gevonden[plek][0], plek + aantal
    if (vouw(woord) not in GEWONE_WOORDEN and vouw(woord) not in _VERWANT) or _naast(
        tekst, gevonden, plek, aantal, na
    ):
        return True
    if volgend < len(gevonden):
        gat, rest = (
            tekst[gevonden[volgend - 1].end() : gevonden[volgend].start()],
            gevonden[volgend][0],
        )
        if rest == "s" and gat in ("'", "\u2019"):
            return True
        if vouw(woord) in _NOOIT_ERVOOR and gat.isspace() and vouw(rest) in _PERSOONSVORMEN:
            return True
    if plek == 0 or _begint_zin(tekst, gevonden, plek):
        return False
    return not (len(woord) > 1 and woord.isupper() and gevonden[plek - 1][0].isupper())


def _begint_zin(tekst: str, gevonden: list[re.Match[str]], plek: int) -> bool:
    """Whether a sentence ends before this word, which is not the first."""
    gat = tekst[gevonden[plek - 1].end() : gevonden[plek].start()]
    return not _ZINSEINDE.isdisjoint(gat)


def _naast(tekst: str, gevonden: list[re.Match[str]], plek: int, aantal: int, na: int) -> bool:
    """Whether what may be the rest of a name comes before, or after a comma."""
    if plek > 0 and _aaneen(tekst, gevonden[plek - 1 : plek + 1]):
        voor = vouw(gevonden[plek - 1][0])
        if len(voor) == 1 or voor in _AANSPREEK:
            return True
        if (plek == na or voor in _VOEGSELS) and not _begint_zin(tekst, gevonden, plek):
            return True
    if plek + aantal < len(gevonden):
        gat = tekst[gevonden[plek + aantal - 1].end() : gevonden[plek + aantal].start()]
        return gat.strip() == "," and gevonden[plek + aantal][0][0].isupper()
    return False


def _volgt(tekst: str, gevonden: list[re.Match[str]], plek: int, na: int) -> bool:
    """Whether a form of address, or a name that ended at `na`, comes before; a prefix between."""
    while plek > 0:
        gat = tekst[gevonden[plek - 1].end() : gevonden[plek].start()]
        if not _STREEP.isdisjoint(gat):
            return False
        voor = vouw(gevonden[plek - 1][0])
        if plek == na or voor in _AANSPREEK:
            return True
        if voor not in _VOEGSELS:
            return False
        plek -= 1
    return False


def _aaneen(tekst: str, stuk: list[re.Match[str]]) -> bool:
    return all(_AANEEN.fullmatch(tekst, een.end(), ander.start()) for een, ander in pairwise(stuk))


def _woorden(tekst: str | None) -> tuple[str, ...]:
    return tuple(vouw(woord) for woord in _WOORD.findall(tekst or ""))


def _initiaal(tekst: str | None) -> str:
    """As `tafel.services.basis.betrokkene.initialen` has it."""
    return next((f"{teken.upper()}." for teken in tekst or "" if teken.isalpha()), "")
