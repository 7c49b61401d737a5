"""Bottlenecks as they are kept: noted by hand or seen, passed on, dealt with (Visie §2.2.1)."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from tafel.domain.basis import Leesbaar
from tafel.domain.knelpunt import (
    Herkomst,
    Knelpunt,
    Knelpuntsoort,
    Knelpuntstatus,
    Waarneming,
)
from tafel.errors import InputRefused, NotFound
from tafel.register import knelpunt as queries
from tafel.register.store import Register
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting

PROGRAMMA = "rapport"
"""Who noted what was seen in the figures."""


class KnelpuntNotFound(NotFound):
    """No bottleneck has this number."""

    def __init__(self, nummer: int) -> None:
        super().__init__(f"knelpunt K{nummer} bestaat niet; zie: tafel knelpunt lijst --alle")


class NieuwKnelpunt(Struct, frozen=True):
    """A bottleneck as somebody notes it; `organisatie` is a partner as typed."""

    soort: Knelpuntsoort
    tekst: str
    organisatie: str | None = None
    leefgebied: str | None = None
    tafel: str | None = None
    buurt: str | None = None


def voeg_toe(z: Zitting, nieuw: NieuwKnelpunt) -> int:
    """Note a bottleneck; returns its number. Raises NotFound or WrongUse for its partner."""
    with z.register.schrijf():
        partner = nieuw.organisatie and zoek_partner(z.profiel, nieuw.organisatie)
        nummer = z.register.voeg_toe(
            "knelpunt",
            {
                "soort": nieuw.soort,
                "herkomst": Herkomst.HAND,
                "tafel": nieuw.tafel,
                "organisatie": partner.code if partner else None,
                "leefgebied": nieuw.leefgebied,
                "buurt": nieuw.buurt,
                "tekst": nieuw.tekst,
                "eerst_gezien": z.vandaag.isoformat(),
                "laatst_gezien": z.vandaag.isoformat(),
                "status": Knelpuntstatus.OPEN,
                "wie": z.wie,
            },
        )
        z.register.log(z.wie, z.vandaag, "knelpunt add", f"K{nummer}")
    return nummer


def lijst(z: Zitting, *, alle: bool) -> tuple[Knelpunt, ...]:
    """What is not dealt with yet, or everything; what was seen last comes first."""
    gevonden = alle_van(z.register, alle=alle)
    z.register.log(z.wie, z.vandaag, "knelpunt lijst", f"{len(gevonden)} regels")
    return gevonden


def alle_van(register: Register, *, alle: bool) -> tuple[Knelpunt, ...]:
    return tuple(_uit_rij(rij) for rij in queries.knelpunten(register, alle=alle))


def toon(z: Zitting, nummer: int) -> Knelpunt:
    """Raises KnelpuntNotFound."""
    gevonden = _bestaand(z.register, nummer)
    z.register.log(z.wie, z.vandaag, "knelpunt toon", f"K{nummer}")
    return gevonden


def zet_status(
    z: Zitting, nummer: int, status: Knelpuntstatus, *, toelichting: str | None
) -> Knelpunt:
    """Passed on, dealt with, or open again; what is said about it is kept with the day.

    Raises KnelpuntNotFound; InputRefused when it already stands so.
    """
    with z.register.schrijf():
        oud = _bestaand(z.register, nummer)
        if oud.status is status:
            raise InputRefused(f"knelpunt K{nummer} is al {status}; zie: tafel knelpunt lijst")
        if status is Knelpuntstatus.DOORGEGEVEN and oud.status is Knelpuntstatus.AFGEHANDELD:
            raise InputRefused(
                f"knelpunt K{nummer} is afgehandeld; heropen het eerst: "
                f"tafel knelpunt heropen K{nummer}"
            )
        wat = f"{z.vandaag:%d-%m-%Y} {'heropend' if status is Knelpuntstatus.OPEN else status}"
        regel = f"{wat}: {toelichting}" if toelichting else wat
        klaar = status is Knelpuntstatus.AFGEHANDELD
        z.register.werk_bij(
            "knelpunt",
            nummer,
            {
                "status": status,
                "afgehandeld_op": z.vandaag.isoformat() if klaar else None,
                "tekst": "\n".join(filter(None, (oud.tekst, regel))),
            },
        )
        z.register.log(z.wie, z.vandaag, f"knelpunt {status}", f"K{nummer}")
        return _bestaand(z.register, nummer)


def bewaar_gezien(register: Register, waarnemingen: Iterable[Waarneming], dag: date) -> None:
    """Keep what was seen on a day: again where it is known, else as new. In a write transaction."""
    for gezien in waarnemingen:
        rij = _lopend(register, gezien)
        laatst = {"laatst_gezien": dag.isoformat(), "aantal": gezien.aantal}
        if rij is None:
            register.voeg_toe(
                "knelpunt",
                {
                    "soort": gezien.soort,
                    "herkomst": Herkomst.GEZIEN,
                    "organisatie": gezien.organisatie,
                    "leefgebied": gezien.leefgebied,
                    "eerst_gezien": dag.isoformat(),
                    "status": Knelpuntstatus.OPEN,
                    "wie": PROGRAMMA,
                    **laatst,
                },
            )
        elif rij["laatst_gezien"] <= dag.isoformat():
            register.werk_bij("knelpunt", rij["id"], laatst)


def _lopend(register: Register, gezien: Waarneming) -> Leesbaar | None:
    return queries.lopend(
        register,
        soort=gezien.soort,
        organisatie=gezien.organisatie,
        leefgebied=gezien.leefgebied,
        buurt=None,
    )


def _bestaand(register: Register, nummer: int) -> Knelpunt:
    rij = queries.knelpunt(register, nummer)
    if rij is None:
        raise KnelpuntNotFound(nummer)
    return _uit_rij(rij)


def _uit_rij(rij: Leesbaar) -> Knelpunt:
    klaar = rij["afgehandeld_op"]
    return Knelpunt(
        nummer=rij["id"],
        soort=Knelpuntsoort(rij["soort"]),
        herkomst=Herkomst(rij["herkomst"]),
        tafel=rij["tafel"],
        organisatie=rij["organisatie"],
        leefgebied=rij["leefgebied"],
        buurt=rij["buurt"],
        tekst=rij["tekst"],
        aantal=rij["aantal"],
        eerst_gezien=date.fromisoformat(rij["eerst_gezien"]),
        laatst_gezien=date.fromisoformat(rij["laatst_gezien"]),
        status=Knelpuntstatus(rij["status"]),
        afgehandeld_op=None if klaar is None else date.fromisoformat(klaar),
        wie=rij["wie"],
    )
