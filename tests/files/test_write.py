"""Writing files: whole or not at all, and CSV that comes back as it went."""

import csv
import io
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tafel.errors import OutputFailed
from tafel.files.cel import met_apostrof, zonder_apostrof
from tafel.files.gelezen import GelezenBestand
from tafel.files.read import lees_meldingen
from tafel.files.write import afgewezen_rijen, csv_tekst, schrijf_atomair
from tafel.kolommen import ONBEKEND
from tafel.schoon import schoon

VANDAAG = date(2026, 11, 23)


def lees(tekst: str, naam: str = "in.csv", *, bsn_bewaren: bool = False) -> GelezenBestand:
    bron = io.BytesIO(tekst.encode())
    return lees_meldingen(bron, naam, vandaag=VANDAAG, bsn_bewaren=bsn_bewaren)


def afgewezen(tmp_path: Path, *bestanden: GelezenBestand) -> list[list[str]]:
    pad = tmp_path / "afgewezen.csv"
    schrijf_atomair(pad, afgewezen_rijen(pad, bestanden))
    return list(csv.reader(io.StringIO(pad.read_bytes().decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("inhoud", ["Loïs\r\n", b"\x00\xff", ""])
def test_schrijven_en_vervangen(tmp_path: Path, inhoud: str | bytes) -> None:
    pad = tmp_path / "uit.csv"
    pad.write_text("eerder")
    pad.chmod(0o644)
    masker = os.umask(0)
    try:
        schrijf_atomair(pad, inhoud)
    finally:
        os.umask(masker)
    assert pad.read_bytes() == (inhoud.encode() if isinstance(inhoud, str) else inhoud)
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["uit.csv"]


def test_een_koppeling_wordt_vervangen_en_niet_gevolgd(tmp_path: Path) -> None:
    elders = tmp_path / "elders"
    elders.write_text("blijft")
    pad = tmp_path / "uit"
    pad.symlink_to(elders)
    schrijf_atomair(pad, "nieuw")
    assert (elders.read_text(), pad.read_text(), pad.is_symlink()) == ("blijft", "nieuw", False)


def test_een_pijp_wordt_beschreven_en_niet_vervangen(tmp_path: Path) -> None:
    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)
    lezer = os.open(pijp, os.O_RDONLY | os.O_NONBLOCK)
    try:
        schrijf_atomair(pijp, "inhoud")
        assert os.read(lezer, 100) == b"inhoud"
    finally:
        os.close(lezer)
    assert [p.is_fifo() for p in tmp_path.iterdir()] == [True]


def test_geen_map_of_zelf_een_map(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="de map bestaat niet") as fout:
        schrijf_atomair(tmp_path / "weg" / "uit.csv", "x")
    assert fout.value.exit_code == 73
    (tmp_path / "vol").mkdir()
    with pytest.raises(OutputFailed, match="dit is een map"):
        schrijf_atomair(tmp_path / "vol", "x")
    with pytest.raises(OutputFailed, match="dit is een map"):
        schrijf_atomair(Path("/"), "x")
    (tmp_path / "bestand").touch()
    with pytest.raises(OutputFailed, match="de map bestaat niet"):
        schrijf_atomair(tmp_path / "bestand" / "uit.csv", "x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bestand", "vol"]


def test_waar_niet_geschreven_kan_worden_blijft_niets_achter() -> None:
    with pytest.raises(OutputFailed, match=r"Kan /proc/self/uit\.csv niet schrijven"):
        schrijf_atomair(Path("/proc/self/uit.csv"), "x")


def test_onderbroken_schrijven_laat_het_oude_heel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "uit.csv"
    pad.write_text("eerder")

    def vol(_nummer: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", vol)
    with pytest.raises(OutputFailed, match="de schijf is vol"):
        schrijf_atomair(pad, "nieuw")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("uit.csv", "eerder")]


@pytest.mark.parametrize(
    ("cel", "uit"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-", "'-"),
        ("@x", "'@x"),
        ("'=x", "''=x"),
        ("'t Hof", "'t Hof"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_formules(cel: str, uit: str) -> None:
    assert met_apostrof(cel) == uit
    assert zonder_apostrof(uit) == cel


def test_csv_tekst() -> None:
    tekst = csv_tekst(["a", "b"], [["=1", None], [3, -4], ['"x";y\nz\x1b[1m', date(2026, 1, 9)]])
    assert tekst == 'a;b\r\n\'=1;\r\n3;-4\r\n"""x"";y\nz";2026-01-09\r\n'


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_csv_komt_terug_zoals_het_ging(rijen: list[list[str]]) -> None:
    tekst = csv_tekst(["a", "b"], rijen)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=";", strict=True)
    terug = [[zonder_apostrof(cel) for cel in rij] for rij in lezer]
    assert terug == [["a", "b"], *([schoon(cel, regels=True) for cel in rij] for rij in rijen)]


REDEN = (
    st.text()
    .map(lambda tekst: schoon(tekst, regels=True).strip())
    .filter(lambda tekst: tekst.lower() not in ONBEKEND)
)


@given(REDEN)
def test_een_tekst_komt_door_uitvoer_en_invoer(reden: str) -> None:
    gelezen = lees(csv_tekst(["kenmerk", "naam", "reden"], [["A", "Jan", reden]]))
    assert gelezen.rijen[0].waarden["reden"] == reden


def test_afgewezen_rijen_zijn_te_verbeteren_en_opnieuw_in_te_lezen(tmp_path: Path) -> None:
    tekst = (
        "Nummer;naam;geboren;opm\n"
        "A;Jan;31-02-2010;'=1\n"
        "B;Jan;2010;goed\n"
        'C;"Jan\nPiet";ja;x\n'
        "D;Jan\n"
    )
    eerst = lees(tekst)
    rijen = afgewezen(tmp_path, eerst)
    assert rijen[0] == ["Nummer", "naam", "geboren", "opm", "reden_afwijzing"]
    assert [rij[:4] for rij in rijen[1:]] == [
        ["A", "Jan", "31-02-2010", "'=1"],
        ["C", "Jan\nPiet", "ja", "x"],
        ["D", "Jan", "", ""],
    ]
    assert rijen[1][4].startswith("geboren: deze datum bestaat niet")
    pad = tmp_path / "afgewezen.csv"
    verbeterd = pad.read_text(encoding="utf-8-sig").replace("31-02-2010", "28-02-2010")
    opnieuw = lees(verbeterd)
    assert [r.waarden["kenmerk"] for r in opnieuw.rijen] == ["A", "D"]
    assert opnieuw.rijen[0].waarden["opmerkingen"] == "opm: =1"
    nogmaals = afgewezen(tmp_path, opnieuw)
    assert nogmaals[0] == rijen[0]
    assert nogmaals[1] == rijen[2]


def test_een_rij_met_te_veel_cellen_blijft_geweigerd_tot_hij_verbeterd_is(tmp_path: Path) -> None:
    rijen = afgewezen(tmp_path, lees("kenmerk;naam\nA;Jan;x\n"))
    assert rijen[1][:3] == ["A", "Jan", "x"]
    opnieuw = lees((tmp_path / "afgewezen.csv").read_text(encoding="utf-8-sig"))
    assert (len(opnieuw.rijen), len(opnieuw.geweigerd)) == (0, 1)


def test_afgewezen_rijen_van_verschillende_bestanden_onder_een_kop(tmp_path: Path) -> None:
    rijen = afgewezen(
        tmp_path,
        lees("melder;naam;leeftijd\nMaDi;Jan;ja\n", "a.csv"),
        lees("leeftijd,organisatie,buurt\n180,Altra,Gein\n", "b.csv"),
    )
    assert [rij[:-1] for rij in rijen] == [
        ["melder", "naam", "leeftijd", "buurt"],
        ["MaDi", "Jan", "ja", ""],
        ["Altra", "", "180", "Gein"],
    ]


def test_het_bsn_komt_niet_in_de_afgewezen_rijen(tmp_path: Path) -> None:
    tekst = "kenmerk;bsn;leeftijd\nA;123456782;ja\nB;123456789;30\nC;x;123456782;30\n"
    afgewezen(tmp_path, lees(tekst))
    assert "12345678" not in (tmp_path / "afgewezen.csv").read_text()
    afgewezen(tmp_path, lees(tekst, bsn_bewaren=True))
    assert "123456782" in (tmp_path / "afgewezen.csv").read_text()


def test_de_kop_van_een_werkmap_blijft_staan(tmp_path: Path) -> None:
    pad = tmp_path / "afgewezen.xlsx"
    gelezen = [lees("Nummer;naam;geboren\nA;Jan;31-02-2010\n")]
    schrijf_atomair(pad, afgewezen_rijen(pad, gelezen))
    blad = load_workbook(pad).active
    assert blad is not None
    assert [cel.value for cel in blad[1]] == ["Nummer", "naam", "geboren", "reden_afwijzing"]
    assert blad.freeze_panes == "A2"
