"""The letter that goes with a step up the line: what the addressee must know, and no more (§9)."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from tafel.domain.basis import Leesbaar
from tafel.domain.escalatie import Escalatie, Escalatiebrief, Spoor
from tafel.domain.plan import Afspraak, Afspraakstatus
from tafel.register import escalatie as escalaties
from tafel.register import queries
from tafel.register.store import Register
from tafel.rules.categorie import procesregie_van
from tafel.rules.profiel.profiel import Profiel
from tafel.services.afspraak import afspraken
from tafel.services.afspraak.correctie import verhuld_afspraak
from tafel.services.basis.betrokkene import initialen, volledige_naam
from tafel.services.basis.verhulling import Verhuller, verhuller
from tafel.services.escalatie.escaleren import EscalatieNotFound
from tafel.services.escalatie.namens import onbekend, opdracht
from tafel.services.escalatie.stand import hefboom_tekst, tafel_van, termijn_tekst, uit_rij
from tafel.services.partner.adresboek import Adresboek
from tafel.services.partner.partners import bijgewerkt


def brief(
    register: Register, profiel: Profiel, nummer: int, *, namen: bool, wie: str, vandaag: date
) -> Escalatiebrief:
    """The facts of one letter; looking is logged. Raises NotFound."""
    rij = escalaties.escalatie(register, nummer)
    if rij is None:
        raise EscalatieNotFound(nummer)
    profiel = bijgewerkt(register, profiel)
    escalatie = uit_rij(rij)
    partner = profiel.partners.get(escalatie.organisatie)
    tafel = tafel_van(profiel, escalatie.tafel)
    casus = None if escalatie.casus is None else queries.casus(register, escalatie.casus)
    late = _afspraken(register, profiel, escalatie, vandaag)
    eerder = _eerder(register, escalatie)
    if not namen:
        verhuld = verhuller(register, [] if escalatie.casus is None else [escalatie.casus])
        escalatie = _verhuld(escalatie, verhuld)
        late = tuple(verhuld_afspraak(afspraak, verhuld) for afspraak in late)
        eerder = tuple(_verhuld(stap, verhuld) for stap in eerder)
    register.log(wie, vandaag, "escaleer brief", f"E{nummer}")
    return Escalatiebrief(
        escalatie=escalatie,
        tafel=tafel.naam,
        regie=procesregie_van(profiel, None if casus is None else casus["categorie"])
        or tafel.regie,
        organisatie=profiel.label(escalatie.organisatie),
        **_van_en_aan(register, profiel, escalatie, casus, vandaag),
        betrokkene=None if escalatie.casus is None else _wie(register, escalatie.casus, namen),
        categorie=None if casus is None else casus["categorie"],
        zaaknummer=None if casus is None else casus["zaaknummer"],
        afspraken=late,
        eerder=eerder,
        hefboom=None if partner is None else hefboom_tekst(partner),
        sancties=None if partner is None else partner.sancties or None,
        termijn=termijn_tekst(profiel, escalatie),
        stappen=profiel.proces.ladder.stappen,
        gemaakt_op=vandaag,
    )


def _van_en_aan(
    register: Register,
    profiel: Profiel,
    escalatie: Escalatie,
    casus: Leesbaar | None,
    vandaag: date,
) -> dict[str, Any]:
    """Sender, on whose behalf, addressee, and who stands between, each with how to reach them."""
    adresboek = Adresboek(register, profiel, casus, vandaag)
    eigen = None if casus is None else casus["casemanager_organisatie"]
    namens = escalatie.namens or (None if eigen == escalatie.organisatie else eigen)
    van_wie = None
    if namens is None and onbekend(profiel, escalatie):
        loopt = escalatie.status == "open" and escalatie.uiterlijk >= vandaag
        van_wie = opdracht(escalatie) if loopt else ""
    return {
        "afzender": adresboek.afzender(escalatie, namens),
        "namens": None if namens is None else profiel.label(namens),
        "van_wie": van_wie,
        "geadresseerde": adresboek.geadresseerde(escalatie),
        "tussen": None if escalatie.via is None else adresboek.rol(escalatie.via),
    }


def _verhuld(escalatie: Escalatie, verhuld: Verhuller) -> Escalatie:
    """With initials for the names in what was written about it."""

    def tekst(tekst_: str | None) -> str | None:
        return tekst_ and verhuld.tekst(escalatie.casus, tekst_)

    return replace(
        escalatie,
        toelichting=tekst(escalatie.toelichting),
        motivering=tekst(escalatie.motivering),
        resultaat_tekst=tekst(escalatie.resultaat_tekst),
    )


def _wie(register: Register, casus: int, namen: bool) -> str:
    """Of the person concerned; without birth year, children or address."""
    persoon = queries.meldingen_van_casus(register, casus)[-1]
    return (namen and volledige_naam(persoon)) or initialen(persoon)


def _afspraken(
    register: Register, profiel: Profiel, escalatie: Escalatie, vandaag: date
) -> tuple[Afspraak, ...]:
    """The afspraak that it is about; else all that this organisation left undone."""
    if escalatie.casus is None:
        return ()
    van_organisatie = [
        afspraak
        for afspraak in afspraken.van_casus(register, profiel, escalatie.casus, vandaag)
        if afspraak.organisatie == escalatie.organisatie
    ]
    if escalatie.afspraak is not None:
        return tuple(a for a in van_organisatie if a.nummer == escalatie.afspraak)
    if escalatie.spoor is not Spoor.UITVOERING:
        return ()
    return tuple(
        a for a in van_organisatie if a.te_laat or a.status is Afspraakstatus.NIET_NAGEKOMEN
    )


def _eerder(register: Register, escalatie: Escalatie) -> tuple[Escalatie, ...]:
    """The steps before this one in the same matter, oldest first."""
    rijen = escalaties.eerder(
        register,
        casus=escalatie.casus,
        tafel=escalatie.tafel,
        spoor=escalatie.spoor,
        organisatie=escalatie.organisatie,
    )
    return tuple(stap for stap in map(uit_rij, rijen) if stap.nummer < escalatie.nummer)
