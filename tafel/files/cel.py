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
_FORMULE = re.compile(r"'*[=+\-@\t\r\n]")


def is_foutwaarde(cel: str) -> bool:
    """Whether a cell holds what a spreadsheet shows for a formula that went wrong."""
    return "#" in cel and _FOUTWAARDE.fullmatch(cel.strip()) is not None


def met_apostrof(cel: str) -> str:
    """`cel` with an apostrophe before it when it begins like a formula, so that a spreadsheet shows
    it as text.
    """
    return f"'{cel}" if _FORMULE.match(cel) else cel


def zonder_apostrof(cel: str) -> str:
    """The inverse of `met_apostrof`."""
    return cel[1:] if cel.startswith("'") and _FORMULE.match(cel) else cel
