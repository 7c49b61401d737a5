"""The sociale kaart on a screen: lists, one product, what loading did."""

from collections.abc import Iterable, Mapping, Sequence

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
from tafel.files.gelezen import Fout
from tafel.kolommen import SCHEIDING
from tafel.render.vorm.json import als_json, fouten_lijst
from tafel.render.vorm.scherm import Blok, Rooster, Scherm, Signaal, Signalen
from tafel.render.vorm.tabel import Cel, Kolomkop, Tabel
from tafel.render.vorm.tekst import Gestileerd, Stijl, nieuw_blad
from tafel.render.vorm.woorden import Labels, aantal, getal, label, waarde

_TEKENS = {Oordeel.GOED: "+", Oordeel.MATIG: "±", Oordeel.SLECHT: "–"}
_LEEG = "Geen product gevonden. De sociale kaart laden: tafel aanbod laad BESTAND"


def nummer(product: Product) -> str:
    return f"A{product.nummer}"


# --- lists ----------------------------------------------------------------------------------------

_KOPPEN = (
    Kolomkop("product", "Nr"),
    Kolomkop("naam", "Product", inkorten=True),
    Kolomkop("organisatie", "Organisatie", inkorten=True, leesbaar=12),
)


def lijst(producten: Iterable[Product]) -> Tabel:
    """One line per product, as it reads."""
    return Tabel(
        (
            *_KOPPEN,
            Kolomkop("capaciteit", "Ruimte"),
            Kolomkop("leeftijd", "Leeftijd"),
            Kolomkop("leefgebieden", "Leefgebieden", inkorten=True, bijzaak=True),
            Kolomkop("gebied", "Gebied", inkorten=True, bijzaak=True),
            Kolomkop("oordelen", "Ervaring", bijzaak=True),
        ),
        tuple(
            (
                *_wie(product),
                _ruimte(product),
                leeftijden_tekst(product.gegevens),
                ", ".join(map(waarde, product.gegevens.leefgebieden)),
                ", ".join(product.gegevens.gebied) or NIET_BEKEND,
                oordelen_kort(product.oordelen),
            )
            for product in producten
        ),
        leeg=_LEEG,
    )


def treffers(gevonden: Iterable[Passend]) -> Tabel:
    """What a search found, best first, with the reasons."""
    return Tabel(
        (
            *_KOPPEN,
            Kolomkop("waarom", "Waarom", inkorten=True, leesbaar=30),
            Kolomkop("oordelen", "Ervaring", bijzaak=True),
        ),
        tuple(
            (
                *_wie(passend.product),
                "; ".join(passend.waarom),
                oordelen_kort(passend.product.oordelen),
            )
            for passend in gevonden
        ),
        leeg="Geen product past hierbij; zoek ruimer, of zie: tafel aanbod lijst",
    )


def rijen(producten: Iterable[Product]) -> Tabel:
    """For programs: the columns of the JSON, several values in one cell as in a melding."""
    delen = [_gegevens(product) for product in producten]
    namen = tuple(delen[0]) if delen else ("product",)
    return Tabel(
        tuple(Kolomkop(naam, naam) for naam in namen),
        tuple(tuple(_cel(deel[naam]) for naam in namen) for deel in delen),
        leeg=_LEEG,
    )


def lijst_json(producten: Iterable[Product]) -> str:
    return als_json([_gegevens(product) for product in producten])


def treffers_json(gevonden: Iterable[Passend]) -> str:
    return als_json([passend_json(passend) for passend in gevonden])


def _wie(product: Product) -> tuple[str, str, str]:
    return nummer(product), product.gegevens.naam, product.gegevens.organisatie


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


def _cel(inhoud: object) -> Cel:
    if isinstance(inhoud, tuple):
        return SCHEIDING.join(map(str, inhoud))
    if isinstance(inhoud, Mapping):
        return "; ".join(f"{aspect} {_oordelen(telling)}" for aspect, telling in inhoud.items())
    assert inhoud is None or isinstance(inhoud, str | int)
    return inhoud


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
