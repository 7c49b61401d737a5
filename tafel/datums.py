"""Dutch dates: reading them strictly, writing them as the screens do, and counting ages.

Strict patterns come first; only written-out months go to dateutil, which would otherwise turn
2012-04-03 into 4 March and make dates of "2012", "10" and "za".
"""

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from tafel.patronen import patroon

if TYPE_CHECKING:
    from dateutil.parser import parserinfo

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WEEKDAGEN_KORT = tuple(naam[:2] for naam in WEEKDAGEN)

_MAANDAFKORTINGEN = (
    ("jan",), ("feb", "febr"), ("mrt", "maa"), ("apr",), (), ("jun",),
    ("jul",), ("aug",), ("sep", "sept"), ("okt",), ("nov",), ("dec",),
)  # fmt: skip
MET_WEEKDAG = patroon(
    rf"(?P<weekdag>{'|'.join([*WEEKDAGEN, *WEEKDAGEN_KORT])})[.,]* (?P<dag>.*[0-9].*)",
    re.IGNORECASE,
)
_BESTAAT_NIET = "deze datum bestaat niet; controleer dag, maand en jaar"
_VORMEN = "jjjj-mm-dd, dd-mm-jjjj of 12 maart 2008"
TWEE_CIJFERS = "het jaartal heeft twee cijfers; schrijf het met vier, bijvoorbeeld 12-03-1968"

_JAAR_EERST = patroon(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_MET_ZONE = patroon(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]+)? ?"
    r"([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)"
)
_DAG_EERST = patroon(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
TIJD = r"(?:,? |[Tt])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: uur)?"
"""A time of day as programs write it behind a date. None with AM or PM: who writes that puts the
month first.
"""
_MET_TIJD = patroon(rf"(.*[0-9]){TIJD}")
_KORT_JAAR = patroon(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ]'?[0-9]{2}")
_LATER = "(?:3[2-9]|[4-9][0-9])"
"""Two digits that are no day and no month."""
_MAAND_KORT_JAAR = patroon(
    rf"'[0-9]{{2}}|(?:[a-z]{{3,9}}[., -]*|[0-9]{{1,2}}[-/.])(?:'[0-9]{{2}}|{_LATER})"
)
_MAANDWOORD = "|".join([*MAANDEN, *(kort for maand in _MAANDAFKORTINGEN for kort in maand)])
_ZONDER_JAAR = patroon(
    rf"[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.]?|[0-9]{{1,2}}(?:e|ste|de)?[ -]?(?:{_MAANDWOORD})\.?"
)
_JAAR_ONTBREEKT = "het jaar ontbreekt; schrijf het erbij, zoals 12-03-2008"
_WOORDDATUM = patroon(r"[a-z0-9 .,'/-]*[a-z]{3}[a-z0-9 .,'/-]*")
LANGSTE = 40
_GETAL = patroon(r"[0-9]+")

_HEEL = patroon(r"(?!00)[0-9]{2}-(?!00)[0-9]{2}-[0-9]{4}")
"""A day, month and year that can be nothing less: most birth dates that are not `JJJJ-MM-DD`."""
_JAAR = patroon(r"[0-9]{4}")
_JAAR_MAAND = patroon(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]00?)?")
_MAAND_JAAR = patroon(r"(?:00?[-/.])?([0-9]{1,2})[-/.]([0-9]{4})")
_WOORD_JAAR = patroon(r"(?:00?[-/. ]+)?(?P<maand>[a-z]+)[., -]*(?P<jaar>[0-9]{4})")
_JAAR_WOORD = patroon(r"(?P<jaar>[0-9]{4})[., -]*(?P<maand>[a-z]+)")
_ONBEKEND_DEEL = patroon(r"(?<![^-/.])[?xX]{1,2}(?![^-/.])")
_AANEEN = patroon(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_AANEEN_DAG_EERST = patroon(r"([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})")
"""Never one with the year first: there is no month 19 or 20."""
_JAAR_MAAND_AANEEN = patroon(r"((?:19|20)(?!0[1-9]|1[0-2])[0-9]{2})(0[0-9]|1[0-2])")
"""Of which the middle can be no month: 200512 may be a day in 2012."""
_NULLEN = patroon(r"0[0./-]+")
_ZONDER_MAAND = patroon(
    r"[0-9]{4}([-/.])00?\1(?!00?$)[0-9]{1,2}|(?!00?[-/.])[0-9]{1,2}([-/.])00?\2[0-9]{4}"
)


def lees_datum(tekst: str) -> date:
    """The date in `tekst`, day before month; raises ValueError with a short Dutch reason.

    Accepted: `2008-03-12`, `12-03-2008`, `12/3/2008`, `12.3.2008` and `12 maart 2008`; each may
    carry a time of day, which is dropped, and its weekday, which must be the right one. A moment
    with its time zone (ISO 8601, RFC 3339) gives the day that it was in the Netherlands. A
    two-digit year is refused, and so is anything that names no day, month and year.
    """
    tekst = zonder_tijd(tekst.strip())
    if treffer := MET_WEEKDAG.fullmatch(tekst):
        return op_weekdag(treffer["weekdag"], lees_datum(treffer["dag"]))
    if treffer := _JAAR_EERST.fullmatch(tekst):
        jaar, _, maand, dag = treffer.groups()
    elif treffer := _DAG_EERST.fullmatch(tekst):
        dag, _, maand, jaar = treffer.groups()
    elif treffer := _MET_ZONE.fullmatch(tekst):
        return _dag_in_nederland(*treffer.groups())
    elif _KORT_JAAR.fullmatch(tekst) or _MAAND_KORT_JAAR.fullmatch(tekst.lower()):
        raise ValueError(TWEE_CIJFERS)
    elif _ZONDER_JAAR.fullmatch(tekst.lower()):
        raise ValueError(_JAAR_ONTBREEKT)
    else:
        return _lees_woorddatum(tekst)
    try:
        return date(int(jaar), int(maand), int(dag))
    except ValueError:
        raise ValueError(_BESTAAT_NIET) from None


def op_weekdag(weekdag: str, *dagen: date) -> date:
    """The first of these days that is such a weekday; raises ValueError when none is."""
    nummer = WEEKDAGEN_KORT.index(weekdag[:2].lower())
    for dag in dagen:
        if dag.weekday() == nummer:
            return dag
    raise ValueError(f"deze dag is geen {WEEKDAGEN[nummer]}; controleer de datum")


def _bestaat(tekst: str) -> bool:
    """Whether it is a day, written as `JJJJ-MM-DD`."""
    if len(tekst) != len("jjjj-mm-dd") or not tekst[4] == tekst[7] == "-":
        return False
    try:
        date.fromisoformat(tekst)
    except ValueError:
        return False
    return True


def zonder_tijd(tekst: str) -> str:
    """A date without the time of day behind it; with a time zone it may be another day."""
    treffer = _MET_TIJD.fullmatch(tekst) if ":" in tekst else None
    return treffer[1] if treffer else tekst


def _dag_in_nederland(dag: str, tijd: str, zone: str) -> date:
    from dateutil.tz import gettz

    try:
        moment = datetime.fromisoformat(f"{dag}T{tijd}{zone.upper()}")
        return moment.astimezone(gettz("Europe/Amsterdam")).date()
    except (ValueError, OverflowError):
        raise ValueError(_BESTAAT_NIET) from None


def lees_geboorte(tekst: str) -> str | None:
    """A birth date in the form `JJJJ-MM-DD`, or what is known of it: `JJJJ-MM` or `JJJJ`.

    Accepted besides `lees_datum`: a year, month and year (`1990-03`, `3-1990`, `maart 1990`,
    `1990 maart`, `199003`), and
    both as the population register writes them: zeros for what is unknown (`00-03-1990`,
    `19900000`), all written together (also
    `12031990`); or `?` and `x` (`??-03-1990`). Nothing but zeros is None.
    Raises ValueError with a short Dutch reason.
    """
    if _bestaat(tekst):
        return tekst
    if _HEEL.fullmatch(tekst):
        return lees_datum(tekst).isoformat()
    tekst = _ONBEKEND_DEEL.sub("00", zonder_tijd(tekst.strip()))
    if _NULLEN.fullmatch(tekst):
        return None
    tekst = uiteen(tekst)
    if _JAAR.fullmatch(tekst):
        return tekst
    if treffer := _JAAR_MAAND.fullmatch(tekst) or _JAAR_MAAND_AANEEN.fullmatch(tekst):
        return _maand(treffer[1], int(treffer[2]))
    if treffer := _MAAND_JAAR.fullmatch(tekst):
        return _maand(treffer[2], int(treffer[1]))
    if _ZONDER_MAAND.fullmatch(tekst):
        raise ValueError("de maand is onbekend; schrijf dan alleen het jaar, bijvoorbeeld 1990")
    klein = tekst.lower()
    if (treffer := _WOORD_JAAR.fullmatch(klein) or _JAAR_WOORD.fullmatch(klein)) and (
        maand := maandnummers().get(treffer["maand"])
    ):
        return _maand(treffer["jaar"], maand)
    return lees_datum(tekst).isoformat()


def uiteen(tekst: str) -> str:
    """A date of eight digits with hyphens in it; any other text as it is."""
    treffer = _AANEEN_DAG_EERST.fullmatch(tekst) or _AANEEN.fullmatch(tekst)
    return "-".join(treffer.groups()) if treffer else tekst


def _maand(jaar: str, maand: int) -> str:
    if maand > 12 or int(jaar) == 0:
        raise ValueError(_BESTAAT_NIET)
    return f"{jaar}-{maand:02}" if maand else jaar


@cache
def maandnummers() -> dict[str, int]:
    """Names and abbreviations of months, each with its number."""
    return {
        woord: nummer
        for nummer, (naam, kort) in enumerate(zip(MAANDEN, _MAANDAFKORTINGEN, strict=True), 1)
        for woord in (naam, *kort)
    }


def _lees_woorddatum(tekst: str) -> date:
    klein = tekst.lower()
    getallen = _GETAL.findall(klein)
    if len(klein) > LANGSTE or not _WOORDDATUM.fullmatch(klein) or not 1 <= len(getallen) <= 2:
        raise ValueError(f"dit is geen datum; schrijf {_VORMEN}")
    from dateutil.parser import ParserError, parse

    info = _nederlands()
    try:
        eerste = parse(klein, parserinfo=info, default=datetime(2000, 1, 1))
        tweede = parse(klein, parserinfo=info, default=datetime(2004, 12, 31))
    except (ParserError, OverflowError) as fout:
        if "must be in range" in str(fout) or "out of range" in str(fout):
            raise ValueError(_BESTAAT_NIET) from None
        raise ValueError(f"dit is geen datum; schrijf {_VORMEN}") from None
    if not any(len(getal) == 4 for getal in getallen) and len(getallen) == 2:
        raise ValueError(TWEE_CIJFERS)
    if eerste != tweede:
        raise ValueError(
            "dag, maand of jaar ontbreekt; schrijf de hele datum, bijvoorbeeld 12-03-2008"
        )
    return eerste.date()


@cache
def _nederlands() -> "parserinfo":
    from dateutil.parser import parserinfo

    maanden: list[Any] = [
        (naam, *kort) for naam, kort in zip(MAANDEN, _MAANDAFKORTINGEN, strict=True)
    ]

    class Nederlands(parserinfo):
        JUMP = [" ", ".", ",", "-", "/", "'", "de", "e", "ste", "den"]
        MONTHS = maanden
        WEEKDAYS = list(zip(WEEKDAGEN, WEEKDAGEN_KORT, strict=True))
        HMS = []
        AMPM = []
        UTCZONE = []
        PERTAIN = []

    return Nederlands(dayfirst=True)


def weekdag_kort(dag: date) -> str:
    """`do`."""
    return WEEKDAGEN_KORT[dag.weekday()]


def datum_kort(dag: date) -> str:
    """`do 26-11-2026`."""
    return f"{weekdag_kort(dag)} {dag.day}-{dag.month}-{dag.year}"


def datum_dm(dag: date) -> str:
    """`26-11`, `9-1`."""
    return f"{dag.day}-{dag.month}"


def dag_maand(dag: date, vandaag: date) -> str:
    """`26-11`, with the year when it is not that of `vandaag`."""
    return datum_dm(dag) if dag.year == vandaag.year else f"{datum_dm(dag)}-{dag.year}"


def dag_in_woorden(dag: date, vandaag: date) -> str:
    """`do 3-12`, with the year when it is another one."""
    return f"{weekdag_kort(dag)} {dag_maand(dag, vandaag)}"


def leeftijd_op(geboren: date, dag: date) -> int:
    """Whole years on `dag`; a birthday on 29 February falls on 1 March in a common year."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def leeftijden_op(jaar: int, dag: date) -> tuple[int, int]:
    """The two ages possible on `dag` for somebody of whom only the birth year is known, none below
    0.

    Equal (0, 0) in the year of birth itself; raises ValueError when `jaar` lies after `dag`.
    """
    oudste = dag.year - jaar
    if oudste < 0:
        raise ValueError("het geboortejaar ligt in de toekomst")
    return max(oudste - 1, 0), oudste


def leeftijden_in_maand(jaar: int, maand: int, dag: date) -> tuple[int, int]:
    """The ages possible on `dag` for somebody of whom year and month of birth are known: one age
    twice, and in the birth month the two around the birthday.

    Raises ValueError when that month lies after `dag`.
    """
    jongste = dag.year - jaar - (dag.month <= maand)
    oudste = dag.year - jaar - (dag.month < maand)
    if oudste < 0:
        raise ValueError("de geboortemaand ligt in de toekomst")
    return max(jongste, 0), oudste


_VOL_TOT = 1930
"""Before this year a birth year is written in full: '26 is a child."""


def jaar_kort(datum: str) -> str:
    """The birth year of a date or a year in text, so that nobody reads it as an age: '88, 1926."""
    jaar = datum[:4]
    return jaar if int(jaar) < _VOL_TOT else f"'{jaar[2:]}"
