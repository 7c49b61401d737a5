"""Birth dates, addresses, telephone numbers and mail addresses in free text: what else than a name
says who somebody is.

Pure: what may be one is found here; whether it is somebody's, the register knows.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date

from msgspec import Struct

from tafel.datums import maandnummers
from tafel.patronen import patroon

ADRES = "[adres]"
"""What others read instead of an address."""
CONTACT = "[contact]"
"""The same for a telephone number or a mail address."""
_TUSSEN = r"(\s?[-/.\u2013]\s?|\s)"
_JAAR = r"(?P<jaar>\d{4}|['\u2019]?\d{2})"
_DATUMS = tuple(
    patroon(rf"(?<!\w){vorm}(?!\w)", re.IGNORECASE)
    for vorm in (
        rf"(?P<jaar>\d{{4}}){_TUSSEN}(?P<maand>\d{{1,2}})\2(?P<dag>\d{{1,2}})",
        rf"(?P<dag>\d{{1,2}}){_TUSSEN}(?P<maand>\d{{1,2}})\2{_JAAR}",
        rf"(?P<dag>\d{{1,2}})(?:ste|de|e)?[\s.-]{{0,2}}(?P<maand>[a-z]{{3,9}})[\s.,-]{{0,2}}{_JAAR}",
        r"(?P<jaar>\d{4})(?P<maand>\d{2})(?P<dag>\d{2})",
        r"(?P<dag>\d{2})(?P<maand>\d{2})(?P<jaar>\d{4})",
    )
)
_CIJFERS = patroon(r"\d\D{0,16}\d")
_POSTCODE = patroon(r"(?<!\w)([1-9]\d{3})[\s-]{0,2}([a-z]{2})(?![^\W\d_])", re.IGNORECASE)
_NUMMER_ERNA = patroon(
    r"[\s,-]{0,3}(?:\(?(?:huis)?(?:nummer|nr|no)\.?\s?)?\d{1,5}"
    r"(?:\s?[-/]\s?[A-Za-z0-9]{1,4}|[a-zA-Z]{1,2}|\s(?:hs|bis|[A-Z]))?(?!\w)"
)
_STRAAT_ERVOOR = patroon(
    r"(?:(?:\b[A-ZÀ-ÖØ-Þ][\w.'\u2019-]*|\b(?:van|de|der|den|het|ter|ten)|"
    r"\b[\w'\u2019-]+(?:straat|laan|weg|dreef|plein|pad|hof|gracht|kade|singel|park|dijk))\s+)*"
    r"(?<![\w./-])\d{1,5}(?:\s?[-/]\s?[A-Za-z0-9]{1,4}|\s?[a-zA-Z]{1,2}|\shs)?[\s,;(]{1,3}$"
)
_SCHEIDING = r"[\s.\-/()\u2010-\u2013]{0,3}"
_TELEFOON = patroon(
    r"(?<![\w+])(?!\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d(?!\d))(?:"
    rf"(?:\+|00)31{_SCHEIDING}(?:\(0\)\s?|0)?(?P<land>[1-9](?:{_SCHEIDING}\d){{8}})"
    rf"|\(?(?P<net>0(?!800|900|88)[1-9](?:{_SCHEIDING}\d){{8}})"
    rf"|(?P<elders>(?:\+|00)(?!31)[1-9](?:{_SCHEIDING}\d){{8,13}})"
    r")(?!\d)"
)
"""Of anybody; 112, 0800, 0900 and 088 are of nobody."""
_MAIL = patroon(r"[\w.%+'\u2019-]+@[\w-]+(?:\.[\w-]+)+")
_VERSTE = 80
"""So many characters before a postcode may be the rest of its address."""


class Vondst(Struct, frozen=True):
    """Something that may be a birth date or an address, and where it stands."""

    begin: int
    eind: int
    waarde: str
    """As the register has it: 2015-03-14, 1102 AB."""


def heeft_cijfers(tekst: str) -> bool:
    """False when surely no date, no postcode and no number stands in `tekst`; quick, for most
    texts.
    """
    return _CIJFERS.search(tekst) is not None


def datums(tekst: str) -> Iterator[Vondst]:
    """What may be a birth date, in any spelling; a year of two digits is of either century."""
    for vorm in _DATUMS:
        for treffer in vorm.finditer(tekst):
            for dag in _dagen(**treffer.groupdict()):
                yield Vondst(*treffer.span(), dag.isoformat())


def _dagen(jaar: str, maand: str, dag: str) -> Iterator[date]:
    nummer = maandnummers().get(maand.lower(), 0) if maand.isalpha() else int(maand)
    jaar = jaar.lstrip("'\u2019")
    for vol in (jaar,) if len(jaar) == len("2015") else (f"20{jaar}", f"19{jaar}"):
        try:
            yield date(int(vol), nummer, int(dag))
        except ValueError:
            continue


def adressen(tekst: str) -> Iterator[Vondst]:
    """Postcodes, each with the street and the number around it."""
    tot = 0
    for treffer in _POSTCODE.finditer(tekst):
        vanaf = max(tot, treffer.start() - _VERSTE)
        straat = _STRAAT_ERVOOR.search(tekst[vanaf : treffer.start()])
        nummer = _NUMMER_ERNA.match(tekst, treffer.end())
        begin = treffer.start() if straat is None else vanaf + straat.start()
        tot = treffer.end() if nummer is None else nummer.end()
        yield Vondst(begin, tot, f"{treffer[1]} {treffer[2].upper()}")


def contacten(tekst: str) -> Iterator[Vondst]:
    """Telephone numbers, as digits from the nought on or from the country, and mail addresses."""
    for treffer in _TELEFOON.finditer(tekst):
        [soort] = [naam for naam, deel in treffer.groupdict().items() if deel]
        cijfers = "".join(filter(str.isdigit, treffer[soort]))
        begin = treffer.start() + treffer[0].startswith("(") * (")" not in treffer[0])
        yield Vondst(begin, treffer.end(), f"0{cijfers}" if soort == "land" else cijfers)
    for treffer in _MAIL.finditer(tekst):
        yield Vondst(*treffer.span(), treffer[0].lower())


def zonder(
    tekst: str,
    geboren: Collection[str],
    postcodes: Collection[str],
    bereikbaar: Collection[str] = (),
) -> str:
    """`tekst` with the year for these birth dates, `ADRES` for what is at these postcodes, and
    `CONTACT` for how somebody can be reached.
    """
    weg = {v.begin: (v.eind, ADRES) for v in adressen(tekst) if v.waarde in postcodes}
    weg |= {v.begin: (v.eind, CONTACT) for v in contacten(tekst) if v.waarde in bereikbaar}
    for v in datums(tekst):
        if v.waarde in geboren:
            weg.setdefault(v.begin, (v.eind, v.waarde[:4]))
    delen, tot = [], 0
    for begin, (eind, nieuw) in sorted(weg.items()):
        if eind > tot:
            delen += [tekst[tot:begin], nieuw]
            tot = eind
    return "".join((*delen, tekst[tot:]))
