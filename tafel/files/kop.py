"""The header of a file, and the rows around the data that are none: titles, totals, sources."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from tafel.files.cel import ZONDER_WAARDE
from tafel.files.gelezen import BestandGeweigerd
from tafel.kolommen import Kolom, is_kop, lijkt_op, sleutel, vergissing

VindKolom = Callable[[str], Kolom | None]
"""The column that a header names."""
Record = tuple[int, list[str]]
"""A row number as a spreadsheet shows it, and its cells."""

MEESTE_TITELS = 20
"""So many rows that are not blank may stand above the header."""
LANGSTE_KOP = 200
"""Characters in a column's name; a longer one is no header."""
_GETOOND = 12
_TOONBARE_KOP = 30
_MINSTE_KOLOMMEN = 3
"""In a narrower file no row is told from a total."""

_TOTAAL = frozenset(
    {"totaal", "subtotaal", "eindtotaal", "totalen", "total", "totals", "aantal", "aantallen"}
)
_WAARVAN = frozenset(
    {
        "aanbieders", "aanbod", "aanmeldingen", "aantal", "alle", "casussen", "clienten",
        "cli\u00ebnten", "crises", "crisis", "de", "deze", "diensten", "dit", "dossiers",
        "generaal", "gezinnen", "het", "huishoudens", "in", "inwoners", "jaar", "kinderen",
        "kwartaal", "maand", "melding", "meldingen", "organisaties", "overzicht", "per",
        "periode", "personen", "producten", "records", "regels", "rijen", "totaal",
        "unieke", "van", "week", "zaken", "januari", "februari", "maart", "april", "mei",
        "juni", "juli", "augustus", "september", "oktober", "november", "december",
    }
)  # fmt: skip
"""What totals are of; any other word may be somebody's name."""
_GETAL = re.compile(r"[0-9][0-9.,]*%?|" + re.escape(ZONDER_WAARDE))
_BRON = re.compile(
    r"\W*(?:(?:bron(?:nen)?|peildatum|afgedrukt|afdrukdatum|gegenereerd|exportdatum|export|"
    r"opgesteld|laatst bijgewerkt|bijgewerkt|legenda|toelichting|disclaimer|contact|"
    r"vragen|opmerking|let op|stand)\b[^:]{0,40}:"
    r"|(?:peildatum|stand|situatie|versie|datum) (?:per |op |van )?\d"
    r"|(?:aan)?gemaakt (?:op|door|uit)\b|(?:aan)?gevuld door |vragen ?\?|verplichte? veld"
    r"|(?:afgedrukt|gegenereerd|ge\u00ebxporteerd|opgesteld|bijgewerkt) (?:op|door|uit) "
    r"|pagina \d+(?: (?:van|/) ?\d+)?\W*$|einde\b(?: van)?(?: (?:het|de|dit|deze))?"
    r" ?(?:rapport|overzicht|bestand|lijst|export)\W*$).*",
    re.IGNORECASE | re.DOTALL,
)


def kopplaats(rijen: Sequence[Sequence[str]], vind: VindKolom) -> tuple[int, int]:
    """Which of the first rows is the header, and how many columns of it are known.

    It is the first, unless a later one names more columns and at least two: what stands above that
    is a title.
    """
    bekend = [len({kolom.naam for cel in rij if (kolom := vind(cel))}) for rij in rijen]
    meeste = max(bekend, default=0)
    plaats = bekend.index(meeste) if meeste > 1 else 0
    return plaats, bekend[plaats] if bekend else 0


def controleer_kop(
    kop: Sequence[str],
    naam: str,
    vind: VindKolom,
    voorbeelden: str,
    toegekend: VindKolom,
    vervalt: Callable[[str], bool],
) -> None:
    """Refuses a header without a known column, with a name that is no name, or with a column twice
    as far as they are `toegekend`; empty headers, and those whose column `vervalt`, may repeat.
    """
    if not any(map(vind, kop)):
        raise BestandGeweigerd(
            naam,
            "de kopregel heeft geen enkele bekende kolom; zet bovenaan kolomnamen als "
            f"{voorbeelden}; gevonden: {_gevonden(kop, vind)}",
        )
    if any(len(cel) > LANGSTE_KOP for cel in kop):
        raise BestandGeweigerd(
            naam, f"een kolomnaam is langer dan {LANGSTE_KOP} tekens; controleer de kopregel"
        )
    gezien: dict[str, int] = {}
    for plaats, cel in enumerate(kop):
        if not cel or vervalt(cel):
            continue
        kolom = toegekend(cel)
        wie = kolom.naam if kolom else sleutel(cel)
        if wie in gezien:
            koppen = ", ".join(_toonbaar(kop[p], p + 1, vind) for p in (gezien[wie], plaats))
            raise BestandGeweigerd(
                naam,
                f"dezelfde kolom staat twee keer in de kopregel ({koppen}); verwijder er een",
                wie if _is_toonbaar(cel, vind) else None,
            )
        gezien[wie] = plaats


def _gevonden(kop: Sequence[str], vind: VindKolom) -> str:
    """The cells of the first row, and what of ours they may mean; by place what may be a name."""
    gevonden = []
    for plaats, cel in enumerate(kop[:_GETOOND], 1):
        bedoeld = lijkt_op(cel) if cel else None
        wat = bedoeld.naam if bedoeld is not None and vind(bedoeld.naam) is bedoeld else ""
        if is_kop(cel):
            gevonden.append(f"{_kort(cel)} (bedoelt u {wat}?)" if wat else _kort(cel))
        elif cel:
            gevonden.append(f"kolom {plaats} lijkt op {wat}" if wat else f"kolom {plaats}")
    return _opgesomd(gevonden, len(kop) - _GETOOND)


def gevonden_koppen(kop: Sequence[str], vind: VindKolom) -> str:
    """The headers of a file, and what of ours the unknown ones may have meant; by place what may be
    a name.
    """
    getoond, rest = [], 0
    for plaats, cel in enumerate(kop, 1):
        if not cel:
            continue
        bedoeld = lijkt_op(cel) if _is_toonbaar(cel, vind) and not vind(cel) else None
        if bedoeld is not None:
            getoond.append(f"{_kort(cel)} (bedoelt u {bedoeld.naam}?)")
        elif len(getoond) < _GETOOND:
            getoond.append(_toonbaar(cel, plaats, vind))
        else:
            rest += 1
    return _opgesomd(getoond, rest)


def _is_toonbaar(cel: str, vind: VindKolom) -> bool:
    """Whether a cell of the first row is surely a header, or a slip for one, and nobody's name."""
    if vind(cel) is not None or is_kop(cel) or vergissing(cel) is not None:
        return True
    return len(cel.split()) == 1 and lijkt_op(cel) is not None


def _toonbaar(cel: str, plaats: int, vind: VindKolom) -> str:
    return _kort(cel) if _is_toonbaar(cel, vind) else f"kolom {plaats}"


def _kort(cel: str) -> str:
    return cel if len(cel) <= _TOONBARE_KOP else cel[: _TOONBARE_KOP - 1] + "\u2026"


def _opgesomd(delen: Sequence[str], rest: int) -> str:
    return ", ".join(delen) + (f" en nog {rest}" if rest > 0 else "")


def in_blokken(
    rijen: Iterator[Record], grootte: int, breedte: int, slot: list[int]
) -> Iterator[list[Record]]:
    """The rows in blocks of about `grootte`, without totals and sources below the last one:
    the numbers of those are put in `slot`.
    """
    mogelijk: list[Record] = []
    while blok := list(islice(rijen, grootte)):
        blok = [*mogelijk, *blok]
        einde = len(blok)
        while breedte >= _MINSTE_KOLOMMEN and einde and _is_slot(blok[einde - 1][1]):
            einde -= 1
        mogelijk = blok[einde:]
        if einde:
            yield blok[:einde]
    slot += [rij for rij, _ in mogelijk]


def _is_slot(cellen: Sequence[str]) -> bool:
    eerste, *rest = filter(None, map(str.strip, cellen))
    if all(map(_GETAL.fullmatch, rest)) and _is_totaal(eerste):
        return True
    return len(rest) < 2 and _BRON.fullmatch(eerste) is not None


def _is_totaal(tekst: str) -> bool:
    woord, *rest = re.findall(r"\w+", tekst.casefold()) or [""]
    return woord in _TOTAAL and all(deel in _WAARVAN or deel.isdigit() for deel in rest)
