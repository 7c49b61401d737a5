"""Names as people write them: initials, and a whole name split into its parts."""

import re
import unicodedata
from collections.abc import Sequence

_VOORLETTER = re.compile(r"[^\W\d_][a-z]{1,2}\.|[^\W\d_]")
_VOORLETTERS = re.compile(
    r"(?:(?:[A-ZÀ-ÖØ-Þ][a-z]{0,2}\.[ -]?)+|[A-ZÀ-ÖØ-Þ](?: ?[A-ZÀ-ÖØ-Þ]){0,3})"
)


def voorletters(tekst: str) -> str | None:
    """`J.P.` for `J.P.`, `J. P.`, `JP` or `J P`; None when `tekst` is something else, such as a
    first name.
    """
    if not _VOORLETTERS.fullmatch(tekst):
        return None
    return "".join(letter.rstrip(".") + "." for letter in _VOORLETTER.findall(tekst))


TUSSENVOEGSELS = frozenset(
    [
        "aan", "af", "al", "auf", "aus", "bij", "bin", "boven", "d'", "d\u2019", "da", "dalla",
        "de", "del", "dela", "della", "der", "den", "des", "di", "dos", "du", "el", "het", "ibn",
        "in", "la", "le", "les", "onder", "op", "over", "'s", "\u2019s", "'t", "\u2019t", "te",
        "ten", "ter", "tho", "thoe", "tot", "uijt", "uit", "uyt", "ul", "van", "vande", "vanden",
        "vander", "v.", "v.d.", "v/d", "vd", "von", "vom", "zu", "zum", "zur",
    ]
)  # fmt: skip
"""Words of a surname prefix, lower case (after landelijke tabel 36, voorvoegsels, without those
that are first names too).
"""

_AANHEF = re.compile(r"(?:dhr\.?|mevr\.?|mw\.?|mevrouw|meneer|de heer) +", re.IGNORECASE)


def splits_naam(tekst: str) -> dict[str, str]:
    """A whole name in its columns: `Vries, J. de`, `de Vries, Jan`, `Jan de Vries`, `J.P. van der
    Berg`.

    The prefix is lower case. A name of one word is a surname.
    """
    tekst = _AANHEF.sub("", tekst.strip(), count=1)
    if "," in tekst:
        achter, voor, voegsel = _omgekeerde_naam(*tekst.split(",", 1))
    else:
        woorden = tekst.split()
        grens = _begin_van_achternaam(woorden)
        voor, achter, voegsel = woorden[:grens], woorden[grens:], []
    if not voegsel:
        aantal = _aantal_voegsels(achter[:-1])
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
    voor = rest.replace(",", " ").split()
    if begin := _aantal_voegsels(voor):
        return achter.split(), voor[begin:], voor[:begin]
    grens = len(voor) - _aantal_voegsels(voor[::-1])
    return achter.split(), voor[:grens], voor[grens:]


def _aantal_voegsels(woorden: Sequence[str]) -> int:
    """How many words at the start belong to a surname prefix."""
    aantal = 0
    while aantal < len(woorden) and woorden[aantal].lower() in TUSSENVOEGSELS:
        aantal += 1
    return aantal


def _begin_van_achternaam(woorden: Sequence[str]) -> int:
    for plaats, woord in enumerate(woorden[:-1]):
        if woord.lower().rpartition("-")[2] in TUSSENVOEGSELS:
            return plaats
    return max(len(woorden) - 1, 0)


_ZONDER_STREEP = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that do not fall apart into a letter and an accent."""


class _Gevouwen(dict[int, str]):
    """Per character what it is folded to, worked out once: a search folds every melding."""

    def __missing__(self, teken: int) -> str:
        ontleed = unicodedata.normalize("NFKD", chr(teken).casefold().translate(_ZONDER_STREEP))
        self[teken] = "".join(deel for deel in ontleed if not unicodedata.combining(deel))
        return self[teken]


_GEVOUWEN = _Gevouwen()


def vouw(tekst: str) -> str:
    """Lower case without accents, for comparing names."""
    return tekst.lower() if tekst.isascii() else tekst.translate(_GEVOUWEN)


_ONBEKEND = frozenset({"", "nn", "nomen nescio", "onbekend", "naam onbekend", "anoniem"})
_LEESTEKENS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00b4": "'", "`": "'", "-": " "})


def naamvorm(tekst: str | None) -> str:
    """A surname as two are compared within one address: case, apostrophes, hyphens, ĳ and full
    stops do not count. Empty for a name that is no name (`.`, N.N., onbekend): it equals nobody's.
    """
    vorm = unicodedata.normalize("NFKC", tekst or "").casefold().translate(_LEESTEKENS)
    kaal = " ".join(vorm.replace(".", "").replace("?", "").split())
    return "" if kaal in _ONBEKEND or kaal.replace(" ", "") in _ONBEKEND else kaal
