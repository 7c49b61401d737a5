"""How to reach who has a role on the escalation ladder: a coördinator, a bestuurder (domain §9)."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from tafel.domain.escalatie import Rol
from tafel.errors import NotFound, WrongUse
from tafel.register import rolcontact as queries
from tafel.register.store import Register
from tafel.rules.escalatie import RECHTSTREEKS
from tafel.rules.profiel.profiel import Profiel, Tafel
from tafel.services.zitting import Zitting

_STAP_EEN = "stap = 1"


def rollen(profiel: Profiel) -> Mapping[str, str]:
    """Code → words, of everybody whom the ladder names by what he is, in its order."""
    tafels = (*profiel.tafels.values(), profiel.coordinatoren)
    regies = dict.fromkeys(tafel.regie for tafel in tafels)
    namen: dict[str, str] = {}
    for tekst in _genoemd(profiel):
        for regie in regies if "{regie}" in tekst else ("",):
            naam = tekst.replace("{regie}", regie)
            namen.setdefault(code(naam), naam)
    return namen


def code(rol: str) -> str:
    """`de coördinator risicogezinnen` → `coordinator-risicogezinnen`."""
    ascii_ = unicodedata.normalize("NFKD", rol).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_.casefold().removeprefix("de ")).strip("-")


def lijst(z: Zitting) -> tuple[Rol, ...]:
    """Every role of the ladder, with whom to reach; looking is logged."""
    gevonden = tuple(_rollen(z).values())
    z.register.log(z.wie, z.vandaag, "escaleer contact", f"{len(gevonden)} regels")
    return gevonden


def bekend(register: Register) -> Mapping[str, Rol]:
    """Code → who has the role, of those that were recorded."""
    return {
        rij.rol: Rol(
            rij.rol,
            rij.rol,
            rij.naam,
            rij.telefoon,
            rij.mail,
            rij.sinds,
        )
        for rij in queries.alle(register)
    }


def coordinator(z: Zitting, tafel: Tafel) -> str | None:
    """The name of the coördinator of a table, as far as it was recorded."""
    rol = bekend(z.register).get(code(tafel.regie))
    return None if rol is None else rol.naam


def zoek(profiel: Profiel, tekst: str) -> str:
    """The code of a role, or of the one that starts like it. Raises NotFound, WrongUse."""
    alle, gezocht = rollen(profiel), code(tekst)
    if gezocht in alle:
        return gezocht
    passend = [rol for rol in alle if gezocht and rol.startswith(gezocht)]
    if len(passend) == 1:
        return passend[0]
    if passend:
        raise WrongUse(f"dit past op meer rollen: {', '.join(passend)}")
    raise NotFound("de ladder kent deze rol niet; alle rollen: tafel escaleer contact")


def leg_vast(z: Zitting, tekst: str, *, naam: str, telefoon: str | None, mail: str | None) -> str:
    """Whom to reach in this role from now on; its code. Raises NotFound, WrongUse."""
    rol = zoek(z.profiel, tekst)
    with z.register.schrijf():
        queries.bewaar(
            z.register, rol, naam=naam, telefoon=telefoon, mail=mail, sinds=z.vandaag.isoformat()
        )
        z.register.log(z.wie, z.vandaag, "escaleer contact", rol)
    return rol


def vervalt(z: Zitting, tekst: str) -> str:
    """Nobody is known in this role any more. Raises NotFound, WrongUse."""
    rol = zoek(z.profiel, tekst)
    with z.register.schrijf():
        if not queries.verwijder(z.register, rol):
            raise NotFound(f"van {rol} is niemand vastgelegd; zie: tafel escaleer contact")
        z.register.log(z.wie, z.vandaag, "escaleer contact vervalt", rol)
    return rol


def _rollen(z: Zitting) -> Mapping[str, Rol]:
    vastgelegd = bekend(z.register)
    return {
        rol: Rol(rol, naam)
        if (van := vastgelegd.get(rol)) is None
        else replace(van, rol=naam, vervanger=z.vervanger(van.naam, None))
        for rol, naam in rollen(z.profiel).items()
    }


def _genoemd(profiel: Profiel) -> Iterator[str]:
    """Outcomes that are somebody by himself: not the parties of step 1, nor an organisation."""
    ladder = profiel.proces.ladder
    for regel in ladder.wie.regels:
        eerst = any(voorwaarde.tekst == _STAP_EEN for voorwaarde in regel.voorwaarden)
        if not eerst and not regel.gegevens.get("kan_niet"):
            yield str(regel.uitkomst)
        if "overgedragen_door" in regel.gegevens:
            yield str(regel.gegevens["overgedragen_door"])
    yield from (str(r.uitkomst) for r in ladder.via.regels if r.uitkomst != RECHTSTREEKS)
    yield from (str(r.uitkomst) for r in ladder.richting.regels if r.gegevens.get("bindend"))
