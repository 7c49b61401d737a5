"""The letter that goes with a step up the line: what the addressee must know, and no more (§9)."""

from typing import Any

from msgspec.structs import replace

from tafel.domain.escalatie import Escalatie, Escalatiebrief, Spoor
from tafel.domain.plan import Afspraak, Afspraakstatus
from tafel.register import casus as casusqueries
from tafel.register import escalatie as escalaties
from tafel.register.rijen.casus import Casusrij
from tafel.register.store import Register
from tafel.rules.categorie import procesregie_van
from tafel.services.afspraak import afspraken
from tafel.services.afspraak.correctie import verhuld_afspraak
from tafel.services.basis.betrokkene import hoofdpersonen, initialen, volledige_naam
from tafel.services.basis.verhulling import Verhuller, verhuller
from tafel.services.escalatie.lijst import EscalatieNotFound
from tafel.services.escalatie.namens import onbekend, opdracht
from tafel.services.escalatie.stand import hefboom_tekst, tafel_van, termijn_tekst, uit_rij
from tafel.services.partner.adresboek import Adresboek
from tafel.services.zitting import Zitting


def brief(z: Zitting, nummer: int, *, namen: bool) -> Escalatiebrief:
    """The facts of one letter; looking is logged. Raises NotFound."""
    rij = escalaties.escalatie(z.register, nummer)
    if rij is None:
        raise EscalatieNotFound(nummer)
    escalatie = uit_rij(rij)
    partner = z.profiel.partners.get(escalatie.organisatie)
    tafel = tafel_van(z.profiel, escalatie.tafel)
    casus = None if escalatie.casus is None else casusqueries.casus(z.register, escalatie.casus)
    late = _afspraken(z, escalatie)
    eerder = _eerder(z.register, escalatie)
    if not namen:
        verhuld = verhuller(z.register, [] if escalatie.casus is None else [escalatie.casus])
        escalatie = _verhuld(escalatie, verhuld)
        late = tuple(verhuld_afspraak(afspraak, verhuld) for afspraak in late)
        eerder = tuple(_verhuld(stap, verhuld) for stap in eerder)
    z.register.log(z.wie, z.vandaag, "escaleer brief", f"E{nummer}")
    return Escalatiebrief(
        escalatie=escalatie,
        tafel=tafel.naam,
        regie=procesregie_van(z.profiel, None if casus is None else casus.categorie) or tafel.regie,
        organisatie=z.profiel.label(escalatie.organisatie),
        **_van_en_aan(z, escalatie, casus),
        betrokkene=None if escalatie.casus is None else _wie(z.register, escalatie.casus, namen),
        categorie=None if casus is None else casus.categorie,
        zaaknummer=None if casus is None else casus.zaaknummer,
        afspraken=late,
        eerder=eerder,
        hefboom=None if partner is None else hefboom_tekst(partner),
        sancties=None if partner is None else partner.sancties or None,
        termijn=termijn_tekst(z.profiel, escalatie),
        stappen=z.profiel.proces.ladder.stappen,
        gemaakt_op=z.vandaag,
    )


def _van_en_aan(z: Zitting, escalatie: Escalatie, casus: Casusrij | None) -> dict[str, Any]:
    """Sender, on whose behalf, addressee, and who stands between, each with how to reach them."""
    adresboek = Adresboek(z, casus)
    eigen = None if casus is None else casus.casemanager_organisatie
    namens = escalatie.namens or (None if eigen == escalatie.organisatie else eigen)
    van_wie = None
    if namens is None and onbekend(z.profiel, escalatie):
        loopt = escalatie.status == "open" and escalatie.uiterlijk >= z.vandaag
        van_wie = opdracht(escalatie) if loopt else ""
    return {
        "afzender": adresboek.afzender(escalatie, namens),
        "namens": None if namens is None else z.profiel.label(namens),
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
    persoon = hoofdpersonen(register, [casus])[casus]
    return (namen and volledige_naam(persoon)) or initialen(persoon)


def _afspraken(z: Zitting, escalatie: Escalatie) -> tuple[Afspraak, ...]:
    """The afspraak that it is about; else all that this organisation left undone."""
    if escalatie.casus is None:
        return ()
    van_organisatie = [
        afspraak
        for afspraak in afspraken.van_casus(z, escalatie.casus)
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
