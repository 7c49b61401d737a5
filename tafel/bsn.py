"""The burgerservicenummer: where a text holds one, so that it can be kept out of the register.

A number counts as one beside a word that says so (`bsn`, `sofi`); when it passes the elfproef, also
where that word stands further off and no nearer one says otherwise (`tel`, `zaak`), and where no
other number of nine digits belongs. One in eleven numbers passes that by chance.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import itemgetter
from unicodedata import decimal

from tafel.patronen import patroon

VERVANGING = "[verwijderd]"
"""Stands in a text for the number that was taken out."""
UITGEHAALD = "het bsn wordt niet bewaard: het profiel staat dat niet toe"
TOEVALLIG = (
    "hier staan negen cijfers die een bsn kunnen zijn (1 op de 11 getallen is dat); bewaard zoals "
    "het er staat"
)

_NAAM = (
    r"(?:(?<![a-z])b[. ]?s[. ]?n|(?<=[a-z\u00e0-\u00ff])bsn|burger[ -]?service[ -]?n"
    r"|(?<![a-z])sofi|sociaal[ -]?fiscaal n|(?<![a-z])fiscaal[ -]?n|(?<![a-z])ssn"
    r"|citizen[ -]?service[ -]?n)"
)
_WOORD = patroon(
    rf"{_NAAM}(?:['\u2019]?s|[ -]?n(?:umme)?rs?|[ -]?nummers|um(?:m|b)ers?|rs?)?(?![a-z])"
    r"|(?<![a-z])bsn[a-z]+(?:[0-9]{1,2}(?![0-9]))?",
    re.IGNORECASE,
)
_OOK_IN_TEKST = patroon(r"(?<![a-z])persoonsn(?:umme)?r\b", re.IGNORECASE)
"""A word for it beside a number; as a header it may be of any number."""
_ANDER_WOORD = patroon(
    r"(?<![a-z])(?:(?:tel(?:efoon)?|mob(?:iel)?|gsm|fax|zaak|kenmerk|dossier|ref(?:erentie)?|iban"
    r"|rekening|polis|factuur|kvk|pv)(?:[ -]?(?:nummer|nr|no|id))?|telefonisch|bereikbaar"
    r"|(?:meldings?|klant|cli[e\u00eb]nt|incident|registratie|order|volg)[ -]?(?:nummer|nr|id))"
    r"(?:(?<=tel)\.|(?<=mob)\.|(?<=ref)\.|(?<=nr)\.|(?<=no)\.)?(?![a-z])",
    re.IGNORECASE,
)
"""A word that says of what other kind the number behind it is."""
_AFGEBROKEN = patroon(r"[.!?;]\s|\n|(?:\d[^\w]?){6}")
"""Between a word and a number: the end of a sentence, or a number that the word is about."""
_VERSCHREVEN = ("burgerservicenummer", "burgerservicenr", "sofinummer")
"""One letter off they are still meant."""
_LANG_WOORD = patroon(r"[^\W\d_]{8,20}")
_IDENTITEIT = patroon(
    r"legitimatie|paspoort|passport|rijbewijs|(?<![a-z])id[ _-]?(?:n(?:umme)?r|kaart|bewijs)"
    r"|identi(?:teit|ficatie)|persoons?[ _-]?n(?:umme)?r|burger[ _-]?service",
    re.IGNORECASE,
)
"""A header under which no number by chance stands."""
_VERWISSELD = frozenset({"bns", "sbn"})
_ANDER_SCHRIFT = str.maketrans(
    {code: chr(code - 0xFEE0) for code in range(0xFF21, 0xFF5B)}
    | dict(
        zip(
            map(ord, "ΒβΝνΟοΙιΑαΕεΥυВвЬьЅѕОоІіАаЕеСсҮү"),
            "BbNnOoIiAaEeUuBbBbSsOoIiAaEeCcUu",
            strict=True,
        )
    )
)
"""Full-width letters, and Greek and Cyrillic ones that look like ours, each with that."""
_TUSSEN = (
    r"[ \t.,/_'\u2019\u00a0\u00b7\u1680\u2000-\u200a\u202f\u205f\u3000\u2010-\u2015\u2212"
    r"\uff0d\uff0e-]"
)
_STAART = r"(?:[.,]00?(?!\d))?"
"""What a spreadsheet writes behind a number: 111222333.0."""
_BINNEN = rf"(?:{_TUSSEN}|[\r\n\x0b\x0c\x85\u2028\u2029])"
"""The same within a number: a cell may wrap it."""
_VERDER = rf"(?:{_BINNEN}{{0,3}}+\d)"
"""A next digit, however far apart: nothing else can be in between."""
_LOS = rf"\d{_VERDER}{{7,8}}"
"""Digits anyhow apart: 1 1 1 2 2 2 3 3 3."""
_VRIJSTAAND = rf"(?<!\d)(?<!31{_TUSSEN})\d{{9}}{_STAART}(?!\d)"
"""Nine of them together, whatever stands beside; of a telephone number in +31 they are the rest."""
_BEGIN = rf"(?<!\d)(?<!\d{_TUSSEN})"
_EIND = rf"{_STAART}(?!{_TUSSEN}?\d)"
_MET_NUL = rf"(?<![A-Za-z]{{2}}\d\d[A-Za-z]{{4}})0{_VERDER}{{9}}(?!\d)"
"""A nought before the nine, or a telephone number; behind the bank of an IBAN it is an account."""
_TELEFOON = r"\d{1,3}[- ]\d{6,8}(?!\d)"
"""After a nought as only a telephone number is written: most rows of a file have one."""
_VERDACHT = patroon(
    r"[\deE](?<!\d\d)(?:"
    rf"(?<=\d)(?:(?<!31{_TUSSEN}\d)\d{{8}}(?!\d)|(?<!\d{_TUSSEN}\d){_VERDER}{{7,8}}{_EIND})"
    rf"|(?<=0)(?!{_TELEFOON}){_VERDER}{{9}}(?!\d)"
    r"|(?<=\d[eE])\+?0?8(?!\d))"
)
"""Quick to look for: without a number of eight or nine digits, or a nought and nine beside a text,
there is nothing to take out. It begins with one set of characters, so that all others are passed.
"""
_AANEEN = rf"\d{{2,9}}(?:(?:{_BINNEN}|\s{{2,3}})\d{{2,7}}){{0,3}}"
"""As numbers are written: 111222333, 111.222.333."""
_MACHT = r"(?<!\d)\d(?:[.,]\d{1,8})?[eE]\+?0?8(?!\d)"
"""As a spreadsheet shows it in a narrow column: 1.11222333E+08."""
_GETAL = patroon(rf"{_MACHT}|{_VRIJSTAAND}|{_BEGIN}(?:{_LOS}|{_AANEEN}|{_MET_NUL}){_EIND}")
_GEWOON = patroon(rf"{_AANEEN}|\d(?:({_BINNEN}{{1,3}})\d)(?:\1\d){{6,7}}|{_MACHT}")
_NUL_ERVOOR = patroon(rf"0{_BINNEN}?\d{{9}}|0\d{{3}}({_BINNEN})\d{{3}}\1\d{{3}}")
"""One number with a nought before it, and not as a telephone is written."""
"""Surely one number: its groups are no dates and numbers beside each other."""
_CIJFERS = 9
KORTST = _CIJFERS - 1
"""Characters of the shortest text that can hold one."""
_NABIJ = 25
"""Characters from a word for another number to the number that it is about."""
_LANGSTE_WOORD = 30
_NAAST = 6
"""Characters from the word to the number that it is about, right or wrong."""


def is_verdacht(tekst: str) -> re.Match[str] | None:
    """Where a text may hold one; quick, for nearly every text has none."""
    return _VERDACHT.search(tekst)


def noemt_bsn(kop: str) -> bool:
    """Whether a header has a word for it, or one that differs by a slip of the pen."""
    gewoon = _gewoon_schrift(kop)
    if _WOORD.search(gewoon):
        return True
    woorden = re.findall(r"[^\W\d_]+", gewoon.lower())
    return not _VERWISSELD.isdisjoint(woorden) or any(
        _is_verschreven(woord) for woord in (*woorden, "".join(woorden))
    )


def noemt_identiteit(kop: str) -> bool:
    """Whether a header says that below it stands by what a person is identified."""
    return _IDENTITEIT.search(_gewoon_schrift(kop)) is not None


def _is_verschreven(woord: str) -> bool:
    return any(_scheelt_een(woord, bedoeld) for bedoeld in _VERSCHREVEN)


def _gewoon_schrift(tekst: str) -> str:
    """`tekst`, as long, in letters of ours."""
    return tekst if tekst.isascii() else tekst.translate(_ANDER_SCHRIFT)


def _scheelt_een(een: str, ander: str) -> bool:
    """Whether two words differ by one letter: missing, too many, another or in another place."""
    if abs(len(een) - len(ander)) > 1:
        return False
    vormen = [{w, *(w[:n] + w[n + 1 :] for n in range(len(w)))} for w in (een, ander)]
    return not vormen[0].isdisjoint(vormen[1])


def is_geldig(cijfers: str) -> bool:
    """Whether nine digits pass the elfproef."""
    if len(cijfers) != _CIJFERS:
        return False
    from stdnum.nl import bsn

    return bool(bsn.is_valid(cijfers))


def zonder_bsn(tekst: str) -> str:
    """`tekst` without the numbers that a word beside them calls a bsn."""
    return _vervang(tekst, overal=False) if is_verdacht(tekst) else tekst


def zonder_enig_bsn(tekst: str) -> str:
    """`tekst` also without nine digits that pass the elfproef, whatever stands beside them."""
    return _vervang(tekst, overal=True) if is_verdacht(tekst) else tekst


def bsns_in(tekst: str) -> list[str]:
    """What `zonder_enig_bsn` takes out, each as it stands there."""
    if not is_verdacht(tekst):
        return []
    woorden = _woorden(tekst)
    return [g[0] for g in _GETAL.finditer(tekst) if _is_bsn(g, woorden, overal=True)]


def cel_zonder_bsn(cel: str, *, vrij: bool) -> str:
    """The same for a cell; where the column is not `vrij` to hold any number, also without nine
    digits that pass the elfproef. Empty when it said nothing else.
    """
    return _wat_blijft(cel, _vervang(cel, overal=not vrij), vrij=vrij) if is_verdacht(cel) else cel


def cel_zonder_bekend(cel: str, bekend: frozenset[str], *, vrij: bool) -> str:
    """A cell without these numbers, as `bekende_bsns` gives them, wherever they stand."""
    if not is_verdacht(cel):
        return cel
    schoner = _GETAL.sub(lambda g: VERVANGING if _negental(g) in bekend else g[0], cel)
    return _wat_blijft(cel, schoner, vrij=vrij)


def bekende_bsns(cel: str, *, eigen: bool, vrij: bool) -> Iterator[str]:
    """The numbers of nine digits that a cell says to be a bsn: in a column of its `eigen` all,
    right or wrong; else those that `cel_zonder_bsn` takes out.
    """
    if eigen and len(cel) == _CIJFERS and cel.isascii() and cel.isdigit():
        yield cel
    elif is_verdacht(cel):
        woorden = _woorden(cel)
        for getal in _GETAL.finditer(cel):
            cijfers = _negental(getal)
            if len(cijfers) == _CIJFERS and (eigen or _is_bsn(getal, woorden, overal=not vrij)):
                yield cijfers


_TUSSENTEKENS = b" \t\r\n.,/_'-"
_ANDERE_CIJFERS = patroon("[^\\D0-9]")


def staan_er_misschien(
    bekend: Iterable[str], cellen: Sequence[str], *, zonder: Container[int] = ()
) -> bool:
    """Whether one of these numbers may stand in a row, the places in `zonder` left out; quick, for
    in nearly every row none does.
    """
    rij = "\0".join(cel for plaats, cel in enumerate(cellen) if plaats not in zonder)
    kaal = rij.encode("ascii", "ignore").translate(None, _TUSSENTEKENS)
    if any(bsn.strip("0").encode() in kaal for bsn in bekend):
        return True
    return not rij.isascii() and _ANDERE_CIJFERS.search(rij) is not None


def _negental(getal: re.Match[str]) -> str:
    """The digits of a number as a bsn has them: with the nought that was lost, without one more."""
    cijfers = _cijfers(getal)
    if len(cijfers) == KORTST:
        return cijfers.zfill(_CIJFERS)
    return cijfers[1:] if _NUL_ERVOOR.fullmatch(_kaal(getal)) else cijfers


def _wat_blijft(cel: str, schoner: str, *, vrij: bool) -> str:
    """A cell from which numbers were taken out; empty when it said nothing else."""
    if schoner == cel:
        return cel
    rest = _zonder_woorden(schoner.replace(VERVANGING, "")).strip(" :,;()=-")
    if not any(map(str.isalnum, rest)):
        return ""
    return schoner if vrij else " ".join(rest.split())


def _woorden(tekst: str) -> list[tuple[int, int]]:
    """Where the words for it begin and end, in order and none within another."""
    gewoon = _gewoon_schrift(tekst)
    gevonden = [t.span() for woord in (_WOORD, _OOK_IN_TEKST) for t in woord.finditer(gewoon)]
    gevonden += [t.span() for t in _LANG_WOORD.finditer(gewoon) if _is_verschreven(t[0].lower())]
    apart: list[tuple[int, int]] = []
    for begin, einde in sorted(gevonden):
        if not apart or begin >= apart[-1][1]:
            apart.append((begin, einde))
    return apart


def _zonder_woorden(tekst: str) -> str:
    for begin, einde in sorted(_woorden(tekst), reverse=True):
        tekst = tekst[:begin] + tekst[einde:]
    return tekst


def zonder_geldig(cel: str) -> str:
    """`cel` of an unknown column without what passes the elfproef, or is called one."""
    return cel_zonder_bsn(cel, vrij=False)


def zonder_negental(cel: str) -> str:
    """`cel` of an unknown column, one of which holds a bsn: without any nine digits."""
    return _GETAL.sub(lambda g: g[0] if len(_cijfers(g)) != _CIJFERS else "", zonder_geldig(cel))


def _kaal(getal: re.Match[str]) -> str:
    """A number without what a spreadsheet wrote behind it."""
    return re.sub("[.,]00?$", "", getal[0])


def _cijfers(getal: re.Match[str]) -> str:
    """Its digits in ASCII."""
    voor, macht, _ = _kaal(getal).upper().partition("E")
    cijfers = "".join(str(decimal(teken)) for teken in voor if teken.isdecimal())
    return cijfers.ljust(_CIJFERS, "0") if macht else cijfers


def kan_bsn_zijn(tekst: str) -> bool:
    """Whether nine digits in it pass the elfproef."""
    return is_verdacht(tekst) is not None and _vervang(tekst, overal=True) != tekst


def _vervang(tekst: str, *, overal: bool) -> str:
    woorden = _woorden(tekst)
    return _GETAL.sub(lambda g: VERVANGING if _is_bsn(g, woorden, overal=overal) else g[0], tekst)


def _is_bsn(getal: re.Match[str], woorden: list[tuple[int, int]], *, overal: bool) -> bool:
    cijfers, gewoon = _cijfers(getal), _GEWOON.fullmatch(_kaal(getal)) is not None
    if overal and len(cijfers) == _CIJFERS + 1 and _NUL_ERVOOR.fullmatch(_kaal(getal)):
        cijfers, gewoon = cijfers[1:], True
    if overal and gewoon and is_geldig(cijfers):
        return True
    is_los = not gewoon and not is_geldig(cijfers) and len(cijfers) <= _CIJFERS
    return not is_los and _is_gezegd(getal, cijfers, woorden)


def _is_gezegd(getal: re.Match[str], cijfers: str, woorden: list[tuple[int, int]]) -> bool:
    """Whether a word says that this number is meant as a bsn, and no nearer one otherwise; right
    beside the word also one with an error in it.
    """
    plaats = bisect_right(woorden, getal.start(), key=itemgetter(1))
    erna = getal.start() - woorden[plaats - 1][1] if plaats else None
    plaats = bisect_left(woorden, getal.end(), key=itemgetter(0))
    ervoor = woorden[plaats][0] - getal.end() if plaats < len(woorden) else None
    afstanden = [wit for wit in (erna, ervoor) if wit is not None]
    if not afstanden or _anders_gezegd(getal, min(afstanden)):
        return False
    if len(cijfers) == KORTST:
        return erna is not None and erna <= _NAAST and is_geldig(f"0{cijfers}")
    if len(cijfers) > _CIJFERS:
        return min(afstanden) <= _NAAST and cijfers[0] == "0" and is_geldig(cijfers[1:])
    return len(cijfers) == _CIJFERS and (min(afstanden) <= _NAAST or is_geldig(cijfers))


def _anders_gezegd(getal: re.Match[str], afstand: int) -> bool:
    """Whether a word for another number stands nearer before this one than `afstand`."""
    plaats = getal.start()
    begin = max(0, plaats - min(afstand, _NABIJ) - _LANGSTE_WOORD)
    return any(
        plaats - woord.end() < afstand
        and plaats - woord.end() <= _NABIJ
        and not _AFGEBROKEN.search(getal.string[woord.end() : plaats])
        for woord in _ANDER_WOORD.finditer(getal.string, begin, plaats)
    )
