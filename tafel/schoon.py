"""Cleaning of text: what may reach the register, a terminal or a file, and what may not.

Taken out: control characters with the whole escape sequence they begin, bidirectional marks,
zero-width and other invisible characters (Unicode categories Cc, Cf, Cs and the default-ignorable
ones). The rest is NFC.
"""

import re
import unicodedata

from tafel.patronen import patroon

_ONZICHTBAAR = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 without tab and line ends
    "\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f"  # ignorable, of other categories
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # surrogates and noncharacters
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bcaf\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_ESCAPE = (
    r"(?:\x1b\[[0-?]*|\x9b[0-?]+)[ -/]*[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\r\n]*(?:\x07|\x1b\\|\x9c)"  # OSC, DCS, …
    r"|\x1b\[|\x1b\]"
    r"|\x1b(?:[()*+\-./#%][0-~]|[0-9=>])"
)
_VERBODEN = patroon(f"{_ESCAPE}|[{_ONZICHTBAAR}]+")
_NIET_ASCII = patroon("[^\x00-\x7f]+")
_HERHAALBAAR = patroon("[a-z0-9_.-]{1,15}|.", re.ASCII | re.DOTALL)
_REGELEINDE = patroon("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_KLEIN = "a-z\xdf-\xf6\xf8-\xff"
_TEKENS = (
    "\u201a\u201e\u2020-\u2022\u02c6\u02dc\u2030\u2039\u203a\u2122"
    "\xa1\xa2\xa3\xa4\xa7\xa8\xaf\xb3\xb6\xb8\xbf\xd7\xf7"
)
_KADERS = "\u2500-\u259f"
"""What DOS draws boxes with."""
_HOOFD = "\xc0-\xd6\xd8-\xde\u0152\u0160\u017d\u0178"
_ZELDZAAM = patroon(f"[{_HOOFD}\u0153\u0161\u017e{_TEKENS}{_KADERS}\u221a]")
"""Quick to look for: without one of these nothing is misplaced."""
_MISPLAATST = patroon(
    rf"(?<=[{_KLEIN}])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bVan)"
    rf"[{_HOOFD}](?=[{_KLEIN}]|\b)"
    r"|(?<=[A-Z])[\u0153\u0161\u017e](?=[A-Z])"
    rf"|(?<=[^\W\d_])[{_TEKENS}](?=[^\W\d_])"
    rf"|(?<=[^\W\d_])[{_KADERS}]|[{_KADERS}](?=[^\W\d_])"
    r"|\u221a[^\x00-\x7f]"  # UTF-8, read as of a Mac
)
"""What stands in no word: Ž between small letters, š between capitals, a sign between letters."""
_SPATIE = patroon("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def bevat_verboden(tekst: str) -> bool:
    """Whether `schoon` takes characters out; a tab or line end that becomes a space is no loss."""
    if tekst.isascii() and tekst.isprintable():
        return False
    return _VERBODEN.search(tekst) is not None


def schoon(tekst: str, *, regels: bool = False) -> str:
    """`tekst` in NFC without control, bidirectional or invisible characters; idempotent.

    Tabs and odd spaces become a space; line ends too, or `\\n` where `regels` is true.
    """
    if tekst.isascii() and tekst.isprintable():
        return tekst
    tekst = _VERBODEN.sub("", tekst)
    tekst = _REGELEINDE.sub("\n" if regels else " ", tekst)
    return unicodedata.normalize("NFC", _SPATIE.sub(" ", tekst))


def is_verminkt(tekst: str) -> bool:
    """Whether a text was read in another encoding than it was written in: `RenÃ©e`, `RenŽe` (of a
    Mac), `Ren‚e` (of DOS), `Ren├®e` (as of DOS), U+FFFD.
    """
    return (
        "\ufffd" in tekst
        or (_ZELDZAAM.search(tekst) is not None and _MISPLAATST.search(tekst) is not None)
        or any(map(_is_utf8_als_cp1252, _NIET_ASCII.findall(tekst)))
    )


def _is_utf8_als_cp1252(deel: str) -> bool:
    """Whether these characters are those of UTF-8, also where cp1252 lacks one: `Å\x9eahin`."""
    try:
        b"".join(c.encode("latin-1" if c < "\xa0" else "cp1252") for c in deel).decode("utf-8")
    except UnicodeError:
        return False
    return True


def herhaald(tekst: str, anders: str = "dit") -> str:
    """What was typed, quoted, for an error: only one short word in small letters, or a single
    character, since it might be somebody's name. Otherwise `anders`.
    """
    return repr(tekst) if _HERHAALBAAR.fullmatch(tekst) else anders
