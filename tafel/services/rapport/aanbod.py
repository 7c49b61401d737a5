"""White spots (domain §11, §12; 80+20 §2.3): needs without supply, and supply without need.

Needs are goals of people, as they were counted when the month was closed; products are those that
the sociale kaart had then. Products are no people: they are counted exactly.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from tafel.datums import datum_kort
from tafel.domain.aanbod import Capaciteit, Oordeel
from tafel.domain.rapport import (
    ONBEKEND,
    Beeld,
    Cijfer,
    Cijfersoort,
    Rapport,
    Rapportkolom,
    Rapporttabel,
)
from tafel.kolommen import in_woorden, sleutel
from tafel.rules.perioden import maandnaam
from tafel.services.rapport.leeswijzer import rapport_van
from tafel.services.telling.behoefte import BEHOEFTE, DOELEN, GATEN, KAART, WIT, van_groep
from tafel.services.telling.cijfers import Cijfers
from tafel.services.telling.maandstand import Kaartregel
from tafel.services.telling.verslag import Verslag

_CASUSSEN: Final = Rapportkolom("casussen", "Casussen", Cijfersoort.AANTAL)
_DOELEN: Final = Rapportkolom("doelen", "Doelen", Cijfersoort.AANTAL)
_WIT: Final = Rapportkolom("wit", "Wit", Cijfersoort.AANTAL)
_RUIMTE: Final = (
    Rapportkolom("aanbod_van_organisaties", "Aanbod", Cijfersoort.AANTAL),
    Rapportkolom("ruimte_van_organisaties", "Ruimte", Cijfersoort.AANTAL),
    Rapportkolom("wachtlijst_van_organisaties", "Wacht", Cijfersoort.AANTAL),
    Rapportkolom("vol_van_organisaties", "Vol", Cijfersoort.AANTAL),
    Rapportkolom("onbekend_van_organisaties", "Onbek.", Cijfersoort.AANTAL),
)
_GEEN_KAART: Final = (
    "Er was geen sociale kaart toen de maand werd afgesloten; laad haar, voor wat volgt, met: "
    "tafel aanbod laad BESTAND"
)


def maak(verslag: Verslag) -> Rapport:
    """Needs at the end of a month against the sociale kaart of the day on which it was closed; of a
    quarter or year by leefgebied, age group and product.
    """
    kaart = verslag.kaart
    tabellen = [_maanden(verslag)]
    if verslag.nu is not None:
        tabellen += [
            _per_leefgebied(verslag, verslag.nu, kaart),
            _wit(verslag, verslag.nu),
            _per_product(verslag.nu, kaart),
        ]
    return rapport_van(
        verslag,
        "aanbod",
        "Behoefte en aanbod",
        (*tabellen, _per_organisatie(kaart)),
        opmerkingen=_opmerkingen(verslag, kaart),
    )


def _maanden(verslag: Verslag) -> Rapporttabel:
    return Rapporttabel(
        "aanbod_maanden",
        "Behoefte aan het eind van elke maand",
        (Rapportkolom("maand", "Maand"), _CASUSSEN, _DOELEN, _WIT),
        tuple(
            (*rij, wit)
            for rij, (_, wit) in zip(
                verslag.per_maand(BEHOEFTE, DOELEN), verslag.per_maand(WIT, leeg=None), strict=True
            )
        ),
        beeld=Beeld.LIJN,
    )


def _per_leefgebied(verslag: Verslag, nu: Cijfers, kaart: Sequence[Kaartregel]) -> Rapporttabel:
    def rij(gebied: str, label: str) -> tuple[Cijfer, ...]:
        mensen = (nu.getal(nu.stand(wat, "leefgebied", gebied)) for wat in (BEHOEFTE, DOELEN))
        wit = nu.getal(nu.stand(WIT, "leefgebied", gebied)) if _met_kaart(nu) else None
        passend = [product for product in kaart if gebied in (product.leefgebieden or (ONBEKEND,))]
        return label, *mensen, wit, *_ruimte(passend), _mediaan(passend)

    return Rapporttabel(
        "aanbod_leefgebied",
        "Behoefte en aanbod per leefgebied",
        (
            Rapportkolom("leefgebied", "Leefgebied"),
            _CASUSSEN,
            _DOELEN,
            _WIT,
            *_RUIMTE,
            Rapportkolom("wachttijd", "Weken", Cijfersoort.WEKEN),
        ),
        tuple(rij(*paar) for paar in verslag.stand.rijen.leefgebied.items()),
        beeld=Beeld.STAVEN,
    )


def _wit(verslag: Verslag, nu: Cijfers) -> Rapporttabel:
    """Who needs what nobody has room for; without a sociale kaart nothing is known of it."""

    def cel(gebied: str, groep: str, gat: str) -> Cijfer:
        return nu.getal(nu.stand(WIT, gat, van_groep(gebied, groep))) if _met_kaart(nu) else None

    return Rapporttabel(
        "aanbod_wit",
        "Witte vlekken: behoefte zonder aanbod of zonder ruimte",
        (
            Rapportkolom("leefgebied", "Leefgebied"),
            Rapportkolom("leeftijd", "Leeftijd"),
            *(
                Rapportkolom(gat.replace(" ", "_"), gat.capitalize(), Cijfersoort.AANTAL)
                for gat in GATEN
            ),
        ),
        tuple(
            (label, naam, *(cel(gebied, groep, gat) for gat in GATEN))
            for gebied, label in verslag.stand.rijen.leefgebied.items()
            for groep, naam in verslag.stand.rijen.leeftijd.items()
        ),
    )


def _per_product(nu: Cijfers, kaart: Sequence[Kaartregel]) -> Rapporttabel:
    """Every product; one that was not counted came after a closing that did not keep them."""

    def rij(product: Kaartregel) -> tuple[Cijfer, ...]:
        nummer = f"A{product.nummer}"
        geteld = nu.stand(KAART, "product", nummer).aantal > 0
        return (
            nummer,
            product.naam,
            product.organisatie,
            ", ".join(map(in_woorden, product.leefgebieden)) or ONBEKEND,
            product.beschikbaar or ONBEKEND,
            nu.getal(nu.stand(BEHOEFTE, "product", nummer)) if geteld else None,
        )

    return Rapporttabel(
        "aanbod_over",
        "Aanbod en de behoefte eraan",
        (
            Rapportkolom("product", "Nr"),
            Rapportkolom("naam", "Product"),
            Rapportkolom("organisatie", "Organisatie"),
            Rapportkolom("leefgebieden", "Leefgebieden"),
            Rapportkolom("capaciteit", "Ruimte"),
            _CASUSSEN,
        ),
        tuple(map(rij, kaart)),
        leeg=_GEEN_KAART,
    )


def _per_organisatie(kaart: Sequence[Kaartregel]) -> Rapporttabel:
    per: dict[str, list[Kaartregel]] = {}
    for product in kaart:
        per.setdefault(product.organisatie, []).append(product)
    return Rapporttabel(
        "aanbod_organisatie",
        "Aanbod en ervaring per organisatie",
        (
            Rapportkolom("organisatie", "Organisatie"),
            *_RUIMTE,
            *(
                Rapportkolom(
                    f"{oordeel}_over_organisaties", oordeel.capitalize(), Cijfersoort.AANTAL
                )
                for oordeel in Oordeel
            ),
        ),
        tuple(
            (
                organisatie,
                *_ruimte(eigen),
                *(sum(een.oordelen.get(oordeel, 0) for een in eigen) for oordeel in Oordeel),
            )
            for organisatie, eigen in sorted(per.items(), key=lambda paar: sleutel(paar[0]))
        ),
        leeg=_GEEN_KAART,
    )


def _met_kaart(nu: Cijfers) -> bool:
    """Whether there was a sociale kaart when the month was closed."""
    return nu.stand(KAART).aantal > 0


def _ruimte(kaart: Sequence[Kaartregel]) -> tuple[int, ...]:
    standen = Counter(product.beschikbaar for product in kaart)
    return (len(kaart), *(standen[capaciteit] for capaciteit in Capaciteit), standen[None])


def _mediaan(kaart: Sequence[Kaartregel]) -> int | None:
    """Of the waiting times that are known, in weeks: the smallest with half at or below it."""
    weken = sorted(
        product.wachttijd_weken for product in kaart if product.wachttijd_weken is not None
    )
    return weken[(len(weken) - 1) // 2] if weken else None


def _opmerkingen(verslag: Verslag, kaart: Sequence[Kaartregel]) -> Iterator[str]:
    """Of which days need and supply are told."""
    afsluiting = verslag.afsluiting
    if afsluiting is not None and afsluiting.maand == maandnaam(verslag.peil):
        yield (
            f"behoefte en wit zijn die van {datum_kort(verslag.peil)}, tegen de sociale kaart "
            f"zoals die was bij het afsluiten op {datum_kort(afsluiting.dag)}"
        )
    bewaard = afsluiting is not None and afsluiting.kaart is not None
    welke = "die van dat afsluiten" if bewaard else "de stand van nu"
    if kaart and verslag.stand.levering is not None:
        yield (
            f"aanbod, ruimte en ervaringen zijn {welke}, naar de laatste levering van "
            f"{datum_kort(verslag.stand.levering)}; zij gaan over organisaties en zijn exact"
        )
    else:
        yield _GEEN_KAART
