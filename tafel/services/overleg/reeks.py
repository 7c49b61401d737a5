"""The series of meetings of a table: the next one, those that were, and those that are moved."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from tafel.datums import datum_kort
from tafel.domain.basis import Leesbaar
from tafel.domain.overleg import Overlegdag
from tafel.errors import NotFound, WrongUse
from tafel.register import overleg as overleggen
from tafel.register import verloop
from tafel.register.rijen.overleg import Overlegrij
from tafel.register.store import nu
from tafel.rules.profiel.profiel import COORDINATOREN, Profiel, Tafel
from tafel.rules.termijnen import is_overlegdag, volgend_overleg
from tafel.services.overleg.aanwezig import meld_af as _meld_af
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting

_DAG = timedelta(days=1)


def lijst(z: Zitting, *, tafel: Tafel | None, grens: int) -> tuple[Overlegdag, ...]:
    """The next meeting of this table (None: of every table), then those with decisions and those
    that were held line by line, the newest first.
    """
    per_code = {**z.profiel.tafels, COORDINATOREN: z.profiel.coordinatoren}
    codes = [tafel.code] if tafel else list(per_code)
    komend = sorted(
        (volgend_overleg(z.profiel, t.overleg, z.vandaag), t.overleg.begin, t.code)
        for t in map(z.tafel, codes)
    )
    rijen = overleggen.overleglijst(z.register, tafel.code if tafel else None, grens)
    gehouden = {
        (rij["tafel"], date.fromisoformat(rij["overleg"])): _gehouden(
            z.profiel, per_code.get(rij["tafel"]), rij
        )
        for rij in rijen
    }
    oudste = min((dag for _, dag in gehouden), default=date.min)
    begonnen = {(rij.tafel, rij.op): rij for rij in verloop.begonnen(z.register, codes, oudste)}
    versies = verloop.versies(z.register, [rij.id for rij in begonnen.values()])
    for sleutel in begonnen.keys() - gehouden.keys():
        leeg = {
            "tafel": sleutel[0],
            "overleg": sleutel[1].isoformat(),
            "besluiten": 0,
            "casussen": 0,
        }
        gehouden[sleutel] = _gehouden(z.profiel, per_code.get(sleutel[0]), leeg)
    z.register.log(z.wie, z.vandaag, "overleg lijst", f"{len(gehouden)} regels")
    uit = [
        *(
            Overlegdag(code, per_code[code].naam, dag, begin, gepland=True)
            for dag, begin, code in komend
            if (code, dag) not in gehouden
        ),
        *_verzet(z, codes),
        *sorted(gehouden.values(), key=lambda regel: (-regel.datum.toordinal(), regel.tafel)),
    ]
    return tuple(_met_stand(z, regel, begonnen, versies) for regel in uit)


def _verzet(z: Zitting, codes: Sequence[str]) -> Iterator[Overlegdag]:
    """Meetings to come that are on another day, or are not."""
    for rij in verloop.verzet(z.register):
        if rij.tafel in codes and rij.van >= z.vandaag:
            waarheen = f"verzet naar {datum_kort(rij.naar)}" if rij.naar else "vervalt"
            naam = z.profiel.label(rij.tafel)
            yield Overlegdag(rij.tafel, naam, rij.van, None, gepland=True, stand=waarheen)


def _met_stand(
    z: Zitting,
    regel: Overlegdag,
    begonnen: Mapping[tuple[str, date], Overlegrij],
    versies: Mapping[int, int],
) -> Overlegdag:
    overleg = begonnen.get((regel.tafel, regel.datum))
    if overleg is not None and overleg.gesloten is not None:
        versie = versies.get(overleg.id, 1)
        return replace(regel, stand="gesloten" + (f", versie {versie}" if versie > 1 else ""))
    if overleg is not None:
        return replace(regel, stand="begonnen")
    if regel.gepland and regel.datum in z.tafel(regel.tafel).overleg.erbij:
        return replace(regel, stand="gepland, verzet")
    return regel


def _gehouden(profiel: Profiel, tafel: Tafel | None, rij: Leesbaar) -> Overlegdag:
    """A day on which a table (None: one that this profile does not know) decided something."""
    dag = date.fromisoformat(rij["overleg"])
    buiten = tafel is not None and not is_overlegdag(profiel, tafel.overleg, dag)
    return Overlegdag(
        rij["tafel"],
        profiel.label(rij["tafel"]),
        dag,
        tafel.overleg.begin if tafel is not None and not buiten else None,
        gepland=False,
        besluiten=rij["besluiten"],
        casussen=rij["casussen"],
        buiten=buiten,
    )


def verzet(
    z: Zitting, tafel: Tafel, datum: date | None, naar: date | None, reden: str | None
) -> date:
    """Move a meeting to another day, or with None let it lapse; returns the day that it was on.

    Raises WrongUse for a day on which the table does not meet, or that has been.
    """
    with z.register.schrijf():
        z = z.ververst()
        overleg = z.tafel(tafel.code).overleg
        van = datum or volgend_overleg(z.profiel, overleg, z.vandaag)
        _eis_komend(z, tafel, van)
        if naar is not None and naar < z.vandaag:
            raise WrongUse("--naar: die dag is geweest; kies vandaag of later")
        if naar is not None and is_overlegdag(z.profiel, overleg, naar):
            raise WrongUse(f"--naar: op {datum_kort(naar)} is er al overleg van {tafel.naam}")
        eerst = van
        if van in overleg.erbij:
            eerst = next(
                rij.van
                for rij in verloop.verzet(z.register)
                if rij.tafel == tafel.code and rij.naar == van
            )
        verloop.zet_terug(z.register, tafel.code, eerst)
        if naar != eerst:
            z.register.voeg_alle_toe(
                "overlegverzet",
                ("tafel", "van", "naar", "reden", "tijd", "dag", "wie"),
                [(tafel.code, eerst, naar, reden, nu(), z.vandaag, z.wie)],
            )
        z.register.log(z.wie, z.vandaag, "overleg verzet", f"{tafel.code} {van.isoformat()}")
    return van


def _eis_komend(z: Zitting, tafel: Tafel, van: date) -> None:
    overleg = z.tafel(tafel.code).overleg
    if van < z.vandaag:
        raise WrongUse(f"het overleg van {datum_kort(van)} is geweest")
    if not is_overlegdag(z.profiel, overleg, van):
        volgende = volgend_overleg(z.profiel, overleg, z.vandaag)
        raise WrongUse(
            f"op {datum_kort(van)} is er geen overleg van {tafel.naam}; het volgende is "
            f"{datum_kort(volgende)}"
        )
    if verloop.gesloten(z.register, tafel.code, van) is not None:
        raise WrongUse(f"het overleg van {datum_kort(van)} is al begonnen")


def herstel(z: Zitting, tafel: Tafel, datum: date | None) -> date:
    """A meeting that was moved or cancelled is on its own day again; returns that day.

    `datum` is the day it was on or is on now. Raises NotFound when none was moved.
    """
    with z.register.schrijf():
        rijen = [
            rij
            for rij in verloop.verzet(z.register)
            if rij.tafel == tafel.code
            and rij.van >= z.vandaag
            and datum in (None, rij.van, rij.naar)
        ]
        if not rijen:
            raise NotFound(f"er is geen overleg van {tafel.naam} verzet; zie: tafel overleg lijst")
        verloop.zet_terug(z.register, tafel.code, rijen[0].van)
        z.register.log(z.wie, z.vandaag, "overleg verzet", f"{tafel.code} terug")
    return rijen[0].van


def volgend(z: Zitting, tafel: Tafel) -> date:
    """The next meeting of a table, as it is now."""
    z = z.ververst()
    overleg = z.tafel(tafel.code).overleg
    dag = volgend_overleg(z.profiel, overleg, z.vandaag)
    stand = verloop.gesloten(z.register, tafel.code, dag)
    is_dicht = stand is not None and stand[1] is not None
    return volgend_overleg(z.profiel, overleg, dag + _DAG) if is_dicht else dag


def meld_af(
    z: Zitting,
    tafel: Tafel,
    partner: str,
    datum: date | None,
    *,
    vervanger: str | None,
    toch: bool,
) -> tuple[date, str]:
    """A partner, as typed, will not be at a meeting, or `toch` will; returns its day and the name.

    Raises NotFound or WrongUse for the partner, WrongUse when there is no meeting that day.
    """
    with z.register.schrijf():
        wie = zoek_partner(z.profiel, partner)
        op = datum or volgend_overleg(z.profiel, z.tafel(tafel.code).overleg, z.vandaag)
        _eis_komend(z, tafel, op)
        verloop.meld_aan(z.register, tafel.code, op, [wie.code])
        if not toch:
            _meld_af(z, tafel.code, op, wie.code, vervanger)
        z.register.log(z.wie, z.vandaag, "overleg afmeld", f"{wie.code} {op.isoformat()}")
    return op, wie.naam
