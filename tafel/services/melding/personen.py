"""Whose a new melding is: the person and the household that are known, or new ones.

A person is the same only when the whole name and the birth date agree (`tafel.sleutels`); a
household when it is that person's, or when address and surname agree with one household there
(docs/adr/0004). One address with another surname, with two households of that name, from where one
of that name moved, or that is shielded, is a question and joins nobody. One birth date there under
a name that may be the same, written short, is a question too.
A name that is no name and house number 0 agree with nothing.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from tafel.domain.basis import Celwaarde, Rij
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register.melding import HUISHOUDENKOLOMMEN, PERSOONKOLOMMEN
from tafel.register.store import Register
from tafel.services.basis.afscherming import ADRESREGEL, zegt_afgeschermd
from tafel.services.basis.woonadres import adres_van, eerdere_adressen, woonde_daar
from tafel.sleutels import (
    adressleutel,
    familienaam,
    misschien_zelfde,
    persoonssleutel,
    verschil,
)

GEEN_GEZIN = frozenset({"instelling", "dak_thuisloos"})
"""Living situations in which one address does not make one household."""
MEESTE_HUISHOUDENS = 8
"""With more households than these an address is no home of one family: nothing is asked (own
default).
"""


_NIET_VERGELEKEN = "adres afgeschermd: ga na of het adres van deze melding klopt"
"""Said of an address that is as it is known and of one that is not."""
_AFGESCHERMD = "bij wie dit hoort, weet de coördinator"
"""Said instead of where somebody lives whose address is shielded: who reports may be whom it is
shielded from, and joins nobody there by himself; nor is the address to be found by his.
"""


class Plek(Struct, frozen=True):
    """Where a new melding ended up, what is to be said of it, and what is to be asked."""

    persoon: int
    zinnen: tuple[str, ...] = ()
    bij: tuple[int, ...] = ()
    """Meldingen of the households at this address to which it may belong."""
    zelfde: tuple[int, ...] = ()
    """Meldingen of others at this address who may be the same person."""


class Personen:
    """Finds or makes the person and the household of each new melding, and stores them in bulk.

    Works inside the caller's write transaction.
    """

    def __init__(self, register: Register, binnen: Sequence[Rij], vandaag: str) -> None:
        self._register = register
        self._vandaag = vandaag
        self._binnen = binnen
        self._sleutels = list(map(persoonssleutel, binnen))
        self._personen = meldingqueries.personen_bij_sleutels(
            register, set(filter(None, self._sleutels))
        )
        self._adres_van = list(map(_adressleutel, binnen))
        adressen = set(filter(None, self._adres_van))
        self._bewoond: dict[str, dict[int, None]] = {}
        """Per address its households, the oldest last."""
        self._van_naam: dict[tuple[str, str], dict[int, None]] = {}
        """Of those the ones where somebody of a surname lives."""
        self._bewoners: dict[tuple[str | None, Celwaarde], list[tuple[int | None, Rij]]] = {}
        """Who lives at an address, by that and birth date; of whom is new with the number of the
        melding.
        """
        postcodes = {str(p) for waarden in binnen if (p := waarden.get("postcode"))}
        for rij in meldingqueries.bewoners(register, postcodes, GEEN_GEZIN):
            bewoner = dict(rij)
            adres = _adressleutel(bewoner)
            if adres in adressen:
                self._woont(adres, rij["id"], familienaam(bewoner))
                wie_waar = adres, bewoner["geboortedatum"]
                self._bewoners.setdefault(wie_waar, []).append((None, bewoner))
        self._vertrokken: dict[tuple[str, str], dict[int, None]] = {}
        """Per address and surname the households that moved from there."""
        for rij in meldingqueries.vertrokken(register, postcodes):
            if adres := _adressleutel(bewoner := dict(rij)):
                van_daar = self._vertrokken.setdefault((adres, familienaam(bewoner)), {})
                van_daar[rij["id"]] = None
        self._persoon = register.volgnummer("persoon")
        self._huishouden = register.volgnummer("huishouden")
        self._nieuwe_personen: list[tuple[Celwaarde, ...]] = []
        wonen = (*self._bewoond.values(), *self._vertrokken.values())
        daar = {huis for huizen in wonen for huis in huizen}
        bekende = {*daar, *(thuis for _, thuis in self._personen.values())}
        huishoudens = meldingqueries.huishoudens(register, bekende)
        self._adressen = {rij["id"]: adres_van(dict(rij)) for rij in huishoudens}
        self._afgeschermd = {
            rij["id"]: rij["afgeschermd"] for rij in huishoudens if rij["afgeschermd"]
        }
        self._eerder = eerdere_adressen(register, bekende)
        self._casussen = samenhang.open_casusnummers(register, bekende)
        self._meldingen = samenhang.eerste_meldingen(register, daar)
        self._aangevuld: dict[int, Rij] = {}
        self._eerste_huishouden = self._huishouden

    def _woont(self, adres: str | None, huishouden: int, naam: str) -> None:
        if adres:
            self._bewoond.setdefault(adres, {})[huishouden] = None
            self._van_naam.setdefault((adres, naam), {})[huishouden] = None

    def plaats(self, eerste: int) -> Iterator[Plek]:
        """Of each new melding, the first of which gets number `eerste`, the person, and what is to
        be said and asked about its address.
        """
        wie = zip(self._binnen, self._sleutels, self._adres_van, strict=True)
        for nummer, (waarden, sleutel, adres) in enumerate(wie, eerste):
            yield self._plaats(nummer, waarden, sleutel, adres)

    def _plaats(self, nummer: int, waarden: Rij, sleutel: str | None, adres: str | None) -> Plek:
        if sleutel is not None and sleutel in self._personen:
            return self._bekende(nummer, waarden, adres, *self._personen[sleutel])
        wie_waar = adres, waarden.get("geboortedatum")
        zelfde_persoon = self._misschien_zelfde(self._bewoners.get(wie_waar, ()), waarden)
        naam = familienaam(waarden)
        daar = self._bewoond.get(adres, {}) if adres else {}
        zelfde = self._van_naam.get((adres, naam), {}) if adres and naam else {}
        bij: list[int] = []
        rol = "overig"
        if len(zelfde) == 1 and self._afgeschermd.keys().isdisjoint(zelfde):
            [huishouden] = zelfde
            casus = self._casussen.get(huishouden)
            van = f" van casus {casus}" if casus is not None else ""
            zinnen = [f"zelfde adres en achternaam: bij het huishouden{van} gevoegd"]
            zinnen += self._vul_adres_aan(huishouden, waarden)
        else:
            rol = "hoofdpersoon"
            huishouden = self._huishouden
            self._huishouden += 1
            self._adressen[huishouden] = adres_van(waarden)
            weg = self._vertrokken.get((adres, naam), {}) if adres and naam else {}
            gemeld = (huis for huis in {**(zelfde or daar), **weg} if huis in self._meldingen)
            bij = list(islice(gemeld, MEESTE_HUISHOUDENS + 1))
            if geheim := [sinds for huis in bij if (sinds := self._afgeschermd.get(huis))]:
                self._afgeschermd[huishouden] = geheim[0]
                zinnen = self._vraag(bij, _AFGESCHERMD)
            elif zelfde:
                zinnen = self._vraag(bij, "bekend adres, twee huishoudens van die naam")
            elif weg:
                zinnen = self._vraag(bij, "een huishouden van die naam is van dit adres verhuisd")
            else:
                zinnen = self._vraag(bij, "bekend adres, een andere of onbekende achternaam")
        if zelfde_persoon and huishouden not in self._afgeschermd:
            zinnen.append("zelfde geboortedatum en adres, naam korter of langer: te beoordelen")
        self._scherm_af(huishouden, waarden)
        self._meldingen.setdefault(huishouden, nummer)
        self._woont(adres, huishouden, naam)
        if adres:
            self._bewoners.setdefault(wie_waar, []).append((nummer, waarden))
        persoon = self._persoon
        self._persoon += 1
        self._nieuwe_personen.append(
            (persoon, huishouden, rol, sleutel, *map(waarden.get, PERSOONKOLOMMEN))
        )
        if sleutel is not None:
            self._personen[sleutel] = (persoon, huishouden)
        bij_huis = tuple(self._meldingen[huis] for huis in reversed(bij))
        return Plek(persoon, tuple(zinnen), bij_huis, zelfde_persoon)

    def _bekende(
        self, nummer: int, waarden: Rij, adres: str | None, persoon: int, thuis: int
    ) -> Plek:
        zinnen = self._vul_adres_aan(thuis, waarden)
        if not zinnen and not self._woonde(thuis, waarden):
            self._meldingen.setdefault(thuis, nummer)
            self._woont(adres, thuis, familienaam(waarden))
        self._scherm_af(thuis, waarden)
        if thuis in self._afgeschermd:
            zinnen = [_NIET_VERGELEKEN] if adres_van(waarden) else []
        return Plek(persoon, tuple(zinnen))

    def _scherm_af(self, huishouden: int, waarden: Rij) -> None:
        if zegt_afgeschermd(waarden.get("bijzonderheden")):
            self._afgeschermd.setdefault(huishouden, self._vandaag)

    def _misschien_zelfde(
        self, daar: Sequence[tuple[int | None, Rij]], waarden: Rij
    ) -> tuple[int, ...]:
        """A melding of each of these persons who may be this one; none where so many were born on
        one day that it says nothing.
        """
        if not daar or len(daar) > MEESTE_HUISHOUDENS:
            return ()
        gevonden = (
            samenhang.laatste_melding(self._register, bewoner["persoon"])
            if melding is None
            else melding
            for melding, bewoner in daar
            if misschien_zelfde(bewoner, waarden)
        )
        return tuple(filter(None, gevonden))

    def _vraag(self, bij: list[int], wat: str) -> list[str]:
        """What is said of a question; an address of many households asks none: empties `bij`."""
        if len(bij) > MEESTE_HUISHOUDENS:
            bij.clear()
            meer = f"al meer dan {MEESTE_HUISHOUDENS} huishoudens"
            return [f"op dit adres staan {meer}; niet gevraagd of het er een van is"]
        if not bij:
            return []
        return [f"{wat}: te beoordelen"]

    def _woonde(self, huishouden: int, waarden: Rij) -> bool:
        """Whether a household moved from this address."""
        return woonde_daar(self._eerder.get(huishouden, ()), adres_van(waarden))

    def _vul_adres_aan(self, huishouden: int, waarden: Rij) -> list[str]:
        """Add to a known household what was unknown of its address; another address is a remark,
        unless it lived there before.
        """
        bekend, gesteld = self._adressen[huishouden], adres_van(waarden)
        nieuw = verschil(bekend, gesteld)
        if nieuw and self._woonde(huishouden, waarden):
            return []
        if not nieuw.keys().isdisjoint(bekend):
            adres = " ".join(map(str, gesteld.values()))
            eerder = waarden.get("opmerkingen")
            waarden["opmerkingen"] = f"{ADRESREGEL}{adres}" + (f"\n{eerder}" if eerder else "")
            return ["ander adres dan van deze persoon bekend is; het staat bij de opmerkingen"]
        if not nieuw:
            return []
        self._aangevuld[huishouden] = self._aangevuld.get(huishouden, {}) | nieuw
        bekend.update(nieuw)
        return []

    def bewaar(self, importering: int | None) -> None:
        """Store whom and what `plaats` made, and what an import completed of an address."""
        self._register.voeg_alle_toe(
            "huishouden",
            ("id", "afgeschermd", *HUISHOUDENKOLOMMEN),
            [
                (
                    *(nummer, self._afgeschermd.get(nummer)),
                    *map(self._adressen[nummer].get, HUISHOUDENKOLOMMEN),
                )
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


def _adressleutel(waarden: Rij) -> str | None:
    """An address as two are compared; None when it does not make one household."""
    return None if waarden.get("woonsituatie") in GEEN_GEZIN else adressleutel(waarden)
