"""Text that must go out of other text: found however it was typed, and a marker in its place.

Pure. Case, accents, kinds of quotes and hyphens, blanks and line ends make no difference, nor does
the punctuation at its end. A paper that was frozen had initials for names, and may have been cut.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from tafel.patronen import patroon

KORTSTE = 3
"""Letters and digits that the text has at least (own default)."""
_TEKENS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u00b4`", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
_CLUSTER = patroon(r"\s+|.[\u0300-\u036f]*", re.DOTALL)
_PROEF = patroon(r"[a-z0-9]{3,}")
_SLOT = " .,;:!?"
_IN_PLAATS = r"(?:(?:[^\W\d_]\.){1,4}+(?:'s)?|\[adres\]|\[contact\]|\d{4})"
"""What a paper has where a name, an address, a telephone number or a birth date stood."""
_KNIP = r" ?\.\.\."
"""The sign of a text that was cut, as it is compared."""
_WOORDEN_TOT_KNIP = 20
"""A text that is cut ends before so many words."""
_KORTSTE_BEGIN = 8
"""Characters of the text that stand as typed in a paper at least: less says nothing of it."""


class Zwarter:
    """Takes one text out of others."""

    def __init__(self, tekst: str, merk: str) -> None:
        """`merk` is what comes in its place."""
        self.merk = merk
        gezocht = "".join(deel for deel, _, _ in _gevouwen(tekst)).strip()
        kern = gezocht.rstrip(_SLOT) or gezocht
        self.lengte = sum(teken.isalnum() for teken in kern)
        self._patroon = re.compile(_met_slot(re.escape(kern), gezocht[len(kern) :]))
        self._proef = max(_PROEF.findall(kern), key=len, default="")
        self._papier = re.compile("|".join(_papiervormen(tekst, kern, self._patroon.pattern)))

    def zonder(self, tekst: str, *, papier: bool = False) -> tuple[str, int]:
        """`tekst` with the marker where it stood, and how often; of a frozen `papier` also where
        it was made fit for others.
        """
        if not papier and self._proef not in tekst.lower() and tekst.isascii():
            return tekst, 0
        delen = list(_gevouwen(tekst))
        vlak = "".join(deel for deel, _, _ in delen)
        plek = [grens for deel, *grens in delen for _ in deel]
        stukken, tot, keren = [], 0, 0
        for gevonden in (self._papier if papier else self._patroon).finditer(vlak):
            eerste = gevonden.start() + (gevonden[0][:1] == " ")
            begin, einde = plek[eerste][0], plek[gevonden.end() - 1][1]
            stukken += [tekst[tot:begin], self.merk]
            tot, keren = einde, keren + 1
        return "".join((*stukken, tekst[tot:])), keren


def _gevouwen(tekst: str) -> Iterator[tuple[str, int, int]]:
    """Per character, or run of blanks: how it is compared, and where it stands."""
    for deel in _CLUSTER.finditer(tekst):
        if deel[0].isspace():
            yield " ", deel.start(), deel.end()
            continue
        ontleed = unicodedata.normalize("NFKD", deel[0].translate(_TEKENS)).casefold()
        kaal = "".join(c for c in ontleed if not unicodedata.combining(c))
        if kaal:
            yield kaal.translate(_TEKENS), deel.start(), deel.end()


def _met_slot(kern: str, slot: str) -> str:
    return f"{kern}(?:{re.escape(slot)})?" if slot else kern


def _papiervormen(tekst: str, kern: str, heel: str) -> Iterator[str]:
    """The patterns of how it may stand in a paper: its words that are of no name always do."""
    yield heel
    woorden = kern.split(" ")
    vrij = _vervangbaar((tekst.split() + [""] * len(woorden))[: len(woorden)])
    if _zegt_iets(woorden, vrij):
        yield _verhuld(woorden, vrij)
    for aantal in range(min(len(woorden), _WOORDEN_TOT_KNIP), 0, -1):
        begin = [*woorden[: aantal - 1], woorden[aantal - 1].rstrip(_SLOT)]
        blijft = [False] * aantal
        for weg in (blijft, [*vrij[: aantal - 1], False]):
            if _zegt_iets(begin, weg):
                yield _verhuld(begin, weg) + _KNIP


def _zegt_iets(woorden: list[str], vrij: list[bool]) -> bool:
    """Whether enough stays as it was typed when others stand for names."""
    vast = (woord for woord, weg in zip(woorden, vrij, strict=True) if not weg)
    return len("".join(vast)) >= _KORTSTE_BEGIN


def _verhuld(woorden: list[str], vrij: list[bool]) -> str:
    """The pattern of these words, where fewer may stand for those in a row that are `vrij`."""
    delen = []
    for weg, rij in groupby(zip(woorden, vrij, strict=True), key=lambda paar: paar[1]):
        vormen = [re.escape(woord) for woord, _ in rij]
        if weg:
            een = f"(?:{'|'.join((*vormen, _IN_PLAATS))})"
            vormen = [rf"(?<!\w){een}(?: ?{een}){{0,{len(vormen) - 1}}}"]
        delen += vormen
    tussen = " ?" if any(vrij) else " "
    return tussen.join(delen)


def _vervangbaar(woorden: list[str]) -> list[bool]:
    """Of each word whether it may be of a name, an address or a date; so is what stands between."""
    zeker = [w[:1].isupper() or "@" in w or any(t.isdigit() for t in w) for w in woorden]
    return [
        ja or (any(zeker[max(0, plek - 2) : plek]) and any(zeker[plek + 1 : plek + 3]))
        for plek, ja in enumerate(zeker)
    ]
