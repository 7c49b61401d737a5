"""What a reader must know of every statistical report: what is not shown, and why."""

from collections.abc import Iterator
from datetime import date

from tafel.domain.rapport import Periode
from tafel.rules.perioden import einde_kwartaal, hele_kwartalen, is_peildag
from tafel.rules.profiel import Profiel


def leeswijzer(
    profiel: Profiel, periode: Periode, vandaag: date, *, stroom: bool = True, stand: bool = True
) -> Iterator[str]:
    """The sentences above a report; it tells what happened in a period (`stroom`), how it stood on
    the last day (`stand`), or both.
    """
    drempel = profiel.proces.rapportage.drempel
    klein = "1" if drempel == 2 else f"1 tot en met {drempel - 1}"
    yield (
        f"· = niet getoond: een aantal van {klein}, of een getal waaruit zo'n aantal is af te "
        "leiden"
    )
    if periode.van > vandaag:
        yield "de periode is nog niet begonnen"
        return
    if stroom and not hele_kwartalen(periode, vandaag):
        yield (
            "de periode begint of eindigt midden in een kwartaal, zodat veel niet kan worden "
            "getoond; vraag hele kwartalen, zoals --kwartaal 2026-3"
        )
    if stand and not is_peildag(min(periode.tot, vandaag), vandaag):
        yield "een stand is er alleen op de laatste dag van een maand, of vandaag; kies zo --tot"
    if stroom and periode.tot >= vandaag and not einde_kwartaal(vandaag):
        yield "voorlopig: het kwartaal loopt nog"
