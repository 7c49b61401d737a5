"""What is told to the family and the partners of a casus, and what the family says to the help."""

from datetime import date

from tafel.domain.partner import Betrokkenheid
from tafel.errors import NotFound
from tafel.register import partner as queries
from tafel.register.store import Register, nu
from tafel.rules.profiel.profiel import Partner, Profiel
from tafel.services.basis.terugkoppeling import leg_vast
from tafel.services.basis.tijdlijn import casus_van, noteer, open_casus, persoon_van
from tafel.services.partner.partners import bijgewerkt, zoek_partner


def koppel_terug(
    register: Register,
    nummer: int,
    *,
    aan: str,
    tekst: str | None,
    wie: str,
    vandaag: date,
) -> None:
    """Keep that the family or the partners (`gezin`, `partner`) were told. Raises CasusNotFound."""
    with register.schrijf():
        casus_van(register, nummer)
        leg_vast(
            register, aan=aan, casus=nummer, melding=None, tekst=tekst, wie=wie, vandaag=vandaag
        )
        register.log(wie, vandaag, "casus terugkoppelen", str(nummer))


def stem_in(
    register: Register, nummer: int, volgnummer: int, stand: str, *, wie: str, vandaag: date
) -> None:
    """Keep whether person `147.2` agrees with the help; the latest counts.

    Raises CasusNotFound, NotFound for a person who is not there, GateNotMet for a closed casus.
    """
    with register.schrijf():
        casus = open_casus(register, nummer)
        register.voeg_toe(
            "instemming",
            {
                "casus": nummer,
                "persoon": persoon_van(register, casus, volgnummer),
                "stand": stand,
                "tijd": nu(),
                "dag": vandaag.isoformat(),
                "wie": wie,
            },
        )
        noteer(
            register,
            nummer,
            "instemming",
            f"instemming {nummer}.{volgnummer}: {stand.replace('_', ' ')}",
            wie=wie,
            dag=vandaag,
            gegevens={"persoon": f"{nummer}.{volgnummer}", "stand": stand},
        )
        register.log(wie, vandaag, "casus instemming", f"{nummer}.{volgnummer}")


def betrek(
    register: Register,
    profiel: Profiel,
    casus: int,
    volgnummer: int,
    organisatie: str,
    *,
    sinds: date | None = None,
    tot: date | None = None,
    contact: str | None = None,
    zorgcoordinatie: str | None = None,
    wie: str,
    vandaag: date,
) -> Partner:
    """Note that an organisation is involved with person `volgnummer` of an open casus; `tot` ends.

    What is not given stays as it was. Raises CasusNotFound, GateNotMet, NotFound.
    """
    with register.schrijf():
        partner = zoek_partner(bijgewerkt(register, profiel), organisatie)
        rij = open_casus(register, casus)
        persoon = persoon_van(register, rij, volgnummer)
        gegeven = {
            "sinds": sinds and sinds.isoformat(),
            "tot": tot and tot.isoformat(),
            "contact": contact,
            "zorgcoordinatie": zorgcoordinatie,
        }
        niet = "niet meer " if tot is not None and tot <= vandaag else ""
        oud = queries.betrokkenheid(register, persoon, partner.code, vandaag.isoformat())
        if oud is not None:
            nieuw = {kolom: waarde for kolom, waarde in gegeven.items() if waarde is not None}
            if nieuw:
                register.werk_bij("betrokkenheid", oud["id"], nieuw)
        elif tot is not None and sinds is None:
            raise NotFound(
                f"{partner.naam} is niet bij {casus}.{volgnummer} betrokken; "
                f"zie: tafel casus toon {casus}"
            )
        else:
            register.voeg_toe(
                "betrokkenheid",
                {"persoon": persoon, "organisatie": partner.code, **gegeven},
            )
        noteer(
            register,
            casus,
            "betrokkenheid",
            f"{partner.naam} is {niet}betrokken bij {casus}.{volgnummer}",
            wie=wie,
            dag=vandaag,
            gegevens={
                "persoon": f"{casus}.{volgnummer}",
                "organisatie": partner.code,
                "sinds": gegeven["sinds"],
                "tot": gegeven["tot"],
                "zorgcoordinatie": zorgcoordinatie,
            },
        )
        register.log(wie, vandaag, "casus betrek", f"{casus}.{volgnummer}")
    return partner


def betrokken(register: Register, casus: int, vandaag: date) -> tuple[Betrokkenheid, ...]:
    """Who is involved in the household of a casus today: that, not what (domain §10)."""
    rijen = queries.betrokken(register, casus, vandaag.isoformat())
    return tuple(
        Betrokkenheid(
            persoon=f"{casus}.{rij['plaats']}",
            organisatie=rij["organisatie"],
            sinds=date.fromisoformat(rij["sinds"]) if rij["sinds"] else None,
            contact=rij["contact"],
            zorgcoordinatie=rij["zorgcoordinatie"] == "ja",
        )
        for rij in rijen
    )
