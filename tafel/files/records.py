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

from tafel.bsn import zonder_geldig
from tafel.files.bron import decodeer
from tafel.files.gelezen import LEEG, BestandGeweigerd, Waarschuwing
from tafel.files.kop import (
    MEESTE_TITELS,
    Record,
    VindKolom,
    controleer_kop,
    kopplaats,
    zonder_persoon,
)
from tafel.files.xlsx import HANDTEKENING, OUD_EXCEL, lees_blad
from tafel.kolommen import sleutel
from tafel.koppen import lijkt_op
from tafel.schoon import schoon
from tafel.waarden import LANGST

SCHEIDINGSTEKENS = (";", ",", "\t")

Onleesbaar = tuple[int | None, str]
"""The place of a cell (None: the row as a whole), and why it cannot be read."""

_AANHALING = (
    "begint een aanhalingsteken dat niet goed wordt gesloten; sluit het, of verdubbel een "
    'aanhalingsteken dat bij de tekst hoort ("")'
)
_OVERGESLAGEN = "overgeslagen: een titel, een totaal of een bron"
_ANDER_BLAD = "blad {} is niet gelezen: er staat niets op dat hier hoort"
_LANGSTE_CEL = 4 * 1024 * 1024
"""Characters of a cell of many lines at which a quotation mark is taken to be never closed."""
_PROEF = 1024 * 1024
"""So many characters are read to see what the separator is."""
_REGELEINDEN = ("\n", "\r\n", "\r")
_LEGE_REGELS = re.compile(r"[\r\n]+")
_SEP_REGEL = re.compile(r'"?sep=([^\r\n])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


class Records(Struct, frozen=True):
    """A file as rows of texts."""

    kop: list[str]
    """Without what may be a person: such a header is called by its place."""
    rijen: Iterator[Record]
    """The rows under the header that are not blank."""
    onleesbaar: Mapping[int, Sequence[Onleesbaar]] = field(default_factory=dict)
    """By row what of it cannot be read; of a CSV file known of the rows that were read."""
    titels: Sequence[int] = ()
    """The rows above the header that are not blank."""
    bladen: Sequence[int] = ()
    """The other sheets with something on them, which no header makes meldingen; the first is 1."""

    bsn_in_kop: bool = False
    """Whether a header held a bsn."""

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
        leeg = _LEGE_REGELS.match(tekst)
        eerder = _aantal_regels(leeg[0]) if leeg else 0
        tekst = tekst[leeg.end() :] if leeg else tekst
        scheidingsteken, csvtekst = _kies_scheidingsteken(tekst, naam, vind)
        del tekst
        kapot: dict[int, list[Onleesbaar]] = {}
        rijen, onleesbaar = _records(csvtekst, scheidingsteken, naam, kapot, eerder), kapot
        opnieuw = partial(_records, csvtekst, scheidingsteken, naam, {}, eerder)
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
    met_bsn = any(zonder_geldig(cel) != cel for cel in kop)
    kop = [zonder_persoon(cel, n, vind, vervalt) for n, cel in enumerate(kop, 1)]
    return Records(kop, chain(begin[plaats + 1 :], rijen), onleesbaar, titels, bladen, met_bsn)


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
    tekst: bytes,
    scheidingsteken: str,
    naam: str,
    kapot: dict[int, list[Onleesbaar]],
    eerder: int = 0,
) -> Iterator[Record]:
    """Row number as a spreadsheet shows it, below so many `eerder`, and the cells, of each row that
    is not blank; of a cell that is too long to be kept only the beginning.

    A row of one line with a wrong quotation mark is put in `kapot`, with its cells as far as they
    go. Where one is never closed, or the row runs on, nobody can say what the rows are:
    BestandGeweigerd.
    """
    csv.field_size_limit(_LANGSTE_CEL)
    # Not io.StringIO: that takes four bytes a character, and new pages are what costs time here.
    regels = io.TextIOWrapper(io.BytesIO(tekst), encoding="utf-8", newline="")
    te_lang = re.compile(f'([^{scheidingsteken}"\r\n]{{{LANGST + 1}}})[^{scheidingsteken}"\r\n]+')
    laatste = ""
    leeg, is_nieuw = 0, True

    def onthouden() -> Iterator[str]:
        nonlocal laatste, leeg, is_nieuw
        for regel in regels:
            if is_nieuw and regel in _REGELEINDEN:
                leeg += 1
                continue
            is_nieuw = False
            laatste = regel if len(regel) <= LANGST else te_lang.sub(r"\1", regel)
            yield laatste

    lezer = csv.reader(onthouden(), delimiter=scheidingsteken, strict=True)
    rij = eerder
    while True:
        rij, begin, leeg, is_nieuw = rij + 1, lezer.line_num, 0, True
        try:
            cellen = next(lezer)
        except StopIteration:
            return
        except csv.Error as fout:
            rij += leeg
            if "unexpected end" in str(fout) or "limit" in str(fout) or lezer.line_num > begin + 1:
                raise BestandGeweigerd(naam, f"in rij {rij} {_AANHALING}") from None
            cellen = next(csv.reader([laatste], delimiter=scheidingsteken))
            kapot[rij] = [(None, f"er {_AANHALING}")]
        else:
            rij += leeg
        if any(map(str.strip, cellen)):
            yield rij, cellen


def _aantal_regels(regeleinden: str) -> int:
    return regeleinden.count("\n") + regeleinden.count("\r") - regeleinden.count("\r\n")


def _kies_scheidingsteken(tekst: str, naam: str, vind: VindKolom) -> tuple[str, bytes]:
    """The separator that yields most known columns, and the text without a `sep=` line in UTF-8."""
    if treffer := _SEP_REGEL.match(tekst):
        if treffer[1] not in SCHEIDINGSTEKENS:
            raise BestandGeweigerd(naam, "het teken na sep= moet een ; of , of een tab zijn")
        return treffer[1], tekst[treffer.end() :].encode()
    begin = tekst[:_PROEF].encode()
    aantallen = {teken: _aantal_bekend(begin, teken, naam, vind) for teken in SCHEIDINGSTEKENS}
    return max(aantallen, key=lambda teken: aantallen[teken]), tekst.encode()


def _aantal_bekend(tekst: bytes, scheidingsteken: str, naam: str, vind: VindKolom) -> int:
    begin, kapotte = _begin(_records(tekst, scheidingsteken, naam, {}))
    if not begin and kapotte is not None:
        return -1
    return kopplaats([cellen for _, cellen in begin], vind)[1]
