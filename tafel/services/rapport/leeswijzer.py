"""What stands around the tables of every statistical report: of what it is, and what a reader must
know: what is rounded, what is broken down, what every figure means.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping

from tafel.domain.rapport import BASIS, Definitie, Rapport, Rapporttabel
from tafel.gegevens import gegevens
from tafel.rules.perioden import maandnaam
from tafel.services.telling.verslag import Verslag

INTERN = "niet voor verspreiding: exacte aantallen, voor de coördinator zelf"


def rapport_van(
    verslag: Verslag,
    naam: str,
    titel: str,
    tabellen: Iterable[Rapporttabel],
    *,
    onder: Iterable[str] = (),
    opmerkingen: Iterable[str] = (),
) -> Rapport:
    """The report `naam` of these tables."""
    return Rapport(
        rapport=naam,
        titel=titel,
        periode=verslag.periode,
        tabellen=tuple(tabellen),
        onder=(verslag.stand.titel, *onder),
        opmerkingen=(*leeswijzer(verslag), *opmerkingen),
        intern=verslag.intern,
    )


def leeswijzer(verslag: Verslag) -> Iterator[str]:
    """The sentences above a report."""
    if verslag.intern:
        yield INTERN
    else:
        yield (
            f"aantallen van mensen zijn afgerond op {BASIS}: delen tellen niet op tot het totaal, "
            f"een deel kan groter zijn dan zijn geheel, en een 0 kan 1 tot en met {BASIS - 1} zijn"
        )
    if verslag.begin is None:
        yield "er is nog geen maand afgesloten waarin iets is gemeld"
    elif maandnaam(verslag.periode.van) < verslag.begin:
        yield f"het register begint in {verslag.begin}; van de maanden daarvoor is er niets"
    if verslag.later is not None:
        yield (
            f"na het afsluiten van hun maand kwamen over {verslag.periode.jaar} nog "
            f"{verslag.later} meldingen binnen, geteld toen december werd afgesloten"
        )
    if verslag.vast is None:
        yield "uitgesplitst wordt per kwartaal of jaar; van een maand zijn er totalen"
    elif verslag.vast != verslag.periode:
        yield f"uitgesplitst is {verslag.vast.naam}, het laatste hele kwartaal"


def definities(sleutels: Iterable[str] | None = None) -> Mapping[str, Definitie]:
    """By the key of a table, in the order of `sleutels`; all of them without. A key without a
    definition is a fault of the program: KeyError.
    """
    inhoud = tomllib.loads((gegevens() / "definities.toml").read_text(encoding="utf-8"))
    gekozen = inhoud if sleutels is None else list(sleutels)
    return {sleutel: Definitie(sleutel, **inhoud[sleutel]) for sleutel in gekozen}
