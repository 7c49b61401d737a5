"""With `-f json` there is always something to parse, also when a command ends in an error."""

import json
from pathlib import Path

import pytest

from tests.conftest import Tafel

FOUTEN = [
    (("casus", "toon", "1"), 66),
    (("casus", "categorie", "1"), 66),
    (("plan", "toon", "7"), 66),
    (("melding", "toon", "M9"), 66),
    (("casus", "toon", "x"), 2),
    (("rapport", "kengetallen", "--maand", "2026-99"), 2),
    (("melding", "lijst", "--bestaatniet"), 2),
    (("agenda", "--tafel", "bestaatniet"), 2),
]


@pytest.mark.parametrize("vorm", [("-f", "json"), ("--formaat", "json"), ("--formaat=json",)])
@pytest.mark.parametrize(("opdracht", "code"), FOUTEN)
def test_an_error_is_an_object(
    register: Tafel, opdracht: tuple[str, ...], code: int, vorm: tuple[str, ...]
) -> None:
    uit = register(*opdracht, *vorm)
    assert uit.exit_code == code
    fout = json.loads(uit.stdout)
    assert fout.keys() == {"fout", "code"}
    assert fout["code"] == code
    assert f"tafel: {fout['fout']}" in uit.stderr


@pytest.mark.parametrize("opdracht", [("melding", "lijst"), ("casus", "lijst"), ("zoek", "Vos")])
def test_of_a_list_too(tafel: Tafel, tmp_path: Path, opdracht: tuple[str, ...]) -> None:
    uit = tafel("--register", "er-is-geen.db", *opdracht, "-f", "json")
    assert uit.exit_code == 69
    assert json.loads(uit.stdout)["code"] == 69


def test_what_was_printed_is_the_only_object(register: Tafel) -> None:
    for opdracht in (("melding", "import", "er-is-geen.csv"), ("zoek", "niemand")):
        uit = register(*opdracht, "-f", "json")
        assert uit.exit_code == 66
        assert "code" not in json.loads(uit.stdout)


@pytest.mark.parametrize("vorm", [(), ("-f", "csv"), ("-f", "tekst")])
def test_in_another_form_nothing_is_printed(register: Tafel, vorm: tuple[str, ...]) -> None:
    uit = register("casus", "toon", "1", *vorm)
    assert (uit.exit_code, uit.stdout) == (66, "")


def test_it_holds_no_bsn_that_was_typed(register: Tafel) -> None:
    uit = register(
        "melding", "import", "bsn 111222333.csv", "--uit", "x.csv", "-f", "json", "--toch"
    )
    assert uit.exit_code == 66
    uit = register("melding", "import", "a.csv", "--afgewezen", "111222333.pdf", "-f", "json")
    assert "111222333" not in uit.stdout + uit.stderr
    uit = register("rapport", "kengetallen", "--maand", "111222333", "-f", "json")
    assert (uit.exit_code, json.loads(uit.stdout)["code"]) == (2, 2)
    assert "111222333" not in uit.stdout
