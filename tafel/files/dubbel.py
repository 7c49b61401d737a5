"""Two headers for one column: taken when they never contradict each other, else refused."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from tafel.files.gelezen import BestandGeweigerd
from tafel.files.kolomlezer import Kolomlezer
from tafel.files.kop import Record, VindKolom, toonbare_kop
from tafel.files.onderaan import in_blokken
from tafel.kolommen import Soort, sleutel
from tafel.namen import splits_naam
from tafel.sleutels import gelijkgetrokken, hele_naam, vorm

SAMEN = frozenset({"melder_contact"})
"""Columns of which several headers say several things (`Tel. melder`, `E-mail melder`): read as
one.
"""
_BLOK = 1000


def controleer_dubbele(
    kop: Sequence[str],
    naam: str,
    vind: VindKolom,
    vervalt: Callable[[str], bool],
    rijen: Callable[[], Iterator[Record]],
    vandaag: date,
) -> list[str]:
    """Refuses a header with a column twice; returns which headers are one, those of each joined.
    Empty headers, those whose column `vervalt`, and those
    of `SAMEN` may repeat; so may headers of other words for one column, when in every row at most
    one is filled, or all say the same.

    `rijen`: those under the header, from the first again at each call.
    """
    per_kolom: defaultdict[str, list[int]] = defaultdict(list)
    for plaats, cel in enumerate(kop):
        if cel and not vervalt(cel):
            kolom = vind(cel)
            per_kolom[kolom.naam if kolom else sleutel(cel)].append(plaats)
    dubbel = {
        wie: plaatsen
        for wie, plaatsen in per_kolom.items()
        if len(plaatsen) > 1 and wie not in SAMEN
    }
    for wie, plaatsen in dubbel.items():
        gezien: dict[str, int] = {}
        for plaats in plaatsen:
            eerder = gezien.setdefault(sleutel(kop[plaats]), plaats)
            if eerder != plaats:
                raise _geweigerd(naam, kop, (eerder, plaats), vind, wie)
    if not dubbel:
        return []
    lezers = {
        p: Kolomlezer(kop[p], vandaag, vind) for plaatsen in dubbel.values() for p in plaatsen
    }
    for rij, cellen in chain.from_iterable(in_blokken(rijen(), _BLOK, [*map(vind, kop)], [])):
        for wie, plaatsen in dubbel.items():
            if (anders := _tegenspraak(cellen, plaatsen, lezers)) is not None:
                raise _geweigerd(naam, kop, anders, vind, wie, rij)
    return [
        ", ".join(toonbare_kop(kop[p], p + 1, vind) for p in plaatsen)
        for plaatsen in dubbel.values()
    ]


def _tegenspraak(
    cellen: Sequence[str], plaatsen: Sequence[int], lezers: Mapping[int, Kolomlezer]
) -> tuple[int, int] | None:
    """Of the places of one column the first two that say something else."""
    gevuld = [p for p in plaatsen if p < len(cellen) and _gezegd(lezers[p], cellen[p])]
    for plaats in gevuld[1:]:
        eerste = gevuld[0]
        if _gezegd(lezers[eerste], cellen[eerste]) != _gezegd(lezers[plaats], cellen[plaats]):
            return eerste, plaats
    return None


def _gezegd(lezer: Kolomlezer, cel: str) -> str:
    """What a cell says, in whatever words; empty for nothing."""
    waarde = lezer[cel]
    if cel in lezer.geweigerd:
        return gelijkgetrokken(cel)
    if waarde is None or lezer.kolom is None:
        return ""
    if lezer.kolom.soort is Soort.VOLLEDIGE_NAAM:
        return hele_naam(dict(splits_naam(str(waarde))))
    return vorm(lezer.kolom.naam, waarde)


def _geweigerd(
    naam: str,
    kop: Sequence[str],
    plaatsen: tuple[int, int],
    vind: VindKolom,
    wie: str,
    rij: int | None = None,
) -> BestandGeweigerd:
    koppen = [toonbare_kop(kop[p], p + 1, vind) for p in plaatsen]
    waar = "" if rij is None else f", en in rij {rij} staat daar niet hetzelfde"
    return BestandGeweigerd(
        naam,
        f"dezelfde kolom staat twee keer in de kopregel ({', '.join(koppen)}){waar}; verwijder of "
        "hernoem er een",
        wie if toonbare_kop(kop[plaatsen[1]], 0, vind) == koppen[1] else None,
        koppen[1],
    )
