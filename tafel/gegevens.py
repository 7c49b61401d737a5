"""Where the shipped data (profiles, example meldingen) lives, whatever the working directory."""

from functools import cache
from pathlib import Path

from tafel.errors import SettingsWrong


@cache
def gegevens() -> Path:
    """Folder with `profielen/` and `voorbeeld/`: installed beside the code, or the checkout's.

    Raises SettingsWrong when the installation is not complete.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / "profielen").is_dir():
            return folder
    raise SettingsWrong(
        "De profielen horen bij het programma, maar ontbreken naast de code van tafel. "
        "Installeer tafel opnieuw."
    )
