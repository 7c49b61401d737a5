"""One mistyped day closes no month that has yet to come, in a register that keeps real time."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands.rapporthulp import vul
from tests.conftest import Tafel
from tests.scenario.hulp import op, platte

NU = datetime.now().astimezone().date()
LANG_GELEDEN = NU - timedelta(days=200)
LATER = (NU + timedelta(days=200)).isoformat()
GESTELD = "Zeker is alleen dat het"


def maand(dag: date) -> str:
    return f"{dag:%Y-%m}"


def dicht(tmp_path: Path) -> list[str]:
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        return [rij[0] for rij in db.execute("SELECT maand FROM maandafsluiting ORDER BY 1")]


def log(tmp_path: Path, dag: date, tijd: date) -> None:
    with closing(sqlite3.connect(tmp_path / "register.db")) as db, db:
        db.execute(
            "INSERT INTO logregel (tijd, dag, wie, handeling, onderwerp) "
            "VALUES (?, ?, 'tester', 'zoek', '')",
            (f"{tijd}T09:00:00+01:00", dag.isoformat()),
        )


@pytest.fixture
def echt(tafel: Tafel, tmp_path: Path) -> Tafel:
    """A register that was made today, with a melding of long ago."""
    op(tafel, NU.isoformat(), "init")
    with vul(tmp_path) as bij:
        bij.melding(bij.persoon(bij.huishouden()), op=LANG_GELEDEN.isoformat())
    return tafel


def test_the_first_deed_may_be_the_one_that_is_mistyped(tafel: Tafel, tmp_path: Path) -> None:
    """What counts is on which day the register was made."""
    op(tafel, NU.isoformat(), "init")
    (tmp_path / "oud.csv").write_text(
        f"kenmerk;ontvangen_op;naam\n1;{LANG_GELEDEN.isoformat()};Vries, J. de\n", encoding="utf-8"
    )
    op(tafel, LATER, "melding", "import", "oud.csv")
    for _ in range(2):
        gedaan = op(tafel, LATER, "rapport", "afsluiten")
        assert f"Niet afgesloten: {maand(NU)} t/m " in platte(gedaan.stderr)
        assert dicht(tmp_path)[-1] < maand(NU)


def test_what_stays_open_is_not_called_nothing(echt: Tafel) -> None:
    niets = "Er is geen maand om af te sluiten."
    eerst, daarna = (op(echt, LATER, "rapport", "afsluiten") for _ in range(2))
    assert "Afgesloten: " in eerst.stdout + eerst.stderr
    assert daarna.stdout == ""
    assert "Niet afgesloten: " in daarna.stderr
    assert niets not in daarna.stderr
    nu = op(echt, NU.isoformat(), "rapport", "afsluiten")
    assert niets in nu.stdout + nu.stderr


def gesloten_op(tmp_path: Path) -> set[str]:
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        return {rij[0] for rij in db.execute("SELECT DISTINCT dag FROM maandafsluiting")}


@pytest.mark.parametrize("verzonnen", [LATER, (NU - timedelta(days=40)).isoformat()])
def test_the_day_of_closing_is_the_real_one(echt: Tafel, tmp_path: Path, verzonnen: str) -> None:
    """Also for who mistyped the day; it is printed beside the sociale kaart for good."""
    op(echt, verzonnen, "rapport", "afsluiten")
    assert gesloten_op(tmp_path) == {NU.isoformat()}


def test_where_days_are_played_a_month_is_closed_on_the_day_that_is_played(
    tafel: Tafel, tmp_path: Path
) -> None:
    op(tafel, "2001-01-01", "init")
    with vul(tmp_path) as bij:
        bij.melding(bij.persoon(bij.huishouden()), op="2026-09-02")
    op(tafel, "2026-11-24", "rapport", "afsluiten")
    assert gesloten_op(tmp_path) == {"2026-11-24"}


@pytest.mark.parametrize("stil", [(), ("--stil",)])
@pytest.mark.parametrize(
    "opdracht",
    [
        ("rapport", "afsluiten"),
        ("rapport", "kengetallen"),
        ("rapport", "weeklijst", "--alle", "--uit", "lijsten"),
    ],
    ids=" ".join,
)
def test_unattended_what_has_yet_to_come_stays_open_and_that_is_said(
    echt: Tafel, tmp_path: Path, opdracht: tuple[str, ...], stil: tuple[str, ...]
) -> None:
    gedaan = echt("--vandaag", LATER, *stil, *opdracht)
    assert gedaan.exit_code == 0, gedaan.stderr
    assert dicht(tmp_path)[0] == maand(LANG_GELEDEN)
    assert dicht(tmp_path)[-1] < maand(NU)
    assert f"Niet afgesloten: {maand(NU)} t/m " in platte(gedaan.stderr)
    assert f"{GESTELD} {NU:%d-%m-%Y} is geworden; kloppen --vandaag" in platte(gedaan.stderr)
    op(echt, NU.isoformat(), *opdracht)
    assert dicht(tmp_path)[-1] < maand(NU)


def test_a_report_goes_up_to_what_is_closed_and_says_why_no_further(
    echt: Tafel, tmp_path: Path
) -> None:
    uit = op(echt, LATER, "rapport", "kengetallen")
    laatste = dicht(tmp_path)[-1]
    assert f"({laatste}" in uit.stdout or f"-{laatste[5:]}-{laatste[:4]}" in uit.stdout
    geweigerd = echt("--vandaag", LATER, "rapport", "kengetallen", "--maand", maand(NU))
    assert geweigerd.exit_code == 2
    assert f"{maand(NU)} is niet afgesloten, want het is niet zeker" in platte(geweigerd.stderr)
    nota = echt("--vandaag", LATER, "rapport", "nota")
    assert nota.exit_code == 2
    assert "kijk of --vandaag" in platte(nota.stderr)


@pytest.mark.parametrize(("antwoord", "gesloten"), [("n\n", False), ("\n", False), ("ja\n", True)])
def test_at_the_keyboard_it_is_asked(
    echt: Tafel,
    aan_toetsen: Tafel,
    tmp_path: Path,
    antwoord: str,
    gesloten: bool,
) -> None:
    gedaan = aan_toetsen("--vandaag", LATER, "rapport", "afsluiten", input=antwoord)
    assert gedaan.exit_code == 0
    assert "Dat is voorgoed: wat er nog binnenkomt, telt nooit mee. [j/N]" in platte(gedaan.stderr)
    assert (dicht(tmp_path)[-1] >= maand(NU)) is gesloten


def test_who_is_right_about_the_day_is_asked_nothing(aan_toetsen: Tafel, echt: Tafel) -> None:
    gedaan = aan_toetsen("--vandaag", NU.isoformat(), "rapport", "afsluiten")
    assert gedaan.exit_code == 0
    assert GESTELD not in gedaan.stderr


def test_a_clock_that_jumps_is_not_believed_the_first_time(echt: Tafel, tmp_path: Path) -> None:
    """As if the last line of the log was written a year and a half ago."""
    toen = NU - timedelta(days=540)
    with closing(sqlite3.connect(tmp_path / "register.db")) as db, db:
        db.execute("DROP TRIGGER logregel_geen_delete")
        db.execute("DELETE FROM logregel")
        db.execute(
            "UPDATE melding SET ontvangen_op = ?", ((toen - timedelta(days=60)).isoformat(),)
        )
    log(tmp_path, toen, toen)
    gedaan = op(echt, NU.isoformat(), "rapport", "afsluiten")
    assert f"{GESTELD} {toen:%d-%m-%Y} is geworden" in platte(gedaan.stderr)
    assert dicht(tmp_path)[-1] < maand(toen)
    log(tmp_path, NU, NU)
    assert GESTELD not in op(echt, NU.isoformat(), "rapport", "afsluiten").stderr


@pytest.mark.parametrize("gespeeld", [LANG_GELEDEN, NU + timedelta(days=20)])
def test_where_days_are_played_the_day_that_is_played_holds(
    tafel: Tafel, tmp_path: Path, gespeeld: date
) -> None:
    """A demo or a trial: also when somebody looks without --vandaag in between."""
    op(tafel, gespeeld.isoformat(), "init")
    with vul(tmp_path) as bij:
        bij.melding(bij.persoon(bij.huishouden()), op=LANG_GELEDEN.isoformat())
    log(tmp_path, NU, NU)
    gedaan = op(tafel, LATER, "rapport", "afsluiten")
    assert GESTELD not in gedaan.stderr
    assert dicht(tmp_path)[-1] > maand(NU)


def test_the_demo_is_played(demojaar: Callable[..., object], tafel: Tafel, tmp_path: Path) -> None:
    demojaar("zuidoost", tmp_path / "register.db")
    op(tafel, LATER, "rapport", "afsluiten")
    assert dicht(tmp_path)[-1] > maand(NU)
