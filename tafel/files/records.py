"""From the bytes of a CSV or Excel file to its header and rows of texts."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, islice

from msgspec import Struct, field

from tafel.files.bron import decodeer
from tafel.files.gelezen import LEEG, BestandGeweigerd, Waarschuwing
from tafel.files.kop import MEESTE_TITELS, Record, VindKolom, controleer_kop, kopplaats
from tafel.files.xlsx import HANDTEKENING, OUD_EXCEL, lees_blad
from tafel.kolommen import sleutel
from tafel.koppen import lijkt_op
from tafel.schoon import schoon

SCHEIDINGSTEKENS = (";", ",", "\t")

Onleesbaar = tuple[int | None, str]
"""The place of a cell (None: the row as a whole), and why it cannot be read."""

_AANHALING = (
    "begint een aanhalingsteken dat niet goed wordt gesloten; sluit het, of verdubbel een "
    'aanhalingsteken dat bij de tekst hoort ("")'
)
_OVERGESLAGEN = "overgeslagen: een titel, een totaal of een bron"
_ANDER_BLAD = "blad {} is niet gelezen: er staat niets op dat hier hoort"
_SEP_REGEL = re.compile(r'"?sep=([^\r\n])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


class Records(Struct, frozen=True):
    """A file as rows of texts."""

    kop: list[str]
    rijen: Iterator[Record]
    """The rows under the header that are not blank."""
    onleesbaar: Mapping[int, Sequence[Onleesbaar]] = field(default_factory=dict)
    """By row what of it cannot be read; of a CSV file known of the rows that were read."""
    titels: Sequence[int] = ()
    """The rows above the header that are not blank."""
    bladen: Sequence[int] = ()
    """The other sheets with something on them, which no header makes meldingen; the first is 1."""

    def ongelezen(self, overgeslagen: Iterable[int]) -> Iterator[Waarschuwing]:
        """What is said of the rows and sheets that were left out."""
        for rij in overgeslagen:
            yield Waarschuwing(rij, None, _OVERGESLAGEN)
        for blad in self.bladen:
            yield Waarschuwing(None, None, _ANDER_BLAD.format(blad))


def lees_records(
    inhoud: bytes,
    naam: str,
    vind: VindKolom,
    voorbeelden: str,
    *,
    vandaag: date,
    codering: str | None = None,
    vervalt: Callable[[str], bool] = lambda _: False,
    lijkt: VindKolom = lijkt_op,
) -> Records:
    """The header and the rows of a CSV or XLSX file called `naam`.

    `voorbeelden` names columns that it may have, `vervalt` says which headers say that nothing of
    theirs is kept, `lijkt` what an unknown one may mean. Of two headers for one column the one
    without a filled cell is left out. Raises BestandGeweigerd for a file that is refused whole.
    Rows of a CSV file are read on the way, and raise it too.
    """
    bladen: Sequence[int] = ()
    if inhoud.startswith((HANDTEKENING, OUD_EXCEL)):
        blad = lees_blad(inhoud, naam, vind, vandaag)
        rijen: Iterator[Record] = iter(blad.rijen)
        opnieuw = partial(iter, blad.rijen)
        onleesbaar: Mapping[int, Sequence[Onleesbaar]] = blad.onleesbaar
        bladen = blad.andere
    else:
        tekst = decodeer(inhoud, naam, codering)
        scheidingsteken, csvtekst = _kies_scheidingsteken(tekst, naam, vind)
        kapot: dict[int, list[Onleesbaar]] = {}
        rijen, onleesbaar = _records(csvtekst, scheidingsteken, naam, kapot), kapot
        opnieuw = partial(_records, csvtekst, scheidingsteken, naam, {})
    begin, kapotte = _begin(rijen)
    if not begin:
        raise kapotte or BestandGeweigerd(naam, LEEG)
    plaats, _ = kopplaats([cellen for _, cellen in begin], vind)
    nummer, cellen = begin[plaats]
    for _, reden in onleesbaar.get(nummer, ()):
        raise BestandGeweigerd(naam, f"in rij {nummer}: {reden}")
    kop = [schoon(cel).strip() for cel in cellen]
    for plaats_in_kop in _lege_van_meer(kop, vind, vervalt, nummer, opnieuw):
        kop[plaats_in_kop] = ""
    controleer_kop(kop, naam, vind, voorbeelden, vervalt, lijkt)
    if kapotte is not None:
        raise kapotte
    titels = [rij for rij, _ in begin[:plaats]]
    return Records(kop, chain(begin[plaats + 1 :], rijen), onleesbaar, titels, bladen)


def _lege_van_meer(
    kop: Sequence[str],
    vind: VindKolom,
    vervalt: Callable[[str], bool],
    koprij: int,
    rijen: Callable[[], Iterator[Record]],
) -> set[int]:
    """The places of the headers that another one names the column of, with nothing below them in
    any of the rows; of headers that are alike, or all without anything, none.
    """
    per_kolom: defaultdict[str, list[int]] = defaultdict(list)
    for plaats, cel in enumerate(kop):
        if cel and not vervalt(cel) and (kolom := vind(cel)) is not None:
            per_kolom[kolom.naam].append(plaats)
    dubbel = [
        plaatsen
        for plaatsen in per_kolom.values()
        if 1 < len(plaatsen) == len({sleutel(kop[plaats]) for plaats in plaatsen})
    ]
    leeg = {plaats for plaatsen in dubbel for plaats in plaatsen}
    for rij, cellen in rijen() if leeg else ():
        if rij > koprij:
            leeg -= {p for p in leeg if p < len(cellen) and cellen[p].strip()}
        if not leeg:
            break
    return {
        plaats for plaatsen in dubbel if not leeg.issuperset(plaatsen) for plaats in plaatsen
    } & leeg


def _begin(rijen: Iterator[Record]) -> tuple[list[Record], BestandGeweigerd | None]:
    """The first rows, the header among them, and what makes the file unreadable after those."""
    begin: list[Record] = []
    try:
        begin.extend(islice(rijen, MEESTE_TITELS + 1))
    except BestandGeweigerd as fout:
        return begin, fout
    return begin, None


def _records(
    tekst: bytes, scheidingsteken: str, naam: str, kapot: dict[int, list[Onleesbaar]]
) -> Iterator[Record]:
    """Row number as a spreadsheet shows it, and the cells, of each row that is not blank.

    A row of one line with a wrong quotation mark is put in `kapot`, with its cells as far as they
    go. Where one is never closed, or the row runs on, nobody can say what the rows are:
    BestandGeweigerd.
    """
    csv.field_size_limit(2**31 - 1)
    # Not io.StringIO: that takes four bytes a character, and new pages are what costs time here.
    regels = io.TextIOWrapper(io.BytesIO(tekst), encoding="utf-8", newline="")
    laatste = ""

    def onthouden() -> Iterator[str]:
        nonlocal laatste
        for regel in regels:
            laatste = regel
            yield regel

    lezer = csv.reader(onthouden(), delimiter=scheidingsteken, strict=True)
    rij = 0
    while True:
        rij, begin = rij + 1, lezer.line_num
        try:
            cellen = next(lezer)
        except StopIteration:
            return
        except csv.Error as fout:
            if "unexpected end" in str(fout) or lezer.line_num > begin + 1:
                raise BestandGeweigerd(naam, f"in rij {rij} {_AANHALING}") from None
            cellen = next(csv.reader([laatste], delimiter=scheidingsteken))
            kapot[rij] = [(None, f"er {_AANHALING}")]
        if any(map(str.strip, cellen)):
            yield rij, cellen


def _kies_scheidingsteken(tekst: str, naam: str, vind: VindKolom) -> tuple[str, bytes]:
    """The separator that yields most known columns, and the text without a `sep=` line in UTF-8."""
    if treffer := _SEP_REGEL.match(tekst):
        if treffer[1] not in SCHEIDINGSTEKENS:
            raise BestandGeweigerd(naam, "het teken na sep= moet een ; of , of een tab zijn")
        return treffer[1], tekst[treffer.end() :].encode()
    utf8 = tekst.encode()
    aantallen = {teken: _aantal_bekend(utf8, teken, naam, vind) for teken in SCHEIDINGSTEKENS}
    return max(aantallen, key=lambda teken: aantallen[teken]), utf8


def _aantal_bekend(tekst: bytes, scheidingsteken: str, naam: str, vind: VindKolom) -> int:
    begin, kapotte = _begin(_records(tekst, scheidingsteken, naam, {}))
    if not begin and kapotte is not None:
        return -1
    return kopplaats([cellen for _, cellen in begin], vind)[1]
