"""Whom to call in a crisis, and whether that was done."""

import re

from tafel.domain.toedeling import Uitkomst
from tafel.register import crisis as queries
from tafel.register import partner as partnerqueries
from tafel.register.rijen.casus import Casusrij
from tafel.rules.profiel.profiel import Profiel
from tafel.services.zitting import Zitting


def crisisdienst(profiel: Profiel) -> str:
    """Who is called in a crisis: what the profile's own rule names."""
    for regel in profiel.toedeling.regels:
        if regel.uitkomst[0] is Uitkomst.CRISIS:
            return str(regel.gegevens.get("naar") or "de crisisdienst")
    return "de crisisdienst"


def dienstcode(profiel: Profiel) -> str | None:
    """The code of that organisation, when it is a partner."""
    return partnercode(profiel, crisisdienst(profiel))


def te_bellen(z: Zitting) -> str:
    """As in "Bureau Jeugdzorg (020-0000001)": with the number that the register knows, of who
    stands in for whoever is absent.
    """
    code = dienstcode(z.profiel)
    nummers = (
        rij.telefoon if vervanger is None else vervanger.contact
        for rij in partnerqueries.contactpersonen(z.register, z.vandaag)
        if code is not None and rij.partner == code
        for vervanger in (z.vervanger(rij.naam, code),)
    )
    nummer = next(filter(None, nummers), None)
    return f"{crisisdienst(z.profiel)} ({nummer})" if nummer else crisisdienst(z.profiel)


def partnercode(profiel: Profiel, tekst: str) -> str | None:
    """Code of the partner of this name, or of the only one whose name begins like this."""
    gezocht = tekst.strip().casefold()
    namen = {naam.casefold(): p.code for p in profiel.partners.values() for naam in p.namen}
    if gezocht in namen:
        return namen[gezocht]
    passend = {code for naam, code in namen.items() if gezocht and naam.startswith(gezocht)}
    return passend.pop() if len(passend) == 1 else None


def is_dienst(profiel: Profiel, wie: str) -> bool:
    """Whether that is whom the profile names, by its code, or by one of its names in the words."""
    dienst = dienstcode(profiel)
    namen = profiel.partners[dienst].namen if dienst else (crisisdienst(profiel),)
    woorden = _in_woorden(wie)
    niet = any(f" {ontkenning} " in woorden for ontkenning in ("niemand", "niet", "geen"))
    return wie == dienst or (not niet and any(_in_woorden(naam) in woorden for naam in namen))


def _in_woorden(tekst: str) -> str:
    """Its words alone, each between spaces."""
    woorden = re.findall(r"[^\W_]+", tekst.casefold())
    return f" {' '.join(woorden)} "


def dienst_gebeld(z: Zitting, casus: Casusrij) -> bool:
    """Whether a call about this crisis to whom the profile names was recorded before."""
    return any(
        rij.id > (casus.crisis_na or 0) and is_dienst(z.profiel, rij.gebeld)
        for rij in queries.contacten(z.register, casus.id)
    )
