"""The documents of a meeting as they were: its agenda from when it began, its besluitenlijst from
when it was closed, and a next version after each correction (domain §8).
"""

from datetime import date, datetime

from msgspec import json
from msgspec.structs import replace

from tafel.datums import dag_maand
from tafel.domain.agenda import Agendastand
from tafel.domain.overleg import Besluitenlijst, Vasteagenda
from tafel.register import verloop
from tafel.register.rijen.overleg import Overlegrij
from tafel.register.store import Register, nu
from tafel.rules.profiel.profiel import Tafel
from tafel.services.basis.betrokkene import betrokkenen
from tafel.services.overleg.besluitenlijst import laatste_dag, verhulde_besluitenlijst
from tafel.services.zitting import Zitting


def bevroren(vast: Vasteagenda) -> str:
    """An agenda as a meeting keeps it; when it began is kept beside it."""
    zonder_tijd = replace(vast.agenda, gemaakt_op=vast.agenda.datum)
    return json.encode(replace(vast, agenda=zonder_tijd)).decode()


def vaste_agenda(register: Register, rij: Overlegrij) -> Vasteagenda:
    """The agenda of a meeting as it was when it began. Raises RegisterUnusable when damaged."""
    with register.heel():
        vast = json.decode(rij.agenda, type=Vasteagenda)
    stand = Agendastand.GESLOTEN if rij.gesloten else Agendastand.BEGONNEN
    moment = datetime.fromisoformat(rij.gesloten or rij.begonnen)
    return replace(vast, agenda=replace(vast.agenda, stand=stand, gemaakt_op=moment))


def vaste_lijst(register: Register, tafel: str, op: date) -> Besluitenlijst | None:
    """The last version of the besluitenlijst of a meeting; None until it is closed."""
    stand = verloop.gesloten(register, tafel, op)
    versie = verloop.laatste_versie(register, stand[0]) if stand else None
    if not versie:
        return None
    with register.heel():
        return json.decode(versie.lijst, type=Besluitenlijst)


def nieuwe_versie(z: Zitting, tafel: Tafel, op: date, wijziging: str | None) -> int | None:
    """Keep the besluitenlijst of a meeting that is closed as it is now, inside the caller's write
    transaction; `wijziging` says what changed, None for the first version. Returns its number, or
    None while the meeting is not closed: then the list still grows.
    """
    stand = verloop.gesloten(z.register, tafel.code, op)
    if stand is None or stand[1] is None:
        return None
    vorige = vaste_lijst(z.register, tafel.code, op)
    versie = 1 if vorige is None else vorige.versie + 1
    wijzigingen = () if vorige is None else vorige.wijzigingen
    if wijziging is not None:
        wijzigingen += (f"versie {versie}, {dag_maand(z.vandaag, op)}: {wijziging}",)
    lijst = replace(
        verhulde_besluitenlijst(z, tafel=tafel, datum=op),
        versie=versie,
        wijzigingen=wijzigingen,
    )
    z.register.voeg_toe(
        "overlegversie",
        {
            "overleg": stand[0],
            "versie": versie,
            "wijziging": wijziging,
            "lijst": json.encode(lijst).decode(),
            "tijd": nu(),
            "dag": z.vandaag,
            "wie": z.wie,
        },
    )
    return versie


def besluitenlijst(
    z: Zitting, *, tafel: Tafel, datum: date | None, namen: bool = False
) -> Besluitenlijst:
    """The besluitenlijst of a meeting: the last version once it was closed, else as it is so far.

    Without `datum` of the last meeting that decided anything, else of the last one of all. With
    `namen` whom a casus is about is named, as he is called now; what was written in a closed
    list keeps its initials. Looking is logged.
    """
    dag = datum or laatste_dag(z, tafel)
    vast = vaste_lijst(z.register, tafel.code, dag)
    if vast is not None and namen:
        over = betrokkenen(z.register, [deel.casus for deel in vast.casussen], namen=True)
        vast = replace(
            vast,
            casussen=tuple(
                replace(deel, betrokkene=over.get(deel.casus, deel.betrokkene))
                for deel in vast.casussen
            ),
        )
    lijst = vast or verhulde_besluitenlijst(z, tafel=tafel, datum=dag, namen=namen)
    z.register.log(z.wie, z.vandaag, "overleg besluitenlijst", f"{tafel.code} {dag.isoformat()}")
    return lijst
