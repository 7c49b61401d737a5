"""Opening a closed casus again: by hand, or because a melding of it states a crisis."""

import json

from tafel.datums import datum_kort
from tafel.domain.casus import EERSTE_STAP, TERMIJN_LOOPT
from tafel.register import agenda as agendaqueries
from tafel.register import casus as casusqueries
from tafel.register.rijen.casus import Casusrij
from tafel.services.afspraak.afspraken import breng_terug
from tafel.services.basis.tijdlijn import licht_toe, noteer
from tafel.services.zitting import Zitting

GESLOTEN = "gesloten"
"""Answer of the coordinators that a melding with new facts waits for: its casus is closed."""


def zet_open(z: Zitting, casus: Casusrij) -> None:
    """Open it in the step in which casussen open, inside the caller's write transaction.

    Its evaluation becomes a notitie: the next closing asks for a new one. The afspraken that lapsed
    with the closing are open again. What its meldingen say is the caller's to bring in.
    """
    nummer: int = casus.id
    z.register.werk_bij(
        "casus",
        nummer,
        {
            "status": "open",
            "stap": EERSTE_STAP,
            "stap_sinds": z.vandaag.isoformat(),
            **dict.fromkeys(("gesloten_op", "sluitreden", "evaluatie", "nazorg_op")),
            **dict.fromkeys(("opgeschaald_naar", "opgeschaald_op", "besproken_op", "terug_op")),
            **TERMIJN_LOOPT,
        },
    )
    for melding in agendaqueries.meldingen_bij_gesloten(z.register, nummer):
        z.register.werk_bij("melding", melding, {"bevestiging": None})
    noteer(
        z,
        nummer,
        "heropend",
        "casus heropend",
        gegevens={"gesloten_op": casus.gesloten_op, "sluitreden": casus.sluitreden},
    )
    eerder = casusqueries.laatste_gebeurtenis(z.register, nummer, "gesloten")
    verviel = json.loads(eerder.gegevens or "{}").get("afspraken", ()) if eerder else ()
    breng_terug(z, nummer, verviel)
    gesloten = casus.gesloten_op
    assert gesloten is not None
    waarbij = f"evaluatie bij het sluiten op {datum_kort(gesloten)}"
    licht_toe(z, nummer, waarbij, casus.evaluatie)
