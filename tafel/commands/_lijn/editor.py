"""Writing a longer text in the user's own editor, without leaving it on disk."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from tafel.errors import InputRefused, WrongUse
from tafel.signalen import tijdelijke_map

GANGBARE = ("nano", "vi")
"""What is tried where neither VISUAL nor EDITOR is set."""


def schrijf_in_editor(label: str) -> str:
    """What the user writes in $VISUAL or $EDITOR; empty when nothing was saved.

    The text is in a file of mode 0600 in a folder of mode 0700, in memory where the platform has
    such a place; both are gone afterwards, with what the editor left beside it, however it ends.
    Raises WrongUse without an editor, InputRefused when the editor fails or the text is not UTF-8.
    """
    opdracht = _editor()
    with tijdelijke_map("tafel-", in_map=_geheugen()) as map_:
        pad = map_ / "tekst.txt"
        pad.touch(mode=0o600)
        try:
            klaar = subprocess.run([*opdracht, str(pad)], check=False)
        except OSError:
            raise WrongUse(f"de editor {opdracht[0]} start niet; zet EDITOR goed") from None
        if klaar.returncode != 0:
            raise InputRefused(f"{label}: de editor stopte met een fout; er is niets bewaard")
        try:
            return pad.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return ""
        except UnicodeDecodeError:
            raise InputRefused(f"{label}: de tekst is geen UTF-8; er is niets bewaard") from None


def _editor() -> list[str]:
    """The command of the editor, in words."""
    gekozen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        if woorden := shlex.split(gekozen):
            return woorden
    except ValueError:
        raise WrongUse("VISUAL of EDITOR is geen opdracht; zet die goed") from None
    for naam in GANGBARE:
        if (pad := shutil.which(naam)) is not None:
            return [pad]
    raise WrongUse("er is geen editor gevonden; zet EDITOR, of geef de tekst als optie")


def _geheugen() -> str | None:
    plek = os.environ.get("XDG_RUNTIME_DIR", "")
    bruikbaar = plek and Path(plek).is_dir() and os.access(plek, os.W_OK | os.X_OK)
    return plek if bruikbaar else None
