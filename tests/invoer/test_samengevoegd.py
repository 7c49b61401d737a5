"""Merged cells of a sheet: a spreadsheet keeps the value in the first of them alone."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import Tafel
from tests.excel import eerste_blad, werkmap
from tests.invoer.hulp import Importeer, tellers, waarden

KOP = ["kenmerk", "naam", "melder", "geboren", "datum", "crisis"]


def blad(rijen: Sequence[Sequence[object]], *bereiken: str) -> bytes:
    def voeg_samen(boek: Workbook) -> None:
        for bereik in bereiken:
            eerste_blad(boek).merge_cells(bereik)

    return werkmap(*rijen, vul=voeg_samen)


def test_what_is_merged_over_rows_holds_for_each_of_them(
    importeer: Importeer, tafel: Tafel
) -> None:
    rijen: list[list[object]] = [
        [*KOP],
        ["K1", "Jan Vos", "Politie", 1990, "2026-02-01"],
        ["K2", "Wim Bos", None, 1991, None],
        ["K3", "Eva Tak", None, 1992, "2026-02-03"],
        ["K4", "Ali Kok", None, 1993, "2026-02-04"],
    ]
    uit, uitslag = importeer(blad(rijen, "C2:C4", "E2:E3"))
    assert (uit.exit_code, tellers(uitslag)) == (0, (4, 0, 0, 0))
    gelezen = [waarden(tafel, nummer) for nummer in range(1, 5)]
    assert [w.get("melder_organisatie") for w in gelezen] == ["Politie"] * 3 + [None]
    assert [w["ontvangen_op"] for w in gelezen] == [
        "2026-02-01", "2026-02-01", "2026-02-03", "2026-02-04",
    ]  # fmt: skip


def test_one_kenmerk_over_several_persons_and_a_blank_row_between(
    importeer: Importeer, tafel: Tafel
) -> None:
    rijen: Sequence[Sequence[object]] = [
        KOP,
        ["K1", "Jan Vos", None, 1990],
        [],
        [None, "Wim Bos", None, 1991, None],
    ]
    _, uitslag = importeer(blad(rijen, "A2:A4", "F3:F9"))
    assert tellers(uitslag) == (2, 0, 0, 0)
    assert [waarden(tafel, nummer)["kenmerk"] for nummer in (1, 2)] == ["K1", "K1"]


def test_a_merged_crisis_is_one_in_every_row(tafel: Tafel, register: Path, tmp_path: Path) -> None:
    rijen: Sequence[Sequence[object]] = [
        KOP,
        ["K1", "Jan Vos", *[None] * 3, "ja"],
        ["K2", "Wim Bos"],
    ]
    (tmp_path / "in.xlsx").write_bytes(blad(rijen, "F2:F3"))
    assert "CRISIS: M1 M2" in tafel("melding", "import", "in.xlsx").stderr


@pytest.mark.parametrize(("bereik", "fout"), [("A3:B3", [3]), ("A2:B3", [2, 3]), ("B3:E3", [3])])
def test_what_is_merged_over_columns_is_refused_with_its_place(
    importeer: Importeer, bereik: str, fout: list[int]
) -> None:
    rijen: Sequence[Sequence[object]] = [
        KOP,
        ["K1", "Jan Vos", "P", 1990],
        ["K2", "Wim Bos", "P", 1991],
    ]
    uit, uitslag = importeer(blad(rijen, bereik))
    assert uit.exit_code == 65
    assert [f["rij"] for f in uitslag["fouten"] if "samengevoegd" in f["reden"]] == fout
    assert {f["kolom"] for f in uitslag["fouten"]} == {KOP[ord(bereik[0]) - ord("A")]}


def test_titles_totals_and_notes_may_be_merged(importeer: Importeer) -> None:
    rijen: list[list[object]] = [
        ["Meldingen november"],
        [*KOP],
        ["K1", "Jan Vos", "P", 1990],
        ["Totaal: 1"],
        ["Bron: KCC"],
    ]
    uit, uitslag = importeer(blad(rijen, "A1:F1", "A4:F4", "A5:C5", "H2:J9"))
    assert (uit.exit_code, tellers(uitslag), uitslag["overgeslagen"]) == (0, (1, 0, 0, 0), 3)


def test_a_header_of_two_rows_is_read_as_one(importeer: Importeer, tafel: Tafel) -> None:
    rijen: list[list[object]] = [
        ["kenmerk", "naam", "adres"],
        [None, None, "postcode", "huisnummer"],
        ["K1", "Jan Vos", "1102 AB", 12],
    ]
    uit, _ = importeer(blad(rijen, "A1:A2", "B1:B2", "C1:D1"))
    assert uit.exit_code == 0
    gelezen = waarden(tafel)
    assert (gelezen["kenmerk"], gelezen["achternaam"], gelezen["huisnummer"]) == ("K1", "Vos", "12")


def test_many_ranges_below_each_other(tafel: Tafel, register: Path) -> None:
    rijen: Sequence[Sequence[object]] = [
        KOP,
        *([f"K{n}", f"Naam{n}", None, 1990] for n in range(300)),
    ]
    stuk = blad(rijen, *(f"C{2 * n + 2}:C{2 * n + 3}" for n in range(140)))
    uit = tafel("melding", "import", "-", "-f", "json", input=stuk)
    assert json.loads(uit.stdout)["toegevoegd"] == 300
