"""Suspending the term of a step with a reason, and letting it run on (domain §4)."""

from datetime import date

from msgspec import Struct

from tafel.datums import datum_dm
from tafel.domain.basis import Leesbaar
from tafel.domain.casus import TERMIJN_LOOPT
from tafel.errors import InputRefused, WrongUse
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.termijnen import na_dagen
from tafel.rules.werkproces import rest_van, stap_uiterlijk
from tafel.services.basis.tijdlijn import licht_toe, noteer, open_casus


class Opschorting(Struct, frozen=True):
    """What suspending or resuming did, or would do, to the term of a step."""

    stap: int
    tot: date | None
    """Until when it is suspended; None = it runs."""
    uiterlijk: date | None
    """The day on which the term ends now; None = this step has none."""


def termijn_van(profiel: Profiel, casus: Leesbaar) -> date | None:
    """Until when this casus may stand in its step, a suspension taken into account."""
    if casus["stap_sinds"] is None:
        return None
    vanaf = casus["termijn_vanaf"]
    return stap_uiterlijk(
        profiel,
        casus["stap"],
        date.fromisoformat(casus["stap_sinds"]),
        date.fromisoformat(vanaf) if vanaf else None,
        casus["termijn_rest"],
    )


def schort_op(
    register: Register,
    profiel: Profiel,
    nummer: int,
    *,
    reden: str,
    tot: date | None,
    proef: bool,
    wie: str,
    vandaag: date,
) -> Opschorting:
    """Suspend the term of the step, until `tot` or as long as the profile follows somebody.

    A casus that is suspended already gets the new day and reason, and keeps the days it had left.
    Raises WrongUse for a day that is not later, or further than the profile allows; GateNotMet for
    a closed casus.
    """
    termijnen = profiel.proces.termijnen
    uiterst = na_dagen(profiel, vandaag, 7 * termijnen.opschorten_weken)
    tot = tot or min(uiterst, na_dagen(profiel, vandaag, 7 * termijnen.volgen_weken))
    if not vandaag < tot <= uiterst:
        raise WrongUse(
            f"--tot: kies een dag na vandaag en hoogstens {termijnen.opschorten_weken} weken "
            f"verder, dus t/m {datum_dm(uiterst)}-{uiterst.year}; daarna kan het opnieuw"
        )
    with register.proef() if proef else register.schrijf():
        casus = dict(open_casus(register, nummer))
        rest = casus["termijn_rest"]
        if not (casus["opgeschort_tot"] and vandaag.isoformat() < casus["opgeschort_tot"]):
            rest = rest_van(profiel, termijn_van(profiel, casus), vandaag)
        casus |= {
            "opgeschort_op": vandaag.isoformat(),
            "opgeschort_tot": tot.isoformat(),
            "opschortreden": reden,
            "termijn_vanaf": tot.isoformat(),
            "termijn_rest": rest,
        }
        register.werk_bij("casus", nummer, {kolom: casus[kolom] for kolom in TERMIJN_LOOPT})
        stap = casus["stap"]
        noteer(
            register,
            nummer,
            "opgeschort",
            f"termijn van stap {stap} opgeschort tot {datum_dm(tot)}-{tot.year}",
            wie=wie,
            dag=vandaag,
            gegevens={"stap": stap, "tot": tot.isoformat(), "rest": rest},
        )
        licht_toe(register, nummer, f"stap {stap} opgeschort", reden, wie=wie, dag=vandaag)
        register.log(wie, vandaag, "casus opschorten", str(nummer))
    if proef:
        register.log(wie, vandaag, "casus opschorten --proef", str(nummer))
    return Opschorting(stap, tot, termijn_van(profiel, casus))


def hervat(
    register: Register,
    profiel: Profiel,
    nummer: int,
    *,
    reden: str | None,
    proef: bool,
    wie: str,
    vandaag: date,
) -> Opschorting:
    """Let a suspended term run again, from today or from the day on which the suspension ended.

    Raises InputRefused when it runs already, GateNotMet when the casus is closed.
    """
    with register.proef() if proef else register.schrijf():
        casus = dict(open_casus(register, nummer))
        stap = casus["stap"]
        if casus["opgeschort_tot"] is None:
            raise InputRefused(f"de termijn van casus {nummer} is niet opgeschort; zij loopt")
        vanaf = min(casus["termijn_vanaf"], vandaag.isoformat())
        casus |= {**TERMIJN_LOOPT, "termijn_vanaf": vanaf, "termijn_rest": casus["termijn_rest"]}
        register.werk_bij("casus", nummer, {kolom: casus[kolom] for kolom in TERMIJN_LOOPT})
        uiterlijk = termijn_van(profiel, casus)
        tot_en_met = f", uiterlijk {datum_dm(uiterlijk)}-{uiterlijk.year}" if uiterlijk else ""
        noteer(
            register,
            nummer,
            "hervat",
            f"termijn van stap {stap} loopt weer{tot_en_met}",
            wie=wie,
            dag=vandaag,
            gegevens={"stap": stap, "vanaf": vanaf},
        )
        licht_toe(register, nummer, f"stap {stap} hervat", reden, wie=wie, dag=vandaag)
        register.log(wie, vandaag, "casus hervatten", str(nummer))
    if proef:
        register.log(wie, vandaag, "casus hervatten --proef", str(nummer))
    return Opschorting(stap, None, uiterlijk)
