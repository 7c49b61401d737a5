"""The indicators of Jong Amsterdam and MPG (80+20; Werkplan §4.4; domain §12)."""

from collections.abc import Iterator
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
from tafel.services.rapport.leeswijzer import rapport_van
from tafel.services.rapport.maatstaf import KOLOMMEN, convenanten, van_mensen
from tafel.services.telling.cijfers import Cijfers
from tafel.services.telling.gezinnen import (
    BESPREKEN,
    GEZINNEN,
    GROEP,
    JEUGDIGEN,
    LEEFTIJD_ONBEKEND,
    MET_PLAN,
    MPG,
    RISICOGEZIN,
    VOLGENS,
    WERKWIJZE,
)
from tafel.services.telling.verslag import Verslag

_VAN_MPG: Final = {
    "plan": "MPG's met één gezamenlijk plan",
    "manager": "MPG's met één verantwoordelijke gezinsmanager",
    "zorg": "MPG's die gebruikmaken van zorg",
    "overlast": "MPG's die overlast geven",
}
_COMBINATIE: Final = "overlastgevende MPG's met een combinatie van zorg"
_WERKWIJZE: Final = "risicogezinnen en MPG's die volgens de werkwijze worden geholpen"
_GROEPEN: Final = {
    RISICOGEZIN: "in behandeling: risicogezin",
    MPG: "in behandeling: MPG",
    BESPREKEN: "in behandeling: te bespreken of anders",
    ONBEKEND: "in behandeling: categorie onbekend",
}


def maak(verslag: Verslag) -> Rapport:
    """Families in treatment per month; of a quarter or year the indicators at its end."""
    tabellen = [_maanden(verslag)]
    if verslag.nu is not None:
        tabellen.append(_indicatoren(verslag, verslag.nu))
    return rapport_van(verslag, "indicatoren", "Indicatoren Jong Amsterdam en MPG", tabellen)


def _maanden(verslag: Verslag) -> Rapporttabel:
    return Rapporttabel(
        "in_behandeling",
        "Gezinnen in behandeling per maand",
        (Rapportkolom("maand", "maand"), Rapportkolom("gezinnen", "gezinnen", Cijfersoort.AANTAL)),
        verslag.per_maand(GEZINNEN),
        beeld=Beeld.LIJN,
        toelichting="Aan het einde van elke maand.",
    )


def _indicatoren(verslag: Verslag, nu: Cijfers) -> Rapporttabel:
    rapportage = verslag.stand.rapportage
    return Rapporttabel(
        "indicatoren",
        "Indicatoren",
        (
            Rapportkolom("indicator", "Indicator"),
            *KOLOMMEN,
            Rapportkolom("doel", "Doel", Cijfersoort.PROCENT),
            Rapportkolom("stand", "Stand", Cijfersoort.STAND),
        ),
        tuple(_rijen(verslag, nu, rapportage.doel_procent)),
        beeld=Beeld.DOEL,
        doel=rapportage.doel_procent,
        toelichting=(
            f"Stand op {datum_kort(verslag.peil)}. Het doel van {rapportage.doel_procent} % geldt "
            f"voor wie volgens de werkwijze wordt geholpen ({rapportage.bron})."
        ),
    )


def _rijen(verslag: Verslag, nu: Cijfers, doel: int) -> Iterator[tuple[Cijfer, ...]]:
    """Only the working method has a target."""

    def rij(naam: str, deel: Cel, geheel: Cel) -> tuple[Cijfer, ...]:
        maat = van_mensen(nu, deel, geheel, doel)
        return naam, *maat.cijfers, *((doel, maat.stand) if naam == _WERKWIJZE else (None, None))

    jong, onbekend = nu.stand(JEUGDIGEN), nu.stand(LEEFTIJD_ONBEKEND)
    mpg, risicogezin = nu.stand(GEZINNEN, GROEP, MPG), nu.stand(GEZINNEN, GROEP, RISICOGEZIN)
    yield rij(
        "jeugdigen in een multiprobleemsituatie die hulp krijgen",
        nu.stand(JEUGDIGEN, MET_PLAN, MET_PLAN),
        jong,
    )
    yield rij("leeftijd onbekend, in een multiprobleemsituatie", onbekend, jong + onbekend)
    for deel, naam in _VAN_MPG.items():
        yield rij(naam, nu.stand(GEZINNEN, MPG, deel), mpg)
    yield rij(
        _COMBINATIE, nu.stand(GEZINNEN, MPG, "combinatie"), nu.stand(GEZINNEN, MPG, "overlast")
    )
    yield rij(_WERKWIJZE, nu.stand(GEZINNEN, WERKWIJZE, VOLGENS), mpg + risicogezin)
    getekend = convenanten(verslag.stand, verslag.stand.partners)
    yield "convenanten ondertekend", *getekend.cijfers, None, None
    for groep, naam in _GROEPEN.items():
        yield rij(naam, nu.stand(GEZINNEN, GROEP, groep), nu.stand(GEZINNEN))
