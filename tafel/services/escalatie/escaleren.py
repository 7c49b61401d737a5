"""Escalating: taking the next step up the line, and noting how it ended (domain §9)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.basis import Leesbaar
from tafel.domain.escalatie import Escalatie, Escalatiestap, Spoor
from tafel.domain.plan import Afspraakstatus
from tafel.errors import GateNotMet, NotFound, WrongUse
from tafel.kolommen import SCHEIDING
from tafel.register import afspraak as afspraken
from tafel.register import escalatie as escalaties
from tafel.register import melding as meldingqueries
from tafel.register.rijen.plan import Afspraakrij
from tafel.register.store import Register
from tafel.rules.escalatie import Zet, zegt_niet_van_wie
from tafel.rules.profiel.profiel import Partner, Profiel
from tafel.rules.termijnen import eerste_werkdag, te_laat_voor
from tafel.services.basis.betrokkene import hoofdpersonen, initialen
from tafel.services.basis.tijdlijn import noteer, open_casus
from tafel.services.escalatie.lijst import EscalatieNotFound
from tafel.services.escalatie.namens import aan_te_vullen, onbekend, opdracht, vul_aan
from tafel.services.escalatie.poorten import namens, stap_van, toets_afspraak, toets_zet
from tafel.services.escalatie.stand import (
    GEDAAN,
    GOED,
    Achtergrond,
    Plaats,
    achtergrond,
    hefboom_tekst,
    opdracht_voor,
    plaats,
    tafel_van,
    termijn_tekst,
    uit_rij,
    zet_voor,
)
from tafel.services.escalatie.verzoek import Verzoek
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting

VERLOPEN = "verlopen"
"""The result of a step whose term passed before the next one was taken."""


def escaleer(
    z: Zitting,
    verzoek: Verzoek,
    *,
    casus: int | None,
    tafel: str | None = None,
    proef: bool = False,
) -> Escalatiestap:
    """Take the next step, or the one asked for; `tafel` counts only without a casus. Of a step that
    runs it can still be said on whose behalf, where that was not known.

    Raises GateNotMet when a step still runs, is skipped without a motivation, when the ladder has
    come to its end or does not lead to this organisation, when its opdrachtgever is not known, or
    when the afspraak was kept; WrongUse when that is somebody else's, or when an organisation
    would escalate against itself.
    """
    with z.register.schrijf_of_proef(proef):
        klaar = _bereid_voor(z, verzoek, casus, tafel)
        partner, achter, gezet = klaar.partner, klaar.achter, klaar.gezet
        loopt, stap = klaar.loopt, gezet.stap
        verlopen = None
        if loopt is not None:
            namens_ = _namens_code(achter, partner)
            nieuw = vul_aan(z, loopt, gezet, namens_)
        else:
            verlopen = _sluit_verlopen(z, klaar.stand)
            rij = _rij(klaar, z.vandaag)
            nieuw = z.register.voeg_toe(
                "escalatie", rij | {"casus": casus, "tafel": klaar.code, "door": z.wie}
            )
        escalatie = _bewaard(z.register, nieuw)
        if loopt is None:
            _noteer(
                z,
                escalatie,
                "escalatie",
                f"escalatie E{nieuw}: {verzoek.spoor}, stap {stap}, {partner.naam}",
            )
        if not proef:
            z.register.log(z.wie, z.vandaag, "escaleer", f"E{nieuw}")
    if proef:
        z.register.log(
            z.wie, z.vandaag, "escaleer proef", partner.code if casus is None else str(casus)
        )
    regie = f"de {achter.tafel.regie}"
    meteen = verzoek.spoor is Spoor.UITVOERING and stap == 1 and gezet.wie != regie
    return Escalatiestap(
        escalatie=escalatie,
        proef=proef,
        naam=partner.naam,
        betrokkene=None if casus is None else initialen(hoofdpersonen(z.register, [casus])[casus]),
        waarom=gezet.waarom,
        hefboom=hefboom_tekst(partner),
        sancties=partner.sancties or None,
        termijn=termijn_tekst(z.profiel, escalatie),
        zelden=stap == z.profiel.proces.ladder.stappen,
        meteen_melden=regie if meteen else None,
        verlopen=verlopen,
        van_wie=opdracht(escalatie) if onbekend(z.profiel, escalatie) else None,
        aangevuld=loopt is not None,
    )


class _Voorbereid(Struct, frozen=True):
    """A step worked out, before anything is kept."""

    profiel: Profiel
    """With what the register knows of its partners."""
    verzoek: Verzoek
    partner: Partner
    achter: Achtergrond
    code: str | None
    """The table."""
    meldingen: Sequence[Leesbaar]
    afspraak: Afspraakrij | None
    stand: Plaats
    loopt: Escalatie | None
    """The step that runs, when only on whose behalf is said of it."""
    gezet: Zet


def _bereid_voor(z: Zitting, verzoek: Verzoek, casus: int | None, tafel: str | None) -> _Voorbereid:
    """What `escaleer` would keep. Raises as it does."""
    rij = None if casus is None else open_casus(z.register, casus)
    afspraak = _afspraak(z.register, casus, verzoek.afspraak)
    partner = zoek_partner(z.profiel, _tegen(verzoek, afspraak))
    if afspraak is not None:
        toets_afspraak(z.profiel, afspraak, partner)
    meldingen: Sequence[Leesbaar] = ()
    if rij is None:
        code = tafel or _eigen_tafel(z.profiel, partner.code)
        achter = Achtergrond(tafel_van(z.profiel, code))
    else:
        code = rij.tafel
        meldingen = meldingqueries.meldingen_van_casus(z.register, rij.id)
        achter = achtergrond(z.profiel, rij, meldingen)
    achter = replace(achter, overlast=verzoek.overlast or achter.overlast)
    eerder = escalaties.eerder(
        z.register, casus=casus, tafel=code, spoor=verzoek.spoor, organisatie=partner.code
    )
    stand = plaats(map(uit_rij, eerder), z.profiel, z.vandaag)
    loopt = aan_te_vullen(z.profiel, stand, verzoek)
    stap = loopt.stap if loopt else stap_van(z.profiel, stand, verzoek, partner, casus)
    verzoek, afspraak = _als_eerder(z.register, verzoek, afspraak, stand)
    achter = replace(achter, eigen=namens(z.profiel, verzoek, partner) or achter.eigen)
    gezet = zet_voor(z.profiel, achter, partner, verzoek.spoor, stap, z.vandaag)
    toets_zet(gezet, partner)
    return _Voorbereid(
        z.profiel, verzoek, partner, achter, code, meldingen, afspraak, stand, loopt, gezet
    )


def van_wie_onbekend(
    z: Zitting, verzoek: Verzoek, *, casus: int | None, tafel: str | None = None
) -> bool:
    """Whether this step is taken by a manager of whom it is not known whose. Raises as `escaleer`
    does.
    """
    with z.register.momentopname():
        klaar = _bereid_voor(z, verzoek, casus, tafel)
    niemand = _namens_code(klaar.achter, klaar.partner) is None
    return niemand and zegt_niet_van_wie(klaar.profiel, klaar.gezet.wie)


def _rij(klaar: _Voorbereid, vandaag: date) -> dict[str, Any]:
    """The columns of a new escalation that follow from the step and the request."""
    profiel, verzoek, partner, achter = klaar.profiel, klaar.verzoek, klaar.partner, klaar.achter
    afspraak, gezet = klaar.afspraak, klaar.gezet
    return {
        "spoor": verzoek.spoor.value,
        "stap": gezet.stap,
        "organisatie": partner.code,
        "afspraak": None if afspraak is None else afspraak.id,
        "grond": verzoek.grond or _grond(profiel, verzoek, afspraak, vandaag),
        "toelichting": verzoek.toelichting,
        "motivering": verzoek.motivering,
        "opmerking": _opmerking(profiel, achter, partner, gezet, vandaag),
        "wie": gezet.wie,
        "overgedragen_door": gezet.overgedragen_door,
        "namens": _namens_code(achter, partner),
        "richting": gezet.richting,
        "via": gezet.via,
        "regels": SCHEIDING.join(gezet.regels),
        "bron": gezet.bron,
        "gestart_op": vandaag.isoformat(),
        "uiterlijk": eerste_werkdag(profiel, verzoek.uiterlijk or gezet.uiterlijk).isoformat(),
        "bindend": "ja" if gezet.bindend else "nee",
        "status": "open",
    }


def rond_af(
    z: Zitting, nummer: int, *, resultaat: str, tekst: str | None
) -> tuple[Escalatie, str | None]:
    """Note how a step ended; also the command for the next one when it did not help, or that puts
    the last one again.

    Raises NotFound; GateNotMet when it has ended already, or when this step cannot bind.
    """
    with z.register.schrijf():
        oud = _bewaard(z.register, nummer)
        if oud.status != "open":
            raise GateNotMet(f"E{nummer} is al afgerond ({_woorden(oud.resultaat)})")
        if resultaat == "besluit" and not oud.bindend:
            raise GateNotMet(
                f"E{nummer} is stap {oud.stap}; een besluit dat allen bindt kan daar niet",
                [
                    (
                        "als het is opgelost",
                        f"tafel escaleer afronden E{nummer} --resultaat opgelost",
                    )
                ],
            )
        _rond_af(z, oud, resultaat, tekst)
        z.register.log(z.wie, z.vandaag, "escaleer afronden", f"E{nummer}")
        klaar = _bewaard(z.register, nummer)
    if resultaat != "niet_opgelost":
        return klaar, None
    return klaar, opdracht_voor(klaar, opnieuw=klaar.stap >= z.profiel.proces.ladder.stappen)


def _tegen(verzoek: Verzoek, afspraak: Afspraakrij | None) -> str:
    tegen = verzoek.tegen or (afspraak.organisatie if afspraak is not None else None)
    if tegen is None:
        raise WrongUse("tegen welke organisatie? Geef --tegen, of --afspraak")
    return str(tegen)


def _namens_code(achter: Achtergrond, tegen: Partner) -> str | None:
    """Of the organisation on whose behalf; where it is `tegen` itself the coördinator acts."""
    eigen = achter.eigen
    return None if eigen is None or eigen.code == tegen.code else eigen.code


def _eigen_tafel(profiel: Profiel, partner: str) -> str | None:
    """The one table where it is a partner; None = the coordinators together."""
    waar = [t.code for t in profiel.tafels.values() if partner in (*t.kern, *t.schil)]
    return waar[0] if len(waar) == 1 else None


def _afspraak(register: Register, casus: int | None, nummer: int | None) -> Afspraakrij | None:
    if casus is None or nummer is None:
        return None
    rij = afspraken.op_nummer(register, casus, nummer)
    if rij is None:
        raise NotFound(f"afspraak {casus}/{nummer} bestaat niet; zie: tafel casus toon {casus}")
    return rij


def _als_eerder(
    register: Register, verzoek: Verzoek, afspraak: Afspraakrij | None, stand: Plaats
) -> tuple[Verzoek, Afspraakrij | None]:
    """The request, with the afspraak and the ground of the step before it where none is given,
    and for whom that was taken.

    Not after a step that ended well, nor once that afspraak is done: that is another matter.
    """
    eerder = stand.laatste
    if eerder is None or eerder.resultaat in GOED:
        return verzoek, afspraak
    verzoek = replace(verzoek, namens=verzoek.namens or eerder.namens)
    van_eerder = _afspraak(register, eerder.casus, eerder.afspraak)
    if van_eerder is not None and van_eerder.status in GEDAAN:
        return verzoek, afspraak
    if afspraak is None:
        afspraak = van_eerder
    elif van_eerder is not None and van_eerder.id != afspraak.id:
        return verzoek, afspraak
    return replace(verzoek, grond=verzoek.grond or eerder.grond), afspraak


def _grond(
    profiel: Profiel, verzoek: Verzoek, afspraak: Afspraakrij | None, vandaag: date
) -> str | None:
    """The ground that follows when none is given; an afspraak is one when it is late or moved."""
    if afspraak is not None:
        grens = te_laat_voor(profiel, vandaag)
        te_laat = afspraak.uiterlijk is not None and afspraak.uiterlijk < grens
        gemist = afspraak.status == Afspraakstatus.NIET_NAGEKOMEN
        gemist = gemist or te_laat or afspraak.keren_doorgeschoven > 0
        return "afspraak_niet_nagekomen" if gemist else None
    return "geen_plan" if verzoek.spoor is Spoor.OPSTELLEN else None


def _opmerking(
    profiel: Profiel, achter: Achtergrond, partner: Partner, gezet: Zet, vandaag: date
) -> str | None:
    """What was assumed, and what of this ladder is an own choice."""
    zinnen = [gezet.aanname]
    if achter.overlast is None:
        met_overlast = replace(achter, overlast="ja")
        anders = zet_voor(profiel, met_overlast, partner, gezet.spoor, gezet.stap, vandaag)
        if anders.richting != gezet.richting:
            zinnen.append("overlast is niet bekend; gerekend is met nee (eigen instelling)")
    if gezet.spoor is Spoor.STRUCTUREEL:
        zinnen.append("een structureel probleem volgt dezelfde ladder (eigen instelling)")
    elif profiel.proces.categorie is not None and not achter.tafel.gezin:
        zinnen.append("deze tafel volgt de ladder van het gezinsoverleg (eigen instelling)")
    return "; ".join(filter(None, zinnen)) or None


def _sluit_verlopen(z: Zitting, stand: Plaats) -> int | None:
    """Close the step before this one, whose term passed; its number."""
    laatste = stand.laatste
    if laatste is None or laatste.status != "open":
        return None
    _rond_af(z, laatste, VERLOPEN, None)
    return laatste.nummer


def _rond_af(z: Zitting, escalatie: Escalatie, resultaat: str, tekst: str | None) -> None:
    z.register.werk_bij(
        "escalatie",
        escalatie.nummer,
        {
            "status": "afgerond",
            "resultaat": resultaat,
            "resultaat_tekst": tekst,
            "afgerond_op": z.vandaag.isoformat(),
        },
    )
    _noteer(
        z,
        escalatie,
        "escalatie_afgerond",
        f"escalatie E{escalatie.nummer} (stap {escalatie.stap}): {_woorden(resultaat)}",
        resultaat=resultaat,
    )


def _noteer(
    z: Zitting, escalatie: Escalatie, soort: str, tekst: str, *, resultaat: str | None = None
) -> None:
    """An event of the casus, if it has one."""
    if escalatie.casus is None:
        return
    gegevens = {
        "escalatie": escalatie.nummer,
        "spoor": escalatie.spoor.value,
        "stap": escalatie.stap,
        "organisatie": escalatie.organisatie,
        "afspraak": escalatie.afspraak,
        "uiterlijk": escalatie.uiterlijk,
        "resultaat": resultaat,
    }
    noteer(z, escalatie.casus, soort, tekst, gegevens=gegevens)


def _bewaard(register: Register, nummer: int) -> Escalatie:
    rij = escalaties.escalatie(register, nummer)
    if rij is None:
        raise EscalatieNotFound(nummer)
    return uit_rij(rij)


def _woorden(code: str | None) -> str:
    return (code or "").replace("_", " ")
