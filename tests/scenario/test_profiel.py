"""A register knows its profile, and a casus at a table that is no more stays in sight."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tafel.gegevens import gegevens
from tafel.register import beheer
from tafel.register.migrations import migraties
from tests.commands.hulp import GEZIN, OVERLAST, sql, voer_in
from tests.conftest import Tafel
from tests.register.hulp import maak_ouder
from tests.scenario.hulp import lees_op, op, platte, weigert

DAG = "2026-11-23"
ANDERS = {"TAFEL_PROFIEL": "almere"}
JONG = OVERLAST | {"achternaam": "Jong", "voornaam": "Ria", "geboortedatum": "01-02-2005"}
"""Z08: 21, living independently → tafel jong-volwassenen; S06 of stedelijk says jeugd-en-gezin."""


def profiel_van(tmp_path: Path) -> list[tuple[str, str]]:
    return sql(tmp_path, "SELECT sleutel, waarde FROM instelling WHERE sleutel <> 'geheim'")


def besluiten(tmp_path: Path) -> list[str]:
    return [rij[0] for rij in sql(tmp_path, "SELECT profiel FROM toedelingsbesluit ORDER BY id")]


# --- a forgotten setting --------------------------------------------------------------------------


def test_a_forgotten_setting_allocated_by_another_profile_without_a_word(
    tafel: Tafel, tmp_path: Path
) -> None:
    """Almere's register, and a shell in which TAFEL_PROFIEL was not set."""
    gemaakt = tafel("init", env=ANDERS)
    assert "profiel almere" in gemaakt.stderr
    voer_in(tafel, GEZIN)
    op(tafel, DAG, "toedelen", "--alle")
    assert besluiten(tmp_path) == ["almere"]
    assert profiel_van(tmp_path) == [("profiel", "almere")]


def test_another_profile_writes_nothing_and_names_the_cure(tafel: Tafel, tmp_path: Path) -> None:
    tafel("init")
    nummer = voer_in(tafel, GEZIN)
    for opdracht in (
        ("toedelen", nummer),
        ("toedelen", "--alle", "--opnieuw"),
        ("melding", "add", "--achternaam", "Geheim"),
        ("partner", "add", "de-brink", "--naam", "De Brink"),
        ("consultatie", "add", "--tafel", "wijkteam"),
    ):
        geweigerd = tafel(*opdracht, env=ANDERS)
        assert (geweigerd.exit_code, geweigerd.stdout) == (78, ""), opdracht
        [zin] = geweigerd.stderr.splitlines()
        assert "dit register werkt met profiel zuidoost, niet met almere" in zin
        assert "tafel beheer profiel almere" in zin
        assert "Geheim" not in zin
    assert besluiten(tmp_path) == []
    assert sql(tmp_path, "SELECT count(*) FROM melding") == [(1,)]
    assert tafel("--profiel", "zuidoost", "toedelen", nummer, env=ANDERS).exit_code == 0


def test_looking_and_trying_stay_free_with_one_warning(tafel: Tafel, tmp_path: Path) -> None:
    tafel("init")
    voer_in(tafel, GEZIN)
    op(tafel, DAG, "toedelen", "--alle")
    for opdracht in (
        ("toedelen", "--alle", "--opnieuw", "--proef"),
        ("casus", "lijst"),
        ("casus", "toon", "1"),
        ("rapport", "kengetallen"),
        ("rapport", "knelpunten"),
        ("agenda", "--tafel", "coordinatoren"),
    ):
        gezien = tafel(*opdracht, "-f", "json", env=ANDERS)
        assert gezien.exit_code == 0, (opdracht, gezien.stderr)
        json.loads(gezien.stdout)
        assert gezien.stderr.count("gezien met profiel almere") == 1, opdracht
        assert "dit register met zuidoost" in gezien.stderr
        assert tafel("--stil", *opdracht, env=ANDERS).stderr == ""
        assert "gezien met" not in tafel(*opdracht).stderr
    lijsten = tafel("rapport", "weeklijst", "--alle", "--uit", "lijsten", env=ANDERS)
    assert (lijsten.exit_code, lijsten.stderr.count("gezien met")) == (0, 1), lijsten.stderr
    assert besluiten(tmp_path) == ["zuidoost"]


def test_a_profile_of_ones_own_is_asked_for_by_its_file(tafel: Tafel, tmp_path: Path) -> None:
    bron = (gegevens() / "profielen" / "almere.toml").read_text(encoding="utf-8")
    (tmp_path / "eigen.toml").write_text(bron.replace('naam = "almere"', 'naam = "ons"', 1))
    met = ("--profiel", "eigen.toml")
    assert tafel(*met, "init").exit_code == 0
    assert profiel_van(tmp_path) == [("profiel", "ons")]
    zonder = tafel("casus", "lijst")
    assert (zonder.exit_code, zonder.stdout) == (78, "")
    assert "werkt met profiel ons" in zonder.stderr
    assert "--profiel PAD" in zonder.stderr
    assert tafel(*met, "casus", "lijst").exit_code == 0
    # The way out needs no file that may be lost.
    assert tafel("beheer", "profiel", "zuidoost", "--ja").exit_code == 0
    assert tafel("casus", "lijst").exit_code == 0


def test_a_file_with_the_name_of_a_shipped_profile_is_warned_about(
    tafel: Tafel, tmp_path: Path
) -> None:
    bron = (gegevens() / "profielen" / "almere.toml").read_text(encoding="utf-8")
    (tmp_path / "eigen.toml").write_text(bron, encoding="utf-8")
    assert "geef het een eigen naam" in tafel("--profiel", "eigen.toml", "init").stderr
    verhuisd = tafel("beheer", "profiel", "eigen.toml")
    assert "geef het een eigen naam" in verhuisd.stderr


def test_a_register_made_under_a_profile_that_cannot_be_read_takes_the_first(
    tafel: Tafel, tmp_path: Path
) -> None:
    gemaakt = tafel("--profiel", "bestaatniet", "init")
    assert gemaakt.exit_code == 0
    assert "is niet te lezen" in gemaakt.stderr
    assert profiel_van(tmp_path) == []
    assert tafel("--profiel", "almere", "melding", "add", "--leeftijd", "40").exit_code == 0
    assert profiel_van(tmp_path) == [("profiel", "almere")]
    assert tafel("--profiel", "zuidoost", "toedelen", "--alle").exit_code == 78


def test_the_demo_leaves_the_users_register_alone(tafel: Tafel, tmp_path: Path) -> None:
    tafel("init", env=ANDERS)
    pad = str(tmp_path / "demo.db")
    assert tafel("demo", "--bewaar", pad).exit_code == 0
    getoond = tafel("--register", pad, "beheer", "profiel")
    assert getoond.stdout == "zuidoost\n"
    assert tafel("beheer", "profiel").stdout == "almere\n"


# --- older registers ------------------------------------------------------------------------------


@pytest.fixture
def ouder(tafel: Tafel, tmp_path: Path) -> Path:
    """A register of before version 5, with two meldingen allocated."""
    tafel("init")
    for velden in (GEZIN, OVERLAST):
        voer_in(tafel, velden)
    op(tafel, DAG, "toedelen", "--alle")
    return maak_ouder(tmp_path / "register.db", 4)


def beslist_als(pad: Path, melding: int, profiel: str) -> None:
    """As if the latest decision on this melding was made under another profile."""
    with closing(sqlite3.connect(pad)) as db:
        db.execute("DROP TRIGGER toedelingsbesluit_geen_update")
        db.execute("UPDATE toedelingsbesluit SET profiel = ? WHERE melding = ?", (profiel, melding))
        db.execute(
            "CREATE TRIGGER toedelingsbesluit_geen_update BEFORE UPDATE ON toedelingsbesluit BEGIN "
            "SELECT RAISE(ABORT, 'toedelingsbesluit is alleen om aan toe te voegen'); END"
        )
        db.commit()


def test_an_older_register_takes_the_profile_of_its_decisions(
    tafel: Tafel, ouder: Path, tmp_path: Path
) -> None:
    """Whatever the setting is on the day of the update."""
    gedaan = tafel("beheer", "migreer", env=ANDERS)
    assert gedaan.exit_code == 0, gedaan.stderr
    assert "werkt met profiel zuidoost" in gedaan.stderr
    assert "tafel beheer profiel almere" in gedaan.stderr
    assert profiel_van(tmp_path) == [("profiel", "zuidoost")]


def test_an_older_register_of_two_profiles_asks_which(
    tafel: Tafel, ouder: Path, tmp_path: Path
) -> None:
    beslist_als(ouder, 1, "stedelijk")
    voor = ouder.read_bytes()
    [zin] = weigert(tafel, DAG, 78, "beheer", "migreer")
    assert "stedelijk, zuidoost" in zin
    assert "tafel --profiel NAAM beheer migreer" in zin
    assert ouder.read_bytes() == voor
    [zin] = weigert(tafel, DAG, 78, "--profiel", "almere", "beheer", "migreer")
    assert "stedelijk, zuidoost, niet met almere" in zin
    assert "tafel beheer profiel almere" in zin
    assert ouder.read_bytes() == voor
    assert tafel("--profiel", "stedelijk", "beheer", "migreer").exit_code == 0
    assert profiel_van(tmp_path) == [("profiel", "stedelijk")]


def test_an_older_register_without_decisions_takes_the_one_given(
    tafel: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as toen:
        toen.setattr(beheer, "migraties", lambda: migraties()[:4])
        beheer.maak_register(tmp_path / "register.db")
    assert tafel("beheer", "migreer", env=ANDERS).exit_code == 0
    assert profiel_van(tmp_path) == [("profiel", "almere")]


# --- moving on purpose ----------------------------------------------------------------------------


def test_moving_says_what_it_means_before_anything_changes(tafel: Tafel, tmp_path: Path) -> None:
    tafel("init")
    voer_in(tafel, GEZIN)
    voer_in(tafel, JONG)
    op(tafel, DAG, "toedelen", "--alle")
    proef = op(tafel, DAG, "beheer", "profiel", "stedelijk", "--proef")
    wat = platte(proef.stdout)
    assert "Van zuidoost naar stedelijk; open casussen: 2" in wat
    assert "1 casus staat bij tafel jong-volwassenen, die profiel stedelijk niet kent: 2." in wat
    assert "tafel casus overdragen 2 --tafel" in wat
    assert profiel_van(tmp_path) == [("profiel", "zuidoost")]
    zonder_ja = tafel("beheer", "profiel", "stedelijk")
    assert zonder_ja.exit_code == 2
    assert "--ja" in zonder_ja.stderr
    assert profiel_van(tmp_path) == [("profiel", "zuidoost")]
    assert tafel("beheer", "profiel", "stedelijk", "--ja").exit_code == 0
    assert profiel_van(tmp_path) == [("profiel", "stedelijk")]
    gelogd = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id DESC LIMIT 1")
    assert gelogd == [("beheer profiel", "zuidoost -> stedelijk")]
    assert tafel("beheer", "profiel", "nergens", "--ja").exit_code == 78


# --- a table that is no more ----------------------------------------------------------------------


@pytest.fixture
def verhuisd(tafel: Tafel) -> Tafel:
    """Casus 1 at jeugd-en-gezin, casus 2 at jong-volwassenen, which stedelijk does not have."""
    tafel("init")
    voer_in(tafel, GEZIN)
    voer_in(tafel, JONG)
    op(tafel, DAG, "toedelen", "--alle")
    op(tafel, DAG, "beheer", "profiel", "stedelijk", "--ja")
    return tafel


ZIN = "1 casus staat bij tafel jong-volwassenen, die profiel stedelijk niet kent: 2."


def test_a_casus_at_a_table_that_no_longer_exists_was_on_no_agenda(
    verhuisd: Tafel, tmp_path: Path
) -> None:
    for tafel in ("jeugd-en-gezin", "volwassenen", "coordinatoren"):
        vast = ("agenda", "--tafel", tafel)
        assert lees_op(verhuisd, DAG, *vast)["vervallen_tafels"] == [
            {"tafel": "jong-volwassenen", "casussen": [2]}
        ]
        for vorm in ("tekst", "tabel", "markdown", "html"):
            blad = platte(re.sub(r"\\|<[^>]*>", "", op(verhuisd, DAG, *vast, "-f", vorm).stdout))
            assert ZIN in blad, vorm
            eerste_punt = blad.find(" 1  ") if vorm == "tekst" else len(blad)
            assert blad.index(ZIN) < max(eerste_punt, 400)
        assert ZIN in platte(op(verhuisd, DAG, *vast, "-f", "csv").stderr)
        weeklijst = op(verhuisd, DAG, "rapport", "weeklijst", "--tafel", tafel)
        assert ZIN in platte(weeklijst.stdout)
    deel = lees_op(verhuisd, DAG, "agenda", "--tafel", "coordinatoren")["punten"]
    [punt] = [punt for punt in deel if punt["casus"] == 2]
    assert punt["soort"] == "bespreken"
    # Partners see nothing of it.
    partner = op(verhuisd, DAG, "agenda", "--tafel", "jeugd-en-gezin", "--voor", "mee")
    assert "jong-volwassenen" not in partner.stdout
    op(verhuisd, DAG, "casus", "overdragen", "2", "--tafel", "jeugd", "--reden", "tafel vervalt")
    for tafel in ("jeugd-en-gezin", "volwassenen", "coordinatoren"):
        agenda = lees_op(verhuisd, DAG, "agenda", "--tafel", tafel)
        assert agenda["vervallen_tafels"] == []
    agenda = lees_op(verhuisd, DAG, "agenda", "--tafel", "jeugd-en-gezin")
    assert {punt["casus"] for punt in agenda["punten"]} == {1, 2}


def test_nothing_hides_or_breaks_at_a_table_that_is_no_more(verhuisd: Tafel) -> None:
    [regel] = lees_op(verhuisd, DAG, "casus", "lijst", "--tafel", "jong-volwassenen")
    assert (regel["casus"], regel["tafel"]) == (2, "jong-volwassenen")
    assert {regel["casus"] for regel in lees_op(verhuisd, DAG, "casus", "lijst")} == {1, 2}
    assert lees_op(verhuisd, DAG, "casus", "toon", "2")["tafel"] == "jong-volwassenen"
    for opdracht in (
        ("casus", "toon", "2"),
        ("casus", "stap", "2", "4"),
        ("melding", "lijst", "--tafel", "jong-volwassenen"),
        ("melding", "toon", "M2"),
        ("afspraak", "lijst", "--tafel", "jong-volwassenen"),
        ("zoek", "Jong"),
        ("rapport", "kengetallen"),
        ("rapport", "knelpunten"),
        ("rapport", "indicatoren"),
        ("rapport", "ggsr"),
        ("escaleer", "voorstel"),
        ("overleg", "besluit", "2", "--tekst", "volgt"),
        ("plan", "maak", "2"),
    ):
        op(verhuisd, "2027-01-18", *opdracht)
    assert verhuisd("casus", "lijst", "--tafel", "nergens").exit_code == 2


def test_toets_names_the_casussen_that_would_stand_nowhere(verhuisd: Tafel) -> None:
    uit = verhuisd("regels", "toets", "stedelijk")
    assert uit.exit_code == 78
    assert ZIN in platte(uit.stdout)
    assert verhuisd("regels", "toets", "zuidoost").exit_code == 0
    werkplan = verhuisd("regels", "toets", "werkplan")
    assert "1 casus staat bij tafel jeugd-en-gezin, die profiel werkplan niet kent: 1." in platte(
        werkplan.stdout
    )
