"""What must hold before a step up the line is taken: gates and wrong use (domain §9)."""

from tafel.errors import GateNotMet, WrongUse
from tafel.register.rijen.plan import Afspraakrij
from tafel.rules.escalatie import Zet
from tafel.rules.profiel.profiel import Partner, Profiel
from tafel.services.escalatie.stand import GEDAAN, Plaats
from tafel.services.escalatie.verzoek import Verzoek
from tafel.services.partner.partners import zoek_partner


def toets_afspraak(profiel: Profiel, afspraak: Afspraakrij, partner: Partner) -> None:
    """It is the afspraak of this organisation, and was not kept."""
    naam, van = f"{afspraak.casus}/{afspraak.nummer}", afspraak.organisatie
    if van not in (None, partner.code):
        raise WrongUse(f"afspraak {naam} is van {profiel.label(van)}, niet van {partner.naam}")
    if afspraak.status in GEDAAN:
        raise GateNotMet(
            f"afspraak {naam} is {afspraak.status}",
            [("heropen haar eerst", f"tafel afspraak heropen {naam}")],
        )


def stap_van(
    profiel: Profiel, stand: Plaats, verzoek: Verzoek, partner: Partner, casus: int | None
) -> int:
    """The step to take. Raises GateNotMet when it may not be taken now."""
    laatste, stappen = stand.laatste, profiel.proces.ladder.stappen
    if stand.loopt and laatste is not None:
        raise GateNotMet(
            f"E{laatste.nummer} (stap {laatste.stap}) loopt nog tot en met "
            f"{laatste.uiterlijk:%d-%m-%Y}; zeg eerst wat ervan kwam",
            [("afronden", f"tafel escaleer afronden E{laatste.nummer}")],
        )
    if verzoek.stap is not None and verzoek.stap > stappen:
        raise WrongUse(f"--stap: de ladder heeft {stappen} stappen")
    waar = "" if casus is None else f" {casus}"
    zelfde = f"tafel escaleer{waar} --spoor {verzoek.spoor} --tegen {partner.code}"
    if stand.volgende is None:
        if verzoek.stap is not None:
            return verzoek.stap
        raise GateNotMet(
            f"stap {stappen} is al gezet en is de laatste van de ladder",
            [("opnieuw voorleggen", f"{zelfde} --stap {stappen}")],
        )
    stap = verzoek.stap or stand.volgende
    if stap != stand.volgende and not verzoek.motivering:
        anders = "een stap overslaan" if stap > stand.volgende else "een stap terug"
        raise GateNotMet(
            f"stap {stand.volgende} is aan de beurt; {anders} vraagt een motivering",
            [
                (f"stap {stand.volgende} zetten", zelfde),
                (f"toch stap {stap}", f"{zelfde} --stap {stap} --motivering …"),
            ],
        )
    return stap


def toets_zet(gezet: Zet, partner: Partner) -> None:
    """Raises GateNotMet when the ladder does not lead there, or the opdrachtgever is not known."""
    if gezet.kan_niet:
        raise GateNotMet(
            f"escaleren naar {partner.naam} kan niet: {gezet.waarom[0]} ({gezet.bron})"
        )
    if "opdrachtgever" in gezet.vragen:
        opdracht = f"tafel partner wijzig {partner.code} --opdrachtgever …"
        raise GateNotMet(
            f"via wie dit loopt hangt af van de opdrachtgever van {partner.naam}; "
            "die is niet bekend",
            [("leg vast: stadsdeel, stadsregio, stad of geen", opdracht)],
        )


def namens(profiel: Profiel, verzoek: Verzoek, tegen: Partner) -> Partner | None:
    """The organisation that asks for it, when that is said. Raises WrongUse, NotFound."""
    if verzoek.namens is None:
        return None
    gezocht = zoek_partner(profiel, verzoek.namens)
    if gezocht.code == tegen.code:
        raise WrongUse(
            f"{tegen.naam} escaleert niet tegen zichzelf; laat --namens weg: hoort de "
            "gezinsmanager bij haar, dan handelt de coördinator"
        )
    return gezocht
