"""Meldingen from Excel: the same as from CSV, with real dates where they belong."""

import datetime as dt
from pathlib import Path

from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import Importeer, aantal_meldingen, ontleed, tellers

KOP = ["kenmerk", "achternaam", "voornaam", "geboortedatum", "huisnummer", "leeftijd", "toevoeging"]


def test_a_sheet_holds_the_same_meldingen_as_its_csv(importeer: Importeer, register: Path) -> None:
    uit, uitslag = importeer(
        werkmap(
            KOP,
            ["K1", "Vos", "Karel", dt.date(1970, 11, 11), 12, 56.0, None],
            [],
            [2, "Stil", "Jan", 1980, "14 hs", None, None],
        )
    )
    assert (uit.exit_code, tellers(uitslag)) == (0, (2, 0, 0, 0))
    regels = ("K1;Vos;Karel;11-11-1970;12;56;", "2;Stil;Jan;1980;14 hs;;")
    _, nogmaals = importeer("\n".join((";".join(KOP), *regels)))
    assert tellers(nogmaals) == (0, 0, 2, 0)
    assert aantal_meldingen(register) == 2


def test_what_excel_made_a_date_of_is_refused_once_with_its_row(importeer: Importeer) -> None:
    uit, uitslag = importeer(
        werkmap(
            KOP,
            ["K1", "Vos", "Karel", None, dt.datetime(2026, 3, 12), None, dt.date(2026, 1, 2)],
            ["K2", "Stil", "Jan", None, 3, None, None],
        )
    )
    assert (uit.exit_code, tellers(uitslag)) == (65, (1, 0, 0, 1))
    assert [(f["rij"], f["kolom"]) for f in uitslag["fouten"]] == [
        (2, "huisnummer"),
        (2, "toevoeging"),
    ]
    assert all("Excel heeft van deze cel een datum" in f["reden"] for f in uitslag["fouten"])


def test_refused_rows_come_back_as_csv_to_be_corrected(
    importeer: Importeer, tmp_path: Path
) -> None:
    bestand = werkmap(KOP, ["K1", "Vos", "Karel", dt.date(1970, 11, 11), "veel", None, None])
    importeer(bestand, "--afgewezen", "af.csv")
    tekst = (tmp_path / "af.csv").read_text(encoding="utf-8-sig")
    assert 'K1;Vos;Karel;1970-11-11;veel;;;"huisnummer: ' in tekst
    _, uitslag = importeer(tekst.replace("veel", "12"))
    assert tellers(uitslag) == (1, 0, 0, 0)


def test_a_value_without_a_heading_is_refused(importeer: Importeer) -> None:
    _, uitslag = importeer(werkmap(KOP, ["K1", "Vos", "Karel", None, 1, None, None, "extra"]))
    assert tellers(uitslag) == (0, 0, 0, 1)


def test_a_bsn_goes_nowhere_from_a_sheet_either(importeer: Importeer, tmp_path: Path) -> None:
    bestand = werkmap(["kenmerk", "bsn", "leeftijd"], ["K1", 111222333, "oud"])
    importeer(bestand, "--afgewezen", "af.csv")
    assert "111222333" not in (tmp_path / "af.csv").read_text(encoding="utf-8-sig")


def test_a_sheet_can_come_from_stdin(tafel: Tafel, register: Path) -> None:
    bestand = werkmap(["kenmerk", "achternaam"], ["K1", "Vos"])
    uit = tafel("melding", "import", "-", "-f", "json", input=bestand)
    assert tellers(ontleed(uit)) == (1, 0, 0, 0)
