"""What is too much is refused or passed over before anybody works on it."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tafel.files import kop as kopmodule
from tafel.kolommen import Kolom
from tafel.koppen import MEEST_VERGELEKEN, lijkt_op
from tests.conftest import Tafel
from tests.invoer.hulp import Importeer, tellers

TE_LANG = "de tekst is langer dan 32767 tekens"


@pytest.mark.parametrize("kolom", ["reden", "kenmerk", "achternaam", "iets onbekends"])
@pytest.mark.parametrize("cel", ["a" * 3_000_000, "bsn 123456782 " * 100_000])
def test_a_cell_that_is_too_long(
    importeer: Importeer, tmp_path: Path, kolom: str, cel: str
) -> None:
    uit, uitslag = importeer(f"voornaam;{kolom}\nIda;{cel}\nJan;Vos\n", "--afgewezen", "af.csv")
    assert tellers(uitslag) == (1, 0, 0, 1)
    assert TE_LANG in uit.stdout
    terug = (tmp_path / "af.csv").read_text()
    assert len(terug) < 40_000
    assert "123456782" not in terug
    assert "[ingekort]" in terug


def test_blank_lines_are_counted_wherever_they_stand(importeer: Importeer) -> None:
    leeg = "\n" * 50_000
    uit, uitslag = importeer(f'{leeg}naam;reden;leeftijd\n{leeg}Ida Bol;"a\n\nb";oud\n{leeg}')
    assert tellers(uitslag) == (0, 0, 0, 1)
    assert '"rij": 100002' in uit.stdout


def test_nothing_but_blank_lines_is_an_empty_file(importeer: Importeer) -> None:
    uit, _ = importeer("\n" * 200_000)
    assert uit.exit_code == 65
    assert "het bestand is leeg" in uit.stdout


def test_of_many_unknown_headers_some_are_named(
    importeer: Importeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    vergeleken: list[str] = []

    def tel(kop: str) -> Kolom | None:
        vergeleken.append(kop)
        return lijkt_op(kop)

    monkeypatch.setattr("tafel.koppen.lijkt_op", tel)
    monkeypatch.setattr(kopmodule, "lijkt_op", tel)
    koppen: Sequence[str] = [f"kol{n}" for n in range(1000)]
    uit, uitslag = importeer(f"naam;{';'.join(koppen)}\nIda Bol{';x' * 1000}\n")
    assert tellers(uitslag) == (1, 0, 0, 0)
    assert uit.stderr.count("let op") == 1
    assert "en nog 981 kolommen" in uit.stderr
    assert len(vergeleken) <= MEEST_VERGELEKEN


@pytest.mark.parametrize("naam", ["/dev/zero", "pijp", "./pijp"])
def test_a_profile_is_a_regular_file(tafel: Tafel, tmp_path: Path, naam: str) -> None:
    import os

    os.mkfifo(tmp_path / "pijp")
    uit = tafel("--profiel", naam, "melding", "lijst")
    assert uit.exit_code == 78
    assert "dit is een apparaat of een pijp; geef een bestand" in uit.stderr


def test_a_profile_is_no_folder_and_not_large(tafel: Tafel, tmp_path: Path) -> None:
    uit = tafel("--profiel", ".", "melding", "lijst")
    assert (uit.exit_code, "dit is een map; geef het bestand zelf" in uit.stderr) == (78, True)
    (tmp_path / "groot.toml").write_text("#" * (1024 * 1024 + 1))
    uit = tafel("--profiel", "groot.toml", "melding", "lijst")
    assert (uit.exit_code, "groter dan 1 MB" in uit.stderr) == (78, True)


def test_a_strict_workbook_is_called_one(importeer: Importeer) -> None:
    from tests.excel import werkmap

    gewoon = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strikt = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    uit_map = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(werkmap(["naam"], ["Ida Bol"]))) as bron,
        zipfile.ZipFile(uit_map, "w") as doel,
    ):
        for deel in bron.namelist():
            doel.writestr(deel, bron.read(deel).replace(gewoon, strikt))
    uit, _ = importeer(uit_map.getvalue())
    assert uit.exit_code == 65
    assert "Strict Open XML" in uit.stdout
    assert "Excel-werkmap (*.xlsx)" in uit.stdout
