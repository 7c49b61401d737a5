"""One column of an import file: from its cells as read to values, each distinct cell worked out
once.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from tafel.bsn import (
    KORTST,
    VERVANGING,
    bekende_bsns,
    cel_zonder_bekend,
    is_verdacht,
    kan_bsn_zijn,
    noemt_bsn,
    noemt_identiteit,
    zonder_geldig,
)
from tafel.domain.basis import Celwaarde, Geweigerd
from tafel.files.cel import (
    AFGEROND,
    FORMULE_ZONDER_WAARDE,
    FOUT,
    ZONDER_WAARDE,
    is_afgerond,
    is_foutwaarde,
    zonder_apostrof,
)
from tafel.kolommen import ONBEKEND, Kolom, Soort, sleutel
from tafel.koppen import is_wie, vind_kolom
from tafel.schoon import bevat_verboden, is_verminkt, schoon
from tafel.waarden import is_vrij, laat_bsn_weg, lees_waarde, toets_lengte

_GEWOON = re.compile(r"(?![0-9][.,0-9]*[eE][-+])\w(?:[ -~]{0,300}[!-~])?", re.ASCII)
"""A text in which nothing can be wrong: most cells, and worth a short cut."""

_GEEN_NAAM = re.compile(r"(?:[^\W\d_]{0,4}[-./ ]?[0-9]{3,}|[0-9])[0-9./ -]*")
_GESLOTEN = frozenset(Soort) - {
    Soort.TEKST, Soort.REGELS, Soort.VOORLETTERS, Soort.VOLLEDIGE_NAAM, Soort.VRIJE_LIJST,
    Soort.BSN, Soort.HUISNUMMER, Soort.TOEVOEGING, Soort.HUISLETTER,
}  # fmt: skip
"""Kinds that no number of nine digits is a value of: where one stands, the row may have shifted."""
_HIER_EEN_BSN = (
    "hier stond een bsn, en dat is verwijderd; controleer of de rij is verschoven, en vul de "
    "waarde in of laat de cel leeg"
)
_NUMMER = "dit is een nummer en geen naam; noem de kolom kenmerk, of zet de namen in een kolom naam"

OPGESCHOOND = "onzichtbare tekens of stuurtekens zijn verwijderd"
REDEN_AFWIJZING = "reden_afwijzing"
"""Column that the file of refused rows adds; ignored when that file comes back."""


def is_bsn_kop(kop: str, kolom: Kolom | None) -> bool:
    """Whether a header says that a bsn stands below it; `kolom`: the column that it is."""
    return noemt_bsn(kop) if kolom is None else kolom.soort is Soort.BSN


class Kolomlezer(dict[str, Celwaarde]):
    """Cell as read → canonical value, filled at first use; None when unknown, or when in
    `geweigerd` (cell → reason).

    Holds of a column without a known header the remark, and of `reden_afwijzing` nothing.
    """

    def __init__(
        self,
        kop: str,
        vandaag: date,
        vind: Callable[[str], Kolom | None] = vind_kolom,
        *,
        bsn_bewaren: bool = True,
    ) -> None:
        super().__init__()
        self.kop = kop
        self.heet = kop
        """What the file says, where that is another name."""
        self.kolom = vind(kop)
        self.naam = self.kolom.naam if self.kolom else kop or None
        is_bsn = is_bsn_kop(kop, self.kolom)
        self.is_weg = is_bsn and not bsn_bewaren
        """Whether it says that it holds a bsn, which may not be kept."""
        self.genegeerd = self.is_weg or sleutel(kop) == sleutel(REDEN_AFWIJZING)
        """Whether nothing of it is looked at."""
        self._is_identiteit = self.kolom is None and noemt_identiteit(kop)
        datums = self.kolom is not None and self.kolom.is_datum
        self._zonder_bsn = not (bsn_bewaren or is_bsn or datums)
        self.is_opmerking = self.kolom is None and bool(kop) and not self.genegeerd
        self._is_tekst = self.kolom is not None and self.kolom.soort in (Soort.TEKST, Soort.REGELS)
        self._is_persoon = self.kolom is not None and is_wie(kop)
        """Whether the header is a word for a person, below which a number may stand too."""
        self.vandaag = vandaag
        self.geweigerd: dict[str, str] = {}
        self.opgeschoond: set[str] = set()
        self.verminkt: set[str] = set()
        self.afgerond: set[str] = set()
        self.uitgehaald: set[str] = set()
        """Cells that held a bsn."""
        self.toevallig: set[str] = set()
        """Cells with nine digits that may be one."""

    def __missing__(self, cel: str) -> Celwaarde:
        waarde: Celwaarde = None
        try:
            if not self.genegeerd:
                waarde = self._lees(cel)
        except Geweigerd as fout:
            self.geweigerd[cel] = fout.in_bestand
        self[cel] = waarde
        return waarde

    @property
    def waar(self) -> str | None:
        """The column as people are told of it."""
        return self.heet or self.naam

    def zegt_iets(self, cel: str) -> bool:
        """Whether a cell has a value, or one that is refused."""
        return self[cel] is not None or cel in self.geweigerd

    @property
    def is_opvallend(self) -> bool:
        """Whether anything must be said about one of its cells."""
        return bool(
            self.geweigerd
            or self.opgeschoond
            or self.verminkt
            or self.afgerond
            or self.uitgehaald
            or self.toevallig
        )

    def _lees(self, cel: str) -> Celwaarde:
        toets_lengte(cel)
        verdacht = self._zonder_bsn and len(cel) >= KORTST and is_verdacht(cel)
        if self._is_tekst and not verdacht and _GEWOON.fullmatch(cel):
            return None if cel.lower() in ONBEKEND else cel
        _toets_gaaf(cel)
        if bevat_verboden(cel):
            self.opgeschoond.add(cel)
        if not cel.isascii() and is_verminkt(cel):
            self.verminkt.add(cel)
        tekst = zonder_apostrof(cel)
        if verdacht or (self._zonder_bsn and cel in self.opgeschoond):
            tekst = self._laat_bsn_weg(cel, schoon(tekst, regels=True))
        if tekst == VERVANGING and self._is_gesloten:
            raise Geweigerd(_HIER_EEN_BSN)
        if self._is_persoon and _GEEN_NAAM.fullmatch(tekst.strip()):
            raise Geweigerd(_NUMMER)
        if is_afgerond(tekst):
            self._is_afgerond(cel)
        if self.kolom is not None:
            return lees_waarde(self.kolom, tekst, vandaag=self.vandaag)
        tekst = schoon(tekst, regels=True).strip()
        if tekst and not self.kop:
            raise Geweigerd("er staat een waarde onder een lege kop; controleer de kolommen")
        return None if tekst.lower() in ONBEKEND else tekst

    def _is_afgerond(self, cel: str) -> None:
        """Below a header that is not known nothing is told apart by it."""
        if self.kolom is not None:
            raise Geweigerd(AFGEROND)
        self.afgerond.add(cel)

    @property
    def _is_vrij(self) -> bool:
        return not self._is_identiteit and is_vrij(self.kolom)

    def bsns(self, cel: str) -> Iterator[str]:
        """The numbers that a cell says to be a bsn, in a column of their own or beside a word."""
        if self.is_weg or cel in self.uitgehaald:
            kaal = schoon(cel, regels=True)
            yield from bekende_bsns(kaal, eigen=self.is_weg, vrij=self._is_vrij)

    def zonder_bekende(self, cel: str, bekend: frozenset[str]) -> str:
        """A cell without the numbers that its row calls a bsn elsewhere."""
        if not self._zonder_bsn or self.genegeerd:
            return cel
        kaal = schoon(cel, regels=True)
        zonder = cel_zonder_bekend(kaal, bekend, vrij=self._is_vrij)
        return cel if zonder == kaal else self._niet_leeg(zonder)

    def laat_bsn_weg(self, cel: str) -> str:
        """A cell of a row that is handed back: nothing of a column of it, else without."""
        return "" if self.is_weg else self._zonder(cel)

    def _zonder(self, tekst: str) -> str:
        if self._is_identiteit:
            return zonder_geldig(tekst)
        zonder = laat_bsn_weg(self.kolom, tekst)
        return tekst if zonder == tekst else self._niet_leeg(zonder)

    @property
    def _is_gesloten(self) -> bool:
        return self.kolom is not None and self.kolom.soort in _GESLOTEN

    def _niet_leeg(self, zonder: str) -> str:
        """What stays of a cell; an empty one would say that the value is not known."""
        return VERVANGING if self._is_gesloten and not zonder else zonder

    def _laat_bsn_weg(self, cel: str, tekst: str) -> str:
        zonder = self._zonder(tekst)
        if zonder != tekst:
            self.uitgehaald.add(cel)
        elif self._is_vrij and kan_bsn_zijn(tekst):
            self.toevallig.add(cel)
        return zonder


def _toets_gaaf(cel: str) -> None:
    """Raises `Geweigerd` for a cell that holds no text that anybody typed."""
    if cel == ZONDER_WAARDE:
        raise Geweigerd(FORMULE_ZONDER_WAARDE)
    if is_foutwaarde(cel):
        raise Geweigerd(FOUT)
    if "\0" in cel:
        raise Geweigerd("de cel bevat een NUL-teken; typ de waarde opnieuw")
