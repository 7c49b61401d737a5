"""Styled text laid out once, for a pipe and for a terminal alike.

Widths are in terminal cells. Nothing here knows a terminal: colour is added by `console.toon`.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum, StrEnum
from itertools import zip_longest
from typing import Any, NamedTuple, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from tafel.schoon import schoon

MINSTE_BREEDTE = 60
"""No layout is narrower than this, whatever the terminal says."""
LEESBREEDTE = 100
"""Explanations and dossiers are not spread wider than this, however wide the screen."""

T = TypeVar("T")


class Stijl(StrEnum):
    """What a piece of text is; how that looks is decided in one place (`console`)."""

    GEWOON = "gewoon"
    KOP = "kop"
    STERK = "sterk"
    ALARM = "alarm"
    LET_OP = "let_op"
    GOED = "goed"
    ZACHT = "zacht"
    OPDRACHT = "opdracht"


class Span(NamedTuple):
    tekst: str
    stijl: Stijl = Stijl.GEWOON


Regel = tuple[Span, ...]


class Gestileerd(Struct, frozen=True):
    """Lines of styled pieces; `plat()` is the same text without style."""

    regels: tuple[Regel, ...]

    def plat(self) -> str:
        """Every line clean, without trailing blanks, ended by a newline."""
        return "".join(schoon(platte(regel)).rstrip() + "\n" for regel in self.regels)

    def __add__(self, ander: "Gestileerd") -> "Gestileerd":
        return Gestileerd(self.regels + ander.regels)


def net(tekst: str) -> str:
    """One line: harmless characters only, white space as single blanks."""
    if tekst.isascii() and tekst.isprintable() and "  " not in tekst:
        return tekst.strip()
    return " ".join(schoon(tekst).split())


def netjes(waarde: T) -> T:
    """The same value with `net` applied to every text in it, however deep; itself when it was."""
    return cast(T, _netjes(waarde))


def _netjes(waarde: object) -> object:
    if isinstance(waarde, str):
        return waarde if isinstance(waarde, Enum) else net(waarde)
    if waarde is None or isinstance(waarde, int | date):
        return waarde
    if isinstance(waarde, tuple | list):
        delen = [_netjes(deel) for deel in waarde]
        return waarde if delen == list(waarde) else type(waarde)(delen)
    if namen := veldnamen(waarde):
        oud = [(naam, getattr(waarde, naam)) for naam in namen]
        nieuw = {naam: schone for naam, deel in oud if (schone := _netjes(deel)) != deel}
        return replace(cast(Any, waarde), **nieuw) if nieuw else waarde
    if isinstance(waarde, Mapping):
        return {_netjes(sleutel): _netjes(deel) for sleutel, deel in waarde.items()}
    return waarde


def veldnamen(waarde: object) -> tuple[str, ...]:
    """The fields of a record; of anything else none."""
    return waarde.__struct_fields__ if isinstance(waarde, Struct) else ()


def platte(regel: Iterable[Span]) -> str:
    return "".join(span.tekst for span in regel)


def breedte_van(tekst: str) -> int:
    """Cells that a text takes: wide East Asian characters two, combining marks none."""
    if tekst.isascii():
        return len(tekst)
    return sum(_cellen(teken) for teken in tekst)


def _cellen(teken: str) -> int:
    if unicodedata.category(teken) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(teken) in "WF" else 1


def vul(tekst: str, breedte: int, *, rechts: bool = False) -> str:
    """Padded with blanks to `breedte` cells; longer text stays as it is."""
    wit = " " * (breedte - breedte_van(tekst))
    return wit + tekst if rechts else tekst + wit


def kort(tekst: str, breedte: int) -> str:
    """At most `breedte` cells; what is left out shows as an ellipsis."""
    if breedte_van(tekst) <= breedte:
        return tekst
    return _begin(tekst, breedte - 1).rstrip() + "…"


def _begin(tekst: str, breedte: int) -> str:
    cellen = 0
    for plaats, teken in enumerate(tekst):
        cellen += _cellen(teken)
        if cellen > breedte:
            return tekst[:plaats]
    return tekst


def breek(tekst: str, breedte: int, *, eerste: int | None = None) -> list[str]:
    """Lines of at most `breedte` cells (line one: `eerste`), broken at blanks or in a long word."""
    regels: list[str] = []
    regel = ""
    ruimte = breedte if eerste is None else eerste
    for heel in tekst.split():
        woord = heel
        if regel and breedte_van(regel) + 1 + breedte_van(woord) <= ruimte:
            regel += " " + woord
            continue
        if regel:
            regels.append(regel)
            ruimte = breedte
        while breedte_van(woord) > ruimte:
            deel = _begin(woord, ruimte) or woord[0]
            regels.append(deel)
            woord, ruimte = woord[len(deel) :], breedte
        regel = woord
    return [*regels, regel] if regel or not regels else regels


def nieuw_blad(breedte: int) -> "Blad":
    """An empty sheet for a whole screen."""
    return Blad(max(breedte, MINSTE_BREEDTE))


class Blad:
    """A sheet of a given width that is filled from top to bottom."""

    def __init__(self, breedte: int) -> None:
        self.breedte = breedte
        self._regels: list[Regel] = []

    def klaar(self) -> Gestileerd:
        return Gestileerd(tuple(self._regels))

    def regel(self, *spans: Span) -> None:
        self._regels.append(spans)

    def wit(self) -> None:
        self.regel()

    def lijn(self) -> None:
        self.regel(Span("-" * self.breedte, Stijl.ZACHT))

    def alinea(self, tekst: str, stijl: Stijl = Stijl.GEWOON, *, inspring: int = 0) -> None:
        """Running text, broken to the width."""
        for deel in breek(tekst, self.breedte - inspring):
            self.regel(Span(" " * inspring), Span(deel, stijl))

    def gelabeld(
        self,
        label: str,
        tekst: str,
        *,
        kolom: int,
        inspring: int = 0,
        label_stijl: Stijl = Stijl.ZACHT,
        stijl: Stijl = Stijl.GEWOON,
    ) -> None:
        """A label and its text, which hangs at `inspring + kolom`; a long label moves line one."""
        kop = " " * inspring + vul(label, kolom - 2) + "  "
        self.uiteinden(Span(kop, label_stijl), Span(tekst, stijl), hang=inspring + kolom)

    def uiteinden(self, kop: Span, tekst: Span, *rechts: Span, hang: int | None = None) -> None:
        """`kop`, then the text broken to the width, then `rechts` against the right edge.

        Following lines start at `hang`, by default under the text. What is right goes on a line of
        its own when the last line has no room for it.
        """
        kop_breed = breedte_van(kop.tekst)
        inspring = kop_breed if hang is None else hang
        ruimte = self.breedte - inspring
        delen = breek(tekst.tekst, ruimte, eerste=max(self.breedte - kop_breed, 1))
        for i, deel in enumerate(delen):
            begin = Span(" " * inspring) if i else kop
            if i < len(delen) - 1 or not rechts:
                self.regel(begin, Span(deel, tekst.stijl))
                continue
            rest = self.breedte - breedte_van(begin.tekst + deel)
            rechts_breed = breedte_van(platte(rechts))
            if rechts_breed + 2 <= rest:
                self.regel(
                    begin, Span(deel, tekst.stijl), Span(" " * (rest - rechts_breed)), *rechts
                )
            else:
                self.regel(begin, Span(deel, tekst.stijl))
                self._rechts(rechts, inspring)

    def _rechts(self, spans: tuple[Span, ...], inspring: int) -> None:
        wit = self.breedte - breedte_van(platte(spans))
        if wit >= inspring:
            self.regel(Span(" " * wit), *spans)
        else:
            self.alinea(platte(spans), spans[0].stijl, inspring=inspring)

    def naast(self, links: "Blad", rechts: "Blad", *, inspring: int, tussen: int) -> None:
        """Two filled sheets beside each other."""
        for a, b in zip_longest(links.klaar().regels, rechts.klaar().regels, fillvalue=()):
            wit = Span(" " * (links.breedte - breedte_van(platte(a)) + tussen))
            self.regel(Span(" " * inspring), *a, *((wit, *b) if b else ()))

    def voeg_toe(self, deel: Gestileerd) -> None:
        self._regels += deel.regels
