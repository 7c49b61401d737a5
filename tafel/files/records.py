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
VindKolom = Callable[[str], Kolom | None]
"""The column that a header names."""

_SEP_REGEL = re.compile(r'"?sep=([^\r\n])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


class Records(Struct, frozen=True):
    """A file as rows of texts."""

    kop: list[str]
    rijen: Iterator[Record]
    """The rows under the header that are not blank."""
    onleesbaar: Mapping[int, Sequence[tuple[int, str]]] = field(default_factory=dict)
    """Row → (place of a cell, why it has no text)."""


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
        onleesbaar: Mapping[int, Sequence[tuple[int, str]]] = blad.onleesbaar
    else:
        tekst = decodeer(inhoud, naam, codering)
        scheidingsteken, tekst = _kies_scheidingsteken(tekst, naam, vind)
        rijen, onleesbaar = _records(tekst, scheidingsteken, naam), {}
    eerste = next(rijen, None)
    if eerste is None:
        raise BestandGeweigerd(naam, LEEG)
    kop = [schoon(cel).strip() for cel in eerste[1]]
    _controleer_kop(kop, naam, vind, voorbeelden)
    return Records(kop, rijen, onleesbaar)


def _records(tekst: str, scheidingsteken: str, naam: str) -> Iterator[Record]:
    """Row number as a spreadsheet shows it, and the cells, of each row that is not blank."""
    csv.field_size_limit(2**31 - 1)
    # Not io.StringIO: that takes four bytes a character, and new pages are what costs time here.
    regels = io.TextIOWrapper(io.BytesIO(tekst.encode()), encoding="utf-8", newline="")
    lezer = csv.reader(regels, delimiter=scheidingsteken, strict=True)
    rij = 0
    try:
        for rij, cellen in enumerate(lezer, 1):
            if any(map(str.strip, cellen)):
                yield rij, cellen
    except csv.Error:
        raise BestandGeweigerd(
            naam,
            f"in rij {rij + 1} begint een aanhalingsteken dat niet goed wordt gesloten; sluit het, "
            'of verdubbel een aanhalingsteken dat bij de tekst hoort ("")',
        ) from None


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
        _, kop = next(_records(tekst, scheidingsteken, naam), (0, []))
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
