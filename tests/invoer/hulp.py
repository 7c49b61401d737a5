"""What the tests of bad input share: importing a text, and everything a register holds."""

import io
import json
import sqlite3
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pexpect

from tafel.register.store import Register
from tafel.services.melding.importeren import Bron, importeer
from tafel.services.regels.profielen import laad_profiel
from tests.conftest import Resultaat, Tafel
from tests.zitting import zitting

TELLERS = ("gelezen", "toegevoegd", "gewijzigd", "al_bekend", "afgewezen")
SLEUTELS: tuple[str, ...] = (
    "import",
    *TELLERS,
    "overgeslagen",
    "te_beoordelen",
    "fouten",
    "wijzigingen",
)
SLEUTELS += ("niet_teruggezet", "bestanden")
ZONDER = frozenset({"logregel", "daad", "vergeven_nummer"})
"""The log notes every look, so it is no part of what must stay as it was."""

Importeer = Callable[..., tuple[Resultaat, Any]]

PROFIEL = laad_profiel("zuidoost")


def tellers(uitslag: Mapping[str, Any]) -> tuple[int, ...]:
    """toegevoegd, gewijzigd, al_bekend, afgewezen."""
    return tuple(uitslag[naam] for naam in TELLERS[1:])


def waarden(tafel: Tafel, nummer: int = 1) -> dict[str, Any]:
    """What the register holds of a melding, by column."""
    uit = tafel("melding", "toon", f"M{nummer}", "--namen", "-f", "json")
    gevonden: dict[str, Any] = json.loads(uit.stdout)["waarden"]
    return gevonden


def inhoud(pad: Path, *zonder: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a register, its log left out."""
    with closing(sqlite3.connect(pad)) as verbinding:
        namen = [
            naam
            for (naam,) in verbinding.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            if naam not in ZONDER.union(zonder)
        ]
        return {naam: verbinding.execute(f"SELECT * FROM {naam}").fetchall() for naam in namen}


def aantal_meldingen(pad: Path) -> int:
    with closing(sqlite3.connect(pad)) as verbinding:
        assert verbinding.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert verbinding.execute("PRAGMA foreign_key_check").fetchone() is None
        (aantal,) = verbinding.execute("SELECT count(*) FROM melding").fetchone()
    return int(aantal)


def ontleed(uit: Resultaat) -> Any:
    """The JSON of an import: always one whole object with the keys of the contract."""
    uitslag = json.loads(uit.stdout)
    assert tuple(uitslag) == SLEUTELS
    assert uitslag["gelezen"] == sum(tellers(uitslag))
    for fout in uitslag["fouten"]:
        assert tuple(fout) == ("bestand", "rij", "kolom", "waarde", "reden")
    return uitslag


def importeer_rechtstreeks(pad: Path, tekst: str) -> dict[str, int]:
    """The counts of an import through the service, for many small ones in a row."""
    bron = Bron("in.csv", io.BytesIO(tekst.encode("utf-8", "replace")))
    dag = date(2026, 11, 23)
    with Register(pad) as register:
        uitslag = importeer(
            zitting(register=register, geladen=PROFIEL, wie="tester", vandaag=dag), [bron]
        ).uitslag
    return {naam: getattr(uitslag, naam) for naam in TELLERS}


def importeer_met_antwoord(
    folder: Path, omgeving: Mapping[str, str], tekst: str, antwoord: str
) -> tuple[int | None, str]:
    """A text imported on a terminal, "Toch inlezen?" answered: the exit code, what was said."""
    (folder / "in.csv").write_text(tekst)
    with pexpect.spawn(
        sys.executable,
        ["-m", "tafel", "melding", "import", "in.csv"],
        env={**omgeving, "NO_COLOR": "1"},
        cwd=str(folder),
        encoding="utf-8",
        timeout=30,
    ) as kind:
        kind.expect("Toch inlezen")
        kind.sendline(antwoord)
        kind.expect(pexpect.EOF)
        gezegd = kind.before or ""
        kind.close()
    return kind.exitstatus, " ".join(gezegd.split())
