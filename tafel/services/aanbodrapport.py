"""White spots (domain §11, §12; 80+20 §2.3): needs without supply, and supply without need.

Needs are goals of people: a count of few casussen is not shown, and cannot be worked out from the
others. Products are no people: they are counted as they are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from tafel.domain.aanbod import Capaciteit, Oordeel, Product
from tafel.domain.basis import Leesbaar
from tafel.domain.rapport import (
    ONBEKEND,
    ONDERDRUKT,
    Beeld,
    Cijfer,
    Kolom,
    Periode,
    Rapport,
    Rapporttabel,
    Soort,
    Weg,
)
from tafel.kolommen import LEEFGEBIEDEN, in_woorden, sleutel
from tafel.register import aanbod as queries
from tafel.register.queries import meldingen_van_casussen
from tafel.register.store import Register
from tafel.rules.aanbod import Zoekvraag, zoek
from tafel.rules.onderdrukking import Som, onderdruk
from tafel.rules.perioden import is_peildag
from tafel.rules.profiel import Profiel
from tafel.rules.rapportage import Rapportage
from tafel.services.aanbod import heel_gebied, producten
from tafel.services.aanbodvoorstel import leeftijd_op_dag, zoekvraag
from tafel.services.cijferbasis import Casussen, binnen_register
from tafel.services.kengetaltellingen import Indelingen
from tafel.services.partners import bijgewerkt
from tafel.services.rapportzinnen import leeswijzer

Cel = tuple[str, ...]
"""What is counted, in casussen: () all that are open; (leefgebied,) with an open goal on it;
(leefgebied, `_GAT_CEL`) for whom nothing that fits has room; (leefgebied, age group, what is
missing) those by age of the hoofdpersoon.
"""

_GAT_CEL: Final = "zonder ruimte"
_ANDEREN: Final = "alle anderen"
_VOORZIEN: Final = "voorzien"
"""Two that are never shown, but must not be worked out either."""
_GEEN, _WACHT, _VOL, _ONBEKEND = "geen aanbod", "alleen wachttijd", "geen ruimte", "ruimte onbekend"
_GATEN = (_GEEN, _VOL, _WACHT, _ONBEKEND)

_RUIMTE = (
    Kolom("aanbod", "Aanbod", Soort.AANTAL),
    Kolom("ruimte", "Ruimte", Soort.AANTAL),
    Kolom("wachtlijst", "Wacht", Soort.AANTAL),
    Kolom("geen", "Vol", Soort.AANTAL),
    Kolom("onbekend", "Onbek.", Soort.AANTAL),
)
_WEKEN = Kolom("wachttijd", "Weken", Soort.WEKEN)
_GEEN_STAND = "Niet getoond: een stand is er alleen op de laatste dag van een maand, of vandaag."
_GEEN_KAART = "Er is geen sociale kaart; laad haar met: tafel aanbod laad BESTAND"


def maak(register: Register, profiel: Profiel, periode: Periode, *, vandaag: date) -> Rapport:
    """Needs on the last day of a period against the sociale kaart as it was last loaded."""
    dag = min(periode.tot, vandaag)
    kaart = producten(register)
    binnen = binnen_register(register, periode, vandaag)
    bij = bijgewerkt(register, profiel)
    casussen = Casussen(register, bij, Indelingen(bij), binnen, vandaag)
    behoefte = _behoefte(
        register,
        profiel,
        kaart,
        dag,
        alle=casussen.open_op(dag, vandaag),
        peildag=is_peildag(dag, vandaag),
    )
    return Rapport(
        rapport="aanbod",
        titel="Behoefte en aanbod",
        periode=periode,
        tabellen=(
            _per_leefgebied(behoefte, kaart),
            _wit(behoefte, kaart),
            _over(behoefte, kaart),
            _per_organisatie(kaart),
        ),
        opmerkingen=(
            *leeswijzer(profiel, periode, vandaag, stroom=False),
            *_opmerkingen(register, dag),
        ),
    )


# --- needs ----------------------------------------------------------------------------------------


class _Behoefte(Struct, frozen=True):
    """How many casussen have an open goal, per cell; and which of those counts are not shown."""

    casussen: Counter[Cel]
    doelen: Counter[str]
    gevraagd: frozenset[int]
    """The products (numbers) that fit some open goal."""
    verborgen: frozenset[Cel]
    groepen: tuple[str, ...]
    """The age groups, unknown last."""
    peildag: bool
    """Whether the state of that day is told at all."""

    def getoond(self, cel: Cel) -> Cijfer:
        weg = not self.peildag or cel in self.verborgen
        return ONDERDRUKT if weg else self.casussen[cel]


def _behoefte(
    register: Register,
    profiel: Profiel,
    kaart: Sequence[Product],
    dag: date,
    *,
    alle: int | Weg,
    peildag: bool,
) -> _Behoefte:
    """`alle`: how many casussen are open, when that may be known."""
    rapportage = profiel.proces.rapportage
    groepen = (*rapportage.leeftijdsgroepen, ONBEKEND)
    doelen = queries.behoeften(register, dag.isoformat())
    meldingen = _meldingen(register, {rij["casus"] for rij in doelen}, dag)
    wie: dict[Cel, set[int]] = {}
    gevraagd: set[int] = set()
    passend: dict[Zoekvraag, tuple[Product, ...]] = {}
    for rij in doelen:
        gebied, casus = rij["leefgebied"], rij["casus"]
        vraag = zoekvraag(gebied, meldingen[casus], dag)
        if vraag not in passend:
            gevonden = zoek(kaart, vraag, heel_gebied(profiel))
            passend[vraag] = tuple(een.product for een in gevonden)
        gevraagd |= {product.nummer for product in passend[vraag]}
        cellen: list[Cel] = [(gebied,)]
        if (gat := _gat(passend[vraag])) is not None:
            groep = _groep(rapportage, meldingen[casus], dag)
            cellen += [(gebied, _GAT_CEL), (gebied, groep, gat)]
        for cel in cellen:
            wie.setdefault(cel, set()).add(casus)
    casussen = Counter({cel: len(nummers) for cel, nummers in wie.items()})
    verborgen = (
        frozenset(casussen)
        if isinstance(alle, Weg)
        else _verborgen(casussen, alle, groepen, rapportage.drempel)
    )
    return _Behoefte(
        casussen=casussen,
        doelen=Counter(rij["leefgebied"] for rij in doelen),
        gevraagd=frozenset(gevraagd),
        verborgen=verborgen,
        groepen=groepen,
        peildag=peildag,
    )


def _meldingen(
    register: Register, casussen: Iterable[int], dag: date
) -> defaultdict[int, list[Leesbaar]]:
    """Per casus what was known of it that day, oldest first."""
    gevonden: defaultdict[int, list[Leesbaar]] = defaultdict(list)
    for rij in meldingen_van_casussen(register, casussen):
        if rij["ontvangen_op"] <= dag.isoformat():
            gevonden[rij["casus"]].append(rij)
    return gevonden


def _groep(rapportage: Rapportage, meldingen: Sequence[Leesbaar], dag: date) -> str:
    """The age group of the hoofdpersoon of the first melding."""
    leeftijd = leeftijd_op_dag(meldingen[0], dag) if meldingen else None
    if leeftijd is None:
        return ONBEKEND
    mogelijk = leeftijd if isinstance(leeftijd, tuple) else (leeftijd,)
    groepen = {rapportage.leeftijdsgroep(jaren) for jaren in mogelijk}
    return groepen.pop() if len(groepen) == 1 else ONBEKEND


def _verborgen(
    casussen: Counter[Cel], alle: int, groepen: Sequence[str], drempel: int
) -> frozenset[Cel]:
    """With a goal on a leefgebied are those for whom there is room and those for whom there is
    not, and these are the sum of their age groups and of what is missing. Each is a part of all
    open casussen, whom another report shows: they count as known to everybody, and the others must
    not be worked out either.
    """
    waarden: dict[Cel, int] = {(): alle}
    sommen: list[Som[Cel]] = []
    nooit: list[Cel] = []
    for gebied in LEEFGEBIEDEN:
        heel, gat, voorzien = (gebied,), (gebied, _GAT_CEL), (gebied, _VOORZIEN)
        delen = [(gebied, groep, wat) for groep in groepen for wat in _GATEN]
        waarden[voorzien] = casussen[heel] - casussen[gat]
        sommen += [Som(heel, (gat, voorzien)), Som(gat, tuple(delen))]
        nooit.append(voorzien)
        waarden |= {cel: casussen[cel] for cel in (heel, gat, *delen)}
        for cel in filter(casussen.__getitem__, (heel, gat, *delen)):
            anderen = (_ANDEREN, *cel)
            waarden[anderen] = alle - casussen[cel]
            sommen.append(Som((), (cel, anderen)))
            nooit.append(anderen)
    return onderdruk(
        waarden,
        sommen,
        drempel=drempel,
        nooit=nooit,
        gewicht=lambda cel: 1 if cel else 1000,
    )


# --- tables ---------------------------------------------------------------------------------------


def _per_leefgebied(behoefte: _Behoefte, kaart: Sequence[Product]) -> Rapporttabel:
    rijen: list[tuple[Cijfer, ...]] = []
    for gebied in LEEFGEBIEDEN:
        passend = [product for product in kaart if gebied in product.gegevens.leefgebieden]
        weg = behoefte.getoond((gebied,)) is ONDERDRUKT
        doelen = ONDERDRUKT if weg else behoefte.doelen[gebied]
        rijen.append(
            (
                in_woorden(gebied),
                behoefte.getoond((gebied,)),
                doelen,
                behoefte.getoond((gebied, _GAT_CEL)),
                *_ruimte(passend),
                _mediaan(passend),
            )
        )
    zonder = [product for product in kaart if not product.gegevens.leefgebieden]
    rijen.append((ONBEKEND, 0, 0, 0, *_ruimte(zonder), _mediaan(zonder)))
    return Rapporttabel(
        sleutel="aanbod_leefgebied",
        titel="Behoefte en aanbod per leefgebied",
        kolommen=(
            Kolom("leefgebied", "Leefgebied"),
            Kolom("casussen", "Casussen", Soort.AANTAL),
            Kolom("doelen", "Doelen", Soort.AANTAL),
            Kolom("wit", "Wit", Soort.AANTAL),
            *_RUIMTE,
            _WEKEN,
        ),
        rijen=tuple(rijen),
        beeld=Beeld.STAVEN,
    )


def _wit(behoefte: _Behoefte, kaart: Sequence[Product]) -> Rapporttabel:
    """Who needs what nobody has room for; without a sociale kaart nothing is known of it."""
    cellen: list[Cel] = [
        (gebied, groep, wat)
        for gebied in LEEFGEBIEDEN
        for groep in behoefte.groepen
        for wat in _GATEN
        if behoefte.casussen[gebied, groep, wat]
    ]
    return Rapporttabel(
        sleutel="aanbod_wit",
        titel="Witte vlekken: behoefte zonder aanbod of zonder ruimte",
        kolommen=(
            Kolom("leefgebied", "Leefgebied"),
            Kolom("leeftijd", "Leeftijd"),
            Kolom("gat", "Wat ontbreekt"),
            Kolom("casussen", "Casussen", Soort.AANTAL),
        ),
        rijen=tuple(
            (in_woorden(gebied), groep, wat, behoefte.getoond((gebied, groep, wat)))
            for gebied, groep, wat in cellen
        )
        if kaart and behoefte.peildag
        else (),
        leeg=_leeg(behoefte, kaart, "Geen: voor elke behoefte is er een product met ruimte."),
    )


def _leeg(behoefte: _Behoefte, kaart: Sequence[Product], anders: str) -> str:
    if not kaart:
        return _GEEN_KAART
    return anders if behoefte.peildag else _GEEN_STAND


def _over(behoefte: _Behoefte, kaart: Sequence[Product]) -> Rapporttabel:
    rijen = tuple(
        (
            f"A{product.nummer}",
            product.gegevens.naam,
            product.gegevens.organisatie,
            ", ".join(map(in_woorden, product.gegevens.leefgebieden)),
            product.beschikbaar or ONBEKEND,
        )
        for product in kaart
        if behoefte.peildag
        and product.gegevens.leefgebieden
        and product.nummer not in behoefte.gevraagd
    )
    return Rapporttabel(
        sleutel="aanbod_over",
        titel="Aanbod zonder behoefte",
        kolommen=(
            Kolom("product", "Nr"),
            Kolom("naam", "Product"),
            Kolom("organisatie", "Organisatie"),
            Kolom("leefgebieden", "Leefgebieden"),
            Kolom("capaciteit", "Ruimte"),
        ),
        rijen=rijen,
        leeg=_leeg(behoefte, kaart, "Geen: voor elk product staat er een doel open."),
    )


def _per_organisatie(kaart: Sequence[Product]) -> Rapporttabel:
    per: dict[str, list[Product]] = {}
    for product in kaart:
        per.setdefault(product.gegevens.organisatie, []).append(product)
    return Rapporttabel(
        sleutel="aanbod_organisatie",
        titel="Aanbod en ervaring per organisatie",
        kolommen=(
            Kolom("organisatie", "Organisatie"),
            *_RUIMTE,
            *(Kolom(str(oordeel), str(oordeel).capitalize(), Soort.AANTAL) for oordeel in Oordeel),
        ),
        rijen=tuple(
            (organisatie, *_ruimte(eigen), *(_oordelen(eigen, oordeel) for oordeel in Oordeel))
            for organisatie, eigen in sorted(per.items(), key=lambda paar: sleutel(paar[0]))
        ),
        leeg=_GEEN_KAART,
    )


def _gat(passend: Sequence[Product]) -> str | None:
    """What is missing when nothing has room."""
    standen = {product.beschikbaar for product in passend}
    if not passend:
        return _GEEN
    if Capaciteit.RUIMTE in standen:
        return None
    if None in standen:
        return _ONBEKEND
    return _WACHT if Capaciteit.WACHTLIJST in standen else _VOL


def _ruimte(kaart: Sequence[Product]) -> tuple[int, ...]:
    standen = Counter(product.beschikbaar for product in kaart)
    return (len(kaart), *(standen[capaciteit] for capaciteit in Capaciteit), standen[None])


def _mediaan(kaart: Sequence[Product]) -> int | None:
    """Of the waiting times that are known, in weeks: the smallest with half at or below it."""
    weken = sorted(
        product.gegevens.wachttijd_weken
        for product in kaart
        if product.gegevens.wachttijd_weken is not None
    )
    return weken[(len(weken) - 1) // 2] if weken else None


def _oordelen(kaart: Iterable[Product], oordeel: Oordeel) -> int:
    return sum(
        telling.get(oordeel, 0) for product in kaart for telling in product.oordelen.values()
    )


def _opmerkingen(register: Register, dag: date) -> Iterable[str]:
    levering = queries.laatste_levering(register)
    if levering is None:
        yield _GEEN_KAART
    else:
        ververst = date.fromisoformat(levering)
        yield (
            f"De behoefte is die van {dag:%d-%m-%Y}; het aanbod is dat van de laatste levering, "
            f"{ververst:%d-%m-%Y}."
        )
