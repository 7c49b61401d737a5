"""Counts per day put into the tijdvakken of a report, and taken out of them again."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tafel.domain.basis import Leesbaar
from tafel.domain.rapport import Periode, Tijdvak
from tafel.rules.profiel import Profiel
from tafel.rules.termijnen import na_werkdagen
from tafel.services.kengetaltellingen import Vakzoeker

LANGSTE = 366
"""Days: a term of working days that began longer ago ended before."""


def dagen_van(vakken: Sequence[Tijdvak], tot: date) -> dict[str, str]:
    """Every day up to and including `tot`, with the first day of its tijdvak."""
    return {
        (vak.van + timedelta(days=n)).isoformat(): vak.van.isoformat()
        for vak in vakken
        for n in range((min(vak.tot, tot) - vak.van).days + 1)
    }


def laatste_dagen(profiel: Profiel, van: date, tot: date, werkdagen: int) -> dict[str, str]:
    """Per day on which a term may have begun that ends on one of these days, its last day."""
    begin = max(van.toordinal() - LANGSTE, date.min.toordinal())
    return {
        dag.isoformat(): na_werkdagen(profiel, dag, werkdagen).isoformat()
        for dag in map(date.fromordinal, range(begin, tot.toordinal() + 1))
    }


def per_vak(rijen: Iterable[Leesbaar], vakken: Sequence[Tijdvak]) -> list[int]:
    """Rows (dag, aantal), with days inside the tijdvakken, as a count per tijdvak."""
    vak_van = Vakzoeker(vakken)
    aantallen = [0] * len(vakken)
    for rij in rijen:
        aantallen[vak_van(date.fromisoformat(rij["dag"]))] += rij["aantal"]
    return aantallen


def in_periode(aantallen: Sequence[int], vakken: Sequence[Tijdvak], periode: Periode) -> int:
    """The real count of a period along which the tijdvakken were cut, shown or not."""
    return sum(
        aantal
        for aantal, vak in zip(aantallen, vakken, strict=True)
        if periode.van <= vak.van and vak.tot <= periode.tot
    )
