"""From an old Excel file (.xls) to its visible sheets, and any workbook without its password."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct

from tafel.files.gelezen import BestandGeweigerd
from tafel.files.kind import Vraag, in_kind
from tafel.files.samengevoegd import MEESTE, Bereik
from tafel.files.werkblad import GEEN_SPREADSHEET, TE_VEEL

OLE = b"\xd0\xcf\x11\xe0"
GROOTST = 64 * 1024 * 1024
"""Bytes of an old or protected workbook."""
Wachtwoord = Callable[[str], str | None]
"""The password of the file of this name; None where nobody gives one."""

_TE_GROOT = f"is groter dan {GROOTST >> 20} MB; splits het bestand, of sla het op als .xlsx"
_ANDERS = "dit is geen spreadsheet maar een ander oud Office-bestand; vraag de lijst als .xlsx"
_MET_WACHTWOORD = (
    "dit bestand heeft een wachtwoord; lees het in op een terminal, dan wordt het gevraagd, of "
    "geef het op stdin met --wachtwoord -"
)
_ANDER_WACHTWOORD = (
    "dit is niet het wachtwoord van dit bestand; probeer het opnieuw, of vraag de afzender om het "
    "wachtwoord"
)
_REDENEN = {"anders": _ANDERS, "wachtwoord": _MET_WACHTWOORD, "te groot": TE_VEEL}
_UIT_TEKST: dict[str, Callable[[Any], object]] = {
    "moment": datetime.fromisoformat,
    "dag": date.fromisoformat,
    "tijd": time.fromisoformat,
    "duur": lambda seconden: timedelta(seconds=seconden),
}


class Xlsblad(Struct):
    """A visible sheet."""

    nummer: int
    samengevoegd: list[Bereik]
    gevuld: list[tuple[int, list[Any]]]

    def rijen(self) -> Iterator[tuple[int, Sequence[object]]]:
        """The rows that are not empty."""
        for rij, cellen in self.gevuld:
            yield rij, [_UIT_TEKST[c[0]](c[1]) if isinstance(c, list) else c for c in cellen]


def zichtbare_bladen(inhoud: bytes, naam: str) -> list[Xlsblad]:
    """Raises BestandGeweigerd for one that cannot be read."""
    if len(inhoud) > GROOTST:
        raise BestandGeweigerd(naam, _TE_GROOT)
    bladen = in_kind(Vraag("lees", inhoud))
    if not isinstance(bladen, list):
        raise BestandGeweigerd(naam, _REDENEN.get(bladen, GEEN_SPREADSHEET))
    return [
        Xlsblad(
            nummer,
            [
                Bereik(links, boven + 1, rechts, onder + 1)
                for boven, links, onder, rechts in samen[:MEESTE]
            ],
            rijen,
        )
        for nummer, samen, rijen in bladen
    ]


def zonder_wachtwoord(inhoud: bytes, naam: str, wachtwoord: Wachtwoord) -> bytes:
    """The workbook as it is without the password that it may have; of anything else the same bytes.

    What comes out stays in memory. Raises BestandGeweigerd where there is no password, or another.
    """
    if not inhoud.startswith(OLE) or len(inhoud) > GROOTST:
        return inhoud
    if in_kind(Vraag("bekijk", inhoud)) != "wachtwoord":
        return inhoud
    if (open_ := in_kind(Vraag("ontsleutel", inhoud))) is not None:
        return bytes(open_)
    if (gegeven := wachtwoord(naam)) is None:
        raise BestandGeweigerd(naam, _MET_WACHTWOORD)
    if (open_ := in_kind(Vraag("ontsleutel", inhoud, gegeven))) is None:
        raise BestandGeweigerd(naam, _ANDER_WACHTWOORD)
    return bytes(open_)
