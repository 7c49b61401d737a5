"""Closing a casus and what comes after: reopening, after-care (waakvlam), the volglijst."""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from tafel.datums import datum_kort
from tafel.domain.casus import LAATSTE_STAP, TERMIJN_LOOPT, ZONDER_NAZORG
from tafel.errors import GateNotMet, InputRefused, WrongUse
from tafel.register import casus as procesqueries
from tafel.register import escalatie as escalaties
from tafel.register import melding as meldingqueries
from tafel.register import plan as planqueries
from tafel.register.rijen.casus import Casusrij
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.termijnen import eerste_werkdag, na_dagen, na_maanden
from tafel.services.afspraak.afspraken import laat_vervallen
from tafel.services.basis import crisis
from tafel.services.basis.samenhang import kandidaten
from tafel.services.basis.tijdlijn import casus_van, licht_toe, noteer, open_casus
from tafel.services.plan.maken import conceptrij
from tafel.services.plan.poorten import eis, tekorten
from tafel.services.toedeling.casusvorming import breng_bij
from tafel.services.toedeling.heropenen import zet_open
from tafel.services.zitting import Zitting

NIEMAND_MEER = frozenset({"loos_alarm", "overleden"})
"""Reasons after which nobody looks again after a crisis either: own default."""
VERSTE = timedelta(days=366)
"""A contact that is planned later than this puts somebody out of sight: own default."""


class Nogopen(Struct, frozen=True):
    """What still runs when a casus is about to be closed; afspraken and escalaties lapse."""

    afspraken: tuple[int, ...]
    """Numbers within the casus."""
    escalaties: tuple[int, ...]
    doelen: tuple[int, ...]
    """Goals of the plan that were not reached."""
    concept: int | None
    """The version of the plan that is still being drawn up."""
    na_crisis: date | None
    """The day on which the casus would be looked at again after its crisis."""
    wachtend: tuple[int, ...]
    """Meldingen that may belong to it and do not yet."""


def voor_sluiten(z: Zitting, nummer: int, *, geevalueerd: bool) -> Nogopen:
    """What still runs, and would lapse or be left undone. `geevalueerd`: an evaluation comes along.

    Raises CasusNotFound; GateNotMet with what is missing.
    """
    casus = open_casus(z.register, nummer)
    poorten = [p for p in z.profiel.proces.sluiten if not (geevalueerd and p == "evaluatie")]
    ontbrekend = tekorten(z, casus, poorten)
    eis(f"casus {nummer} kan nog niet worden gesloten", ontbrekend)
    concept = conceptrij(z.register, nummer)
    na_crisis = crisis.nog_te_zien(casus, z.vandaag)
    mogelijk = kandidaten(z.register, [nummer]).get(nummer, ())
    return Nogopen(
        tuple(rij.nummer for rij in procesqueries.open_afspraken(z.register, nummer)),
        tuple(rij.id for rij in escalaties.open_van(z.register, [nummer])),
        tuple(rij.nummer for rij in planqueries.levende_doelen(z.register, nummer)),
        concept.versie if concept else None,
        na_crisis and eerste_werkdag(z.profiel, na_crisis),
        tuple(dict.fromkeys(melding for melding, _ in mogelijk)),
    )


def sluit(
    z: Zitting,
    nummer: int,
    *,
    reden: str,
    toelichting: str | None = None,
    evaluatie: str | None = None,
    nazorg: date | None = None,
    zonder_nazorg: bool = False,
) -> date | None:
    """Close a casus for a reason (a code); what is still open lapses, and after-care is planned
    unless it makes no sense: no later than the next look after a crisis. Returns the day of the
    first contact.

    Raises CasusNotFound; GateNotMet with what is missing; WrongUse for a day that has been.
    """
    if nazorg is not None:
        toets_later(nazorg, z.vandaag, "--nazorg")
    elif not zonder_nazorg and reden not in ZONDER_NAZORG:
        nazorg = na_maanden(z.profiel, z.vandaag, z.profiel.proces.termijnen.nazorg_maanden)
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        lopend = voor_sluiten(z, nummer, geevalueerd=evaluatie is not None)
        if lopend.na_crisis and not zonder_nazorg and reden not in NIEMAND_MEER:
            nazorg = min(nazorg or lopend.na_crisis, lopend.na_crisis)
        _laat_vervallen(z, nummer)
        dag = z.vandaag.isoformat()
        z.register.werk_bij(
            "casus",
            nummer,
            {
                "status": "gesloten",
                "gesloten_op": dag,
                "sluitreden": reden,
                "stap": LAATSTE_STAP,
                "stap_sinds": dag,
                "evaluatie": evaluatie or casus.evaluatie,
                "nazorg_op": nazorg.isoformat() if nazorg else None,
                "volg_op": None,
                "volgreden": None,
                **TERMIJN_LOOPT,
            },
        )
        noteer(
            z,
            nummer,
            "gesloten",
            f"casus gesloten: {reden.replace('_', ' ')}",
            gegevens={
                "reden": reden,
                "stap": casus.stap,
                "nazorg": nazorg,
                "afspraken": lopend.afspraken,
                "escalaties": lopend.escalaties,
            },
        )
        waarbij = f"gesloten ({reden.replace('_', ' ')})"
        licht_toe(z, nummer, waarbij, toelichting)
        z.register.log(z.wie, z.vandaag, "casus sluit", str(nummer))
    return nazorg


def _laat_vervallen(z: Zitting, nummer: int) -> None:
    """What is still open lapses, each with an event of its own as when it ends otherwise."""
    lopend = procesqueries.open_afspraken(z.register, nummer)
    laat_vervallen(z, nummer, lopend)
    for escalatie in escalaties.open_van(z.register, [nummer]):
        z.register.werk_bij(
            "escalatie",
            escalatie.id,
            {"status": "afgerond", "resultaat": "vervallen", "afgerond_op": z.vandaag.isoformat()},
        )
        noteer(
            z,
            nummer,
            "escalatie_afgerond",
            f"escalatie E{escalatie.id} (stap {escalatie.stap}): vervallen",
            gegevens={
                "escalatie": escalatie.id,
                "spoor": escalatie.spoor,
                "stap": escalatie.stap,
                "organisatie": escalatie.organisatie,
                "afspraak": escalatie.afspraaknummer,
                "uiterlijk": escalatie.uiterlijk,
                "resultaat": "vervallen",
            },
        )


def voor_heropenen(register: Register, nummer: int) -> Casusrij:
    """The closed casus. Raises CasusNotFound; InputRefused when it, or another of its household,
    is open.
    """
    casus = casus_van(register, nummer)
    if casus.status == "open":
        raise InputRefused(f"casus {nummer} is al open; zie: tafel casus toon {nummer}")
    if ander := procesqueries.open_casussen(register, [casus.huishouden]).get(casus.huishouden):
        raise InputRefused(
            f"dit huishouden heeft al een open casus: {ander['id']}; werk daarin verder"
        )
    if not meldingqueries.meldingen_van_casus(register, nummer):
        raise InputRefused(
            f"casus {nummer} heeft geen melding meer: die staan bij een andere casus van dit "
            f"huishouden. Zie: tafel casus toon {nummer}"
        )
    return casus


def heropen(z: Zitting, nummer: int, *, reden: str) -> None:
    """Open a closed casus again, in the step in which casussen open.

    It follows what its meldingen say now. Its evaluation becomes a notitie: the next closing asks
    for a new one. Raises CasusNotFound; InputRefused when it is open, or its household has another
    open casus.
    """
    with z.register.schrijf():
        casus = voor_heropenen(z.register, nummer)
        zet_open(z, casus)
        if terug := crisis.kwam_terug(casus):
            z.register.werk_bij("casus", nummer, terug)
        licht_toe(z, nummer, "heropend", reden)
        breng_bij(z, casus)
        z.register.log(z.wie, z.vandaag, "casus heropen", str(nummer))


def voor_nazorg(register: Register, nummer: int) -> Casusrij:
    """The closed casus. Raises CasusNotFound, GateNotMet while it is open."""
    casus = casus_van(register, nummer)
    if casus.status == "open":
        raise GateNotMet(
            f"casus {nummer} is nog open; nazorg begint na: tafel casus sluit {nummer}"
        )
    return casus


def doe_nazorg(
    z: Zitting, nummer: int, *, gedaan: str | None, volgende: date | None, klaar: bool
) -> date | None:
    """Keep a check of the after-care, and plan the next one unless it is `klaar`; returns its day.

    Without `volgende` a check that was done is followed by one after the term of the profile.
    Raises GateNotMet for an open casus, WrongUse for a day that has been.
    """
    if volgende is not None:
        toets_later(volgende, z.vandaag, "--volgende")
    elif not klaar:
        volgende = na_maanden(z.profiel, z.vandaag, z.profiel.proces.termijnen.nazorg_maanden)
    with z.register.schrijf():
        casus = voor_nazorg(z.register, nummer)
        nieuw = volgende.isoformat() if volgende else None
        z.register.werk_bij("casus", nummer, {"nazorg_op": nieuw})
        verder = f"volgende {datum_kort(volgende)}" if volgende else "klaar"
        noteer(
            z,
            nummer,
            "nazorg",
            f"nazorg gedaan, {verder}" if gedaan else f"nazorg: {verder}",
            gegevens={"gepland": casus.nazorg_op, "gedaan": bool(gedaan), "volgende": nieuw},
        )
        licht_toe(z, nummer, "nazorg", gedaan)
        z.register.log(z.wie, z.vandaag, "casus nazorg", str(nummer))
    return volgende


def volg(z: Zitting, nummer: int, *, reden: str | None, op: date | None, stop: bool) -> date | None:
    """Put a casus on the volglijst, or plan its next contact; with `stop` take it off.

    Returns the day of the next contact: `op`, else after the term of the profile. Raises
    GateNotMet for a closed casus; WrongUse for a day that has been; InputRefused when there is
    nothing to stop.
    """
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        if stop and casus.volg_op is None:
            raise InputRefused(f"casus {nummer} staat niet op de volglijst")
        if op is not None:
            toets_later(op, z.vandaag, "--op")
        volgende = None if stop else op or _volgend_contact(z.profiel, z.vandaag)
        nieuw = volgende.isoformat() if volgende else None
        z.register.werk_bij("casus", nummer, _volgwaarden(casus, nieuw, reden))
        noteer(
            z,
            nummer,
            "volglijst",
            f"volglijst: contact {datum_kort(volgende)}" if volgende else "van de volglijst",
            gegevens={"eerder": casus.volg_op, "op": nieuw},
        )
        z.register.log(z.wie, z.vandaag, "casus volg", str(nummer))
    return volgende


def _volgwaarden(casus: Casusrij, op: str | None, reden: str | None) -> Mapping[str, str | None]:
    return {"volg_op": op, "volgreden": (reden or casus.volgreden) if op else None}


def _volgend_contact(profiel: Profiel, vandaag: date) -> date:
    weken = profiel.proces.termijnen.volgen_weken
    return na_dagen(profiel, vandaag, 7 * weken)


def toets_later(dag: date, vandaag: date, optie: str) -> None:
    """Raises WrongUse for a contact that is planned in the past, or out of sight."""
    if dag <= vandaag:
        raise WrongUse(f"{optie}: kies een dag na vandaag")
    if dag > vandaag + VERSTE:
        raise WrongUse(f"{optie}: kies een dag binnen een jaar; anders raakt het gezin uit zicht")
