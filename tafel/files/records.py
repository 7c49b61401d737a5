"""From the bytes of a CSV or Excel file to its header and rows of texts."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from tafel.files.bron import decodeer
from tafel.files.gelezen import LEEG, BestandGeweigerd
from tafel.files.xlsx import HANDTEKENING, OUD_EXCEL, lees_blad
from tafel.kolommen import Kolom, sleutel
from tafel.schoon import schoon

SCHEIDINGSTEKENS = (";", ",", "\t")
LANGSTE_KOP = 200
"""Characters in a column's name; a longer one is no header."""

Record = tuple[int, list[str]]
"""A row number as a spreadsheet shows it, and its cells."""
Onleesbaar = tuple[int | None, str]
"""The place of a cell (None: the row as a whole), and why it cannot be read."""
VindKolom = Callable[[str], Kolom | None]
"""The column that a header names."""

_AANHALING = (
    "begint een aanhalingsteken dat niet goed wordt gesloten; sluit het, of verdubbel een "
    'aanhalingsteken dat bij de tekst hoort ("")'
)
_SEP_REGEL = re.compile(r'"?sep=([^\r\n])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


class Records(Struct, frozen=True):
    """A file as rows of texts."""

    kop: list[str]
    rijen: Iterator[Record]
    """The rows under the header that are not blank."""
    onleesbaar: Mapping[int, Sequence[Onleesbaar]] = field(default_factory=dict)
    """By row what of it cannot be read; of a CSV file known of the rows that were read."""


def lees_records(
    inhoud: bytes, naam: str, vind: VindKolom, voorbeelden: str, *, codering: str | None = None
) -> Records:
    """The header and the rows of a CSV or XLSX file called `naam`.

    Raises BestandGeweigerd for one that is refused whole; `voorbeelden` names columns that it may
    have. Rows of a CSV file are read on the way, and raise it too.
    """
    if inhoud.startswith((HANDTEKENING, OUD_EXCEL)):
        blad = lees_blad(
            inhoud,
            naam,
            bekend=lambda kop: vind(kop) is not None,
            datum=lambda kop: (kolom := vind(kop)) is not None and kolom.is_datum,
        )
        rijen: Iterator[Record] = iter(blad.rijen)
        onleesbaar: Mapping[int, Sequence[Onleesbaar]] = blad.onleesbaar
    else:
        tekst = decodeer(inhoud, naam, codering)
        scheidingsteken, tekst = _kies_scheidingsteken(tekst, naam, vind)
        kapot: dict[int, list[Onleesbaar]] = {}
        rijen, onleesbaar = _records(tekst, scheidingsteken, naam, kapot), kapot
    eerste = next(rijen, None)
    if eerste is None:
        raise BestandGeweigerd(naam, LEEG)
    for _, reden in onleesbaar.get(eerste[0], ()):
        raise BestandGeweigerd(naam, f"in rij {eerste[0]}: {reden}")
    kop = [schoon(cel).strip() for cel in eerste[1]]
    _controleer_kop(kop, naam, vind, voorbeelden)
    return Records(kop, rijen, onleesbaar)


def _records(
    tekst: str, scheidingsteken: str, naam: str, kapot: dict[int, list[Onleesbaar]]
) -> Iterator[Record]:
    """Row number as a spreadsheet shows it, and the cells, of each row that is not blank.

    A row of one line with a wrong quotation mark is put in `kapot`, with its cells as far as they
    go. Where one is never closed, or the row runs on, nobody can say what the rows are:
    BestandGeweigerd.
    """
    csv.field_size_limit(2**31 - 1)
    # Not io.StringIO: that takes four bytes a character, and new pages are what costs time here.
    regels = io.TextIOWrapper(io.BytesIO(tekst.encode()), encoding="utf-8", newline="")
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


def _kies_scheidingsteken(tekst: str, naam: str, vind: VindKolom) -> tuple[str, str]:
    """The separator that yields most known columns, and the text without a `sep=` line."""
    if treffer := _SEP_REGEL.match(tekst):
        if treffer[1] not in SCHEIDINGSTEKENS:
            raise BestandGeweigerd(naam, "het teken na sep= moet een ; of , of een tab zijn")
        return treffer[1], tekst[treffer.end() :]
    aantallen = {teken: _aantal_bekend(tekst, teken, naam, vind) for teken in SCHEIDINGSTEKENS}
    return max(aantallen, key=lambda teken: aantallen[teken]), tekst


def _aantal_bekend(tekst: str, scheidingsteken: str, naam: str, vind: VindKolom) -> int:
    try:
        _, kop = next(_records(tekst, scheidingsteken, naam, {}), (0, []))
    except BestandGeweigerd:
        return -1
    return sum(vind(cel) is not None for cel in kop)


def _controleer_kop(kop: Sequence[str], naam: str, vind: VindKolom, voorbeelden: str) -> None:
    """Refuses a header without a known column, with a name that is no name, or with a column twice;
    empty headers may repeat.
    """
    if not any(map(vind, kop)):
        raise BestandGeweigerd(
            naam,
            "de kopregel heeft geen enkele bekende kolom; zet bovenaan kolomnamen als "
            f"{voorbeelden}",
        )
    if any(len(cel) > LANGSTE_KOP for cel in kop):
        raise BestandGeweigerd(
            naam, f"een kolomnaam is langer dan {LANGSTE_KOP} tekens; controleer de kopregel"
        )
    gezien: dict[str, str] = {}
    for cel in filter(None, kop):
        kolom = vind(cel)
        wie = kolom.naam if kolom else sleutel(cel)
        if wie in gezien:
            koppen = f"{gezien[wie]}, {cel}"
            raise BestandGeweigerd(
                naam,
                f"dezelfde kolom staat twee keer in de kopregel ({koppen}); verwijder er een",
                wie,
            )
        gezien[wie] = cel
