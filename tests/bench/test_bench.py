"""The bench runs and tells the truth about its own targets; no times are asserted."""

import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tafel.register.schema import afwijkingen
from tests.bench.invoer import KOLOMMEN, meldingen, schrijf, schrijf_als_loket
from tests.bench.jaar import maak_jaar, maak_sjabloon
from tests.bench.jaarmetingen import schrijf_opdrachten
from tests.bench.metingen import DraaitNiet, Meting, Programma, als_tabel, regels_gehaald, vergelijk
from tests.bench.opstelling import Bench
from tests.conftest import Tafel

ROOT = Path(__file__).parents[2]
PEER = """\
import contextlib, csv, sqlite3, sys
wat, bestand, *rest = sys.argv[1:]
with contextlib.closing(sqlite3.connect(bestand)) as register:
    if wat == "query":
        print(register.execute(rest[0]).fetchall())
    else:
        with open(rest[1], encoding=rest[-1] if "--encoding" in rest else "utf-8") as invoer:
            rijen = list(csv.reader(invoer))
        register.execute("create table m (rij)")
        register.executemany("insert into m values (?)", [(str(rij),) for rij in rijen])
        register.commit()
"""
SHELL = """\
import contextlib, sqlite3, sys
with contextlib.closing(sqlite3.connect(sys.argv[-1])) as register:
    register.executescript(sys.stdin.read())
"""


def programma(tekst: str) -> Programma:
    return Programma([sys.executable, "-c", tekst], dict(os.environ))


def script(pad: Path, tekst: str) -> Path:
    pad.write_text(f"#!{sys.executable}\n{tekst}", encoding="utf-8")
    pad.chmod(0o755)
    return pad


@pytest.mark.bench
def test_the_short_bench_runs_through_the_real_command_line(tmp_path: Path) -> None:
    tafel = script(
        tmp_path / "tafel",
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tafel.cli import main; main()",
    )
    peer = script(tmp_path / "sqlite-utils", PEER)
    shell = script(tmp_path / "sqlite3", SHELL)
    vorige = tmp_path / "vorige"
    (vorige / "bin").mkdir(parents=True)
    (vorige / "bron").symlink_to(ROOT)
    (vorige / "bin/tafel").symlink_to(tafel)
    python = vorige / "bin/python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    peers = ("--sqlite-utils", peer, "--sqlite3", shell, "--vorige", vorige)
    klaar = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--kort", "--tafel", tafel, *peers],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert (klaar.returncode, klaar.stderr) == (0, "")
    regels = [regel for regel in klaar.stdout.splitlines() if not regel.startswith("LET OP")]
    assert [regel.partition(":")[0] for regel in regels[:3]] == [
        f"register met {aantal} meldingen" for aantal in ("60", "600", "6.000")
    ]
    assert regels[3].split() == ["meting", "tafel", "ander", "ratio", "cpu", "doel"]
    assert len(regels) == 3 + 1 + 10 + 2 + 13 + 2 + 9 + 9 + 2 + (3 * 3 + 2) + (13 + 9 + 1) + 1
    assert sum(regel.startswith("vorige: ") for regel in regels) == 13 + 9 + 1
    assert all(regel.endswith((" ok", " niet")) for regel in regels[4:-1])
    assert regels[-1].startswith("toedelen --alle --proef: 40 meldingen in ")


def test_a_program_that_fails_is_no_measurement() -> None:
    goed, fout = programma(""), programma("import sys; sys.exit('stuk')")
    with pytest.raises(DraaitNiet, match="exit code 1\nstuk"):
        vergelijk("x", goed, fout, 1, 1)


def test_what_is_done_beforehand_is_done_before_every_run(tmp_path: Path) -> None:
    spoor = tmp_path / "spoor"

    def vooraf() -> None:
        spoor.write_text(spoor.read_text() + "v" if spoor.exists() else "v")

    tekst = f"from pathlib import Path; p = Path({str(spoor)!r}); p.write_text(p.read_text() + 'd')"
    ons = Programma([sys.executable, "-c", tekst], dict(os.environ), vooraf)
    vergelijk("x", ons, programma(""), 1, 2)
    assert spoor.read_text() == "vdvdvd"


@pytest.mark.parametrize(
    ("ratio", "hoger_is_beter", "gehaald"),
    [(0.8, False, True), (0.81, False, False), (3.0, True, True), (2.9, True, False)],
)
def test_a_target_is_a_bound_on_one_side(ratio: float, hoger_is_beter: bool, gehaald: bool) -> None:
    doel = 3.0 if hoger_is_beter else 0.8
    assert Meting("x", "1 s", "1 s", ratio, doel, hoger_is_beter=hoger_is_beter).gehaald is gehaald


def test_the_table_is_aligned() -> None:
    metingen = [
        Meting("kort", "0.100 s", "0.200 s", 0.5, 0.8, 0.75),
        Meting("langere naam", "10/s", "20/s", 0.5, 3, hoger_is_beter=True),
    ]
    assert als_tabel(metingen) == (
        "meting          tafel    ander  ratio   cpu   doel\n"
        "kort          0.100 s  0.200 s   0.50  0.75  ≤ 0.8    ok\n"
        "langere naam     10/s     20/s   0.50     -    ≥ 3  niet"
    )


def test_the_input_is_the_same_every_time_and_nobody_is_in_it_twice(tmp_path: Path) -> None:
    rijen = meldingen(500)
    assert rijen == meldingen(500)
    assert {tuple(rij) for rij in rijen} == {KOLOMMEN}
    wie = {(rij["voornaam"], rij["achternaam"], rij["geboortedatum"]) for rij in rijen}
    waar = {(rij["postcode"], rij["huisnummer"]) for rij in rijen}
    assert len(wie) == len(waar) == len(rijen)
    schoon, loket = tmp_path / "schoon.csv", tmp_path / "loket.csv"
    schrijf(schoon, rijen)
    schrijf_als_loket(loket, rijen)
    with schoon.open(encoding="utf-8", newline="") as een:
        assert list(csv.DictReader(een)) == rijen
    with loket.open(encoding="cp1252", newline="") as ander:
        assert len(list(csv.reader(ander, delimiter=";"))) == len(rijen) + 1


def test_a_year_is_a_register_like_any_other_and_the_shell_runs_what_closing_runs(
    tafel: Tafel, tmp_path: Path
) -> None:
    program = script(
        tmp_path / "tafel",
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tafel.cli import main; main()",
    )
    bench = Bench(program, program, tmp_path, keren=1, casussen=1, rijen=1)
    klein, pad = tmp_path / "klein.db", tmp_path / "jaar.db"
    maak_sjabloon(bench, klein, 200)
    assert maak_jaar(klein, pad, 3) == 600
    with closing(sqlite3.connect(pad)) as register:
        assert afwijkingen(register) == []
        assert register.execute("PRAGMA foreign_key_check").fetchall() == []
        assert register.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (bij_casus,) = register.execute("SELECT count(casus) FROM melding").fetchone()
        assert 0.5 < bij_casus / 600 < 0.7
        (dubbel,) = register.execute(
            "SELECT count(*) - count(DISTINCT sleutel) FROM persoon"
        ).fetchone()
        assert dubbel == 0
        soorten = register.execute("SELECT DISTINCT soort FROM gebeurtenis").fetchall()
        assert {"geopend", "stap", "gesloten"} <= {soort for (soort,) in soorten}
        geteld = register.execute(
            "SELECT substr(ontvangen_op, 1, 7), count(*) FROM melding GROUP BY 1"
        ).fetchall()
    periode = ("--van", "2025-01-01", "--tot", "2025-12-31")
    rapport = tafel(
        *("--vandaag", "2026-01-15", "--register", str(pad)),
        *("rapport", "kengetallen", *periode, "-f", "json", "--intern"),
    )
    (stroom, *_) = json.loads(rapport.stdout)["tabellen"]
    plek = stroom["kolommen"].index("gemeld")
    assert [(rij[0], rij[plek]) for rij in stroom["rijen"]] == geteld
    opdrachten = schrijf_opdrachten(pad, tmp_path / "opdrachten.sql").read_text(encoding="utf-8")
    assert opdrachten.count("'2025-12-31'") >= 10
    assert not re.search(r"recordsleutel|[:?]\w*van|INSERT|UPDATE", opdrachten)
    with closing(sqlite3.connect(pad)) as register:
        register.executescript(opdrachten)


def test_the_targets_of_the_rule_engines_are_read_from_their_table() -> None:
    tabel = "zen, met spoor 50,000 9,000 2.5 -\nzen, zonder 50,000 9,000 {} >=          3\n"
    assert regels_gehaald(tabel.format("1,234.5"))
    assert not regels_gehaald(tabel.format("2.9"))
    with pytest.raises(DraaitNiet):
        regels_gehaald("zen overgeslagen")


def test_waiting_is_on_the_clock_and_not_in_processor_time() -> None:
    klok, processor = programma("import time; time.sleep(0.5)").tijd()
    assert klok - processor > 0.3
