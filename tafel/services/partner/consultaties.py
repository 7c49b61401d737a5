"""Consultaties: advice asked without making a melding; counted, no personal data (Visie §4.2)."""

from datetime import date

from tafel.register import consultatie as queries
from tafel.register.store import Register, nu
from tafel.rules.profiel.profiel import Profiel
from tafel.services.partner.partners import bijgewerkt, zoek_partner


def tel_mee(
    register: Register,
    profiel: Profiel,
    *,
    tafel: str,
    organisatie: str | None,
    leefgebied: str | None,
    dag: date,
    wie: str,
    vandaag: date,
) -> None:
    """Count one consultatie on `dag`; `organisatie` is a partner as typed.

    Raises NotFound or WrongUse when that names no partner, or more than one.
    """
    with register.schrijf():
        partner = zoek_partner(bijgewerkt(register, profiel), organisatie) if organisatie else None
        register.voeg_toe(
            "consultatie",
            {
                "tijd": nu(),
                "dag": dag.isoformat(),
                "wie": wie,
                "tafel": tafel,
                "organisatie": partner.code if partner else None,
                "leefgebied": leefgebied,
            },
        )
        register.log(wie, vandaag, "consultatie add", tafel)


def lijst(
    register: Register, *, wie: str, vandaag: date, van: date | None, tot: date | None
) -> tuple[tuple[str, str | None, str | None, int], ...]:
    """How many per table, organisation and leefgebied: codes, None = not stated."""
    rijen = queries.aantallen(
        register,
        van=van.isoformat() if van else None,
        tot=tot.isoformat() if tot else None,
    )
    register.log(wie, vandaag, "consultatie lijst", f"{len(rijen)} regels")
    return tuple(
        (rij["tafel"], rij["organisatie"], rij["leefgebied"], rij["aantal"]) for rij in rijen
    )
