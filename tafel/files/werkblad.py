"""A sheet of whatever kind of spreadsheet, from cells with types to rows of texts."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice, zip_longest
from typing import Protocol

from msgspec import Struct, field

from tafel.files.cel import (
    AFGEROND,
    FORMULE_ZONDER_WAARDE,
    FOUT,
    MEESTE_CIJFERS,
    ZONDER_WAARDE,
    is_foutwaarde,
)
from tafel.files.gelezen import BestandGeweigerd
from tafel.files.kop import MEESTE_TITELS, VindKolom, kopplaats
from tafel.files.samengevoegd import Bereik, Lopend
from tafel.kolommen import Kolom, Soort

MEESTE_RIJEN = 1_048_576
MEESTE_KOLOMMEN = 500
MEESTE_CELLEN = 20_000_000
"""Empty ones before the last one of a row included: each costs time and memory."""
GROOTST_UITGEPAKT = 256 * 1024 * 1024
"""Bytes of all parts of a file together, inflated."""

GEEN_SPREADSHEET = "deze spreadsheet is niet te lezen; sla het blad op als CSV of als .xlsx"
TE_VEEL = "het blad is te groot; verwijder lege rijen en kolommen, of sla het op als CSV"
_DATUM = (
    "Excel heeft van deze cel een datum of tijd gemaakt; zet de kolom op Tekst en typ de waarde "
    "opnieuw"
)
_SAMENGEVOEGD = (
    "deze cel is samengevoegd met die ernaast, zodat niet te zien is wat in welke kolom hoort; hef "
    "de samenvoeging op en vul elke kolom in"
)
_FORMULE_IN_KOP = (
    "in de kopregel staat een formule zonder berekende waarde; open en bewaar het bestand in "
    "Excel, of typ de kolomnaam"
)
_TEKST = {Soort.TEKST, Soort.REGELS, Soort.VOLLEDIGE_NAAM, Soort.VRIJE_LIJST}
"""Kinds in which any number may stand."""
_DUIDELIJK = 2
"""So many known columns make a sheet one of data, whatever the others are: one may be a title."""


class Rekenblad(Protocol):
    """A visible sheet; the first of the file is 1."""

    @property
    def nummer(self) -> int: ...
    @property
    def samengevoegd(self) -> Sequence[Bereik]: ...

    def rijen(self) -> Iterator[tuple[int, Sequence[object]]]:
        """Number and values of the rows, empty ones perhaps left out; a formula without a value is
        `ZONDER_WAARDE`, never empty.
        """


class Werkblad(Struct):
    """The rows that are not blank: number as the spreadsheet shows it, and cells as text.

    Every row under the header is as long as that or longer.
    """

    rijen: list[tuple[int, list[str]]] = field(default_factory=list)
    onleesbaar: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    """Row → (place of a cell, why it has no text): a date where none belongs, an error, a formula
    that nobody worked out.
    """
    andere: list[int] = field(default_factory=list)
    """The other visible sheets that are not empty; the first of the file is 1."""


def lees_werkblad(
    bladen: Sequence[Rekenblad], naam: str, vind: VindKolom, vandaag: date
) -> Werkblad:
    """The one sheet with a header that names columns; else the first.

    Real dates become ISO text in columns of dates or free text and in those that are not known, and
    are refused in others; the birth date of a child too, unless Excel may have made it of `4-6`.
    Raises BestandGeweigerd when it is too large, or when there is more than one such sheet.
    """
    begin = [_begin(blad, naam) for blad in bladen]
    bekend = [0 if zijn_lijsten(rijen, vind) else kopplaats(rijen, vind)[1] for rijen in begin]
    if not any(bekend):
        bekend = [kopplaats(rijen, vind)[1] for rijen in begin]
    genoeg = min(max(bekend, default=0), _DUIDELIJK)
    if genoeg and sum(aantal >= genoeg for aantal in bekend) > 1:
        raise BestandGeweigerd(
            naam, "er is meer dan één blad met gegevens; zet elk blad in een eigen bestand"
        )
    if not bladen:
        raise BestandGeweigerd(naam, GEEN_SPREADSHEET)
    plaats = bekend.index(max(bekend))
    gelezen = _blad(bladen[plaats], naam, vind, vandaag)
    gelezen.andere += [
        blad.nummer
        for blad, rijen in zip(bladen, begin, strict=True)
        if rijen and blad is not bladen[plaats]
    ]
    return gelezen


def zijn_lijsten(rijen: Sequence[Sequence[str]], vind: VindKolom) -> bool:
    """Whether a sheet holds nothing but lists to choose from: under headers of such columns only,
    and none of them says anything twice.
    """
    plaats, _ = kopplaats(rijen, vind)
    kolommen = {
        i: kolom for i, cel in enumerate(rijen[plaats] if rijen else ()) if (kolom := vind(cel))
    }
    onder = [[rij[i] for rij in rijen[plaats + 1 :] if i < len(rij) and rij[i]] for i in kolommen]
    return (
        all(kolom.is_keuze for kolom in kolommen.values())
        and max(map(len, onder), default=0) > 1
        and all(len(set(lijst)) == len(lijst) for lijst in onder)
    )


def _begin(blad: Rekenblad, naam: str) -> list[list[str]]:
    """The first rows of a sheet, the header among them."""
    eerste = islice(gevulde_rijen(blad, naam), MEESTE_TITELS + 1)
    return [als_teksten(cellen) for _, cellen in eerste]


def _blad(blad: Rekenblad, naam: str, vind: VindKolom, vandaag: date) -> Werkblad:
    gelezen = Werkblad()
    begin = _begin(blad, naam)
    titels = kopplaats(begin, vind)[0]
    kop = begin[titels] if begin else []
    if ZONDER_WAARDE in kop:
        raise BestandGeweigerd(naam, _FORMULE_IN_KOP)
    kolommen = [vind(cel) for cel in kop]
    naast_elkaar = Lopend(bereik for bereik in blad.samengevoegd if not bereik.is_kolom)
    for volgnummer, (rij, cellen) in enumerate(gevulde_rijen(blad, naam)):
        teksten = als_teksten(cellen)
        gelezen.rijen.append((rij, teksten))
        if volgnummer <= titels:
            continue
        teksten += [""] * (len(kop) - len(teksten))
        redenen = [
            (bereik.van, _SAMENGEVOEGD)
            for bereik in naast_elkaar.in_rij(rij)
            if sum(map(bool, kop[bereik.van : bereik.tot + 1])) > 1
        ]
        for plaats, (cel, kolom) in enumerate(zip_longest(cellen, kolommen)):
            if cel is None or (isinstance(cel, str) and "#" not in cel):
                continue
            if kolom is None and isinstance(cel, datetime) and cel.time() != time():
                teksten[plaats] = f"{cel:%Y-%m-%d %H:%M}"
            if (reden := _waarom_onleesbaar(cel, kolom, vandaag)) is not None:
                redenen.append((plaats, reden))
        if redenen:
            gelezen.onleesbaar[rij] = redenen
    return gelezen


def _waarom_onleesbaar(cel: object, kolom: Kolom | None, vandaag: date) -> str | None:
    """Why a cell below this header has no text."""
    match cel:
        case str():
            if cel == ZONDER_WAARDE:
                return FORMULE_ZONDER_WAARDE
            return FOUT if is_foutwaarde(cel) else None
        case _ if kolom is None:
            return None
        case int() | float():
            is_lang = abs(cel) >= 10**MEESTE_CIJFERS and kolom.soort in _TEKST
            return AFGEROND if is_lang else None
        case datetime() | date() if kolom.soort is Soort.KINDEREN:
            return None if cel.year < vandaag.year else _DATUM
        case datetime() | date() | time() | timedelta():
            return None if kolom.is_datum or kolom.soort is Soort.REGELS else _DATUM
    return None


def gevulde_rijen(blad: Rekenblad, naam: str) -> Iterator[tuple[int, list[object]]]:
    """Rows with something in them, without the empty cells at their end. What was merged over rows
    of one column stands in each of them.
    """
    cellen = 0
    boven_elkaar = Lopend(bereik for bereik in blad.samengevoegd if bereik.is_kolom)
    gedeeld: dict[Bereik, object] = {}
    for rij, waarden in blad.rijen():
        cellen += len(waarden)
        if rij > MEESTE_RIJEN or cellen > MEESTE_CELLEN:
            raise BestandGeweigerd(naam, TE_VEEL)
        einde = len(waarden)
        while einde and (waarden[einde - 1] is None or waarden[einde - 1] == ""):
            einde -= 1
        if einde > MEESTE_KOLOMMEN:
            raise BestandGeweigerd(naam, TE_VEEL)
        if any(waarde is not None and str(waarde).strip() for waarde in waarden[:einde]):
            gevuld = list(waarden[:einde])
            for bereik in boven_elkaar.in_rij(rij):
                if bereik.eerste == rij and bereik.van < einde:
                    gedeeld[bereik] = gevuld[bereik.van]
                elif bereik in gedeeld:
                    gevuld += [None] * (bereik.van + 1 - len(gevuld))
                    gevuld[bereik.van] = gedeeld[bereik]
            yield rij, gevuld


def als_teksten(cellen: Sequence[object]) -> list[str]:
    return [_tekst(cel) for cel in cellen]


def _tekst(cel: object) -> str:
    """A cell as it would be typed: whole numbers without `.0`, dates as JJJJ-MM-DD, and characters
    that XML cannot hold (`_x000D_`) as themselves.
    """
    match cel:
        case None:
            return ""
        case bool():
            return "ja" if cel else "nee"
        case float():
            return str(int(cel)) if cel.is_integer() and abs(cel) < 1e15 else f"{cel:.15g}"
        case datetime():
            return cel.date().isoformat()
        case str():
            from openpyxl.utils.escape import unescape

            return str(unescape(cel))
    return str(cel)
