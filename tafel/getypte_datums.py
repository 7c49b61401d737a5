"""A day as somebody types it: without a year, a weekday, or so far from today."""

from collections.abc import Callable
from datetime import date, timedelta

from tafel.datums import (
    MET_WEEKDAG,
    WEEKDAGEN,
    WEEKDAGEN_KORT,
    lees_datum,
    maandnummers,
    op_weekdag,
)
from tafel.patronen import patroon

_DAG_MAAND = patroon(r"([0-9]{1,2})[-/]([0-9]{1,2})")
_DAG_MAANDNAAM = patroon(r"([0-9]{1,2}) ([a-z]{3,9})\.?")
_VERSCHIL = patroon(r"([+-])([0-9]{1,4})([dwm])")
_WOORDEN = {"gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
VERSTE_JAREN = 100
"""So far from today may a day lie that is typed on the command line."""
LANG_GELEDEN = timedelta(days=183)
"""A day without a year that has been is not meant when it lies further back than this; one that is
to come is doubtful when it lies further ahead."""


def lees_datum_optie(tekst: str, vandaag: date, *, terug: bool = False) -> date:
    """A date as typed on the command line; raises ValueError with a Dutch sentence that names the
    forms.

    Besides `lees_datum`: `26-11` and `26 november` (the first time from today on; with a weekday
    before it the nearest time that is one), a weekday (`do`,
    `donderdag`: the next one, today included), `+3d`, `+2w`, `+1m` (also with a minus), and
    `vandaag`, `morgen`, `overmorgen`, `gisteren`. With `terug` a day without a year is the last
    one, at most today. A day of another age is a typing error.
    """
    dag = _lees_optie(tekst.strip().lower(), vandaag, terug)
    if abs(dag.year - vandaag.year) > VERSTE_JAREN:
        raise ValueError(f"kies een dag binnen {VERSTE_JAREN} jaar van nu")
    return dag


def _lees_optie(klein: str, vandaag: date, terug: bool) -> date:
    if klein in _WOORDEN:
        return vandaag + timedelta(days=_WOORDEN[klein])
    for nummer, namen in enumerate(zip(WEEKDAGEN, WEEKDAGEN_KORT, strict=True)):
        if klein in namen:
            dagen = (nummer - vandaag.weekday()) % 7
            return vandaag + timedelta(days=dagen - 7 if terug and dagen else dagen)
    try:
        if (treffer := MET_WEEKDAG.fullmatch(klein)) and (
            gevonden := _dag_en_maand(treffer["dag"])
        ):
            keren = _eerste_keer(*gevonden, vandaag), _laatste_keer(*gevonden, vandaag)
            return op_weekdag(treffer["weekdag"], *(reversed(keren) if terug else keren))
        if treffer := _VERSCHIL.fullmatch(klein):
            return _verschoven(vandaag, int(treffer[1] + treffer[2]), treffer[3])
        if gevonden := _dag_en_maand(klein):
            return (_laatste_keer if terug else _eerste_keer)(*gevonden, vandaag)
        return lees_datum(klein)
    except (ValueError, OverflowError) as fout:
        reden = str(fout) if isinstance(fout, ValueError) else "deze datum bestaat niet"
        raise ValueError(
            f"{reden.split(';')[0]}. "
            "Schrijf een datum als 2026-11-26, 26-11-2026, 26-11, do, +2w of morgen."
        ) from None


def _verschoven(vandaag: date, aantal: int, eenheid: str) -> date:
    if eenheid == "m":
        from dateutil.relativedelta import relativedelta

        return vandaag + relativedelta(months=aantal)
    return vandaag + timedelta(days=aantal * (7 if eenheid == "w" else 1))


def passend_bij(van: date, tot: date, van_tekst: str, tot_tekst: str) -> tuple[date, date]:
    """Both days of a period that ends before it begins, as long as the year of one was not typed:
    the last such day up to `tot`, or else the first from `van` on. Raises ValueError.
    """
    if (eerder := uiterlijk(van, van_tekst, tot)) != van:
        return eerder, tot
    if gevonden := _dag_en_maand(tot_tekst.strip().lower()):
        return van, _eerste_keer(*gevonden, van)
    raise ValueError("--van ligt na --tot")


def zonder_jaar(tekst: str) -> bool:
    """Whether this is a day and a month only."""
    return _dag_en_maand(tekst.strip().lower()) is not None


def _dag_en_maand(tekst: str) -> tuple[int, int] | None:
    """26-11, or 26 november, without a year."""
    if treffer := _DAG_MAAND.fullmatch(tekst):
        return int(treffer[1]), int(treffer[2])
    treffer = _DAG_MAANDNAAM.fullmatch(tekst)
    maand = maandnummers().get(treffer[2]) if treffer else None
    return (int(treffer[1]), maand) if treffer and maand else None


def uiterlijk(dag: date, tekst: str, grens: date) -> date:
    """`dag`, typed as `tekst`; the last such day up to `grens` where its year was not typed."""
    treffer = _DAG_MAAND.fullmatch(tekst.strip())
    return _laatste_keer(int(treffer[1]), int(treffer[2]), grens) if treffer else dag


def of_geweest(dag: date, tekst: str, vandaag: date) -> date:
    """`dag`, typed as `tekst`; where its year was not typed the last such day, if that is at most
    half a year ago.
    """
    eerder = uiterlijk(dag, tekst, vandaag)
    return eerder if vandaag - eerder <= LANG_GELEDEN else dag


def _laatste_keer(dag: int, maand: int, tot: date) -> date:
    return _op(dag, maand, range(tot.year, tot.year - 9, -1), lambda datum: datum <= tot)


def _eerste_keer(dag: int, maand: int, vanaf: date) -> date:
    return _op(dag, maand, range(vanaf.year, vanaf.year + 2), lambda datum: datum >= vanaf)


def _op(dag: int, maand: int, jaren: range, past: Callable[[date], bool]) -> date:
    """That day in the first of these years in which it exists and is right."""
    for jaar in jaren:
        try:
            datum = date(jaar, maand, dag)
        except ValueError:
            continue
        if past(datum):
            return datum
    raise ValueError("deze datum bestaat niet")
