"""Notities: a phone call or remark about a casus, with its source and whom it may be shared with.

Shared with nobody unless it says so; kept for good (domain §8).
"""

from collections.abc import Iterable

from msgspec.structs import replace

from tafel.domain.casus import Notitie
from tafel.kolommen import SCHEIDING
from tafel.register import notitie as queries
from tafel.register.rijen.casus import Notitierij
from tafel.register.store import Register, nu
from tafel.services.basis.tijdlijn import casus_van
from tafel.services.basis.verhulling import Verhuller
from tafel.services.partner.partners import partner_of_tekst, zoek_partner
from tafel.services.zitting import Zitting


def voeg_toe(
    z: Zitting, casus: int, *, tekst: str, bron: str | None, delen_met: Iterable[str]
) -> bool:
    """Keep a notitie, of an open casus or a closed one; returns whether the source is a partner.

    `bron` is a partner, or anybody else in words; `delen_met` are partners. Raises CasusNotFound;
    NotFound or WrongUse for a partner that is not known.
    """
    with z.register.schrijf():
        casus_van(z.register, casus)
        partners = z.profiel
        code = partner_of_tekst(partners, bron) if bron else None
        delen = sorted({zoek_partner(partners, naam).code for naam in delen_met})
        z.register.voeg_toe(
            "notitie",
            {
                "casus": casus,
                "tijd": nu(),
                "dag": z.vandaag,
                "wie": z.wie,
                "bron": code,
                "tekst": tekst,
                "delen_met": SCHEIDING.join(delen) or None,
            },
        )
        z.register.log(z.wie, z.vandaag, "notitie", str(casus))
    return code is None or code in partners.partners


def van_casus(register: Register, casus: int) -> tuple[Notitie, ...]:
    """The notities of a casus, oldest first."""
    return tuple(map(_uit_rij, queries.van_casus(register, casus)))


def gedeeld_met(
    register: Register, partner: str, casussen: Iterable[int], verhuld: Verhuller
) -> dict[int, tuple[Notitie, ...]]:
    """Per casus what this partner (a code) may see, newest first, with initials for names in it.

    The source is as it was written. It does not hear with whom else it is shared.
    """
    per_casus: dict[int, list[Notitie]] = {}
    for rij in queries.gedeeld_met(register, partner, casussen):
        notitie, casus = _uit_rij(rij), rij.casus
        per_casus.setdefault(casus, []).append(
            replace(
                notitie,
                tekst=verhuld.tekst(casus, notitie.tekst),
                delen_met=(partner,),
            )
        )
    return {casus: tuple(deel) for casus, deel in per_casus.items()}


def _uit_rij(rij: Notitierij) -> Notitie:
    return Notitie(
        dag=rij.dag,
        wie=rij.wie,
        bron=rij.bron,
        tekst=rij.tekst,
        delen_met=tuple(rij.delen_met.split(SCHEIDING)) if rij.delen_met else (),
    )
