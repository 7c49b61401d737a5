"""A number of which a spreadsheet dropped digits: two of them became one kenmerk."""

from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import Importeer, tellers, waarden

KOP = "kenmerk;naam;geboren;melder_contact;reden;zaak\n"


@pytest.mark.parametrize("getal", [20261119000012345, 2.0261119000012301e16, 10**15])
@pytest.mark.parametrize("plaats", [0, 3, 4])
def test_a_long_number_in_a_cell_of_a_sheet_is_refused(
    importeer: Importeer, getal: float, plaats: int
) -> None:
    rij: list[object] = ["K1", "Jan Vos", "1990", "loket", "hulp", "Z"]
    rij[plaats] = getal
    uit, uitslag = importeer(werkmap(KOP.strip().split(";"), rij))
    assert (uit.exit_code, tellers(uitslag)) == (65, (0, 0, 0, 1))
    (fout,) = uitslag["fouten"]
    assert (fout["rij"], fout["waarde"]) == (2, None)
    assert fout["reden"].startswith("Excel heeft dit getal afgerond")
    assert "kolom Tekst" in fout["reden"]


@pytest.mark.parametrize("getal", [202611190000123, "20261119000012345", 999999999999999])
def test_fifteen_digits_or_a_text_are_whole(
    importeer: Importeer, tafel: Tafel, getal: object
) -> None:
    uit, _ = importeer(werkmap(["kenmerk", "naam"], [getal, "Jan Vos"]))
    assert uit.exit_code == 0
    assert waarden(tafel)["kenmerk"] == str(getal)


@pytest.mark.parametrize("cel", ["1,23457E+17", "1.23E+12", "2,03e+016", "1E+17", "1,5E-07"])
@pytest.mark.parametrize("rij", ["{};Jan Vos;1990;;;", "K;Jan Vos;1990;{};;", "K;Jan;1990;;{};"])
def test_a_number_as_excel_shows_it_is_refused_in_a_text_file(
    importeer: Importeer, cel: str, rij: str
) -> None:
    uit, uitslag = importeer(f"{KOP}{rij.format(cel)}\n")
    assert (uit.exit_code, tellers(uitslag)) == (65, (0, 0, 0, 1))
    assert "Excel heeft dit getal afgerond" in uitslag["fouten"][0]["reden"]


@pytest.mark.parametrize("cel", ["2026E15", "1E5", "12E-3", "E+12", "1.2.3", "1E+17 en verder"])
def test_a_kenmerk_with_an_e_in_it_stays(importeer: Importeer, tafel: Tafel, cel: str) -> None:
    uit, _ = importeer(f"{KOP}{cel};Jan Vos;1990;;;\n")
    assert uit.exit_code == 0
    assert waarden(tafel)["kenmerk"] == cel


@pytest.mark.parametrize("zaak", ["1,23457E+17", 2.0261119000012301e16])
def test_in_a_column_that_is_not_known_it_is_warned_about(
    tafel: Tafel, register: Path, tmp_path: Path, zaak: object
) -> None:
    (tmp_path / "in.xlsx").write_bytes(
        werkmap(KOP.strip().split(";"), ["K1", "Jan Vos", "1990", None, None, zaak])
    )
    uit = tafel("melding", "import", "in.xlsx")
    assert uit.exit_code == 0
    assert "rij 2, zaak: Excel heeft dit getal afgerond" in uit.stderr
