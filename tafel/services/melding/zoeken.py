"""Finding a casus or melding by name, number, address or organisation."""

import re
from typing import Any

from tafel.domain.basis import Leesbaar
from tafel.domain.melding import Treffer
from tafel.errors import WrongUse
from tafel.huisnummers import ADRES, adres_in_woorden
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import zoek as zoeken
from tafel.register.store import Register
from tafel.services.basis.betrokkene import betrokkene, volledige_naam
from tafel.services.zitting import Zitting

MEESTE_TREFFERS = 200
"""At most so many meldingen are found, the newest."""
_LANGST = 200
"""Characters: no name or address has more, and each word is a condition."""
_NUMMER = re.compile(r"(?P<melding>[Mm])?(?P<nummer>[0-9]{1,9})")


def zoek(z: Zitting, tekst: str, *, namen: bool = False) -> tuple[Treffer, ...]:
    """Meldingen, and through them casussen, by name, number, address or organisation; logged.

    A casus is found once per person, by the melding that answers best, else the newest; and by who
    belongs to it without any melding. Raises
    WrongUse for less than two characters, or more than anything has that is looked for.
    """
    if len(tekst.strip()) < 2 and not _NUMMER.fullmatch(tekst.strip()):
        raise WrongUse("geef minstens twee tekens om op te zoeken")
    if len(tekst) > _LANGST:
        raise WrongUse(
            f"geef hoogstens {_LANGST} tekens om op te zoeken; een deel van de naam is genoeg"
        )
    rijen, eerder = _op_nummer(z.register, tekst.strip()) or zoeken.zoek(
        z.register, tekst, MEESTE_TREFFERS
    )
    gevonden: dict[tuple[object, int], Any] = {}
    for rij in [*rijen, *eerder][:MEESTE_TREFFERS]:
        gevonden.setdefault((rij["casus"] or f"M{rij['id']}", rij["persoon"]), rij)
    nummers = {rij["casus"] for rij in gevonden.values() if rij["casus"] is not None}
    van_casus = {rij.id: rij.status for rij in casusqueries.casussen(z.register, nummers)}
    thuis = {rij["huishouden"] for rij in gevonden.values() if rij["id"] is None}
    plekken = {
        lid["id"]: lid["nummer"]
        for leden in casusqueries.leden_van(z.register, thuis).values()
        for lid in leden
    }
    z.register.log(z.wie, z.vandaag, "zoek", f"{len(gevonden)} gevonden")
    return tuple(
        Treffer(
            soort="casus" if rij["casus"] is not None else "melding",
            nummer=rij["casus"] if rij["casus"] is not None else rij["id"],
            betrokkene=betrokkene(rij),
            waar=f"eerder adres; nu {_waar(rij)}" if rij in eerder else _waar(rij),
            tafel=rij["tafel"],
            status=van_casus.get(rij["casus"], rij["status"]),
            melding=rij["id"],
            naam=volledige_naam(rij) if namen else None,
            persoon=plekken[rij["persoon"]] if rij["id"] is None else None,
        )
        for rij in gevonden.values()
    )


def _op_nummer(register: Register, tekst: str) -> zoeken.Gevonden | None:
    if not (treffer := _NUMMER.fullmatch(tekst)):
        return None
    if treffer["melding"]:
        rijen = meldingqueries.meldingen(register, [int(treffer["nummer"])])
    else:
        van_casus = meldingqueries.meldingen_van_casus(register, int(treffer["nummer"]))
        rijen = sorted(van_casus, key=lambda rij: -int(rij["id"])) or zoeken.van_casus(
            register, int(treffer["nummer"])
        )
    return zoeken.Gevonden(rijen, []) if rijen else None


def _waar(rij: Leesbaar) -> str:
    if rij["afgeschermd"] is not None:
        return "adres afgeschermd"
    adres = adres_in_woorden(*(rij[kolom] for kolom in ADRES))
    return " ".join(filter(None, (adres, rij["buurt"])))
