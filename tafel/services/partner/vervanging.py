"""Absence of a coördinator, a contact person or a casemanager: who stands in (domain §2)."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from tafel.datums import dag_maand
from tafel.domain.vervanging import Afwezige, Vervanging
from tafel.errors import InputRefused, NotFound, WrongUse
from tafel.namen import vouw
from tafel.register import partner as partners
from tafel.register import rolcontact
from tafel.register.casus import casemanagers
from tafel.register.daad import gebruikers
from tafel.register.rijen.partner import Vervangingrij
from tafel.register.store import nu
from tafel.register.vervanging import zelfde
from tafel.services.zitting import Zitting

_HOEVEEL = 3
"""Names that are offered where the typed one is not known."""


def lijst(z: Zitting) -> tuple[Vervanging, ...]:
    """What holds today and what is coming, the first one first; looking is logged."""
    gevonden = tuple(
        _vervanging(rij, z.vandaag)
        for rij in z.register.vervangingen.alle
        if max(rij.van, z.vandaag) <= rij.laatste
    )
    z.register.log(z.wie, z.vandaag, "vervang", f"{len(gevonden)} regels")
    return gevonden


def bekenden(z: Zitting) -> list[Afwezige]:
    """Every professional who may be absent: coördinatoren by their role or by the name under which
    they work, contact persons, casemanagers.
    """
    alle = [Afwezige(rij.naam, None) for rij in rolcontact.alle(z.register)]
    alle += (
        Afwezige(rij.naam, rij.partner) for rij in partners.contactpersonen(z.register, z.vandaag)
    )
    alle += (Afwezige(*rij) for rij in casemanagers(z.register))
    alle += (Afwezige(rij.wie, rij.organisatie) for rij in z.register.vervangingen.alle)
    namen = [wie.naam for wie in alle]
    alle += (
        Afwezige(wie, None)
        for wie in (*gebruikers(z.register), z.wie)
        if not any(zelfde(wie, naam) for naam in namen)
    )
    eerste = {(" ".join(vouw(wie.naam).split()), wie.organisatie): wie for wie in reversed(alle)}
    return list(eerste.values())


def zoek(z: Zitting, tekst: str, organisatie: str | None, *, zonder: bool = False) -> Afwezige:
    """Who is meant: by his name, or the only one with these words in it. `organisatie` is the code
    of his, `zonder` a coördinator. Raises NotFound with the nearest names, WrongUse for several.
    """
    alle = [
        wie
        for wie in bekenden(z)
        if (organisatie is None or wie.organisatie == organisatie)
        and not (zonder and wie.organisatie)
    ]
    passend = [wie for wie in alle if zelfde(wie.naam, tekst)]
    if not passend and (woorden := vouw(tekst).split()):
        passend = [wie for wie in alle if all(deel in vouw(wie.naam) for deel in woorden)]
    if len(passend) == 1:
        return passend[0]
    if passend:
        namen = ", ".join(sorted(f"{wie.naam} ({_waar(z, wie)})" for wie in passend))
        raise WrongUse(f"dit past op meer mensen: {namen}; geef de hele naam, of --organisatie")
    namen_ = {vouw(wie.naam): wie.naam for wie in alle}
    dichtbij = [namen_[naam] for naam in get_close_matches(vouw(tekst), namen_, n=_HOEVEEL)]
    bedoeld = f"; bedoelt u {' of '.join(dichtbij)}?" if dichtbij else ";"
    raise NotFound(
        f"deze naam is niet bekend{bedoeld} leg vast met: tafel escaleer contact (coördinator), "
        "tafel partner contact of tafel casus overdragen"
    )


def leg_vast(
    z: Zitting, wie: Afwezige, *, door: str, contact: str | None, van: date, tot: date
) -> tuple[Vervanging, tuple[Vervanging, ...]]:
    """Who stands in from a day up to and including another; and for whom the absent one himself
    stood in on those days. Raises InputRefused when there is somebody already, or when who stands
    in is not there.
    """
    if tot < z.vandaag:
        raise InputRefused("--tot is al geweest; geef de laatste dag waarop iemand vervangt")
    if zelfde(wie.naam, door):
        raise InputRefused("niemand vervangt zichzelf; geef met --door een ander")
    with z.register.schrijf():
        bekend = z.register.lees_vervangingen()
        for rij in _tegelijk(bekend.van(wie.naam, wie.organisatie), van, tot):
            raise InputRefused(
                f"{rij.wie} wordt {_dagen(rij, z.vandaag)} al vervangen door {rij.door}; "
                "neem andere dagen, of eindig die eerst met --einde"
            )
        for rij in _tegelijk(bekend.van(door, wie.organisatie), van, tot):
            raise InputRefused(
                f"{rij.wie} is {_dagen(rij, z.vandaag)} zelf afwezig; kies met --door een ander"
            )
        nummer = z.register.voeg_toe(
            "vervanging",
            {
                "wie": wie.naam,
                "organisatie": wie.organisatie,
                "door": door,
                "contact": contact,
                "van": van,
                "tot": tot,
                "tijd": nu(),
                "dag": z.vandaag,
                "door_wie": z.wie,
            },
        )
        z.register.log(z.wie, z.vandaag, "vervang", f"V{nummer}")
        zelf = [
            rij
            for rij in bekend.alle
            if rij.organisatie == wie.organisatie and zelfde(rij.door, wie.naam)
        ]
        gemist = tuple(_vervanging(rij, z.vandaag) for rij in _tegelijk(zelf, van, tot))
    nieuw = Vervanging(wie.naam, wie.organisatie, door, contact, van, tot, loopt=van <= z.vandaag)
    return nieuw, gemist


def beeindig(z: Zitting, wie: Afwezige) -> Vervanging:
    """Somebody is there again from today on; of who is to be absent later the first term lapses.
    Raises NotFound.
    """
    with z.register.schrijf():
        rijen = z.register.lees_vervangingen().van(wie.naam, wie.organisatie)
        rij = next((rij for rij in rijen if max(rij.van, z.vandaag) <= rij.laatste), None)
        if rij is None:
            raise NotFound("van deze persoon is er geen vervanging; zie: tafel vervang")
        z.register.werk_bij("vervanging", rij.id, {"ingetrokken": z.vandaag.isoformat()})
        z.register.log(z.wie, z.vandaag, "vervang einde", f"V{rij.id}")
    return _vervanging(rij, z.vandaag)


def _tegelijk(rijen: list[Vervangingrij], van: date, tot: date) -> Iterator[Vervangingrij]:
    """Those that hold on one of these days."""
    return (rij for rij in rijen if max(rij.van, van) <= min(rij.laatste, tot))


def _dagen(rij: Vervangingrij, vandaag: date) -> str:
    return f"van {dag_maand(rij.van, vandaag)} t/m {dag_maand(rij.laatste, vandaag)}"


def _waar(z: Zitting, wie: Afwezige) -> str:
    return z.profiel.label(wie.organisatie) if wie.organisatie else "coördinator"


def _vervanging(rij: Vervangingrij, dag: date) -> Vervanging:
    return Vervanging(
        *(rij.wie, rij.organisatie, rij.door, rij.contact, rij.van, rij.laatste),
        loopt=rij.geldt(dag),
    )
