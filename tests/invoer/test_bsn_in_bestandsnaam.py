"""A bsn in the name of a file or a folder is nowhere repeated, nor kept."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Resultaat, Tafel
from tests.invoer.hulp import inhoud

BSN = "123456782"
"""1*9 + 2*8 + 3*7 + 4*6 + 5*5 + 6*4 + 7*3 + 8*2 - 2 = 154 = 14 * 11."""
GOED = "naam;leeftijd\nIda Bol;36\n"
FOUT = "naam;leeftijd\nIda Bol;oud\n"


def is_weg(uit: Resultaat, bsn: str = BSN) -> bool:
    cijfers = "".join(filter(str.isalnum, uit.stdout + uit.stderr))
    return "".join(filter(str.isalnum, bsn)) not in cijfers


NAMEN = [
    f"{BSN}.csv", f"bsn {BSN}.csv", f"melding-{BSN}-2.csv", f"{BSN}/in.csv", "bsn-123.456.782.csv",
    f"2026/{BSN} Jan/week 47.csv", "bsn 123456789.csv", f"./{BSN}_{BSN}.csv",
]  # fmt: skip


@pytest.mark.parametrize("naam", NAMEN)
@pytest.mark.parametrize("formaat", ["tekst", "json", "csv"])
def test_of_what_is_read(
    tafel: Tafel, register: Path, tmp_path: Path, naam: str, formaat: str
) -> None:
    bsn = "123456789" if "6789" in naam else BSN
    for tekst, code in ((None, 66), ("foo\n1\n", 65), (FOUT, 65), (GOED, 0)):
        if tekst is not None:
            (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / naam).write_text(tekst)
        uit = tafel("melding", "import", naam, "-f", formaat)
        assert (uit.exit_code, is_weg(uit, bsn)) == (code, True), uit
        if code == 66:
            assert "[verwijderd]" in uit.stderr
            assert "het bestand bestaat niet" in uit.stderr
    assert bsn not in repr(inhoud(register))
    assert is_weg(tafel("melding", "imports"), bsn)


def test_the_rest_of_the_name_stays(tafel: Tafel, register: Path) -> None:
    uit = tafel("melding", "import", f"map 2026/{BSN} week 47.csv")
    assert uit.stderr.startswith("tafel: map 2026/[verwijderd] week 47.csv: het bestand bestaat")
    assert "111222334.csv" in tafel("melding", "import", "111222334.csv").stderr, "no bsn"


@pytest.mark.parametrize(
    "opdracht",
    [
        ("melding", "lijst", "--uit", "{}"),
        ("melding", "lijst", "-f", "json", "--uit", "{}/lijst.json"),
        ("melding", "import", "in.csv", "--afgewezen", "{}"),
        ("melding", "import", "in.csv", "--afgewezen", "{}.csv"),
        ("melding", "import", "in.csv", "--afgewezen", "{}.pdf"),
        ("melding", "import", "in.csv", "--afgewezen", "weg/{}.csv"),
        ("melding", "import", "in.csv", "--proef", "--uit", "weg/{}.txt"),
        ("aanbod", "laad", "{}.csv"),
        ("aanbod", "laad", "{}.csv", "-f", "json"),
        ("aanbod", "lijst", "--uit", "{}.vreemd"),
        ("rapport", "weeklijst", "--alle", "{}"),
        ("rapport", "weeklijst", "--alle", "weg/{}"),
        ("regels", "toets", "{}.toml"),
        ("melding", "toon", "{}"),
        ("{}",),
        ("melding", "import", "in.csv", "--{}"),
        ("--register", "{}.db", "melding", "lijst"),
        ("--profiel", "{}.toml", "melding", "lijst"),
        ("--profiel", "{}", "melding", "lijst"),
    ],
)
def test_of_anything_else_that_was_typed(
    tafel: Tafel, register: Path, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    (tmp_path / "in.csv").write_text(FOUT)
    for _ in range(2):
        uit = tafel(*(deel.format(BSN) for deel in opdracht))
        assert is_weg(uit), uit


@pytest.mark.parametrize("naam", ["TAFEL_REGISTER", "TAFEL_PROFIEL"])
def test_of_the_environment(tafel: Tafel, register: Path, tmp_path: Path, naam: str) -> None:
    shutil.copy(register, tmp_path / f"{BSN}.db")
    uit = tafel("melding", "lijst", env={naam: f"weg/{BSN}.toml"})
    assert uit.exit_code != 0
    assert is_weg(uit)
    assert "[verwijderd]" in uit.stderr


def test_the_next_command_shows_what_is_none(tafel: Tafel, register: Path) -> None:
    """A telephone number is given back, also when one was hidden just before."""
    tafel("melding", "import", f"{BSN}.csv")
    uit = tafel("melding", "import", "weg.csv")
    assert uit.stderr.startswith("tafel: weg.csv: ")


def test_the_source_of_a_sociale_kaart_is_known_again(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    (tmp_path / f"{BSN}.csv").write_text("organisatie;product;leefgebied\nMaDi;Hulp;wonen\n")
    for nieuw in (1, 0):
        uit = tafel("aanbod", "laad", f"{BSN}.csv", "-f", "json")
        uitslag = json.loads(uit.stdout)
        assert (uitslag["bron"], uitslag["toegevoegd"], is_weg(uit)) == ("#.csv", nieuw, True)


@pytest.mark.parametrize(
    ("naam", "bewaard", "uitleg"),
    [
        ("week48.csv", "week48.csv", False),
        ("meldingen week 48 definitief.csv", "meldingen week 48 definitief.csv", False),
        ("gegevens-politie.csv", "gegevens-politie.csv", False),
        ("Jansen.csv", "#-", True),
        ("meldingen Noor.csv", "meldingen #-", True),
    ],
)
def test_what_stands_for_a_name_is_explained(
    tafel: Tafel, register: Path, tmp_path: Path, naam: str, bewaard: str, uitleg: bool
) -> None:
    assert register.exists()
    (tmp_path / naam).write_text("naam\nRust\n")
    assert tafel("melding", "import", naam).exit_code == 0
    uit = tafel("melding", "imports", "-f", "csv")
    assert bewaard in uit.stdout
    assert ("# staat voor wat een naam of nummer van iemand kan zijn" in uit.stderr) == uitleg
    assert [deel for deel in ("Jansen", "Noor") if deel in uit.stdout + uit.stderr] == []
