"""Settings from options, environment and platform, before any command."""

import os
from datetime import date
from pathlib import Path

import pytest

from tafel.commands._lijn.opties import Aanroep
from tafel.config import Settings, lees_settings
from tafel.errors import SettingsWrong
from tests.conftest import Tafel
from tests.proefcommando import commandos

__all__ = ["commandos"]


# Global options and settings


def test_settings_from_the_options(tafel: Tafel, tmp_path: Path) -> None:
    uit = tafel(
        "--register", "a.db", "--profiel", "almere", "--vandaag", "1-2-2026", "--stil", "enkel"
    )
    verwacht = Settings(
        register=Path("a.db"),
        profiel="almere",
        profiel_gekozen=True,
        profielnaam="almere",
        vandaag=date(2026, 2, 1),
        stil=True,
        gebruiker="tester",
        tafel=None,
        breedte=80,
        kleur=False,
    )
    assert (uit.exit_code, uit.stdout) == (0, f"{verwacht}\nprofiel almere\n")


def test_settings_from_the_environment(tafel: Tafel) -> None:
    uit = tafel(
        "enkel",
        env={
            "TAFEL_REGISTER": "/r/b.db",
            "TAFEL_PROFIEL": "stedelijk",
            "TAFEL_VANDAAG": "2026-03-04",
            "TAFEL_GEBRUIKER": "rtuin",
            "TAFEL_TAFEL": "volwassenen",
            "COLUMNS": "120",
        },
    )
    verwacht = Settings(
        register=Path("/r/b.db"),
        profiel="stedelijk",
        profiel_gekozen=True,
        profielnaam="stedelijk",
        vandaag=date(2026, 3, 4),
        stil=False,
        gebruiker="rtuin",
        tafel="volwassenen",
        breedte=120,
        kleur=False,
    )
    assert (uit.exit_code, uit.stdout) == (0, f"{verwacht}\nprofiel stedelijk\n")


def test_defaults_of_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for naam in [n for n in os.environ if n.startswith("TAFEL_")]:
        monkeypatch.delenv(naam)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "inlognaam")
    settings = lees_settings(register=None, profiel=None, vandaag=None, stil=False)
    assert settings.register == tmp_path / "tafel" / "register.db"
    assert (settings.profiel, settings.gebruiker, settings.tafel) == (
        "zuidoost",
        "inlognaam",
        None,
    )


def test_a_date_that_is_none_is_wrong_use_or_a_wrong_setting(tafel: Tafel) -> None:
    optie, omgeving = tafel("--vandaag", "foo", "enkel"), tafel("enkel", env={"TAFEL_VANDAAG": "x"})
    assert (optie.exit_code, omgeving.exit_code) == (2, 78)
    assert optie.stderr.startswith("tafel: --vandaag: ")
    assert omgeving.stderr.startswith("tafel: TAFEL_VANDAAG: ")


def test_an_invisible_character_in_a_setting_is_refused(tafel: Tafel) -> None:
    uit = tafel("enkel", env={"TAFEL_GEBRUIKER": "jan\x1b[2J"})
    assert uit.exit_code == 78
    assert uit.stderr == (
        "tafel: TAFEL_GEBRUIKER bevat onzichtbare tekens; zet de waarde opnieuw.\n"
    )


def test_no_login_name_at_all_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAFEL_GEBRUIKER", raising=False)

    def geen() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", geen)
    with pytest.raises(SettingsWrong, match="TAFEL_GEBRUIKER"):
        lees_settings(register="r.db", profiel=None, vandaag="2026-01-01", stil=False)


def test_every_command_but_init_loads_the_profile_first(tafel: Tafel, commandos: list[str]) -> None:
    assert tafel("--profiel", "kapot", "init").exit_code == 0
    assert tafel("--profiel", "kapot", "proef", "doe", "--help").exit_code == 0
    assert commandos == []
    uit = tafel("--profiel", "kapot", "proef", "doe")
    assert (uit.exit_code, uit.stdout) == (78, "")
    assert uit.stderr == "tafel: profiel kapot: regel Z01 noemt een onbekend feit.\n"
    tafel("proef", "doe")
    tafel("enkel")
    assert commandos == ["zuidoost", "zuidoost"]


def test_init_has_no_profile_to_hand_out(tafel: Tafel) -> None:
    assert tafel("init").stdout == "None\n"
    kaal = Aanroep(lees_settings(register="r", profiel=None, vandaag="2026-1-1", stil=False), None)
    with pytest.raises(RuntimeError):
        _ = kaal.profiel


@pytest.mark.parametrize("dag", ["9999-12-31", "01-01-1800"])
def test_a_day_in_another_age_is_refused(tafel: Tafel, dag: str) -> None:
    resultaat = tafel("--vandaag", dag, "enkel")
    assert resultaat.exit_code == 2
    assert "--vandaag: kies een dag binnen 100 jaar van nu" in resultaat.stderr
