"""How an escalation stands on the agenda."""

from datetime import date

from tafel.domain.agenda import Agendapunt, Puntsoort
from tafel.domain.escalatie import Spoor, handelt
from tafel.register.rijen.escalatie import Escalatierij
from tafel.rules.profiel.profiel import Profiel


def escalatiepunt(profiel: Profiel, rij: Escalatierij, dag: date, termijn: str) -> Agendapunt:
    """A running escalation as an item; `termijn` = its last day in words."""
    wie, stap = profiel.label(rij.organisatie), rij.stap
    verlopen = rij.uiterlijk < dag
    plan = rij.spoor == Spoor.OPSTELLEN
    if stap >= profiel.proces.ladder.stappen:
        vraag = f"Wat besloot {rij.richting}? Dit is de laatste stap."
    elif verlopen:
        vraag = f"De termijn is om. Is het opgelost met {wie}? Anders stap {stap + 1}."
    elif plan:
        vraag = f"Is er voor {termijn} één plan met {wie}? Anders stap {stap + 1}."
    else:
        vraag = f"Levert {wie} voor {termijn}? Anders stap {stap + 1}."
    via = f", via {rij.via}" if rij.via else ""
    bindend = "; de uitkomst bindt alle partijen" if rij.bindend == "ja" else ""
    return Agendapunt(
        Puntsoort.ESCALATIE,
        vraag,
        f"E{rij.id}: {handelt(rij.wie, rij.overgedragen_door)} naar "
        f"{rij.richting}{via}, tot {termijn}{bindend}",
        betrokkene=wie if rij.casus is None else "",
        casus=rij.casus,
        minuten=profiel.minuten[Puntsoort.ESCALATIE],
        sinds=rij.gestart_op,
        escalatie=rij.id,
        detail=f"{rij.spoor}, {trede(profiel, stap)}",
        opdracht=f"tafel escaleer afronden E{rij.id}",
    )


def trede(profiel: Profiel, stap: int) -> str:
    """A step of the ladder; the last one is rare and is flagged as such (Werkplan §3.4)."""
    laatste = stap >= profiel.proces.ladder.stappen
    return f"stap {stap}, laatste middel" if laatste else f"stap {stap}"
