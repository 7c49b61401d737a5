"""Casussen as the register knows them: list and dossier."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tafel.domain import CasusDossier, CasusRegel, Leeftijd, Leesbaar, Lid, Uitkomst
from tafel.errors import NotFound
from tafel.kolommen import GEEN, SCHEIDING
from tafel.register import queries
from tafel.register.store import Register
from tafel.rules.profiel import Profiel
from tafel.services.agendapunten import let_op
from tafel.services.betrokkene import betrokkene, initialen, volledige_naam
from tafel.services.melden import dossier_van
from tafel.waarden import leeftijd_bij


def lijst(
    register: Register,
    *,
    wie: str,
    vandaag: date,
    tafel: str | None = None,
    status: str | None = None,
    stap: int | None = None,
    grens: int,
) -> tuple[CasusRegel, ...]:
    """The newest casussen that meet every filter, newest first."""
    rijen = queries.casuslijst(register, tafel=tafel, status=status, stap=stap, grens=grens)
    wie_per_casus = {
        rij["casus"]: betrokkene(rij)
        for rij in queries.meldingen_van_casussen(register, [rij["id"] for rij in rijen])
    }
    register.log(wie, vandaag, "casus lijst", f"{len(rijen)} regels")
    return tuple(
        CasusRegel(
            casus=rij["id"],
            tafel=rij["tafel"],
            stap=rij["stap"],
            categorie=None,
            betrokkene=wie_per_casus[rij["id"]],
            geopend_op=date.fromisoformat(rij["geopend_op"]),
            status=rij["status"],
        )
        for rij in rijen
    )


def toon(
    register: Register, profiel: Profiel, nummer: int, *, wie: str, vandaag: date
) -> CasusDossier:
    """Everything about one casus; looking is logged. Raises NotFound."""
    casus = queries.casus(register, nummer)
    if casus is None:
        raise NotFound(f"casus {nummer} bestaat niet; zoek met: tafel casus lijst")
    rijen = queries.meldingen_van_casus(register, nummer)
    dossier = CasusDossier(
        casus=nummer,
        tafel=casus["tafel"],
        uitkomst=Uitkomst(casus["uitkomst"]),
        voorkeur=casus["voorkeur"],
        stap=casus["stap"],
        status=casus["status"],
        geopend_op=date.fromisoformat(casus["geopend_op"]),
        betrokkene=betrokkene(rijen[-1]),
        leden=tuple(
            Lid(
                rol=lid["rol"],
                initialen=initialen(lid),
                naam=volledige_naam(lid),
                geboortedatum=lid["geboortedatum"],
                leeftijd=_leeftijd(lid["geboortedatum"], vandaag),
            )
            for lid in queries.leden(register, casus["huishouden"])
        ),
        kinderen=_kinderen(rijen),
        meldingen=tuple(dossier_van(register, rijen)),
        let_op=tuple(let_op(profiel, rijen, vandaag)),
    )
    register.log(wie, vandaag, "casus toon", str(nummer))
    return dossier


def _kinderen(rijen: Iterable[Leesbaar]) -> tuple[str, ...]:
    """Resident children as stated; those that several meldingen name alike count once."""
    samen: Counter[str] = Counter()
    for rij in rijen:
        if rij["inwonende_kinderen"] not in (None, GEEN):
            samen |= Counter(rij["inwonende_kinderen"].split(SCHEIDING))
    return tuple(samen.elements())


def _leeftijd(geboortedatum: str | None, dag: date) -> Leeftijd:
    """None when unknown, or on a day before the birth."""
    try:
        return leeftijd_bij(geboortedatum, dag) if geboortedatum else None
    except ValueError:
        return None
