"""Names as people write them: initials, and a whole name split into its parts."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import dropwhile

from tafel.bijschriften import lees_naamcel, zonder_titels, zonder_toevoegsel
from tafel.gangbare_koppen import ANDEREN, WIE
from tafel.patronen import patroon
from tafel.voegsels import (
    AFKORTINGEN,
    MEESTE_WOORDEN,
    OOK_NAAM,
    TUSSENVOEGSELS,
    VOORVOEGSELS,
    aantal_voegsels,
    rechtgetrokken,
)

_LETTER = r"[^\W\d_]"
_MET_PUNT = patroon(rf"(?:{_LETTER}{{1,3}}\.[ -]?)+{_LETTER}?")
_ZONDER_PUNT = patroon(rf"{_LETTER}(?: ?{_LETTER}){{0,3}}")
_EEN_MET_PUNT = patroon(rf"({_LETTER}{{1,3}})(?:\.|$)")


def voorletters(tekst: str) -> str | None:
    """`J.P.` for `J.P.`, `J.P`, `J. P.`, `JP` or `J P`; None when `tekst` is something else, such
    as a first name. IJ is one letter, of which the official form is I.
    """
    tekst = rechtgetrokken(tekst)
    if _MET_PUNT.fullmatch(tekst):
        letters = ["I" if letter == "IJ" else letter for letter in _EEN_MET_PUNT.findall(tekst)]
        if not all(letter[0].isupper() and letter[1:] == letter[1:].lower() for letter in letters):
            return None
    elif tekst == "IJ":
        letters = ["I"]
    elif _ZONDER_PUNT.fullmatch(tekst) and tekst.isupper():
        letters = [letter for letter in tekst if letter != " "]
    else:
        return None
    return "".join(f"{letter}." for letter in letters)


_GEHUWD = (
    r"(?:geb\.?|geboren|e\.?[/ ]?v\.?|wed\.?|(?:weduwe|weduwnaar|echtgenote|echtgenoot)(?: van)?"
    r"|gehuwd met) +"
)
_TWEEDE_NAAM = patroon(
    rf"(?P<naam>[^,].*?),? +\(?{_GEHUWD}(?P<ander>[^\W\d_'(][^,)]*|'[^,)]*)\)?(?P<rest>(?:,.*)?)",
    re.IGNORECASE,
)
_STREEP = patroon(r" *- *")
_LETTERS_ERAAN = patroon(
    rf"(?<!\w)(?:((?:(?:IJ|\u0132|(?![a-z]){_LETTER})\.)+)"
    rf"(?={_LETTER}{{2,}}(?![\w.])|v[./]|[dl]['\u2019])|v\.d\.(?={_LETTER}{{2}}))"
)
"""Initials, or v.d., that the rest of the name is written onto: A.de Vries."""
_ROEPNAAM = patroon(rf" ?\(({_LETTER}{{2,}}(?:-{_LETTER}{{2,}})?)\)")
_TUSSEN_HAAKJES = patroon(r" *\(([^()]*)\)")
_GEHUWD_HIER = patroon(_GEHUWD, re.IGNORECASE)
_ADELLIJK = frozenset(
    {
        "baron", "barones", "baronesse", "burggraaf", "burggravin", "freule", "graaf", "gravin",
        "hertog", "hertogin", "jonkheer", "jonkvrouw", "jhr", "jkvr", "markies", "markiezin",
        "prins", "prinses", "ridder",
    }
)  # fmt: skip
"""Titles that stand between the first names and the surname: W. baron van Dorp."""


_GEEN_ROEPNAAM = ANDEREN | WIE | frozenset(
    {
        "broer", "dochter", "man", "oma", "onbekend", "opa", "overleden", "verhuisd", "vertrokken",
        "vrouw", "zoon", "zus",
    }
)  # fmt: skip
"""Words between brackets, behind a name, that say something about somebody."""


def aaneen(achternaam: str) -> str:
    """Two surnames as one, joined by a hyphen: `Bos e.v. Mol`, `Bos - Mol`."""
    naam, ander, _ = _zonder_tweede_naam(achternaam)
    return _samen(_STREEP.sub("-", naam), _STREEP.sub("-", ander))


def _samen(naam: str, ander: str) -> str:
    """Two surnames; one that stands in the other already is not said twice."""
    staat_er = ander and set(map(_kern, ander.split("-"))).issubset(map(_kern, naam.split("-")))
    return naam if staat_er or not ander else f"{naam}-{ander}"


def _kern(achternaam: str) -> str:
    woorden = vouw(achternaam).split()
    return " ".join(woorden[aantal_voegsels(woorden[:-1]) :])


def _zonder_tweede_naam(tekst: str) -> tuple[str, str, str]:
    """A name, the other surname of who is or was married, and what stands behind a comma."""
    if not (treffer := _TWEEDE_NAAM.fullmatch(tekst)):
        return tekst, "", ""
    woorden = treffer["ander"].split()
    rest = list(dropwhile(_is_voorletter, woorden))
    if len(rest) < len(woorden) and len(rest) == aantal_voegsels(rest):
        # The title of who is called so: Bos, wed. J. van.
        return f"{treffer['naam']}, {treffer['ander']}", "", treffer["rest"]
    return treffer["naam"], " ".join(rest), treffer["rest"]


def splits_naam(tekst: str) -> dict[str, str]:
    """A whole name in its columns: `Vries, J. de`, `de Vries, Jan`, `Vries de, Jan`, `Jan de
    Vries`, `J.P. van der Berg`; `A. Bos geb. Mol` is `Bos-Mol`, `Vries, J. de (Jan)` has both
    initials and a first name. Titles are no part of it, nor is what else stands beside it.

    The prefix is lower case. A name of one word is a surname, and so is all that follows initials.
    """
    tekst = zonder_toevoegsel(zonder_titels(lees_naamcel(tekst).naam))
    tekst = _LETTERS_ERAAN.sub(_los, tekst)
    if roepnaam := _roepnaam_in(tekst):
        zonder = splits_naam(tekst[: roepnaam.start()] + tekst[roepnaam.end() :])
        if "voorletters" in zonder and "achternaam" in zonder:
            return {"voornaam": roepnaam[1], **zonder}
    naam, ander, rest = _zonder_tweede_naam(
        _TUSSEN_HAAKJES.sub(_uit_haakjes, tekst).strip(" ,") or tekst
    )
    tekst = naam + rest
    voegsel: list[str] = []
    if 1 <= tekst.count(",") <= 2:
        achter, voor, voegsel = _omgekeerde_naam(*tekst.split(",", 1))
        achter, voor = _met_eerste_woord(achter, voor)
        if voegsel and not voor:
            grens = _begin_van_achternaam(achter)
            voor, achter = achter[:grens], achter[grens:]
    elif aantal := _letters_achteraan(tekst.split()):
        *achter, voor = *tekst.split()[:-aantal], tekst.split()[-aantal:]
        if einde := _aantal_achteraan(achter):
            achter, voegsel = achter[:-einde], achter[-einde:]
    else:
        woorden = _zonder_adel(tekst.split(), tekst)
        aantal = _aantal_achteraan(woorden, aaneen=True)
        if aantal:
            voor, achter, voegsel = _zonder_komma(woorden, aantal)
        else:
            grens = _begin_van_achternaam(woorden)
            voor, achter = woorden[:grens], woorden[grens:]
    if not voegsel:
        aantal = aantal_voegsels(achter[:-1], vooraan=not voor)
        voegsel, achter = achter[:aantal], achter[aantal:]
    voornaam = " ".join(voor)
    is_voornaam = tekst.isupper() and "." not in voornaam and any(len(w) > 1 for w in voor)
    is_klein = tekst.islower() and "." in voornaam
    letters = None if is_voornaam else voorletters(voornaam.upper() if is_klein else voornaam)
    namen = {
        "voornaam": "" if letters else voornaam,
        "voorletters": letters,
        "tussenvoegsel": " ".join(voegsel).lower(),
        "achternaam": _samen(" ".join(achter), ander) if achter else ander,
    }
    return {kolom: waarde for kolom, waarde in namen.items() if waarde}


def _los(letters: re.Match[str]) -> str:
    ervoor = letters.string[: letters.start()].split()[-1:]
    blijft = letters[1] and (not letters[1].isupper() or aantal_voegsels(ervoor, vooraan=False))
    return letters[0] if blijft else f"{letters[0]} "


def _roepnaam_in(tekst: str) -> re.Match[str] | None:
    """What stands between brackets with a capital, and is no prefix; only once."""
    treffers = list(_ROEPNAAM.finditer(tekst))
    if len(treffers) != 1 or not treffers[0][1].istitle():
        return None
    is_naam = treffers[0][1].lower() not in _GEEN_ROEPNAAM | TUSSENVOEGSELS
    return treffers[0] if is_naam else None


def _uit_haakjes(haakjes: re.Match[str]) -> str:
    """A prefix without its brackets, and another surname as it is; what else they hold is none."""
    if tuple(rechtgetrokken(haakjes[1]).lower().split()) in VOORVOEGSELS:
        achteraan = haakjes.end() == len(haakjes.string) and "," not in haakjes.string
        return f"{',' if achteraan else ''} {haakjes[1]}"
    return haakjes[0] if _GEHUWD_HIER.match(haakjes[1]) else ""


def laat_weg(tekst: str, delen: Mapping[str, str]) -> bool:
    """Whether `splits_naam` left out words between brackets: (melder), alias Piet."""
    over = set(vouw(" ".join(delen.values())).replace("-", " ").split())
    return any(
        not over.issuperset(vouw(_GEHUWD_HIER.sub("", deel)).replace("-", " ").split())
        for deel in _TUSSEN_HAAKJES.findall(lees_naamcel(tekst).naam)
    )


def _zonder_adel(woorden: list[str], geheel: str) -> list[str]:
    """Without titles in the middle. A capital may be a name: only after initials it is none."""
    return [
        woord
        for n, woord in enumerate(woorden)
        if not (
            0 < n < len(woorden) - 1
            and woord.lower().rstrip(".") in _ADELLIJK
            and woorden[n - 1].lower() not in TUSSENVOEGSELS
            and (
                (woord.islower() and not geheel.islower())
                or (_is_voorletter(woorden[n - 1]) and aantal_voegsels(woorden[n + 1 : -1]))
            )
        )
    ]


def _omgekeerde_naam(achter: str, rest: str) -> tuple[list[str], list[str], list[str]]:
    """Words of surname, first names and prefix of `Vries, J. de`, `Vries, de J.`, `Vries de, J.` or
    `Berg, van der, Jan`.
    """
    namen = achter.split()
    voor = [
        woord
        for woord in zonder_titels(rest.replace(",", " ").strip()).split()
        if not (woord.islower() and woord.rstrip(".") in _ADELLIJK)
    ]
    letters = 0
    while not achter.isupper() and letters < len(voor) and _is_voorletter(voor[letters]):
        letters += 1
    if begin := 0 if letters else aantal_voegsels(voor):
        return namen, voor[begin:], voor[:begin]
    grens = next(
        plaats
        for plaats in range(letters, len(voor) + 1)
        if aantal_voegsels(voor[plaats:], vooraan=not plaats) == len(voor) - plaats
    )
    if grens == len(voor) and (aantal := _aantal_achteraan(namen)):
        return namen[:-aantal], voor, namen[-aantal:]
    return namen, voor[:grens], voor[grens:]


def _met_eerste_woord(namen: list[str], voor: list[str]) -> tuple[list[str], list[str]]:
    """Surname and first names of `Salah, O. ibn` and `Salah ibn, O.`: it begins with that word."""
    if len(namen) > 1 and _is_eerste(namen[-1]):
        return [namen[-1], *namen[:-1]], voor
    if voor and _is_eerste(voor[-1]):
        return [voor[-1], *namen], voor[:-1]
    return namen, voor


def _is_eerste(woord: str) -> bool:
    return woord.lower() in _EERSTE_VAN_MEER and (woord.islower() or woord == "Ibn")


def _letters_achteraan(woorden: Sequence[str]) -> int:
    """How many words at the end are the initials of `Berg J.P.`, `Berg J P` or `van den Berg J.`;
    of `Jan B.` and `Jan de B.` none, for that is how a surname is kept back.
    """
    aantal = 0
    while aantal < len(woorden) and _is_voorletter(woorden[-1 - aantal]):
        aantal += 1
    namen = woorden[: len(woorden) - aantal]
    letters = voorletters(" ".join(woorden[len(namen) :])) or ""
    zeker = letters.count(".") > 1 or aantal_voegsels(namen[:-1])
    return aantal if namen and zeker and not _is_voorletter(namen[0]) else 0


def _zonder_komma(woorden: list[str], aantal: int) -> tuple[list[str], list[str], list[str]]:
    """First names, surname and prefix of `Vries J. de` and `Jan Berg van den`."""
    namen, voegsel = woorden[:-aantal], woorden[-aantal:]
    letters = next((n for n, woord in enumerate(namen) if n and _is_voorletter(woord)), 0)
    if letters:
        return namen[letters:], namen[:letters], voegsel
    return namen[:-1], namen[-1:], voegsel


def voegsel_vooraan(woorden: list[str]) -> list[str]:
    """The words of a surname in small letters, with a prefix that stands behind it before it."""
    aantal = 0 if aantal_voegsels(woorden[:-1]) else _aantal_achteraan(woorden)
    return [*woorden[-aantal:], *woorden[:-aantal]] if aantal else woorden


def _aantal_achteraan(woorden: Sequence[str], *, aaneen: bool = False) -> int:
    """How many words at the end are a surname prefix, behind a name; `aaneen`: first names stand
    before it, and a word alone may be a surname (Minh Le) but after initials.
    """
    for aantal in range(min(MEESTE_WOORDEN, len(woorden) - 1), 0, -1):
        deel = woorden[-aantal:]
        if tuple(map(_klein, deel)) not in VOORVOEGSELS:
            continue
        als_naam = any(woord[0].isupper() for woord in deel) and not all(map(str.isupper, woorden))
        if aaneen and tuple(map(_klein, deel)) not in AFKORTINGEN:
            als_naam |= aantal == 1 and not _is_voorletter(woorden[-2])
        return 0 if als_naam or (aantal == 1 and deel[0].lower() in OOK_NAAM) else aantal
    return 0


def _klein(woord: str) -> str:
    return rechtgetrokken(woord).lower()


_AANEEN = patroon(r"(?:d|l|dall|dell)'[^\W\d_]{2}|'[ts][- ]?[^\W\d_]")
"""A word that a prefix is written onto: d'Ancona."""
_EERSTE_VAN_MEER = frozenset(
    {
        "abou", "abu", "ait", "a\u00eft", "groot", "groote", "grote", "ibn", "klein", "kleine",
        "mac", "olde", "oude", "sint",
    }
)  # fmt: skip
"""Words with which a surname of two words begins: Klein Haarhuis, Ibn Salah."""
_TUSSEN_TWEE = frozenset(["a", "\u00e1", "\u00e0"])
"""Stands in the middle of a surname: Tjin A Djie."""
_VOOR_GELOFTE = frozenset({"maria", "jose", "ana", "juana"})
_GELOFTE = frozenset(
    {
        "angeles", "carmen", "concepcion", "conceicao", "consuelo", "dolores", "fatima", "gloria",
        "graca", "gracas", "guadalupe", "jesus", "lourdes", "luz", "mar", "mercedes", "milagros",
        "pilar", "remedios", "rocio", "rosario", "socorro", "soledad",
    }
)  # fmt: skip
"""With a prefix and after such a name part of the first names: Maria del Carmen."""


def _begin_van_achternaam(woorden: Sequence[str]) -> int:
    """Where the surname begins: after initials, at a prefix, else at the last word."""
    laatste = max(len(woorden) - 1, 0)
    letters = 0
    while letters < laatste and _is_voorletter(woorden[letters]):
        letters += 1
    if letters:
        return letters
    plaats = 0
    while plaats < laatste and not _begint_achternaam(woorden, plaats):
        plaats += 1 + _aantal_van_gelofte(woorden, plaats)
    return min(plaats, laatste)


def _aantal_van_gelofte(woorden: Sequence[str], plaats: int) -> int:
    """How many words after this one are first names with it, of those that are followed by more."""
    if vouw(woorden[plaats]) not in _VOOR_GELOFTE:
        return 0
    aantal = aantal_voegsels(woorden[plaats + 1 :], vooraan=False)
    erna = plaats + 1 + aantal
    is_gelofte = aantal and erna < len(woorden) - 1 and vouw(woorden[erna]) in _GELOFTE
    return aantal + 1 if is_gelofte else 0


def _begint_achternaam(woorden: Sequence[str], plaats: int) -> bool:
    """Whether this word, which is not the last, begins a surname."""
    woord, volgend = rechtgetrokken(woorden[plaats]), woorden[plaats + 1]
    deel = woord.rpartition("-")[2]
    if aantal_voegsels([deel, *woorden[plaats + 1 : -1]], vooraan=not plaats):
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
