"""The names that may stand in a text: in how many ways each is written, and by which words.

Pure. A name is found with or without its prefix, in full or one word of it, written as one word and
as a diminutive too. One that is an ordinary word as well counts only with a capital (`Eis`). Of
people around whom the text is not (`ruime_vormen`) one with which sentences begin ("Wil", "Ben")
counts only where it surely is a name.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import lru_cache

from msgspec import Struct

from tafel.namen import vouw
from tafel.patronen import patroon
from tafel.rules.gewone_woorden import FUNCTIEWOORDEN, GEWONE_WOORDEN
from tafel.voegsels import TUSSENVOEGSELS

WOORD = patroon(r"(?:[^\W\d_][\u0300-\u036f]*)+")
KORT = 2
"""Words of so many letters are too short to be a name without a capital."""
KORTSTE_DEEL = 3
"""Only longer words of a surname of more than one word count by themselves, of who is not near."""
VERWANT = frozenset(
    """
    familie fam gezin huishouden echtpaar moeder vader ouder ouders mama papa zoon zoontje dochter
    dochtertje kind kinderen kindje baby broer broertje zus zusje zuster opa oma oom tante neef
    neefje nicht nichtje buurvrouw buurman buurmeisje buurjongen buur buren vriend vriendin vriendje
    man vrouw echtgenoot echtgenote ex stiefvader stiefmoeder pleegvader pleegmoeder schoonmoeder
    schoonvader meisje jongen jongetje
    """.split()  # noqa: SIM905
)
"""Words for somebody who is no professional."""
_BEGINT_ZINNEN = FUNCTIEWOORDEN | TUSSENVOEGSELS | VERWANT
"""With a capital at the start of a sentence they are no names yet: "Kind slaapt slecht"."""
_GEEN_NAAM = frozenset(("onbekend", "anoniem", "nn"))
KAMEEL = patroon("(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
"""Where a second name begins in one word: JanWillem."""
_VERKLEIND = ("etje", "pje", "tje", "kje", "ke", "je")
MAIL = patroon(r"[\w.+'\u2019\u0300-\u036f-]+(?=@\w)")
"""What stands before the @ of an address."""
DEEL_VAN_MAIL = 4
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


class Eis(IntEnum):
    """What a form must have to be a name."""

    GEEN = 0
    HOOFDLETTER = 1
    """A capital, or a place where a name is expected: it is an ordinary word too."""
    ZEKER = 2
    """A capital within a sentence, or next to what may be the rest of a name: it is a word with
    which sentences begin too."""


class Vorm(Struct, frozen=True):
    initialen: str
    eis: Eis


Vormen = Mapping[tuple[str, ...], Vorm]
"""Folded words, as they may stand in a text, → what to write instead."""


def vormen(namen: Iterable[Naam]) -> Vormen:
    """Every way in which these names may be written; the fuller way wins."""
    alle: dict[tuple[str, ...], Vorm] = {}
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
        for woord in WOORD.findall(f"{naam.voornaam or ''} {naam.achternaam or ''}"):
            for deel in {woord, *KAMEEL.split(woord)}:
                if deel.lower() not in TUSSENVOEGSELS:
                    _voeg_toe(alle, gevouwen_woorden(deel), _initiaal(deel))
    return alle


def ruime_vormen(namen: Iterable[Naam], *, alleen_voluit: bool = False) -> Vormen:
    """How people around whom a text is not may stand in it.

    `alleen_voluit`: for who did something, who may bear the surname of a client.
    """
    alle: dict[tuple[str, ...], Vorm] = {}
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
            _voeg_toe(alle, samen, a, minstens=Eis.GEEN if heel else Eis.HOOFDLETTER)
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
    return frozenset(vorm for woord in {*gevouwen_woorden(tekst)} for vorm in _roepvormen(woord))


@lru_cache(maxsize=8192)
def _roepvormen(woord: str) -> tuple[str, ...]:
    return tuple(
        vorm
        for kaal in dict.fromkeys((woord, woord.removesuffix("s")))
        for vorm in (kaal, *verkleind(kaal))
        if len(vorm) > 1 and vorm not in TUSSENVOEGSELS and vorm not in _GEEN_NAAM
    )


def roepnamen(voornaam: str) -> Iterator[str]:
    """How somebody of these first names is called: by all of them, or by one.

    What has no capital beside one that has, is no name: "zegt: Prince".
    """
    woorden = WOORD.findall(voornaam)
    yield "".join(woorden)
    yield from [woord for woord in woorden if woord[0].isupper()] or woorden


def zoekwoorden(tekst: str) -> frozenset[str]:
    """Folded words that may be a surname, or a word of one, in `tekst`.

    Those of the text, without the s of a genitive, and without a prefix that was written onto it;
    of a mail address also how a word of it ends, and of two words written as one.
    """
    gevonden = {vorm for woord in gevouwen_woorden(tekst) for vorm in _varianten(woord)}
    for woord in _aaneengeschreven(tekst):
        gevonden.update(woord[n:] for n in range(len(woord) - DEEL_VAN_MAIL + 1))
    return frozenset(woord for woord in gevonden if len(woord) > 1)


def beginwoorden(tekst: str) -> frozenset[str]:
    """How the words of `tekst` begin: what may be a first name that is written onto a surname."""
    woorden = {*gevouwen_woorden(tekst), *_aaneengeschreven(tekst)}
    return frozenset(woord[:n] for woord in woorden for n in range(1, len(woord) + 1))


def voornaamwoorden(voornaam: str) -> frozenset[str]:
    """By which of the `beginwoorden` of a text somebody of this first name is found."""
    woorden = gevouwen_woorden(voornaam)
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
    for adres in MAIL.findall(tekst) if "@" in tekst else ():
        yield from (*gevouwen_woorden(adres), "".join(gevouwen_woorden(adres)))
    for woord in WOORD.findall(tekst):
        if not woord.isupper() and any(letter.isupper() for letter in woord[1:]):
            yield vouw(woord)


def naamwoorden(achternaam: str) -> frozenset[str]:
    """By which words of a text (`zoekwoorden`) somebody of this surname is found."""
    return woorddelen(achternaam) | {"".join(gevouwen_woorden(achternaam))}


def woorddelen(achternaam: str) -> frozenset[str]:
    """The words of a surname, without a prefix."""
    return frozenset(w for w in gevouwen_woorden(achternaam) if w not in TUSSENVOEGSELS)


def _delen(naam: Naam) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    voor, tussen, achter = (
        gevouwen_woorden(deel) for deel in (naam.voornaam, naam.tussenvoegsel, naam.achternaam)
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
    for eind in range(1, len(woord) - KORT):
        if woord[:eind] in _AANGEPLAKT:
            yield woord[eind:]


def _gewoon(woorden: tuple[str, ...]) -> bool:
    return all(
        woord in GEWONE_WOORDEN or woord in TUSSENVOEGSELS or len(woord) <= KORT
        for woord in woorden
    )


def _voeg_toe(
    alle: dict[tuple[str, ...], Vorm],
    woorden: tuple[str, ...],
    letter: str,
    *,
    minstens: Eis = Eis.GEEN,
) -> None:
    """Unless these words are initials, or say that the name is not known."""
    if any(len(woord) > 1 and woord not in _GEEN_NAAM for woord in woorden):
        eis = max(minstens, Eis.HOOFDLETTER if _gewoon(woorden) else Eis.GEEN)
        oud = alle.get(woorden)
        if oud is None or eis < oud.eis:
            alle[woorden] = Vorm(letter, eis)


def _voeg_los_toe(alle: dict[tuple[str, ...], Vorm], woorden: tuple[str, ...], letter: str) -> None:
    """A first name or a surname that stands alone."""
    begint = all(woord in _BEGINT_ZINNEN for woord in woorden)
    _voeg_toe(alle, woorden, letter, minstens=Eis.ZEKER if begint else Eis.GEEN)


def verkleind(woord: str) -> Iterator[str]:
    """Names of which a word may be the diminutive: Noortje, Tommetje, Evaatje, Anneke."""
    for eind in _VERKLEIND:
        kaal = woord.removesuffix(eind)
        if kaal != woord and len(kaal) > 1:
            yield kaal
            if kaal[-1] == kaal[-2]:
                yield kaal[:-1]


def gevouwen_woorden(tekst: str | None) -> tuple[str, ...]:
    return tuple(vouw(woord) for woord in WOORD.findall(tekst or ""))


def _initiaal(tekst: str | None) -> str:
    """As `tafel.services.basis.betrokkene.initialen` has it."""
    return next((f"{teken.upper()}." for teken in tekst or "" if teken.isalpha()), "")
