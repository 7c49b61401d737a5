"""The header of a file, below the titles that stand above it."""

from collections.abc import Callable, Sequence

from tafel.bsn import zonder_geldig
from tafel.files.gelezen import BestandGeweigerd
from tafel.kolommen import Kolom
from tafel.koppen import (
    LANGSTE_KOP,
    MEEST_VERGELEKEN,
    is_kop,
    kan_persoon_zijn,
    lijkt_op,
    vergissing,
)

VindKolom = Callable[[str], Kolom | None]
"""The column that a header names."""
Record = tuple[int, list[str]]
"""A row number as a spreadsheet shows it, and its cells."""

MEESTE_TITELS = 20
"""So many rows that are not blank may stand above the header."""
_GETOOND = 12
_TOONBARE_KOP = 30


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
    lijkt: VindKolom,
) -> None:
    """Refuses a header without a known column, or with a name that is none."""
    if not any(map(vind, kop)):
        raise BestandGeweigerd(
            naam,
            "de kopregel heeft geen enkele bekende kolom; zet bovenaan kolomnamen als "
            f"{voorbeelden}; gevonden: {_gevonden(kop, lijkt)}",
        )
    if any(len(cel) > LANGSTE_KOP for cel in kop):
        raise BestandGeweigerd(
            naam, f"een kolomnaam is langer dan {LANGSTE_KOP} tekens; controleer de kopregel"
        )


def zonder_persoon(kop: str, plaats: int, vind: VindKolom, vervalt: Callable[[str], bool]) -> str:
    """A header as it may be shown and stored: by its place where it may be a person."""
    if not kop or vind(kop) is not None or not kan_persoon_zijn(kop):
        return kop
    return "bsn" if vervalt(kop) else f"kolom {plaats}"


def zonder_bsn_erin(kop: str, vind: VindKolom) -> str:
    """A header that names a column without the bsn that it holds too: `Naam (111222333)`."""
    zonder = zonder_geldig(kop)
    return zonder if vind(zonder) is not None and vind(kop) is not None else kop


def _gevonden(kop: Sequence[str], lijkt: VindKolom) -> str:
    """The cells of the first row, and what of ours they may mean; by place what may be a name."""
    gevonden = []
    for plaats, cel in enumerate(kop[:_GETOOND], 1):
        bedoeld = lijkt(cel) if cel else None
        if is_kop(cel) or vergissing(cel) is not None:
            gevonden.append(met_bedoelde(cel, bedoeld))
        elif cel:
            wat = f" lijkt op {bedoeld.naam}" if bedoeld is not None else ""
            gevonden.append(f"kolom {plaats}{wat}")
    return _opgesomd(gevonden, len(kop) - _GETOOND)


def gelezen_koppen(kop: Sequence[str], vind: VindKolom) -> str:
    """Which headers of a file are understood and which not, with what of ours those may have meant;
    by place what may be a name.
    """
    begrepen = [_kort(cel) for cel in kop if vind(cel) is not None]
    getoond, rest, vergeleken = [], 0, 0
    for plaats, cel in enumerate(kop, 1):
        if not cel or vind(cel) is not None:
            continue
        bedoeld = None
        if vergeleken < MEEST_VERGELEKEN:
            vergeleken += 1
            bedoeld = lijkt_op(cel) if _is_toonbaar(cel, vind) else None
        if bedoeld is not None:
            getoond.append(met_bedoelde(cel, bedoeld))
        elif len(getoond) < _GETOOND:
            getoond.append(toonbare_kop(cel, plaats, vind))
        else:
            rest += 1
    zin = f"begrepen: {_opgesomd(begrepen[:_GETOOND], len(begrepen) - _GETOOND)}"
    return f"{zin}; niet begrepen: {_opgesomd(getoond, rest)}" if getoond else zin


def _is_toonbaar(cel: str, vind: VindKolom) -> bool:
    """Whether a cell of the first row is surely a header, or a slip for one, and nobody's name."""
    if vind(cel) is not None or is_kop(cel) or vergissing(cel) is not None:
        return True
    return len(cel.split()) == 1 and lijkt_op(cel) is not None


def toonbare_kop(cel: str, plaats: int, vind: VindKolom) -> str:
    """A header, or its place where it may be somebody's name."""
    return _kort(cel) if _is_toonbaar(cel, vind) else f"kolom {plaats}"


def met_bedoelde(cel: str, bedoeld: Kolom | None) -> str:
    """A header, and the column of ours that it may have meant."""
    return _kort(cel) if bedoeld is None else f"{_kort(cel)} (bedoelt u {bedoeld.naam}?)"


def _kort(cel: str) -> str:
    return cel if len(cel) <= _TOONBARE_KOP else cel[: _TOONBARE_KOP - 1] + "\u2026"


def _opgesomd(delen: Sequence[str], rest: int) -> str:
    return ", ".join(delen) + (f" en nog {rest}" if rest > 0 else "")
