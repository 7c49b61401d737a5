"""An address in words, and what stands before a house number: one beside or opposite it."""

import re

from tafel.patronen import patroon

TEGENOVER = "t/o"
AANDUIDINGEN = {"bij": ("by",), TEGENOVER: ("to", "tegenover", "tov")}
"""As it is kept, first in the toevoeging, with other words for it."""
_AANDUIDING = patroon(
    r"(bij|by|tegenover|t[./ ]? ?o(?:\.? ?v)?)(?![^\W\d_])[\s.]*"
    r"(?:(?:huis)?(?:nummer|nr)\b[\s.]*)?",
    re.IGNORECASE,
)


def splits_aanduiding(tekst: str) -> tuple[str, str]:
    """How a house number or toevoeging is marked (empty: it is not), and what follows."""
    if not (treffer := _AANDUIDING.match(tekst)):
        return "", tekst
    return TEGENOVER if treffer[1][0] in "tT" else "bij", tekst[treffer.end() :]


def met_aanduiding(aanduiding: str, toevoeging: str) -> str:
    """A toevoeging as it is kept; one that is marked already stays."""
    al, rest = splits_aanduiding(toevoeging)
    return f"{al or aanduiding} {rest}".strip()


ADRES = ("postcode", "huisnummer", "huisletter", "toevoeging")
"""The columns of an address."""


def adres_in_woorden(
    postcode: str | None, huisnummer: str | None, huisletter: str | None, toevoeging: str | None
) -> str:
    """An address as every screen shows it: `1102 AB bij 37 A-2`."""
    ervoor, erachter = splits_aanduiding(toevoeging or "")
    nummer = " ".join(filter(None, (ervoor, huisnummer, huisletter)))
    return " ".join(filter(None, (postcode, "-".join(filter(None, (nummer, erachter))))))
