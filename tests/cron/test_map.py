"""The folder with the weekly lists: whole or as it was, whatever happens meanwhile."""

import fcntl
import os
import re
import signal
import sqlite3
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.cron.conftest import MAANDAG, VOLGENDE
from tests.cron.hulp import inhoud, maak, omgeving, restanten, vul_schijf, weeklijsten

TAFELS = ("coordinatoren", "jeugd-en-gezin", "jong-volwassenen", "volwassenen")
VAN_TAFELS = {f"{tafel}-{soort}.html" for tafel in TAFELS for soort in ("agenda", "weeklijst")}
MELDERS = {f"organisatie-{code}.html" for code in ("ggd", "madi", "mee", "ymere")}


@contextmanager
def tmpfs(map_: Path, grootte: str) -> Iterator[Path]:
    """A small disk of its own; skips where that is not allowed."""
    map_.mkdir()
    aan = ["mount", "-t", "tmpfs", "-o", f"size={grootte},mode=0700", "tmpfs", str(map_)]
    if os.geteuid() != 0 or subprocess.run(aan, capture_output=True, check=False).returncode != 0:
        pytest.skip("a disk that can be full needs root and the right to mount one")
    try:
        yield map_
    finally:
        subprocess.run(["umount", str(map_)], check=True)


def test_from_cron_s_bare_environment_everything_is_there_and_nothing_is_said(
    gevuld: Path, tmp_path: Path
) -> None:
    map_ = tmp_path / "lijsten"
    klaar = maak(gevuld, map_, MAANDAG)
    assert (klaar.exit_code, klaar.stdout, klaar.stderr) == (0, "", "")
    bestanden = inhoud(map_)
    # Altra has an afspraak. The melders must hear by 30-11: that is next week's list.
    assert set(bestanden) == {"index.html", *VAN_TAFELS, "organisatie-altra.html"}
    assert stat.S_IMODE(map_.stat().st_mode) == 0o700
    assert {stat.S_IMODE(pad.stat().st_mode) for pad in map_.iterdir()} == {0o600}


def test_made_again_on_the_same_day_every_byte_is_the_same(gevuld: Path, tmp_path: Path) -> None:
    eerste, tweede = tmp_path / "een", tmp_path / "twee"
    assert maak(gevuld, eerste, MAANDAG).exit_code == 0
    assert maak(gevuld, tweede, MAANDAG).exit_code == 0
    assert inhoud(eerste) == inhoud(tweede)
    voor = inhoud(eerste)
    assert maak(gevuld, eerste, MAANDAG).exit_code == 0
    assert inhoud(eerste) == voor
    assert maak(gevuld, eerste, VOLGENDE).exit_code == 0
    assert inhoud(eerste) != voor


def test_a_second_run_meanwhile_is_turned_away_at_once(gevuld: Path, tmp_path: Path) -> None:
    map_ = tmp_path / "lijsten"
    assert maak(gevuld, map_, MAANDAG).exit_code == 0
    voor = inhoud(map_)
    nummer = os.open(map_, os.O_RDONLY)
    try:
        fcntl.flock(nummer, fcntl.LOCK_EX)
        klaar = maak(gevuld, map_, VOLGENDE)
    finally:
        os.close(nummer)
    assert klaar.exit_code == 75
    assert klaar.stderr == (
        f"tafel: een andere opdracht schrijft nu in {map_}; probeer het straks opnieuw\n"
    )
    assert inhoud(map_) == voor
    assert maak(gevuld, map_, VOLGENDE).exit_code == 0


def test_of_two_runs_that_start_together_one_works(gevuld: Path, tmp_path: Path) -> None:
    """The lock is the program's own: nobody else holds it here."""
    map_ = tmp_path / "lijsten"
    lopend = [
        subprocess.Popen(
            weeklijsten(map_), env=omgeving(gevuld, MAANDAG), cwd="/", stderr=subprocess.DEVNULL
        )
        for _ in range(4)
    ]
    codes = sorted(proces.wait(timeout=60) for proces in lopend)
    assert codes[0] == 0
    assert set(codes) <= {0, 75}
    assert "index.html" in inhoud(map_)


def test_a_full_disk_leaves_the_old_files_as_they_were(gevuld: Path, tmp_path: Path) -> None:
    with tmpfs(tmp_path / "schijf", "1m") as schijf:
        map_ = schijf / "lijsten"
        assert maak(gevuld, map_, MAANDAG).exit_code == 0
        voor = inhoud(map_)
        vulling = schijf / "vulling"
        vul_schijf(vulling)
        os.truncate(vulling, vulling.stat().st_size - 40_000)  # room for some of the new files
        klaar = maak(gevuld, map_, VOLGENDE)
        assert klaar.exit_code == 73
        assert klaar.stderr == (
            f"tafel: Kan {map_} niet schrijven: de schijf is vol; maak ruimte.\n"
        )
        assert inhoud(map_) == voor
        vulling.unlink()
        assert maak(gevuld, map_, VOLGENDE).exit_code == 0
        assert inhoud(map_) != voor


def test_when_one_file_cannot_be_replaced_the_others_are_put_back(
    gevuld: Path, tmp_path: Path
) -> None:
    map_ = tmp_path / "lijsten"
    assert maak(gevuld, map_, MAANDAG).exit_code == 0
    voor = inhoud(map_)
    vast = map_ / "volwassenen-agenda.html"
    anders = tmp_path / "anders"
    anders.write_text("vast")
    if os.geteuid() != 0:
        pytest.skip("a file that cannot be replaced needs root")
    opdracht = ["mount", "--bind", str(anders), str(vast)]
    if subprocess.run(opdracht, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody mount")
    try:
        klaar = maak(gevuld, map_, VOLGENDE)
    finally:
        subprocess.run(["umount", str(vast)], check=True)
    assert klaar.exit_code == 73
    assert inhoud(map_) == voor


def test_killed_halfway_every_file_is_whole_and_the_next_run_works(
    gevuld: Path, tmp_path: Path
) -> None:
    map_, nieuw = tmp_path / "lijsten", tmp_path / "nieuw"
    assert maak(gevuld, map_, MAANDAG).exit_code == 0
    assert maak(gevuld, nieuw, VOLGENDE).exit_code == 0
    oud, later = inhoud(map_), inhoud(nieuw)
    for _ in range(20):
        proces = subprocess.Popen(weeklijsten(map_), env=omgeving(gevuld, VOLGENDE), cwd="/")
        tot = time.monotonic() + 30
        while not restanten(map_):
            assert time.monotonic() < tot
            if proces.poll() is not None:
                break
        proces.send_signal(signal.SIGKILL)
        proces.wait(timeout=30)
        if over := restanten(map_):
            break
        assert maak(gevuld, map_, MAANDAG).exit_code == 0
    assert over, "never caught in the middle"
    for naam, tekst in inhoud(map_).items():
        if naam not in over:
            assert tekst in (oud[naam], later.get(naam))
    assert set(oud) <= set(inhoud(map_))
    assert maak(gevuld, map_, VOLGENDE).exit_code == 0
    assert inhoud(map_) == later


@pytest.mark.parametrize("hoe", [signal.SIGKILL, signal.SIGHUP])
def test_killed_before_there_was_anything_leaves_an_empty_folder_and_no_more(
    gevuld: Path, tmp_path: Path, hoe: signal.Signals
) -> None:
    map_ = tmp_path / "lijsten"
    proces = subprocess.Popen(weeklijsten(map_), env=omgeving(gevuld, MAANDAG), cwd="/")
    tot = time.monotonic() + 30
    while not map_.exists():
        assert time.monotonic() < tot
    proces.send_signal(hoe)
    assert proces.wait(timeout=30) == (129 if hoe is signal.SIGHUP else -hoe)
    assert not map_.exists() or list(map_.iterdir()) == []
    assert not map_.exists() or stat.S_IMODE(map_.stat().st_mode) == 0o700
    assert maak(gevuld, map_, MAANDAG).exit_code == 0
    assert restanten(map_) == set()


def test_an_organisation_that_has_nothing_left_loses_its_list(
    tafel: Tafel, gevuld: Path, tmp_path: Path
) -> None:
    map_ = tmp_path / "lijsten"
    assert maak(gevuld, map_, MAANDAG).exit_code == 0
    (map_ / "organisatie-altra.txt").write_text("van iemand anders")
    (map_ / "aantekening.html").write_text("van iemand anders")
    assert tafel("afspraak", "nagekomen", "1/1").exit_code == 0
    assert maak(gevuld, map_, VOLGENDE).exit_code == 0
    bestanden = inhoud(map_)
    eigen = {"organisatie-altra.txt", "aantekening.html"}
    assert set(bestanden) == {"index.html"} | VAN_TAFELS | MELDERS | eigen
    assert b"Altra" not in bestanden["index.html"]


def test_an_index_of_somebody_else_is_not_replaced(
    tafel: Tafel, gevuld: Path, tmp_path: Path
) -> None:
    map_ = tmp_path / "site"
    map_.mkdir()
    (map_ / "index.html").write_text("<a href='volwassenen-agenda.html' data-lijst>x</a>")
    klaar = tafel("rapport", "weeklijst", "--alle", "--uit", str(map_))
    assert klaar.exit_code == 2
    assert "is niet van tafel" in klaar.stderr
    assert list(inhoud(map_)) == ["index.html"]


@pytest.mark.parametrize("met_index", [False, True])
@pytest.mark.parametrize("naam", ["volwassenen-agenda.html", "organisatie-mee.html"])
def test_a_file_of_somebody_else_is_not_replaced(
    gevuld: Path, tmp_path: Path, naam: str, met_index: bool
) -> None:
    map_ = tmp_path / "lijsten"
    map_.mkdir()
    if met_index:  # of an earlier run, which made neither of them
        (map_ / "index.html").write_text('<main data-tafel="weeklijsten"></main>')
    (map_ / naam).write_text("van iemand anders")
    voor = inhoud(map_)
    klaar = maak(gevuld, map_, VOLGENDE)
    assert klaar.exit_code == 2
    assert klaar.stderr.startswith(
        f"tafel: {map_ / naam} is niet van tafel en zou worden vervangen; kies een andere map\n"
    )
    assert inhoud(map_) == voor


def test_what_a_killed_run_had_placed_is_replaced_by_the_next(gevuld: Path, tmp_path: Path) -> None:
    """It was killed when every list was in place, and the index not yet."""
    map_, nieuw = tmp_path / "lijsten", tmp_path / "nieuw"
    assert maak(gevuld, map_, MAANDAG).exit_code == 0
    assert maak(gevuld, nieuw, VOLGENDE).exit_code == 0
    for naam, tekst in inhoud(nieuw).items():
        plek = f".{naam}.0123456789abcdef.nieuw" if naam == "index.html" else naam
        (map_ / plek).write_bytes(tekst)
    assert maak(gevuld, map_, VOLGENDE).exit_code == 0
    assert inhoud(map_) == inhoud(nieuw)


def test_a_folder_that_others_can_enter_is_warned_about(
    tafel: Tafel, gevuld: Path, tmp_path: Path
) -> None:
    map_ = tmp_path / "de lijsten"
    map_.mkdir(mode=0o755)
    map_.chmod(0o755)
    opdracht = ("rapport", "weeklijst", "--alle", "--uit", str(map_))
    klaar = tafel(*opdracht)
    assert klaar.exit_code == 0
    assert f"ook anderen kunnen bij de map {map_}" in klaar.stderr
    assert f"chmod 700 '{map_}'" in klaar.stderr
    assert stat.S_IMODE(map_.stat().st_mode) == 0o755
    assert tafel("--stil", *opdracht).stderr == ""
    map_.chmod(0o700)
    assert "ook anderen" not in tafel(*opdracht).stderr


@pytest.mark.parametrize("soort", ["een bestand", "een map die er niet is"])
def test_a_folder_that_cannot_be_is_refused(
    tafel: Tafel, gevuld: Path, tmp_path: Path, soort: str
) -> None:
    plek = tmp_path / "plek"
    if soort == "een bestand":
        plek.write_text("bezet")
    doel = plek if soort == "een bestand" else plek / "daarin"
    klaar = tafel("rapport", "weeklijst", "--alle", "--uit", str(doel))
    assert klaar.exit_code == 73
    assert str(doel) in klaar.stderr


def test_what_one_table_cannot_make_keeps_the_others_not_waiting(
    tafel: Tafel, gevuld: Path, tmp_path: Path
) -> None:
    map_ = tmp_path / "lijsten"
    assert maak(gevuld, map_, MAANDAG).exit_code == 0
    (map_ / "volwassenen-weeklijst.html").unlink()
    voor = inhoud(map_)
    verbinding = sqlite3.connect(gevuld)
    with verbinding:
        verbinding.execute("DROP TRIGGER toedelingsbesluit_geen_update")
        gewijzigd = verbinding.execute(
            "UPDATE toedelingsbesluit SET besluit = 'kapot' WHERE tafel = 'volwassenen'"
        )
        assert gewijzigd.rowcount == 1
    verbinding.close()
    klaar = maak(gevuld, map_, VOLGENDE)
    assert klaar.exit_code == 1
    # Since the casus is new, the coordinators' own meeting has it too.
    assert klaar.stderr.splitlines()[0] == (
        f"Niet gemaakt: Volwassenen, Coördinatorenoverleg. De rest staat in {map_}."
    )
    assert "JSONDecodeError" in klaar.stderr
    assert "Traceback" not in klaar.stderr
    na = inhoud(map_)
    assert na["volwassenen-agenda.html"] == voor["volwassenen-agenda.html"]
    assert na["jeugd-en-gezin-agenda.html"] != voor["jeugd-en-gezin-agenda.html"]
    index = na["index.html"].decode()
    assert "Niet alles kon worden gemaakt" in index
    assert len(re.findall("Deze keer niet gemaakt", index)) == 2
    links = set(re.findall(r'href="([^"]+\.html)"', index))
    assert links == set(na) - {"index.html"}  # the list that somebody removed is not there to open
    assert set(na) == set(voor) | MELDERS


def test_only_lists_of_ours_are_ever_removed(gevuld: Path, tmp_path: Path) -> None:
    """Also when somebody wrote other names in our index."""
    map_ = tmp_path / "lijsten"
    assert maak(gevuld, map_, MAANDAG).exit_code == 0
    index = map_ / "index.html"
    for plek in ("../buiten.html", "eigen.html", "map/organisatie-x.html"):
        (map_ / plek).parent.mkdir(exist_ok=True)
        (map_ / plek).write_text("van iemand anders")
        link = f'<a href="{plek}" data-lijst>x</a></main>'
        index.write_text(index.read_text().replace("</main>", link))
    assert maak(gevuld, map_, VOLGENDE).exit_code == 0
    assert (tmp_path / "buiten.html").exists()
    assert (map_ / "eigen.html").exists()
    assert (map_ / "map" / "organisatie-x.html").exists()


def test_without_a_register_no_folder_is_left(tmp_path: Path) -> None:
    klaar = maak(tmp_path / "weg.db", tmp_path / "lijsten", MAANDAG)
    assert klaar.exit_code == 69
    assert list(tmp_path.iterdir()) == []


def test_every_list_is_logged(gevuld: Path, tmp_path: Path) -> None:
    assert maak(gevuld, tmp_path / "lijsten", MAANDAG).exit_code == 0
    verbinding = sqlite3.connect(gevuld)
    rijen = verbinding.execute(
        "SELECT wie, dag, onderwerp FROM logregel WHERE handeling = 'rapport weeklijst'"
    ).fetchall()
    agendas = verbinding.execute("SELECT count(*) FROM logregel WHERE handeling = 'agenda'")
    assert agendas.fetchone() == (4,)
    verbinding.close()
    assert {(wie, dag) for wie, dag, _ in rijen} == {("cron", MAANDAG)}
    assert {onderwerp for _, _, onderwerp in rijen} == {
        naam for naam in inhoud(tmp_path / "lijsten") if naam != "index.html"
    }
