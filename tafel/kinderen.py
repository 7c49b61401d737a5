"""The children of a melding: as people write them, and their ages."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from msgspec import Struct

from tafel import gangbaar
from tafel.datums import TIJD, TWEE_CIJFERS, WEEKDAGEN, WEEKDAGEN_KORT, maandnummers
from tafel.domain.basis import Geweigerd, Leeftijd
from tafel.keuzes import lijstwoord
from tafel.kolommen import GEEN, KORT, SCHEIDING
from tafel.leeftijden import geboortewaarde, leeftijd_bij, leeftijdwaarde
from tafel.patronen import patroon

_ONBEKEND = "[?x]{1,2}"
MAANDEN = "|".join(sorted(maandnummers(), key=len, reverse=True))
_ZONDER_JAN = "|".join(woord for woord in maandnummers() if woord != "jan") + r"|jan\."
"""Without the name Jan."""
_KIND = patroon(
    r"(?:(?P<naam>.*?[^\s:,(])[\s:,]*[\s(:,])??"
    rf"(?:(?P<datum>(?:(?:[0-9]{{1,4}}|{_ONBEKEND})[-/.](?:[0-9]{{1,2}}|{_ONBEKEND})"
    rf"[-/.](?:[0-9]{{1,4}}|{_ONBEKEND})|{_ONBEKEND}[-/.][0-9]{{4}}"
    rf"|(?:{_ZONDER_JAN})[., -]*[0-9]{{4}}|[0-9]{{4}}[ -](?:{MAANDEN})"
    rf"|[0-9]{{1,2}}(?:e|ste)?[ -]?(?:{MAANDEN})\.?[ -]?[0-9]{{4}}"
    r"|[0-9]{1,2}[ -][a-z]{3,}\.?[ -]'?[0-9]{2,4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9:.,]+ ?(?:z|[-+][0-9:]+)?"
    rf"|[0-9]{{4}}[-/.][0-9]{{1,2}}|[0-9]{{1,2}}[-/.][0-9]{{4}}|[0-9]{{8}}|[0-9]{{6}})(?:{TIJD})?)"
    r"|(?P<jaar>[0-9]{4})|(?P<leeftijd>[0-9]{1,2})(?P<is_leeftijd> ?(?:jaar|jr\.?|j\.?))?"
    r"|(?P<maanden>[0-9]{1,2}) ?(?:maand(?:en)?|mnd\.?)"
    r"|(?P<jaren>[0-9]{3}) ?(?:jaar|jr\.?|j\.?)|"
    r"(?P<onbekend>[?]{1,3}|(?:is |nog )?(?:onbekend|niet bekend)[?.]?|weet (?:ik |het |nog )?niet"
    r"|geen idee|n/b|n\.b\.?|nnb|n\.n\.b\.?))\)?",
    re.IGNORECASE,
)
_KORT_JAAR = patroon(rf"(?:.*[\s(,:])?(?:{_ZONDER_JAN}|jaren)[. ,/'-]*", re.IGNORECASE)
"""A month, before what is a year of two digits then."""
_VOOR_DATUM = patroon(
    rf"(?:^|[\s(,:]+)(?:geb\.?|geboren|geboortedatum|op|\*"
    rf"|(?P<weekdag>{'|'.join(WEEKDAGEN)}|{'|'.join(WEEKDAGEN_KORT)})\.?)$",
    re.IGNORECASE,
)
"""What stands before a date and is no name."""
_ONGEVEER = patroon(r"(?:.*[\s(,:])?(?:ca|circa|ong|ongeveer|plm|rond|\u00b1)\.?", re.IGNORECASE)
_GEEN_MAAND = patroon(
    r"(?:.*[\s(,:])?(?:voorjaar|najaar|zomer|herfst|winter|lente|begin|eind|einde|medio|half|start"
    r"|eerste helft|tweede helft|kwartaal|q[1-4]|[1-4]e kwartaal"
    r"|j[\u00e4a]nner|januar|january|janvier|februar|february|f\u00e9vrier|m\u00e4r|m\u00e4rz|mrz|march"
    r"|avril|juin|july|juillet|ao\u00fbt|septembre|oct|october|oktobre|octobre|novembre|dez|dezember"
    r"|d\u00e9c|d\u00e9cembre)\.?",
    re.IGNORECASE,
)
"""What stands before a year, says when in it, and is no name and no month of ours."""
GEEN_NAMEN = frozenset(
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


def kinderwaarde(tekst: str, vandaag: date) -> str | None:
    if lijstwoord(tekst) in _geen_kinderen():
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
    return frozenset(map(lijstwoord, (GEEN, "0", *gangbaar.WOORDEN["inwonende_kinderen"][GEEN])))


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
    geboren = treffer["datum"] or treffer["jaar"]
    while geboren and (korter := _VOOR_DATUM.search(naam)):
        naam = naam[: korter.start()]
        if treffer["datum"] and korter["weekdag"]:
            geboren = f"{korter['weekdag']} {geboren}"
    if naam and not any(map(str.isalpha, naam)):
        raise Geweigerd(_KINDVORMEN)
    if geboren and _GEEN_MAAND.fullmatch(naam):
        raise Geweigerd(_KINDVORMEN)
    if _ONGEVEER.fullmatch(naam):
        raise Geweigerd(f"'ca.' kan niet; {_KINDVORMEN}")
    if treffer["onbekend"]:
        waarde = "?"
    elif maanden := treffer["maanden"]:
        waarde = f"{int(maanden) // 12} jaar"
    elif leeftijd := treffer["leeftijd"] or treffer["jaren"]:
        waarde = f"{leeftijdwaarde(leeftijd)} jaar"
    else:
        waarde = geboortewaarde(geboren, vandaag) or "?"
    return f"{naam} {waarde}" if naam else waarde


class Kind(Struct, frozen=True):
    """A resident child, as a canonical `inwonende_kinderen` names it; how old may be unknown."""

    naam: str | None
    jaren: int | None
    """The age on the day of receipt, where that is what was stated."""
    geboortedatum: str | None


def lees_kind(canoniek: str) -> Kind:
    """One child of the list: `Noor 2019-03-01`, `Bo 4 jaar`, `?`."""
    *naam, laatste = canoniek.split(" ")
    jaren = int(naam.pop()) if laatste == "jaar" else None
    geboren = laatste if jaren is None and laatste != "?" else None
    return Kind(" ".join(naam) or None, jaren, geboren)


def lees_kinderen(canoniek: str | None) -> Iterator[Kind]:
    """The children of the list; none when it is unknown."""
    if canoniek is not None and canoniek != GEEN:
        yield from map(lees_kind, canoniek.split(SCHEIDING))


@lru_cache(maxsize=65536)
def kinderen_leeftijden(canoniek: str | None, dag: date) -> tuple[Leeftijd, ...] | None:
    """Ages on `dag` of the children in a canonical `inwonende_kinderen`; None = the list is
    unknown.

    An age that was stated counts as it stands (it is the age on the day of receipt); a birth year
    gives a pair, `?` None.
    """
    if canoniek is None:
        return None
    return tuple(
        leeftijd_bij(kind.geboortedatum, dag) if kind.geboortedatum else kind.jaren
        for kind in lees_kinderen(canoniek)
    )
