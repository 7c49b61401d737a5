"""Which rows that are not stored state a crisis: also of a file that is refused whole, as far as it
can still be read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import chain, islice

from tafel.files.bron import lees_zover
from tafel.files.csvrijen import Csvtekst
from tafel.files.gelezen import Crisisplek
from tafel.files.kolomlezer import Kolomlezer
from tafel.files.kop import MEESTE_TITELS, Record, kopplaats
from tafel.files.onderaan import in_blokken
from tafel.files.rekenmap import is_rekenmap, losse_bladen
from tafel.files.werkblad import zijn_lijsten
from tafel.files.xlsx import zonder_waarschuwingen
from tafel.koppen import noemt_crisis, vind_kolom
from tafel.schoon import schoon

_CRISIS = re.compile(r"\bcrisis(?:situatie|melding)?\b", re.IGNORECASE)
_GESTELD = ("crisis", "urgentie")
"""Columns that state it."""
_STELT = frozenset({"ja", "crisis"})
"""What they say when it is one."""
_IS_CRISIS = re.compile(rf"\W*(?:ja\W+)?{_CRISIS.pattern}\W*", re.IGNORECASE)
"""A cell that says nothing else."""
ONBESLIST = (
    "hier kan een crisis staan; noem de kolom crisis (ja of nee) of urgentie, of geef haar een kop "
    "waarin het niet om een crisis gaat"
)
_BLOK = 1000


class Crisiszoeker:
    """Tells of a row under a header whether it states a crisis; None when it may.

    It states one in a column of its own; where none says anything, the word anywhere may be it, and
    so may whatever stands under a header that has the word and is no clear no. So may a cell that
    cannot be read, a yes under such a header, and in a row of another length than the header a yes
    counted from either end.
    """

    def __init__(self, kolommen: Sequence[Kolomlezer], vandaag: date) -> None:
        self._breedte = len(kolommen)
        eigen = Kolomlezer("crisis", vandaag)
        self._gesteld = [
            (plaats, kolom)
            for plaats, kolom in enumerate(kolommen)
            if kolom.kolom is not None and kolom.kolom.naam in _GESTELD
        ]
        self._misschien = [
            (plaats, eigen)
            for plaats, kolom in enumerate(kolommen)
            if kolom.is_opmerking and noemt_crisis(kolom.kop)
        ]
        self._opmerkingen = [p for p, kolom in enumerate(kolommen) if kolom.is_opmerking]

    def __call__(self, cellen: Sequence[str]) -> bool | None:
        past = len(cellen) == self._breedte
        gesteld = [(kolom, cellen[plaats]) for plaats, kolom in self._gesteld] if past else []
        waarden = [kolom[cel] for kolom, cel in gesteld]
        if not _STELT.isdisjoint(waarden):
            return True
        if any(cel in kolom.geweigerd for kolom, cel in gesteld):
            return None
        if not any(waarden) and any(map(_CRISIS.search, cellen)):
            return None
        if past and self.te_beslissen(cellen):
            return None
        kansen = self._misschien if past else [*self._gesteld, *self._misschien]
        verschoven = len(cellen) - self._breedte
        elders = (
            kolom[cellen[plek]]
            for plaats, kolom in kansen
            for plek in (plaats, plaats + verschoven)
            if 0 <= plek < len(cellen)
        )
        return False if _STELT.isdisjoint(elders) else None

    def te_beslissen(self, cellen: Sequence[str]) -> list[int]:
        """Places in a row as long as the header of what may be a crisis and would be kept as a
        remark. Where the column crisis says no, only a yes contradicts it.
        """
        if not self._opmerkingen:
            return []
        gesteld = {kolom.naam: waarde for p, kolom in self._gesteld if (waarde := kolom[cellen[p]])}
        if not _STELT.isdisjoint(gesteld.values()):
            return []
        zegt_nee = "crisis" in gesteld
        plaatsen = [
            plaats
            for plaats, eigen in self._misschien
            if eigen[cellen[plaats]] == "ja" or (not zegt_nee and cellen[plaats] in eigen.geweigerd)
        ]
        if not zegt_nee:
            plaatsen += [p for p in self._opmerkingen if _IS_CRISIS.fullmatch(cellen[p])]
        return sorted(set(plaatsen))

    @property
    def kent_kolom(self) -> bool:
        """Whether a header may be that of a crisis."""
        return bool(self._gesteld or self._misschien)


def stelt_crisis(velden: Mapping[str, str], vandaag: date) -> bool | None:
    """Whether the columns of one melding state a crisis; None when they may."""
    zoeker = Crisiszoeker([Kolomlezer(naam, vandaag) for naam in velden], vandaag)
    return zoeker([*velden.values()])


def crisisrijen(
    inhoud: bytes, naam: str, vandaag: date, codering: str | None
) -> tuple[Crisisplek, ...]:
    """The rows of a file that state a crisis, or may; none of what cannot be read."""
    gevonden: list[Crisisplek] = []
    with suppress(Exception), zonder_waarschuwingen():  # whatever a damaged file makes of a library
        for waar, rijen in _delen(inhoud, naam, codering):
            for rij, zeker in _in_deel(rijen, vandaag):
                gevonden.append(Crisisplek(waar, rij, zeker))
    return tuple(gevonden)


def _delen(
    inhoud: bytes, naam: str, codering: str | None
) -> Iterator[tuple[str, Iterator[Record]]]:
    """The parts of a file that may hold meldingen, each with what it is called."""
    if not is_rekenmap(inhoud):
        if (tekst := lees_zover(inhoud, codering)) is not None:
            yield naam, Csvtekst(tekst, naam, vind_kolom, los=True).losse_rijen()
        return
    bladen = []
    for nummer, blad in losse_bladen(inhoud):
        rijen = _zolang(blad)
        begin = list(islice(rijen, MEESTE_TITELS + 1))
        teksten = [cellen for _, cellen in begin]
        plaats, bekend = kopplaats(teksten, vind_kolom)
        is_gekend = bekend > 0 and not zijn_lijsten(teksten, vind_kolom)
        breedte = len(teksten[plaats]) if teksten else 0
        bladen.append((is_gekend, nummer, _aangevuld(chain(begin, rijen), breedte)))
    gekend = any(bekend for bekend, *_ in bladen)
    bladen = [blad for blad in bladen if blad[0] or not gekend]
    for _, nummer, rijen in bladen:
        yield naam if len(bladen) == 1 else f"{naam}, blad {nummer}", rijen


def _aangevuld(rijen: Iterator[Record], breedte: int) -> Iterator[Record]:
    """The rows with the empty cells that a sheet leaves out at their end."""
    for rij, cellen in rijen:
        yield rij, cellen + [""] * (breedte - len(cellen))


def _zolang(rijen: Iterator[Record]) -> Iterator[Record]:
    """The rows until the first that cannot be read."""
    with suppress(Exception):
        yield from rijen


def _in_deel(rijen: Iterator[Record], vandaag: date) -> Iterator[tuple[int, bool]]:
    """The rows with a crisis, and whether that is certain."""
    begin = list(islice(rijen, MEESTE_TITELS + 1))
    plaats, bekend = kopplaats([cellen for _, cellen in begin], vind_kolom)
    kop = [schoon(cel).strip() for cel in begin[plaats][1]] if begin else []
    zoeker = Crisiszoeker([Kolomlezer(cel, vandaag) for cel in kop], vandaag)
    eerste = plaats + 1 if bekend or zoeker.kent_kolom else 0
    onder = chain(begin[eerste:], rijen)
    for rij, cellen in chain.from_iterable(in_blokken(onder, _BLOK, [*map(vind_kolom, kop)], [])):
        if (crisis := zoeker(cellen)) is not False:
            yield rij, crisis is True
