"""Names in free text: whether a text has one, and the text with initials instead.

Pure: names in, text out. A form of a name (`tafel.rules.naamvormen`) counts in the genitive too;
one that must have a capital also after a form of address, and one that must surely be a name only
where the words around it say so.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from tafel.namen import vouw
from tafel.patronen import patroon
from tafel.rules.gewone_woorden import FUNCTIEWOORDEN, GEWONE_WOORDEN
from tafel.rules.naamvormen import (
    DEEL_VAN_MAIL,
    KAMEEL,
    KORT,
    MAIL,
    VERWANT,
    WOORD,
    Eis,
    Naam,
    Vorm,
    Vormen,
    gevouwen_woorden,
    verkleind,
)
from tafel.voegsels import TUSSENVOEGSELS

_AANEEN = patroon(r"[\W_]{0,3}")
"""What may stand between the words of one name: a blank, a hyphen, an apostrophe."""
_AANSPREEK = frozenset(
    {"mevrouw", "mevr", "mw", "mej", "meneer", "mijnheer", "dhr", "hr", "heer", "juffrouw"}
    | {"familie", "fam", "gezin", "huishouden", "echtpaar"}
)
"""What stands before a surname."""
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
_TUSSEN_HAAKJES = patroon(r"\([^)]*\)")


def zonder_verwant(naam: str) -> str:
    """Without what somebody is to another: buurvrouw Jansen (moeder van)."""
    woorden = _TUSSEN_HAAKJES.sub(" ", naam).split()
    while woorden and vouw(woorden[0].strip(",.")) in VERWANT:
        del woorden[0]
    return " ".join(woorden)


def noemt_verwant(wie: str) -> bool:
    """Whether this is a relative of somebody, or a family, and so no professional."""
    return not VERWANT.isdisjoint(gevouwen_woorden(wie))


def verhul(tekst: str, van: Vormen) -> str:
    """`tekst` with initials where one of these names stands."""
    if not van:
        return tekst
    return _in_woorden(_in_mail(tekst, van), van)


def _in_woorden(tekst: str, van: Vormen) -> str:
    gevonden = list(WOORD.finditer(tekst))
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
            if vorm.eis is Eis.HOOFDLETTER and not (hoog or _volgt(tekst, gevonden, plek, na)):
                continue
            if vorm.eis is Eis.ZEKER and not (hoog and _zeker(tekst, gevonden, plek, aantal, na)):
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
        delen = gevouwen_woorden(adres[0])
        rest, gevonden = "".join(delen), []
        for naam, letters in namen:
            if naam in rest and (len(naam) >= DEEL_VAN_MAIL or naam in delen):
                gevonden.append((rest.find(naam), letters))
                rest = rest.replace(naam, " " * len(naam))
        return "".join(letters for _, letters in sorted(gevonden)) or adres[0]

    return MAIL.sub(initialen, tekst) if "@" in tekst else tekst


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
                stukken = (vouw(stuk) for w in WOORD.findall(deel) for stuk in KAMEEL.split(w))
                if any(len(stuk) > 1 and stuk in gevouwen for stuk in stukken):
                    return True
    return False


def noemt(tekst: str, van: Vormen) -> bool:
    """Whether one of these names stands in `tekst`."""
    return verhul(tekst, van) != tekst


def _vorm(van: Vormen, woorden: tuple[str, ...], laatste: str) -> tuple[Vorm | None, bool]:
    """(the form that these words are, whether the last is a genitive: "Jans")."""
    if (vorm := van.get(woorden)) is not None:
        return vorm, False
    *eerst, slot = woorden
    kaal = slot.removesuffix("s")
    if kaal != slot and len(kaal) > KORT and laatste[0].isupper() and slot not in FUNCTIEWOORDEN:
        vorm = van.get((*eerst, kaal))
        if vorm is not None:
            return vorm, True
    if laatste.islower() and slot in GEWONE_WOORDEN:
        return None, False
    for klein in verkleind(kaal):
        if (vorm := van.get((*eerst, klein))) is not None:
            return vorm, kaal != slot
    return None, False


def _zeker(tekst: str, gevonden: list[re.Match[str]], plek: int, aantal: int, na: int) -> bool:
    """Whether a word with a capital has it for being a name."""
    woord, volgend = gevonden[plek][0], plek + aantal
    if (vouw(woord) not in GEWONE_WOORDEN and vouw(woord) not in VERWANT) or _naast(
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
