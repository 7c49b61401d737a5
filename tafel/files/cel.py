"""Cells that a spreadsheet would take for a formula: guarded on the way out, restored on the way
in.
"""

import re

_FORMULE = re.compile(r"'*[=+\-@\t\r\n]")


def met_apostrof(cel: str) -> str:
    """`cel` with an apostrophe before it when it begins like a formula, so that a spreadsheet shows
    it as text.
    """
    return f"'{cel}" if _FORMULE.match(cel) else cel


def zonder_apostrof(cel: str) -> str:
    """The inverse of `met_apostrof`."""
    return cel[1:] if cel.startswith("'") and _FORMULE.match(cel) else cel
