"""A table as the program prints it beside the figures that were counted by hand."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tests.natelling.gegevens import DREMPEL
from tests.natelling.programma import Tabel

VERBORGEN: Counter[str] = Counter()
"""How many figures of a table were hidden: because they are small, or because of those that are."""

PERIODEN: tuple[tuple[tuple[str, ...], str, str], ...] = (
    ((), "2026-01-01", "2026-11-23"),
    (("--kwartaal", "2025-4"), "2025-10-01", "2025-12-31"),
    (("--kwartaal", "2026-1"), "2026-01-01", "2026-03-31"),
    (("--kwartaal", "2026-2"), "2026-04-01", "2026-06-30"),
    (("--kwartaal", "2026-3"), "2026-07-01", "2026-09-30"),
    (("--kwartaal", "2026-4"), "2026-10-01", "2026-12-31"),
    (("--van", "2026-01-01", "--tot", "2026-12-31"), "2026-01-01", "2026-12-31"),
    (("--van", "2025-01-01", "--tot", "2025-12-31"), "2025-01-01", "2025-12-31"),
    (("--van", "2026-02-10", "--tot", "2026-09-15"), "2026-02-10", "2026-09-15"),
    (("--van", "2026-09-01", "--tot", "2026-10-31"), "2026-09-01", "2026-10-31"),
)
"""What is asked, and its first and last day: quarters, whole years, cut months, whole months."""


def klein(aantal: Any) -> bool:
    return isinstance(aantal, int) and 0 < aantal < DREMPEL


def deel(aantal: int, van: int) -> int | None:
    """Whole percent, half up; nothing of nothing."""
    return (200 * aantal + van) // (2 * van) if van else None


def vergelijk(
    tabel: Tabel,
    waar: Mapping[tuple[str, ...], Sequence[Any]],
    *,
    aantallen: Sequence[str],
    zonder: Collection[str] = (),
    onbeschermd: Collection[str] = (),
) -> None:
    """Every shown cell is the counted one, none of `aantallen` gives a small one, and what is
    hidden is said to be, by `onderdrukt`.

    `zonder`: columns that are judged elsewhere. `onbeschermd`: rows that do not count people.
    """
    sleutels = len(tabel.kolommen) - len(next(iter(waar.values()), tabel.kolommen))
    gegeven = {tuple(rij[:sleutels]): rij[sleutels:] for rij in tabel.rijen}
    assert len(gegeven) == len(tabel.rijen), f"{tabel.titel}: een rij staat er twee keer"
    assert set(gegeven) == set(waar), (
        f"{tabel.titel}: te veel {set(gegeven) - set(waar)}, te weinig {set(waar) - set(gegeven)}"
    )
    namen, verborgen, fouten = tabel.kolommen[sleutels:], 0, []
    for rij, cellen in gegeven.items():
        for naam, cel, echt in zip(namen, cellen, waar[rij], strict=True):
            if naam in zonder:
                continue
            if cel is None and echt is not None:
                verborgen += 1
                soort = "klein" if naam in aantallen and klein(echt) else "mee"
                VERBORGEN[f"{tabel.titel}: {soort if naam in aantallen else 'deel'}"] += 1
            elif cel != echt:
                fouten.append(f"{rij} {naam}: geteld {echt}, gegeven {cel}")
            elif naam in aantallen and klein(cel) and rij[-1] not in onbeschermd:
                fouten.append(f"{rij} {naam}: {cel} is te klein om te tonen")
    assert not fouten, f"{tabel.titel}: " + "; ".join(fouten)
    # What follows from a hidden count is hidden too, also where there is no such figure.
    leeg = sum(cel is None for rij in tabel.rijen for cel in rij)
    assert verborgen <= tabel.onderdrukt <= leeg, (tabel.titel, verborgen, tabel.onderdrukt, leeg)


def rest_is_niet_klein(
    tabel: Tabel, aantal: str, van: str, onbeschermd: Collection[str] = ()
) -> None:
    """A count and what it is a part of tell the rest too."""
    links, rechts = tabel.kolommen.index(aantal), tabel.kolommen.index(van)
    for rij in tabel.rijen:
        if any(cel in onbeschermd for cel in rij[:2]):
            continue
        if isinstance(rij[links], int) and isinstance(rij[rechts], int):
            assert not klein(rij[rechts] - rij[links]), (tabel.titel, rij)


def stand_verraadt_niets(
    aantal: int | None, van: int | None, echt: tuple[int, int], norm: int, stand: str | None
) -> None:
    """✓ or ✗ is the true one; of a hidden count it leaves more than one count possible."""
    waar, geheel = echt
    if not geheel:
        assert stand in {None, "niet meetbaar"}
    elif stand in {"✓", "✗"}:
        assert (100 * waar >= norm * geheel) == (stand == "✓"), (echt, stand)
        if aantal is None and van is not None:
            kan = [
                k
                for k in range(van + 1)
                if (klein(k) or klein(van - k)) and (100 * k >= norm * van) == (stand == "✓")
            ]
            assert len(kan) > 1, (van, stand, kan)
    else:
        assert stand == "niet meetbaar", stand
        assert aantal is None or van is None
