"""Cells and formulas: what a spreadsheet would take for one is guarded on the way out and restored
on the way in; one that nobody worked out is never taken for an empty cell.
"""

import re

ZONDER_WAARDE = "#FORMULE?"
"""Stands for a formula without a value, also among the refused rows: that file must not lose it."""
FORMULE_ZONDER_WAARDE = (
    "in deze cel staat een formule zonder berekende waarde; open en bewaar het bestand in Excel, "
    "of typ de waarde"
)

FOUT = "in deze cel staat een Excel-fout; verbeter de formule of typ de waarde"
_FOUTWAARDE = re.compile(
    r"#(?:(?:null|leeg|nul|value|waarde|ref|verw|num|getal|spill|overloop|calc)!|(?:div|deel)/0!"
    r"|(?:name|naam)\?|n/[ab]|getting_data)",
    re.IGNORECASE,
)
AFGEROND = (
    "Excel heeft dit getal afgerond; maak de kolom Tekst, en typ het opnieuw zoals het in de bron "
    "staat"
)
_MACHT = re.compile(r"[0-9](?:[.,][0-9]+E-|(?:[.,][0-9]+)?E\+)[0-9]{2,3}", re.IGNORECASE)
"""A long number as a spreadsheet shows it: 1,23457E+17."""
MEESTE_CIJFERS = 15
"""So many of a number are kept by a spreadsheet; the others become noughts."""
_FORMULE = re.compile(r"'*[=+\-@\t\r\n]")


def is_foutwaarde(cel: str) -> bool:
    """Whether a cell holds what a spreadsheet shows for a formula that went wrong."""
    return "#" in cel and _FOUTWAARDE.fullmatch(cel.strip()) is not None


def is_afgerond(cel: str) -> bool:
    """Whether a cell holds a number of which a spreadsheet has dropped digits."""
    return _MACHT.fullmatch(cel.strip()) is not None


def met_apostrof(cel: str) -> str:
    """`cel` with an apostrophe before it when it begins like a formula, so that a spreadsheet shows
    it as text.
    """
    return f"'{cel}" if _FORMULE.match(cel) else cel


def zonder_apostrof(cel: str) -> str:
    """The inverse of `met_apostrof`."""
    return cel[1:] if cel.startswith("'") and _FORMULE.match(cel) else cel
