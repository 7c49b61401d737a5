"""The sociale kaart on a screen: lists, one product, what loading did."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tafel.datums import datum_kort
from tafel.domain.aanbod import (
    ASPECTEN,
    NIET_BEKEND,
    Aanbodrij,
    Ervaring,
    Laaduitslag,
    Oordeel,
    Oordelen,
    Passend,
    Product,
    ProductDossier,
    leeftijden_tekst,
)
from tafel.domain.basis import Signaal
from tafel.files.gelezen import Fout
from tafel.render.vorm.json import als_json, fouten_lijst
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.render.vorm.scherm import Blok, Rooster, Scherm, Signalen
from tafel.render.vorm.tekst import Gestileerd, Stijl, nieuw_blad
from tafel.woorden import Labels, aantal, getal, label, waarde

_TEKENS = {Oordeel.GOED: "+", Oordeel.MATIG: "±", Oordeel.SLECHT: "–"}


def nummer(product: Product) -> str:
    return f"A{product.nummer}"


# --- lists ----------------------------------------------------------------------------------------


def lijst(producten: Sequence[Product]) -> Lijst[Product]:
    """One line per product, as it reads."""
    return Lijst(
        producten,
        (
            *_wie(lambda product: product),
            Veld("capaciteit", "Ruimte", cel=_ruimte),
            Veld("leeftijd", "Leeftijd", cel=lambda p: leeftijden_tekst(p.gegevens)),
            Veld("leefgebieden", "Leefgebieden", inkorten=True, bijzaak=True, cel=_leefgebieden),
            Veld("gebied", "Gebied", inkorten=True, bijzaak=True, cel=_gebied),
            _ervaring_van(lambda product: product),
        ),
        "Geen product gevonden. De sociale kaart laden: tafel aanbod laad BESTAND",
        _gegevens,
        _SLEUTELS,
        _plat,
    )


def treffers(gevonden: Sequence[Passend]) -> Lijst[Passend]:
    """What a search found, best first, with the reasons."""
    return Lijst(
        gevonden,
        (
            *_wie(lambda passend: passend.product),
            Veld("waarom", "Waarom", inkorten=True, leesbaar=30, cel=lambda p: "; ".join(p.waarom)),
            _ervaring_van(lambda passend: passend.product),
        ),
        "Geen product past hierbij; zoek ruimer, of zie: tafel aanbod lijst",
        passend_json,
        _SLEUTELS,
        lambda passend: _plat(passend.product),
    )


def _wie(product: Callable[[Any], Product]) -> tuple[Veld, ...]:
    return (
        Veld("product", "Nr", cel=lambda rij: nummer(product(rij))),
        Veld("naam", "Product", inkorten=True, cel=lambda rij: product(rij).gegevens.naam),
        Veld(
            "organisatie",
            "Organisatie",
            inkorten=True,
            leesbaar=12,
            cel=lambda rij: product(rij).gegevens.organisatie,
        ),
    )


def _ervaring_van(product: Callable[[Any], Product]) -> Veld:
    return Veld(
        "oordelen", "Ervaring", bijzaak=True, cel=lambda rij: oordelen_kort(product(rij).oordelen)
    )


def _leefgebieden(product: Product) -> str:
    return ", ".join(map(waarde, product.gegevens.leefgebieden))


def _gebied(product: Product) -> str:
    return ", ".join(product.gegevens.gebied) or NIET_BEKEND


def _ruimte(product: Product) -> str:
    if product.vervallen_op is not None:
        return "vervallen"
    weken = product.gegevens.wachttijd_weken
    stand = product.beschikbaar or "onbekend"
    return f"{stand}, {weken} wk" if weken else str(stand)


def oordelen_kort(oordelen: Oordelen) -> str:
    """All judgements together: 3+ 1±."""
    tellen = {o: sum(per.get(o, 0) for per in oordelen.values()) for o in Oordeel}
    return " ".join(f"{tellen[o]}{_TEKENS[o]}" for o in Oordeel if tellen[o])


_SLEUTELS = (
    *("product", "id", "naam", "organisatie", "partner", "leefgebieden", "leeftijd_van"),
    *("leeftijd_tot", "gebied", "pakket", "kosten", "intake", "wachttijd_weken", "capaciteit"),
    *("omschrijving", "bron", "ververst_op", "vervallen_op", "oordelen"),
)


def _plat(product: Product) -> dict[str, object]:
    """The judgements of all aspects in one cell."""
    oordelen = (f"{aspect} {_oordelen(telling)}" for aspect, telling in product.oordelen.items())
    return {**_gegevens(product), "oordelen": "; ".join(oordelen)}


def _gegevens(product: Product) -> dict[str, object]:
    rij = product.gegevens
    return {
        "product": nummer(product),
        "id": rij.bronid,
        "naam": rij.naam,
        "organisatie": rij.organisatie,
        "partner": product.partner,
        "leefgebieden": rij.leefgebieden,
        "leeftijd_van": rij.leeftijd_van,
        "leeftijd_tot": rij.leeftijd_tot,
        "gebied": rij.gebied,
        "pakket": rij.pakket,
        "kosten": rij.kosten,
        "intake": rij.intake,
        "wachttijd_weken": rij.wachttijd_weken,
        "capaciteit": rij.capaciteit,
        "omschrijving": rij.omschrijving,
        "bron": product.bron,
        "ververst_op": product.ververst_op.isoformat(),
        "vervallen_op": product.vervallen_op.isoformat() if product.vervallen_op else None,
        "oordelen": product.oordelen,
    }


def passend_json(passend: Passend) -> dict[str, object]:
    return {**_gegevens(passend.product), "waarom": passend.waarom}


# --- one product ----------------------------------------------------------------------------------


def dossier(gegevens: ProductDossier, labels: Labels) -> Scherm:
    product = gegevens.product
    return Scherm(
        (nummer(product), product.gegevens.naam, product.gegevens.organisatie),
        (
            Signalen("Let op", tuple(_signalen(product))),
            Rooster("Product", ("",), tuple(_velden(product))),
            Rooster(
                "Ervaring",
                tuple(str(oordeel) for oordeel in Oordeel),
                tuple(
                    (aspect, *(str(telling.get(oordeel, 0)) for oordeel in Oordeel))
                    for aspect in ASPECTEN
                    if (telling := product.oordelen.get(aspect))
                ),
            ),
            Rooster(
                "Per keer",
                ("tafel", "oordeel", "toelichting"),
                tuple(_ervaring(ervaring, labels) for ervaring in gegevens.ervaringen),
            ),
            Blok("Afspraken", tuple(_afspraken(gegevens))),
        ),
    )


def dossier_json(gegevens: ProductDossier) -> str:
    return als_json(
        {
            **_gegevens(gegevens.product),
            "ervaringen": gegevens.ervaringen,
            "afspraken": gegevens.afspraken,
            "nakoming": gegevens.nakoming,
        }
    )


def _signalen(product: Product) -> Iterable[Signaal]:
    if product.vervallen_op is not None:
        dag = datum_kort(product.vervallen_op)
        yield Signaal(f"vervallen: stond op {dag} niet meer in {product.bron}")
    if not product.gegevens.leefgebieden:
        yield Signaal("geen leefgebied: wordt bij geen doel voorgesteld")


def _velden(product: Product) -> Iterable[tuple[str, str]]:
    rij = product.gegevens
    velden = (
        ("Leefgebieden", ", ".join(map(waarde, rij.leefgebieden))),
        ("Leeftijd", leeftijden_tekst(rij)),
        ("Gebied", ", ".join(rij.gebied)),
        ("Pakket", rij.pakket),
        ("Kosten", rij.kosten),
        ("Intake", rij.intake),
        ("Wachttijd", _weken(rij)),
        ("Capaciteit", rij.capaciteit),
        ("Omschrijving", rij.omschrijving),
        ("Bron", f"{product.bron}, ververst {datum_kort(product.ververst_op)}"),
    )
    return ((kop, str(inhoud) if inhoud else NIET_BEKEND) for kop, inhoud in velden)


def _weken(rij: Aanbodrij) -> str | None:
    if rij.wachttijd_weken is None:
        return None
    return aantal(rij.wachttijd_weken, "week", "weken") if rij.wachttijd_weken else "geen"


def _ervaring(ervaring: Ervaring, labels: Labels) -> tuple[str, ...]:
    oordeel = ", ".join(f"{aspect} {hoe}" for aspect, hoe in ervaring.oordelen.items())
    tafel = label(ervaring.tafel, labels)
    return datum_kort(ervaring.dag), tafel, oordeel, ervaring.tekst or ""


def _afspraken(gegevens: ProductDossier) -> Iterable[str]:
    if gegevens.afspraken:
        yield f"met dit product: {_standen(gegevens.afspraken)}"
    if gegevens.nakoming:
        wie = gegevens.product.gegevens.organisatie
        yield f"van {wie} in het geheel: {_standen(gegevens.nakoming)}"


def _standen(tellen: Mapping[str, int]) -> str:
    volgorde = ("open", "nagekomen", "niet_nagekomen", "vervallen")
    return ", ".join(
        f"{getal(tellen[status])} {status.replace('_', ' ')}"
        for status in volgorde
        if tellen.get(status)
    )


def _oordelen(telling: Mapping[str, int]) -> str:
    return ", ".join(f"{telling[o]} {o}" for o in Oordeel if telling.get(o))


# --- loading --------------------------------------------------------------------------------------


def lading(
    uitslag: Laaduitslag,
    fouten: Sequence[Fout],
    breedte: int,
) -> Gestileerd:
    """Every refusal with its place and remedy, and the counts on one line."""
    from tafel.render.melding.importuitslag import zet_fouten

    blad = nieuw_blad(breedte)
    tellingen = (
        (uitslag.toegevoegd, "nieuw"),
        (uitslag.gewijzigd, "gewijzigd"),
        (uitslag.al_bekend, "al bekend"),
        (uitslag.vervallen, "vervallen"),
        (uitslag.afgewezen, "afgewezen"),
        *([(uitslag.overgeslagen, "overgeslagen")] if uitslag.overgeslagen else ()),
    )
    delen = ", ".join(f"{getal(hoeveel)} {wat}" for hoeveel, wat in tellingen)
    zet_fouten(blad, fouten)
    blad.alinea(f"{uitslag.bron}: {getal(uitslag.gelezen)} gelezen: {delen}", Stijl.KOP)
    return blad.klaar()


def lading_json(uitslag: Laaduitslag, fouten: Iterable[Fout]) -> str:
    return als_json(
        {
            "bron": uitslag.bron,
            "gelezen": uitslag.gelezen,
            "toegevoegd": uitslag.toegevoegd,
            "gewijzigd": uitslag.gewijzigd,
            "al_bekend": uitslag.al_bekend,
            "vervallen": uitslag.vervallen,
            "afgewezen": uitslag.afgewezen,
            "overgeslagen": uitslag.overgeslagen,
            "fouten": fouten_lijst(fouten),
        }
    )
