"""Lists in every format: one model of columns and rows, and a writer per format.

Cells are data: never markup, never numbers in disguise. Long lists cost no more than padding.
"""

from collections.abc import Sequence
from datetime import date, time
from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from tafel.render.vorm import json as porcelain
from tafel.render.vorm.tekst import Gestileerd, Regel, Span, Stijl, breedte_van, kort, net, vul
from tafel.woorden import klok_vast

Cel: TypeAlias = str | int | bool | date | time | None

TUSSEN = "  "
LEESBAAR = 20
"""Cells of a column that may be cut; see `Kolomkop.leesbaar`."""
KORTSTE = 8
"""A column is never cut to less than this many cells."""


class Kolomkop(Struct, frozen=True):
    """One column: its key in CSV and JSON, its heading, and how it sits."""

    naam: str
    label: str
    rechts: bool = False
    inkorten: bool = False
    """May lose its end to an ellipsis when the width demands it; numbers and dates never do."""
    bijzaak: bool = False
    """Is left out of `tabel` and `tekst`, the last one first, where room is short."""
    leesbaar: int = LEESBAAR
    """While it would have to be cut to less, columns that are a side issue go first."""


class Tabel(Struct, frozen=True):
    """Rows of cells under `koppen`; `leeg` is what a reader sees when there are none."""

    koppen: tuple[Kolomkop, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    leeg: str = "Niets gevonden."


def zet(tabel: Tabel, formaat: str, breedte: int | None = None) -> str | Gestileerd:
    """The list in one of the formats of the command line: tabel, tekst, markdown, csv or json.

    Only `tabel` is cut to `breedte`: `tekst` goes to a pipe or a file, where nothing may be lost.
    Raises ValueError for another format.
    """
    match formaat:
        case "tabel":
            return als_tabel(tabel, breedte)
        case "tekst":
            return als_tekst(tabel)
        case "markdown":
            return als_markdown(tabel)
        case "csv":
            return als_csv(tabel)
        case "json":
            return als_json(tabel)
    raise ValueError(f"no list in format {formaat}")


def als_tekst(tabel: Tabel, breedte: int | None = None) -> Gestileerd:
    """Aligned columns without any lines; `breedte` None = as wide as the data."""
    return _gezet(tabel, breedte, streep=False)


def als_tabel(tabel: Tabel, breedte: int | None = None) -> Gestileerd:
    """For a terminal: aligned columns, and one line under the headings."""
    return _gezet(tabel, breedte, streep=True)


def als_markdown(tabel: Tabel) -> str:
    """A GitHub table; nothing in a cell is read as markup."""
    from tabulate import tabulate

    if not tabel.rijen:
        return markdown_veilig(tabel.leeg) + "\n"
    return (
        tabulate(
            [[markdown_veilig(_tekst(cel)) for cel in rij] for rij in tabel.rijen],
            headers=[markdown_veilig(kop.label) for kop in tabel.koppen],
            tablefmt="github",
            disable_numparse=True,
            colalign=["right" if kop.rechts else "left" for kop in tabel.koppen],
        )
        + "\n"
    )


def als_csv(tabel: Tabel) -> str:
    """Keys as header, ISO dates, one line per row; harmless in a spreadsheet."""
    from tafel.files.write import csv_tekst

    return csv_tekst(
        [kop.naam for kop in tabel.koppen], ([_csv_cel(cel) for cel in rij] for rij in tabel.rijen)
    )


def als_json(tabel: Tabel) -> str:
    """A list of objects by column key."""
    namen = [kop.naam for kop in tabel.koppen]
    return porcelain.als_json([dict(zip(namen, rij, strict=True)) for rij in tabel.rijen])


def markdown_veilig(tekst: str) -> str:
    """One line in which no character is Markdown or HTML."""
    return "".join(
        "&lt;" if teken == "<" else f"\\{teken}" if teken in "\\`*_[]|~#" else teken
        for teken in net(tekst).replace("&", "&amp;")
    )


def _gezet(tabel: Tabel, breedte: int | None, *, streep: bool) -> Gestileerd:
    if not tabel.rijen:
        return Gestileerd(((Span(tabel.leeg, Stijl.ZACHT),),))
    kolommen = [
        (kop, [net(kop.label), *map(_tekst, cellen)])
        for kop, cellen in zip(tabel.koppen, zip(*tabel.rijen, strict=True), strict=True)
    ]
    zetters = [(kop, max(map(breedte_van, cellen))) for kop, cellen in kolommen]
    if breedte is not None:
        zetters = _passend(zetters, breedte)
    blijft = {kop.naam for kop, _ in zetters}
    rijen = zip(*(cellen for kop, cellen in kolommen if kop.naam in blijft), strict=True)
    regels: list[Regel] = [(Span(_regel(zetters, next(rijen)), Stijl.KOP),)]
    if streep:
        regels.append((Span(TUSSEN.join("-" * maat for _, maat in zetters), Stijl.ZACHT),))
    regels += [(Span(_regel(zetters, rij)),) for rij in rijen]
    return Gestileerd(tuple(regels))


def _regel(zetters: Sequence[tuple[Kolomkop, int]], cellen: Sequence[str]) -> str:
    return TUSSEN.join(
        vul(kort(cel, maat), maat, rechts=kop.rechts)
        for (kop, maat), cel in zip(zetters, cellen, strict=True)
    ).rstrip()


def _passend(zetters: Sequence[tuple[Kolomkop, int]], breedte: int) -> list[tuple[Kolomkop, int]]:
    """Side issues give way first, then the widest column that may be cut, cell by cell."""
    koppen = [kop for kop, _ in zetters]
    maten = [maat for _, maat in zetters]
    while (
        _nodig(
            [min(m, k.leesbaar) if k.inkorten else m for k, m in zip(koppen, maten, strict=True)]
        )
        > breedte
    ):
        bijzaken = [i for i, kop in enumerate(koppen) if kop.bijzaak]
        if not bijzaken:
            break
        del koppen[bijzaken[-1]], maten[bijzaken[-1]]
    minst = [max(KORTSTE, breedte_van(kop.label)) for kop in koppen]
    while _nodig(maten) > breedte:
        soepel = [i for i, kop in enumerate(koppen) if kop.inkorten and maten[i] > minst[i]]
        if not soepel:
            break
        maten[max(soepel, key=lambda i: maten[i])] -= 1
    return list(zip(koppen, maten, strict=True))


def _nodig(maten: Sequence[int]) -> int:
    return sum(maten) + len(TUSSEN) * (len(maten) - 1)


def _tekst(cel: Cel) -> str:
    match cel:
        case None:
            tekst = ""
        case Enum():
            tekst = str(cel.value)
        case bool():
            tekst = "ja" if cel else "nee"
        case date():
            tekst = f"{cel:%d-%m-%Y}"
        case time():
            tekst = klok_vast(cel)
        case _:
            tekst = str(cel)
    return net(tekst)


def _csv_cel(cel: Cel) -> str | int | None:
    match cel:
        case date():
            return cel.isoformat()
        case time():
            return f"{cel:%H:%M}"
        case bool():
            return "ja" if cel else "nee"
        case None | int():
            return cel
    return net(str(cel))
