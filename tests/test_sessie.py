"""A Monday morning as one terminal session, to the letter: `sessie/maandagochtend.txt`.

A line `$ …` is typed; what follows is stdout, `! …` stderr, and `[65]` the exit code when it is
not 0. `$ verbeter BESTAND X -> Y` stands for correcting a file in a spreadsheet, `< …` for what is
typed on stdin.
"""

import re
import shlex
import shutil
from pathlib import Path

from tests.conftest import Tafel

MAP = Path(__file__).parent / "sessie"
SESSIE = MAP / "maandagochtend.txt"
KLOK = re.compile(r"( +)(CONCEPT ma 23-11 )(\d\d?\.\d\d)")


def speel(tafel: Tafel, map_: Path) -> str:
    """The commands of the session with what they print today."""
    shutil.copy(MAP / "meldingen.csv", map_)
    regels = SESSIE.read_text(encoding="utf-8").splitlines()
    uit = []
    for plaats, regel in enumerate(regels):
        if regel.startswith(("#", "$")) or (regel == "" and regels[plaats + 1][:1] in ("#", "$")):
            uit.append(regel)
        if regel.startswith("$ verbeter "):
            bestand, wat = regel.removeprefix("$ verbeter ").split(" ", 1)
            oud, nieuw = wat.split(" -> ")
            tekst = (map_ / bestand).read_text(encoding="utf-8-sig")
            assert oud in tekst
            (map_ / bestand).write_text(tekst.replace(oud, nieuw), encoding="utf-8")
        elif regel.startswith("$ "):
            stdin = [r for r in regels[plaats + 1 : plaats + 2] if r.startswith("< ")]
            uit += stdin
            uit += _draai(tafel, map_, regel, "\n".join(r.removeprefix("< ") for r in stdin))
    return "\n".join(uit) + "\n"


def _draai(tafel: Tafel, map_: Path, regel: str, stdin: str) -> list[str]:
    resultaat = tafel(*shlex.split(regel.removeprefix("$ tafel ")), input=stdin)
    uit = KLOK.sub(_klok, resultaat.stdout).splitlines()
    uit += [f"! {zin}" for zin in resultaat.stderr.replace(f"{map_}/", "").splitlines()]
    return [*uit, f"[{resultaat.exit_code}]"] if resultaat.exit_code else uit


def _klok(gevonden: re.Match[str]) -> str:
    """The line as it is at 12 past 9, with the room of a time of five characters."""
    ruimte, wat, tijd = gevonden.groups()
    return f"{ruimte[5 - len(tijd) :]}{wat}9.12"


def test_maandagochtend(tafel: Tafel, tmp_path: Path) -> None:
    assert speel(tafel, tmp_path) == SESSIE.read_text(encoding="utf-8")
