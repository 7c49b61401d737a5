"""The work process of a casus: its gates, its step, up and down, and who runs it (domain §4)."""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from datetime import date
from typing import Any

from msgspec import Struct

from tafel.domain.basis import Leesbaar, Tekort
from tafel.domain.casus import TERMIJN_LOOPT, EerdereCasus
from tafel.domain.crisis import Stand as Crisis
from tafel.domain.plan import Plan, Planstatus
from tafel.domain.toedeling import Uitkomst
from tafel.errors import GateNotMet, InputRefused, WrongUse
from tafel.register import queries
from tafel.register import werkproces as procesqueries
from tafel.register.store import Register
from tafel.register.terugkoppelingen import aan_melders
from tafel.rules.profiel import Profiel
from tafel.rules.werkproces import poorten_naar, stap_uiterlijk
from tafel.services import crisis, plannen
from tafel.services.casusvorming import manager
from tafel.services.partners import bijgewerkt, zoek_partner
from tafel.services.samenhang import kandidaten
from tafel.services.terugkoppelen import MELDER, klokken
from tafel.services.tijdlijn import casus_van, licht_toe, noteer, open_casus
from tafel.services.toedelen import Overruling, leg_bij_tafel

AFRONDEN = 9
"""From this step on (op- of afschalen, afsluiten) a casus leaves the line: no gates to get there,
and all of them to get back.
"""


# --- gates ----------------------------------------------------------------------------------------


def tekorten(
    register: Register,
    profiel: Profiel,
    casus: Mapping[str, Any],
    poorten: Iterable[str],
    vandaag: date,
) -> tuple[Tekort, ...]:
    """What is missing of these gates (codes of `rules.procesregie.POORTEN`), each with its cure."""
    gevraagd = tuple(poorten)
    nummer: int = casus["id"]
    plan = plannen.plan_van(register, profiel, nummer, vandaag)
    gevonden: list[Tekort] = []
    for poort in gevraagd:
        match poort:
            case "toedeling":
                gevonden += _toedeling(register, casus)
            case "evaluatie":
                gevonden += _evaluatie(register, casus, plan)
            case "terugkoppeling":
                gevonden += _terugkoppeling(register, profiel, nummer, vandaag)
            case "crisis":
                gevonden += _crisis(register, casus)
            case "casemanager":
                gevonden += _casemanager(profiel, casus)
            case "plan_vastgesteld":
                gevonden += _vastgesteld(nummer, plan)
            case _:
                gevonden += plannen.plantekorten(plan, nummer, poort, manager(profiel, casus))
    return tuple(gevonden)


def eis(zin: str, ontbrekend: Iterable[Tekort]) -> None:
    """Raises GateNotMet that lists what is missing, when anything is."""
    if regels := [(tekort.tekst, tekort.opdracht) for tekort in ontbrekend]:
        raise GateNotMet(zin, regels)


def _toedeling(register: Register, casus: Mapping[str, Any]) -> list[Tekort]:
    if casus["tafel"] is not None and casus["uitkomst"] != Uitkomst.BESPREKEN:
        return []
    meldingen = [rij["id"] for rij in queries.meldingen_van_casus(register, casus["id"])]
    opdracht = f"tafel toedelen M{meldingen[-1]} --tafel …" if meldingen else "tafel toedelen"
    return [_tekort("toedeling", "de toedeling is nog niet bekend", opdracht)]


def _evaluatie(register: Register, casus: Mapping[str, Any], plan: Plan | None) -> list[Tekort]:
    nummer = casus["id"]
    if casus["evaluatie"] or procesqueries.laatste_evaluatie(register, nummer):
        return []
    if plan is not None and plan.status is Planstatus.VASTGESTELD and plan.geevalueerd_op is None:
        opdracht = f"tafel plan evalueer {nummer}"
        return [_tekort("evaluatie", "het plan is niet geëvalueerd", opdracht)]
    opdracht = f"tafel casus sluit {nummer} --evaluatie …"
    return [_tekort("evaluatie", "er is niet geëvalueerd", opdracht)]


def _terugkoppeling(
    register: Register, profiel: Profiel, nummer: int, vandaag: date
) -> list[Tekort]:
    """Melders whose clock runs; and those of undecided meldingen who were never told anything."""
    lopend = {
        klok.melding: klok.gedaan_op is not None
        for klok in klokken(register, profiel, [nummer], vandaag).get(nummer, ())
        if klok.aan == MELDER
    }
    meldingen = [rij["id"] for rij in queries.meldingen_van_casus(register, nummer)]
    ooit = {rij["melding"] for rij in aan_melders(register, meldingen)}
    return [
        _tekort(
            "terugkoppeling",
            f"de melder van M{melding} heeft geen terugkoppeling gehad",
            f"tafel melding terugkoppelen M{melding}",
        )
        for melding in meldingen
        if not lopend.get(melding, melding in ooit)
    ]


def _crisis(register: Register, casus: Mapping[str, Any]) -> list[Tekort]:
    """Not safe, also when it is followed higher up; or reported about the same household, and not
    allocated.
    """
    gemeld = [
        m
        for m, reden in kandidaten(register, [casus["id"]]).get(casus["id"], ())
        if reden == "crisis"
    ]
    tekorten = [
        _tekort("crisis", f"M{melding} meldt een crisis", f"tafel toedelen M{melding}")
        for melding in gemeld
    ]
    wat = {
        Crisis.OPEN: "niet is vastgelegd dat er is gebeld en dat de kinderen veilig zijn",
        Crisis.OPGESCHAALD: "niet is vastgelegd dat de kinderen veilig zijn",
    }
    if tekst := wat.get(casus["crisis"]):
        tekorten.append(_tekort("crisis", tekst, f"tafel casus crisis {casus['id']}"))
    return tekorten


def _casemanager(profiel: Profiel, casus: Mapping[str, Any]) -> list[Tekort]:
    if casus["casemanager"]:
        return []
    opdracht = f"tafel casus overdragen {casus['id']}"
    return [_tekort("casemanager", f"er is geen {manager(profiel, casus)}", opdracht)]


def _vastgesteld(nummer: int, plan: Plan | None) -> list[Tekort]:
    if plan is not None and plan.status is Planstatus.VASTGESTELD:
        return []
    opdracht = f"tafel plan {'maak' if plan is None else 'vaststellen'} {nummer}"
    return [_tekort("plan_vastgesteld", "het plan is niet vastgesteld", opdracht)]


def _tekort(poort: str, tekst: str, opdracht: str) -> Tekort:
    """A gate is reported by its name."""
    return Tekort(poort, f"poort {poort.replace('_', ' ')}: {tekst}", opdracht)


# --- steps ----------------------------------------------------------------------------------------


class Stapzetting(Struct, frozen=True):
    """A casus that went, or with `proef` would go, to another step."""

    uiterlijk: date | None
    """Until when it may stand there; None = no term."""
    tekorten: tuple[Tekort, ...] = ()


def zet_stap(
    register: Register,
    profiel: Profiel,
    nummer: int,
    naar: int,
    *,
    reden: str | None,
    proef: bool,
    wie: str,
    vandaag: date,
) -> Stapzetting:
    """Bring a casus to another step; with `proef` only say what is missing.

    Forward every gate that is passed must hold, back is free; so are steps 9 and 10, from which
    the way back has all gates. Raises CasusNotFound; GateNotMet with what is missing.
    """
    with nullcontext() if proef else register.schrijf():
        casus = open_casus(register, nummer)
        van: int = casus["stap"]
        if van == naar:
            raise InputRefused(f"casus {nummer} staat al in stap {naar}")
        begin = 0 if van >= AFRONDEN else van
        poorten = () if naar >= AFRONDEN else poorten_naar(profiel, begin, naar)
        ontbrekend = tekorten(register, profiel, casus, poorten, vandaag)
        register.log(wie, vandaag, "casus stap --proef" if proef else "casus stap", str(nummer))
        gezet = Stapzetting(stap_uiterlijk(profiel, naar, vandaag), ontbrekend)
        if proef:
            return gezet
        eis(f"casus {nummer} kan nog niet naar stap {naar}", ontbrekend)
        verzet(register, profiel, casus, naar, wie=wie, dag=vandaag)
        licht_toe(register, nummer, f"naar stap {naar}", reden, wie=wie, dag=vandaag)
    return gezet


def verzet(
    register: Register,
    profiel: Profiel,
    casus: Mapping[str, Any],
    naar: int,
    *,
    wie: str,
    dag: date,
) -> None:
    """Put a casus in a step without asking for gates, inside the caller's write transaction."""
    van: int = casus["stap"]
    if van == naar:
        return
    register.werk_bij(
        "casus", casus["id"], {"stap": naar, "stap_sinds": dag.isoformat(), **TERMIJN_LOOPT}
    )
    noteer(
        register,
        casus["id"],
        "stap",
        f"stap {van} -> {naar} {profiel.proces.stappen[naar].naam}",
        wie=wie,
        dag=dag,
        gegevens={"van": van, "naar": naar},
    )


# --- up, down and over ----------------------------------------------------------------------------


def schaal_op(
    register: Register,
    profiel: Profiel,
    nummer: int,
    *,
    naar: str,
    reden: str,
    wie: str,
    vandaag: date,
) -> str:
    """To a more specialised level; the casus stays open, so that its coördinator keeps seeing it.

    `naar` is a partner, a network, or any level in words; returns it as it reads. Raises
    GateNotMet for a closed casus.
    """
    with register.schrijf():
        casus = open_casus(register, nummer)
        label = breng_omhoog(
            register, profiel, casus, naar=naar, reden=reden, wie=wie, vandaag=vandaag
        )
        register.log(wie, vandaag, "casus opschalen", str(nummer))
    return label


def breng_omhoog(
    register: Register,
    profiel: Profiel,
    casus: Mapping[str, Any],
    *,
    naar: str,
    reden: str,
    wie: str,
    vandaag: date,
) -> str:
    """As `schaal_op`, inside the caller's write transaction."""
    nummer: int = casus["id"]
    profiel = bijgewerkt(register, profiel)
    code = _bekende(profiel, naar)
    register.werk_bij(
        "casus",
        nummer,
        {
            "opgeschaald_naar": code or naar,
            "opgeschaald_op": vandaag.isoformat(),
            **crisis.ging_omhoog(profiel, casus, code or naar, vandaag),
        },
    )
    label = profiel.label(code) if code else naar
    noteer(
        register,
        nummer,
        "opgeschaald",
        f"opgeschaald naar {label}" if code else "opgeschaald",
        wie=wie,
        dag=vandaag,
        gegevens={"naar": code},
    )
    verzet(register, profiel, casus, AFRONDEN, wie=wie, dag=vandaag)
    licht_toe(register, nummer, f"opgeschaald naar {label}", reden, wie=wie, dag=vandaag)
    return label


def schaal_af(
    register: Register,
    profiel: Profiel,
    nummer: int,
    *,
    naar: str,
    reden: str,
    wie: str,
    vandaag: date,
) -> tuple[str, bool]:
    """Back from where it was opgeschaald to, else to regular care.

    Returns (where to, as it reads; whether it had been opgeschaald). Raises GateNotMet for a
    closed casus.
    """
    with register.schrijf():
        casus = open_casus(register, nummer)
        profiel = bijgewerkt(register, profiel)
        code = _bekende(profiel, naar)
        terug = casus["opgeschaald_naar"] is not None
        register.werk_bij(
            "casus",
            nummer,
            {
                **dict.fromkeys(("opgeschaald_naar", "opgeschaald_op")),
                **dict.fromkeys(("procesmanager", "procesmanager_contact", "procesmanager_sinds")),
                **crisis.kwam_terug(casus),
            },
        )
        label = profiel.label(code) if code else naar
        noteer(
            register,
            nummer,
            "afgeschaald",
            f"afgeschaald naar {label}" if code else "afgeschaald",
            wie=wie,
            dag=vandaag,
            gegevens={"naar": code, "van": _code(profiel, casus["opgeschaald_naar"])},
        )
        verzet(register, profiel, casus, AFRONDEN, wie=wie, dag=vandaag)
        licht_toe(register, nummer, f"afgeschaald naar {label}", reden, wie=wie, dag=vandaag)
        register.log(wie, vandaag, "casus afschalen", str(nummer))
    return label, terug


def _bekende(profiel: Profiel, tekst: str) -> str | None:
    """Code of the partner, network or table of exactly this name, else None."""
    gezocht = tekst.strip().casefold()
    namen = {naam.casefold(): p.code for p in profiel.partners.values() for naam in p.namen}
    for code in (*profiel.netwerken, *profiel.tafels):
        namen |= {code.casefold(): code, profiel.label(code).casefold(): code}
    return namen.get(gezocht)


def _code(profiel: Profiel, naar: str | None) -> str | None:
    """What may stand in an event: a code, never somebody's words."""
    return _bekende(profiel, naar) if naar else None


class Overdracht(Struct, frozen=True):
    """What a casus was handed over to."""

    manager: str | None
    """"gezinsmanager" or "casemanager" when there is a new one."""
    organisatie: str | None
    """Label of the new one's organisation."""
    tafel: str | None
    """Label of the new table."""


def draag_over(
    register: Register,
    profiel: Profiel,
    nummer: int,
    *,
    casemanager: str | None = None,
    organisatie: str | None = None,
    contact: str | None = None,
    tafel: str | None = None,
    reden: str | None = None,
    wie: str,
    vandaag: date,
) -> Overdracht:
    """Another gezinsmanager or casemanager, another table (a code), or both.

    Moving to a table is a choice against the rules and goes in the ledger with its `reden`. Raises
    GateNotMet for a closed casus, NotFound or WrongUse for a partner that is not known.
    """
    with register.schrijf():
        casus = open_casus(register, nummer)
        profiel = bijgewerkt(register, profiel)
        if tafel is not None:
            if casus["tafel"] == tafel and casus["uitkomst"] == Uitkomst.TAFEL:
                raise InputRefused(f"casus {nummer} ligt al bij {profiel.label(tafel)}")
            leg_bij_tafel(register, profiel, nummer, Overruling(tafel, reden), wie=wie, dag=vandaag)
            casus = open_casus(register, nummer)
        code = None
        if casemanager is not None:
            code = _organisatie(profiel, casus, organisatie)
            zet_casemanager(
                register,
                profiel,
                casus,
                naam=casemanager,
                organisatie=code,
                contact=contact,
                reden=reden if tafel is None else None,
                wie=wie,
                dag=vandaag,
            )
        register.log(wie, vandaag, "casus overdragen", str(nummer))
    return Overdracht(
        manager=manager(profiel, casus) if casemanager is not None else None,
        organisatie=profiel.label(code) if code else None,
        tafel=profiel.label(tafel) if tafel else None,
    )


def _organisatie(profiel: Profiel, casus: Mapping[str, Any], tekst: str | None) -> str:
    """The partner that was typed, else the one that holds the regie already."""
    if tekst is not None:
        return zoek_partner(profiel, tekst).code
    if casus["casemanager_organisatie"] is None:
        raise WrongUse("van welke organisatie? Geef --organisatie")
    return str(casus["casemanager_organisatie"])


def zet_casemanager(
    register: Register,
    profiel: Profiel,
    casus: Mapping[str, Any],
    *,
    naam: str,
    organisatie: str,
    contact: str | None,
    reden: str | None = None,
    wie: str,
    dag: date,
) -> tuple[str, ...]:
    """Name the gezinsmanager or casemanager, inside the caller's write transaction.

    `reden`: why somebody of another organisation than the category names.

    Returns the columns that changed. Another person takes over no contact. The event holds
    organisations only: a name stands on the casus itself and nowhere else.
    """
    oud = casus["casemanager_organisatie"]
    if contact is None and naam == casus["casemanager"]:
        contact = casus["casemanager_contact"]
    nieuw = {
        "casemanager": naam,
        "casemanager_organisatie": organisatie,
        "casemanager_contact": contact,
        "casemanager_reden": reden or (casus["casemanager_reden"] if organisatie == oud else None),
    }
    anders = tuple(kolom for kolom, waarde in nieuw.items() if waarde != casus[kolom])
    if not anders:
        return ()
    register.werk_bij("casus", casus["id"], nieuw)
    van = f"{profiel.label(oud)} -> " if oud is not None else ""
    noteer(
        register,
        casus["id"],
        "casemanager",
        f"{manager(profiel, casus)}: {van}{profiel.label(organisatie)}",
        wie=wie,
        dag=dag,
        gegevens={"oud": oud, "nieuw": organisatie},
    )
    return anders


# --- who and what came before ---------------------------------------------------------------------


def vorige_van(register: Register, casus: Leesbaar) -> EerdereCasus | None:
    """The casus of this household that was closed before this one opened."""
    if casus["vorige"] is None:
        return None
    eerder = casus_van(register, casus["vorige"])
    gesloten = eerder["gesloten_op"]
    return EerdereCasus(
        casus=eerder["id"],
        gesloten_op=date.fromisoformat(gesloten) if gesloten else None,
        reden=eerder["sluitreden"],
        casemanager=eerder["casemanager"],
        organisatie=eerder["casemanager_organisatie"],
    )
