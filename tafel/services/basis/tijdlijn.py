"""What happens to a casus, kept for good, and finding whom it happens to."""

import json
from collections.abc import Mapping

from tafel.errors import CasusNotFound, GateNotMet, NotFound
from tafel.register import casus as casusqueries
from tafel.register import nummers
from tafel.register.rijen.casus import Casusrij
from tafel.register.store import Register, nu
from tafel.services.zitting import Zitting


def casus_van(register: Register, nummer: int) -> Casusrij:
    """The casus as it stands. Raises CasusNotFound."""
    casus = casusqueries.casus(register, nummer)
    if casus is None:
        raise CasusNotFound(nummer)
    return casus


def open_casus(register: Register, nummer: int) -> Casusrij:
    """The casus, which must be open. Raises CasusNotFound, GateNotMet with the cure."""
    casus = casus_van(register, nummer)
    if casus.status != "open":
        raise GateNotMet(
            f"casus {nummer} is gesloten; heropen haar met: tafel casus heropen {nummer}"
        )
    return casus


def persoon_van(register: Register, casus: Casusrij, volgnummer: int) -> int:
    """Row number of person `147.2`. Raises NotFound."""
    nummer = casus.id
    weg = nummers.eerder(register, "persoon", nummer, volgnummer)
    for lid in casusqueries.leden_van_casus(register, casus):
        if lid["nummer"] == volgnummer and weg in (None, lid["id"]):
            return int(lid["id"])
    if weg is not None:
        nu_ = casusqueries.plek_van(register, weg)
        raise NotFound(
            f"{nummer}.{volgnummer} hoort bij een andere casus; werk verder met "
            f"{nu_ or 'de melding'}"
        )
    raise NotFound(
        f"casus {nummer} heeft geen persoon {nummer}.{volgnummer}; zie: tafel casus toon {nummer}"
    )


def noteer(
    z: Zitting, casus: int, soort: str, tekst: str, *, gegevens: Mapping[str, object] | None = None
) -> None:
    """Add an event to a casus, inside the caller's write transaction.

    `soort` is one code word; `tekst` a short Dutch phrase without names; `gegevens` holds codes
    and dates for reports.
    """
    z.register.voeg_toe(
        "gebeurtenis",
        {
            "casus": casus,
            "tijd": nu(),
            "dag": z.vandaag.isoformat(),
            "wie": z.wie,
            "soort": soort,
            "tekst": tekst,
            "gegevens": None if gegevens is None else json.dumps(gegevens, default=str),
        },
    )


def licht_toe(z: Zitting, casus: int, waarbij: str, tekst: str | None) -> None:
    """Keep the words that go with an event: a notitie, shared with nobody."""
    if tekst:
        z.register.voeg_toe(
            "notitie",
            {
                "casus": casus,
                "tijd": nu(),
                "dag": z.vandaag.isoformat(),
                "wie": z.wie,
                "bron": None,
                "tekst": f"{waarbij}: {tekst}",
                "delen_met": None,
            },
        )
