"""The kengetallen of a period: who was reported and taken on, and how it went (domain §12)."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from tafel.datums import datum_kort
from tafel.domain.cel import Cel
from tafel.domain.rapport import (
    ONBEKEND,
    Beeld,
    Cijfer,
    Cijfersoort,
    Rapport,
    Rapportkolom,
    Rapporttabel,
)
from tafel.kolommen import LEEFGEBIEDEN, in_woorden
from tafel.register.rapport.kengetallen import GEEN_TAFEL
from tafel.services.rapport.leeswijzer import rapport_van
from tafel.services.telling.cijfers import Cijfers
from tafel.services.telling.meldingen import GEMELD, OPGEPAKT, paar
from tafel.services.telling.methodiek import BEWEZEN, MET_BEWEZEN, MET_METHODIEK, PLANNEN
from tafel.services.telling.overleggen import (
    BEURT,
    LATER,
    OVERGELOPEN,
    OVERLEG,
    WACHT_OP_BEURT,
)
from tafel.services.telling.stand import OPEN, ZONDER_MANAGER
from tafel.services.telling.teller import ALLE
from tafel.services.telling.trajecten import (
    BINNEN,
    GESLOTEN,
    HEROPEND,
    SLUITREDENEN,
    WACHT,
    trajecten,
)
from tafel.services.telling.verslag import Verslag

_KOPPEN: Final[Mapping[str, str]] = {
    "tafel": "Naar tafel",
    "kanaal": "Naar kanaal",
    "melder": "Naar melder",
    "aard": "Naar aard",
    "urgentie": "Naar urgentie",
    "leeftijd": "Naar leeftijd",
    "buurt": "Naar buurt",
    "leefgebied": "Naar leefgebied",
    "aanvliegroute": "Naar aanvliegroute",
}
_STROOM: Final = {
    GEMELD: "gemeld",
    OPGEPAKT: "geopend",
    HEROPEND: "heropend",
    GESLOTEN: "gesloten",
}
_LOS: Final = {
    "consultatie": "consultaties",
    "teruggeleid": "meldingen teruggeleid",
    "volglijst": "casussen op de volglijst gezet",
}
_VERDER: Final = {
    LATER: "casussen later aan de orde dan kon",
    OVERGELOPEN: "overleggen waarin niet alles paste",
    PLANNEN: "plannen vastgesteld",
    MET_BEWEZEN: "plannen met een bewezen methodiek",
}
_AANTAL: Final = Rapportkolom("aantal", "aantal", Cijfersoort.AANTAL)
_GEMELD: Final = Rapportkolom(GEMELD, GEMELD, Cijfersoort.AANTAL)
_OPGEPAKT: Final = Rapportkolom(OPGEPAKT, OPGEPAKT, Cijfersoort.AANTAL)
_EERDER: Final = Rapportkolom("eerder", "gemeld eerder", Cijfersoort.AANTAL)


def maak(verslag: Verslag) -> Rapport:
    """Totals per month; of a quarter or year everything by every property."""
    tabellen = [_maanden(verslag), _vergelijking(verslag)]
    if verslag.nu is not None:
        tabellen += _uitgesplitst(verslag, verslag.nu)
    return rapport_van(verslag, "kengetallen", "Kengetallen", tabellen)


# --- totals ---------------------------------------------------------------------------------------


def _maanden(verslag: Verslag) -> Rapporttabel:
    return Rapporttabel(
        "stroom",
        "Instroom, uitstroom en voorraad per maand",
        (
            Rapportkolom("maand", "maand"),
            *(
                Rapportkolom(naam, naam, Cijfersoort.AANTAL)
                for naam in (*_STROOM.values(), "voorraad")
            ),
        ),
        verslag.per_maand(*_STROOM, OPEN),
        beeld=Beeld.LIJN,
    )


def _vergelijking(verslag: Verslag) -> Rapporttabel:
    """The totals beside those of the period before, of a year before, and of the base year."""
    perioden = verslag.vergeleken()

    def rij(populatie: str, over: Cijfers | None) -> Cijfer:
        if over is None:
            return None
        return over.getal((over.stand if populatie == OPEN else over.cel)(populatie))

    namen = _STROOM | {OPEN: "voorraad aan het eind"} | _LOS | _VERDER
    return Rapporttabel(
        "vergelijking",
        f"Vergeleken: {verslag.gekozen.naam}",
        (
            Rapportkolom("wat", "wat"),
            *(
                Rapportkolom(sleutel, met.kop, Cijfersoort.AANTAL)
                for sleutel, met in perioden.items()
            ),
        ),
        tuple(
            (naam, *(rij(populatie, met.cijfers) for met in perioden.values()))
            for populatie, naam in namen.items()
        ),
    )


# --- what is broken down --------------------------------------------------------------------------


def _uitgesplitst(verslag: Verslag, nu: Cijfers) -> Iterator[Rapporttabel]:
    rijen = verslag.stand.rijen
    for eigenschap in _KOPPEN:
        yield _naar(verslag, nu, eigenschap)
        if eigenschap == "tafel":
            yield _een(
                "naar_onderdeel",
                "Naar onderdeel van de tafel",
                Rapportkolom("onderdeel", "onderdeel"),
                _OPGEPAKT,
                rijen.onderdeel,
                nu,
                OPGEPAKT,
            )
            yield _uitkomst(verslag, nu)
    yield _uitkomst_van_melder(verslag, nu)
    yield _een(
        "kwadrant",
        "Complexiteit en zelfredzaamheid",
        Rapportkolom("kwadrant", "kwadrant"),
        _GEMELD,
        rijen.kwadrant,
        nu,
        GEMELD,
    )
    yield _samen(nu)
    yield _een(
        "naar_categorie",
        "Naar gezinscategorie",
        Rapportkolom("categorie", "categorie"),
        _OPGEPAKT,
        rijen.categorie,
        nu,
        OPGEPAKT,
    )
    yield from _voorraden(verslag, nu)
    redenen = {reden: in_woorden(reden) for reden in (*SLUITREDENEN, ONBEKEND)}
    yield _een(
        "uitstroom",
        "Gesloten casussen naar reden",
        Rapportkolom("reden", "reden"),
        _AANTAL,
        redenen,
        nu,
        GESLOTEN,
    )
    yield _doorlooptijd(verslag, nu)
    yield _overleggen(verslag, nu)
    yield _methodiek(nu)


def _naar(verslag: Verslag, nu: Cijfers, eigenschap: str) -> Rapporttabel:
    toen = verslag.toen

    def cellen(rij: str) -> Iterator[Cijfer]:
        for populatie in (GEMELD, OPGEPAKT):
            yield nu.getal(nu.cel(populatie, eigenschap, rij))
        yield None if toen is None else toen.getal(toen.cel(GEMELD, eigenschap, rij))

    return Rapporttabel(
        f"naar_{eigenschap}",
        _KOPPEN[eigenschap],
        (Rapportkolom(eigenschap, eigenschap), _GEMELD, _OPGEPAKT, _EERDER),
        tuple((label, *cellen(rij)) for rij, label in _labels(verslag, eigenschap).items()),
        beeld=Beeld.STAVEN,
    )


def _labels(verslag: Verslag, eigenschap: str) -> Mapping[str, str]:
    naam = {"tafel": "plek", "melder": "organisatie"}.get(eigenschap, eigenschap)
    labels: Mapping[str, str] = getattr(verslag.stand.rijen, naam)
    return labels


def _een(
    sleutel: str,
    titel: str,
    eerste: Rapportkolom,
    kolom: Rapportkolom,
    labels: Mapping[str, str],
    nu: Cijfers,
    populatie: str,
) -> Rapporttabel:
    """One population by one property."""
    return Rapporttabel(
        sleutel,
        titel,
        (eerste, kolom),
        tuple(
            (label, nu.getal(nu.cel(populatie, eerste.sleutel, rij)))
            for rij, label in labels.items()
        ),
        beeld=Beeld.STAVEN,
    )


def _uitkomstlabels(verslag: Verslag) -> Mapping[str, str]:
    labels = verslag.stand.rijen.uitkomst | {GEEN_TAFEL: "regulier of teruggeleid"}
    labels[ONBEKEND] = labels.pop(ONBEKEND)
    return labels


def _uitkomst(verslag: Verslag, nu: Cijfers) -> Rapporttabel:
    return _een(
        "naar_uitkomst",
        "Naar uitkomst van de toedeling",
        Rapportkolom("uitkomst", "uitkomst"),
        _GEMELD,
        _uitkomstlabels(verslag),
        nu,
        GEMELD,
    )


def _uitkomst_van_melder(verslag: Verslag, nu: Cijfers) -> Rapporttabel:
    uitkomsten = _uitkomstlabels(verslag)
    return Rapporttabel(
        "uitkomst_melder",
        "Wat er van signalen werd, per melder",
        (
            Rapportkolom("melder", "melder"),
            *(
                Rapportkolom(rij if rij != GEEN_TAFEL else "regulier", label, Cijfersoort.AANTAL)
                for rij, label in uitkomsten.items()
            ),
        ),
        tuple(
            (
                label,
                *(nu.getal(nu.cel(GEMELD, f"uitkomst van {melder}", rij)) for rij in uitkomsten),
            )
            for melder, label in verslag.stand.rijen.organisatie.items()
        ),
    )


def _samen(nu: Cijfers) -> Rapporttabel:
    def rij(een: str, ander: str) -> tuple[Cijfer, ...]:
        beide = nu.cel(GEMELD, "leefgebied", paar(een, ander))
        geheel = nu.cel(GEMELD, "leefgebied", een)
        return in_woorden(een), in_woorden(ander), nu.getal(beide), nu.deel(beide, geheel)

    onbekend = nu.getal(nu.cel(GEMELD, "leefgebied", ONBEKEND))
    return Rapporttabel(
        "samen",
        "Problemen die samen voorkomen",
        (
            Rapportkolom("leefgebied", "leefgebied"),
            Rapportkolom("met", "met"),
            _AANTAL,
            Rapportkolom("deel", "deel van het eerste", Cijfersoort.PROCENT),
        ),
        (
            *(rij(een, ander) for een, ander in combinations(LEEFGEBIEDEN, 2)),
            (ONBEKEND, ONBEKEND, onbekend, None),
        ),
    )


def _voorraden(verslag: Verslag, nu: Cijfers) -> Iterator[Rapporttabel]:
    rijen = verslag.stand.rijen
    managers = {ZONDER_MANAGER: ZONDER_MANAGER, **rijen.organisatie}
    for eigenschap, titel, labels in (
        ("tafel", "Voorraad naar tafel", rijen.tafel),
        ("categorie", "Voorraad naar gezinscategorie", rijen.categorie),
        ("stap", "Voorraad naar stap", rijen.stap),
        ("manager", "Voorraad naar organisatie van de manager", managers),
    ):
        yield Rapporttabel(
            f"voorraad_{eigenschap}",
            titel,
            (Rapportkolom(eigenschap, eigenschap), _AANTAL),
            tuple(
                (label, nu.getal(nu.stand(OPEN, eigenschap, rij))) for rij, label in labels.items()
            ),
            beeld=Beeld.STAVEN,
            toelichting=f"Open op {datum_kort(verslag.peil)}.",
        )


def _doorlooptijd(verslag: Verslag, nu: Cijfers) -> Rapporttabel:
    """The stages, each for all tables together and for each of them."""

    def regels() -> Iterable[tuple[Cijfer, ...]]:
        for wat, traject in trajecten(verslag.stand.rapportage).items():
            rijen = verslag.stand.rijen
            labels = rijen.plek if wat == "besluit" else rijen.tafel
            for rij, label in ({ALLE: "alle"} | labels).items():
                cel: Cel = nu.cel(wat, "tafel", rij)
                binnen = nu.deel(nu.cel(wat, BINNEN, rij), cel)
                wacht = nu.getal(nu.stand(WACHT, wat, rij))
                met_termijn = (binnen, wacht) if traject.werkdagen is not None else (None, None)
                yield (
                    traject.naam,
                    label,
                    nu.getal(cel),
                    *nu.tijden(wat, rij, cel),
                    *met_termijn,
                )

    return Rapporttabel(
        "doorlooptijd",
        "Doorlooptijden",
        (
            Rapportkolom("stap", "stap"),
            Rapportkolom("tafel", "tafel"),
            _AANTAL,
            Rapportkolom("mediaan", "mediaan", Cijfersoort.DAGEN),
            Rapportkolom("p90", "p90", Cijfersoort.DAGEN),
            Rapportkolom("binnen_termijn", "binnen termijn", Cijfersoort.PROCENT),
            Rapportkolom("wachtend", "wacht te lang", Cijfersoort.AANTAL),
        ),
        tuple(regels()),
        toelichting="In kalenderdagen; de termijn telt werkdagen.",
    )


def _overleggen(verslag: Verslag, nu: Cijfers) -> Rapporttabel:
    """What came up when it was its turn, and the weeks that it took when it did not."""

    def rij(tafel: str, label: str) -> tuple[Cijfer, ...]:
        van = ("tafel", tafel) if tafel else ()
        beurt = nu.cel(BEURT, *van)
        gehouden, over = (nu.getal(nu.cel(wat, *van)) for wat in (OVERLEG, OVERGELOPEN))
        weken = (None if d is None else d // 7 for d in nu.tijden(BEURT, tafel, beurt))
        later, wacht = nu.getal(nu.cel(LATER, *van)), nu.getal(nu.stand(WACHT_OP_BEURT, *van))
        return label, gehouden, over, nu.getal(beurt), later, *weken, wacht

    return Rapporttabel(
        "overleggen",
        "Overleggen: wat paste en wat later kwam",
        (
            Rapportkolom("tafel", "tafel"),
            Rapportkolom("overleggen", "overleggen", Cijfersoort.AANTAL),
            Rapportkolom("overgelopen", "niet alles paste", Cijfersoort.AANTAL),
            Rapportkolom("aan_de_orde", "kwam aan de orde", Cijfersoort.AANTAL),
            Rapportkolom("later", "een week of meer later", Cijfersoort.AANTAL),
            Rapportkolom("mediaan", "mediaan", Cijfersoort.WEKEN),
            Rapportkolom("p90", "p90", Cijfersoort.WEKEN),
            Rapportkolom("wachtend", "wacht nog", Cijfersoort.AANTAL),
        ),
        tuple(rij(*paar) for paar in ({ALLE: "alle"} | verslag.stand.rijen.tafel).items()),
        toelichting="In weken na het eerste overleg waarin het kon.",
    )


def _methodiek(nu: Cijfers) -> Rapporttabel:
    def rij(label: str, *van: str) -> tuple[Cijfer, ...]:
        plannen, genoemd = nu.cel(PLANNEN, *van), nu.cel(MET_METHODIEK, *van)
        return label, nu.getal(plannen), nu.deel(plannen, nu.cel(PLANNEN)), nu.getal(genoemd)

    return Rapporttabel(
        "methodiek",
        "Plannen naar bewezen methodiek",
        (
            Rapportkolom("bewezen", "bewezen"),
            Rapportkolom("plannen", "vastgestelde plannen", Cijfersoort.AANTAL),
            Rapportkolom("deel", "deel", Cijfersoort.PROCENT),
            Rapportkolom("methodiek", "met methodiek", Cijfersoort.AANTAL),
        ),
        (rij("alle"), *(rij(naam, "bewezen", naam) for naam in BEWEZEN)),
    )
