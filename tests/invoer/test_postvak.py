"""A folder that cron works through: what is whole goes in once, what is not yet is left."""

import json
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from tafel.files import postvak
from tafel.files.slot import slot
from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import aantal_meldingen
from tests.rekenbladen import beveiligd, ods, xls

GOED = "kenmerk;naam;leeftijd\nK1;Vos, K.;31\n"
DEELS = "kenmerk;naam;leeftijd\nK2;Bos, A.;31\nK3;Stil, J.;oud\n"
Importeer = tuple[str, ...]
IMPORT: Importeer = ("melding", "import", "--map", "post")


@pytest.fixture(autouse=True)
def _zonder_wachten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postvak, "RUST", 0.0)


@pytest.fixture
def binnen(tmp_path: Path) -> Path:
    """Where the files come."""
    map_ = tmp_path / "post" / "in"
    map_.mkdir(parents=True)
    return map_


def namen(binnen: Path) -> dict[str, list[str]]:
    """What is where."""
    return {
        deel: sorted(pad.name for pad in (binnen.parent / deel).iterdir())
        for deel in ("in", "klaar", "geweigerd")
    }


def test_each_file_goes_where_it_belongs_with_its_own_counts(
    tafel: Tafel, register: Path, binnen: Path
) -> None:
    (binnen / "a.csv").write_text(GOED)
    (binnen / "b.csv").write_text(DEELS)
    (binnen / "c.csv").write_text("wat;dan;ook\n1;2;3\n")
    uit = tafel(*IMPORT)
    assert (uit.exit_code, aantal_meldingen(register)) == (65, 2)
    assert namen(binnen) == {
        "in": [],
        "klaar": ["a.csv", "b.csv"],
        "geweigerd": ["b-afgewezen.csv", "c.csv", "c.csv.reden.txt"],
    }
    assert "import 1: 1 gelezen: 1 toegevoegd" in uit.stdout
    assert "import 2: 2 gelezen: 1 toegevoegd, 0 gewijzigd, 0 al bekend, 1 afgewezen" in uit.stdout
    assert "b.csv, rij 3, leeftijd «oud»: dit is geen leeftijd; schrijf hele jaren" in uit.stdout
    geweigerd = binnen.parent / "geweigerd"
    assert "geen enkele bekende kolom" in (geweigerd / "c.csv.reden.txt").read_text()
    for naam in ("b-afgewezen.csv", "c.csv.reden.txt"):
        assert stat.S_IMODE((geweigerd / naam).stat().st_mode) == 0o600
    assert stat.S_IMODE((binnen.parent / "klaar").stat().st_mode) == 0o700
    assert (tafel(*IMPORT).exit_code, aantal_meldingen(register)) == (0, 2)


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("lijst.ods", ods(("kenmerk", "naam", "leeftijd"), ("K1", "Vos, K.", "oud"))),
        ("lijst.xls", xls(("kenmerk", "naam", "leeftijd"), ("K1", "Vos, K.", "oud"))),
        ("lijst.xlsx", werkmap(("kenmerk", "naam", "leeftijd"), ("K1", "Vos, K.", "oud"))),
    ],
)
def test_refused_rows_of_any_spreadsheet_are_excel_and_go_in_once_corrected(
    tafel: Tafel, register: Path, binnen: Path, naam: str, inhoud: bytes
) -> None:
    (binnen / naam).write_bytes(inhoud)
    uit = tafel(*IMPORT)
    assert uit.exit_code == 65
    assert "Afgewezen rijen, om te verbeteren: post/geweigerd/lijst-afgewezen.xlsx" in uit.stderr
    boek = openpyxl.load_workbook(binnen.parent / "geweigerd" / "lijst-afgewezen.xlsx")
    boek["Afgewezen"]["C2"] = "31"
    boek.save(binnen / "verbeterd.xlsx")
    assert (tafel(*IMPORT).exit_code, aantal_meldingen(register)) == (0, 1)


def test_the_same_file_is_read_once_unless_it_was_taken_back(
    tafel: Tafel, register: Path, binnen: Path
) -> None:
    (binnen / "a.csv").write_text(GOED)
    tafel(*IMPORT)
    (binnen / "a.csv").write_text(GOED)
    uit = tafel(*IMPORT)
    assert (uit.exit_code, "a.csv was al ingelezen (import 1)" in uit.stderr) == (0, True)
    assert namen(binnen)["klaar"] == ["a-2.csv", "a.csv"]
    tafel("melding", "import", "--ongedaan", "1", "--ja")
    (binnen / "a.csv").write_text(GOED)
    assert (tafel(*IMPORT).exit_code, aantal_meldingen(register)) == (0, 1)


NOG_NIET = {
    "x.csv.part": (GOED.encode(), "wordt nog geschreven of opgehaald"),
    "half.xlsx": (werkmap(("naam",), ("Vos, K.",))[:-40], "nog niet helemaal aangekomen"),
    "half.ods": (ods(("naam",), ("Vos, K.",))[:300], "nog niet helemaal aangekomen"),
    "half.xls": (xls(("naam",), ("Vos, K.",))[:1000], "nog niet helemaal aangekomen"),
    "leeg.csv": (b"", "nog niet helemaal aangekomen"),
}


@pytest.mark.parametrize("naam", NOG_NIET)
def test_what_is_not_whole_is_left_and_said(
    tafel: Tafel, register: Path, binnen: Path, naam: str
) -> None:
    inhoud, reden = NOG_NIET[naam]
    (binnen / naam).write_bytes(inhoud)
    uit = tafel(*IMPORT)
    assert (uit.exit_code, aantal_meldingen(register)) == (0, 0)
    assert reden in uit.stderr
    assert "volgende keer opnieuw" in uit.stderr
    assert namen(binnen)["in"] == [naam]


def test_what_is_still_not_whole_after_a_day_is_refused(
    tafel: Tafel, register: Path, binnen: Path
) -> None:
    pad = binnen / "half.xlsx"
    pad.write_bytes(werkmap(("naam",), ("Vos, K.",))[:-40])
    os.utime(pad, (0, 0))
    assert tafel(*IMPORT).exit_code == 65
    assert namen(binnen)["geweigerd"] == ["half.xlsx", "half.xlsx.reden.txt"]


@pytest.mark.parametrize("slotbestand", [".~lock.a.csv#", "~$a.csv"])
def test_what_somebody_has_open_is_left(
    tafel: Tafel, register: Path, binnen: Path, slotbestand: str
) -> None:
    (binnen / "a.csv").write_text(GOED)
    (binnen / slotbestand).write_text(",jan,")
    uit = tafel(*IMPORT)
    assert (uit.exit_code, aantal_meldingen(register)) == (0, 0)
    assert "a.csv is nog in een ander programma geopend" in uit.stderr
    (binnen / slotbestand).unlink()
    assert (tafel(*IMPORT).exit_code, aantal_meldingen(register)) == (0, 1)


def test_a_file_that_grows_while_it_is_looked_at_is_left(
    tafel: Tafel, register: Path, binnen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postvak, "RUST", 0.6)
    (binnen / "a.csv").write_text("kenmerk;naam\nK1;Vos, K.\n")

    def schrijf() -> None:
        time.sleep(0.2)
        with (binnen / "a.csv").open("a") as bestand:
            bestand.write("K2;Bos, A.\n")

    ander = threading.Thread(target=schrijf)
    ander.start()
    uit = tafel(*IMPORT)
    ander.join()
    assert (uit.exit_code, aantal_meldingen(register)) == (0, 0)
    assert "a.csv wordt nog geschreven" in uit.stderr
    monkeypatch.setattr(postvak, "RUST", 0.0)
    assert (tafel(*IMPORT).exit_code, aantal_meldingen(register)) == (0, 2)


def test_a_link_or_a_folder_is_not_followed(
    tafel: Tafel, register: Path, binnen: Path, tmp_path: Path
) -> None:
    (tmp_path / "elders.csv").write_text(GOED)
    (binnen / "wijst.csv").symlink_to(tmp_path / "elders.csv")
    (binnen / "map").mkdir()
    uit = tafel(*IMPORT)
    assert (uit.exit_code, aantal_meldingen(register)) == (0, 0)
    assert "wijst.csv is geen gewoon bestand" in uit.stderr


DOOD = """
import os, signal, sys
from tafel.files import postvak
from tafel.services.melding import postvak as dienst
postvak.RUST = 0.0
dienst.verplaats = lambda pad, naar: os.kill(os.getpid(), signal.SIGKILL)
from tafel import cli
sys.exit(cli.run(sys.argv[1:]))
"""


def test_a_run_that_is_killed_before_the_move_does_not_import_twice(
    tafel: Tafel, register: Path, binnen: Path, omgeving: Mapping[str, str], tmp_path: Path
) -> None:
    (binnen / "b.csv").write_text(DEELS)
    dood = subprocess.run(
        [sys.executable, "-c", DOOD, *IMPORT], env=dict(omgeving), cwd=tmp_path, check=False
    )
    assert dood.returncode == -signal.SIGKILL
    assert (aantal_meldingen(register), namen(binnen)["in"]) == (1, ["b.csv"])
    uit = tafel(*IMPORT)
    assert (uit.exit_code, aantal_meldingen(register)) == (65, 1)
    assert "b.csv was al ingelezen (import 1); toen is 1 afgewezen" in uit.stderr
    assert namen(binnen) == {"in": [], "klaar": ["b.csv"], "geweigerd": ["b-afgewezen.csv"]}
    assert len(json.loads(tafel("melding", "imports", "-f", "json").stdout)) == 1


def test_two_runs_do_not_work_through_one_folder(
    tafel: Tafel, register: Path, binnen: Path
) -> None:
    (binnen / "a.csv").write_text(GOED)
    with slot(binnen.parent):
        uit = tafel(*IMPORT)
    assert (uit.exit_code, aantal_meldingen(register)) == (75, 0)
    assert "een andere opdracht schrijft nu in post" in uit.stderr


def test_programs_get_one_object_with_what_became_of_each_file(
    tafel: Tafel, register: Path, binnen: Path
) -> None:
    (binnen / "a.csv").write_text(GOED)
    (binnen / "b.csv").write_text(DEELS)
    (binnen / "c.part").write_text("half")
    uit = tafel(*IMPORT, "-f", "json")
    gevonden = json.loads(uit.stdout)
    assert [(b["bestand"], b["naar"], b["afgewezen"]) for b in gevonden["bestanden"]] == [
        ("a.csv", "klaar/a.csv", None),
        ("b.csv", "klaar/b.csv", "geweigerd/b-afgewezen.csv"),
    ]
    assert gevonden["bestanden"][1]["uitslag"]["fouten"][0]["rij"] == 3
    assert [wacht["bestand"] for wacht in gevonden["wachtend"]] == ["c.part"]


def test_a_folder_that_is_not_there_is_told_how_to_make(tafel: Tafel, register: Path) -> None:
    uit = tafel(*IMPORT)
    assert (uit.exit_code, "mkdir -p post/in" in uit.stderr) == (66, True)


def test_the_list_of_imports_tells_who_when_what_and_how_much(
    tafel: Tafel, register: Path, binnen: Path
) -> None:
    (binnen / "meldingen.csv").write_text(DEELS)
    tafel(*IMPORT)
    regel = json.loads(tafel("melding", "imports", "-f", "json").stdout)[0]
    assert (regel["wie"], regel["dag"], regel["bestanden"]) == (
        "tester",
        "2026-11-23",
        "meldingen.csv",
    )
    assert (regel["gelezen"], regel["toegevoegd"], regel["afgewezen"]) == (2, 1, 1)
    import hashlib

    assert regel["kenteken"] == hashlib.sha256(DEELS.encode()).hexdigest()[:12]


# --- several files and passwords ------------------------------------------------------------------


def test_files_and_folders_at_once_each_with_their_own_counts(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "b.ods").write_bytes(ods(("kenmerk", "naam"), ("K9", "Rust, P.")))
    (tmp_path / "map" / "c.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "map" / "~$b.ods").write_bytes(b"x")
    (tmp_path / "a.csv").write_text(DEELS)
    (tmp_path / "d.xls").write_bytes(b"%PDF-1.4")
    uit = tafel("melding", "import", "a.csv", "map/", "d.xls")
    assert (uit.exit_code, aantal_meldingen(register)) == (65, 2)
    gezegd = " ".join(uit.stdout.split())
    assert "a.csv: 2 gelezen: 1 toegevoegd, 0 gewijzigd, 0 al bekend, 1 afgewezen" in gezegd
    assert "map/b.ods: 1 gelezen: 1 toegevoegd" in gezegd
    assert "import 1: 3 gelezen: 2 toegevoegd" in gezegd
    assert "d.xls: dit is een PDF en geen lijst" in gezegd
    uit = tafel("melding", "import", "a.csv")
    assert "a.csv is al ingelezen op 23-11 (import 1)" in uit.stderr


def test_a_folder_without_lists_is_said(tafel: Tafel, register: Path, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    uit = tafel("melding", "import", "leeg")
    assert (uit.exit_code, "noem de bestanden erin" in uit.stderr) == (66, True)


GEHEIM = beveiligd(werkmap(("kenmerk", "naam"), ("K1", "Vos, K.")), "geheim")


@pytest.mark.parametrize(
    ("opties", "stdin", "code", "zegt"),
    [
        (("--wachtwoord", "-"), "geheim\n", 0, "1 toegevoegd"),
        (("--wachtwoord", "-"), "geheim", 0, "1 toegevoegd"),
        (("--wachtwoord", "-"), "Geheim\n", 65, "dit is niet het wachtwoord van dit bestand"),
        ((), None, 65, "heeft een wachtwoord; lees het in op een terminal"),
        (("--wachtwoord", "geheim"), None, 2, "--wachtwoord neemt alleen -"),
    ],
)
def test_the_password_comes_from_stdin_and_never_from_the_command_line(
    tafel: Tafel,
    register: Path,
    tmp_path: Path,
    opties: tuple[str, ...],
    stdin: str | None,
    code: int,
    zegt: str,
) -> None:
    (tmp_path / "a.xlsx").write_bytes(GEHEIM)
    uit = tafel("melding", "import", "a.xlsx", *opties, input=stdin)
    gezegd = " ".join((uit.stdout + uit.stderr).split())
    assert (uit.exit_code, zegt in gezegd) == (code, True), gezegd
    assert "geheim" not in gezegd.replace("neemt alleen", "").lower()
    assert {pad.name for pad in tmp_path.iterdir()} <= {"a.xlsx", "thuis", "register.db"}


def test_an_ods_with_a_password_is_known_as_one(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    geheim = ods(("naam",), ("Vos, K.",), manifest="<manifest:encryption-data/>")
    (tmp_path / "a.ods").write_bytes(geheim)
    uit = tafel("melding", "import", "a.ods", "--wachtwoord", "-", input="geheim\n")
    assert (uit.exit_code, "heeft een wachtwoord" in uit.stdout) == (65, True)


def test_what_is_open_for_everybody_with_the_password_of_excel_asks_nothing(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    inhoud = beveiligd(werkmap(("kenmerk", "naam"), ("K1", "Vos, K.")), "VelvetSweatshop")
    (tmp_path / "a.xlsx").write_bytes(inhoud)
    assert tafel("melding", "import", "a.xlsx").exit_code == 0
