"""Keeping a partner out of a casus, for confidentiality: not invited, and no copy of it."""

from tafel.errors import GateNotMet, InputRefused
from tafel.register import zonder as queries
from tafel.register.store import nu
from tafel.rules.profiel.profiel import Partner
from tafel.services.basis.tijdlijn import casus_van, noteer
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting


def houd_buiten(z: Zitting, nummer: int, partner: str, *, reden: str | None) -> Partner:
    """A partner is kept out of a casus, open or closed, from now on.

    Raises CasusNotFound; NotFound or WrongUse for the partner; InputRefused when it is out already;
    GateNotMet while it has the regie.
    """
    with z.register.schrijf():
        casus = casus_van(z.register, nummer)
        gevonden = zoek_partner(z.profiel, partner)
        if any(rij.partner == gevonden.code for rij in queries.zonder(z.register, [nummer])):
            raise InputRefused(f"{gevonden.naam} is al buiten casus {nummer} gehouden")
        if casus.casemanager_organisatie == gevonden.code:
            raise GateNotMet(
                f"{gevonden.naam} heeft de regie van casus {nummer}; geef die eerst aan een ander: "
                f"tafel casus overdragen {nummer}"
            )
        z.register.voeg_toe(
            "casuszonder",
            {
                "casus": nummer,
                "partner": gevonden.code,
                "reden": reden,
                "tijd": nu(),
                "dag": z.vandaag,
                "wie": z.wie,
            },
        )
        _noteer(z, nummer, gevonden, "zonder", "buiten deze casus gehouden")
    return gevonden


def laat_toe(z: Zitting, nummer: int, partner: str) -> Partner:
    """A partner is no longer kept out. Raises as `houd_buiten`; InputRefused when it was not."""
    with z.register.schrijf():
        casus_van(z.register, nummer)
        gevonden = zoek_partner(z.profiel, partner)
        if not any(rij.partner == gevonden.code for rij in queries.zonder(z.register, [nummer])):
            raise InputRefused(f"{gevonden.naam} is niet buiten casus {nummer} gehouden")
        queries.laat_toe(z.register, nummer, gevonden.code)
        _noteer(z, nummer, gevonden, "weer_bij", "weer toegelaten tot deze casus")
    return gevonden


def _noteer(z: Zitting, nummer: int, partner: Partner, soort: str, wat: str) -> None:
    noteer(z, nummer, soort, f"{partner.naam} {wat}", gegevens={"organisatie": partner.code})
    z.register.log(z.wie, z.vandaag, "casus zonder", f"{nummer} {partner.code}")
