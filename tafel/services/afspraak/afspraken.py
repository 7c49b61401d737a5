"""Afspraken: who does what by when, and what became of it (domain §8, §14.3)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.plan import Afspraak, Afspraakstatus, Oorzaak
from tafel.errors import InputRefused, NotFound, WrongUse
from tafel.register import afspraak as queries
from tafel.register import nummers
from tafel.register.rijen.plan import Afspraakrij
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.termijnen import dagen_te_laat, te_laat_voor
from tafel.services.basis.tijdlijn import casus_van, noteer, open_casus
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting


def op_dag(profiel: Profiel, afspraak: Afspraak, vandaag: date) -> Afspraak:
    """An afspraak with how late it is on `vandaag`."""
    if afspraak.status is not Afspraakstatus.OPEN or afspraak.uiterlijk is None:
        return afspraak
    return replace(afspraak, te_laat=dagen_te_laat(profiel, afspraak.uiterlijk, vandaag))


def van_casus(z: Zitting, casus: int) -> tuple[Afspraak, ...]:
    """All afspraken of a casus, the first due first; those without a date last."""
    return tuple(van_casussen(z, [casus]).get(casus, ()))


def van_casussen(z: Zitting, casussen: Iterable[int]) -> dict[int, list[Afspraak]]:
    """Per casus all its afspraken, the first due first; a casus without one is absent."""
    gevonden: dict[int, list[Afspraak]] = defaultdict(list)
    for afspraak in queries.van_casussen(z.register, casussen):
        gevonden[afspraak.casus].append(op_dag(z.profiel, afspraak, z.vandaag))
    return dict(gevonden)


def lijst(
    z: Zitting,
    *,
    organisatie: str | None = None,
    tafel: str | None = None,
    casus: int | None = None,
    status: Afspraakstatus | None = None,
    te_laat: bool = False,
    van: date | None = None,
    tot: date | None = None,
    grens: int,
) -> tuple[Afspraak, ...]:
    """The afspraken that meet every filter, the first due first; looking is logged.

    `organisatie` is a partner as typed. Raises NotFound or WrongUse when it names none, or more.
    """
    partner = zoek_partner(z.profiel, organisatie) if organisatie else None
    rijen = queries.afspraken(
        z.register,
        organisatie=partner.code if partner else None,
        tafel=tafel,
        casus=casus,
        status=Afspraakstatus.OPEN if te_laat else status,
        voor=te_laat_voor(z.profiel, z.vandaag) if te_laat else None,
        van=van,
        tot=tot,
        grens=grens,
    )
    z.register.log(z.wie, z.vandaag, "afspraak lijst", f"{len(rijen)} regels")
    return tuple(op_dag(z.profiel, afspraak, z.vandaag) for afspraak in rijen)


def maak(
    z: Zitting,
    *,
    casus: int,
    organisatie: str | None,
    persoon: str | None,
    wat: str,
    uiterlijk: date | None,
    doel: int | None,
    aanbod: int | None = None,
) -> int:
    """Add an open afspraak, inside the caller's write transaction; returns its number.

    `organisatie` is a partner's code, `doel` the row of a doel, `aanbod` that of a product.
    """
    nummer = nummers.volgend(z.register, "afspraak", casus)
    z.register.voeg_toe(
        "afspraak",
        {
            "casus": casus,
            "nummer": nummer,
            "doel": doel,
            "organisatie": organisatie,
            "wie": persoon,
            "wat": wat,
            "uiterlijk": uiterlijk,
            "eerst_uiterlijk": uiterlijk,
            "status": Afspraakstatus.OPEN,
            "keren_doorgeschoven": 0,
            "gemaakt_op": z.vandaag,
            "aanbod": aanbod,
        },
    )
    noteer(
        z,
        casus,
        "afspraak",
        f"afspraak {casus}/{nummer} gemaakt",
        gegevens=_gegevens(nummer, None, Afspraakstatus.OPEN, organisatie, uiterlijk),
    )
    return nummer


def spreek_af(
    z: Zitting,
    casus: int,
    *,
    organisatie: str,
    persoon: str | None,
    wat: str,
    uiterlijk: date,
    doel: int | None,
    aanbod: int | None = None,
) -> int:
    """Add an afspraak with a partner, as typed, to an open casus; returns its number.

    `doel` is the number of a doel of its plan, `aanbod` that of a product. Raises CasusNotFound,
    NotFound, WrongUse and, for a closed casus, GateNotMet.
    """
    with z.register.schrijf():
        open_casus(z.register, casus)
        partner = zoek_partner(z.profiel, organisatie)
        doelrij = None if doel is None else queries.levend_doel(z.register, casus, doel)
        if doel is not None and doelrij is None:
            raise NotFound(
                f"doel {casus}d{doel} staat niet in het plan; zie: tafel plan toon {casus}"
            )
        nummer = maak(
            z,
            casus=casus,
            organisatie=partner.code,
            persoon=persoon,
            wat=wat,
            uiterlijk=uiterlijk,
            doel=doelrij,
            aanbod=aanbod,
        )
        z.register.log(z.wie, z.vandaag, "afspraak add", f"{casus}/{nummer}")
    return nummer


def laat_vervallen(z: Zitting, casus: int, rijen: Iterable[Afspraakrij], waarmee: str = "") -> None:
    """These open afspraken (rows) lapse, inside the caller's write transaction.

    `waarmee`: what they lapse with, in words.
    """
    for rij in rijen:
        z.register.werk_bij(
            "afspraak",
            rij.id,
            {"status": Afspraakstatus.VERVALLEN, "afgedaan_op": z.vandaag},
        )
        tekst = f"afspraak {casus}/{rij.nummer} vervallen {waarmee}".rstrip()
        gegevens = _gegevens(
            rij.nummer,
            Afspraakstatus.OPEN,
            Afspraakstatus.VERVALLEN,
            rij.organisatie,
            rij.uiterlijk,
        )
        noteer(z, casus, "afspraak", tekst, gegevens=gegevens)


def breng_terug(z: Zitting, casus: int, nummers: Iterable[int]) -> None:
    """What lapsed of these afspraken is open again, with its day; inside the caller's write
    transaction.
    """
    for nummer in nummers:
        rij = bestaande(z.register, casus, nummer)
        if rij.status != Afspraakstatus.VERVALLEN:
            continue
        anders = {"status": Afspraakstatus.OPEN, "afgedaan_op": None}
        z.register.werk_bij("afspraak", rij.id, anders)
        _noteer(z, rij, anders, Wending(Daad.HEROPEN))


def _gegevens(
    nummer: int,
    van: str | None,
    naar: str,
    organisatie: str | None,
    uiterlijk: date | None,
    oorzaak: Oorzaak | None = None,
) -> dict[str, object]:
    """What the event of an afspraak holds for reports: codes and dates."""
    return {
        "afspraak": nummer,
        "van": van,
        "naar": naar,
        "oorzaak": oorzaak,
        "organisatie": organisatie,
        "uiterlijk": uiterlijk,
    }


class Daad(Enum):
    """What can be done to an afspraak; the value is its subcommand."""

    NAGEKOMEN = "nagekomen"
    NIET_NAGEKOMEN = "niet-nagekomen"
    VERVALLEN = "vervallen"
    HEROPEN = "heropen"
    DOORSCHUIVEN = "doorschuiven"


_NAAR: Mapping[Daad, Afspraakstatus] = {
    Daad.NAGEKOMEN: Afspraakstatus.NAGEKOMEN,
    Daad.NIET_NAGEKOMEN: Afspraakstatus.NIET_NAGEKOMEN,
    Daad.VERVALLEN: Afspraakstatus.VERVALLEN,
    Daad.HEROPEN: Afspraakstatus.OPEN,
    Daad.DOORSCHUIVEN: Afspraakstatus.OPEN,
}
_IN_WOORDEN: Mapping[Daad, str] = {
    Daad.NAGEKOMEN: "nagekomen",
    Daad.NIET_NAGEKOMEN: "niet nagekomen",
    Daad.VERVALLEN: "vervallen",
    Daad.HEROPEN: "heropend",
    Daad.DOORSCHUIVEN: "doorgeschoven",
}


class Wending(Struct, frozen=True):
    """What happens to some afspraken at once, and why."""

    daad: Daad
    oorzaak: Oorzaak | None = None
    uiterlijk: date | None = None
    """The new date, with `heropen` and `doorschuiven`."""
    toelichting: str | None = None


def wend(z: Zitting, nummers: Sequence[tuple[int, int]], wending: Wending) -> tuple[Afspraak, ...]:
    """Do one thing to all these afspraken, or to none; returns them as they are then.

    Raises NotFound; InputRefused, naming the state and the cure, when one is in no state for it;
    WrongUse for a new day that is no later;
    GateNotMet when one would be open in a closed casus.
    """
    gedaan = []
    with z.register.schrijf():
        for casus, nummer in dict.fromkeys(nummers):
            rij = bestaande(z.register, casus, nummer)
            _toets(z.register, rij, wending)
            anders = _waarden(rij, wending, z.vandaag)
            z.register.werk_bij("afspraak", rij.id, anders)
            _noteer(z, rij, anders, wending)
            z.register.log(z.wie, z.vandaag, f"afspraak {wending.daad.value}", f"{casus}/{nummer}")
            gedaan.append(op_dag(z.profiel, queries.afspraak(z.register, rij.id), z.vandaag))
    return tuple(gedaan)


def bestaande(register: Register, casus: int, nummer: int) -> Afspraakrij:
    """The row of an afspraak, also by the number that it had before its casus was split or joined.

    Raises CasusNotFound, NotFound.
    """
    rij = queries.op_nummer(register, casus, nummer)
    if rij is None and (elders := nummers.eerder(register, "afspraak", casus, nummer)) is not None:
        rij = queries.op_rij(register, elders)
    if rij is None:
        casus_van(register, casus)
        raise NotFound(
            f"afspraak {casus}/{nummer} bestaat niet; zie: "
            f"tafel afspraak lijst --casus {casus} --status alle"
        )
    return rij


def _toets(register: Register, rij: Afspraakrij, wending: Wending) -> None:
    naam, status = f"{rij.casus}/{rij.nummer}", rij.status
    is_open = status is Afspraakstatus.OPEN
    if wending.daad is Daad.HEROPEN:
        if is_open:
            raise InputRefused(
                f"afspraak {naam} is nog open; schuif haar door met: "
                f"tafel afspraak doorschuiven {naam}"
            )
        open_casus(register, rij.casus)
        return
    if not is_open:
        raise InputRefused(
            f"afspraak {naam} is al {status.replace('_', ' ')}; heropen haar eerst met: "
            f"tafel afspraak heropen {naam}"
        )
    if wending.daad is Daad.DOORSCHUIVEN:
        open_casus(register, rij.casus)
        _toets_later(naam, rij.uiterlijk, wending.uiterlijk)


def _toets_later(naam: str, was: date | None, nieuw: date | None) -> None:
    assert nieuw is not None
    if was is None:
        raise InputRefused(
            f"taak {naam} heeft nog geen datum; geef die met: tafel plan taak {naam}"
        )
    if nieuw <= was:
        raise WrongUse(
            f"--uiterlijk: afspraak {naam} staat al op {was:%d-%m-%Y}; geef een latere datum"
        )


def _waarden(rij: Afspraakrij, wending: Wending, vandaag: date) -> dict[str, Any]:
    """The columns that change."""
    naar = _NAAR[wending.daad]
    anders: dict[str, Any] = {
        "status": naar,
        "oorzaak": wending.oorzaak,
        "afgedaan_op": None if naar is Afspraakstatus.OPEN else vandaag,
    }
    if wending.toelichting:
        wat = f"{vandaag:%d-%m-%Y} {_IN_WOORDEN[wending.daad]}: {wending.toelichting}"
        anders["toelichting"] = "\n".join(filter(None, (rij.toelichting, wat)))
    if wending.uiterlijk is not None:
        dag = wending.uiterlijk
        anders |= {"uiterlijk": dag, "eerst_uiterlijk": rij.eerst_uiterlijk or dag}
        verzet = rij.uiterlijk is not None and rij.status in (
            Afspraakstatus.OPEN,
            Afspraakstatus.NIET_NAGEKOMEN,
        )
        anders["keren_doorgeschoven"] = rij.keren_doorgeschoven + verzet
    return anders


def _noteer(z: Zitting, rij: Afspraakrij, anders: Mapping[str, Any], wending: Wending) -> None:
    tekst = f"afspraak {rij.casus}/{rij.nummer} {_IN_WOORDEN[wending.daad]}"
    if wending.oorzaak is Oorzaak.OMSTANDIGHEDEN:
        tekst += ": omstandigheden"
    elif wending.oorzaak is Oorzaak.ORGANISATIE:
        tekst += ": de organisatie handelde niet"
    if wending.uiterlijk is not None:
        tekst += f" naar {wending.uiterlijk:%d-%m-%Y}"
    gegevens = _gegevens(
        rij.nummer,
        rij.status,
        anders["status"],
        rij.organisatie,
        anders.get("uiterlijk", rij.uiterlijk),
        wending.oorzaak,
    )
    if wending.uiterlijk is not None:
        gegevens["uiterlijk_was"] = rij.uiterlijk
    noteer(z, rij.casus, "afspraak", tekst, gegevens=gegevens)
