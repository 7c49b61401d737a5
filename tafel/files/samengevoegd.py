"""The merged cells of a sheet. openpyxl does not tell of them where it streams; the sheet names
them below its rows.
"""

import io
import re
import zipfile
from collections.abc import Iterable

from msgspec import Struct

MEESTE = 100_000
"""So many merged ranges are looked at."""
_STUK = 1 << 20
_WOORD = b"mergeCell"
_LANGST = 200
"""Bytes of one range."""
_BEREIK = re.compile(
    rb"mergeCell\b[^<>]*\bref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"
)


class Bereik(Struct, frozen=True):
    """Cells that are one: places from 0, and numbers of rows; the last ones included."""

    van: int
    eerste: int
    tot: int
    laatste: int

    @property
    def is_kolom(self) -> bool:
        return self.van == self.tot


def lees_samengevoegd(inhoud: bytes, deel: str) -> list[Bereik]:
    """The ranges of a sheet, as its part of the file is called."""
    gevonden: list[Bereik] = []
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief, archief.open(deel) as stroom:
        rest = b""
        while (stuk := stroom.read(_STUK)) and len(gevonden) < MEESTE:
            tekst = rest + stuk
            rest = tekst[-_LANGST:]
            if _WOORD not in tekst:
                continue
            einde = 0
            for treffer in _BEREIK.finditer(tekst):
                van, eerste, tot, laatste = treffer.groups()
                gevonden.append(Bereik(_plaats(van), int(eerste), _plaats(tot), int(laatste)))
                einde = treffer.end()
            rest = tekst[max(einde, len(tekst) - _LANGST) :]
    return gevonden


def _plaats(kolom: bytes) -> int:
    nummer = 0
    for letter in kolom:
        nummer = nummer * 26 + letter - ord("A") + 1
    return nummer - 1


class Lopend:
    """Goes along with the rows of a sheet from the top: in which ranges each of them lies."""

    def __init__(self, bereiken: Iterable[Bereik]) -> None:
        self._komend = sorted(bereiken, key=lambda bereik: bereik.eerste, reverse=True)
        self._hier: dict[int, Bereik] = {}

    def in_rij(self, rij: int) -> list[Bereik]:
        """Those of a row; each row is asked for once, in order."""
        while self._komend and self._komend[-1].eerste <= rij:
            bereik = self._komend.pop()
            self._hier[bereik.van] = bereik
        for van in [van for van, bereik in self._hier.items() if bereik.laatste < rij]:
            del self._hier[van]
        return [*self._hier.values()]
