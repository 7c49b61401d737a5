"""Afspraken through the command line. Today is Monday 23 November 2026."""

import json
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import GEZIN, OVERLAST, deel_toe, lees, sql, voer_in
from tests.commands.test_terminal import Terminal, antwoord, einde, terminal
from tests.conftest import Tafel

__all__ = ["terminal"]

Maak = Callable[..., str]


@pytest.fixture
def maak(register: Tafel) -> Maak:
    """Adds an afspraak to casus 1 (tafel jeugd-en-gezin); returns its number."""
    voer_in(register, GEZIN)
    deel_toe(register, "M1")

    def afspraak(uiterlijk: str = "2026-12-01", **anders: str) -> str:
        opties = {"organisatie": "dwi", "wat": "inkomen regelen", "uiterlijk": uiterlijk} | anders
        args = [deel for naam, waarde in opties.items() for deel in (f"--{naam}", waarde)]
        resultaat = register("afspraak", "add", "1", *args)
        assert resultaat.exit_code == 0, resultaat.stderr
        return resultaat.stdout.strip()

    return afspraak


def lijst(tafel: Tafel, *args: str) -> list[dict[str, Any]]:
    gelezen: list[dict[str, Any]] = lees(tafel, "afspraak", "lijst", *args)
    return gelezen


def nummers(tafel: Tafel, *args: str) -> list[str]:
    return [regel["afspraak"] for regel in lijst(tafel, *args)]


def gebeurtenissen(tmp_path: Path) -> list[dict[str, Any]]:
    rijen = sql(tmp_path, "SELECT gegevens FROM gebeurtenis WHERE soort = 'afspraak' ORDER BY id")
    return [json.loads(rij[0]) for rij in rijen]


def test_the_contract(register: Tafel, maak: Maak) -> None:
    assert maak(wie="J. Bos") == "1/1"
    assert lijst(register) == [
        {
            "afspraak": "1/1",
            "casus": 1,
            "organisatie": "DWI",
            "wie": "J. Bos",
            "wat": "inkomen regelen",
            "uiterlijk": "2026-12-01",
            "status": "open",
            "te_laat": False,
            "keren_doorgeschoven": 0,
        }
    ]


def test_late_is_after_the_day_itself(register: Tafel, maak: Maak) -> None:
    """Due on Friday the 20th is late on Monday the 23rd; due on the 23rd is not."""
    for dag in ("2026-11-23", "2026-11-20"):
        maak(dag)
    assert [(r["afspraak"], r["te_laat"]) for r in lijst(register)] == [
        ("1/2", True),
        ("1/1", False),
    ]
    assert nummers(register, "--te-laat") == ["1/2"]
    assert nummers(register, "--te-laat", "--status", "alle") == ["1/2"]
    assert register("afspraak", "lijst", "--te-laat", "--status", "nagekomen").exit_code == 2


def test_filters(register: Tafel, maak: Maak) -> None:
    """1/1 DWI 1-12, 1/2 Altra 5-12, 2/1 (volwassenen) MaDi 3-12."""
    maak("2026-12-01")
    maak("2026-12-05", organisatie="altra")
    voer_in(register, OVERLAST)
    deel_toe(register, "M2")
    args = ("--organisatie", "madi", "--wat", "schuld", "--uiterlijk", "2026-12-03")
    assert register("afspraak", "add", "2", *args).stdout == "2/1\n"
    assert nummers(register) == ["1/1", "2/1", "1/2"]
    assert nummers(register, "--organisatie", "alt") == ["1/2"]
    assert nummers(register, "--tafel", "volw") == ["2/1"]
    assert nummers(register, "--casus", "1") == ["1/1", "1/2"]
    assert nummers(register, "--van", "2026-12-03", "--tot", "2026-12-05") == ["2/1", "1/2"]
    assert nummers(register, "--aantal", "1") == ["1/1"]
    assert register("afspraak", "lijst", "--organisatie", "bestaatniet").exit_code == 66
    eigen = {"TAFEL_TAFEL": "volwassenen"}
    resultaat = register("afspraak", "lijst", "-f", "csv", env=eigen)
    assert [regel.split(",")[0].split(";")[0] for regel in resultaat.stdout.splitlines()[1:]] == [
        "2/1"
    ]
    van_casus = register("afspraak", "lijst", "--casus", "1", "-f", "csv", env=eigen)
    assert len(van_casus.stdout.splitlines()) == 3


def test_the_table_says_how_late_and_how_often(register: Tafel, maak: Maak) -> None:
    maak("2026-11-10")
    register("afspraak", "doorschuiven", "1/1", "--uiterlijk", "2026-11-12")
    maak(wat="een heel lange zin over wat er allemaal geregeld moet worden " * 3)
    resultaat = register("afspraak", "lijst", "-f", "tabel")
    regels = resultaat.stdout.splitlines()
    assert max(map(len, regels)) <= 80
    assert "11 dagen" in regels[2]
    assert "1x" in regels[2]
    assert "Status" not in regels[0]
    assert "…" in regels[3]
    assert "Geen afspraken" in register("afspraak", "lijst", "--casus", "9").stdout


def test_adding_to_what_is_not_there(register: Tafel, maak: Maak) -> None:
    opties = ("--organisatie", "dwi", "--wat", "iets", "--uiterlijk", "+2w")
    assert register("afspraak", "add", "9", *opties).exit_code == 66
    assert register("afspraak", "add", "1", *opties, "--doel", "1d1").exit_code == 66
    assert register("afspraak", "add", "1", *opties, "--doel", "2d1").exit_code == 2
    zonder = register("afspraak", "add", "1", *opties[:2], *opties[4:])
    assert (zonder.exit_code, "--wat" in zonder.stderr) == (2, True)
    assert lijst(register) == []


def test_a_closed_casus_takes_no_afspraak(register: Tafel, maak: Maak, tmp_path: Path) -> None:
    maak()
    register("afspraak", "nagekomen", "1/1")
    _voer_uit(tmp_path, "UPDATE casus SET status = 'gesloten'")
    opties = ("--organisatie", "dwi", "--wat", "iets", "--uiterlijk", "+2w")
    nieuw = register("afspraak", "add", "1", *opties)
    weer = register("afspraak", "heropen", "1/1")
    assert [(r.exit_code, "tafel casus heropen 1" in r.stderr) for r in (nieuw, weer)] == [
        (76, True),
        (76, True),
    ]


def test_a_day_that_has_passed_warns(register: Tafel, maak: Maak) -> None:
    args = ("--organisatie", "dwi", "--wat", "iets", "--uiterlijk", "2026-11-20")
    resultaat = register("afspraak", "add", "1", *args)
    assert (resultaat.exit_code, resultaat.stdout) == (0, "1/1\n")
    assert "let op: 20-11-2026 is al voorbij" in resultaat.stderr


def test_harmful_characters_are_taken_out_with_a_warning(register: Tafel, maak: Maak) -> None:
    args = ("--organisatie", "dwi", "--uiterlijk", "+2w", "--wat", "brief\u202e sturen")
    resultaat = register("afspraak", "add", "1", *args)
    assert "let op: --wat" in resultaat.stderr
    assert lijst(register)[0]["wat"] == "brief sturen"


def test_kept(register: Tafel, maak: Maak, tmp_path: Path) -> None:
    maak()
    maak()
    assert register("afspraak", "nagekomen", "1/1", "1/2").exit_code == 0
    assert lijst(register) == []
    assert nummers(register, "--status", "nagekomen") == ["1/1", "1/2"]
    assert gebeurtenissen(tmp_path)[-1] == {
        "afspraak": 2,
        "van": "open",
        "naar": "nagekomen",
        "oorzaak": None,
        "organisatie": "dwi",
        "uiterlijk": "2026-12-01",
    }
    assert sql(tmp_path, "SELECT DISTINCT afgedaan_op FROM afspraak") == [("2026-11-23",)]


def test_all_or_nothing(register: Tafel, maak: Maak, tmp_path: Path) -> None:
    maak()
    maak()
    eerder = len(gebeurtenissen(tmp_path))
    fout = register("afspraak", "nagekomen", "1/1", "1/9", "1/2")
    assert (fout.exit_code, "1/9" in fout.stderr) == (66, True)
    assert register("afspraak", "nagekomen", "7/1").stderr.startswith("tafel: casus 7 bestaat niet")
    assert nummers(register) == ["1/1", "1/2"]
    assert len(gebeurtenissen(tmp_path)) == eerder


def test_not_kept_asks_the_cause_and_hints_at_escalation(
    register: Tafel, maak: Maak, tmp_path: Path
) -> None:
    maak()
    maak()
    assert register("afspraak", "niet-nagekomen", "1/1").exit_code == 2
    zij = register("afspraak", "niet-nagekomen", "1/1", "--oorzaak", "organisatie")
    assert "tafel escaleer 1 --spoor uitvoering --tegen dwi --afspraak 1/1" in zij.stderr
    kon_niet = register("afspraak", "niet-nagekomen", "1/2", "--oorzaak", "omstandigheden")
    assert "escaleer" not in kon_niet.stderr
    assert [(g["naar"], g["oorzaak"]) for g in gebeurtenissen(tmp_path)[2:]] == [
        ("niet_nagekomen", "organisatie"),
        ("niet_nagekomen", "omstandigheden"),
    ]


@pytest.mark.parametrize(
    ("daad", "opties"),
    [
        ("nagekomen", ()),
        ("niet-nagekomen", ("--oorzaak", "organisatie")),
        ("vervallen", ("--reden", "verhuisd")),
        ("doorschuiven", ("--uiterlijk", "2027-01-04")),
    ],
)
def test_only_what_is_open_changes(
    register: Tafel, maak: Maak, daad: str, opties: tuple[str, ...]
) -> None:
    maak()
    register("afspraak", "vervallen", "1/1", "--reden", "dubbel")
    resultaat = register("afspraak", daad, "1/1", *opties)
    assert resultaat.exit_code == 65
    assert "1/1 is al vervallen" in resultaat.stderr
    assert "tafel afspraak heropen 1/1" in resultaat.stderr


def test_dropping_asks_why(register: Tafel, maak: Maak, tmp_path: Path) -> None:
    maak()
    assert register("afspraak", "vervallen", "1/1").exit_code == 2
    assert register("afspraak", "vervallen", "1/1", "--reden", "-", input="x\n").exit_code == 0
    assert sql(tmp_path, "SELECT toelichting FROM afspraak") == [("23-11-2026 vervallen: x",)]


def test_moving_counts_and_warns_from_the_second_time_on(
    register: Tafel, maak: Maak, tmp_path: Path
) -> None:
    maak("2026-12-01")
    eerder = register("afspraak", "doorschuiven", "1/1", "--uiterlijk", "2026-12-01")
    assert (eerder.exit_code, "01-12-2026" in eerder.stderr) == (2, True)
    een = register(
        "afspraak", "doorschuiven", "1/1", "--uiterlijk", "2026-12-08", "--reden", "ziek"
    )
    twee = register("afspraak", "doorschuiven", "1/1", "--uiterlijk", "2026-12-15")
    assert ["let op" in r.stderr for r in (een, twee)] == [False, True]
    assert "2 keer doorgeschoven" in twee.stderr
    [regel] = lijst(register)
    assert (regel["uiterlijk"], regel["keren_doorgeschoven"]) == ("2026-12-15", 2)
    assert sql(tmp_path, "SELECT eerst_uiterlijk FROM afspraak") == [("2026-12-01",)]
    laatste = gebeurtenissen(tmp_path)[-1]
    assert (laatste["uiterlijk_was"], laatste["uiterlijk"]) == ("2026-12-08", "2026-12-15")
    assert "ziek" not in str(sql(tmp_path, "SELECT * FROM gebeurtenis"))


def test_a_task_without_a_date_is_not_moved(register: Tafel, maak: Maak, tmp_path: Path) -> None:
    maak()
    maak()
    _voer_uit(tmp_path, "UPDATE afspraak SET uiterlijk = NULL, organisatie = NULL WHERE nummer = 1")
    resultaat = register("afspraak", "doorschuiven", "1/1", "--uiterlijk", "+2w")
    assert (resultaat.exit_code, "tafel plan taak 1/1" in resultaat.stderr) == (65, True)
    assert [(r["afspraak"], r["organisatie"], r["uiterlijk"]) for r in lijst(register)] == [
        ("1/2", "DWI", "2026-12-01"),
        ("1/1", None, None),
    ]
    assert nummers(register, "--te-laat") == []


def test_reopening(register: Tafel, maak: Maak, tmp_path: Path) -> None:
    """A new date counts as moved where it was not kept, not where it was kept or dropped."""
    for _ in range(3):
        maak("2026-11-20")
    nog_open = register("afspraak", "heropen", "1/1")
    assert (nog_open.exit_code, "doorschuiven 1/1" in nog_open.stderr) == (65, True)
    register("afspraak", "nagekomen", "1/1")
    register("afspraak", "niet-nagekomen", "1/2", "1/3", "--oorzaak", "organisatie")
    assert register("afspraak", "heropen", "1/1", "1/2", "--uiterlijk", "2026-12-10").exit_code == 0
    zonder = register("afspraak", "heropen", "1/3")
    assert "let op: 1/3 is meteen te laat" in zonder.stderr
    assert {r["afspraak"]: (r["keren_doorgeschoven"], r["te_laat"]) for r in lijst(register)} == {
        "1/1": (0, False),
        "1/2": (1, False),
        "1/3": (0, True),
    }
    assert sql(tmp_path, "SELECT DISTINCT oorzaak, afgedaan_op FROM afspraak") == [(None, None)]


def test_what_is_missing_is_asked(register: Tafel, maak: Maak, terminal: Terminal) -> None:
    kind = terminal("afspraak", "add")
    antwoord(kind, "Welke casus", "1")
    antwoord(kind, "Welke organisatie", "dewee")
    kind.expect("partner add\\r\\n")
    antwoord(kind, "Welke organisatie", "dwi")
    antwoord(kind, "Wat doet zij", "inkomen regelen")
    antwoord(kind, "Wanneer", "ooit")
    antwoord(kind, "Wanneer", "2026-12-01")
    tekst, code = einde(kind)
    assert (code, "1/1" in tekst) == (0, True)
    kind = terminal("afspraak", "niet-nagekomen")
    antwoord(kind, "Welke afspraak", "1")
    antwoord(kind, "Welke afspraak", "1/1")
    antwoord(kind, "Handelde", "omst")
    assert einde(kind)[1] == 0
    assert nummers(register, "--status", "niet_nagekomen") == ["1/1"]


def test_the_log_holds_numbers_only(register: Tafel, maak: Maak, tmp_path: Path) -> None:
    maak(wie="J. Bos")
    register("afspraak", "nagekomen", "1/1", "--toelichting", "geregeld door Bos")
    lijst(register)
    regels = sql(
        tmp_path, "SELECT handeling, onderwerp FROM logregel WHERE handeling LIKE 'afspraak%'"
    )
    assert regels == [
        ("afspraak add", "1/1"),
        ("afspraak nagekomen", "1/1"),
        ("afspraak lijst", "0 regels"),
    ]


def test_the_list_of_open_afspraken_uses_its_index(maak: Maak, tmp_path: Path) -> None:
    maak()
    from tafel.register import afspraak as afspraken
    from tafel.register.store import Register

    uitgevoerd: list[str] = []
    with Register(tmp_path / "register.db") as register:
        register._verbinding.set_trace_callback(uitgevoerd.append)
        afspraken.afspraken(
            register,
            organisatie=None,
            tafel=None,
            casus=None,
            status="open",
            voor=date(2026, 12, 31),
            van=None,
            tot=None,
            grens=200,
        )
        [gevraagd] = uitgevoerd
        stappen = register.lees(f"EXPLAIN QUERY PLAN {gevraagd}")
    assert any("afspraak_open" in rij["detail"] for rij in stappen)


def _voer_uit(tmp_path: Path, opdracht: str) -> None:
    verbinding = sqlite3.connect(tmp_path / "register.db", isolation_level=None)
    verbinding.execute(opdracht)
    verbinding.close()
