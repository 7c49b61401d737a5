"""Dutch holidays, working days and meeting days (Algemene termijnenwet; domain §8 and §15)."""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

from tafel.rules.profiel.profiel import Overlegtijd, Profiel

KONINGSDAG = (27, 4)
_VRIJDAG, ZATERDAG, ZONDAG = 4, 5, 6
_EERSTE_WEEK = date(2010, 1, 4)
"""A Monday, before any register: from here on the meetings of a table are numbered."""
_WEEK = timedelta(days=7)


LANGE_TERMIJN = 3
"""From so many days on a term holds at least `MINSTENS` working days (art. 2)."""
MINSTENS = 2


@lru_cache(maxsize=64)
def _feestdagen(jaar: int, vast: tuple[str, ...], pasen: tuple[int, ...]) -> frozenset[date]:
    dagen = {easter(jaar) + timedelta(days=verschil) for verschil in pasen}
    for tekst in vast:
        dag, maand = (int(deel) for deel in tekst.split("-"))
        datum = date(jaar, maand, dag)
        if (dag, maand) == KONINGSDAG and datum.weekday() == ZONDAG:
            datum -= timedelta(days=1)
        dagen.add(datum)
    return frozenset(dagen)


def is_feestdag(profiel: Profiel, dag: date) -> bool:
    """Whether `dag` is a holiday of this profile, or a single day that a decree made equal to one.

    King's Day on a Sunday moves to Saturday.
    """
    return dag in profiel.aangewezen_dagen or dag in _feestdagen(
        dag.year, profiel.vaste_feestdagen, profiel.paasdagen
    )


def onbekend_jaar(profiel: Profiel, *dagen: date | None) -> int | None:
    """The first year among `dagen` for which no decree on single days is known yet, if any."""
    tot = profiel.dagen_bekend_tot
    later = (dag.year for dag in dagen if dag is not None and tot is not None and dag.year > tot)
    return min(later, default=None)


def volgend_overleg(profiel: Profiel, overleg: Overlegtijd, vanaf: date) -> date:
    """The first meeting on or after `vanaf`; one on a holiday is skipped, and one that was moved is
    on its other day.
    """
    dag = vanaf + timedelta(days=(overleg.weekdag - vanaf.weekday()) % 7)
    while not _in_reeks(profiel, overleg, dag):
        dag += _WEEK
    return min((dag, *(erbij for erbij in overleg.erbij if erbij >= vanaf)))


def vorig_overleg(profiel: Profiel, overleg: Overlegtijd, voor: date) -> date:
    """The last meeting before `voor`."""
    dag = voor - timedelta(days=(voor.weekday() - overleg.weekdag - 1) % 7 + 1)
    while not _in_reeks(profiel, overleg, dag):
        dag -= _WEEK
    return max((dag, *(erbij for erbij in overleg.erbij if erbij < voor)))


def overlegdagen(profiel: Profiel, overleg: Overlegtijd, tot: date) -> list[date]:
    """Every meeting day of a table before `tot`, oldest first; from a fixed day on, so that the
    number of a meeting is always the same.
    """
    dag = _EERSTE_WEEK + timedelta(days=overleg.weekdag)
    dagen = []
    while dag < tot:
        if _in_reeks(profiel, overleg, dag):
            dagen.append(dag)
        dag += _WEEK
    erbij = [dag for dag in overleg.erbij if dag < tot]
    return sorted([*dagen, *erbij]) if erbij else dagen


def is_overlegdag(profiel: Profiel, overleg: Overlegtijd, dag: date) -> bool:
    """Whether the table meets on this day; what it decides on another is outside its meetings."""
    return volgend_overleg(profiel, overleg, dag) == dag


def _in_reeks(profiel: Profiel, overleg: Overlegtijd, dag: date) -> bool:
    """Whether the meeting of this weekday takes place on its own day."""
    return dag not in overleg.weg and not is_feestdag(profiel, dag)


def is_werkdag(profiel: Profiel, dag: date) -> bool:
    """Monday to Friday, and no holiday."""
    return dag.weekday() < ZATERDAG and not is_feestdag(profiel, dag)


def eerste_werkdag(profiel: Profiel, dag: date) -> date:
    """`dag`, or the next working day when it is none (Algemene termijnenwet art. 1)."""
    while not is_werkdag(profiel, dag):
        dag += timedelta(days=1)
    return dag


def laatste_werkdag(profiel: Profiel, dag: date) -> date:
    """`dag`, or the last working day before it when it is none."""
    while not is_werkdag(profiel, dag):
        dag -= timedelta(days=1)
    return dag


def te_laat_voor(profiel: Profiel, dag: date) -> date:
    """On `dag` an open afspraak is late when it was due before this day.

    What is due on a day that is no working day can be done on the next one, and is late after that
    (own default, after Algemene termijnenwet art. 1): due on a Saturday, late from Tuesday.
    """
    return laatste_werkdag(profiel, dag - timedelta(days=1)) + timedelta(days=1)


def dagen_te_laat(profiel: Profiel, uiterlijk: date, dag: date) -> int:
    """Calendar days that an afspraak is late on `dag`; 0 when it is not late (`te_laat_voor`).

    Counted from the last day on which it was in time: the first working day from `uiterlijk` on.
    """
    if uiterlijk >= dag:
        return 0
    return max(0, (dag - eerste_werkdag(profiel, uiterlijk)).days)


def na_werkdagen(profiel: Profiel, dag: date, aantal: int) -> date:
    """The working day that many working days after `dag`; with 0 the first one from `dag` on."""
    if aantal == 0:
        return eerste_werkdag(profiel, dag)
    while aantal:
        van, dag = dag, _na_weekdagen(dag, aantal)
        aantal = _vrije_weekdagen(profiel, van, dag)
    return dag


def _na_weekdagen(dag: date, aantal: int) -> date:
    """That many days from Monday to Friday after `dag`."""
    weken, rest = divmod(min(dag.weekday(), _VRIJDAG) + aantal, ZATERDAG)
    return dag + timedelta(days=7 * weken + rest - dag.weekday())


def _vrije_weekdagen(profiel: Profiel, van: date, tot: date) -> int:
    """How many holidays after `van` up to and including `tot` fall from Monday to Friday."""
    vrij = {dag for dag in profiel.aangewezen_dagen if van < dag <= tot}
    for jaar in range(van.year, tot.year + 1):
        feestdagen = _feestdagen(jaar, profiel.vaste_feestdagen, profiel.paasdagen)
        vrij.update(dag for dag in feestdagen if van < dag <= tot)
    return sum(dag.weekday() < ZATERDAG for dag in vrij)


def aflopend(profiel: Profiel, van: date, tot: date, aantal: int) -> dict[str, str]:
    """Per day on which a term of so many working days begins that ends on one of these days, that
    last day; both ISO.
    """
    uit, dag = {}, tot
    while (laatste := na_werkdagen(profiel, dag, aantal)) >= van:
        if laatste <= tot:
            uit[dag.isoformat()] = laatste.isoformat()
        dag -= timedelta(days=1)
    return uit


def werkdagen_tussen(profiel: Profiel, van: date, tot: date) -> int:
    """Working days after `van` up to and including `tot`; 0 when `tot` is not later."""
    dagen = max(0, (tot - van).days)
    weken, rest = divmod(dagen, 7)
    los = (van + timedelta(days=n + 1) for n in range(rest))
    doordeweeks = weken * ZATERDAG + sum(dag.weekday() < ZATERDAG for dag in los)
    return doordeweeks - _vrije_weekdagen(profiel, van, tot)


def na_dagen(profiel: Profiel, dag: date, aantal: int) -> date:
    """So many calendar days on, as the Algemene termijnenwet counts: a term of three days or more
    holds at least two working days (art. 2), and none ends on a weekend or holiday (art. 1).
    """
    einde = dag + timedelta(days=aantal)
    if aantal >= LANGE_TERMIJN and werkdagen_tussen(profiel, dag, einde) < MINSTENS:
        return na_werkdagen(profiel, dag, MINSTENS)
    return eerste_werkdag(profiel, einde)


def na_maanden(profiel: Profiel, dag: date, aantal: int) -> date:
    """The same day so many months on; on a weekend or holiday the next working day."""
    from dateutil.relativedelta import relativedelta

    return eerste_werkdag(profiel, dag + relativedelta(months=aantal))
