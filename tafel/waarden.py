"""From a text to the value of a column: canonical, or refused with a reason.

The columns themselves: `tafel.kolommen`.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from tafel import gangbaar
from tafel.bsn import VERVANGING, cel_zonder_bsn, is_geldig, zonder_geldig
from tafel.datums import WEEKDAGEN, WEEKDAGEN_KORT, maandnummers, zonder_tijd
from tafel.domain.basis import Celwaarde, Geweigerd
from tafel.huisnummers import met_aanduiding, splits_aanduiding
from tafel.keuzes import WOORD, kies_code, kies_codes, voeg_samen, zwaarste
from tafel.kinderen import GEEN_NAMEN, MAANDEN, kinderwaarde
from tafel.kolommen import (
    KORT,
    NAAMKOLOMMEN,
    ONBEKEND,
    SCHEIDING,
    Kolom,
    Soort,
)
from tafel.leeftijden import datumwaarde, geboortewaarde, leeftijdwaarde
from tafel.namen import voorletters
from tafel.patronen import patroon
from tafel.schoon import schoon

LANGST = 32_767
"""Longest text, in characters, of anything at all: the limit of a spreadsheet's cell."""
TOONBAAR = 60
"""So many characters of a refused text are shown back."""
_LANG_GETAL = patroon(
    r"(?<!\d)\d{9}(?!\d)|\d{2,4}[ .]{1,3}\d{2,3}[ .]{1,3}\d{3}"
    r"|(?:\d[ .]{0,3}){8}\d|\d[.,]\d+[eE]\+?\d+"
)
"""May be a bsn, also a mistyped one."""


_IS_TEKST = frozenset(
    {
        Soort.TEKST,
        Soort.TOEVOEGING,
        Soort.HUISLETTER,
        Soort.REGELS,
        Soort.VOORLETTERS,
        Soort.VOLLEDIGE_NAAM,
        Soort.VRIJE_LIJST,
    }
)
"""Kinds in which a short word may be a name, initials or a label."""
_LANG = frozenset(
    {
        Soort.TEKST,
        Soort.TOEVOEGING,
        Soort.REGELS,
        Soort.VOLLEDIGE_NAAM,
        Soort.LIJST,
        Soort.VRIJE_LIJST,
        Soort.KINDEREN,
    }
)


def lees_waarde(kolom: Kolom, tekst: str, *, vandaag: date) -> Celwaarde:
    """The canonical value of `tekst` in `kolom`, None for unknown; raises `Geweigerd`."""
    toets_lengte(tekst)
    regels = kolom.soort is Soort.REGELS or kolom.soort is Soort.LIJST
    tekst = schoon(tekst, regels=regels).strip()
    if not tekst.isascii() and kolom.soort in _MET_CIJFERS:
        tekst = tekst.translate(_GEWONE_TEKENS)
    if (klein := tekst.lower()) in _NIETS and _is_niets(kolom, klein):
        return None
    if len(tekst) > KORT and kolom.soort not in _LANG:
        raise Geweigerd(f"de tekst is te lang voor deze kolom (meer dan {KORT} tekens)")
    if kolom.waarden:
        return _UIT_LIJST[kolom.soort](kolom, tekst)
    if (lees := _MET_VANDAAG.get(kolom.soort)) is not None:
        return lees(tekst, vandaag)
    return _UIT_TEKST.get(kolom.soort, str)(tekst)


_MET_CIJFERS = frozenset(
    {
        Soort.DATUM,
        Soort.GEBOORTEDATUM,
        Soort.KINDEREN,
        Soort.LEEFTIJD,
        Soort.POSTCODE,
        Soort.HUISNUMMER,
        Soort.TOEVOEGING,
    }
)
"""Kinds in which every hyphen is one, and full-width digits are digits."""
_GEWONE_TEKENS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-")
    | {chr(teken + 0xFEE0): chr(teken) for teken in range(ord("."), ord(":") + 1)}
)


_NIETS = ONBEKEND.union(gangbaar.ONBEKEND_GEEN_TEKST, *gangbaar.NIETS.values())


def _is_niets(kolom: Kolom, klein: str) -> bool:
    """Whether a text in small letters says that the value is unknown, or that there is none."""
    if klein in ONBEKEND:
        return not (klein == "?" and kolom.soort is Soort.KINDEREN)
    if klein in gangbaar.ONBEKEND_GEEN_TEKST and kolom.soort not in _IS_TEKST:
        return True
    return klein in gangbaar.NIETS.get(kolom.naam, ())


def toets_lengte(tekst: str) -> None:
    """Raises `Geweigerd` for a text that no column can hold."""
    if len(tekst) > LANGST:
        raise Geweigerd(f"de tekst is langer dan {LANGST} tekens; kort hem in")


_INGEKORT = " [ingekort]"
_GEEN_GETAL = frozenset(
    {
        *NAAMKOLOMMEN, "naam", "melder_naam", "melder_organisatie", "buurt", "groep",
        "betrokken_organisaties",
    }
)  # fmt: skip
"""Columns of text in which no number of nine digits belongs."""
_VRIJ = frozenset({Soort.TEKST, Soort.REGELS, Soort.VRIJE_LIJST})


def kort_in(tekst: str) -> str:
    """A text that is too long, for who must shorten it: its beginning, and that it goes on."""
    return tekst if len(tekst) <= LANGST else tekst[: LANGST - len(_INGEKORT)] + _INGEKORT


def is_vrij(kolom: Kolom | None) -> bool:
    """Whether any number may stand in a column: a remark, a reference, a telephone number."""
    return kolom is None or (kolom.soort in _VRIJ and kolom.naam not in _GEEN_GETAL)


def laat_bsn_weg(kolom: Kolom | None, tekst: str) -> str:
    """`tekst` of a column without the bsn that it holds beside what belongs there."""
    return cel_zonder_bsn(tekst, vrij=is_vrij(kolom))


def toonbaar(kolom: Kolom | None, tekst: str) -> str | None:
    """What may be shown of a refused text: nothing of a personal or unknown column, no names of
    children, nothing by which somebody is reached.
    """
    if kolom is None or kolom.persoonsgegeven or "@" in tekst:
        return None
    if kolom.soort is Soort.HUISNUMMER and _is_telefoon(tekst):
        return None
    tekst = zonder_geldig(schoon(tekst).strip())
    if tekst in ("", VERVANGING):
        return None
    if kolom.soort is Soort.KINDEREN:
        tekst = WOORD.sub(lambda woord: woord[0] if woord[0].lower() in GEEN_NAMEN else "…", tekst)
    if kolom.is_datum and not _bij_datum().issuperset(WOORD.findall(tekst.lower())):
        return None
    tekst = _LANG_GETAL.sub("…", tekst)
    return tekst if len(tekst) <= TOONBAAR else tekst[: TOONBAAR - 1] + "…"


@cache
def _bij_datum() -> frozenset[str]:
    """The words that a date may have; any other may be somebody's name."""
    return frozenset({*maandnummers(), *WEEKDAGEN, *WEEKDAGEN_KORT, *"tze", "de", "ste", "xx"})


_POSTCODE = patroon(r"([1-9][0-9]{3})([A-Z]{2})")
_HUISNUMMER = patroon(
    r"([0-9]{1,5})(?![0-9])\s*[-/ ]?\s*([A-Za-z0-9](?:[A-Za-z0-9 /-]{0,8}[A-Za-z0-9])?)?"
)
_NUMMER_EN_REST = patroon(r"([0-9]{1,5})[\s-]+(.+)")
_NUMMERWOORD = patroon(r"(?:huis)?(?:nummer|nr|no)\b[.:\s]*(?=[0-9])", re.IGNORECASE)
"""Before a number: who writes it says that it is one."""
_TELEFOON = 9
"""With so many digits it is no house number."""
_HUISLETTER = patroon(r"[A-Za-z]")
_BSN = patroon(r"([0-9]{9})(?:[.,]0)?")


_MAAND_KORT = "jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
_DAG, _MAAND = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
_DATUM_GEWORDEN = patroon(
    rf"[0-9]{{1,2}}[-/. ](?:{_MAAND_KORT}|{MAANDEN})\.?(?:[-/. ]'?[0-9]{{2,4}})?"
    rf"|(?:{_MAAND_KORT}|{MAANDEN})[-/. ]'?[0-9]{{2,4}}"
    r"|[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{4}"
    rf"|(?:{_DAG}([-/.]){_MAAND}\3|{_MAAND}([-/.]){_DAG}\4)'?[0-9]{{2}}",
    re.IGNORECASE,
)
_VOLGNUMMER = patroon(r"([45][0-9]{4})(?:[.,]0+)?")
"""As a spreadsheet counts the days: 46083 is 2 March 2026. No street has so many houses."""
_LAATSTE_VOLGNUMMER = 50_000
_SCHRIJF_HET_ANDERS = (
    "schrijf het nummer en wat erachter hoort, zoals 2-A of 12 hs; is dit het nummer, zet er dan "
    "nr. voor"
)
_IN_EXCEL = "; zet de cel op opmaak Tekst en typ het opnieuw (is dit het nummer, zet er nr. voor)"


def _toets_geen_datum(tekst: str) -> None:
    """Raises `Geweigerd` for what a spreadsheet made of `2-3`, `12-A`, `3 mrt`."""
    if _DATUM_GEWORDEN.fullmatch(zonder_tijd(tekst)):
        raise Geweigerd(
            f"dit is een datum; {_SCHRIJF_HET_ANDERS}",
            f"Excel heeft hier een datum van gemaakt{_IN_EXCEL}",
        )
    if (dag := _VOLGNUMMER.fullmatch(tekst)) and int(dag[1]) <= _LAATSTE_VOLGNUMMER:
        raise Geweigerd(
            f"dit getal is een datum in Excel; {_SCHRIJF_HET_ANDERS}",
            f"dit getal is hoe Excel een datum bewaart{_IN_EXCEL}",
        )


def _postcode(tekst: str) -> str:
    kaal = "".join(tekst.split()).upper()
    if not (treffer := _POSTCODE.fullmatch(kaal)) or treffer[2] in ("SA", "SD", "SS"):
        raise Geweigerd("dit is geen postcode; schrijf die als 1102 AB")
    return f"{treffer[1]} {treffer[2]}"


def _huisnummer(tekst: str) -> str:
    _toets_geen_datum(tekst)
    aanduiding, tekst = splits_aanduiding(_NUMMERWOORD.sub("", tekst, 1))
    if treffer := _NUMMER_EN_REST.fullmatch(tekst):
        erachter, rest = splits_aanduiding(treffer[2])
        if erachter:
            aanduiding, tekst = erachter, f"{treffer[1]} {rest}".strip()
    if _is_telefoon(tekst) or not (treffer := _HUISNUMMER.fullmatch(tekst)):
        raise Geweigerd("dit is geen huisnummer; schrijf een getal, en de rest in kolom toevoeging")
    return " ".join(filter(None, (str(int(treffer[1])), aanduiding, treffer[2])))


def _is_telefoon(tekst: str) -> bool:
    return sum(map(str.isdigit, tekst)) >= _TELEFOON


def _toevoeging(tekst: str) -> str:
    _toets_geen_datum(tekst)
    tekst = _NUMMERWOORD.sub("", tekst, 1)
    return met_aanduiding("", tekst.lstrip("- ")) or tekst


def _huisletter(tekst: str) -> str:
    if not _HUISLETTER.fullmatch(tekst):
        raise Geweigerd("een huisletter is \u00e9\u00e9n letter; de rest hoort in kolom toevoeging")
    return tekst


def _bsn(tekst: str) -> str:
    if not (treffer := _BSN.fullmatch(tekst)):
        raise Geweigerd(
            "een bsn heeft negen cijfers, ook de nul vooraan; verbeter het of laat het leeg"
        )
    if not is_geldig(treffer[1]):
        raise Geweigerd("dit bsn voldoet niet aan de elfproef; verbeter het of laat het leeg")
    return treffer[1]


_UIT_LIJST: Mapping[Soort, Callable[[Kolom, str], str | None]] = {
    Soort.JA_NEE: kies_code,
    Soort.KEUZE: kies_code,
    Soort.ZWAARSTE: zwaarste,
    Soort.LIJST: kies_codes,
}
_MET_VANDAAG: Mapping[Soort, Callable[[str, date], str | None]] = {
    Soort.DATUM: datumwaarde,
    Soort.GEBOORTEDATUM: geboortewaarde,
    Soort.KINDEREN: kinderwaarde,
}
_UIT_TEKST: Mapping[Soort, Callable[[str], Celwaarde]] = {
    Soort.VOORLETTERS: lambda tekst: voorletters(tekst) or tekst,
    Soort.VRIJE_LIJST: lambda tekst: voeg_samen(map(str.strip, tekst.split(SCHEIDING))),
    Soort.LEEFTIJD: leeftijdwaarde,
    Soort.POSTCODE: _postcode,
    Soort.HUISNUMMER: _huisnummer,
    Soort.TOEVOEGING: _toevoeging,
    Soort.HUISLETTER: _huisletter,
    Soort.BSN: _bsn,
}
