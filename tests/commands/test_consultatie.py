"""Consultaties are counted, and nothing else about them is kept."""

from pathlib import Path

from tests.commands.hulp import lees, sql
from tests.conftest import Tafel


def tel(tafel: Tafel, *args: str) -> None:
    resultaat = tafel("consultatie", "add", *args)
    assert (resultaat.exit_code, resultaat.stdout) == (0, "")


def test_counted_per_table_organisation_and_leefgebied(register: Tafel) -> None:
    tel(register, "--tafel", "jeugd", "--organisatie", "mad", "--leefgebied", "wonen")
    tel(register, "--tafel", "jeugd", "--organisatie", "MaDi", "--leefgebied", "won")
    tel(register, "--tafel", "jeugd")
    tel(register, "--tafel", "volwassenen", "--leefgebied", "verslaving")
    assert lees(register, "consultatie", "lijst") == [
        {"tafel": tafel, "organisatie": organisatie, "leefgebied": leefgebied, "aantal": aantal}
        for tafel, organisatie, leefgebied, aantal in (
            ("jeugd-en-gezin", "madi", "wonen", 2),
            ("jeugd-en-gezin", None, None, 1),
            ("volwassenen", None, "verslaving", 1),
        )
    ]
    tekst = register("consultatie", "lijst").stdout
    assert "MaDi" in tekst
    assert "niet genoemd" in tekst


def test_the_period(register: Tafel) -> None:
    for dag in ("2026-10-31", "2026-11-01", "2026-11-30"):
        register("--vandaag", "2026-12-01", "consultatie", "add", "--tafel", "jong", "--datum", dag)
    for van, tot, aantal in (
        ("2026-11-01", "2026-11-30", 2),
        ("2026-10-31", "2026-10-31", 1),
        ("2026-11-02", "2026-12-31", 1),
    ):
        [regel] = lees(register, "consultatie", "lijst", "--van", van, "--tot", tot)
        assert regel["aantal"] == aantal
    assert "Geen adviesvragen" in register("consultatie", "lijst", "--van", "2026-12-01").stdout


def test_the_users_own_table_and_no_other_day(register: Tafel) -> None:
    zonder = register("consultatie", "add")
    assert (zonder.exit_code, "--tafel" in zonder.stderr) == (2, True)
    assert register("consultatie", "add", env={"TAFEL_TAFEL": "coordinatoren"}).exit_code == 0
    assert lees(register, "consultatie", "lijst")[0]["tafel"] == "coordinatoren"
    morgen = register("consultatie", "add", "--tafel", "jeugd", "--datum", "morgen")
    assert morgen.exit_code == 2
    fout = register("consultatie", "add", "--tafel", "jeugd", "--leefgebied", "gezondheid")
    assert (fout.exit_code, "gezondheid_psychisch" in fout.stderr) == (2, True)
    assert register("consultatie", "add", "--tafel", "jeugd", "--organisatie", "x").exit_code == 66


def test_nothing_but_codes_is_kept(register: Tafel, tmp_path: Path) -> None:
    tel(register, "--tafel", "jeugd", "--organisatie", "madi", "--leefgebied", "wonen")
    assert sql(tmp_path, "SELECT dag, wie, tafel, organisatie, leefgebied FROM consultatie") == [
        ("2026-11-23", "tester", "jeugd-en-gezin", "madi", "wonen")
    ]
    kolommen = {rij[1] for rij in sql(tmp_path, "PRAGMA table_info(consultatie)")}
    assert kolommen == {"id", "tijd", "dag", "wie", "tafel", "organisatie", "leefgebied"}
