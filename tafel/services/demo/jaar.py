"""A year at the tables with made-up people: seeded, so the same every time.

Every week meldingen come in and are allocated, every table meets and does what its agenda asks,
and partners keep their afspraken or do not. One casus is not helped until the third step of the
ladder. It is what `tafel demo` shows, and what reports are tried on.
"""

from collections.abc import Callable
from datetime import timedelta

from msgspec import Struct

from tafel.gegevens import gegevens
from tafel.rules.termijnen import is_feestdag
from tafel.services.aanbod.laden import laad
from tafel.services.demo import meldingen as demomeldingen
from tafel.services.demo import werk as demowerk
from tafel.services.demo.meldingen import Demoleveringen
from tafel.services.demo.spel import Spel
from tafel.services.demo.tafel import vergader
from tafel.services.toedeling.toedelen import deel_toe
from tafel.services.zitting import Zitting

WEKEN = 52
WEKEN_PER_LEVERING = 17
"""Between two deliveries of the sociale kaart."""
VRIJDAG = timedelta(days=4)


class Jaar(Struct, frozen=True):
    """What a year came to."""

    meldingen: int
    overleggen: int
    ster: int | None
    """The casus whose escalation went up to the last step."""


def speel_jaar(z: Zitting, *, voortgang: Callable[[int], None] | None = None) -> Jaar:
    """Play the weeks before today; `voortgang` is called with the weeks done since."""
    tot = z.vandaag
    spel, leveringen = Spel(z), Demoleveringen.lees(tot)
    for week in range(WEKEN):
        spel.weken = week
        spel.dag = tot - timedelta(weeks=WEKEN - week)
        if week == 0:
            demowerk.leg_contacten_vast(spel)
        if week % WEKEN_PER_LEVERING == 0:
            _laad_sociale_kaart(spel)
        _speel_week(spel, leveringen)
        if voortgang is not None:
            voortgang(1)
    return Jaar(spel.meldingen, spel.overleggen, spel.ster)


def _laad_sociale_kaart(spel: Spel) -> None:
    kaart = gegevens() / "voorbeeld" / "aanbod.csv"
    laad(spel.z, kaart, kaart.name)


def _speel_week(spel: Spel, leveringen: Demoleveringen) -> None:
    maandag = spel.dag
    geleverd = set(leveringen.dagen(maandag))
    if spel.kans.random() < 0.1:
        demowerk.convenant(spel)
    for _ in range(demomeldingen.aantal(spel, geleverd=bool(geleverd))):
        demomeldingen.meld(spel)
    if spel.kans.random() < 0.4:
        demowerk.consultatie(spel)
    if spel.kleur.random() < 0.3:
        demowerk.ervaring(spel)
    tafels = (*spel.profiel.tafels.values(), spel.profiel.coordinatoren)
    for weekdag in range(VRIJDAG.days + 1):
        spel.dag = maandag + timedelta(days=weekdag)
        if spel.dag in geleverd:
            demomeldingen.lever(spel, leveringen)
        if weekdag == 0 or spel.dag in geleverd:
            deel_toe(spel.z, nummers=None)
            demomeldingen.bel_over_crises(spel)
        if not is_feestdag(spel.profiel, spel.dag):
            for tafel in tafels:
                if tafel.overleg.weekdag == weekdag:
                    vergader(spel, tafel)
    demomeldingen.kijk_weer(spel)
    demowerk.werk_af(spel)
    demowerk.breng_verder(spel)
