"""The same list as offices send it: ten files, one register; and what differs per kind of file."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlwt

from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import Importeer, aantal_meldingen, tellers, waarden
from tests.rekenbladen import (
    beveiligd,
    beveiligde_xls,
    bewaard,
    ods,
    ods_van,
    odscel,
    xls,
)

Rij = tuple[Any, ...]
KOP = ("kenmerk", "naam", "geboortedatum", "postcode", "huisnummer", "crisis", "reden", "leeftijd")
MENSEN: tuple[Rij, ...] = (
    ("K1", "Vos, Karel", dt.date(1988, 1, 2), "1102 AB", 7, "nee", "Schulden\nen huur", None),
    ("K2", "Özgür, Şule", dt.date(2008, 12, 31), "1102 CD", 12, "ja", "Gevaar; nu", None),
    ("K3", "de Vries-Jansen, R.", None, "1103 EF", 103, "nee", 'zei "nee"', 41),
    ("K4", "Bos, A.", dt.date(1970, 2, 28), "1104 GH", 1, None, None, None),
)


_MAANDEN = {1: "januari", 2: "februari", 12: "december"}


def _teksten(dag: str, scheiding: str, kop: tuple[str, ...] = KOP) -> str:
    regels = [scheiding.join(kop)]
    for rij in MENSEN:
        cellen = [cel.strftime(dag) if isinstance(cel, dt.date) else str(cel or "") for cel in rij]
        regels.append(scheiding.join('"' + cel.replace('"', '""') + '"' for cel in cellen))
    return "\r\n".join(regels) + "\r\n"


def _rijen(*, booleans: bool = False, datums: bool = True) -> list[Rij]:
    def cel(waarde: Any) -> Any:
        if booleans and waarde in ("ja", "nee"):
            return waarde == "ja"
        if not datums and isinstance(waarde, dt.date):
            return f"{waarde.day} {_MAANDEN[waarde.month]} {waarde.year}"
        return waarde

    return [KOP, *(tuple(map(cel, rij)) for rij in MENSEN)]


ANDERE_KOP: tuple[str, ...] = (
    "Kenmerk",
    "Naam cliënt",
    "Geb.datum",
    "Post code",
    "Huis-nr",
    "CRISIS?",
)
ANDERE_KOP += ("Toelichting", "Leeftijd (jaar)")


def _met_titel() -> bytes:
    return ("sep=;\r\nWeek 48\r\n\r\n" + _teksten("%d-%m-%Y", ";", ANDERE_KOP)).encode()


BESTANDEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "csv-excel": ("a.csv", lambda: _teksten("%d-%m-%Y", ";").encode("utf-8-sig")),
    "csv-komma": ("b.csv", lambda: _teksten("%Y-%m-%d", ",").encode()),
    "csv-utf16": ("c.txt", lambda: _teksten("%d/%m/%Y", "\t").encode("utf-16")),
    "csv-titel": ("d.csv", _met_titel),
    "xlsx": ("e.xlsx", lambda: werkmap(*_rijen(booleans=True))),
    "xlsx-tekst": ("f.xlsx", lambda: werkmap(("Lijst van het loket",), *_rijen(datums=False))),
    "ods": ("g.ods", lambda: ods(*_rijen(booleans=True))),
    "xls": ("h.xls", lambda: xls(*_rijen(booleans=True), vanaf=(2, 0))),
    "xlsx-wachtwoord": ("i.xlsx", lambda: beveiligd(werkmap(*_rijen()), "geheim")),
    "xls-wachtwoord": ("j.xls", lambda: beveiligde_xls(xls(*_rijen()), "geheim")),
}


def test_ten_files_of_one_list_give_one_register(
    tafel: Tafel, register: Path, nieuw_register: Path, tmp_path: Path
) -> None:
    registers = {}
    for soort, (naam, maak) in BESTANDEN.items():
        register.write_bytes(nieuw_register.read_bytes())
        (tmp_path / naam).write_bytes(maak())
        uit = tafel("melding", "import", naam, "--wachtwoord", "-", input="geheim\n")
        assert uit.exit_code == 0, (soort, uit.stderr, uit.stdout)
        registers[soort] = [waarden(tafel, nummer) for nummer in (1, 2, 3, 4)]
    eerste = registers["csv-excel"]
    assert (eerste[0]["reden"], eerste[1]["achternaam"]) == ("Schulden\nen huur", "Özgür")
    assert (eerste[0]["geboortedatum"], eerste[2]["leeftijd"]) == ("1988-01-02", 41)
    for soort, gevonden in registers.items():
        assert gevonden == eerste, soort


def test_the_kind_is_told_by_the_contents_and_not_by_the_name(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "lijst.csv").write_bytes(ods(("kenmerk", "naam"), ("K1", "Vos, K.")))
    (tmp_path / "lijst.xlsx").write_bytes(xls(("kenmerk", "naam"), ("K2", "Bos, A.")))
    (tmp_path / "lijst.xls").write_text("kenmerk;naam\nK3;Stil, J.\n")
    uit = tafel("melding", "import", "lijst.csv", "lijst.xlsx", "lijst.xls")
    assert (uit.exit_code, aantal_meldingen(register)) == (0, 3)


LEEG_FORMULE = '<table:table-cell table:formula="of:=[.A9]"/>'
DELING = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
    'office:string-value="" calcext:value-type="error"><text:p>#DEEL/0!</text:p></table:table-cell>'
)
OUDE_FOUT = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0">'
    "<text:p>Err:502</text:p></table:table-cell>"
)


@pytest.mark.parametrize(
    ("cel", "reden"),
    [(LEEG_FORMULE, "formule zonder"), (DELING, "fout"), (OUDE_FOUT, "fout")],
    ids=["never worked out", "error", "error of an older program"],
)
def test_a_crisis_in_a_formula_of_an_ods_is_not_lost(
    importeer: Importeer, cel: str, reden: str
) -> None:
    uit, uitslag = importeer(ods(("kenmerk", "naam", "crisis"), ("K1", "Vos, K.", cel)))
    assert (uit.exit_code, tellers(uitslag)) == (65, (0, 0, 0, 1))
    [fout] = uitslag["fouten"]
    assert (fout["rij"], fout["kolom"]) == (2, "crisis")
    assert reden in fout["reden"]


def test_a_formula_or_error_in_an_old_file_is_not_an_empty_cell(importeer: Importeer) -> None:
    """calamine gives an empty text for all three."""
    boek = xlwt.Workbook()
    blad = boek.add_sheet("Blad1")
    for plaats, kop in enumerate(("kenmerk", "naam", "crisis")):
        blad.write(0, plaats, kop)
    for rij, cel in enumerate(
        ("nee", xlwt.Formula("A1"), xlwt.Formula('IF(A1="x","ja","nee")')), 1
    ):
        for plaats, waarde in enumerate((f"K{rij}", "Vos, K.", cel)):
            blad.write(rij, plaats, waarde)
    blad.row(4).set_cell_text(0, "K4")
    blad.row(4).set_cell_text(1, "Bos, A.")
    blad.row(4).set_cell_error(2, 0x07)
    _, uitslag = importeer(bewaard(boek))
    assert tellers(uitslag) == (1, 0, 0, 3)
    assert [(fout["rij"], fout["kolom"]) for fout in uitslag["fouten"]] == [
        (3, "crisis"),
        (4, "crisis"),
        (5, "crisis"),
    ]


def test_dates_count_from_1904_where_the_file_says_so(importeer: Importeer, tafel: Tafel) -> None:
    boek = xlwt.Workbook()
    boek.dates_1904 = True
    blad = boek.add_sheet("Blad1")
    datum = xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for plaats, (kop, cel) in enumerate({"naam": "Vos, K.", "geboortedatum": 31048}.items()):
        blad.write(0, plaats, kop)
        blad.write(1, plaats, cel, datum)
    _, uitslag = importeer(bewaard(boek))
    assert tellers(uitslag) == (1, 0, 0, 0)
    assert waarden(tafel)["geboortedatum"] == "1989-01-02"


@pytest.mark.parametrize("maak", [ods, xls], ids=["ods", "xls"])
def test_what_a_spreadsheet_made_a_date_of_is_refused(
    importeer: Importeer, maak: Callable[..., bytes]
) -> None:
    rij = ("K1", "Vos, K.", dt.date(2026, 3, 2), dt.time(12, 30))
    _, uitslag = importeer(maak(("kenmerk", "naam", "huisnummer", "toevoeging"), rij))
    assert [(f["rij"], f["kolom"]) for f in uitslag["fouten"]] == [
        (2, "huisnummer"),
        (2, "toevoeging"),
    ]


def test_merged_cells_are_told_in_ods_too(importeer: Importeer, tafel: Tafel) -> None:
    """Over rows the value stands in each of them; over columns nobody knows what is what."""
    over_rijen = (
        '<table:table-cell office:value-type="string" table:number-rows-spanned="2">'
        "<text:p>school</text:p></table:table-cell>"
    )
    over_kolommen = (
        '<table:table-cell office:value-type="string" table:number-columns-spanned="2">'
        "<text:p>K3</text:p></table:table-cell>"
    )
    bedekt = "<table:covered-table-cell/>"
    _, uitslag = importeer(
        ods(
            ("kenmerk", "naam", "kanaal"),
            ("K1", "Vos, K.", over_rijen),
            ("K2", "Bos, A.", bedekt),
            (over_kolommen, bedekt, "school"),
        )
    )
    assert tellers(uitslag) == (2, 0, 0, 1)
    assert [waarden(tafel, nummer)["kanaal"] for nummer in (1, 2)] == ["school", "school"]
    assert "samengevoegd" in uitslag["fouten"][0]["reden"]


def test_a_hidden_sheet_and_a_remark_are_no_part_of_an_ods(
    importeer: Importeer, tafel: Tafel
) -> None:
    met_opmerking = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>geheim</text:p>'
        "</office:annotation><text:p>a<text:tab/>b<text:line-break/>c</text:p></table:table-cell>"
    )
    verborgen = '<table:table table:name="V" table:style-name="ta2">{}</table:table>'
    lijst = "".join(map(odscel, ("kenmerk", "naam", "crisis")))
    bestand = ods(
        ("kenmerk", "naam", "reden"),
        ("K1", "Vos, K.", met_opmerking),
        erbij=verborgen.format(f"<table:table-row>{lijst}</table:table-row>" * 3),
    )
    _, uitslag = importeer(bestand)
    assert tellers(uitslag) == (1, 0, 0, 0)
    assert waarden(tafel)["reden"] in ("a\tb\nc", "a b\nc")


_X = odscel("x")
_NIETS = "<table:table-cell/>"


def _rij(*cellen: str, keer: int = 1) -> str:
    inhoud = "".join(cellen)
    return f'<table:table-row table:number-rows-repeated="{keer}">{inhoud}</table:table-row>'


def _keer(cel: str, keer: int) -> str:
    return cel.replace("table-cell", f'table-cell table:number-columns-repeated="{keer}"', 1)


@pytest.mark.parametrize(
    "rijen",
    [
        _rij(_NIETS, keer=1048574) + _rij(_keer(_NIETS, 16383), _X),
        _rij(_keer(_X, 90), keer=1048575),
        _rij(_X, keer=9999999999),
        _rij(_keer(_X, 9999999999)),
    ],
    ids=[
        "two far corners",
        "a column filled to the bottom",
        "rows without end",
        "cells without end",
    ],
)
def test_a_sheet_without_end_is_refused_with_the_remedy(importeer: Importeer, rijen: str) -> None:
    uit, uitslag = importeer(ods_van(f"<table:table>{_rij(odscel('naam'))}{rijen}</table:table>"))
    assert uit.exit_code == 65
    [fout] = uitslag["fouten"]
    assert "verwijder" in fout["reden"]


def test_an_old_sheet_with_two_far_corners_is_refused_with_the_remedy(importeer: Importeer) -> None:
    boek = xlwt.Workbook()
    blad = boek.add_sheet("Blad1")
    blad.write(0, 0, "naam")
    blad.write(65535, 255, "x")
    uit, uitslag = importeer(bewaard(boek))
    assert (uit.exit_code, len(uitslag["fouten"])) == (65, 1)
    assert "te groot" in uitslag["fouten"][0]["reden"]


def test_an_old_file_that_is_cut_off_or_none_is_refused(importeer: Importeer) -> None:
    heel = xls(("kenmerk", "naam"), ("K1", "Vos, K."))
    for bestand in (heel[:3000], heel[:512], heel[:8] + bytes(5000)):
        uit, uitslag = importeer(bestand)
        assert (uit.exit_code, len(uitslag["fouten"])) == (65, 1)
        assert "niet te lezen" in uitslag["fouten"][0]["reden"]


def test_entities_in_an_ods_are_not_expanded(importeer: Importeer) -> None:
    goed = ods(("naam",), ("Vos, K.",))
    assert importeer(goed)[0].exit_code == 0
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(goed)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for naam in oud.namelist():
            tekst = oud.read(naam).replace(
                b'encoding="UTF-8"?>', b'encoding="UTF-8"?><!DOCTYPE w [<!ENTITY a "aaaa">]>'
            )
            nieuw.writestr(naam, tekst)
    draai, uitslag = importeer(uit.getvalue())
    assert (draai.exit_code, len(uitslag["fouten"])) == (65, 1)
