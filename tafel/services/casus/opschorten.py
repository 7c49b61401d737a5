"""Suspending the term of a step with a reason, and letting it run on (domain §4)."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tafel.datums import datum_dm
from tafel.domain.casus import TERMIJN_LOOPT
from tafel.errors import InputRefused, WrongUse
from tafel.register.rijen.casus import Casusrij
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.termijnen import na_dagen
from tafel.rules.werkproces import rest_van, stap_uiterlijk
from tafel.services.basis.tijdlijn import licht_toe, noteer, open_casus
from tafel.services.zitting import Zitting


class Opschorting(Struct, frozen=True):
    """What suspending or resuming did, or would do, to the term of a step."""

    stap: int
    tot: date | None
    """Until when it is suspended; None = it runs."""
    uiterlijk: date | None
    """The day on which the term ends now; None = this step has none."""


def termijn_van(profiel: Profiel, casus: Casusrij) -> date | None:
    """Until when this casus may stand in its step, a suspension taken into account."""
    if casus.stap_sinds is None:
        return None
    return stap_uiterlijk(
        profiel,
        casus.stap,
        casus.stap_sinds,
        casus.termijn_vanaf,
        casus.termijn_rest,
    )


def schort_op(z: Zitting, nummer: int, *, reden: str, tot: date | None, proef: bool) -> Opschorting:
    """Suspend the term of the step, until `tot` or as long as the profile follows somebody.

    A casus that is suspended already gets the new day and reason, and keeps the days it had left.
    Raises WrongUse for a day that is not later, or further than the profile allows; GateNotMet for
    a closed casus.
    """
    termijnen = z.profiel.proces.termijnen
    uiterst = na_dagen(z.profiel, z.vandaag, 7 * termijnen.opschorten_weken)
    tot = tot or min(uiterst, na_dagen(z.profiel, z.vandaag, 7 * termijnen.volgen_weken))
    if not z.vandaag < tot <= uiterst:
        raise WrongUse(
            f"--tot: kies een dag na vandaag en hoogstens {termijnen.opschorten_weken} weken "
            f"verder, dus t/m {datum_dm(uiterst)}-{uiterst.year}; daarna kan het opnieuw"
        )
    with z.register.schrijf_of_proef(proef):
        casus = open_casus(z.register, nummer)
        rest = casus.termijn_rest
        if not (casus.opgeschort_tot and z.vandaag < casus.opgeschort_tot):
            rest = rest_van(z.profiel, termijn_van(z.profiel, casus), z.vandaag)
        anders = {
            "opgeschort_op": z.vandaag,
            "opgeschort_tot": tot,
            "opschortreden": reden,
            "termijn_vanaf": tot,
            "termijn_rest": rest,
        }
        z.register.werk_bij("casus", nummer, anders)
        casus = replace(casus, **anders)
        stap = casus.stap
        noteer(
            z,
            nummer,
            "opgeschort",
            f"termijn van stap {stap} opgeschort tot {datum_dm(tot)}-{tot.year}",
            gegevens={"stap": stap, "tot": tot, "rest": rest},
        )
        licht_toe(z, nummer, f"stap {stap} opgeschort", reden)
        z.register.log(z.wie, z.vandaag, "casus opschorten", str(nummer))
    if proef:
        z.register.log(z.wie, z.vandaag, "casus opschorten --proef", str(nummer))
    return Opschorting(stap, tot, termijn_van(z.profiel, casus))


def hervat(z: Zitting, nummer: int, *, reden: str | None, proef: bool) -> Opschorting:
    """Let a suspended term run again, from today or from the day on which the suspension ended.

    Raises InputRefused when it runs already, GateNotMet when the casus is closed.
    """
    with z.register.schrijf_of_proef(proef):
        casus = open_casus(z.register, nummer)
        stap = casus.stap
        if casus.opgeschort_tot is None:
            raise InputRefused(f"de termijn van casus {nummer} is niet opgeschort; zij loopt")
        vanaf = min(casus.termijn_vanaf or z.vandaag, z.vandaag)
        anders = {**TERMIJN_LOOPT, "termijn_vanaf": vanaf, "termijn_rest": casus.termijn_rest}
        z.register.werk_bij("casus", nummer, anders)
        casus = replace(casus, **anders)
        uiterlijk = termijn_van(z.profiel, casus)
        tot_en_met = f", uiterlijk {datum_dm(uiterlijk)}-{uiterlijk.year}" if uiterlijk else ""
        noteer(
            z,
            nummer,
            "hervat",
            f"termijn van stap {stap} loopt weer{tot_en_met}",
            gegevens={"stap": stap, "vanaf": vanaf},
        )
        licht_toe(z, nummer, f"stap {stap} hervat", reden)
        z.register.log(z.wie, z.vandaag, "casus hervatten", str(nummer))
    if proef:
        z.register.log(z.wie, z.vandaag, "casus hervatten --proef", str(nummer))
    return Opschorting(stap, None, uiterlijk)
