"""Names as people write them: initials, and a whole name split into its parts."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from tafel.patronen import patroon

_RECHT = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bb\u02bc\u00b4\u2032`", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u0132": "IJ",
        "\u0133": "ij",
    }
)
_SCHEEF = patroon(f"[{''.join(map(chr, _RECHT))}]")


def rechtgetrokken(tekst: str) -> str:
    """`tekst` with one sign for every apostrophe and one for every hyphen, and ij for \u0133."""
    return tekst.translate(_RECHT) if _SCHEEF.search(tekst) else tekst


_LETTER = r"[^\W\d_]"
_MET_PUNT = patroon(rf"(?:{_LETTER}{{1,3}}\.[ -]?)+")
_ZONDER_PUNT = patroon(rf"{_LETTER}(?: ?{_LETTER}){{0,3}}")
_EEN_MET_PUNT = patroon(rf"{_LETTER}{{1,3}}\.")


def voorletters(tekst: str) -> str | None:
    """`J.P.` for `J.P.`, `J. P.`, `JP` or `J P`; None when `tekst` is something else, such as a
    first name.
    """
    if _MET_PUNT.fullmatch(tekst):
        letters = [letter[:-1] for letter in _EEN_MET_PUNT.findall(tekst)]
        if not all(letter[0].isupper() and letter[1:] == letter[1:].lower() for letter in letters):
            return None
    elif _ZONDER_PUNT.fullmatch(tekst) and tekst.isupper():
        letters = [letter for letter in tekst if letter != " "]
    else:
        return None
    return "".join(f"{letter}." for letter in letters)


_OOK_NAAM = frozenset(
    ["am", "an", "ben", "dal", "das", "do", "don", "las", "lo", "los", "thor", "to", "toe", "ver"]
)
"""Prefixes that are a first name or surname too: they are none where a name begins."""
_VOORVOEGSELS = frozenset(
    tuple(voegsel.split())
    for voegsel in (
        *("'s", "'t", "aan", "aan 't", "aan de", "aan den", "aan der", "aan het", "aan t", "af"),
        *("al", "am", "am de", "an", "auf", "auf dem", "auf den", "auf der", "auf ter", "aus"),
        *("aus 'm", "aus dem", "aus den", "aus der", "aus m", "ben", "bij", "bij 't", "bij de"),
        *("bij den", "bij het", "bij t", "bin", "boven", "boven d", "boven d'", "d'", "da", "dal"),
        *("dal'", "dalla", "das", "de", "de die", "de die le", "de l", "de l'", "de la", "de las"),
        *("de le", "de los", "de van der", "deca", "degli", "dei", "del", "dela", "della", "den"),
        *("der", "des", "di", "die le", "do", "don", "dos", "du", "el", "gli", "het", "im", "in"),
        *("in 't", "in de", "in den", "in der", "in het", "in t", "l'", "la", "las", "le", "les"),
        *("lo", "los", "onder", "onder 't", "onder de", "onder den", "onder het", "onder t", "op"),
        *("op 't", "op de", "op den", "op der", "op gen", "op het", "op t", "op ten", "over"),
        *("over 't", "over de", "over den", "over het", "over t", "te", "ten", "ter", "tho"),
        *("thoe", "thor", "to", "toe", "tot", "uijt", "uijt 't", "uijt de", "uijt den"),
        *("uijt te de", "uijt ten", "uit", "uit 't", "uit de", "uit den", "uit het", "uit t"),
        *("uit te de", "uit ten", "ul", "unter", "uyt", "van", "van 't", "van de", "van de l"),
        *("van de l'", "van den", "van der", "van gen", "van het", "van la", "van t", "van ter"),
        *("van van de", "vande", "vanden", "vander", "ver", "vom", "von", "von 't", "von dem"),
        *("von den", "von der", "von t", "voor 't", "voor de", "voor den", "voor in 't"),
        *("voor in t", "vor der", "zu", "zum", "zur", "ibn"),
        *("v.", "v.d.", "v.d", "v. d.", "v d", "v/d", "vd", "v.h.", "v/h"),
    )
)
"""Landelijke tabel 36 (voorvoegsels), lower case, and how people shorten them."""
_MEESTE_WOORDEN = max(map(len, _VOORVOEGSELS))
_WOORDEN = {woord for (woord, *rest) in _VOORVOEGSELS if not rest} - _OOK_NAAM
TUSSENVOEGSELS = frozenset(_WOORDEN | {woord.replace("'", "\u2019") for woord in _WOORDEN})
"""Words that are a surname prefix by themselves, lower case, but those that are first names too."""

_AFGEKORT = patroon(r"v(?:\.|/| )? ?d\.?")
_VOLUIT = {
    "v": "van",
    "v.h": "van het",
    "v/h": "van het",
    "vande": "van de",
    "vanden": "van den",
    "vander": "van der",
}


def voegselvorm(tekst: str) -> str:
    """A surname prefix, in small letters, as two are compared: vd, v.d. and van der are one; so
    are in t and in 't.
    """
    if _AFGEKORT.fullmatch(tekst):
        return "van der"
    kaal = tekst.rstrip(".")
    return _VOLUIT.get(kaal, kaal).replace("'", "")


_AANHEF = patroon(
    r"(?:(?:de )?heer|mevrouw|meneer|mijnheer|familie|jonkheer|jonkvrouw"
    r"|(?:dhr|mevr|mw|mej|mr|dr|drs|ir|ds|prof|jhr|jkvr|fam)\.?|(?:ing|bc)\.)"
    r"(?:/(?:mevrouw|mevr\.?|mw\.?))?(?: +|(?<=\.)(?=[^\W\d_]{2}))",
    re.IGNORECASE,
)
_NA_DE_NAAM = patroon(r",? +(?:jr|sr)\.?$", re.IGNORECASE)
_GEHUWD = patroon(r" +(?:geb\.?|geboren|e/v|ev) +(?=\S)", re.IGNORECASE)


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


def splits_naam(tekst: str) -> dict[str, str]:
    """A whole name in its columns: `Vries, J. de`, `de Vries, Jan`, `Jan de Vries`, `J.P. van der
    Berg`; `A. Bos geb. Mol` is `Bos-Mol`. Titles are no part of it.

    The prefix is lower case. A name of one word is a surname, and so is all that follows initials.
    """
    tekst = _GEHUWD.sub("-", zonder_toevoegsel(zonder_titels(" ".join(tekst.split()))))
    voegsel: list[str] = []
    if 1 <= tekst.count(",") <= 2:
        achter, voor, voegsel = _omgekeerde_naam(*tekst.split(",", 1))
    else:
        woorden = tekst.split()
        grens = _begin_van_achternaam(woorden)
        voor, achter = woorden[:grens], woorden[grens:]
    if not voegsel:
        aantal = _aantal_voegsels(achter[:-1], vooraan=not voor)
        voegsel, achter = achter[:aantal], achter[aantal:]
    voornaam = " ".join(voor)
    is_voornaam = tekst.isupper() and len(voornaam) > 1 and "." not in voornaam
    letters = None if is_voornaam else voorletters(voornaam)
    namen = {
        "voornaam": "" if letters else voornaam,
        "voorletters": letters,
        "tussenvoegsel": " ".join(voegsel).lower(),
        "achternaam": " ".join(achter),
    }
    return {kolom: waarde for kolom, waarde in namen.items() if waarde}


def _omgekeerde_naam(achter: str, rest: str) -> tuple[list[str], list[str], list[str]]:
    """Words of surname, first names and prefix of `Vries, J. de`, `Vries, de J.` or `Berg, van der,
    Jan`.
    """
    voor = zonder_titels(rest.replace(",", " ").strip()).split()
    if begin := _aantal_voegsels(voor):
        return achter.split(), voor[begin:], voor[:begin]
    grens = next(
        plaats
        for plaats in range(len(voor) + 1)
        if _aantal_voegsels(voor[plaats:], vooraan=not plaats) == len(voor) - plaats
    )
    return achter.split(), voor[:grens], voor[grens:]


def _aantal_voegsels(woorden: Sequence[str], *, vooraan: bool = True) -> int:
    """How many words at the start are a surname prefix, the longest; `vooraan`: the name begins
    there.
    """
    klein = tuple(rechtgetrokken(woord).lower() for woord in woorden[:_MEESTE_WOORDEN])
    for aantal in range(len(klein), 0, -1):
        if klein[:aantal] in _VOORVOEGSELS:
            return 0 if vooraan and aantal == 1 and klein[0] in _OOK_NAAM else aantal
    return 0


_AANEEN = patroon(r"(?:d|l|dall|dell)'[^\W\d_]{2}|'[ts][- ]?[^\W\d_]")
"""A word that a prefix is written onto: d'Ancona."""
_EERSTE_VAN_MEER = frozenset(["groot", "groote", "grote", "klein", "kleine", "olde", "oude"])
"""Words with which a surname of two words begins: Klein Haarhuis."""
_TUSSEN_TWEE = frozenset(["a", "\u00e1", "\u00e0"])
"""Stands in the middle of a surname: Tjin A Djie."""


def _begin_van_achternaam(woorden: Sequence[str]) -> int:
    """Where the surname begins: after initials, at a prefix, else at the last word."""
    laatste = max(len(woorden) - 1, 0)
    letters = 0
    while letters < laatste and _is_voorletter(woorden[letters]):
        letters += 1
    if letters:
        return letters
    return next((n for n in range(laatste) if _begint_achternaam(woorden, n)), laatste)


def _begint_achternaam(woorden: Sequence[str], plaats: int) -> bool:
    """Whether this word, which is not the last, begins a surname."""
    woord, volgend = rechtgetrokken(woorden[plaats]), woorden[plaats + 1]
    deel = woord.rpartition("-")[2]
    if _aantal_voegsels([deel, *woorden[plaats + 1 : -1]], vooraan=not plaats):
        return True
    if plaats + 2 < len(woorden) and volgend in ("-", "\u2013"):
        return True
    return plaats > 0 and bool(
        _AANEEN.match(woord)
        or woord.lower() in _EERSTE_VAN_MEER
        or (plaats + 2 < len(woorden) and volgend.lower() in _TUSSEN_TWEE)
    )


def _is_voorletter(woord: str) -> bool:
    return ("." in woord or len(woord) == 1) and voorletters(woord) is not None


_ZONDER_STREEP = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that do not fall apart into a letter and an accent."""


class _Gevouwen(dict[int, str]):
    """Per character what it is folded to, worked out once: a search folds every melding."""

    def __missing__(self, teken: int) -> str:
        recht = rechtgetrokken(chr(teken)).casefold().translate(_ZONDER_STREEP)
        ontleed = unicodedata.normalize("NFKD", recht)
        self[teken] = "".join(deel for deel in ontleed if not unicodedata.combining(deel))
        return self[teken]


_GEVOUWEN = _Gevouwen()


def vouw(tekst: str) -> str:
    """Lower case without accents, with one apostrophe and one hyphen, for comparing names."""
    return rechtgetrokken(tekst).lower() if tekst.isascii() else tekst.translate(_GEVOUWEN)


_ONBEKEND = frozenset({"", "nn", "nomen nescio", "onbekend", "naam onbekend", "anoniem"})


_ZEGT_ONBEKEND = frozenset(
    {
        "onbekend", "onbekende", "anoniem", "anonieme", "nn", "nnb", "xx", "xxx", "xxxx",
        "bewoner", "bewoners", "bepalen",
    }
)  # fmt: skip
"""Words that no name has."""
_BIJ_ONBEKEND = frozenset(
    {
        "man", "vrouw", "jongen", "meisje", "kind", "baby", "zoon", "dochter", "persoon", "naam",
        "achternaam", "voornaam", "geen", "nog", "nader", "te", "de", "het", "een", "van", "in",
        "heer", "mevrouw", "jongere", "huis", "woning", "n", "x",
    }
)  # fmt: skip
"""Words beside them that make it no name."""


@lru_cache(maxsize=65536)
def is_onbekende(naam: str) -> bool:
    """Whether a whole name (folded) says that there is none: `onbekende man`, `naam onbekend`,
    `N. N.`, `geen naam`. With another word it may be somebody's.
    """
    woorden = set(re.findall(r"[^\W\d_]+", naam.replace(".", " ")))
    if woorden in ({"geen", "naam"}, {"n"}, {"x"}):
        return True
    return bool(woorden & _ZEGT_ONBEKEND) and woorden <= _ZEGT_ONBEKEND | _BIJ_ONBEKEND


def naamvorm(tekst: str | None) -> str:
    """A surname as two are compared within one address: case, apostrophes, hyphens, ĳ and full
    stops do not count. Empty for a name that is no name (`.`, N.N., onbekend): it equals nobody's.
    """
    vorm = unicodedata.normalize("NFKC", rechtgetrokken(tekst or "")).casefold()
    kaal = " ".join(vorm.replace("-", " ").replace(".", "").replace("?", "").split())
    if kaal in _ONBEKEND or kaal.replace(" ", "") in _ONBEKEND or is_onbekende(kaal):
        return ""
    return kaal


class Aanschrijving:
    """A name as somebody is addressed: `S. van Dorp`, `Dorp, S.M. van`, `mevrouw Jansen-van Dorp`
    (the partner's surname and her own).
    """

    def __init__(self, tekst: str) -> None:
        delen = {} if any(map(str.isdigit, tekst)) else splits_naam(tekst)
        self.voor = _letters(delen.get("voornaam"), delen.get("voorletters"))
        """The letters with which the first names begin, or the names themselves."""
        self._achter = _helften(delen.get("tussenvoegsel"), delen.get("achternaam"))

    @property
    def kernen(self) -> list[str]:
        """The surnames without their prefixes, folded."""
        return [kern for _, kern in self._achter]

    @property
    def is_naam(self) -> bool:
        """Whether it is more than one word that may stand anywhere."""
        return len(self._achter) > 1 or any(voegsel for voegsel, _ in self._achter)

    def past(
        self,
        voornaam: str | None,
        letters: str | None,
        tussenvoegsel: str | None,
        achternaam: str | None,
    ) -> bool:
        """Whether somebody of this name may be addressed so: by one of two surnames or both, and
        by first names that begin alike.
        """
        if not any(
            kern == eigen and voegsel in ("", ook)
            for ook, eigen in _helften(tussenvoegsel, achternaam)
            for voegsel, kern in self._achter
        ):
            return False
        bekend = [woorden for woorden in (_letters(voornaam), _letters(None, letters)) if woorden]
        return not bekend or any(
            all(
                een.startswith(ander) or ander.startswith(een)
                for een, ander in zip(woorden, self.voor, strict=False)
            )
            for woorden in bekend
        )


def _letters(voornaam: str | None, letters: str | None = None) -> list[str]:
    return vouw(letters or "").strip(".").split(".") if letters else vouw(voornaam or "").split()


@lru_cache(maxsize=4096)
def _helften(tussenvoegsel: str | None, achternaam: str | None) -> tuple[tuple[str, str], ...]:
    """The surnames that are joined by hyphens, each as (prefix, rest)."""
    delen = []
    for helft in vouw(f"{tussenvoegsel or ''} {achternaam or ''}").split("-"):
        woorden = helft.split()
        aantal = _aantal_voegsels(woorden[:-1])
        if woorden:
            delen.append((voegselvorm(" ".join(woorden[:aantal])), " ".join(woorden[aantal:])))
    return tuple(delen)
