"""Notities: shared with nobody unless said, kept for good; the editor leaves nothing behind."""

import os
import signal
import sqlite3
import stat
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pexpect
import pytest

from tafel.register.store import Register
from tafel.services.basis.notities import van_casus
from tests.commands.hulp import GEZIN, deel_toe, sql, voer_in
from tests.commands.test_terminal import Terminal, einde, terminal
from tests.conftest import Tafel

__all__ = ["terminal"]

Editor = Callable[..., None]


@pytest.fixture
def casus(register: Tafel) -> Tafel:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    return register


@pytest.fixture
def tijdelijk(omgeving: dict[str, str], tmp_path: Path) -> Path:
    """The place for temporary files of a command."""
    plek = tmp_path / "tijdelijk"
    plek.mkdir()
    omgeving["TMPDIR"] = str(plek)
    return plek


@pytest.fixture
def editor(omgeving: dict[str, str], tmp_path: Path) -> Editor:
    """Makes a shell script the editor; it notes the mode of what it edits, beside the script."""

    def stel_in(script: str, naam: str = "EDITOR") -> None:
        pad = tmp_path / "mijn editor.sh"
        kop = f'#!/bin/sh\nstat -c "%a" "$1" "$(dirname "$1")" > "{tmp_path}/modus"\n'
        pad.write_text(f"{kop}{script}\n", encoding="utf-8")
        pad.chmod(0o700)
        omgeving[naam] = f"'{pad}'"

    return stel_in


def test_shared_with_nobody_unless_it_says_so(casus: Tafel, tmp_path: Path) -> None:
    stil = casus("notitie", "1", "--tekst", "gebeld, geen gehoor")
    assert (stil.exit_code, "met niemand gedeeld" in stil.stderr) == (0, True)
    casus(
        *("notitie", "1", "--tekst", "bezoek gedaan", "--bron", "bureau"),
        *("--delen-met", "madi", "--delen-met", "dwi", "--delen-met", "MaDi"),
    )
    with Register(tmp_path / "register.db") as register:
        een, twee = van_casus(register, 1)
    assert (een.bron, een.delen_met, een.dag, een.wie) == (None, (), date(2026, 11, 23), "tester")
    assert (twee.tekst, twee.bron) == ("bezoek gedaan", "bureau-jeugdzorg")
    assert twee.delen_met == ("dwi", "madi")


def test_a_source_that_is_no_partner_is_kept_in_words(casus: Tafel, tmp_path: Path) -> None:
    resultaat = casus("notitie", "1", "--tekst", "x", "--bron", "school De Brink")
    assert "geen bekende partner" in resultaat.stderr
    assert "Brink" not in resultaat.stderr
    assert sql(tmp_path, "SELECT bron FROM notitie") == [("school De Brink",)]
    met_wie = casus("notitie", "1", "--tekst", "y", "--delen-met", "De Brink")
    assert met_wie.exit_code == 66
    assert len(sql(tmp_path, "SELECT * FROM notitie")) == 1


def test_from_stdin_with_its_lines(casus: Tafel, tmp_path: Path) -> None:
    casus("notitie", "1", "--tekst", "-", input="regel één\nregel\u202e twee\n")
    assert sql(tmp_path, "SELECT tekst FROM notitie") == [("regel één\nregel twee",)]
    assert casus("notitie", "1", "--tekst", "-", input="\n").exit_code == 65
    assert casus("notitie", "1").exit_code == 2
    assert casus("notitie", "1", "--tekst", "  ").exit_code == 65


def test_never_changed_nor_logged(casus: Tafel, tmp_path: Path) -> None:
    casus("notitie", "1", "--tekst", "geheimpje", "--bron", "oma")
    verbinding = sqlite3.connect(tmp_path / "register.db")
    with pytest.raises(sqlite3.IntegrityError, match="alleen om aan toe te voegen"):
        verbinding.execute("UPDATE notitie SET tekst = 'anders'")
    with pytest.raises(sqlite3.IntegrityError, match="alleen om aan toe te voegen"):
        verbinding.execute("DELETE FROM notitie")
    verbinding.close()
    logregels = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id")
    assert logregels[-1] == ("notitie", "1")
    assert "geheimpje" not in str(logregels)
    assert "oma" not in str(sql(tmp_path, "SELECT * FROM gebeurtenis"))


def test_a_closed_casus_takes_a_notitie(casus: Tafel, tmp_path: Path) -> None:
    verbinding = sqlite3.connect(tmp_path / "register.db", isolation_level=None)
    verbinding.execute("UPDATE casus SET status = 'gesloten'")
    verbinding.close()
    assert casus("notitie", "1", "--tekst", "nog eens gebeld").exit_code == 0
    assert casus("notitie", "7", "--tekst", "wie?").exit_code == 66


def test_a_line_on_the_terminal(casus: Tafel, terminal: Terminal, tmp_path: Path) -> None:
    kind = terminal("notitie", "1")
    kind.expect("Wat wilt u bewaren")
    kind.sendline("één regel")
    assert einde(kind)[1] == 0
    assert sql(tmp_path, "SELECT tekst FROM notitie") == [("één regel",)]


@pytest.mark.parametrize("naam", ["EDITOR", "VISUAL"])
def test_enter_opens_the_editor_in_private(
    casus: Tafel, terminal: Terminal, editor: Editor, tijdelijk: Path, tmp_path: Path, naam: str
) -> None:
    editor('printf "regel een\\nregel twee\\n" > "$1"; touch "$1~"', naam)
    kind = terminal("notitie", "1")
    kind.expect("opent uw editor")
    kind.sendline("")
    tekst, code = einde(kind)
    assert code == 0, tekst
    assert sql(tmp_path, "SELECT tekst FROM notitie") == [("regel een\nregel twee",)]
    assert (tmp_path / "modus").read_text() == "600\n700\n"
    assert list(tijdelijk.iterdir()) == []


def test_in_the_users_own_runtime_folder_where_there_is_one(
    casus: Tafel,
    terminal: Terminal,
    editor: Editor,
    omgeving: dict[str, str],
    tijdelijk: Path,
    tmp_path: Path,
) -> None:
    eigen = tmp_path / "runtime"
    eigen.mkdir(mode=0o700)
    omgeving["XDG_RUNTIME_DIR"] = str(eigen)
    editor(f'echo "$1" > "{tmp_path}/waar"; echo tekst > "$1"')
    kind = terminal("notitie", "1")
    kind.expect("opent uw editor")
    kind.sendline("")
    assert einde(kind)[1] == 0
    assert Path((tmp_path / "waar").read_text()).is_relative_to(eigen)
    assert [*eigen.iterdir(), *tijdelijk.iterdir()] == []


@pytest.mark.parametrize(
    ("script", "zin"),
    [
        ("true", "de notitie is leeg"),
        ('rm "$1"', "de notitie is leeg"),
        ('echo geheim > "$1"; exit 3', "stopte met een fout"),
        ('printf "\\377\\376geheim" > "$1"', "geen UTF-8"),
    ],
)
def test_an_editor_that_gives_nothing(
    casus: Tafel,
    terminal: Terminal,
    editor: Editor,
    tijdelijk: Path,
    tmp_path: Path,
    script: str,
    zin: str,
) -> None:
    editor(script)
    kind = terminal("notitie", "1")
    kind.expect("opent uw editor")
    kind.sendline("")
    tekst, code = einde(kind)
    assert (code, zin in " ".join(tekst.split())) == (65, True)
    assert "geheim" not in tekst
    assert sql(tmp_path, "SELECT * FROM notitie") == []
    assert list(tijdelijk.iterdir()) == []


def test_no_editor_at_all(
    casus: Tafel, terminal: Terminal, omgeving: dict[str, str], tijdelijk: Path
) -> None:
    omgeving["EDITOR"] = "/bestaat/niet"
    kind = terminal("notitie", "1")
    kind.expect("opent uw editor")
    kind.sendline("")
    tekst, code = einde(kind)
    assert (code, "start niet" in tekst) == (2, True)
    assert list(tijdelijk.iterdir()) == []


@pytest.mark.parametrize("hoe", ["ctrl-c", "SIGTERM", "SIGHUP"])
def test_broken_off_in_the_editor(
    casus: Tafel, terminal: Terminal, editor: Editor, tijdelijk: Path, tmp_path: Path, hoe: str
) -> None:
    editor('echo geheim > "$1"; exec sleep 20')
    kind = terminal("notitie", "1")
    kind.expect("opent uw editor")
    kind.sendline("")
    bestand = _wacht_op(tijdelijk)
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    if hoe == "ctrl-c":
        kind.sendintr()
    else:
        os.kill(kind.pid, signal.Signals[hoe])
    tekst, code = einde(kind)
    verwacht = {"ctrl-c": 130, "SIGTERM": 143, "SIGHUP": 129}[hoe]
    assert (code, "Afgebroken." in tekst) == (verwacht, True)
    assert list(tijdelijk.iterdir()) == []
    assert sql(tmp_path, "SELECT * FROM notitie") == []


def _wacht_op(tijdelijk: Path) -> Path:
    """The file that is being edited, once something is in it."""
    for _ in range(200):
        gevuld = [pad for pad in tijdelijk.glob("*/*") if pad.stat().st_size]
        if gevuld:
            return gevuld[0]
        time.sleep(0.05)
    raise pexpect.TIMEOUT("the editor wrote nothing")
