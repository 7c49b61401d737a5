"""Escalations that the register proposes, each with its ground (domain §9; Werkplan §3.4)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.basis import Leesbaar
from tafel.domain.casus import PLANSTAP
from tafel.domain.escalatie import Escalatie, Spoor, Voorstel
from tafel.register import casus as casusqueries
from tafel.register import escalatie as escalaties
from tafel.register import melding as meldingqueries
from tafel.register import overleg as overleggen
from tafel.rules.profiel.profiel import Partner, Profiel
from tafel.rules.termijnen import (
    dagen_te_laat,
    eerste_werkdag,
    laatste_werkdag,
    na_werkdagen,
    werkdagen_tussen,
)
from tafel.services.basis.tijdlijn import open_casus
from tafel.services.escalatie.stand import (
    GEDAAN,
    UIT,
    Achtergrond,
    Plaats,
    Zetter,
    achtergrond,
    plaats,
    tafel_van,
    uit_rij,
    zetter,
)
from tafel.services.zitting import Zitting

_SAMEN = "de betrokken partijen"


class _Aanleiding(Struct, frozen=True):
    """Why something would have to go up the line."""

    casus: int | None
    spoor: Spoor
    organisatie: str | None
    grond: str
    reden: str
    afspraak: int | None = None
    sinds: date | None = None
    """The day on which the term ended, or on which it was not kept."""


def voorstellen(
    z: Zitting, *, tafel: str | None = None, casus: int | None = None
) -> tuple[Voorstel, ...]:
    """What calls for a (next) step: of casussen, and after them the structural problems, unless one
    casus is asked for.
    """
    over_partners = () if casus is not None else structureel(z, tafel)
    return (*over_casussen(z, tafel=tafel, casus=casus), *over_partners)


def over_casussen(
    z: Zitting, *, tafel: str | None = None, casus: int | None = None
) -> list[Voorstel]:
    """One proposal per casus, track and organisation, in order of casus.

    Nothing is proposed while a step in the same matter runs within its term, nor what a step that
    ended well or a withdrawn one has settled. At the end of the ladder the last step is proposed
    again.
    """
    zaken: dict[tuple[int, Spoor, str | None], list[Escalatie]] = {}
    alsnog: set[int] = set()
    for rij in escalaties.van_open_casussen(z.register, tafel=tafel, casus=casus):
        stap = uit_rij(rij)
        if rij.afspraakstatus in GEDAAN:
            alsnog.add(stap.nummer)
        assert rij.casus is not None
        zaken.setdefault((rij.casus, stap.spoor, stap.organisatie), []).append(stap)
    aanleidingen: dict[tuple[int, Spoor, str | None], _Aanleiding] = {}
    for nummer, reden in _stappen(z.profiel, zaken, alsnog, z.vandaag):
        aanleidingen.setdefault((nummer, reden.spoor, reden.organisatie), reden)
    verlopen = frozenset(aanleidingen)  # while that step ran, nothing else in it was proposed
    for nummer, reden in (
        *_afspraken(z, zaken, tafel, casus),
        *_plannen(z, zaken, tafel, casus),
    ):
        sleutel = nummer, reden.spoor, reden.organisatie
        if sleutel not in verlopen:
            aanleidingen[sleutel] = _samen_met(aanleidingen.get(sleutel), reden)
    nummers = sorted({nummer for nummer, _, _ in aanleidingen})
    casussen = (
        {rij.id: rij for rij in casusqueries.casussen(z.register, nummers)} if nummers else {}
    )
    meldingen: dict[int, list[Leesbaar]] = {}
    for melding in meldingqueries.meldingen_van_casussen(z.register, nummers) if nummers else ():
        meldingen.setdefault(melding["casus"], []).append(melding)
    zet = zetter(z.profiel, z.vandaag)
    voorgesteld = [
        _voorstel(
            z.profiel,
            zet,
            reden,
            casussen[sleutel[0]].tafel,
            achtergrond(z.profiel, casussen[sleutel[0]], meldingen.get(sleutel[0], ())),
            plaats(zaken.get(sleutel, ()), z.profiel, z.vandaag),
        )
        for sleutel, reden in aanleidingen.items()
    ]
    return sorted(filter(None, voorgesteld), key=lambda v: (v.casus or 0, v.spoor, v.stap))


def _samen_met(eerste: _Aanleiding | None, reden: _Aanleiding) -> _Aanleiding:
    """The first ground stands; it calls for a step since the day of the earliest."""
    if eerste is None:
        return reden
    dagen = [dag for dag in (eerste.sinds, reden.sinds) if dag is not None]
    return replace(eerste, sinds=min(dagen, default=None))


def structureel(z: Zitting, tafel: str | None = None) -> tuple[Voorstel, ...]:
    """The next step where a structural one did not help or its term passed, by organisation."""
    zaken: dict[tuple[str, str], list[Escalatie]] = {}
    for rij in escalaties.structureel(z.register, tafel=tafel):
        zaken.setdefault((rij.organisatie, rij.tafel or ""), []).append(uit_rij(rij))
    voorgesteld, zet = [], zetter(z.profiel, z.vandaag)
    for (organisatie, code), stappen in sorted(zaken.items()):
        stand = plaats(stappen, z.profiel, z.vandaag)
        if (stap := _zonder_gevolg(stappen, stand)) is not None:
            reden = _Aanleiding(
                None,
                Spoor.STRUCTUREEL,
                organisatie,
                stap.grond or "anders",
                _afloop(stap),
                sinds=stap.afgerond_op or stap.uiterlijk,
            )
            achter = Achtergrond(tafel_van(z.profiel, code))
            voorgesteld.append(_voorstel(z.profiel, zet, reden, code or None, achter, stand))
    return tuple(filter(None, voorgesteld))


def toon(z: Zitting, *, tafel: str | None = None, casus: int | None = None) -> tuple[Voorstel, ...]:
    """The proposals, looked at by somebody; looking is logged. Raises CasusNotFound, GateNotMet."""
    if casus is not None:
        open_casus(z.register, casus)
    gevonden = voorstellen(z, tafel=tafel, casus=casus)
    z.register.log(z.wie, z.vandaag, "escaleer voorstel", f"{len(gevonden)} regels")
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
        laatste = _zonder_gevolg(stappen, plaats(stappen, profiel, vandaag))
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
                laatste.afgerond_op or laatste.uiterlijk,
            ),
        )


def _zonder_gevolg(stappen: Sequence[Escalatie], stand: Plaats) -> Escalatie | None:
    """The last step, when it did not help or its term passed; None when the matter has ended."""
    return None if stand.loopt or stappen[-1].resultaat in UIT else stand.laatste


def _afloop(stap: Escalatie) -> str:
    hoe = (
        "is niet opgelost"
        if stap.resultaat == "niet_opgelost"
        else f"is verlopen op {stap.uiterlijk:%d-%m-%Y}"
    )
    return f"E{stap.nummer} (stap {stap.stap}) {hoe}"


def _afspraken(
    z: Zitting,
    zaken: Mapping[tuple[int, Spoor, str | None], list[Escalatie]],
    tafel: str | None,
    casus: int | None,
) -> Iterator[tuple[int, _Aanleiding]]:
    """Afspraken that the organisation did not keep, that are late, or that keep being moved."""
    respijt = z.profiel.proces.termijnen.respijt_werkdagen
    geleden = _dag_terug(z.profiel, z.vandaag, respijt)
    grens = laatste_werkdag(z.profiel, geleden)  # a later day that is none moves on, see below
    keren = z.profiel.proces.termijnen.doorgeschoven_keren
    rijen = escalaties.afspraken_die_stokken(
        z.register,
        tafel=tafel,
        casus=casus,
        uiterlijk_tot=grens,
        keren=keren,
    )
    for rij in sorted(rijen, key=lambda rij: rij.status == "open"):
        einde = _afgelopen(zaken.get((rij.casus, Spoor.UITVOERING, rij.organisatie), []))
        nummer = f"{rij.casus}/{rij.nummer}"
        if rij.status != "open":
            sinds = rij.afgedaan_op
            if einde is not None and sinds is not None and sinds <= einde:
                continue
            reden = f"{nummer} is niet nagekomen"
        elif rij.uiterlijk is not None and rij.uiterlijk <= grens:
            dagen = dagen_te_laat(z.profiel, rij.uiterlijk, z.vandaag)
            if einde is not None and einde > geleden:
                continue
            laatst = eerste_werkdag(z.profiel, rij.uiterlijk)
            sinds = na_werkdagen(z.profiel, max(laatst, einde or laatst), respijt)
            if einde is None and rij.keren_doorgeschoven >= keren:
                sinds = None  # it called for a step before it was late: since it was moved
            reden = f"{nummer} is {dagen} {'dag' if dagen == 1 else 'dagen'} te laat"
        elif einde is None:
            sinds = None
            reden = f"{nummer} is {rij.keren_doorgeschoven} keer doorgeschoven"
        else:
            continue
        yield (
            rij.casus,
            _Aanleiding(
                rij.casus,
                Spoor.UITVOERING,
                rij.organisatie,
                "afspraak_niet_nagekomen",
                reden,
                rij.nummer,
                sinds,
            ),
        )


def _plannen(
    z: Zitting,
    zaken: Mapping[tuple[int, Spoor, str | None], list[Escalatie]],
    tafel: str | None,
    casus: int | None,
) -> Iterator[tuple[int, _Aanleiding]]:
    """Casussen that stand too long where the plan is drawn up."""
    termijn = z.profiel.proces.stappen[PLANSTAP].werkdagen
    if termijn is None:
        return
    respijt = z.profiel.proces.termijnen.respijt_werkdagen
    grens = _dag_terug(z.profiel, z.vandaag, termijn + respijt)
    rijen = escalaties.casussen_in_stap(
        z.register, tafel=tafel, casus=casus, stap=PLANSTAP, sinds_tot=grens
    )
    zonder = [rij.id for rij in rijen if rij.casemanager_organisatie is None]
    betrokken: dict[int, list[str]] = {}
    for rij in overleggen.betrokken_organisaties(z.register, zonder, z.vandaag.isoformat()):
        betrokken.setdefault(rij["casus"], []).append(rij["organisatie"])
    bezig = {nummer for nummer, spoor, _ in zaken if spoor is Spoor.OPSTELLEN}
    for casusrij in rijen:
        nummer = casusrij.id
        if nummer in bezig and not _hervat(zaken, nummer, grens):
            continue
        sinds = casusrij.stap_sinds
        assert sinds is not None
        begin, dagen = sinds, termijn + respijt
        if casusrij.termijn_vanaf is not None and casusrij.termijn_rest is not None:
            begin, dagen = casusrij.termijn_vanaf, casusrij.termijn_rest + respijt
            if werkdagen_tussen(z.profiel, begin, z.vandaag) <= dagen:
                continue  # suspended, or running on for the days that were left
        organisaties = [casusrij.casemanager_organisatie or "", *betrokken.get(nummer, [])]
        gevonden = [code for code in organisaties if code in z.profiel.partners]
        staat = werkdagen_tussen(z.profiel, sinds, z.vandaag)
        yield (
            nummer,
            _Aanleiding(
                nummer,
                Spoor.OPSTELLEN,
                gevonden[0] if len(gevonden) == 1 else None,
                "geen_plan",
                f"al {staat} werkdagen in stap {PLANSTAP}; de termijn is {termijn}",
                sinds=na_werkdagen(z.profiel, begin, dagen),
            ),
        )


def _hervat(
    zaken: Mapping[tuple[int, Spoor, str | None], list[Escalatie]], casus: int, grens: date
) -> bool:
    """Whether every matter about the plan has ended, longer ago than the term."""
    laatste = [
        stappen[-1]
        for (nummer, spoor, _), stappen in zaken.items()
        if nummer == casus and spoor is Spoor.OPSTELLEN
    ]
    return all(
        stap.resultaat in UIT and stap.afgerond_op is not None and stap.afgerond_op <= grens
        for stap in laatste
    )


def _voorstel(
    profiel: Profiel,
    zet: Zetter,
    reden: _Aanleiding,
    tafel: str | None,
    achter: Achtergrond,
    stand: Plaats,
) -> Voorstel | None:
    """None when there is no step to take now; the last of the ladder is put again."""
    if stand.loopt:
        return None
    opnieuw = stand.volgende is None
    stap = stand.volgende or profiel.proces.ladder.stappen
    partner = profiel.partners.get(reden.organisatie or "") or Partner(
        reden.organisatie or "", reden.organisatie or _SAMEN, (), ()
    )
    gezet = zet(achter, partner, reden.spoor, stap)
    if gezet.kan_niet:
        return None
    onbekend = "opdrachtgever" in gezet.vragen
    return Voorstel(
        casus=reden.casus,
        tafel=tafel,
        spoor=reden.spoor,
        stap=stap,
        organisatie=reden.organisatie,
        grond=reden.grond,
        reden=f"{reden.reden}; stap {stap} opnieuw voorleggen" if opnieuw else reden.reden,
        wie=gezet.wie,
        overgedragen_door=gezet.overgedragen_door,
        richting=gezet.richting,
        via="nog onbekend: de opdrachtgever is niet vastgelegd" if onbekend else gezet.via,
        uiterlijk=gezet.uiterlijk,
        bindend=gezet.bindend,
        afspraak=reden.afspraak,
        opdracht=_opdracht(reden, tafel, stap if opnieuw else None),
        sinds=reden.sinds,
    )


def _opdracht(reden: _Aanleiding, tafel: str | None, opnieuw: int | None) -> str:
    """The command that takes the step, or puts `opnieuw` again."""
    stap = "" if opnieuw is None else f" --stap {opnieuw}"
    wat = f"--spoor {reden.spoor}{f' --tegen {reden.organisatie}' if reden.organisatie else ''}"
    if reden.casus is None:
        waar = f" --tafel {tafel}" if tafel else ""
        return f"tafel escaleer {wat}{waar}{stap}"
    welke = "" if reden.afspraak is None else f" --afspraak {reden.casus}/{reden.afspraak}"
    return f"tafel escaleer {reden.casus} {wat}{welke}{stap}"


def _afgelopen(stappen: list[Escalatie]) -> date | None:
    """When the matter last ended, well or withdrawn; None when it never did."""
    dagen = [stap.afgerond_op for stap in stappen if stap.resultaat in UIT]
    return dagen[-1] if dagen else None


def _dag_terug(profiel: Profiel, vandaag: date, werkdagen: int) -> date:
    """The last day since which more than so many working days have passed."""
    dag = vandaag - timedelta(days=werkdagen)
    while werkdagen_tussen(profiel, dag, vandaag) <= werkdagen:
        dag -= timedelta(days=1)
    return dag
