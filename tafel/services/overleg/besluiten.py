"""What a table decides about a casus, meeting by meeting, and the list of it (domain §8)."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from tafel.datums import datum_kort
from tafel.domain.basis import Leesbaar
from tafel.domain.overleg import (
    Besluitcorrectie,
    Besluitenlijst,
    Casusbesluiten,
    Overlegbesluit,
    Overlegregel,
)
from tafel.domain.plan import Afspraak
from tafel.errors import GateNotMet, WrongUse
from tafel.register import besluitcorrectie as besluitcorrecties
from tafel.register import melding as meldingqueries
from tafel.register import overleg as overleggen
from tafel.register.rijen.casus import Casusrij
from tafel.register.store import Register, nu
from tafel.rules.profiel.profiel import COORDINATOREN, Profiel, Tafel
from tafel.rules.termijnen import volgend_overleg, vorig_overleg
from tafel.services.afspraak.afspraken import op_dag
from tafel.services.afspraak.correctie import gecorrigeerd, verhuld_afspraak
from tafel.services.basis.betrokkene import betrokkene
from tafel.services.basis.tijdlijn import casus_van, noteer, open_casus
from tafel.services.basis.verhulling import Verhuller, verhuller
from tafel.services.zitting import Zitting

_WEEK = timedelta(days=7)


class Gezet(Struct, frozen=True):
    """At which meeting, of which table, a casus was put."""

    tafel: str
    overleg: date


def laatste(register: Register, casussen: Iterable[int]) -> dict[int, Overlegbesluit]:
    """Per casus the decision that was taken last; casussen without one are absent."""
    rijen = overleggen.laatste_besluiten(register, casussen)
    return {besluit.casus or 0: besluit for besluit in met_correcties(register, rijen)}


def van_casus(register: Register, casus: int) -> tuple[Overlegbesluit, ...]:
    """Every decision about a casus, oldest first."""
    return met_correcties(register, overleggen.besluiten_van_casus(register, casus))


def met_correcties(register: Register, rijen: Iterable[Leesbaar]) -> tuple[Overlegbesluit, ...]:
    """Decisions, in the order given, as they read now and with what they said before."""
    rijen = tuple(rijen)
    per_besluit: dict[int, list[Leesbaar]] = {}
    for correctie in besluitcorrecties.correcties(register, [rij["id"] for rij in rijen]):
        per_besluit.setdefault(correctie["besluit"], []).append(correctie)
    return tuple(_besluit(rij, per_besluit.get(rij["id"], ())) for rij in rijen)


def _besluit(rij: Leesbaar, gecorrigeerd: Iterable[Leesbaar]) -> Overlegbesluit:
    tekst, vervallen, correcties = rij["tekst"], False, []
    for deel in gecorrigeerd:
        op = date.fromisoformat(deel["dag"])
        correcties.append(Besluitcorrectie(op, deel["wie"], tekst, deel["reden"]))
        tekst, vervallen = deel["tekst"] or tekst, deel["vervallen"] == "ja"
    return Overlegbesluit(
        casus=rij["casus"],
        tafel=rij["tafel"],
        overleg=date.fromisoformat(rij["overleg"]),
        tekst=tekst,
        wie=rij["wie"],
        nummer=rij["id"],
        vervallen=vervallen,
        correcties=tuple(correcties),
    )


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
) -> Overlegbesluit:
    """Keep what a table decided about a casus; it counts as discussed from that meeting on.

    Without `tafel` the casus' own decides (the coordinators while it has none); without `datum` at
    its last meeting up to today. A closed casus is discussed only while there is nazorg.
    It comes back on `terug`, or with `door` (or when the words say that it was put off) at the
    next meeting; else when something else brings it.
    Raises CasusNotFound, GateNotMet, and WrongUse for a day that cannot be.
    """
    with z.register.schrijf():
        casus = voor_besluit(z.register, nummer)
        bij = tafel or z.profiel.tafels.get(casus.tafel or "", z.profiel.coordinatoren)
        dag = _dag_van_overleg(z.profiel, bij, casus, datum, z.vandaag)
        rij = z.register.voeg_toe(
            "overlegbesluit",
            {
                "casus": nummer,
                "tafel": bij.code,
                "overleg": dag.isoformat(),
                "tekst": tekst,
                "tijd": nu(),
                "dag": z.vandaag.isoformat(),
                "wie": z.wie,
            },
        )
        eigen = z.profiel.tafels.get(casus.tafel or "", z.profiel.coordinatoren)
        if terug is None and (door or is_aangehouden(tekst)):
            terug = volgend_overleg(
                z.profiel, eigen.overleg, max(dag, z.vandaag) + timedelta(days=1)
            )
        elif terug is not None:
            toets_terug(z.profiel, terug, dag, z.vandaag, "--terug")
        stand: dict[str, date | None] = {}
        if _is_besproken(z.register, casus, dag):
            stand["besproken_op"] = dag
        if terug is not None:
            stand["terug_op"] = terug
        elif casus.terug_op is not None and casus.terug_op <= dag:
            stand["terug_op"] = None
        if stand:
            z.register.werk_bij("casus", nummer, stand)
        overleg = "overleg" if is_overlegdag(z.profiel, bij, dag) else "buiten het overleg om"
        noteer(
            z,
            nummer,
            "besluit",
            f"besluit van {bij.naam}, {overleg} {datum_kort(dag)}",
            gegevens={"tafel": bij.code, "overleg": dag, **({"terug": terug} if terug else {})},
        )
        z.register.log(z.wie, z.vandaag, "overleg besluit", str(nummer))
    return Overlegbesluit(nummer, bij.code, dag, tekst, z.wie, nummer=rij)


def is_aangehouden(tekst: str) -> bool:
    """Whether a decision says no more than that it was put off: it comes back soon, to be safe."""
    woorden = tekst.casefold().split()
    return bool(woorden) and (
        woorden == ["door"] or woorden[0].strip(".,;:") in ("aangehouden", "doorgeschoven")
    )


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


def zet_op_agenda(z: Zitting, nummer: int, *, op: date) -> Gezet:
    """Put an open casus on the agenda of the meeting on or after a day; what else asks for it
    still does. One that was never discussed waits until then, a crisis does not.

    Raises CasusNotFound, GateNotMet when it is closed, WrongUse for a day that cannot be.
    """
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        sinds = casus.besproken_op or casus.geopend_op
        eerst = _zetbaar(z.profiel, sinds, op, z.vandaag)
        tafel = z.profiel.tafels.get(casus.tafel or "", z.profiel.coordinatoren)
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


def _zetbaar(profiel: Profiel, sinds: date, op: date, vandaag: date) -> date:
    """`op`, when a casus that was last discussed then may wait so long. Raises WrongUse."""
    weken = profiel.proces.termijnen.uit_zicht_weken
    uiterlijk = sinds + timedelta(weeks=weken)
    if op < vandaag:
        raise WrongUse("--op: kies vandaag of een dag daarna")
    if op > uiterlijk and op > vandaag + _WEEK:
        raise WrongUse(
            f"--op: een open casus komt binnen {weken} weken terug; kies een dag tot en met "
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


def is_overlegdag(profiel: Profiel, tafel: Tafel, dag: date) -> bool:
    """Whether the table meets on this day; what it decides on another is outside its meetings."""
    return volgend_overleg(profiel, tafel.overleg, dag) == dag


def _is_besproken(register: Register, casus: Casusrij, dag: date) -> bool:
    """Not when it was discussed later, nor when a melding came that this meeting did not know."""
    if casus.besproken_op is not None:
        return casus.besproken_op <= dag
    toedeling = overleggen.laatste_toedeling(register, casus.id)
    return toedeling is None or toedeling <= dag.isoformat()


def besluitenlijst(
    z: Zitting, *, tafel: Tafel, datum: date | None, namen: bool = False
) -> Besluitenlijst:
    """The decisions of a meeting, and the afspraken made that day for the casussen of its table.

    Without `datum` the last meeting that decided anything, else the last one of all. Organisations
    are named, not coded; without `namen` nobody of a casus is, wherever it was written. Looking is
    logged.
    """
    lijst_ = lees_besluitenlijst(z, tafel=tafel, datum=datum, namen=namen)
    verhuld = Verhuller({}) if namen else verhuller(z.register, (d.casus for d in lijst_.casussen))
    z.register.log(
        z.wie, z.vandaag, "overleg besluitenlijst", f"{tafel.code} {lijst_.datum.isoformat()}"
    )
    return replace(
        lijst_,
        casussen=tuple(
            replace(
                deel,
                besluiten=tuple(_verhuld(besluit, verhuld) for besluit in deel.besluiten),
                afspraken=tuple(
                    _met_naam(z.profiel, verhuld_afspraak(afspraak, verhuld))
                    for afspraak in deel.afspraken
                ),
            )
            for deel in lijst_.casussen
        ),
    )


def lees_besluitenlijst(
    z: Zitting, *, tafel: Tafel, datum: date | None, namen: bool = False
) -> Besluitenlijst:
    """As `besluitenlijst`: the texts as they were written, organisations as codes, not logged."""
    dag = datum or _laatste_dag(z, tafel)
    besluiten: dict[int, list[Overlegbesluit]] = {}
    rijen = overleggen.besluiten_van_overleg(z.register, tafel.code, dag.isoformat())
    for besluit in met_correcties(z.register, rijen):
        besluiten.setdefault(besluit.casus or 0, []).append(besluit)
    gemaakt = overleggen.gemaakte_afspraken(
        z.register, dag.isoformat(), tafel=tafel.code, casussen=besluiten
    )
    afspraken: dict[int, list[Afspraak]] = {}
    for afspraak in gecorrigeerd(
        z.register, [op_dag(z.profiel, afspraak, z.vandaag) for afspraak in gemaakt]
    ):
        afspraken.setdefault(afspraak.casus, []).append(afspraak)
    nummers = sorted({*besluiten, *afspraken})
    over = {
        rij["casus"]: betrokkene(rij, namen=namen)
        for rij in meldingqueries.meldingen_van_casussen(z.register, nummers)
    }
    return Besluitenlijst(
        tafel=tafel.code,
        naam=tafel.naam,
        datum=dag,
        casussen=tuple(
            Casusbesluiten(
                casus=nummer,
                betrokkene=over.get(nummer, ""),
                besluiten=tuple(besluiten.get(nummer, ())),
                afspraken=tuple(afspraken.get(nummer, ())),
            )
            for nummer in nummers
        ),
    )


def _verhuld(besluit: Overlegbesluit, verhuld: Verhuller) -> Overlegbesluit:
    def tekst(tekst_: str) -> str:
        return verhuld.tekst(besluit.casus, tekst_)

    return replace(
        besluit,
        tekst=tekst(besluit.tekst),
        correcties=tuple(
            replace(c, was=tekst(c.was), reden=c.reden and tekst(c.reden))
            for c in besluit.correcties
        ),
    )


def _laatste_dag(z: Zitting, tafel: Tafel) -> date:
    laatst = overleggen.laatste_overleg(z.register, tafel.code, z.vandaag.isoformat())
    if laatst is not None:
        return date.fromisoformat(laatst)
    return vorig_overleg(z.profiel, tafel.overleg, z.vandaag + timedelta(days=1))


def _met_naam(profiel: Profiel, afspraak: Afspraak) -> Afspraak:
    if afspraak.organisatie is None:
        return afspraak
    return replace(
        afspraak,
        organisatie=profiel.label(afspraak.organisatie),
        correcties=tuple(
            replace(c, oud=c.oud and profiel.label(c.oud), nieuw=c.nieuw and profiel.label(c.nieuw))
            if c.veld == "organisatie"
            else c
            for c in afspraak.correcties
        ),
    )


def lijst(z: Zitting, *, tafel: Tafel | None, grens: int) -> tuple[Overlegregel, ...]:
    """The next meeting of this table (None: of every table), then the newest with decisions."""
    tafels = (tafel,) if tafel else (*z.profiel.tafels.values(), z.profiel.coordinatoren)
    komend = sorted(
        (volgend_overleg(z.profiel, t.overleg, z.vandaag), t.overleg.begin, t.code) for t in tafels
    )
    per_code = {**z.profiel.tafels, COORDINATOREN: z.profiel.coordinatoren}
    gehouden = overleggen.overleglijst(z.register, tafel.code if tafel else None, grens)
    z.register.log(z.wie, z.vandaag, "overleg lijst", f"{len(gehouden)} regels")
    besloten = {(rij["tafel"], rij["overleg"]) for rij in gehouden}
    return (
        *(
            Overlegregel(code, per_code[code].naam, dag, begin, gepland=True)
            for dag, begin, code in komend
            if (code, dag.isoformat()) not in besloten
        ),
        *(_gehouden(z.profiel, per_code.get(rij["tafel"]), rij) for rij in gehouden),
    )


def _gehouden(profiel: Profiel, tafel: Tafel | None, rij: Leesbaar) -> Overlegregel:
    """A day on which a table (None: one that this profile does not know) decided something."""
    dag = date.fromisoformat(rij["overleg"])
    buiten = tafel is not None and not is_overlegdag(profiel, tafel, dag)
    return Overlegregel(
        rij["tafel"],
        profiel.label(rij["tafel"]),
        dag,
        tafel.overleg.begin if tafel is not None and not buiten else None,
        gepland=False,
        besluiten=rij["besluiten"],
        casussen=rij["casussen"],
        buiten=buiten,
    )
