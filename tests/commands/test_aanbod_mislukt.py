"""A load that stored nothing is one object all the same: its source, and why."""

import json
from pathlib import Path

import pytest

from tests.conftest import Tafel

REDENEN = {
    "weg.csv": (66, None, "het bestand bestaat niet"),
    "leeg.csv": (65, "organisatie;product\n", "er staat geen enkel product in"),
    "niets.csv": (65, "", "het bestand is leeg"),
    "dubbel.csv": (65, "organisatie;product;product\nMaDi;x;\n", "staat twee keer in de kopregel"),
    "anders.csv": (65, "organisatie;product\nMaDi;Schuldhulp\n", "komen al uit bron «kaart.csv»"),
    "kaart.csv": (65, "organisatie;product\nGGD;Vangnet\n", "staan er niet in en zouden vervallen"),
}


@pytest.mark.parametrize(("naam", "geval"), REDENEN.items(), ids=REDENEN)
def test_every_refusal_is_in_the_object(
    register: Tafel, tmp_path: Path, naam: str, geval: tuple[int, str | None, str]
) -> None:
    code, tekst, reden = geval
    (tmp_path / "kaart.csv").write_text("organisatie;product\nMaDi;Schuldhulp\nMEE;Cursus\n")
    assert register("aanbod", "laad", "kaart.csv").exit_code == 0
    if tekst is not None:
        (tmp_path / naam).write_text(tekst)
    uit = register("aanbod", "laad", naam, "-f", "json")
    gedaan = json.loads(uit.stdout)
    assert uit.exit_code == code
    [fout] = gedaan["fouten"]
    assert (fout["bestand"], fout["rij"]) == (naam, None)
    assert reden in fout["reden"]
    assert f"tafel: {naam}: " in uit.stderr
    assert len(json.loads(register("aanbod", "lijst", "-f", "json").stdout)) == 2


@pytest.mark.parametrize("tekst", ["", "organisatie;product\nMaDi;x\n"])
def test_the_source_has_one_name_however_it_ends(
    register: Tafel, tmp_path: Path, tekst: str
) -> None:
    """The name of a file that may be that of a person is nowhere."""
    (tmp_path / "kaart Jansen.csv").write_text(tekst)
    uit = register("aanbod", "laad", "kaart Jansen.csv", "-f", "json")
    bron = json.loads(uit.stdout)["bron"]
    assert bron.startswith("kaart #-")
    assert "Jansen" not in bron
