"""What stands before a house number: an address beside or opposite it."""

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
