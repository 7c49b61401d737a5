"""From a file to text: opening it, recognising what it is, and decoding it strictly."""

import codecs
from itertools import filterfalse
from pathlib import Path
from typing import Protocol

from tafel.errors import WrongUse
from tafel.files.gelezen import LEEG, BestandGeweigerd, BestandOnleesbaar
from tafel.schoon import is_verminkt

GROOTSTE = 256 * 1024 * 1024
"""Largest file, in bytes, that is read."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OUDE = ("mac-roman", "cp850")
"""Encodings of a Mac and of DOS. Any bytes can be read in them, so they are named only where that
gives nothing but `_LETTERS`.
"""
_LETTERS = frozenset(
    "\xe0\xe1\xe2\xe4\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef\xf1\xf2\xf3\xf4\xf6\xf9\xfa\xfb\xfc\xdf"
    "\xc0\xc1\xc4\xc7\xc8\xc9\xcb\xd6\xdc\u2018\u2019\u201c\u201d\u2013\u2026\xa0"
)
_GEEN_SCHRIFT = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""What Python calls an encoding, and no file is written in."""
_VERMINKT = "de tekst ziet er verminkt uit"
_LEGE_ZIP = b"PK\x05\x06"
_GEEN_TEKST = {
    b"%PDF": "een PDF",
    b"\x89PNG": "een plaatje",
    b"\xff\xd8\xff": "een foto",
    b"GIF8": "een plaatje",
    b"\x1f\x8b": "een ingepakt bestand",
    b"\x7fELF": "een programma",
}
"""How a file begins that is none of ours, whatever it is called → what it is."""


class Stroom(Protocol):
    """What bytes can be read from; None where there are none yet."""

    def read(self, aantal: int, /) -> bytes | None:
        """So many at most."""


def lees_bytes(bron: Path | Stroom, naam: str) -> bytes:
    """The contents; raises BestandOnleesbaar when there is no file that can be read,
    BestandGeweigerd when it is too large.
    """
    try:
        if isinstance(bron, Path):
            with bron.open("rb") as bestand:
                inhoud: bytes | None = bestand.read(GROOTSTE + 1)
        else:
            inhoud = bron.read(GROOTSTE + 1)
        if inhoud is None:  # a pipe that does not wait
            raise BlockingIOError
    except FileNotFoundError:
        raise BestandOnleesbaar(
            naam, "het bestand bestaat niet; controleer de naam en de map"
        ) from None
    except IsADirectoryError:
        raise BestandOnleesbaar(
            naam, f"dit is een map; noem de bestanden erin, bijvoorbeeld {naam.rstrip('/')}/*.csv"
        ) from None
    except PermissionError:
        raise BestandOnleesbaar(
            naam, "u mag het bestand niet lezen; vraag de eigenaar om leesrecht"
        ) from None
    except OSError:
        raise BestandOnleesbaar(
            naam, "het bestand is niet te lezen; controleer de schijf of maak een kopie"
        ) from None
    if len(inhoud) > GROOTSTE:
        raise BestandGeweigerd(naam, f"is groter dan {GROOTSTE >> 20} MB; splits het bestand")
    return inhoud


def decodeer(inhoud: bytes, naam: str, codering: str | None = None) -> str:
    """The text, by its BOM, else as `codering`, else as strict UTF-8, else as strict cp1252; what
    cp1252 has not in a file with lines of both is U+FFFD.

    Raises BestandGeweigerd for what is no text, WrongUse for an encoding that does not exist.
    """
    if not inhoud:
        raise BestandGeweigerd(naam, LEEG)
    if inhoud.startswith(_LEGE_ZIP):
        raise BestandGeweigerd(naam, "dit is een leeg zip-bestand; vraag een nieuw bestand")
    for begin, wat in _GEEN_TEKST.items():
        if inhoud.startswith(begin):
            raise BestandGeweigerd(
                naam, f"dit is {wat} en geen lijst; vraag de lijst als CSV of .xlsx"
            )
    for bom, van_bom in _BOMS:
        if inhoud.startswith(bom):
            return _strikt(inhoud[len(bom) :], naam, van_bom)
    if codering is not None:
        return _in_codering(inhoud, naam, _bestaande_codering(codering))
    if _lijkt_binair(inhoud):
        raise BestandGeweigerd(
            naam,
            "dit is geen tekstbestand; sla het op als CSV "
            "(is het UTF-16 zonder BOM: --codering utf-16-le)",
        )
    try:
        return inhoud.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return _strikt(inhoud, naam, "cp1252")
    except BestandGeweigerd:
        if not _is_gemengd(inhoud):
            raise
    return inhoud.decode("cp1252", "replace")


def lees_zover(inhoud: bytes, codering: str | None) -> str | None:
    """The text of what is refused, as far as it is one; None for a known kind of file that is
    none.
    """
    try:
        return decodeer(inhoud, "", codering)
    except (BestandGeweigerd, WrongUse):
        if inhoud.startswith((*_GEEN_TEKST, _LEGE_ZIP)):
            return None
    tekst = inhoud.decode("utf-8", "replace")
    return tekst.replace("\0", "")


def waarom_verminkt(inhoud: bytes, codering: str | None) -> str:
    """What can be done about mangled texts in a file that was read as `codering`: another encoding
    seldom helps, so it is tried.
    """
    if not _lijkt_binair(inhoud):
        gelezen = decodeer(inhoud, "", codering)
        for ander in ("utf-8", "cp1252", *(() if _is_utf8(inhoud) else _OUDE)):
            try:
                tekst = inhoud.decode(ander)
            except UnicodeDecodeError:
                continue
            vreemd = ander in _OUDE and not set(filterfalse(str.isascii, tekst)) <= _LETTERS
            if tekst != gelezen and not vreemd and not is_verminkt(tekst):
                return f"{_VERMINKT}, door de codering; lees het in met --codering {ander}"
        if codering is None and _is_gemengd(inhoud):
            wat = "dit bestand heeft twee coderingen door elkaar; vraag een nieuw bestand"
            return f"{_VERMINKT}: {wat}"
    return f"{_VERMINKT}, en dat was zij al v\u00f3\u00f3r dit bestand; vraag een nieuw bestand"


def _is_gemengd(inhoud: bytes) -> bool:
    """Whether some lines are UTF-8, with more than ASCII, and others cannot be."""
    soorten = {_is_utf8(regel) for regel in inhoud.splitlines() if not regel.isascii()}
    return len(soorten) > 1


def _is_utf8(inhoud: bytes) -> bool:
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lijkt_binair(inhoud: bytes) -> bool:
    """A NUL in the first line, or many further on; a single one is left to its cell."""
    begin = inhoud[:65536]
    return b"\0" in inhoud.partition(b"\n")[0] or begin.count(0) * 10 > len(begin)


def _strikt(inhoud: bytes, naam: str, codering: str) -> str:
    try:
        return inhoud.decode(codering)
    except UnicodeError:
        raise BestandGeweigerd(
            naam, f"de tekens zijn niet te lezen als {codering}; geef de codering met --codering"
        ) from None


def _in_codering(inhoud: bytes, naam: str, codering: str) -> str:
    """As the user says that it is; one in which no letter is what it is in UTF-8 would read any
    UTF-8 as other letters.
    """
    try:
        anders = "naam".encode(codering).removeprefix(codecs.BOM_UTF8) != b"naam"
        if not (anders and b"\0" not in inhoud and _is_utf8(inhoud)):
            return inhoud.decode(codering)
    except UnicodeError:
        pass
    raise BestandGeweigerd(
        naam, f"dit bestand is geen {codering}; laat --codering weg, of geef de goede"
    )


def _bestaande_codering(codering: str) -> str:
    try:
        naam = codecs.lookup(codering).name
        if naam not in _GEEN_SCHRIFT:
            "".encode(naam)
            return naam
    except (LookupError, ValueError):
        pass
    raise WrongUse("Deze codering bestaat niet. Kies bijvoorbeeld utf-8, cp1252 of utf-16.")
