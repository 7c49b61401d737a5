"""What a row calls a bsn in one cell goes out of all its cells; longer numbers stay whole."""

from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import Importeer, tellers, waarden
from tests.invoer.test_bsn import BSN, KANS, WEG, is_weg

FOUT = "123456789"
"""It fails the elfproef (147 = 13 * 11 + 4), and is a bsn all the same where a column says so."""
IBAN = "NL91ABNA0417164300"
"""The account in it, without its nought, passes: 4*9+1*8+7*7+1*6+6*5+4*4+3*3 = 154 = 14 * 11."""
REKENING = "417164300"

ELDERS = {
    BSN: None,
    f"  {BSN} ": None,
    "1234.56.782": None,
    "123 456 782": None,
    f"0{BSN}": None,
    f"{BSN}.0": None,
    "1.23456782E+08": None,
    f"K{BSN}": "K[verwijderd]",
    f"2026-{BSN}": "2026-[verwijderd]",
    f"zie {BSN} in het dossier": "zie [verwijderd] in het dossier",
    f"{BSN} en {BSN}": "[verwijderd] en [verwijderd]",
    f"Zoë, {BSN}": "Zoë, [verwijderd]",
    "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff12": None,
}
"""What stands elsewhere in the row → what stays of it."""


@pytest.mark.parametrize(("bekend", "cel"), [("BSN", BSN), ("Info", f"bsn: {BSN}")])
@pytest.mark.parametrize("kolom", ["kenmerk", "melder_contact", "reden", "Bijlage"])
@pytest.mark.parametrize("tekst", ELDERS)
def test_it_goes_out_of_every_cell_of_its_row(
    importeer: Importeer,
    tafel: Tafel,
    register: Path,
    kolom: str,
    tekst: str,
    bekend: str,
    cel: str,
) -> None:
    uit, uitslag = importeer(f"naam;{kolom};{bekend}\nJan Vos;{tekst};{cel}\nPiet Bos;x;\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (2, 0, 0, 0))
    assert (WEG in uit.stderr, KANS in uit.stderr) == (True, False)
    assert "rij 2" in uit.stderr
    assert is_weg(register)
    gevonden = waarden(tafel)
    over = ELDERS[tekst]
    if kolom == "Bijlage":
        assert gevonden.get("opmerkingen") == (over and f"Bijlage: {over}")
    else:
        assert gevonden.get(kolom) == over


@pytest.mark.parametrize("kolom", ["kenmerk", "contact melder", "Toelichting"])
def test_a_wrong_one_in_its_own_column_too(
    importeer: Importeer, tafel: Tafel, register: Path, kolom: str
) -> None:
    importeer(f"naam;{kolom};sofinummer\nJan Vos;{FOUT};{FOUT}\nPiet Bos;{FOUT};\n")
    assert FOUT not in str(waarden(tafel, 1))
    assert FOUT in str(waarden(tafel, 2))


def test_one_that_lost_its_nought(importeer: Importeer, register: Path) -> None:
    """10000021: 8*1 + 2*2 - 1 = 11."""
    rij = ["Jan Vos", 10000021, "010000021", 10000021]
    importeer(werkmap(["naam", "bsn", "kenmerk", "Toelichting"], rij))
    assert is_weg(register, "10000021")


def test_a_refused_row_is_handed_back_without(importeer: Importeer, tmp_path: Path) -> None:
    rijen = f"Jan Vos;oud;{BSN};{BSN}\nPiet Bos;oud;zie {BSN};bsn {BSN}\n"
    importeer(f"naam;leeftijd;kenmerk;BSN\n{rijen}", "--afgewezen", "af.csv")
    assert BSN not in (tmp_path / "af.csv").read_text()


@pytest.mark.parametrize("getal", [REKENING, BSN])
@pytest.mark.parametrize(
    "tekst",
    [
        *(IBAN, "NL91 ABNA 0417 1643 00", f"iban {IBAN}", f"{IBAN}, tel 020-1234567"),
        *("NL44RABO0123456782", "06-12345678", "+31 6 12345678", "2026123456782"),
        *("12345678234", "0123456782345", "020-1234567", "111222333"),
    ],
)
@pytest.mark.parametrize("kolom", ["kenmerk", "melder_contact", "reden"])
def test_a_longer_number_is_not_cut(
    importeer: Importeer, tafel: Tafel, kolom: str, tekst: str, getal: str
) -> None:
    importeer(f"naam;{kolom};bsn\nJan Vos;{tekst};{getal}\n")
    assert waarden(tafel)[kolom] == tekst


def test_an_iban_alone_is_no_bsn_by_chance(importeer: Importeer, tafel: Tafel) -> None:
    uit, _ = importeer(f"naam;groep;reden\nJan Vos;{IBAN};{IBAN}\n")
    assert "let op" not in uit.stderr
    assert (waarden(tafel)["groep"], waarden(tafel)["reden"]) == (IBAN, IBAN)


def test_the_birth_date_of_the_row_stays(importeer: Importeer, tafel: Tafel) -> None:
    """19900312, in both: 0*9+1*8+9*7+9*6+0*5+0*4+3*3+1*2-2 = 134, no bsn."""
    importeer("naam;geboren;kinderen;bsn\nJan Vos;19900312;20150312;019900312\n")
    assert waarden(tafel)["geboortedatum"] == "1990-03-12"
    assert waarden(tafel)["inwonende_kinderen"] == "2015-03-12"


@pytest.mark.parametrize("opdracht", [("add", "--naam", "Jan Vos"), ("wijzig", "M1")])
@pytest.mark.parametrize(
    "opties",
    [
        ("--bsn", BSN, "--kenmerk", BSN),
        ("--bsn", BSN, "--reden", f"zie {BSN}"),
        ("--melder-contact", BSN, "--reden", f"bsn {BSN}"),
        ("--bsn", FOUT, "--kenmerk", FOUT),
    ],
)
def test_by_hand_too(
    tafel: Tafel, register: Path, opdracht: tuple[str, ...], opties: tuple[str, ...]
) -> None:
    assert tafel("melding", "add", "--naam", "Ida Bol").exit_code == 0
    uit = tafel("melding", *opdracht, *opties)
    assert (uit.exit_code, uit.stderr.count(WEG), KANS in uit.stderr) == (0, 2, False)
    assert is_weg(register, opties[1] if opties[0] == "--bsn" else BSN)
