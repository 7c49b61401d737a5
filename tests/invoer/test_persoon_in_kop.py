"""A header that may be a person, or holds a number of one, is called by its place."""

import json
from pathlib import Path

import pytest

from tafel.koppen import kan_persoon_zijn
from tests.conftest import Tafel
from tests.invoer.hulp import Importeer, inhoud, tellers

WEG = "het bsn wordt niet bewaard"
BSN = "391417770"
"""3*9 + 9*8 + 1*7 + 4*6 + 1*5 + 7*4 + 7*3 + 7*2 - 0 = 198 = 18 * 11."""


@pytest.mark.parametrize(
    "kop",
    ["Jan de Vries", "Piet Jansen 12-03-1990", "J. de Vries", "JAN DE VRIES", "jan van der berg",
     "12 maart 1990", "Tel 06-12345678"],
)  # fmt: skip
def test_it_is_not_shown_and_not_stored(
    importeer: Importeer, tafel: Tafel, register: Path, kop: str
) -> None:
    uit, uitslag = importeer(f"naam;{kop}\nIda Bol;komt vaak\n")
    assert tellers(uitslag) == (1, 0, 0, 0)
    assert kop not in uit.stdout + uit.stderr + repr(inhoud(register))
    toon = json.loads(tafel("melding", "toon", "M1", "--namen", "-f", "json").stdout)
    assert toon["waarden"]["opmerkingen"] == "kolom 2: komt vaak"


@pytest.mark.parametrize(
    "kop",
    ["Wijkagent", "iets onbekends", "Naam school", "Schooljaar 2026-2027", "Kolom1",
     "Datum Intake"],
)  # fmt: skip
def test_a_label_stays(kop: str) -> None:
    assert not kan_persoon_zijn(kop)


@pytest.mark.parametrize("kop", [BSN, f"naam {BSN}", f"bsn {BSN}", "3.91417770E+08", "0391417770"])
def test_a_bsn_is_taken_out_with_one_warning(
    importeer: Importeer, register: Path, tmp_path: Path, kop: str
) -> None:
    uit, _ = importeer(
        f"naam;leeftijd;{kop}\nIda Bol;36;x\nPiet Bos;oud;x\n", "--afgewezen", "af.csv"
    )
    assert uit.stderr.count(WEG) == 1
    gezien = uit.stdout + uit.stderr + repr(inhoud(register)) + (tmp_path / "af.csv").read_text()
    assert kop not in gezien
    assert BSN not in gezien


@pytest.mark.parametrize(
    "vorm", ["391  417  770", "39141\n7770", "3.91417770E+08", "3,9141777E+08", "0391417770"]
)
@pytest.mark.parametrize("kolom", ["kanaal", "huisnummer", "achternaam", "buurt", "reden"])
def test_a_bsn_in_other_guises(
    importeer: Importeer, register: Path, tmp_path: Path, vorm: str, kolom: str
) -> None:
    cel = f"zie bsn {vorm}" if kolom == "reden" else vorm
    uit, _ = importeer(
        f'voornaam;leeftijd;{kolom}\nIda;36;"{cel}"\nPiet;oud;"{cel}"\n', "--afgewezen", "af.csv"
    )
    assert uit.stderr.count(WEG) == 1
    afgewezen = (tmp_path / "af.csv").read_text()
    for gezien in (uit.stdout, uit.stderr, afgewezen, repr(inhoud(register))):
        assert vorm not in gezien
        assert "391417770" not in "".join(filter(str.isalnum, gezien))


@pytest.mark.parametrize("tekst", ["12-03-1990 5 kinderen", "020-4567890", "06-12345678"])
def test_dates_and_telephones_stay(importeer: Importeer, tafel: Tafel, tekst: str) -> None:
    uit, _ = importeer(f"naam;betrokken_organisaties\nIda Bol;Madi {tekst}\n")
    assert WEG not in uit.stderr
    assert tekst in tafel("melding", "toon", "M1", "--namen", "-f", "json").stdout


@pytest.mark.parametrize(
    "kop",
    ["buurt", "groep", "betrokken_organisaties", "melder", "legitimatie", "paspoort", "ID-nummer",
     "Persoonsnummer", "identificatienummer", "burgerservice nummer", "burgerservienummer"],
)  # fmt: skip
def test_a_bare_one_where_no_such_number_stands_by_chance(
    importeer: Importeer, register: Path, kop: str
) -> None:
    uit, uitslag = importeer(f"naam;{kop}\nIda Bol;{BSN}\n")
    assert tellers(uitslag) == (1, 0, 0, 0)
    assert uit.stderr.count(WEG) == 1
    assert BSN not in uit.stdout + uit.stderr + repr(inhoud(register))
