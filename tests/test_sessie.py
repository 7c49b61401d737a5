"""Terminal sessions to the letter: a Monday morning, and the meeting on Thursday (`sessie/*.txt`).

A line `$ …` is typed; what follows is stdout, `! …` stderr, and `[65]` the exit code when it is
not 0. `$ verbeter BESTAND X -> Y` stands for correcting a file in a spreadsheet, lines of `< …` for
what is typed on stdin. The clock stands at 12 past 9.
"""

import re
import shlex
import shutil
from itertools import takewhile
from pathlib import Path

import pytest

from tests.conftest import Tafel

MAP = Path(__file__).parent / "sessie"
KLOK = re.compile(r"( +)((?:CONCEPT|BEGONNEN|GESLOTEN) .. \d\d?-\d\d? |begonnen )(\d\d?\.\d\d)")


def speel(sessie: Path, tafel: Tafel, map_: Path) -> str:
    """The commands of the session with what they print today."""
    shutil.copy(MAP / "meldingen.csv", map_)
    regels = sessie.read_text(encoding="utf-8").splitlines()
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
            stdin = list(takewhile(lambda r: r.startswith("< "), regels[plaats + 1 :]))
            uit += stdin
            uit += _draai(tafel, map_, regel, "\n".join(r.removeprefix("< ") for r in stdin))
    return "\n".join(uit) + "\n"


def _draai(tafel: Tafel, map_: Path, regel: str, stdin: str) -> list[str]:
    resultaat = tafel(*shlex.split(regel.removeprefix("$ tafel ")), input=stdin)
    uit = KLOK.sub(_klok, resultaat.stdout).splitlines()
    uit += [f"! {zin}" for zin in resultaat.stderr.replace(f"{map_}/", "").splitlines()]
    return [*uit, f"[{resultaat.exit_code}]"] if resultaat.exit_code else uit


def _klok(gevonden: re.Match[str]) -> str:
    """The line as it is on Monday at 12 past 9, with the room of a time of five characters."""
    ruimte, wat, tijd = gevonden.groups()
    return f"{ruimte[5 - len(tijd) :]}{wat}9.12"


@pytest.mark.parametrize("naam", ["maandagochtend", "donderdagmiddag"])
def test_sessie(naam: str, tafel: Tafel, tmp_path: Path) -> None:
    sessie = MAP / f"{naam}.txt"
    assert speel(sessie, tafel, tmp_path) == sessie.read_text(encoding="utf-8")
