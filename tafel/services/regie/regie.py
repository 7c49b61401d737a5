"""Who runs a casus, at which step and how high it stands: set in a transaction (domain §4)."""

from tafel.domain.casus import TERMIJN_LOOPT
from tafel.register.rijen.casus import Casusrij
from tafel.rules.profiel.profiel import Profiel
from tafel.services.basis import crisis
from tafel.services.basis.tijdlijn import licht_toe, noteer
from tafel.services.toedeling.casusvorming import manager
from tafel.services.zitting import Zitting

AFRONDEN = 9
"""From this step on (op- of afschalen, afsluiten) a casus leaves the line: no gates to get there,
and all of them to get back.
"""


def verzet(z: Zitting, casus: Casusrij, naar: int) -> None:
    """Put a casus in a step without asking for gates, inside the caller's write transaction."""
    van: int = casus.stap
    if van == naar:
        return
    z.register.werk_bij(
        "casus", casus.id, {"stap": naar, "stap_sinds": z.vandaag.isoformat(), **TERMIJN_LOOPT}
    )
    noteer(
        z,
        casus.id,
        "stap",
        f"stap {van} -> {naar} {z.profiel.proces.stappen[naar].naam}",
        gegevens={"van": van, "naar": naar},
    )


def breng_omhoog(z: Zitting, casus: Casusrij, *, naar: str, reden: str) -> str:
    """As `schaal_op`, inside the caller's write transaction."""
    nummer: int = casus.id
    code = bekende_partner(z.profiel, naar)
    z.register.werk_bij(
        "casus",
        nummer,
        {
            "opgeschaald_naar": code or naar,
            "opgeschaald_op": z.vandaag.isoformat(),
            **crisis.ging_omhoog(z.profiel, casus, code or naar, z.vandaag),
        },
    )
    label = z.profiel.label(code) if code else naar
    noteer(
        z,
        nummer,
        "opgeschaald",
        f"opgeschaald naar {label}" if code else "opgeschaald",
        gegevens={"naar": code},
    )
    verzet(z, casus, AFRONDEN)
    licht_toe(z, nummer, f"opgeschaald naar {label}", reden)
    return label


def bekende_partner(profiel: Profiel, tekst: str) -> str | None:
    """Code of the partner, network or table of exactly this name, else None."""
    gezocht = tekst.strip().casefold()
    namen = {naam.casefold(): p.code for p in profiel.partners.values() for naam in p.namen}
    for code in (*profiel.netwerken, *profiel.tafels):
        namen |= {code.casefold(): code, profiel.label(code).casefold(): code}
    return namen.get(gezocht)


def zet_casemanager(
    z: Zitting,
    casus: Casusrij,
    *,
    naam: str,
    organisatie: str,
    contact: str | None,
    reden: str | None = None,
) -> tuple[str, ...]:
    """Name the gezinsmanager or casemanager, inside the caller's write transaction.

    `reden`: why somebody of another organisation than the category names.

    Returns the columns that changed. Another person takes over no contact. The event holds
    organisations only: a name stands on the casus itself and nowhere else.
    """
    oud = casus.casemanager_organisatie
    if contact is None and naam == casus.casemanager:
        contact = casus.casemanager_contact
    nieuw = {
        "casemanager": naam,
        "casemanager_organisatie": organisatie,
        "casemanager_contact": contact,
        "casemanager_reden": reden or (casus.casemanager_reden if organisatie == oud else None),
    }
    anders = tuple(kolom for kolom, waarde in nieuw.items() if waarde != getattr(casus, kolom))
    if not anders:
        return ()
    z.register.werk_bij("casus", casus.id, nieuw)
    van = f"{z.profiel.label(oud)} -> " if oud is not None else ""
    noteer(
        z,
        casus.id,
        "casemanager",
        f"{manager(z.profiel, casus)}: {van}{z.profiel.label(organisatie)}",
        gegevens={"oud": oud, "nieuw": organisatie},
    )
    return anders
