"""From a text to the value of a column: canonical, or refused with a reason.

The columns themselves: `tafel.kolommen`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache

from tafel import gangbaar
from tafel.bsn import cel_zonder_bsn, is_geldig
from tafel.datums import (
    TWEE_CIJFERS,
    WEEKDAGEN,
    WEEKDAGEN_KORT,
    leeftijd_op,
    leeftijden_in_maand,
    leeftijden_op,
    lees_datum,
    lees_geboorte,
    maandnummers,
)
from tafel.domain.basis import Celwaarde, Leeftijd
from tafel.huisnummers import met_aanduiding, splits_aanduiding
from tafel.kolommen import (
    GEEN,
    KOLOM_VAN,
    NAAMKOLOMMEN,
    ONBEKEND,
    OUDSTE,
    SCHEIDING,
    Kolom,
    Soort,
    in_woorden,
    sleutel,
)
from tafel.namen import voorletters
from tafel.patronen import patroon
from tafel.schoon import schoon

KORT = 100
"""Longest text, in characters, that a value of another kind than free text can have."""
LANGST = 32_767
"""Longest text, in characters, of anything at all: the limit of a spreadsheet's cell."""
TOONBAAR = 60
"""So many characters of a refused text are shown back."""
_LANG_GETAL = patroon(r"(?<!\d)\d{9}(?!\d)|\d{2,4}[ .]\d{2,3}[ .]\d{3}|(?:\d[ .]?){8}\d")
"""May be a bsn, also a mistyped one."""


class Geweigerd(ValueError):
    """A text that cannot be the value of a column; the Dutch reason names the remedy, never the
    text. Where a file makes for another remedy that is `in_bestand`.
    """

    def __init__(self, reden: str, in_bestand: str | None = None) -> None:
        super().__init__(reden)
        self.in_bestand = in_bestand or reden

    @property
    def reden(self) -> str:
        return str(self)


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
    if kolom.soort in _MET_CIJFERS and not tekst.isascii():
        tekst = tekst.translate(_GEWONE_TEKENS)
    if (klein := tekst.lower()) in _NIETS and _is_niets(kolom, klein):
        return None
    if len(tekst) > KORT and kolom.soort not in _LANG:
        raise Geweigerd(f"de tekst is te lang voor deze kolom (meer dan {KORT} tekens)")
    if kolom.waarden:
        return _UIT_LIJST[kolom.soort](kolom, tekst)
    if kolom.soort in _MET_VANDAAG:
        return _MET_VANDAAG[kolom.soort](tekst, vandaag)
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


_NAMEN = frozenset({*NAAMKOLOMMEN, "naam", "melder_naam"})
_VRIJ = frozenset({Soort.TEKST, Soort.REGELS, Soort.VRIJE_LIJST})


def is_vrij(kolom: Kolom | None) -> bool:
    """Whether any number may stand in a column: a remark, a reference, a telephone number."""
    return kolom is None or (kolom.soort in _VRIJ and kolom.naam not in _NAMEN)


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
    tekst = schoon(tekst).strip()
    if kolom.soort is Soort.KINDEREN:
        tekst = _WOORD.sub(
            lambda woord: woord[0] if woord[0].lower() in _GEEN_NAMEN else "…", tekst
        )
    if kolom.is_datum and not _bij_datum().issuperset(_WOORD.findall(tekst.lower())):
        return None
    tekst = _LANG_GETAL.sub("…", tekst)
    return tekst if len(tekst) <= TOONBAAR else tekst[: TOONBAAR - 1] + "…"


@cache
def _bij_datum() -> frozenset[str]:
    """The words that a date may have; any other may be somebody's name."""
    return frozenset({*maandnummers(), *WEEKDAGEN, *WEEKDAGEN_KORT, *"tze", "de", "ste", "xx"})


# --- closed lists ---------------------------------------------------------------------------------


_DELEN = patroon(r"[|,;\n]")
_SAMEN = patroon(r"\s+en\s+|[/&+]")
_BIJNA = 0.75
"""So alike, from 0 to 1, must a text be to a word before that is suggested."""
_STAART = 5
"""Letters of the shortest word at the end of a longer one that says of what kind that is."""
_ZEGT_NIETS = ("geen", "niet", "nog", "onbek", "onduid", "weet")
"""Beginnings of a text that says no, or that it is not known: it is no slip for a value."""


@cache
def _codes_van(kolom: Kolom) -> Mapping[str, str]:
    """Word → code: of two columns that share one, the contract goes before what people write."""
    gewoon = {"ja": gangbaar.JA, "nee": gangbaar.NEE}
    if kolom.soort is not Soort.JA_NEE:
        gewoon = dict(gangbaar.WOORDEN.get(kolom.naam, {}))
    codes: dict[str, str] = {}
    for code, woorden in kolom.waarden.items():
        for woord in (code, *woorden, in_woorden(code)):
            codes[_woord(woord)] = code
    if kolom is KOLOM_VAN.get("leefgebieden"):
        codes |= {_woord(code): code for code in gangbaar.BIJZONDERHEID_EN_LEEFGEBIED}
    for code, ook in gewoon.items():
        for woord in ook if code in kolom.waarden else ():
            codes.setdefault(_woord(woord), code)
    return codes


def _woord(tekst: str) -> str:
    """`tekst` as words of a list are compared: a sign alone is itself."""
    kaal = sleutel(tekst)
    return "".join(filter(str.isalnum, kaal)) or kaal


def _kies(kolom: Kolom, tekst: str, plaats: str = "") -> str:
    codes = _codes_van(kolom)
    gezocht = _woord(tekst)
    if (code := codes.get(gezocht)) is not None:
        return code
    reden = f"{plaats}staat niet in de lijst; kies uit {', '.join(kolom.waarden)}"
    if kolom.soort is not Soort.JA_NEE and (dichtst := _dichtstbij(kolom, tekst[:KORT])):
        reden += f" (het dichtst erbij: {dichtst})"
    raise Geweigerd(reden)


def _dichtstbij(kolom: Kolom, tekst: str) -> str | None:
    """The one code of the same kind as a text: what it may mean, looks like, begins or names. That
    there is none of it, only for a slip of the pen.
    """
    from difflib import SequenceMatcher, get_close_matches

    codes, gezocht = _codes_van(kolom), _woord(tekst)
    if (misschien := _misschien(kolom).get(gezocht)) is not None:
        return misschien
    if GEEN in codes and SequenceMatcher(None, gezocht, GEEN).ratio() >= _BIJNA:
        return GEEN
    if gezocht.startswith(_ZEGT_NIETS):
        return None
    wel = {woord: code for woord, code in codes.items() if code != GEEN}
    if len({code for woord, code in wel.items() if gezocht and woord.startswith(gezocht)}) > 1:
        return None
    if treffers := get_close_matches(gezocht, wel, n=1, cutoff=_BIJNA):
        return wel[treffers[0]]
    delen = set(map(_woord, _WOORD.findall(tekst)))
    genoemd = {
        code
        for woord, code in wel.items()
        if (len(gezocht) > 2 and woord.startswith(gezocht))
        or (len(woord) > 2 and woord in delen)
        or (len(woord) >= _STAART and gezocht.endswith(woord))
    }
    return genoemd.pop() if len(genoemd) == 1 else None


@cache
def _misschien(kolom: Kolom) -> Mapping[str, str]:
    """Word → what is suggested for it: a code, or several that it may mean."""
    gevonden: dict[str, str] = {}
    for code, woorden in gangbaar.MISSCHIEN.get(kolom.naam, {}).items():
        for woord in map(_woord, woorden):
            gevonden[woord] = f"{gevonden[woord]} of {code}" if woord in gevonden else code
    return gevonden


def _codes_in(kolom: Kolom, tekst: str) -> list[str]:
    delen = _DELEN.split(tekst)
    codes = _codes_van(kolom)
    gevonden = []
    for nummer, deel in enumerate(delen, 1):
        samen = _SAMEN.split(deel)
        if len(samen) > 1 and _woord(deel) not in codes and all(_woord(d) in codes for d in samen):
            gevonden += [codes[_woord(d)] for d in samen]
        elif deel.strip():
            plaats = f"onderdeel {nummer} " if len(delen) > 1 else ""
            gevonden.append(_kies(kolom, deel, plaats))
    return gevonden


def _samen(delen: Iterable[str]) -> str | None:
    """The parts in the order stated, none twice."""
    return SCHEIDING.join(dict.fromkeys(filter(None, delen))) or None


def _codes(kolom: Kolom, tekst: str) -> str | None:
    return _samen(_codes_in(kolom, tekst))


def _zwaarste(kolom: Kolom, tekst: str) -> str | None:
    zwaarte = list(kolom.waarden)
    return max(_codes_in(kolom, tekst), key=zwaarte.index, default=None)


# --- dates and ages -------------------------------------------------------------------------------

_AANEEN = patroon(r"^([0-9]{4})([0-9]{2})([0-9]{2})$")
_JAREN = patroon(r"([0-9]{1,3})(?: ?(?:jaar|jr\.?|j\.?))?", re.IGNORECASE)


def _lees(tekst: str) -> date:
    try:
        return lees_datum(tekst)
    except ValueError as fout:
        raise Geweigerd(str(fout)) from None


def _datum(tekst: str, vandaag: date) -> str:
    tekst = _AANEEN.sub(r"\1-\2-\3", tekst)
    datum = _lees(tekst)
    if datum > vandaag:
        raise Geweigerd("de datum ligt in de toekomst; controleer dag, maand en jaar")
    if leeftijd_op(datum, vandaag) > OUDSTE:
        raise Geweigerd(f"de datum ligt meer dan {OUDSTE} jaar terug; controleer het jaartal")
    return datum.isoformat()


def _geboortedatum(tekst: str, vandaag: date) -> str | None:
    try:
        waarde = lees_geboorte(tekst)
    except ValueError as fout:
        raise Geweigerd(str(fout)) from None
    if waarde is None:
        return None
    try:
        mogelijk = leeftijd_bij(waarde, vandaag)
    except ValueError:
        raise Geweigerd(
            "de geboortedatum ligt in de toekomst; controleer dag, maand en jaar"
        ) from None
    if (min(mogelijk) if isinstance(mogelijk, tuple) else mogelijk) > OUDSTE:
        raise Geweigerd(f"dit geeft een leeftijd boven {OUDSTE} jaar; controleer het jaartal")
    return waarde


def _leeftijd(tekst: str) -> int:
    if not (treffer := _JAREN.fullmatch(tekst)):
        raise Geweigerd(f"dit is geen leeftijd; schrijf hele jaren van 0 tot en met {OUDSTE}")
    if (leeftijd := int(treffer[1])) > OUDSTE:
        raise Geweigerd(f"een leeftijd is hoogstens {OUDSTE} jaar; controleer het getal")
    return leeftijd


# --- children -------------------------------------------------------------------------------------

_ONBEKEND = "[?x]{1,2}"
_MAANDEN = "|".join(sorted(maandnummers(), key=len, reverse=True))
_ZONDER_JAN = "|".join(woord for woord in maandnummers() if woord != "jan") + r"|jan\."
"""Without the name Jan."""
_TIJD = r"(?: [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
_KIND = patroon(
    r"(?:(?P<naam>.*?[^\s:,(])[\s:,]*[\s(:,])??"
    rf"(?:(?P<datum>(?:[0-9]{{1,4}}|{_ONBEKEND})[-/.](?:[0-9]{{1,2}}|{_ONBEKEND})"
    rf"[-/.](?:[0-9]{{1,4}}|{_ONBEKEND}){_TIJD}|{_ONBEKEND}[-/.][0-9]{{4}}"
    rf"|(?:{_ZONDER_JAN})[., -]*[0-9]{{4}}|[0-9]{{4}}[ -](?:{_MAANDEN})"
    rf"|[0-9]{{1,2}}(?:e|ste)?[ -]?(?:{_MAANDEN})\.?[ -]?[0-9]{{4}}"
    r"|[0-9]{1,2}[ -][a-z]{3,}\.?[ -]'?[0-9]{2,4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9:.,]+ ?(?:z|[-+][0-9:]+)?"
    r"|[0-9]{4}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{4}|[0-9]{8}|[0-9]{6})"
    r"|(?P<jaar>[0-9]{4})|(?P<leeftijd>[0-9]{1,2})(?P<is_leeftijd> ?(?:jaar|jr\.?|j\.?))?"
    r"|(?P<maanden>[0-9]{1,2}) ?(?:maand(?:en)?|mnd\.?)"
    r"|(?P<jaren>[0-9]{3}) ?(?:jaar|jr\.?|j\.?)|(?P<onbekend>\?|onbekend))\)?",
    re.IGNORECASE,
)
_KORT_JAAR = patroon(rf"(?:.*[\s(,:])?(?:{_ZONDER_JAN}|jaren)[. ,/'-]*", re.IGNORECASE)
"""A month, before what is a year of two digits then."""
_VOOR_DATUM = patroon(
    rf"(?:^|[\s(,:]+)(?:geb\.?|geboren|geboortedatum|op|\*|{'|'.join(WEEKDAGEN)}"
    rf"|(?:{'|'.join(WEEKDAGEN_KORT)})\.?)$",
    re.IGNORECASE,
)
"""What stands before a date and is no name."""
_ONGEVEER = patroon(r"(?:.*[\s(,:])?(?:ca|circa|ong|ongeveer|plm|rond|\u00b1)\.?", re.IGNORECASE)
_WOORD = patroon(r"[^\W\d_]+")
_GEEN_NAMEN = frozenset(
    {"jaar", "jr", "j", "maand", "maanden", "mnd", GEEN, "ja", "nee", "onbekend"}
)
MEESTE_KINDEREN = 30
_KINDEREN = patroon(r"\s*(?:,(?![0-9])|;|\n|[+&]|(?<=\s)en(?=\s))\s*", re.IGNORECASE)
"""What stands between children besides `|`; a comma in a number is none."""
_AANTAL_KINDEREN = patroon(r"([1-9][0-9]?) kind(?:eren|jes)?", re.IGNORECASE)
"""How many there are, and not how old."""
_EN_MAANDEN = patroon(r"jaar (?:en )?[0-9]{1,2} ?(?:maand|mnd)", re.IGNORECASE)
_MEER_NAMEN = patroon(r"[+&]|\sen\s", re.IGNORECASE)
_KINDVORMEN = "schrijf per kind geboortedatum, jaar, '4 jaar' of '?', gescheiden door |; of geen"


def _kinderen(tekst: str, vandaag: date) -> str | None:
    if _woord(tekst) in _geen_kinderen():
        return GEEN
    if aantal := _AANTAL_KINDEREN.fullmatch(tekst):
        tekst = SCHEIDING.join("?" * int(aantal[1]))
    delen = [kind for deel in tekst.split(SCHEIDING) for kind in _kinderen_in(deel.strip())]
    if len(delen) > MEESTE_KINDEREN:
        raise Geweigerd(f"meer dan {MEESTE_KINDEREN} kinderen; controleer de lijst")
    kinderen = []
    for nummer, deel in enumerate(delen, 1):
        try:
            if deel:
                kinderen.append(_kind(deel, vandaag))
        except Geweigerd as fout:
            raise Geweigerd(f"kind {nummer}: {fout}" if len(delen) > 1 else str(fout)) from None
    return SCHEIDING.join(kinderen) or None


@cache
def _geen_kinderen() -> frozenset[str]:
    return frozenset(map(_woord, (GEEN, "0", *gangbaar.WOORDEN["inwonende_kinderen"][GEEN])))


def _kinderen_in(deel: str) -> list[str]:
    """A child, or several that people wrote in one breath: `4, 7 en 9`."""
    if not deel or _vind_kind(deel) is not None or _EN_MAANDEN.search(deel):
        return [deel]
    kinderen = [kind for kind in _KINDEREN.split(deel) if kind]
    return kinderen if all(map(_vind_kind, kinderen)) else [deel]


def _vind_kind(deel: str) -> re.Match[str] | None:
    """The parts of one child; what is several, or none, has no match."""
    treffer = _KIND.fullmatch(deel) if len(deel) <= KORT else None
    naam = (treffer["naam"] or "") if treffer else ""
    meer = any(map(str.isdigit, naam)) or _MEER_NAMEN.search(naam)
    return None if meer else treffer


def _kind(deel: str, vandaag: date) -> str:
    treffer = _vind_kind(deel)
    if treffer is None:
        raise Geweigerd(_KINDVORMEN)
    naam = treffer["naam"] or ""
    if treffer["leeftijd"] and not treffer["is_leeftijd"] and _KORT_JAAR.fullmatch(naam):
        raise Geweigerd(TWEE_CIJFERS)
    if treffer["datum"] or treffer["jaar"]:
        while korter := _VOOR_DATUM.search(naam):
            naam = naam[: korter.start()]
    if _ONGEVEER.fullmatch(naam):
        raise Geweigerd(f"'ca.' kan niet; {_KINDVORMEN}")
    if treffer["onbekend"]:
        waarde = "?"
    elif maanden := treffer["maanden"]:
        waarde = f"{int(maanden) // 12} jaar"
    elif leeftijd := treffer["leeftijd"] or treffer["jaren"]:
        waarde = f"{_leeftijd(leeftijd)} jaar"
    else:
        waarde = _geboortedatum(treffer["datum"] or treffer["jaar"], vandaag) or "?"
    return f"{naam} {waarde}" if naam else waarde


@lru_cache(maxsize=65536)
def kinderen_leeftijden(canoniek: str | None, dag: date) -> tuple[Leeftijd, ...] | None:
    """Ages on `dag` of the children in a canonical `inwonende_kinderen`; None = the list is
    unknown.

    An age that was stated counts as it stands (it is the age on the day of receipt); a birth year
    gives a pair, `?` None.
    """
    if canoniek is None:
        return None
    if canoniek == GEEN:
        return ()
    return tuple(_leeftijd_van_kind(kind, dag) for kind in canoniek.split(SCHEIDING))


def _leeftijd_van_kind(kind: str, dag: date) -> Leeftijd:
    *_, laatste = kind.split(" ")
    if laatste == "?":
        return None
    if laatste == "jaar":
        return int(kind.split(" ")[-2])
    return leeftijd_bij(laatste, dag)


def leeftijd_bij(geboortedatum: str, dag: date) -> int | tuple[int, int]:
    """Age on `dag` for a canonical birth date, or the two possible ages for a year, and for a month
    in that month; ValueError when not born yet.
    """
    if len(geboortedatum) < len("jjjj-mm-dd"):
        jaar, _, maand = geboortedatum.partition("-")
        jongste, oudste = (
            leeftijden_in_maand(int(jaar), int(maand), dag)
            if maand
            else leeftijden_op(int(jaar), dag)
        )
        return oudste if jongste == oudste else (jongste, oudste)
    leeftijd = leeftijd_op(date.fromisoformat(geboortedatum), dag)
    if leeftijd < 0:
        raise ValueError("de geboortedatum ligt in de toekomst")
    return leeftijd


# --- address and number ------------------------------------------------------------------------

_POSTCODE = patroon(r"([1-9][0-9]{3})([A-Z]{2})")
_HUISNUMMER = patroon(
    r"([0-9]{1,5})(?![0-9])\s*[-/ ]?\s*([A-Za-z0-9](?:[A-Za-z0-9 /-]{0,8}[A-Za-z0-9])?)?"
)
_NUMMER_EN_REST = patroon(r"([0-9]{1,5})[\s-]+(.+)")
_TELEFOON = 9
"""With so many digits it is no house number."""
_HUISLETTER = patroon(r"[A-Za-z]")
_BSN = patroon(r"([0-9]{9})(?:[.,]0)?")


_MAAND_KORT = "jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
_DATUM_GEWORDEN = patroon(
    rf"[0-9]{{1,2}}[-/. ](?:{_MAAND_KORT}|{_MAANDEN})\.?(?:[-/. ][0-9]{{2,4}})?"
    rf"|(?:{_MAAND_KORT})[-/. ][0-9]{{2,4}}"
    r"|[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{4}",
    re.IGNORECASE,
)


def _toets_geen_datum(tekst: str) -> None:
    if _DATUM_GEWORDEN.fullmatch(tekst):
        raise Geweigerd(
            "dit is een datum; schrijf het nummer en wat erachter hoort, zoals 2-A of 12 hs",
            "Excel heeft hier een datum van gemaakt; zet de cel op opmaak Tekst en typ het opnieuw",
        )


def _postcode(tekst: str) -> str:
    kaal = "".join(tekst.split()).upper()
    if not (treffer := _POSTCODE.fullmatch(kaal)) or treffer[2] in ("SA", "SD", "SS"):
        raise Geweigerd("dit is geen postcode; schrijf die als 1102 AB")
    return f"{treffer[1]} {treffer[2]}"


def _huisnummer(tekst: str) -> str:
    _toets_geen_datum(tekst)
    aanduiding, tekst = splits_aanduiding(tekst)
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
    Soort.JA_NEE: _kies,
    Soort.KEUZE: _kies,
    Soort.ZWAARSTE: _zwaarste,
    Soort.LIJST: _codes,
}
_MET_VANDAAG: Mapping[Soort, Callable[[str, date], str | None]] = {
    Soort.DATUM: _datum,
    Soort.GEBOORTEDATUM: _geboortedatum,
    Soort.KINDEREN: _kinderen,
}
_UIT_TEKST: Mapping[Soort, Callable[[str], Celwaarde]] = {
    Soort.VOORLETTERS: lambda tekst: voorletters(tekst) or tekst,
    Soort.VRIJE_LIJST: lambda tekst: _samen(map(str.strip, tekst.split(SCHEIDING))),
    Soort.LEEFTIJD: _leeftijd,
    Soort.POSTCODE: _postcode,
    Soort.HUISNUMMER: _huisnummer,
    Soort.TOEVOEGING: _toevoeging,
    Soort.HUISLETTER: _huisletter,
    Soort.BSN: _bsn,
}
