"""What the sociale kaart has for the goals of a plan, on a screen and as JSON."""

from collections.abc import Sequence

from tafel.domain.aanbod import Doelaanbod, Passend, Product
from tafel.render.aanbod import nummer, oordelen_kort, passend_json
from tafel.render.vorm.json import als_json
from tafel.render.vorm.tabel import Cel, Kolomkop, Tabel
from tafel.render.vorm.tekst import LEESBREEDTE, Gestileerd, Span, Stijl, net, nieuw_blad, vul
from tafel.woorden import waarde

_GEEN_DOEL = "Er is geen open doel."
_GEEN_PRODUCT = "geen product dat past"


def voorstel(doelen: Sequence[Doelaanbod], breedte: int) -> Gestileerd:
    """For a screen: per goal what fits it, best first, why, and the command for the plan."""
    blad = nieuw_blad(min(breedte, LEESBREEDTE))
    for doel in doelen:
        eigen = f"{doel.casus}d{doel.doel}"
        blad.regel(Span(f"{eigen}  {waarde(doel.leefgebied)}", Stijl.KOP))
        for passend in doel.producten:
            product = passend.product
            blad.uiteinden(
                Span(f" {vul(nummer(product), 5)}"),
                Span(net(f"{product.gegevens.naam} ({product.gegevens.organisatie})")),
                Span(_opdracht(doel, product), Stijl.OPDRACHT),
            )
            redenen = _redenen(passend, zonder=waarde(doel.leefgebied))
            blad.alinea(net(redenen), Stijl.ZACHT, inspring=6)
        if not doel.producten:
            blad.alinea(_GEEN_PRODUCT, Stijl.LET_OP, inspring=1)
    if not doelen:
        blad.alinea(_GEEN_DOEL, Stijl.ZACHT)
    return blad.klaar()


def voorstel_rijen(doelen: Sequence[Doelaanbod]) -> Tabel:
    """One line per goal and product, best first."""
    regels: list[tuple[Cel, ...]] = []
    for doel in doelen:
        eigen = f"{doel.casus}d{doel.doel}"
        for passend in doel.producten:
            naam = f"{passend.product.gegevens.naam} ({passend.product.gegevens.organisatie})"
            opdracht = _opdracht(doel, passend.product)
            regels.append((eigen, nummer(passend.product), naam, _redenen(passend), opdracht))
        if not doel.producten:
            regels.append((eigen, None, _GEEN_PRODUCT, waarde(doel.leefgebied), None))
    return Tabel(
        (
            Kolomkop("doel", "Doel"),
            Kolomkop("product", "Nr"),
            Kolomkop("naam", "Product"),
            Kolomkop("waarom", "Waarom"),
            Kolomkop("opdracht", "In het plan"),
        ),
        tuple(regels),
        leeg=_GEEN_DOEL,
    )


def voorstel_json(doelen: Sequence[Doelaanbod]) -> str:
    return als_json(
        [
            {
                "doel": f"{doel.casus}d{doel.doel}",
                "leefgebied": doel.leefgebied,
                "producten": [
                    passend_json(passend) | {"opdracht": _opdracht(doel, passend.product)}
                    for passend in doel.producten
                ],
            }
            for doel in doelen
        ]
    )


def _opdracht(doel: Doelaanbod, product: Product) -> str:
    return f"tafel plan taak {doel.casus}d{doel.doel} --aanbod {nummer(product)}"


def _redenen(passend: Passend, *, zonder: str = "") -> str:
    """Why it fits and how it was judged; not what stands above it already."""
    ervaring = oordelen_kort(passend.product.oordelen)
    delen = (*passend.waarom, f"ervaring {ervaring}" if ervaring else "")
    return "; ".join(deel for deel in delen if deel not in {"", zonder})
