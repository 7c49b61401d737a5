"""What was stored counts: when only the result cannot be shown the command succeeded, and whoever
believes the exit code does not store it twice.
"""

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.hulp import CRISIS, GEZIN, lees, voer_in
from tests.conftest import Tafel
from tests.invoer.hulp import inhoud
from tests.scenario.hulp import op

DAG = "2026-11-23"
BEWAARD = "let op: het is bewaard, alleen de uitvoer kon niet worden geschreven"
ADRES = {"postcode": "1102AB", "huisnummer": "7"}
UIT = {"vol": ">/dev/full", "niemand leest": "| true", "dicht": ">&-"}

Draai = Callable[..., tuple[int, str]]


@pytest.fixture
def draai(omgeving: dict[str, str], tmp_path: Path) -> Draai:
    """A command line in a shell, its stdout going nowhere; returns exit code and stderr."""

    def voer_uit(*args: str, naar: str) -> tuple[int, str]:
        regel = shlex.join([sys.executable, "-m", "tafel", *args])
        if naar.startswith("|"):
            # The reader is gone before anything is written.
            regel = f"{{ sleep 0.1; {regel}; echo $? >code; }} {naar}; sleep 0.1; wait"
        else:
            regel = f"{regel} {naar}; echo $? >code"
        klaar = subprocess.run(
            ["bash", "-c", regel], cwd=tmp_path, env=omgeving, capture_output=True, check=False
        )
        return int((tmp_path / "code").read_text()), klaar.stderr.decode()

    return voer_uit


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """A register with one casus of two meldingen, and a melding that is not allocated."""
    voer_in(register, GEZIN | ADRES)
    voer_in(register, GEZIN | ADRES | {"voornaam": "Ria", "geboortedatum": "03-03-1980"})
    voer_in(register, CRISIS | {"urgentie": "regulier"})
    op(register, DAG, "toedelen", "M1", "M2")
    return register


@pytest.mark.parametrize("naar", UIT.values(), ids=UIT)
def test_an_afspraak_of_which_the_number_cannot_be_shown_is_made_once(
    gezin: Tafel, draai: Draai, naar: str
) -> None:
    code, fout = draai(
        *("afspraak", "add", "1", "--organisatie", "madi", "--wat", "x", "--uiterlijk", "+1w"),
        naar=naar,
    )
    assert code == 0
    assert BEWAARD in fout
    assert "Traceback" not in fout
    assert len(lees(gezin, "afspraak", "lijst")) == 1


@pytest.mark.parametrize(
    "regel",
    [
        "melding add --achternaam Nieuw --geboortedatum 1990-01-01",
        "melding wijzig M3 --leeftijd 40",
        "melding vul-aan M3 --leeftijd 40",
        "melding import nieuw.csv",
        "melding import nieuw.csv -f json",
        "melding import --ongedaan 1 --ja",
        "toedelen --alle",
        "toedelen M3 -f csv",
        "toedelen --alle --uit weg/uit.txt",
        "toedelen --alle --uit register.db",
        "toedelen --bevestig",
        "persoon losmaken M2 --ja",
        "plan maak 1",
        "knelpunt add --soort wachten --tekst x",
        "aanbod laad kaart.csv",
        "escaleer 1 --spoor opstellen --tegen madi --grond geen_plan -f json",
    ],
)
def test_whatever_is_stored_and_cannot_be_shown_is_no_failure(
    gezin: Tafel, draai: Draai, tmp_path: Path, regel: str
) -> None:
    (tmp_path / "nieuw.csv").write_text("kenmerk;achternaam\nA1;Goed\n")
    (tmp_path / "kaart.csv").write_text("organisatie;product\nMaDi;Schuldhulp\n")
    if "--ongedaan" in regel:
        assert gezin("melding", "import", "nieuw.csv").exit_code == 0
    voor = inhoud(tmp_path / "register.db")
    code, fout = draai(*shlex.split(regel), naar=">/dev/full")
    assert (code, BEWAARD in fout) == (0, True), (code, fout)
    assert "onverwachte" not in fout
    assert inhoud(tmp_path / "register.db") != voor


def test_rows_that_were_refused_are_told_by_the_code_all_the_same(
    gezin: Tafel, draai: Draai, tmp_path: Path
) -> None:
    (tmp_path / "half.csv").write_text("kenmerk;leeftijd\nA1;40\nA2;ja\n")
    code, fout = draai("melding", "import", "half.csv", naar=">/dev/full")
    assert (code, BEWAARD in fout) == (65, True)
    assert len(lees(gezin, "melding", "lijst")) == 4


@pytest.mark.parametrize("naar", UIT.values(), ids=UIT)
@pytest.mark.parametrize("regel", ["melding lijst", "toedelen --alle --proef", "casus toon 1"])
def test_what_only_reads_fails_when_it_cannot_be_shown(
    gezin: Tafel, draai: Draai, regel: str, naar: str
) -> None:
    assert gezin("casus", "lijst").exit_code == 0
    code, fout = draai(*shlex.split(regel), naar=naar)
    assert code == 73
    assert BEWAARD not in fout
    assert "onverwachte" not in fout


@pytest.mark.parametrize("naar", ["2>/dev/full", "2>&-", ">&- 2>&-", "<&-"])
def test_messages_that_cannot_be_written_undo_nothing(
    gezin: Tafel, draai: Draai, naar: str
) -> None:
    code, _ = draai("melding", "add", "--urgentie", "crisis", "--kenmerk", "K9", naar=naar)
    assert code == 0
    assert len(lees(gezin, "melding", "lijst")) == 4
    assert draai("melding", "toon", "M99", naar=naar)[0] == 66


NIET_TE_LEZEN = {"alleen schrijven": "0>weg", "eindeloos": "</dev/zero", "dicht": "<&-"}


@pytest.mark.parametrize("vanwaar", NIET_TE_LEZEN.values(), ids=NIET_TE_LEZEN)
@pytest.mark.parametrize(
    ("regel", "codes"),
    [
        ("melding import -", {65, 66}),
        ("aanbod laad - --bron x", {65, 66}),
        ("melding add --reden -", {65}),
        ("notitie 1 --tekst -", {65}),
        ("melding vul-aan M3", {2, 65}),
    ],
)
def test_a_stdin_that_cannot_be_read_is_told(
    gezin: Tafel, draai: Draai, regel: str, codes: set[int], vanwaar: str
) -> None:
    """Nobody may wait for a text without an end: the memory of the machine ends first."""
    assert gezin("casus", "lijst").exit_code == 0
    code, fout = draai(*shlex.split(regel), naar=f"{vanwaar} >/dev/full")
    assert code in codes, fout
    assert "tafel: " in fout
    assert "onverwachte" not in fout
    assert "uitvoer" not in fout


@pytest.mark.parametrize("naam", ["af.csv", "af.xlsx"])
def test_of_two_imports_at_once_none_replaces_the_rows_of_the_other(
    register: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naam: str
) -> None:
    """Both saw that the file was not there yet."""
    monkeypatch.setattr("tafel.commands.melding.inlezen.toets_afgewezen", lambda *_, **__: None)
    opdracht = ("melding", "import", "-", "--afgewezen", naam)
    assert register(*opdracht, input="kenmerk;leeftijd\nEEN;ja\n").exit_code == 65
    stond_er = (tmp_path / naam).read_bytes()
    ander = register(*opdracht, input="kenmerk;leeftijd\nANDER;ja\nGOED;40\n")
    assert (ander.exit_code, ander.stdout) == (73, "")
    assert "er is intussen een bestand met deze naam; kies een andere naam" in ander.stderr
    assert (tmp_path / naam).read_bytes() == stond_er
    assert lees(register, "melding", "lijst") == []
    assert list(tmp_path.glob(".*.tmp")) == []


@pytest.mark.parametrize(
    ("regel", "code"),
    [
        ("melding import fout.csv", 65),
        ("melding import fout.csv -f json", 65),
        ("melding import bekend.csv", 73),
        ("melding import dubbel.csv", 65),
        ("melding import leeg.csv", 65),
        ("melding import bekend.csv --proef", 73),
    ],
)
def test_of_an_import_that_stored_nothing_nobody_says_that_it_is_stored(
    gezin: Tafel, draai: Draai, tmp_path: Path, regel: str, code: int
) -> None:
    (tmp_path / "fout.csv").write_text("naam;leeftijd\nRust;oud\n")
    (tmp_path / "dubbel.csv").write_text("naam;naam\nRust;x\n")
    (tmp_path / "leeg.csv").write_text("")
    (tmp_path / "bekend.csv").write_text("kenmerk;naam\nB1;Rust\n")
    assert gezin("melding", "import", "bekend.csv").exit_code == 0
    gekregen, fout = draai(*shlex.split(regel), naar=">/dev/full")
    assert (gekregen, "het is bewaard" in fout, "de schijf is vol" in fout) == (code, False, True)


ONGEZIEN = "let op: er waren mededelingen die nergens heen konden; stderr is niet te beschrijven"


@pytest.mark.parametrize(
    ("regel", "gezegd"),
    [
        ("melding import vreemd.csv", True),
        ("melding wijzig M3 --leeftijd 40", True),
        ("casus toon M1 -f tekst", True),
        ("melding import vreemd.csv -f json", False),
        ("melding import vreemd.csv -f csv", False),
        ("--stil melding import vreemd.csv", False),
        ("melding toon M1", False),
    ],
)
def test_warnings_that_could_not_be_written_are_mentioned_where_people_read(
    gezin: Tafel, omgeving: dict[str, str], tmp_path: Path, regel: str, gezegd: bool
) -> None:
    """Never in what a program reads, nor where there was nothing to say or stderr was closed."""
    assert gezin("melding", "lijst").exit_code == 0
    (tmp_path / "vreemd.csv").write_text("naam;onbekende kop\nRust;x\n")
    for naar, verwacht in (("2>/dev/full", gezegd), ("2>&-", False)):
        opdracht = f"{sys.executable} -m tafel {regel} {naar}"
        klaar = subprocess.run(
            ["bash", "-c", opdracht], cwd=tmp_path, env=omgeving, capture_output=True, check=False
        )
        assert (klaar.returncode, ONGEZIEN in klaar.stdout.decode()) == (0, verwacht)
