"""What a line in a meeting does to the casus that is discussed (schermen, the meeting mode).

Each inside the caller's write transaction; `z.vandaag` is the day of the meeting.
"""

from datetime import date, timedelta
from textwrap import shorten

from msgspec import Struct

from tafel.datums import dag_in_woorden
from tafel.domain.overleg import Regelsoort, Vergadering
from tafel.errors import GateNotMet, NotFound, WrongUse
from tafel.register import verloop as queries
from tafel.rules.termijnen import volgend_overleg
from tafel.rules.vervolg import Vanwege
from tafel.services.afspraak.afspraken import spreek_af
from tafel.services.basis import notities
from tafel.services.basis.tijdlijn import casus_van, open_casus
from tafel.services.basis.vervolg import volgende_keer
from tafel.services.overleg.nemen import neem, zet_op_agenda
from tafel.services.overleg.regel import Afspraakregel, Getypt
from tafel.services.plan.doelen import nieuw_doel
from tafel.services.zitting import Zitting

_DAG = timedelta(days=1)
_HALVE_REGEL = 60
"""Characters of what somebody will do that are said back."""
_BESPROKEN = "Besproken."
"""The decision of an item that was done without one."""


class Gedaan(Struct, frozen=True):
    """What a deed made, and what is said back."""

    verwijzing: str | None
    wat: str
    tekst: str | None = None
    terug_vragen: int | None = None


def doe(z: Zitting, vergadering: Vergadering, casus: int, regel: Getypt) -> Gedaan:
    """What a line about a casus asks. Raises what the deed raises."""
    match regel.soort:
        case Regelsoort.BESLUIT:
            return _besluit(z, vergadering, casus, regel.tekst)
        case Regelsoort.AFSPRAAK if regel.afspraak is not None:
            return _afspraak(z, vergadering, casus, regel.afspraak)
        case Regelsoort.NOTITIE:
            return _notitie(z, casus, regel.tekst)
        case Regelsoort.DOEL:
            return _doel(z, vergadering, casus, regel.tekst)
        case Regelsoort.DOOR:
            return _door(z, casus, regel.datum)
    return _klaar(z, vergadering, casus, regel.datum)


def _besluit(z: Zitting, vergadering: Vergadering, casus: int, tekst: str) -> Gedaan:
    besluit = neem(z, casus, tekst=tekst, tafel=z.tafel(vergadering.tafel), datum=z.vandaag)
    return Gedaan(f"B{besluit.nummer}", f"besluit B{besluit.nummer} bij {casus}")


def _afspraak(z: Zitting, vergadering: Vergadering, casus: int, wat: Afspraakregel) -> Gedaan:
    zonder = wat.uiterlijk is None
    op = wat.uiterlijk or _volgend_overleg(z, casus, z.vandaag + _DAG)
    nummer = spreek_af(
        z,
        casus,
        organisatie=wat.partner.code,
        persoon=wat.persoon,
        wat=wat.wat,
        uiterlijk=op,
        doel=None,
    )
    afwezig = queries.afmeldingen(z.register, vergadering.tafel, vergadering.agenda.datum)
    weg = any(rij.partner == wat.partner.code for rij in afwezig)
    wie = wat.partner.naam + (f" ({wat.persoon})" if wat.persoon else "")
    delen = [
        f"{casus}/{nummer} {wie}: {shorten(wat.wat, _HALVE_REGEL, placeholder=' …')}",
        f"uiterlijk {dag_in_woorden(op, z.vandaag)}",
        "het volgende overleg" if zonder else "",
        "let op: afgemeld" if weg else "",
    ]
    return Gedaan(f"{casus}/{nummer}", ", ".join(filter(None, delen)))


def _notitie(z: Zitting, casus: int, tekst: str) -> Gedaan:
    notities.voeg_toe(z, casus, tekst=tekst, bron=None, delen_met=())
    return Gedaan(None, f"notitie bij {casus}, met niemand gedeeld")


def _doel(z: Zitting, vergadering: Vergadering, casus: int, tekst: str) -> Gedaan:
    """A goal of the concept; without one a decision, for what was said is not lost."""
    try:
        nummer = nieuw_doel(z, casus, {"tekst": tekst})
    except (NotFound, GateNotMet):
        gedaan = _besluit(z, vergadering, casus, f"Doel: {tekst}")
        return Gedaan(
            gedaan.verwijzing,
            f"er is geen plan in concept; bewaard als {gedaan.wat}. "
            f"Daarna: tafel plan maak {casus}",
        )
    return Gedaan(f"{casus}d{nummer}", f"doel {casus}d{nummer}")


def _door(z: Zitting, casus: int, dag: date | None) -> Gedaan:
    """It was not discussed: it comes back as it is, on that day or at the next meeting."""
    op = dag or _volgend_overleg(z, casus, z.vandaag + _DAG)
    if op <= z.vandaag:
        raise WrongUse("door: kies een dag na vandaag")
    gezet = zet_op_agenda(z, casus, op=op, optie="door")
    wanneer = dag_in_woorden(gezet.overleg, z.vandaag)
    return Gedaan(str(casus), f"{casus} door naar {wanneer}", f"doorgeschoven naar {wanneer}")


def _volgend_overleg(z: Zitting, casus: int, vanaf: date) -> date:
    tafel = z.tafel(open_casus(z.register, casus).tafel)
    return volgend_overleg(z.profiel, tafel.overleg, vanaf)


def _klaar(z: Zitting, vergadering: Vergadering, casus: int, dag: date | None) -> Gedaan:
    """The item is done: discussed, with or without a decision; and it comes back."""
    stand = casus_van(z.register, casus)
    if stand.status != "open" and stand.nazorg_op is None:
        return Gedaan(None, f"{casus} is gesloten")
    verwijzing = None
    besloten = any(
        deel.casus == casus and (deel.verwijzing or "").startswith("B")
        for deel in queries.regels(z.register, vergadering.nummer)
    )
    if not besloten:
        besluit = neem(
            z,
            casus,
            tekst=_BESPROKEN,
            tafel=z.tafel(vergadering.tafel),
            datum=z.vandaag,
            terug=dag,
            optie="klaar",
        )
        verwijzing = f"B{besluit.nummer}"
    elif dag is not None:
        zet_op_agenda(z, casus, op=dag, optie="klaar")
    keer = volgende_keer(z, casus)
    if keer is None:
        return Gedaan(verwijzing, f"{casus} besproken")
    eerst = f"{dag_in_woorden(keer.overleg, z.vandaag)}: {keer.reden}"
    wanneer = f"{casus} besproken; terug {eerst}"
    if dag is not None and keer.overleg < (gekozen := _volgend_overleg(z, casus, dag)):
        op = dag_in_woorden(gekozen, z.vandaag)
        wanneer = f"{casus} besproken; terug {op}, eerder al {eerst}"
    vraag = casus if keer.soort == Vanwege.NIETS.value else None
    return Gedaan(verwijzing, wanneer, terug_vragen=vraag)
