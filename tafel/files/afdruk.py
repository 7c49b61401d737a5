"""How a sheet of a workbook of ours comes out of a printer."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LIGGEND_VANAF: Final = 100
"""Characters of all columns together from which a sheet lies on its side."""
_A4: Final = 9
_MARGE: Final = 0.6
"""Inches around what is printed."""


def richt_in(blad: "Worksheet", *, breedte: int, kop: bool, onder: str = "") -> None:
    """On A4, as wide as one page and as many pages long as it takes, each with its number, and with
    the first row above each when that is a `kop`; `breedte` in characters.
    `onder` stands at the foot of each.
    """
    blad.set_paper(_A4)
    blad.set_margins(left=_MARGE, right=_MARGE, top=_MARGE, bottom=_MARGE)
    blad.fit_to_pages(1, 0)
    midden = f"&C\n{onder.replace('&', '&&')}" if onder else ""
    blad.set_footer(f"&L&A{midden}&R&P / &N")
    if kop:
        blad.repeat_rows(0)
    if breedte >= LIGGEND_VANAF:
        blad.set_landscape()
