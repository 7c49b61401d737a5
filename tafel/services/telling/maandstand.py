"""What reports over a closed month say beside their counts of people: as it was when the month was
closed, so that what changes later changes no report (domain §12).

Which rows there are and what they are called, the norms, which partners there were and which had
signed, and the sociale kaart.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Self

from msgspec import Struct, json
from msgspec.structs import fields, replace

from tafel.domain.aanbod import Capaciteit, Product
from tafel.domain.rapport import ONBEKEND
from tafel.register.aanbod import laatste_levering
from tafel.register.partner import met_convenant
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.rapportage import Rapportage
from tafel.services.aanbod.kaart import producten
from tafel.services.telling.indelingen import Indelingen

Lijst = dict[str, str]
"""The rows of a property, in their order, and their labels."""


class Rijen(Struct, frozen=True):
    """Of every property."""

    tafel: Lijst
    plek: Lijst
    uitkomst: Lijst
    categorie: Lijst
    stap: Lijst
    kanaal: Lijst
    aard: Lijst
    urgentie: Lijst
    leeftijd: Lijst
    leefgebied: Lijst
    aanvliegroute: Lijst
    onderdeel: Lijst
    kwadrant: Lijst
    organisatie: Lijst
    buurt: Lijst

    @classmethod
    def van(cls, delen: Indelingen) -> Self:
        return cls(**{veld.name: dict(getattr(delen, veld.name).labels) for veld in fields(cls)})

    def met(self, eerder: "Rijen") -> "Rijen":
        """With the rows that there were before and are no longer."""
        return Rijen(
            **{
                veld.name: _samen(getattr(self, veld.name), getattr(eerder, veld.name))
                for veld in fields(self)
            }
        )


class Kaartregel(Struct, frozen=True):
    """A product of the sociale kaart."""

    nummer: int
    naam: str
    organisatie: str
    leefgebieden: tuple[str, ...]
    beschikbaar: Capaciteit | None
    wachttijd_weken: int | None
    oordelen: dict[str, int]
    """How often tables judged so of any of its aspects."""

    @classmethod
    def van(cls, product: Product) -> Self:
        oordelen: dict[str, int] = {}
        for telling in product.oordelen.values():
            for oordeel, aantal in telling.items():
                oordelen[oordeel] = oordelen.get(oordeel, 0) + aantal
        wat = product.gegevens
        return cls(
            product.nummer,
            wat.naam,
            wat.organisatie,
            wat.leefgebieden,
            product.beschikbaar,
            wat.wachttijd_weken,
            oordelen,
        )


class Maandstand(Struct, frozen=True):
    """How it was when a month was closed, the sociale kaart aside."""

    titel: str
    """Of the profile: the municipality."""
    profiel: str
    """Its name and version."""
    rijen: Rijen
    rapportage: Rapportage
    partners: tuple[str, ...]
    """The codes of all of them."""
    aan_tafel: tuple[str, ...]
    getekend: tuple[str, ...]
    """Who had signed the covenant by the last day of the month."""
    levering: date | None
    """When the sociale kaart was last refreshed."""


def stand_nu(register: Register, profiel: Profiel, tot: date) -> Maandstand:
    """How it is now, of a month that ends on `tot`."""
    aan_tafel = {code for tafel in profiel.tafels.values() for code in (*tafel.kern, *tafel.schil)}
    levering = laatste_levering(register)
    return Maandstand(
        titel=profiel.titel,
        profiel=f"{profiel.naam} {profiel.versie}",
        rijen=Rijen.van(Indelingen(profiel)),
        rapportage=profiel.proces.rapportage,
        partners=tuple(profiel.partners),
        aan_tafel=tuple(sorted(aan_tafel)),
        getekend=tuple(sorted(met_convenant(register, tot))),
        levering=None if levering is None else date.fromisoformat(levering),
    )


def als_tekst(stand: Maandstand) -> str:
    """As it is kept."""
    return json.encode(stand).decode()


def kaart_nu(register: Register) -> str:
    """The sociale kaart as it is now, to be kept."""
    return json.encode([Kaartregel.van(product) for product in producten(register)]).decode()


def lees_stand(
    register: Register, standen: Iterable[str | None], nu: Callable[[], Maandstand]
) -> Maandstand:
    """How it was when the first of these was kept, with the rows that any of them had. `nu` stands
    in for what was not kept.

    Raises RegisterUnusable.
    """
    laatste, *eerdere = [
        nu() if tekst is None else _gelezen(register, tekst) for tekst in dict.fromkeys(standen)
    ] or [nu()]
    rijen = laatste.rijen
    for eerder in eerdere:
        rijen = rijen.met(eerder.rijen)
    return replace(laatste, rijen=rijen)


def _gelezen(register: Register, tekst: str) -> Maandstand:
    with register.heel():
        return json.decode(tekst, type=Maandstand)


def lees_kaart(register: Register, tekst: str | None) -> Sequence[Kaartregel]:
    """The sociale kaart as it was kept, or else as it is now. Raises RegisterUnusable."""
    tekst = kaart_nu(register) if tekst is None else tekst
    with register.heel():
        return json.decode(tekst, type=tuple[Kaartregel, ...])


def _samen(laatste: Lijst, eerder: Lijst) -> Lijst:
    """What is not known stays the last row."""
    samen = laatste | {rij: label for rij, label in eerder.items() if rij not in laatste}
    return {rij: label for rij, label in samen.items() if rij != ONBEKEND} | {
        rij: samen[rij] for rij in (ONBEKEND,) if rij in samen
    }
