"""The sociale kaart: listing, searching and showing products, and what tables experienced (§11)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tafel.domain.aanbod import (
    ASPECTEN,
    Aanbodrij,
    Capaciteit,
    Ervaring,
    Oordeel,
    Passend,
    Product,
    ProductDossier,
)
from tafel.domain.basis import Leesbaar
from tafel.errors import GateNotMet, NotFound, WrongUse
from tafel.kolommen import SCHEIDING
from tafel.namen import vouw
from tafel.register import aanbod as queries
from tafel.register.store import Register, nu
from tafel.rules.aanbod import Zoekvraag, zoek
from tafel.rules.profiel.profiel import Profiel
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting


def producten(register: Register, *, ook_vervallen: bool = False) -> tuple[Product, ...]:
    """Every product with how it was judged, by number."""
    geoordeeld = _per_product(queries.oordelen(register))
    rijen = queries.producten(register, ook_vervallen=ook_vervallen)
    return tuple(_product(rij, geoordeeld.get(rij["id"], {})) for rij in rijen)


def lijst(
    z: Zitting, vraag: Zoekvraag, *, organisatie: str | None = None, ook_vervallen: bool = False
) -> tuple[Product, ...]:
    """The products that meet every filter, by organisation and name."""
    gevonden = zoek(
        _van(producten(z.register, ook_vervallen=ook_vervallen), organisatie),
        vraag,
        heel_gebied(z.profiel),
    )
    return tuple(
        sorted(
            (passend.product for passend in gevonden),
            key=lambda p: (vouw(p.gegevens.organisatie), vouw(p.gegevens.naam), p.nummer),
        )
    )


def doorzoek(
    z: Zitting, tekst: str, vraag: Zoekvraag, *, organisatie: str | None = None
) -> tuple[Passend, ...]:
    """The products that hold every word of `tekst` and fit, best first, each with its reasons."""
    woorden = vouw(tekst).split()
    passend = [
        product
        for product in _van(producten(z.register), organisatie)
        if all(woord in vouw(_alles(product.gegevens)) for woord in woorden)
    ]
    return zoek(passend, vraag, heel_gebied(z.profiel))


def heel_gebied(profiel: Profiel) -> str:
    """What the whole area of a profile is called."""
    return f"{profiel.naam} {profiel.titel}"


def toon(register: Register, nummer: int) -> ProductDossier:
    """Everything about one product, lapsed or not. Raises NotFound."""
    product = product_van(register, nummer)
    nakoming = queries.nakoming(register, product.partner) if product.partner else []
    return ProductDossier(
        product=product,
        ervaringen=tuple(map(_ervaring, queries.ervaringen(register, nummer))),
        afspraken={rij["status"]: rij["aantal"] for rij in queries.afspraken(register, nummer)},
        nakoming={rij["status"]: rij["aantal"] for rij in nakoming},
    )


def product_van(register: Register, nummer: int) -> Product:
    """One product with how it was judged. Raises NotFound."""
    rij = queries.product(register, nummer)
    if rij is None:
        raise NotFound(f"product A{nummer} bestaat niet; zoek met: tafel aanbod zoek")
    return _product(rij, _per_product(queries.oordelen(register, nummer)).get(nummer, {}))


def geldig_product(register: Register, nummer: int) -> Product:
    """A product that is still offered. Raises NotFound, GateNotMet."""
    product = product_van(register, nummer)
    if product.vervallen_op is not None:
        raise GateNotMet(f"product A{nummer} is vervallen; zoek een ander met: tafel aanbod zoek")
    return product


def productnamen(register: Register, nummers: Iterable[int | None]) -> Mapping[int, str]:
    """Number → name of these products, lapsed or not."""
    return queries.namen(register, {nummer for nummer in nummers if nummer is not None})


def organisatie_bij(z: Zitting, nummer: int, organisatie: str | None) -> str | None:
    """Who does an afspraak with this product: its own organisation when that is a partner, else
    as typed.

    Raises NotFound, GateNotMet when it is no longer offered; WrongUse when another partner is
    named than the one that offers it.
    """
    product = geldig_product(z.register, nummer)
    if product.partner is None or organisatie is None:
        return organisatie or product.partner
    gekozen = zoek_partner(z.profiel, organisatie).code
    if gekozen != product.partner:
        raise WrongUse(
            f"product A{nummer} is van {product.gegevens.organisatie}; laat --organisatie weg"
        )
    return gekozen


def leg_ervaring_vast(
    z: Zitting, nummer: int, tafel: str, oordelen: Mapping[str, Oordeel], tekst: str | None
) -> None:
    """Add what a table (code) experienced with a product; never changed afterwards.

    Raises NotFound.
    """
    with z.register.schrijf():
        product_van(z.register, nummer)
        z.register.voeg_toe(
            "ervaring",
            {
                "aanbod": nummer,
                "tafel": tafel,
                **{aspect: oordelen.get(aspect) for aspect in ASPECTEN},
                "tekst": tekst,
                "tijd": nu(),
                "dag": z.vandaag.isoformat(),
                "wie": z.wie,
            },
        )
        z.register.log(z.wie, z.vandaag, "aanbod ervaring", f"A{nummer}")


def _van(alle: Sequence[Product], organisatie: str | None) -> Sequence[Product]:
    """Those of an organisation: its name or code, or the start of one."""
    if organisatie is None:
        return alle
    gezocht = vouw(organisatie)
    return [
        product
        for product in alle
        if vouw(product.gegevens.organisatie).startswith(gezocht)
        or (product.partner or "").startswith(gezocht)
    ]


def _alles(gegevens: Aanbodrij) -> str:
    delen = (gegevens.naam, gegevens.organisatie, gegevens.omschrijving, gegevens.intake)
    return " ".join(filter(None, delen))


def _per_product(oordelen: Iterable[Leesbaar]) -> Mapping[int, Mapping[str, Mapping[str, int]]]:
    """Product → aspect → judgement → how often."""
    geoordeeld: dict[int, dict[str, dict[str, int]]] = {}
    for rij in oordelen:
        per_aspect = geoordeeld.setdefault(rij["aanbod"], {})
        per_aspect.setdefault(rij["aspect"], {})[rij["oordeel"]] = rij["aantal"]
    return geoordeeld


def _product(rij: Leesbaar, oordelen: Mapping[str, Mapping[str, int]]) -> Product:
    return Product(
        nummer=rij["id"],
        gegevens=Aanbodrij(
            sleutel=rij["sleutel"],
            organisatie=rij["organisatie"],
            naam=rij["naam"],
            leefgebieden=_lijst(rij["leefgebieden"]),
            leeftijd_van=rij["leeftijd_van"],
            leeftijd_tot=rij["leeftijd_tot"],
            gebied=_lijst(rij["gebied"]),
            pakket=rij["pakket"],
            kosten=rij["kosten"],
            intake=rij["intake"],
            wachttijd_weken=rij["wachttijd_weken"],
            capaciteit=Capaciteit(rij["capaciteit"]) if rij["capaciteit"] else None,
            omschrijving=rij["omschrijving"],
        ),
        partner=rij["partner"],
        bron=rij["bron"],
        ververst_op=date.fromisoformat(rij["ververst_op"]),
        vervallen_op=date.fromisoformat(rij["vervallen_op"]) if rij["vervallen_op"] else None,
        oordelen=oordelen,
    )


def _ervaring(rij: Leesbaar) -> Ervaring:
    return Ervaring(
        tafel=rij["tafel"],
        oordelen={aspect: Oordeel(rij[aspect]) for aspect in ASPECTEN if rij[aspect]},
        tekst=rij["tekst"],
        dag=date.fromisoformat(rij["dag"]),
        wie=rij["wie"],
    )


def _lijst(tekst: str | None) -> tuple[str, ...]:
    return tuple(tekst.split(SCHEIDING)) if tekst else ()
