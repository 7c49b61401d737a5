"""Consultaties: advice asked without making a melding; counted, no personal data (Visie §4.2)."""

from datetime import date

from tafel.register import partner as queries
from tafel.register.store import nu
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting


def tel_mee(
    z: Zitting, *, tafel: str, organisatie: str | None, leefgebied: str | None, dag: date
) -> None:
    """Count one consultatie on `dag`; `organisatie` is a partner as typed.

    Raises NotFound or WrongUse when that names no partner, or more than one.
    """
    with z.register.schrijf():
        partner = zoek_partner(z.profiel, organisatie) if organisatie else None
        z.register.voeg_toe(
            "consultatie",
            {
                "tijd": nu(),
                "dag": dag.isoformat(),
                "wie": z.wie,
                "tafel": tafel,
                "organisatie": partner.code if partner else None,
                "leefgebied": leefgebied,
            },
        )
        z.register.log(z.wie, z.vandaag, "consultatie add", tafel)


def lijst(
    z: Zitting, *, van: date | None, tot: date | None
) -> tuple[tuple[str, str | None, str | None, int], ...]:
    """How many per table, organisation and leefgebied: codes, None = not stated."""
    rijen = queries.consultaties(
        z.register,
        van=van.isoformat() if van else None,
        tot=tot.isoformat() if tot else None,
    )
    z.register.log(z.wie, z.vandaag, "consultatie lijst", f"{len(rijen)} regels")
    return tuple(
        (rij["tafel"], rij["organisatie"], rij["leefgebied"], rij["aantal"]) for rij in rijen
    )
