"""`make gelijk`: the program of this folder beside that of a commit, byte for byte.

What differs is printed as a difference per command; then the exit code is 1.
"""

import argparse
import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
GETOOND = 12
BREEDTE = 200


def main() -> int:
    opties = argparse.ArgumentParser()
    opties.add_argument("--commit", required=True, help="the version that screens must equal")
    commit = opties.parse_args().commit
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        toen = map_ / "toen"
        toen.mkdir()
        bron = subprocess.run(
            ["git", "archive", commit, "tafel", "data"], cwd=ROOT, capture_output=True, check=True
        ).stdout
        subprocess.run(["tar", "-x", "-C", toen], input=bron, check=True)
        register = map_ / "demo.db"
        _draai(toen, map_, "-m", "tafel", "--stil", "demo", "--bewaar", str(register))
        anders = 0
        for wat in ("lezen", "schrijven"):
            uitkomsten = [_speel(waar, map_, register, wat) for waar in (toen, ROOT)]
            aantal, verschil = _vergelijk(*uitkomsten)
            print(f"{wat}: {aantal} opdrachten, {verschil} anders")
            anders += verschil
        return bool(anders)


def _speel(waar: Path, map_: Path, register: Path, wat: str) -> dict[str, dict[str, object]]:
    # The same paths for both: they are printed.
    uit, eigen = map_ / "uit", map_ / "register.db"
    shutil.rmtree(uit, ignore_errors=True)
    uit.mkdir()
    shutil.copy(register, eigen)
    _draai(waar, map_, str(ROOT / "tests/gelijk/speel.py"), str(eigen), str(uit), wat)
    regels = (uit / "uitkomsten.jsonl").read_text(encoding="utf-8").splitlines()
    return {f"{n} {u['regel']}": u for n, u in enumerate(map(json.loads, regels))}


def _draai(waar: Path, map_: Path, *woorden: str) -> None:
    omgeving = {
        "PATH": os.environ["PATH"],
        "HOME": str(map_),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(waar),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "TAFEL_GEBRUIKER": "tester",
        "TAFEL_VANDAAG": "2026-11-23",
    }
    subprocess.run(
        [sys.executable, *woorden], cwd=map_, env=omgeving, check=True, stdout=subprocess.DEVNULL
    )


def _vergelijk(
    toen: dict[str, dict[str, object]], nu: dict[str, dict[str, object]]
) -> tuple[int, int]:
    anders = [naam for naam in toen.keys() | nu.keys() if toen.get(naam) != nu.get(naam)]
    for naam in sorted(anders, key=lambda n: int(n.split()[0]))[:GETOOND]:
        print(f"== {naam}")
        oud, nieuw = (
            json.dumps(kant.get(naam), indent=1, ensure_ascii=False)
            .replace("\\n", "\n")
            .splitlines()
            for kant in (toen, nu)
        )
        for regel in list(difflib.unified_diff(oud, nieuw, lineterm="", n=0))[:20]:
            print(regel[:BREEDTE])
    return len(toen), len(anders)


if __name__ == "__main__":
    sys.exit(main())
