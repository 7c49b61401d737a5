"""That a decision or an afspraak was corrected, and what it said before, in words."""

from datetime import date
from itertools import groupby

from tafel import woorden
from tafel.datums import dag_maand, datum_kort
from tafel.domain.overleg import Overlegbesluit
from tafel.domain.plan import Afspraak, Afspraakcorrectie
from tafel.woorden import Labels

_VELD = {"uiterlijk": "datum", "organisatie": "organisatie", "wie": "wie", "wat": "wat"}


def besluit(deel: Overlegbesluit, bij: date) -> str:
    """As in "B12 Altra belt (gecorrigeerd op 24-11, was: Altra schrijft)"; days beside `bij`."""
    nummer = f"B{deel.nummer} " if deel.nummer else ""
    if not deel.correcties:
        return f"{nummer}{deel.tekst}"
    laatste = deel.correcties[-1]
    if deel.vervallen:
        reden = f", omdat: {laatste.reden}" if laatste.reden else ""
        was = f"; was: {deel.tekst}" if deel.tekst else ""
        return f"{nummer}VERVALLEN op {dag_maand(laatste.op, bij)}{reden}{was}"
    return f"{nummer}{deel.tekst} ({besluitcorrectie(deel, bij)})"


def besluitcorrectie(deel: Overlegbesluit, bij: date) -> str:
    """What was corrected of a decision, the newest first; empty when nothing was."""
    stappen = []
    for plaats, correctie in enumerate(reversed(deel.correcties)):
        hoe = "vervallen" if deel.vervallen and plaats == 0 else "gecorrigeerd"
        delen = [f"{hoe} op {dag_maand(correctie.op, bij)}"]
        delen += [f"omdat: {correctie.reden}"] if correctie.reden else []
        delen += [f"was: {correctie.was}"] if correctie.was else []
        stappen.append(", ".join(delen))
    return "; ".join(stappen)


def afspraak(deel: Afspraak, labels: Labels, bij: date) -> str:
    """What was corrected of an afspraak, the newest first: "gecorrigeerd op 24-11, datum was
    di 1-12-2026"; empty when nothing was.
    """
    stappen = []
    samen = groupby(reversed(deel.correcties), key=lambda c: (c.op, c.wie, c.reden))
    for (op, _, reden), correcties in samen:
        delen = [f"gecorrigeerd op {dag_maand(op, bij)}", f"omdat: {reden}" if reden else ""]
        delen += [_was(correctie, labels) for correctie in correcties]
        stappen.append(", ".join(filter(None, delen)))
    return "; ".join(stappen)


def _was(correctie: Afspraakcorrectie, labels: Labels) -> str:
    if correctie.oud is None and correctie.nieuw is None:
        return ""
    oud = correctie.oud or "niet ingevuld"
    if correctie.oud and correctie.veld == "uiterlijk":
        oud = datum_kort(date.fromisoformat(oud))
    elif correctie.oud and correctie.veld == "organisatie":
        oud = woorden.label(oud, labels)
    return f"{_VELD[correctie.veld]} was: {oud}"
