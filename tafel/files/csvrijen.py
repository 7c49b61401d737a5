"""The rows of a CSV text: its separator found, and every row numbered as a spreadsheet does."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from tafel.files.gelezen import BestandGeweigerd
from tafel.files.kop import MEESTE_TITELS, Record, VindKolom, kopplaats
from tafel.waarden import LANGST

SCHEIDINGSTEKENS = (";", ",", "\t")

Onleesbaar = tuple[int | None, str]
"""The place of a cell (None: the row as a whole), and why it cannot be read."""

_AANHALING = (
    "begint een aanhalingsteken dat niet goed wordt gesloten; sluit het, of verdubbel een "
    'aanhalingsteken dat bij de tekst hoort ("")'
)
_LANGSTE_CEL = 4 * 1024 * 1024
"""Characters of a cell of many lines at which a quotation mark is taken to be never closed."""
_PROEF = 1024 * 1024
"""So many characters are read to see what the separator is."""
_REGELEINDEN = ("\n", "\r\n", "\r")
_LEGE_REGELS = re.compile(r"[\r\n]+")
_SEP_REGEL = re.compile(r'"?sep=([^\r\n])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


class OpenAanhaling(BestandGeweigerd):
    """A quotation mark that is never closed: it begins in row `rij`, on line `regel` of the text
    from 0.
    """

    def __init__(self, naam: str, rij: int, regel: int) -> None:
        super().__init__(naam, f"in rij {rij} {_AANHALING}")
        self.rij = rij
        self.regel = regel


class Csvtekst:
    """A CSV text without the blank lines and the `sep=` that it begins with.

    Raises BestandGeweigerd for a separator that is none, unless `los`.
    """

    def __init__(self, tekst: str, naam: str, vind: VindKolom, *, los: bool = False) -> None:
        self.naam = naam
        leeg = _LEGE_REGELS.match(tekst)
        self.eerder = _aantal_regels(leeg[0]) if leeg else 0
        """Lines before it."""
        tekst = tekst[leeg.end() :] if leeg else tekst
        treffer = _SEP_REGEL.match(tekst)
        if treffer and treffer[1] not in SCHEIDINGSTEKENS and not los:
            raise BestandGeweigerd(naam, "het teken na sep= moet een ; of , of een tab zijn")
        begin = tekst[:_PROEF].encode()
        self.teken = treffer[1] if treffer else _scheidingsteken(begin, naam, vind)
        self.tekst = (tekst[treffer.end() :] if treffer else tekst).encode()

    def rijen(self, kapot: dict[int, list[Onleesbaar]] | None = None) -> Iterator[Record]:
        """As `_rijen`."""
        return _rijen(
            self.tekst, self.teken, self.naam, {} if kapot is None else kapot, self.eerder
        )

    def losse_rijen(self) -> Iterator[Record]:
        """The rows, and from a quotation mark that is never closed every line as one."""
        try:
            yield from self.rijen()
        except OpenAanhaling as fout:
            regels = islice(_regels(self.tekst), fout.regel, None)
            for rij, regel in enumerate(regels, fout.rij):
                if regel.strip():
                    yield rij, regel.rstrip("\r\n").replace('"', "").split(self.teken)


def _rijen(
    tekst: bytes,
    scheidingsteken: str,
    naam: str,
    kapot: dict[int, list[Onleesbaar]],
    eerder: int = 0,
) -> Iterator[Record]:
    """Row number as a spreadsheet shows it, below so many `eerder`, and the cells, of each row that
    is not blank; of a cell that is too long to be kept only the beginning.

    A row of one line with a wrong quotation mark is put in `kapot`, its cells as they were meant.
    Where one is never closed, or the row runs on, nobody can say what the rows are:
    OpenAanhaling.
    """
    csv.field_size_limit(_LANGSTE_CEL)
    tussen = f'[^{re.escape(scheidingsteken)}"\r\n]'
    te_lang = re.compile(f"({tussen}{{{LANGST + 1}}}){tussen}+")
    laatste = ""
    leeg, is_nieuw, aantal = 0, True, 0

    def onthouden() -> Iterator[str]:
        nonlocal laatste, leeg, is_nieuw, aantal
        for regel in _regels(tekst):
            aantal += 1
            if is_nieuw and regel in _REGELEINDEN:
                leeg += 1
                continue
            is_nieuw = False
            laatste = regel if len(regel) <= LANGST else te_lang.sub(r"\1", regel)
            yield laatste

    lezer = csv.reader(onthouden(), delimiter=scheidingsteken, strict=True)
    rij = eerder
    while True:
        rij, begin, eerste, leeg, is_nieuw = rij + 1, lezer.line_num, aantal, 0, True
        try:
            cellen = next(lezer)
        except StopIteration:
            return
        except csv.Error as fout:
            rij += leeg
            if "unexpected end" in str(fout) or "limit" in str(fout) or lezer.line_num > begin + 1:
                raise OpenAanhaling(naam, rij, eerste + leeg) from None
            cellen = list(_losse_cellen(laatste.rstrip("\r\n"), scheidingsteken))
            kapot[rij] = [(None, f"er {_AANHALING}")]
        else:
            rij += leeg
        if any(map(str.strip, cellen)):
            yield rij, cellen


def _losse_cellen(regel: str, teken: str) -> Iterator[str]:
    """The cells of a line with a wrong quotation mark. In one that begins with a mark each pair
    holds its text together; what stands in the cell keeps them all but those around it.
    """
    teken = re.escape(teken)
    paar = '"[^"]*"'
    cel = re.compile(f'(?:{paar}(?:[^"{teken}]|{paar})*(?={teken}|$)|[^{teken}]*)')
    plaats = 0
    while plaats <= len(regel):
        gevonden = cel.match(regel, plaats)
        assert gevonden is not None
        tekst = gevonden[0]
        om = re.fullmatch('"(.*)"', tekst, re.DOTALL)
        yield om[1].replace('""', '"') if om else tekst
        plaats = gevonden.end() + 1


def _regels(tekst: bytes) -> io.TextIOWrapper:
    """Not io.StringIO: that takes four bytes a character, and new pages are what costs time."""
    return io.TextIOWrapper(io.BytesIO(tekst), encoding="utf-8", newline="")


def _aantal_regels(regeleinden: str) -> int:
    return regeleinden.count("\n") + regeleinden.count("\r") - regeleinden.count("\r\n")


def _scheidingsteken(begin: bytes, naam: str, vind: VindKolom) -> str:
    """The separator that yields most known columns, and of those with none the most columns."""
    aantallen = {teken: _aantallen(begin, teken, naam, vind) for teken in SCHEIDINGSTEKENS}
    return max(aantallen, key=lambda teken: aantallen[teken])


def _aantallen(tekst: bytes, scheidingsteken: str, naam: str, vind: VindKolom) -> tuple[int, int]:
    """How many columns of the header are known; of one without, how many separators it has."""
    begin, kapotte = eerste_rijen(_rijen(tekst, scheidingsteken, naam, {}))
    if not begin and kapotte is not None:
        return -1, 0
    bekend = kopplaats([cellen for _, cellen in begin], vind)[1]
    return bekend, 0 if bekend or not begin else len(begin[0][1]) - 1


def eerste_rijen(rijen: Iterator[Record]) -> tuple[list[Record], BestandGeweigerd | None]:
    """The first rows, the header among them, and what makes the file unreadable after those."""
    begin: list[Record] = []
    try:
        begin.extend(islice(rijen, MEESTE_TITELS + 1))
    except BestandGeweigerd as fout:
        return begin, fout
    return begin, None
