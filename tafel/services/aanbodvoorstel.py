"""Which products of the sociale kaart fit the open goals of a plan, and why (domain §7, §11)."""

from collections.abc import Sequence
from datetime import date

from tafel.domain.aanbod import Doelaanbod
from tafel.domain.basis import Leeftijd, Leesbaar
from tafel.domain.plan import Doel
from tafel.errors import NotFound
from tafel.register.queries import meldingen_van_casus
from tafel.register.store import Register
from tafel.rules.aanbod import Zoekvraag, zoek
from tafel.rules.profiel import Profiel
from tafel.services.aanbod import heel_gebied, producten
from tafel.services.plannen import open_doelen
from tafel.waarden import kinderen_leeftijden, leeftijd_bij

_DAGEN_PER_JAAR = 365.25


def voor_casus(
    register: Register,
    profiel: Profiel,
    casus: int,
    doel: int | None = None,
    *,
    gebied: str | None = None,
    wie: str,
    vandaag: date,
) -> tuple[Doelaanbod, ...]:
    """Per open goal, or for the one with this number, the products that fit, best first.

    For whom it may be: the hoofdpersoon and every resident child of the casus; `gebied` None: the
    neighbourhood of the newest melding that names one. Looking is logged.

    Raises CasusNotFound, NotFound without a plan or that goal.
    """
    doelen = _doelen(register, casus, doel)
    meldingen = meldingen_van_casus(register, casus)
    alle = producten(register)
    register.log(wie, vandaag, "plan aanbod", str(casus))
    return tuple(
        Doelaanbod(
            casus,
            een.nummer,
            een.leefgebied,
            zoek(
                alle,
                zoekvraag(een.leefgebied, meldingen, vandaag, gebied=gebied),
                heel_gebied(profiel),
            ),
        )
        for een in doelen
    )


def zoekvraag(
    leefgebied: str, meldingen: Sequence[Leesbaar], dag: date, *, gebied: str | None = None
) -> Zoekvraag:
    """What a product has to fit for the household of these meldingen (oldest first)."""
    buurten = [melding["buurt"] for melding in meldingen if melding["buurt"]]
    waar = gebied if gebied is not None else buurten[-1] if buurten else None
    return Zoekvraag(leefgebied, _leeftijden(meldingen, dag), waar)


def _doelen(register: Register, casus: int, doel: int | None) -> Sequence[Doel]:
    doelen = open_doelen(register, casus)
    if doel is None:
        return doelen
    gekozen = [een for een in doelen if een.nummer == doel]
    if not gekozen:
        raise NotFound(
            f"doel {casus}d{doel} staat niet (meer) in het plan; zie: tafel plan toon {casus}"
        )
    return gekozen


def _leeftijden(meldingen: Sequence[Leesbaar], vandaag: date) -> tuple[Leeftijd, ...]:
    """Of everybody in the household that a melding names, each once; None = somebody of unknown
    age.
    """
    gevonden: dict[Leeftijd, None] = {}
    for melding in meldingen:
        gevonden[leeftijd_op_dag(melding, vandaag)] = None
        gevonden |= dict.fromkeys(kinderen_leeftijden(melding["inwonende_kinderen"], vandaag) or ())
    return tuple(gevonden)


def leeftijd_op_dag(rij: Leesbaar, dag: date) -> Leeftijd:
    """The age on a day of whom a melding is about: `geboortedatum`, else `leeftijd` as it was
    stated on `ontvangen_op`. A pair where two are possible; None when it is not known.
    """
    ontvangen = date.fromisoformat(rij["ontvangen_op"])
    if rij["geboortedatum"]:
        return leeftijd_bij(rij["geboortedatum"], max(dag, ontvangen))
    if rij["leeftijd"] is None:
        return None
    gesteld = int(rij["leeftijd"])
    if dag <= ontvangen:
        return gesteld
    jaren = int((dag - ontvangen).days / _DAGEN_PER_JAAR)
    return gesteld + jaren, gesteld + jaren + 1
