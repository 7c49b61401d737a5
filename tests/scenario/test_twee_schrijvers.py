"""Two writers on one casus, at random: what both did is kept once, or it is refused and nothing is.

`SCHRIJVERS` says how many rounds are played; `make schrijvers` plays two hundred.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, lees, sql
from tests.commands.test_terminal import Terminal, einde, terminal
from tests.conftest import Tafel
from tests.scenario.hulp import nieuwe_casus

__all__ = ["terminal"]
AANTAL = int(os.environ.get("SCHRIJVERS", "10"))
ANDER = {"TAFEL_GEBRUIKER": "j.bakker"}
CASUSSEN = (1, 2)
TEKSTEN = (
    "SELECT wat FROM afspraak UNION ALL SELECT tekst FROM overlegbesluit UNION ALL "
    "SELECT tekst FROM notitie"
)


@pytest.fixture
def casussen(register: Tafel) -> Tafel:
    """Casus 1 and 2, of families that have nothing to do with each other."""
    for nummer in CASUSSEN:
        velden = GEZIN | {"achternaam": f"Gezin{nummer}", "huisnummer": str(nummer)}
        assert nieuwe_casus(register, velden) == nummer
        assert register("melding", "terugkoppelen", f"M{nummer}").exit_code == 0
    return register


def schrijft(soort: str, casus: int, tekst: str) -> tuple[str, ...]:
    """A command that asks nothing."""
    match soort:
        case "afspraak":
            vast = ("--organisatie", "mee", "--uiterlijk", "+2w")
            return ("afspraak", "add", str(casus), "--wat", tekst, *vast)
        case "besluit":
            return ("overleg", "besluit", str(casus), "--tekst", tekst)
    return ("notitie", str(casus), "--tekst", tekst)


SOORTEN = ("afspraak", "besluit", "notitie")


SLUIT = ("--reden", "verhuisd", "--evaluatie", "goed", "--geen-nazorg")


@pytest.mark.parametrize("ronde", range(AANTAL))
def test_two_writers_lose_nothing_and_overwrite_nothing(
    casussen: Tafel,
    terminal: Terminal,
    tafel_proces: Tafel,
    omgeving: dict[str, str],
    tmp_path: Path,
    ronde: int,
) -> None:
    """Four times a round: at the same time, or while the one is asked something."""
    kies = random.Random(ronde)
    bewaard: list[str] = []
    for keer in range(4):
        mijn, zijn = f"van mij, nummer {keer}", f"van de ander, nummer {keer}"
        hier, daar = kies.choice(CASUSSEN), kies.choice(CASUSSEN)
        soort = kies.choice(SOORTEN)
        if kies.random() < 0.5:
            beiden = [
                subprocess.Popen(
                    [sys.executable, "-m", "tafel", *woorden],
                    env=omgeving | extra,
                    cwd=tmp_path,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
                for woorden, extra in (
                    (schrijft(kies.choice(SOORTEN), hier, mijn), {}),
                    (schrijft(soort, daar, zijn), ANDER),
                )
            ]
            assert [proces.wait(timeout=60) for proces in beiden] == [0, 0]
            bewaard += [mijn, zijn]
            continue
        kind = terminal("casus", "sluit", str(hier), *SLUIT, breedte=120)
        kind.expect(r"sluiten\? \[j/N\]: $")
        assert tafel_proces(*schrijft(soort, daar, zijn), env=ANDER).exit_code == 0
        bewaard.append(zijn)
        kind.sendline("j")
        tekst, code = einde(kind)
        stand = sql(tmp_path, f"SELECT status FROM casus WHERE id = {hier}")
        if hier == daar:
            assert code == 75
            assert f"casus {hier} is intussen gewijzigd door j.bakker" in " ".join(tekst.split())
            assert stand == [("open",)]
        else:
            assert code == 0
            assert stand == [("gesloten",)]
            bewaard += [
                "evaluatie bij het sluiten op ma 23-11-2026: goed",
                "heropend: zij zijn terug",
            ]
            assert (
                casussen("casus", "heropen", str(hier), "--reden", "zij zijn terug").exit_code == 0
            )
    assert sorted(tekst for (tekst,) in sql(tmp_path, TEKSTEN)) == sorted(bewaard)
    nummers = [rij["afspraak"] for rij in lees(casussen, "afspraak", "lijst")]
    assert len(nummers) == len(set(nummers))
    assert sql(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    assert sql(tmp_path, "PRAGMA foreign_key_check") == []
