"""Whose a new melding is: the person and the household that are known, or new ones.

A person is the same only when the whole name and the birth date agree exactly; a household when it
is that person's, or when address and surname agree (docs/adr/0004).
"""

import json
from collections.abc import Sequence
from functools import lru_cache

from tafel.domain.basis import Celwaarde, Rij
from tafel.kolommen import NAAMKOLOMMEN
from tafel.register import queries
from tafel.register.queries import HUISHOUDENKOLOMMEN, PERSOONKOLOMMEN
from tafel.register.store import Register

GEEN_GEZIN = frozenset({"instelling", "dak_thuisloos"})
"""Living situations in which one address does not make one household."""


def persoonssleutel(waarden: Rij) -> str | None:
    """Whole name and birth date as one text; None when either is missing: nobody is the same."""
    geboortedatum = str(waarden.get("geboortedatum") or "")
    if not waarden.get("achternaam") or len(geboortedatum) != len("2000-01-01"):
        return None
    return "|".join([*(gelijkgetrokken(waarden.get(deel)) for deel in NAAMKOLOMMEN), geboortedatum])


@lru_cache(maxsize=65536)
def gelijkgetrokken(waarde: Celwaarde) -> str:
    """A text as two are compared: without case and surplus spaces."""
    return " ".join(str(waarde or "").casefold().split())


BIJ_HUISNUMMER = ("huisletter", "toevoeging")


class Personen:
    """Finds or makes the person and the household of each new melding, and stores them in bulk.

    Works inside the caller's write transaction.
    """

    def __init__(self, register: Register, binnen: Sequence[Rij]) -> None:
        self._register = register
        sleutels = set(filter(None, map(persoonssleutel, binnen)))
        self._personen = queries.personen_bij_sleutels(register, sleutels)
        postcodes = {str(p) for waarden in binnen if (p := waarden.get("postcode"))}
        self._huishoudens = {
            sleutel: rij["id"]
            for rij in queries.bewoners(register, postcodes, GEEN_GEZIN)
            if (sleutel := _adressleutel(dict(rij)))
        }
        self._persoon = register.volgnummer("persoon")
        self._huishouden = register.volgnummer("huishouden")
        self._nieuwe_personen: list[tuple[Celwaarde, ...]] = []
        bekende = {*self._huishoudens.values(), *(thuis for _, thuis in self._personen.values())}
        self._adressen = {
            rij["id"]: _adres(dict(rij)) for rij in queries.huishoudens(register, bekende)
        }
        self._aangevuld: dict[int, Rij] = {}
        self._eerste_huishouden = self._huishouden

    def plaats(self, waarden: Rij) -> tuple[int, list[str]]:
        """The person of a melding, and sentences about what was done with the address."""
        sleutel = persoonssleutel(waarden)
        if sleutel is not None and sleutel in self._personen:
            bekende, thuis = self._personen[sleutel]
            return bekende, self._vul_adres_aan(thuis, waarden)
        adres = _adressleutel(waarden)
        huishouden = self._huishoudens.get(adres) if adres else None
        zinnen = []
        rol = "overig"
        if huishouden is None:
            rol = "hoofdpersoon"
            huishouden = self._huishouden
            self._huishouden += 1
            self._adressen[huishouden] = _adres(waarden)
            if adres:
                self._huishoudens[adres] = huishouden
        else:
            zinnen = ["zelfde adres en achternaam: bij het huishouden gevoegd"]
            zinnen += self._vul_adres_aan(huishouden, waarden)
        persoon = self._persoon
        self._persoon += 1
        self._nieuwe_personen.append(
            (persoon, huishouden, rol, sleutel, *(waarden.get(k) for k in PERSOONKOLOMMEN))
        )
        if sleutel is not None:
            self._personen[sleutel] = (persoon, huishouden)
        return persoon, zinnen

    def _vul_adres_aan(self, huishouden: int, waarden: Rij) -> list[str]:
        """Add to a known household what was unknown of its address; another address is a remark."""
        bekend, gesteld = self._adressen[huishouden], _adres(waarden)
        if _bij_huisnummer(gesteld) == _bij_huisnummer(bekend):
            gesteld = {k: waarde for k, waarde in gesteld.items() if k not in BIJ_HUISNUMMER}
        if gesteld.items() <= bekend.items():
            return []
        if any(bekend.get(kolom, waarde) != waarde for kolom, waarde in gesteld.items()):
            adres = " ".join(map(str, gesteld.values()))
            eerder = waarden.get("opmerkingen")
            waarden["opmerkingen"] = f"adres: {adres}" + (f"\n{eerder}" if eerder else "")
            return ["ander adres dan van deze persoon bekend is; het staat bij de opmerkingen"]
        nieuw = {kolom: waarde for kolom, waarde in gesteld.items() if kolom not in bekend}
        self._aangevuld[huishouden] = self._aangevuld.get(huishouden, {}) | nieuw
        bekend.update(gesteld)
        return []

    def bewaar(self, importering: int | None) -> None:
        """Store whom and what `plaats` made, and what an import completed of an address."""
        self._register.voeg_alle_toe(
            "huishouden",
            ("id", *HUISHOUDENKOLOMMEN),
            [
                (nummer, *map(self._adressen[nummer].get, HUISHOUDENKOLOMMEN))
                for nummer in range(self._eerste_huishouden, self._huishouden)
            ],
        )
        for nummer, nieuw in self._aangevuld.items():
            if nummer >= self._eerste_huishouden:
                continue
            self._register.werk_bij("huishouden", nummer, self._adressen[nummer])
            if importering is not None:
                spoor = {"importering": importering, "huishouden": nummer}
                self._register.voeg_toe("importspoor", {**spoor, "kolommen": json.dumps(nieuw)})
        self._register.voeg_alle_toe(
            "persoon",
            ("id", "huishouden", "rol", "sleutel", *PERSOONKOLOMMEN),
            self._nieuwe_personen,
        )


def _adres(waarden: Rij) -> Rij:
    return {k: waarde for k in HUISHOUDENKOLOMMEN if (waarde := waarden.get(k)) is not None}


def _adressleutel(waarden: Rij) -> str | None:
    """Address and surname as one text; None when they do not make one household."""
    if waarden.get("woonsituatie") in GEEN_GEZIN:
        return None
    delen = (waarden.get("postcode"), waarden.get("huisnummer"), waarden.get("achternaam"))
    if not all(delen):
        return None
    return "|".join([*map(gelijkgetrokken, delen), _bij_huisnummer(waarden)])


def _bij_huisnummer(waarden: Rij) -> str:
    """What follows a house number, as two are compared: `a`, `2`, `a-2`; letter A is addition A."""
    delen = (gelijkgetrokken(waarden.get(kolom)) for kolom in BIJ_HUISNUMMER)
    return "-".join(filter(None, delen))
