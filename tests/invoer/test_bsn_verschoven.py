"""A bsn where only other values can stand refuses its row: taken out it is not "unknown"."""

from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import Importeer, tellers, waarden
from tests.invoer.test_bsn import BSN, is_weg

KOLOMMEN = [
    "crisis", "urgentie", "leeftijd", "kanaal", "leefgebieden", "postcode", "geboren", "datum",
    "kinderen", "zorgen om kinderen", "jeugdhulp", "bijzonderheden", "woonsituatie",
]  # fmt: skip
REDEN = "hier stond een bsn, en dat is verwijderd"


@pytest.mark.parametrize("erbij", ["", f"bsn {BSN}"], ids=["alone", "called so elsewhere"])
@pytest.mark.parametrize("cel", [BSN, f"{BSN}.0", f"bsn {BSN}"])
@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_its_row_is_refused_and_does_not_come_back_empty(
    importeer: Importeer,
    tafel: Tafel,
    register: Path,
    tmp_path: Path,
    kolom: str,
    cel: str,
    erbij: str,
) -> None:
    tekst = f"naam;{kolom};toelichting\nJan Vos;{cel};{erbij}\nPiet Bos;;\n"
    uit, uitslag = importeer(tekst, "--afgewezen", "af.csv")
    assert (uit.exit_code, tellers(uitslag)) == (65, (1, 0, 0, 1))
    assert BSN not in uit.stdout + uit.stderr
    assert is_weg(register)
    assert uitslag["fouten"][0]["waarde"] is None
    kan_crisis = "CRISIS: rij 2 van in.csv is geweigerd en kan een crisis zijn" in uit.stderr
    assert kan_crisis == (kolom in ("crisis", "urgentie"))

    terug = (tmp_path / "af.csv").read_text(encoding="utf-8-sig")
    assert terug.splitlines()[1].startswith("Jan Vos;[verwijderd];")
    uit, uitslag = importeer(terug)
    assert (uit.exit_code, tellers(uitslag)) == (65, (0, 0, 0, 1))
    assert REDEN in uitslag["fouten"][0]["reden"]


def test_on_the_screen_too(tafel: Tafel, register: Path, tmp_path: Path) -> None:
    (tmp_path / "in.xlsx").write_bytes(werkmap(["naam", "leeftijd"], ["Jan Vos", int(BSN)]))
    uit = tafel("melding", "import", "in.xlsx")
    assert uit.exit_code == 65
    assert f"in.xlsx, rij 2, leeftijd: {REDEN}" in uit.stdout


@pytest.mark.parametrize(
    ("kolom", "cel", "feit", "waarde"),
    [
        ("crisis", f"nee {BSN}", "crisis", "nee"),
        ("leefgebieden", f"wonen, {BSN}", "leefgebieden", "wonen"),
        ("postcode", f"1102 AB (bsn {BSN})", "postcode", "1102 AB"),
    ],
)
def test_what_stands_beside_it_is_the_value(
    importeer: Importeer, tafel: Tafel, register: Path, kolom: str, cel: str, feit: str, waarde: str
) -> None:
    uit, _ = importeer(f"naam;{kolom}\nJan Vos;{cel}\n")
    assert uit.exit_code == 0
    assert waarden(tafel)[feit] == waarde
    assert is_weg(register)
