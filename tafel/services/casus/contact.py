"""What is told to the family and the partners of a casus, and what the family says to the help."""

from datetime import date

from tafel.domain.casus import Plek
from tafel.domain.partner import Betrokkenheid
from tafel.errors import NotFound
from tafel.register import partner as queries
from tafel.register.store import nu
from tafel.rules.profiel.profiel import Partner
from tafel.services.basis.benoemen import Aangewezen, wijs_aan
from tafel.services.basis.terugkoppeling import leg_vast
from tafel.services.basis.tijdlijn import casus_van, noteer, open_casus
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting


def koppel_terug(z: Zitting, nummer: int, *, aan: str, tekst: str | None) -> None:
    """Keep that the family or the partners (`gezin`, `partner`) were told. Raises CasusNotFound."""
    with z.register.schrijf():
        casus_van(z.register, nummer)
        leg_vast(z, aan=aan, casus=nummer, melding=None, tekst=tekst)
        z.register.log(z.wie, z.vandaag, "casus terugkoppelen", str(nummer))


def stem_in(z: Zitting, nummer: int, plek: Plek, stand: str) -> Aangewezen:
    """Keep whether person `147.2` or child `147.k2` agrees with the help; the latest counts.

    Raises CasusNotFound, NotFound for a person who is not there, GateNotMet for a closed casus.
    """
    with z.register.schrijf():
        gedaan = wijs_aan(z, open_casus(z.register, nummer), plek)
        volgnummer = gedaan.nummer
        z.register.voeg_toe(
            "instemming",
            {
                "casus": nummer,
                "persoon": gedaan.persoon,
                "stand": stand,
                "tijd": nu(),
                "dag": z.vandaag.isoformat(),
                "wie": z.wie,
            },
        )
        noteer(
            z,
            nummer,
            "instemming",
            f"instemming {nummer}.{volgnummer}: {stand.replace('_', ' ')}",
            gegevens={"persoon": f"{nummer}.{volgnummer}", "stand": stand},
        )
        z.register.log(z.wie, z.vandaag, "casus instemming", f"{nummer}.{volgnummer}")
    return gedaan


def betrek(
    z: Zitting,
    casus: int,
    plek: Plek,
    organisatie: str,
    *,
    sinds: date | None = None,
    tot: date | None = None,
    contact: str | None = None,
    zorgcoordinatie: str | None = None,
) -> tuple[Partner, Aangewezen]:
    """Note that an organisation is involved with somebody of an open casus; `tot` ends.

    What is not given stays as it was. Raises CasusNotFound, GateNotMet, NotFound.
    """
    with z.register.schrijf():
        partner = zoek_partner(z.profiel, organisatie)
        rij = open_casus(z.register, casus)
        gedaan = wijs_aan(z, rij, plek)
        persoon, volgnummer = gedaan.persoon, gedaan.nummer
        gegeven = {
            "sinds": sinds,
            "tot": tot,
            "contact": contact,
            "zorgcoordinatie": zorgcoordinatie,
        }
        niet = "niet meer " if tot is not None and tot <= z.vandaag else ""
        oud = queries.betrokkenheid(z.register, persoon, partner.code, z.vandaag)
        if oud is not None:
            nieuw = {kolom: waarde for kolom, waarde in gegeven.items() if waarde is not None}
            if nieuw:
                z.register.werk_bij("betrokkenheid", oud.id, nieuw)
        elif tot is not None and sinds is None:
            raise NotFound(
                f"{partner.naam} is niet bij {casus}.{volgnummer} betrokken; "
                f"zie: tafel casus toon {casus}"
            )
        else:
            z.register.voeg_toe(
                "betrokkenheid",
                {"persoon": persoon, "organisatie": partner.code, **gegeven},
            )
        noteer(
            z,
            casus,
            "betrokkenheid",
            f"{partner.naam} is {niet}betrokken bij {casus}.{volgnummer}",
            gegevens={
                "persoon": f"{casus}.{volgnummer}",
                "organisatie": partner.code,
                "sinds": gegeven["sinds"],
                "tot": gegeven["tot"],
                "zorgcoordinatie": zorgcoordinatie,
            },
        )
        z.register.log(z.wie, z.vandaag, "casus betrek", f"{casus}.{volgnummer}")
    return partner, gedaan


def betrokken(z: Zitting, casus: int) -> tuple[Betrokkenheid, ...]:
    """Who is involved in the household of a casus today: that, not what (domain §10)."""
    rijen = queries.betrokken(z.register, casus, z.vandaag)
    return tuple(
        Betrokkenheid(
            persoon=f"{casus}.{rij.plaats}",
            organisatie=rij.organisatie,
            sinds=rij.sinds,
            contact=rij.contact,
            zorgcoordinatie=rij.zorgcoordinatie == "ja",
        )
        for rij in rijen
    )
