"""Which products of the sociale kaart fit the open goals of a plan, and why (domain §7, §11)."""

from collections.abc import Sequence

from tafel.domain.aanbod import Doelaanbod
from tafel.domain.plan import Doel
from tafel.errors import NotFound
from tafel.register.melding import meldingen_van_casus
from tafel.register.store import Register
from tafel.rules.aanbod import zoek, zoekvraag
from tafel.services.aanbod.kaart import heel_gebied, producten
from tafel.services.plan.plan import open_doelen
from tafel.services.zitting import Zitting


def voor_casus(
    z: Zitting, casus: int, doel: int | None = None, *, gebied: str | None = None
) -> tuple[Doelaanbod, ...]:
    """Per open goal, or for the one with this number, the products that fit, best first.

    For whom it may be: the hoofdpersoon and every resident child of the casus; `gebied` None: the
    neighbourhood of the newest melding that names one. Looking is logged.

    Raises CasusNotFound, NotFound without a plan or that goal.
    """
    doelen = _doelen(z.register, casus, doel)
    meldingen = meldingen_van_casus(z.register, casus)
    alle = producten(z.register)
    z.register.log(z.wie, z.vandaag, "plan aanbod", str(casus))
    return tuple(
        Doelaanbod(
            casus,
            een.nummer,
            een.leefgebied,
            zoek(
                alle,
                zoekvraag(een.leefgebied, meldingen, z.vandaag, gebied=gebied),
                heel_gebied(z.profiel),
            ),
        )
        for een in doelen
    )


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
