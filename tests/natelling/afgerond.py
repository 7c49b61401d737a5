"""Figures of closed months as the program prints them, beside those that were counted by hand."""

from collections.abc import Mapping
from typing import Any

from tests.natelling.programma import Programma, Tabel

PERIODEN: tuple[tuple[tuple[str, ...], str, str], ...] = (
    ((), "2026-07-01", "2026-09-30"),
    (("--kwartaal", "2025-4"), "2025-10-01", "2025-12-31"),
    (("--kwartaal", "2026-1"), "2026-01-01", "2026-03-31"),
    (("--kwartaal", "2026-2"), "2026-04-01", "2026-06-30"),
    (("--kwartaal", "2026-3"), "2026-07-01", "2026-09-30"),
    (("--van", "2026-02-01", "--tot", "2026-08-31"), "2026-04-01", "2026-06-30"),
    (("--van", "2025-01-01", "--tot", "2025-12-31"), "2025-01-01", "2025-12-31"),
)
"""What is asked, and the first and last day of the quarter or year that is broken down of it."""
Maten = Mapping[tuple[str, ...], tuple[int, int]]
"""Per row, by its first cells: so many of so many."""
NIET_GETELD = (None,) * 5


def deel(aantal: int, van: int, vanaf: int) -> int | None:
    """Whole percent, half up and at most 100; nothing of fewer."""
    return min((200 * aantal + van) // (2 * van), 100) if van >= max(vanaf, 1) else None


def oordeel(aantal: int, van: int, norm: int, *, exact: bool) -> str:
    if van < (1 if exact else 50):
        return "te weinig"
    if van < (1 if exact else 100):
        return "rond het doel"
    return "✓" if 100 * aantal >= norm * van else "✗"


def vergelijk(
    programma: Programma,
    rapport: str,
    vraag: tuple[str, ...],
    maten: Maten,
    organisaties: Maten,
    normen: Mapping[tuple[str, ...], int],
) -> None:
    """Every row is there; inside the counts are as they are, outside they are rounded;
    shares and verdicts (of the rows in `normen`) follow from what is shown.
    """
    for exact in (True, False):
        opties = (*vraag, "--intern") if exact else vraag
        tabel = programma.rapport(rapport, *opties)[rapport]
        voorop = len(next(iter(maten)))
        assert {tuple(rij[:voorop]) for rij in tabel.rijen} >= {*maten, *organisaties}
        for rij in tabel.rijen:
            begin = tuple(rij[:voorop])
            cellen = tabel.rij(*begin)
            if begin in organisaties:
                gezien = van_organisaties(cellen, organisaties[begin])
            elif begin in maten:
                gezien = van_mensen(tabel, cellen, maten[begin], exact=exact)
            else:
                assert tuple(cellen[kolom] for kolom in KOLOMMEN) == NIET_GETELD, begin
                continue
            if begin in normen:
                verwacht = oordeel(*gezien, normen[begin], exact=exact or begin in organisaties)
                assert cellen["stand"] == verwacht, (vraag, begin, gezien)


KOLOMMEN = ("aantal", "van", "procent", "aantal_organisaties", "van_organisaties")


def van_organisaties(cellen: dict[str, Any], maat: tuple[int, int]) -> tuple[int, int]:
    """Exact, whoever asks."""
    verwacht = (None, None, deel(*maat, 1), *maat)
    assert tuple(cellen[kolom] for kolom in KOLOMMEN) == verwacht
    return maat


def van_mensen(
    tabel: Tabel, cellen: dict[str, Any], maat: tuple[int, int], *, exact: bool
) -> tuple[int, int]:
    """Multiples of 5 less than 5 away, those that are one as they are."""
    gezien = cellen["aantal"], cellen["van"]
    for getal, echt in zip(gezien, maat, strict=True):
        goed = getal == echt or (
            not exact and echt % 5 and getal % 5 == 0 and abs(getal - echt) < 5
        )
        assert goed, (tabel.titel, cellen, maat)
    assert (cellen["aantal_organisaties"], cellen["van_organisaties"]) == (None, None)
    assert cellen["procent"] == deel(*gezien, 1 if exact else 50), (tabel.titel, cellen)
    return gezien
