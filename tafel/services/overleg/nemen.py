"""Taking a decision about a casus, and when it comes back (domain §8)."""

from datetime import date, timedelta

from msgspec import Struct

from tafel.datums import datum_kort
from tafel.domain.overleg import Overlegbesluit
from tafel.errors import GateNotMet, WrongUse
from tafel.register import nummers
from tafel.register import overleg as overleggen
from tafel.register.rijen.casus import Casusrij
from tafel.register.store import Register, nu
from tafel.rules.profiel.profiel import Profiel, Tafel
from tafel.rules.termijnen import is_overlegdag, volgend_overleg, vorig_overleg
from tafel.services.basis.tijdlijn import casus_van, noteer, open_casus
from tafel.services.overleg.besluiten import is_aangehouden
from tafel.services.overleg.versies import nieuwe_versie
from tafel.services.zitting import Zitting

_WEEK = timedelta(days=7)


class Gezet(Struct, frozen=True):
    """At which meeting, of which table, a casus was put."""

    tafel: str
    overleg: date


def voor_besluit(register: Register, nummer: int) -> Casusrij:
    """The casus to decide about. Raises CasusNotFound, GateNotMet when it is closed for good."""
    casus = casus_van(register, nummer)
    if casus.status != "open" and casus.nazorg_op is None:
        raise GateNotMet(
            f"casus {nummer} is gesloten, zonder nazorg",
            [("heropen haar eerst", f"tafel casus heropen {nummer}")],
        )
    return casus


def neem(
    z: Zitting,
    nummer: int,
    *,
    tekst: str,
    tafel: Tafel | None,
    datum: date | None,
    terug: date | None = None,
    door: bool = False,
    optie: str = "--terug",
) -> Overlegbesluit:
    """Keep what a table decided about a casus; it counts as discussed from that meeting on.

    Without `tafel` the casus' own decides (the coordinators while it has none); without `datum` at
    its last meeting up to today. A closed casus is discussed only while there is nazorg.
    It comes back on `terug` (typed with `optie`), or with `door` (or when the words say that it was
    put off) at the next meeting; else when something else brings it.
    Raises CasusNotFound, GateNotMet, and WrongUse for a day that cannot be.
    """
    with z.register.schrijf():
        casus = voor_besluit(z.register, nummer)
        bij = tafel or z.tafel(casus.tafel)
        dag = _dag_van_overleg(z.profiel, bij, casus, datum, z.vandaag)
        rij = z.register.voeg_toe(
            "overlegbesluit",
            {
                "id": nummers.volgend(z.register, "overlegbesluit"),
                "casus": nummer,
                "tafel": bij.code,
                "overleg": dag.isoformat(),
                "tekst": tekst,
                "tijd": nu(),
                "dag": z.vandaag.isoformat(),
                "wie": z.wie,
            },
        )
        eigen = z.tafel(casus.tafel)
        if terug is None and (door or is_aangehouden(tekst)):
            terug = volgend_overleg(
                z.profiel, eigen.overleg, max(dag, z.vandaag) + timedelta(days=1)
            )
        elif terug is not None:
            toets_terug(z.profiel, terug, dag, z.vandaag, optie)
        stand: dict[str, date | None] = {}
        if _is_besproken(z.register, casus, dag):
            stand["besproken_op"] = dag
        if terug is not None:
            stand["terug_op"] = terug
        elif casus.terug_op is not None and casus.terug_op <= dag:
            stand["terug_op"] = None
        if stand:
            z.register.werk_bij("casus", nummer, stand)
        overleg = (
            "overleg" if is_overlegdag(z.profiel, bij.overleg, dag) else "buiten het overleg om"
        )
        noteer(
            z,
            nummer,
            "besluit",
            f"besluit van {bij.naam}, {overleg} {datum_kort(dag)}",
            gegevens={"tafel": bij.code, "overleg": dag, **({"terug": terug} if terug else {})},
        )
        nieuwe_versie(z, bij, dag, f"B{rij} erbij")
        z.register.log(z.wie, z.vandaag, "overleg besluit", str(nummer))
    return Overlegbesluit(nummer, bij.code, dag, tekst, z.wie, nummer=rij)


def toets_terug(profiel: Profiel, op: date, sinds: date, vandaag: date, optie: str) -> None:
    """Raises WrongUse for a day that is no later, or later than an open casus may stay away."""
    weken = profiel.proces.termijnen.uit_zicht_weken
    uiterlijk = max(sinds, vandaag) + timedelta(weeks=weken)
    if op <= max(sinds, vandaag):
        raise WrongUse(f"{optie}: kies een dag na vandaag")
    if op > uiterlijk:
        raise WrongUse(
            f"{optie}: een open casus komt binnen {weken} weken terug; kies een dag tot en met "
            f"{datum_kort(uiterlijk)}"
        )


def zet_op_agenda(z: Zitting, nummer: int, *, op: date, optie: str = "--op") -> Gezet:
    """Put an open casus on the agenda of the meeting on or after a day; what else asks for it
    still does. One that was never discussed waits until then, a crisis does not.

    Raises CasusNotFound, GateNotMet when it is closed, WrongUse for a day that cannot be.
    """
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        sinds = casus.besproken_op or casus.geopend_op
        eerst = _zetbaar(z.profiel, sinds, op, z.vandaag, optie)
        tafel = z.tafel(casus.tafel)
        z.register.werk_bij("casus", nummer, {"terug_op": eerst.isoformat()})
        noteer(
            z,
            nummer,
            "agenda",
            f"op de agenda gezet: {datum_kort(eerst)}",
            gegevens={"eerder": casus.terug_op, "op": eerst},
        )
        z.register.log(z.wie, z.vandaag, "agenda zet", str(nummer))
    return Gezet(tafel.naam, volgend_overleg(z.profiel, tafel.overleg, eerst))


def _zetbaar(profiel: Profiel, sinds: date, op: date, vandaag: date, optie: str) -> date:
    """`op`, when a casus that was last discussed then may wait so long. Raises WrongUse."""
    weken = profiel.proces.termijnen.uit_zicht_weken
    uiterlijk = sinds + timedelta(weeks=weken)
    if op < vandaag:
        raise WrongUse(f"{optie}: kies vandaag of een dag daarna")
    if op > uiterlijk and op > vandaag + _WEEK:
        raise WrongUse(
            f"{optie}: een open casus komt binnen {weken} weken terug; kies een dag tot en met "
            f"{datum_kort(max(uiterlijk, vandaag + _WEEK))}"
        )
    return op


def _dag_van_overleg(
    profiel: Profiel, tafel: Tafel, casus: Casusrij, datum: date | None, vandaag: date
) -> date:
    """The day given, else the last meeting; today when the casus came after that one."""
    geopend = casus.geopend_op
    if datum is None:
        laatst = vorig_overleg(profiel, tafel.overleg, vandaag + timedelta(days=1))
        return laatst if laatst >= geopend else vandaag
    if datum > vandaag:
        raise WrongUse(f"--datum: het overleg van {datum_kort(datum)} is nog niet geweest")
    if datum < geopend:
        raise WrongUse(f"--datum: casus {casus.id} is pas geopend op {datum_kort(geopend)}")
    return datum


def _is_besproken(register: Register, casus: Casusrij, dag: date) -> bool:
    """Not when it was discussed later, nor when a melding came that this meeting did not know."""
    if casus.besproken_op is not None:
        return casus.besproken_op <= dag
    toedeling = overleggen.laatste_toedeling(register, casus.id)
    return toedeling is None or toedeling <= dag.isoformat()
