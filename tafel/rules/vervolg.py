"""When an open casus comes up again: nobody leaves sight (domain §8).

What was discussed stays off the agenda only while something is still to come: a day on which it
was said to come back, the term of its step, an afspraak, an evaluation, a check, feedback. Without
any of these it comes back at the next meeting, and always within so many weeks.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from tafel.rules.profiel.profiel import Overlegtijd, Profiel
from tafel.rules.termijnen import eerste_werkdag, na_werkdagen, volgend_overleg, vorig_overleg
from tafel.rules.werkproces import stap_uiterlijk

DAG = timedelta(days=1)


class Vanwege(StrEnum):
    """What brings a casus back."""

    NIEUW = "nieuw"
    CRISIS = "crisis"
    """An open crisis, or the next look at one that ended or went up."""
    OPGESCHORT = "opgeschort"
    """The suspension of the term of its step ends."""
    TERUG = "terug"
    STAP = "stap"
    AFSPRAAK = "afspraak"
    EVALUATIE = "evaluatie"
    VOLGEN = "volgen"
    TERUGKOPPELING = "terugkoppeling"
    GRENS = "grens"
    """It was last discussed so many weeks ago."""
    NIETS = "niets"
    """Nothing took the place of its decision."""


_EIGEN_PUNT = frozenset(
    (Vanwege.CRISIS, Vanwege.OPGESCHORT, Vanwege.AFSPRAAK, Vanwege.EVALUATIE, Vanwege.VOLGEN)
)
"""What is an item by itself from its day on, whatever else is still to come."""


class Loop(Struct, frozen=True):
    """What the register knows of the days of one open casus."""

    stap: int
    stap_sinds: date | None
    geopend_op: date
    besproken_op: date | None
    terug_op: date | None = None
    volg_op: date | None = None
    afspraak: date | None = None
    """The first day on which an open afspraak is due."""
    evaluatie: date | None = None
    terugkoppeling: date | None = None
    """The first day on which feedback is due."""
    termijn_vanaf: date | None = None
    """From this day on a term that was suspended runs again, for `termijn_rest` working days."""
    termijn_rest: int | None = None
    opgeschort_tot: date | None = None
    crisis_open: bool = False
    crisis_volgende: date | None = None
    """The next look at a crisis that ended or went up, while it was not discussed since."""


class Moment(Struct, frozen=True):
    """The day from which a casus is up, and what brings it back."""

    op: date
    vanwege: Vanwege


def grens(profiel: Profiel, overleg: Overlegtijd, besproken_op: date) -> date:
    """The last meeting at which a casus that was discussed then must be up again."""
    uiterlijk = besproken_op + timedelta(weeks=profiel.proces.termijnen.uit_zicht_weken)
    laatste = vorig_overleg(profiel, overleg, uiterlijk + DAG)
    return laatste if laatste > besproken_op else uiterlijk


def stap_einde(profiel: Profiel, loop: Loop) -> date | None:
    """The last day of the term of the step in which a casus stands."""
    if loop.stap_sinds is None:
        return None
    if (weken := profiel.proces.stappen[loop.stap].weken_na_overleg) is not None:
        return (loop.besproken_op or loop.stap_sinds) + timedelta(weeks=weken)
    return stap_uiterlijk(
        profiel, loop.stap, loop.stap_sinds, loop.termijn_vanaf, loop.termijn_rest
    )


def stap_op_agenda(profiel: Profiel, loop: Loop) -> date | None:
    """The day from which the step past its term is on the agenda of the table; None = no term.

    A term since the casus was last discussed has no grace: it ends with the longest time allowed.
    """
    einde = stap_einde(profiel, loop)
    if einde is None or profiel.proces.stappen[loop.stap].weken_na_overleg is not None:
        return einde
    return na_werkdagen(profiel, einde, profiel.proces.termijnen.stap_respijt_werkdagen) + DAG


def momenten(profiel: Profiel, overleg: Overlegtijd, loop: Loop) -> tuple[Moment, ...]:
    """Everything that brings a casus back, the soonest first; at least one."""
    if loop.crisis_open:
        vanaf = loop.geopend_op if loop.besproken_op is None else loop.besproken_op + DAG
        return (Moment(vanaf, Vanwege.CRISIS),)
    if loop.besproken_op is None:
        eerst = loop.geopend_op
        if loop.terug_op is not None and loop.terug_op > eerst:
            return (Moment(loop.terug_op, Vanwege.TERUG),)
        return (Moment(eerst, Vanwege.NIEUW),)
    afspraak = None if loop.afspraak is None else eerste_werkdag(profiel, loop.afspraak) + DAG
    gevonden = [
        Moment(op, vanwege)
        for op, vanwege in (
            (loop.terug_op, Vanwege.TERUG),
            (stap_op_agenda(profiel, loop), Vanwege.STAP),
            (afspraak, Vanwege.AFSPRAAK),
            (loop.evaluatie, Vanwege.EVALUATIE),
            (loop.volg_op, Vanwege.VOLGEN),
            (loop.opgeschort_tot, Vanwege.OPGESCHORT),
            (loop.crisis_volgende, Vanwege.CRISIS),
            (loop.terugkoppeling, Vanwege.TERUGKOPPELING),
        )
        if op is not None
    ]
    if gevonden:
        gevonden.append(Moment(grens(profiel, overleg, loop.besproken_op), Vanwege.GRENS))
    else:
        eerst = volgend_overleg(profiel, overleg, loop.besproken_op + DAG)
        gevonden.append(Moment(eerst, Vanwege.NIETS))
    return tuple(sorted(gevonden, key=lambda moment: moment.op))


def volgende(
    profiel: Profiel, overleg: Overlegtijd, loop: Loop, vanaf: date
) -> tuple[date, Moment]:
    """The first meeting from `vanaf` on that has the casus, and what brings it there."""
    dag = volgend_overleg(profiel, overleg, vanaf)
    while (moment := _op_agenda(profiel, overleg, loop, dag)) is None:
        dag = volgend_overleg(profiel, overleg, dag + DAG)
    return dag, moment


def _op_agenda(profiel: Profiel, overleg: Overlegtijd, loop: Loop, dag: date) -> Moment | None:
    """What puts a casus on the agenda of `dag`, the soonest first: a hamerstuk when nothing else
    does; None: it is not on it.
    """
    om = [moment for moment in momenten(profiel, overleg, loop) if moment.op <= dag]
    gevonden = [moment for moment in om if moment.vanwege in _EIGEN_PUNT]
    if (stap := stap_komt_op(profiel, overleg, loop, dag)) is not None:
        gevonden.append(Moment(stap, Vanwege.STAP))
    if (terug := komt_terug(profiel, overleg, loop, dag)) is not None:
        gevonden.append(terug)
    hamerstuk = (moment for moment in om if moment.vanwege is Vanwege.TERUGKOPPELING)
    return min(gevonden, key=lambda moment: moment.op, default=next(hamerstuk, None))


def _eerste(
    profiel: Profiel, overleg: Overlegtijd, loop: Loop, vandaag: date, alle: Sequence[Moment]
) -> Moment:
    """What brings a casus back first. Overdue feedback alone does not: it is a hamerstuk."""
    telt = [m for m in alle if m.vanwege is not Vanwege.TERUGKOPPELING or m.op > vandaag]
    if loop.besproken_op is not None and all(m.vanwege is Vanwege.GRENS for m in telt):
        sinds = [m.op for m in alle if m.vanwege is Vanwege.TERUGKOPPELING]  # held off until then
        eerst = volgend_overleg(profiel, overleg, max([loop.besproken_op + DAG, *sinds]))
        return Moment(eerst, Vanwege.NIETS)
    return telt[0]


def komt_terug(profiel: Profiel, overleg: Overlegtijd, loop: Loop, dag: date) -> Moment | None:
    """Why a casus that nothing else puts on the agenda of `dag` is on it; None: it can wait.

    Overdue feedback, afspraken and checks have items of their own; what is still to come holds the
    casus off the agenda, but for the day that somebody chose and the longest time allowed.
    """
    alle = momenten(profiel, overleg, loop)
    om = [moment for moment in alle if moment.op <= dag]
    for soort in (Vanwege.NIEUW, Vanwege.TERUG, Vanwege.GRENS, Vanwege.NIETS):
        if gekozen := next((moment for moment in om if moment.vanwege is soort), None):
            eerder = _eerste(profiel, overleg, loop, dag, alle)
            stond_er = eerder.vanwege is Vanwege.NIETS and eerder.op < gekozen.op
            return eerder if stond_er and soort is Vanwege.GRENS else gekozen
    if not om or any(m.op > dag and m.vanwege is not Vanwege.GRENS for m in alle):
        return None
    return _eerste(profiel, overleg, loop, dag, alle)


def stap_komt_op(profiel: Profiel, overleg: Overlegtijd, loop: Loop, dag: date) -> date | None:
    """Since when a step past its term is an item on `dag`; None when it is none.

    Not while a day was chosen that is still to come, nor when it was discussed since the term ended
    and something else is to come.
    """
    op = stap_op_agenda(profiel, loop)
    if op is None or op > dag or profiel.proces.stappen[loop.stap].weken_na_overleg is not None:
        return None
    if loop.terug_op is not None and loop.terug_op > dag:
        return None
    einde = stap_einde(profiel, loop)
    besproken = loop.besproken_op is not None and einde is not None and loop.besproken_op >= einde
    if besproken:
        later = any(
            m.op > dag and m.vanwege is not Vanwege.GRENS for m in momenten(profiel, overleg, loop)
        )
        if later and grens(profiel, overleg, loop.besproken_op or dag) > dag:
            return None
    return op
