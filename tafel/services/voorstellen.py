"""Escalations that the register proposes, each with its ground (domain §9; Werkplan §3.4)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tafel.domain.basis import Leesbaar
from tafel.domain.escalatie import Escalatie, Spoor, Voorstel
from tafel.register import escalaties, partners, queries
from tafel.register.store import Register
from tafel.rules.profiel import Partner, Profiel
from tafel.rules.termijnen import werkdagen_tussen
from tafel.services.escalatiestand import (
    GEDAAN,
    GOED,
    Achtergrond,
    Plaats,
    achtergrond,
    plaats,
    tafel_van,
    uit_rij,
    zet_voor,
)
from tafel.services.partners import bijgewerkt
from tafel.services.tijdlijn import open_casus

PLANNEN = 5
"""The step in which the plan is drawn up (Visie §3.3.2)."""
_SAMEN = "de betrokken partijen"


@dataclass(frozen=True, slots=True)
class _Aanleiding:
    """Why something would have to go up the line."""

    casus: int | None
    spoor: Spoor
    organisatie: str | None
    grond: str
    reden: str
    afspraak: int | None = None


def voorstellen(
    register: Register,
    profiel: Profiel,
    *,
    vandaag: date,
    tafel: str | None = None,
    casus: int | None = None,
) -> tuple[Voorstel, ...]:
    """What calls for a (next) step, one proposal per casus, track and organisation.

    In order of casus; after them the structural problems, unless one casus is asked for. Nothing is
    proposed while a step in the same matter runs within its term, nor what a step that ended well
    has settled, nor beyond the end of the ladder.
    """
    profiel = bijgewerkt(register, profiel)
    zaken: dict[tuple[int, Spoor, str | None], list[Escalatie]] = {}
    alsnog: set[int] = set()
    for rij in escalaties.van_open_casussen(register, tafel=tafel, casus=casus):
        stap = uit_rij(rij)
        if rij["afspraakstatus"] in GEDAAN:
            alsnog.add(stap.nummer)
        zaken.setdefault((rij["casus"], stap.spoor, stap.organisatie), []).append(stap)
    aanleidingen: dict[tuple[int, Spoor, str | None], _Aanleiding] = {}
    for nummer, reden in (
        *_stappen(profiel, zaken, alsnog, vandaag),
        *_afspraken(register, profiel, zaken, vandaag, tafel, casus),
        *_plannen(register, profiel, zaken, vandaag, tafel, casus),
    ):
        aanleidingen.setdefault((nummer, reden.spoor, reden.organisatie), reden)
    nummers = sorted({nummer for nummer, _, _ in aanleidingen})
    casussen = {rij["id"]: rij for rij in queries.casussen(register, nummers)} if nummers else {}
    meldingen: dict[int, list[Leesbaar]] = {}
    for melding in queries.meldingen_van_casussen(register, nummers) if nummers else ():
        meldingen.setdefault(melding["casus"], []).append(melding)
    voorgesteld = [
        _voorstel(
            profiel,
            reden,
            casussen[sleutel[0]]["tafel"],
            achtergrond(profiel, casussen[sleutel[0]], meldingen[sleutel[0]]),
            plaats(zaken.get(sleutel, ()), profiel, vandaag),
            vandaag,
        )
        for sleutel, reden in aanleidingen.items()
    ]
    over_casus = sorted(filter(None, voorgesteld), key=lambda v: (v.casus or 0, v.spoor, v.stap))
    over_partners = () if casus is not None else structureel(register, profiel, vandaag, tafel)
    return (*over_casus, *over_partners)


def structureel(
    register: Register, profiel: Profiel, vandaag: date, tafel: str | None = None
) -> tuple[Voorstel, ...]:
    """The next step where a structural one did not help or its term passed, by organisation."""
    profiel = bijgewerkt(register, profiel)
    zaken: dict[tuple[str, str], list[Escalatie]] = {}
    for rij in escalaties.structureel(register, tafel=tafel):
        zaken.setdefault((rij["organisatie"], rij["tafel"] or ""), []).append(uit_rij(rij))
    voorgesteld = []
    for (organisatie, code), stappen in sorted(zaken.items()):
        stand = plaats(stappen, profiel, vandaag)
        if (stap := _zonder_gevolg(stand)) is not None:
            reden = _Aanleiding(
                None, Spoor.STRUCTUREEL, organisatie, stap.grond or "anders", _afloop(stap)
            )
            achter = Achtergrond(tafel_van(profiel, code))
            voorgesteld.append(_voorstel(profiel, reden, code or None, achter, stand, vandaag))
    return tuple(filter(None, voorgesteld))


def toon(
    register: Register,
    profiel: Profiel,
    *,
    wie: str,
    vandaag: date,
    tafel: str | None = None,
    casus: int | None = None,
) -> tuple[Voorstel, ...]:
    """The proposals, looked at by somebody; looking is logged. Raises CasusNotFound, GateNotMet."""
    if casus is not None:
        open_casus(register, casus)
    gevonden = voorstellen(register, profiel, vandaag=vandaag, tafel=tafel, casus=casus)
    register.log(wie, vandaag, "escaleer voorstel", f"{len(gevonden)} regels")
    return gevonden


def _stappen(
    profiel: Profiel,
    zaken: Mapping[tuple[int, Spoor, str | None], list[Escalatie]],
    alsnog: Collection[int],
    vandaag: date,
) -> Iterator[tuple[int, _Aanleiding]]:
    """A step that did not help, or whose term passed.

    `alsnog`: numbers of those whose afspraak was kept after all, or is no longer needed.
    """
    for (casus, spoor, organisatie), stappen in zaken.items():
        laatste = _zonder_gevolg(plaats(stappen, profiel, vandaag))
        if laatste is None or laatste.nummer in alsnog:
            continue
        yield (
            casus,
            _Aanleiding(
                casus,
                spoor,
                organisatie,
                laatste.grond or "anders",
                _afloop(laatste),
                laatste.afspraak,
            ),
        )


def _zonder_gevolg(stand: Plaats) -> Escalatie | None:
    """The last step, when it did not help or its term passed."""
    laatste = stand.laatste
    return None if laatste is None or stand.loopt or laatste.resultaat in GOED else laatste


def _afloop(stap: Escalatie) -> str:
    hoe = (
        "is niet opgelost"
        if stap.resultaat == "niet_opgelost"
        else f"is verlopen op {stap.uiterlijk:%d-%m-%Y}"
    )
    return f"E{stap.nummer} (stap {stap.stap}) {hoe}"


def _afspraken(
    register: Register,
    profiel: Profiel,
    zaken: Mapping[tuple[int, Spoor, str | None], list[Escalatie]],
    vandaag: date,
    tafel: str | None,
    casus: int | None,
) -> Iterator[tuple[int, _Aanleiding]]:
    """Afspraken that the organisation did not keep, that are late, or that keep being moved."""
    grens = _te_laat_vanaf(profiel, vandaag)
    rijen = escalaties.afspraken_die_stokken(
        register,
        tafel=tafel,
        casus=casus,
        uiterlijk_tot=grens.isoformat(),
        keren=profiel.proces.termijnen.doorgeschoven_keren,
    )
    for rij in sorted(rijen, key=lambda rij: rij["status"] == "open"):
        goed = _goed_afgelopen(zaken.get((rij["casus"], Spoor.UITVOERING, rij["organisatie"]), []))
        nummer = f"{rij['casus']}/{rij['nummer']}"
        if rij["status"] != "open":
            sinds = date.fromisoformat(rij["afgedaan_op"])
            if goed is not None and sinds <= goed:
                continue
            reden = f"{nummer} is niet nagekomen"
        elif rij["uiterlijk"] is not None and rij["uiterlijk"] <= grens.isoformat():
            sinds = date.fromisoformat(rij["uiterlijk"])
            if goed is not None and goed > grens:
                continue
            reden = f"{nummer} is {(vandaag - sinds).days} dagen te laat"
        elif goed is None:
            reden = f"{nummer} is {rij['keren_doorgeschoven']} keer doorgeschoven"
        else:
            continue
        yield (
            rij["casus"],
            _Aanleiding(
                rij["casus"],
                Spoor.UITVOERING,
                rij["organisatie"],
                "afspraak_niet_nagekomen",
                reden,
                rij["nummer"],
            ),
        )


def _plannen(
    register: Register,
    profiel: Profiel,
    zaken: Mapping[tuple[int, Spoor, str | None], list[Escalatie]],
    vandaag: date,
    tafel: str | None,
    casus: int | None,
) -> Iterator[tuple[int, _Aanleiding]]:
    """Casussen that stand too long where the plan is drawn up."""
    termijn = profiel.proces.stappen[PLANNEN].werkdagen
    if termijn is None:
        return
    respijt = profiel.proces.termijnen.respijt_werkdagen
    grens = _dag_terug(profiel, vandaag, termijn + respijt)
    rijen = escalaties.casussen_in_stap(
        register, tafel=tafel, casus=casus, stap=PLANNEN, sinds_tot=grens.isoformat()
    )
    zonder = [rij["id"] for rij in rijen if rij["casemanager_organisatie"] is None]
    betrokken: dict[int, list[str]] = {}
    for rij in partners.betrokken_organisaties(register, zonder) if zonder else ():
        betrokken.setdefault(rij["casus"], []).append(rij["organisatie"])
    bezig = {nummer for nummer, spoor, _ in zaken if spoor is Spoor.OPSTELLEN}
    for rij in rijen:
        nummer = rij["id"]
        if nummer in bezig and not _hervat(zaken, nummer, grens):
            continue
        organisaties = [rij["casemanager_organisatie"] or "", *betrokken.get(nummer, [])]
        gevonden = [code for code in organisaties if code in profiel.partners]
        dagen = werkdagen_tussen(profiel, date.fromisoformat(rij["stap_sinds"]), vandaag)
        yield (
            nummer,
            _Aanleiding(
                nummer,
                Spoor.OPSTELLEN,
                gevonden[0] if len(gevonden) == 1 else None,
                "geen_plan",
                f"al {dagen} werkdagen in stap {PLANNEN}; de termijn is {termijn}",
            ),
        )


def _hervat(
    zaken: Mapping[tuple[int, Spoor, str | None], list[Escalatie]], casus: int, grens: date
) -> bool:
    """Whether every escalation about the plan ended well, longer ago than the term."""
    stappen = [
        stap
        for (nummer, spoor, _), lijst in zaken.items()
        for stap in lijst
        if nummer == casus and spoor is Spoor.OPSTELLEN
    ]
    return all(
        stap.resultaat in GOED and stap.afgerond_op is not None and stap.afgerond_op <= grens
        for stap in stappen
    )


def _voorstel(
    profiel: Profiel,
    reden: _Aanleiding,
    tafel: str | None,
    achter: Achtergrond,
    stand: Plaats,
    vandaag: date,
) -> Voorstel | None:
    """None when there is no (next) step to take now."""
    if stand.loopt or stand.volgende is None:
        return None
    partner = profiel.partners.get(reden.organisatie or "") or Partner(
        reden.organisatie or "", reden.organisatie or _SAMEN, (), ()
    )
    gezet = zet_voor(profiel, achter, partner, reden.spoor, stand.volgende, vandaag)
    if gezet.kan_niet:
        return None
    onbekend = "opdrachtgever" in gezet.vragen
    return Voorstel(
        casus=reden.casus,
        tafel=tafel,
        spoor=reden.spoor,
        stap=stand.volgende,
        organisatie=reden.organisatie,
        grond=reden.grond,
        reden=reden.reden,
        wie=gezet.wie,
        richting=gezet.richting,
        via="nog onbekend: de opdrachtgever is niet vastgelegd" if onbekend else gezet.via,
        uiterlijk=gezet.uiterlijk,
        bindend=gezet.bindend,
        afspraak=reden.afspraak,
        opdracht=_opdracht(reden, tafel),
    )


def _opdracht(reden: _Aanleiding, tafel: str | None) -> str:
    """The command that takes the step; a structural problem is explained anew."""
    wat = f"--spoor {reden.spoor} --tegen {reden.organisatie or 'ORGANISATIE'}"
    if reden.casus is None:
        waar = f" --tafel {tafel}" if tafel else ""
        return f"tafel escaleer {wat}{waar} --toelichting …"
    welke = "" if reden.afspraak is None else f" --afspraak {reden.casus}/{reden.afspraak}"
    return f"tafel escaleer {reden.casus} {wat}{welke}"


def _goed_afgelopen(stappen: list[Escalatie]) -> date | None:
    """When the last step that counts ended well; None when it did not."""
    goed = [stap.afgerond_op for stap in stappen if stap.resultaat in GOED]
    return goed[-1] if goed else None


def _te_laat_vanaf(profiel: Profiel, vandaag: date) -> date:
    """The last day for which what was due then is late by more than the grace term."""
    return _dag_terug(profiel, vandaag, profiel.proces.termijnen.respijt_werkdagen)


def _dag_terug(profiel: Profiel, vandaag: date, werkdagen: int) -> date:
    """The last day since which more than so many working days have passed."""
    dag = vandaag - timedelta(days=werkdagen)
    while werkdagen_tussen(profiel, dag, vandaag) <= werkdagen:
        dag -= timedelta(days=1)
    return dag
